"""All engines give the same answers, so that nobody who asks can tell which one answered."""

import json
import os
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import awkward
from archives import appended, archived
from crisistl.dates import BEGINNING, END, EventDate
from crisistl.dates.calendar import UNITS
from crisistl.engine.archive.duck import DuckStore
from crisistl.engine.archive.engine import ArchiveEngine
from crisistl.engine.base import Count, Engine, Number
from crisistl.engine.memory import MemoryEngine
from crisistl.engine.opening import open_engine
from crisistl.engine.order import Order
from crisistl.engine.stream import StreamEngine
from crisistl.errors import DataError
from crisistl.formats.core.input import Input
from crisistl.formats.json import known
from crisistl.formats.json.known import Known
from crisistl.formats.json.own_writer import write_json, write_lines
from crisistl.formats.json.stream import Stream
from crisistl.formats.loading import load
from crisistl.formats.seen import remember
from crisistl.model.lineage import wholes
from crisistl.model.order import order_key
from crisistl.model.timeline import Event, Timeline
from crisistl.query.counted import PERIODS
from crisistl.query.fields import FIELDS, Field
from crisistl.query.lookup import field_of
from crisistl.query.matching import select
from crisistl.query.tree import EVERYTHING, Has
from crisistl.text.switch import SWITCH
from exchange import written
from queries import queries, terms_of
from strategies import timelines

KINDS = {"json": StreamEngine, "jsonl": StreamEngine, "crisis": ArchiveEngine}
WRITERS = {"json": write_json, "jsonl": write_lines}
COUNTED = [field for field in (*FIELDS, *PERIODS) if field.values]
SHOWN = [field.name for field in FIELDS if field.cell]


def opened(folder: Path, timeline: Timeline, ending: str) -> Engine:
    """The engine that answers for the timeline when it is in a file that is too large to be remembered."""
    path = folder / f"file.{ending}"
    if ending == "crisis":
        archived(path, timeline)
    else:
        path.write_text(written(WRITERS[ending], timeline), encoding="utf-8")
    with patch.dict(os.environ, {SWITCH: "0"}):
        return open_engine(str(path), None, lambda: load(path))


def remembered(folder: Path, timeline: Timeline, ending: str) -> Engine:
    """The engine that answers for the timeline when it is in a small file that was valid before."""
    path = folder / f"small.{ending}"
    path.write_text(written(WRITERS[ending], timeline), encoding="utf-8")
    file = Input.of(str(path))
    remember(file, file.data(), timeline)
    return open_engine(str(path), None, lambda: load(path))


def streamed(path: Path) -> Engine:
    """The engine that reads a file of our own JSON with msgspec."""
    stream = Stream.of(Input.of(str(path)), to_write=False)
    assert stream
    return StreamEngine(stream, lambda: load(path))


def known_before(path: Path) -> list[Engine]:
    """The engine that reads only what it needs of a large file that was valid before; none where that can't be read."""
    file = Input.of(str(path))
    stream = Stream.of(file, to_write=False, remembers=True)
    assert stream
    assert stream.whole()
    if known := Known.of(file):
        return [StreamEngine(known, lambda: load(path))]
    return []


def comparable(counts: Mapping[Any, Count], by: list[Field]) -> Any:
    """Counts as all engines give them: under a period, any date of it may stand for the others."""
    if not any(field.name in UNITS for field in by):
        return [*counts.items()]
    found: Counter[Any] = Counter()
    for seen, count in counts.items():
        key = tuple(
            _labels(field, value) if field.name in UNITS else value
            for field, value in zip(by, seen, strict=True)
        )
        found[key] += count.number.events
        found[key, "maybe"] += count.number.maybe
    return found


def _labels(field: Field, when: EventDate) -> Any:
    unit = UNITS[field.name]
    bounds = (when.earliest_start, when.latest_start, when.latest_end)
    return tuple(
        bound if bound in (BEGINNING, END) else unit.number(bound) for bound in bounds
    )


def asked(engine: Engine, ask: Callable[[Engine], Any]) -> Any:
    """What comes of a question; what it says where the data is at fault."""
    try:
        return ask(engine)
    except DataError as error:
        return str(error)


@pytest.mark.parametrize("ending", KINDS)
@settings(max_examples=60, suppress_health_check=[*HealthCheck])
@given(
    timeline=timelines(max_events=8).filter(lambda timeline: timeline.events),
    data=st.data(),
)
def test_the_engines_agree(
    tmp_path: Path, ending: str, timeline: Timeline, data: st.DataObject
) -> None:
    query = data.draw(queries(timeline))
    certain = data.draw(st.booleans())
    by = data.draw(st.lists(st.sampled_from(COUNTED), min_size=1, max_size=2))
    columns = data.draw(
        st.lists(st.tuples(st.sampled_from(SHOWN), st.booleans()), max_size=2)
    )
    order = Order(tuple(columns), data.draw(st.booleans()))
    limit = data.draw(st.none() | st.integers(0, 4))
    ids = data.draw(st.lists(st.sampled_from([*timeline.events_by_id, "nothing"])))
    field = data.draw(st.sampled_from(FIELDS))
    questions: list[Callable[[Engine], Any]] = [
        lambda engine: [*engine.hits(query, certain=certain, order=order, limit=limit)],
        lambda engine: engine.number(query, certain=certain),
        lambda engine: comparable(engine.counts(query, by, certain=certain), by),
        lambda engine: sum(n.events for n in engine.numbers(query, by).values()),
        lambda engine: engine.tallies(
            query, field_of("actor"), wholes(timeline.actors)
        ),
        lambda engine: engine.tallies(EVERYTHING, field_of("source"), {}),
        lambda engine: engine.events(ids),
        lambda engine: sorted(set(engine.spellings(field))),
        lambda engine: engine.extent(),
        lambda engine: engine.size,
        lambda engine: engine.head,
        lambda engine: engine.timeline(),
    ]
    kept, held = opened(tmp_path, timeline, ending), MemoryEngine(timeline)
    assert isinstance(kept, KINDS[ending])
    quick: list[Engine] = []  # whose parts are like those of the model, but not equal
    if ending in WRITERS:
        path = tmp_path / f"file.{ending}"
        quick = [remembered(tmp_path, timeline, ending), streamed(path)]
        with patch.object(known, "SMALLEST", 0):
            quick += known_before(path)
    for ask in data.draw(st.permutations(questions)):
        assert ask(kept) == ask(held)
        for engine in quick:
            assert repr(ask(engine)) == repr(ask(held))


