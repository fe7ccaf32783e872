"""Command line: commands with options and values that mostly make sense for the file that they are asked of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import grammar
from chronicle import chronicle
from mutation import spoiled, spoiled_text
from running import Surroundings
from specimens import specimens, timeline, written

from crisistl.canonical import canonical
from crisistl.check import RULES
from crisistl.errors import CrisisError
from crisistl.formats.loading import load
from crisistl.formats.registry import FORMATS, Format, format_named
from crisistl.model import EVENT_TYPES, STATUSES, Timeline

TODAY = "2022-01-27"
_SENSE = 0.93  # of the values, how many are drawn by what the option is for
_SPOILS = 0.3  # of the files that a command is asked of, how many are spoiled
_WEIGHTS = {"list": 12, "export": 10, "count": 10, "add": 8, "fmt": 6, "new": 2, "formats": 1, "schema": 1}
_FORM = ("table", "csv", "tsv", "json", "jsonl", "markdown")
_WRITTEN = tuple(known for known in FORMATS if known.writes)
_OUTS = (*(f"out{known.endings[0]}" for known in _WRITTEN), "ünï.csv")
_ODD_OUTS = ("a.json", "b.json", "out.unknown", "out", " .csv", "-", "no/such/folder.json", ".", "")
_COLUMNS = (
    "id", "date", "title", "summary", "who", "actor", "by", "toward", "theme", "type", "source", "place", "status",
    "earliest", "quotes", "extra", "extra.troops", "match",
)  # fmt: skip
_COUNTED = (
    "actor", "by", "toward", "pair", "theme", "type", "quad", "status", "source", "place", "extra.troops", "year",
    "quarter", "month", "week", "day", "precision", "part_of_day",
)  # fmt: skip
_ODD_COLUMNS = (
    *_COLUMNS, *_COUNTED, "-date", "days", "help", "nothing", "", "date=Datum", "=", "extra.", "extra.{}", "file",
)  # fmt: skip


@dataclass(frozen=True)
class File:
    """A file in the working folder: its format, whether it was spoiled, and what unspoiled it tells."""

    path: str
    form: Format
    is_spoiled: bool
    told: Timeline


def file(random: Random, stem: str, forms: Sequence[str] = (), spoils: float = 0.75) -> File:
    """Write a file of one of the formats, or of any: a specimen or a drawn chronology, spoiled by that chance."""
    known = format_named(random.choice(forms or ("json", "jsonl", *specimens())))
    if known.writes and random.random() < (0.9 if forms else 0.5):
        told = canonical(chronicle(random)) if forms else chronicle(random)
        data = written(known, told)
    else:
        choice = random.randrange(len(specimens()[known.name]))
        data, told = specimens()[known.name][choice], _told(known.name, choice)
    is_spoiled = random.random() < spoils
    if is_spoiled:
        data = spoiled(random, data, [other for of_form in specimens().values() for other in of_form])
    path = Path(f"{stem}{known.endings[0]}")
    path.write_bytes(data)
    return File(str(path), known, is_spoiled, told)


@cache
def _told(form: str, choice: int) -> Timeline:
    """What a specimen tells."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "specimen"
        path.write_bytes(specimens()[form][choice])
        try:
            return load(path, from_format=form)
        except CrisisError:  # a table with headers of its own needs --map
            return timeline()


@cache
def parameters() -> dict[str, list[Any]]:
    """The options and arguments of each command."""
    from crisistl.cli.app import COMMANDS, _built

    return {known.name: _built(known.name).params for known in COMMANDS}


@dataclass(frozen=True)
class CommandLine:
    """A command with its words, where it runs, and the files that it is about."""

    command: str
    words: list[str]
    where: Surroundings
    files: tuple[File, File]

    def option(self, *names: str) -> str | None:
        """The value of an option, where it has one."""
        values = [self.words[at + 1] for at, word in enumerate(self.words[:-1]) if word in names]
        return values[-1] if values else None


