"""Nominal statements: what a noun says happened, 'the seizure of the port by rebels', with who acts and whom it met."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crisistl.prose.acts import Act
from crisistl.prose.kinds import SUFFERED, Kind, first_noun
from crisistl.prose.spots import Spot, ids_of

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
    owners = ids_of(spot for spot in spots if _is_owner(text, start, noun, spot))
    behind = [spot for spot in spots if spot.start >= kind.end]
    agents = owners or _agents(text, behind, kind)
    return Nominal(kind, agents, _objects(text, behind, kind, agents))


def _agents(text: str, behind: Sequence[Spot], kind: Kind) -> tuple[str, ...]:
    """Who acts, of the names behind a noun: 'the seizure by rebels', 'talks between X and Y'."""
    agents = ids_of(spot for spot in behind if _is_agent(text, spot, kind))
    if agents or kind.type not in ("agree", "consult"):
        return agents
    return ids_of(spot for spot in behind if _is_party(text, spot, kind))


def _objects(
    text: str, behind: Sequence[Spot], kind: Kind, agents: Sequence[str]
) -> tuple[str, ...]:
    """Towards whom they act, of the names behind a noun."""
    others = [spot for spot in behind if spot.id not in agents]
    return ids_of(spot for spot in others if _is_object(text, spot, kind))


def _is_owner(text: str, start: int, noun: int, spot: Spot) -> bool:
    """Whether a name before the noun says whose it is: 'France's recognition', not 'the man in the French visit'."""
    if spot.end > noun or _PREPOSITION.search(text, start, spot.start):
        return False
    return spot.adjective or text[spot.end : spot.end + 2] in ("'s", "’s")


def _is_object(text: str, spot: Spot, kind: Kind) -> bool:
    """Whether a name behind the noun is whom it was done to: 'the siege of the city', 'a visit to Oman'."""
    if kind.type in SUFFERED:
        return _is_behind(text, spot, kind, _OF)
    return kind.type == "consult" and _is_behind(text, spot, kind, _TO)


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
