"""Known: a large file that was valid before is read to the same events, and one that has changed is checked anew."""

import json
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from crisistl.formats import seen
from crisistl.formats.core.input import Input
from crisistl.formats.json import known
from crisistl.formats.json.known import Known
from crisistl.formats.json.own_writer import write_json, write_lines
from crisistl.formats.json.stream import Stream
from crisistl.formats.loading import load
from crisistl.model.timeline import Timeline
from crisistl.text.switch import SWITCH
from exchange import written

WRITERS = {"json": write_json, "jsonl": write_lines}
TITLES = ("A truce", "Talks begin", "Échange of prisoners", "Talks end")
TIMELINE: dict[str, Any] = {
    "title": "The Vell",
    "actors": [{"id": "norland", "name": "Norland"}, {"id": "vellania", "name": "Vellania"}],
    "themes": [{"id": "border", "name": "Border"}],
    "sources": [{"id": "gazette", "title": "The Gazette"}],
    "events": [
        {
            "id": f"event-{number}",
            "date": f"2022-0{1 + number // 100}-{1 + number % 28:02}",
            "title": TITLES[number % 4],
            "type": "consult",
            "actors": [("norland", "vellania")[number % 2]],
            "themes": ["border"],
            "sources": ["gazette"],
            **({"responds_to": [f"event-{number - 1}"]} if number % 7 == 6 else {}),
            **({"part_of_day": "morning"} if number % 5 == 0 else {}),
        }
        for number in range(400)
    ],
}  # fmt: skip
LINES = (
    "list", "list --count", "list --count --explain", "list -f csv", "list -n 3 --reverse", "list --group actor",
    "list --actor norland --from 2022-02-01 --to 2022-02-05", "list --actor norland --count",
    "list --text talks -f csv", "list --text echange --count", "list --on 2022-01-03", "list --text norland --count",
    "list --zone Europe/Kyiv --to 2022-01-02", "list --where has:answer", "list --theme border --actor nobody",
    "list --where 'actor:norland AND NOT title:talks'", "list --type consult --count",
    "list --where part_of_day:morning -f csv", "count month", "count month --actor norland", "count week --format csv",
    "count actor", "count pair", "count source", "count theme month", "count part_of_day", "show event-7",
    "thread event-6", "actors", "gaps", "list --around event-9", "export -f jsonl -",
)  # fmt: skip


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the markers, empty; every file is a large one."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(seen, "_LARGEST", -1)
    monkeypatch.setattr(known, "SMALLEST", 0)
    return tmp_path / "cache" / "crisistl" / "seen"