def command_line(random: Random) -> CommandLine:
    """A command line in a folder with two files; one in twenty has words missing, added or moved."""
    (command,) = random.choices([*parameters()], [_WEIGHTS.get(name, 5) for name in parameters()])
    own = ("json", "jsonl") if command in ("add", "fmt") and random.random() < 0.9 else ()
    files = file(random, "a", own, _SPOILS), file(random, "b", own, _SPOILS)
    drawn = _Drawn(random, command, files)
    words = [command, *drawn.data(), *drawn.options(), *drawn.arguments()]
    if random.random() < 0.05:
        words = [word for word in words if random.random() < 0.8] or ["--help"]
    if random.random() < 0.03:
        extra = random.choice(("--help", "--version", "-h", "--nothing", "--", "-"))
        words.insert(random.randrange(len(words) + 1), extra)
    return CommandLine(command, [_harmless(word) for word in words], surroundings(random, files[0]), files)


def words_of(random: Random, command: str, told: Timeline, path: str) -> list[str]:
    """The words of a command that is asked of one file, which tells this."""
    data = File(path, format_named("json"), False, told)
    drawn = _Drawn(random, command, (data, data))
    words = [command, "--data", path, *drawn.options(but=("from_format", "output")), *drawn.arguments()]
    return [_harmless(word) for word in words]


def _harmless(word: str) -> str:
    """A word as an argument: no file outside the working folder is ever named, and no NUL can be in one."""
    return word.replace("\x00", "").replace("../", "..")[:5000]


def surroundings(random: Random, data: File) -> Surroundings:
    """A screen or a pipe, a keyboard or a file, and an environment that may differ."""
    environment = {
        "CRISISTL_TODAY": TODAY,
        "COLUMNS": random.choice(("20", "60", "80", "160")),
        "TERM": "xterm",
        "NO_COLOR": random.choice(("", "1")),
    }
    if random.random() < 0.1:
        name, value = random.choice((
            ("COLUMNS", "x"), ("COLUMNS", "0"), ("COLUMNS", "1"), ("COLUMNS", "-5"), ("COLUMNS", "100000"),
            ("LINES", "x"), ("TERM", "dumb"), ("TERM", ""), ("FORCE_COLOR", "1"), ("CRISISTL_TODAY", "soon"),
            ("CRISISTL_TODAY", "9999-12-31"), ("CRISISTL_TODAY", "0001-01-01"), ("CRISISTL_DATE_ORDER", "mdy"),
            ("CRISISTL_DATE_ORDER", "x"),
            ("CRISISTL_DATA", data.path), ("CRISISTL_DATA", "missing.json"),
        ))  # fmt: skip
        environment[name] = value
    has_keyboard = random.random() < 0.1
    typed = "".join(f"{answer}\n" for answer in _answers(random, data.told)).encode()
    given = typed if has_keyboard else Path(data.path).read_bytes()
    return Surroundings(random.random() < 0.3, has_keyboard, given, environment)


def _answers(random: Random, told: Timeline) -> list[str]:
    """What a person types at questions, in any order."""
    words = Words(random, told)
    return [
        random.choice((grammar.date(random), words.text(), words.name("actor"), "y", "n", "", "consult"))
        for _ in range(random.randrange(40))
    ]


