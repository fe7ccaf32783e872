"""Spine: the dates at which paragraphs begin, which make the order of a chronology."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from crisistl.prose.documents.document import Document, Paragraph
from crisistl.prose.documents.published import MONTHS
from crisistl.prose.times.calendar import WEEKDAYS, valid_day
from crisistl.prose.times.mention import Raw

Style = Literal["heading", "inline", "adverb"]

_STEM_KINDS = {"day", "month", "ordinal", "range", "list", "iso", "numeric", "year", "weekday", "month_range", "decade",
               "year_range", "season", "next_day", "between", "today"}  # fmt: skip
_BEFORE = re.compile(
    r"[\s\-–—*•·▪>\"'“‘(\[#|]*(?:(?:\d{1,2}[.)]\s+)?(?:(?:on|in|by|from|since|during|late on|early on|and on|then on|"
    r"also on|later on)\s+(?:the\s+(?:(?:morning|afternoon|evening|night)\s+of\s+)?)?)?)?",
    re.IGNORECASE,
)
_PUNCTUATION = " \t\n\u00a0.:,;-–—|*•()[]\"'“”‘’#>"
_CLOCK = re.compile(
    r"^[\s,(]*(?:at\s+)?\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:GMT|UTC|local time)?\)?",
    re.IGNORECASE,
)
_CLOCK_BEFORE = re.compile(
    r"[\s,(]*(?:at\s+)?\d{1,2}(?:[:.]\d\d|\s*(?=[ap]\.?m))(?:\s*[ap]\.?m\b\.?)?"
    r"(?:\s+(?:GMT|UTC|local time))?\)?(?=[*_]*\s*[:–—|-])",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"\s*[*_]*(?:\((?:[^()]{1,30})\)\s*)?(?::|[-–—]+(?=\s)|\||\s[-–—]\s?|[.)](?=\s+[A-Z\"“‘'])|[-–—](?=[A-Z]))\s*"
)
_LONGEST_LABEL = 80
_BACK = 45  # days by which an entry of a chronology may be before the one above it


@dataclass(frozen=True, slots=True)
class Stem:
    """A paragraph's first date: where in the list of paragraphs, how it is set, and where what it dates begins."""

    paragraph: int
    raw: Raw
    style: Style
    body: int


def stem_of(document: Document, place: int, raw: Sequence[Raw]) -> Stem | None:
    """The stem of a paragraph, from its first mention; None where it does not begin with one."""
    paragraph = document.paragraphs[place]
    first = next((mention for mention in raw if mention.kind != "clock"), None)
    if first is None or first.kind not in _STEM_KINDS:
        return None
    before = document.text[paragraph.start : first.start]
    if not _BEFORE.fullmatch(before):
        return None
    return _styled(document, paragraph, place, first)


def _styled(
    document: Document, paragraph: Paragraph, place: int, first: Raw
) -> Stem | None:
    """The stem with its style: alone or before a label it is a heading, before a colon or a dash it is inline."""
    rest = document.text[first.end : paragraph.end]
    if not _CLOCK.sub("", rest).strip(_PUNCTUATION):
        return Stem(place, first, "heading", paragraph.end)
    is_led = _is_led(document.text, first)
    if separator := _separator(rest, is_led=is_led):
        label = rest[separator.end() :]
        if _is_label(label, paragraph) and not _is_dated(document, place + 1, first):
            return Stem(place, first, "heading", paragraph.end)
        return Stem(place, first, "inline", first.end + separator.end())
    is_heading = paragraph.kind == "heading"
    if _is_vague(first.kind, is_heading=is_heading, is_led=is_led):
        return None
    if is_heading and len(rest) < _LONGEST_LABEL:
        return Stem(place, first, "heading", paragraph.end)
    return Stem(place, first, "adverb", first.end)


def _is_led(text: str, first: Raw) -> bool:
    """Whether a paragraph begins with a preposition and its time: 'On 3 May', 'From 20 November'."""
    begins = text[first.lead_start : first.lead_start + 1].isupper()
    return begins and first.lead not in ("", "and", "or")


