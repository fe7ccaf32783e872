"""Known layouts: the headings of public data sets whose files have none."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Row = Sequence[str]

_ENOUGH = 0.9
_CODE = re.compile(r"[A-Z]{2,3}[A-Z0-9]*|---")


def _is_keds(row: Row) -> bool:
    """KEDS and TABARI: the day as yymmdd, the sides as codes of three letters and more, a code of WEIS or CAMEO."""
    if not 4 <= len(row) <= 6:
        return False
    if re.fullmatch(r"\d{6}", row[0]) is None:
        return False
    if _CODE.fullmatch(row[1]) is None:
        return False
    if _CODE.fullmatch(row[2]) is None:
        return False
    return re.fullmatch(r"\d{2,4}", row[3]) is not None


def _is_phoenix(row: Row) -> bool:
    """Phoenix: an id, the day as yyyymmdd and again in three parts, the sides with their parts, codes of CAMEO."""
    if len(row) < 19:
        return False
    if re.fullmatch(r"\d{8}", row[1]) is None:
        return False
    if row[1][:4] != row[2]:
        return False
    if re.fullmatch(r"\d{1,2}", row[3]) is None:
        return False
    return re.fullmatch(r"\d{1,2}", row[4]) is not None


_KEDS = ("date", "source name", "target name", "event code", "verb", "event text")
_SIDES = (
    "event id", "date", "year of date", "month of date", "day of date",
    "source name", "source entity", "source role", "source attribute",
    "target name", "target entity", "target role", "target attribute",
    "event code", "root code", "quad class", "goldstein",
)  # fmt: skip
# the two forms in which it was published
_PHOENIX_26 = (
    *_SIDES, "issues", "lat", "lon", "place", "state", "country", "sentence id", "url", "outlet",
)  # fmt: skip
_PHOENIX_29 = (
    *_SIDES, *(f"column {place}" for place in range(18, 23)),
    "lon", "lat", "place", "state", "country", "outlet", "url",
)  # fmt: skip
YEARS_OF_KEDS = range(1945, 2045)
"""What its years of two digits mean: a program coded the events, of news reports."""


@dataclass(frozen=True)
class KnownLayout:
    """The headings of a data set, and the century in which its years of two digits begin, if it has any."""

    title: str
    headings: tuple[str, ...]
    matches: Callable[[Row], bool]
    short_years: range | None = None


LAYOUTS = (
    KnownLayout("KEDS", _KEDS, _is_keds, YEARS_OF_KEDS),
    KnownLayout(
        "Phoenix", _PHOENIX_26, lambda row: len(row) == 26 and _is_phoenix(row)
    ),
    KnownLayout(
        "Phoenix", _PHOENIX_29, lambda row: len(row) == 29 and _is_phoenix(row)
    ),
    KnownLayout("Phoenix", _SIDES, _is_phoenix),
)


def known_layout(rows: Sequence[Row]) -> KnownLayout | None:
    """The data set that rows without headings are of; None where they are of none."""
    for layout in LAYOUTS:
        if sum(map(layout.matches, rows)) >= _ENOUGH * len(rows):
            return layout
    return None
