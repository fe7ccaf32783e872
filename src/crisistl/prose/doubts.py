"""Doubts: what makes the date of a statement less certain than the words that give it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from crisistl.prose.acts import Act
from crisistl.prose.clause import Clause
from crisistl.prose.dating import ACCUSED_OF, AFTER_DOING
from crisistl.prose.moments import When
from crisistl.prose.statement import Content
from crisistl.prose.times import Mention

_NOBODY = re.compile(
    r"\W*(?:No[ -]?one|Nobody|None|Neither|Nothing|No\s+[a-z]+)\b", re.IGNORECASE
)
_BEHIND_VERB = re.compile(r"\s+(?:nobody|no one|nothing|no\s+[a-z]+)\b")
_PAPER = re.compile(
    r"\b(?:report|study|survey|statement|letter|article|video|footage|recording|photographs?|photos?|images|"
    r"figures|data|documents?|poll|inquiry|investigation|interview|memo|cable|transcript|book|memoir|list|"
    r"indictment|findings|statistics|files|papers|audit|review)s?\s+"
    r"(?:(?:that|which)\s+)?(?:was\s+|were\s+)?(?:publish|releas|issu|dat|obtain|air|post|leak|circulat|emerg|seen|"
    r"sent|written|broadcast|declassif|updat|present|shown|made public|unveil)\w*\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_OF_PAPER = re.compile(
    r"\b(?:accords?|agreements?|treaty|treaties|report|statement|letter|note|resolution|decree|order|law|constitution|"
    r"declaration|memorandum|telegram|pact|protocol|contract|charter|act|convention|government|coalition)\s+$",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"(?:\s+(?:[Oo]n|[Ii]n|late|early)\s+\w+(?:\s+\w+){0,2})?,?\s+"
    r"(?:that\s+|(?=(?:he|she|it|they|we|its|their|his|her)\s)|(?<!announced )(?=[^,;:“”\"]*\s(?:had|were|was)\s))"
    r"[^,;:“”\"]{0,90}?\b(?:had|was|were|has|have|took|fell|hit|struck|left|fled|shot|began|broke|\w{3,}ed)\b"
)
_WOULD_HAVE = re.compile(r"\b(?:would|could|might|may|should)\s+have\b")
_NEAR = 200  # characters before a time
_NEAR_VERB = 120
_AUXILIARIES = 40  # characters before a verb
_HAD_IT = re.compile(r"\W*Had\s+[^,;.]*,[^;.]*\bwould\b")
# words before a time, each with the reason why it may not be that of the clause
_BEFORE_TIME = (
    (re.compile(r"\banniversary of\s+(?:the\s+)?$"), "the day of what is remembered"),
    (
        re.compile(r"^\W*(?:Before|Until|Till|While|By the time)\s[^,;]*$"),
        "the day of the clause that it begins with",
    ),
    (
        re.compile(
            r"\b(?:[Rr]umou?rs?|[Rr]eports?|[Cc]laims?|[Aa]llegations?|[Ss]uggestions?|[Ff]ears?|[Aa]ccusations?)\s+that\s[^,;]*$"
        ),
        "the day of what is only reported",
    ),
    (
        re.compile(
            r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|disput(?:es|ed))\s+(?:[\w’'-]+\s+){0,4}?(?:that|having|"
            r"[a-z]+ing)\s[^,;]*$"
        ),
        "the day of what is denied",
    ),
    (
        re.compile(r"\b(?:had been|was|were)\s+(?:due|scheduled|expected|supposed|meant|to)\s[^,;]*$"),
        "the day for which it was planned",
    ),
    (ACCUSED_OF, "the day of what somebody is accused of"),
    (re.compile(r"\b(?:was|were)\s+born\s+(?:in\s+\w+\s+)?$"), "the day of a birth"),
)  # fmt: skip


def doubted(text: str, when: When, clause: Clause, content: Content) -> When:
    """The time of a clause, low with the reason where it may be that of something else in it."""
    mention = clause.mention
    if not when.own or mention is None or when.sure == "low":
        return when
    before = text[clause.start : mention.lead_start]
    dated = _Dated(text, clause, mention, content, before)
    for doubt in _DOUBTS:
        if reason := doubt(dated):
            return replace(when, sure="low", why=f"{when.why}; {reason}")
    return when


@dataclass(frozen=True, slots=True)
class _Dated:
    """A clause with its time, what it says, and the words before the time."""

    text: str
    clause: Clause
    mention: Mention
    content: Content
    before: str


def _of_body(dated: _Dated) -> str:
    if dated.mention.lead == "of" and _OF_PAPER.search(dated.before):
        return "the day of a paper or of a body, not of what happened to it"
    return ""


def _of_doing(dated: _Dated) -> str:
    if doing := AFTER_DOING.search(dated.before[-_NEAR_VERB:]):
        return f"the day of {doing[0].split()[1]!r}, which may be another one"
    return ""


def _of_words_before(dated: _Dated) -> str:
    near = dated.before[-_NEAR:]
    return next((reason for words, reason in _BEFORE_TIME if words.search(near)), "")


def _of_condition(dated: _Dated) -> str:
    if _HAD_IT.match(dated.text, dated.clause.start, dated.clause.end):
        return _NOT_HAPPENED
    return ""


def _of_paper(dated: _Dated) -> str:
    if paper := _PAPER.search(dated.before[-_NEAR_VERB:]):
        return f"of {paper[0].split()[0]!r}, whose content may be of another day"
    return ""


def _of_nothing(dated: _Dated) -> str:
    if _is_negative(dated.text, dated.content):
        return "says what did not happen"
    return ""


def _of_what_would_have_been(dated: _Dated) -> str:
    act = dated.content.act
    if act is None:
        return ""
    near = max(dated.clause.start, act.start - _AUXILIARIES)
    return _NOT_HAPPENED if _WOULD_HAVE.search(dated.text, near, act.start) else ""


def _of_saying(dated: _Dated) -> str:
    text, act = dated.text, dated.content.act
    if act and act.saying and _is_told(text, act, dated.content, dated.mention):
        return f"the day of {text[act.start : act.end]!r}; what it says may be of another day"
    return ""


_NOT_HAPPENED = "says what might have happened"
# each gives the reason for its doubt, or ""; the first one counts
_DOUBTS: tuple[Callable[[_Dated], str], ...] = (
    _of_body,
    _of_doing,
    _of_words_before,
    _of_condition,
    _of_paper,
    _of_nothing,
    _of_what_would_have_been,
    _of_saying,
)


def _is_negative(text: str, content: Content) -> bool:
    """Whether nobody did it: 'No one was hurt', 'has not been seen', 'arrested nobody'."""
    if _NOBODY.match(text, content.start):
        return True
    act = content.act
    if act is None:
        return False
    return act.denied or _BEHIND_VERB.match(text, act.end) is not None


def _is_told(text: str, act: Act, content: Content, mention: Mention) -> bool:
    """Whether the type is that of what is told as past: 'said on Friday that they had arrested two men'."""
    kind = content.kind
    if kind is None or content.is_quotation or kind.end <= act.end:
        return False
    found = _TOLD.match(text, act.end, content.end)
    # 'said 61 people were detained today': the day is that of what is told
    return found is not None and mention.start < found.end()
