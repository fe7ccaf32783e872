"""The words that dates are made of in each language, by the role that they have."""

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from crisistl.dates.relative_words import WORDS as RELATIVE
from crisistl.dates.written.day_words import DAY_WORDS
from crisistl.dates.written.decade_words import decade_roles
from crisistl.dates.written.feast_words import FEASTS
from crisistl.dates.written.limit_words import LIMITS
from crisistl.dates.written.link_words import LINKS
from crisistl.dates.written.month_words import MORE_DAYS, MORE_MONTHS
from crisistl.dates.written.numerals import NUMERALS
from crisistl.dates.written.part_words import CENTURY_NAMES, ORDINALS, PARTS

LANGUAGES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "pl": "Polish",
    "ru": "Russian",
    "uk": "Ukrainian",
}

_ROLES = {**LIMITS, **LINKS, **PARTS, **FEASTS, **DAY_WORDS, **decade_roles()}
_ENGLISH_TOO = ("about", "doubt", "bc", "ad", "no date", "same day")
"""Roles whose English words people write in any language: ca., AD."""

_LETTERS = ("q", "h", "w", "kw", "week", "feira", "t")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
PARTS_OF_DAY = ("morning", "afternoon", "evening", "night")


@dataclass(frozen=True)
class Lexicon:
    """The words of one language, in lower case without dots: months and weekdays by number, roles by phrase.

    `beginnings` has the phrases of each role by their first word. `ordinals` are numbers of centuries in words, and
    `centuries` the names of some, such as 'Novecento'. `known` are all words that can have a role in a date.
    """

    language: str
    months: dict[str, int]
    days: dict[str, int]
    roles: dict[str, frozenset[tuple[str, ...]]]
    beginnings: dict[str, dict[str, list[tuple[str, ...]]]]
    ordinals: dict[str, int]
    centuries: dict[str, int]
    known: frozenset[str]


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a language by its code; KeyError for an unknown one."""
    months, days = _numbered("months")[language], _numbered("days")[language]
    roles = {role: _phrases(role, language) for role in _ROLES}
    phrases = {word for found in roles.values() for phrase in found for word in phrase}
    relative = RELATIVE if language == "en" else ()
    ordinals = _counted(ORDINALS, language)
    centuries = _counted(CENTURY_NAMES, language)
    numbers = {*NUMERALS, *ordinals, *centuries}
    known = frozenset({*months, *days, *phrases, *_LETTERS, *relative, *numbers})
    beginnings = {role: _by_first_word(found) for role, found in roles.items()}
    return Lexicon(
        language, months, days, roles, beginnings, ordinals, centuries, known
    )


def _counted(words: dict[str, str], language: str) -> dict[str, int]:
    """The numbers of words, each with its number before it: '16 sixteenth|17 seventeenth'."""
    found: dict[str, int] = {}
    for entry in filter(None, words.get(language, "").split("|")):
        number, *names = entry.split()
        found |= dict.fromkeys(names, int(number))
    return found


def _by_first_word(
    phrases: frozenset[tuple[str, ...]],
) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        found.setdefault(phrase[0], []).append(phrase)
    return found


def _phrases(role: str, language: str) -> frozenset[tuple[str, ...]]:
    """The phrases of a role as tuples of words; dots and accents may be missing."""
    texts = _ROLES[role].get(language, "")
    if role in _ENGLISH_TOO:
        texts = f"{texts}|{_ROLES[role]['en']}"
    phrases = [text for text in texts.split("|") if text]
    return frozenset(
        words_of(text) for phrase in phrases for text in (phrase, bare(phrase))
    )


def words_of(text: str) -> tuple[str, ...]:
    """The words of a phrase as the tokens of a date are: 'v. Chr.' is ('v', 'chr')."""
    from crisistl.dates.written.tokens import split

    return tuple(token.text for token in split(text) if token.text not in (".", "-"))


def bare(text: str) -> str:
    """The text without accents and the strokes of letters; only of Latin script, where й is not и."""
    plain = unicodedata.normalize("NFKD", text.replace("ł", "l"))
    stripped = "".join(c for c in plain if not unicodedata.combining(c))
    if stripped.isascii():
        return stripped
    return text


@cache
def _numbered(kind: str) -> dict[str, dict[str, int]]:
    """The words of months or weekdays by language; a bare form only where it has one meaning in all languages."""
    data = json.loads(
        (Path(__file__).parent / "cldr.json").read_text(encoding="utf-8")
    )["languages"]
    more = MORE_DAYS
    if kind == "months":
        more = MORE_MONTHS
    found: dict[str, dict[str, int]] = {}
    for language in LANGUAGES:
        words = {
            word: int(n) for n, names in data[language][kind].items() for word in names
        }
        words |= _counted(more, language)
        found[language] = {
            word.replace("’", "'"): number for word, number in words.items()
        }
    plain = _with_one_meaning(found.values())
    return {
        language: words | {bare(w): n for w, n in words.items() if bare(w) in plain}
        for language, words in found.items()
    }


def _with_one_meaning(languages: Iterable[dict[str, int]]) -> set[str]:
    """The bare forms of words that have one meaning in all languages."""
    meanings: dict[str, set[int]] = {}
    for named in languages:
        for word, value in named.items():
            meanings.setdefault(bare(word), set()).add(value)
    return {word for word, values in meanings.items() if len(values) == 1}
