"""Unknown columns: the errors of a table in which no column is known as the date, or as what could be a title."""

from collections.abc import Sequence

from crisistl.errors import Advice, DataError
from crisistl.formats.tables.facts import is_like_date
from crisistl.formats.tables.guesses import all_date_columns
from crisistl.formats.tables.layout import Layout

_MOST_CHOICES = 3


def check_columns(name: str, layout: Layout) -> None:
    """DataError where no column has the date, or where there is nothing that could be a title."""
    columns, headers = layout.columns, layout.headers
    if len(headers) == 1 and _has_dates_alone(layout):
        raise DataError(
            f"{name}: line {max(layout.line, 1)} has a date and nothing else",
            "write behind it what happened, as in '16 October 1962: what happened'",
        )
    if columns.fields.keys().isdisjoint(("date", "year")):
        if any(map(is_like_date, headers)):
            raise DataError(
                f"{name}: line {layout.line} holds an event; a line above it must name the columns: date,title,…"
            )
        raise _no_column(name, layout, "date", _date_choices(layout))
    if columns.can_be_titled or (layout.sample.rows and columns.rest):
        return
    taken = {*columns.fields.values()}
    free = [header for header in headers if header not in taken]
    raise _no_column(name, layout, "title", free)


def _has_dates_alone(layout: Layout) -> bool:
    heading = layout.headers[0]
    return is_like_date(heading) or layout.sample[heading].dates > 0.5


def _date_choices(layout: Layout) -> list[str]:
    """The columns that can be named as the date: those with dates, or else those in which some cells are."""
    sample = layout.sample
    some = []
    for header in layout.headers:
        if sample[header].dates > 0 or sample[header].years > 0.8:
            some.append(header)
    return all_date_columns(layout.headers, sample) or some


def _no_column(
    name: str, layout: Layout, field: str, choices: Sequence[str]
) -> DataError:
    """The error that no column is a field's, with the columns that can be it as advice."""
    if len(layout.headers) == 1:
        return DataError(
            f"{name}: line {max(layout.line, 1)}: no table and no list of events",
            "begin each line with its date, as in '16 October 1962: what happened', or write a table with a line of "
            "headings such as date,title",
        )
    shown = ", ".join(map(repr, layout.headers))
    line = max(layout.line, 1)
    if field == "date" and layout.sample.rows and not choices:
        return DataError(
            f"{name}: line {line}: none of the columns {shown} is known as the {field}, and none has dates that are "
            "understood",
            "add a column of dates with the heading date, such as 16 October 1962 or 1962-10",
        )
    if not choices:
        choices = ["COLUMN"]
    # the keys of JSON objects have no line of their own: they come on the line before the first object
    return DataError(
        f"{name}: line {line}: none of the columns {shown} is known as the {field}",
        "name the one that is",
        tuple(
            Advice("columns", (f"{field}={one}",)) for one in choices[:_MOST_CHOICES]
        ),
    )
