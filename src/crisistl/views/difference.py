"""Tables of the differences between two chronologies, for programs and for reading."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from crisistl.compare.difference.compare import Difference, Twin
from crisistl.engine.order import IN_TIME, Order, in_order
from crisistl.output.report import Heading, Report
from crisistl.output.table import Cell, Column, Row, Section, Table
from crisistl.text.wording import counted
from crisistl.views.wording import short_date

if TYPE_CHECKING:
    from crisistl.model.timeline import Event

_COLUMNS = (
    Column("change", "text"),
    Column("date", "date"),
    Column("title", "title"),
    Column("field", "text"),
    Column("a", "names"),
    Column("b", "names"),
    Column("a_id", "id"),
    Column("b_id", "id"),
)


_WORDS = {
    "attributed_to": "claimed by",
    "date_text": "words for the date",
    "figures": "numbers",
    "part_of_day": "part of day",
    "responds_to": "responds to",
}
"""The fields that a reader knows by other words than their names."""


def difference_report(
    found: Difference,
    names: tuple[str, str],
    order: Order = IN_TIME,
    limit: int | None = None,
) -> Report:
    """The differences between two chronologies; `names` are the names of the two.

    Of each kind of difference, the first ones in an order are shown, at most so many.
    """
    shown = _first(found, order, limit)
    notes = _left_out(found, names)
    number, all_of_them = _number(shown), _number(found)
    if number < all_of_them:
        notes = (f"Shown: {number:,} of {all_of_them:,} differences.", *notes)
    heading = Heading(" / ".join(names), count=_count(found, names), notes=notes)
    return Report(
        heading, lambda: difference_table(shown), lambda: reading_table(shown, names)
    )


def _number(found: Difference) -> int:
    return len(found.left) + len(found.right) + len(found.twins)


def _first(found: Difference, order: Order, limit: int | None) -> Difference:
    """The first events of each kind in an order, at most so many of each."""
    left, right, twins = found.left, found.right, found.twins
    if order != IN_TIME:
        left = tuple(in_order(left, _itself, order, found.union))
        right = tuple(in_order(right, _itself, order, found.union))
        twins = tuple(in_order(twins, _left_of, order, found.union))
    sure = [twin for twin in twins if twin.is_sure]
    perhaps = [twin for twin in twins if not twin.is_sure]
    if limit is not None:
        twins = (*sure[:limit], *perhaps[:limit])
    return replace(found, left=left[:limit], right=right[:limit], twins=twins)


def _itself(event: "Event") -> "Event":
    return event


def _left_of(twin: Twin) -> "Event":
    return twin.left


def difference_table(found: Difference) -> Table:
    """A row for each event that only one contains ("only a", "only b") and for each differing field ("differs").

    The rows of two events that are perhaps not the same say "perhaps" instead of "differs". `a` and `b` are the
    values of the field on the two sides.
    """
    rows: list[Row] = []
    for e in found.left:
        rows.append(("only a", e.date.text, e.title, None, (), (), e.id, None))
    rows += [
        ("only b", e.date.text, e.title, None, (), (), None, e.id) for e in found.right
    ]
    rows += [row for twin in found.twins for row in _rows(twin)]
    return Table(_COLUMNS, (Section("", rows),))


def _rows(twin: Twin) -> Iterator[Row]:
    left, right = twin.left, twin.right
    for field in twin.fields:
        yield (
            "differs" if twin.is_sure else "perhaps",
            left.date.text,
            left.title,
            field.field,
            field.left,
            field.right,
            left.id,
            right.id,
        )


def _count(found: Difference, names: tuple[str, str]) -> str:
    counted = (
        (sum(twin.is_sure for twin in found.twins), "different"),
        (sum(not twin.is_sure for twin in found.twins), "perhaps the same"),
        (len(found.left), f"only in {names[0]}"),
        (len(found.right), f"only in {names[1]}"),
        (found.same, "the same"),
    )
    return (
        ", ".join(f"{number:,} {what}" for number, what in counted if number)
        or "no events"
    )


def _left_out(found: Difference, names: tuple[str, str]) -> tuple[str, ...]:
    """How many events of each are outside the period that both cover."""
    if found.common is None:
        return ()
    parts = []
    for number, name in zip(found.outside, names, strict=True):
        if number:
            parts.append(f"{counted(number, 'event')} of {name}")
    if not parts:
        return ()
    period = found.common.describe()
    return (f"Not listed: {' and '.join(parts)} outside {period}, which both cover.",)


def reading_table(found: Difference, names: tuple[str, str]) -> Table:
    """The two side by side, in a column each: events that differ, then events that only one contains."""
    sure: list[Row] = []
    perhaps: list[Row] = []
    for twin in found.twins:
        if twin.is_sure:
            sure += _side_by_side(twin)
        else:
            perhaps += _side_by_side(twin)
    left = [(short_date(e), None, e.title, None) for e in found.left]
    right = [(short_date(e), None, None, e.title) for e in found.right]
    sections = (
        Section("Different", sure),
        Section("Perhaps the same", perhaps),
        Section(f"Only in {names[0]}", left),
        Section(f"Only in {names[1]}", right),
    )
    columns = (
        Column("date", "date"),
        Column("", "title"),  # what a row compares is never left out
        *(Column(name, "title") for name in names),
    )
    kept = tuple(section for section in sections if section.rows)
    return Table(columns, kept)


def _side_by_side(twin: Twin) -> Iterator[Row]:
    """The titles, then the fields in which both differ, then one row of the fields that only one has."""
    yield short_date(twin.left), "title", twin.left.title, twin.right.title
    only_left, only_right = [], []
    for field in twin.fields:
        name = _WORDS.get(field.field, field.field)
        if field.field == "date":
            yield None, name, short_date(twin.left), short_date(twin.right)
        elif not field.right:
            only_left.append(name)
        elif not field.left:
            only_right.append(name)
        elif field.field != "title":
            yield None, name, _joined(field.left), _joined(field.right)
    if only_left or only_right:
        here, there = ", ".join(only_left), ", ".join(only_right)
        yield None, "only here", here or None, there or None


def _joined(values: Sequence[str]) -> Cell:
    return "; ".join(values)
