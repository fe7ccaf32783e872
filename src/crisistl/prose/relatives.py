"""Relatives: relative clauses, and nouns behind a verb, that have a date of their own."""

import re
from collections.abc import Sequence

from crisistl.prose.acts import Act, find_act
from crisistl.prose.clause import Clause
from crisistl.prose.kinds import first_noun
from crisistl.prose.sentences import Sentence
from crisistl.prose.sides import RELATIVE
from crisistl.prose.spots import Spot
from crisistl.prose.times import Mention
from crisistl.prose.times.cues import is_earlier, is_perfect

# 'Parliament met in the hall where the republic was declared on 3 May'
_WHERE = re.compile(r"[a-z]\s+where\s+")
# 'the privileges that it had granted in 1996'; not 'the claim that it had shelled the port'
_THAT = re.compile(
    r"\b(?:the|an?|its|his|her|their|[\w-]+[’']s)\s+(?:[a-z-]+\s+){0,3}?"
    r"(?!(?:admission|allegation|announcement|assertion|assumption|belief|charge|claim|conclusion|day|demand|denial|"
    r"evidence|fact|fear|hope|idea|information|interview|letter|message|news|notion|pledge|promise|proof|report|rumour|sign|speech|statement|"
    r"suggestion|suspicion|threat|view|vow|warning|way|word)s?\b)[a-z-]+"
    r"(?P<that>\s+that\s+)(?=(?:it|he|she|they|we|[A-Z][\w-]+(?: [A-Z][\w-]+)?)\s+(?:had\s+)?"
    r"(?!(?:would|will|could|can|should|might|may|must|is|are|was|were|has|have)\b)[a-z]+)"
)
_ASIDE_WHERE = re.compile(r",\s+where\s+")
_SECOND = re.compile(r",?\s+(?:and|then|but)\s+(?:then\s+)?")
_CLAUSE_REACH = 600  # characters before a time within which its clause begins
_SUBJECT_REACH = 20  # characters of the words before a second verb
# what may be between the verb of a relative clause and that of the main clause
_PHRASE = re.compile(
    r"(?:\s+(?:in|on|at|by|from|near|since|during|for|over|last|this|to)\s[^,;:“”\"]{2,60}?)?"
    r"(?:\s+(?:was|were|is|are|has|have|had|will|would|been|being|be|also|then|now|later|not|\w+ly))*\s*"
)
_NEW_SUBJECT = re.compile(
    r"\b(?:that|it|he|she|they|we|and|but|or|who|which|when|while|after|before|because|if|to)\b"
)
# the noun that a relative clause is about: 'had retaken the town, which fell'
_NOUN = re.compile(
    r"\b(?:the|an?|its|his|her|their|this|that)\s+(?:[\w’'-]+\s+){0,3}?[\w’'-]+$", re.I
)
_OWN_SUBJECT = re.compile(r"(?:that|which|whom)\s+(?=(?:he|she|it|they)\s)")
_IN_PLACE = re.compile(r"\s+(?:in|of|from|at|near)\s+(?:the\s+)?")
_BEHIND_NOUN = re.compile(
    r"[A-Za-z]{3,}\s+(?:with|to|for|between|against|about)\s+(?:the\s+|an?\s+)?$"
)
_DESCRIBED = re.compile(
    r"\b(?P<noun>(?:the|an?|its|his|her|their)\s+(?:[\w’'-]+\s+){0,4}?[\w’'-]+),\s+"
    r"(?!(?:and|but|or|so|as|while|after|before)\b)[^,;]{2,120}$"
)
# 'The raid followed a first attack on 4 December': the date is that of the attack
_ABOUT_NOUN = re.compile(
    r"\b(?:follow(?:s|ed|ing)?|aveng(?:es?|ed|ing)|commemorat(?:es?|ed|ing)|recall(?:s|ed|ing)|"
    r"preced(?:es?|ed|ing)|investigat(?:es?|ed|ing)|"
    r"(?:response|retaliation|reaction|revenge|reprisal|answer) (?:to|for)|"
    r"(?:inquiry|investigation|inquest|report) (?:into|on)|similar to|bigger than|worse than|than|unlike|"
    r"(?:blam|arrest|charg|convict|sentenc|sanction|punish|apologi[sz]|tri)\w* [^,;]{0,40}?(?:for|over)|over|about)\s+"
    r"(?P<noun>(?:an?|the|its|his|her|their|[A-Z][\w-]+[’']s)\s+(?:[\w-]+\s+){1,5})$"
)


