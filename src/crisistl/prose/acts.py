"""Acts: the main verb of a clause."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from crisistl.prose.act_table import IRREGULAR, SAYING, act_table, is_past_form
from crisistl.prose.spots import Spot
from crisistl.prose.words import word_list

WORD = re.compile(r"[A-Za-z][\w’'-]*")
_AUX = word_list("auxiliaries")
_BE = word_list("to be")
_BEFORE_NOUN = word_list("before a noun")
_ADVERBS = word_list("adverbs")
_NEVER_PASSIVE = word_list("never passive")
_STATES = {
    "worry",
    "concern",
    "satisfy",
    "prepare",
    "determine",
    "alarm",
    "disappoint",
    "please",
    "convince",
    "divide",
}
_ASIDE = re.compile(r",\s+(?:who|which|whose)\b[^,;]{3,200},")
# 'Sonko, jailed since July, walked free'
_PARTICIPLE = re.compile(
    r"[^,;:]{0,120}[A-Za-z](?P<aside>,\s+(?:\w{3,}ed|held|built|sworn|driven|shot)\s+"
    r"(?:since|in|on|by|at|last|during|two|three)\s[^,;]{2,60}(?:,|$))"
)


@dataclass(frozen=True, slots=True)
class Act:
    """The verb of a clause: where it is, its base form, and whether the subject suffers the act."""

    start: int
    end: int
    base: str
    passive: bool = False
    saying: bool = False
    ahead: bool = False
    denied: bool = False


def find_act(text: str, start: int, end: int, spots: Sequence[Spot]) -> Act | None:
    """The main verb of a clause: the first finite verb behind a subject, or the first there is."""
    tokens = [*WORD.finditer(text, start, end)]
    passed = [(spot.start, spot.end) for spot in spots]
    passed += _quoted_spans(text, start, end) + _asides(text, start, end)
    for place, token in enumerate(tokens):
        if any(a <= token.start() < b for a, b in passed):
            continue
        if token[0].lower() in _AUX:
            if found := _behind_auxiliary(text, tokens, place):
                return found
            continue
        before = [other[0].lower() for other in tokens[max(0, place - 4) : place]]
        base = _finite_base(text, token, before, spots, (start, end))
        if base:
            return Act(token.start(), token.end(), base, saying=base in SAYING)
    return None


def _asides(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """What only describes a name, between commas."""
    found = [aside.span() for aside in _ASIDE.finditer(text, start, end)]
    if described := _PARTICIPLE.match(text, start, end):
        found.append(described.span("aside"))
    return found


def _finite_base(
    text: str,
    token: re.Match[str],
    before: list[str],
    spots: Sequence[Spot],
    bounds: tuple[int, int],
) -> str | None:
    """The base form of a word that is the verb of a clause with these bounds; None of any other."""
    word = token[0].lower()
    base = act_table().bases.get(word)
    if base is None and _is_unknown_verb(text, token, spots):
        base = word
    if base and _is_finite(text, token, base, before, spots, bounds):
        return base
    return None


def _quoted_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The quotations of several words; a single word between marks is the article's own verb: Washington “urged”."""
    pattern = re.compile(r"“[^”]*”|\"[^\"]*\"")
    result = []
    for found in pattern.finditer(text, start, end):
        if " " in found[0]:
            result.append(found.span())
    return result


def _behind_auxiliary(text: str, tokens: list[re.Match[str]], place: int) -> Act | None:
    """The verb of 'are killed', 'will expel', 'has announced', 'had already massed'."""
    words = [tokens[place][0].lower()]
    if words[0] in _DOES and text.startswith(" so", tokens[place].end()):
        return Act(tokens[place].start(), tokens[place].end(), "do")
    for before, token in pairwise(tokens[place : place + 7]):
        if text[before.end() : token.start()].strip():
            return None
        word = token[0].lower()
        if not (_is_before_verb(word) or _is_no_longer(text, token)):
            return _act_behind(words, token) or _due(words, before)
        words.append(word)
    return None


def _is_no_longer(text: str, token: re.Match[str]) -> bool:
    """Whether a word is one of 'no longer': 'will no longer respect the limits'."""
    if token[0] == "longer":
        return text.endswith("no ", 0, token.start())
    return token[0] == "no" and text.startswith(" longer ", token.end())


