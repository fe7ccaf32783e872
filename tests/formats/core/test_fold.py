"""Folding records to a timeline: validated, cross-checked, and with all faults at once."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisistl.formats.core.fault_report import FaultyData
from crisistl.formats.core.fold import timeline_of
from crisistl.formats.core.plain_parts import header, plain
from crisistl.formats.core.record import KINDS, Fault, Item, Kind, Note, Path, Record
from crisistl.model.timeline import Timeline
from strategies import timelines


def event(index: int, identity: str, **fields: Any) -> Record:
    value = {"id": identity, "date": "2022-01-10", "title": "Talks"} | fields
    return Record("event", value, index, line=10 + index)


def actor(index: int, identity: str, **fields: Any) -> Record:
    return Record(
        "actor", {"id": identity, "name": identity} | fields, index, line=1 + index
    )


def records(timeline: Timeline) -> Iterator[Record]:
    """The records that a reader of this timeline's own JSON yields."""
    yield Record("timeline", header(timeline), 0)
    kinds: dict[str, Kind] = {**KINDS}
    for register, kind in kinds.items():
        for index, part in enumerate(getattr(timeline, register)):
            yield Record(kind, plain(part), index)


def told(*readings: Item) -> list[str]:
    """The faults of these readings, a line each."""
    with pytest.raises(FaultyData) as refused:
        timeline_of(readings, "file")
    head, *lines = str(refused.value).split("\n")
    assert (
        head == f"file: {len(lines)} fault{'s' * (len(lines) != 1)}; nothing was read"
    )
    return [line.strip() for line in lines]


@settings(max_examples=40)
@given(timelines())
def test_folding_what_was_unfolded_changes_nothing(timeline: Timeline) -> None:
    once = timeline_of(records(timeline), "file")
    assert once == timeline
    assert timeline_of(records(once), "file") == once


@settings(max_examples=40)
@given(timelines(), st.data())
def test_a_narrowed_timeline_folds_again(
    timeline: Timeline, data: st.DataObject
) -> None:
    kept = [event for event in timeline.events if data.draw(st.booleans())]
    narrowed = timeline.narrowed(tuple(kept))
    assert timeline_of(records(narrowed), "file") == narrowed


def test_no_records_are_an_empty_timeline() -> None:
    assert timeline_of([], "file") == Timeline()


def test_a_header_may_come_in_pieces() -> None:
    pieces = [
        Record("timeline", {"title": "T"}, 0),
        Record("timeline", {"license": "L"}, 0),
    ]
    assert timeline_of(pieces, "file") == Timeline(title="T", license="L")


def test_the_faults_of_a_file_stand_in_the_order_of_its_lines() -> None:
    assert told(
        event(0, "one", date="2022-02-30"),
        event(1, "two", actors=["natoo"]),
        actor(0, "nato"),
        event(2, "three", type="war"),
        Fault("events[3]", "an object is needed: {...}", line=13, value="4"),
    ) == [
        "line 10: events[0] 'one': date: '2022-02-30': February 2022 has 28 days. Write a day from 1 to 28.",
        "line 11: events[1] 'two': actors: unknown actor 'natoo'; did you mean 'nato'?",
        "line 12: events[2] 'three': type: 'war' is none of agree, consult, support, concede, cooperate, aid, retreat, "
        "request, accuse, reject, threaten, protest, sanction, mobilize, coerce, assault",
        "line 13: events[3]: '4': an object is needed: {...}",
    ]


def test_a_place_is_told_by_its_number_in_the_file_whatever_was_at_fault_before_it() -> (
    None
):
    assert told(
        event(0, "a", date="x"), event(1, "b", date="x"), event(2, "c", themes=["y"])
    )[2] == (
        "line 12: events[2] 'c': themes: unknown theme 'y'; the timeline has 0 themes"
    )


