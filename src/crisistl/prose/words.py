"""Words: the lists of English words by which prose is read, kept in `tables/words.txt`."""

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _lists() -> dict[str, tuple[str, ...]]:
    text = (files("crisistl.prose") / "tables" / "words.txt").read_text(
        encoding="utf-8"
    )
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("["):
            words = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            words += line.split(", ")
    return {name: tuple(words) for name, words in found.items()}


def word_list(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(_lists()[name])


def word_map(name: str) -> dict[str, str]:
    """A list of 'word: others' as a mapping."""
    found = {}
    for first, _, rest in (entry.partition(": ") for entry in _lists()[name]):
        found[first] = rest
    return found
