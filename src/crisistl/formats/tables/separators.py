"""Separators between several names in a cell, as users and files write them."""

import re
from functools import lru_cache

SURE = re.compile(r"\s*[;\r\n]+\s*")
"""What is always between two names, where a user names no separators for a column."""

_AND = r"(?:and|&)\s+"


@lru_cache(maxsize=1 << 6)
def separators(signs: str) -> re.Pattern[str]:
    """The pattern between names for characters and words: ",/", "and", ";, and".

    A comma takes an "and" after it, and "and" a comma before it, with it: "Poland, Hungary, and Romania".
    """
    words = re.findall(r"[^\W\d_]+", signs)
    characters = "".join(re.sub(r"[^\W\d_]|\s", "", signs)) or ";"
    if words and characters == ";" and ";" not in signs:
        characters = ""
    patterns = [rf"\s*[{re.escape(characters)}\r\n]+\s*(?:{_AND})?"]
    for word in words:
        patterns.append(rf",?\s+{re.escape(word)}\s+")
    return re.compile("|".join(patterns))


def is_only_sure(signs: str) -> bool:
    """Whether a user names ";" alone, which keeps everything else in a cell together."""
    return signs.strip() == ";"
