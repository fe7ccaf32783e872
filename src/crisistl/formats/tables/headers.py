"""Headers: which column of a user's table is which of our fields."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as with_default

from crisistl.errors import Advice, DataError, InvalidSetting
from crisistl.formats.tables import guesses
from crisistl.formats.tables.clock_cells import TimeColumn, time_columns
from crisistl.formats.tables.facts import NO_SAMPLE, Facts, Sample, key_of
from crisistl.formats.tables.parts import END_UNITS, UNITS, take_parts
from crisistl.model.event_fields import EVENT_FIELDS
from crisistl.query.fields import FIELDS
from crisistl.text.names import fold, suggestion

# What a column can be, with the headers it is known by beside its own name, the surest first.
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    **{field.name: field.headings for field in EVENT_FIELDS},
    "end": ("end date", "date end", "ends", "until"),
    **dict.fromkeys(UNITS, ()),
    "end_year": (),
    "end_month": (),
    "end_day": (),
    "coordinates": (),
    "url": ("link", "source url", "href", "website", "links"),
}
_COORDINATES = re.compile(
    r"geo|coord|gps|lat|position|point|location|^wkt$|koordinat|координат"
)
_NAMED = 5  # unknown columns in a summary
DERIVED = frozenset({"earliest", "latest", "precision", "match", "days"})
"""The columns of ours that say again what others say."""

_TEXTS = ("actors", "targets", "place", "title", "summary")
"""Fields that a column of numbers can't be, whatever its heading."""
_SURE_NUMBERS = 0.8
_SURE_ADDRESSES = 0.8
_SURE_PAIRS = 0.8
_LONG_TITLE, _SHORT_TITLE = 20, 15  # words on average
_ON_REQUEST = frozenset({"until", "year", "end_year", "start_time", "end_time"})
"""Derived columns that others have as well, for an end that is included and for parts of the date or time."""

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
        on_request = _on_request(headers)
        headers = [header for header in headers if header not in on_request]
        ours = all(header in _OURS or header.startswith("extra.") for header in headers)
        literal = ours and _WRITTEN_BY_US.issubset(headers)
        fields = _fields(headers, named, NO_SAMPLE if literal else sample)
        if ours:
            more = {}
        else:
            more = _more(headers, fields, sample)
        derived = DERIVED if ours else frozenset()
        # in numbers it is Wikidata's or a data set's, not the word that we write
        if not literal and sample["precision"].numbers >= _SURE_NUMBERS:
            derived -= {"precision"}
        used = {*fields.values(), *derived}
        for name in ("actors", "targets"):
            used.update(more.get(name, ()))
        rest = tuple(header for header in headers if header not in used)
        precisions: Mapping[str, str] = {}
        times: Mapping[str, TimeColumn] = {}
        if "precision" not in derived:
            precisions = _precisions(headers, fields)
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


def _on_request(headers: Sequence[str]) -> frozenset[str]:
    """The derived columns of a table of ours that are written on request, which are known by their neighbours."""
    ours = "date" in headers and not _DATED_BY_US.isdisjoint(headers)
    if ours:
        return _ON_REQUEST
    return frozenset()


def _fields(
    headers: Sequence[str], named: Mapping[str, str], sample: Sample
) -> dict[str, str]:
    by_key: dict[str, str] = {}
    for header in headers:
        by_key.setdefault(key_of(header), header)
    chosen = {field_named(field): header for field, header in named.items()}
    found = {field: header for field, header in chosen.items() if header in headers}
    free = {
        key: header for key, header in by_key.items() if header not in found.values()
    }
    _take_known(found, free, by_key, sample)
    _take_labels(found, free, chosen, sample)
    _put_back_dates(found, free, chosen, sample)
    take_parts(found, free, chosen, sample)
    if "day" not in found and _is_day_beside(found, free, sample):
        found["day"] = free.pop("date")
    _settle_years(found, free, chosen, sample)
    guesses.take_dates(found, free, sample)
    _settle_dates(found, free, chosen, sample)
    _take_coordinates(found, free, sample)
    _take_names(found, free, sample)
    _take_titles(found, free, chosen, sample)
    if "id" not in found:
        guesses.take_id(found, free, sample)
    # PA-X calls the country or the conflict of an agreement "Con"
    if "place" not in found and "agtid" in by_key and "con" in free:
        found["place"] = free.pop("con")
    return _in_order(found, chosen)


