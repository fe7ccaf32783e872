"""Several readings of a text, spelled out so that each can be typed in its place."""

import re
from dataclasses import replace

from crisistl.dates.axis import from_iso
from crisistl.dates.single import read_single
from crisistl.dates.words import MONTHS, day_words
from crisistl.dates.written.values import Setting, Settings, Unread

PAIR = re.compile(r"(\d{4}) ?[-/] ?(\d{1,2})")
_EDTF_CODE = re.compile(r"\d{4}-\d\d")
_PAIR_WITHIN = re.compile(r"(?<![\d./-])\d{4} ?[-/] ?\d{1,2}(?![\d./-])")


def two_forms(readings: list[str], settings: tuple[Setting, ...]) -> Unread:
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


def settled_by(text: str, settings: Settings) -> tuple[Setting, ...]:
    if _PAIR_WITHIN.search(text):
        return ("pairs",)
    if settings.order is None and re.search(r"\d[/-]\d", text):
        return ("order",)
    return ("language",)


def sure_form(edtf: str, text: str) -> str:
    """A date in EDTF, in words where it would be read as a pair of years, or looks like one."""
    if not _EDTF_CODE.fullmatch(edtf):
        return edtf
    if PAIR.fullmatch(text) or int(edtf[5:]) > int(edtf[2:4]):
        return in_words(edtf)
    return edtf


def typable(unread: Unread) -> Unread:
    """The refusal without codes of EDTF that would be read as a pair of years: spring 1912 instead of 1912-21."""
    for reading in unread.readings:
        worded = sure_form(reading, "")
        if worded != reading:
            remedy = re.sub(rf"{reading}(?![/\d-])", worded, unread.remedy)
            known = tuple(worded if r == reading else r for r in unread.readings)
            unread = replace(unread, remedy=remedy, readings=known)
    return unread


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
