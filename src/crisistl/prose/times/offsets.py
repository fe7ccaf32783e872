"""Offsets: 'two days after' and the clause behind it, which has the date or is dated from the sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace

from crisistl.prose.times.calendar import day_span, shifted
from crisistl.prose.times.counted import number_of, unit_of
from crisistl.prose.times.mention import Mention, least

_OFFSET = re.compile(
    r"(?:about |some )?(?P<n>[\w -]+?) (?P<unit>day|week|month|year)s? (?P<dir>after|before)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.;!?](?:\s|$)")
_CLAUSE = re.compile(r"\s+[^,;:.!?]{3,160}")


def with_offsets(here: Sequence[Mention], text: str) -> list[Mention]:
    """The mentions of a paragraph, each offset with a clause behind it counted from the date that belongs to it.

    'They voted two days after rebels seized the port on 1 May': the vote was on 3 May (kind `counted`).
    'They voted on 3 May, two days after rebels seized the port': that was on 1 May (kind `offset`).
    """
    found = list(here)
    for place, mention in enumerate(found):
        offset = _OFFSET.fullmatch(" ".join(mention.text.split()))
        if mention.kind != "ago" or offset is None:
            continue
        if not _CLAUSE.match(text, mention.end):
            continue
        after = next(iter(found[place + 1 :]), None)
        if after and _is_in_clause(mention, after, text):
            moved = _moved(mention, offset, after, sign=1)
            if moved:
                found[place] = replace(moved, kind="counted")
            continue
        main = _main(found, place, text)
        moved = _moved(mention, offset, main, sign=-1) if main else None
        if moved:
            found[place] = replace(moved, kind="offset")
    return found


def _is_in_clause(offset: Mention, mention: Mention, text: str) -> bool:
    """Whether a date is in the clause behind an offset."""
    between = text[offset.end : mention.lead_start]
    is_nominal = not between.strip()
    return _is_day(mention) and not is_nominal and not re.search("[,;:.!?]", between)


def _main(found: Sequence[Mention], place: int, text: str) -> Mention | None:
    """The day of the main clause, before the offset or behind the clause that it begins."""
    offset = found[place]
    if place:
        before = found[place - 1]
        if _is_day(before) and not _ENDS.search(text[before.end : offset.start]):
            return before
    begins = re.search(r"(?:^|[.!?]\s+|\n)$", text[: offset.lead_start][-20:])
    after = next(iter(found[place + 1 :]), None)
    if begins and after and _is_day(after):
        between = text[offset.end : after.lead_start]
        if "," in between and not _ENDS.search(between):
            return after
    return None


def _is_day(mention: Mention) -> bool:
    return mention.first is not None and mention.first == mention.last


def _moved(
    mention: Mention, offset: re.Match[str], base: Mention, *, sign: int
) -> Mention | None:
    """The offset as a day, counted from another; `sign` is -1 where the other comes later in the count."""
    number = number_of(offset["n"].lower())
    if number is None or base.first is None:
        return None
    unit = unit_of(offset["unit"].lower())
    if offset["dir"].lower() == "before":
        sign = -sign
    try:
        found = day_span(shifted(base.first, sign * number, unit))
    except (ValueError, OverflowError):
        return None
    words = " ".join(mention.text.split())
    text = found.edtf if unit == "day" else f"{found.edtf}~"
    return replace(
        mention, date=text, first=found.first, last=found.last, value=found.value,
        why=f"{words!r}, counted from {base.text!r}", sure=least(base.sure, "medium"), counted=True,
    )  # fmt: skip
