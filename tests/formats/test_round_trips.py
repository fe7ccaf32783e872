"""Round trips: what a format doesn't bring back is in the list of `crisistl formats`, and nothing else differs."""

import io
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings

from conftest import Run
from crisistl.formats.core.format import Format
from crisistl.formats.core.losses import LINKS, LOSSES, UNUSED
from crisistl.formats.core.registry import FORMATS
from crisistl.formats.core.unheld import MAPS, placed
from crisistl.formats.loading import load
from crisistl.model.timeline import Account, Event, Timeline
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
    return tuple(Event.model_fields)


def comparable(timeline: Timeline, known: Format) -> Timeline:
    """The timeline as it should come back: without what is disclosed, by names where ids are left out."""
    lost = disclosed(known)
    if known.name not in LOSSES:
        return timeline
    left = {event.id for event in timeline.events}
    names = {
        kind: {
            part.id: _name(part) if "id" in lost.get(kind, set()) else part.id
            for part in getattr(timeline, register)
        }
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
            "accounts": tuple(_account(account, ids) for account in event.accounts),
        }  # fmt: skip
        if LINKS in lost.get("link", ()):
            changed |= _without_links(event, left)
        default = {name: type(event).model_fields[name].get_default(call_default_factory=True, validated_data={})
                   for name in lost["event"]}  # fmt: skip
        events.append(event.model_copy(update=changed | default))
    header = {
        name: Timeline.model_fields[name].default for name in lost.get("timeline", ())
    }
    registers = {
        register: _register(timeline, kind, lost.get(kind, set()))
        for kind, register in REGISTERS.items()
    }
    return timeline.model_copy(
        update=header | registers | {"omitted": (), "events": tuple(events)}
    )


def _account(account: Account, ids: Callable[[str, tuple[str, ...]], Any]) -> Account:
    """An account with names in place of ids."""
    cited = account.source
    if cited and cited.source:
        (source,) = ids("source", (cited.source,))
        cited = cited.model_copy(update={"source": source})
    sides = {
        s: ids("actor", getattr(account, s))
        for s in ("actors", "targets", "attributed_to")
    }
    return account.model_copy(update={"source": cited, **sides})


def _without_links(event: Event, left: set[str]) -> dict[str, Any]:
    """The links of an event without those to omitted events, which a table's reader keeps in `extra`."""
    links = ("responds_to", "contradicts")
    found: dict[str, Any] = {
        name: tuple(i for i in getattr(event, name) if i in left) for name in links
    }
    return found | {"extra": {k: v for k, v in event.extra.items() if k not in links}}


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
            *(i for a in e.accounts for i in (*a.actors, *a.targets, *a.attributed_to)),
        ),
        "theme": lambda e: e.themes,
        "source": lambda e: (
            *(c.source for c in e.sources),
            *(a.source.source for a in e.accounts if a.source),
        ),
    }[kind]
    used = {identity for event in timeline.events for identity in named(event)}
    found = []
    for part in getattr(timeline, REGISTERS[kind]):
        if part.id in used or UNUSED not in lost:
            plain = {
                name: type(part).model_fields[name].default
                for name in lost - {"id", UNUSED}
            }
            if "id" in lost:
                plain["id"] = _name(part)
            found.append(part.model_copy(update=plain))
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
        if known.name in MAPS:  # which leave out the events that have no coordinates
            timeline = timeline.narrowed(tuple(placed(timeline.events)))
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


@pytest.mark.parametrize("known", BOTH_WAYS, ids=lambda known: known.name)
@pytest.mark.parametrize("name", ["Who?", "?Who", "The Who (?)", "?"])
def test_a_name_with_a_question_mark_comes_back_without_a_remark(
    known: Format, name: str
) -> None:
    event = {"id": "a", "date": "2022-01-10", "title": "Talks", "actors": ["x"]}
    if known.name in MAPS:
        event |= {"lat": 46.2, "lon": 6.1}
    actors = [{"id": "x", "name": name}]
    timeline = Timeline.model_validate({"actors": actors, "events": [event]})
    assert undisclosed(timeline, known) == []