@pytest.mark.parametrize(
    ("seed", "zone", "shown"),
    [(1, None, None), (2, "Europe/Kyiv", None), (3, "Europe/Kyiv", "Asia/Tokyo")],
)
def test_an_archive_answers_awkward_questions_as_memory_does(
    tmp_path: Path, seed: int, zone: str | None, shown: str | None
) -> None:
    timeline = awkward.timeline(150, seed, zone)
    kept = ArchiveEngine(
        DuckStore(str(archived(tmp_path / "a.crisis", timeline))), shown
    )
    held = MemoryEngine(timeline, shown)
    terms = replace(terms_of(timeline), zones=held.zones)
    for query, certain in awkward.queries(30, terms, seed):
        hits = [*held.hits(query, certain=certain)]
        assert [*kept.hits(query, certain=certain)] == hits
        assert kept.number(query, certain=certain) == Number.of(hits)


def test_events_are_added_between_those_of_an_archive(tmp_path: Path) -> None:
    timeline = awkward.timeline(200, 4)
    first, second, third = timeline.events[:90], timeline.events[90:91], timeline.events[91:]  # fmt: skip
    path = archived(tmp_path / "a.crisis", timeline.with_parts(events=first))
    assert appended(path, timeline.with_parts(events=second)) == 1
    assert appended(path, timeline.with_parts(events=third)) == 109
    kept, held = ArchiveEngine(DuckStore(str(path))), MemoryEngine(timeline)
    assert kept.size == 200
    assert [*kept.hits(EVERYTHING)] == [*held.hits(EVERYTHING)]
    assert kept.timeline() == timeline
    assert kept.extent() == held.extent()
    by = [field_of("actor")]
    assert [*kept.counts(EVERYTHING, by).items()] == [
        *held.counts(EVERYTHING, by).items()
    ]
    above = wholes(timeline.actors)
    tallies = kept.tallies(EVERYTHING, by[0], above)
    assert tallies == held.tallies(EVERYTHING, by[0], above)
    assert sum(tally.alone for tally in tallies.values()) > 0


@given(timelines(max_events=8), st.data())
def test_counts_are_those_of_the_hits(timeline: Timeline, data: st.DataObject) -> None:
    query = data.draw(queries(timeline))
    by: list[Field] = data.draw(
        st.lists(st.sampled_from(COUNTED), min_size=1, max_size=2)
    )
    engine = MemoryEngine(timeline)
    counts, hits = engine.counts(query, by), select(timeline, query)
    assert (
        sum(count.number.events for count in counts.values())
        == len(hits)
        == engine.number(query).events
    )
    assert (
        sum(count.number.maybe for count in counts.values())
        == engine.number(query).maybe
    )
    # a part of the day, such as the evening, has its place in the order too
    firsts = [count.begins for count in counts.values()]
    assert firsts == sorted(firsts)
    for seen, count in counts.items():
        alike = [
            hit.event
            for hit in hits
            if all(
                _seen(field, hit.event) == value
                for field, value in zip(by, seen, strict=True)
            )
        ]
        alike.sort(key=order_key)
        assert (count.number.events, count.first, count.last) == (
            len(alike),
            alike[0].date,
            alike[-1].date,
        )


def _seen(field: Field, event: Event) -> Any:
    if field.name in UNITS:
        return event.date
    return (
        (event.actors, event.targets)
        if field.name == "pair"
        else tuple(field.values(event))
    )  # type: ignore[misc]


@pytest.mark.parametrize("ending", WRITERS)
def test_a_fault_is_told_by_any_question(
    tmp_path: Path, small_timeline: Timeline, ending: str
) -> None:
    events = (*small_timeline.events, small_timeline.events[0])
    engine = opened(tmp_path, small_timeline.with_parts(events=events), ending)
    for _ in range(
        2
    ):  # the second question is not answered from what the first has left
        with pytest.raises(
            DataError, match="an earlier one has the id 'dam-works' too"
        ):
            list(engine.hits(Has("actor", "norland")))
        with pytest.raises(DataError):
            engine.number(EVERYTHING)


def test_a_document_in_another_layout_is_read_as_well(
    tmp_path: Path, small_timeline: Timeline
) -> None:
    path = tmp_path / "flat.json"
    path.write_text(
        json.dumps(json.loads(written(write_json, small_timeline))), encoding="utf-8"
    )
    engine = open_engine(str(path), None, lambda: load(path), to_write=True)
    assert engine.timeline() == small_timeline


def test_the_head_has_no_events(small_timeline: Timeline) -> None:
    head = MemoryEngine(small_timeline).head
    assert (head.events, head.actors) == ((), small_timeline.actors)


def test_names_of_extra_are_spellings(small_timeline: Timeline) -> None:
    names = {
        name for name, _ in MemoryEngine(small_timeline).spellings(field_of("extra"))
    }
    assert names == {"troops", "file"}
