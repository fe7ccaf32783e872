"""Name words: what the words of a text say of a name, before it is known whose it is."""

import re
from collections import Counter
from itertools import pairwise

from crisistl.prose.act_table import act_table, is_past_form
from crisistl.prose.words import word_list

POSSESSIVE = re.compile(r"[’']s$|(?<=s)[’']$")
HONORIFICS = word_list("honorifics")
TITLES = word_list("titles")
ANY_TITLE = HONORIFICS | TITLES
_OFFICES = word_list("offices")
GROUPS = word_list("groups")
_ORGANISATIONS = word_list("ends an organisation")
NOT_NAMES = word_list("no names")
NOT_ALONE = word_list("no names alone")
_AGENTS = re.compile(
    r"^[a-z]{3,}(?:[^aeiou]ers|tors|ists|ians|eers|[a-z]{2}men|women)$"
)
_NOT_AGENTS = word_list("no people")
_ADJECTIVE = re.compile(r"(?:[ie]an|ese|ish|ine)$")
_LONGEST_NAME = 7
_PARTICLES = {"bin", "al", "de", "van", "von", "der", "el", "ibn", "da", "du"}
_BURMESE_TITLE = "U"  # U Thant, U Nu: kept as a part of the name
# U-2, MiG-29, T-72: things, not the G-7 or the M-19 movement
_DESIGNATION = re.compile(r"(?![GEM]-)[A-Z][A-Za-z]{0,3}-\d+[A-Za-z]?s?")
_FIRST_NAME = "Jan"  # a month only where a number follows
_NUMBERS = {"Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"}
_COLLECTIVES = (
    "People",
    "Workers",
    "Women",
    "Children",
    "Farmers",
    "Lord",
    "Teachers",
    "Doctors",
    "Citizens",
    "Peoples",
)
ARTICLE = re.compile(r"^(?:al|el|as|ash|ar|at|ad|an|az)-(?=[A-Z])", re.IGNORECASE)
_OFFICES_OF = ("State", "Defence", "Defense", "Staff", "Treasury")
_LONGER_NAMES = {
    "post", "times", "accord", "accords", "agreement", "agreements", "airport", "treaty", "convention", "street",
    "smith", "protocol", "protocols", "conference", "summit", "declaration", "pact", "charter", "memorandum",
    "format", "process", "forum", "airlines", "airways", "university", "exchange",
}  # fmt: skip


def token_at(tokens: list[re.Match[str]], place: int) -> re.Match[str] | None:
    """The token at a place; None behind the last one."""
    return tokens[place] if place < len(tokens) else None


def behind_titles(text: str, tokens: list[re.Match[str]], place: int) -> int | None:
    """Where the name begins behind one title or several: 'Secretary of State', 'Lieutenant Colonel'."""
    begin = place + 1
    if begin >= len(tokens):
        return None
    if _is_office_of(tokens[begin : begin + 3]):
        begin += 2
    elif not starts_name(text, tokens[place], tokens[begin]):
        return None
    while begin + 1 < len(tokens) and tokens[begin][0].lower() in ANY_TITLE:
        begin += 1
    if starts_name(text, tokens[begin - 1], tokens[begin]):
        return begin
    return None


def _is_office_of(tokens: list[re.Match[str]]) -> bool:
    """Whether three words behind a title say of what, before a name: 'of State Rogers'."""
    return len(tokens) == 3 and tokens[0][0] == "of" and tokens[1][0] in _OFFICES_OF


def describes(name: str, follows: str) -> bool:
    """Whether a word only describes the next: 'Energy Minister Rosa Tal', 'the Tarvian ambassador'."""
    is_title = follows.lower() in TITLES or follows in ("Prime", "Foreign")
    if is_title and follows[0].isupper():
        return True
    return _ADJECTIVE.search(name) is not None and follows.islower()


