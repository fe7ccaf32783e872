"""Closing rows: the totals, sources and notes at the end of a table, which aren't events."""

import re
from collections.abc import Container, Iterator, Sequence
from typing import Any

from crisistl.formats.core.record import Fault
from crisistl.formats.tables.facts import is_like_date

Rows = Iterator[tuple[int, list[Any] | Fault]]

_TOTAL = re.compile(
    r"(?:grand |sub-?|overall )?totals?|sums?|gesamt|insgesamt|summe"
    r"|total (?:général|general)|totaux|somme|suma|totale|totaal|razem|итого|всего|разом|всього",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:(?:data )?sources?|notes?|remarks?|footnotes?|legend|key|credits?|methodology|disclaimer"
    r"|(?:last )?(?:updated|update|accessed|retrieved|compiled|downloaded)(?: on| by| from)?|prepared by|data from"
    r"|quellen?|anmerkung(?:en)?|hinweise?|stand|fuentes?|notas?|fonti|fontes?|remarques?|nota bene|n\.? ?b\.?"
    r"|bron(?:nen)?|opmerking(?:en)?|źródł[oa]|uwag[ai]|источники?|примечани[ея]|джерел[оа]|примітк[аи])"
    r"\s*:.*|[*†‡©].*|\(c\) .*",
    re.IGNORECASE | re.DOTALL,
)
_FIGURE = re.compile(r"[-+]?[\d.,\s]+%?|-")
_MOST_HELD = 100  # rows at the end


def is_closing(row: Sequence[Any], dated: Container[int] = ()) -> bool:
    """Whether a row has a total and figures alone, or a source or a note.

    `dated` are the places of the cells that can have its date; a row with a date is an event whatever its words are.
    """
    filled = ((place, text) for place, cell in enumerate(row) if (text := _text(cell)))
    where, first = next(filled, (0, ""))
    is_note = _NOTE.fullmatch(first) is not None
    if not is_note and not _TOTAL.fullmatch(first.rstrip(" :")):
        return False
    # the text of merged cells is in each of them
    others = {place: text for place, text in filled if text != first}
    if is_note:
        return (where in dated or not others) and not is_like_date(first)
    return all(
        place not in dated and _FIGURE.fullmatch(text) for place, text in others.items()
    )


class ClosingRows:
    """Leaves out the closing rows of a table, and remembers them.

    `dated` are the places of the cells that have the date, or its year.
    """

    def __init__(self, dated: Sequence[int]) -> None:
        self._dated = frozenset(dated)
        self._first = dated[0] if dated else None
        self.left_out: list[tuple[int, str]] = []

    def without(self, rows: Rows) -> Rows:
        """The rows, those at the end that aren't events left out."""
        held: list[tuple[int, list[Any] | Fault]] = []
        first = self._first
        for line, row in rows:
            if first is not None and row.__class__ is list and not held:
                cell = row[first]
                # nearly every row begins its date with a digit
                if cell.__class__ is str and cell[:1].isdigit():
                    yield line, row
                    continue
            if self._may_close(row, bool(held)) and len(held) < _MOST_HELD:
                held.append((line, row))
                continue
            if held:
                yield from held
                held.clear()
            yield line, row
        # a total in the middle of a table is refused, as it may be that of one part of it
        shown = ((line, _shown(row)) for line, row in held)
        self.left_out = [(line, text) for line, text in shown if text]

    def _may_close(self, row: list[Any] | Fault, after_closing: bool) -> bool:
        if isinstance(row, Fault) or self._first is None:
            return False
        cell = row[self._first]
        if cell.__class__ is int or (cell.__class__ is str and cell[:1].isdigit()):
            return False
        if is_closing(row, self._dated):
            return True
        return after_closing and not any(map(_text, row))


def without_closing(
    rows: Sequence[tuple[int, list[Any]]],
) -> Sequence[tuple[int, list[Any]]]:
    """The first rows of a table, without the closing ones where they are all of it."""
    end = len(rows)
    while end > 1 and is_closing(rows[end - 1][1]):
        end -= 1
    return rows[:end]


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    return " ".join(str(cell).split())


def _shown(row: list[Any] | Fault) -> str:
    if isinstance(row, Fault):
        return ""
    return next(filter(None, map(_text, row)), "")
