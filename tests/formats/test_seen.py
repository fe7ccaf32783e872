"""Seen: a file that was valid before is read to the same values, and nothing about a marker can change an answer."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from conftest import Run
from crisistl.formats import seen
from crisistl.formats.core.bundled import bundled
from crisistl.formats.core.input import Input
from crisistl.formats.core.registry import FORMATS
from crisistl.formats.loading import load
from crisistl.formats.saving import save
from crisistl.formats.seen import recalled, remember
from crisistl.model.derived import description
from crisistl.model.timeline import Event, Timeline, Value
from crisistl.text.switch import SWITCH
from strategies import timelines


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the markers, empty."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "crisistl" / "seen"


@pytest.fixture
def own(tmp_path: Path, small: Path) -> Path:
    """A file of one's own."""
    path = tmp_path / "own.json"
    path.write_bytes(small.read_bytes())
    return path


def values(part: Any) -> Any:
    """A part as its fields, so that a plain part and one of the model can be compared."""
    if isinstance(part, tuple | list):
        return [values(item) for item in part]
    names = getattr(type(part), "model_fields", None)
    if names is None:
        return (type(part), part)
    return (type(part).__name__, {name: values(getattr(part, name)) for name in names})


def noted(path: Path) -> Timeline | None:
    """The timeline of a file that is valid, once without and once with its marker."""
    file = Input.of(str(path))
    assert recalled(file) is None
    remember(file, file.data(), load(path))
    return recalled(file)


@given(timeline=timelines())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("ending", ["json", "jsonl"])
def test_a_timeline_is_recalled_as_it_was(
    timeline: Timeline, ending: str, tmp_path: Path, folder: Path
) -> None:
    for marker in folder.glob("*"):
        marker.unlink()
    path = tmp_path / f"drawn.{ending}"
    save(timeline, path)
    assert values(noted(path)) == values(load(path))


@pytest.mark.parametrize("file", [bundled(), Path(__file__).parents[1] / "small.json"])
def test_a_file_is_recalled_as_it_was(file: Path) -> None:
    found = noted(file)
    assert found
    assert values(found) == values(load(file))
    assert [*map(repr, found.events)] == [*map(repr, load(file).events)]
    assert found.answers.keys() == load(file).answers.keys()
    assert found.contradictions == load(file).contradictions


def test_the_description_has_every_field_of_every_part() -> None:
    parts = {part.__name__: part for part in _parts(Timeline)}
    assert description().keys() == parts.keys()
    for name, fields in description().items():
        assert [field for field, *_ in fields] == [*parts[name].model_fields]


def _parts(part: type[Value]) -> set[type[Value]]:
    inner = {
        found
        for field in part.model_fields.values()
        for found in _types(field.annotation)
        if isinstance(found, type) and issubclass(found, Value)
    }
    return {part}.union(*(_parts(found) for found in inner))


def _types(annotation: Any) -> set[Any]:
    inner = getattr(annotation, "__args__", ())
    return {annotation}.union(*map(_types, inner))


def test_a_plain_part_never_changes(own: Path) -> None:
    found = noted(own)
    assert found
    event = found.events[0]
    with pytest.raises(AttributeError):
        event.title = "other"  # type: ignore[misc]
    copy = event.model_copy(update={"title": "other"})
    assert (copy.title, copy.id) == ("other", event.id)
    assert copy != event
    assert event.model_copy(update={}) == event
    assert hash(event.sources) == hash(event.sources)


