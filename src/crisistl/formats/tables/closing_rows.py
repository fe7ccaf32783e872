"""Closing rows: the totals, sources and notes at the end of a table, which aren't events."""

import re
from collections.abc import Container, Iterator, Sequence
from typing import Any

from crisistl.formats.core.record import Fault
from crisistl.formats.tables.facts import is_like_date

Rows = Iterator[tuple[int, list[Any] | Fault]]

_TOTAL = re.compile(
    r"(?:grand |sub-?|overall )?totals?|sums?|gesamt|insgesamt|summe"
    r"|total (?:général|general)|totaux|somme|suma|totale|totaal|razem|łącznie|ogółem|soma|totais|totales"
    r"|итого|всего|разом|всього|усього|averages?|mean|median|counts?|number|anzahl|durchschnitt|mittelwert"
    r"|moyenne|nombre|promedio|media|número|numero|gemiddelde|aantal|średnia|liczba|среднее|количество"
    r"|середнє|кількість|end(?: of (?:the )?(?:list|table|file|data|chronology))?|ende|fin|fim|fine|einde|koniec"
    r"|конец|кінець",
    re.IGNORECASE,
)
_COUNTED = (
    r"events?|entries|entry|rows?|records?|items?|incidents?|lines?|dates?"
    r"|ereignisse?|einträge?|eintrag|zeilen?|vorfälle"
    r"|(?:é|e)v(?:é|è)nements?|entrées?|lignes?"
    r"|eventos?|entradas?|filas?|sucesos?|acontecimientos?|registros?|acontecimentos?|linhas?"
    r"|eventi|evento|voci|righe|gebeurtenis(?:sen)?|rijen|regels"
    r"|wydarze(?:nie|nia|ń)|wiersz(?:e|y)|wpis(?:y|ów)?"
    r"|событи(?:е|я|й)|запис(?:ь|и|ей|ів)|строк[аи]?|поді(?:я|ї|й)|рядк(?:и|ів)"
)
_ALL = (
    r"in all|in total|total|altogether|overall|all told|listed|insgesamt|gesamt|im ganzen|en tout|au total"
    r"|en total|en conjunto|ao todo|no total|in totale|in tutto|totale|in totaal|totaal|w sumie|razem|łącznie|ogółem"
    r"|всего|итого|разом|всього|усього|a total of|number of|total of|total number of|nombre d['’e]\s*|número de"
    r"|numero di|aantal|anzahl(?: der)?|liczba|количество|кількість|sum of|count of"
)
_COUNT = re.compile(
    rf"\W*(?:(?:{_ALL})\s*:?\s*)?[\d.,]+\s*(?:{_COUNTED})(?:\s*[,(]?\s*(?:{_ALL})\)?)?\W*"
    rf"|\W*(?:{_ALL})\s*:?\s*(?:{_COUNTED})?\s*[:=]?\s*[\d.,]+\W*"
    rf"|[\d.,]+\s*(?:{_ALL})\W*|(?:{_ALL})\s*(?:{_COUNTED})\s*:?|n\s*=\s*\d+",
    re.IGNORECASE,
)
"""A count of the rows, such as "6 events in all" or "Total: 6"."""
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
    texts = [*map(_text, row)]
    first = next(filter(None, texts), "")
    is_note = _NOTE.fullmatch(first) is not None
    if not is_note and not is_total(first):
        return False
    # the text of merged cells is in each of them
    others = [place for place, text in enumerate(texts) if text not in ("", first)]
    if is_note:
        is_in_date = texts.index(first) in dated
        return (is_in_date or not others) and not is_like_date(first)
    return all(place not in dated and _is_figure(texts[place]) for place in others)


def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch(text) is not None or is_total(text)


def is_total(text: str) -> bool:
    """Whether a text names a total or a count, or is one: "Total:", "6 events in all"."""
    words = text.strip(" :=.-–—*")
    return bool(_TOTAL.fullmatch(words) or _COUNT.fullmatch(text))


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
        if self._first is None:
            yield from rows
            return
        held: list[tuple[int, list[Any] | Fault]] = []
        for line, row in rows:
            if self._may_close(row, self._first, bool(held)) and len(held) < _MOST_HELD:
                held.append((line, row))
                continue
            if held:
                yield from held
                held.clear()
            yield line, row
        # a total in the middle of a table is refused, as it may be that of one part of it
        shown = ((line, _shown(row)) for line, row in held)
        self.left_out = [(line, text) for line, text in shown if text]

    def _may_close(
        self, row: list[Any] | Fault, dated: int, after_closing: bool
    ) -> bool:
        if isinstance(row, Fault):
            return False
        cell = row[dated]
        # nearly every date begins with a digit and ends with one, and no count of rows ends with one
        if cell.__class__ is str and cell[:1].isdigit() and cell[-1:].isdigit():
            return False
        if cell.__class__ is int:
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
