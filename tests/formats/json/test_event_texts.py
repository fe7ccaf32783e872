"""Event texts: events that msgspec read are written as the model writes them, byte for byte."""

import io
import json
from collections.abc import Callable, Sequence
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisistl.formats.json.own_writer import (
    event_lines,
    json_of,
    write_json,
    write_json_of_lines,
    write_lines,
    write_lines_of_lines,
)
from crisistl.model.as_written import lines_of
from crisistl.model.checked import events_of_lines, filed
from crisistl.model.derived import description
from crisistl.model.plain import plain_timeline
from crisistl.model.timeline import Event, Timeline
from strategies import timelines

WRITERS = ((write_json, write_json_of_lines), (write_lines, write_lines_of_lines))
PLAIN = {"id": "a", "date": "2022-01", "title": "A"}


def written(write: Callable[..., None], *given: Any) -> str:
    out = io.StringIO()
    write(*given, out)
    return out.getvalue()


def checked(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events, read by msgspec where it reads them."""
    found = []
    for event in events:
        again = events_of_lines([json_of(event).encode()])
        found.append(cast(Event, again[0]) if again else event)
    return tuple(found)


@given(timelines())
def test_a_timeline_of_checked_events_is_written_as_by_the_model(
    timeline: Timeline,
) -> None:
    same = timeline.with_parts(events=checked(timeline.events))
    lines = event_lines(same.events)
    assert lines == [json_of(event).encode() for event in timeline.events]
    for write, write_of_lines in WRITERS:
        expected = written(write, timeline)
        assert written(write, same) == expected
        assert written(write_of_lines, same.with_parts(events=()), lines) == expected


@given(timelines())
def test_a_timeline_of_plain_parts_is_written_as_by_the_model(
    timeline: Timeline,
) -> None:
    document = json.loads(
        timeline.model_dump_json(exclude_defaults=True, by_alias=True)
    )
    same = plain_timeline(document, description())
    for write, _ in WRITERS:
        assert written(write, same) == written(write, timeline)


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "reported", "summary": "", "actors": [], "extra": {}, "place": None},
        {"place": "", "date_text": "", "lat": 0, "lon": -0.0},
        {"lat": 1e-7, "lon": 44, "extra": {"a": 1e22, "b": [{}, [], {"c": [1]}], "d": None, "e": ""}},
        {"sources": [{"source": "gazette"}, {"source": "gazette", "title": ""}, {"url": "u", "published": "2022"}]},
        {"known": "2022-01-03", "recorded": "2022-01-04", "extra": {"big": 2**70, "\x7f\u2028": "\x1f/<é"}},
        {"date": "2022-01-10T05:00Z", "quotes": [{"text": "T"}, {"text": "U", "speaker": "nato"}]},
    ],
)  # fmt: skip
def test_what_msgspec_writes_in_another_way_is_left_to_the_model(
    fields: dict[str, Any],
) -> None:
    text = json.dumps(PLAIN | fields).encode()
    found = events_of_lines([text])
    assert found
    model = Event.model_validate_json(text)
    events = cast(list[Event], found)
    assert event_lines(events) == [json_of(model).encode()]
    for write, _ in WRITERS:
        expected = written(write, Timeline(title="T").with_parts(events=(model,)))
        assert written(write, Timeline(title="T").with_parts(events=events)) == expected


def test_most_events_are_written_by_msgspec() -> None:
    found = events_of_lines(
        [json.dumps(PLAIN | {"sources": [{"source": "a"}]}).encode()]
    )
    assert found
    assert lines_of(found) == [
        b'{"id":"a","date":"2022-01","title":"A","sources":["a"]}'
    ]
    assert lines_of([found[0].model_copy(update={"place": ""})]) is None
    assert lines_of([found[0].model_copy(update={"extra": {"a": 1.5}})]) is None


def test_the_files_that_have_an_event_are_not_written() -> None:
    found = events_of_lines([json.dumps(PLAIN | {"place": ""}).encode()])
    assert found
    event = filed(found[0], ("a.json", "b.json"), {})
    assert event_lines(cast(list[Event], [event])) == [
        b'{"id":"a","date":"2022-01","title":"A"}'
    ]


@given(st.lists(st.integers(0, 2), max_size=5))
def test_events_of_different_classes_are_written_together(kinds: list[int]) -> None:
    text = json.dumps(PLAIN).encode()
    plain = plain_timeline(
        {"title": "T", "events": [dict(PLAIN)]}, description()
    ).events[0]
    read = events_of_lines([text])
    assert read
    choice: list[Any] = [Event.model_validate_json(text), plain, read[0]]
    events = tuple(choice[kind] for kind in kinds)
    expected = written(
        write_json, Timeline(title="T").with_parts(events=(choice[0],) * len(kinds))
    )
    assert (
        written(write_json, Timeline(title="T").with_parts(events=events)) == expected
    )
