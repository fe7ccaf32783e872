"""Core: the part of a clause that is its statement, without the date before it and without who says so."""

import re

from crisistl.prose.acts import find_act
from crisistl.prose.claims import Attribution
from crisistl.prose.clause import Clause, is_vague
from crisistl.prose.times import Mention

# '07:30: Kyiv declares', '6 p.m. - Zelensky speaks', '14.15 The EU condemns'
_ENTRY_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-3])(?:[:.][0-5]\d(?:\s*[ap]\.?m\b\.?)?|\s*[ap]\.?m\b\.?)"
    r"(?:\s+(?:GMT|UTC|local time))?\s*[:–—|,-]?\s+(?=[\"“‘]?[A-Z])"
)
# 'Vienna: Tehran announced on Sunday'
_CITY = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}:\s+(?=[A-Z])")
_LEADING_DATE = re.compile(r"^[\s,:;|–—-]+")
_SUBORDINATE = re.compile(
    r"(?:[Ww]hen|[Oo]nce|[Ff]ollowing|[Ii]n response to|[Ii]n the wake of|"
    r"[Aa]lthough|[Tt]hough|[Ww]hile|[Bb]ecause|[Aa]s|"
    r"(?:(?:exactly|just|only|almost|barely|nearly|about|less than|more than)\s+)?"
    r"(?:(?:[Hh]ours|[Dd]ays|[Ww]eeks|[Ss]hortly|[Ss]oon|[Ii]mmediately|"
    r"[\w-]+\s+(?:hours?|days?|weeks?|months?|years?|morning|evening|night))\s+)?[Aa]fter)\s+"
    r"[^,;:“”\"]{8,160},\s+(?!(?:and|or|but|who|which)\b)"
)


def core_of(text: str, clause: Clause, said: Attribution | None) -> tuple[int, int]:
    """The part of a clause that is its statement: without the date before it and who says so."""
    start, end = clause.start, clause.end
    mention = clause.mention
    if mention and mention.end <= start:
        mention = None  # it is in the clause before, and dates this one too
    if mention:
        if began := _behind_when(text, clause, mention):
            return began, end
        if start == clause.sentence.start and _is_with_clause(mention):
            return _behind_subordinate(text, start, end), end
        start = _behind_date(text, clause, mention)
    start = _behind_label(text, clause, start, end)
    if said:
        start, end = _without_speaker(said, clause, start, end)
    return _behind_subordinate(text, start, end), end


def _behind_label(text: str, clause: Clause, start: int, end: int) -> int:
    """Where a statement begins behind the city of a report or the clock of an entry."""
    if start == clause.sentence.start and (city := _CITY.match(text, start, end)):
        start = city.end()
    clock = _ENTRY_CLOCK.match(text, start, end)
    return clock.end() if clock else start


def _without_speaker(
    said: Attribution, clause: Clause, start: int, end: int
) -> tuple[int, int]:
    """The statement without who says so, at the end of the sentence or at its own beginning."""
    if said.end == clause.sentence.end and start < said.start < end:
        return start, said.start
    if said.start <= start < said.end:
        return said.end, end
    return start, end


def _behind_when(text: str, clause: Clause, mention: Mention) -> int | None:
    """Where the statement begins in 'Tensions rose last November, when the mayors resigned'."""
    when = re.match(r",?\s+when\s+", text[mention.end : clause.end])
    if when is None:
        return None
    if is_vague(text, clause.start, mention):
        return mention.end + when.end()
    return None


def _behind_date(text: str, clause: Clause, mention: Mention) -> int:
    """Where the statement begins behind the date that a clause begins with."""
    first, last = mention.whole or (mention.lead_start, mention.end)
    if first < clause.start:  # 'since' is before 'Russia's 2014 annexation'
        first = mention.start
    is_possessive = text[last : last + 1] in ("'", "’")  # 'Sunday's papers'
    if first - clause.start > 2 or last >= clause.end or is_possessive:
        return clause.start
    blank = _LEADING_DATE.match(text[last : clause.end])
    return last + (len(blank[0]) if blank else 0)


def _behind_subordinate(text: str, start: int, end: int) -> int:
    """Where the main clause begins behind 'When the deadline passed, '."""
    found = _SUBORDINATE.match(text, start, end)
    if found is None or find_act(text, found.end(), end, []) is None:
        return start
    return found.end()


def _is_with_clause(mention: Mention) -> bool:
    """Whether a time ends in 'after', so that a clause is behind it before the main one."""
    is_main = mention.kind != "offset"
    return is_main and mention.text.lower().endswith((" after", " before"))