def noun_with_date(text: str, sentence: Sentence, mention: Mention) -> int | None:
    """Where the noun begins that a date belongs to, where the verb before it is about something later.

    'The raid followed a first attack on 4 December': None unless the date is right behind such a noun.
    """
    if mention.lead not in ("on", "in", "at"):
        return None
    begin = max(sentence.start, mention.lead_start - _CLAUSE_REACH)
    found = _ABOUT_NOUN.search(text[begin : mention.lead_start])
    if found is None:
        return None
    start = begin + found.start("noun")
    end = mention.lead_start
    noun = first_noun(text, start, end)
    if noun is None or text[noun.end : end].strip():
        return None
    return start


def is_behind_noun(text: str, begin: int, spot: Spot) -> bool:
    """Whether a name only belongs to a noun: 'Talks with the Fund, suspended in January'."""
    return _BEHIND_NOUN.search(text[begin : spot.start]) is not None


def described_noun(text: str, begin: int, end: int) -> int | None:
    """Where the noun begins that is described between commas up to `end`: 'the subsidy, abolished on 1 March,'."""
    found = _DESCRIBED.search(text[begin:end])
    if found is None:
        return None
    start, stop = begin + found.start("noun"), begin + found.end("noun")
    if find_act(text, start, stop, []) is not None:
        return None
    return start


def relative_begin(text: str, begin: int, mention: Mention) -> int | None:
    """Where the relative clause begins that a date is in; None where it is in no such clause.

    In 'rebels who had been captured in March were freed on Friday' the second date is outside of it.
    """
    begin = max(begin, mention.lead_start - _CLAUSE_REACH)
    before = text[begin : mention.lead_start]
    found = [match.span() for match in RELATIVE.finditer(before)]
    found += [(match.start() + 1, match.end()) for match in _WHERE.finditer(before)]
    if mention.lead == "since":
        found += [match.span() for match in _ASIDE_WHERE.finditer(before)]
    for match in _THAT.finditer(before):
        # 'the minister replies that' has a verb before 'that'
        if find_act(before, match.start(), match.start("that"), []) is None:
            found.append(match.span("that"))
    if not found:
        return None
    start, end = max(found)
    if "," in before[end:]:
        return None
    if _is_closed(text, begin + end, mention):
        return None
    return begin + start


def _is_closed(text: str, start: int, mention: Mention) -> bool:
    """Whether the main verb is before the date already, so that the relative clause has ended."""
    first = find_act(text, start, mention.lead_start, [])
    if first is None:
        return False
    second = find_act(text, first.end, mention.lead_start, [])
    if second is None:
        return False
    between = text[first.end : second.start]
    if not between.strip() or _NEW_SUBJECT.search(between):
        return False
    return _PHRASE.fullmatch(between) is not None


def _is_dated_by(mention: Mention, words: str) -> bool:
    """Whether a time says when a relative clause was: 'who has led it since May', not 'who leads it until May'."""
    if mention.lead in ("until", "till", "by"):
        return False
    perfect, earlier = is_perfect(words), is_earlier(words)
    if mention.lead == "since" and not (perfect or earlier):
        return False
    goes_on = perfect and not earlier
    return goes_on or mention.kind not in ("duration", "recent", "unit_part")


