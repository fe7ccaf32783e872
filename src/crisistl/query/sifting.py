"""Sifting: which events of a JSON text surely don't have a phrase, found in its bytes before the events are read.

What remains is searched in the usual way, so this may keep an event too many, but never leave one out. The text of some
hundred events is made plain at once, as far as a phrase of ASCII characters needs it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from crisistl.query.search import phrase_test
from crisistl.query.tree import And, Has, Query
from crisistl.text.names import fold

if TYPE_CHECKING:
    from crisistl.model.timeline import Timeline

_ASCII = bytes(range(128))
_LEADING = bytes(range(0xC0, 0x100))
"""The bytes with which characters begin in UTF-8 that have several."""
_SEARCHED = re.compile("[a-z0-9][a-z0-9 '-]*")
"""Folded phrases of characters that JSON has no escapes for, other than those with a number."""
_ESCAPED = rb"\u"
_NOTHING = 1  # for what can't be part of the phrase
_ANYTHING = 0  # for what may be any part of it, or none


def sifter(query: Query, timeline: Timeline) -> Sifter | None:
    """What sifts events for a query; None where it asks for no phrase, or for one that an actor's name has."""
    for part in query.parts if isinstance(query, And) else (query,):
        if (
            isinstance(part, Has)
            and part.field == "text"
            and isinstance(part.value, str)
        ):
            test, wanted = phrase_test(part.value, exact=False), fold(part.value)
            named = any(test(actor.name) for actor in timeline.actors)
            if not named and _SEARCHED.fullmatch(wanted):
                return Sifter(wanted)
    return None


class Sifter:
    """Finds the events of a text that may have a phrase."""

    def __init__(self, wanted: str) -> None:
        self._wanted = wanted
        self._signs = (wanted.encode(), _ESCAPED, bytes([_ANYTHING]))
        self._folded = bytearray(_ASCII.lower() + bytes([_NOTHING] * 128))
        self._classed: set[str] = set()

    def places(self, text: bytes, between: bytes) -> Sequence[int]:
        """The places, among the events of a text with this between them, of those that may have the phrase."""
        plain = self._plain(text)
        found: set[int] = set()
        for sign in self._signs:
            if sign[:1] in plain:  # which takes no time
                found.update(_places(plain, sign, between))
        return sorted(found)

    def _plain(self, text: bytes) -> bytes:
        """The text in lower case; of a character of two bytes the second is what it is folded to."""
        if text.isascii():
            return text.lower()
        for character in {*text.translate(None, _ASCII).decode()} - self._classed:
            self._add(character)
        return text.translate(self._folded, _LEADING)

    def _add(self, character: str) -> None:
        """Fold the last byte of a character. Where others have the same, it may be anything."""
        self._classed.add(character)
        folded, utf = fold(character), character.encode()
        if folded and set(folded).isdisjoint(self._wanted):
            return
        byte = ord(folded) if folded.isascii() and len(folded) == 1 else _ANYTHING
        if len(utf) > 2 or self._folded[utf[-1]] not in (_NOTHING, byte):
            byte = _ANYTHING
        self._folded[utf[-1]] = byte


def _places(plain: bytes, sign: bytes, between: bytes) -> Sequence[int]:
    """The places of the events that have some bytes."""
    found = []
    place = start = 0
    at = plain.find(sign)
    while at >= 0:
        place += plain.count(between, start, at)
        found.append(place)
        start = plain.find(between, at)
        if start < 0:
            break
        at = plain.find(sign, start)
    return found
