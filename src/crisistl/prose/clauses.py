"""Clauses: the parts of a sentence that say something of their own, each with the time that dates it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from crisistl.prose.boundaries import Boundaries
from crisistl.prose.clause import Clause
from crisistl.prose.dating import Dating, is_around
from crisistl.prose.sentences import Sentence
from crisistl.prose.shares import with_shares
from crisistl.prose.side_clauses import SideClauses
from crisistl.prose.sides import Sides
from crisistl.prose.spots import Spot
from crisistl.prose.times import Dated, Mention, Section

_AND_AGAIN = re.compile(r",?\s+(?:and|then)\s+(?:again|once more)\s+(?:in|on)?\s*")


class Clauses:
    """What divides the sentences of an article into clauses."""

    def __init__(self, dated: Dated, published: date | None, sides: Sides) -> None:
        self._dated = dated
        self._text = dated.document.text
        self._dating = Dating(self._text, published)
        self._boundaries = Boundaries(self._text, sides)

    def of(
        self, sentence: Sentence, inside: list[Mention], spots: list[Spot]
    ) -> list[Clause]:
        """The sentence itself, with its own date if it has one, then what in it has another date."""
        section = self._dated.sections[sentence.paragraph]
        day = section if section and section.exact else None
        dating = _dating(inside, day)
        main = self._dating.main(sentence, dating, entry=day.last if day else None)
        clauses = self._whole(sentence, dating, main, in_entry=day is not None)
        sides = SideClauses(
            self._text, self._dating, self._boundaries, sentence, main, inside, spots
        )
        clauses += _of_sides(sides, main, dating, clauses)
        if len(clauses) == 1:
            clauses += sides.later_that_day()
        found = self._boundaries.divided(clauses, spots, dating)
        return with_shares(
            self._text, [replace(clause, main=main) for clause in found], spots
        )

    def _whole(
        self,
        sentence: Sentence,
        dating: Sequence[Mention],
        main: Mention | None,
        *,
        in_entry: bool,
    ) -> list[Clause]:
        """The sentence itself, once for each of the times of its act: 'on 3 and 5 May'."""
        if main is None:
            after = self._dating.introducing(sentence, dating, in_entry=in_entry)
            return [Clause(sentence.start, sentence.end, sentence, None, after=after)]
        times = [main]
        for mention in dating:
            if mention is not main and self._is_listed_with(main, mention):
                times.append(mention)
        return [Clause(sentence.start, sentence.end, sentence, time) for time in times]

    def _is_listed_with(self, main: Mention, other: Mention) -> bool:
        """Whether a time is another one of the same act: 'on 3 and 5 May', 'in 2006 and again in 2009'."""
        if other.kind == "list" and main.kind == "list":
            return other.whole == main.whole
        between = self._text[main.end : other.start]
        return _AND_AGAIN.fullmatch(between) is not None

    def is_ahead(self, mention: Mention) -> bool:
        """Whether a time was still to come when the text was published."""
        return self._dating.is_ahead(mention)


def _dating(inside: Sequence[Mention], day: Section | None) -> list[Mention]:
    """The times in a sentence that can date it or a part of it."""
    passed = {"now", "clock"}
    if day:  # under its heading, 'in the night' is only the part of that day
        passed.add("part")
    found = [m for m in inside if m.own and m.kind not in passed]
    if day:
        return [mention for mention in found if not is_around(mention, day.last)]
    return found


def _of_sides(
    sides: SideClauses,
    main: Mention | None,
    dating: Sequence[Mention],
    whole: Sequence[Clause],
) -> list[Clause]:
    """The clauses of the times that don't date the whole sentence."""
    listed = [clause.mention for clause in whole]
    found: list[Clause] = []
    if main and main.lead == "since" and (begun := sides.beside_main(main)):
        found.append(begun)
    for mention in dating:
        if mention in listed or _is_dated(mention, main, [*whole, *found]):
            continue
        if clause := sides.of(mention):
            found.append(clause)
    return found


def _is_dated(
    mention: Mention, main: Mention | None, clauses: Sequence[Clause]
) -> bool:
    """Whether what happened at a time has its clause already: 'on 12 June, at four in the morning'."""
    if main and mention.date == main.date:
        return True
    if mention.kind != "part":
        return False
    return any(c.mention and c.mention.date == mention.date for c in clauses)
