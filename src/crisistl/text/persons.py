"""Persons: whether a name may be a shorter form of another, such as Galtieri of Leopoldo Galtieri."""

import re
from collections.abc import Iterable

from crisistl.text.names import fold

_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_TITLES = frozenset({
    "acting", "adm", "admiral", "air", "ambassador", "brigadier", "captain", "capt", "chairman", "chancellor",
    "chief", "col", "colonel", "commander", "comrade", "corporal", "dame", "defence", "defense", "deputy", "dr",
    "emperor", "field", "first", "foreign", "former", "gen", "general", "general-secretary", "governor", "king",
    "lady", "lieutenant", "lord", "lt", "maj", "major", "marshal", "minister", "mr", "mrs", "ms", "pope",
    "premier", "president", "prime", "prince", "princess", "prof", "professor", "queen", "rear", "secretary",
    "secretary-general", "sen", "senator", "sergeant", "sir", "staff", "sultan", "tsar", "vice",
    "vice-president",
})  # fmt: skip
# last words of bodies, places and papers, which are no surnames
_NO_SURNAMES = frozenset({
    "administration", "africa", "agency", "alliance", "america", "army", "assembly", "association", "bank", "bay",
    "board", "border", "brigade", "britain", "bureau", "cabinet", "china", "city", "coast", "command", "commission",
    "committee", "company", "conference", "congo", "congress", "corps", "council", "court", "cross", "cyprus",
    "delegation", "democrats", "department", "directorate", "district", "division", "east", "embassy", "europe",
    "exchange", "executive", "federation", "fleet", "force", "forces", "front", "gazette", "germany", "government",
    "group", "guard", "guards", "guerrillas", "guinea", "herald", "house", "institute", "ireland", "island",
    "islands", "israel", "journal", "junta", "kingdom", "korea", "leadership", "league", "mail", "military",
    "militia", "ministry", "mission", "mongolia", "movement", "nations", "navy", "news", "north", "office",
    "opposition", "ossetia", "palace", "parliament", "party", "people", "police", "post", "power", "powers",
    "press", "province", "radio", "rebels", "regime", "region", "republic", "river", "rhodesia", "russia", "samoa",
    "sea", "senate", "service", "services", "side", "south", "staff", "state", "states", "street", "sudan",
    "switzerland", "telegraph", "television", "territory", "times", "treasury", "tribunal", "tribune", "troops",
    "union", "university", "vietnam", "virginia", "wales", "west", "workers", "yemen",
})  # fmt: skip
_FIRST_WORDS = frozenset({
    "central", "democratic", "east", "eastern", "free", "great", "greater", "lower", "national", "new", "north",
    "northern", "old", "papua", "people's", "red", "royal", "saudi", "south", "southern", "soviet", "the", "united",
    "upper", "west", "western", "white",
})  # fmt: skip
_PARTICLES = frozenset(
    [
        "al",
        "bin",
        "da",
        "de",
        "del",
        "den",
        "der",
        "di",
        "dos",
        "du",
        "el",
        "ibn",
        "la",
        "le",
        "van",
        "von",
        "y",
    ]
)
_LEAST_SURNAME = 4
_MOST_WORDS = 6


def surname(name: str) -> str:
    """The last word of a name that may be a person's, folded; "" for names of other things."""
    words = _words(name)
    if not words or len(words) > _MOST_WORDS:
        return ""
    last = fold(words[-1])
    if len(last) < _LEAST_SURNAME or last in _NO_SURNAMES:
        return ""
    if fold(words[0]) in _FIRST_WORDS:
        return ""
    if all(word[0].isupper() or word in _PARTICLES for word in words):
        return last
    return ""


def may_be_short_for(short: str, long: str) -> bool:
    """Whether two names may be of one person, of which `short` has fewer words.

    "Kennedy", "President Kennedy" and "J. Kennedy" may be "John F. Kennedy", "Robert Kennedy" may not.
    """
    last = surname(short)
    if not last or last != surname(long):
        return False
    here, there = _first_names(short), _first_names(long)
    if here == there:
        return fold(short) != fold(long) and len(_words(short)) < len(_words(long))
    left = [*there]
    for word in here:
        same = next((known for known in left if _is_same(word, known)), None)
        if same is None:
            return False
        left.remove(same)
    return len(here) <= len(there)


def without_titles(name: str) -> str:
    """A name without the titles before it: "President John F. Kennedy" is "John F. Kennedy"."""
    words = name.split()
    while len(words) > 1 and fold(words[0]).rstrip(".") in _TITLES:
        del words[0]
    return " ".join(words)


def _words(name: str) -> list[str]:
    if re.search(r"[^\w\s'’.-]|\d", name):
        return []
    return _WORD.findall(name)


def _first_names(name: str) -> list[str]:
    """The words before the surname, folded and without titles and dots."""
    words = [fold(word).rstrip(".") for word in _words(name)[:-1]]
    while words and words[0] in _TITLES:
        del words[0]
    return words


def _is_same(word: str, known: str) -> bool:
    """Whether two first names are the same or one is the initial of the other."""
    if len(word) == 1 or len(known) == 1:
        return word[:1] == known[:1]
    return word == known


def one_person(names: Iterable[str], others: Iterable[str]) -> tuple[str, str] | None:
    """The first name and the first other name that may be of one person, of which either may be the shorter one."""
    others = [*others]
    for name in names:
        for other in others:
            if may_be_short_for(name, other) or may_be_short_for(other, name):
                return name, other
    return None