def _take_known(
    found: dict[str, str],
    free: dict[str, str],
    by_key: Mapping[str, str],
    sample: Sample,
) -> None:
    """Take the columns whose headings are own names or synonyms."""
    for field, synonyms in _order(by_key):
        if field in found:
            continue
        if field == "themes" and "jahr" in by_key:
            synonyms = tuple(word for word in synonyms if word != "tag")  # German: day
        keys = (key_of(word) for word in (field, *synonyms))
        for key in keys:
            if key in free and _suits(field, sample[free[key]]):
                found[field] = free.pop(key)
                break


def _take_labels(
    found: dict[str, str],
    free: dict[str, str],
    chosen: Mapping[str, str],
    sample: Sample,
) -> None:
    """Take "eventLabel" in place of "event" where that has addresses, as in tables of Wikidata's query service."""
    for field, header in [*found.items()]:
        label = free.get(f"{key_of(header)}label")
        if field in chosen or label is None:
            continue
        if sample[header].addresses >= _SURE_ADDRESSES:
            free[key_of(header)] = header
            found[field] = free.pop(key_of(label))


def _suits(field: str, facts: Facts) -> bool:
    """Whether the cells of a column can belong to a field."""
    if field == "coordinates":
        return not facts.cells or facts.coordinates >= _SURE_PAIRS
    if field == "place" and facts.coordinates >= _SURE_PAIRS:
        return False
    return field not in _TEXTS or not facts.cells or facts.numbers < _SURE_NUMBERS


def _put_back_dates(
    found: dict[str, str],
    free: dict[str, str],
    chosen: Mapping[str, str],
    sample: Sample,
) -> None:
    """Give up a date that was known by its heading where its cells aren't dates and those of another column are."""
    header = found.get("date")
    if header is None or "date" in chosen or not sample[header].cells:
        return
    facts = sample[header]
    # of a form: when it was filled in, not when it happened
    if key_of(header) == "timestamp" and guesses.date_columns(free.values(), sample):
        free[key_of(header)] = found.pop("date")
        return
    if _is_day_number(facts.cells, {*map(key_of, found.values()), *free}):
        free[key_of(header)] = found.pop("date")
        return
    readable = max(facts.dates, facts.years) > 0.2 or facts.six_digits
    if not readable and guesses.date_columns(free.values(), sample):
        free[key_of(header)] = found.pop("date")


def _is_day_number(cells: Sequence[str], keys: set[str]) -> bool:
    """Whether a column "date" has the day of the month, and columns beside it the month and the year."""
    if not {"month", "year"} <= keys:
        return False
    return all(cell.strip().isdecimal() and 1 <= int(cell) <= 31 for cell in cells)


def _is_day_beside(
    found: Mapping[str, str], free: Mapping[str, str], sample: Sample
) -> bool:
    """Whether a column "date" has the day of the month and year in other columns."""
    if "date" not in free or not {"year", "month"} <= found.keys():
        return False
    return _is_day_number(sample[free["date"]].cells, {"month", "year"})


def _settle_dates(
    found: dict[str, str],
    free: dict[str, str],
    chosen: Mapping[str, str],
    sample: Sample,
) -> None:
    """Choose between a date and its parts: the parts where the date alone has several readings."""
    header = found.get("date")
    if header is None or "date" in chosen or not set(UNITS) <= found.keys():
        return
    if sample[header].plain_dates < 0.8 and sample[found["year"]].filled > 0.8:
        free[key_of(header)] = found.pop("date")
        end = found.get("end")
        if set(END_UNITS) <= found.keys() and end is not None and "end" not in chosen:
            free[key_of(end)] = found.pop("end")