@pytest.fixture(params=["json", "jsonl"])
def own(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A file of one's own, which was never read."""
    path = tmp_path / f"own.{request.param}"
    timeline = Timeline.model_validate(TIMELINE)
    path.write_text(written(WRITERS[request.param], timeline), encoding="utf-8")
    return path


def is_known(path: Path) -> bool:
    return Known.of(Input.of(str(path))) is not None


def read(path: Path) -> None:
    """Read a file in full, and note that it is valid."""
    stream = Stream.of(Input.of(str(path)), to_write=False, remembers=True)
    assert stream
    assert stream.whole()


@pytest.mark.parametrize("size", [1 << 10, 1 << 18])
def test_the_events_are_those_of_the_model(
    own: Path, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known, "_SIZE", size)
    assert not is_known(own)
    read(own)
    found = Known.of(Input.of(str(own)))
    assert found
    whole, expected = found.whole(), load(own)
    assert whole
    assert found.count == 400
    assert [*map(repr, whole.events)] == [*map(repr, expected.events)]
    assert repr(whole.actors) == repr(expected.actors)


def test_some_fields_are_read_alone(own: Path) -> None:
    read(own)
    found = Known.of(Input.of(str(own)))
    assert found
    events = [*chain.from_iterable(found.batches(frozenset(("id", "date"))))]
    assert found.is_sound
    assert (events[1].id, events[1].date.text) == ("event-1", "2022-01-02")
    assert not hasattr(events[1], "title")
    assert events[1].accounts == ()


@pytest.mark.parametrize("line", LINES)
def test_every_command_answers_alike(run: Run, own: Path, line: str) -> None:
    words = [*line.replace("'", "").split(), "--data", str(own)]
    if "'" in line:
        before, quoted, _ = line.split("'")
        words = [*before.split(), quoted, "--data", str(own)]
    usual = run(*words, env={SWITCH: "0"})
    read(own)
    assert is_known(own)
    assert run(*words) == usual


def test_a_list_notes_that_the_file_is_valid(run: Run, own: Path) -> None:
    first = run("list", "--count", "--data", own)
    assert is_known(own)
    again = run("list", "--count", "--data", own)
    assert first == again
    assert first.stdout == "400\n"


def test_nothing_is_noted_where_that_is_turned_off(run: Run, own: Path) -> None:
    run("list", "--count", "--data", own, env={SWITCH: "0"})
    assert not is_known(own)


CHANGED: dict[str, Callable[[str], str]] = {
    "another title": lambda text: text.replace("Talks end", "Talks fail"[:9]),
    "another date": lambda text: text.replace("2022-03-27", "2022-04-27"),
    "a date that doesn't exist": lambda text: text.replace("2022-03-27", "2022-02-31"),
    "an unknown actor": lambda text: text[::-1].replace("norland"[::-1], "nurland"[::-1], 1)[::-1],
    "an unknown field": lambda text: text[::-1].replace('"type"'[::-1], '"tipe"'[::-1], 1)[::-1],
    "an id twice": lambda text: text.replace('"event-399"', '"event-398"'),
    "a circle": lambda text: text.replace('["event-5"]', '["event-6"]'),
    "no end": lambda text: text[:-9] + " " * 9,
    "a line break less": lambda text: text[:-1] + " ",
    "two fewer signs": lambda text: text[:-2],
    "an empty line more": lambda text: text + "\n",
    "another head": lambda text: text.replace("Vellania", "Vellonia"),
    "a head that isn't valid": lambda text: text.replace('"id"', '"no"', 1),
}  # fmt: skip


@pytest.mark.parametrize(
    "words", ["list --count", "list --text talks", "count month", "list"]
)
@pytest.mark.parametrize("how", CHANGED)
def test_a_file_that_has_changed_is_read_anew(
    run: Run, own: Path, how: str, words: str
) -> None:
    read(own)
    own.write_text(CHANGED[how](own.read_text("utf-8")), encoding="utf-8")
    usual = run(*words.split(), "--data", own, env={SWITCH: "0"})
    for _ in range(2):
        assert run(*words.split(), "--data", own) == usual


def test_a_fault_is_said_with_its_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    timeline = Timeline.model_validate(TIMELINE)
    path.write_text(written(write_lines, timeline), encoding="utf-8")
    read(path)
    text = path.read_text("utf-8")
    path.write_text(text.replace("2022-03-27", "2022-02-31", 1), encoding="utf-8")
    result = run("list", "--count", "--data", path)
    assert result.exit_code == 3
    # behind the title and four parts are 222 events before the first of 27 March: 222 // 100 = 2, 222 % 28 = 26
    assert "line 228" in result.stderr


SPOILED: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda text: b"",
    "cut": lambda text: text[:-5],
    "of no JSON": lambda text: text[:41] + b"{",
    "of another digest": lambda text: text.replace(b'"whole": "', b'"whole": "0'),
}


@pytest.mark.parametrize("how", SPOILED)
def test_a_damaged_marker_changes_nothing(
    run: Run, own: Path, cache: Path, how: str
) -> None:
    usual = run("list", "--data", own)
    (marker,) = cache.iterdir()
    marker.write_bytes(SPOILED[how](marker.read_bytes()))
    assert run("list", "--data", own) == usual


def test_another_digest_of_the_whole_is_not_believed(own: Path, cache: Path) -> None:
    read(own)
    (place,) = cache.iterdir()
    content = seen.read_marker(place)
    seen.write_marker(place, {**content, "whole": "0" * 40})
    found = Known.of(Input.of(str(own)))
    assert found
    assert found.whole() is None


def test_events_that_only_the_model_reads_are_not_noted(tmp_path: Path) -> None:
    events = [*TIMELINE["events"][:5]]
    events[3] = {**events[3], "accounts": [{"source": "gazette", "date": "2022-01-09"}]}
    timeline = Timeline.model_validate({**TIMELINE, "events": events})
    for ending, write in WRITERS.items():
        path = tmp_path / f"own.{ending}"
        path.write_text(written(write, timeline), encoding="utf-8")
        read(path)
        assert not is_known(path)


def test_events_in_a_list_of_an_event_are_not_taken_for_events(tmp_path: Path) -> None:
    """A list laid out as that of the events, inside `extra`."""
    path = tmp_path / "own.json"
    first, second = TIMELINE["events"][:2]
    events = [{**first, "extra": {"kept": "@"}}, second]
    timeline = Timeline.model_validate({**TIMELINE, "events": events})
    inner = json.dumps([{"id": "a"}, {"id": "b"}]).replace("}, {", "\n    },\n    {")
    path.write_text(written(write_json, timeline).replace('"@"', inner), "utf-8")
    read(path)
    assert not is_known(path)
