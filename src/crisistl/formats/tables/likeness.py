"""Names of a table that may be the same: one letter apart, initials, other names of a state."""

import re
from collections.abc import Iterable, Iterator

from crisistl.text.names import fold
from crisistl.text.persons import without_titles

_LONG = 6
# names of one state or organisation that share no letters with each other
_OTHER_NAMES = (
    ("UK", "United Kingdom", "Britain", "Great Britain"),
    ("US", "USA", "United States", "United States of America", "America"),
    ("USSR", "Soviet Union", "Union of Soviet Socialist Republics"),
    ("UN", "United Nations", "UNO"),
    ("EU", "European Union"),
    (
        "NATO",
        "North Atlantic Treaty Organization",
        "North Atlantic Treaty Organisation",
    ),
    ("PRC", "China", "People's Republic of China"),
    ("GDR", "East Germany", "German Democratic Republic", "DDR"),
    ("FRG", "West Germany", "Federal Republic of Germany"),
    ("DPRK", "North Korea", "Democratic People's Republic of Korea"),
    ("ROK", "South Korea", "Republic of Korea"),
    ("UAE", "United Arab Emirates"),
    ("Russia", "Russian Federation"),
    ("Holland", "Netherlands"),
    ("Turkey", "Türkiye"),
    ("Czechia", "Czech Republic"),
    ("Burma", "Myanmar"),
    ("Ivory Coast", "Côte d'Ivoire"),
)


_PLACES = {
    fold(name): place for place, names in enumerate(_OTHER_NAMES) for name in names
}


def other_names(atoms: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names for one state or organisation: UK and Britain, U.S. and US, US and United States."""
    first: dict[object, str] = {}
    for atom in sorted(atoms):
        other = first.setdefault(_key(atom), atom)
        if other != atom:
            yield other, atom
    yield from _initials({*atoms})


def _key(name: str) -> object:
    plain = fold(_without_dots(name)).removeprefix("the ")
    return _PLACES.get(plain, plain)


def _without_dots(name: str) -> str:
    """U.S.S.R. as USSR; other names as they are."""
    if re.fullmatch(r"(?:[A-Z]\.\s?){2,}", name):
        return re.sub(r"[.\s]", "", name)
    return name


def _initials(atoms: set[str]) -> Iterator[tuple[str, str]]:
    """Names that are the initials of another."""
    long = {}
    for atom in sorted(atoms):
        if " " in atom:
            for name in (atom, without_titles(atom)):
                long["".join(word[0] for word in name.split())] = atom
    for atom in sorted(atoms):
        if 1 < len(atom) < 6 and atom.isupper() and atom in long:
            yield atom, long[atom]


def look_alikes(atoms: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names that differ by vowels, by one letter or by the order of their words.

    Kiev and Kyiv; Khruschev and Khrushchev; John Smith and Smith, John.
    """
    for key in (_consonants, _words_in_order):
        first: dict[str, str] = {}
        for atom in sorted(atoms):
            found = key(atom)
            if not found:
                continue
            other = first.setdefault(found, atom)
            if other != atom:
                yield other, atom
    yield from _one_letter_apart(sorted(atoms))


def _consonants(name: str) -> str:
    """The first letter, the consonants and the length; empty where these say too little."""
    word = fold(name)
    rest = re.sub("[aeiouy]", "", word[1:])
    if len(word) > 3 and rest:
        return f"{word[:1]}{rest} {len(word)}"
    return ""


def _words_in_order(name: str) -> str:
    words = re.findall(r"\w+", fold(name))
    if len(words) > 1:
        return " ".join(sorted(words))
    return ""


def _one_letter_apart(names: list[str]) -> Iterator[tuple[str, str]]:
    """Long names of which one has a letter that the other lacks."""
    folded = {fold(name): name for name in names if len(name) >= _LONG}
    for word, name in folded.items():
        # "Group 1" and "Group 10" are two
        letters = [place for place in range(1, len(word)) if word[place].isalpha()]
        shorter = {word[:place] + word[place + 1 :] for place in letters}
        for other in sorted(shorter & folded.keys()):
            if f"{other}s" != word:  # a plural is another group
                yield folded[other], name