@dataclass(frozen=True)
class Words:
    """Draws what can be asked of a timeline."""

    random: Random
    told: Timeline

    def name(self, register: str) -> str:
        """A name, an alias or an id of an actor, a theme or a source; a made-up one where there is none."""
        parts: Sequence[Any] = getattr(self.told, f"{register}s")
        if not parts:
            return "nobody"
        part = self.random.choice(parts)
        names = (part.id, getattr(part, "name", None) or part.title, *getattr(part, "aliases", ()))
        return str(self.random.choice(names))

    def asked(self, register: str) -> str:
        """A name as an option takes it: alone, exact, several, a pattern."""
        form = self.random.choice(("{}", "{}", "{}", '"{}"', "={}", "{},{}", "/{}/"))
        return form.replace("{}", self.name(register), 1).replace("{}", self.name(register))

    def identity(self) -> str:
        """The id of an event."""
        return self.random.choice([event.id for event in self.told.events] or ["none"])

    def text(self) -> str:
        """Words of some event."""
        titles = [event.title for event in self.told.events] or ["talks"]
        return self.random.choice(
            (self.random.choice(self.random.choice(titles).split()), "talks", "/[a-e]/", '"the dam"')
        )

    def place(self) -> str:
        """A place of some event."""
        return self.random.choice([event.place for event in self.told.events if event.place] or ["Lakeholm"])

    def day(self) -> str:
        """A date on which some event was, or any."""
        plain = [
            event.date.text for event in self.told.events if event.date.precision in ("day", "month", "year")
        ]
        return (
            self.random.choice(plain or [TODAY])
            if self.random.random() < 0.5
            else grammar.written(self.random)
        )

    def expression(self) -> str:
        """What `--where` reads."""
        terms = (
            f"actor:={self.random.choice([actor.id for actor in self.told.actors] or ['norland'])}",
            f"status:{self.random.choice(STATUSES)}", f"type:{self.random.choice(EVENT_TYPES)}", "text:dam,talks",
            "date>=2021", "date.within:2022", "extra.troops>5", "not date<2022-01", f"id:{self.identity()}",
        )  # fmt: skip
        return self.random.choice((" and ", " or ")).join(
            self.random.sample(terms, self.random.choice((1, 2, 3)))
        )


class _Drawn:
    """Draws the words of one command line."""

    def __init__(self, random: Random, command: str, files: tuple[File, File]) -> None:
        self.random = random
        self.command = command
        self.files = files
        self.words = Words(random, files[0].told)
        self.needs_table = False

    def data(self) -> list[str]:
        """`--data` with one of the files, with both, with stdin, or not at all."""
        if not any(parameter.name == "data" for parameter in parameters()[self.command]):
            return []
        one, other = self.files
        chosen = self.random.choice((
            *[[one.path]] * 12, [one.path, other.path], [one.path, other.path], [other.path], ["-"], [],
            self.random.choice((["missing.json"], ["."], [one.path, "-", one.path], [f"{one.path}#x"])),
        ))  # fmt: skip
        return [word for path in chosen for word in (self.random.choice(("--data", "-d")), path)]

    def options(self, but: Sequence[str] = ()) -> list[str]:
        """Up to five options with their values, most of them such as can stand together."""
        options = [p for p in parameters()[self.command] if p.param_type_name == "option"]
        known = [p for p in options if p.name not in ("data", *but)]
        count = self.random.choice((0, 1, 1, 2, 2, 3, 5))
        chosen = {p.name: p for p in self.random.sample(known, min(len(known), count))}
        if "format" in {p.name for p in known} and self.random.random() < 0.4:
            chosen["format"] = next(p for p in known if p.name == "format")
        if self.files[0].is_spoiled and self.random.random() < 0.4:
            chosen |= {p.name: p for p in known if p.name == "skip_bad"}
        if self.random.random() < _SENSE:
            self._reconcile(chosen, known)
        return [word for parameter in chosen.values() for word in self._option(parameter)]

    def _reconcile(self, chosen: dict[str, Any], known: Sequence[Any]) -> None:
        """Leave out what must not stand beside another option, and give what another needs."""
        if "window" in chosen:
            chosen |= {p.name: p for p in known if p.name == "around"}
        for name, others in _APART.items():
            if name in chosen:
                for other in others:
                    chosen.pop(other, None)
        if not {"since", "until", "during", "around"} & {*chosen}:
            chosen.pop("match", None)
        if self.command == "export" and {"columns", "bom"} & {*chosen}:
            chosen.pop("format", None)
            self.needs_table = True
        if self.command == "add":
            chosen |= {p.name: p for p in known if p.name in ("date", "title")}
        if self.command == "new":
            chosen |= {p.name: p for p in known if p.name == "title"}

    def _option(self, parameter: Any) -> list[str]:
        name = self.random.choice(parameter.opts)
        return [name] if getattr(parameter, "is_flag", False) else [name, self.value(parameter)]

    def arguments(self) -> list[str]:
        """Values for the arguments of the command."""
        words: list[str] = []
        for parameter in parameters()[self.command]:
            if parameter.param_type_name != "argument":
                continue
            usual = _NUMBER.get(f"{self.command} {parameter.name}", (1,))
            count = self.random.choice(usual if self.random.random() < _SENSE else (0, 2, 3))
            words += [self.value(parameter) for _ in range(count)]
        return words

    def value(self, parameter: Any) -> str:
        """A value for an option or an argument; now and then one that is meant for another, or spoiled."""
        chance = self.random.random()
        if chance > 0.98:
            return spoiled_text(self.random, grammar.value(self.random))
        drawn = _VALUES.get(f"{self.command} {parameter.name}") or _VALUES.get(parameter.name)
        if drawn and chance < _SENSE:
            return drawn(self)
        return _wild(self.random, parameter.metavar or "", self.files[0])


