"""Further columns of a field: the second actor, the country beside a place, how precise a date is."""

import re
from collections.abc import Iterable, Mapping, Sequence

from crisistl.formats.tables import guesses
from crisistl.formats.tables.choosing import suits
from crisistl.formats.tables.facts import Sample, key_of
from crisistl.text.names import fold

_NUMBERED = re.compile(r"(?P<stem>\D+)(?P<number>\d)(?P<rest>\D*)")


def further_columns(
    headers: Sequence[str], fields: Mapping[str, str], sample: Sample
) -> dict[str, tuple[str, ...]]:
    """Further columns of a field: actor2 beside actor1, organizations beside persons, a town beside a place."""
    rest = [header for header in headers if header not in fields.values()]
    free = dict(zip(map(key_of, rest), rest, strict=True))
    found: dict[str, tuple[str, ...]] = {}
    for name in fields.keys() & {"actors", "targets"}:
        siblings = _siblings(key_of(fields[name]), free)
        found[name] = tuple(h for h in siblings if suits(name, sample[h]))
    if "actors" in fields and "themes" in fields:
        found["actors"] += _people(free)
    if "place" in fields:
        around = (guesses.city_of(free, sample), guesses.country_of(free, sample))
        found["place"] = tuple(filter(None, around))
    return found


def _people(free: Mapping[str, str]) -> tuple[str, ...]:
    keys = ("persons", "organizations")
    return tuple(free[key] for key in keys if key in free)


def _siblings(key: str, free: Mapping[str, str]) -> Iterable[str]:
    """The columns that continue a numbered one, or have "2" or "2nd" behind its heading."""
    continued = {(key, "nd"), (key, "")}
    one = _NUMBERED.fullmatch(key)
    if one is not None and one["number"] == "1":
        continued.add((one["stem"], one["rest"]))
    for other, header in free.items():
        match = _NUMBERED.fullmatch(other)
        if match is None or match["number"] < "2":
            continue
        if match.group("stem", "rest") in continued:
            yield header


_PRECISION = re.compile(r"(?P<of>\w*?)_?(?:prec|precision)(?P<number>\d*)")


def precision_columns(
    headers: Sequence[str], fields: Mapping[str, str]
) -> dict[str, str]:
    """The columns that say how precise the date and the end are: date_prec, start_prec, time_precision."""
    dated = [name for name in ("date", "end") if name in fields]
    found: dict[str, str] = {}
    for header in headers:
        if key_of(header) == "datedisplay":  # of Timeglider, for both
            found.update(dict.fromkeys(dated, header))
        match = _PRECISION.fullmatch(re.sub(r"[\W_]+", "_", fold(header)).strip("_"))
        if match is None or "geo" in match["of"] or "location" in match["of"]:
            continue
        of = match["of"].replace("_", "")
        for name in dated:
            if _is_precision_of(name, of, match["number"], fields[name]):
                found.setdefault(name, header)
    return found


def _is_precision_of(name: str, of: str, number: str, header: str) -> bool:
    """Whether a precision is that of a column: start_prec2 that of start_date2, ep_end_prec that of ep_end_date.

    "date_prec" and "time_precision" are those of the date, whatever its heading.
    """
    if name == "date" and of in ("", "date", "time"):
        return True
    return of + number == key_of(header).replace("date", "") != ""
