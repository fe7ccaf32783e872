"""Titles: the title and the summary of a row, composed of its other cells where no column has titles."""

import re
from collections.abc import Iterator
from typing import Any

from crisistl.formats.core.remarks import Remarks
from crisistl.formats.tables.cells import is_made_missing, is_missing
from crisistl.formats.tables.parts import END_UNITS, UNITS
from crisistl.formats.tables.row import Row

_OF_DATES = frozenset(("date", "end", *UNITS, *END_UNITS))
_MOST_IN_TITLE = 4
_LONGEST_TITLE = 100


class Titles:
    """Makes titles of rows; `split` is the separator of names that the user gives."""

    def __init__(self, split: str | None, remarks: Remarks) -> None:
        self._split = split
        self._remarks = remarks

    def texts(self, row: Row) -> tuple[Any, Any]:
        """Title and summary; without a title, the beginning of the summary is one."""
        title, summary = row.line_of_text("title"), None
        if row.plan.has_summaries:
            summary = row.one("summary", is_made_missing)
        if title is None and summary is None:
            return self._composed(row), None
        if title is not None or not isinstance(summary, str):
            return title, summary
        title = title_from(summary)
        self._remarks.add(
            "no title, so the beginning of the text is one", row.line, "{!r}", title
        )
        return title, None if title == summary else summary

    def _composed(self, row: Row) -> str | None:
        """A title of what is known: the sort of act, who acts towards whom, what it is about, where; else any cell."""
        acting, addressed = row.sides(self._split)
        sides = " → ".join(_short_list(names) for names in (acting, addressed) if names)
        known = [row.one("type"), sides, row.place()]
        if not sides and row.cell("themes") is not None:
            known.insert(1, _short_list(row.names("themes", self._split)))
        title = ": ".join(str(part) for part in known if part)
        if not title and "title" not in row.columns.fields:
            title = next(self._any_cell(row), "")
        if not title:
            return None
        self._remarks.add(
            "no title, so it is composed of other columns", row.line, "{!r}", title
        )
        return " ".join(title.split())

    def _any_cell(self, row: Row) -> Iterator[str]:
        """The cells that can serve as a title where nothing better is there, each with its heading."""
        if (identity := row.one("id")) is not None:
            yield f"{row.columns.fields['id']} {identity}"
        for header, value in row.rest.items():
            if header in row.taken or (isinstance(value, str) and is_missing(value)):
                continue
            yield f"{header} {value}"
        for name, value in row.cells.items():
            if isinstance(value, str) and name not in _OF_DATES:
                yield f"{row.columns.fields[name]} {value.strip()}"


def _short_list(names: list[Any]) -> str:
    more = ""
    if len(names) > _MOST_IN_TITLE:
        more = ", …"
    return ", ".join(map(str, names[:_MOST_IN_TITLE])) + more


def title_from(text: str) -> str:
    """The first sentence or line of a text, cut at a word where it is long."""
    first = re.split(r"(?<=[.!?])\s|[\r\n]", text.strip(), maxsplit=1)[0].strip()
    if len(first) <= _LONGEST_TITLE:
        return first
    return f"{first[:_LONGEST_TITLE].rpartition(' ')[0] or first[:_LONGEST_TITLE]} …"
