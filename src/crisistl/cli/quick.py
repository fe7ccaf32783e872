"""Quick: run a command line that can be understood from the declarations alone, without importing typer.

This way only accepts. Whatever it doesn't fully understand, from an unknown option to a help, goes to typer, which
also reports what is wrong. tests/cli/test_quick.py compares the two.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any

from crisistl.cli.catalogue import COMMANDS
from crisistl.cli.declaring import declaration
from crisistl.cli.ending import Ended, ending
from crisistl.cli.loose_files import READING, ends_in_missing_file, is_file
from crisistl.cli.options import NOTHING, Parameter, Shared
from crisistl.errors import InvalidSetting, NotCounted, UnknownName
from crisistl.frozen import frozen
from crisistl.text.switch import is_quick

_COMPLETING = "_CRISISTL_COMPLETE"  # set by a shell that asks for completions
# they ask a person, through typer, or read a command line of their own
_LEFT_TO_TYPER = ("add", "draft", "review", "ask", "save")

_TEXT = (str, str | None)
_TEXTS = (list[str], list[str] | None)
_WHOLE = (int, int | None)
_MOST_DIGITS = 9
_UNDERSTOOD = {
    "autocompletion", "callback", "help", "hidden", "max", "metavar", "min", "rich_help_panel",
}  # fmt: skip
"""The settings of an option that are either for the help alone or followed here."""


class _Unclear(Exception):
    """The command line isn't fully understood; never leaves this module."""


def run_quickly(words: Sequence[str]) -> None:
    """Run a command line and raise Ended, or do nothing where it isn't fully understood."""
    if not is_quick() or _COMPLETING in os.environ or not words:
        return
    with ending():
        command = _command(words[0])
        if command is None:
            return
        if ends_in_missing_file(words):
            return  # typer's way refuses it where it is no value
        reads = words[0] in READING and words[0] != "export"
        if (given := understood(command, words[1:], reads=reads)) is None:
            return
        try:
            command(**given)
        except (UnknownName, InvalidSetting):
            from crisistl.cli.app import refuse_grouping

            refuse_grouping(words[0], words[1:])
            raise
        except NotCounted:
            from crisistl.cli.app import refuse_words

            refuse_words(words[0], words[1:])
            raise
    raise Ended(0)


def _command(name: str) -> Shared | None:
    for known in COMMANDS:
        if known.name == name and name not in _LEFT_TO_TYPER:
            command = import_module(known.module).command
            if isinstance(command, Shared):
                return command
            return Shared(command)
    return None


def understood(
    command: Shared, words: Sequence[str], *, reads: bool = False
) -> dict[str, Any] | None:
    """The value of each parameter of a command; None where the words aren't fully understood.

    Where the command `reads` a file named with --data, the name of a file among the words isn't understood.
    """
    try:
        parameters = [_Declared.of(p) for p in (*command.options, *command.own)]
        return _values(parameters, words, reads=reads)
    except _Unclear:
        return None


@frozen
class _Declared:
    """A parameter with its declaration: `names` are those of an option, none for an argument."""

    name: str
    kind: Any
    default: Any
    names: tuple[str, ...]
    settings: dict[str, Any]

    @classmethod
    def of(cls, parameter: Parameter) -> "_Declared":
        """The parameter as declared. Raises _Unclear for a declaration that only typer understands."""
        declared = declaration(parameter.annotation)
        if declared is None or not declared.settings.keys() <= _UNDERSTOOD:
            raise _Unclear
        names, settings = declared.names, declared.settings
        if bool(names) != (declared.typer_name == "Option"):
            raise _Unclear
        if any("/" in name or not name.startswith("-") for name in names):
            raise _Unclear
        kind = parameter.annotation.__origin__
        return cls(parameter.name, kind, parameter.default, names, settings)

    @property
    def is_many(self) -> bool:
        """Whether it may be given several times."""
        return self.kind in _TEXTS

    def read(self, words: list[str]) -> Any:
        """The value that these words mean. Raises _Unclear where typer might refuse them."""
        if self.is_many:
            return words
        if len(words) != 1:
            raise _Unclear
        if self.kind in _TEXT:
            return words[0]
        if self.kind in _WHOLE:
            return self._number(words[0])
        raise _Unclear

    def _number(self, word: str) -> int:
        if not (word.isascii() and word.isdigit() and len(word) <= _MOST_DIGITS):
            raise _Unclear
        number = int(word)
        low, high = self.settings.get("min"), self.settings.get("max")
        if (low is not None and number < low) or (high is not None and number > high):
            raise _Unclear
        return number

    def called_back(self, value: Any) -> Any:
        """The value as the declaration's callback changes it, where there is one."""
        callback = self.settings.get("callback")
        if callback is None:
            return value
        code = callback.__code__
        if code.co_argcount != 1 or code.co_varnames[0] in ("ctx", "param"):
            raise _Unclear
        return callback(value)