def _due(words: list[str], last: re.Match[str]) -> Act | None:
    """The act of 'is due in parliament on Friday', which has no other verb."""
    if words[-1] != "due" or _BE.isdisjoint(words):
        return None
    return Act(last.start(), last.end(), "due", ahead=True)


_DOES = {"do", "does", "did"}
_FUTURE = {"will", "shall"}
_TO_COME = {*_FUTURE, "to"}
_DENYING = {"not", "never", "longer"}
_BETWEEN = {"to", "due", "set", "expected", "going", "being", "about"}


def _is_before_verb(word: str) -> bool:
    """Whether a word may be between an auxiliary and its verb: 'has not yet been', 'is due to'."""
    return word in _AUX or word in _ADVERBS or word in _BETWEEN or word.endswith("ly")


def _act_behind(words: list[str], token: re.Match[str]) -> Act | None:
    """The act of a verb behind an auxiliary and other words: 'will not' before 'expel'."""
    word = token[0].lower()
    base = act_table().bases.get(word)
    if base is None and word.isalpha() and not _TO_COME.isdisjoint(words):
        base = word  # a verb that is in no table is still the act behind 'will' and 'is due to'
    if base is None:
        return None
    be = not _BE.isdisjoint(words)
    return Act(
        token.start(),
        token.end(),
        base,
        passive=be and base not in _STATES and is_past_form(word, base),
        saying=base in SAYING,
        ahead=not _FUTURE.isdisjoint(words) or (be and words[-1] == "to"),
        denied=not _DENYING.isdisjoint(words),
    )


def _is_unknown_verb(text: str, token: re.Match[str], spots: Sequence[Spot]) -> bool:
    """Whether a word in no table is a verb all the same: in '-ed', right behind somebody who acts."""
    word = token[0]
    if not word.islower() or not word.endswith("ed") or len(word) < 5:
        return False
    return any(
        spot.end <= token.start()
        and not spot.adjective
        and text[spot.end : token.start()] == " "
        for spot in spots
    )


_IS_NOUN = re.compile(
    r"\s+(?:between|with|in|on|over|by|at|for|of|against|aimed|are|were|have|has|had|is|was|began|begin|broke|break|open|opened|opens|start|started|collapsed?|fail|failed|"
    r"continued?|erupted?|spread|resumed?|took|take|ended?|followed?|and)\b"
)


def _is_finite(
    text: str,
    token: re.Match[str],
    base: str,
    before: list[str],
    spots: Sequence[Spot],
    bounds: tuple[int, int],
) -> bool:
    """Whether a word with a verb's form is the verb of its clause, and not a noun or a participle."""
    start, end = bounds
    word = token[0].lower()
    if word.endswith("ing"):
        return False
    if not before and word == base:
        return _is_second_verb(text, token)
    if _is_subject(text, token, before, spots):
        return False
    name = _name_before(text, token, spots)
    gap = text[max(start, token.start() - 3) : token.start()]
    if _is_in_noun_phrase(gap, word_before(before), name):
        return False
    if word == base and not _may_be_base(text, base, word_before(before), name):
        return False
    return not (
        _is_near(text, token)
        or _is_participle(text, token, base)
        or _describes_name(text, token, base, name, end)
    )


# 'launch an offensive on 28 March and seize the capital two days later'
_AND_BEFORE = re.compile(r"[\w,]\s+and\s+(?:then\s+)?$")
_OBJECT = re.compile(
    r"\s+(?:(?:the|an?|its|his|her|their|all|some|several|up|down|out|off|fire)\b|\d|[A-Z])"
)


def _is_second_verb(text: str, token: re.Match[str]) -> bool:
    """Whether a base form that a clause begins with goes on behind 'and': '... and seize the capital'."""
    if not token[0].islower() or not _OBJECT.match(text, token.end()):
        return False
    return (
        _AND_BEFORE.search(text, max(0, token.start() - 12), token.start()) is not None
    )


def _name_before(text: str, token: re.Match[str], spots: Sequence[Spot]) -> Spot | None:
    """The name right before a word."""
    near = next((spot for spot in reversed(spots) if spot.end <= token.start()), None)
    if near is None or text[near.end : token.start()].strip():
        return None
    return near


def _is_in_noun_phrase(gap: str, last: str, name: Spot | None) -> bool:
    """Whether a word belongs to a noun behind it, by what is before it: 'the', 'Russian' or a hyphen."""
    if "-" in gap:
        return True
    if name is not None:
        return name.adjective
    return last in _BEFORE_NOUN and "," not in gap


