"""Format guesses: a format typed as an option, such as --csv or --pdf, and what to write instead."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import PurePath
from shlex import join
from typing import Any

from crisistl.cli.file_form import called
from crisistl.cli.loose_files import is_file, loose_places, with_value
from crisistl.output.registry import CHOICES

_DOCUMENTS = {
    "pdf": "for a page that a browser prints as a PDF",
    **dict.fromkeys(
        ("doc", "docx", "word", "odt", "rtf"),
        "for a page that a word processor opens",
    ),
}
"""What an .html file is for where nothing here writes a format."""

_PICTURES = ("svg", "png", "image", "picture", "pdf", "html", "jpg", "jpeg")


def meant_format(
    option: str, command: str, args: Sequence[str], params: Sequence[Any]
) -> str:
    """The command line for a format that was typed as an option; "" where the option is no format.

    `params` are those of the command.
    """
    word = called(option.lstrip("-"))
    rest = [arg for arg in args if arg.partition("=")[0] != option]
    if command == "export":
        return _exported(word, rest, params)
    file = _file_after(option, word, args)
    if file and (command == "chart" or _writes_reports(params)):
        rest.remove(file)
        return f"write: crisistl {join([command, *rest, '--output', file])}"
    if command == "chart":
        return _drawn(*_format_of_picture(option, word, args, rest))
    if _writes_reports(params):
        return _reported(word, command, _reading(rest, params), params)
    return ""


def _reported(
    word: str, command: str, args: Sequence[str], params: Sequence[Any]
) -> str:
    """The line that writes the report of a command in a format."""
    if word in CHOICES and word != "table":
        return f"write: crisistl {join([command, *args, '--format', word])}"
    if command == "list":
        return _exported(word, _without_words(args, params), params)
    return _printed(word, command, args)


def _file_after(option: str, word: str, args: Sequence[str]) -> str:
    """The new file that follows the option of its format, as in "--csv out.csv"; "" where there is none."""
    for before, arg in pairwise(args):
        ending = PurePath(arg).suffix.removeprefix(".")
        is_new = bool(ending) and not is_file(arg)
        if before == option and is_new and called(ending) == word:
            return arg
    return ""


def _reading(args: Sequence[str], params: Sequence[Any]) -> list[str]:
    """The arguments with `--data` before each word that is a file here, where the command has this option."""
    if not any("--data" in param.opts for param in params):
        return [*args]
    places = loose_places(args, with_value(params))
    read: list[str] = []
    for place, arg in enumerate(args):
        read += ["--data", arg] if place in places and is_file(arg) else [arg]
    return read


def _writes_reports(params: Sequence[Any]) -> bool:
    names = {name for param in params for name in param.opts}
    return {"--format", "--output"} <= names


def _printed(word: str, command: str, rest: Sequence[str]) -> str:
    """The line that writes the report of a command for another program."""
    if word in _DOCUMENTS:
        line = join([command, *rest, "--output", f"{command}.html"])
        return f"{_DOCUMENTS[word]}, write: crisistl {line}"
    if word == "xlsx":
        line = join([command, *rest, "--output", f"{command}.csv"])
        return f"for a file that spreadsheets open, write: crisistl {line}"
    return ""


def _exported(word: str, args: Sequence[str], params: Sequence[Any]) -> str:
    """The line that writes events in a format, whose file has the ending of the format."""
    from crisistl.formats.core.registry import FORMATS

    ending = next(
        (known.endings[0] for known in FORMATS if known.name == word and known.writes),
        "",
    )
    use = _DOCUMENTS.get(word, "")
    if use:
        ending = ".html"
    if not ending:
        return ""
    places = loose_places(args, with_value(params))
    file = args[places[0]] if places else "events"
    others = [arg for place, arg in enumerate(args) if place not in places[:1]]
    line = join(["export", str(PurePath(file).with_suffix(ending)), *others])
    if use:
        return f"{use}, write: crisistl {line}"
    return f"the ending of the file says the format; write: crisistl {line}"


def _format_of_picture(
    option: str, word: str, args: Sequence[str], rest: Sequence[str]
) -> tuple[str, Sequence[str]]:
    """The format, which may be the value of the option, and the other arguments."""
    if option not in ("--format", "-f"):
        return word, rest
    for place, arg in enumerate(args):
        name, equals, value = arg.partition("=")
        if name == option and equals:
            return called(value), rest
        if arg == option:
            return called("".join(args[place + 1 : place + 2])), [
                *args[:place],
                *args[place + 2 :],
            ]
    return word, rest


def _drawn(word: str, args: Sequence[str]) -> str:
    """The line that draws a picture, which is of characters without a file."""
    if word not in _PICTURES:
        return ""
    ending = "png" if word in ("png", "jpg", "jpeg") else "svg"
    return f"write: crisistl {join(['chart', *args, '--output', f'chart.{ending}'])}"


def _without_words(args: Sequence[str], params: Sequence[Any]) -> list[str]:
    """The arguments of `list` for `export`, which searches with an option."""
    places = loose_places(args, with_value(params))
    kept = []
    for place, arg in enumerate(args):
        kept += ["--text", arg] if place in places else [arg]
    return kept
