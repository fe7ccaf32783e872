"""Wanted: which sentences of an article state something that happened, and which of its clauses are proposed."""

import re

from crisistl.prose.acts import Act, find_act
from crisistl.prose.claims import Quoted
from crisistl.prose.moments import When
from crisistl.prose.pronouns import PRONOUN
from crisistl.prose.sentences import Sentence
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
    """Whether a sentence is a heading, a title, a mere date, or about the article; `inside` are its times."""
    document = dated.document
    paragraph = document.paragraphs[sentence.paragraph]
    if paragraph.kind == "heading" or _is_only_date(document.text, sentence, inside):
        return True
    has_date = any(mention.own for mention in inside)
    # 'If they aspire to join, they have been told for years that ...'
    is_condition = words.startswith("If ") and has_date
    if _is_background(words) and not is_condition:
        return True
    if (sentence.start, sentence.end) != (paragraph.start, paragraph.end):
        return False
    if words.rstrip()[-1:] in ".!”\"’'…:":
        return words.rstrip().endswith(":") and not inside
    return _is_headline(dated, sentence, has_date=has_date)


def _is_only_date(text: str, sentence: Sentence, inside: list[Mention]) -> bool:
    return bool(inside) and not re.search(r"[a-z]{2}", _beside(text, sentence, inside))


def _is_headline(dated: Dated, sentence: Sentence, *, has_date: bool) -> bool:
    """Whether a paragraph without a full stop is a title, or a line without a date or a verb."""
    document = dated.document
    paragraph = document.paragraphs[sentence.paragraph]
    is_stem = sentence.paragraph in dated.stems
    is_first = sentence.paragraph == 0 and len(document.paragraphs) > 1
    if is_first and not is_stem:
        return True
    if paragraph.kind != "text":
        return False
    if not has_date:
        return True
    # 'From the bulletin of a local history society, spring 2009'
    if is_stem or paragraph.number > _LINES_ABOVE:
        return False
    return find_act(document.text, sentence.start, sentence.end, []) is None


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
    """Whether a statement is proposed: it needs a time, and somebody who acts or words that make it an event."""
    if when.date is None and not when.options:
        return False
    if when.own:
        return _is_wanted_with_time(text, when, content)
    if not actors and not content.is_body:
        return when.is_near and _is_event_of_nobody(text, content)
    return said or _is_event(content, quoted)


def _is_wanted_with_time(text: str, when: When, content: Content) -> bool:
    """Whether a statement with a time of its own says something; without a verb it may be an answer."""
    if _only_says(text, when, content):
        return False
    return content.act is not None or not _is_answer(text, when, content)


def _is_event(content: Content, quoted: list[Quoted]) -> bool:
    """Whether a verb has a type, or somebody is quoted with it."""
    if content.act is None:
        return False
    return content.kind is not None or (bool(quoted) and content.act.saying)


def _is_answer(text: str, when: When, content: Content) -> bool:
    """Whether hardly a word is beside a time: 'A: Yes, on 2 May.'"""
    if content.kind is not None:
        return False
    words = _without_time(text, content.start, content.end, when)
    return len(_WORD.findall(words)) <= _FEW_WORDS


def _without_time(text: str, begin: int, end: int, when: When) -> str:
    """The words from one place to another without those of the time."""
    if when.start is None or when.end is None:
        return text[begin:end]
    first = max(begin, when.start)
    last = max(first, min(end, when.end))
    return f"{text[begin:first]} {text[last:end]}"


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
    return not _WORD.search(_without_time(text, act.end, content.end, when))


_WORD = re.compile(
    r"\b(?!(?:in|the|on|at|of|by|and|was|yes|no|well)\b)[A-Za-z]{2,}", re.IGNORECASE
)
_FEW_WORDS = 1


def _is_event_of_nobody(text: str, content: Content) -> bool:
    """Whether nobody is named: 'Two were arrested', 'Thousands fled', 'The truce collapsed'."""
    act, has_type = content.act, content.kind is not None
    if act is None or not _is_done(act):
        return False
    if act.base in _HAPPENING:
        return not text.startswith(" to ", act.end)
    if _CROWD.search(text, content.start, act.start):
        return has_type or act.base in _DYING
    if PRONOUN.match(text[content.start : content.start + 60]):
        return has_type
    return act.passive and (has_type or act.base in _UNDONE)


def _is_done(act: Act) -> bool:
    """Whether a verb says what was done, not what was said, denied or planned."""
    return not (act.saying or act.denied or act.ahead)


def _is_background(words: str) -> bool:
    """Whether a sentence introduces, asks or points somewhere else."""
    return bool(
        _BACKGROUND.match(words)
        or words.rstrip().endswith("?")
        or len(words.split()) < 2
    )
