"""Markdown tables: the rows of a table with the dates and headings above it, and the addresses in its cells."""

from collections.abc import Iterator, Mapping
from typing import Any

from crisistl.dates.written import Settings
from crisistl.formats.core.partial_dates import Unclear, Under
from crisistl.formats.notes.inline import Words, words_of
from crisistl.formats.tables.headers import Columns
from crisistl.formats.tables.headings import distinct_headings

Row = dict[str, Any]


class Table:
    """A table of markdown-it's syntax tree; `columns` are its headings by our field."""

    def __init__(self, node: Any) -> None:
        header, *self._rows = [row for part in node.children for row in part.children]
        self._headers = distinct_headings(
            [words_of(cell).text for cell in header.children]
        )
        self.columns: Mapping[str, str] = Columns.of(self._headers, {}).fields

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
