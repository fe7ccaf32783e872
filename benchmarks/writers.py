"""Writers: many processes change one chronology at once, and some are killed; count what is lost.

    python benchmarks/writers.py                     200 rounds on a small file, 20 on one of 6 MB
    python benchmarks/writers.py --small 3 --big 0   a short run

A round starts 8 writers of one file, each a process of its own that adds one event, and beside them the other
commands of the round (fmt, merge -o ...). Each writer is killed (SIGKILL) with a probability of one in five, at a
random moment. At the end of the round every event that was reported as added must be in the file, no event may be
there that nobody added, no old event may be gone, and one more command must get through. What rename,
edit, remove, actor, theme, source, review, save, forget, new and archive reported as done must be so, too.

`undo` may undo what another process did, and says what. What it reports as undone must be gone, unless
`undo --redo` reports that it restored it; a killed `undo` may have undone one change that it does not report. The
processes are forked from one that has loaded the program, so that they meet in its work rather than in its start.
"""

import argparse
import gc
import json
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from crisistl.__main__ import main
from crisistl.formats.loading import load
from crisistl.model.timeline import Event, Timeline

WRITERS = 8
KILLED = 0.2
BIG = 6_000_000
LONGEST = 600.0  # seconds for a round; what takes longer is blocked
PATIENCE = 20.0  # seconds in which a writer tries again while the file isn't formatted; every fmt may be killed
NOTHING_TO_UNDO = 4  # exit code of undo where there is no change
SOME_TIME = 2.0  # seconds in which an undo waits for something to undo
SETTINGS = "crisistl.toml"
ARCHIVE, FRESH = "whole.crisis", "fresh.json"
NOT_WRITTEN = 4  # exit code of new where the file is there
ARTICLE, DRAFT = "article.txt", "article.draft.json"
TEXT = (
    "On 3 March 2031, the dockers of Port Alba went on strike.\n\n"
    "On 5 March 2031, the harbour company closed the gates.\n\n"
    "On 9 March 2031, the dockers met the harbour company for talks.\n"
)
REFUSED = 3  # exit code where the file must be formatted first

_ADDED = re.compile(r"^added (new-\S+) to ", re.MULTILINE)
_TAKEN_BACK = re.compile(r"^undid `(.+?)` of \d", re.MULTILINE)
_MADE_AGAIN = re.compile(r"^restored `(.+?)` of \d", re.MULTILINE)


@dataclass
class Tally:
    """What a number of rounds came to."""

    rounds: int = 0
    writers: int = 0
    killed: int = 0
    added: int = 0
    there: int = 0
    lost: int = 0
    invented: int = 0
    failed: int = 0
    blocked: int = 0
    seconds: float = 0.0
    notes: list[str] = field(default_factory=list)

    def row(self, name: str) -> str:
        """A row of a Markdown table."""
        cells = (
            name, self.rounds, self.writers, self.killed, self.added, self.lost, self.invented, self.failed,
            self.blocked, f"{self.seconds:.0f}",
        )  # fmt: skip
        return f"| {' | '.join(map(str, cells))} |"


HEADING = (
    "| Round | Rounds | Processes | Killed | Reported as added | Lost | Invented | Failed | Blocked | Seconds |\n"
    "|---|---|---|---|---|---|---|---|---|---|"
)


