"""Files in canonical form are read in less time, and only these: the same events, and their texts in the file."""

import io
import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from crisistl.errors import DataError
from crisistl.formats.core.fold import timeline_of
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import ReadOptions
from crisistl.formats.core.registry import format_named
from crisistl.formats.json.canonical import read_canonical
from crisistl.formats.json.own_writer import Texts
from crisistl.model import checked
from crisistl.model.canonical import canonical
from crisistl.model.plain import is_alike
from crisistl.model.timeline import Event, Timeline
from strategies import event_dates, timelines

FORMATS = ("json", "jsonl")
OUTLINED = {"summary": "", "quotes": (), "extra": {}}


def text_of(timeline: Timeline, name: str, texts=None) -> str:
    out = io.StringIO(newline="")
    format_named(name).writer()(canonical(timeline), out, texts or Texts())
    return out.getvalue()


def file_of(folder, text: str, name: str) -> Input:
    path = folder / f"file.{name}"
    path.write_bytes(text.encode())
    return Input.of(str(path))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("canonical")


@given(timelines(max_events=5), st.sampled_from(FORMATS))
def test_reads_what_the_usual_reader_reads(folder, timeline, name):
    text = text_of(timeline, name)
    found = read_canonical(file_of(folder, text, name), lines=name == "jsonl")
    if found is None:
        assert not timeline.events  # left to the usual reader
        return
    usual = canonical(timeline)
    outlined = []
    for event, read in zip(usual.events, found.timeline.events, strict=True):
        if isinstance(read, checked.Event):
            event = event.model_copy(update=OUTLINED)
        outlined.append(event)
    assert is_alike(found.timeline, usual.with_parts(events=tuple(outlined)))
    assert text_of(found.timeline, name, found.texts) == text


@given(timelines(max_events=6), st.sampled_from(FORMATS), st.data())
def test_writes_what_is_kept_and_what_is_new_as_the_usual_writer(
    folder, timeline, name, data
):
    usual = canonical(timeline)
    found = read_canonical(
        file_of(folder, text_of(timeline, name), name), lines=name == "jsonl"
    )
    assume(found)
    assume(all(event.id != "new" for event in usual.events))
    new = Event(id="new", date=data.draw(event_dates()), title="New")
    assume(usual.events)
    places = st.integers(0, len(usual.events) - 1)
    kept = data.draw(st.lists(places, unique=True))
    wanted = usual.with_parts(events=(new, *(usual.events[at] for at in kept)))
    quick = found.timeline.with_parts(
        events=(new, *(found.timeline.events[at] for at in kept))
    )
    assert text_of(quick, name, found.texts) == text_of(wanted, name)
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="utf-8", newline="")
    format_named(name).writer()(canonical(quick), out, found.texts)
    out.flush()
    assert raw.getvalue() == text_of(wanted, name).encode()


@given(timelines(max_events=3), st.sampled_from(FORMATS), st.data())
def test_takes_no_other_form_for_canonical(folder, timeline, name, data):
    text = text_of(timeline, name)
    place = data.draw(st.integers(0, len(text)))
    more = data.draw(
        st.sampled_from([" ", "\n", "0", ",", '"', "~", '"type":null,', "\\u0041"])
    )
    cut = data.draw(st.integers(0, 2))
    changed = text[:place] + more + text[place + cut :]
    file = file_of(folder, changed, name)
    if read_canonical(file, lines=name == "jsonl") is None:
        return
    try:
        read = timeline_of(format_named(name).reader()(file, ReadOptions()), "file")
    except DataError as error:
        pytest.fail(f"{error}")
    assert text_of(read, name) == changed


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "reported"},
        {"summary": ""},
        {"place": ""},
        {"actors": []},
        {"extra": {}},
        {"extra": {"n": 1e22}},
        {"lat": 46, "lon": 6},
        {"sources": [{"source": "s"}]},
        {"sources": [{"source": "s", "title": None}]},
        {"recorded": None},
        {"date": "2021-04-03T10:00:00+00:00"},
        {"title": "caf\\u00e9"},
    ],
    ids=str,
)
def test_another_form_of_a_value_is_not_canonical(folder, fields):
    event = {"id": "e", "date": "2021", "title": "E"} | fields
    lines = [{"timeline": {}}, {"source": {"id": "s", "title": "S"}}, event]
    text = "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines)
    text = text.replace("\\\\u", "\\u")
    file = file_of(folder, text, "jsonl")
    read = timeline_of(format_named("jsonl").reader()(file, ReadOptions()), "file")
    is_canonical = text_of(read, "jsonl") == text
    assert (read_canonical(file, lines=True) is not None) == is_canonical
