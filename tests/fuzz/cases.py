"""Cases: what the fuzz harness draws, runs and holds to its laws, one function a kind. Each returns what came of it."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

import grammar
from commandline import CommandLine, command_line
from crisistl.dates import DateError, EventDate, parse_period
from crisistl.errors import CrisisError, UsageError
from crisistl.formats.core.record import ReadOptions
from crisistl.formats.core.registry import FORMATS, format_named
from crisistl.formats.json.own_writer import write_json
from crisistl.formats.loading import load
from crisistl.model.timeline import Timeline
from crisistl.query.predicate import predicate
from crisistl.query.sentence import sentence
from crisistl.query.spelling import spell
from crisistl.query.terms import Terms
from crisistl.query.where import parse_where
from crisistl.text import regex_limit
from files import file
from running import Ran, Surroundings, run
from specimens import timeline

TODAY = date(2022, 1, 27)
EXIT_CODES = (0, 1, 2, 3, 4, 130)
_LEAST_SECONDS = (
    0.5  # for a regular expression that explodes, in place of the program's own
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_STYLE = re.compile(r"\x1b\[[\d;]*m")
_READ_AGAIN = ("add", "convert", "export", "fmt", "merge", "new")
_SHOWS_PROGRESS = ("archive", "convert")
_COLUMNS: tuple[dict[str, str], ...] = (
    *[{}] * 5,
    {"date": "Datum", "title": "Was"},
    {"date": "Datum", "title": "Was"},
    {"title": "x"},
    {"nothing": "y"},
)
_NOT_READ = tuple(
    ending for known in FORMATS if known.reads is None for ending in known.endings
)


class Outcome(NamedTuple):
    """What came of a case, and which of several things it has reached, by what they are."""

    name: str
    reached: dict[str, str]


Case = Callable[[Random], Outcome]


class Broken(Exception):
    """A law does not hold."""


def dates(random: Random) -> Outcome:
    """A text as a date of a chronology and as a typed one: it is read, and reads back, or is refused with a reason."""
    form, text = grammar.dated(random)
    order = random.choice((None, None, "dmy", "mdy"))
    when = _event_date(text)
    try:
        period = parse_period(text, TODAY, order, ranges=random.random() < 0.8)
    except DateError as error:
        _says_something(error)
        return Outcome("refused" if when is None else "read as EDTF alone", {})
    # EDTF has no days in years of more than four digits
    far = not all(-9999 <= bound.year <= 9999 for bound in (period.lower, period.upper))
    if not far and parse_period(str(period), TODAY, order) != period:
        raise Broken(f"{text!r} is {period}, which reads back otherwise")
    if not period.describe():
        raise Broken(f"{text!r} has no words")
    if when and (when.earliest_start, when.latest_end) != (period.lower, period.upper):
        raise Broken(f"{text!r} is {period} as typed and {when!r} in a chronology")
    return Outcome("read", {"read, by form": form})


def _event_date(text: str) -> EventDate | None:
    """The text as a date of a chronology, held to the laws of one."""
    try:
        when = EventDate.parse(text)
    except DateError as error:
        _says_something(error)
        return None
    if str(when) != text or EventDate.parse(str(when)) != when or not when.describe():
        raise Broken(f"{text!r} does not read back")
    bounds = when.earliest_start, when.latest_start, when.earliest_end, when.latest_end
    if not (
        bounds[0] <= bounds[1]
        and bounds[0] <= bounds[2] <= bounds[3]
        and bounds[1] <= bounds[3]
    ):
        raise Broken(f"{text!r} has bounds out of order: {when!r}")
    return when


def _says_something(error: CrisisError) -> None:
    if len(str(error)) < 10:
        raise Broken(f"an empty message: {error!r}")


@cache
def _terms() -> Terms:
    return Terms.of(timeline(), TODAY)


_FAR_YEAR = re.compile(r"\d{5,}-\d\d-\d\d")


def where(random: Random) -> Outcome:
    """An expression: it is read, spelled, read again to the same, asked of each event and said, or refused."""
    text = grammar.expression(random)
    try:
        query = parse_where(text, _terms())
    except UsageError as error:
        _says_something(error)
        return Outcome("refused", {})
    far = _FAR_YEAR.search(
        spell(query)
    )  # EDTF has no days in years of more than four digits
    if not far and parse_where(spell(query), _terms()) != query:
        raise Broken(
            f"{text!r} is spelled {spell(query)!r}, which reads back otherwise"
        )
    with regex_limit.bounded(True, _LEAST_SECONDS):
        try:
            holds = predicate(query, timeline())
            found = sum(bool(holds(event)) for event in timeline().events)
        except UsageError:
            return Outcome("stopped", {})
    sentence(query, timeline())
    return Outcome(
        "read",
        {
            "read, by events found": "none"
            if not found
            else "some"
            if found < 8
            else "all"
        },
    )


def readers(random: Random) -> Outcome:
    """A spoiled file of a format: it is read, and what was read reads back from our own JSON, or is refused."""
    data = file(random, "a")
    options = ReadOptions(
        columns=random.choice(_COLUMNS),
        split=random.choice((None, None, ",", ";", "")),
        date_order=random.choice((None, None, "dmy", "mdy")),
    )
    try:
        read = load(
            data.path,
            from_format=random.choice((data.form.name, data.form.name, None)),
            options=options,
            skip_bad=random.random() < 0.6,
        )
    except CrisisError as error:
        _says_something(error)
        return Outcome("refused", {"refused, by format": data.form.name})
    again = Path("again.json")
    again.write_text(as_json(read), encoding="utf-8", newline="")
    if as_json(load(again)) != again.read_text("utf-8"):
        raise Broken(f"what was read as {data.form.name} does not come back from JSON")
    state = "spoiled" if data.is_spoiled else "whole"
    return Outcome(
        f"read {state}" + " without events" * (not read.events),
        {"read, by format": data.form.name},
    )


def as_json(read: Timeline) -> str:
    """The timeline as text, by which two can be compared."""
    out = io.StringIO(newline="")
    write_json(read, out)
    return out.getvalue()


def cli(random: Random) -> Outcome:
    """A command line: no traceback, a documented exit code, a message where it failed, and an output that is sound."""
    line = command_line(random)
    before = _folder()
    ran = run(line.words, line.where)
    if ran.code not in EXIT_CODES or "Traceback (most" in ran.stderr:
        raise Broken(f"{line.words}: exit code {ran.code}\n{ran.stderr}")
    if ran.code in (2, 3, 4) and len(ran.stderr) < 10:
        raise Broken(f"{line.words}: exit code {ran.code} without a message")
    if (
        ran.code == 1
        and line.command not in ("check", "diff", "fmt")
        and "--fail-empty" not in line.words
    ):
        raise Broken(
            f"{line.words}: exit code 1, which was not asked for\n{ran.stderr}"
        )
    _prints_what_is_harmless(line, ran)
    _leaves_files_alone(line, ran, before)
    reached = {}
    if ran.code == 0 and not {"--help", "-h", "--version"} & {*line.words}:
        _writes_what_is_sound(line, ran, before)
        reached = {
            "exit 0, by command": line.command,
            "exit 0, by what it wrote": _written_as(line),
        }
    return Outcome(f"exit {ran.code}", reached)


def completions(random: Random) -> Outcome:
    """A command line up to where somebody presses the tab key: a shell is offered names, and no message."""
    line = command_line(random)
    words = line.words[: random.randrange(1, len(line.words) + 1)]
    if random.random() < 0.5:
        words[-1] = words[-1][: random.randrange(len(words[-1]) + 1)]
    shell = random.choice(("bash", "zsh", "fish"))
    asked = " ".join(["crisistl", *words])
    settings = {
        "_CRISISTL_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": asked,
        "COMP_CWORD": str(len(words)),
        "_TYPER_COMPLETE_ARGS": asked,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    ran = run([], Surroundings(environment=settings))
    if ran.code not in (0, 1) or ran.stderr:
        raise Broken(f"{shell}: {asked!r}: exit code {ran.code}\n{ran.stderr}")
    if _CONTROL.search(ran.stdout):
        raise Broken(f"{shell}: {asked!r}: offers control characters: {ran.stdout!r}")
    return Outcome(
        "offered" if ran.stdout.strip() else "nothing offered",
        {f"{shell}, by command": line.command},
    )


def _folder() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path().iterdir() if path.is_file()}


def _prints_what_is_harmless(line: CommandLine, ran: Ran) -> None:
    styled = line.where.keyboard or "FORCE_COLOR" in line.where.environment
    plain = _STYLE.sub("", ran.stderr) if styled else ran.stderr
    if _CONTROL.search(plain) and not (
        line.where.keyboard and line.command in _SHOWS_PROGRESS
    ):  # which moves
        raise Broken(f"{line.words}: control characters in a message: {ran.stderr!r}")
    shown = _STYLE.sub("", ran.stdout)
    is_text = not ran.stdout.startswith("PK")
    if line.where.screen and is_text and _CONTROL.search(shown.replace("\r\n", "\n")):
        raise Broken(f"{line.words}: control characters on the screen: {ran.stdout!r}")


def _leaves_files_alone(line: CommandLine, ran: Ran, before: dict[str, bytes]) -> None:
    after = _folder()
    if left := [
        name for name in after if name.startswith(".") and name not in line.words
    ]:
        raise Broken(f"{line.words}: left behind {left}")
    if (
        ran.code in (2, 3, 4, 130)
        and after != before
        and line.command not in ("check", "fmt")
    ):  # which go file by file
        changed = [name for name in after if after[name] != before.get(name)]
        raise Broken(f"{line.words}: exit code {ran.code}, and yet it wrote {changed}")


def _writes_what_is_sound(
    line: CommandLine, ran: Ran, before: dict[str, bytes]
) -> None:
    """What a program reads is what its format says, and a chronology that was written loads again."""
    after = _folder()
    for name in after.keys() - before.keys() | {
        name for name in before if after.get(name) != before[name]
    }:
        if (
            line.command in _READ_AGAIN
            and not line.option("--columns")
            and not name.endswith(_NOT_READ)
        ):
            form = line.option("--format", "-f", "--to-format")
            if name == line.option("--actors"):
                form = "actors"  # a table, whatever its name says
            _loads_again(line, name, form)
    form = line.option("--format", "-f")
    if (
        form in _PARSED
        and "--count" not in line.words
        and line.command != "export"
        and ran.stdout
    ):
        try:
            _PARSED[form](ran.stdout)
        except ValueError as error:
            raise Broken(
                f"{line.words}: printed what is no {form}: {error}\n{ran.stdout[:2000]!r}"
            ) from None


def _loads_again(line: CommandLine, name: str, form: str | None) -> None:
    try:
        if form and format_named(form).reads is None:
            return
    except UsageError:  # an option took the next word, which is no format
        form = None
    try:
        load(name, from_format=form)
    except CrisisError as error:
        raise Broken(
            f"{line.words}: wrote {name}, which does not load: {error}"
        ) from None


def _is_table(separator: str) -> Callable[[str], None]:
    def check(text: str) -> None:
        rows = [
            *csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        ]
        if len({len(row) for row in rows}) > 1:
            raise ValueError("rows of several lengths")

    return check


def _is_lines(text: str) -> None:
    for line in text.split("\n")[:-1]:
        json.loads(line)


_PARSED: dict[str | None, Callable[[str], object]] = {
    "json": json.loads, "jsonl": _is_lines, "csv": _is_table(","), "tsv": _is_table("\t"),
}  # fmt: skip


def _written_as(line: CommandLine) -> str:
    """What a command wrote: a format by its name or its file's ending, or what it has without either."""
    if form := line.option("--format", "-f", "--to-format"):
        return form
    places = [word for word in line.words if word.startswith("out.")]
    if places:
        return places[-1].removeprefix("out")
    return "screen" if line.where.screen else "pipe"
