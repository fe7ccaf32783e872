"""Saved questions: the file that contains one, and its command line with the options that are added to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crisistl.cli.catalogue import COMMANDS
from crisistl.cli.settings import Settings, question_files
from crisistl.errors import UsageError
from crisistl.text.names import did_you_mean

_SAVABLE = {known.name for known in COMMANDS if known.group == "Search"} | {"export"}
"""The commands that answer a question; a saved question never changes a chronology."""

_PERIOD = ("during", "around", "window", "any_year", "since", "until")
_REPLACES = {
    "during": _PERIOD,
    "around": _PERIOD,
    "since": ("during", "around", "window", "any_year"),
    "until": ("during", "around", "window", "any_year"),
}
"""Options that can't be given together, by field: which of the saved ones gives way to one that is added."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """An option with its value, or a word of its own, which has no field."""

    field: str
    words: tuple[str, ...]


def settings_with(name: str) -> Settings:
    """The nearest settings that have a question of this name.

    UsageError with similar names where there are none.
    """
    known: list[str] = []
    for settings in question_files():
        if name in settings.questions:
            return settings
        known += settings.questions
    if not known:
        raise UsageError(
            "no question is saved here; save one with: crisistl save NAME -- list ..."
        )
    near = did_you_mean(name, known) or "; `crisistl saved` lists the questions"
    raise UsageError(f"no saved question {name!r}{near}")


def reason_against(command: str) -> str:
    """Why a command can't be a saved question; empty where it can."""
    if command in _SAVABLE:
        return ""
    return (
        f"{command!r} can't be a saved question; write a search or an export, "
        "such as: list --by NATO"
    )


def combined(
    parameters: Sequence[Any], saved: Sequence[str], added: Sequence[str]
) -> list[str]:
    """The words of one command line: an added option replaces the saved one, added words follow the saved words."""
    options = _by_name(parameters)
    new = [*_pieces(added, options)]
    replaced = _replaced(new)
    kept = [piece for piece in _pieces(saved, options) if piece.field not in replaced]
    given: list[str] = []
    words: list[str] = []
    for piece in (*kept, *new):
        if piece.field:
            given += piece.words
        else:
            words += piece.words
    if words:
        return [*given, "--", *words]
    return given


def _by_name(parameters: Sequence[Any]) -> dict[str, Any]:
    """The options of a command by each of their names."""
    found: dict[str, Any] = {}
    for parameter in parameters:
        for name in (*parameter.opts, *parameter.secondary_opts):
            if name.startswith("-"):
                found[name] = parameter
    return found


def _replaced(added: Sequence[_Piece]) -> set[str]:
    """The options whose saved values no longer count."""
    fields = {piece.field for piece in added if piece.field}
    return fields.union(*(_REPLACES.get(field, ()) for field in fields))


def _pieces(words: Sequence[str], options: Mapping[str, Any]) -> Iterator[_Piece]:
    left = iter(words)
    for word in left:
        if word == "--":
            for rest in left:
                yield _Piece("", (rest,))
        elif word.startswith("-") and word != "-":
            yield _option_piece(word, options, left)
        else:
            yield _Piece("", (word,))


def _option_piece(word: str, options: Mapping[str, Any], left: Iterator[str]) -> _Piece:
    """An option with its value, which may be the next of the words that are left."""
    name, equals, _ = word.partition("=")
    option = options.get(name) or options.get(word[:2])
    if option is None:
        # the command refuses it, and names the nearest options
        return _Piece(word, (word,))
    has_value = equals or (name not in options and len(word) > len("-n"))
    if option.is_flag or has_value:
        return _Piece(option.name, (word,))
    return _Piece(option.name, (word, *_value(left)))


def _value(left: Iterator[str]) -> tuple[str, ...]:
    value = next(left, None)
    if value is None:
        return ()
    return (value,)