def _settle_years(
    found: dict[str, str],
    free: dict[str, str],
    chosen: Mapping[str, str],
    sample: Sample,
) -> None:
    """Choose between a column of years and one of dates.

    The dates are more precise, unless they are those of a beginning that later years repeat, as in tables with a row
    for each year. Years such as 1914-18 are dates.
    """
    if not chosen.keys().isdisjoint(("date", "year")):
        return
    year = free.get("year") or found.get("year")
    date = found.get("date")
    if year is None or "month" in found:
        return
    if date is None and "year" in found and sample[year].has_year_pairs:
        found["date"] = found.pop("year")
    elif date is None:
        same = guesses.dates_of_years(free.values(), year, sample)
        if len(same) == 1:
            found["date"] = free.pop(key_of(same[0]))
            free[key_of(year)] = found.pop("year")
    elif guesses.is_start(date) and guesses.repeats_in_later_years(date, year, sample):
        free[key_of(date)] = found.pop("date")
        if "end" in found and "end" not in chosen:
            end = found.pop("end")
            free[key_of(end)] = end
        found["year"] = free.pop("year", year)


def _take_coordinates(
    found: dict[str, str],
    free: dict[str, str],
    sample: Sample,
) -> None:
    """Take a column with the latitude and the longitude in one cell, unless there are two columns of them."""
    if "coordinates" in found or not {"lat", "lon"}.isdisjoint(found):
        return
    places = {*map(key_of, ("place", *SYNONYMS["place"]))}
    for key, header in free.items():
        called_so = key in places or _COORDINATES.search(key)
        if called_so and sample[header].coordinates >= _SURE_PAIRS:
            found["coordinates"] = free.pop(key)
            return


def _take_names(found: dict[str, str], free: dict[str, str], sample: Sample) -> None:
    """Take "source" for who acts where it is beside a target, as in event data."""
    if "actors" not in found and "targets" not in found:
        guesses.take_numbered_sides(found, free, sample)
    source = found.get("sources")
    if source is None or "targets" not in found:
        return
    if "actors" in found and key_of(found["actors"]) != "statename":
        return
    if key_of(source) == "source" and sample[source].addresses < 0.3:
        found["actors"] = found.pop("sources")


def _take_titles(
    found: dict[str, str],
    free: dict[str, str],
    chosen: Mapping[str, str],
    sample: Sample,
) -> None:
    if "title" in found and "title" not in chosen and "summary" not in found:
        _shorten_title(found, free, sample)
    if "title" not in found and "summary" not in found:
        guesses.take_title(found, free, sample)
    if "title" not in found and not _can_be_titled(found, sample):
        guesses.take_telling_text(found, free, sample)


def _shorten_title(found: dict[str, str], free: dict[str, str], sample: Sample) -> None:
    """Make long texts the summary where another column has titles."""
    if sample[found["title"]].words < _LONG_TITLE:
        return
    other: dict[str, str] = {}
    guesses.take_title(other, dict(free), sample)
    if "title" in other and sample[other["title"]].words < _SHORT_TITLE:
        found["summary"], found["title"] = found["title"], other["title"]
        free.pop(key_of(other["title"]), None)


def _in_order(found: dict[str, str], chosen: Mapping[str, str]) -> dict[str, str]:
    """The fields in their own order, without those that others make useless."""
    for one, other in (("lat", "lon"), ("lon", "lat")):
        if one not in found and other not in chosen:  # an x or y alone is no coordinate
            found.pop(other, None)
    unused: tuple[str, ...] = ()
    if "date" in found or "year" not in found:
        unused += UNITS
    if "end" in found or "end_year" not in found:
        unused += END_UNITS
    result = {}
    for field in SYNONYMS:
        if field in found and field not in unused:
            result[field] = found[field]
    return result


