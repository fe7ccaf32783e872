"""Clauses: the parts of a sentence that say something of their own, each with the time that dates it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from crisistl.prose.acts import Act, find_act
from crisistl.prose.boundaries import Boundaries
from crisistl.prose.claims import attribution
from crisistl.prose.clause import Clause, is_quoted
from crisistl.prose.dating import NOT_DATING, Dating, is_offset
from crisistl.prose.nominal import nominal_of
from crisistl.prose.pronouns import PRONOUN
from crisistl.prose.relatives import (
    Relatives,
    described_noun,
    is_behind_noun,
    noun_with_date,
    relative_begin,
)
from crisistl.prose.sentences import Sentence
from crisistl.prose.shares import with_shares
from crisistl.prose.sides import Sides
from crisistl.prose.spots import Spot
from crisistl.prose.times import Dated, Mention

_CLAUSES = re.compile(
    r"(?:,\s+(?:and|so|but|while|before|after|as|when|although|though|with)\s+|;\s+(?:(?:and|but|while|then)\s+)?|\s+and\s+|,\s+|\s+but\s+|\s+that\s+|\s+before\s+|\s+after\s+)"
)
# ', and on 11 February talks opened'
_NOUN_SUBJECT = re.compile(
    r",?\s+(?!(?:he|she|it|they|we)\b)(?:[a-z][a-z’'-]*\s+){1,4}"
)
_AND_AGAIN = re.compile(r",?\s+(?:and|then)\s+(?:again|once more)\s+(?:in|on)?\s*")
# ', and at one in the morning of the following day it signed'
_HOUR_OR_NOTHING = re.compile(
    r"\s*(?:at\s+(?:about\s+|around\s+|half past\s+|a quarter (?:past|to)\s+)?"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}|noon|midnight|dawn)"
    r"(?:\s+o[’']clock)?\s*)?"
)
_AND_IN = re.compile(r"(?:,|\band|\bbut|\bthen)\s+in\s+$")
_ADVERB = re.compile(r",?\s+(?:(?:then|again|also|finally|even|\w+ly)\s+)?")
_NEAR_BEGIN = 12  # characters
# a time so far from the beginning of its clause doesn't belong to it
_CLAUSE_REACH = 600
_MOST_BOUNDS = 12
_AUXILIARY = re.compile(r"(?:will|would|shall|is|are|was|were|has|have|had)\b")
_WHEN = re.compile(r",?\s+when\s+")
_AHEAD_OF = re.compile(
    r"\bahead of\s+(?:an?|the|its|his|her|their)\s+(?:[\w’'-]+\s+){0,4}$"
)


def _is_part_of(mention: Mention, clauses: Sequence[Clause]) -> bool:
    """Whether a part of a day is that of a day which has its clause: 'on 12 June, at four in the morning'."""
    if mention.kind != "part":
        return False
    return any(c.mention and c.mention.date == mention.date for c in clauses)


class Clauses:
    """What divides the sentences of an article into clauses."""

    def __init__(self, dated: Dated, published: date | None, sides: Sides) -> None:
        self._dated = dated
        self._text = dated.document.text
        self._dating = Dating(self._text, published)
        self._boundaries = Boundaries(self._text, sides)
        self._inside: list[Mention] = []

    def of(
        self, sentence: Sentence, inside: list[Mention], spots: list[Spot]
    ) -> list[Clause]:
        """The sentence itself, with its own date if it has one, then what in it has another date."""
        self._inside = inside
        section = self._dated.sections[sentence.paragraph]
        # under a heading with a day, 'in the night' is only the part of that day
        if section and section.exact:
            passed = {"now", "clock", "part"}
        else:
            passed = {"now", "clock"}
        dating = [
            mention for mention in inside if mention.own and mention.kind not in passed
        ]
        entry = section.last if section and section.exact else None
        main = self._dating.main(sentence, dating, entry=entry)
        after = self._dating.introducing(sentence, dating) if main is None else None
        clauses = [Clause(sentence.start, sentence.end, sentence, main, after=after)]
        same_list = []
        for m in dating:
            if main and m is not main and self._is_listed_with(main, m):
                same_list.append(m)
        clauses += [
            Clause(sentence.start, sentence.end, sentence, mention)
            for mention in same_list
        ]
        if main and main.lead == "since":
            begun = self._beside_main(sentence, main, spots)
            clauses += [begun] if begun else []
        for mention in dating:
            if (
                mention is main
                or mention in same_list
                or (main and mention.date == main.date)
                or _is_part_of(mention, clauses)
            ):
                continue
            if clause := self._side_clause(sentence, mention, main, spots):
                clauses.append(clause)
        clauses += self._later_that_day(sentence, inside, clauses, spots)
        found = self._boundaries.divided(clauses, spots, dating)
        return with_shares(
            self._text, [replace(clause, main=main) for clause in found], spots
        )

    def _is_listed_with(self, main: Mention, other: Mention) -> bool:
        """Whether a time is another one of the same act: 'on 3 and 5 May', 'in 2006 and again in 2009'."""
        if other.kind == "list" and main.kind == "list":
            return other.whole == main.whole
        between = self._text[main.end : other.start]
        return _AND_AGAIN.fullmatch(between) is not None

    def _later_that_day(
        self,
        sentence: Sentence,
        inside: list[Mention],
        clauses: list[Clause],
        spots: list[Spot],
    ) -> list[Clause]:
        """What else a sentence says of another part of its day: ', and in the evening Rajoy sacks his minister'."""
        for mention in inside:
            before = self._text[sentence.start : mention.lead_start]
            if mention.kind != "part" or len(clauses) > 1:
                continue
            if not re.search(r"(?:,\s+(?:and|but)|;)\s+$", before):
                continue
            clause = self._clause_behind(sentence, mention, mention.lead_start, spots)
            if clause:
                return [replace(clause, mention=None)]
        return []

    def _side_clause(
        self,
        sentence: Sentence,
        mention: Mention,
        main: Mention | None,
        spots: list[Spot],
    ) -> Clause | None:
        """What a mention other than the main one dates, where it is a clause with an act of its own."""
        text = self._text
        if beside := self._beside_main(sentence, mention, spots):
            return beside
        if is_quoted(text, sentence.start, mention.start) and not self._is_quotation(
            mention
        ):
            return None
        if is_offset(mention):
            return self._behind_offset(sentence, mention, spots)
        if counted := self._behind_counted(sentence, mention, main):
            return counted
        before = text[sentence.start : mention.lead_start]
        if self._is_inner(sentence, mention):
            return self._inner_clause(sentence, mention, spots)
        said = attribution(text, sentence.start, sentence.end)
        if said and said.start <= mention.start < said.end:
            return None  # when somebody said so, at the end of what was said
        is_soon = mention.kind == "duration" and mention.lead == "in"
        is_long = mention.kind in ("duration", "recent", "year", "decade", "century")
        if mention.kind == "year" and mention.lead == "in":
            return self._in_year(sentence, mention, spots)
        if mention.lead in NOT_DATING | {"since"} or (is_long and not is_soon):
            return None
        if _AHEAD_OF.search(before):
            return None  # 'a provocation ahead of the election in March'
        return self._following_clause(sentence, mention, main, spots)

    def _in_year(
        self, sentence: Sentence, mention: Mention, spots: list[Spot]
    ) -> Clause | None:
        """A second verb with its year right before it: 'and in 1964 became minister'."""
        joint = _AND_IN.search(self._text, sentence.start, mention.start)
        if joint is None:
            return None
        act = find_act(self._text, mention.end, sentence.end, [])
        if act is None or not _ADVERB.fullmatch(self._text[mention.end : act.start]):
            return None
        return self._clause_behind(sentence, mention, mention.lead_start, spots)

    def _is_inner(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a time belongs to what describes a noun of the sentence."""
        return (
            relative_begin(self._text, sentence.start, mention) is not None
            or self._dating.participle_begin(sentence, mention) is not None
            or noun_with_date(self._text, sentence, mention) is not None
        )

    def _inner_clause(
        self, sentence: Sentence, mention: Mention, spots: list[Spot]
    ) -> Clause | None:
        """The relative clause, participle or noun that a time dates."""
        relatives = Relatives(self._text, sentence, self._inside)
        begin = relative_begin(self._text, sentence.start, mention)
        if begin is not None:
            return relatives.clause(mention, begin, spots)
        comma = self._dating.participle_begin(sentence, mention)
        if comma is not None:
            return relatives.described(mention, comma, spots)
        noun = noun_with_date(self._text, sentence, mention)
        assert noun is not None
        return Clause(noun, sentence.end, sentence, mention)

    def _behind_counted(
        self, sentence: Sentence, mention: Mention, main: Mention | None
    ) -> Clause | None:
        """What 'two days after' counts from: 'voted two days after rebels seized the port on 1 May'."""
        if main is None or main.kind != "counted" or main.end > mention.lead_start:
            return None
        if re.search("[,;:]", self._text[main.end : mention.lead_start]):
            return None
        return Clause(main.end + 1, mention.end, sentence, mention)

    def _behind_offset(
        self, sentence: Sentence, mention: Mention, spots: list[Spot]
    ) -> Clause | None:
        """The clause behind 'two days after', up to the comma where the main clause is behind it."""
        text = self._text
        end = sentence.end
        comma = text.find(", ", mention.end, end)
        if comma > 0 and mention.start - sentence.start <= _NEAR_BEGIN:
            end = comma
        body = [spot for spot in spots if spot.start >= mention.end]
        act = find_act(text, mention.end, end, body)
        if act is None:
            return None
        is_named = bool(body) and body[0].start < act.start
        if is_named or _NOUN_SUBJECT.fullmatch(text[mention.end : act.start]):
            return Clause(mention.start, end, sentence, mention)
        if PRONOUN.match(text[mention.end : mention.end + 60]):
            before = [spot for spot in spots if spot.end <= mention.start]
            subject = self._boundaries.subject_of(sentence, before or spots)
            return Clause(mention.start, end, sentence, mention, subject)
        return None

    def _beside_main(
        self, sentence: Sentence, mention: Mention, spots: list[Spot]
    ) -> Clause | None:
        """What is before or behind the main clause: 'After the bombing on 1 April, ...', 'until May, when he left'."""
        words = self._text[sentence.start : sentence.end]
        is_free = words.startswith("What ")  # 'What began as a march on Sunday turned'
        if is_free and self._dating.is_of_subject(mention, sentence, words):
            return Clause(sentence.start, mention.end, sentence, mention)
        begun = self._dating.introduction(mention, sentence)
        if begun is not None:
            return Clause(begun, mention.end, sentence, mention)
        if mention.kind == "year" and mention.lead == "since":
            behind = self._background(sentence, mention)
            return behind or self._going_on(sentence, mention, spots)
        if deadline := self._dating.promised(mention, sentence):
            return self._promised(sentence, deadline)
        named = self._dating.named_clause(mention, sentence)
        if named is not None:
            return Clause(named, sentence.end, sentence, mention, is_part=True)
        given = self._dating.given(mention, sentence)
        if given is not None:
            until = self._dating.time_given(mention)
            return Clause(given, sentence.end, sentence, until, is_part=True)
        when = _WHEN.match(self._text, mention.end, sentence.end)
        if when and mention.lead in ("until", "till", "since"):
            subject = self._boundaries.subject_of(sentence, spots)
            if mention.date and mention.date.endswith("/.."):
                mention = replace(mention, date=mention.date.removesuffix("/.."))
            return Clause(when.end(), sentence.end, sentence, mention, subject)
        return None

    def _going_on(
        self, sentence: Sentence, mention: Mention, spots: list[Spot]
    ) -> Clause | None:
        """What a noun says has gone on: 'Russian support for the separatists since 2014'."""
        owners = [s for s in spots if s.adjective and s.end < mention.lead_start]
        for spot in reversed(owners[-2:]):
            between = self._text[spot.end : mention.lead_start]
            if re.search("[,;:]", between):
                continue
            event = nominal_of(self._text, spot.start, mention.lead_start, spots)
            if event and event.actors:
                return Clause(spot.start, mention.end, sentence, mention)
        return None

    def _promised(self, sentence: Sentence, mention: Mention) -> Clause:
        """The clause behind 'that' with a deadline: 'says that it will strike by mid-May'."""
        before = self._text[sentence.start : mention.lead_start]
        start = sentence.start + before.rindex("that ") + len("that ")
        return Clause(start, mention.end, sentence, mention)

    def _background(self, sentence: Sentence, mention: Mention) -> Clause | None:
        """The event of a noun phrase with its year: 'since Russia's 2014 annexation of Crimea'."""
        start = mention.lead_start + len("since ")
        if not self._text[start : mention.start].strip() or mention.date is None:
            return None
        end = self._text.find(",", mention.end, sentence.end)
        if end < 0:
            end = sentence.end
        dated = replace(mention, date=mention.date.removesuffix("/.."))
        return Clause(start, end, sentence, dated)

    def _is_quotation(self, mention: Mention) -> bool:
        """Whether a time is all that is quoted: 'could act "between now and mid-February"'."""
        before = self._text[mention.lead_start - 1 : mention.lead_start]
        return before in ("“", '"') and self._text[mention.end] in ("”", '"', ",")

    def _following_clause(
        self,
        sentence: Sentence,
        mention: Mention,
        main: Mention | None,
        spots: list[Spot],
    ) -> Clause | None:
        """The clause that has the mention, from the last boundary before it: 'that they will meet on Thursday'."""
        floor = main.end if main and main.end <= mention.start else sentence.start
        floor = max(floor, mention.lead_start - _CLAUSE_REACH)
        bounds = list(_CLAUSES.finditer(self._text, floor, mention.lead_start))
        for bound in reversed(bounds[-_MOST_BOUNDS:]):
            if clause := self._from_bound(bound, sentence, mention, main, spots):
                return clause
        if told := self._told(sentence, mention, main, spots):
            return told
        if self._dating.is_ahead(mention) and main is None:
            return Clause(sentence.start, sentence.end, sentence, mention)
        return None

    def _told(
        self,
        sentence: Sentence,
        mention: Mention,
        main: Mention | None,
        spots: list[Spot],
    ) -> Clause | None:
        """What somebody says, without 'that': 'Police said on Friday they had arrested two men on Tuesday'."""
        if main is None or main.end > mention.lead_start:
            return None
        text = self._text
        said = find_act(text, sentence.start, main.lead_start, spots)
        if said is None or not said.saying:
            return None
        behind = [spot for spot in spots if spot.start >= main.end]
        act = find_act(text, main.end, mention.lead_start, behind)
        if act is None:
            return None
        subject: tuple[str, ...] = ()
        if PRONOUN.match(text[main.end : main.end + 60]):
            subject = self._boundaries.subject_of(sentence, spots)
        return Clause(main.end + 1, sentence.end, sentence, mention, subject)

    def _from_bound(
        self,
        bound: re.Match[str],
        sentence: Sentence,
        mention: Mention,
        main: Mention | None,
        spots: list[Spot],
    ) -> Clause | None:
        """The clause from one boundary on, where there is one."""
        text = self._text
        if _HOUR_OR_NOTHING.fullmatch(text, bound.end(), mention.lead_start):
            # ', and in October the League sent': the subject is behind the time
            return self._clause_behind(sentence, mention, bound.end(), spots)
        behind = [spot for spot in spots if spot.start >= bound.end()]
        act = find_act(text, bound.end(), mention.lead_start, behind)
        word = bound.group().strip(" ,;").lower()
        if act and word == "" and _AUXILIARY.match(text, bound.end()):
            noun = described_noun(text, sentence.start, bound.start())
            if noun is not None:
                return Clause(noun, sentence.end, sentence, mention)
        is_temporal = word in ("before", "after")
        if act is None and not (is_temporal and self._dating.is_ahead(mention)):
            return None
        end = sentence.end
        comma = text.find(", ", mention.end, sentence.end)
        if comma > 0 and main and main.start > mention.start:
            end = comma
        start = bound.end()
        if is_temporal:
            start = text.index(word, bound.start())
        subject = self._subject_from(bound, sentence, act, end, spots)
        return Clause(start, end, sentence, mention, subject)

    def _subject_from(
        self,
        bound: re.Match[str],
        sentence: Sentence,
        act: Act | None,
        end: int,
        spots: list[Spot],
    ) -> tuple[str, ...]:
        """The subject of a clause behind a boundary: none where it names one, else that of the sentence."""
        verb = act.start if act else end
        for spot in spots:
            if bound.end() <= spot.start < verb and not spot.place:
                return ()
        before = [spot for spot in spots if spot.end == bound.start()]
        if act and act.start == bound.end() and before:
            is_described = is_behind_noun(self._text, sentence.start, before[0])
            if is_described:
                return ()
        return self._boundaries.subject_of(sentence, spots)

    def _clause_behind(
        self,
        sentence: Sentence,
        mention: Mention,
        start: int,
        spots: list[Spot],
    ) -> Clause | None:
        behind = [spot for spot in spots if spot.start >= mention.end]
        act = find_act(self._text, mention.end, sentence.end, behind)
        if act is None:
            return None
        if any(spot.start < act.start for spot in behind):
            return Clause(start, sentence.end, sentence, mention)
        if _ADVERB.fullmatch(self._text[mention.end : act.start]):
            # 'In 1951 she entered parliament and in 1964 became minister'
            subject = self._boundaries.subject_of(sentence, spots)
            return Clause(start, sentence.end, sentence, mention, subject)
        if _NOUN_SUBJECT.fullmatch(self._text[mention.end : act.start]):
            return Clause(start, sentence.end, sentence, mention)
        # ', and in March 2000 it withdrew'
        if not PRONOUN.match(self._text[mention.end : mention.end + 60]):
            return None
        before = [spot for spot in spots if spot.end <= start]
        subject = self._boundaries.subject_of(sentence, before)
        return Clause(start, sentence.end, sentence, mention, subject)

    def is_ahead(self, mention: Mention) -> bool:
        """Whether a time was still to come when the text was published."""
        return self._dating.is_ahead(mention)
