"""Shares: what each of several clauses of a sentence has of it for its title."""

import re
from collections.abc import Sequence
from dataclasses import replace

from crisistl.prose.acts import Act, find_act
from crisistl.prose.clause import Clause
from crisistl.prose.pronouns import PRONOUN
from crisistl.prose.spots import Spot

# what is between two clauses; not 'that', behind which is what somebody says
_JOINT = re.compile(
    r"(?:[,;]?\s+(?:and|but|while|whereas|when|then|as|or|after|because)|[,;])\s*$|[,;]?\s+$"
)
_THAT = re.compile(r"\bthat\s+$")
_BEGINS_APART = re.compile(r"\s*(?:after|before|who|which|whom|whose)\b")
_NO_SUBJECT = re.compile(
    r"\W*(?:(?:then|also|later|again|even|already|soon|finally|instead|only|never|not|first|reportedly|\w+ly|"
    r"was|were|is|are|has|have|had|will|would|shall|being|been|be|who|which)\s+)*"
)
_AUXILIARIES = re.compile(
    r"(?:\s+(?:was|were|is|are|has|have|had|will|would|shall|should|could|may|might|did|does|do|been|being|be|"
    r"also|then|not|never|already|since|first|later|\w+ly))+$"
)
_LEADING = re.compile(r"[\s,:;|–—-]*(?:(?:but|and|then|meanwhile|however),?\s+)?", re.I)
_LONGEST_SUBJECT = 90
_LONGEST_JOINT = 40  # characters
_SAID = re.compile(r"[“”\"]")


def with_shares(
    text: str, clauses: Sequence[Clause], spots: Sequence[Spot]
) -> list[Clause]:
    """The clauses of a sentence, each with the end of its title, and with the subject that another clause names."""
    if len(clauses) < 2:
        return list(clauses)
    found = []
    for clause in clauses:
        end = _title_end(text, clause, clauses, spots)
        subject_at = clause.subject_at or _subject(text, clause, spots)
        found.append(replace(clause, title_end=end, subject_at=subject_at))
    return found


def _title_end(
    text: str, clause: Clause, clauses: Sequence[Clause], spots: Sequence[Spot]
) -> int | None:
    """Where the first clause begins that is behind the verb of this one."""
    inside = [spot for spot in spots if clause.start <= spot.start < clause.end]
    act = find_act(text, clause.start, clause.end, inside)
    if act is None:
        return None
    behind = [o.start for o in clauses if clause.start < o.start < clause.end]
    ends = (_end_before(text, clause, start, act) for start in sorted(behind))
    return next((end for end in ends if end is not None), None)


def _end_before(text: str, clause: Clause, start: int, act: Act) -> int | None:
    """Where the words of a clause end that another one, from `start`, follows; None where the other is a part of it."""
    offset = clause.mention
    if offset and offset.kind == "counted" and offset.end + 1 == start:
        return offset.lead_start  # 'Parliament voted two days after'
    # what joins two clauses is short: a long sentence isn't searched again
    near = max(clause.start, start - _LONGEST_JOINT)
    before = text[near:start]
    joint = _JOINT.search(before)
    is_apart = joint is not None or _BEGINS_APART.match(text, start) is not None
    if _THAT.search(before) or not is_apart:
        return None
    end = near + joint.start() if joint else start
    return end if act.end <= end else None


def _subject(
    text: str, clause: Clause, spots: Sequence[Spot]
) -> tuple[int, int] | None:
    """The words for the subject of a clause that has none of its own: 'met on Monday and resigned on Friday'."""
    if not _lacks_subject(text, clause, spots):
        return None
    heads = [s for s in spots if s.end <= clause.start and s.id in clause.subject]
    if heads and _is_beside(text, heads[-1], clause):
        return heads[-1].start, heads[-1].end
    sentence = clause.sentence
    first = find_act(text, sentence.start, sentence.end, list(spots))
    return _before_verb(text, clause, first) if first else None


def _lacks_subject(text: str, clause: Clause, spots: Sequence[Spot]) -> bool:
    """Whether a clause behind another one begins with its verb."""
    if clause.start == clause.sentence.start:
        return False
    if PRONOUN.match(text[clause.start : clause.start + 40]):
        return False
    behind = [spot for spot in spots if spot.start >= clause.start]
    act = find_act(text, clause.start, clause.end, behind)
    if act is None:
        return False
    return _NO_SUBJECT.fullmatch(text[clause.start : act.start]) is not None


def _is_beside(text: str, spot: Spot, clause: Clause) -> bool:
    """Whether a relative clause is right behind the name: 'a meeting with Vance, who resigned'."""
    return (
        re.fullmatch(r",?\s+(?:who|which|whom)?\s*", text[spot.end : clause.start])
        is not None
    )


def _before_verb(text: str, clause: Clause, first: Act) -> tuple[int, int] | None:
    """The words before the first verb of the sentence, without the time that it begins with."""
    start = clause.sentence.start
    mention = clause.main
    if mention and not text[start : mention.lead_start].strip(' \n"“'):
        start = mention.end
    lead = _LEADING.match(text, start, first.start)
    if lead:
        start = lead.end()
    words = text[start : first.start].split(",")[0].split(" who ")[0].rstrip()
    auxiliaries = _AUXILIARIES.search(words)
    if auxiliaries:
        words = words[: auxiliaries.start()]
    if not words.strip() or len(words) > _LONGEST_SUBJECT or _SAID.search(words):
        return None
    return start, start + len(words)
