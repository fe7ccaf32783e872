"""Read a text with a date: every reading in every language, and the answer only where there is one."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import product

from crisistl.dates.axis import from_iso
from crisistl.dates.calendar import last_day
from crisistl.dates.single import read_single
from crisistl.dates.words import MONTHS, day_words
from crisistl.dates.written.feast_words import FIXED_FEASTS, MOVABLE_FEASTS
from crisistl.dates.written.sides import Core
from crisistl.dates.written.singles import iso
from crisistl.dates.written.spans import Spans
from crisistl.dates.written.tokens import Token, plain, tokens
from crisistl.dates.written.values import (
    Impossible,
    Order,
    Setting,
    Settings,
    Unread,
    Written,
)
from crisistl.dates.written.words import (
    LANGUAGES,
    PARTS_OF_DAY,
    SEASONS,
    lexicon,
    words_of,
)

_LONGEST = 200
ANY = Settings()
_SAME_MARKS = frozenset(
    {'"', "''", "”", "“", "〃", "″", "„", "«", "»", '""', '-"-', "-''-"}
)
_NO_DATE_MARKS = frozenset({"?", "??", "???", "-", "--", "…", "..."})
_PAIR = re.compile(r"(\d{4}) ?[-/] ?(\d{1,2})")
_EDTF_CODE = re.compile(r"\d{4}-\d\d")
_PAIR_WITHIN = re.compile(r"(?<![\d./-])\d{4} ?[-/] ?\d{1,2}(?![\d./-])")
_DASHED = re.compile(
    r"\d{4}(?: ?[–—] ?| - )\d{1,2}(?![-–—./\d])"
)  # 1936–39 or 1936 - 39, which are never EDTF
_NUMERIC = re.compile(r"(?<!\d)\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d\d)(?!\d)")
_DAY_IN_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
_STAMP = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[ t]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)(z?)", re.ASCII
)
_DAY = re.compile(r"(\d{1,2}) ([^\W\d_]+) (\d{4})")
_MONTH_FIRST = re.compile(r"([^\W\d_]+) (\d{1,2}), (\d{4})")
_RELATIVE = re.compile(
    r"\b(?:today|now|yesterday|tomorrow|ago"
    r"|(?:last|next|this|past|previous) (?:week|month|year|quarter|spring|summer|autumn|fall|winter|\w+day)"
    r"|(?:last|next|past) \w+ (?:days|weeks|months|years))\b"
)
_UNKNOWN = Unread(
    "unknown",
    " isn't a known form of date",
    "write it like 2022-01-10, 2022-01, 10 January 2022 or about 1962",
)


@lru_cache(maxsize=1 << 16)
def read_written(text: str, settings: Settings = ANY) -> Written | Unread:
    """The date that a text means, in EDTF; Unread where it has none, or more than one reading.

    Every word and number has to have a role. Nothing depends on the day on which the text is read.
    """
    written = plain(text)
    if _DASHED.search(text):
        settings = replace(settings, pairs="ranges")
    if not written or len(written) > _LONGEST:
        if written:
            return _UNKNOWN
        return Unread("no date", " is empty", "Write a date")
    if any(char.isdigit() and not char.isascii() for char in written):
        return Unread(
            "unknown", ": dates have the digits 0 to 9", "Write 1962-10-16, for example"
        )
    return (
        _plain_day(written, settings)
        or day_in_numbers(written, settings)
        or _stamp(written)
        or _special(written, settings)
        or _read(written, settings)
    )


def _plain_day(text: str, settings: Settings) -> Written | None:
    """The date of '16 October 1962', which is most of them, without the whole grammar."""
    if match := _DAY.fullmatch(text):
        number, word, digits = match.groups()
    elif match := _MONTH_FIRST.fullmatch(text):
        word, number, digits = match.groups()
    else:
        return None
    months = _months_called(word, settings.languages)
    day, year = int(number), int(digits)
    if len({*months.values()}) != 1 or not year:
        return None
    month = next(iter(months.values()))
    if not 1 <= day <= last_day(year, month):
        return None
    only = (year, month, day)
    return Written(iso(only), languages=tuple(months), first=only, last=only)


def day_in_numbers(text: str, settings: Settings) -> Written | None:
    """The date of '16/10/1962', '16-10-1962' and '16.10.1962' where its order is clear, without the whole grammar."""
    match = _DAY_IN_NUMBERS.fullmatch(text)
    if not match:
        return None
    order = settings.order
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if not year:
        return None
    if match[2] == "." and order != "mdy" and not settings.bounds:
        order = "dmy"  # in a file, a month never comes first before a full stop
    elif match[2] == ".":
        return None
    elif first > 12 >= second and order != "mdy":
        order = "dmy"
    elif second > 12 >= first and order != "dmy":
        order = "mdy"
    elif max(first, second) > 12 or order is None:
        return None
    day, month = (first, second) if order == "dmy" else (second, first)
    if not 1 <= month <= 12 or not 1 <= day <= last_day(year, month):
        return None
    only = (year, month, day)
    return Written(iso(only), first=only, last=only)


def _stamp(text: str) -> Written | None:
    """The time of '2021-01-05 10:15:00', as programs write it, without the whole grammar."""
    match = _STAMP.fullmatch(text)
    if not match:
        return None
    only = (int(match[1]), int(match[2]), int(match[3]))
    year, month, day = only
    if not year or not 1 <= month <= 12 or not 1 <= day <= last_day(year, month):
        return None
    return Written(f"{iso(only)}T{match[4]}{match[5].upper()}", first=only, last=only)


@lru_cache(maxsize=1 << 10)
def _months_called(word: str, languages: tuple[str, ...]) -> dict[str, int]:
    """The month that a word is, by language; all languages where none is named."""
    found = {}
    for name in languages or LANGUAGES:
        if word in lexicon(name).months:
            found[name] = lexicon(name).months[word]
    return found


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
    if words and not settings.bounds and _has_role(words, "next day", settings):
        return Unread(
            "relative",
            " depends on the date of the row above",
            "write the date itself, such as 2022-01-10",
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
    if not comma:
        return False
    if tail.strip(" )") != part:
        return False
    return _has_role(words_of(head), "same day", settings)


def _read(text: str, settings: Settings) -> Written | Unread:
    try:
        parts = tokens(text.replace("(", ", ").replace(")", ", "))
    except Impossible as error:
        return error.unread
    found: dict[tuple[str, str | None], Written] = {}
    refusals: list[Unread] = []
    worded = any(token.kind == "word" for token in parts)
    several_orders = settings.order is None and len(_NUMERIC.findall(text)) > 1
    orders: tuple[Order | None, ...] = (settings.order,)
    if several_orders:  # both ends of a range have the same one
        orders = ("dmy", "mdy")
    zones = {token.clock.zone for token in parts if token.clock and token.clock.zone}
    for language, order in product(_languages(parts, settings), orders):
        spans = Spans(parts, lexicon(language), replace(settings, order=order))
        for core, part_of_day in spans.readings():
            known = found.get((core.edtf, part_of_day))
            languages = (*(known.languages if known else ()), language)
            written = _written(core, part_of_day, languages if worded else ())
            zone = ", ".join(sorted(zones)) or None
            found[core.edtf, part_of_day] = replace(
                written, zone=zone, relative=spans.relative
            )
        refusals += spans.refusals
    readings = _with_full_years([*found.values()], text)
    return _answer(text, _distinct(readings, settings), refusals, settings)


def _with_full_years(found: list[Written], text: str) -> list[Written]:
    """The readings without those that take a day for a year of two digits beside a year of four."""
    full = [written for written in found if not written.short]
    if full and re.search(r"\d{4}", text):
        return full
    return found


def _written(
    core: Core, part_of_day: str | None, languages: tuple[str, ...]
) -> Written:
    return Written(
        core.edtf,
        part_of_day,
        None,
        tuple(dict.fromkeys(languages)),
        core.short,
        core.first,
        core.last,
        core.limits,
    )


def _distinct(found: Iterable[Written], settings: Settings) -> list[Written]:
    """The readings that differ; in a question, those with different bounds."""
    if not settings.bounds:
        return list(found)
    return list(
        {
            (written.first, written.last, _clocks(written)): written
            for written in found
        }.values()
    )


def _clocks(written: Written) -> str:
    if "T" in written.edtf:
        return written.edtf
    return ""


def _languages(parts: tuple[Token, ...], settings: Settings) -> tuple[str, ...]:
    """The languages that have all the words of a text; any one for a text without words."""
    wanted = {token.text for token in parts if token.kind == "word"}
    known = settings.languages or tuple(LANGUAGES)
    if wanted:
        return tuple(name for name in known if wanted <= lexicon(name).known)
    return known[:1]


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
            return _unless_contradicted(text, found[0], refusals)
        return _two_readings([found[0].edtf, in_words(text)], ("pairs",))
    if found:
        readings = [_sure_form(written.edtf, text) for written in found]
        return _two_readings(readings, _settled_by(text, settings))
    return _typable(_refusal(text, refusals, settings))


def _typable(unread: Unread) -> Unread:
    """The refusal without codes of EDTF that would be read as a pair of years: spring 1912 instead of 1912-21."""
    for reading in unread.readings:
        worded = _sure_form(reading, "")
        if worded != reading:
            remedy = re.sub(rf"{reading}(?![/\d-])", worded, unread.remedy)
            known = tuple(worded if r == reading else r for r in unread.readings)
            unread = replace(unread, remedy=remedy, readings=known)
    return unread


def _unless_contradicted(
    text: str, written: Written, refusals: list[Unread]
) -> Written | Unread:
    """The date, unless a word is a weekday in another language and contradicts it.

    'We' is Wednesday in English and 'on' in Polish. A weekday of the date's own language confirms it: 'di' is Tuesday
    in German and Sunday in French.
    """
    words = words_of(text)
    days = [lexicon(name).days.keys() for name in written.languages]
    if any(word in named for word in words for named in days):
        return written
    for unread in refusals:
        if unread.contradicted and unread.contradicted in written.edtf:
            return unread
    return written


def _sure_form(edtf: str, text: str) -> str:
    """A date in EDTF, in words where it would be read as a pair of years, or looks like one."""
    if not _EDTF_CODE.fullmatch(edtf):
        return edtf
    if _PAIR.fullmatch(text) or int(edtf[5:]) > int(edtf[2:4]):
        return in_words(edtf)
    return edtf


def _refusal(text: str, refusals: list[Unread], settings: Settings) -> Unread:
    """The surest reason why a text isn't read; a part without a year says nothing where there is a year."""
    if re.search(r"\d{4}", text):
        refusals = [unread for unread in refusals if unread.kind != "no year"]
    if several := _contradicted_in_each_order(refusals):
        return several
    # the last ones are about most of the text
    latest_first = refusals[::-1]
    for refusal in sorted(latest_first, key=lambda unread: _SURE.index(unread.kind)):
        if "century" not in refusal.settings:
            return refusal
        # 32 of 32 Nov 1956 is no year in any century
        if with_century := _with_centuries(text, settings):
            return with_century
    return _why_not(text)