class Relatives:
    """What is said by the relative clauses of a sentence; `inside` are the times in it."""

    def __init__(
        self, text: str, sentence: Sentence, inside: Sequence[Mention]
    ) -> None:
        self._text = text
        self._sentence = sentence
        self._inside = inside

    def clause(
        self, mention: Mention, start: int, spots: Sequence[Spot]
    ) -> Clause | None:
        """The relative clause from `start` that a time dates, with what it is about as its subject."""
        end = self._end(mention)
        if not _is_dated_by(mention, self._text[start:end]):
            return None
        subject, at = self._subject(start, spots)
        start, is_where = self._words(start)
        subject = self._own_subject(start, spots) or subject
        start = self._second_verb(mention, start) or start
        inside = [spot for spot in spots if spot.start >= start]
        act = self._act(start, end, inside)
        if act is None:
            return None
        if is_where or (inside and inside[0].start < act.start):
            at = None  # it names who acts: 'which Russia closed in 1994'
        return Clause(start, end, self._sentence, mention, subject, subject_at=at)

    def _act(self, start: int, end: int, inside: Sequence[Spot]) -> Act | None:
        """The verb of a relative clause; none where something was due: 'a ship, the first of which was due in 2032'."""
        act = find_act(self._text, start, end, inside)
        if act is None or act.base == "due":
            return None
        return act

    def described(
        self, mention: Mention, begin: int, spots: Sequence[Spot]
    ) -> Clause | None:
        """The participle that describes a noun, from its comma: 'the subsidy, abolished on 1 March,'."""
        subject, at = self._subject(begin, spots)
        start = begin + len(", ")
        return Clause(
            start, mention.end, self._sentence, mention, subject, subject_at=at
        )

    def _end(self, mention: Mention) -> int:
        """The comma behind the time, or the main verb where no comma is before it."""
        text, end = self._text, self._sentence.end
        comma = text.find(",", mention.end, end)
        if comma > 0:
            end = comma
        main = find_act(text, mention.end, end, [])
        if main:
            between = text[mention.end : main.start]
            if not _NEW_SUBJECT.search(between) and _PHRASE.fullmatch(between):
                return mention.end
        return end

    def _subject(
        self, start: int, spots: Sequence[Spot]
    ) -> tuple[tuple[str, ...], tuple[int, int] | None]:
        """Who or what a relative clause is about: the name or the noun right before it, and its place."""
        before = [spot for spot in spots if spot.end <= start]
        near, start = self._last_name(before, start)
        if near and near.end >= start - 1:
            if is_behind_noun(self._text, self._sentence.start, near):
                return (), None  # 'Talks with the Fund, suspended in January'
            if not near.adjective:
                return (() if near.place else (near.id,)), (near.start, near.end)
        return self._subject_of_main(start, before)

    def _words(self, start: int) -> tuple[int, bool]:
        """Where the words of a clause begin, and whether that is behind 'where'."""
        while not self._text[start].isalpha():
            start += 1
        if self._text.startswith("where ", start):
            return start + len("where "), True
        return start, False

    def _own_subject(self, start: int, spots: Sequence[Spot]) -> tuple[str, ...]:
        """Whom 'he' means in 'reinstates the parliament that he dissolved in 2002': the first name before."""
        if _OWN_SUBJECT.match(self._text, start) is None:
            return ()
        for spot in spots:
            if spot.end <= start and not spot.place and not spot.adjective:
                return (spot.id,)
        return ()

    def _subject_of_main(
        self, start: int, before: list[Spot]
    ) -> tuple[tuple[str, ...], tuple[int, int] | None]:
        """What a relative clause is about without a name right before it: the noun there, or the first name."""
        verb = find_act(self._text, self._sentence.start, start, before)
        if verb is None:
            named = [s for s in before if not s.place and not s.adjective]
            return tuple(spot.id for spot in named[:1]), None
        noun = _NOUN.search(self._text, verb.end, start)
        return (), noun.span() if noun else None

    def _last_name(self, before: Sequence[Spot], start: int) -> tuple[Spot | None, int]:
        """The last name before a relative clause, and where the words end that it is in.

        A place behind another name only says where that is: 'The coup leaders in Niger, who ousted'.
        """
        if not before:
            return None, start
        near = before[-1]
        if not near.place or len(before) == 1:
            return near, start
        if not _IN_PLACE.fullmatch(self._text[before[-2].end : near.start]):
            return near, start
        if near.end >= start - 1:
            near = before[-2]
        return near, near.end

    def _second_verb(self, mention: Mention, start: int) -> int | None:
        """Where the second verb of a clause begins: 'who fled on 6 May and reached Darwin the day after'."""
        text = self._text
        joints = [*_SECOND.finditer(text, start, mention.lead_start)]
        if not joints:
            return None
        joint = joints[-1]
        has_time = any(
            other.own and start <= other.start < joint.start() for other in self._inside
        )
        act = find_act(text, joint.end(), mention.lead_start, [])
        if has_time and act and act.start - joint.end() < _SUBJECT_REACH:
            return joint.end()
        return None