def _separator(rest: str, *, is_led: bool) -> re.Match[str] | None:
    """What is between a date and the words of its entry; behind a date with a preposition only a colon or a stop.

    'From 20 November to 1 December: Armenia hands back'
    """
    clock = _CLOCK_BEFORE.match(rest)
    found = _SEPARATOR.match(rest, clock.end() if clock else 0)
    if found and is_led and found[0].strip(" *_") not in (":", "."):
        return None
    return found


_VAGUE = ("year", "month", "decade", "season", "weekday", "today")


def _is_vague(kind: str, *, is_heading: bool, is_led: bool) -> bool:
    """Whether the first words of a paragraph give a time, but begin no entry: 'Monday talks', 'As of today'."""
    if is_led:
        return kind == "today"
    return kind in _VAGUE and not is_heading


def _is_label(label: str, paragraph: Paragraph) -> bool:
    """Whether the words behind a date are only a title of what is below."""
    if paragraph.kind == "row":
        return False
    text = label.rstrip()
    if len(text) > _LONGEST_LABEL:
        return False
    if text.endswith(":"):
        return True
    if paragraph.kind == "heading":
        return True
    return not text.endswith((".", "!", "?", "”", '"'))


def _is_dated(document: Document, place: int, first: Raw) -> bool:
    """Whether the next paragraph begins with a date too, or there is none: then this one has no text below it."""
    if place >= len(document.paragraphs):
        return True
    text = document.of(document.paragraphs[place])[:40]
    month = re.match(
        r"\W*(?:on\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?([A-Z][a-z]{2,8})\b", text
    )
    known = bool(month) and (month or [""])[1].lower() in {*MONTHS, *WEEKDAYS}
    return known or bool(re.match(r"\W*\d{4}\b", text))


def is_list(stems: Sequence[Stem], paragraphs: int) -> bool:
    """Whether paragraphs begin with dates often enough to be a chronology."""
    dates = [
        stem for stem in stems if stem.raw.kind not in ("weekday", "next_day", "today")
    ]
    styled = [stem for stem in dates if stem.style != "adverb"]
    if len(dates) >= 3:
        return True
    if len(styled) >= 2:
        return True
    return bool(dates) and paragraphs <= 3 * len(dates)


def is_newest_first(stems: Sequence[Stem]) -> bool:
    """Whether the dates of a chronology go backwards."""
    known = [key for stem in stems if (key := _key(stem.raw))]
    steps = []
    for before, after in itertools.pairwise(known):
        if before != after:
            steps.append((before, after))
    back = sum(_goes_back(before, after) for before, after in steps)
    return back * 2 > len(steps)


def _key(raw: Raw) -> tuple[int | None, int, int] | None:
    if raw.kind == "iso":
        return int(raw.get("y")), int(raw.get("mn")), int(raw.get("d"))
    month = MONTHS.get(raw.get("m").rstrip("."))
    if month is None or raw.kind not in ("day", "range", "month"):
        return None
    year = raw.get("y")
    return (
        int(year) if year.isdigit() else None,
        month,
        int(re.match(r"\d+", raw.get("d") or "1")[0]),  # type: ignore[index]
    )


def _goes_back(
    before: tuple[int | None, int, int], after: tuple[int | None, int, int]
) -> bool:
    if before[0] and after[0] and before[0] != after[0]:
        return after[0] < before[0]
    # from December to January is forward
    months = after[1] - before[1]
    if abs(months) > 6:
        months -= 12 if months > 0 else -12
    return months < 0 or (months == 0 and after[2] < before[2])


def fitting_year(month: int, day: int, near: date, *, newest_first: bool) -> int | None:
    """The year in which a day of a chronology follows the entry above it, which may be a few weeks out of order."""
    best: tuple[int, int] | None = None
    for year in range(near.year - 5, near.year + 6):
        found = valid_day(year, month, day)
        if found is None:
            continue
        if newest_first:
            ahead = (near - found).days
        else:
            ahead = (found - near).days
        if ahead >= -_BACK and (best is None or ahead < best[0]):
            best = (ahead, year)
    if best:
        return best[1]
    return None


def month_of(raw: Raw, name: str = "m") -> int | None:
    """The month that a part of a mention names."""
    return MONTHS.get(raw.get(name).rstrip("."))
