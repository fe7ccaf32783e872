"""Cells: the content of a table cell, as one text, as a list of names or as JSON objects."""

import re
from collections.abc import Collection
from typing import Any, Literal

from crisistl.formats.json.walk import value_of

_MISSING = frozenset(
    {
        "",
        "na",
        "n/a",
        "#n/a",
        "null",
        "none",
        "nan",
        "nat",
        "?",
        "-",
        "–",
        "—",
        "unknown",
        "---",
        ".",
        "-9",
        "-99",
    }
)
MADE_MISSING = frozenset(
    {"", "NA", "N/A", "#N/A", "NULL", "null", "None", "NaN", "nan", "NaT"}
)


_DOUBT = re.compile(r"\s*(?:\(\?+\)|\[\?+\]|\?+)\s*$|^\s*[?¿]+\s*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_BETWEEN_ADDRESSES = re.compile(r"[;,|\s]+(?=https?://|www\.)", re.IGNORECASE)

_DIGITS = "0123456789"
_STARTS = "-0123456789"  # of a number as Python writes it
LONGEST_MISSING = 9
"""No text of more characters means that there is none."""


def is_missing(text: str) -> bool:
    """Whether a text in place of a name, a date or a list item means that there is none."""
    return text.strip().casefold() in _MISSING


def without_doubt(name: str) -> str:
    """A name without the question mark that says that it may be wrong: 'Israel?', 'Israel (?)', '?Israel'."""
    return _DOUBT.sub("", name).strip() or name


def is_made_missing(text: str) -> bool:
    """The same for running text, where only what programs write into empty cells says so."""
    return text.strip() in MADE_MISSING


def says_unknown(text: str) -> bool:
    """Whether a person wrote that something isn't known; '-' and 'NA' are empty cells."""
    return text.strip().casefold() in ("?", "unknown")


def is_empty(value: Any) -> bool:
    """Whether a cell has nothing in it, in text or as JSON."""
    if value is None:
        return True
    if value == []:
        return True
    if value == {}:
        return True
    return isinstance(value, str) and not value.strip()


def text_of(value: Any) -> Any:
    """A number as text, 2022.0 as "2022"; anything else unchanged; the model refuses what isn't text."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def items_of(value: Any, split: str | None) -> list[Any]:
    """The items of a list: a JSON array, or a text with ";", or what `split` says, between them."""
    if value is None:
        return []
    if not isinstance(value, str):
        if isinstance(value, list):
            return list(value)
        return [value]
    array = json_of(value, "[")
    if array is not None and all(isinstance(item, str | dict) for item in array):
        return list(array)
    return [part for item in value.split(split or ";") if (part := item.strip())]


def addresses_of(text: str) -> list[str]:
    """The web addresses in a cell that has nothing else; empty for any other cell.

    A separator ends an address only where another follows, because addresses may contain ";" and ",".
    """
    parts = [part.strip(" \t;,|") for part in _BETWEEN_ADDRESSES.split(text.strip())]
    if all(map(_ADDRESS.fullmatch, parts)):
        return parts
    return []


def objects_of(value: Any, split: str | None, keys: Collection[str]) -> list[Any]:
    """The items of a list of texts and of JSON objects; a text that is one object with these keys is one."""
    if (
        isinstance(value, str)
        and (found := json_of(value, "{"))
        and not found.keys().isdisjoint(keys)
    ):
        return [found]
    return items_of(value, split)


def json_of(text: str, start: Literal["{", "["]) -> Any:
    """The JSON object or array that a text is; None where it is none."""
    if not text.lstrip().startswith(start):
        return None
    try:
        return value_of(text)
    except ValueError:
        return None


def number_or_text(text: str) -> int | float | str:
    """A number where it is written exactly as this text, so that nothing is lost; else the text."""
    if not 0 < len(text) <= 17 or text[-1] not in _DIGITS or text[0] not in _STARTS:
        return text
    number: int | float
    if "." in text:
        try:
            number = float(text)
        except ValueError:
            return text
    elif text.removeprefix("-").isdecimal():
        number = int(text)
    else:
        return text
    if str(number) == text:
        return number
    return text
