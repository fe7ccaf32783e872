"""Known names: the ways to write the actors of the chronology and of our tables, found by their first word."""

import re

from crisistl.model.timeline import Actor
from crisistl.prose.listed import Surface
from crisistl.prose.name_words import plain
from crisistl.text.names import fold

TOKEN = re.compile(r"[^\W_](?:[\w’'.&-]*[^\W_.’'-])?(?:\.(?=[A-Z]\b|[A-Za-z]\.))?")


class KnownNames:
    """The known names, of one word or several, each with the actor that it is for."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Surface]]] = {}

    def add(self, words: str, surface: Surface) -> None:
        """Keep a name, unless its words are kept already."""
        tokens = tuple(TOKEN.findall(words))
        is_common = words.islower() and surface.kind == "demonym"
        if not tokens or len(words) < 2 or is_common:
            return
        entries = self._by_first.setdefault(tokens[0], [])
        if not any(known == tokens for known, _ in entries):
            entries.append((tokens, surface))
            entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, tokens: list[re.Match[str]], place: int) -> tuple[Surface, int] | None:
        """The longest known name that begins at a token, and how many tokens it has."""
        for words, surface in self._by_first.get(plain(tokens[place][0]), ()):
            here = tokens[place : place + len(words)]
            if words == tuple(plain(token[0]) for token in here):
                return surface, len(words)
        return None

    def of_word(self, word: str) -> Surface | None:
        """The known name that is one word."""
        for words, surface in self._by_first.get(word, ()):
            if len(words) == 1:
                return surface
        return None


def surface_of(actor: Actor, name: str) -> Surface:
    """A name of an actor of the chronology: "Russians" are a people where the state is called "Russia"."""
    if fold(name) == fold(actor.name):
        return Surface(actor.id, f"{name!r} is in the chronology", "name")
    is_people = actor.kind == "state" and name.endswith("s")
    kind = "people" if is_people else "name"
    return Surface(actor.id, f"{name!r}: {actor.name}", kind)
