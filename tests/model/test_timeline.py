"""The model: what its parts take and refuse, and what a timeline knows about its events."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from crisistl.dates import EventDate
from crisistl.model.timeline import (
    Actor,
    Citation,
    Event,
    Omitted,
    Quote,
    Source,
    Theme,
    Timeline,
)
from strategies import timelines


def event(**fields: Any) -> Event:
    """An event with what an event needs, and these fields."""
    return Event.model_validate(
        {"id": "e", "date": "2022-01-10", "title": "Talks"} | fields
    )


def test_an_event_needs_no_more_than_an_id_a_date_and_a_title() -> None:
    bare = event()
    assert (bare.status, bare.summary, bare.type, bare.actors, bare.extra) == (
        "reported",
        "",
        None,
        (),
        {},
    )


@pytest.mark.parametrize("missing", ["id", "date", "title"])
def test_an_event_without_one_of_these_is_refused(missing: str) -> None:
    record = {"id": "e", "date": "2022-01-10", "title": "Talks"}
    del record[missing]
    with pytest.raises(ValidationError):
        Event.model_validate(record)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", ""), ("id", "two words"), ("id", "-x"), ("id", "a/b"), ("id", "a\n"), ("id", "x" * 201),
        ("title", ""), ("title", "   "), ("title", "two\nlines"), ("title", "two\rlines"),
        ("date", "10/01/2022"), ("date", 2022), ("date", None), ("date", "{2022-01-10,2022-01-12}"),
        ("type", "war"), ("status", "Reported"), ("part_of_day", "noon"),
        ("actors", "nato"), ("actors", ["two words"]), ("quotes", ["said"]), ("quotes", [{"text": ""}]),
        ("sources", [{}]), ("sources", [{"published": "2022"}]), ("extra", []), ("titel", "Talks"),
    ],
)  # fmt: skip
def test_a_value_that_means_nothing_is_refused(field: str, value: object) -> None:
    with pytest.raises(ValidationError):
        event(**{field: value})


@pytest.mark.parametrize(
    "identity", ["a", "nato-russia-council", "Q30", "переговоры", "a.b_c:d@e+f", "2022"]
)
def test_an_id_is_letters_digits_and_a_few_signs(identity: str) -> None:
    assert event(id=identity).id == identity


def test_a_date_is_read_as_edtf_and_written_as_it_was() -> None:
    vague = event(date="2021-04~")
    assert vague.date == EventDate.parse("2021-04~")
    assert vague.model_dump(mode="json")["date"] == "2021-04~"


def test_a_date_that_is_no_text_is_told_how_to_be_one() -> None:
    with pytest.raises(
        ValidationError, match='a date is text; write "2022", between quotation marks'
    ):
        event(date=2022)


def test_a_citation_of_a_source_alone_is_its_id_both_ways() -> None:
    cited = event(sources=["gazette", {"source": "gazette", "locator": "p. 4"}])
    assert cited.sources == (
        Citation(source="gazette"),
        Citation(source="gazette", locator="p. 4"),
    )
    dumped = cited.model_dump(mode="json", exclude_defaults=True)["sources"]
    assert dumped == ["gazette", {"source": "gazette", "locator": "p. 4"}]


def test_values_are_frozen() -> None:
    with pytest.raises(ValidationError):
        event().title = "Other"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("2022-01", "'2022-01' isn't a day; write YYYY-MM-DD"),
        ("27 January", "'27 January' isn't a day; write YYYY-MM-DD"),
        ("2022-W01-1", "isn't a day; write YYYY-MM-DD"),
        ("2022-01-27T00", "isn't a day; write YYYY-MM-DD"),
        (20220127, "20220127 isn't a day; write YYYY-MM-DD"),
        ("2022-02-30", "'2022-02-30' isn't a valid date"),
    ],
)
def test_a_day_has_one_way_to_be_written(day: object, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Timeline.model_validate({"as_of": day})
    assert Timeline.model_validate({"as_of": "2022-01-27"}).as_of == date(2022, 1, 27)


def test_a_timeline_refuses_what_is_not_whole_and_says_all_of_it() -> None:
    with pytest.raises(ValidationError) as refused:
        Timeline(events=(event(actors=("nato",)), event(themes=("energy",))))
    message = str(refused.value)
    assert "events[0] 'e': actors: unknown actor 'nato'" in message
    assert "events[1] 'e': themes: unknown theme 'energy'" in message
    assert "events[1] 'e': id: an earlier one has the id 'e' too" in message


def test_the_registers_are_known_by_id(small_timeline: Timeline) -> None:
    assert small_timeline.actors_by_id["osk"].name == "Ann Osk"
    assert small_timeline.themes_by_id["dam"].part_of == "water"
    assert small_timeline.sources_by_id["radio"].title == "Radio Norland"
    assert small_timeline.events_by_id["drought"].title == "Drought halves the Vell"


def test_what_answers_an_event_is_known_by_its_id(small_timeline: Timeline) -> None:
    assert {k: [e.id for e in v] for k, v in small_timeline.answers.items()} == {
        "sluices-shut": ["sluices-denied"],
        "league-talks": ["second-talks"],
    }


def test_a_contradiction_is_known_from_both_sides(small_timeline: Timeline) -> None:
    assert small_timeline.contradictions == {
        "sluices-denied": ("sluices-shut",),
        "sluices-shut": ("sluices-denied",),
    }


def test_a_narrowed_timeline_lists_what_it_links_to_and_leaves_out(
    small_timeline: Timeline,
) -> None:
    denied = small_timeline.events_by_id["sluices-denied"]
    narrowed = small_timeline.narrowed((denied,))
    assert narrowed.events == (denied,)
    left_out = small_timeline.events_by_id["sluices-shut"]
    assert narrowed.omitted == (
        Omitted(id=left_out.id, date=left_out.date, title=left_out.title),
    )


def test_a_narrowed_timeline_knows_its_own_events_alone(
    small_timeline: Timeline,
) -> None:
    assert len(small_timeline.events_by_id) == 8
    assert small_timeline.answers
    narrowed = small_timeline.narrowed(small_timeline.events[:2])
    assert [*narrowed.events_by_id] == ["dam-works", "drought"]
    assert narrowed.answers == {}


def test_a_timeline_narrowed_twice_keeps_what_was_omitted_before(
    small_timeline: Timeline,
) -> None:
    events = small_timeline.events_by_id
    once = small_timeline.narrowed((events["sluices-denied"], events["drought"]))
    assert [o.id for o in once.narrowed((events["sluices-denied"],)).omitted] == [
        "sluices-shut"
    ]
    assert once.narrowed((events["drought"],)).omitted == ()


@settings(max_examples=40)
@given(timelines(), st.data())
def test_a_narrowed_timeline_is_whole(timeline: Timeline, data: st.DataObject) -> None:
    chosen = (
        data.draw(st.lists(st.sampled_from(timeline.events), unique_by=lambda e: e.id))
        if timeline.events
        else []
    )
    narrowed = timeline.narrowed(tuple(chosen))
    assert Timeline.model_validate(narrowed.model_dump()) == narrowed


def test_equal_parts_are_equal_values() -> None:
    assert Actor(id="a", name="A") == Actor(id="a", name="A", kind=None)
    assert Theme(id="t", name="T").aliases == ()
    assert hash(Quote(text="said", speaker="a")) == hash(
        Quote(text="said", speaker="a")
    )
    assert Source(id="s", title="S") != Source(id="s", title="s")


@pytest.mark.parametrize(
    "value",
    [
        float("inf"),
        float("-inf"),
        float("nan"),
        [1, {"n": float("inf")}],
        {"a": [float("nan")]},
    ],
)
def test_extra_has_no_number_that_json_has_not(value: object) -> None:
    with pytest.raises(
        ValidationError, match="can't be represented in JSON; write it as text"
    ):
        Event(id="a", date="2022", title="T", extra={"n": value})
    with pytest.raises(ValidationError):
        Event.model_validate_json(
            '{"id": "a", "date": "2022", "title": "T", "extra": {"n": 1e999}}'
        )
