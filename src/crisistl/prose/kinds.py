"""Kinds: the PLOVER type of what a clause says, and by which words."""

import re
from dataclasses import dataclass

from crisistl.prose.act_table import act_nouns, act_phrases, act_table
from crisistl.prose.acts import WORD, Act, word_before
from crisistl.prose.pairs import type_with_object
from crisistl.prose.words import word_list

_LIGHT = word_list("light verbs")
_STRONG_NOUNS = 70  # characters behind a light verb within which its noun is looked for
_REACH = 600  # characters: what is further behind in a sentence without an end is about something else


@dataclass(frozen=True, slots=True)
class Kind:
    """The PLOVER type of a statement, with the words that show it, which end at `end`."""

    type: str
    words: str
    end: int


_BESIDE = re.compile(
    r"\s(?:after|before|when|while|because|although|though)\s|,\s(?:but|and)\s"
)


def kind_of(text: str, act: Act | None, start: int, end: int) -> Kind | None:
    """The type of what a clause says, and by which words.

    A set phrase at the verb decides first, then a verb that has a type. Behind a light verb or one of saying, what
    comes first decides: a phrase, a noun ('announces the expulsion') or another verb ('says it will expel').
    """
    if act is None:
        return _first_kind(text, start, end, nouns=True) or _noun_kind(text, start, end)
    types = act_table().types
    begin, stop = max(start, act.start - 25), min(end, act.end + 40)
    phrase = act_phrases().first(text, begin, stop)
    if phrase and phrase.start <= act.start < phrase.end:
        return Kind(act_table().phrases[phrase.entry], f"{phrase.words!r}", phrase.end)
    if paired := type_with_object(text, act.base, *_object_of(text, act, start, end)):
        return _kind_of_pair(text, act, paired, end)
    if special := _special_kind(text, act, end):
        return special
    is_typed = act.base in types and not _is_open_vote(text, act, end)
    if is_typed and not act.saying and act.base not in _LIGHT:
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
    if is_typed:
        return Kind(types[act.base], f"{text[act.start : act.end]!r}", act.end)
    # 'The alliance said it would stay' is no alliance
    return _noun_kind(text, act.end if act.saying else start, end)


def _object_of(text: str, act: Act, start: int, end: int) -> tuple[int, int]:
    """Where the object of a verb is: behind it, or before a passive: 'but the ban was lifted'."""
    if not act.passive:
        return act.end, end
    joint = _JOINT.match(text, start, act.start)
    return (joint.end() if joint else start), act.start


def _is_open_vote(text: str, act: Act, end: int) -> bool:
    """Whether somebody votes without saying for what: 'will vote on Monday'."""
    return act.base == "vote" and _VOTES_ON.match(text, act.end, end) is not None


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
    return Kind(act_table().types[act.base], verb, act.end)


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
    if act.base == "call":
        return _named_so(text, act, end)
    return _kind_of_stopping(text, act, end)


def _kind_of_stopping(text: str, act: Act, end: int) -> Kind | None:
    """The type of 'stopped shelling', 'troops march' and 'the crews struck'."""
    if act.base in _STOPPING and (stopped := _GERUND.match(text, act.end, end)):
        base = act_table().bases.get(stopped[1], "")
        if act_table().types.get(base) in ("assault", "threaten", "protest"):
            words = f"{text[act.start : act.end]!r} and {stopped[1]!r}"
            return Kind("concede", words, stopped.end())
    if act.base == "march" and _FORCES.search(text, max(0, act.start - 60), act.start):
        return Kind("assault", "troops march", act.end)
    is_work = _WORKERS.search(text, max(0, act.start - 20), act.start)
    if act.base == "strike" and (is_work or _STOPS_WORK.match(text, act.end, end)):
        return Kind("protest", f"{text[act.start : act.end]!r}", act.end)
    return None


_JOINT = re.compile(r"\W*(?:and|but|while|then)\s+")
_WORKERS = re.compile(
    r"\b(?:workers|crews|miners|dockers|teachers|nurses|doctors|drivers|unions?|railwaymen|pilots|staff|employees)\s+$"
)
_STOPPING = {"stop", "cease", "halt", "end", "suspend"}
_GERUND = re.compile(r"\s+(?:its\s+|their\s+|the\s+|all\s+)?([a-z]+ing)\b")
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
# 'will vote on Monday', 'voted in the second round'
_VOTES_ON = re.compile(
    r"\s*(?:[.;,]|$)|\s+(?:on|in|at|about|again|today|tomorrow|next|this)\b"
)
_DECIDING = {"vote", "decide", "begin", "start", "continue"}


def _decided(text: str, act: Act, end: int) -> Kind | None:
    """The type of what somebody decides or begins to do: 'votes to expel all diplomats'."""
    found = re.compile(r"\s+to\s+([a-z]+)\b").match(text, act.end, end)
    kind = None
    if found:
        kind = act_table().types.get(found[1])
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
    end = min(end, start + _REACH)
    found: list[tuple[int, int, Kind]] = []
    if phrase := act_phrases().first(text, start, end):
        kind = Kind(act_table().phrases[phrase.entry], f"{phrase.words!r}", phrase.end)
        found.append((phrase.start, 0, kind))
    noun = None
    if nouns:
        stop = min(end, start + _STRONG_NOUNS)
        noun = next(act_nouns(text, start, stop), None)
    if noun:
        kind = Kind(act_table().nouns[noun.entry], f"{noun.words!r}", noun.end)
        found.append((noun.start, 1, kind))
    if verb := _typed_verb(text, start, end):
        found.append((verb[0], 2, verb[1]))
    if found:
        return min(found, key=lambda item: item[:2])[2]
    return None


def _typed_verb(text: str, start: int, end: int) -> tuple[int, Kind] | None:
    """The first verb with a type: in another form than that of a noun, or behind 'to', 'will' or 'they'."""
    bases, types = act_table().bases, act_table().types
    for token in WORD.finditer(text, start, end):
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
        if word.endswith("ing") and _IS_THING.match(text, token.end(), end):
            continue  # 'built launching sites'
        last = WORD.findall(text[max(0, token.start() - 16) : token.start()])
        behind = word_before([word.lower() for word in last])
        if behind == "without" or text.startswith(" for", token.end()):
            continue  # 'without meeting anybody', 'providing for a ban'
        if behind in ("to", "will", "would", "they", "we", "who", "which") or (
            word.endswith(("ing", "ed"))
            and word != base
            and behind not in ("the", "a", "an", "of")
        ):
            return token.start(), Kind(types[base], f"{token[0]!r}", token.end())
    return None


_IS_THING = re.compile(
    r"\s+(?:sites?|pads?|platforms?|ramps?|positions?|stations?|grounds?|ranges?|vehicles?|equipment|crews?|systems?|"
    r"tables?|rooms?|halls?|places?|points?|machines?|parties|party|teams?|squads?|forces?|stocks?|power|line|lines)\b"
)


def first_noun(text: str, start: int, end: int) -> Kind | None:
    """The type of the first noun with one near the beginning of a part of a text."""
    return _noun_kind(text, start, min(end, start + _STRONG_NOUNS))


def _noun_kind(text: str, start: int, end: int) -> Kind | None:
    """The type of the first noun that has one, and isn't a part of a name: 'the Security Council'."""
    end = min(end, start + _REACH)
    for noun in act_nouns(text, start, end):
        is_first = not re.search(r"\w", text[start : noun.start])
        if is_first or noun.words.islower():
            kind = act_table().nouns[noun.entry]
            return Kind(kind, f"{noun.words!r}", noun.end)
    return None
