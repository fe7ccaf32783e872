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
    """Both decades of 'the 1950s and 1960s', and the end of the second."""
    if not reader.has("and"):
        return
    for first, end in decades(reader, i):
        for joint in reader.role(reader.skipped(end), "and"):
            for last, after in decades(reader, reader.skipped(joint, "the")):
                if last.lower[0] == first.upper[0] + 1:
                    yield first, last, after


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
    if token.kind == "number" and len(token.text) in (2, 4):
        return token.text
    return None


def _of(reader: Cursor, digits: str, end: int) -> Found:
    """The decade of two or four digits; two need a century, which may follow: 'anni 60 del XX secolo'."""
    if not digits.endswith("0"):
        problem = ": a decade begins with a year that ends in 0"
        unread = Unread("impossible", problem, f"Write {digits[:-1]}0s")
        reader.refusals.append(unread)
        return
    if len(digits) == 4:
        yield from _checked(reader, digits, end)
        return
    with_century = False
    for found, after in centuries(reader, reader.skipped(end, "of", "the")):
        if found.unit == "century":
            with_century = True
            first = found.lower[0] + int(digits)
            yield _decade(first), after
    if with_century:
        return
    century = reader.settings.century
    if century is None or reader.is_far(100 * century + int(digits)):
        reader.refusals.append(_which_century(digits))
    else:
        first = 100 * century + int(digits)
        yield replace(_decade(first), short=True), end


def _checked(reader: Cursor, digits: str, end: int) -> Found:
    if digits.endswith("00"):
        readings = (f"{digits[:3]}X", f"{digits[:2]}XX")
        problem = " has two readings: ten years or a hundred?"
        remedy = f"Write {' or '.join(readings)}"
        reader.refusals.append(Unread("ambiguous", problem, remedy, readings))
    elif int(digits):
        yield _decade(int(digits)), end


def _decade(first: int) -> Single:
    return singles.years(first, first + 9, f"{first // 10:03}X", "decade")


def _which_century(digits: str) -> Unread:
    readings = (f"19{digits}s", f"20{digits}s")
    remedy = f"Write {' or '.join(readings)}"
    return Unread("ambiguous", ": of which century?", remedy, readings, ("century",))
