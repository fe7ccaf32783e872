"""Mention: words of an article that give a time, and what they were taken for."""

from dataclasses import dataclass
from datetime import date as Day
from typing import Literal

from crisistl.prose.documents.document import Sure

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
RANK: dict[Sure, int] = {"low": 0, "medium": 1, "high": 2}


@dataclass(frozen=True, slots=True)
class Raw:
    """A mention as found, before anything is known of its context.

    `start` and `end` are offsets into the document's text, without the word before it ("on", "since"), which is
    `lead` and starts at `lead_start`. `parts` are the named groups of the pattern.
    """

    kind: str
    start: int
    end: int
    text: str
    lead: str
    lead_start: int
    parts: dict[str, str]

    def get(self, name: str) -> str:
        """A part in lower case, '' where it is missing."""
        return (self.parts.get(name) or "").lower()


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that give a time. `date` is EDTF, or None where the words give no date of their own.

    `first` and `last` are the days it may be. `options` are the dates between which the words don't decide.
    `value` and `type` are those of TIMEX3, for comparison with other annotations. `whole` is the list that it is one
    of, `clock` the time of day beside a day, as EDTF has it: T05:00. `counted`: from the day that the text named last.
    `base` is the day that 'now' means. `problem` says what is wrong with the words: there is no 31 April.
    `own`: it can date a statement.
    """

    start: int
    end: int
    text: str
    kind: str
    date: str | None
    why: str
    sure: Sure
    first: Day | None = None
    last: Day | None = None
    options: tuple[str, ...] = ()
    part_of_day: str | None = None
    type: TimexType = "DATE"
    value: str = ""
    lead: str = ""
    lead_start: int = 0
    whole: tuple[int, int] | None = None
    clock: str | None = None
    counted: bool = False
    base: Day | None = None
    problem: str = ""

    @property
    def own(self) -> bool:
        """Whether it dates what is said beside it."""
        return bool(self.date or self.options)


@dataclass(frozen=True, slots=True)
class Need:
    """A mention that can't be read without the day of publication, and a day that would fit."""

    words: str
    paragraph: int
    fitting: Day | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """The date that a paragraph has from the heading or the list item it is under.

    `exact`: a heading gives it to all that is below; otherwise it is carried over from a statement before.
    """

    date: str
    why: str
    sure: Sure
    first: Day
    last: Day
    exact: bool
    start: int
    end: int
    words: str


def least(*sures: Sure) -> Sure:
    """The least certain of several."""
    return min(sures, key=RANK.__getitem__)
