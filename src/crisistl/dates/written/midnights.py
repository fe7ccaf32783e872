"""Midnight where a text shows of which day: after midnight on 7 November, 10 pm to midnight on 7 November."""

from collections.abc import Iterator

from crisistl.dates.written import singles
from crisistl.dates.written.alternatives import alternatives
from crisistl.dates.written.ranges import ranges
from crisistl.dates.written.sides import Core, Sides
from crisistl.dates.written.singles import MIDNIGHT


def midnights_between(reader: Sides, i: int) -> Iterator[tuple[Core, int]]:
    """Midnight between 6 and 7 November 1956, midnight of 6-7 November: the beginning of the second day."""
    start = i
    leads = _is_midnight(reader, i)
    if leads:
        start = max(reader.role(i + 1, "of"), default=reader.skipped(i + 1))
    elif not any(token.clock for token in reader.tokens):
        return
    for core, end in (*ranges(reader, start), *alternatives(reader, start)):
        after = reader.skipped(end)
        if not leads and not _is_midnight(reader, after):
            continue
        if core.last and _are_two_days(core):
            text = f"{singles.iso(core.last)}T00:00"
            last = end if leads else after + 1
            yield Core(text, core.last, core.last, False, core.short), last


def _is_midnight(reader: Sides, i: int) -> bool:
    clock = reader.token(i).clock
    return clock is not None and clock.edtf == MIDNIGHT


def _are_two_days(core: Core) -> bool:
    """Whether a range is of a day and the one after it."""
    if core.first is None or core.last is None or "T" in core.edtf:
        return False
    names_days = core.edtf.lstrip("[-").count("-") >= 4
    return names_days and singles.moved(core.first, 1) == core.last
