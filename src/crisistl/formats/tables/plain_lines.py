"""Plain lines: notes such as "16 October 1962: text", one event a line, as the rows of a table."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from crisistl.dates.written import Settings, Unread, Written, read_written
from crisistl.formats.core.leading_dates import LEADING_TIME, ends_of_range
from crisistl.formats.core.partial_dates import Under
from crisistl.formats.tables.closing_rows import is_total

_HEADERS = ["date", "event", "details"]
_MARKER = re.compile(r"\s*(?:[-*•–]|\d+[.)])?\s+(?=\S)")
_BREAK = re.compile(r"\s*(?:::?|[–—])\s+|\s+-{1,3}\s+")
_LONGEST_DATE = 60
_LOOKED_INTO = 100  # characters of a line, however long it is
_ENOUGH = 0.5  # of the lines that look like it have a date
_FEWEST = 0.25  # of all lines
_MOST_WORDS = 6
# "22 Octember 1962", "35 October", "Late Octember 1962"; not "Kennedy" or "Source 3"
_BEGINS_LIKE_DATE = re.compile(r"\W*\d|(?:[^\W\d_]+[.,]? ){1,3}\d{3,4}\b")
_TIME = re.compile(
    r"(?P<time>\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?|[^\W\d_]+(?=:))(?::|\s[–—-])?\s+(?=\S)",
    re.IGNORECASE,
)
# "evening: text" and "late evening – text"; what the words mean is read later
_PART_OF_DAY = re.compile(
    r"(?P<part>[^\W\d_]+(?: [^\W\d_]+){0,2})(?::|\s[–—-])\s+(?=\S)"
)
_DAY_AND_YEAR = re.compile(
    r"\d\D+\d{4}\b|\d{4}-\d|\d[./-]\d{1,2}[./-]\d\d|^\D+\d{1,2}\w*,? \d{4}$|^[^\W\d_]+ \d{4}\.$"
)
_SHORT = 60  # characters: a line that was broken where it was full is longer
_ENDS = tuple('.!?…"”’»)')
_LOOKED_AT = 60
_SETTINGS = Settings()
_NOWHERE = Under()
_RULE = re.compile(r"\s*([-=_*~])\1{2,}\s*")
_ITEM = re.compile(r"\s*(?:[-*•–]|\d+[.)])\s+(?=\S)")
# a line that can be only a date: it has a year, or a day and letters
_HEADING = re.compile(r"\d{4}|\d.*[^\W\d_]|[^\W\d_].*\d")
_CELLS = re.compile(r"[,;|](?=\S)|\t")
"""What is between the cells of a table: a row such as 'May 2021,End' isn't only a date."""
_UNSETTLED = frozenset(("ambiguous", "no year", "impossible"))


def are_plain_lines(head: str) -> bool:
    """Whether a text has lines with a date and what happened, and few that only look like such."""
    lines = [line for line in head.splitlines()[:_LOOKED_AT] if _has_text(line)]
    fewest = _FEWEST * len(lines)
    dated = sum(map(_is_dated, lines))
    headings = sum(map(_is_heading, lines))
    if 0 < headings < len(lines):
        dated += sum(map(_begins_with_time, lines))
        return dated + headings >= fewest
    looks = sum(_looks_dated(line) is not None for line in lines)
    return dated > 0 and dated >= fewest and dated >= _ENOUGH * looks


def _has_text(line: str) -> bool:
    return bool(line.strip()) and not _RULE.fullmatch(line)


def _is_dated(line: str) -> bool:
    return (_parted(line) or _leading(line)) is not None


def _begins_with_time(line: str) -> bool:
    return LEADING_TIME.match(_unmarked(line)) is not None


