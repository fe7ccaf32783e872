"""Act table: the verbs, nouns and phrases of `tables/acts.tsv`, each with its PLOVER type."""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from crisistl.prose.phrases import Found, Phrases
from crisistl.prose.words import word_list, word_map

IRREGULAR = word_map("irregular verbs")
SAYING = word_list("saying verbs")
_GENERAL = word_list("other verbs")


class Table(NamedTuple):
    """The words of the table: `bases` has the base form of each form of a verb, the others have types."""

    bases: dict[str, str]
    types: dict[str, str]
    nouns: dict[str, str]
    phrases: dict[str, str]


def _forms(base: str) -> set[str]:
    """The forms of a verb; what is not irregular follows the rules of spelling."""
    past = IRREGULAR.get(base, "")
    if re.search(r"[^aeiou]y$", base):
        third = f"{base[:-1]}ies"
    elif re.search(r"(?:s|x|z|ch|sh|o)$", base):
        third = f"{base}es"
    else:
        third = f"{base}s"
    stem = base
    if base.endswith("e") and not base.endswith("ee"):
        stem = base[:-1]
    doubled = stem
    if re.search(r"[^aeiou][aeiou][bdglmnprt]$", base):
        doubled = f"{base}{base[-1]}"
    if re.search(r"[^aeiou]y$", base):
        regular = f"{base[:-1]}ied"
    else:
        regular = f"{stem}ed"
    if base.endswith("e"):
        regular = f"{base}d"
    found = {base, third, f"{stem}ing", f"{doubled}ing", *past.split()}
    return found | ({regular, f"{doubled}ed"} if not past else set())


def is_past_form(word: str, base: str) -> bool:
    """Whether a form of a verb is its past or its past participle: 'expelled', 'sent'."""
    return word.endswith("ed") or word in IRREGULAR.get(base, "").split()


@lru_cache(maxsize=1)
def act_table() -> Table:
    """Verb form to base, base to type, noun to type, phrase to type."""
    bases: dict[str, str] = {}
    types: dict[str, str] = {}
    nouns: dict[str, str] = {}
    phrases: dict[str, str] = {}
    text = (files("crisistl.prose") / "tables" / "acts.tsv").read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        words, form, kind = line.split("\t")
        if form == "verb":
            types.setdefault(words, kind)
        elif form == "noun":
            nouns.setdefault(words, kind)
        else:
            phrases.setdefault(words.lower(), kind)
    for base in (*types, *sorted(SAYING), *sorted(_GENERAL)):
        for form in _forms(base):
            bases.setdefault(form, base)
    return Table(bases, types, nouns, _with_forms(phrases, bases))


def _with_forms(phrases: dict[str, str], bases: dict[str, str]) -> dict[str, str]:
    """The phrases, those that begin with a verb in each of its forms: 'calls for', 'called for'."""
    found = dict(phrases)
    for words, kind in phrases.items():
        verb, _, rest = words.partition(" ")
        if bases.get(verb) == verb and rest:
            for form in _forms(verb):
                found.setdefault(f"{form} {rest}", kind)
    return found


@lru_cache(maxsize=1)
def act_phrases() -> Phrases:
    return Phrases(act_table().phrases)


@lru_cache(maxsize=1)
def _act_nouns() -> Phrases:
    return Phrases(act_table().nouns, plural=True)


def act_nouns(text: str, start: int, end: int) -> Iterator[Found]:
    """The nouns with a type; March is a month, and a march is not."""
    for found in _act_nouns().find(text, start, end):
        if found.words != "March":
            yield found
