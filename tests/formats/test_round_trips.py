"""Round trips: what a format doesn't bring back is in the list of `crisistl formats`, and nothing else differs."""

import io
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings

from conftest import Run
from crisistl.formats.core.losses import LOSSES
from crisistl.formats.core.registry import FORMATS, Format
from crisistl.formats.loading import load
from crisistl.model.timeline import Timeline
from differences import differences
from strategies import timelines

BOTH_WAYS = [known for known in FORMATS if known.reads and known.writes]
REGISTERS = {"source": "sources", "actor": "actors", "theme": "themes"}
EXAMPLES = int(os.environ.get("CRISISTL_ROUND_TRIPS", "25"))

# said at every export in a remark of its own, with the number of dates
IN_WORDS = {"timelinejs-sheet": {"event.date"}}


def rewritten(timeline: Timeline, known: Format) -> Timeline:
    """The timeline, written in a format and read again."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"x{known.endings[0]}"
        out: Any = io.BytesIO() if known.binary else io.StringIO(newline="")
        known.writer()(timeline, out)
        content = out.getvalue()
        path.write_bytes(content if known.binary else content.encode())
        return load(path, from_format=known.name)


def disclosed(known: Format) -> Mapping[str, set[str]]:
    """For each kind of part the fields that `crisistl formats` says are left out; {""} for all of it."""
    found = {
        kind: set(fields) or {""} for kind, fields in LOSSES.get(known.name, {}).items()
    }
    return found | {
        "event": {name for name in type_fields() if name not in known.carries}
    }


def type_fields() -> tuple[str, ...]:
    from crisistl.model.timeline import Event

    return tuple(Event.model_fields)


def comparable(timeline: Timeline, known: Format) -> Timeline:
    """The timeline as it should come back: without what is disclosed, by names where ids are left out."""
    lost = disclosed(known)
    if known.name not in LOSSES:
        return timeline
    left = {event.id for event in timeline.events}
    names = {
        kind: {part.id: _name(part) for part in getattr(timeline, register)}
        for kind, register in REGISTERS.items()
    }

    def ids(kind: str, of: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(names[kind].get(identity, identity) for identity in of)

    events = []
    for event in timeline.events:
        quotes = [
            q.model_copy(
                update={"speaker": q.speaker and names["actor"].get(q.speaker)}
            )
            for q in event.quotes
        ]
        cited = [
            c.model_copy(update={"source": c.source and names["source"].get(c.source)})
            for c in event.sources
        ]
        changed = {
            "actors": ids("actor", event.actors), "targets": ids("actor", event.targets),
            "attributed_to": ids("actor", event.attributed_to), "themes": ids("theme", event.themes),
            "quotes": tuple(quotes), "sources": tuple(cited),
            "responds_to": tuple(i for i in event.responds_to if i in left),
            "contradicts": tuple(i for i in event.contradicts if i in left),
            "extra": {k: v for k, v in event.extra.items() if k not in ("responds_to", "contradicts")},
        }  # fmt: skip
        default = {name: type(event).model_fields[name].get_default(call_default_factory=True, validated_data={})
                   for name in lost["event"]}  # fmt: skip
        events.append(event.model_copy(update=changed | default))
    header = {
        name: Timeline.model_fields[name].default for name in lost.get("timeline", ())
    }
    registers = {
        register: _register(timeline, kind, lost[kind])
        for kind, register in REGISTERS.items()
    }
    return timeline.model_copy(
        update=header | registers | {"omitted": (), "events": tuple(events)}
    )


def _name(part: Any) -> str:
    return getattr(part, "name", None) or getattr(part, "title", "")


def _register(timeline: Timeline, kind: str, lost: set[str]) -> tuple[Any, ...]:
    """The parts that events name, by name, without what is left out; in the order of their names."""
    if "" in lost:
        return ()
    named = {
        "actor": lambda e: (
            *e.actors,
            *e.targets,
            *e.attributed_to,
            *(q.speaker for q in e.quotes),
        ),
        "theme": lambda e: e.themes,
        "source": lambda e: (c.source for c in e.sources),
    }[kind]
    used = {identity for event in timeline.events for identity in named(event)}
    found = []
    for part in getattr(timeline, REGISTERS[kind]):
        if part.id in used:
            plain = {
                name: type(part).model_fields[name].default for name in lost - {"id"}
            }
            found.append(part.model_copy(update=plain | {"id": _name(part)}))
    return tuple(sorted(found, key=lambda part: part.id))


def undisclosed(timeline: Timeline, known: Format) -> list[tuple[str, Any, Any]]:
    """What differs after a round trip and is in no list."""
    one, other = (
        comparable(timeline, known),
        comparable(rewritten(timeline, known), known),
    )
    quiet = IN_WORDS.get(known.name, set()) | {
        f"event.{name}" for name in disclosed(known)["event"]
    }
    if "id" in disclosed(known)["event"]:
        quiet |= {"event.order"}
    return [found for found in differences(one, other) if found[0] not in quiet]


@pytest.mark.slow
@pytest.mark.parametrize("known", BOTH_WAYS, ids=lambda known: known.name)
def test_what_differs_after_a_round_trip_is_disclosed(known: Format) -> None:
    @settings(
        max_examples=EXAMPLES, phases=(Phase.explicit, Phase.reuse, Phase.generate)
    )
    @given(timelines())
    def check(timeline: Timeline) -> None:
        assert undisclosed(timeline, known) == []

    check()


def test_a_loss_that_is_not_disclosed_is_found(small_timeline: Timeline) -> None:
    other = small_timeline.model_copy(update={"license": "other"})
    assert [place for place, _, _ in differences(small_timeline, other)] == [
        "timeline.license"
    ]


@pytest.mark.parametrize("name", ["csv", "tsv", "xlsx"])
def test_an_export_says_what_it_leaves_out(
    run: Run, small: Path, tmp_path: Path, name: str
) -> None:
    for words in (
        ("export", tmp_path / f"a.{name}", "--data", small),
        ("convert", small, tmp_path / f"b.{name}"),
    ):
        result = run(*words)
        assert (
            f"{name}: dropped the timeline's title, description, as_of, license; id, publisher"
            in result.stderr
        )


def test_what_a_timeline_does_not_have_is_not_said_to_be_left_out(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        '{"events": [{"id": "a", "date": "2022", "title": "T"}]}', encoding="utf-8"
    )
    assert (
        run("export", tmp_path / "a.csv", "--data", path).stderr
        == f"wrote 1 event to {tmp_path / 'a.csv'}\n"
    )


def test_the_list_of_formats_has_the_losses(run: Run) -> None:
    result = run("formats", "-f", "csv")
    (line,) = [line for line in result.lines if line.startswith("csv,")]
    assert "timeline as_of; timeline timezone; timeline license; source id" in line
