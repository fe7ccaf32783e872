"""Acts: the verb of a statement and its PLOVER type, by the words of `tables/acts.tsv`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from crisistl.prose.pairs import type_with_object
from crisistl.prose.phrases import Found, Phrases
from crisistl.prose.spots import Spot
from crisistl.prose.words import word_list, word_map

_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_IRREGULAR = word_map("irregular verbs")
_SAYING = word_list("saying verbs")
_GENERAL = word_list("other verbs")
_AUX = word_list("auxiliaries")
_BE = word_list("to be")
_BEFORE_NOUN = word_list("before a noun")
_ADVERBS = word_list("adverbs")
_LIGHT = word_list("light verbs")
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
_STRONG_NOUNS = 70  # characters behind a light verb within which its noun is looked for


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


@dataclass(frozen=True, slots=True)
class Kind:
    """The PLOVER type of a statement, with the words that show it, which end at `end`."""

    type: str
    words: str
    end: int


def _forms(base: str) -> set[str]:
    """The forms of a verb; what is not irregular follows the rules of spelling."""
    past = _IRREGULAR.get(base, "")
    if re.search(r"[^aeiou]y$", base):
        third = f"{base[:-1]}ies"
    elif re.search(r"(?:s|x|z|ch|sh|o)$", base):
        third = f"{base}es"
    else:
        third = f"{base}s"
    stem = base
    if base.endswith("e") and not base.endswith("ee"):
        stem = base[:-1]
    doubled = stem
    if re.search(r"[^aeiou][aeiou][bdglmnprt]$", base):
        doubled = f"{base}{base[-1]}"
    if re.search(r"[^aeiou]y$", base):
        regular = f"{base[:-1]}ied"
    else:
        regular = f"{stem}ed"
    if base.endswith("e"):
        regular = f"{base}d"
    found = {base, third, f"{stem}ing", f"{doubled}ing", *past.split()}
    return found | ({regular, f"{doubled}ed"} if not past else set())


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, str], dict[str, str], dict[str, str], dict[str, str]]:
    """Verb form to base, base to type, noun to type, phrase to type."""
    bases: dict[str, str] = {}
    types: dict[str, str] = {}
    nouns: dict[str, str] = {}
    phrases: dict[str, str] = {}
    text = (files("crisistl.prose") / "tables" / "acts.tsv").read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        words, form, kind = line.split("\t")
        if form == "verb":
            types.setdefault(words, kind)
        elif form == "noun":
            nouns.setdefault(words, kind)
        else:
            phrases.setdefault(words.lower(), kind)
    for base in (*types, *sorted(_SAYING), *sorted(_GENERAL)):
        for form in _forms(base):
            bases.setdefault(form, base)
    return bases, types, nouns, _with_forms(phrases, bases)


def _with_forms(phrases: dict[str, str], bases: dict[str, str]) -> dict[str, str]:
    """The phrases, those that begin with a verb in each of its forms: 'calls for', 'called for'."""
    found = dict(phrases)
    for words, kind in phrases.items():
        verb, _, rest = words.partition(" ")
        if bases.get(verb) == verb and rest:
            for form in _forms(verb):
                found.setdefault(f"{form} {rest}", kind)
    return found


@lru_cache(maxsize=1)
def _phrases() -> Phrases:
    return Phrases(_table()[3])


@lru_cache(maxsize=1)
def _nouns() -> Phrases:
    return Phrases(_table()[2], plural=True)


def _find_nouns(text: str, start: int, end: int) -> Iterator[Found]:
    """The nouns with a type; March is a month, and a march is not."""
    for found in _nouns().find(text, start, end):
        if found.words != "March":
            yield found


def find_act(text: str, start: int, end: int, spots: list[Spot]) -> Act | None:
    """The main verb of a clause: the first finite verb behind a subject, or the first there is."""
    bases = _table()[0]
    tokens = [*_WORD.finditer(text, start, end)]
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
        return Act(token.start(), token.end(), base, saying=base in _SAYING)
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
            and (word.endswith("ed") or word in _IRREGULAR.get(base, "").split())
        )
        ahead = bool({"will", "shall"} & set(words)) or (be and words[-2] == "to")
        denied = bool({"not", "never"} & set(words))
        return Act(
            token.start(), token.end(), base, passive, base in _SAYING, ahead, denied
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
    last = _last_word(before)
    gap = text[max(start, token.start() - 3) : token.start()]
    near = next((spot for spot in reversed(spots) if spot.end <= token.start()), None)
    behind = near is not None and not text[near.end : token.start()].strip()
    if behind and near is not None and near.adjective:
        return False
    if last in _BEFORE_NOUN and not behind and "," not in gap:
        return False
    if _is_participle(text, token, base) or _is_near(text, token) or "-" in gap:
        return False
    if word == base and not _may_be_base(text, base, last, behind, near):
        return False
    hangs_on = behind and base not in _NEVER_PASSIVE and word.endswith("ed")
    if hangs_on and _HANGS_ON.match(text, token.end()):
        return not _has_another_verb(text, token.end(), end)
    return True


_STATES_THAT = re.compile(r"\s+that\b|:|,?\s+[\"“]|\s+(?:he|she|it|they)\b")


def _last_word(before: list[str]) -> str:
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
    is_past = base in _IRREGULAR.get(base, "").split()
    if base == "say" or (is_past and (behind or last in _SINGULAR)):
        return True
    return _plural_subject(text, last, behind, near)


def _is_participle(text: str, token: re.Match[str], base: str) -> bool:
    """Whether a word in '-ed' only describes what is before it: ', boycotted by both,', 'talks brokered by Norway'."""
    if not token[0].endswith("ed") or base in _NEVER_PASSIVE:
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


_BESIDE = re.compile(r"\s(?:after|before|when|while|because|although|though)\s")


def kind_of(text: str, act: Act | None, start: int, end: int) -> Kind | None:
    """The type of what a clause says, and by which words.

    A set phrase at the verb decides first, then a verb that has a type. Behind a light verb or one of saying, what
    comes first decides: a phrase, a noun ('announces the expulsion') or another verb ('says it will expel').
    """
    if act is None:
        return _first_kind(text, start, end, nouns=True) or _noun_kind(text, start, end)
    types = _table()[1]
    begin, stop = max(start, act.start - 25), min(end, act.end + 40)
    phrase = _phrases().first(text, begin, stop)
    if phrase and phrase.start <= act.start < phrase.end:
        return Kind(_table()[3][phrase.entry], f"{phrase.words!r}", phrase.end)
    where = (start, act.start) if act.passive else (act.end, end)
    if paired := type_with_object(text, act.base, *where):
        return _kind_of_pair(text, act, paired, end)
    if special := _special_kind(text, act, end):
        return special
    if act.base in types and not act.saying and act.base not in _LIGHT:
        return _kind_of_verb(text, act)
    if act.denied and act.ahead:
        return Kind("reject", f"'will not {act.base}'", act.end)
    if not act.saying:
        # 'went back to work after the port agreed' is no agreement of theirs
        beside = _BESIDE.search(text, act.end, end)
        end = beside.start() if beside else end
    found = _first_kind(text, act.end, end, nouns=act.base in _LIGHT)
    if found:
        return found
    if act.base in types:
        return Kind(types[act.base], f"{text[act.start : act.end]!r}", act.end)
    # 'The alliance said it would stay' is no alliance
    return _noun_kind(text, act.end if act.saying else start, end)


def _kind_of_pair(
    text: str, act: Act, paired: tuple[str, str, int], end: int
) -> Kind | None:
    """The type of a verb with its object: 'suspended its strike' concedes."""
    kind, words, reached = paired
    if kind == "-":  # 'releases a statement blaming' is what follows
        return _first_kind(text, reached, end, nouns=False)
    return Kind(kind, f"{text[act.start : act.end]!r} and {words!r}", act.end)


def _kind_of_verb(text: str, act: Act) -> Kind:
    """The type of a verb that has one: a denied verb is a rejection."""
    verb = repr(text[act.start : act.end])
    if act.denied:
        return Kind("reject", f"not {verb}", act.end)
    return Kind(_table()[1][act.base], verb, act.end)


def _special_kind(text: str, act: Act, end: int) -> Kind | None:
    """The type that a verb has with what is behind it: 'sends troops', 'votes to expel', 'gives them a week to'."""
    if act.base in _DECIDING:
        return _decided(text, act, end)
    if act.base in _SENDING and (sent := _FORCES.search(text, act.end, end)):
        words = f"{text[act.start : act.end]!r} and {sent[0]!r}"
        return Kind("mobilize", words, sent.end())
    if act.base in _PAYING and (
        paid := _MONEY.search(text, act.end, min(end, act.end + 60))
    ):
        return Kind("aid", f"{text[act.start : act.end]!r} and {paid[0]!r}", paid.end())
    if act.base in _TAKING and (taken := _A_PLACE.match(text, act.end, end)):
        return Kind(
            "assault", f"{text[act.start : act.end]!r} and a place", taken.end()
        )
    if act.base == "give" and (term := _ULTIMATUM.match(text, act.end, end)):
        return Kind("threaten", f"{' '.join(term[0].split())!r}", act.end)
    if act.base == "strike" and _STOPS_WORK.match(text, act.end, end):
        return Kind("protest", f"{text[act.start : act.end]!r}", act.end)
    if act.base == "call":
        return _named_so(text, act, end)
    return None


# 'the crews struck', 'will strike for a week': nobody is hit
_STOPS_WORK = re.compile(r"\s*(?:[.;]|$)|\s+(?:for|over|until|again)\b")
_SENDING = {"send", "move", "rush", "fly", "ship"}
_PAYING = {"release", "unblock", "free", "unlock", "disburse"}
_MONEY = re.compile(r"[$€£]\s?\d|\b(?:million|billion|aid|funds|loans?)\b")
_TAKING = {"take", "capture", "seize", "retake"}
_A_PLACE = re.compile(
    r"\s+(?:the (?:\w+ )?(?:city|town|capital|port|village|island|base|airport)\b|control of\b|"
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Part)\b)[A-Z]\w+)"
)
_FORCES = re.compile(
    r"(?<=\s)(?:troops|soldiers|tanks|warships|gunboats|brigades|battalions|divisions|reinforcements|marines|"
    r"paratroopers|fighter jets|warplanes|bombers|regiments|aircraft carriers?)\b"
)
_DECIDING = {"vote", "decide", "begin", "start", "continue"}


def _decided(text: str, act: Act, end: int) -> Kind | None:
    """The type of what somebody decides or begins to do: 'votes to expel all diplomats'."""
    found = re.compile(r"\s+to\s+([a-z]+)\b").match(text, act.end, end)
    kind = None
    if found:
        kind = _table()[1].get(found[1])
    if found and kind:
        return Kind(kind, f"'to {found[1]}'", found.end())
    return None


_ULTIMATUM = re.compile(r"\s+[^.;:“\"]{2,50}?\b(?:hours?|days?|weeks?|months?)\s+to\b")
_NAMING = re.compile(
    r"\s+[^\"“'‘.;]{2,60}?\s[\"“'‘](?P<quote>[^\"”]{2,120})"
    r"|\s+(?:the|his|her|its|their|him|it|them|[A-Z]\w+)\b[^.,;\"“]{0,40}?\s(?:an?|as)\s(?P<noun>[a-z][^.,;]{2,60})"
)
_FRIENDLY = re.compile(
    r"\b(?:historic|welcome|good|positive|great|important|brave|hero|friend|success|breakthrough)",
    re.IGNORECASE,
)


def _named_so(text: str, act: Act, end: int) -> Kind | None:
    """The type of calling somebody something: 'calls Qatar "the main champion of extremism"'."""
    found = _NAMING.match(text, act.end, end)
    if found is None:
        return None
    named = found["quote"] or found["noun"]
    kind = "accuse"
    if _FRIENDLY.search(named):
        kind = "support"
    return Kind(kind, f"{text[act.start : act.end]!r} and a name", act.end)


def _first_kind(text: str, start: int, end: int, *, nouns: bool) -> Kind | None:
    """The type of the first phrase, typed verb or, where they count, noun within a part of a text."""
    found: list[tuple[int, int, Kind]] = []
    if phrase := _phrases().first(text, start, end):
        kind = Kind(_table()[3][phrase.entry], f"{phrase.words!r}", phrase.end)
        found.append((phrase.start, 0, kind))
    noun = None
    if nouns:
        stop = min(end, start + _STRONG_NOUNS)
        noun = next(_find_nouns(text, start, stop), None)
    if noun:
        kind = Kind(_table()[2][noun.entry], f"{noun.words!r}", noun.end)
        found.append((noun.start, 1, kind))
    if verb := _typed_verb(text, start, end):
        found.append((verb[0], 2, verb[1]))
    if found:
        return min(found, key=lambda item: item[:2])[2]
    return None


def _typed_verb(text: str, start: int, end: int) -> tuple[int, Kind] | None:
    """The first verb with a type: in another form than that of a noun, or behind 'to', 'will' or 'they'."""
    bases, types, _, _ = _table()
    for token in _WORD.finditer(text, start, end):
        word = token[0].lower()
        base = bases.get(word)
        if base in _SENDING and (
            sent := _FORCES.search(text, token.end(), min(end, token.end() + 40))
        ):
            return token.start(), Kind(
                "mobilize", f"{token[0]!r} and {sent[0]!r}", sent.end()
            )
        paired = type_with_object(text, base or "", token.end(), end)
        if paired and paired[0] != "-":
            words = f"{token[0]!r} and {paired[1]!r}"
            return token.start(), Kind(paired[0], words, token.end())
        if base not in types or base is None:
            continue
        last = _WORD.findall(text[max(0, token.start() - 16) : token.start()])
        behind = _last_word([word.lower() for word in last])
        if behind == "without" or text.startswith(" for", token.end()):
            continue  # 'without meeting anybody', 'providing for a ban'
        if behind in ("to", "will", "would", "they", "we", "who", "which") or (
            word.endswith(("ing", "ed"))
            and word != base
            and behind not in ("the", "a", "an", "of")
        ):
            return token.start(), Kind(types[base], f"{token[0]!r}", token.end())
    return None


def first_noun(text: str, start: int, end: int) -> Kind | None:
    """The type of the first noun with one near the beginning of a part of a text."""
    return _noun_kind(text, start, min(end, start + _STRONG_NOUNS))


def _noun_kind(text: str, start: int, end: int) -> Kind | None:
    """The type of the first noun that has one, and isn't a part of a name: 'the Security Council'."""
    for noun in _find_nouns(text, start, end):
        is_first = not re.search(r"\w", text[start : noun.start])
        if is_first or noun.words.islower():
            kind = _table()[2][noun.entry]
            return Kind(kind, f"{noun.words!r}", noun.end)
    return None