_APART = {
    "around": ("since", "until", "during"),
    "during": ("since", "until"),
    "explain": ("count",),
    "only": ("skip",),
}
"""Which options must not stand beside one."""


_NUMBER = {
    "list words": (0, 0, 1),
    "count other": (0, 1),
    "thread event": (0, 1),
    "show events": (1, 1, 2),
    "check files": (0, 1, 1, 2),
    "fmt files": (1, 1, 2),
    "merge files": (2, 2, 3),
}
"""How many values an argument is given, where it is not one."""


def _form(drawn: _Drawn) -> str:
    """A format: of tables, or for `export` of chronologies."""
    names = [known.name for known in _WRITTEN] if drawn.command == "export" else _FORM
    return drawn.random.choice(names)


def _out(drawn: _Drawn) -> str:
    """A file to write, with an ending that the command knows."""
    if drawn.needs_table:
        return drawn.random.choice(("out.csv", "out.tsv"))
    if drawn.command == "new":
        return drawn.random.choice(("new.json", "new.jsonl"))
    if drawn.command in ("chart", "thread"):
        return drawn.random.choice(("out.svg", "out.txt"))
    return drawn.random.choice((*_OUTS, "-"))


def _path(drawn: _Drawn) -> str:
    """A file to read."""
    if drawn.command in ("export", "new"):
        return _out(drawn)
    return drawn.random.choice(drawn.files).path


def _several(*known: str) -> Callable[[_Drawn], str]:
    return lambda drawn: ",".join(drawn.random.sample(known, drawn.random.choice((1, 1, 2, 4))))


def _of(*known: str) -> Callable[[_Drawn], str]:
    return lambda drawn: drawn.random.choice(known)


def _name_of(register: str) -> Callable[[_Drawn], str]:
    return lambda drawn: drawn.words.asked(register)


def _text(drawn: _Drawn) -> str:
    return drawn.words.text()


def _pair(drawn: _Drawn) -> str:
    return f"{drawn.words.name('actor')},{drawn.words.name('actor')}"


