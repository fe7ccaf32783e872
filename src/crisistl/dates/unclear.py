"""Forms that people type and that could mean two things, or not enough: each with what to write instead."""

import re
from typing import NoReturn

from crisistl.dates import calendar
from crisistl.dates.forms import Asked, Form, count_of
from crisistl.dates.lexicon import (
    CALENDAR_UNIT,
    CLOCK,
    COUNT,
    MONTH,
    MONTH_NUMBERS,
    NAMED_DAY,
    NAMED_MONTH,
    NUMBERED_DAY,
    SEASON,
    SEASONS,
    SHORT_UNIT,
    THIRD,
    UNIT,
    UNITS,
    WEEKDAY,
    WEEKDAY_NUMBERS,
    ZONE,
)
from crisistl.dates.refusal import Refusal, quoted
from crisistl.dates.words import WEEKDAYS, month_name


def _time_of_day(match: re.Match[str], asked: Asked) -> NoReturn:
    raise Refusal(
        " has no day",
        f"Write the day before it, for example {asked.today} {match['clock']}",
        "no year",
    )


def _zone_name(match: re.Match[str], asked: Asked) -> NoReturn:
    raise Refusal(
        f": {quoted(match['zone'])} is the name of several time zones",
        "Write the difference from UTC, such as +02:00 or Z",
        "ambiguous",
    )


def _number(match: re.Match[str], asked: Asked) -> NoReturn:
    raise Refusal(
        " is only a number",
        "Write a year (2022), a month (2022-01) or a day (2022-01-27)",
    )


def _six_digits(match: re.Match[str], asked: Asked) -> NoReturn:
    raise Refusal(
        ": six digits can be read two ways",
        f"Write {match['y']}-{match['m']} for a month, or a day as YYYY-MM-DD",
    )


def _month_in_digits(match: re.Match[str], asked: Asked) -> NoReturn:
    year, month = int(match["y"]), int(match["m"])
    calendar.check_month(year, month)
    two_digits = " with two digits," if len(match["m"]) == 1 else ""
    raise Refusal(
        f": months are written{two_digits} after the year",
        f"Write {year:04}-{month:02}",
    )


def _two_digit_year(match: re.Match[str], asked: Asked) -> NoReturn:
    raise Refusal(
        ": the year has two digits",
        "Write the year with four digits, first (YYYY-MM-DD)",
        "ambiguous",
    )


def _two_digit_year_in_words(match: re.Match[str], asked: Asked) -> NoReturn:
    raise Refusal(
        ": the year has two digits",
        "Write the year with four, for example '10 January 2022'",
        "ambiguous",
    )


def _two_digit_decade(match: re.Match[str], asked: Asked) -> NoReturn:
    raise Refusal(": of which century?", f"Write 19{match['n']} or 20{match['n']}")


def _no_year_in_digits(match: re.Match[str], asked: Asked) -> NoReturn:
    raise Refusal(" has no year", "Write the day as YYYY-MM-DD", "no year")


def _no_year(match: re.Match[str], asked: Asked) -> NoReturn:
    month, day = MONTH_NUMBERS[match["mon"].lower()], int(match["d"])
    leap_year = 2024
    calendar.day(leap_year, month, day)
    year = (
        asked.today.year
        if day <= calendar.last_day(asked.today.year, month)
        else leap_year
    )
    raise Refusal(
        " has no year", f"Write {year:04}-{month:02}-{day:02}, for example", "no year"
    )


def _bare_month(match: re.Match[str], asked: Asked) -> NoReturn:
    month = MONTH_NUMBERS[match["mon"].lower()]
    year = f"{asked.today.year:04}"
    raise Refusal(
        ": of which year?",
        f"Write '{month_name(month)} {year}' or {year}-{month:02}",
        "no year",
    )


def _bare_part_of_year(match: re.Match[str], asked: Asked) -> NoReturn:
    raise Refusal(
        ": of which year?",
        f"Write {asked.today.year:04}-{match[0].upper()}, for example",
        "no year",
    )


def _relative_month(match: re.Match[str], asked: Asked) -> NoReturn:
    month = month_name(MONTH_NUMBERS[match["mon"].lower()])
    raise Refusal(
        ": of which year?",
        f"Write '{month} {asked.today.year:04}', for example",
        "no year",
    )


