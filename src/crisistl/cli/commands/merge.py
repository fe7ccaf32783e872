"""`crisistl merge`: several chronologies written as one."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from shlex import join
from typing import TYPE_CHECKING, Annotated

from crisistl.cli import console, questions
from crisistl.cli.completion import written_formats
from crisistl.cli.data_options import AsKnown
from crisistl.cli.declaring import Argument, Option
from crisistl.cli.options import shared
from crisistl.cli.overwrite import (
    OverwriteOption,
    agreement,
    held,
    is_source,
    refuse_loss,
    refuse_other_format,
    stdout_as_dash,
)
from crisistl.cli.titling import TitleOption, refuse_title, retitled
from crisistl.compare.union import Clash, file_names, united
from crisistl.errors import UsageError
from crisistl.formats.core.after_writing import remarks
from crisistl.formats.core.choosing import target_format
from crisistl.model.canonical import canonical
from crisistl.model.timeline import Event, Timeline
from crisistl.output.report import Heading, Report
from crisistl.output.table import Column, Section, Table
from crisistl.query.cells import sides
from crisistl.text.wording import counted, file_name

if TYPE_CHECKING:
    from crisistl.compare.accounts import Agree, Joined

Pair = tuple[str, str]
_MOST_TITLES = 5  # that are named; all are in the file


@shared
def command(
    reading: AsKnown,
    files: Annotated[
        list[str],
        Argument(metavar="FILE", help="Two or more chronologies; - is stdin."),
    ],
    output: Annotated[
        str,
        Option(
            "--output",
            "-o",
            metavar="FILE",
            rich_help_panel="Output",
            callback=stdout_as_dash,
            help="The file to write; its ending sets the format. - is stdout, as JSON.",
        ),
    ] = "-",
    to_format: Annotated[
        str | None,
        Option(
            "--to-format",
            metavar="FORMAT",
            rich_help_panel="Output",
            autocompletion=written_formats,
            help="Override the format implied by the file name.",
        ),
    ] = None,
    title: TitleOption = None,
    overwrite: OverwriteOption = False,
    unite: Annotated[
        bool,
        Option(
            "--unite",
            help="Make one event of two that are the same, as `crisistl diff` pairs them, with both sources. Asks "
            "about doubtful pairs on a terminal; --unite sure asks nothing.",
        ),
    ] = False,
) -> None:
    """Merge several chronologies into one, and list the conflicts.

    Actors, themes and sources with the same name or alias become one, as the first file describes it. If an id means
    two things, the one of the later file gets that file's name as a prefix. Events are merged only if they are
    identical; `crisistl diff` shows which ones may be the same, and --unite makes one of them. Where the two differ in
    date, status, figures or who acts, the event's `accounts` keep what each source says, and `list --on` finds the
    event by the other date as well, marked. Accounts a day apart are surely the same only in the same words; what is
    farther apart, or differs in more, is asked about.
    """  # fmt: skip
    asks = unite and "sure" not in files
    if unite:
        files = _without_sure(files)
    if len(files) < 2:
        raise UsageError("merge needs two files or more")
    refuse_title(title)
    known = target_format(output, to_format or _usual_format(output), "--to-format")
    refuse_other_format(output, files, overwrite, known, reading.from_format)
    refuse_loss(output, files, overwrite, reading)
    write = known.writer()
    agreed: frozenset[Pair] = frozenset()
    seen: Sequence[Timeline] = ()
    asks = asks and questions.can_ask()
    # nobody waits for a lock while a person thinks
    if asks:
        seen = reading.load_each(files, reading.load_known)
        agreed = _agreed(zip(file_names(files), seen, strict=True))
    with held(output, files) as lock:
        loaded = _loaded(seen, files, output, reading)
        named = [*zip(file_names(files), loaded, strict=True)]
        if unite:
            timeline, clashes, said = _united(named, agreed, asks=asks)
        else:
            timeline, clashes, said = _merged(named)
        timeline = retitled(canonical(timeline), title)
        with console.destination(
            output,
            binary=known.binary,
            lock=lock,
            change="merge" if lock or known.is_ours else "",
            agree=agreement(overwrite, chronology=known.is_ours),
        ) as out:
            write(timeline, out)
    said = [*remarks(timeline, known), *said]
    _report(len(timeline.events), said, clashes, output)


def _usual_format(output: str) -> str | None:
    """The format that is written to standard output; that of a file is in its name."""
    return "json" if output == "-" else None


def _without_sure(files: list[str]) -> list[str]:
    """The files of `--unite sure`, of which "sure" is one only where there is a file of this name."""
    if Path("sure").exists():
        return files
    return [name for name in files if name != "sure"]


def _report(
    events: int, said: Iterable[str], clashes: Sequence[Clash], output: str
) -> None:
    """Note what was written, and show the conflicts; as notes where stdout has the chronology."""
    for remark in said:
        console.note(remark)
    if output == "-":
        for clash in clashes:
            console.note(clash.sentence())
        return
    console.note(f"wrote {counted(events, 'event')} to {file_name(output)}")
    if clashes:
        console.show(_clashes(clashes))
    if target_format(output, None, "--to-format").is_ours:
        for line in _lines_to_unite(clashes, output):
            console.note(line)


def _lines_to_unite(clashes: Iterable[Clash], output: str) -> Iterator[str]:
    """For parts that share a name and stay two, the line that makes one of them."""
    pairs = dict.fromkeys((c.register, c.other, c.id) for c in clashes if c.other)
    for register, kept, other in pairs:
        if register in ("actors", "themes"):
            words = join([output, "--unite", str(kept), other])
            yield (
                f"if {kept} and {other} are one: crisistl {register.removesuffix('s')} {words}"
            )


def _loaded(
    seen: Sequence[Timeline], files: Sequence[str], output: str, reading: AsKnown
) -> Sequence[Timeline]:
    """The timelines of all files. Of those that were read before, that of the output is read again.

    It may have been changed before it was locked.
    """
    if not seen:
        return reading.load_each(files, reading.load_known)
    loaded = []
    for timeline, path in zip(seen, files, strict=True):
        if is_source(output, [path]):
            loaded.append(reading.load_known(path))
        else:
            loaded.append(timeline)
    return loaded


def _agreed(named: Iterable[tuple[str, Timeline]]) -> frozenset[Pair]:
    """The doubtful pairs that a person takes for one event."""
    found: set[Pair] = set()

    def agree(one: Event, other: Event, registers: Timeline) -> bool:
        for event in (one, other):
            who = "".join(sides(event, registers))
            console.note("  ".join(filter(None, (event.date.text, who, event.title))))
        answered = questions.agree("Are these the same event")
        if answered:
            found.add((one.id, other.id))
        return answered

    _joined(named, agree)
    return frozenset(found)


def _merged(
    named: Sequence[tuple[str, Timeline]],
) -> tuple[Timeline, tuple[Clash, ...], list[str]]:
    """The files as one, and their conflicts; there is nothing else to say."""
    union = united(named)
    return union.timeline, union.clashes, []


def _united(
    named: Iterable[tuple[str, Timeline]], agreed: frozenset[Pair], *, asks: bool
) -> tuple[Timeline, tuple[Clash, ...], list[str]]:
    """The files with one event where several have the same, their conflicts, and what there is to say."""
    done = _joined(named, lambda one, other, _: (one.id, other.id) in agreed)
    said = [*_remarks_on_pairs(done, can_ask=asks)]
    clashes = tuple(clash for step in done for clash in step.clashes)
    return done[-1].timeline, clashes, said


def _remarks_on_pairs(done: "Sequence[Joined]", *, can_ask: bool) -> Iterator[str]:
    """How many pairs became one event, in what they differ, and which stay two events."""
    pairs = sum(len(step.pairs) for step in done)
    yield f"united {counted(pairs, 'pair')} of events"
    if differ := dict.fromkeys(chain.from_iterable(step.differ for step in done)):
        events = counted(len(differ), "event")
        yield f"the accounts of {events} differ: {', '.join(differ)}"
    yield from _remarks_on_texts(done)
    if doubtful := [*chain.from_iterable(step.doubtful for step in done)]:
        shown = ", ".join(map(" and ".join, doubtful))
        yield f"perhaps the same, left as two events: {shown}"
        if not can_ask:
            yield 'on a terminal, --unite without "sure" asks about them'


def _remarks_on_texts(done: "Sequence[Joined]") -> Iterator[str]:
    """Which titles and texts of the second file differ from those of the first."""
    titles = []
    for where, title in chain.from_iterable(step.titles for step in done):
        titles.append(f"{where} ({title!r})")
    if len(titles) > _MOST_TITLES:
        titles[_MOST_TITLES:] = [f"{len(titles) - _MOST_TITLES:,} more"]
    if titles:
        yield f"another title in the second file, kept beside the first: {', '.join(titles)}"
    unkept = []
    for where, name, text in chain.from_iterable(step.unkept for step in done):
        unkept.append(f"{where} ({name} {text!r})")
    if unkept:
        yield f"different in the second file and not kept: {', '.join(unkept)}"


def _joined(named: Iterable[tuple[str, Timeline]], agree: "Agree") -> "list[Joined]":
    from crisistl.compare.accounts import joined

    (first, timeline), *others = named
    steps = []
    for name, other in others:
        steps.append(joined((first, name), timeline, other, agree))
        timeline = steps[-1].timeline
    return steps


def _clashes(clashes: Sequence[Clash]) -> Report:
    columns = (
        Column("file", "id"),
        Column("register", "text"),
        Column("id", "id"),
        Column("reason", "title"),
    )
    rows = [(clash.file, clash.register, clash.id, clash.reason) for clash in clashes]
    return Report(
        Heading("Conflicts", count=f"{len(rows):,}"),
        lambda: Table(columns, (Section("", rows),)),
    )
