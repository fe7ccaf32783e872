"""Clock cells: which columns of a table have times of day, and the time that a cell of one gives."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from crisistl.dates.written import Settings, Unread, read_written
from crisistl.dates.written.clock import hour_of_day
from crisistl.dates.written.singles import iso, moved
from crisistl.text.names import fold

_TIME = """
time | clock | clock time | time of day | event time | time of event | start time | time start | begin time
| uhrzeit | zeit | startzeit | anfangszeit | heure | horaire | heure de debut | hora | hora de inicio | hora inicio
| ora | orario | ora di inizio | ora inizio | horario | tijd | tijdstip | uur | starttijd | begintijd | aanvangstijd
| godzina | godz | czas | godzina rozpoczecia | время | время начала | час | час початку
"""
_END_TIME = """
end time | time end | finish time | endzeit | heure de fin | hora de fin | hora fin | hora final | hora de termino
| ora di fine | ora fine | eindtijd | godzina zakonczenia | время окончания | час закінчення
"""


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word.strip()) for word in words.split("|"))


_TIMES = {"time": _folded(_TIME), "end_time": _folded(_END_TIME)}
_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")
_NAMES_OF_UTC = ("utc", "gmt", "zulu")
_UTC = re.compile(r"(?:utc|gmt)(?: ?([+-])(\d{1,2})(?::?(\d\d))?)?|z|zulu")
_LOCAL = frozenset(
    """local|locale|lokal|ortszeit|lokale|plaatselijk|plaatselijke|lokalny|местное|місцевий|
    24h|24 h|hh:mm|hh:mm:ss|h:mm""".replace("\n", "")
    .replace(" ", "")
    .split("|")
)

_ABOUT = re.compile(
    r"(?:~|≈|(?:about|around|approximately|approx|circa|ca|c|gegen|vers|hacia|verso|cerca de|ongeveer|rond|"
    r"około|ok|около|ок|близько|прибл)\b\.?)\s*",
    re.IGNORECASE,
)
_TIME_OF_DAY = re.compile(
    r"(?P<hour>\d{1,2})"
    r"(?:(?: ?[:.] ?| ?h(?:rs?|eures?)? ?| ?uhr )(?P<minute>\d\d)(?::(?P<second>\d\d))?(?: ?uhr| ?h(?:rs?)?)?"
    r"| ?(?:h|hrs?|heures?|uhr|uur|ч|o'clock)\.?(?!\w)|(?= ?[ap]\.? ?m\b))"
    r" ?(?P<half>[ap]\.? ?m\b\.?)?"
    r" ?(?P<zone>z|(?:utc|gmt)(?: ?[+-]\d{1,2}(?::?\d\d)?)?|\+\d\d:?\d\d|-\d{4}|\(?[a-z]{2,5}\)?)?",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:at|um|à|a las|a la|às|as|alle|ore|om|o godz\.?|godz\.?|o|kl\.?|в|о|об)\s+(?=\d)",
    re.I,
)
_NOON = frozenset(
    """noon|midday|12 noon|mittag|mittags|midi|mediodía|medio día|al mediodía|mezzogiorno|meio-dia|ao meio-dia|
    południe|w południe|полдень|в полдень|полудень|опівдні""".replace(
        "\n    ", ""
    ).split("|")
)
_DIGITS = re.compile(r"([01]?\d|2[0-4])([0-5]\d)( ?(?:h|hrs?|z|utc|gmt))?", re.I)
YEAR_LIKE = re.compile(r"(?:19|20)\d\d")
_BETWEEN = re.compile(r"\s*[–—-]\s*|\s+(?:to|until|bis|au?|à|al?|até|tot|do|до|по)\s+")
_MAY_BE_OFFSET = re.compile(r"\d\d:\d\d-(?:0\d|1[0-2]):\d\d")  # 22:00-02:00
_DAY_PARTS = re.compile(r"(-?\d{4,})-(\d\d)-(\d\d)")
_CLOCK_OF_DAY = re.compile(r"T(\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:\d\d)?(~?)")
_ANY_DAY = "2001-01-01"


@dataclass(frozen=True, slots=True)
class TimeColumn:
    """A column of times: its heading, and the zone that this names, as EDTF has it or in words."""

    header: str
    offset: str = ""
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day as EDTF writes it behind a day, `T05:00`; `later` counts the days after that day.

    `part` is a part of the day where the cell has no clock time; `zone` an abbreviation that EDTF can't express.
    """

    edtf: str
    later: int = 0
    part: str | None = None
    zone: str | None = None

    def placed(self, day: str, mark: str = "") -> str:
        """The time on a day; `mark` is that of an approximate or uncertain day."""
        if not self.edtf:
            return day + mark
        if self.later:
            parts = _DAY_PARTS.fullmatch(day)
            assert parts
            numbers = (int(parts[1]), int(parts[2]), int(parts[3]))
            day = iso(moved(numbers, self.later))
        marks = mark
        if self.edtf.endswith("~"):
            marks = {"": "~", "~": "~"}.get(mark, "%")
        return day + self.edtf.removesuffix("~") + marks

    @property
    def order(self) -> tuple[int, str]:
        """What two times of one cell are ordered by."""
        return self.later, self.edtf[:9]


