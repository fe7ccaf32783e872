"""One term of what people type: an EDTF date, a form of their own, or one with a word before it."""

import re

from crisistl.dates import units
from crisistl.dates.edtf import outer_bounds
from crisistl.dates.forms import FORMS, Asked, Form, first_fitting
from crisistl.dates.lexicon import THIRD, THIRDS, WEEKDAY, WEEKDAY_NUMBERS
from crisistl.dates.period import Period
from crisistl.dates.refusal import Refusal, quoted
from crisistl.dates.single import read_single
from crisistl.dates.unclear import UNCLEAR
from crisistl.dates.words import WEEKDAYS, unit_of


def read_term(text: str, asked: Asked) -> Period | None:
    """The period that a text without a joint ('..', 'to', 'since') is; None when no form fits."""
    return _read(text, asked, (*FORMS, *_PREFIXED, *UNCLEAR))


def _read_rest(text: str, asked: Asked) -> Period | None:
    """What stands after a prefix; a second prefix does not."""
    return _read(text, asked, (*FORMS, *UNCLEAR))


def _read(text: str, asked: Asked, forms: tuple[Form, ...]) -> Period | None:
    single = read_single(text.upper())
    if single is not None:
        return single.bounds
    if text.startswith(("[", "{")):
        return outer_bounds(text.upper().replace(" ", ""))
    return first_fitting(forms, text, asked)


def _third(match: re.Match[str], asked: Asked) -> Period | None:
    whole = _read_rest(match["rest"], asked)
    if whole is None:
        return None
    which = THIRDS[match["third"].lower().removesuffix(" of")]
    lower, upper = whole.lower, whole.upper
    match unit_of(lower, upper):
        case "year":
            return units.months(lower.year, 4 * which + 1, 4)
        case "month":
            first = lower.replace(day=10 * which + 1)
            return Period(first, upper if which == 2 else first.replace(day=10 * which + 10))
    raise Refusal(
        f": {quoted(match['third'])} goes with a month and its year, or with a year."
        " Write 'early January 2022' or 'early 2022'."
    )


def _checked_weekday(match: re.Match[str], asked: Asked) -> Period | None:
    """'Mon 10 Jan 2022', when that is a Monday."""
    period = _read_rest(match["rest"], asked)
    if period is None:
        return None
    if period.lower != period.upper:
        raise Refusal(": a weekday goes with one day. Write 'Mon 10 Jan 2022', or leave the weekday out.")
    said, real = WEEKDAY_NUMBERS[match["weekday"].lower()], period.lower.weekday()
    if said != real:
        raise Refusal(
            f": {period.lower} is a {WEEKDAYS[real]}, not a {WEEKDAYS[said]}."
            " Correct the date, or leave the weekday out."
        )
    return period


_PREFIXED: tuple[Form, ...] = (
    (rf"(?:the )?(?P<third>{THIRD})[ -](?:in )?(?P<rest>.+)", _third),
    (rf"(?P<weekday>{WEEKDAY})[.,]{{0,2}} (?P<rest>.+)", _checked_weekday),
)