def _contradicted_in_each_order(refusals: list[Unread]) -> Unread | None:
    """Why 'Wed 10/1/2021' is refused, which is no Wednesday in either order of day and month."""
    found = {}
    for unread in refusals:
        if unread.contradicted:
            found[unread.contradicted] = unread
    if len(found) < 2:
        return None
    problems = [unread.problem.removeprefix(": ") for unread in found.values()]
    readings = tuple(found)
    return Unread(
        "impossible",
        f": {', and '.join(problems)}",
        f"Write {' or '.join(readings)}, or leave the weekday out",
        readings,
        contradicted=readings[0],
    )


def _with_centuries(text: str, settings: Settings) -> Unread | None:
    """The readings of a year of two digits, in the centuries of most chronologies."""
    readings: list[str] = []
    for century in (19, 20):
        found = _read(text, replace(settings, century=century, near=None))
        readings += [found.edtf] if isinstance(found, Written) else found.readings
    if not readings:
        return None
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


def in_words(text: str) -> str:
    """EDTF's 1936-39 or 1904-05 in words, which no one takes for two years: late 1936, May 1904."""
    year, code = text[:4], int(text[5:])
    if code <= 12:
        return f"{MONTHS[code - 1]} {year}"
    named = {
        21: "spring {}",
        22: "summer {}",
        23: "autumn {}",
        24: f"winter {{}}-{int(year[2:]) + 1:02}",
        **{32 + n: f"Q{n} {{}}" for n in (1, 2, 3, 4)},
        37: "early {}",
        38: "mid-{}",
        39: "late {}",
        40: "first half of {}",
        41: "second half of {}",
    }
    if code in named:
        return named[code].format(year)
    single = read_single(f"{year}-{code}")
    assert single
    season = single.bounds
    return f"[{season.lower.iso_day[:-3]}..{season.upper.iso_day[:-3]}]"


