"""Read a text with a date: every reading in every language, and the answer only where there is one."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import product

from crisistl.dates.written.choices import (
    PAIR,
    in_words,
    settled_by,
    sure_form,
    two_forms,
    typable,
)
from crisistl.dates.written.no_dates import no_date
from crisistl.dates.written.reasons import UNKNOWN, languages_of, why_not
from crisistl.dates.written.shortcuts import day_in_numbers, plain_day, stamp
from crisistl.dates.written.sides import Core
from crisistl.dates.written.spans import Spans
from crisistl.dates.written.spoken_hours import with_digits
from crisistl.dates.written.tokens import Token, has_other_digits, plain, tokens
from crisistl.dates.written.values import (
    Impossible,
    Order,
    Settings,
    Unread,
    Written,
)
from crisistl.dates.written.words import (
    lexicon,
    words_of,
)

_LONGEST = 200
ANY = Settings()
_DASHED = re.compile(
    r"\d{4}(?: ?[–—] ?| - )\d{1,2}(?![-–—./\d])"
)  # 1936–39 or 1936 - 39, which are never EDTF
_NUMERIC = re.compile(r"(?<!\d)\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d\d)(?!\d)")


@lru_cache(maxsize=1 << 16)
def read_written(text: str, settings: Settings = ANY) -> Written | Unread:
    """The date that a text means, in EDTF; Unread where it has none, or more than one reading.

    Every word and number has to have a role. Nothing depends on the day on which the text is read.
    """
    written = with_digits(plain(text))
    if _DASHED.search(text):
        settings = replace(settings, pairs="ranges")
    return (
        _no_text(written)
        or plain_day(written, settings)
        or day_in_numbers(written, settings)
        or stamp(written)
        or no_date(written, settings)
        or _read(written, settings)
    )


def _no_text(text: str) -> Unread | None:
    """Why a text can't be read at all, whatever it says."""
    if not text:
        return Unread("no date", " is empty", "Write a date")
    if len(text) > _LONGEST:
        return UNKNOWN
    if has_other_digits(text):
        return Unread(
            "unknown", ": dates have the digits 0 to 9", "Write 1962-10-16, for example"
        )
    return None


def _read(text: str, settings: Settings) -> Written | Unread:
    try:
        parts = tokens(text.replace("(", ", ").replace(")", ", "))
    except Impossible as error:
        return _with_readings_in_edtf(error.unread, settings)
    found: dict[tuple[str, str | None], Written] = {}
    refusals: list[Unread] = []
    worded = any(token.kind == "word" for token in parts)
    zone = _zone_of(parts)
    for language, order in product(
        languages_of(parts, settings), _orders(text, settings)
    ):
        spans = Spans(parts, lexicon(language), replace(settings, order=order))
        for core, part_of_day in spans.readings():
            written = _written(core, part_of_day, zone, spans.relative)
            if worded:
                known = found.get((core.edtf, part_of_day), written).languages
                languages = tuple(dict.fromkeys((*known, language)))
                written = replace(written, languages=languages)
            found[core.edtf, part_of_day] = written
        refusals += spans.refusals
    readings = _with_full_years([*found.values()], text)
    return _answer(text, _distinct(readings, settings), refusals, settings)


def _orders(text: str, settings: Settings) -> tuple[Order | None, ...]:
    """The orders of day and month to try; both ends of a range have the same one."""
    if settings.order is None and len(_NUMERIC.findall(text)) > 1:
        return "dmy", "mdy"
    return (settings.order,)


def _zone_of(parts: tuple[Token, ...]) -> str | None:
    """The zones beside the times of a text that EDTF can't write."""
    clocks = [token.clock for token in parts if token.clock]
    return ", ".join(sorted({clock.zone for clock in clocks if clock.zone})) or None


def _with_readings_in_edtf(unread: Unread, settings: Settings) -> Unread:
    """The refusal with EDTF for its readings; without readings where these need another date beside them."""
    found = [_read(text, settings) for text in unread.readings]
    dates = tuple(written.edtf for written in found if isinstance(written, Written))
    if not dates or len(dates) < len(found):
        return replace(unread, readings=())
    return replace(unread, remedy=f"Write {' or '.join(dates)}", readings=dates)


def _with_full_years(found: list[Written], text: str) -> list[Written]:
    """The readings without those that take a day for a year of two digits beside a year of four."""
    full = [written for written in found if not written.short]
    if full and re.search(r"\d{4}", text):
        return full
    return found


def _written(
    core: Core, part_of_day: str | None, zone: str | None, relative: bool
) -> Written:
    return Written(
        core.edtf,
        part_of_day,
        zone,
        short=core.short,
        first=core.first,
        last=core.last,
        limits=core.limits,
        relative=relative,
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


def _answer(
    text: str, found: list[Written], refusals: list[Unread], settings: Settings
) -> Written | Unread:
    if len(found) == 1:
        pair = PAIR.fullmatch(text)
        if (
            not pair
            or settings.pairs in ("ranges", "edtf")
            or not 21 <= int(pair[2]) <= 41
            or "/" in text
        ):
            return _unless_contradicted(text, found[0], refusals)
        return two_forms([found[0].edtf, in_words(text)], ("pairs",))
    if found:
        readings = [sure_form(written.edtf, text) for written in found]
        return two_forms(readings, settled_by(text, settings))
    return typable(_refusal(text, refusals, settings))


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
    return why_not(text)


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
    by_century: list[tuple[str, ...]] = []
    contradicted: list[bool] = []
    for century in (19, 20):
        found = _read(text, replace(settings, century=century, near=None))
        if isinstance(found, Written):
            by_century.append((found.edtf,))
            contradicted.append(False)
        else:
            by_century.append(found.readings)
            contradicted.append(bool(found.contradicted))
    if not all(contradicted):  # the weekday fits in one of the centuries
        pairs = zip(by_century, contradicted, strict=True)
        by_century = [() if wrong else readings for readings, wrong in pairs]
    first, second = by_century
    if first == second:
        return None  # it isn't the century that is open: summer 1962/63
    readings = [*dict.fromkeys((*first, *second))]
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
