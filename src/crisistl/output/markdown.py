"""Markdown: a table that any renderer of GitHub's flavour draws."""

import re
from typing import TextIO

from crisistl.output.cells import harmless, text_of
from crisistl.output.table import Column, Row, Table

_ADDRESS = re.compile(r"(https?://[^\s<>`\"\\]*\w[^\s<>`\"\\]*)", re.IGNORECASE)
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~!$])")


def write_markdown(table: Table, out: TextIO) -> None:
    """A table a section, under the section's heading; the heading of a table goes elsewhere."""
    for number, section in enumerate(table.sections):
        out.write("\n" * bool(number))
        if section.heading:
            out.write(f"**{escaped(section.heading)}**\n\n")
        out.write(_line([escaped(column.name) for column in table.columns]))
        out.write(
            _line(
                [
                    "---:" if column.kind == "number" else "---"
                    for column in table.columns
                ]
            )
        )
        for row in section.rows:
            out.write(_line(_cells(row, table.columns)))


def _cells(row: Row, columns: tuple[Column, ...]) -> list[str]:
    found = []
    for cell, column in zip(row, columns, strict=True):
        found.append(linked(text_of(cell, column)))
    return found


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"


def escaped(text: str) -> str:
    """The text with nothing in it that Markdown or HTML would take for markup."""
    return _SPECIAL.sub(_with_backslash, harmless(text).replace("&", "&amp;"))


# a function is called for each match only; a text such as r"\\\1" is parsed in each call
def _with_backslash(found: re.Match[str]) -> str:
    return f"\\{found.group()}"


def linked(text: str) -> str:
    """The same, but web addresses are links to themselves: a backslash would be a part of them."""
    pieces = _ADDRESS.split(harmless(text))
    return "".join(
        _address(piece) if place % 2 else escaped(piece)
        for place, piece in enumerate(pieces)
    )


def _address(text: str) -> str:
    bare = text.rstrip(".,;:!?'\")")
    return f"<{bare.replace('|', '%7C')}>{escaped(text[len(bare) :])}"
