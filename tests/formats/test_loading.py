"""Loading a timeline from a file, whatever its format."""

import gc
import io
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import crisistl
from crisistl.errors import CrisisError, DataError
from crisistl.formats.core.bundled import bundled
from crisistl.formats.json.own_writer import write_json, write_lines
from crisistl.formats.loading import load
from crisistl.model.timeline import Timeline
from queries import queries
from strategies import timelines


def test_without_a_path_the_bundled_chronology_is_loaded() -> None:
    assert bundled().name == "events.json"
    assert load().title == "The Russia-West standoff over Ukraine"
    assert crisistl.load() == load()


def test_a_path_is_a_text_or_a_path(small: Path) -> None:
    assert load(small) == load(str(small))


def test_a_hyphen_is_standard_input(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(small.read_bytes())))
    assert load("-") == load(small)


def test_what_was_not_utf_8_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    path.write_bytes('{"title": "Südmark"}'.encode("cp1252"))
    heard: list[str] = []
    assert load(path, note=heard.append).title == "Südmark"
    assert heard == [f"{path} is not UTF-8; read as Windows-1252"]


def test_garbage_is_looked_for_again_after_loading(small: Path, tmp_path: Path) -> None:
    load(small)
    assert gc.isenabled()
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    with pytest.raises(DataError):
        load(tmp_path / "bad.json")
    assert gc.isenabled()


@settings(max_examples=40)
@given(timelines(), st.data())
def test_what_a_query_selects_is_written_and_loaded_with_the_same_events(
    tmp_path_factory: pytest.TempPathFactory, timeline: Timeline, data: st.DataObject
) -> None:
    from crisistl.query.matching import select

    chosen = tuple(hit.event for hit in select(timeline, data.draw(queries(timeline))))
    narrowed = timeline.narrowed(chosen)
    folder = tmp_path_factory.mktemp("narrowed")
    for write, name in ((write_json, "t.json"), (write_lines, "t.jsonl")):
        with (folder / name).open("w", encoding="utf-8", newline="") as out:
            write(narrowed, out)
        assert load(folder / name) == narrowed


@settings(max_examples=60)
@given(
    st.binary(max_size=60) | st.text('{}[]",:eventsid\n', max_size=40).map(str.encode)
)
@pytest.mark.parametrize("ending", ["json", "jsonl"])
def test_no_file_raises_anything_but_a_crisis_error(
    tmp_path_factory: pytest.TempPathFactory, ending: str, raw: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / f"any.{ending}"
    path.write_bytes(raw)
    try:
        timeline = load(path)
    except CrisisError:
        return
    assert isinstance(timeline, Timeline)


def test_loading_leaves_what_python_looks_through_for_garbage_as_it_was(
    small: Path,
) -> None:
    before = gc.isenabled(), gc.get_freeze_count()
    load(small)
    assert (gc.isenabled(), gc.get_freeze_count()) == before
