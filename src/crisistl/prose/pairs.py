"""Pairs: the PLOVER type that a verb has with its object, by the rows of `tables/pairs.tsv`."""

import re
from functools import lru_cache
from importlib.resources import files

# words behind which another verb may follow: 'suspends Russia and threatens sanctions'
_OTHER = r"\b(?:and|but|after|before|while|when|unless|should)\b"
_REACH = 45  # characters behind a verb within which its object is looked for


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[tuple[re.Pattern[str], str], ...]]:
    """For each verb the patterns of its objects, with the type of each."""
    text = (files("crisistl.prose") / "tables" / "pairs.tsv").read_text(
        encoding="utf-8"
    )
    found: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for line in text.splitlines()[1:]:
        verbs, objects, kind = line.split("\t")
        by_length = sorted(objects.split(", "), key=len, reverse=True)
        # the object is in the same phrase: no comma and no quotation before it
        pattern = re.compile(
            rf"(?:(?!{_OTHER})[^.,;:\"“”]){{0,{_REACH}}}?"
            rf"\b({'|'.join(map(re.escape, by_length))})\b"
        )
        for verb in verbs.split():
            found.setdefault(verb, []).append((pattern, kind))
    return {verb: tuple(rows) for verb, rows in found.items()}


def type_with_object(
    text: str, base: str, start: int, end: int
) -> tuple[str, str, int] | None:
    """The type of a verb with its object, the object and where that ends; '-' where neither decides."""
    best: tuple[str, str, int] | None = None
    for pattern, kind in _table().get(base, ()):
        found = pattern.match(text, start, end)
        if found and (best is None or found.end() < best[2]):
            best = kind, found[1], found.end()
    return best
