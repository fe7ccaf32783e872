"""Layout: which rows of a table are its headings, what is above and below them, and where the events begin."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import Any

from crisistl.errors import DataError
from crisistl.formats.core.record import Fault
from crisistl.formats.tables.closing_rows import without_closing
from crisistl.formats.tables.facts import MOST_ROWS, Facts, Sample, is_like_date
from crisistl.formats.tables.guesses import all_date_columns, first_and_last
from crisistl.formats.tables.headers import Columns
from crisistl.formats.tables.headings import distinct_headings
from crisistl.formats.tables.known_datasets import (
    Dataset,
    dataset_without_headings,
    known_dataset,
)
from crisistl.formats.tables.known_layouts import KnownLayout, known_layout

Rows = Sequence[tuple[int, list[Any]]]

_MOST_ABOVE = 30  # rows in which the headings are looked for
_MOST_COLUMNS = 5_000  # each row costs as many cells, empty or not
_HXL_TAG = re.compile(r"#[a-z]+([ +].*)?")


@dataclass(frozen=True)
class Layout:
    """Where the parts of a table are.

    `line` is that of the last row of headings, -1 where there is none; `above` has the texts above it, the first
    being the title; `labels` the texts of a row of units or labels on the line `label_line`.
    """

    line: int
    headers: list[str]
    columns: Columns
    sample: Sample
    above: tuple[str, ...] = ()
    label_line: int = 0
    labels: tuple[str, ...] = ()
    known: KnownLayout | None = None
    dataset: Dataset | None = None

    @property
    def body(self) -> int:
        """The line after which the rows of events come."""
        return max(self.line, self.label_line)


def layout_of(
    name: str, lines: Iterator[Any], named: Mapping[str, str], *, is_sheet: bool = True
) -> Layout:
    """Find the headings of a table in its first rows. Raises DataError where there are none.

    Only a sheet, which a person has filled in, may have a row of units or labels below them.
    """
    rows = _first_rows(name, lines)
    if not rows:
        raise DataError(
            f"{name} is empty; a table needs a line with the names of its columns"
        )
    found = (
        _named_in_rows(rows, named, is_sheet)
        or _without_headings(rows, named)
        or _told_by_cells(rows, named, is_sheet)
    )
    if found is not None:
        return found
    # nothing is known, so the first of the widest rows is what the error names
    widths = [_filled(row) for _, row in rows[:_MOST_ABOVE]]
    place = 0
    if widths[0] == 1:
        place = widths.index(max(widths))
    headers = distinct_headings(_texts(rows[place][1]))
    return _layout(rows, place, headers, named, titled=False, is_sheet=is_sheet)


def _first_rows(name: str, lines: Iterator[Any]) -> Rows:
    """The first rows that aren't empty. DataError for one that is too wide or can't be read."""
    rows: list[tuple[int, list[Any]]] = []
    with closing(lines):  # type: ignore[type-var]
        for line, row in islice(lines, _MOST_ABOVE + MOST_ROWS):
            if isinstance(row, Fault):
                if not rows:
                    raise DataError(f"{name}: {row.sentence()}")
                continue
            if len(row) > _MOST_COLUMNS and len(rows) < _MOST_ABOVE:
                raise DataError(
                    f"{name}: line {line} has {len(row):,} columns; a table of events has {_MOST_COLUMNS:,} "
                    "at most; delete the empty ones"
                )
            if any(_texts(row)):
                rows.append((line, row))
    return rows


def _texts(row: Sequence[Any]) -> list[str]:
    return [" ".join(str("" if cell is None else cell).split()) for cell in row]


def _named_in_rows(
    rows: Rows, named: Mapping[str, str], is_sheet: bool
) -> Layout | None:
    """The first row, or two rows together, whose cells are known headings or have all that the user named."""
    for place, (_, row) in enumerate(rows[:_MOST_ABOVE]):
        headers = distinct_headings(_texts(row))
        single = _is_heading(headers, named)
        double = _doubled(rows, place, _texts(row))
        doubled = double is not None and _is_heading(double, named)
        if double and doubled and _understood(double) > _understood(headers):
            return _layout(
                rows, place, double, named, first=place - 1, is_sheet=is_sheet
            )
        if single:
            return _layout(rows, place, headers, named, is_sheet=is_sheet)
    return None


def _is_heading(headers: Sequence[str], named: Mapping[str, str]) -> bool:
    if named:
        return set(named.values()) <= {*headers}
    columns = Columns.of(headers, {})
    return (
        not columns.fields.keys().isdisjoint(("date", "year")) and columns.can_be_titled
    )


def _understood(headers: Sequence[str]) -> int:
    return len(Columns.of(headers, {}).fields)


def _doubled(rows: Rows, place: int, below: Sequence[str]) -> list[str] | None:
    """The headings that a row and the one above it make together: "Start" over "Year" is "Start Year"."""
    if place == 0 or any(map(_is_data, below)):
        return None
    above = _texts(rows[place - 1][1])
    if len({*filter(None, above)}) < 2 or any(map(_is_data, above)):
        return None
    found = []
    over = ""
    for text, under in zip_longest(above[: len(below)], below):
        if text is None:
            over = ""
        else:
            over = text or over  # the text of merged cells is in the first of them
        found.append(_joined(over, under))
    return distinct_headings(found)


def _joined(over: str, under: str) -> str:
    if over == under:
        return over
    return f"{over} {under}".strip()


def _is_data(text: str) -> bool:
    return bool(re.fullmatch(r"[-+]?[\d.,]+%?", text)) or is_like_date(text)


def _told_by_cells(
    rows: Rows, named: Mapping[str, str], is_sheet: bool
) -> Layout | None:
    """The first row without data of its own over columns that hold dates."""
    for place, (_, row) in enumerate(rows[:_MOST_ABOVE]):
        texts = _texts(row)
        if sum(map(bool, texts)) < 2 or any(map(is_like_date, texts)):
            continue
        # a row of headings has more cells than titles do; what is as wide above it would be lost
        if any(_filled(above) >= _filled(row) for _, above in rows[:place]):
            break
        headers = distinct_headings(texts)
        found = _layout(rows, place, headers, named, is_sheet=is_sheet)
        if not found.columns.fields.keys().isdisjoint(("date", "year")):
            return found
        if all_date_columns(found.headers, found.sample):
            return found
    return None


def _filled(row: Sequence[Any]) -> int:
    """How many different texts a row has."""
    return len({*filter(None, _texts(row))})


def _without_headings(rows: Rows, named: Mapping[str, str]) -> Layout | None:
    """A table whose first row is an event: its columns are numbered, or those of a known data set."""
    texts = _texts(rows[0][1])
    all_texts = [_texts(row) for _, row in rows[:MOST_ROWS]]
    dataset = dataset_without_headings(all_texts)
    headers = [f"column {n}" for n in range(1, len(texts) + 1)]
    if dataset is not None:
        columns = Columns.of(headers, {})
        return Layout(-1, headers, columns, Sample({}), dataset=dataset)
    known = known_layout(all_texts)
    if known is not None:
        names = known.headings[: len(texts)]
        headers[: len(names)] = names
    elif not _begins_with_event(rows, texts):
        return None
    sample = Sample.of(headers, [row for _, row in rows])
    columns = Columns.of(headers, named or first_and_last(headers, sample), sample)
    if columns.fields.keys().isdisjoint(("date", "year")):
        return None
    return Layout(-1, headers, columns, sample, known=known)


def _begins_with_event(rows: Rows, texts: Sequence[str]) -> bool:
    """Whether the first row has a date, and all its dates are above other dates."""
    dated = [place for place, text in enumerate(texts) if is_like_date(text)]
    if len(rows) <= 1:
        return False
    if not dated:
        return False
    if not all(_is_date_column(rows, place) for place in dated):
        return False
    return any(len(text) > 3 for place, text in enumerate(texts) if place not in dated)


def _is_date_column(rows: Rows, place: int) -> bool:
    facts = Facts.of([row[place] for _, row in rows if place < len(row)])
    return facts.dates > 0.8


def _layout(
    rows: Rows,
    place: int,
    headers: list[str],
    named: Mapping[str, str],
    *,
    first: int | None = None,
    titled: bool = True,
    is_sheet: bool,
) -> Layout:
    body = without_closing(rows[place + 1 :])
    labels: tuple[str, ...] = ()
    if is_sheet:
        labels = _labels(body, headers)
    if labels:
        body = body[1:]
    sample = Sample.of(headers, [row for _, row in body])
    columns = Columns.of(headers, named, sample)
    start = first
    if first is None:
        start = place
    if titled:
        above = _comments(rows[:start])
    else:
        above = ()
    return Layout(
        rows[place][0],
        headers,
        columns,
        sample,
        above,
        rows[place + 1][0] if labels else 0,
        labels,
        dataset=known_dataset(headers),
    )


def _comments(rows: Rows) -> tuple[str, ...]:
    """The texts of rows that have one text alone, or the same in merged cells."""
    found: dict[str, None] = {}
    for _, row in rows:
        texts = {text: None for text in _texts(row) if text}
        if len(texts) == 1:
            found |= texts
    return tuple(found)


def _labels(body: Rows, headers: Sequence[str]) -> tuple[str, ...]:
    """The texts of a row of units or labels below the headings; empty where the first row is an event.

    In such a row, columns of numbers and dates have texts, and nothing else is a number or a date; or its one text is
    in a column without any other.
    """
    if len(body) < 2 or Columns.of(headers, {}).literal:
        return ()
    first, below = _texts(body[0][1]), body[1:MOST_ROWS]
    written = tuple(filter(None, first))
    if not written or any(map(_is_data, written)):
        return ()
    if all(map(_HXL_TAG.fullmatch, written)) or _is_alone(first, below):
        return written
    if _words_over_figures(first[: len(headers)], below) >= 2:
        return written
    return ()


def _is_alone(first: list[str], below: Rows) -> bool:
    """Whether the one text of a row is in a column without any other."""
    places = [place for place, text in enumerate(first) if text]
    return len(places) == 1 and not any(_texts(_cells_at(places[0], below)))


def _words_over_figures(first: list[str], below: Rows) -> int:
    """How many texts of a row are above numbers or dates."""
    places = [place for place, text in enumerate(first) if text]
    return sum(_are_figures(Facts.of(_cells_at(place, below))) for place in places)


def _cells_at(place: int, rows: Rows) -> list[Any]:
    return [row[place] for _, row in rows if place < len(row)]


def _are_figures(facts: Facts) -> bool:
    """Whether the cells of a column are numbers or dates."""
    return bool(facts.cells) and (facts.numbers > 0.9 or facts.dates > 0.9)
