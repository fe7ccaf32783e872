"""Spots: the places where a sentence names actors, and which of them are one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from crisistl.prose.name_words import HONORIFICS, TITLES

_LIST_WORD = re.compile(r"\s*(?:,|and|&|or)?\s*(?:and\s+)?(?:the\s+)?$", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|and|or)\s+")
_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_APPOSITION = re.compile(r",\s+")
_INTRODUCES = re.compile(
    r"(?:In|At|Near|Outside|Across|From|Off)\s+(?:the\s+)?(?:[a-z]+\s+)?$"
)
_DESCRIBES = re.compile(r",\s+(?:the|an?|its|his|her)\s+(?:[\w’'-]+\s+){0,3}")
_OFFICE_OF = re.compile(r"\b(\w+)\s+of\s+(?:the\s+)?$")


UNNAMED = "the text doesn't say who that is"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where an actor is named; `how` says by which words, `place` that it is where something is.

    `adjective`: the word is used of something else, as in "Russian demands".
    """

    start: int
    end: int
    id: str
    words: str
    how: str
    place: bool = False
    adjective: bool = False
    person: bool = False


def ids_of(spots: Iterable[Spot]) -> tuple[str, ...]:
    """The actors that are named, each once, in order."""
    return tuple(dict.fromkeys(spot.id for spot in spots))


def attached(text: str, spots: list[Spot]) -> list[Spot]:
    """The spots, those in a list each a place where the first is: 'in France and Germany'."""
    found: list[Spot] = []
    for spot in spots:
        is_crowd = bool(found) and _is_crowd_of(text, found[-1], spot)
        if is_crowd:
            found.pop()
        if spot.person and _is_apposition(text, found, spot):
            # 'their leader, Pavel Ruzin': one person
            spot = replace(spot, start=found.pop().start)
            is_crowd = False
        if is_crowd or not found:
            found.append(spot)
        else:
            _attach(text, found, spot)
    return found


def _attach(text: str, found: list[Spot], spot: Spot) -> None:
    """Add a spot, in place of the one before where both are one, or not at all where it only describes that."""
    before = found[-1]
    if _is_office_of(text, before, spot):
        found[-1] = spot
        return
    spot = _as_listed(text, before, spot)
    if _shares_noun(text, before, spot):
        found[-1] = replace(before, adjective=False)
    if _is_description(text, before, spot):
        return
    if _is_named_group(text, before, spot):
        found.pop()
    found.append(spot)


def _is_office_of(text: str, before: Spot, spot: Spot) -> bool:
    """Whether an office is that of a state: 'met the President of Mexico'."""
    if not is_title(before) or not _OF.fullmatch(text[before.end : spot.start]):
        return False
    is_state = not spot.person and not spot.adjective
    return is_state and spot.words[:1].isupper()


def _as_listed(text: str, before: Spot, spot: Spot) -> Spot:
    """The spot, a place where it is in a list with one."""
    if before.place and not spot.place:
        return replace(spot, place=_is_listed_place(text, before, spot))
    return spot


def _is_crowd_of(text: str, before: Spot, spot: Spot) -> bool:
    """'a crowd of dockers' are the dockers."""
    if text[before.end : spot.start] != " of ":
        return False
    return before.words.lower() in ("mob", "crowd", "crowds")


def _shares_noun(text: str, before: Spot, spot: Spot) -> bool:
    """'Russian and Ukrainian envoys': the first is a party too, not a mere adjective."""
    if not before.adjective or spot.adjective or " " not in spot.words:
        return False
    return bool(_AND.fullmatch(text[before.end : spot.start]))


def _is_listed_place(text: str, before: Spot, spot: Spot) -> bool:
    """Whether a name is a place because it is in a list of them: 'in France and Germany'.

    It is not in 'In Kabul, police fired' and 'In Vienna, Iran agreed': there it is who acts.
    """
    gap = text[before.end : spot.start]
    if spot.person or spot.words[:1].islower() or not _LIST_WORD.fullmatch(gap):
        return False
    is_introduced = _INTRODUCES.search(text, max(0, before.start - 30), before.start)
    return (
        is_introduced is None or "," not in gap or text[spot.end : spot.end + 1] == ","
    )


def _is_description(text: str, before: Spot, spot: Spot) -> bool:
    """Whether a group only says what the name before is: 'Norgas, the pipeline operator, closed'."""
    is_name = before.words[:1].isupper() and not before.place and not before.adjective
    gap = text[before.end : spot.start]
    is_led = _DESCRIBES.fullmatch(gap) is not None
    # 'Ilham Aliyev, Azerbaijan's president, who'
    is_office = gap == ", " and before.person and is_title(spot)
    is_between_commas = (is_led or is_office) and text[spot.end : spot.end + 1] == ","
    return is_name and spot.words[-1:].islower() and is_between_commas


def _is_named_group(text: str, before: Spot, spot: Spot) -> bool:
    """Whether a name follows what it is the name of: 'the opposition party SVF', 'the rebel group M23'."""
    noun = before.words.split()[-1]
    is_group = before.words[-1:].islower() and noun.islower() and not before.person
    if not is_group or before.adjective or noun in TITLES:
        return False
    is_name = spot.words[:1].isupper() and not spot.adjective
    return is_name and text[before.end : spot.start] == " "


def _is_apposition(text: str, found: list[Spot], spot: Spot) -> bool:
    """Whether the name of a person follows what they are: 'the president of France, General Jean Vidal'."""
    if not found:
        return False
    before = found[-1]
    gap = _APPOSITION.match(text, before.end, spot.start)
    if not gap or not _all_titles(text[gap.end() : spot.start]):
        return False
    if is_title(before):
        return True
    office = _OFFICE_OF.search(text, max(0, before.start - 40), before.start)
    if office is None or office[1].lower() not in TITLES:
        return False
    if len(found) > 1 and is_title(found[-2]):
        found.pop()
    return True


def _all_titles(words: str) -> bool:
    return all(
        word.lower() in TITLES
        or word.lower().rstrip(".") in HONORIFICS
        or word == "Prime"
        for word in words.split()
    )


def is_title(spot: Spot) -> bool:
    words = re.split(r"\s(?:of|for)\s", spot.words)[0]  # 'secretary of state'
    last = words.split()[-1].lower()
    return not spot.person and (last in TITLES or last.removesuffix("s") in TITLES)