_VALUES: dict[str, Callable[[_Drawn], str]] = {
    "since": _of("2014", "2021-07", "1 November 2021", "2021-11-28"),
    "until": _of("2022", "January 2022", "today", "9999"),
    "during": lambda drawn: drawn.random.choice(("2022-01", "2021..2022", "late 2021", drawn.words.day())),
    "match": _of("overlap", "within", "start"),
    "date_order": _of("dmy", "mdy"),
    "file_date_order": _of("dmy", "mdy"),
    "today": _of(TODAY, "2021-12-01", "0001-01-01", "9999-12-31"),
    "around": lambda drawn: drawn.random.choice((drawn.words.identity(), drawn.words.day())),
    "window": _of("7d", "2w", "1m", "1y", "999999d", "999999y", "1q"),
    "actor": _name_of("actor"),
    "by": _name_of("actor"),
    "toward": _name_of("actor"),
    "attributed_to": _name_of("actor"),
    "pair": _pair,
    "theme": _name_of("theme"),
    "source": _name_of("source"),
    "type": _several(*EVENT_TYPES),
    "status": _several(*STATUSES),
    "place": lambda drawn: drawn.words.place(),
    "text": _text,
    "words": _text,
    "where": lambda drawn: drawn.words.expression(),
    "from_format": lambda drawn: drawn.files[0].form.name,
    "headers": _of("date=Datum", "title=Was", "title=title"),
    "split": _of(";", ",", "|"),
    "sort": _several("date", "-date", "title", "-title", "type", "actor", "id"),
    "columns": _several(*_COLUMNS),
    "limit": _of("1", "3", "100"),
    "depth": _of("1", "2", "9"),
    "width": _of("40", "60", "100", "1000"),
    "lanes": _of("actor", "by", "toward", "theme", "type", "quad", "status", "place", "none"),
    "per": _of("actor", "theme", "pair"),
    "format": _form,
    "to_format": lambda drawn: drawn.random.choice(_WRITTEN).name,
    "output": _out,
    "target": _out,
    "file": _path,
    "files": _path,
    "convert source": _path,
    "a": _path,
    "b": _path,
    "chronology": _path,
    "only": _several(*(rule.name for rule in RULES)),
    "skip": _several(*(rule.name for rule in RULES)),
    "total": _of("extra.troops", "extra.file"),
    "field": _of(*_COUNTED),
    "other": _of(*_COUNTED),
    "events": lambda drawn: drawn.words.identity(),
    "event": lambda drawn: drawn.words.identity(),
    "responds_to": lambda drawn: drawn.words.identity(),
    "contradicts": lambda drawn: drawn.words.identity(),
    "date": lambda drawn: drawn.words.day(),
    "title": _text,
    "summary": _text,
    "id": _of("new-event", "e1", "Ω"),
    "part_of_day": _of("morning", "night"),
    "as_of": _of(TODAY, "2020-02-29"),
}  # fmt: skip
"""What makes sense for an option or an argument, by its name or by its command and its name."""


def _wild(random: Random, metavar: str, data: File) -> str:
    """A value by what the help calls it, of any kind that a user might think of."""
    plain = metavar.strip("[].").replace("[]", "")
    if plain in ("FILE", "IN", "A", "B", "A B", "OUT"):
        return random.choice((data.path, *_OUTS, *_ODD_OUTS))
    if plain in ("DATE", "PERIOD", "DAY", "7d"):
        return grammar.date(random)
    if plain == "DATE|ID":
        return random.choice((grammar.date(random), "league-talks", "drought", grammar.value(random)))
    if plain == "EXPR":
        return grammar.expression(random)
    if plain == "FORMAT":
        return random.choice([known.name for known in FORMATS] + [*_FORM, "lines", "", "cvs"])
    if plain == "N":
        return random.choice(("0", "1", "3", "100", "-1", "99999999999999999999", "x", ""))
    if plain in ("ID", "IDs"):
        return random.choice(("league-talks", "drought", "nothing", "", "../x", "Ω", grammar.value(random)))
    if "FIELD" in plain or "COLUMN" in plain or "NAME,NAME" in plain:
        return ",".join(random.choice(_ODD_COLUMNS) for _ in range(random.choice((1, 1, 2))))
    if "|" in plain and random.random() < 0.8:
        return random.choice(plain.split("|"))
    return grammar.value(random)
