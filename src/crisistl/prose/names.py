"""Names: who an article names, from the chronology's register, from our tables, or new."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from crisistl.formats.core.slug import slug
from crisistl.model.timeline import Actor
from crisistl.prose.first_words import acts_as_person
from crisistl.prose.group_words import group_length, head_place, is_no_group
from crisistl.prose.known_names import TOKEN, KnownNames, surface_of
from crisistl.prose.listed import Named, Surface, listed_for
from crisistl.prose.name_places import (
    NO_ACTORS,
    PLACE_BEFORE,
    SHIP_BEFORE,
    describes_thing,
    is_located,
    is_numbered,
)
from crisistl.prose.name_words import (
    ANY_TITLE,
    GROUPS,
    HONORIFICS,
    NOT_ALONE,
    POSSESSIVE,
    TITLES,
    always_capitalised,
    behind_titles,
    describes,
    has_title,
    inside_sentences,
    is_longer_name,
    is_nation,
    is_office,
    is_organisation,
    may_begin_name,
    name_length,
    plain,
    plain_name,
    singular_title,
    starts_name,
    title_words,
    token_at,
)
from crisistl.prose.people import People
from crisistl.prose.spots import UNNAMED, Spot, attached
from crisistl.prose.words import word_list
from crisistl.text.names import fold

_REGIONS = word_list("regions")
# offices that one person holds in a country
_SINGLE_OFFICES = {
    "president",
    "chancellor",
    "king",
    "queen",
    "emperor",
    "premier",
    "pope",
    "sultan",
    "emir",
}
_THE = re.compile(r"\b[Tt]he\s+$")
_WEAPONS = word_list("weapons and vehicles")
_NUMBERED = word_list("has a number")
_ITS_NUMBER = re.compile(
    r" (?:of )?\d+(?![\w%]|[.,:]\d)(?! [a-z]+s\b(?! (?:was|were)\b))"
)
_COMPOUND = re.compile(
    r"([A-Z][A-Za-z]+)-(?:\w+ed|led|run|built|born|held|made|wide|bound|style|era|owned|speaking)$"
)
# 'the US secretary of state, ...'
_OFFICE_OF = re.compile(
    r"\s+(?:of|for) (?:state|defen[cs]e|staff|the army|foreign affairs|the interior|the treasury)\b",
    re.IGNORECASE,
)
_BODIES = {"Alliance", "Brigade", "Brigades", "Congress", "Front", "League", "Movement", "Organisation", "Organization",
           "Party", "Society", "Union"}  # fmt: skip
_INITIALS = re.compile(r"\s+\(([A-Z][A-Za-z-]{1,9})\)")
_GROUP_PLACE = re.compile(r"\b(?:in|at|near|outside)\s+(?:the\s+)?$")
# 'the Minsk agreements', 'the Geneva talks': where it was, not who acted
_HELD_THERE = {
    "accord", "accords", "agreement", "agreements", "airport", "conference", "deal", "format", "meeting",
    "negotiations", "peace", "process", "protocol", "summit", "talks", "treaty",
}  # fmt: skip


@dataclass(slots=True)
class Names:
    """The actors of a text. `actors` grows as new names are met."""

    actors: dict[str, Named] = field(default_factory=dict)
    _known_names: KnownNames = field(default_factory=KnownNames)
    _people: People = field(init=False)
    _seen_inside: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._people = People(self.actors)

    @classmethod
    def of(cls, text: str, register: Iterable[Actor] = ()) -> "Names":
        """The names of a text, beginning with those of a register."""
        names = cls()
        known = [*register]
        names._add_register(known)
        names._add_tables(known, text)
        names._seen_inside = inside_sentences(text) | always_capitalised(text)
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
                self._known_names.add(name, surface_of(actor, name))
            if actor.kind == "person" and " " in actor.name:
                self._people.keep(actor.name, actor.id)
                self._people.add_titles(actor.id, title_words(actor.role or ""))

    def _add_tables(self, register: Sequence[Actor], text: str) -> None:
        by_name = {
            fold(name): actor.id
            for actor in register
            for name in (actor.name, actor.id, *actor.aliases)
        }
        for listed, surfaces in listed_for(text):
            by_code = by_name.get(fold(listed.iso or listed.id), listed.id)
            identity = by_name.get(fold(listed.name), by_code)
            self.actors.setdefault(identity, replace(listed, id=identity))
            for words, surface in surfaces:
                self._known_names.add(words, replace(surface, id=identity))

    def spots(self, text: str, start: int, end: int) -> list[Spot]:
        """Where actors are named in a sentence, in order."""
        tokens = [*TOKEN.finditer(text, start, end)]
        found: list[Spot] = []
        place = 0
        while place < len(tokens):
            spot, used = self._at(text, tokens, place, start)
            if spot:
                found.append(spot)
            place += used
        return attached(text, found)

    def _at(
        self, text: str, tokens: list[re.Match[str]], place: int, sentence: int
    ) -> tuple[Spot | None, int]:
        return (
            self._known(text, tokens, place, sentence)
            or self._titled(text, tokens, place)
            or self._plain_group(text, tokens, place, sentence)
            or self._capitalised(text, tokens, place, sentence)
            or self._group(text, tokens, place, sentence)
            or (None, 1)
        )

    def _known(
        self, text: str, tokens: list[re.Match[str]], place: int, sentence: int
    ) -> tuple[Spot, int] | None:
        """An actor of the chronology or of our tables, by one of its names."""
        found = self._known_names.at(tokens, place)
        if found is None:
            return None
        surface, length = found
        last = tokens[place + length - 1]
        follows = token_at(tokens, place + length)
        if self._is_other_name(text, tokens, place, length, surface):
            return None
        begin, finish = tokens[place].start(), last.start() + len(plain(last[0]))
        adjective = (
            (surface.kind == "demonym" and not is_nation(text, begin, finish))
            or POSSESSIVE.search(last[0]) is not None
            or is_office(text, last, follows)
        )
        before = text[max(sentence, begin - 40) : begin]
        spot = Spot(
            begin,
            finish,
            surface.id,
            text[begin:finish],
            surface.how,
            _was_there(surface, follows)
            or (
                not adjective and (_is_place(before) or is_numbered(text, before, last))
            ),
            adjective,
            self.actors[surface.id].kind == "person",
        )
        if adjective:
            return self._with_head(text, tokens, place, length, spot)
        return spot, length

    def _is_other_name(
        self,
        text: str,
        tokens: list[re.Match[str]],
        place: int,
        length: int,
        surface: Surface,
    ) -> bool:
        """Whether a known name only begins another: 'Jordan Smith', 'the Rwandan Patriotic Front'."""
        if surface.kind == "demonym":
            return self._begins_body(text, tokens, place)
        follows = token_at(tokens, place + length)
        if follows is None or surface.kind == "people":
            return False
        last = tokens[place + length - 1]
        return is_longer_name(text, last, follows, surface.kind)

    def _begins_body(self, text: str, tokens: list[re.Match[str]], place: int) -> bool:
        """Whether a demonym begins the name of a party or a movement: 'the Rwandan Patriotic Front'."""
        length = name_length(text, tokens, place)
        if length < 3:
            return False
        return plain(tokens[place + length - 1][0]) in _BODIES

    def _with_head(
        self,
        text: str,
        tokens: list[re.Match[str]],
        place: int,
        length: int,
        spot: Spot,
    ) -> tuple[Spot, int]:
        """A state with a word that speaks for it: 'Qatar's foreign minister', 'Russian troops'.

        The state has `length` tokens from `place` on.
        """
        head = head_place(text, tokens, place + length)
        if head is None:
            return spot, length
        is_title = tokens[head][0].lower() in TITLES
        end = tokens[head].end()
        if office := _OFFICE_OF.match(text, end):
            end = office.end()
            head += len(office[0].split())
        if is_title and behind_titles(text, tokens, head) is not None:
            # a person with a name comes: 'Turkish President Recep Tayyip Erdogan'
            return spot, length
        words = text[spot.start : end]
        before = text[max(0, spot.start - 40) : spot.start]
        speaking = replace(
            spot,
            end=end,
            words=words,
            how=f"{words!r} speaks for {self.actors[spot.id].name}",
            adjective=False,
            place=not is_title and PLACE_BEFORE.search(before) is not None,
            person=False,
        )
        return speaking, head + 1 - place

    def _titled(
        self, text: str, tokens: list[re.Match[str]], place: int
    ) -> tuple[Spot, int] | None:
        """A person behind a title: 'Prime Minister Ilse Brandt', 'Mrs May'."""
        word = tokens[place][0].lower().rstrip(".")
        if word not in ANY_TITLE:
            return None
        begin = behind_titles(text, tokens, place)
        if begin is None:
            return None
        length = name_length(text, tokens, begin)
        name = plain_name(text, tokens, begin, length)
        if name.lower() in NO_ACTORS:
            return None  # 'the General Act'
        title = "" if word in HONORIFICS else singular_title(word)
        of = self._state_before(tokens, place)
        spot = self._people.person(text, tokens[begin].start(), name, title, of)
        return spot, begin - place + length

    def _state_before(self, tokens: list[re.Match[str]], place: int) -> str | None:
        """The actor that a title belongs to: Turkey for 'Turkish President', Kremlin for 'Kremlin spokesman'."""
        for token in reversed(tokens[max(0, place - 3) : place]):
            if surface := self._known_names.of_word(plain(token[0])):
                return surface.id
        return None

    def _capitalised(
        self, text: str, tokens: list[re.Match[str]], place: int, sentence: int
    ) -> tuple[Spot, int] | None:
        """A name that is in no table: capitalised words, not only because they begin the sentence."""
        token = tokens[place]
        if not may_begin_name(text, tokens, place, sentence):
            return None
        if compound := _COMPOUND.match(token[0]):
            return self._described(token, compound[1])
        length = name_length(text, tokens, place)
        if length == 0 or _is_title_or_flag(tokens[place : place + length]):
            return None
        if numbered := self._numbered(text, tokens, place, length):
            return numbered
        if _is_region(plain_name(text, tokens, place, length)):
            return None
        if length == 1:
            word = plain(token[0])
            if known := self._people.known(word):
                return self._people.spot(text, token, word, known)
            if self._is_no_name_alone(text, token, sentence):
                return None
        return self._name_of(text, tokens, place, length, sentence)

    def _name_of(
        self,
        text: str,
        tokens: list[re.Match[str]],
        place: int,
        length: int,
        sentence: int,
    ) -> tuple[Spot, int] | None:
        """A name of so many tokens, as who or where it is."""
        name = plain_name(text, tokens, place, length)
        located = is_located(text, tokens, place, length, sentence)
        last = tokens[place + length - 1]
        follows = token_at(tokens, place + length)
        if _only_describes(text, tokens, place, length):
            return None
        if length > 1 and not located and (whole := self._people.ending_with(name)):
            return self._people.spot(text, tokens[place], name, whole)[0], length
        found = self._new_name(text, tokens[place].start(), name, length, located)
        if found is None:
            return None
        if follows and describes_thing(text, last, follows):
            return replace(found[0], adjective=True), length
        if POSSESSIVE.search(last[0]):
            named = replace(found[0], adjective=True)
            return self._with_head(text, tokens, place, length, named)
        return found

    def _numbered(
        self, text: str, tokens: list[re.Match[str]], place: int, length: int
    ) -> tuple[Spot, int] | None:
        """A body with its number: 'Group 77', 'Task Force 58', 'the Group of 77'."""
        last = tokens[place + length - 1]
        if last[0].lower() not in _NUMBERED:
            return None
        found = _ITS_NUMBER.match(text, last.end())
        if found is None:
            return None
        start = tokens[place].start()
        name = text[start : found.end()]
        identity = slug(name)
        how = "a body with a number in the article"
        named = Named(identity, name, "open", how, "organisation")
        self.actors.setdefault(identity, named)
        count = length + len(found[0].split())
        return Spot(start, found.end(), identity, name, how), count

    def _described(self, token: re.Match[str], first: str) -> tuple[Spot, int] | None:
        """Whose something is in 'British-flagged' and 'Saudi-led', where that is known."""
        surface = self._known_names.of_word(first)
        if surface is None:
            return None
        start = token.start()
        end = start + len(first)
        return Spot(start, end, surface.id, first, surface.how, adjective=True), 1

    def _is_no_name_alone(self, text: str, token: re.Match[str], sentence: int) -> bool:
        """Whether a single word is capitalised only as the first of its sentence, or never names anybody."""
        word = plain(token[0])
        if word.lower() in GROUPS or word.lower() in NOT_ALONE:
            return True
        if re.search(r"[a-z][A-Z]", word):  # 'GoFundMe' is no word of the language
            return False
        is_first = not text[sentence : token.start()].strip(" \"'“‘(")
        if not is_first or word in self._seen_inside:
            return False
        return not acts_as_person(text, token)

    def _new_name(
        self, text: str, start: int, name: str, length: int, located: bool
    ) -> tuple[Spot, int] | None:
        organisation = is_organisation(name)
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
            if organisation:
                kind = "organisation"
            elif person:
                kind = "person"
            else:
                kind = None
            self.actors[identity] = Named(
                identity, name, "open", "a capitalised name in the article", kind
            )
            if person:
                self._people.keep(name, identity)
        end = start + len(name)
        self._keep_initials(text, end, name, identity)
        how = "a capitalised name in the article"
        return Spot(start, end, identity, name, how, located, person=person), length

    def _keep_initials(self, text: str, end: int, name: str, identity: str) -> None:
        """Keep the short form behind a name: 'Tigray People's Liberation Front (TPLF)'."""
        found = _INITIALS.match(text, end)
        letters = "".join(word[0] for word in name.split() if word[0].isupper())
        if found and found[1].upper() == letters.upper():
            how = f"{found[1]!r}: {name}"
            self._known_names.add(found[1], Surface(identity, how, "name"))
            # where the whole name is that of a place: 'figures from the Civic League (CL)'
            why = "a capitalised name in the article"
            named = Named(identity, name, "open", why, "organisation")
            self.actors.setdefault(identity, named)

    def _holder(self, text: str, sentence: int, token: re.Match[str]) -> Spot | None:
        """The person that 'the President' means: the only one with this title in the text or the chronology."""
        title = token[0].lower()
        if title not in _SINGLE_OFFICES or text.startswith(" of ", token.end()):
            return None
        if not _THE.search(text, sentence, token.start()):
            return None
        holders = self._people.titled(title)
        if len(holders) != 1:
            return None
        how = f"{token[0]!r}: the only one with this title, {self.actors[holders[0]].name}"
        return Spot(token.start(), token.end(), holders[0], token[0], how, person=True)

    def _plain_group(
        self, text: str, tokens: list[re.Match[str]], place: int, sentence: int
    ) -> tuple[Spot, int] | None:
        """A group whose last word is in small letters, as at the beginning of a sentence: 'Striking miners'."""
        length = group_length(text, tokens, place)
        if not length or not tokens[place + length - 1][0].islower():
            return None
        return self._group(text, tokens, place, sentence)

    def _group(
        self, text: str, tokens: list[re.Match[str]], place: int, sentence: int
    ) -> tuple[Spot, int] | None:
        """Somebody without a name: 'police', 'the coup leaders', 'government loyalists'."""
        length = group_length(text, tokens, place)
        if not length:
            return None
        last = tokens[place + length - 1]
        follows = token_at(tokens, place + length)
        if last[0].lower() in TITLES and follows and starts_name(text, last, follows):
            person = self._titled(text, tokens, place + length - 1)
            if person:
                return (person[0], person[1] + length - 1)
            return None
        if is_no_group(text, tokens, place, length, sentence):
            return None
        if length == 1 and (holder := self._holder(text, sentence, last)):
            return holder, 1
        spot = self._new_group(text, tokens[place].start(), last.end(), sentence)
        return (spot, length) if spot else None

    def _new_group(self, text: str, start: int, end: int, sentence: int) -> Spot | None:
        """A group, which becomes an actor by the words that it is named with."""
        name = text[start:end]
        identity = slug(name)
        if not identity:
            return None
        how = f"{name!r}, named by what they are"
        if name.lower() in _SINGLE_OFFICES:
            how = f"{name!r}: {UNNAMED}"
        self.actors.setdefault(identity, Named(identity, name, "open", how, "group"))
        before = text[max(sentence, start - 40) : start]
        is_place = _GROUP_PLACE.search(before) is not None
        return Spot(start, end, identity, name, how, is_place)


