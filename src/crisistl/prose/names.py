"""Names: who an article names, from the chronology's register, from our tables, or new."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from crisistl.formats.core.slug import slug
from crisistl.model.timeline import Actor
from crisistl.prose.words import word_list
from crisistl.text.names import fold

_TOKEN = re.compile(r"[^\W_](?:[\w’'.&-]*[^\W_.’'-])?(?:\.(?=[A-Z]\b|[A-Za-z]\.))?")
_POSSESSIVE = re.compile(r"[’']s$|(?<=s)[’']$")
_HONORIFICS = word_list("honorifics")
_TITLES = word_list("titles")
_STATE_HEADS = word_list("speaks for a state")
_OFFICES = word_list("offices")
_GROUPS = word_list("groups")
_REGIONS = word_list("regions")
_MODIFIERS = word_list("before a group")
_ORGANISATIONS = word_list("ends an organisation")
_NOT_NAMES = word_list("no names")
_AGENTS = re.compile(
    r"^[a-z]{3,}(?:[^aeiou]ers|tors|ists|ians|eers|[a-z]{2}men|women)$"
)
_NOT_AGENTS = word_list("no people")
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|outside|inside|around|across|into|over|along|off|through|throughout|within|beyond|above|north of|"
    r"south of|east of|west of|from|capital|city of|town of|port of|village of|island of|region of|province of|"
    r"strait of|gulf of|bay of|treaty of|peace of|battle of|siege of|congress of|conference of)"
    r"\s+(?:the\s+|central\s+|eastern\s+|western\s+|northern\s+|southern\s+|"
    r"nearby\s+|neighbouring\s+|neighboring\s+|occupied\s+)*$",
    re.IGNORECASE,
)
_LIST_WORD = re.compile(r"\s*(?:,|and|&|or)?\s*(?:and\s+)?(?:the\s+)?$", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|and|or)\s+")
_APPOSITION = re.compile(r",\s+")
_BEHIND_ADJECTIVE = word_list("behind an adjective")
_NO_ACTORS = word_list("no actors")
_ADJECTIVE = re.compile(r"(?:[ie]an|ese|ish|ine)$")
_VERB_AHEAD = {
    "the",
    "a",
    "an",
    "its",
    "his",
    "her",
    "their",
    "itself",
    "himself",
    "themselves",
    "that",
    "to",
}
_LONGEST_NAME = 7
_COLLECTIVES = (
    "People",
    "Workers",
    "Women",
    "Children",
    "Farmers",
    "Lord",
    "Teachers",
    "Doctors",
    "Citizens",
    "Peoples",
)
_OFFICE_OF = re.compile(r"\b(\w+)\s+of\s+(?:the\s+)?$")
_INITIALS = re.compile(r"\s+\(([A-Z][A-Za-z-]{1,9})\)")
_ARTICLE = re.compile(r"^(?:al|el|as|ash|ar|at|ad|an|az)-(?=[A-Z])", re.IGNORECASE)
_OFFICES_OF = ("State", "Defence", "Defense", "Staff", "Treasury")
_LONGER_NAMES = {
    "post", "times", "accord", "accords", "agreement", "agreements", "airport", "treaty", "convention", "street",
    "smith", "protocol", "protocols", "conference", "summit", "declaration", "pact", "charter", "memorandum",
    "format", "process", "forum", "university", "exchange",
}  # fmt: skip
# 'the Minsk agreements', 'the Geneva talks': where it was, not who acted
_HELD_THERE = {
    "accord", "accords", "agreement", "agreements", "airport", "conference", "deal", "format", "meeting",
    "negotiations", "peace", "process", "protocol", "summit", "talks", "treaty",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """An actor that an article names. `state`: known (in the register), listed (in our tables) or open (new)."""

    id: str
    name: str
    state: str
    why: str
    kind: str | None = None
    part_of: str | None = None
    iso: str | None = None


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


@dataclass(frozen=True, slots=True)
class _Surface:
    """A way to write an actor's name."""

    id: str
    how: str
    kind: str  # name, capital, demonym, people


