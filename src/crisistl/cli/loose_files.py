"""Loose files: data files typed as words of a command, and what to write instead."""

import os
from collections.abc import Collection, Sequence
from typing import Any

from crisistl.errors import UsageError

READING = (
    "list", "count", "chart", "actors", "themes", "sources", "thread", "show", "days",
    "gaps", "contradictions", "export",
)  # fmt: skip
"""The commands that read the file named with --data."""

_NEEDED = {"count": 1, "show": 1, "days": 2, "export": 1, "diff": 2, "merge": 2}
"""How many words a command needs."""

_WRITING = (
    "count",
    "chart",
    "actors",
    "themes",
    "sources",
    "thread",
    "show",
    "gaps",
    "contradictions",
    "diff",
    "merge",
)
"""The commands that take no name of a file without an option, but for those that they read."""

_WRITTEN = (
    ".csv",
    ".tsv",
    ".json",
    ".jsonl",
    ".md",
    ".html",
    ".txt",
    ".svg",
    ".png",
    ".xlsx",
    ".mw",
    ".ics",
)
"""Endings of files that are written."""

_USUAL = {"count": "count actor", "export": "export events.csv"}
"""What stands for a command without the words that it needs; for others, `list`."""


def is_file(word: str) -> bool:
    """Whether a word is the name of a file here; a name without a dot may be any word."""
    return "." in word and os.path.isfile(word)


def refuse_loose_file(command: str, args: Sequence[str], params: Sequence[Any]) -> None:
    """Raise UsageError where a word of a command that reads is a file; `params` are the command's."""
    if command not in READING:
        return
    places = loose_places(args, with_value(params))
    place = next((place for place in places if is_file(args[place])), None)
    if place is None or _may_be_value(place, args, params):
        return
    others = [args[other] for other in places if other != place]
    if command == "export" and not any(map(_is_written, others)):
        return  # the file to write
    file = args[place]
    is_whole = len(places) > _NEEDED.get(command, 0)
    line = _reading(command, _without(args, place), file, is_whole)
    raise UsageError(f"{file!r} is a file; to read it, write: {line}")


def _may_be_value(place: int, args: Sequence[str], params: Sequence[Any]) -> bool:
    """Whether the word at an index follows an option that isn't one of the command's: --file mine.json."""
    before = ""
    if place:
        before = args[place - 1]
    if not before.startswith("-") or "=" in before:
        return False
    return not any(before in param.opts for param in params)


def _is_written(word: str) -> bool:
    return word.lower().endswith(_WRITTEN)


def file_to_write(command: str, words: Sequence[str]) -> str:
    """The last of the words of a command, where it can only be a file to write: count month out.csv; else ""."""
    needed = _NEEDED.get(command, 0)
    if command not in _WRITING or len(words) <= needed:
        return ""
    last = words[-1]
    if _is_written(last) and not is_file(last):
        return last
    return ""


def ends_in_missing_file(words: Sequence[str]) -> bool:
    """Whether the last word of a command line may be a file to write that is no value of an option."""
    *_, before, last = ("", *words)
    return (
        words[0] in _WRITING
        and not before.startswith("-")
        and _is_written(last)
        and not is_file(last)
    )


def refuse_loose_output(
    command: str, args: Sequence[str], params: Sequence[Any]
) -> None:
    """Raise UsageError where the last word of a command is a file, which is named with an option.

    The file doesn't exist, so it is one to write, or the misspelt name of one to read.
    """
    from shlex import join

    from crisistl.cli.missing import is_read, near_names

    places = loose_places(args, with_value(params))
    file = file_to_write(command, [args[place] for place in places])
    if not file or _may_be_value(places[-1], args, params):
        return
    rest = _without(args, places[-1])
    if command in READING and (near := near_names(file)):
        reading = _reading(command, rest, near[0])
        problem = f"there is no file {file!r} here; to read {near[0]}, write: {reading}"
    elif command in READING and is_read(file):
        problem = f"there is no file {file!r} here to read with --data"
    else:
        problem = f"{file!r} is not a word for this command"
    writing = f"crisistl {join([command, *rest, '--output', file])}"
    raise UsageError(f"{problem}; to write to a file, write: {writing}")


def reading_line(words: Sequence[str], names: Collection[str]) -> str:
    """The command line that somebody means who types the name of a file first, before or without a command."""
    file, *rest = words
    if not rest or rest[0] not in names:
        return _reading("list", rest, file)
    command, *more = rest
    if command in READING:
        is_whole = len(loose_words(more, ())) >= _NEEDED.get(command, 0)
        return _reading(command, more, file, is_whole)
    from shlex import join

    return f"crisistl {command} {join([file, *more])}"


def with_value(params: Sequence[Any]) -> set[str]:
    """The names of the options that take a value."""
    return {
        name
        for param in params
        for name in param.opts
        if name.startswith("-") and not getattr(param, "is_flag", False)
    }


def loose_words(args: Sequence[str], with_value: Collection[str]) -> list[str]:
    """The words that belong to no option, without those after "--"."""
    return [args[place] for place in loose_places(args, with_value)]


def loose_places(args: Sequence[str], with_value: Collection[str]) -> list[int]:
    """The indices of the words that belong to no option, without those after "--"."""
    found = []
    is_value = False
    for place, arg in enumerate(args):
        if arg == "--" and not is_value:
            break
        if not is_value and (arg == "-" or not arg.startswith("-")):
            found.append(place)
        is_value = not is_value and arg in with_value
    return found


def _without(args: Sequence[str], place: int) -> list[str]:
    """The words without the one at this index."""
    return [*args[:place], *args[place + 1 :]]


def _reading(
    command: str, rest: Sequence[str], file: str, is_whole: bool = True
) -> str:
    """A command line that reads a file; a command that lacks its words is replaced by one that works."""
    from shlex import quote

    name = command
    if not is_whole:
        name = _USUAL.get(command, "list")
    return " ".join([f"crisistl {name}", *map(quote, rest), f"--data {quote(file)}"])
