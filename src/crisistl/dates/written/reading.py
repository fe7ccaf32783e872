"""Read a text with a date: every reading in every language, and the answer only where there is one."""

import re
from dataclasses import replace
from functools import lru_cache

from crisistl.dates.written.clock import MIDNIGHT, Clock, clock_of
from crisistl.dates.written.singles import iso, last_day, moved
from crisistl.dates.written.spans import Spans
from crisistl.dates.written.tokens import Token, plain, tokens
from crisistl.dates.written.values import Settings, Unread, Written
from crisistl.dates.written.words import LANGUAGES, PARTS_OF_DAY, lexicon, words_of

_LONGEST = 200
ANY = Settings()
_SAME_MARKS = frozenset(
    {'"', "''", "”", "“", "〃", "″", "„", "«", "»", '""', '-"-', "-''-"}
)
_NO_DATE_MARKS = frozenset({"?", "??", "???", "-", "--", "…", "..."})
_PAIR = re.compile(r"(\d{4})[-/](\d\d)")
_DASHED = re.compile(
    r"\d{4}[–—]\d\d(?![-–—./\d])"
)  # 1936–39 with a dash that EDTF does not have
_DAY = re.compile(r"(\d{1,2}) ([^\W\d_]+) (\d{4})")
_RELATIVE = re.compile(
    r"\b(?:today|now|yesterday|tomorrow|ago"
    r"|(?:last|next|this|past|previous) (?:week|month|year|quarter|spring|summer|autumn|fall|winter|\w+day)"
    r"|(?:last|next|past) \w+ (?:days|weeks|months|years))\b"
)
_UNKNOWN = Unread(
    "unknown",
    " isn't a known form of date",
    "write 2022-01-10, 2022-01, 10 January 2022 or EDTF",
)


@lru_cache(maxsize=1 << 14)
def read_written(text: str, settings: Settings = ANY) -> Written | Unread:
    """The date that a text means, in EDTF; Unread where it has none, or more than one reading.

    Every word and number has to have a role. Nothing depends on the day on which the text is read.
    """
    written = plain(text)
    if _DASHED.search(text):
        settings = replace(settings, pairs="ranges")
    if not written or len(written) > _LONGEST:
        return _UNKNOWN if written else Unread("no date", " is empty", "Write a date")
    if any(char.isdigit() and not char.isascii() for char in written):
        return Unread(
            "unknown", ": dates have the digits 0 to 9", "Write 1962-10-16, for example"
        )
    return (
        _plain_day(written, settings)
        or _special(written, settings)
        or _read(written, settings)
    )


def _plain_day(text: str, settings: Settings) -> Written | None:
    """The date of '16 October 1962', which is most of them, without the whole grammar."""
    match = _DAY.fullmatch(text)
    if not match:
        return None
    known = settings.languages or tuple(LANGUAGES)
    months = {
        name: lexicon(name).months[match[2]]
        for name in known
        if match[2] in lexicon(name).months
    }
    day, year = int(match[1]), int(match[3])
    if len({*months.values()}) != 1 or not year:
        return None
    month = next(iter(months.values()))
    if not 1 <= day <= last_day(year, month):
        return None
    return Written(iso((year, month, day)), languages=tuple(months))


def _special(text: str, settings: Settings) -> Unread | None:
    """Words in the place of a date: 'same day', 'n.d.'."""
    if text in _SAME_MARKS:
        return Unread("previous", " repeats the date above")
    words = words_of(text)
    if text in _NO_DATE_MARKS or (words and _has_role(words, "no date", settings)):
        return Unread(
            "no date",
            " says that there is no date",
            "Write a date, if only 'about 1962' or 1962?",
        )
    for part in (None, *PARTS_OF_DAY):
        if _is_same_day(text, part, settings):
            return Unread("previous", " repeats the date above", part_of_day=part)
    return None


def _has_role(words: tuple[str, ...], role: str, settings: Settings) -> bool:
    return any(
        words in lexicon(language).roles[role]
        for language in settings.languages or LANGUAGES
    )


def _is_same_day(text: str, part: str | None, settings: Settings) -> bool:
    """'same day', 'same day, evening', 'that evening'."""
    if part is None:
        return _has_role(words_of(text), "same day", settings)
    if text in (
        f"that {part}",
        f"same {part}",
        f"the same {part}",
        f"that same {part}",
    ):
        return True
    head, comma, tail = text.replace("(", ", ").rpartition(",")
    return (
        bool(comma)
        and tail.strip(" )") == part
        and _has_role(words_of(head), "same day", settings)
    )