@dataclass(frozen=True)
class Left:
    """What a round left: the chronology and the folder with it."""

    timeline: Timeline
    folder: Path

    def has_question(self, name: str) -> bool:
        """Whether the settings of the folder have a saved question."""
        settings = tomllib.loads((self.folder / SETTINGS).read_text(encoding="utf-8"))
        return name in settings["questions"]

    def has_archive(self) -> bool:
        """Whether the archive has every old event, and no event that the chronology lacks."""
        archived = {event.id for event in load(self.folder / ARCHIVE).events}
        there = {*self.timeline.events_by_id}
        return {name for name in there if name.startswith("old-")} <= archived <= there

    def edited(self) -> Event:
        """The event that the edits change."""
        return self.timeline.events_by_id["old-000002"]

    def has_event(self, name: str) -> bool:
        """Whether the chronology has an event of this id."""
        return name in self.timeline.events_by_id

    def is_fresh(self) -> bool:
        """Whether a new chronology was started."""
        return load(self.folder / FRESH).title == "Fresh"

    def has_alias(self, alias: str) -> bool:
        """Whether an actor has another name."""
        return alias in self.timeline.actors_by_id["ann-lee"].aliases

    def has_accepted(self, proposal: str) -> bool:
        """Whether a proposal of the draft is accepted, and its event in the chronology."""
        draft = json.loads((self.folder / DRAFT).read_text(encoding="utf-8"))
        (found,) = [p for p in draft["proposals"] if p["id"] == proposal]
        event = found.get("event_id")
        return found["state"] == "accepted" and event in self.timeline.events_by_id


Effect = tuple[str, Callable[[Left], bool]]
"""What `undo` calls a change, and whether what a round left has it."""


@dataclass(frozen=True)
class Kind:
    """A kind of round: what runs beside the writers, and whether the file begins out of order.

    `effects` are what the commands beside have done where they end with 0, in their order; `may_go` are the ids of
    old events that they take away. `prepare` writes the files that the commands need into a folder, once. Of the
    commands `one_alone`, one must succeed and the others must refuse; one that was killed may have succeeded.
    """

    name: str
    beside: Callable[[Path, Path], list[list[str]]]
    untidy: bool = False
    effects: tuple[Effect, ...] = ()
    may_go: frozenset[str] = frozenset()
    prepare: Callable[[Path], None] = lambda folder: None
    one_alone: str = ""


def _changes(file: Path, other: Path) -> list[list[str]]:
    """One change of each kind, each of another event."""
    return [
        ["rename", str(file), "old-000001", "renamed"],
        ["edit", str(file), "old-000002", "--title", "Edited"],
        ["remove", str(file), "old-000003"],
    ]


def _registers(file: Path, other: Path) -> list[list[str]]:
    """Changes of the registers, and a merge that unites events."""
    return [
        ["actor", str(file), "Ann Lee", "--kind", "person"],
        ["theme", str(file), "Wages"],
        ["source", str(file), "The Wire", "--alias", "Wire"],
        ["merge", str(file), str(other), "--unite", "sure", "-o", str(file)],
    ]


def _undone(file: Path, other: Path) -> list[list[str]]:
    """Changes that are taken back, some of them again and again."""
    return [
        ["source", str(file), "The Wire", "--alias", "Wire"],
        ["edit", str(file), "old-000002", "--title", "Edited"],
        *([["undo", str(file)]] * 3),
        ["undo", str(file), "--redo"],
    ]


def _reviewed(file: Path, other: Path) -> list[list[str]]:
    """Proposals of one draft that are accepted, each by a review of its own, while the draft is made again."""
    review = ["review", DRAFT, "--into", str(file), "--apply"]
    return [
        [*review, "p1.md"],
        [*review, "p2.md"],
        [*review, "p3.md"],
        ["draft", ARTICLE, "--published", "2031-03-10", "--into", str(file)],
        ["theme", str(file), "Wages"],
    ]


def _drafted(folder: Path) -> None:
    """A draft of three proposals, and a review file for each that accepts it."""
    (folder / ARTICLE).write_text(TEXT, encoding="utf-8")
    empty, draft = folder / "empty.json", folder / DRAFT
    run(["new", str(empty), "--title", "T"])
    run(["draft", str(folder / ARTICLE), "--published", "2031-03-10", "-o", str(draft)])
    marks = folder / "marks.md"
    run(["review", str(draft), "--into", str(empty), "--markdown", str(marks)])
    sections = marks.read_text(encoding="utf-8").split("## [ ] ")[1:]
    for section in sections:
        name = section.partition(" ")[0]
        text = f"## [x] {section}"
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    empty.unlink()
    marks.unlink()


