"""Headers: which column of a user's table is which of our fields."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crisistl.errors import Advice, DataError, InvalidSetting
from crisistl.model.event_fields import EVENT_FIELDS
from crisistl.query.fields import FIELDS
from crisistl.text.names import fold, suggestion

# What a column can be, with the headers it is known by beside its own name, the surest first.
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    **{field.name: field.headings for field in EVENT_FIELDS},
    "end": ("end date", "date end", "ends", "until"),
    "year": ("jahr", "année", "año", "anno", "ano", "jaar", "rok", "год", "рік"),
    "month": (
        "monat",
        "mois",
        "mes",
        "mese",
        "mês",
        "maand",
        "miesiąc",
        "месяц",
        "місяць",
    ),
    "day": (),
    "end_year": (),
    "end_month": (),
    "end_day": (),
    "url": ("link", "source url", "href", "website", "links"),
}
_NAMED = 5  # unknown columns in a summary
DERIVED = frozenset({"earliest", "latest", "precision", "match", "days"})
"""The columns of ours that say again what others say."""

_PARTS_OF_DATE = ("year", "month", "day")
_END_PARTS = ("end_year", "end_month", "end_day")
_UNIT = "(?P<unit>year|yr|month|mon|mo|day|da)"
_START_PART = re.compile(
    rf"(?:start|st|i|begin|beg|trig)?{_UNIT}(?:start|begin|trig)?1?"
)
_END_PART = re.compile(
    rf"(?:end|term|e){_UNIT}1?|{_UNIT.replace('unit', 'last')}(?:end|term)1?"
)
_UNITS = {
    "year": "year",
    "yr": "year",
    "month": "month",
    "mon": "month",
    "mo": "month",
    "day": "day",
    "da": "day",
}
_LIKE_TITLES = ("title", "label", "eventtext", "eventname", "warname", "crisname")
_OURS = frozenset(name for field in FIELDS for name in (field.name, field.column))
_WRITTEN_BY_US = frozenset({"id", "date", "title", "precision"})


@dataclass(frozen=True, slots=True)
class Columns:
    """The header of each field that there is, and the headers that belong to none.

    `ours` says that all headers are names of our own, `literal` that the table was written by us: then its
    cells mean exactly what they say.
    """

    fields: Mapping[str, str]
    rest: tuple[str, ...]
    ours: bool
    literal: bool

    @classmethod
    def of(cls, headers: Sequence[str], named: Mapping[str, str]) -> "Columns":
        """The columns that these headers are; `named` gives headers by field, against all synonyms.

        Raises UsageError for a field that there is not.
        """
        ours = all(header in _OURS or header.startswith("extra.") for header in headers)
        fields = _fields(headers, named)
        used = {*fields.values(), *(DERIVED if ours else ())}
        return cls(
            fields,
            tuple(header for header in headers if header not in used),
            ours,
            ours and _WRITTEN_BY_US.issubset(headers),
        )

    @property
    def can_be_titled(self) -> bool:
        """Whether a title can be read or, as in event data, composed of the sides and the type."""
        known = self.fields.keys()
        return (
            not known.isdisjoint(("title", "summary", "type"))
            or {"actors", "targets"} <= known
        )

    def described(self, name: str) -> str:
        """The columns as a small table, for a reader who wants to know what was taken for what."""
        pairs = [
            *self.fields.items(),
            *([("extra", ", ".join(self.rest))] if self.rest else []),
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
        known, whole = len(self.fields), len(self.fields) + len(self.rest)
        if not self.rest:
            return (
                f"{name}: all {whole} columns understood; `crisistl check` lists them"
            )
        unknown = ", ".join(self.rest[:_NAMED]) + ", …" * (len(self.rest) > _NAMED)
        return f"{name}: {known} of {whole} columns understood, extra: {unknown}; `crisistl check` lists them"


def _fields(headers: Sequence[str], named: Mapping[str, str]) -> dict[str, str]:
    by_key: dict[str, str] = {}
    for header in headers:
        by_key.setdefault(_key(header), header)
    chosen = {field_named(field): header for field, header in named.items()}
    found = {field: header for field, header in chosen.items() if header in headers}
    free = {
        key: header for key, header in by_key.items() if header not in found.values()
    }
    for field, synonyms in _order(by_key):
        key = next(
            (key for word in (field, *synonyms) if (key := _key(word)) in free), None
        )
        if field not in found and key is not None:
            found[field] = free.pop(key)
    if "title" not in found and "summary" not in found:
        key = next(
            (key for ending in _LIKE_TITLES for key in free if key.endswith(ending)),
            None,
        )
        if key is not None:
            found["title"] = free.pop(key)
    _take_parts(found, free)
    for one, other in (("lat", "lon"), ("lon", "lat")):
        if one not in found and other not in chosen:  # an x or y alone is no coordinate
            found.pop(other, None)
    unused = _PARTS_OF_DATE if "date" in found or "year" not in found else ()
    unused = (
        *unused,
        *(_END_PARTS if "end" in found or "end_year" not in found else ()),
    )
    return {
        field: found[field]
        for field in SYNONYMS
        if field in found and field not in unused
    }


def _take_parts(found: dict[str, str], free: dict[str, str]) -> None:
    """Take the columns that hold the parts of a start and an end, such as styear and endmon, as datasets have them."""
    for key in [*free]:
        if match := _START_PART.fullmatch(key):
            field = _UNITS[match["unit"]]
        elif match := _END_PART.fullmatch(key):
            field = f"end_{_UNITS[match['unit'] or match['last']]}"
        else:
            continue
        if field not in found:
            found[field] = free.pop(key)


def _order(by_key: Mapping[str, str]) -> Iterable[tuple[str, tuple[str, ...]]]:
    """The fields with their synonyms, own names first; "day" is one only beside a year, else a date."""
    yield from ((field, ()) for field in SYNONYMS if field != "day" or "year" in by_key)
    yield from SYNONYMS.items()


def _key(header: str) -> str:
    """A header as it is compared: without case, accents, spaces and punctuation."""
    return re.sub(r"[\W_]+", "", fold(header))


def field_named(name: str) -> str:
    """The field that a user calls by this name; UsageError with the nearest where there is none."""
    key = _key(name)
    own = {_key(field): field for field in SYNONYMS}
    if key in own:
        return own[key]
    for field, synonyms in SYNONYMS.items():
        if key in map(_key, synonyms):
            return field
    raise InvalidSetting(
        "columns",
        f"unknown field {name!r}",
        suggestion(name, SYNONYMS) or f"there are {', '.join(SYNONYMS)}",
    )


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
