"""Lengths of time: 'two weeks' as a number and a unit, with its ISO 8601 duration."""

from dataclasses import dataclass

from crisistl.prose.times.bases import one_line
from crisistl.prose.times.mention import Raw

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "a hundred": 100,
    "a couple of": 2, "couple of": 2, "a dozen": 12,
}  # fmt: skip
# how many of an ISO 8601 unit each unit has
_ISO = {
    "minute": ("PT", 1, "M"),
    "hour": ("PT", 1, "H"),
    "day": ("P", 1, "D"),
    "week": ("P", 1, "W"),
    "fortnight": ("P", 2, "W"),
    "month": ("P", 1, "M"),
    "quarter": ("P", 3, "M"),
    "year": ("P", 1, "Y"),
    "decade": ("P", 10, "Y"),
    "century": ("P", 100, "Y"),
}
_SINGULARS = {"centurie": "century", "centur": "century", "night": "day"}
_DAY_HOURS = 24


@dataclass(frozen=True, slots=True)
class Length:
    """A number of units of time; `number` is None for 'several'."""

    number: int | None
    unit: str

    @property
    def value(self) -> str:
        """The ISO 8601 duration, as TIMEX3 has it, with X for a number that isn't known."""
        begin, times, letter = _ISO[self.unit]
        if self.number is None:
            return f"{begin}X{letter}"
        return f"{begin}{self.number * times}{letter}"

    def in_days(self) -> "Length":
        """Whole days for 24, 48, ... hours; every other length unchanged."""
        if self.unit != "hour" or not self.number or self.number % _DAY_HOURS:
            return self
        return Length(self.number // _DAY_HOURS, "day")


def length_of(raw: Raw) -> Length:
    """The length that a mention gives by its parts `n` and `unit`."""
    return Length(number_of(raw.get("n")), unit_of(raw.get("unit")))


def number_of(text: str) -> int | None:
    """The number that a word or figures give; None for 'several' and for no number."""
    text = one_line(text)
    if text.isdigit():
        return int(text)
    tens, _, ones = text.partition("-")
    if ones:
        return _NUMBERS.get(tens, 0) + _NUMBERS.get(ones, 0) or None
    return _NUMBERS.get(text)


def unit_of(text: str) -> str:
    """The unit in the singular."""
    singular = text.removesuffix("s")
    return _SINGULARS.get(singular, singular)