def _settled_by(text: str, settings: Settings) -> tuple[Setting, ...]:
    if _PAIR_WITHIN.search(text):
        return ("pairs",)
    if settings.order is None and re.search(r"\d[/-]\d", text):
        return ("order",)
    return ("language",)


def _two_readings(readings: list[str], settings: tuple[Setting, ...]) -> Unread:
    return Unread(
        "ambiguous",
        f" is ambiguous{_choice(readings, settings)}",
        f"Write {' or '.join(readings)}",
        tuple(readings),
        settings,
    )


def _choice(readings: list[str], settings: tuple[Setting, ...]) -> str:
    """': 7 May or 5 July 2019?', ': the years 1936 to 1939, or late 1936?'"""
    if "pairs" in settings and len(readings) == 2:
        years, other = sorted(readings, key=lambda reading: "/" not in reading)
        return f": the years {years.replace('/', ' to ')}, or {other}?"
    if all(re.fullmatch(r"\d{4}-\d\d-\d\d", reading) for reading in readings):
        words = [day_words(from_iso(reading)) for reading in readings]
        if len({reading[:4] for reading in readings}) == 1:
            words[:-1] = [word.rpartition(" ")[0] for word in words[:-1]]
        return f": {' or '.join(words)}?"
    return ""


def _why_not(text: str) -> Unread:
    if _RELATIVE.search(text):
        return Unread(
            "relative",
            " depends on the day it is read",
            "write the date itself, such as 2022-01-10",
        )
    if re.fullmatch(r"\d\d", text):
        return Unread(
            "unknown",
            " is only a number",
            f"write a year with four digits, such as 19{text} or 20{text}, or as AD {text} or {text} BC",
        )
    if re.fullmatch(r"\d{1,3}", text):
        return Unread(
            "unknown",
            " is only a number",
            f"write a year as {int(text):04}, AD {text} or {text} BC",
        )
    if not re.search(r"\d{3}", text) and _has_known_words(text):
        return Unread(
            "no year",
            " has no year",
            "write the date with four digits for its year, such as 2022-01-10",
        )
    return _unknown_word(text) or _UNKNOWN


