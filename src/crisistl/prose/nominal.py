"""Nominal statements: what a noun says happened, 'the seizure of the port by rebels', with who acts and whom it met."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crisistl.prose.acts import Act
from crisistl.prose.kinds import Kind, first_noun
from crisistl.prose.spots import Spot

# a verb of what came of an event: its date is that of the noun before it
_RESULTS = {
    "alarm", "anger", "cause", "draw", "follow", "lead", "mark", "outrage", "prompt", "provoke", "raise", "shake",
    "shock", "spark", "stun", "trigger", "unleash", "worsen",
}  # fmt: skip
_REACTIONS = {"condemn", "denounce", "welcome", "criticise", "criticize", "praise"}
_BEGINS = re.compile(
    r"\W*(?:(?:before|after|following|ahead of|during|at)\s+)?(?:(?:the|an?|its|his|her|their|this|that)\s+)?",
    re.IGNORECASE,
)
_MODIFIERS = re.compile(r"(?:[\w’'.-]+\s+){0,4}")
_WORDS = r"(?:the\s+|an?\s+|its\s+)?(?:(?!in\b|at\b|near\b|by\b|from\b|to\b)[a-z-]+\s+){0,2}$"
_BY = re.compile(rf"\bby\s+(?:[^,]*\band\s+)?{_WORDS}")
_OF = re.compile(rf"\b(?:of|on|against|with)\s+{_WORDS}")
_TO = re.compile(r"\b(?:to|with)\s+$")
_PREPOSITION = re.compile(r"\b(?:of|with|for|in|to|by|on)\b")
_SUFFERED = {"assault", "coerce", "sanction", "aid", "support", "accuse", "threaten"}


@dataclass(frozen=True, slots=True)
class Nominal:
    """An event that a noun names, with its type, who acts and towards whom."""

    kind: Kind
    actors: tuple[str, ...]
    targets: tuple[str, ...]


def nominal_of(
    text: str, start: int, end: int, spots: Sequence[Spot]
) -> Nominal | None:
    """The event that a clause or a phrase begins with: 'A visit by ...', 'France's recognition of ...'."""
    begin = _BEGINS.match(text, start, end)
    kind = first_noun(text, start, end)
    if kind is None or begin is None:
        return None
    noun = kind.end - len(kind.words) + 2  # without the quotation marks of the reason
    if not _MODIFIERS.fullmatch(text, begin.end(), noun):
        return None
    before = []
    for spot in spots:
        is_owner = spot.adjective or text[spot.end : spot.end + 2] in ("'s", "’s")
        is_first = not _PREPOSITION.search(text, start, spot.start)
        if spot.end <= noun and is_owner and is_first:
            before.append(spot.id)
    behind = [spot for spot in spots if spot.start >= kind.end]
    agents = before or [s.id for s in behind if _is_agent(text, s, kind)]
    met = []
    for spot in behind:
        is_object = kind.type in _SUFFERED and _is_behind(text, spot, kind, _OF)
        is_visited = kind.type == "consult" and _is_behind(text, spot, kind, _TO)
        if (is_object or is_visited) and spot.id not in agents:
            met.append(spot.id)
    if kind.type in ("agree", "consult") and not agents:  # 'talks between X and Y'
        agents = [s.id for s in behind if _is_party(text, s, kind)]
        met = [target for target in met if target not in agents]
    return Nominal(kind, tuple(dict.fromkeys(agents)), tuple(dict.fromkeys(met)))


def _is_behind(text: str, spot: Spot, kind: Kind, preposition: re.Pattern[str]) -> bool:
    between = text[kind.end : spot.start]
    return "," not in between and preposition.search(between) is not None


def _is_agent(text: str, spot: Spot, kind: Kind) -> bool:
    """Whether a name is behind the first 'by': not 'the seizure by rebels was condemned by France'."""
    between = text[kind.end : spot.start]
    return len(re.findall(r"\bby\b", between)) == 1 and _is_behind(
        text, spot, kind, _BY
    )


def _is_party(text: str, spot: Spot, kind: Kind) -> bool:
    """Whether a name is one of the parties: 'talks between X and Y', 'a treaty of X and Y'."""
    between = text[kind.end : spot.start]
    led = re.search(r"\b(?:between|among)\s|^\s+of\s", between)
    if led is None or spot.place:
        return False
    return not re.search(r"\b(?:in|at|on)\b", between[led.end() :])


def is_about_result(act: Act) -> bool:
    """Whether a verb says what came of the event before it: 'shocked', 'led to', 'was condemned'."""
    return act.base in _RESULTS or (act.passive and act.base in _REACTIONS)
