"""Cases: what the fuzz harness draws, runs and holds to its laws, one function a kind. Each returns what came of it."""

import io
import os
import re
import sys
from collections.abc import Callable
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

import grammar
from mutation import spoiled, spoiled_text
from specimens import specimens, timeline

from crisistl import deadline
from crisistl.dates import DateError, EventDate, parse_period
from crisistl.errors import CrisisError, UsageError
from crisistl.formats.loading import load
from crisistl.formats.own import write_json
from crisistl.formats.record import ReadOptions
from crisistl.formats.registry import FORMATS
from crisistl.model import Timeline
from crisistl.predicate import predicate
from crisistl.sentence import sentence
from crisistl.terms import Terms
from crisistl.where import parse_where, spell

Case = Callable[[Random], str]
TODAY = date(2022, 1, 27)
EXIT_CODES = (0, 1, 2, 3, 4, 130)
_LEAST_SECONDS = 0.5  # for a regular expression that explodes, in place of the program's own


class Broken(Exception):
    """A law does not hold."""


def dates(random: Random) -> str:
    """A text as a date of a chronology and as a typed one: it is read, and reads back, or is refused with a reason."""
    text = grammar.edtf(random) if random.random() < 0.2 else grammar.date(random)
    order = random.choice((None, None, "dmy", "mdy"))
    try:
        _holds_as_event_date(text)
    except DateError as error:
        _says_something(error)
    try:
        period = parse_period(text, TODAY, order, ranges=random.random() < 0.8)
    except DateError as error:
        _says_something(error)
        return "refused"
    if parse_period(str(period), TODAY, order) != period:
        raise Broken(f"{text!r} is {period}, which reads back otherwise")
    if not period.describe():
        raise Broken(f"{text!r} has no words")
    return "read"


def _holds_as_event_date(text: str) -> None:
    when = EventDate.parse(text)
    if str(when) != text or EventDate.parse(str(when)) != when or not when.describe():
        raise Broken(f"{text!r} does not read back")
    if not (when.s1 <= when.s2 and when.s1 <= when.e1 <= when.e2 and when.s2 <= when.e2):
        raise Broken(f"{text!r} has bounds out of order: {when!r}")


def _says_something(error: CrisisError) -> None:
    if len(str(error)) < 10:
        raise Broken(f"an empty message: {error!r}")


@cache
def _terms() -> Terms:
    return Terms(timeline(), TODAY)


def where(random: Random) -> str:
    """An expression: it is read, spelled, read again to the same, asked of each event and said, or refused."""
    text = grammar.expression(random)
    try:
        query = parse_where(text, _terms())
    except UsageError as error:
        _says_something(error)
        return "refused"
    if parse_where(spell(query), _terms()) != query:
        raise Broken(f"{text!r} is spelled {spell(query)!r}, which reads back otherwise")
    with deadline.bounded(True, _LEAST_SECONDS):
        try:
            holds = predicate(query, timeline())
            for event in timeline().events:
                holds(event)
        except UsageError:
            return "stopped"
    sentence(query, timeline())
    return "read"


def readers(random: Random) -> str:
    """A spoiled file of a format: it is read, and what was read reads back from our own JSON, or is refused."""
    name, file = _spoiled_file(random, "a")
    options = ReadOptions(
        columns=dict(
            random.choice((("date", "Datum"), ("title", "x"), ("nothing", "y")))
            for _ in range(random.choice((0, 0, 1)))
        ),
        split=random.choice((None, None, ",", ";", "")),
        date_order=random.choice((None, None, "dmy", "mdy")),
    )
    try:
        read = load(
            file,
            from_format=random.choice((name, name, None)),
            options=options,
            skip_bad=random.random() < 0.6,
        )
    except CrisisError as error:
        _says_something(error)
        return "refused"
    again = Path("again.json")
    again.write_text(_as_json(read), encoding="utf-8", newline="")
    if _as_json(load(again)) != again.read_text("utf-8"):
        raise Broken(f"what was read as {name} does not come back from JSON")
    return "read" if read.events else "read without events"


def _as_json(read: Timeline) -> str:
    out = io.StringIO(newline="")
    write_json(read, out)
    return out.getvalue()


def _spoiled_file(random: Random, stem: str) -> tuple[str, Path]:
    """The name of a format and a spoiled file of it in the working folder."""
    name = random.choice([*specimens()])
    others = [data for known in specimens().values() for data in known]
    data = spoiled(random, random.choice(specimens()[name]), others)
    ending = next(form.endings[0] for form in FORMATS if form.name == name)
    file = Path(f"{stem}{ending}")
    file.write_bytes(data)
    return name, file


class _Stream(io.TextIOWrapper):
    """A stream in memory, which may pass for a terminal."""

    def __init__(self, is_terminal: bool) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="")
        self._is_terminal = is_terminal
        self._nowhere = os.open(os.devnull, os.O_WRONLY)

    def isatty(self) -> bool:
        return self._is_terminal

    def fileno(self) -> int:
        return self._nowhere

    def ended(self) -> str:
        """What was written."""
        self.flush()
        os.close(self._nowhere)
        written: bytes = self.buffer.getvalue()  # type: ignore[attr-defined]
        return written.decode()