def _unknown_word(text: str) -> Unread | None:
    """Why a text is refused in which one word is no word of a date in any language."""
    try:
        parts = tokens(text.replace("(", ", ").replace(")", ", "))
    except Impossible:
        return None
    known = [lexicon(language).known for language in LANGUAGES]
    words = [token.text for token in parts if token.kind == "word"]
    unknown = [word for word in words if not any(word in found for found in known)]
    numbers = any(token.kind in ("number", "clock") for token in parts)
    if len(unknown) != 1 or not numbers:
        return None
    return replace(_UNKNOWN, problem=f": {unknown[0]!r} isn't understood in a date")


def _has_known_words(text: str) -> bool:
    """Whether all words of a text are words of dates in one language, and one of them or a number says when."""
    try:
        parts = tokens(text)
    except Impossible:
        return False
    words = {token.text for token in parts if token.kind == "word"}
    languages = _languages(parts, ANY)
    if not words or not languages:
        return False
    return len(words) < len(parts) or any(
        not words.isdisjoint(_units(language)) for language in languages
    )


@lru_cache
def _units(language: str) -> frozenset[str]:
    """The words of a language that say when: months, weekdays, seasons, feasts and parts of the day."""
    found = lexicon(language)
    roles = (*SEASONS, *MOVABLE_FEASTS, *FIXED_FEASTS, *PARTS_OF_DAY)
    words = {word for role in roles for phrase in found.roles[role] for word in phrase}
    return frozenset({*found.months, *found.days, *words})
