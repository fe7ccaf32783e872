"""Search: what of an event is searched, and how a phrase is found in it without case and accents."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from crisistl.errors import UsageError
from crisistl.output.table import Finder
from crisistl.query.cells import names_of
from crisistl.query.tree import Regex
from crisistl.text.names import fold
from crisistl.text.regex_limit import bounded

if TYPE_CHECKING:
    from crisistl.model.timeline import Event, Timeline


def own_text(event: Event) -> str:
    """The text of the event itself that a search looks at, a part a line: all but the names of its actors."""
    spoken = [quote.text for quote in event.quotes] if event.quotes else ()
    return "\n".join((event.title, event.summary, *spoken, event.place or ""))


def searched_text(event: Event, timeline: Timeline) -> str:
    """All the text of an event that a search looks at, a part a line."""
    names = names_of((*event.actors, *event.targets), timeline.actors_by_id)
    return "\n".join((own_text(event), *names))


def phrase_test(phrase: str, *, exact: bool) -> Callable[[str], object]:
    """A test whether a text has the phrase, without case and accents; `exact`: whether it is the phrase."""
    wanted = fold(phrase)
    if exact:
        return lambda text: fold(text) == wanted
    search = phrase_pattern(phrase).search

    def found(text: str) -> object:
        folded = fold(text)
        return wanted in folded and search(folded)

    return found


def phrase_pattern(phrase: str) -> re.Pattern[str]:
    """Finds a phrase in folded text where a word begins with it; scripts without word spaces anywhere."""
    wanted = fold(phrase)
    first = wanted[:1]
    spaced = first.isdigit() or first != first.upper()
    return re.compile((r"(?<!\w)" if spaced else "") + re.escape(wanted))


def finder(wanted: Sequence[str | Regex]) -> Finder | None:
    """Finds the places in a text that have any of these phrases and patterns; None for none."""
    phrases = [phrase_pattern(phrase) for phrase in wanted if isinstance(phrase, str)]
    patterns = [regex.compiled() for regex in wanted if isinstance(regex, Regex)]
    if not phrases and not patterns:
        return None

    def find(text: str) -> list[tuple[int, int]]:
        hits = _first_hits(patterns, text)
        found = [hit.span() for hit in hits if hit.group()]
        if phrases:
            folded, places = _folded_with_places(text)
        else:
            folded, places = ("", [0])
        for pattern in phrases:
            found += [
                (places[hit.start()], places[hit.end()])
                for hit in pattern.finditer(folded)
            ]
        return sorted(found)

    return find


def _first_hits(patterns: list[re.Pattern[str]], text: str) -> list[re.Match[str]]:
    """The first hit of each pattern. One that takes long for a text is given up for good: it only marks words."""
    hits: list[re.Match[str]] = []
    for pattern in [*patterns]:
        try:
            with bounded(True, seconds=0.5):
                hits += filter(None, (pattern.search(text),))
        except UsageError:
            patterns.remove(pattern)
    return hits


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text and, for each of its characters and its end, the place in the text it comes from."""
    pieces = [fold(character) for character in text]
    places = [index for index, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), [*places, len(text)]


def snippet(text: str, span: tuple[int, int], width: int = 60) -> str:
    """The words around a place in a text, on one line, with dots where it was cut."""
    room = max(0, width - (span[1] - span[0])) // 2
    start, end = max(0, span[0] - room), min(len(text), span[1] + room)
    if start:
        start = text.rfind(" ", 0, start) + 1
    else:
        start = 0
    stop = text.find(" ", end)
    end = stop
    if stop < 0:
        end = len(text)
    return (
        "… " * bool(start)
        + " ".join(text[start:end].split())
        + " …" * (end < len(text))
    )
