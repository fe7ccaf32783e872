"""Parts: the columns with the year, month and day of a date's start and end, as datasets spell them."""

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from crisistl.formats.tables.facts import Facts, Sample, key_of
from crisistl.formats.tables.guesses import date_columns
from crisistl.text.names import fold

UNITS = ("year", "month", "day")
END_UNITS = ("end_year", "end_month", "end_day")

WORDS = {
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
    "day": ("tag", "jour", "día", "giorno", "dia", "dag", "dzień", "день"),
}
"""The units in other languages."""

_SHORT = {
    "year": ("year", "yr", "yyyy"),
    "month": ("month", "mnth", "mon", "mo", "mth", "mn", "mm"),
    "day": ("day", "dy", "da", "dd"),
}
_UNIT = {fold(w): unit for unit in UNITS for w in (*_SHORT[unit], *WORDS[unit])}
_START = "start|strt|st|s|i|b|begin|beg|trig|trg|first|from|onset|ent|event"
_END = "end|term|trm|e|fin|last|to|exit|ex|close|stop"
_SIDE_WORD = re.compile(f"{_START}|{_END}")
_SPELLED = "|".join(sorted(_UNIT, key=len, reverse=True))
_PART = re.compile(
    rf"(?:(?P<end>{_END})|(?P<start>{_START}))?(?P<unit>{_SPELLED})"
    rf"(?:(?P<end_behind>{_END})|(?P<start_behind>{_START}))?(?P<number>\d?)"
)
_WORDED = re.compile(
    rf"(?P<noun>\w+?)_(?:(?P<end>{_END})|(?P<start>start|st|begin|beg|trig))_?(?P<unit>{_SPELLED})"
    rf"|(?P<unit_3>year|month|day)_of_(?P<noun_3>\w+)"
    rf"|(?P<noun_2>[a-z]+)(?:(?P<end_2>end|term)|(?P<start_2>start|begin|trg))(?P<unit_2>{_SPELLED})"
)
_OTHER_NOUNS = re.compile(
    r"birth|born|death|died|entry|update|publi|data|gov|fiscal|deliver|week|year|month"
)
_SURELY = 0.5
_LONGEST = 100  # characters in a heading of a year, month or day
# -9, -88, -999 and their like, which datasets write for what isn't known
_UNKNOWN_YEAR = re.compile(r"-\d|-([6-9])\1{1,3}|0|9999|\.")


@lru_cache(1000)
def unit_of(header: str) -> str | None:
    """The unit of a heading that is only the word for a year, a month or a day, in one of the languages."""
    return _UNIT.get(fold(header.strip()))


def is_unknown_year(text: str) -> bool:
    """Whether a cell in the place of a year is a code for an unknown one."""
    return _UNKNOWN_YEAR.fullmatch(text) is not None


def has_years_before_christ(facts: Facts) -> bool:
    """Whether a column of years has years before Christ, as negative numbers that aren't codes."""
    return any(n < 0 and not is_unknown_year(str(n)) for n in facts.integers)


@dataclass
class Group:
    """Columns that are spelled alike: the header of each unit."""

    spelling: str
    headers: dict[str, str] = field(default_factory=dict)


def take_parts(
    found: dict[str, str],
    free: dict[str, str],
    chosen: Container[str],
    sample: Sample,
) -> None:
    """Take the columns of the start's and the end's parts out of `free`, where their cells fit.

    `chosen` are the fields that the user named, which stay.
    """
    for name in (*UNITS, *END_UNITS):
        if name in found and name not in chosen:
            header = found.pop(name)
            free[key_of(header)] = header
    for names, side in ((UNITS, "start"), (END_UNITS, "end")):
        if best := _best_group(names, side, found, free, sample):
            _take_group(best, names, found, free)
    if "year" in found and "month" not in found:
        _take_month_and_day(found, free)


def _take_group(
    group: Group, names: tuple[str, ...], found: dict[str, str], free: dict[str, str]
) -> None:
    """Take the columns of a group for the fields of these names that have none."""
    for unit, name in zip(UNITS, names, strict=True):
        if unit in group.headers and name not in found:
            found[name] = group.headers[unit]
            free.pop(key_of(found[name]), None)


def _take_month_and_day(found: dict[str, str], free: dict[str, str]) -> None:
    """Take a column of months and days in one number, such as 0714 for 14 July."""
    for key, header in free.items():
        if has_month_and_day(header):
            found["month"] = free.pop(key)
            return


def has_month_and_day(header: str) -> bool:
    """Whether the heading of a month says that its cells have the day as well: mmdd."""
    return key_of(header) in ("mmdd", "monthday")