def _can_be_titled(fields: Mapping[str, str], sample: Sample) -> bool:
    """Whether a title can be composed; codes such as "CW" for a type say too little."""
    if any(name in fields for name in ("title", "summary", "actors")):
        return True
    return "type" in fields and not sample[fields["type"]].are_codes


_NUMBERED = re.compile(r"(?P<stem>\D+)(?P<number>\d)(?P<rest>\D*)")


def _more(
    headers: Sequence[str], fields: Mapping[str, str], sample: Sample
) -> dict[str, tuple[str, ...]]:
    """Further columns of a field: actor2 beside actor1, organizations beside persons, a country beside a place."""
    free = {key_of(h): h for h in headers if h not in fields.values()}
    found: dict[str, tuple[str, ...]] = {}
    for name in ("actors", "targets"):
        if name in fields:
            siblings = [*_siblings(key_of(fields[name]), free)]
            found[name] = tuple(h for h in siblings if _suits(name, sample[h]))
    if "actors" in fields and "themes" in fields:
        people = ("persons", "organizations")
        found["actors"] += tuple(free[key] for key in people if key in free)
    country = guesses.country_of(free, sample)
    if country is not None and "place" in fields:
        found["place"] = (country,)
    return {name: columns for name, columns in found.items() if columns}


def _siblings(key: str, free: Mapping[str, str]) -> Iterable[str]:
    """The columns that continue a numbered one, or have "2nd" behind its heading."""
    one = _NUMBERED.fullmatch(key)
    for other, header in free.items():
        match = _NUMBERED.fullmatch(other)
        if match is None:
            continue
        numbered = one is not None and one["number"] == "1"
        if (
            numbered
            and one
            and match["stem"] == one["stem"]
            and match["rest"] == one["rest"]
        ) or (match["stem"] == key and match["rest"] == "nd"):
            yield header


_PRECISION = re.compile(r"(?P<of>\w*?)_?(?:prec|precision)(?P<number>\d*)")


def _precisions(headers: Sequence[str], fields: Mapping[str, str]) -> dict[str, str]:
    """The columns that say how precise the date and the end are: date_prec, start_prec, time_precision."""
    found: dict[str, str] = {}
    for header in headers:
        match = _PRECISION.fullmatch(re.sub(r"[\W_]+", "_", fold(header)).strip("_"))
        if key_of(header) == "datedisplay":  # of Timeglider, for both
            found.update({name: header for name in ("date", "end") if name in fields})
        if match is None or "geo" in match["of"] or "location" in match["of"]:
            continue
        of = match["of"].replace("_", "")
        for name in ("date", "end"):
            if name in fields and _is_precision_of(of + match["number"], fields[name]):
                found.setdefault(name, header)
        if of in ("", "date", "time") and "date" in fields:
            found.setdefault("date", header)
    return found


def _is_precision_of(of: str, header: str) -> bool:
    """Whether a precision is that of a column: start_prec2 that of start_date2, ep_end_prec that of ep_end_date."""
    return bool(of) and of == key_of(header).replace("date", "")


def _order(by_key: Mapping[str, str]) -> Iterable[tuple[str, tuple[str, ...]]]:
    """The fields with their synonyms, own names first; "day" is one only beside a year, else a date."""
    yield from ((field, ()) for field in SYNONYMS if field != "day" or "year" in by_key)
    yield from SYNONYMS.items()


def field_named(name: str) -> str:
    """The field that a user calls by this name; UsageError with the nearest where there is none."""
    key = key_of(name)
    own = {key_of(field): field for field in SYNONYMS}
    if key in own:
        return own[key]
    for field, synonyms in SYNONYMS.items():
        if key in map(key_of, synonyms):
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