def _describes_name(
    text: str, token: re.Match[str], base: str, name: Spot | None, end: int
) -> bool:
    """Whether a word in '-ed' only describes the name before it: 'loyalists bussed in from the countryside attack'."""
    if name is None or base in _NEVER_PASSIVE or not token[0].lower().endswith("ed"):
        return False
    hangs_on = _HANGS_ON.match(text, token.end())
    return hangs_on is not None and _has_another_verb(text, token.end(), end)


_STATES_THAT = re.compile(r"\s+that\b|:|,?\s+[\"“]|\s+(?:he|she|it|they)\b")


def word_before(before: list[str]) -> str:
    """The word before a verb, or the one before its adverb."""
    if not before:
        return ""
    if before[-1] in _ADVERBS and len(before) > 1:
        return before[-2]
    return before[-1]


def _has_another_verb(text: str, start: int, end: int) -> bool:
    """A verb behind a participle: 'loyalists bussed in from the countryside attack'."""
    rest = re.split(r"[.;]", text[start : min(end, start + 60)])[0]
    return bool(re.search(r"\b(?:is|are|was|were|has|have|\w+s)\b\s", rest))


_HANGS_ON = re.compile(r"\s+(?:in from|by|in|at|outside|from)\s+\w")


# 'Gas supplies to the region were cut'
_IS_SUBJECT = re.compile(
    r"\s+(?:to|of|from|between|for)\s+[^,;.]{2,40}?\s(?:were|was|are|is|have|has|had)\b"
)


def _is_subject(
    text: str, token: re.Match[str], before: list[str], spots: Sequence[Spot]
) -> bool:
    """Whether a word in '-s' is a noun: 'Talks between the ministers took place'."""
    if token[0].lower() == "states" and not _STATES_THAT.match(text, token.end()):
        return True
    if not token[0].endswith("s"):
        return False
    if not before and _IS_NOUN.match(text, token.end()):
        return True
    if any(text[spot.end : token.start()] == " " for spot in spots):
        return False
    # 'Both houses of parliament'
    if text.startswith(" of ", token.end()) and len(before) < 3:
        return not set(before[-2:]) & _PRONOUNS
    return _IS_SUBJECT.match(text, token.end()) is not None


_PRONOUNS = {"he", "she", "it", "who", "which", "they"}
_SINGULAR = {"he", "she", "it", "who", "which"}


def _may_be_base(text: str, base: str, last: str, name: Spot | None) -> bool:
    """Whether a verb can have its base form here: behind a plural, or as a past such as 'it set'."""
    if base == "say" or base not in act_table().bases:
        return True  # 'The navy hoisted flags' has a form in no table
    is_past = base in IRREGULAR.get(base, "").split()
    if is_past and (name is not None or last in _SINGULAR):
        return True
    return _plural_subject(text, last, name)


def _is_participle(text: str, token: re.Match[str], base: str) -> bool:
    """Whether a past form only describes what is before it: ', boycotted by both,', 'A deal struck by May'."""
    if base in _NEVER_PASSIVE or not is_past_form(token[0], base):
        return False
    return re.compile(r"\s+by\s+(?!\d)").match(text, token.end()) is not None


def _is_near(text: str, token: re.Match[str]) -> bool:
    """Whether 'close' is near, not shut: 'doctors close to the opposition'."""
    return token[0] == "close" and text.startswith(" to ", token.end())


# 'Mauritania and Jordan close', 'both houses of parliament vote'
_LISTS = re.compile(r"\b(?:and|[a-z]+s\s+of)\s+(?:the\s+|its\s+)?$")
_THE = re.compile(r"\b[Tt]he\s+$")
_PLURALS = {
    "they", "we", "you", "i", "people", "police", "men", "women", "who", "which", "and", "military", "government",
}  # fmt: skip


def _plural_subject(text: str, last: str, name: Spot | None) -> bool:
    """Whether a verb in its base form can follow: behind a plural, a list of names, they or we."""
    if last.endswith("s") or last in _PLURALS:
        return True
    if name is None:
        return False
    # 'a coast guard ship' is one thing
    if _LISTS.search(text, max(0, name.start - 16), name.start):
        return True
    if name.words.endswith("s"):
        return True
    # 'the commander of the UN force'
    is_one = _THE.search(text, max(0, name.start - 5), name.start) is not None
    return name.words[:1].isupper() and not is_one