def test_what_names_a_part_at_fault_is_not_at_fault_for_that() -> None:
    assert told(
        actor(0, "osk", kind="human"),
        actor(1, "aide", part_of="osk"),
        event(0, "one", date="2022-13"),
        event(1, "two", responds_to=["one"], actors=["osk"], contradicts=["none"]),
    ) == [
        "line 1: actors[0] 'osk': kind: 'human' is none of state, organisation, government, person, group, bloc",
        "line 10: events[0] 'one': date: '2022-13': there is no month 13. Write a month from 01 to 12.",
        "line 11: events[1] 'two': contradicts: unknown event 'none'; did you mean 'one'?",
    ]


def test_a_fault_has_the_line_of_its_value_where_the_format_can_tell() -> None:
    def locate(lines: dict[Any, int], path: Path) -> int | None:
        return lines.get(tuple(path))

    value = {"id": "e", "date": "2022", "title": "T", "actors": ["x"], "type": "war"}
    located = partial(locate, {("type",): 4, ("actors",): 5})
    assert [
        line.split(":")[0] for line in told(Record("event", value, 0, 3, located))
    ] == [
        "line 4",
        "line 5",
    ]
    del value["type"]
    assert [
        line.split(":")[0] for line in told(Record("event", value, 0, 3, located))
    ] == ["line 5"]


def test_two_hundred_faults_are_enough_to_read() -> None:
    with pytest.raises(FaultyData) as refused:
        timeline_of((Fault(f"part {n}", "broken") for n in range(1500)), "file")
    lines = str(refused.value).split("\n")
    assert lines[0] == "file: 1,500 faults; nothing was read"
    assert len(lines) == 202
    assert lines[-1] == "  … and 1300 more"
    assert len(refused.value.faults) == 1500


def test_many_faults_of_one_cause_are_one_line() -> None:
    with pytest.raises(FaultyData) as refused:
        timeline_of((event(n, f"e{n}", date="x") for n in range(30)), "file")
    first, line = str(refused.value).split("\n")
    assert first == "file: 30 faults; nothing was read"
    assert line.endswith(" and 27 more.")
    assert len(refused.value.faults) == 30


def test_notes_are_handed_on() -> None:
    heard: list[str] = []
    timeline_of([Note("as Windows-1252"), Note("twice")], "file", note=heard.append)
    assert heard == ["as Windows-1252", "twice"]


def test_what_is_at_fault_and_what_names_it_is_left_out_where_that_is_wanted() -> None:
    heard: list[str] = []
    timeline = timeline_of(
        [
            actor(0, "nato"),
            event(0, "bad", date="x"),
            event(1, "answer", responds_to=["bad"]),
            event(2, "answer-to-that", responds_to=["answer"]),
            event(3, "good", actors=["nato"]),
        ],
        "file",
        skip_bad=True,
        note=heard.append,
    )
    assert [e.id for e in timeline.events] == ["good"]
    (remark,) = heard
    assert remark.split("\n")[0] == "file: left out invalid parts, 3 faults:"
    assert (
        "line 12: events[2] 'answer-to-that': responds_to: unknown event 'answer'"
        in remark
    )


def test_what_is_wrong_with_a_part_at_fault_is_told_at_once() -> None:
    wrong = {
        "date": "2022-13",
        "typ": "consult",
        "actors": ["nobody"],
        "responds_to": ["none"],
    }
    assert [
        sentence.split(": ", 2)[2].split(":")[0]
        for sentence in told(event(0, "one", **wrong))
    ] == [
        "date",
        "typ",
        "actors",
        "responds_to",
    ]


def test_what_is_left_of_a_part_at_fault_is_not_kept() -> None:
    readings = [event(0, "one", typ="consult"), event(1, "two")]
    assert [
        kept.id for kept in timeline_of(readings, "file", skip_bad=True).events
    ] == ["two"]


def test_a_fault_has_its_problem_and_its_remedy_apart() -> None:
    record = {"id": "e", "date": "2022", "titel": "T"}
    with pytest.raises(FaultyData) as refused:
        timeline_of([Record("event", record, 0)], "f")
    (fault,) = refused.value.faults
    assert (fault.place, fault.problem, fault.remedy, fault.field) == (
        "events[0] 'e': titel",
        "unknown field",
        "did you mean 'title'?",
        "titel",
    )
