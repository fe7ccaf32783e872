"""Search: what of an event is searched, and how a phrase is found in it without case and accents."""

import re
from collections.abc import Callable

from crisistl.fields import names_of
from crisistl.model import Event, Timeline
from crisistl.names import fold


def searched_text(event: Event, timeline: Timeline) -> str:
    """All the text of an event that a search looks at, a part a line."""
    names = names_of((*event.actors, *event.targets), timeline.actors_by_id)
    parts = (event.title, event.summary, *(quote.text for quote in event.quotes), event.place or "", *names)
    return "\n".join(parts)


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
