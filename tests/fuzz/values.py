"""Values: what stands behind an option or for an argument, mostly such as makes sense for the file that is asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import grammar
from crisistl.check import RULES
from crisistl.formats.core.registry import FORMATS
from crisistl.model.timeline import EVENT_TYPES, STATUSES, Timeline
from files import File

TODAY = "2022-01-27"
_FORM = ("table", "csv", "tsv", "json", "jsonl", "markdown")
_WRITTEN = tuple(known for known in FORMATS if known.writes)
_OUTS = (*(f"out{known.endings[0]}" for known in _WRITTEN), "ünï.csv")
_ODD_OUTS = (
    "a.json",
    "b.json",
    "out.unknown",
    "out",
    " .csv",
    "-",
    "no/such/folder.json",
    ".",
    "",
)
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
        names = (
            part.id,
            getattr(part, "name", None) or part.title,
            *getattr(part, "aliases", ()),
        )
        return str(self.random.choice(names))

    def asked(self, register: str) -> str:
        """A name as an option takes it: alone, exact, several, a pattern."""
        form = self.random.choice(("{}", "{}", "{}", '"{}"', "={}", "{},{}", "/{}/"))
        return form.replace("{}", self.name(register), 1).replace(
            "{}", self.name(register)
        )

    def identity(self) -> str:
        """The id of an event."""
        return self.random.choice([event.id for event in self.told.events] or ["none"])

    def text(self) -> str:
        """Words of some event."""
        titles = [event.title for event in self.told.events] or ["talks"]
        return self.random.choice(
            (
                self.random.choice(self.random.choice(titles).split()),
                "talks",
                "/[a-e]/",
                '"the dam"',
            )
        )

    def place(self) -> str:
        """A place of some event."""
        return self.random.choice(
            [event.place for event in self.told.events if event.place] or ["Lakeholm"]
        )

    def day(self) -> str:
        """A date on which some event was, or any."""
        plain = [
            event.date.text
            for event in self.told.events
            if event.date.precision in ("day", "month", "year")
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


@dataclass
class Asked:
    """A command that is asked of files; `needs_table` says that what it writes must be a table."""

    random: Random
    command: str
    files: tuple[File, File]
    needs_table: bool = False

    @property
    def words(self) -> Words:
        """What can be asked of the first file."""
        return Words(self.random, self.files[0].told)


def _form(drawn: Asked) -> str:
    """A format: of tables, or for `export` of chronologies."""
    names = [known.name for known in _WRITTEN] if drawn.command == "export" else _FORM
    return drawn.random.choice(names)


def _out(drawn: Asked) -> str:
    """A file to write, with an ending that the command knows."""
    if drawn.needs_table:
        return drawn.random.choice(("out.csv", "out.tsv"))
    if drawn.command == "new":
        return drawn.random.choice(("new.json", "new.jsonl"))
    if drawn.command in ("chart", "thread"):
        return drawn.random.choice(("out.svg", "out.txt"))
    return drawn.random.choice((*_OUTS, "-"))


def _path(drawn: Asked) -> str:
    """A file to read."""
    if drawn.command in ("export", "new"):
        return _out(drawn)
    return drawn.random.choice(drawn.files).path


def _several(*known: str) -> Callable[[Asked], str]:
    return lambda drawn: ",".join(
        drawn.random.sample(known, drawn.random.choice((1, 1, 2, 4)))
    )


def _of(*known: str) -> Callable[[Asked], str]:
    return lambda drawn: drawn.random.choice(known)


def _name_of(register: str) -> Callable[[Asked], str]:
    return lambda drawn: drawn.words.asked(register)


def _text(drawn: Asked) -> str:
    return drawn.words.text()


def _pair(drawn: Asked) -> str:
    return f"{drawn.words.name('actor')},{drawn.words.name('actor')}"


VALUES: dict[str, Callable[[Asked], str]] = {
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


def wild(random: Random, metavar: str, data: File) -> str:
    """A value by what the help calls it, of any kind that a user might think of."""
    plain = metavar.strip("[].").replace("[]", "")
    if plain in ("FILE", "IN", "A", "B", "A B", "OUT"):
        return random.choice((data.path, *_OUTS, *_ODD_OUTS))
    if plain in ("DATE", "PERIOD", "DAY", "7d"):
        return grammar.date(random)
    if plain == "DATE|ID":
        return random.choice(
            (grammar.date(random), "league-talks", "drought", grammar.value(random))
        )
    if plain == "EXPR":
        return grammar.expression(random)
    if plain == "FORMAT":
        return random.choice(
            [known.name for known in FORMATS] + [*_FORM, "lines", "", "cvs"]
        )
    if plain == "N":
        return random.choice(
            ("0", "1", "3", "100", "-1", "99999999999999999999", "x", "")
        )
    if plain in ("ID", "IDs"):
        return random.choice(
            (
                "league-talks",
                "drought",
                "nothing",
                "",
                "../x",
                "Ω",
                grammar.value(random),
            )
        )
    if "FIELD" in plain or "COLUMN" in plain or "NAME,NAME" in plain:
        return ",".join(
            random.choice(_ODD_COLUMNS) for _ in range(random.choice((1, 1, 2)))
        )
    if "|" in plain and random.random() < 0.8:
        return random.choice(plain.split("|"))
    return grammar.value(random)
