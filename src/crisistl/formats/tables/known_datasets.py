"""Known data sets, such as ACLED: known by their columns in any container, and read by their own readers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from crisistl.formats.core.record import Fault, Item, ReadOptions

Lines = Callable[[], Iterator[tuple[int, list[Any] | Fault]]]


@dataclass(frozen=True)
class Dataset:
    """A data set: its title, the module of its reader, and columns that no other table has."""

    title: str
    module: str
    columns: frozenset[str]

    def read(
        self, name: str, headers: Sequence[str], body: Lines, options: ReadOptions
    ) -> Iterator[Item]:
        """The events of rows, with the precision that the data set gives its dates."""
        # by name, since the readers of data sets import the tables
        module = import_module(f"crisistl.formats.datasets.{self.module}")

        def lines() -> Iterator[tuple[int, list[str] | Fault]]:
            if headers:
                yield 0, [*headers]
            for line, row in body():
                yield line, row if isinstance(row, Fault) else [*map(_text, row)]

        yield from module.events_of(name, lines, options)


_NARROWEST = 57  # cells in a row of GDELT
_DATASETS = (
    Dataset(
        "UCDP GED",
        "ucdp",
        frozenset(("type_of_violence", "side_a", "side_b", "date_prec", "date_start")),
    ),
    Dataset("ACLED", "acled", frozenset(("event_id_cnty", "event_date", "actor1"))),
    Dataset("IBTrACS", "ibtracs", frozenset(("sid", "iso_time", "basin", "nature"))),
    Dataset("GDELT", "gdelt", frozenset(("globaleventid", "sqldate", "eventcode"))),
)


def known_dataset(headers: Sequence[str]) -> Dataset | None:
    """The data set that these are the columns of."""
    names = {header.strip().lower() for header in headers}
    return next((known for known in _DATASETS if known.columns <= names), None)


def dataset_without_headings(rows: Sequence[Sequence[str]]) -> Dataset | None:
    """GDELT, whose files have no headings, by the form of its rows."""
    if not rows or len(rows[0]) < _NARROWEST:
        return None
    gdelt = _DATASETS[-1]
    is_row = import_module("crisistl.formats.datasets.gdelt").is_row
    matching = sum(map(is_row, rows))
    if matching >= 0.9 * len(rows):
        return gdelt
    return None


def _text(value: Any) -> str:
    """A cell as CSV has it, 2022.0 as 2022."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, str):
        return value
    return str(value)
