"""File form: the endings of files to which no table and no picture is written."""

from collections.abc import Iterable
from pathlib import PurePath
from shlex import quote

from crisistl.errors import UsageError
from crisistl.output.registry import form_of_file
from crisistl.text.wording import file_name

_TABLES = ".csv, .tsv, .json, .jsonl, .md, .html or .txt"
_NOT_TEXT = (
    ".png", ".svg", ".jpg", ".jpeg", ".gif", ".webp", ".pdf", ".doc", ".odt", ".rtf", ".ppt", ".pptx",
)  # fmt: skip
"""Endings of pictures and documents, which no program opens if there is plain text in them."""


_CALLED = {
    **dict.fromkeys(("excel", "xls", "spreadsheet"), "xlsx"),
    **dict.fromkeys(("ical", "icalendar", "calendar"), "ics"),
    "md": "markdown",
}
"""What others call the formats of `export`."""


def refuse_for_table(output: str) -> None:
    """Raise UsageError for a file whose ending is that of a format in which no table is written."""
    if not _ending_of_others(output):
        return
    problem = f"{file_name(output)}: no table is written to a file with this ending; use {_TABLES}"
    raise UsageError(problem + _export(output))


def called(form: str) -> str:
    """The name of a format that others call by this one."""
    return _CALLED.get(form.lower(), form.lower())


def refuse_form(form: str) -> None:
    """Raise UsageError for a format in which `export` writes events, and which no table has."""
    from crisistl.formats.core.registry import FORMATS

    meant = called(form)
    for known in FORMATS:
        if known.name == meant and known.writes:
            name = f"events{known.endings[0]}"
            raise UsageError(
                f"no table is written as {form}; write the events as {known.title} with: crisistl export {name}"
            )


def refuse_for_picture(output: str, endings: Iterable[str]) -> None:
    """Raise UsageError for a file whose ending is neither one of `endings` nor unknown."""
    ending = PurePath(output).suffix.lower()
    if ending in endings:
        return
    if form_of_file(output) or _ending_of_others(output):
        *most, last = endings
        raise UsageError(
            f"can't write a picture to {output!r}; end it with {', '.join(most)} or {last}"
        )


def _ending_of_others(output: str) -> bool:
    """Whether a file has the ending of a format that isn't one of tables or of plain text."""
    from crisistl.formats.core.registry import FORMATS

    endings = {ending for known in FORMATS for ending in known.endings} - {".txt"}
    double = tuple(ending for ending in endings if ending.count(".") > 1)
    if output.lower().endswith(double):
        return True
    ending = PurePath(output).suffix.lower()
    return form_of_file(output) is None and ending in (*endings, *_NOT_TEXT)


def _export(output: str) -> str:
    """The command that writes events to such a file; empty where there is none."""
    from crisistl.formats.core.choosing import format_of_output

    try:
        known = format_of_output(output)
    except UsageError:
        return ""
    return (
        f", or write the events as {known.title} with: crisistl export {quote(output)}"
    )