LINES = (
    "list", "list --count", "list -f csv", "list -f json", "list -f jsonl -n 3", "list --explain", "list --group actor",
    "list --columns id,file,sources,quotes,extra,lat", "list --on 2022-01", "list --zone Europe/Kyiv", "list treaty",
    "list --sort -title --reverse", "list --where has:answer", "list --around 2022-01-10", "list --actor nobody",
    "count month", "count actor", "count pair", "count actor theme", "count extra.x", "actors", "themes", "sources",
    "contradictions", "gaps", "chart", "thread", "show a", "export -f json -", "export -f csv -", "export -f ics -",
    "export -f markdown -", "check --strict", "convert own.json -",
)  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_every_command_answers_alike(run: Run, own: Path, line: str) -> None:
    words = line.split()
    if words[0] not in ("check", "convert"):
        words += ["--data", str(own)]
    else:
        words = [str(own) if word == "own.json" else word for word in words]
    usual = run(*words, env={SWITCH: "0"})
    first, again = run(*words), run(*words)
    assert usual == first == again


@pytest.mark.parametrize("largest", [0, 1 << 20], ids=["streamed", "recalled"])
def test_every_file_is_written_alike(
    run: Run,
    own: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    largest: int,
) -> None:
    monkeypatch.setattr(seen, "_LARGEST", largest)
    run("list", "--data", own)

    def files(folder: Path, quick: str) -> dict[str, tuple[bytes, bytes, str]]:
        folder.mkdir()
        found = {}
        for known in FORMATS:
            if known.writes:
                actors = folder / f"actors-{known.name}.csv"
                result = run(
                    *("export", folder / known.name, "--format", known.name),
                    *("--data", own, "--actors", actors, "--to", "2022-02"),
                    env={SWITCH: quick},
                )
                assert result.exit_code == 0
                found[known.name] = (
                    (folder / known.name).read_bytes(),
                    actors.read_bytes(),
                    result.stderr.replace(str(folder), ""),
                )
        return found

    usual = files(tmp_path / "usual", "0")
    assert "xlsx" in usual
    assert usual == files(tmp_path / "quick", "1")


WRITTEN: dict[str, Callable[[str], str]] = {
    "in another layout": lambda text: text.replace("\n", " \n").replace("{", "{ "),
    "with CRLF": lambda text: text.replace("\n", "\r\n"),
    "with an unknown field": lambda text: text.replace('"title"', '"titel"', 1),
    "cut": lambda text: text[:-20],
    "with a byte order mark": lambda text: "\ufeff" + text,
    "empty": lambda text: "",
    "a list": lambda text: "[]",
    "another format": lambda text: '{"events": [{"start_date": {"year": "2022"}, "text": {"headline": "A"}}]}',
    "with a key twice": lambda text: text.replace('"events"', '"title": "x", "events"', 1),
    "with an unknown id": lambda text: text.replace('"actors": ["', '"actors": ["nobody-', 1),
    "with a number that is no number": lambda text: text.replace('"summary": "', '"extra": {"x": NaN}, "place": "', 1),
}  # fmt: skip


@pytest.mark.parametrize("how", WRITTEN)
def test_a_file_is_read_alike_each_time(run: Run, own: Path, how: str) -> None:
    text = WRITTEN[how](own.read_text("utf-8"))
    own.write_text(text, encoding="utf-8", newline="")
    usual = run("list", "--data", own, env={SWITCH: "0"})
    first, again = run("list", "--data", own), run("list", "--data", own)
    assert usual == first == again


def test_a_file_that_is_not_valid_leaves_no_marker(
    run: Run, own: Path, folder: Path
) -> None:
    own.write_text('{"events": [{"id": "a"}]}', encoding="utf-8")
    assert run("list", "--data", own).exit_code == 3
    assert not folder.exists()


def test_a_change_is_seen_whatever_its_time_and_size(run: Run, own: Path) -> None:
    times = own.stat()
    assert run("list", "--data", own).exit_code == 0
    text = own.read_text("utf-8")
    events = load(own).events
    changed = text.replace(f'"{events[0].date}"', f'"{"x" * len(events[0].date.text)}"')
    own.write_text(changed, encoding="utf-8")
    os.utime(own, ns=(times.st_atime_ns, times.st_mtime_ns))
    result = run("list", "--data", own)
    assert (result.exit_code, result.stdout) == (3, "")