def _read(text: str, settings: Settings) -> Written | Unread:
    rest, clock = clock_of(text)
    if isinstance(clock, Unread):
        return clock
    found: dict[tuple[str, str | None], Written] = {}
    refusals: list[Unread] = []
    parts = tokens(rest.replace("(", ", ").replace(")", ", "))
    worded = any(token.kind == "word" for token in parts)
    for language in _languages(parts, settings):
        spans = Spans(parts, lexicon(language), settings)
        for core, part_of_day in spans.readings():
            if clock and core.day and clock.edtf == MIDNIGHT:
                refusals.append(_which_midnight(core.edtf))
            elif not clock or core.day:
                edtf = _timed(core.edtf, clock) if clock else core.edtf
                known = found.get((edtf, part_of_day))
                said = (*(known.languages if known else ()), language) if worded else ()
                found[edtf, part_of_day] = Written(
                    edtf,
                    part_of_day,
                    clock.zone if clock else None,
                    tuple(dict.fromkeys(said)),
                    core.short,
                )
        refusals += spans.refusals
    return _answer(text, list(found.values()), refusals, settings)


def _languages(parts: tuple[Token, ...], settings: Settings) -> tuple[str, ...]:
    """The languages that have all the words of a text; any one for a text without words."""
    wanted = {token.text for token in parts if token.kind == "word"}
    known = settings.languages or tuple(LANGUAGES)
    return (
        tuple(name for name in known if wanted <= lexicon(name).known)
        if wanted
        else known[:1]
    )


def _which_midnight(day: str) -> Unread:
    year, month, number = (int(part) for part in day.rstrip("?~%").rsplit("-", 2))
    readings = (f"{day}T00:00", f"{iso(moved((year, month, number), 1))}T00:00")
    return Unread(
        "ambiguous",
        " has two readings: midnight begins that day, or ends it?",
        f"Write {readings[0]} or {readings[1]}",
        readings,
    )


def _timed(day: str, clock: Clock) -> str:
    mark = day[-1] if day[-1] in "?~%" else ""
    time = clock.edtf
    if mark and time.endswith("~"):
        time = time[:-1]
        mark = "%" if mark in "?%" else "~"
    return f"{day.rstrip('?~%')}{time}{mark}"


def _answer(
    text: str, found: list[Written], refusals: list[Unread], settings: Settings
) -> Written | Unread:
    if len(found) == 1:
        pair = _PAIR.fullmatch(text)
        if (
            not pair
            or settings.pairs in ("ranges", "edtf")
            or not 21 <= int(pair[2]) <= 41
            or "/" in text
        ):
            return found[0]
        return _two_readings([found[0].edtf, f"{pair[1]}-{pair[2]}"], ("pairs",))
    if found:
        return _two_readings(
            [written.edtf for written in found], _settled_by(text, settings)
        )
    return _refusal(text, refusals, settings)


def _refusal(text: str, refusals: list[Unread], settings: Settings) -> Unread:
    """The surest reason why a text isn't read; a part without a year says nothing where there is a year."""
    if re.search(r"\d{4}", text):
        refusals = [unread for unread in refusals if unread.kind != "no year"]
    for refusal in sorted(refusals, key=lambda unread: _SURE.index(unread.kind)):
        return (
            _with_centuries(text, settings)
            if "century" in refusal.settings
            else refusal
        )
    return _why_not(text)


def _with_centuries(text: str, settings: Settings) -> Unread:
    """The readings of a year of two digits, in the centuries of most chronologies."""
    readings: list[str] = []
    for century in (19, 20):
        found = _read(text, replace(settings, century=century))
        readings += [found.edtf] if isinstance(found, Written) else found.readings
    if not readings:
        return _why_not(text)
    shown = " or ".join(readings)
    return Unread(
        "ambiguous",
        " has a year of two digits",
        f"Write {shown}",
        tuple(readings),
        ("century",),
    )


_SURE = (
    "ambiguous",
    "impossible",
    "no year",
    "no date",
    "previous",
    "relative",
    "unknown",
)


def _settled_by(text: str, settings: Settings) -> tuple[str, ...]:
    if _PAIR.fullmatch(text):
        return ("pairs",)
    if settings.order is None and re.search(r"\d[/-]\d", text):
        return ("order",)
    return ("language",)


def _two_readings(readings: list[str], settings: tuple[str, ...]) -> Unread:
    return Unread(
        "ambiguous",
        " is ambiguous",
        f"Write {' or '.join(readings)}",
        tuple(readings),
        settings,  # type: ignore[arg-type]
    )


def _why_not(text: str) -> Unread:
    if _RELATIVE.search(text):
        return Unread(
            "relative",
            " depends on the day it is read",
            "write the date itself, such as 2022-01-10",
        )
    if re.fullmatch(r"\d{1,3}", text):
        return Unread(
            "unknown",
            " is only a number",
            f"write a year as {int(text):04}, AD {text} or {text} BC",
        )
    if not re.search(r"\d{3}", text) and re.search(r"[^\W\d_]", text):
        return Unread(
            "no year",
            " has no year",
            "write the date with four digits for its year, such as 2022-01-10",
        )
    return _UNKNOWN