@dataclass(slots=True)
class Names:
    """The actors of a text. `actors` grows as new names are met."""

    actors: dict[str, Named] = field(default_factory=dict)
    _surfaces: dict[str, list[tuple[tuple[str, ...], _Surface]]] = field(
        default_factory=dict
    )
    _surnames: dict[str, list[str]] = field(default_factory=dict)
    _first_names: dict[str, list[str]] = field(default_factory=dict)
    _titles: dict[str, set[str]] = field(default_factory=dict)
    _seen_inside: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, text: str, register: Iterable[Actor] = ()) -> "Names":
        """The names of a text, beginning with those of a register."""
        names = cls()
        known = [*register]
        names._add_register(known)
        names._add_tables(known)
        names._seen_inside = _inside_sentences(text) | _always_capitalised(text)
        return names

    def _add_register(self, register: Sequence[Actor]) -> None:
        for actor in register:
            self.actors[actor.id] = Named(
                actor.id,
                actor.name,
                "known",
                "in the chronology",
                actor.kind,
                actor.part_of,
            )
            for name in (actor.name, *actor.aliases):
                people = (
                    actor.kind == "state"
                    and name.endswith("s")
                    and fold(name) != fold(actor.name)
                )
                self._add_surface(
                    name,
                    _Surface(
                        actor.id, _how(name, actor.name), "people" if people else "name"
                    ),
                )
            if actor.kind == "person" and " " in actor.name:
                self._keep_surname(actor.name, actor.id)
                self._titles.setdefault(actor.id, set()).update(
                    _title_words(actor.role or "")
                )

    def _add_tables(self, register: Sequence[Actor]) -> None:
        by_name = {
            fold(name): actor.id
            for actor in register
            for name in (actor.name, actor.id, *actor.aliases)
        }
        for listed, surfaces in _listed():
            identity = next(
                (
                    by_name[key]
                    for key in map(fold, (listed.name, listed.iso or listed.id))
                    if key in by_name
                ),
                listed.id,
            )
            self.actors.setdefault(identity, replace(listed, id=identity))
            for words, surface in surfaces:
                self._add_surface(words, replace(surface, id=identity))

    def _add_surface(self, words: str, surface: _Surface) -> None:
        tokens = tuple(_TOKEN.findall(words))
        if (
            not tokens
            or len(words) < 2
            or (words.islower() and surface.kind == "demonym")
        ):
            return
        entries = self._surfaces.setdefault(tokens[0], [])
        if not any(known == tokens for known, _ in entries):
            entries.append((tokens, surface))
            entries.sort(key=lambda entry: -len(entry[0]))

    def spots(self, text: str, start: int, end: int) -> list[Spot]:
        """Where actors are named in a sentence, in order."""
        tokens = [*_TOKEN.finditer(text, start, end)]
        found: list[Spot] = []
        place = 0
        while place < len(tokens):
            spot, used = self._at(text, tokens, place, start)
            if spot:
                found.append(spot)
            place += used
        return _attached(text, found)

    def _at(
        self, text: str, tokens: list[re.Match[str]], place: int, sentence: int
    ) -> tuple[Spot | None, int]:
        return (
            self._known(text, tokens, place, sentence)
            or self._titled(text, tokens, place, sentence)
            or self._plain_group(text, tokens, place, sentence)
            or self._capitalised(text, tokens, place, sentence)
            or self._group(text, tokens, place, sentence)
            or (None, 1)
        )

    def _known(
        self, text: str, tokens: list[re.Match[str]], place: int, sentence: int
    ) -> tuple[Spot, int] | None:
        first = _plain(tokens[place][0])
        for words, known in self._surfaces.get(first, ()):
            surface = known
            if len(words) > len(tokens) - place:
                continue
            here = tokens[place : place + len(words)]
            if all(
                _plain(token[0]) == word
                for token, word in zip(here, words, strict=True)
            ):
                break
        else:
            return None
        begin, finish = here[0].start(), here[-1].start() + len(_plain(here[-1][0]))
        follows = (
            tokens[place + len(words)] if place + len(words) < len(tokens) else None
        )
        if (
            surface.kind in ("name", "capital")
            and follows
            and _is_longer_name(text, here[-1], follows, surface.kind)
        ):
            return None
        adjective = surface.kind == "demonym" or bool(_POSSESSIVE.search(here[-1][0]))
        adjective = adjective or (bool(follows) and _is_office(text, here[-1], follows))
        before = text[max(sentence, begin - 40) : begin]
        located = bool(_PLACE_BEFORE.search(before)) and not adjective
        if surface.kind == "capital" and follows and follows[0] in _HELD_THERE:
            located = True
        person = self.actors[surface.id].kind == "person"
        spot = Spot(
            begin,
            finish,
            surface.id,
            text[begin:finish],
            surface.how,
            located,
            adjective,
            person,
        )
        return (
            self._with_head(text, tokens, place + len(words), spot)
            if adjective
            else (spot, len(words))
        )

    def _with_head(
        self, text: str, tokens: list[re.Match[str]], place: int, spot: Spot
    ) -> tuple[Spot, int]:
        """A state with a word that speaks for it: 'Qatar's foreign minister', 'Russian troops'."""
        used, head = 0, -1
        while place + used < len(tokens) and used < 5:
            word = tokens[place + used][0].lower()
            gap = text[tokens[place + used - 1].end() : tokens[place + used].start()]
            if gap.strip() or not (
                word in _STATE_HEADS or word in _MODIFIERS or word in _GROUPS
            ):
                break
            if word in _STATE_HEADS:
                head = used
            used += 1
        whole = place - 1
        consumed = place - next(
            i for i, token in enumerate(tokens) if token.start() >= spot.start
        )
        if head < 0:
            return spot, consumed
        end = tokens[place + head].end()
        title = tokens[place + head][0].lower()
        follows = tokens[place + head + 1] if place + head + 1 < len(tokens) else None
        if (
            title in _TITLES
            and follows
            and _behind_titles(text, tokens, place + head) is not None
            and whole >= 0
        ):
            return (
                spot,
                consumed,
            )  # a person with a name comes: 'Turkish President Recep Tayyip Erdogan'
        words = text[spot.start : end]
        located = (
            bool(_PLACE_BEFORE.search(text[max(0, spot.start - 40) : spot.start]))
            and title not in _TITLES
        )
        how = f"{words!r} speaks for {self.actors[spot.id].name}"
        return replace(
            spot, end=end, words=words, how=how, adjective=False, place=located
        ), consumed + head + 1

    def _titled(
        self, text: str, tokens: list[re.Match[str]], place: int, sentence: int
    ) -> tuple[Spot, int] | None:
        """A person behind a title: 'Prime Minister Ilse Brandt', 'Mrs May'."""
        word = tokens[place][0].lower().rstrip(".")
        if (word not in _HONORIFICS and word not in _TITLES) or place + 1 >= len(
            tokens
        ):
            return None
        begin = _behind_titles(text, tokens, place)
        if begin is None:
            return None
        length = _name_length(text, tokens, begin)
        name = _plain_name(text, tokens, begin, length)
        title = "" if word in _HONORIFICS else word
        of = _state_before(text, self, tokens, place, sentence)
        spot = self._person(text, tokens[begin].start(), name, title, of)
        return spot, begin - place + length

    def _person(
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
            how = f"{name!r}: {self.actors[identity].name}"
        else:
            identity = slug(name) or "person"
            how = "a capitalised name in the article"
            if identity not in self.actors:
                self.actors[identity] = Named(identity, name, "open", how, "person", of)
                self._keep_surname(name, identity)
        if title:
            self._titles.setdefault(identity, set()).add(title)
        return Spot(start, start + len(name), identity, name, how, person=True)

    def _keep_surname(self, name: str, identity: str) -> None:
        """Keep the last word of a person's name, and that without its article: al-Bashir, Bashir."""
        surname = name.split()[-1]
        for words in dict.fromkeys((surname, _ARTICLE.sub("", surname))):
            self._surnames.setdefault(words, []).append(identity)
        if " " in name:  # 'Abiy' for Abiy Ahmed
            self._first_names.setdefault(name.split()[0], []).append(identity)

    def _may_be(self, identity: str, name: str, title: str) -> bool:
        """Whether a name can be that of a person met before: not where first names or titles differ."""
        known = self.actors[identity].name
        if (
            " " in name
            and " " in known
            and not f" {fold(known)}".endswith(f" {fold(name)}")
        ):
            return False
        titles = self._titles.get(identity)
        return not (title and titles and " " not in name and title not in titles)

    def _capitalised(
        self, text: str, tokens: list[re.Match[str]], place: int, sentence: int
    ) -> tuple[Spot, int] | None:
        """A name that is in no table: capitalised words, not only because they begin the sentence."""
        token = tokens[place]
        word = _plain(token[0])
        if not word[:1].isupper() or word.lower() in _NOT_NAMES or len(word) < 2:
            return None
        length = _name_length(text, tokens, place)
        if length == 0 or _has_title(tokens[place : place + length - 1]):
            return None
        name = _plain_name(text, tokens, place, length)
        first = not text[sentence : token.start()].strip(" \"'“‘(")
        if all(part.lower() in _REGIONS for part in name.split()):
            return None
        if length == 1 and (
            known := self._surnames.get(word) or self._first_names.get(word)
        ):
            return self._surname(text, token, word, known)
        if length == 1 and word.lower() in _GROUPS:
            return None
        if length == 1 and first and word not in self._seen_inside:
            return None
        before = text[max(sentence, token.start() - 40) : token.start()]
        last = tokens[place + length - 1]
        located = bool(_PLACE_BEFORE.search(before)) and not _POSSESSIVE.search(last[0])
        located = located or name.split()[-1].lower() in _NO_ACTORS
        follows = tokens[place + length] if place + length < len(tokens) else None
        if length == 1 and follows and _describes(name, follows[0]):
            return None
        if length > 1 and not located and (whole := self._whole_name(name)):
            return self._surname(text, token, name, whole)[0], length
        found = self._new_name(text, token.start(), name, length, located)
        if found and _POSSESSIVE.search(tokens[place + length - 1][0]):
            spot, used = self._with_head(
                text, tokens, place + length, replace(found[0], adjective=True)
            )
            return spot, used
        return found

    def _surname(
        self, text: str, token: re.Match[str], word: str, known: list[str]
    ) -> tuple[Spot, int]:
        identity = known[0] if len(known) == 1 else known[-1]
        how = f"{word!r}: {self.actors[identity].name}"
        adjective = bool(_POSSESSIVE.search(token[0]))
        return Spot(
            token.start(),
            token.start() + len(word),
            identity,
            word,
            how,
            adjective=adjective,
            person=True,
        ), 1

    def _whole_name(self, name: str) -> list[str]:
        """The person whose name ends with some words: Aung San Suu Kyi for 'Suu Kyi'; none where several do."""
        ending = f" {fold(name)}"
        found = [
            identity
            for identity in self._surnames.get(name.split()[-1], ())
            if fold(self.actors[identity].name).endswith(ending)
        ]
        return found if len(found) == 1 else []

    def _new_name(
        self, text: str, start: int, name: str, length: int, located: bool
    ) -> tuple[Spot, int] | None:
        organisation = _is_organisation(name)
        identity = slug(name)
        if not identity:
            return None
        person = (
            length in (2, 3, 4)
            and not organisation
            and not located
            and name not in self.actors
        )
        if not located and identity not in self.actors:
            kind = "organisation" if organisation else "person" if person else None
            self.actors[identity] = Named(
                identity, name, "open", "a capitalised name in the article", kind
            )
            if person:
                self._keep_surname(name, identity)
        end = start + len(name)
        self._keep_initials(text, end, name, identity)
        how = "a capitalised name in the article"
        return Spot(start, end, identity, name, how, located, person=person), length

    def _keep_initials(self, text: str, end: int, name: str, identity: str) -> None:
        """Keep the short form behind a name: 'Tigray People's Liberation Front (TPLF)'."""
        found = _INITIALS.match(text, end)
        letters = "".join(word[0] for word in name.split() if word[0].isupper())
        if found and found[1].upper() == letters.upper():
            self._add_surface(
                found[1], _Surface(identity, f"{found[1]!r}: {name}", "name")
            )

    def _group_length(self, text: str, tokens: list[re.Match[str]], place: int) -> int:
        """How many tokens name a group of people from a place on."""
        length = 0
        while place + length < len(tokens) and length < 3:
            word = tokens[place + length][0].lower()
            if (
                length
                and text[
                    tokens[place + length - 1].end() : tokens[place + length].start()
                ].strip()
            ):
                break
            if word not in _MODIFIERS and not _is_group(word):
                break
            length += 1
        while length and not _is_group(tokens[place + length - 1][0].lower()):
            length -= 1
        return length

    def _plain_group(
        self, text: str, tokens: list[re.Match[str]], place: int, sentence: int
    ) -> tuple[Spot, int] | None:
        """A group whose last word is in small letters, as at the beginning of a sentence: 'Striking miners'."""
        length = self._group_length(text, tokens, place)
        if not length or not tokens[place + length - 1][0].islower():
            return None
        return self._group(text, tokens, place, sentence)

    def _group(
        self, text: str, tokens: list[re.Match[str]], place: int, sentence: int
    ) -> tuple[Spot, int] | None:
        """Somebody without a name: 'police', 'the coup leaders', 'government loyalists'."""
        length = self._group_length(text, tokens, place)
        if not length:
            return None
        last = tokens[place + length - 1]
        follows = tokens[place + length] if place + length < len(tokens) else None
        if last[0].lower() in _TITLES and follows and _starts_name(text, last, follows):
            person = self._titled(text, tokens, place + length - 1, sentence)
            return (person[0], person[1] + length - 1) if person else None
        if (
            follows
            and not last[0].endswith("s")
            and follows[0] in _BEHIND_ADJECTIVE
            and text[last.end() : follows.start()] == " "
        ):
            return None  # 'military aid', 'the army chief': said of something else
        if (
            length == 1
            and follows
            and last[0].lower() not in _GROUPS
            and follows[0].lower() in _VERB_AHEAD
        ):
            return None  # 'considers the plan': a verb that looks like a group
        name = text[tokens[place].start() : last.end()]
        identity = slug(name)
        if not identity:
            return None
        how = f"{name!r}, named by what they are"
        self.actors.setdefault(identity, Named(identity, name, "open", how, "group"))
        before = text[max(sentence, tokens[place].start() - 40) : tokens[place].start()]
        return Spot(tokens[place].start(), tokens[place + length - 1].end(), identity, name, how,
                    bool(re.search(r"\b(?:in|at|near|outside)\s+(?:the\s+)?$", before))), length  # fmt: skip


def _behind_titles(text: str, tokens: list[re.Match[str]], place: int) -> int | None:
    """Where the name begins behind one title or several: 'Secretary of State', 'Lieutenant Colonel'."""
    begin = place + 1
    words = [token[0] for token in tokens[begin : begin + 3]]
    if (
        words[:1] == ["of"]
        and words[1:2]
        and words[1] in _OFFICES_OF
        and len(words) > 2
    ):
        begin += 2
    elif not _starts_name(text, tokens[place], tokens[begin]):
        return None
    while begin + 1 < len(tokens) and (
        tokens[begin][0].lower() in _TITLES or tokens[begin][0].lower() in _HONORIFICS
    ):
        begin += 1
    return begin if _starts_name(text, tokens[begin - 1], tokens[begin]) else None


def _describes(name: str, follows: str) -> bool:
    """Whether a word only describes the next: 'Energy Minister Rosa Tal', 'the Tarvian ambassador'."""
    is_title = follows.lower() in _TITLES or follows in ("Prime", "Foreign")
    if is_title and follows[0].isupper():
        return True
    return _ADJECTIVE.search(name) is not None and follows.islower()


def _is_organisation(name: str) -> bool:
    """Whether a new name is that of an organisation: 'Ardo Bank', 'League for Democracy', 'OSCE'."""
    words = name.split()
    if len(words) == 1 and name.isupper():
        return True
    ahead = [before for before, word in pairwise(words) if word in ("of", "for")]
    return any(word.lower() in _ORGANISATIONS for word in (words[-1], *ahead[:1]))


def _has_title(tokens: list[re.Match[str]]) -> bool:
    """Whether a title is among some words: 'Foreign Secretary Lord' in front of a name."""
    words = [token[0].lower().rstrip(".") for token in tokens]
    return any(word in _TITLES or word in _HONORIFICS for word in words)


def _is_group(word: str) -> bool:
    """Whether a word is for people by what they are: 'protesters', 'islanders', 'scientists'."""
    return word in _GROUPS or (
        _AGENTS.search(word) is not None and word not in _NOT_AGENTS
    )


def _plain(token: str) -> str:
    return _POSSESSIVE.sub("", token)


def _plain_name(text: str, tokens: list[re.Match[str]], place: int, length: int) -> str:
    start, last = tokens[place].start(), tokens[place + length - 1]
    return text[start : last.start() + len(_plain(last[0]))]


def _starts_name(text: str, before: re.Match[str], token: re.Match[str]) -> bool:
    gap = text[before.end() : token.start()]
    word = _plain(token[0])
    return (
        gap.strip(" .\u00a0") == ""
        and "\n" not in gap
        and word[:1].isupper()
        and word.lower() not in _NOT_NAMES
    )


def _is_one_name(text: str, tokens: list[re.Match[str]], place: int) -> bool:
    """Whether only a blank is before a token, or an initial's full stop: 'John F. Kennedy'."""
    before = tokens[place - 1]
    gap = text[before.end() : tokens[place].start()]
    if len(before[0]) == 1 and before[0].isupper() and place > 1:
        return gap.strip() in ("", ".")
    return not gap.strip()


def _name_length(text: str, tokens: list[re.Match[str]], place: int) -> int:
    """How many tokens a capitalised name has: 'Recep Tayyip Erdogan', 'Muhammad bin Salman'."""
    length = 0
    while place + length < len(tokens) and length < _LONGEST_NAME:
        word = tokens[place + length][0]
        if length and not _is_one_name(text, tokens, place + length):
            break
        if length and _ends_with_possessive(tokens[place + length - 1][0]):
            break
        particle = (
            word
            in ("bin", "al", "de", "van", "von", "der", "el", "ibn", "da", "du", "of")
            or _ARTICLE.match(word) is not None
        ) and length > 0
        if word in ("of", "for") and length:
            particle = tokens[place + length - 1][0].lower() in _ORGANISATIONS
        elif word.lower() in _NOT_NAMES and length > 0:
            break
        if not word[:1].isupper() and not particle:
            break
        length += 1
    while length and not _ends_name(tokens[place + length - 1][0]):
        length -= 1
    return length


def _ends_with_possessive(word: str) -> bool:
    """Whether a word is a possessive and no part of a name, as in 'People's Liberation Front'."""
    return _POSSESSIVE.search(word) is not None and _plain(word) not in _COLLECTIVES


def _ends_name(word: str) -> bool:
    return word[:1].isupper() or _ARTICLE.match(word) is not None


def _is_longer_name(
    text: str, last: re.Match[str], follows: re.Match[str], kind: str
) -> bool:
    """Whether a known name is only the beginning of another: 'Jordan Smith', 'Washington Post'."""
    gap = text[last.end() : follows.start()]
    word = _plain(follows[0])
    if (
        gap.strip()
        or "\n" in gap
        or _POSSESSIVE.search(last[0])
        or not word[:1].isupper()
    ):
        return False
    if word.lower() in _LONGER_NAMES:
        return True
    # 'West Berlin', 'West Bank': not the West
    return last[0] in ("West", "East") and kind == "name"


def _state_before(
    text: str, names: Names, tokens: list[re.Match[str]], place: int, sentence: int
) -> str | None:
    """The actor that a title belongs to: Turkey for 'Turkish President', Kremlin for 'Kremlin spokesman'."""
    for back in range(1, 4):
        if place - back < 0:
            return None
        token = tokens[place - back]
        for words, surface in names._surfaces.get(_plain(token[0]), ()):
            if len(words) == 1:
                return surface.id
    return None


def _is_office(text: str, last: re.Match[str], follows: re.Match[str] | None) -> bool:
    """Whether a name stands in front of an office of its state: 'the UAE foreign minister', 'UK diplomats'."""
    if follows is None or text[last.end() : follows.start()] != " ":
        return False
    return follows[0].lower() in _OFFICES


def _attached(text: str, spots: list[Spot]) -> list[Spot]:
    """The spots, those in a list each a place where the first is: 'in France and Germany'."""
    found: list[Spot] = []
    for spot in spots:
        before = found[-1] if found else None
        if (
            before
            and before.words.lower() in ("mob", "crowd", "crowds")
            and text[before.end : spot.start] == " of "
        ):
            found.pop()
            before = None
        if spot.person and _is_apposition(text, found, spot):
            found.pop()  # 'their leader, Pavel Ruzin': one person
            before = found[-1] if found else None
        if (
            before
            and before.place
            and not spot.place
            and _LIST_WORD.fullmatch(text[before.end : spot.start])
        ):
            spot = replace(spot, place=not spot.person)
        joined = (
            before is not None
            and before.adjective
            and not spot.adjective
            and " " in spot.words
        )
        if joined and before and _AND.fullmatch(text[before.end : spot.start]):
            found[-1] = replace(
                before, adjective=False
            )  # 'Russian and Ukrainian envoys'
        found.append(spot)
    return found


def _is_apposition(text: str, found: list[Spot], spot: Spot) -> bool:
    """Whether the name of a person follows what they are: 'the president of France, General Jean Vidal'."""
    if not found:
        return False
    before = found[-1]
    gap = _APPOSITION.match(text, before.end, spot.start)
    if not gap or not _all_titles(text[gap.end() : spot.start]):
        return False
    if _is_title(before):
        return True
    office = _OFFICE_OF.search(text, max(0, before.start - 40), before.start)
    if office is None or office[1].lower() not in _TITLES:
        return False
    if len(found) > 1 and _is_title(found[-2]):
        found.pop()
    return True


def _all_titles(words: str) -> bool:
    return all(
        word.lower() in _TITLES
        or word.lower().rstrip(".") in _HONORIFICS
        or word == "Prime"
        for word in words.split()
    )


def _is_title(spot: Spot) -> bool:
    last = spot.words.split()[-1].lower()
    return not spot.person and (last in _TITLES or last.removesuffix("s") in _TITLES)


def _title_words(role: str) -> set[str]:
    return {word for word in role.lower().split() if word in _TITLES}


def _how(name: str, of: str) -> str:
    return (
        f"{name!r}: {of}"
        if fold(name) != fold(of)
        else f"{name!r} is in the chronology"
    )


def _inside_sentences(text: str) -> set[str]:
    """The capitalised words that occur within a sentence, so that they are names at its beginning too."""
    return {_plain(word) for word in re.findall(r"(?<=[a-z,] )([A-Z][\w’'-]+)", text)}


def _always_capitalised(text: str) -> set[str]:
    """The words that occur more than once and never in small letters."""
    counts = Counter(_plain(word) for word in re.findall(r"\b[A-Z][\w’'-]+", text))
    small = set(re.findall(r"\b[a-z][\w’'-]+", text))
    return {
        word
        for word, count in counts.items()
        if count > 1 and word.lower() not in small
    }


@lru_cache(maxsize=1)
def _listed() -> tuple[tuple[Named, tuple[tuple[str, _Surface], ...]], ...]:
    """The states and organisations of our tables, each with the ways to write it."""
    return (*_states(), *_known_organisations())


def _rows(name: str) -> list[list[str]]:
    text = (files("crisistl.prose") / "tables" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:] if line.strip()]


