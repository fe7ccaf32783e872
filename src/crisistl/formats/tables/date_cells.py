"""Date cells: what the cells of a whole date column show about how each of them is to be read."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from crisistl.formats.core.file_dates import FileDate
from crisistl.formats.core.wikidata_dates import at_precision
from crisistl.formats.tables.facts import Sample

# T00:00 without seconds is what somebody writes for midnight, and no program for a day
_MIDNIGHT = re.compile(
    r"([-+]?\d{4,}-\d\d-\d\d)(?: 00:00(?::00(?:\.0+)?)?|T00:00:00(?:\.0+)?)(?:Z|[+-]00:00| UTC)?"
)
_TIMED = re.compile(r"[-+]?\d{4,}-\d\d-\d\d[T ]\d\d:\d\d\S*(?: UTC)?")
_DAY = re.compile(r"[-+]?\d{4,}-\d\d-\d\d")
_WITH_TIME = re.compile(r"([-+]?\d{4,}-\d\d-\d\d)T[\d:]+Z?")
_UNKNOWN_PARTS = re.compile(
    r"([12]\d{3})(?:(0[1-9]|1[0-2])(?:00|99)|(?:00|99)\d\d)(?!.)", re.DOTALL
)
_DAY_OF_ISO = re.compile(r"\d{4}-\d\d-(\d\d)")
_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d\d)")
_WORDS = {
    **dict.fromkeys(("day", "da", "d"), 10),
    **dict.fromkeys(("month", "mo", "m"), 7),
    **dict.fromkeys(("year", "ye", "y"), 4),
}
_WIKIDATA = range(6, 15)
"""Wikidata's precisions of a millennium to a second; those of other data go up to 5."""
_NO_END = re.compile(
    r"still in office|ongoing|on-going|continuing|continues|present|to date|"
    r"unresolved|not over|9{8}|\d{4}(?:-\d\d){0,2} ?\+",  # 2015+: not over in 2015
    re.IGNORECASE,
)


@dataclass(frozen=True)
class DateCells:
    """How the cells of date columns are read, by header.

    `days` have times that are all midnight, which is how days are written where a type has room for a time;
    `six_digits` are written as 191207 ("ym") or 121107 ("ymd"); `short_years` are the years that two digits mean.
    `unknown_parts` are written as 19470500, where 00 and 99 are for an unknown day or month.
    """

    days: frozenset[str] = frozenset()
    six_digits: Mapping[str, str] = field(default_factory=dict)
    short_years: range | None = None
    unknown_parts: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        headers: Iterable[str],
        sample: Sample,
        short_years: range | None = None,
    ) -> "DateCells":
        """What the first cells of these columns show."""
        columns = [*headers]
        timed = {h: [*filter(_TIMED.fullmatch, sample[h].cells)] for h in columns}
        days = (
            h for h in columns if timed[h] and all(map(_MIDNIGHT.fullmatch, timed[h]))
        )
        unknown = (
            h for h in columns if any(map(_UNKNOWN_PARTS.match, sample[h].cells))
        )
        return cls(
            frozenset(days),
            _six_digits(columns, sample),
            short_years,
            frozenset(unknown),
        )

    @property
    def plain(self) -> bool:
        """Whether every cell means what it says."""
        return not (self.days or self.six_digits or self.unknown_parts)

    def text(self, header: str, text: str) -> str:
        """A cell as the date that it means."""
        if header in self.days and (match := _MIDNIGHT.fullmatch(text)):
            return match[1]
        if header in self.unknown_parts and (match := _UNKNOWN_PARTS.match(text)):
            return "-".join(filter(None, match.groups()))
        six = self.six_digits.get(header)
        if six is None or not re.fullmatch(r"\d{6}", text):
            return text
        if six == "ym":
            return f"{text[:4]}-{text[4:]}"
        year, month, day = text[:2], text[2:4], text[4:]
        if self.short_years is None:
            return f"{day}.{month}.{year}"
        century = self.short_years[0] // 100 * 100
        full = century + int(year)
        full += 0 if full in self.short_years else 100
        return f"{full}-{month}-{day}"


def _six_digits(headers: Iterable[str], sample: Sample) -> dict[str, str]:
    """The form of each column of six digits; one that can have both has that of the column beside it."""
    forms = {header: sample[header].six_digit_forms for header in headers}
    sure = {form for header in forms if (form := sample[header].six_digits)}
    found = {}
    for header, possible in forms.items():
        fitting = sure.intersection(possible)
        if len(fitting) == 1:
            found[header] = fitting.pop()
    return found


def januaries(header: str, sample: Sample) -> int:
    """How many of the first cells are midnight of 1 January, which may stand for a whole year."""
    return sum("-01-01T00:00:00" in cell for cell in sample[header].cells)


def is_half_converted(header: str, sample: Sample) -> bool:
    """Whether a spreadsheet took for dates what could be read month first, and left the rest of the column as text."""
    cells = sample[header].cells
    converted = [match for match in map(_DAY_OF_ISO.fullmatch, cells) if match]
    left = [match for match in map(_NUMBERS.fullmatch, cells) if match]
    if len(converted) <= 1:
        return False
    if len(left) <= 1:
        return False
    if not all(int(match[1]) <= 12 for match in converted):
        return False
    return all(max(int(match[1]), int(match[2])) > 12 for match in left)


def vaguer(date: FileDate, precision: str) -> FileDate:
    """A day with no more than its precision says: 1 a day, 2 and 3 a month, 4 and more a year.

    Words and Wikidata's numbers are known too.
    """
    precision = precision.strip().lower().removesuffix(".0")
    if precision in _WORDS and (timed := _WITH_TIME.fullmatch(date.text)):
        date = replace(date, text=timed[1], words=None)
    if not _DAY.fullmatch(date.text):
        return date
    if precision.isdecimal() and int(precision) in _WIKIDATA:
        found = at_precision(date.text, int(precision))
        if found != date.text:
            return replace(date, text=found, words=None)
        return date
    length = _length(precision)
    # counted from the end, since years before 1 have a sign
    if length == 10:
        return date
    return replace(date, text=date.text[: len(date.text) - 10 + length], words=None)


def _length(precision: str) -> int:
    if precision in _WORDS:
        return _WORDS[precision]
    if not precision.isdecimal() or int(precision) <= 1:
        return 10
    if int(precision) <= 3:
        return 7
    return 4


def says_open(text: str) -> bool:
    """Whether a cell beside an end says that there was none yet."""
    return _NO_END.fullmatch(text.strip()) is not None
