"""A stream tells the events that a whole timeline has, or that only a whole timeline can tell."""

import json
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from crisistl.formats.core.input import Input
from crisistl.formats.json import pieces, stream
from crisistl.formats.json.own_writer import write_json, write_lines
from crisistl.formats.json.stream import Stream
from crisistl.model.timeline import Timeline
from exchange import written
from strategies import timelines

SMALL: dict[str, Any] = {
    "title": "The Vell",
    "actors": [{"id": "norland", "name": "Norland"}],
    "omitted": [{"id": "plan", "date": "1971", "title": "A plan"}],
    "events": [
        {
            "id": "works",
            "date": "2019~/..",
            "title": "Works",
            "actors": ["norland"],
            "responds_to": ["plan"],
        },
        {
            "id": "talks",
            "date": "2022-01-10",
            "title": "Talks",
            "responds_to": ["works"],
        },
    ],
}
WRITERS = {"json": write_json, "jsonl": write_lines}


def streamed(tmp_path: Path, text: str | bytes, ending: str) -> Timeline | None:
    """What a stream of this text makes of it."""
    file = tmp_path / f"vell.{ending}"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    stream = Stream.of(Input.of(str(file)))
    return stream.whole() if stream else None


@pytest.mark.parametrize("ending", WRITERS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(timeline=timelines(max_events=6).filter(lambda timeline: timeline.events))
def test_what_was_written_streams_as_what_it_is(
    tmp_path: Path, timeline: Timeline, ending: str
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "_SIZE", 300)
        patch.setattr(stream, "_LINES", 2)
        assert (
            streamed(tmp_path, written(WRITERS[ending], timeline), ending) == timeline
        )


def laid_out(ending: str, *, actor: str = "Norland", **talks: Any) -> str:
    """The small timeline as it is written, with another actor or other fields of the talks, valid or not."""
    actors = [{"id": "norland", "name": actor}]
    events = [SMALL["events"][0], SMALL["events"][1] | talks]
    if ending == "json":
        return json.dumps(SMALL | {"actors": actors, "events": events}, indent=2) + "\n"
    parts = [
        {"timeline": {"title": "The Vell"}},
        {"actor": actors[0]},
        {"omitted": SMALL["omitted"][0]},
        *events,
    ]
    return "".join(json.dumps(part) + "\n" for part in parts)


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize(
    "talks",
    [
        {"actors": ["sudmark"]},
        {"themes": ["water"]},
        {"sources": ["gazette"]},
        {"quotes": [{"text": "So be it.", "speaker": "sudmark"}]},
        {"id": "works"},
        {"responds_to": ["nothing"]},
        {"responds_to": ["talks"]},
        {"contradicts": ["talks"]},
        {"date": "2022-13-10"},
        {"extra": {"n": float("inf")}},
        {"actor": ""},
    ],
    ids=str,
)
def test_what_only_a_whole_timeline_can_tell_is_not_streamed(
    tmp_path: Path, ending: str, talks: dict[str, Any]
) -> None:
    assert streamed(tmp_path, laid_out(ending), ending) == Timeline.model_validate(
        SMALL
    )
    assert streamed(tmp_path, laid_out(ending, **talks), ending) is None


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("place", ["Norland", "Talks"])
def test_what_is_not_utf8_is_not_streamed(
    tmp_path: Path, ending: str, place: str
) -> None:
    data = (
        laid_out(ending).encode().replace(place.encode(), place.encode() + b"\xe4", 1)
    )
    assert streamed(tmp_path, data, ending) is None


@pytest.mark.parametrize("ending", WRITERS)
def test_a_mark_of_encoding_or_other_line_ends_are_not_streamed(
    tmp_path: Path, ending: str
) -> None:
    for data in (
        laid_out(ending).encode("utf-8-sig"),
        laid_out(ending).encode("utf-16"),
    ):
        assert streamed(tmp_path, data, ending) is None


def test_a_lone_carriage_return_is_not_streamed_as_the_reader_ends_a_line_there(
    tmp_path: Path,
) -> None:
    text = laid_out("jsonl")
    assert (
        streamed(
            tmp_path, text.replace('"title": "Talks"', '\r"title": "Talks"'), "jsonl"
        )
        is None
    )
    assert streamed(
        tmp_path, text.replace("\n", "\r\n"), "jsonl"
    ) == Timeline.model_validate(SMALL)


def test_parts_between_events_are_of_the_registers(tmp_path: Path) -> None:
    lines = laid_out("jsonl").splitlines(keepends=True)
    found = streamed(
        tmp_path, "".join([lines[0], *lines[2:4], lines[1], *lines[4:]]), "jsonl"
    )
    assert found
    assert found.actors[0].name == "Norland"


@pytest.mark.parametrize("ending", WRITERS)
def test_the_number_of_events_is_known_when_all_have_gone_by(
    tmp_path: Path, ending: str
) -> None:
    file = tmp_path / f"vell.{ending}"
    file.write_text(laid_out(ending), encoding="utf-8")
    stream = Stream.of(Input.of(str(file)))
    assert stream
    assert (
        len([*chain.from_iterable(stream.batches())]),
        stream.count,
        stream.is_sound,
    ) == (2, 2, True)
