"""Deadlines: the days until a day by which something is to be done, or up to which somebody has time."""

import re
from dataclasses import replace
from datetime import date

from crisistl.prose.sentences import Sentence
from crisistl.prose.times import Mention
from crisistl.prose.times.calendar import one_of

_WILL_DO = re.compile(
    r"(?:(?!\b(?:that|which|who|said|says|told|warns|warned|after|before|if|when)\b)[^,;:“”\"])*"
    r"(?:will|shall|must|(?:is|are) (?:due |expected |set |likely )?to|(?:plan|intend|hope|want|promise)s? to|"
    r"ha(?:s|ve) to)\s+"
    r"(?:(?!\b(?:that|which|who|after|before|if|when)\b)[^,;:“”\"])*"
)
_HAS_TIME = re.compile(
    r"(?:^|[,;]\s+(?:and\s+|but\s+)?)(?P<clause>[^,;]{2,60}?\s(?:has|have|was given|were given|is given|are given)\s+)$"
)
_QUOTES = re.compile(r"[“”\"]")


class Deadlines:
    """The deadlines in an article, counted from its day of publication."""

    def __init__(self, text: str, published: date | None) -> None:
        self._text = text
        self._published = published

    def of(self, mention: Mention, sentence: Sentence) -> Mention | None:
        """The days until a deadline: 'It will elect a new prime minister by Saturday'."""
        before = self._text[sentence.start : mention.lead_start]
        if _WILL_DO.fullmatch(before.rpartition(", ")[2]) is None:
            return None
        return self._until(mention)

    def given(self, mention: Mention, sentence: Sentence) -> int | None:
        """Where the clause begins that gives somebody time: '; the unions have until Tuesday to appeal'."""
        text = self._text
        if mention.lead not in ("until", "till") or self._until_last(mention) is None:
            return None
        before = text[sentence.start : mention.lead_start]
        found = _HAS_TIME.search(before)
        if found is None or not text.startswith(" to ", mention.end):
            return None
        return sentence.start + found.start("clause")

    def time_given(self, mention: Mention) -> Mention:
        """The days until a day up to which somebody has time."""
        return self._until_last(mention) or mention

    def promised(self, mention: Mention, sentence: Sentence) -> Mention | None:
        """The days until a deadline behind 'that': 'says that it will strike by mid-May'."""
        before = self._text[sentence.start : mention.lead_start]
        _, that, clause = before.rpartition("that ")
        if not that or _WILL_DO.fullmatch(_QUOTES.sub("", clause)) is None:
            return None
        return self._until(mention)

    def _until(self, mention: Mention) -> Mention | None:
        if mention.lead != "by":
            return None
        return self._until_last(mention)

    def _until_last(self, mention: Mention) -> Mention | None:
        last, today = mention.last, self._published
        if today is None or last is None or last <= today:
            return None
        span = one_of(today, last)
        why = f"from publication until {mention.text!r}"
        return replace(
            mention, date=span.edtf, first=span.first, last=span.last, why=why
        )
