"""Choosing a format: of a file to read by its ending and content, of one to write by its name."""

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath

from crisistl.errors import Advice, DataError, UsageError
from crisistl.formats.core.content import BINARY, KINDS, content_kind
from crisistl.formats.core.format import Format
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import Note
from crisistl.formats.core.registry import FORMATS, format_named
from crisistl.formats.core.unreadable import refuse_unreadable
from crisistl.text.wording import file_name

_TABLES = frozenset(
    {"csv", "tsv", "timelinejs-sheet", "ucdp", "acled", "gdelt", "actors"}
)
_DOCUMENTS = frozenset({"json", "timelinejs", "geojson"})
_FAMILIES: Mapping[str, frozenset[str]] = {
    "table": _TABLES,
    "json": _DOCUMENTS,
    "json-line": _DOCUMENTS | {"jsonl"},
}
"""The formats of a kind of content, where there are several."""
_LOOSE = frozenset({"markdown-table", "yaml", "markwhen"})
"""Texts that may begin in any way."""
_READABLE = tuple([known for known in FORMATS if known.reads])


def format_of_input(file: Input) -> Format:
    """The format of a file to read, by its ending and, where several share it, by how it begins.

    Without an ending, as on standard input, content alone decides; so it does where the ending is wrong.
    """
    return detected(file)[0]


def detected(file: Input) -> tuple[Format, Note | None]:
    """The format of a file to read, and a remark where its ending says another."""
    if file.ending.endswith(".draft.json"):
        raise DataError(
            f"{file.name} is a draft, not a chronology",
            "review it to take over its events",
            (Advice("review", (file.name,)),),
        )
    refuse_unreadable(file)
    if file.path is not None and file.path.is_dir():
        return format_named("archive"), None
    named = [known for known in _READABLE if file.ending.endswith(known.endings)]
    kind = content_kind(file)
    if not named or file.ending.endswith(".txt"):  # the ending of all kinds
        return _of_content(kind, file, known_ending=bool(named)), None
    if _is_other(kind, named):
        remark = (
            f"{file.name} is {KINDS[kind]} by its content, and read as that; its "
            "ending says something else"
        )
        return _of_kind(kind, file), Note(remark)
    return _of_ending(named, file), None


def _of_content(kind: str, file: Input, *, known_ending: bool) -> Format:
    """The format of a file whose ending says nothing about it."""
    if kind in BINARY:
        return format_named(kind)
    return _best(_READABLE, file, known_ending=known_ending)


def _of_kind(kind: str, file: Input) -> Format:
    """The best of the formats that read a kind of content."""
    family = _FAMILIES.get(kind, {kind})
    return _best([known for known in _READABLE if known.name in family], file)


def _of_ending(named: Sequence[Format], file: Input) -> Format:
    """Of the formats of an ending, the one of a double ending, else the best."""
    for known in named:
        if known.has_double(file.ending):
            return known
    if len(named) == 1:
        return named[0]
    return _best(named, file)


def _is_other(kind: str, named: Sequence[Format]) -> bool:
    """Whether a kind of content is not what the formats of an ending read."""
    names = {known.name for known in named}
    if not kind or names & _FAMILIES.get(kind, {kind}):
        return False
    return kind in BINARY or not names <= _LOOSE


def _best(
    choices: Sequence[Format], file: Input, *, known_ending: bool = True
) -> Format:
    """The first of several formats that a file begins like; else the last that has no such mark."""
    head = file.head()
    for known in choices:
        if known.looks and known.looks(head):
            return known
    if known_ending:
        plain = [known for known in choices if known.looks is None]
        return (plain or choices)[-1]
    return format_named("tsv" if "\t" in head.split("\n", 1)[0] else "csv")


def target_format(target: str, name: str | None, option: str) -> Format:
    """The format to write a target in: the one that is named with `option`, else that of its ending.

    UsageError if neither is given, as on standard output ("-").
    """
    if name is not None:
        return format_named(name)
    if target == "-":
        raise UsageError(f"writing to - needs {option}, such as {option} csv")
    return format_of_output(target)


_INSTEAD = {
    **dict.fromkeys(
        ("doc", "docx", "odt", "rtf"), "write .html, and open it as a document"
    ),
    "pdf": "write .html, and print it to a PDF from a browser",
    **dict.fromkeys(("xls", "ods", "numbers"), "write .xlsx, which spreadsheets open"),
    **dict.fromkeys(("svg", "png"), "crisistl chart draws a picture"),
    "txt": "write .md, or use crisistl list -o FILE.txt",
}
"""What to write for endings that people want and that no format has."""


def format_of_output(name: str) -> Format:
    """The format of a file to write, by its longest ending; of formats that share it, the last.

    Raises UsageError where the ending is unknown.
    """
    lower = name.lower()
    best, longest = None, 0
    for known in FORMATS:
        if not known.writes:
            continue
        for ending in known.endings:
            if lower.endswith(ending) and len(ending) >= longest:
                best, longest = known, len(ending)
    if best is None:
        raise _unknown_ending(name)
    return best


def _unknown_ending(name: str) -> UsageError:
    """Why a name doesn't say the format of a file to write, and what name would."""
    shown = file_name(name)
    problem = f"{shown}: no format has this ending"
    if instead := _INSTEAD.get(name.lower().rpartition(".")[2]):
        return UsageError(problem, instead)
    if Path(name).is_dir():
        return UsageError(f"{shown} is a folder; name a file in it")
    if name.endswith("/"):
        folder = file_name(name.rstrip("/"))
        return UsageError(
            f"{shown} names a folder; write the name of a file, such as {folder}.csv"
        )
    if "." not in PurePath(name).name:
        examples = f"{shown}.csv, {shown}.xlsx, {shown}.json or {shown}.html"
        return UsageError(
            f"{shown}: the ending of the name says the format; write {examples}, for example"
        )
    return UsageError(
        f"{problem}; use one of .csv, .xlsx, .json, .md, .html, .ics, or another of `crisistl formats`"
    )