def _is_title_or_flag(tokens: list[re.Match[str]]) -> bool:
    """Whether words are no name: 'Foreign Secretary' before one, 'South Korean-flagged' before a tanker."""
    if has_title(tokens[:-1]):
        return True
    return len(tokens) > 1 and _COMPOUND.match(tokens[-1][0]) is not None


def _was_there(surface: Surface, follows: re.Match[str] | None) -> bool:
    """Whether a capital is where something was held: 'the Minsk talks'."""
    return surface.kind == "capital" and bool(follows and follows[0] in _HELD_THERE)


def _is_place(before: str) -> bool:
    """Whether words before a name say that it is a place or a ship: 'in Moscow', 'the Soviet ship Grozny'."""
    return bool(SHIP_BEFORE.search(before) or PLACE_BEFORE.search(before))


def _is_region(name: str) -> bool:
    """Whether a name is only a part of the world: 'Western Europe'."""
    return all(part.lower() in _REGIONS for part in name.split())


def _only_describes(
    text: str, tokens: list[re.Match[str]], place: int, length: int
) -> bool:
    """Whether a name says of which sort the next word is: 'Tarvian ambassador', 'Jupiter missiles'."""
    last, follows = tokens[place + length - 1], token_at(tokens, place + length)
    if follows is None:
        return False
    if length == 1 and describes(plain(last[0]), follows[0]):
        return True
    return follows[0] in _WEAPONS and text[last.end() : follows.start()] == " "