def _asked(file: Path, other: Path) -> list[list[str]]:
    """Questions that are saved in the settings of the folder, and one that is forgotten."""
    saved = [["save", name, "--", "list", "--by", "Ann"] for name in _NEW_QUESTIONS]
    return [*saved, ["forget", "old"]]


def _with_question(folder: Path) -> None:
    text = '# ours\n[questions]\nold = "list"\n'
    (folder / SETTINGS).write_text(text, encoding="utf-8")


def _copied(file: Path, other: Path) -> list[list[str]]:
    """A file that is converted onto itself, two archives of it, and one name for which several start a chronology."""
    return [
        *([["convert", str(file), str(file)]] * 2),
        *([["archive", str(file), "-o", ARCHIVE]] * 2),
        *([["new", FRESH, "--title", "Fresh"]] * 3),
    ]


def _edits(file: Path, other: Path) -> list[list[str]]:
    """Changes of several fields of one event and of one actor, and the removal of two events."""
    edit = ["edit", str(file), "old-000002"]
    actor = ["actor", str(file), "Ann Lee"]
    return [
        [*edit, "--title", "Edited"],
        [*edit, "--summary", "What it was about"],
        [*edit, "--place", "Port Alba"],
        [*actor, "--alias", "A. Lee"],
        [*actor, "--alias", "Lee, Ann"],
        ["remove", str(file), "old-000003"],
        ["remove", str(file), "old-000004"],
    ]


_NEW_QUESTIONS = ("q1", "q2", "q3", "q4", "q5")

_WIRE: Effect = (
    "source the-wire",
    lambda left: "the-wire" in left.timeline.sources_by_id,
)
_EDITED: Effect = (
    "edit old-000002",
    lambda left: left.timeline.events_by_id["old-000002"].title == "Edited",
)

_ARCHIVED: Effect = ("archive", Left.has_archive)
_FRESH: Effect = ("new", Left.is_fresh)
_CONVERTED: Effect = ("convert", lambda left: True)  # which changes nothing

KINDS = (
    Kind("add", lambda file, other: []),
    Kind("add, fmt", lambda file, other: [["fmt", str(file)]] * 3, untidy=True),
    Kind(
        "add, merge -o",
        lambda file, other: [["merge", str(file), str(other), "-o", str(file)]] * 2,
    ),
    Kind(
        "add, actor, theme, source, merge --unite",
        _registers,
        effects=(
            ("actor ann-lee", lambda left: "ann-lee" in left.timeline.actors_by_id),
            ("theme wages", lambda left: "wages" in left.timeline.themes_by_id),
            _WIRE,
        ),
    ),
    Kind(
        "add, rename, edit, remove",
        _changes,
        effects=(
            ("rename old-000001 renamed", lambda left: _is_renamed(left.timeline)),
            _EDITED,
            (
                "remove old-000003",
                lambda left: "old-000003" not in left.timeline.events_by_id,
            ),
        ),
        may_go=frozenset({"old-000001", "old-000003"}),
    ),
    Kind("add, source, edit, undo", _undone, effects=(_WIRE, _EDITED)),
    Kind(
        "add, review, draft, theme",
        _reviewed,
        effects=(
            ("p1", lambda left: left.has_accepted("p1")),
            ("p2", lambda left: left.has_accepted("p2")),
            ("p3", lambda left: left.has_accepted("p3")),
            ("draft", lambda left: (left.folder / DRAFT).exists()),
            ("theme wages", lambda left: "wages" in left.timeline.themes_by_id),
        ),
        prepare=_drafted,
    ),
    Kind(
        "add, save, forget",
        _asked,
        effects=(
            ("q1", lambda left: left.has_question("q1")),
            ("q2", lambda left: left.has_question("q2")),
            ("q3", lambda left: left.has_question("q3")),
            ("q4", lambda left: left.has_question("q4")),
            ("q5", lambda left: left.has_question("q5")),
            ("forget", lambda left: not left.has_question("old")),
        ),
        prepare=_with_question,
    ),
    Kind(
        "add, convert onto itself, archive, new",
        _copied,
        effects=(*[_CONVERTED] * 2, *[_ARCHIVED] * 2, *[_FRESH] * 3),
        one_alone="new",
    ),
    Kind(
        "add, edit of one event, actor, remove",
        _edits,
        effects=(
            _EDITED,
            (
                "edit --summary",
                lambda left: left.edited().summary == "What it was about",
            ),
            ("edit --place", lambda left: left.edited().place == "Port Alba"),
            ("actor A. Lee", lambda left: left.has_alias("A. Lee")),
            ("actor Lee, Ann", lambda left: left.has_alias("Lee, Ann")),
            ("remove old-000003", lambda left: not left.has_event("old-000003")),
            ("remove old-000004", lambda left: not left.has_event("old-000004")),
        ),
        may_go=frozenset({"old-000003", "old-000004"}),
    ),
)