def cli(random: Random) -> str:
    """A command line: no traceback, a documented exit code, and a message where it failed."""
    words = _command_line(random)
    code, stderr = _run(
        words, random.random() < 0.3, random.choice(("20", "60", "80", "160")), _input(random)
    )
    if code not in EXIT_CODES or "Traceback (most" in stderr:
        raise Broken(f"{words}: exit code {code}\n{stderr}")
    if code in (2, 3, 4) and len(stderr) < 10:
        raise Broken(f"{words}: exit code {code} without a message")
    if re.search("[\x00-\x08\x0b-\x1f\x7f]", stderr):
        raise Broken(f"{words}: control characters in a message: {stderr!r}")
    return f"exit {code}"


def _run(words: list[str], is_terminal: bool, columns: str, given: bytes) -> tuple[int, str]:
    from crisistl.__main__ import main

    stdout, stderr = _Stream(is_terminal), _Stream(False)
    with ExitStack() as stack:
        stack.enter_context(redirect_stdout(stdout))
        stack.enter_context(redirect_stderr(stderr))
        stack.enter_context(patch.object(sys, "argv", ["crisistl", *words]))
        stack.enter_context(patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8")))
        settings = {"CRISISTL_TODAY": str(TODAY), "COLUMNS": columns, "TERM": "xterm", "NO_COLOR": ""}
        stack.enter_context(patch.dict(os.environ, settings))
        try:
            main()
            code: Any = 0
        except SystemExit as ended:
            code = ended.code
        finally:
            _unfrozen()
    stdout.ended()
    return code if isinstance(code, int) else int(code is not None), stderr.ended()


def _unfrozen() -> None:
    """What `main` set for a process that ends with it."""
    import gc
    import signal

    gc.unfreeze()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _input(random: Random) -> bytes:
    known = random.choice([*specimens().values()])
    return spoiled(random, random.choice(known))


@cache
def _parameters() -> dict[str, list[Any]]:
    """The options and arguments of each command."""
    from crisistl.cli.app import COMMANDS, _built

    return {known.name: _built(known.name).params for known in COMMANDS}


def _command_line(random: Random) -> list[str]:
    """A command with options and values drawn for it, in files that are drawn too; a few lines are spoiled."""
    _, file = _spoiled_file(random, "a")
    _, other = _spoiled_file(random, "b")
    name = random.choice([*_parameters()])
    words = [name]
    parameters = _parameters()[name]
    if any(p.name == "data" for p in parameters) and random.random() < 0.8:
        words += ["--data", str(random.choice((file, file, file, other, "-", "missing.json", ".")))]
    for parameter in random.sample(parameters, min(len(parameters), random.choice((0, 1, 1, 2, 3, 5)))):
        if parameter.param_type_name == "option" and parameter.name != "data":
            words.append(random.choice(parameter.opts))
            if not getattr(parameter, "is_flag", False):
                words.append(_value(random, parameter.metavar or "", file))
    for parameter in parameters:
        if parameter.param_type_name == "argument" and random.random() < 0.9:
            words += [
                _value(random, parameter.metavar or "", file) for _ in range(random.choice((1, 1, 1, 2)))
            ]
    if random.random() < 0.05:
        words = [word for word in words if random.random() < 0.8] or ["--help"]
    if random.random() < 0.03:
        words.insert(
            random.randrange(len(words) + 1), random.choice(("--help", "--version", "-h", "--nothing", "--"))
        )
    return [_harmless(word) for word in words]


def _value(random: Random, metavar: str, file: Path) -> str:
    """A value for an option by what its help calls it; now and then something else."""
    if random.random() < 0.03:
        return spoiled_text(random, grammar.value(random))
    plain = metavar.strip("[].").replace("[]", "")
    if plain in ("FILE", "IN", "A", "B", "A B", "OUT"):
        return random.choice(
            (str(file), "b.json", "a.json", "out.json", *_OUTS, "-", "no/such/folder.json", ".", "")
        )
    if plain in ("DATE", "PERIOD", "DAY", "7d"):
        return grammar.date(random)
    if plain == "DATE|ID":
        return random.choice((grammar.date(random), "league-talks", "drought", grammar.value(random)))
    if plain == "EXPR":
        return grammar.expression(random)
    if plain == "FORMAT":
        return random.choice([form.name for form in FORMATS] + ["table", "markdown", "lines", "", "cvs"])
    if plain == "N":
        return random.choice(("0", "1", "3", "100", "-1", "99999999999999999999", "x", ""))
    if plain in ("ID", "IDs"):
        return random.choice(("league-talks", "drought", "nothing", "", "../x", "Ω", grammar.value(random)))
    if "FIELD" in plain or "COLUMN" in plain or "NAME,NAME" in plain:
        return ",".join(random.choice(_COLUMNS) for _ in range(random.choice((1, 1, 2))))
    if "|" in plain and random.random() < 0.8:
        return random.choice(plain.split("|"))
    return grammar.value(random)


def _harmless(word: str) -> str:
    """A word as an argument: no file outside the working folder is ever named, and no NUL can be in one."""
    return word.replace("\x00", "").replace("../", "..")[:5000]


_OUTS = (
    "out.csv", "out.tsv", "out.jsonl", "out.md", "out.html", "out.ics", "out.xlsx", "out.mw", "out.timelinejs.json",
    "out.timelinejs.csv", "out.unknown", "out", "ünï.csv", " .csv",
)  # fmt: skip
_COLUMNS = (
    "id", "date", "-date", "title", "actor", "actors", "by", "theme", "type", "quad", "source", "place", "month",
    "year", "week", "day", "quarter", "pair", "extra.troops", "extra.file", "days", "match", "help", "nothing", "",
    "date=Datum", "=",
)  # fmt: skip

KINDS: dict[str, Case] = {"dates": dates, "where": where, "readers": readers, "cli": cli}
