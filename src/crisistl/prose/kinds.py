"""Kinds: the PLOVER type of what a clause says, and by which words."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from crisistl.prose.act_table import act_nouns, act_phrases, act_table
from crisistl.prose.acts import WORD, Act, word_before
from crisistl.prose.pairs import type_with_object
from crisistl.prose.words import word_list

_LIGHT = word_list("light verbs")
_STRONG_NOUNS = 70  # characters behind a light verb within which its noun is looked for
# the types of what somebody else suffers or enjoys: who is named in a passive is its target
SUFFERED = frozenset(
    ("accuse", "aid", "assault", "coerce", "sanction", "support", "threaten")
)
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
    if phrase := _phrase_at(text, act, start, end):
        return phrase
    if paired := type_with_object(text, act.base, *_object_of(text, act, start, end)):
        return _kind_of_pair(text, act, paired, end)
    return _special_kind(text, act, end) or _kind_by_verb(text, act, start, end)


def _phrase_at(text: str, act: Act, start: int, end: int) -> Kind | None:
    """The type of a set phrase that the verb belongs to."""
    begin, stop = max(start, act.start - 25), min(end, act.end + 40)
    phrase = act_phrases().first(text, begin, stop)
    if phrase and phrase.start <= act.start < phrase.end:
        return Kind(act_table().phrases[phrase.entry], repr(phrase.words), phrase.end)
    return None


def _kind_by_verb(text: str, act: Act, start: int, end: int) -> Kind | None:
    """The type of a verb that decides, else of what is behind it, else of a verb that only may decide."""
    own = _type_of(text, act, end)
    if own and not act.saying and act.base not in _LIGHT:
        return _kind_of_verb(text, act, own)
    if refused := _refused(text, act, end):
        return refused
    if act.saying:
        start = act.end  # 'The alliance said it would stay' is no alliance
    elif beside := _BESIDE.search(text, act.end, end):
        # 'went back to work after the port agreed' is no agreement of theirs
        end = beside.start()
    if found := _first_kind(text, act.end, end, nouns=act.base in _LIGHT):
        return found
    if own:
        return Kind(own, _words_of(text, act), act.end)
    return _noun_kind(text, start, end)


def _refused(text: str, act: Act, end: int) -> Kind | None:
    """The type of what somebody will not do: 'will not meet', 'announced that it would not ask'."""
    if act.denied and act.ahead:
        return Kind("reject", f"'will not {act.base}'", act.end)
    found = _REFUSES.match(text, act.end, end) if act.saying else None
    if found is None:
        return None
    return Kind("reject", repr(found["will"] or found["will2"]), act.end)


def _type_of(text: str, act: Act, end: int) -> str | None:
    """The type of a verb by itself; None where somebody votes without saying for what: 'will vote on Monday'."""
    if act.base == "vote" and _VOTES_ON.match(text, act.end, end):
        return None
    return act_table().types.get(act.base)


def _words_of(text: str, act: Act) -> str:
    """The verb as the text has it, in quotation marks."""
    return repr(text[act.start : act.end])


def _object_of(text: str, act: Act, start: int, end: int) -> tuple[int, int]:
    """Where the object of a verb is: behind it, or before a passive: 'but the ban was lifted'."""
    if not act.passive:
        return act.end, end
    joint = _JOINT.match(text, start, act.start)
    return (joint.end() if joint else start), act.start


def _kind_of_pair(
    text: str, act: Act, paired: tuple[str, str, int], end: int
) -> Kind | None:
    """The type of a verb with its object: 'suspended its strike' concedes."""
    kind, words, reached = paired
    if kind == "-":  # 'releases a statement blaming' is what follows
        return _first_kind(text, reached, end, nouns=False)
    return Kind(kind, f"{_words_of(text, act)} and {words!r}", act.end)


def _kind_of_verb(text: str, act: Act, own: str) -> Kind:
    """The type of a verb that has one: a denied verb is a rejection."""
    verb = _words_of(text, act)
    if act.denied:
        return Kind("reject", f"not {verb}", act.end)
    return Kind(own, verb, act.end)


def _special_kind(text: str, act: Act, end: int) -> Kind | None:
    """The type that a verb has with what is behind it: 'sends troops', 'votes to expel', 'gives them a week to'."""
    special = _SPECIAL.get(act.base)
    return special(text, act, end) if special else None


def _sent(text: str, act: Act, end: int) -> Kind | None:
    """The type of sending forces: 'moved tanks to the border'."""
    forces = _FORCES.search(text, act.end, end)
    if forces is None:
        return None
    return Kind("mobilize", f"{_words_of(text, act)} and {forces[0]!r}", forces.end())


def _paid(text: str, act: Act, end: int) -> Kind | None:
    """The type of making money free: 'released $2 billion'."""
    money = _MONEY.search(text, act.end, min(end, act.end + 60))
    if money is None:
        return None
    return Kind("aid", f"{_words_of(text, act)} and {money[0]!r}", money.end())


def _taken(text: str, act: Act, end: int) -> Kind | None:
    """The type of taking a place: 'captured the town'."""
    place = _A_PLACE.match(text, act.end, end)
    if place is None:
        return None
    return Kind("assault", f"{_words_of(text, act)} and a place", place.end())


def _given(text: str, act: Act, end: int) -> Kind | None:
    """The type of an ultimatum: 'gives them a week to'."""
    term = _ULTIMATUM.match(text, act.end, end) or _UNTIL_TO.match(text, act.end, end)
    if term is None:
        return None
    return Kind("threaten", repr(" ".join(term[0].split())), act.end)


def _stopped(text: str, act: Act, end: int) -> Kind | None:
    """The type of ending what harms others: 'stopped shelling'."""
    deed = _GERUND.match(text, act.end, end)
    if deed is None:
        return None
    base = act_table().bases.get(deed[1], "")
    if act_table().types.get(base) not in ("assault", "threaten", "protest"):
        return None
    return Kind("concede", f"{_words_of(text, act)} and {deed[1]!r}", deed.end())


def _marched(text: str, act: Act, end: int) -> Kind | None:
    """The type of a march of soldiers: 'troops march'."""
    if _FORCES.search(text, max(0, act.start - 60), act.start):
        return Kind("assault", "troops march", act.end)
    return None


def _struck(text: str, act: Act, end: int) -> Kind | None:
    """The type of stopping work: 'the crews struck', 'will strike for a week'."""
    is_work = _WORKERS.search(text, max(0, act.start - 20), act.start)
    if is_work or _STOPS_WORK.match(text, act.end, end):
        return Kind("protest", _words_of(text, act), act.end)
    return None


# 'announced that his country would not ask for talks'
_REFUSES = re.compile(
    r"\s+(?:[^.,;:“”\"]{0,40}?\s)?that\s+[^.,;:“”\"]{1,50}?\b(?P<will>(?:will|would|shall)\s+(?:not|never|no longer))"
    r"\s+(?!be\b|have\b|affect\b)[a-z]+|\s+(?:he|she|it|they|we|his country|its country)\s+"
    r"(?P<will2>(?:will|would)\s+(?:not|never|no longer))\s+(?!be\b|have\b|affect\b)[a-z]+"
)
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
    kind = act_table().types.get(found[1]) if found else None
    if found and kind:
        return Kind(kind, f"'to {found[1]}'", found.end())
    return None


_ULTIMATUM = re.compile(r"\s+[^.;:“\"]{2,50}?\b(?:hours?|days?|weeks?|months?)\s+to\b")
_UNTIL_TO = re.compile(r"\s+[^.;:“\"]{2,40}?\buntil\s+[^.;:“\",]{2,30}?\s+to\b")
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
    kind = "support" if _FRIENDLY.search(named) else "accuse"
    return Kind(kind, f"{_words_of(text, act)} and a name", act.end)


# 'ordered the peacekeepers to leave the country'
_TO_LEAVE = re.compile(
    r"\s+(?!troops\b|(?:its|his|her|their) )[^.,;:“”\"]{2,60}?\bto (?:leave|quit|depart|pack up|get out)\b"
)


def _ordered_out(text: str, act: Act, end: int) -> Kind | None:
    """The type of making others leave: 'ordered the peacekeepers to leave'."""
    found = _TO_LEAVE.match(text, act.end, end)
    if found is None or act.passive:
        return None
    return Kind("coerce", f"{_words_of(text, act)} and 'to leave'", act.end)


# 'tells him to let the courts work'
_TO_DO = re.compile(
    r"\s+(?:him|her|them|the\s+[a-z]+|[A-Z]\w+)(?:\s+\w+)?\s+to\s+[a-z]+"
)


def _told(text: str, act: Act, end: int) -> Kind | None:
    """The type of telling somebody to do something."""
    if act.passive or _TO_DO.match(text, act.end, end) is None:
        return None
    return Kind("request", f"{_words_of(text, act)} and 'to'", act.end)


_VOID = re.compile(
    r"\s+[^.,;:“”\"]{2,60}?\b(?:null and void|void|invalid|unlawful|illegal|unconstitutional|illegitimate)\b"
)


def _declared_void(text: str, act: Act, end: int) -> Kind | None:
    """The type of taking the force from something: 'declared the ruling void'."""
    if _VOID.match(text, act.end, end) is None:
        return None
    return Kind("reject", f"{_words_of(text, act)} it void", act.end)


# verbs whose type depends on what is before or behind them
_SPECIAL: dict[str, Callable[[str, Act, int], Kind | None]] = {
    **dict.fromkeys(_DECIDING, _decided),
    **dict.fromkeys(_SENDING, _sent),
    **dict.fromkeys(_PAYING, _paid),
    **dict.fromkeys(_TAKING, _taken),
    **dict.fromkeys(_STOPPING, _stopped),
    "call": _named_so,
    "declare": _declared_void,
    "rule": _declared_void,
    "tell": _told,
    "give": _given,
    "march": _marched,
    "order": _ordered_out,
    "strike": _struck,
}


def _first_kind(text: str, start: int, end: int, *, nouns: bool) -> Kind | None:
    """The type of the first phrase, typed verb or, where they count, noun within a part of a text."""
    end = min(end, start + _REACH)
    found: list[tuple[int, int, Kind]] = []
    if phrase := act_phrases().first(text, start, end):
        kind = Kind(act_table().phrases[phrase.entry], repr(phrase.words), phrase.end)
        found.append((phrase.start, 0, kind))
    noun = None
    if nouns:
        stop = min(end, start + _STRONG_NOUNS)
        noun = next(act_nouns(text, start, stop), None)
    if noun:
        kind = Kind(act_table().nouns[noun.entry], repr(noun.words), noun.end)
        found.append((noun.start, 1, kind))
    if verb := _typed_verb(text, start, end):
        found.append((verb[0], 2, verb[1]))
    if found:
        return min(found, key=lambda item: item[:2])[2]
    return None


def _typed_verb(text: str, start: int, end: int) -> tuple[int, Kind] | None:
    """The first verb with a type, and where it begins."""
    for token in WORD.finditer(text, start, end):
        base = act_table().bases.get(token[0].lower())
        if base and (kind := _kind_of_form(text, token, base, end)):
            return token.start(), kind
    return None


def _kind_of_form(text: str, token: re.Match[str], base: str, end: int) -> Kind | None:
    """The type of a verb's form, with its object or by itself; None where it may be a noun."""
    word = repr(token[0])
    if base in _SENDING and (
        sent := _FORCES.search(text, token.end(), min(end, token.end() + 40))
    ):
        return Kind("mobilize", f"{word} and {sent[0]!r}", sent.end())
    paired = type_with_object(text, base, token.end(), end)
    if paired and paired[0] != "-":
        return Kind(paired[0], f"{word} and {paired[1]!r}", token.end())
    kind = act_table().types.get(base)
    if kind and _is_verb(text, token, base, end):
        return Kind(kind, word, token.end())
    return None


_BEFORE_VERB = {"to", "will", "would", "they", "we", "who", "which"}


_BEFORE_NOUN = {"the", "a", "an", "of"}


def _is_verb(text: str, token: re.Match[str], base: str, end: int) -> bool:
    """Whether a word is a verb: in another form than that of a noun, or behind 'to', 'will' or 'they'."""
    word = token[0].lower()
    if word.endswith("ing") and _IS_THING.match(text, token.end(), end):
        return False  # 'built launching sites'
    last = WORD.findall(text[max(0, token.start() - 16) : token.start()])
    behind = word_before([word.lower() for word in last])
    if behind == "without" or text.startswith(" for", token.end()):
        return False  # 'without meeting anybody', 'providing for a ban'
    if behind in _BEFORE_VERB:
        return True
    is_form = word != base and word.endswith(("ing", "ed"))
    return is_form and behind not in _BEFORE_NOUN


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
            return Kind(act_table().nouns[noun.entry], repr(noun.words), noun.end)
    return None