def _split(cell: str) -> list[str]:
    return [word.strip() for word in cell.split(",") if word.strip()]


def _states() -> list[tuple[Named, tuple[tuple[str, _Surface], ...]]]:
    found = []
    for name, iso, capitals, demonyms, aliases in _rows("states.tsv"):
        identity = slug(name)
        surfaces = [
            (word, _Surface(identity, f"{word!r}: {name}", "name"))
            for word in (name, *_split(aliases))
        ]
        surfaces += [
            (word, _Surface(identity, f"{word!r} is the capital of {name}", "capital"))
            for word in _split(capitals)
        ]
        surfaces += [
            (word, _Surface(identity, f"{word!r}: {name}", "people" if re.search(r"[^s]s$", word) else "demonym"))
            for word in _split(demonyms)
        ]  # fmt: skip
        found.append(
            (
                Named(identity, name, "listed", "a state", "state", None, iso),
                tuple(surfaces),
            )
        )
    return found


def _known_organisations() -> list[tuple[Named, tuple[tuple[str, _Surface], ...]]]:
    found = []
    for identity, name, kind, aliases, part_of in _rows("organisations.tsv"):
        surfaces = [
            (word, _Surface(identity, f"{word!r}: {name}", "name"))
            for word in (name, *_split(aliases))
        ]
        found.append(
            (
                Named(
                    identity, name, "listed", "an organisation", kind, part_of or None
                ),
                tuple(surfaces),
            )
        )
    return found
