"""Boundaries: where one sentence makes two statements, each with a subject and a verb."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from crisistl.prose.acts import Act, find_act
from crisistl.prose.clause import Clause, is_quoted, is_vague
from crisistl.prose.kinds import Kind, kind_of
from crisistl.prose.pronouns import PRONOUN
from crisistl.prose.sentences import Sentence
from crisistl.prose.sides import Sides
from crisistl.prose.spots import Spot
from crisistl.prose.times import Mention

# between two statements of one sentence: 'X ordered a halt, and Y replied that ...'
_BOUNDARIES = re.compile(
    r";\s+|,\s+(and|but|while|whereas|when)\s+|\s+(and|while|when)\s+"
)
_MOST_BOUNDARIES = 16  # in a sentence that is no list
_SUBJECT_REACH = 80  # characters behind a boundary within which its subject is named
_BEFORE_SUBJECT = re.compile(r"(?:(?:\d[\d,.]*|[A-Za-z][A-Za-z.’'-]*)\s+){0,8}")
# what may be between a subject and its verb
_VERB_IS_NEAR = re.compile(
    r"(?:[’']s)?\s+(?:(?!(?:with|within|of|for|to|from|by|in|on|at|against|about|over|during|near|into|through|between)\s)[A-Za-z-]+\s+){0,3}"
)
_ANSWERS = {"deny", "reject", "dismiss", "refuse", "rebuff", "condemn", "welcome"}


class Boundaries:
    """What cuts the sentences of an article before a second subject."""

    def __init__(self, text: str, sides: Sides) -> None:
        self._text = text
        self._sides = sides

    def divided(
        self, clauses: list[Clause], spots: list[Spot], times: Sequence[Mention] = ()
    ) -> list[Clause]:
        """The clauses, a whole sentence cut before each other subject with a verb of its own."""
        whole, *others = clauses
        for boundary in self._boundaries_in(whole):
            # not in 'French and Belgian troops' of a clause with its own day
            if _is_in_later(boundary, whole, others):
                continue
            if not self._is_boundary(whole, boundary, spots):
                continue
            if not self._only_leads_to(whole, boundary, times):
                return self._cut(boundary, whole, others, spots, times)
        return clauses

    def _boundaries_in(self, whole: Clause) -> Iterator[re.Match[str]]:
        found = _BOUNDARIES.finditer(self._text, whole.start, whole.end)
        return islice(found, _MOST_BOUNDARIES)

    def _only_leads_to(
        self, whole: Clause, boundary: re.Match[str], times: Sequence[Mention]
    ) -> bool:
        """Whether what is before 'when' says nothing of its own: 'Tensions rose in May, when ...'."""
        near = _beside(boundary, times, whole)
        if near is None or not _is_when(boundary):
            return False
        return is_vague(self._text, whole.start, near)

    def _cut(
        self,
        boundary: re.Match[str],
        whole: Clause,
        others: list[Clause],
        spots: list[Spot],
        times: Sequence[Mention],
    ) -> list[Clause]:
        """The clauses of a sentence that is cut at a boundary, the second part cut again where it has others."""
        first = replace(whole, end=boundary.start() + 1)
        own = _time_at(self._text, boundary.end(), times)
        if own and own is not whole.mention:
            # '; and on 12 March the rebels took Tesk': not on the day of the sentence
            second = replace(_behind(whole, boundary), mention=own)
            rest = [clause for clause in others if clause.mention is not own]
            rest += self.divided([second], spots, times)
            return [first, *sorted(rest, key=lambda clause: clause.start)]
        has_behind = any(clause.start > first.end for clause in others)
        if has_behind and not self._dated_at(whole, boundary):
            # what is behind has a time and a clause of its own
            return [first, *others]
        second = self._second(whole, boundary, spots, times)
        rest = self.divided([second], spots, times)
        if whole.mention and whole.mention.start > boundary.start():
            first = replace(first, mention=None)
            others = _moved(others, whole.start, boundary.end())
        return [first, *rest, *others]

    def _second(
        self,
        whole: Clause,
        boundary: re.Match[str],
        spots: list[Spot],
        times: Sequence[Mention],
    ) -> Clause:
        """The part behind a boundary, with the time beside 'when', and with the subject that its pronoun means."""
        second = _behind(whole, boundary)
        if _is_when(boundary):
            second = replace(second, mention=_beside(boundary, times, whole))
        mention = self._dated_at(whole, boundary)
        if mention and self._has_pronoun(mention.end):
            before = [spot for spot in spots if spot.end <= boundary.end()]
            subject = self.subject_of(whole.sentence, before)
            second = replace(second, subject=subject)
        return second

    def _is_boundary(
        self, whole: Clause, boundary: re.Match[str], spots: list[Spot]
    ) -> bool:
        """Whether both sides have a verb, and the second one a subject of its own."""
        place = boundary.start()
        if is_quoted(self._text, whole.start, place):
            return False
        behind = [spot for spot in spots if spot.start > place and not spot.place]
        dated = self._dated_at(whole, boundary)
        if dated and self._begins_clause(dated, behind, whole):
            return True
        if not _is_semicolon(boundary) and not _is_near(boundary, behind):
            return False
        return self._parts_verbs(whole, boundary, spots, behind)

    def _parts_verbs(
        self,
        whole: Clause,
        boundary: re.Match[str],
        spots: list[Spot],
        behind: list[Spot],
    ) -> bool:
        """Whether the verbs at both sides are of two statements; `behind` are the names behind the boundary."""
        act = find_act(self._text, boundary.end(), whole.end, behind)
        first = find_act(self._text, whole.start, boundary.start(), spots)
        if act is None or first is None:
            return False
        kind = kind_of(self._text, act, boundary.end(), whole.end)
        if boundary[2] or boundary[1] == "when":
            return self._is_plain_boundary(boundary, first, act, behind, kind)
        if _is_semicolon(boundary):
            is_event = _has_time_behind(whole, boundary) or not _is_result(act, kind)
            return is_event and self._is_named(boundary.end(), act, behind)
        if _is_result(act, kind) or _goes_on_saying(boundary, first, act):
            return False
        return self._is_subject(boundary.end(), act, behind)

    def _is_named(self, start: int, act: Act, behind: list[Spot]) -> bool:
        """Whether a name or a pronoun is before the verb."""
        is_named = bool(behind) and behind[0].start < act.start
        return is_named or self._has_pronoun(start)

    def _is_plain_boundary(
        self,
        boundary: re.Match[str],
        first: Act,
        act: Act,
        behind: list[Spot],
        kind: Kind | None,
    ) -> bool:
        """Whether a second subject acts behind 'and' or 'when': 'The junta falls and Sampson steps down'."""
        if first.saying or act.saying or kind is None or act.ahead:
            return False
        if not self._is_subject(boundary.end(), act, behind):
            return False
        between = self._text[behind[0].end : act.start]
        return _VERB_IS_NEAR.fullmatch(between) is not None

    def _dated_at(self, whole: Clause, boundary: re.Match[str]) -> Mention | None:
        """The time of the sentence, where it is right behind a boundary: ', and on Thursday Serbia broke off'."""
        mention = whole.mention
        if mention is None or mention.lead_start < boundary.end():
            return None
        if self._text[boundary.end() : mention.lead_start].strip():
            return None
        return mention

    def _begins_clause(
        self, mention: Mention, behind: list[Spot], whole: Clause
    ) -> bool:
        """Whether a subject and a verb are behind a time."""
        text = self._text
        named = [spot for spot in behind if spot.start >= mention.end]
        act = find_act(text, mention.end, whole.end, named)
        first = find_act(text, whole.start, mention.lead_start, [])
        if act is None or first is None:
            return False
        if PRONOUN.match(text[mention.end : mention.end + 60]):
            return True
        return self._is_subject(mention.end, act, named)

    def _has_pronoun(self, start: int) -> bool:
        return PRONOUN.match(self._text[start : start + 60]) is not None

    def _is_subject(self, start: int, act: Act, behind: list[Spot]) -> bool:
        """Whether a name is right at the beginning of a clause, before its verb."""
        named = [spot for spot in behind if spot.start < act.start]
        if not named or named[0].adjective:
            return False
        before = self._text[start : named[0].start].lstrip()
        return _BEFORE_SUBJECT.fullmatch(before) is not None

    def subject_of(self, sentence: Sentence, spots: list[Spot]) -> tuple[str, ...]:
        act = find_act(self._text, sentence.start, sentence.end, spots)
        if act is None:
            return ()
        return tuple(
            dict.fromkeys(
                spot.id for spot in self._sides.acting(spots, sentence.start, act)
            )
        )


def _behind(whole: Clause, boundary: re.Match[str]) -> Clause:
    """The part of a clause behind a boundary."""
    return replace(whole, start=boundary.end(), subject=(), is_part=True)


def _moved(clauses: Sequence[Clause], start: int, cut: int) -> list[Clause]:
    """The clauses, those that begin with the sentence from its second part on."""
    found = []
    for clause in clauses:
        is_whole = clause.start == start
        found.append(replace(clause, start=cut) if is_whole else clause)
    return found


def _is_when(boundary: re.Match[str]) -> bool:
    return boundary.group().strip(" ,") == "when"


def _is_semicolon(boundary: re.Match[str]) -> bool:
    return boundary.group().startswith(";")


def _is_near(boundary: re.Match[str], behind: Sequence[Spot]) -> bool:
    """Whether a name follows a boundary soon."""
    return bool(behind) and behind[0].start < boundary.end() + _SUBJECT_REACH


def _has_time_behind(whole: Clause, boundary: re.Match[str]) -> bool:
    return whole.mention is not None and whole.mention.start > boundary.start()


def _is_result(act: Act, kind: Kind | None) -> bool:
    """Whether a verb has no type, or only says what came of something: '; about 30 people were injured'."""
    return kind is None or (kind.type == "assault" and act.passive)


def _goes_on_saying(boundary: re.Match[str], first: Act, act: Act) -> bool:
    """Whether what somebody says goes on behind the comma; not where another one says or answers it."""
    is_answer = act.saying or act.base in _ANSWERS
    return first.saying and not is_answer and boundary[1] not in ("while", "whereas")


def _is_in_later(
    boundary: re.Match[str], whole: Clause, others: Sequence[Clause]
) -> bool:
    """Whether a boundary is within a clause that has another time than the sentence."""
    if whole.mention is None:
        return False
    for other in others:
        mention = other.mention
        is_later = mention is not None and mention.start > whole.mention.end
        if is_later and whole.start < other.start < boundary.start():
            return mention.start < boundary.start()  # type: ignore[union-attr]
    return False


_AND_THEN = re.compile(r"(?:(?:and|but|then)\s+){0,2}")


def _time_at(text: str, place: int, times: Sequence[Mention]) -> Mention | None:
    """The time with which a clause begins."""
    for mention in times:
        if mention.own and mention.lead_start >= place:
            between = text[place : mention.lead_start]
            return mention if _AND_THEN.fullmatch(between) else None
    return None


def _beside(
    boundary: re.Match[str], times: Sequence[Mention], whole: Clause
) -> Mention | None:
    """The time right before 'when', else that of the sentence: 'turned violent the day after, when police fired'."""
    for mention in times:
        if mention.own and mention.end == boundary.start():
            return mention
    return whole.mention