@pytest.mark.parametrize("known", BOTH_WAYS, ids=lambda known: known.name)
def test_a_summary_that_is_the_title_again_comes_back(known: Format) -> None:
    event = {"id": "a", "date": "2022-01-10", "title": "Talks", "summary": "Talks"}
    if known.name in MAPS:
        event |= {"lat": 46.2, "lon": 6.1}
    timeline = Timeline.model_validate({"events": [event]})
    assert rewritten(timeline, known).events[0].summary == "Talks"


WITH_UNUSED = """{
  "actors": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}, {"id": "c", "name": "C"}],
  "themes": [{"id": "t", "name": "T"}],
  "sources": [{"id": "s", "title": "S"}],
  "omitted": [{"id": "old", "date": "2021", "title": "Old"}],
  "events": [{"id": "e", "date": "2022", "title": "E", "actors": ["a"], "responds_to": ["old"]},
             {"id": "f", "date": "2023", "title": "F"}]}
"""


@pytest.fixture
def with_unused(tmp_path: Path) -> Path:
    """A chronology with parts that no event names, and a link to an omitted event."""
    path = tmp_path / "unused.json"
    path.write_text(WITH_UNUSED, encoding="utf-8")
    return path


UNUSED_PARTS = (
    "1 source that no event names; 2 actors that no event names; 1 theme that no event names; "
    "omitted; links to 1 omitted event"
)


@pytest.mark.parametrize("name", ["csv", "tsv", "xlsx"])
def test_parts_that_no_event_names_are_said_to_be_left_out(
    run: Run, with_unused: Path, tmp_path: Path, name: str
) -> None:
    for words in (
        ("export", tmp_path / f"a.{name}", "--data", with_unused),
        ("convert", with_unused, tmp_path / f"b.{name}"),
    ):
        said = run(*words).stderr.splitlines()[0]
        # a workbook has a sheet of actors
        of_actors = "2 actors that no event names; "
        parts = UNUSED_PARTS.replace(of_actors, "") if name == "xlsx" else UNUSED_PARTS
        assert said == f"{name}: dropped {parts} (JSON and JSON Lines keep them)"


def test_parts_that_only_other_events_name_are_not_missed(
    run: Run, with_unused: Path, tmp_path: Path
) -> None:
    result = run("export", tmp_path / "a.csv", "--data", with_unused, "--from", "2023")
    assert "dropped" not in result.stderr


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl"])
def test_a_list_in_a_file_says_what_it_leaves_out(
    run: Run, with_unused: Path, tmp_path: Path, form: str
) -> None:
    result = run("list", "-f", form, "-o", tmp_path / "a", "--data", with_unused)
    assert result.stderr.splitlines()[-1] == (
        f"{form}: dropped {UNUSED_PARTS} (`crisistl export` to JSON keeps them)"
    )


def test_a_list_of_a_file_that_was_read_before_says_the_same(
    run: Run, with_unused: Path, tmp_path: Path
) -> None:
    words = ("list", "-f", "csv", "-o", tmp_path / "a", "--data", with_unused)
    first, again = (run(*words, "--to", "2022").stderr for _ in range(2))
    assert first == again
    assert "csv: dropped links to 1 omitted event (" in again


def test_a_list_for_readers_says_which_fields_it_leaves_out(
    run: Run, small: Path, tmp_path: Path
) -> None:
    words = ("list", "-f", "markdown", "-o", tmp_path / "a", "--data", small)
    said = run(*words).stderr.splitlines()[-1]
    assert said.startswith("markdown: dropped summary, type, place, ")
    chosen = run(*words, "--columns", "date,title").stderr.splitlines()[-1]
    assert chosen.startswith("markdown: dropped the timeline's title, ")