def time_columns(headers: Iterable[str]) -> dict[str, TimeColumn]:
    """The columns of times, "time" and "end_time"; of several, one without a zone first."""
    found: dict[str, TimeColumn] = {}
    for header in headers:
        for name, words in _TIMES.items():
            column = _time_column(header, words)
            if column is None:
                continue
            known = found.get(name)
            names_zone = column.offset or column.zone
            if known is None or ((known.offset or known.zone) and not names_zone):
                found[name] = column
    return found


def _time_column(header: str, words: frozenset[str]) -> TimeColumn | None:
    """The column that a heading names, with or without a zone: "Time (UTC)", "UTC time", "local time"."""
    inside = [fold(text).strip() for text in _BRACKETS.findall(header)]
    rest = re.sub(r"[\W_]+", " ", fold(_BRACKETS.sub(" ", header))).strip()
    qualifier = " ".join(inside)
    if rest not in words and not qualifier:
        rest, qualifier = _without_zone(rest, words)
    if rest not in words:
        return None
    utc = _UTC.fullmatch(qualifier)
    if utc:
        return TimeColumn(header, _offset(utc[1], utc[2], utc[3]))
    if not qualifier or qualifier.replace(" ", "") in _LOCAL:
        return TimeColumn(header)
    return TimeColumn(header, "", qualifier.upper())


def _without_zone(text: str, words: frozenset[str]) -> tuple[str, str]:
    """One of these words, and the zone that is before or behind it; the text and "" where it isn't so."""
    for zone, word in (text.partition(" ")[::2], text.rpartition(" ")[::-2]):
        if word in words and (zone in _LOCAL or zone in _NAMES_OF_UTC):
            return word, zone
    return text, ""


def _offset(direction: str | None, hours: str | None, minutes: str | None) -> str:
    if not direction:
        return "Z"
    return f"{direction}{int(hours or 0):02}:{minutes or '00'}"


def read_clock(
    text: str, column: TimeColumn, settings: Settings, *, years: bool = False
) -> tuple[ClockTime, ...]:
    """The time of a cell, or the first and the last; empty where it can't be read in exactly one way.

    `years` says that four digits such as 1905 may be a year, because nothing in the column shows that they are times.
    """
    text = " ".join(text.split()).strip(" ,;")
    single = _one(text, column, settings, years)
    if single:
        return (single,)
    sides = _BETWEEN.split(text)
    if len(sides) != 2 or not all(sides):
        return ()
    first, last = (_one(side, column, settings, years) for side in _same_half(sides))
    if first is None or last is None:
        return ()
    may_be_offset = _MAY_BE_OFFSET.fullmatch(text) is not None
    return _range(first, last, may_be_offset=may_be_offset)


def _range(
    first: ClockTime, last: ClockTime, *, may_be_offset: bool
) -> tuple[ClockTime, ...]:
    """The ends of a range, the last one perhaps on the next day; empty where it has none, or several readings.

    `may_be_offset` says that what follows the first time may be its distance from UTC.
    """
    if first.part or last.part:
        return ()
    if first.zone and first.zone != last.zone:
        return ()
    first = _in_zone_of(first, last)
    if first.order < last.order:
        return first, last
    if first.order == last.order or may_be_offset:
        return ()
    return first, replace(last, later=last.later + 1)


def _in_zone_of(first: ClockTime, last: ClockTime) -> ClockTime:
    """The first time of a range with the zone of the last, where it has none of its own."""
    first = replace(first, zone=last.zone)
    offset = _CLOCK_OF_DAY.fullmatch(last.edtf)
    if offset and offset[2] and first.edtf.count(":") == 1 and "Z" not in first.edtf:
        return replace(first, edtf=first.edtf.removesuffix("~") + offset[2])
    return first


