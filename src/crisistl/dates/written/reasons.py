"""Why a text has no reading: what it lacks, or which of its words isn't known."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from crisistl.dates.written.feast_words import FEASTS
from crisistl.dates.written.tokens import Token, tokens
from crisistl.dates.written.values import Impossible, Settings, Unread
from crisistl.dates.written.words import LANGUAGES, PARTS_OF_DAY, SEASONS, lexicon

_ANY = Settings()
_RELATIVE = re.compile(
    r"\b(?:today|now|yesterday|tomorrow|ago"
    r"|(?:last|next|this|past|previous) (?:week|month|year|quarter|spring|summer|autumn|fall|winter|\w+day)"
    r"|(?:last|next|past) \w+ (?:days|weeks|months|years))\b"
)
UNKNOWN = Unread(
    "unknown",
    " isn't a known form of date",
    "write it like 2022-01-10, 2022-01, 10 January 2022 or about 1962",
)


def why_not(text: str) -> Unread:
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
    if count := _count(text):
        return count
    if not re.search(r"\d{3}", text) and _has_known_words(text):
        return Unread(
            "no year",
            " has no year",
            "write the date with four digits for its year, such as 2022-01-10",
        )
    return _unknown_word(text) or UNKNOWN


def _count(text: str) -> Unread | None:
    """What a long number may count: days of a spreadsheet, or seconds or milliseconds since 1970."""
    if re.fullmatch(r"[1-9]\d{4}", text):
        what = "the days of a spreadsheet"
        day = str(date(1899, 12, 30) + timedelta(int(text)))
    elif re.fullmatch(r"-?[1-9]\d{8,9}", text):
        what, day = "seconds since 1970", _after_1970(int(text))
    elif re.fullmatch(r"-?[1-9]\d{11,12}", text):
        what, day = "milliseconds since 1970", _after_1970(int(text) / 1000)
    else:
        return None
    return Unread(
        "unknown",
        f" is only a number; if it counts {what}, it is {day}",
        f"write it as {day}",
    )


def _after_1970(seconds: float) -> str:
    moment = datetime(1970, 1, 1) + timedelta(seconds=seconds)
    return f"{moment.isoformat(timespec='seconds')}Z"


def _unknown_word(text: str) -> Unread | None:
    """Why a text is refused in which one word is no word of a date in any language."""
    try:
        parts = tokens(text.replace("(", ", ").replace(")", ", "))
    except Impossible:
        return None
    words = [token.text for token in parts if token.kind == "word"]
    unknown = [word for word in words if word not in _words_of_dates()]
    numbers = any(token.kind in ("number", "clock") for token in parts)
    if len(unknown) != 1 or not numbers:
        return None
    return replace(UNKNOWN, problem=f": {unknown[0]!r} isn't understood in a date")


@cache
def _words_of_dates() -> frozenset[str]:
    """The words of dates in all languages."""
    return frozenset().union(*(lexicon(language).known for language in LANGUAGES))


def _has_known_words(text: str) -> bool:
    """Whether all words of a text are words of dates in one language, and one of them or a number says when."""
    try:
        parts = tokens(text)
    except Impossible:
        return False
    words = {token.text for token in parts if token.kind == "word"}
    languages = languages_of(parts, _ANY)
    if not words or not languages:
        return False
    return len(words) < len(parts) or any(
        not words.isdisjoint(_units(language)) for language in languages
    )


@lru_cache
def _units(language: str) -> frozenset[str]:
    """The words of a language that say when: months, weekdays, seasons, feasts and parts of the day."""
    found = lexicon(language)
    roles = (*SEASONS, *FEASTS, *PARTS_OF_DAY)
    words = {word for role in roles for phrase in found.roles[role] for word in phrase}
    return frozenset({*found.months, *found.days, *words})


def languages_of(parts: tuple[Token, ...], settings: Settings) -> tuple[str, ...]:
    """The languages that have all the words of a text; any one for a text without words."""
    wanted = {token.text for token in parts if token.kind == "word"}
    known = settings.languages or tuple(LANGUAGES)
    if wanted:
        return tuple(name for name in known if wanted <= lexicon(name).known)
    return known[:1]