def _is_renamed(told: Timeline) -> bool:
    events = told.events_by_id
    return "renamed" in events and "old-000001" not in events


def started(
    words: list[str],
    log: Path,
    again_on: int | None = None,
    patience: float = PATIENCE,
) -> int:
    """The id of a forked process that runs the program; what it says goes to a file.

    It is run again, for some seconds, as long as it ends with the exit code `again_on`.
    """
    pid = os.fork()
    if pid:
        return pid
    code = 70
    try:
        stream = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(stream, 1)
        os.dup2(stream, 2)
        os.chdir(log.parent)
        sys.stdout, sys.stderr = (
            os.fdopen(number, "w", encoding="utf-8") for number in (1, 2)
        )
        code = run(words)
        end = time.monotonic() + patience
        while code == again_on and time.monotonic() < end:
            time.sleep(0.05)
            code = run(words)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def run(words: list[str]) -> int:
    """The exit code of a command line, run in this process."""
    sys.argv = ["crisistl", *words]
    try:
        main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    return 0


def chronology(path: Path, events: int, *, untidy: bool = False) -> None:
    """A chronology of so many events, in canonical form or not."""
    made = [
        {
            "id": f"old-{n:06}",
            "date": f"2021-{n % 12 + 1:02}-{n % 28 + 1:02}",
            "title": f"Old event {n}",
        }
        for n in range(events)
    ]
    plain = path.with_name("plain.json")
    plain.write_text(json.dumps({"title": "T", "events": made}), encoding="utf-8")
    run(["convert", str(plain), str(path)])
    run(["fmt", str(path)])
    plain.unlink()
    if untidy:
        lines = path.read_text(encoding="utf-8")
        path.write_text(
            lines.replace('{"', '{ "') if path.suffix == ".jsonl" else lines + "\n",
            encoding="utf-8",
        )