def _best_group(
    names: tuple[str, ...],
    side: str,
    found: Mapping[str, str],
    free: Mapping[str, str],
    sample: Sample,
) -> Group | None:
    """The columns that serve best as the parts of one side; those of the user's own year where there is one."""
    year = found.get(names[0])
    if year is not None:
        groups = _groups([*free.values(), year], side)
        return next((g for g in groups if g.headers.get("year") == year), None)
    # numbers up to 99 below "Year" may be anything where another column has dates
    alone = not date_columns(free.values(), sample)
    groups = _groups(free.values(), side)
    fitting = [group for group in groups if _fits(group, sample, alone=alone)]
    if side == "end":
        fitting = [group for group in fitting if _ends_later(found, group, sample)]
    return max(fitting, key=lambda group: _rank(group, sample), default=None)


def _groups(headers: Iterable[str], side: str) -> Iterable[Group]:
    """The groups of one side, "start" or "end"."""
    groups: dict[str, Group] = {}
    for header in headers:
        part = _part_of(header)
        if part is not None and part[0] == side:
            _, spelling, unit = part
            group = groups.setdefault(spelling, Group(spelling))
            group.headers.setdefault(unit, header)
    return groups.values()


def _part_of(header: str) -> tuple[str, str, str] | None:
    """The side, the spelling around the unit, and the unit of a heading; None where it has none."""
    if len(header) > _LONGEST:
        return None
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", header)
    snake = re.sub(r"[\W_]+", "_", fold(words)).strip("_")
    key = snake.replace("_", "")
    if match := _PART.fullmatch(key):
        if match["number"] not in ("", "1"):
            return None
        ends = match.group("end", "end_behind")
        around = _first_of(ends + match.group("start", "start_behind"))
        return _side(ends), around, _UNIT[match["unit"]]
    match = _WORDED.fullmatch(snake) or _WORDED.fullmatch(key)
    if match is None:
        return None
    noun = _first_of(match.group("noun", "noun_2", "noun_3"))
    if _OTHER_NOUNS.search(noun):
        return None
    unit = _first_of(match.group("unit", "unit_2", "unit_3"))
    return _side(match.group("end", "end_2")), noun, _UNIT[unit]


def _first_of(texts: tuple[str | None, ...]) -> str:
    """The first text that there is, or ""."""
    return next(filter(None, texts), "")


def _side(ends: tuple[str | None, ...]) -> str:
    if any(ends):
        return "end"
    return "start"


def _fits(group: Group, sample: Sample, *, alone: bool) -> bool:
    """Whether the cells are years, months and days for the most part, codes for unknown ones aside.

    `alone` says that no other column has dates.
    """
    if "year" not in group.headers:
        return False
    years = sample[group.headers["year"]]
    are_years = _are_years(years) or _are_short_years(group, years, alone=alone)
    if years.cells and not are_years:
        return False
    return "month" not in group.headers or _are_months(sample[group.headers["month"]])


def _are_years(facts: Facts) -> bool:
    known = [n for n in facts.integers if n and not is_unknown_year(str(n))]
    if not known:
        return True
    if min(known) < 0:  # years before Christ
        return True
    plausible = sum(number < 10_000 for number in known)
    return plausible > _SURELY * len(known) and max(known) >= 100


def _are_short_years(group: Group, years: Facts, *, alone: bool) -> bool:
    """Years of two digits, whose century the other years of the file show or the user gives."""
    is_named = group.spelling == "" or _SIDE_WORD.fullmatch(group.spelling) is not None
    numbers = years.integers
    if not is_named or not numbers or not all(0 < number < 100 for number in numbers):
        return False
    return alone or (group.spelling == "" and "month" in group.headers)


def _are_months(facts: Facts) -> bool:
    """Months as numbers or words; a column of codes alone says nothing against it."""
    known = [number for number in facts.integers if 0 < number < 66]
    return not known or sum(number <= 12 for number in known) > _SURELY * len(known)


def _rank(group: Group, sample: Sample) -> tuple[bool, int, bool, bool, bool, float]:
    """How well a group serves: filled, with many units, spelled plainly, its values varied."""
    years = sample[group.headers["year"]]
    filled = years.filled >= _SURELY or not years.rows
    plain = group.spelling == ""
    # "yrtrig" is that of the row; "systrgyr" is that of something that the row belongs to
    own = plain or _SIDE_WORD.fullmatch(group.spelling) is not None
    units = len(group.headers)
    return filled, units, len(group.spelling) > 1, plain, own, years.distinct


def _ends_later(found: Mapping[str, str], end: Group, sample: Sample) -> bool:
    """Whether the years of the end aren't before those of the start, in most rows."""
    if "year" not in found:
        return "date" in found
    pairs = []
    for row in sample.rows:
        if _is_year(first := row[found["year"]]) and _is_year(
            last := row[end.headers["year"]]
        ):
            pairs.append((int(float(first)), int(float(last))))
    # a few that aren't are mistakes, which are refused with their lines
    later = sum(first <= last for first, last in pairs)
    return later >= _SURELY * len(pairs)


def _is_year(text: str) -> bool:
    return re.fullmatch(r"\d{3,4}(?:\.0+)?", text) is not None
