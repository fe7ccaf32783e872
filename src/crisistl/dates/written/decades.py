"""Decades as people write them: the 1960s, 1960er Jahre, années 60, the sixties, anni Sessanta del XX secolo."""

from collections.abc import Iterator
from dataclasses import replace

from crisistl.dates.written import singles
from crisistl.dates.written.centuries import centuries
from crisistl.dates.written.cursor import Cursor
from crisistl.dates.written.decade_words import TENS
from crisistl.dates.written.singles import Single
from crisistl.dates.written.values import Unread

Found = Iterator[tuple[Single, int]]


def decades(reader: Cursor, i: int) -> Found:
    """The decades that begin at the token `i`, each with its end; what is refused is noted in the reader."""
    yield from _with_ending(reader, i)
    yield from _after_its_word(reader, i)
    yield from _named(reader, i)


def adjacent_decades(reader: Cursor, i: int) -> Iterator[tuple[Single, Single, int]]:
    """Both decades of 'the 1950s and 1960s' and '480s-470s BC', and the end of the second."""
    if reader.has("bc"):
        yield from _before_the_year_one(reader, i)
    if not reader.has("and"):
        return
    for first, end in decades(reader, i):
        for joint in reader.role(reader.skipped(end), "and"):
            for last, after in decades(reader, reader.skipped(joint, "the")):
                if last.lower[0] == first.upper[0] + 1:
                    yield first, last, after


def _before_the_year_one(
    reader: Cursor, i: int
) -> Iterator[tuple[Single, Single, int]]:
    """Two decades of which only the second has its era beside it."""
    for first, end in _with_ending(reader, i):
        joints = [*reader.role(end, "to"), *reader.role(end, "and")]
        if reader.is_mark(end, "-"):
            joints.append(end + 1)
        for joint in joints:
            for last, after in decades(reader, reader.skipped(joint, "the")):
                earlier = _decade(first.lower[0], "bc")
                if last.upper[0] < 1 and earlier.lower < last.lower:
                    yield earlier, last, after


def _with_ending(reader: Cursor, i: int) -> Found:
    """1960s, 1960's, 1960er Jahre, 1960-е годы, 60-е годы."""
    if reader.is_mark(i, "'"):
        i += 1
    digits = _digits(reader, i)
    if digits is None:
        return
    start = i + 1
    if reader.is_mark(start, "'", "-") and not reader.token(start).spaced:
        start += 1
    if not reader.token(start).spaced:
        for end in reader.role(start, "decade"):
            yield from _of(reader, digits, end)
    if reader.token(i).ordinal:
        for end in reader.role(i + 1, "decade after"):
            yield from _of(reader, digits, end)


def _after_its_word(reader: Cursor, i: int) -> Found:
    """Années 1960, anni '60, lata 60., jaren zestig."""
    for start in reader.role(i, "decade of"):
        start = reader.skipped(start, "the")
        if reader.is_mark(start, "'"):
            start += 1
        digits = _digits(reader, start)
        if digits is not None:
            yield from _alone(reader, digits, reader.skipped(start + 1))
        for number in TENS:
            for end in reader.role(start, f"tens {number}"):
                yield from _of(reader, str(number), end)


def _alone(reader: Cursor, digits: str, end: int) -> Found:
    """A decade whose number isn't the first of several, since 'années 1960-70' may be years."""
    if reader.is_mark(end, "-", "/"):
        return
    for role in ("to", "and", "or"):
        if [*reader.role(end, role)] and end < len(reader.tokens):
            return
    yield from _of(reader, digits, end)


def _named(reader: Cursor, i: int) -> Found:
    """The sixties, sechziger Jahre, шестидесятые годы."""
    if reader.words.language not in _NAMED_ALONE:
        return
    for number in TENS:
        for end in reader.role(i, f"tens {number}"):
            yield from _of(reader, str(number), end)
            for after in reader.role(end, "decade after"):
                yield from _of(reader, str(number), after)


_NAMED_ALONE = ("en", "de", "ru", "uk")
"""Languages in which the name of the tens is that of the decade: in others 'sessanta' is the number 60."""


def _digits(reader: Cursor, i: int) -> str | None:
    token = reader.token(i)
    if token.kind == "number" and 2 <= len(token.text) <= 4:
        return token.text
    return None


def _of(reader: Cursor, digits: str, end: int) -> Found:
    """The decade of two to four digits; two need an era or a century: 'anni 60 del XX secolo'."""
    if not digits.endswith("0"):
        problem = ": a decade begins with a year that ends in 0"
        unread = Unread("impossible", problem, f"Write {digits[:-1]}0s")
        reader.refusals.append(unread)
    elif eras := reader.eras(end):
        for era, after in eras:
            yield from _one_decade(reader, int(digits), era, after)
    elif len(digits) > 2:
        yield from _one_decade(reader, int(digits), "", end)
    else:
        yield from _of_two_digits(reader, int(digits), end)


def _one_decade(reader: Cursor, first: int, era: str, end: int) -> Found:
    """The decade of a year as it is written, which is a hundred years in '1900s'."""
    if not first:
        return
    decade = _decade(first, era)
    if first % 100:
        yield decade, end
        return
    century = _decade(first, era, 100)
    readings = (decade.text, century.text)
    problem = " has two readings: ten years or a hundred?"
    remedy = f"Write {' or '.join(readings)}"
    reader.refusals.append(Unread("ambiguous", problem, remedy, readings))


def _of_two_digits(reader: Cursor, tens: int, end: int) -> Found:
    """The decade of two digits in the century after it, or in that of the settings."""
    with_century = False
    for found, after in centuries(reader, reader.skipped(end, "of", "the")):
        if found.unit == "century":
            with_century = True
            yield _in_century(found, tens), after
    if with_century:
        return
    century = reader.settings.century
    if century is None or reader.is_far(100 * century + tens):
        reader.refusals.append(_which_century(f"{tens:02}"))
    else:
        yield replace(_decade(100 * century + tens), short=True), end


def _in_century(century: Single, tens: int) -> Single:
    first = century.lower[0]
    if first > 0:
        return _decade(first + tens)
    # the 60s of the 5th century BC are 469 to 460 BC
    return _decade(1 - century.upper[0] - 1 + tens, "bc")


def _decade(first: int, era: str = "", count: int = 10) -> Single:
    """The decade of a year that ends in 0, or the hundred years of one that ends in 00.

    The 480s BC are 489 to 480 BC. EDTF's -048X is a year off them, so they are a set of years.
    """
    if era == "bc":
        years = singles.year_set(2 - first - count, 1 - first)
        return replace(years, unit="decade")
    text = f"{first // 10:03}X"
    if count == 100:
        text = f"{first // 100:02}XX"
    return singles.years(first, first + count - 1, text, "decade")


def _which_century(digits: str) -> Unread:
    readings = (f"19{digits}s", f"20{digits}s")
    remedy = f"Write {' or '.join(readings)}"
    return Unread("ambiguous", ": of which century?", remedy, readings, ("century",))
