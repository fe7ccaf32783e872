"""Group words: what the words of a text say of people without names, such as 'police' and 'the coup leaders'."""

import re

from crisistl.prose.name_places import describes_thing
from crisistl.prose.name_words import GROUPS, TITLES, is_group, plain, token_at
from crisistl.prose.words import word_list

_STATE_HEADS = word_list("speaks for a state")
_MODIFIERS = word_list("before a group")
_ONLY_WITH_MODIFIER = {"party", "parties", "groups", "operator", "agency", "staff"}
_ARTICLE_BEFORE = re.compile(
    r"\b(?:the|an?|his|its|their)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_DEFINITE = re.compile(r"\b(?:the|his|her|its|their|both)\s+$", re.IGNORECASE)
_VERB_AHEAD = {
    "the", "a", "an", "its", "his", "her", "their", "itself", "himself", "themselves", "that", "to",
}  # fmt: skip
_LONGEST_HEAD = 5  # words between a state and what speaks for it
_LONGEST_GROUP = 3


def head_place(text: str, tokens: list[re.Match[str]], place: int) -> int | None:
    """The last of the words behind a state that speaks for it: 'minister' in 'Qatar's former foreign minister'."""
    head = None
    for at in range(place, min(place + _LONGEST_HEAD, len(tokens))):
        word = tokens[at][0].lower()
        if text[tokens[at - 1].end() : tokens[at].start()].strip():
            break
        if word in _STATE_HEADS or word in TITLES:
            head = at
        elif word not in _MODIFIERS and word not in GROUPS:
            break
    return head


def group_length(text: str, tokens: list[re.Match[str]], place: int) -> int:
    """How many tokens name a group of people from a place on."""
    length = 0
    while place + length < len(tokens) and length < _LONGEST_GROUP:
        word = tokens[place + length][0].lower()
        before = tokens[place + length - 1]
        gap = text[before.end() : tokens[place + length].start()]
        # 'the dockers' union' is one group
        if length and gap.strip("'’").strip():
            break
        if word not in _MODIFIERS and not is_group(plain(word)):
            break
        length += 1
    while length and not is_group(tokens[place + length - 1][0].lower()):
        length -= 1
    return length


def is_no_group(
    text: str, tokens: list[re.Match[str]], place: int, length: int, sentence: int
) -> bool:
    """Whether words that can be for people are here for something else."""
    start, last = tokens[place].start(), tokens[place + length - 1]
    follows = token_at(tokens, place + length)
    if follows and not last[0].endswith("s") and describes_thing(text, last, follows):
        return True  # 'military aid', 'the army chief': said of something else
    if last[0] == "general" and not _ARTICLE_BEFORE.search(text, sentence, start):
        return True  # 'general mobilisation'
    return length == 1 and _is_no_group_alone(text, last, follows, sentence)


def _is_no_group_alone(
    text: str, word: re.Match[str], follows: re.Match[str] | None, sentence: int
) -> bool:
    """Whether a single word is a verb, or nobody without a word before it."""
    name = word[0].lower()
    if follows and name not in GROUPS and follows[0].lower() in _VERB_AHEAD:
        return True  # 'considers the plan': a verb that looks like a group
    if name not in _ONLY_WITH_MODIFIER:
        return False
    # 'burst into a party'
    return _DEFINITE.search(text, sentence, word.start()) is None