def is_organisation(name: str) -> bool:
    """Whether a new name is that of an organisation: 'Ardo Bank', 'League for Democracy', 'OSCE'."""
    words = name.split()
    if len(words) == 1 and name.isupper():
        return True
    ahead = [before for before, word in pairwise(words) if word in ("of", "for")]
    return any(word.lower() in _ORGANISATIONS for word in (words[-1], *ahead[:1]))


def has_title(tokens: list[re.Match[str]]) -> bool:
    """Whether a title is among some words: 'Foreign Secretary Lord' in front of a name."""
    return any(token[0].lower().rstrip(".") in ANY_TITLE for token in tokens)


def is_group(word: str) -> bool:
    """Whether a word is for people by what they are: 'protesters', 'islanders', 'scientists'."""
    if word in GROUPS:
        return True
    return _AGENTS.search(word) is not None and word not in _NOT_AGENTS


def may_begin_name(
    text: str, tokens: list[re.Match[str]], place: int, sentence: int
) -> bool:
    """Whether a capitalised word can begin a name."""
    word = plain(tokens[place][0])
    if word == _BURMESE_TITLE and place + 1 < len(tokens):
        return starts_name(text, tokens[place], tokens[place + 1])
    if not word[:1].isupper() or len(word) < 2 or _DESIGNATION.fullmatch(word):
        return False
    if word == _FIRST_NAME and place + 1 < len(tokens):
        return starts_name(text, tokens[place], tokens[place + 1])
    if word.lower() not in NOT_NAMES:
        return True
    return _begins_with_number(text, tokens, place, sentence)


def _begins_with_number(
    text: str, tokens: list[re.Match[str]], place: int, sentence: int
) -> bool:
    """Whether a number begins a name within a sentence: 'the Five Star Movement'."""
    if tokens[place][0] not in _NUMBERS or place + 1 >= len(tokens):
        return False
    is_first = not text[sentence : tokens[place].start()].strip(" \"'“‘(")
    return not is_first and starts_name(text, tokens[place], tokens[place + 1])


def singular_title(word: str) -> str:
    """The title of one of several people: president for 'presidents'."""
    if word.endswith("ies"):
        one = f"{word[:-3]}y"
    else:
        one = word.removesuffix("s")
    if one in TITLES:
        return one
    return word


def plain(token: str) -> str:
    return POSSESSIVE.sub("", token)


def plain_name(text: str, tokens: list[re.Match[str]], place: int, length: int) -> str:
    start, last = tokens[place].start(), tokens[place + length - 1]
    return text[start : last.start() + len(plain(last[0]))]


def starts_name(text: str, before: re.Match[str], token: re.Match[str]) -> bool:
    gap = text[before.end() : token.start()]
    word = plain(token[0])
    if gap.strip(" .\u00a0") != "":
        return False
    if "\n" in gap:
        return False
    if not word[:1].isupper():
        return False
    return word.lower() not in NOT_NAMES or word == _FIRST_NAME


_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_SHORT_NAMES = {"U.S", "U.N", "U.K", "E.U", "D.C", "U.A.E", "U.S.S.R", "D.R"}


def is_one_name(text: str, tokens: list[re.Match[str]], place: int) -> bool:
    """Whether only a blank is before a token, or an initial's full stop: 'John F. Kennedy', 'B.J. Habibie'."""
    before = tokens[place - 1]
    gap = text[before.end() : tokens[place].start()]
    if len(before[0]) == 1 and before[0].isupper() and place > 1:
        return gap.strip() in ("", ".")
    if _INITIALS.fullmatch(before[0]) and before[0] not in _SHORT_NAMES:
        return gap.strip() in ("", ".")
    return not gap.strip()


def name_length(text: str, tokens: list[re.Match[str]], place: int) -> int:
    """How many tokens a capitalised name has: 'Recep Tayyip Erdogan', 'Muhammad bin Salman'."""
    if not tokens[place][0][:1].isupper():
        return 0
    stop = min(len(tokens), place + _LONGEST_NAME)
    end = place + 1
    while end < stop and _continues_name(text, tokens, end):
        end += 1
    while not ends_name(tokens[end - 1][0]):
        end -= 1
    return end - place


