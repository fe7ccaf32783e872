"""Acts: the main verb of a clause."""

import re
from dataclasses import dataclass

from crisistl.prose.act_table import IRREGULAR, SAYING, act_table
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


def find_act(text: str, start: int, end: int, spots: list[Spot]) -> Act | None:
    """The main verb of a clause: the first finite verb behind a subject, or the first there is."""
    bases = act_table().bases
    tokens = [*WORD.finditer(text, start, end)]
    passed = [
        *_quoted_spans(text, start, end),
        *(found.span() for found in _ASIDE.finditer(text, start, end)),
    ]
    for place, token in enumerate(tokens):
        word = token[0].lower()
        if any(spot.start <= token.start() < spot.end for spot in spots) or any(
            a <= token.start() < b for a, b in passed
        ):
            continue
        base = bases.get(word)
        before = [other[0].lower() for other in tokens[max(0, place - 4) : place]]
        if word in _AUX:
            if found := _behind_auxiliary(text, tokens, place, bases, spots):
                return found
            continue
        if base is None and _is_unknown_verb(text, token, spots):
            base = word
        if base is None or not _is_finite(
            text, token, word, base, before, spots, (start, end)
        ):
            continue
        return Act(token.start(), token.end(), base, saying=base in SAYING)
    return None


def _quoted_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The quotations of several words; a single word between marks is the article's own verb: Washington “urged”."""
    pattern = re.compile(r"“[^”]*”|\"[^\"]*\"")
    result = []
    for found in pattern.finditer(text, start, end):
        if " " in found[0]:
            result.append(found.span())
    return result


def _behind_auxiliary(
    text: str,
    tokens: list[re.Match[str]],
    place: int,
    bases: dict[str, str],
    spots: list[Spot],
) -> Act | None:
    """The verb of 'are killed', 'will expel', 'has announced', 'had already massed'."""
    words = [tokens[place][0].lower()]
    for token in tokens[place + 1 : place + 7]:
        word = token[0].lower()
        if text[tokens[place + len(words) - 1].end() : token.start()].strip():
            return None
        words.append(word)
        if (
            word in _AUX
            or word in _ADVERBS
            or word.endswith("ly")
            or word in ("to", "due", "set", "expected", "going", "being", "about")
        ):
            continue
        # a verb that is in no table is still the act behind 'will' and 'is due to'
        ahead = bool({"will", "shall", "to"} & set(words[:-1]))
        base = bases.get(
            word, word if ahead and word.isalpha() and word.islower() else ""
        )
        if not base:
            return None
        be = any(w in _BE for w in words[:-1])
        passive = (
            be
            and base not in _STATES
            and (word.endswith("ed") or word in IRREGULAR.get(base, "").split())
        )
        ahead = bool({"will", "shall"} & set(words)) or (be and words[-2] == "to")
        denied = bool({"not", "never"} & set(words))
        return Act(
            token.start(), token.end(), base, passive, base in SAYING, ahead, denied
        )
    return None


def _is_unknown_verb(text: str, token: re.Match[str], spots: list[Spot]) -> bool:
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
    word: str,
    base: str,
    before: list[str],
    spots: list[Spot],
    bounds: tuple[int, int],
) -> bool:
    start, end = bounds
    if word.endswith("ing") or (not before and word == base):
        return False
    if word == "states" and not _STATES_THAT.match(text, token.end()):
        return False
    if _is_subject(text, token, before, spots):
        return False
    last = word_before(before)
    gap = text[max(start, token.start() - 3) : token.start()]
    near = next((spot for spot in reversed(spots) if spot.end <= token.start()), None)
    behind = near is not None and not text[near.end : token.start()].strip()
    if behind and near is not None and near.adjective:
        return False
    if last in _BEFORE_NOUN and not behind and "," not in gap:
        return False
    if _is_participle(text, token, base) or _is_near(text, token) or "-" in gap:
        return False
    is_known = (
        word in act_table().bases
    )  # 'The navy hoisted flags' has a form in no table
    if is_known and word == base and not _may_be_base(text, base, last, behind, near):
        return False
    hangs_on = behind and base not in _NEVER_PASSIVE and word.endswith("ed")
    if hangs_on and _HANGS_ON.match(text, token.end()):
        return not _has_another_verb(text, token.end(), end)
    return True


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
    text: str, token: re.Match[str], before: list[str], spots: list[Spot]
) -> bool:
    """Whether a word in '-s' is a noun: 'Talks between the ministers took place'."""
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


def _may_be_base(
    text: str, base: str, last: str, behind: bool, near: Spot | None
) -> bool:
    """Whether a verb can have its base form here: behind a plural, or as a past such as 'it set'."""
    is_past = base in IRREGULAR.get(base, "").split()
    if base == "say" or (is_past and (behind or last in _SINGULAR)):
        return True
    return _plural_subject(text, last, behind, near)


def _is_participle(text: str, token: re.Match[str], base: str) -> bool:
    """Whether a word in '-ed' only describes what is before it: ', boycotted by both,', 'talks brokered by Norway'."""
    is_past = token[0] in IRREGULAR.get(base, "").split()  # 'A deal struck by May'
    if not (token[0].endswith("ed") or is_past) or base in _NEVER_PASSIVE:
        return False
    return re.compile(r"\s+by\s+(?!\d)").match(text, token.end()) is not None


def _is_near(text: str, token: re.Match[str]) -> bool:
    """Whether 'close' is near, not shut: 'doctors close to the opposition'."""
    return token[0] == "close" and text.startswith(" to ", token.end())


# 'Mauritania and Jordan close', 'both houses of parliament vote'
_LISTS = re.compile(r"\b(?:and|[a-z]+s\s+of)\s+(?:the\s+|its\s+)?$")
_PLURALS = {
    "they", "we", "you", "i", "people", "police", "men", "women", "who", "which", "and", "military", "government",
}  # fmt: skip


def _plural_subject(text: str, last: str, behind: bool, near: Spot | None) -> bool:
    """Whether a verb in its base form can follow: behind a plural, a list of names, they or we."""
    if last.endswith("s") or last in _PLURALS:
        return True
    if not behind or near is None:
        return False
    # 'a coast guard ship' is one thing
    is_listed = _LISTS.search(text, max(0, near.start - 16), near.start) is not None
    return is_listed or near.words.endswith("s") or near.words[:1].isupper()