def _bare_day(match: re.Match[str], asked: Asked) -> NoReturn:
    raise Refusal(
        ": of which month and year?",
        f"Write {asked.today.iso_day[:-3]}-DD, for example",
        "no year",
    )


def _bare_weekday(match: re.Match[str], asked: Asked) -> NoReturn:
    weekday = WEEKDAYS[WEEKDAY_NUMBERS[match["weekday"].lower()]]
    choice = f"'last {weekday.lower()}', 'this {weekday.lower()}' or 'next {weekday.lower()}'"
    raise Refusal(f": which {weekday}?", f"Write {choice}, or a date")


def _season(match: re.Match[str], asked: Asked) -> NoReturn:
    year = int(match["y"] or asked.today.year)
    months = calendar.months(year, SEASONS[match["season"].lower()], 3)
    raise Refusal(
        ": seasons differ by hemisphere, and so do their limits",
        f"Write the months, for example {months.lower.iso_day[:-3]}..{months.upper.iso_day[:-3]}",
    )


def _bare_amount(match: re.Match[str], asked: Asked) -> NoReturn:
    count, unit = str(count_of(match["n"])), UNITS[match["unit"].lower()]
    short = "min" if unit == "minute" else unit[0]
    units_ago = f"{count} {unit} ago" if count == "1" else f"{count} {unit}s ago"
    raise Refusal(
        ": before or after today?",
        f"Write {quoted(f'-{count}{short}')} or {quoted(units_ago)}",
    )


def _bare_shift(match: re.Match[str], asked: Asked) -> NoReturn:
    raise Refusal(
        ": days, weeks, months or years?",
        f"Write {quoted(match[0] + 'd')}, for example",
    )


def _past_unit(match: re.Match[str], asked: Asked) -> NoReturn:
    unit = match["unit"].lower()
    raise Refusal(
        f": the {unit} before this one, or up to today?",
        f"Write 'last {unit}' or 'last 1 {unit}'",
    )


UNCLEAR: tuple[Form, ...] = (
    (rf"(?:at )?(?P<clock>{CLOCK}) ?{ZONE}?", _time_of_day),
    (rf".*\d.* ?{CLOCK} ?(?P<zone>[A-Z]{{2,5}})", _zone_name),
    (r"(?P<y>\d{4})(?P<m>\d\d)", _six_digits),
    (r"\d+", _number),
    (r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})", _month_in_digits),
    (r"(?P<m>\d{1,2})[-/.](?P<y>\d{4})", _month_in_digits),
    (r"\d{1,2}(?P<sep>[-/.])\d{1,2}(?P=sep)\d{1,2}", _two_digit_year),
    (r"\d{1,2}[/.]\d{1,2}\.?", _no_year_in_digits),
    (rf"(?:the )?{NAMED_DAY}[ -]?(?:of )?{NAMED_MONTH}", _no_year),
    (rf"{NAMED_MONTH}[ -]?(?:the )?{NAMED_DAY}", _no_year),
    (
        rf"(?:the )?{NUMBERED_DAY}[ ,/-]?(?:of )?{MONTH}\.?,?[ /-]'?\d\d",
        _two_digit_year_in_words,
    ),
    (
        rf"(?:{MONTH}\.? {NUMBERED_DAY},? '?\d\d|{MONTH}\.? ?'\d\d)",
        _two_digit_year_in_words,
    ),
    (NAMED_MONTH, _bare_month),
    (r"Q[1-4]|H[12]", _bare_part_of_year),
    (rf"(?:last|this|next|past) {NAMED_MONTH}", _relative_month),
    (rf"(?:the )?{NUMBERED_DAY}", _bare_day),
    (rf"(?P<weekday>{WEEKDAY})\.?", _bare_weekday),
    (
        rf"(?:the )?(?:{THIRD} |last |this |next )?(?P<season>{SEASON}),?"
        r"(?: of)?(?: (?P<y>\d{4})(?:[-/]\d+)?)?",
        _season,
    ),
    (rf"(?P<n>{COUNT}) (?P<unit>{UNIT})s?", _bare_amount),
    (rf"(?P<n>\d+) ?(?P<unit>{SHORT_UNIT})", _bare_amount),
    (rf"(?:the )?past (?P<unit>{CALENDAR_UNIT})", _past_unit),
    (r"[+-] ?\d+", _bare_shift),
    (r"(?:the )?'?(?P<n>\d0s)", _two_digit_decade),
)
