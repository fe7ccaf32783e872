"""Clock: the options that say what day it is and how dates are written."""

import os
from datetime import date, datetime, tzinfo
from typing import Annotated

from crisistl.cli.completion import values
from crisistl.cli.declaring import Option
from crisistl.cli.options import DATES
from crisistl.dates import DateOrder
from crisistl.errors import UsageError
from crisistl.frozen import frozen

DateOrderOption = Annotated[
    str | None,
    Option(
        "--date-order",
        metavar="dmy|mdy",
        rich_help_panel=DATES,
        autocompletion=values("dmy", "mdy"),
        help="The order of typed dates such as 10/01/2022. Default: CRISISTL_DATE_ORDER.",
    ),
]
"""The option of every command to which dates are typed."""


@frozen(slots=False)
class Clock:
    """The day that counts as today."""

    today: Annotated[
        str | None,
        Option("--today", hidden=True, help="The day that counts as today."),
    ] = None

    def day(self) -> date:
        """Today: `--today`, then CRISISTL_TODAY, then the system's date."""
        named = self.today or os.environ.get("CRISISTL_TODAY")
        if not named:
            return date.today()
        try:
            return datetime.fromisoformat(named).date()
        except ValueError:
            raise UsageError(f"--today {named!r}: write a day as YYYY-MM-DD") from None

    def now(self, zone: tzinfo | None = None) -> date:
        """The time now, as a `datetime` on the clock of a zone; a day alone where `--today` gives no time."""
        named = self.today or os.environ.get("CRISISTL_TODAY")
        if not named:
            return datetime.now(zone).replace(tzinfo=None, microsecond=0)
        day = self.day()  # refuses what is not a day or a time
        if len(named) <= len("2022-01-27"):
            return day
        return datetime.fromisoformat(named).replace(tzinfo=None)


def typed_order(text: str | None) -> DateOrder | None:
    """The order of typed dates: `--date-order`, then CRISISTL_DATE_ORDER. UsageError where it is none."""
    return date_order("--date-order", text or os.environ.get("CRISISTL_DATE_ORDER"))


def date_order(option: str, text: str | None) -> DateOrder | None:
    """The order of two numbers before a year, as an option gives it; UsageError where it is none."""
    if text in (None, "", "dmy", "mdy"):
        return text or None  # type: ignore[return-value]
    raise UsageError(f"{option} {text!r}: use dmy or mdy")