def _continues_name(text: str, tokens: list[re.Match[str]], place: int) -> bool:
    """Whether a token belongs to the name before it: 'bin Salman', 'for Democracy' behind 'League'."""
    before, word = tokens[place - 1][0], tokens[place][0]
    if not is_one_name(text, tokens, place) or ends_with_possessive(before):
        return False
    if word in ("of", "for"):
        return before.lower() in _ORGANISATIONS
    if word.lower() in NOT_NAMES:
        return False
    return word in _PARTICLES or ends_name(word)


def ends_with_possessive(word: str) -> bool:
    """Whether a word is a possessive and no part of a name, as in 'People's Liberation Front'."""
    return POSSESSIVE.search(word) is not None and plain(word) not in _COLLECTIVES


def ends_name(word: str) -> bool:
    return word[:1].isupper() or ARTICLE.match(word) is not None


def is_longer_name(
    text: str, last: re.Match[str], follows: re.Match[str], kind: str
) -> bool:
    """Whether a known name is only the beginning of another: 'Jordan Smith', 'Washington Post'."""
    gap = text[last.end() : follows.start()]
    word = plain(follows[0])
    if (
        gap.strip()
        or "\n" in gap
        or POSSESSIVE.search(last[0])
        or not word[:1].isupper()
    ):
        return False
    if word.lower() in _LONGER_NAMES:
        return True
    # 'West Berlin', 'West Bank': not the West
    return last[0] in ("West", "East") and kind == "name"


def is_office(text: str, last: re.Match[str], follows: re.Match[str] | None) -> bool:
    """Whether a name is before an office of its state: 'the UAE foreign minister', 'UK diplomats'."""
    if follows is None:
        return False
    gap = text[last.end() : follows.start()]
    is_abbreviation = gap == ". " and "." in last[0]  # 'U.S. President'
    if gap != " " and not is_abbreviation:
        return False
    return follows[0].lower() in _OFFICES


_NATION = re.compile(r"(?:sh|ch|ese|ss)$")
_THE = re.compile(r"\b[Tt]he\s+$")
_ACTS = re.compile(
    r"\s+(?:also\s+|then\s+|again\s+|now\s+|soon\s+)?(?P<verb>[a-z]+)"
    r"(?=[.;,]|\s+(?:the|an?|him|her|them|it|its|their|his|all|some|two|three|four|several|no|more|to|from|on|in|at|into|"
    r"with|back|off|up|out|down|over|that|by|for|against|and|about|[A-Z]|\d)|\s*$)"
)
_AUXILIARY = {"had", "have", "were", "are", "would", "will", "did", "could", "should"}


def is_nation(text: str, start: int, end: int) -> bool:
    """Whether a demonym is for a people that acts: 'the French executed him', not 'the French ambassador'."""
    if not _NATION.search(text[start:end]) or not _THE.search(
        text[max(0, start - 5) : start]
    ):
        return False
    if _word_behind(text, end) in _AUXILIARY:
        return True
    found = _ACTS.match(text, end)
    if found is None:
        return False
    base = act_table().bases.get(found["verb"])
    return base is not None and is_past_form(found["verb"], base)


def _word_behind(text: str, end: int) -> str:
    found = re.match(r"\s+([a-z]+)\b", text[end : end + 20])
    return found[1] if found else ""


def title_words(role: str) -> set[str]:
    return {word for word in role.lower().split() if word in TITLES}


def inside_sentences(text: str) -> set[str]:
    """The capitalised words that occur within a sentence, so that they are names at its beginning too."""
    return {plain(word) for word in re.findall(r"(?<=[a-z,] )([A-Z][\w’'-]+)", text)}


def always_capitalised(text: str) -> set[str]:
    """The words that occur more than once and never in small letters."""
    counts = Counter(plain(word) for word in re.findall(r"\b[A-Z][\w’'-]+", text))
    small = set(re.findall(r"\b[a-z][\w’'-]+", text))
    found = set()
    for word, count in counts.items():
        if count > 1 and word.lower() not in small:
            found.add(word)
    return found
