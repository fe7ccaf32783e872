"""Side clauses: what a sentence says of times other than the one that dates it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from crisistl.prose.acts import Act, find_act
from crisistl.prose.asides import introduction, participle_begin
from crisistl.prose.boundaries import Boundaries
from crisistl.prose.claims import attribution
from crisistl.prose.clause import NOT_DATING, Clause, is_offset, is_quoted
from crisistl.prose.dating import Dating
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
from crisistl.prose.spots import Spot
from crisistl.prose.times import Mention

_CLAUSES = re.compile(
    r"(?:,\s+(?:and|so|but|while|before|after|as|when|although|though|with)\s+|;\s+(?:(?:and|but|while|then)\s+)?|"
    r"\s+and\s+|,\s+|\s+but\s+|\s+that\s+|\s+before\s+|\s+after\s+|\s+because\s+(?!of\b))"
)
# ', and on 11 February talks opened'
_NOUN_SUBJECT = re.compile(
    r",?\s+(?!(?:he|she|it|they|we)\b)(?:[a-z][a-z’'-]*\s+){1,4}"
)
# ', and at one in the morning of the following day it signed'
_HOUR_OR_NOTHING = re.compile(
    r"\s*(?:at\s+(?:about\s+|around\s+|half past\s+|a quarter (?:past|to)\s+)?"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}|noon|midnight|dawn)"
    r"(?:\s+o[’']clock)?\s*)?"
)
_COORDINATE = re.compile(r",\s+(?:and|but|while)\s+|;\s+(?:and\s+)?|\s+and\s+")
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
_LONG = ("duration", "recent", "year", "decade", "century")
_AND_LATER = re.compile(r"(?:,\s+(?:and|but)|;)\s+$")


@dataclass(frozen=True, slots=True)
class SideClauses:
    """What the times in a sentence date beside its main clause, which `main` dates; `inside` are all of them."""

    _text: str
    _dating: Dating
    _boundaries: Boundaries
    _sentence: Sentence
    _main: Mention | None
    _inside: Sequence[Mention]
    _spots: list[Spot]

    def of(self, mention: Mention) -> Clause | None:
        """What a time other than the main one dates, where it is a clause with an act of its own."""
        beside = self.beside_main(mention)
        if beside:
            return beside
        if self._is_in_quotation(mention):
            return None
        if is_offset(mention):
            return self._behind_offset(mention)
        return self._behind_counted(mention) or self._within(mention)

    def later_that_day(self) -> list[Clause]:
        """What else a sentence says of another part of its day: ', and in the evening Rajoy sacks his minister'."""
        for mention in self._inside:
            before = self._text[self._sentence.start : mention.lead_start]
            if mention.kind != "part" or not _AND_LATER.search(before):
                continue
            if clause := self._clause_behind(mention, mention.lead_start):
                return [replace(clause, mention=None)]
        return []

    def beside_main(self, mention: Mention) -> Clause | None:
        """What is before or behind the main clause: 'After the bombing on 1 April, ...', 'until May, when he left'."""
        sentence = self._sentence
        words = self._text[sentence.start : sentence.end]
        is_free = words.startswith("What ")  # 'What began as a march on Sunday turned'
        if is_free and self._dating.is_of_subject(mention, sentence, words):
            return Clause(sentence.start, mention.end, sentence, mention)
        begun = introduction(self._text, sentence, mention)
        if begun is not None:
            return Clause(begun, mention.end, sentence, mention)
        if mention.kind == "year" and mention.lead == "since":
            return self._background(mention) or self._going_on(mention)
        return (
            self._promised(mention)
            or self._named(mention)
            or self._given(mention)
            or self._until_when(mention)
        )

    def _promised(self, mention: Mention) -> Clause | None:
        """The clause behind 'that' with a deadline: 'says that it will strike by mid-May'."""
        sentence = self._sentence
        deadline = self._dating.deadlines.promised(mention, sentence)
        if deadline is None:
            return None
        before = self._text[sentence.start : deadline.lead_start]
        start = sentence.start + before.rindex("that ") + len("that ")
        return Clause(start, deadline.end, sentence, deadline)

    def _named(self, mention: Mention) -> Clause | None:
        """The clause that has a time with its name."""
        start = self._dating.named_clause(mention, self._sentence)
        if start is None:
            return None
        return Clause(start, self._sentence.end, self._sentence, mention, is_part=True)

    def _given(self, mention: Mention) -> Clause | None:
        """What somebody has time for until then."""
        start = self._dating.deadlines.given(mention, self._sentence)
        if start is None:
            return None
        until = self._dating.deadlines.time_given(mention)
        return Clause(start, self._sentence.end, self._sentence, until, is_part=True)

    def _until_when(self, mention: Mention) -> Clause | None:
        """What ended or began a time: 'until May, when he left'."""
        sentence = self._sentence
        when = _WHEN.match(self._text, mention.end, sentence.end)
        if when is None or mention.lead not in ("until", "till", "since"):
            return None
        if mention.date:
            mention = replace(mention, date=mention.date.removesuffix("/.."))
        return Clause(when.end(), sentence.end, sentence, mention, self._subject())

    def _background(self, mention: Mention) -> Clause | None:
        """The event of a noun phrase with its year: 'since Russia's 2014 annexation of Crimea'."""
        start = mention.lead_start + len("since ")
        if not self._text[start : mention.start].strip() or mention.date is None:
            return None
        end = self._text.find(",", mention.end, self._sentence.end)
        if end < 0:
            end = self._sentence.end
        dated = replace(mention, date=mention.date.removesuffix("/.."))
        return Clause(start, end, self._sentence, dated)

    def _going_on(self, mention: Mention) -> Clause | None:
        """What a noun says has gone on: 'Russian support for the separatists since 2014'."""
        before = self._until(mention.lead_start - 1)
        owners = [spot for spot in before if spot.adjective]
        for spot in reversed(owners[-2:]):
            between = self._text[spot.end : mention.lead_start]
            if re.search("[,;:]", between):
                continue
            event = nominal_of(self._text, spot.start, mention.lead_start, self._spots)
            if event and event.actors:
                return Clause(spot.start, mention.end, self._sentence, mention)
        return None

    def _is_in_quotation(self, mention: Mention) -> bool:
        """Whether a time is quoted with other words: not 'could act "between now and mid-February"'."""
        if not is_quoted(self._text, self._sentence.start, mention.start):
            return False
        before = self._text[mention.lead_start - 1 : mention.lead_start]
        is_alone = before in ("“", '"') and self._text[mention.end] in ("”", '"', ",")
        return not is_alone

    def _behind_offset(self, mention: Mention) -> Clause | None:
        """The clause behind 'two days after', up to the comma where the main clause is behind it."""
        text, sentence = self._text, self._sentence
        end = sentence.end
        comma = text.find(", ", mention.end, end)
        if comma > 0 and mention.start - sentence.start <= _NEAR_BEGIN:
            end = comma
        body = self._from(mention.end)
        act = find_act(text, mention.end, end, body)
        if act is None or text.count(", ", mention.end, act.start) == 1:
            return None  # ', a year after the withdrawal, Iran closed the port'
        between = text[mention.end : act.start]
        if _is_named(body, act) or _NOUN_SUBJECT.fullmatch(between):
            return Clause(mention.start, end, sentence, mention)
        if PRONOUN.match(text[mention.end : mention.end + 60]):
            before = self._until(mention.start)
            subject = self._subject(before or self._spots)
            return Clause(mention.start, end, sentence, mention, subject)
        return None

    def _behind_counted(self, mention: Mention) -> Clause | None:
        """What 'two days after' counts from: 'voted two days after rebels seized the port on 1 May'."""
        main = self._main
        if main is None or main.kind != "counted" or main.end > mention.lead_start:
            return None
        if re.search("[,;:]", self._text[main.end : mention.lead_start]):
            return None
        return Clause(main.end + 1, mention.end, self._sentence, mention)

    def _within(self, mention: Mention) -> Clause | None:
        """The relative clause, the participle or the noun that a time dates, else the clause that it is in."""
        text, sentence = self._text, self._sentence
        relatives = Relatives(text, sentence, self._inside)
        begin = relative_begin(text, sentence.start, mention)
        if begin is not None:
            return relatives.clause(mention, begin, self._spots)
        comma = participle_begin(self._text, sentence, mention)
        if comma is not None:
            return relatives.described(mention, comma, self._spots)
        noun = noun_with_date(text, sentence, mention)
        if noun is not None:
            return Clause(noun, sentence.end, sentence, mention)
        if self._is_when_said(mention):
            return None
        if mention.kind == "year" and mention.lead == "in":
            return self._in_year(mention)
        return self._following(mention) if self._can_date(mention) else None

    def _is_when_said(self, mention: Mention) -> bool:
        """Whether a time is when somebody said so, at the end of what was said."""
        said = attribution(self._text, self._sentence.start, self._sentence.end)
        return said is not None and said.start <= mention.start < said.end

    def _can_date(self, mention: Mention) -> bool:
        """Whether a time can be when something happened, not how long it took or what it was for."""
        if mention.lead in NOT_DATING or mention.lead == "since":
            return False
        is_soon = mention.kind == "duration" and mention.lead == "in"
        if mention.kind in _LONG and not is_soon:
            return False
        # 'a provocation ahead of the election in March'
        before = self._text[self._sentence.start : mention.lead_start]
        return _AHEAD_OF.search(before) is None

    def _in_year(self, mention: Mention) -> Clause | None:
        """A second verb with its year: 'and in 1964 became minister', ', and the two sides agreed in 1966'."""
        joint = _AND_IN.search(self._text, self._sentence.start, mention.start)
        if joint is None:
            return self._with_own_year(mention)
        act = find_act(self._text, mention.end, self._sentence.end, [])
        if act is None or not _ADVERB.fullmatch(self._text[mention.end : act.start]):
            return None
        return self._clause_behind(mention, mention.lead_start)

    def _with_own_year(self, mention: Mention) -> Clause | None:
        """The clause of another year behind the one that dates the sentence: ', and the two sides agreed in 1966'."""
        main = self._main
        if main is None or main.end > mention.lead_start or main.kind != "year":
            return None
        joints = [*_COORDINATE.finditer(self._text, main.end, mention.lead_start)]
        return self._from_bound(joints[-1], mention) if joints else None

    def _following(self, mention: Mention) -> Clause | None:
        """The clause that has the mention, from the last boundary before it: 'that they will meet on Thursday'."""
        sentence, main = self._sentence, self._main
        floor = main.end if main and main.end <= mention.start else sentence.start
        floor = max(floor, mention.lead_start - _CLAUSE_REACH)
        bounds = list(_CLAUSES.finditer(self._text, floor, mention.lead_start))
        for bound in reversed(bounds[-_MOST_BOUNDS:]):
            if clause := self._from_bound(bound, mention):
                return clause
        if told := self._told(mention):
            return told
        if self._dating.is_ahead(mention) and main is None:
            return Clause(sentence.start, sentence.end, sentence, mention)
        return None

    def _told(self, mention: Mention) -> Clause | None:
        """What somebody says, without 'that': 'Police said on Friday they had arrested two men on Tuesday'."""
        text, sentence, main = self._text, self._sentence, self._main
        if main is None or main.end > mention.lead_start:
            return None
        said = find_act(text, sentence.start, main.lead_start, self._spots)
        if said is None or not said.saying:
            return None
        act = find_act(text, main.end, mention.lead_start, self._from(main.end))
        if act is None:
            return None
        subject: tuple[str, ...] = ()
        if PRONOUN.match(text[main.end : main.end + 60]):
            subject = self._subject()
        return Clause(main.end + 1, sentence.end, sentence, mention, subject)

    def _from_bound(self, bound: re.Match[str], mention: Mention) -> Clause | None:
        """The clause from one boundary on, where there is one."""
        text, sentence = self._text, self._sentence
        if _HOUR_OR_NOTHING.fullmatch(text, bound.end(), mention.lead_start):
            # ', and in October the League sent': the subject is behind the time
            return self._clause_behind(mention, bound.end())
        behind = self._from(bound.end())
        act = find_act(text, bound.end(), mention.lead_start, behind)
        noun = self._described(bound) if act else None
        if noun is not None:
            return Clause(noun, sentence.end, sentence, mention)
        word = _word_of(bound)
        is_temporal = word in ("before", "after")
        if act is None and not (is_temporal and self._dating.is_ahead(mention)):
            return None
        end = self._end(mention)
        is_begin = word == "before" or (is_temporal and act is None)
        start = text.index(word, bound.start()) if is_begin else bound.end()
        subject = self._subject_from(bound, act, end)
        return Clause(start, end, sentence, mention, subject)

    def _described(self, bound: re.Match[str]) -> int | None:
        """Where the noun begins that is described between two commas, the second before its verb."""
        if _word_of(bound) or not _AUXILIARY.match(self._text, bound.end()):
            return None
        return described_noun(self._text, self._sentence.start, bound.start())

    def _end(self, mention: Mention) -> int:
        """The comma behind a time where the main clause follows, else the end of the sentence."""
        end = self._sentence.end
        comma = self._text.find(", ", mention.end, end)
        is_first = self._main is not None and self._main.start > mention.start
        return comma if comma > 0 and is_first else end

    def _subject_from(
        self, bound: re.Match[str], act: Act | None, end: int
    ) -> tuple[str, ...]:
        """The subject of a clause behind a boundary: none where it names one, else that of the sentence."""
        verb = act.start if act else end
        for spot in self._from(bound.end()):
            if spot.start < verb and not spot.place:
                return ()
        if act and act.start == bound.end() and self._is_behind_noun(bound.start()):
            return ()
        return self._subject()

    def _is_behind_noun(self, end: int) -> bool:
        """Whether the name that ends at a place only belongs to a noun: 'Talks with the Fund, suspended'."""
        spot = next((spot for spot in self._spots if spot.end == end), None)
        return spot is not None and is_behind_noun(
            self._text, self._sentence.start, spot
        )

    def _clause_behind(self, mention: Mention, start: int) -> Clause | None:
        """The clause behind a time: 'In 1951 she entered parliament and in 1964 became minister'."""
        text, sentence = self._text, self._sentence
        behind = self._from(mention.end)
        act = find_act(text, mention.end, sentence.end, behind)
        if act is None:
            return None
        is_named = _is_named(behind, act)
        between = text[mention.end : act.start]
        if not is_named and _ADVERB.fullmatch(between):
            return Clause(start, sentence.end, sentence, mention, self._subject())
        if is_named or _NOUN_SUBJECT.fullmatch(between):
            return Clause(start, sentence.end, sentence, mention)
        # ', and in March 2000 it withdrew'
        if not PRONOUN.match(text[mention.end : mention.end + 60]):
            return None
        subject = self._subject(self._until(start))
        return Clause(start, sentence.end, sentence, mention, subject)

    def _subject(self, spots: list[Spot] | None = None) -> tuple[str, ...]:
        """The subject of the sentence, or of the part of it that has some of its names."""
        named = self._spots if spots is None else spots
        return self._boundaries.subject_of(self._sentence, named)

    def _from(self, start: int) -> list[Spot]:
        """The names from a place on."""
        return [spot for spot in self._spots if spot.start >= start]

    def _until(self, end: int) -> list[Spot]:
        """The names up to a place."""
        return [spot for spot in self._spots if spot.end <= end]


def _is_named(behind: Sequence[Spot], act: Act) -> bool:
    """Whether a name is before a verb."""
    return any(spot.start < act.start for spot in behind)


def _word_of(bound: re.Match[str]) -> str:
    """The word of a boundary: "before", "and"; "" for a comma."""
    return bound.group().strip(" ,;").lower()
