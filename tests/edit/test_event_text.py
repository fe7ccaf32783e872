"""Event text: an event in TOML for a text editor, and read back."""

from datetime import date

import pytest
from hypothesis import given

from crisistl.edit.event_draft import EventDraft
from crisistl.edit.event_text import read_text, text_of, with_problem
from crisistl.errors import UsageError
from crisistl.formats.loading import load
from crisistl.model.timeline import Timeline
from strategies import timelines

TODAY = date(2022, 1, 27)


def _read_back(timeline: Timeline, index: int) -> Timeline:
    event = timeline.events[index]
    draft = EventDraft(timeline, TODAY)
    values = read_text(text_of(event, timeline), event, draft)
    return draft.changed(event, values)[0]


@given(timelines())
def test_what_is_not_edited_stays_as_it_is(timeline: Timeline) -> None:
    for index, event in enumerate(timeline.events):
        assert _read_back(timeline, index) == event


def test_a_text_shows_ids_with_their_names(small) -> None:
    timeline = load(small)
    assert text_of(timeline.events_by_id["sluices-denied"], timeline).split("\n\n")[
        1
    ] == (
        'date = "2021-11-28"\n'
        'title = "The Palace denies it"\n'
        'type = "reject"\n'
        'actors = ["palace"] # the Palace\n'
        'targets = ["sudmark"] # Südmark\n'
        'themes = ["dam"] # The dam\n'
        "quotes = [\n"
        '    {text = "Not one sluice was shut.", speaker = "osk"},\n'
        "]\n"
        'responds_to = ["sluices-shut"]\n'
        'contradicts = ["sluices-shut"]\n'
        "sources = [\n"
        '    {source = "radio", title = "Evening news", published = "2021-11-28", locator = "minute 4"},\n'
        "]"
    )


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("date = 2021-07-06", "date", "2021-07-06"),
        ('date = "6 July 2021"', "date", "2021-07-06"),
        ('actors = "Norland; osk"', "actors", ["norland", "osk"]),
        ('actors = "Nobody, osk"', "actors", None),
        ('actors = ["Lake City", "berg"]', "actors", ["norland", "berg"]),
        ('quotes = [{text = "No.", speaker = "Ann Osk"}]', "quotes", [{"text": "No.", "speaker": "osk"}]),
        ('quotes = "No."', "quotes", [{"text": "No."}]),
        ('sources = ["Radio Norland", "https://a.example"]', "sources", ["radio", {"url": "https://a.example"}]),
        ("sources = [{source = 'Radio Norland', locator = '1'}]", "sources", [{"source": "radio", "locator": "1"}]),
        ("lat = 1.5", "lat", 1.5),
        ("extra = {deaths = 3}", "extra", {"deaths": 3}),
    ],
)  # fmt: skip
def test_values_are_read_as_people_write_them(small, text, field, value) -> None:
    timeline = load(small)
    draft = EventDraft(timeline, TODAY)
    event = timeline.events_by_id["drought"]
    if value is None:
        with pytest.raises(UsageError, match="unknown actor"):
            read_text(text, event, draft)
    else:
        assert read_text(text, event, draft)[field] == value


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("date = once", "this isn't valid TOML"),
        ("titel = 'x'", "'titel' is not a field of an event; did you mean 'title'?"),
        ("id = 'x'", "'id' is not a field of an event"),
        ("title = 3", "title: 3 is not a text; write it in quotation marks"),
        (
            "type = 'x'\nactors = ['y']",
            "(?s)type 'x' is none of.*\nactors: unknown actor 'y'",
        ),
    ],
)
def test_all_that_is_wrong_is_said(small, text, problem) -> None:
    timeline = load(small)
    with pytest.raises(UsageError, match=problem):
        read_text(text, timeline.events[0], EventDraft(timeline, TODAY))


def test_a_problem_is_at_the_top_once() -> None:
    text = with_problem(with_problem("a = 1\n", "first"), "second")
    assert text == "#! This can't be saved:\n#! second\na = 1\n"
