"""Markdown tables: the rows of a table with the dates and headings above it, and the addresses in its cells."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from crisistl.dates.written import Settings
from crisistl.formats.core.partial_dates import Unclear, Under
from crisistl.formats.notes.inline import Words, words_of
from crisistl.formats.tables.headers import Columns
from crisistl.formats.tables.headings import distinct_headings

Row = dict[str, Any]
_BAR = re.compile(r"(?<!\\)\|")


def cells_of(line: str) -> list[str]:
    """The cells of a row as it is written; markdown-it drops those beyond the headings."""
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.strip() for cell in _BAR.split(inner)]


class Table:
    """A table of markdown-it's syntax tree; `columns` are its headings by our field."""

    def __init__(self, node: Any) -> None:
        header, *self._rows = [row for part in node.children for row in part.children]
        self._headers = distinct_headings(
            [words_of(cell).text for cell in header.children]
        )
        self.columns: Mapping[str, str] = Columns.of(self._headers, {}).fields

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self._headers)

    def too_wide(self, cells: Sequence[str]) -> Unclear:
        """Why a row with more cells than there are headings is refused."""
        return Unclear(
            " | ".join(cells[self.width :]),
            f"{len(cells)} cells, but the header names {self.width} columns",
            "write a bar within a cell as \\|, or add a heading",
        )

    def rows(
        self, under: Under, settings: Settings
    ) -> Iterator[tuple[Any, Row | Unclear]]:
        """Each row with its node; why its date isn't clear where it is completed in several ways by what is above."""
        for node in self._rows:
            words = [words_of(cell) for cell in node.children]
            yield node, self._row(words, under, settings)

    def _row(
        self, cells: list[Words], under: Under, settings: Settings
    ) -> Row | Unclear:
        found: Row = {}
        for header, words in zip(self._headers, cells, strict=False):
            found[header] = words.text
        dated = self._dated(found, under, settings)
        if isinstance(dated, Unclear):
            return dated
        urls = [url for words in cells for url in words.urls]
        if urls and "url" not in self.columns:
            dated["url"] = " ".join(urls)
        return dated

    def _dated(self, row: Row, under: Under, settings: Settings) -> Row | Unclear:
        """A row with its date completed, or with that of the headings above."""
        column = self.columns.get("date")
        if column is None:
            if "year" in self.columns or not under.text:
                return row
            return {"date": under.text, **row}
        whole = under.completed(row[column], settings)
        if isinstance(whole, Unclear):
            return whole
        return {**row, column: whole or row[column] or under.text}
