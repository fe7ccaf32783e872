"""Period: whole days from one to another, both included; what a filter means."""

from dataclasses import dataclass
from datetime import date

from crisistl.dates.words import ANY_TIME, day_words, span_words, unit_of
from crisistl.errors import DateError


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `lower` to `upper`, both included; `date.min` and `date.max` are open ends.

    Raises DateError when it would end before it starts.
    """

    lower: date
    upper: date

    def __post_init__(self) -> None:
        if self.lower > self.upper:
            raise DateError(
                f"a period ends ({self.upper}) before it starts ({self.lower}); give the earlier day first"
            )

    def __str__(self) -> str:
        """The shortest text that `parse_period` reads as this period.

        The period of all days is '0001..9999': '..' says nothing, so `parse_period` refuses it.
        """
        lower, upper = self.lower, self.upper
        match unit_of(lower, upper):
            case "day":
                return lower.isoformat()
            case "month":
                return lower.isoformat()[:7]
            case "year":
                return lower.isoformat()[:4]
        if lower == date.min:
            return "0001..9999" if upper == date.max else f"..{upper}"
        return f"{lower}.." if upper == date.max else f"{lower}..{upper}"

    def describe(self) -> str:
        """Plain words: 'January 2022', '10 to 20 January 2022', 'from 10 January 2022', 'any time'."""
        if unit_of(self.lower, self.upper):
            return span_words(self.lower, self.upper)
        if self.lower == date.min:
            return ANY_TIME if self.upper == date.max else f"until {day_words(self.upper)}"
        if self.upper == date.max:
            return f"from {day_words(self.lower)}"
        return span_words(self.lower, self.upper)