def one_round(
    kind: Kind, start: Path, dice: random.Random, spread: float, tally: Tally
) -> None:
    """Run one round on a copy of a file, and add what came of it to the tally."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file, other = folder / f"a{start.suffix}", folder / "other.json"
        shutil.copy(start, file)
        shutil.copytree(start.parent / "prepared", folder, dirs_exist_ok=True)
        chronology(other, 3)
        lines = [
            [
                "add",
                str(file),
                "--date",
                f"2022-01-{n + 1:02}",
                "--title",
                f"New event {n}",
            ]
            for n in range(WRITERS)
        ]
        logs = [folder / f"{n}.log" for n in range(WRITERS)]
        beside = kind.beside(file, other)
        beside_logs = [folder / f"beside{n}.log" for n in range(len(beside))]
        began = time.monotonic()
        again = REFUSED if kind.untidy else None
        writers = [
            started(words, log, again) for words, log in zip(lines, logs, strict=True)
        ]
        rest = [
            started(words, log, NOTHING_TO_UNDO, SOME_TIME)
            if words[0] == "undo"
            else started(words, log)
            for words, log in zip(beside, beside_logs, strict=True)
        ]
        victims = {pid for pid in (*writers, *rest) if dice.random() < KILLED}
        moments = sorted((began + dice.random() * spread, pid) for pid in victims)
        codes = waited((*writers, *rest), moments, began + LONGEST)
        tally.rounds += 1
        tally.writers += len(writers) + len(rest)
        tally.seconds += time.monotonic() - began
        undone = Undone.of(beside, rest, codes, beside_logs)
        for pid in undone.refused:
            codes[pid] = 0
        done = [codes[pid] == 0 for pid in rest]
        tally.failed += settle_one_alone(kind, beside, rest, codes)
        judge(tally, file, [*logs, *beside_logs], codes, kind, done, undone)


def settle_one_alone(
    kind: Kind, beside: list[list[str]], pids: list[int], codes: dict[int, int | None]
) -> int:
    """Take the refusals of commands of which one must succeed for success; 1 unless one did, 0 otherwise."""
    alone = [
        pid
        for words, pid in zip(beside, pids, strict=True)
        if words[0] == kind.one_alone
    ]
    found = [codes[pid] for pid in alone]
    for pid in alone:
        if codes[pid] == NOT_WRITTEN:
            codes[pid] = 0
    may_have = found.count(-signal.SIGKILL)
    return int(
        bool(alone) and not (found.count(0) == 1 or (may_have and 0 not in found))
    )


def waited(
    pids: tuple[int, ...], moments: list[tuple[float, int]], end: float
) -> dict[int, int | None]:
    """The exit code of each process, negative where it was killed, None where it was still running at the end."""
    codes: dict[int, int | None] = {}
    while len(codes) < len(pids) and time.monotonic() < end:
        while moments and moments[0][0] <= time.monotonic():
            _, victim = moments.pop(0)
            if victim not in codes:
                os.kill(victim, signal.SIGKILL)
        for pid in pids:
            if pid not in codes:
                done, status = os.waitpid(pid, os.WNOHANG)
                if done:
                    codes[pid] = os.waitstatus_to_exitcode(status)
        time.sleep(0.002)
    for pid in set(pids) - set(codes):
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        codes[pid] = None
    return codes


@dataclass(frozen=True)
class Undone:
    """What `undo` reports: the changes that it took back, less those made again, and those that it may have besides.

    `killed` counts the processes of either kind that were killed; `refused` are those that found nothing to do.
    """

    changes: Counter[str]
    killed: int
    refused: tuple[int, ...]

    @classmethod
    def of(
        cls,
        beside: list[list[str]],
        pids: list[int],
        codes: dict[int, int | None],
        logs: list[Path],
    ) -> "Undone":
        """What the undos among the commands of a round report."""
        changes: Counter[str] = Counter()
        killed, refused = 0, []
        for words, pid, log in zip(beside, pids, logs, strict=True):
            if words[0] != "undo":
                continue
            said = _said(log)
            changes.update(_TAKEN_BACK.findall(said))
            changes.subtract(_MADE_AGAIN.findall(said))
            killed += codes[pid] == -signal.SIGKILL
            if codes[pid] == NOTHING_TO_UNDO and "there is no " in said:
                refused.append(pid)
        return cls(changes, killed, tuple(refused))


def _said(log: Path) -> str:
    return log.read_text(encoding="utf-8") if log.exists() else ""


def judge(
    tally: Tally,
    file: Path,
    logs: list[Path],
    codes: dict[int, int | None],
    kind: Kind,
    done: list[bool],
    undone: Undone,
) -> None:
    """Compare what was reported with what is there."""
    tally.killed += sum(code == -signal.SIGKILL for code in codes.values())
    tally.blocked += sum(code is None for code in codes.values())
    failed = [code for code in codes.values() if code not in (0, -signal.SIGKILL, None)]
    refused = kind.untidy and all(
        code == REFUSED for code in failed
    )  # where each fmt was killed
    tally.failed += 0 if refused else len(failed)
    said = "".join(map(_said, logs))
    if failed and not refused:
        tally.notes.append(said)
    left = Left(load(file), file.parent)
    ids = [event.id for event in left.timeline.events]
    reported = {f"add {identity}": identity in ids for identity in _ADDED.findall(said)}
    tally.added += len(reported)
    for is_done, (change, holds) in zip(done, kind.effects, strict=False):
        if is_done:
            reported[change] = holds(left)
    new = {event for event in ids if event.startswith("new-event-")}
    gone = {f"old-{n:06}" for n in range(EVENTS[0])} - {*ids}
    taken = {change for change, times in undone.changes.items() if times > 0}
    lost = [c for c, holds in reported.items() if not holds and c not in taken]
    back = [c for c, holds in reported.items() if holds and c in taken]
    tally.there += len(new)
    unexplained = max(len(lost) + len(back) - undone.killed, 0)
    tally.lost += unexplained + len(gone - kind.may_go)
    tally.invented += (
        len(ids) - len(set(ids)) + len(new - {f"new-event-{n}" for n in range(WRITERS)})
    )
    run(["fmt", str(file)])
    began = time.monotonic()
    after = file.with_name("after.log")
    code = waited(
        (started(["add", str(file), "--date", "2023", "--title", "After"], after),),
        [],
        began + LONGEST,
    )
    tally.blocked += [*code.values()] != [0]


EVENTS = [0]
"""How many events the file of a round has at its start."""


def rounds(
    kind: Kind, number: int, ending: str, events: int, dice: random.Random
) -> Tally:
    """So many rounds of one kind."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        start = Path(name) / f"start.{ending}"
        chronology(start, events, untidy=kind.untidy)
        prepared = Path(name) / "prepared"
        prepared.mkdir()
        kind.prepare(prepared)
        EVENTS[0] = events
        spread = 0.4 if events < 1000 else 8.0
        for _ in range(number):
            one_round(kind, start, dice, spread, tally)
            gc.unfreeze()
    return tally


