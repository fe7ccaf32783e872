"""Event texts: what is made of events as they are read is what is made of all of them at once."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import awkward
from crisistl.cli.leaving_out import export_remarks
from crisistl.engine.answer import Answer
from crisistl.engine.order import Order
from crisistl.engine.stream import StreamEngine
from crisistl.formats.core.after_writing import remarks
from crisistl.formats.core.input import Input
from crisistl.formats.core.registry import format_named
from crisistl.formats.core.years import far_events
from crisistl.formats.ics.calendar import write_ics
from crisistl.formats.json.own_writer import write_json, write_lines
from crisistl.formats.json.stream import Stream
from crisistl.formats.loading import load
from crisistl.model.timeline import Timeline
from crisistl.output.delimited import write_csv, write_tsv
from crisistl.query.fields import FULL_COLUMNS
from crisistl.query.tree import EVERYTHING, Has, Query
from crisistl.views.event_texts import event_texts
from crisistl.views.events import events_table
from exchange import written
from queries import queries
from strategies import timelines

WHOLE: dict[str, Callable[..., None]] = {
    "csv": lambda answer, out: write_csv(events_table(answer), out),
    "tsv": lambda answer, out: write_tsv(events_table(answer), out),
    "json": lambda answer, out: write_json(answer.narrowed(), out),
    "jsonl": lambda answer, out: write_lines(answer.narrowed(), out),
    "ics": lambda answer, out: write_ics(answer.narrowed(), out),
}
FILES = {"json": write_json, "jsonl": write_lines}


def streamed(path: Path, *, to_write: bool) -> StreamEngine:
    stream = Stream.of(Input.of(str(path)), to_write=to_write)
    assert stream
    return StreamEngine(stream, lambda: load(path))


def check_alike(path: Path, timeline: Timeline, query: Query, form: str) -> None:
    """Check that both ways give the same file, numbers and remarks."""
    held = Answer.of(timeline, query)
    expected = io.StringIO()
    WHOLE[form](held, expected)
    known = format_named(form)
    for to_write in (False, True):
        answer = Answer(streamed(path, to_write=to_write), query)
        counts: list[int] = []
        texts = event_texts(answer, known, FULL_COLUMNS, counts.append)
        if any(far_events(held.events, form)):
            assert texts is None
            continue
        assert texts is not None
        out = io.StringIO()
        texts.write(out)
        assert out.getvalue() == expected.getvalue()
        assert counts[-1:] == [len(texts)] * bool(counts)
        assert (len(texts), answer.number, answer.count) == (
            len(held.events),
            held.number,
            held.count,
        )
        if form in ("csv", "tsv"):
            assert texts.remarks(known) == export_remarks(held, known, None)
        else:
            assert texts.remarks(known) == remarks(held.narrowed(), known)


def without_far(timeline: Timeline) -> Timeline:
    """The events within the years of a calendar, without their links."""
    far = {event.id for event in far_events(timeline.events, "ics")}
    alone: dict[str, Any] = {"responds_to": (), "contradicts": ()}
    near = [event for event in timeline.events if event.id not in far]
    events = tuple(event.model_copy(update=alone) for event in near)
    return timeline.with_parts(events=events, omitted=())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    timelines().filter(lambda timeline: timeline.events),
    st.data(),
    st.sampled_from([*WHOLE]),
    st.sampled_from([*FILES]),
)
def test_texts_are_those_of_events_that_are_held(
    tmp_path: Path, timeline: Timeline, data: st.DataObject, form: str, ending: str
) -> None:
    path = tmp_path / f"file.{ending}"
    path.write_text(written(FILES[ending], timeline), encoding="utf-8")
    query = data.draw(st.just(EVERYTHING) | queries(timeline))
    check_alike(path, timeline, query, form)


@pytest.mark.parametrize("form", WHOLE)
def test_texts_of_awkward_events(tmp_path: Path, form: str) -> None:
    timeline = awkward.timeline(700, 5)
    if form == "ics":
        timeline = without_far(timeline)
    path = tmp_path / "file.jsonl"
    path.write_text(written(write_lines, timeline), encoding="utf-8")
    check_alike(path, timeline, EVERYTHING, form)


def test_a_link_to_an_event_that_is_left_out_is_kept(tmp_path: Path) -> None:
    plain: dict[str, Any] = {"date": "2022", "title": "T"}
    timeline = Timeline.model_validate(
        {
            "omitted": [{"id": "z"} | plain, {"id": "y"} | plain],
            "events": [
                {"id": "b", "responds_to": ["z"], "place": "B"} | plain,
                {"id": "a", "contradicts": ["b"], "date": "2021", "title": "A"},
            ],
        }
    )
    path = tmp_path / "file.json"
    path.write_text(written(write_json, timeline), encoding="utf-8")
    for query in (EVERYTHING, Has("place", "B"), Has("id", "a")):
        check_alike(path, timeline, query, "json")
        check_alike(path, timeline, query, "ics")


def test_other_orders_need_the_events(tmp_path: Path) -> None:
    path = tmp_path / "file.jsonl"
    path.write_text(written(write_lines, awkward.timeline(9, 5)), encoding="utf-8")
    for order in (Order(reverse=True), Order((("title", False),))):
        answer = Answer(streamed(path, to_write=False), order=order)
        assert event_texts(answer, format_named("csv"), FULL_COLUMNS, print) is None
        assert len(answer.events) == 9
