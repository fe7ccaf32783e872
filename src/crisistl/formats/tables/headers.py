"""Headers: which column of a user's table is which of our fields."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as with_default

from crisistl.errors import Advice, DataError
from crisistl.formats.tables.choosing import chosen_columns
from crisistl.formats.tables.clock_cells import TimeColumn, time_columns
from crisistl.formats.tables.facts import NO_SAMPLE, Sample
from crisistl.formats.tables.further_columns import further_columns, precision_columns
from crisistl.query.fields import FIELDS
from crisistl.text.names import suggestion

_NAMED = 5  # unknown columns in a summary
DERIVED = frozenset({"earliest", "latest", "precision", "match", "days"})
"""The columns of ours that say again what others say."""

_SURE_NUMBERS = 0.8
_ON_REQUEST = frozenset({"until", "year", "end_year", "start_time", "end_time"})
"""Derived columns that others have as well, for an end that is included and for parts of the date or time."""

_DAY = re.compile(r"[-+]?\d{4,}-\d\d-\d\d(?:T\S+)?")
_LESS_THAN_A_DAY = frozenset({"month", "year"})
_DATED_BY_US = frozenset({"earliest", "latest", "precision"})
_OURS = (
    frozenset(name for field in FIELDS for name in (field.name, field.column))
    - _ON_REQUEST
)
_WRITTEN_BY_US = frozenset({"id", "date", "title", "precision"})


@dataclass(frozen=True, slots=True)
class Columns:
    """The header of each field that there is, and the headers that belong to none.

    `ours` says that all headers are names of our own, `literal` that the table was written by us: then its
    cells mean exactly what they say. `more` has further headers of a field: other actors, the country beside
    a place. `precisions` has the column that says how precise the date or end is, `times` those with the time of day
    ("time") and the time of the end ("end_time").
    """

    fields: Mapping[str, str]
    rest: tuple[str, ...]
    ours: bool
    literal: bool
    more: Mapping[str, tuple[str, ...]] = with_default(default_factory=dict)
    precisions: Mapping[str, str] = with_default(default_factory=dict)
    times: Mapping[str, TimeColumn] = with_default(default_factory=dict)

    @classmethod
    def of(
        cls,
        headers: Sequence[str],
        named: Mapping[str, str],
        sample: Sample = NO_SAMPLE,
    ) -> "Columns":
        """Find the field of each header; `named` gives headers by field, before all synonyms.

        `sample` has the first cells of each column, for tables whose headings aren't known.
        Raises UsageError for an unknown field.
        """
        headers = _without_derived(headers)
        ours = all(map(_is_ours, headers))
        literal = ours and _WRITTEN_BY_US.issubset(headers)
        if literal:
            sample = NO_SAMPLE
        fields = chosen_columns(headers, named, sample)
        more: Mapping[str, tuple[str, ...]] = {}
        derived: frozenset[str] = frozenset()
        if ours:
            derived = DERIVED - _precision_of_others(sample)
        else:
            more = further_columns(headers, fields, sample)
        sides = (*more.get("actors", ()), *more.get("targets", ()))
        used = {*fields.values(), *derived, *sides}
        rest = tuple(header for header in headers if header not in used)
        precisions: Mapping[str, str] = {}
        times: Mapping[str, TimeColumn] = {}
        if "precision" not in derived:
            precisions = precision_columns(headers, fields)
        if not literal and "date" in fields:
            times = time_columns(rest)
        return cls(fields, rest, ours, literal, more, precisions, times)

    @property
    def can_be_titled(self) -> bool:
        """Whether a title can be read or, as in event data, composed of the sides and the type."""
        known = self.fields.keys()
        return not known.isdisjoint(
            ("title", "summary", "type", "actors", "targets", "place")
        )

    @property
    def _unknown(self) -> list[str]:
        """The columns that are kept in `extra`; those of times belong to the dates beside them."""
        timed = {column.header for column in self.times.values()}
        return [header for header in self.rest if header not in timed]

    def described(self, name: str) -> str:
        """The columns as a small table, for a reader who wants to know what was taken for what."""
        unknown = self._unknown
        pairs = [
            *self.fields.items(),
            *[(name, column.header) for name, column in self.times.items()],
            *([("extra", ", ".join(unknown))] if unknown else []),
        ]
        width = max(len(field) for field, _ in pairs)
        return "\n".join(
            [
                f"columns of {name}:",
                *(f"  {field:{width}}  {header}" for field, header in pairs),
            ]
        )

    def summary(self, name: str) -> str:
        """How many of the columns were understood, and which were not, in one line."""
        left = self._unknown
        whole = len(self.fields) + len(self.rest)
        known = whole - len(left)
        if not left:
            return (
                f"{name}: all {whole} columns understood; `crisistl check` lists them"
            )
        unknown = ", ".join([*left[:_NAMED], *(["…"] if len(left) > _NAMED else [])])
        return f"{name}: {known} of {whole} columns understood, extra: {unknown}; `crisistl check` lists them"


def _without_derived(headers: Sequence[str]) -> Sequence[str]:
    """The headers without those that our tables have on request, which are known by their neighbours."""
    if "date" not in headers or _DATED_BY_US.isdisjoint(headers):
        return headers
    return [header for header in headers if header not in _ON_REQUEST]


def _is_ours(header: str) -> bool:
    return header in _OURS or header.startswith("extra.")


def _precision_of_others(sample: Sample) -> frozenset[str]:
    """The precision, where it isn't one that we write: the number of a data set, or "year" beside a whole day."""
    has_numbers = sample["precision"].numbers >= _SURE_NUMBERS
    if has_numbers or any(map(_is_vaguer_than_its_day, sample.rows)):
        return frozenset({"precision"})
    return frozenset()


def _is_vaguer_than_its_day(row: Mapping[str, str]) -> bool:
    if row.get("precision", "").strip().lower() not in _LESS_THAN_A_DAY:
        return False
    return _DAY.fullmatch(row.get("date", "").strip()) is not None


def check_named(headers: Sequence[str], named: Mapping[str, str], name: str) -> None:
    """DataError for a named header that the file doesn't have."""
    for field, header in named.items():
        if header in headers:
            continue
        if "," in header and "=" in header:
            raise DataError(
                f"{name}: no column {header!r} for {field}",
                "name each column by itself",
                (Advice("columns", ("FIELD=HEADER",)),),
            )
        raise DataError(
            f"{name}: no column {header!r} for {field}",
            suggestion(header, headers) or f"it has {', '.join(map(repr, headers))}",
        )