def _same_half(sides: list[str]) -> list[str]:
    """The two sides of a range; in "5-7 pm" the first has the half of the day of the second."""
    first, last = sides
    half = re.search(r"[ap]\.? ?m\.?$", last, re.IGNORECASE)
    if half and re.fullmatch(r"\d{1,2}(?:[:.]\d\d)?", first):
        hour = int(re.match(r"\d+", first)[0])  # type: ignore[index]
        other = int(re.match(r"\d+", last)[0])  # type: ignore[index]
        if 1 <= hour < other < 12:
            return [f"{first} {half[0]}", last]
    return sides


def _one(
    text: str, column: TimeColumn, settings: Settings, years: bool
) -> ClockTime | None:
    bare, mark = text, ""
    if about := _ABOUT.match(text):
        bare, mark = text[about.end() :], "~"
    bare = _BEFORE.sub("", bare, count=1)
    if digits := _DIGITS.fullmatch(bare):
        if years and not digits[3] and YEAR_LIKE.fullmatch(bare):
            return None
        return _of_digits(digits, column, mark)
    if bare.lower() in _NOON:
        return _clock(12, "00", "", column.offset, mark, column.zone)
    if match := _TIME_OF_DAY.fullmatch(bare):
        return _matched(match, column, mark)
    return _worded(text, column, settings)


def _of_digits(
    digits: re.Match[str], column: TimeColumn, mark: str
) -> ClockTime | None:
    """The time of 0930 and 0930Z."""
    offset = column.offset
    if (digits[3] or "").strip().lower() in ("z", "utc", "gmt"):
        offset = "Z"
    return _clock(int(digits[1]), digits[2], "", offset, mark, column.zone)


def _matched(match: re.Match[str], column: TimeColumn, mark: str) -> ClockTime | None:
    hour, minute = int(match["hour"]), match["minute"] or "00"
    if match[0].startswith("0."):
        return None  # 0.25 may be a part of the day, as spreadsheets count it
    half = (match["half"] or "")[:1].lower()
    if half and not 1 <= hour <= 12:
        return None
    place = _zone_of(match["zone"], column)
    if place is None:
        return None
    offset, zone = place
    hour = hour_of_day(hour, half)
    return _clock(hour, minute, match["second"] or "", offset, mark, zone)


def _zone_of(text: str | None, column: TimeColumn) -> tuple[str, str | None] | None:
    """The offset or the zone beside a time, or else those of the column; None where the two may contradict."""
    if not text:
        return column.offset, column.zone
    written = text.strip("()").lower()
    if utc := _UTC.fullmatch(written):
        return _offset(utc[1], utc[2], utc[3]), None
    if signed := re.fullmatch(r"([+-])(\d\d):?(\d\d)", written):
        return f"{signed[1]}{signed[2]}:{signed[3]}", None
    if column.offset:
        return None
    return "", written.upper()


def _clock(
    hour: int, minute: str, second: str, offset: str, mark: str, zone: str | None
) -> ClockTime | None:
    """The time, 24:00 as the beginning of the next day; None where no clock shows it."""
    ends_day = hour == 24 and minute == "00" and second in ("", "00")
    if (hour > 23 and not ends_day) or int(minute) > 59 or int(second or 0) > 59:
        return None
    seconds = ""
    if second:
        seconds = f":{second}"
    edtf = f"T{hour % 24:02}:{minute}{seconds}{offset}{mark}"
    return ClockTime(edtf, int(ends_day), None, zone)


def _worded(text: str, column: TimeColumn, settings: Settings) -> ClockTime | None:
    """A time or a part of the day in words of any language that dates are read in: noon, evening, 17 Uhr."""
    if text[:1].isdecimal() and not re.search(r"[^\W\d_]", text):
        return None
    found = read_written(f"{_ANY_DAY} {text}", settings)
    if isinstance(found, Unread):
        # the times may be in another language than the months
        found = read_written(f"{_ANY_DAY} {text}", replace(settings, languages=()))
    if isinstance(found, Unread):
        return None
    if found.edtf == _ANY_DAY and found.part_of_day:
        return ClockTime("", part=found.part_of_day)
    clock = _CLOCK_OF_DAY.fullmatch(found.edtf.removeprefix(_ANY_DAY))
    if clock is None:
        return None
    edtf = f"T{clock[1]}{clock[2] or column.offset}{clock[3]}"
    return ClockTime(edtf, 0, None, found.zone or column.zone)
