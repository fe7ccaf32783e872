"""Several timelines read as one."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisistl.compare.union import file_names, united
from crisistl.formats.core.plain_parts import plain
from crisistl.model.filed import files_of
from crisistl.model.integrity import breaches
from crisistl.model.timeline import (
    Actor,
    Event,
    Omitted,
    Quote,
    Source,
    Theme,
    Timeline,
)
from strategies import timelines


def told(*events: Event, **fields) -> Timeline:
    return Timeline(**{"title": "T"} | fields | {"events": events})


def event(identity: str, **fields) -> Event:
    return Event(
        **{"id": identity, "date": "2022-01-10", "title": f"Title of {identity}"}
        | fields
    )


def test_events_of_all_files_follow_each_other_and_know_their_files():
    union = united([("one", told(event("a"))), ("two", told(event("b")))]).timeline
    assert [(e.id, files_of(e)) for e in union.events] == [
        ("a", ("one",)),
        ("b", ("two",)),
    ]


def test_an_id_of_two_events_gets_the_later_files_name_and_so_do_the_links():
    second = told(
        event("a", title="Another"), event("b", responds_to=["a"], contradicts=["a"])
    )
    union = united([("one", told(event("a"))), ("two", second)])
    assert [e.id for e in union.timeline.events] == ["a", "two:a", "b"]
    assert (
        union.timeline.events[2].responds_to
        == union.timeline.events[2].contradicts
        == ("two:a",)
    )
    assert [clash.sentence() for clash in union.clashes] == [
        "two: events 'two:a': 'a' is already used by another event; 'Another' was renamed to 'two:a'"
    ]


def test_an_event_that_two_files_have_word_for_word_is_one():
    union = united([("one", told(event("a"))), ("two", told(event("a")))])
    assert [(e.id, files_of(e)) for e in union.timeline.events] == [
        ("a", ("one", "two"))
    ]
    assert union.clashes == ()
    assert [len(events) for events in union.events] == [1, 1]


def test_everything_that_names_an_actor_a_theme_or_a_source_follows_the_union():
    first = told(
        actors=(Actor(id="norland", name="Norland"),),
        themes=(Theme(id="dam", name="Dam"),),
        sources=(Source(id="gazette", title="Gazette"),),
    )
    second = told(
        event(
            "a", actors=["n"], targets=["n"], attributed_to=["n"], themes=["d"], sources=["g"],
            quotes=[Quote(text="No", speaker="n"), Quote(text="Yes")],
        ),
        actors=(Actor(id="n", name="Norland"),),
        themes=(Theme(id="d", name="dam"),),
        sources=(Source(id="g", title="Gazette"),),
    )  # fmt: skip
    (found,) = united([("one", first), ("two", second)]).timeline.events
    assert plain(found) == {
        "id": "a", "date": "2022-01-10", "title": "Title of a", "actors": ["norland"], "targets": ["norland"],
        "themes": ["dam"], "attributed_to": ["norland"],
        "quotes": [{"text": "No", "speaker": "norland"}, {"text": "Yes"}], "sources": ["gazette"],
    }  # fmt: skip


def test_an_event_that_one_file_omits_and_another_has_is_there():
    omitting = told(
        event("b", responds_to=["a"]),
        omitted=(Omitted(id="a", date="2022-01-10", title="Title of a"),),
    )
    for files in ([omitting, told(event("a"))], [told(event("a")), omitting]):
        union = united([*zip(("one", "two"), files, strict=True)]).timeline
        assert (union.omitted, {e.id for e in union.events}) == ((), {"a", "b"})


def test_an_omitted_event_that_is_another_one_is_kept_apart():
    omitting = told(
        event("b", responds_to=["a"]),
        omitted=(Omitted(id="a", date="2021", title="Older"),),
    )
    union = united([("one", told(event("a"))), ("two", omitting)]).timeline
    assert [omitted.id for omitted in union.omitted] == ["two:a"]
    assert union.events_by_id["b"].responds_to == ("two:a",)


def test_the_header_has_all_titles_and_licences_and_the_latest_day():
    first = told(
        title="One",
        as_of="2022-01-27",
        license="MIT",
        language="en",
        description="This.",
    )
    second = told(title="Two", as_of="2022-02-01", license="CC0", language="en")
    union = united([("a", first), ("b", second), ("c", first)]).timeline
    assert (union.title, union.license, union.description) == (
        "One + Two",
        "MIT; CC0",
        "This.",
    )
    assert (union.as_of, union.language) == (date(2022, 2, 1), "en")
    assert united([("a", first), ("b", told(language="uk"))]).timeline.language is None


def test_where_an_event_is_from_is_never_written():
    union = united([("one", told(event("a"))), ("two", told(event("b")))]).timeline
    assert plain(union.events[0]) == {
        "id": "a",
        "date": "2022-01-10",
        "title": "Title of a",
    }
    assert "file" not in str(union.model_dump())


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["a.json", "dir/b.csv"], ("a", "b")),
        (["x/a.json", "y/a.json", "a.csv"], ("a", "a-2", "a-3")),
        (["-", "My file (1).json", "….json"], ("stdin", "my-file-1", "file")),
        (["book.xlsx#Sheet 2"], ("book",)),
    ],
)
def test_a_file_has_a_short_name_of_its_own(paths, names):
    assert file_names(paths) == names


@given(st.lists(timelines(max_events=3), min_size=1, max_size=3))
@settings(max_examples=40)
def test_a_union_is_whole_and_has_every_event(files):
    union = united(
        [(f"file{number}", timeline) for number, timeline in enumerate(files)]
    )
    assert [*breaches(union.timeline)] == []
    for timeline, events in zip(files, union.events, strict=True):
        assert [e.title for e in events] == [e.title for e in timeline.events]


@given(timelines(max_events=3))
@settings(max_examples=40)
def test_a_timeline_united_with_itself_is_itself(timeline):
    union = united([("a", timeline), ("b", timeline)]).timeline
    assert [plain(event) for event in union.events] == [
        plain(event) for event in timeline.events
    ]
    for register in ("actors", "themes", "sources"):
        assert getattr(union, register) == getattr(timeline, register)
