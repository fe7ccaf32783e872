"""Names: who an article names, from the chronology's register, from our tables, or new."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from crisistl.formats.core.slug import slug
from crisistl.model.timeline import Actor
from crisistl.prose.listed import Named, Surface, listed_names, past_states
from crisistl.prose.name_places import (
    BEHIND_ADJECTIVE,
    NO_ACTORS,
    PLACE_BEFORE,
    SHIP_BEFORE,
    describes_thing,
    is_located,
)
from crisistl.prose.name_words import (
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
    is_group,
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
)
from crisistl.prose.people import People
from crisistl.prose.spots import UNNAMED, Spot, attached
from crisistl.prose.words import word_list
from crisistl.text.names import fold

_TOKEN = re.compile(r"[^\W_](?:[\w’'.&-]*[^\W_.’'-])?(?:\.(?=[A-Z]\b|[A-Za-z]\.))?")
_STATE_HEADS = word_list("speaks for a state")
_REGIONS = word_list("regions")
_MODIFIERS = word_list("before a group")
_ONLY_WITH_MODIFIER = {"party", "parties", "groups", "operator", "agency"}
_ARTICLE_BEFORE = re.compile(
    r"\b(?:the|an?|his|its|their)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_DEFINITE = re.compile(r"\b(?:the|his|her|its|their|both)\s+$", re.IGNORECASE)
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
# 'the Minsk agreements', 'the Geneva talks': where it was, not who acted
_HELD_THERE = {
    "accord", "accords", "agreement", "agreements", "airport", "conference", "deal", "format", "meeting",
    "negotiations", "peace", "process", "protocol", "summit", "talks", "treaty",
}  # fmt: skip


@dataclass(slots=True)
class Names:
    """The actors of a text. `actors` grows as new names are met."""

    actors: dict[str, Named] = field(default_factory=dict)
    _surfaces: dict[str, list[tuple[tuple[str, ...], Surface]]] = field(
        default_factory=dict
    )
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
                people = (
                    actor.kind == "state"
                    and name.endswith("s")
                    and fold(name) != fold(actor.name)
                )
                self._add_surface(
                    name,
                    Surface(
                        actor.id, _how(name, actor.name), "people" if people else "name"
                    ),
                )
            if actor.kind == "person" and " " in actor.name:
                self._people.keep(actor.name, actor.id)
                self._people.add_titles(actor.id, title_words(actor.role or ""))

    def _add_tables(self, register: Sequence[Actor], text: str) -> None:
        by_name = {
            fold(name): actor.id
            for actor in register
            for name in (actor.name, actor.id, *actor.aliases)
        }
        for listed, surfaces in _in_order(text):
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

    def _add_surface(self, words: str, surface: Surface) -> None:
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
        return attached(text, found)

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
        first = plain(tokens[place][0])
        for words, known in self._surfaces.get(first, ()):
            surface = known
            if len(words) > len(tokens) - place:
                continue
            here = tokens[place : place + len(words)]
            if all(
                plain(token[0]) == word for token, word in zip(here, words, strict=True)
            ):
                break
        else:
            return None
        begin, finish = here[0].start(), here[-1].start() + len(plain(here[-1][0]))
        follows = None
        if place + len(words) < len(tokens):
            follows = tokens[place + len(words)]
        if (
            surface.kind in ("name", "capital")
            and follows
            and is_longer_name(text, here[-1], follows, surface.kind)
        ):
            return None
        if surface.kind == "demonym" and self._begins_body(text, tokens, place):
            return None
        is_word = surface.kind == "demonym" and not is_nation(text, begin, finish)
        adjective = is_word or bool(POSSESSIVE.search(here[-1][0]))
        adjective = adjective or (bool(follows) and is_office(text, here[-1], follows))
        before = text[max(sentence, begin - 40) : begin]
        is_ship = SHIP_BEFORE.search(before) is not None  # 'the Soviet ship Grozny'
        located = (is_ship or bool(PLACE_BEFORE.search(before))) and not adjective
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
        if adjective:
            return self._with_head(text, tokens, place + len(words), spot)
        return (spot, len(words))

    def _begins_body(self, text: str, tokens: list[re.Match[str]], place: int) -> bool:
        """Whether a demonym begins the name of a party or a movement: 'the Rwandan Patriotic Front'."""
        length = name_length(text, tokens, place)
        if length < 3:
            return False
        return plain(tokens[place + length - 1][0]) in _BODIES

    def _with_head(
        self, text: str, tokens: list[re.Match[str]], place: int, spot: Spot
    ) -> tuple[Spot, int]:
        """A state with a word that speaks for it: 'Qatar's foreign minister', 'Russian troops'."""
        used, head = 0, -1
        while place + used < len(tokens) and used < 5:
            word = tokens[place + used][0].lower()
            gap = text[tokens[place + used - 1].end() : tokens[place + used].start()]
            is_office = word in _STATE_HEADS or word in TITLES
            if gap.strip() or not (is_office or word in _MODIFIERS or word in GROUPS):
                break
            if is_office:
                head = used
            used += 1
        whole = place - 1
        consumed = place - next(
            i for i, token in enumerate(tokens) if token.start() >= spot.start
        )
        if head < 0:
            return spot, consumed
        end = tokens[place + head].end()
        office = _OFFICE_OF.match(text, end)
        if office:
            end = office.end()
            head += len(office[0].split())
        title = tokens[place + used - 1 if office else place + head][0].lower()
        follows = None
        if place + head + 1 < len(tokens):
            follows = tokens[place + head + 1]
        if (
            title in TITLES
            and follows
            and behind_titles(text, tokens, place + head) is not None
            and whole >= 0
        ):
            return (
                spot,
                consumed,
            )  # a person with a name comes: 'Turkish President Recep Tayyip Erdogan'
        words = text[spot.start : end]
        located = (
            bool(PLACE_BEFORE.search(text[max(0, spot.start - 40) : spot.start]))
            and title not in TITLES
        )
        how = f"{words!r} speaks for {self.actors[spot.id].name}"
        named = replace(
            spot, end=end, words=words, how=how, adjective=False, place=located
        )
        return replace(named, person=False), consumed + head + 1

    def _titled(
        self, text: str, tokens: list[re.Match[str]], place: int, sentence: int
    ) -> tuple[Spot, int] | None:
        """A person behind a title: 'Prime Minister Ilse Brandt', 'Mrs May'."""
        word = tokens[place][0].lower().rstrip(".")
        if (word not in HONORIFICS and word not in TITLES) or place + 1 >= len(tokens):
            return None
        begin = behind_titles(text, tokens, place)
        if begin is None:
            return None
        length = name_length(text, tokens, begin)
        name = plain_name(text, tokens, begin, length)
        if name.lower() in NO_ACTORS:
            return None  # 'the General Act'
        if word in HONORIFICS:
            title = ""
        else:
            title = singular_title(word)
        of = _state_before(text, self, tokens, place, sentence)
        spot = self._people.person(text, tokens[begin].start(), name, title, of)
        return spot, begin - place + length

    def _capitalised(
        self, text: str, tokens: list[re.Match[str]], place: int, sentence: int
    ) -> tuple[Spot, int] | None:
        """A name that is in no table: capitalised words, not only because they begin the sentence."""
        token = tokens[place]
        word = plain(token[0])
        if not may_begin_name(text, tokens, place, sentence):
            return None
        if compound := _COMPOUND.match(tokens[place][0]):
            return self._described(tokens[place], compound[1])
        length = name_length(text, tokens, place)
        if length == 0 or has_title(tokens[place : place + length - 1]):
            return None
        if numbered := self._numbered(text, tokens, place, length):
            return numbered
        name = plain_name(text, tokens, place, length)
        first = not text[sentence : token.start()].strip(" \"'“‘(")
        if all(part.lower() in _REGIONS for part in name.split()):
            return None
        if length == 1:
            known = self._people.known(word)
            if known:
                return self._people.spot(text, token, word, known)
            if self._is_no_name_alone(word, first=first):
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
        follows = None
        if place + length < len(tokens):
            follows = tokens[place + length]
        if length == 1 and follows and describes(name, follows[0]):
            return None
        if (
            follows
            and follows[0] in _WEAPONS
            and text[last.end() : follows.start()] == " "
        ):
            return None  # 'Jupiter missiles'
        if length > 1 and not located and (whole := self._people.ending_with(name)):
            return self._people.spot(text, tokens[place], name, whole)[0], length
        found = self._new_name(text, tokens[place].start(), name, length, located)
        if found is None:
            return None
        if follows and describes_thing(text, last, follows):
            return replace(found[0], adjective=True), found[1]
        if POSSESSIVE.search(last[0]):
            named = replace(found[0], adjective=True)
            return self._with_head(text, tokens, place + length, named)
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
        for words, surface in self._surfaces.get(first, ()):
            if len(words) == 1:
                start = token.start()
                end = start + len(first)
                spot = Spot(start, end, surface.id, first, surface.how, adjective=True)
                return spot, 1
        return None

    def _is_no_name_alone(self, word: str, *, first: bool) -> bool:
        """Whether a single word is capitalised only as the first of its sentence, or never names anybody."""
        if word.lower() in GROUPS or word.lower() in NOT_ALONE:
            return True
        if re.search(r"[a-z][A-Z]", word):  # 'GoFundMe' is no word of the language
            return False
        return first and word not in self._seen_inside

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
            self._add_surface(
                found[1], Surface(identity, f"{found[1]!r}: {name}", "name")
            )

    def _group_length(self, text: str, tokens: list[re.Match[str]], place: int) -> int:
        """How many tokens name a group of people from a place on."""
        length = 0
        while place + length < len(tokens) and length < 3:
            word = tokens[place + length][0].lower()
            before = tokens[place + length - 1]
            gap = text[before.end() : tokens[place + length].start()]
            # 'the dockers' union' is one group
            if length and gap.strip("'’").strip():
                break
            if word not in _MODIFIERS and not is_group(plain(word)):
                break
            length += 1
        while length and not is_group(tokens[place + length - 1][0].lower()):
            length -= 1
        return length

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
        follows = None
        if place + length < len(tokens):
            follows = tokens[place + length]
        if last[0].lower() in TITLES and follows and starts_name(text, last, follows):
            person = self._titled(text, tokens, place + length - 1, sentence)
            if person:
                return (person[0], person[1] + length - 1)
            return None
        if self._is_no_group(text, tokens, place, length, sentence):
            return None
        name = text[tokens[place].start() : last.end()]
        if length == 1 and (holder := self._holder(text, sentence, last)):
            return holder, 1
        identity = slug(name)
        if not identity:
            return None
        if name.lower() in _SINGLE_OFFICES:
            how = f"{name!r}: {UNNAMED}"
        else:
            how = f"{name!r}, named by what they are"
        self.actors.setdefault(identity, Named(identity, name, "open", how, "group"))
        before = text[max(sentence, tokens[place].start() - 40) : tokens[place].start()]
        return Spot(tokens[place].start(), tokens[place + length - 1].end(), identity, name, how,
                    bool(re.search(r"\b(?:in|at|near|outside)\s+(?:the\s+)?$", before))), length  # fmt: skip

    def _is_no_group(
        self,
        text: str,
        tokens: list[re.Match[str]],
        place: int,
        length: int,
        sentence: int,
    ) -> bool:
        """Whether words that can be for people are here for something else."""
        start, last = tokens[place].start(), tokens[place + length - 1]
        follows = ""
        is_beside = False
        if place + length < len(tokens):
            follows = tokens[place + length][0]
            is_beside = text[last.end() : tokens[place + length].start()] == " "
        if not last[0].endswith("s") and follows in BEHIND_ADJECTIVE and is_beside:
            return True  # 'military aid', 'the army chief': said of something else
        is_verb = last[0].lower() not in GROUPS and follows.lower() in _VERB_AHEAD
        if length == 1 and is_verb:
            return True  # 'considers the plan': a verb that looks like a group
        if last[0] == "general" and not _ARTICLE_BEFORE.search(text, sentence, start):
            return True  # 'general mobilisation'
        is_bare = length == 1 and last[0].lower() in _ONLY_WITH_MODIFIER
        # 'burst into a party'
        return is_bare and not _DEFINITE.search(text, sentence, start)


def _in_order(text: str) -> list[tuple[Named, tuple[tuple[str, Surface], ...]]]:
    """The listed names, a state of the past first where the text names it and not its successor.

    'Moscow' is then the Soviet Union, 'Prague' Czechoslovakia; elsewhere their capitals are those of today.
    """
    past = past_states()
    first, between, last = [], [], []
    for row in listed_names():
        if row[0].id not in past:
            between.append(row)
            continue
        own, later = past[row[0].id]
        if own.search(text) and not later.search(text):
            first.append(row)
        else:
            last.append(row)
    return [*first, *between, *last]


def _state_before(
    text: str, names: Names, tokens: list[re.Match[str]], place: int, sentence: int
) -> str | None:
    """The actor that a title belongs to: Turkey for 'Turkish President', Kremlin for 'Kremlin spokesman'."""
    for back in range(1, 4):
        if place - back < 0:
            return None
        token = tokens[place - back]
        for words, surface in names._surfaces.get(plain(token[0]), ()):
            if len(words) == 1:
                return surface.id
    return None


def _how(name: str, of: str) -> str:
    if fold(name) != fold(of):
        return f"{name!r}: {of}"
    return f"{name!r} is in the chronology"