def measured() -> int:
    """Print a table of all kinds; the exit code is 1 where anything was lost, invented, failed or blocked."""
    words = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    words.add_argument(
        "--small", type=int, default=200, help="rounds on a small file, of each ending"
    )
    words.add_argument(
        "--big", type=int, default=20, help="rounds on a file of 6 MB, of each ending"
    )
    words.add_argument(
        "--others", type=int, help="rounds with other commands; by default as many"
    )
    words.add_argument("--seed", type=int, default=1)
    words.add_argument(
        "--only", help="the kinds of rounds, by number from 0: 0,4; by default all"
    )
    words.add_argument(
        "--ending", choices=("json", "jsonl"), help="the ending; by default both"
    )
    given = words.parse_args()
    dice = random.Random(given.seed)
    silent = os.open(os.devnull, os.O_WRONLY)
    screen, sys.stderr = sys.stderr, os.fdopen(silent, "w")
    sys.stdout.write(f"{HEADING}\n")
    sys.stdout.flush()
    wrong = False
    chosen = [*KINDS]
    if given.only:
        chosen = [KINDS[int(place)] for place in given.only.split(",")]
    for size, number in (("small", given.small), ("6 MB", given.big)):
        for kind in chosen:
            times = (
                number
                if kind is KINDS[0] or given.others is None
                else min(number, given.others)
            )
            for ending, bytes_an_event in (
                (("json", 99), ("jsonl", 65)) if times else ()
            ):
                if given.ending not in (None, ending):
                    continue
                events = 20 if size == "small" else BIG // bytes_an_event
                tally = rounds(kind, times, ending, events, dice)
                sys.stdout.write(tally.row(f"{kind.name}; {size} .{ending}") + "\n")
                sys.stdout.flush()
                wrong |= bool(
                    tally.lost or tally.invented or tally.failed or tally.blocked
                )
                for note in tally.notes[:3]:
                    screen.write(note)
    return wrong


if __name__ == "__main__":
    sys.exit(measured())
