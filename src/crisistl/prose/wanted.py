"""Wanted: which sentences of an article state something that happened, and which of its clauses are proposed."""

import re

from crisistl.prose.acts import find_act
from crisistl.prose.claims import Quoted
from crisistl.prose.moments import When
from crisistl.prose.sentences import Sentence
from crisistl.prose.sides import PRONOUN
from crisistl.prose.statement import Content
from crisistl.prose.times import Dated, Mention, Section

_BACKGROUND = re.compile(
    r"^[^\w\"“]*(?:[A-Z][\w ]{2,20}: )?(?:here (?:is|are)|following (?:is|are)|it is (?:the|a|an)\b|"
    r"this (?:is|brief|report|paper|article|timeline|chronology|study)\b|"
    r"there (?:is|are|was|were|has|have)\b|"
    r"the following\s+(?:is|are|\w+\s+(?:is|are))\b|the following[^.]*:\s*$|"
    r"(?:this|the) (?:article|story|piece|text|interview|essay) (?:was |has been )?(?:first|originally|updated)\b|"
    r"(?:first |originally |last )?(?:published|updated|compiled)\b|"
    r"below (?:is|are)|read more|in the past\b|if\b|what is\b|why\b|how\b)",
    re.IGNORECASE,
)
_HAPPENING = {"collapse", "erupt", "explode", "fail"}
# what is done to things, and has no type
_UNDONE = {
    "cut",
    "switch",
    "interrupt",
    "stop",
    "turn",
    "shut",
    "open",
    "found",
    "establish",
    "elect",
}
_DYING = {"die", "drown", "perish"}
_LINES_ABOVE = 4  # paragraphs among which those about the article are
_CROWD = re.compile(
    r"\b(?:people|thousands|hundreds|dozens|scores|civilians|families|passengers|men|women)\b",
    re.IGNORECASE,
)


def is_no_statement(
    dated: Dated,
    sentence: Sentence,
    words: str,
    section: Section | None,
    inside: list[Mention],
) -> bool:
    document, text = dated.document, dated.document.text
    paragraph = document.paragraphs[sentence.paragraph]
    if inside and not re.search(r"[a-z]{2}", _beside(text, sentence, inside)):
        return True  # only a date
    if paragraph.kind == "heading":
        return True
    # 'If they aspire to join, they have been told for years that ...'
    is_condition = words.startswith("If ") and any(m.own for m in inside)
    if _is_background(words) and not is_condition:
        return True
    if (sentence.start, sentence.end) != (paragraph.start, paragraph.end):
        return False
    # a title or a headline: no full stop, and no date of its own
    if words.rstrip()[-1:] in ".!”\"’'…:":
        return words.rstrip().endswith(":") and not inside
    is_first = sentence.paragraph == 0 and len(document.paragraphs) > 1
    if is_first and 0 not in dated.stems:
        return True
    if paragraph.kind != "text":
        return False
    if not any(m.own for m in inside):
        return True
    # 'From the bulletin of a local history society, spring 2009'
    is_above = paragraph.number <= _LINES_ABOVE
    is_stem = sentence.paragraph in dated.stems
    act = find_act(text, sentence.start, sentence.end, [])
    return is_above and not is_stem and act is None


def _beside(text: str, sentence: Sentence, inside: list[Mention]) -> str:
    """The parts of a sentence that aren't times."""
    parts, place = [], sentence.start
    for mention in inside:
        parts.append(text[place : mention.lead_start])
        place = max(place, mention.end)
    return "".join([*parts, text[place : sentence.end]])


def is_wanted(
    text: str,
    when: When,
    actors: tuple[str, ...],
    content: Content,
    quoted: list[Quoted],
    *,
    said: bool,
) -> bool:
    if when.date is None and not when.options:
        return False
    if when.own and _only_says(text, when, content):
        return False
    if when.own:
        return content.act is not None or not _is_answer(text, when, content)
    if not actors and not content.is_body:
        return when.is_near and _is_event_of_nobody(text, content)
    if said or content.act is None:
        return said
    return content.kind is not None or (bool(quoted) and content.act.saying)


def _is_answer(text: str, when: When, content: Content) -> bool:
    """Whether hardly a word is beside a time: 'A: Yes, on 2 May.'"""
    if content.kind is not None:
        return False
    words = text[content.start : content.end]
    if when.start is not None and when.end is not None:
        first = max(content.start, when.start)
        last = max(first, min(content.end, when.end))
        words = f"{text[content.start : first]} {text[last : content.end]}"
    return len(_WORD.findall(words)) <= _FEW_WORDS


_ONLY_SAYING = {"say", "tell", "report", "announce", "add", "state", "claim", "note"}
_SUBJECT = 5  # words of the subject of a verb of saying


def _only_says(text: str, when: When, content: Content) -> bool:
    """Whether nothing is left of what somebody says, as it has a time and a proposal of its own."""
    act = content.act
    if act is None or act.base not in _ONLY_SAYING or content.is_quotation:
        return False
    if content.said or len(_WORD.findall(text[content.start : act.start])) > _SUBJECT:
        return False
    if content.end >= len(text) or text[content.end - 1 : content.end] in ".!?;":
        return False
    words = text[act.end : content.end]
    if when.start is not None and when.end is not None:
        first = max(act.end, when.start)
        words = f"{text[act.end : first]} {text[max(first, when.end) : content.end]}"
    return not _WORD.search(words)


_WORD = re.compile(
    r"\b(?!(?:in|the|on|at|of|by|and|was|yes|no|well)\b)[A-Za-z]{2,}", re.IGNORECASE
)
_FEW_WORDS = 1


def _is_event_of_nobody(text: str, content: Content) -> bool:
    """Whether nobody is named: 'Two were arrested', 'Thousands fled', 'The truce collapsed'."""
    act, kind = content.act, content.kind
    if act is None or act.saying or act.denied or act.ahead:
        return False
    if act.base in _HAPPENING:
        return not text.startswith(" to ", act.end)
    if _CROWD.search(text, content.start, act.start):
        return kind is not None or act.base in _DYING
    if PRONOUN.match(text[content.start : content.start + 60]):
        return kind is not None
    return act.passive and (kind is not None or act.base in _UNDONE)


def _is_background(words: str) -> bool:
    """Whether a sentence introduces, asks or points somewhere else."""
    return bool(
        _BACKGROUND.match(words)
        or words.rstrip().endswith("?")
        or len(words.split()) < 2
    )
