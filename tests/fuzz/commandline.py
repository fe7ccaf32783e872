"""Command line: commands with options and values that mostly make sense for the file that they are asked of."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import grammar
from crisistl.cli.loose_files import with_value
from crisistl.formats.core.registry import format_named
from crisistl.model.timeline import Timeline
from files import File, file
from mutation import spoiled_text
from running import Surroundings
from values import TODAY, VALUES, Asked, Words, wild

_SENSE = 0.93  # of the values, how many are drawn by what the option is for
_SPOILS = 0.3  # of the files that a command is asked of, how many are spoiled
_WEIGHTS = {
    "list": 12,
    "export": 10,
    "count": 10,
    "add": 8,
    "fmt": 6,
    "new": 2,
    "formats": 1,
    "schema": 1,
}


@cache
def parameters() -> dict[str, list[Any]]:
    """The options and arguments of each command."""
    from crisistl.cli.app import COMMANDS, built

    return {known.name: built(known.name).params for known in COMMANDS}


@dataclass(frozen=True)
class CommandLine:
    """A command with its words, where it runs, and the files that it is about."""

    command: str
    words: list[str]
    where: Surroundings
    files: tuple[File, File]

    def option(self, *names: str) -> str | None:
        """The value of an option, where it has one."""
        rest = self.words[1:]
        words = rest[: rest.index("--")] if "--" in rest else rest
        valued = with_value(parameters().get(self.command, ()))
        values = []
        is_value = False
        for word, following in pairwise(words):
            if word in names and not is_value:
                values.append(following)
            is_value = not is_value and word in valued
        return values[-1] if values else None


def command_line(random: Random) -> CommandLine:
    """A command line in a folder with two files; one in twenty has words missing, added or moved."""
    (command,) = random.choices(
        [*parameters()], [_WEIGHTS.get(name, 5) for name in parameters()]
    )
    own = (
        ("json", "jsonl") if command in ("add", "fmt") and random.random() < 0.9 else ()
    )
    files = file(random, "a", own, _SPOILS), file(random, "b", own, _SPOILS)
    drawn = _Drawn(random, command, files)
    words = [command, *drawn.data(), *drawn.options(), *drawn.arguments()]
    if random.random() < 0.05:
        words = [word for word in words if random.random() < 0.8] or ["--help"]
    if random.random() < 0.03:
        extra = random.choice(("--help", "--version", "-h", "--nothing", "--", "-"))
        words.insert(random.randrange(len(words) + 1), extra)
    return CommandLine(
        command,
        [_harmless(word) for word in words],
        surroundings(random, files[0]),
        files,
    )


def words_of(random: Random, command: str, told: Timeline, path: str) -> list[str]:
    """The words of a command that is asked of one file, which tells this."""
    data = File(path, format_named("json"), False, told)
    drawn = _Drawn(random, command, (data, data))
    words = [
        command,
        "--data",
        path,
        *drawn.options(but=("from_format", "output")),
        *drawn.arguments(),
    ]
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
        "PATH": "",  # no man, which would write to the terminal of who runs this
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
        random.choice(
            (
                grammar.date(random),
                words.text(),
                words.name("actor"),
                "y",
                "n",
                "",
                "consult",
            )
        )
        for _ in range(random.randrange(40))
    ]


class _Drawn(Asked):
    """Draws the words of one command line."""

    def data(self) -> list[str]:
        """`--data` with one of the files, with both, with stdin, or not at all."""
        if not any(
            parameter.name == "data" for parameter in parameters()[self.command]
        ):
            return []
        one, other = self.files
        chosen = self.random.choice((
            *[[one.path]] * 12, [one.path, other.path], [one.path, other.path], [other.path], ["-"], [],
            self.random.choice((["missing.json"], ["."], [one.path, "-", one.path], [f"{one.path}#x"])),
        ))  # fmt: skip
        return [
            word
            for path in chosen
            for word in (self.random.choice(("--data", "-d")), path)
        ]

    def options(self, but: Sequence[str] = ()) -> list[str]:
        """Up to five options with their values, most of them such as can stand together."""
        options = [
            p for p in parameters()[self.command] if p.param_type_name == "option"
        ]
        known = [p for p in options if p.name not in ("data", *but)]
        count = self.random.choice((0, 1, 1, 2, 2, 3, 5))
        chosen = {p.name: p for p in self.random.sample(known, min(len(known), count))}
        if "format" in {p.name for p in known} and self.random.random() < 0.4:
            chosen["format"] = next(p for p in known if p.name == "format")
        if self.files[0].is_spoiled and self.random.random() < 0.4:
            chosen |= {p.name: p for p in known if p.name == "skip_bad"}
        if self.random.random() < _SENSE:
            self._reconcile(chosen, known)
        return [
            word for parameter in chosen.values() for word in self._option(parameter)
        ]

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
        return (
            [name]
            if getattr(parameter, "is_flag", False)
            else [name, self.value(parameter)]
        )

    def arguments(self) -> list[str]:
        """Values for the arguments of the command."""
        words: list[str] = []
        for parameter in parameters()[self.command]:
            if parameter.param_type_name != "argument":
                continue
            usual = _NUMBER.get(f"{self.command} {parameter.name}", (1,))
            count = self.random.choice(
                usual if self.random.random() < _SENSE else (0, 2, 3)
            )
            words += [self.value(parameter) for _ in range(count)]
        return words

    def value(self, parameter: Any) -> str:
        """A value for an option or an argument; now and then one that is meant for another, or spoiled."""
        chance = self.random.random()
        if chance > 0.98:
            return spoiled_text(self.random, grammar.value(self.random))
        drawn = VALUES.get(f"{self.command} {parameter.name}") or VALUES.get(
            parameter.name
        )
        if drawn and chance < _SENSE:
            return drawn(self)
        return wild(self.random, parameter.metavar or "", self.files[0])


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