def _values(
    parameters: Sequence[_Declared], words: Sequence[str], *, reads: bool
) -> dict[str, Any]:
    given, loose = _sorted_words(parameters, words)
    if reads and any(map(is_file, loose)):
        raise _Unclear  # typer's way refuses it
    arguments = [p for p in parameters if not p.names]
    for argument, taken in _shared_out(arguments, loose):
        given[argument.name] = taken
    return {p.name: p.called_back(_value(p, given.get(p.name))) for p in parameters}


def _sorted_words(
    parameters: Sequence[_Declared], words: Sequence[str]
) -> tuple[dict[str, list[str]], list[str]]:
    """The values of each option by the name of its parameter, and the words that belong to no option."""
    options = {name: p for p in parameters for name in p.names}
    given: dict[str, list[str]] = {}
    loose: list[str] = []
    for name, word in _pairs(words, options):
        if name:
            given.setdefault(options[name].name, []).append(word)
        else:
            loose.append(word)
    return given, loose


def _value(parameter: _Declared, words: list[str] | None) -> Any:
    if words is None:
        if parameter.default is NOTHING:
            raise _Unclear
        return parameter.default
    if parameter.kind is bool and parameter.names:
        return True
    return parameter.read(words)


def _pairs(
    words: Sequence[str], options: dict[str, _Declared]
) -> Iterator[tuple[str, str]]:
    """Each option with its value, "" for a flag; a word that belongs to no option has "" as the option."""
    left = iter(words)
    for word in left:
        if not word or word == "-" or word[0] in "–—" or _is_expanded(word):
            raise _Unclear
        if not word.startswith("-"):
            yield "", word
            continue
        name, equals, value = word.partition("=")
        if name not in options or (equals and not name.startswith("--")):
            raise _Unclear
        yield name, _argument(options[name], bool(equals), value, left)


def _argument(
    option: _Declared, has_equals: bool, value: str, left: Iterator[str]
) -> str:
    """The value of an option, after = or as the next word; "" for a flag."""
    if option.kind is bool:
        if has_equals:
            raise _Unclear
        return ""
    if not has_equals:
        value = next(left, "")
        if value.startswith("-") and value != "-":
            raise _Unclear
    if not value or _is_expanded(value):
        raise _Unclear
    return value


def _is_expanded(word: str) -> bool:
    """Whether typer might put names of files in the place of a word, as it does on Windows."""
    return os.name == "nt" and any(sign in word for sign in "*?[~$%")


def _shared_out(
    arguments: Sequence[_Declared], words: list[str]
) -> Iterable[tuple[_Declared, list[str]]]:
    """The words that belong to no option, for each argument that has some."""
    if arguments and arguments[-1].is_many:
        *single, last = arguments
        if any(argument.default is not NOTHING for argument in single):
            raise _Unclear
        if words[len(single) :]:
            more = [(last, words[len(single) :])]
        else:
            more = []
        return [*_shared_out(single, words[: len(single)]), *more]
    if any(argument.is_many for argument in arguments) or len(words) > len(arguments):
        raise _Unclear
    return [(a, [word]) for a, word in zip(arguments, words, strict=False)]