def rows_of(lines: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """The lines as rows with a date, an event and details; lines without a date are details of the one above.

    A line that is only a date is a heading: the lines below it are an event, and each further paragraph or item of a
    list is another. Those above the first date are titles, and come as rows of one cell. What begins like a date and
    is none comes as a row of its own, so that it is refused with its line.
    """
    reading = _Reading()
    headed = False
    for number, line in enumerate(lines, 1):
        for row in reading.take(number, line):
            if not headed and len(row[1]) > 1:
                yield max(row[0] - 1, 0), _HEADERS
                headed = True
            yield row
    last = [*_without_count([*reading.rest()], reading.above_line)]
    if last and not headed:
        yield max(last[0][0] - 1, 0), _HEADERS
    yield from last


def _without_count(
    rows: list[tuple[int, list[str]]], line: int
) -> Iterator[tuple[int, list[str]]]:
    """The last rows, with a count of the events on the last `line` as a row of its own, which is left out."""
    yield from rows[:-1]
    for number, cells in rows[-1:]:
        details, _, count = cells[-1].rpartition("\n")
        if len(cells) == len(_HEADERS) and is_total(count):
            yield number, [*cells[:-1], details]
            yield line, ["", count, ""]
        else:
            yield number, cells


@dataclass
class _Reading:
    """The event that lines are added to, and the date in a line of its own that is above it."""

    event: tuple[int, list[str]] | None = None
    heading: tuple[int, str] | None = None  # until an event comes
    under: Under = field(default_factory=Under)
    day: Under = field(default_factory=Under)  # of the last line with a day
    above: str = ""
    above_line: int = 0
    is_new: bool = False  # whether a text begins an event below the heading
    is_plain: bool = False  # whether no line below the heading has a date of its own
    are_items: bool = False  # or only items of a list have

    def take(self, number: int, line: str) -> Iterator[tuple[int, list[str]]]:
        """Take in a line; gives the rows that it completes."""
        text = line.strip()
        is_item = self.are_items and _ITEM.match(line) is not None
        if text:
            self.above_line = number
        if not _has_text(line):
            self.is_new = self.is_plain
        elif self._is_heading(line):
            yield from self.rest()
            date = self.under.completed(text.rstrip(":"), _SETTINGS)
            self.under = Under.of(date or text, _SETTINGS)
            self.day = Under.on_one_day(self.under.text, _SETTINGS)
            self.heading = number, self.under.text
            self.is_new = self.is_plain = self.are_items = True
        elif parted := self._dated(line):
            date = self._whole(parted[0])
            yield from self._begin(number, date, parted[1])
            self.day = Under.on_one_day(date, _SETTINGS)
            self.is_plain = False
            self.are_items = is_item
        elif self.is_new or is_item:
            yield from self._begin(number, self.under.text, _unmarked(line).strip())
        elif self.event is not None:
            cells = self.event[1]
            cells[2] = f"{cells[2]}\n{text}".strip()
        else:
            yield number - 1, [text.lstrip("# ")]
        self.above = text

    def rest(self) -> Iterator[tuple[int, list[str]]]:
        """The event that is complete, and a heading of a day that has none."""
        if self.event is not None:
            yield self.event
        elif self.heading is not None and self.under.day is not None:
            yield self.heading[0], [self.heading[1], "", ""]
        self.event = self.heading = None

    def _begin(
        self, number: int, date: str, text: str
    ) -> Iterator[tuple[int, list[str]]]:
        if self.event is not None:
            yield self.event
        self.event = number, [date, text, ""]
        self.heading = None
        self.is_new = False

    def _is_heading(self, line: str) -> bool:
        return _is_at_its_end(self.above) and _is_heading(line, self.under)

    def _dated(self, line: str) -> tuple[str, str] | None:
        timed = self._timed(line) or self._in_part_of_day(line)
        parted = timed or _parted(line) or _looks_dated(line)
        if parted is None and _is_at_its_end(self.above):
            return _leading(line)
        return parted

    def _timed(self, line: str) -> tuple[str, str] | None:
        """The time that a line below a day begins with, and what follows without a colon: 09:00 The council meets."""
        text = _unmarked(line)
        found = LEADING_TIME.match(text)
        if found is None or self.under.day is None:
            return None
        return found["time"], text[found.end() :].strip()

    def _in_part_of_day(self, line: str) -> tuple[str, str] | None:
        """A part of the day above it that a line begins with, and what follows: evening: the President speaks."""
        text = _unmarked(line)
        found = _PART_OF_DAY.match(text, 0, _LOOKED_INTO)
        if found is None or self.day.day is None or line[:1].isspace():
            return None
        date = self.day.completed(found["part"], _SETTINGS)
        if not isinstance(date, str) or date == found["part"]:
            return None
        read = read_written(date, _SETTINGS)
        if isinstance(read, Written) and (read.part_of_day or "T" in read.edtf):
            return date, text[found.end() :].strip()
        return None

    def _whole(self, date: str) -> str:
        """A date with the year or month that is above it."""
        if not self.under.text:
            return date
        for text in (date, _unmarked(date)):
            whole = self.under.completed(text, _SETTINGS)
            if isinstance(whole, str):
                return whole
        return date


def _is_heading(line: str, under: Under = _NOWHERE) -> bool:
    """Whether a line is only a date, whole or completed by the one above it."""
    text = line.strip().rstrip(":")
    if line[:1].isspace() or len(text) > _LONGEST_DATE:  # _HEADING is slow on those
        return False
    if not _HEADING.search(text) or _CELLS.search(text):
        return False
    return isinstance(under.completed(text, _SETTINGS), str)


def _is_at_its_end(line: str) -> bool:
    """Whether a sentence isn't continued on the next line: the line is short or ends with a full stop."""
    return len(line) < _SHORT or line.endswith(_ENDS)


def _leading(line: str) -> tuple[str, str] | None:
    """The day with its year that a line begins with, and what follows without a colon: 28 June 1948 RAF joins.

    A line that is indented continues the one above.
    """
    if line[:1].isspace():
        return None
    words = _unmarked(line).split()
    for length in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        date = " ".join(words[:length])
        if _DAY_AND_YEAR.search(date) and _is_date(date):
            return date, " ".join(words[length:])
    return None


def _looks_dated(line: str) -> tuple[str, str] | None:
    """The two parts of a line that begins like one with a date: a few words and a number, then a colon or a dash.

    A line that is indented continues the one above.
    """
    if line[:1].isspace():
        return None
    unmarked = _unmarked(line)
    match = _BREAK.search(unmarked, 0, _LOOKED_INTO)
    if match is None or match.start() > _LONGEST_DATE:
        return None
    date, event = unmarked[: match.start()].strip(" *_"), unmarked[match.end() :]
    if not event.strip() or not _BEGINS_LIKE_DATE.match(date):
        return None
    if len(date.split()) > _MOST_WORDS:
        return None
    return date, event.strip()


def _parted(line: str) -> tuple[str, str] | None:
    """The date at the beginning of a line and the text after it; None without a date."""
    unmarked = _unmarked(line)
    if unmarked == line or not line.lstrip()[:1].isdigit():
        return _parted_as(unmarked)
    # "1. Mai 1962: Streik": a day with a full stop, not the number of a list
    return _parted_as(line) or _parted_as(unmarked)


def _unmarked(line: str) -> str:
    """A line without what marks it as one of a list."""
    match = _MARKER.match(line, 0, _LOOKED_INTO)
    return line[match.end() :] if match else line


def _parted_as(text: str) -> tuple[str, str] | None:
    breaks = [*_BREAK.finditer(text, 0, _LOOKED_INTO)]
    # the last one first: 12 March – 22 April 2021: text
    for match in breaks[::-1]:
        date, event = text[: match.start()].strip(" *_/="), text[match.end() :].strip()
        if match.start() > _LONGEST_DATE or not event or not _is_date(date):
            continue
        return _range_at(text, match.end()) or _with_time(date, event)
    return None


def _range_at(text: str, place: int) -> tuple[str, str] | None:
    """The range that goes on behind its dash with another day, and what follows it."""
    for end in ends_of_range(text, place):
        date, event = text[:end].strip(" *_/="), text[end:].strip(" \t*_/=")
        if event and _is_date(date):
            return date, event
    return None


def _with_time(date: str, event: str) -> tuple[str, str]:
    """A date and what follows it, with the time or part of the day that follows taken to the date."""
    found = _TIME.match(event)
    if found is None:
        return date, event
    timed = f"{date}, {found['time']}"
    if isinstance(read_written(timed, Settings()), Unread):
        return date, event
    return timed, event[found.end() :]


def _is_date(text: str) -> bool:
    if not re.search(r"\d", text):
        return False
    found = read_written(text, Settings())
    return not isinstance(found, Unread) or found.kind in _UNSETTLED