def test_a_marker_is_of_one_version(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert noted(own)
    monkeypatch.setattr(seen, "__version__", "0.0.0")
    assert recalled(Input.of(str(own))) is None


def test_json_and_json_lines_are_apart(own: Path, tmp_path: Path) -> None:
    """One event is both a document's and a line's text."""
    assert noted(own)
    lines = tmp_path / "own.jsonl"
    lines.write_bytes(own.read_bytes())
    assert recalled(Input.of(str(lines))) is None


def test_a_damaged_marker_is_not_used(own: Path, folder: Path) -> None:
    assert noted(own)
    (marker,) = folder.iterdir()
    whole = marker.read_bytes()
    damaged = [whole[:place] for place in range(0, len(whole), 97)]
    for place in range(0, len(whole), 53):
        damaged.append(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
    for text in damaged:
        marker.write_bytes(text)
        assert recalled(Input.of(str(own))) is None


def test_no_folder_is_no_error(
    run: Run, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = run("list", "--data", own, env={SWITCH: "0"})
    (tmp_path / "taken").write_text("")
    for place in ("/dev/null", str(tmp_path / "taken"), "relative", "/proc/1/x"):
        monkeypatch.setenv("XDG_CACHE_HOME", place)
        assert run("list", "--data", own) == usual
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "")
    assert run("list", "--data", own) == usual
    assert {path.name for path in tmp_path.iterdir()} <= {"own.json", "taken", "cache"}


@pytest.mark.skipif(os.getuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_no_error(
    run: Run, own: Path, folder: Path
) -> None:
    folder.mkdir(parents=True)
    folder.chmod(0o500)
    assert run("list", "--data", own).exit_code == 0
    folder.chmod(0o700)
    assert not [*folder.iterdir()]


def test_a_large_file_leaves_no_marker(
    run: Run, own: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seen, "_LARGEST", 10)
    assert run("list", "--data", own).exit_code == 0
    assert not folder.exists()


def test_the_switch_leaves_no_marker(run: Run, own: Path, folder: Path) -> None:
    assert run("list", "--data", own, env={SWITCH: "0"}).exit_code == 0
    assert not folder.exists()


def test_old_markers_are_removed(
    own: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seen, "_MOST", 2)
    for number in range(4):
        own.write_text(own.read_text("utf-8") + "\n" * number, encoding="utf-8")
        remember(Input.of(str(own)), own.read_bytes(), load(own))
    assert len([*folder.iterdir()]) == 2


def test_two_at_once_agree(own: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "crisistl", "list", "--data", str(own)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(3)]
    assert len({process.communicate()[0] for process in running}) == 1


def test_an_event_for_writing_is_of_the_model(own: Path) -> None:
    from crisistl.engine.opening import open_engine

    assert noted(own)
    engine = open_engine(str(own), None, lambda: load(own), to_write=True)
    assert {type(hit.event) for hit in _hits(engine)} == {Event}


def _hits(engine: Any) -> Any:
    from crisistl.query.tree import EVERYTHING

    return engine.hits(EVERYTHING)


def test_roles_are_read_as_the_model_reads_them(tmp_path: Path) -> None:
    path = tmp_path / "roles.json"
    tenure = '{"role": "mayor", "from": "2020", "to": "2022"}'
    path.write_text(
        f'{{"actors": [{{"id": "a", "name": "Ann", "roles": [{tenure}]}}], "events": []}}',
        encoding="utf-8",
    )
    assert values(noted(path)) == values(load(path))
    # a list in place of a text is changed by the model, so it is left to it
    path.write_text(
        f'{{"actors": [{{"id": "a", "name": "Ann", "role": [{tenure}]}}], "events": []}}',
        encoding="utf-8",
    )
    assert noted(path) is None
    assert len(load(path).actors[0].roles) == 1
