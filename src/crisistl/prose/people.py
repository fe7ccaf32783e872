"""People: the persons of a text, met again by their surnames, first names and titles."""

import re

from crisistl.formats.core.slug import slug
from crisistl.prose.listed import Named
from crisistl.prose.name_words import ARTICLE, POSSESSIVE
from crisistl.prose.spots import Spot
from crisistl.text.names import fold


class People:
    """The persons among the actors of a text, to which it adds those that it meets."""

    def __init__(self, actors: dict[str, Named]) -> None:
        self._actors = actors
        self._surnames: dict[str, list[str]] = {}
        self._first_names: dict[str, list[str]] = {}
        self._titles: dict[str, set[str]] = {}

    def known(self, word: str) -> list[str]:
        """The persons that one word may name: a surname, else a first name."""
        return self._surnames.get(word) or self._first_names.get(word) or []

    def titled(self, title: str) -> list[str]:
        """The persons that have a title in the text or in the chronology: the presidents."""
        return [who for who, titles in self._titles.items() if title in titles]

    def add_titles(self, identity: str, titles: set[str]) -> None:
        """Keep the titles of a person, so that somebody with another one isn't taken for them."""
        self._titles.setdefault(identity, set()).update(titles)

    def person(
        self, text: str, start: int, name: str, title: str, of: str | None
    ) -> Spot:
        surname = name.split()[-1]
        known = [
            identity
            for identity in self._surnames.get(surname, ())
            if self._may_be(identity, name, title)
        ]
        if len(known) == 1:
            identity = known[0]
            how = f"{name!r}: {self._actors[identity].name}"
        else:
            identity = slug(name) or "person"
            how = "a capitalised name in the article"
            if identity not in self._actors:
                self._actors[identity] = Named(
                    identity, name, "open", how, "person", of
                )
                self.keep(name, identity)
        if title:
            self._titles.setdefault(identity, set()).add(title)
        return Spot(start, start + len(name), identity, name, how, person=True)

    def keep(self, name: str, identity: str) -> None:
        """Keep the last word of a person's name, and that without its article: al-Bashir, Bashir."""
        surname = name.split()[-1]
        for words in dict.fromkeys((surname, ARTICLE.sub("", surname))):
            self._surnames.setdefault(words, []).append(identity)
        if " " in name:  # 'Abiy' for Abiy Ahmed
            self._first_names.setdefault(name.split()[0], []).append(identity)

    def _may_be(self, identity: str, name: str, title: str) -> bool:
        """Whether a name can be that of a person met before: not where first names or titles differ."""
        known = self._actors[identity].name
        if (
            " " in name
            and " " in known
            and not f" {fold(known)}".endswith(f" {fold(name)}")
        ):
            return False
        titles = self._titles.get(identity)
        return not (title and titles and " " not in name and title not in titles)

    def spot(
        self, text: str, token: re.Match[str], word: str, known: list[str]
    ) -> tuple[Spot, int]:
        if len(known) == 1:
            identity = known[0]
        else:
            identity = known[-1]
        how = f"{word!r}: {self._actors[identity].name}"
        adjective = bool(POSSESSIVE.search(token[0]))
        return Spot(
            token.start(),
            token.start() + len(word),
            identity,
            word,
            how,
            adjective=adjective,
            person=True,
        ), 1

    def ending_with(self, name: str) -> list[str]:
        """The person whose name ends with some words: Aung San Suu Kyi for 'Suu Kyi'; none where several do."""
        ending = f" {fold(name)}"
        found = []
        for identity in self._surnames.get(name.split()[-1], ()):
            if fold(self._actors[identity].name).endswith(ending):
                found.append(identity)
        if len(found) == 1:
            return found
        return []
