"""Cells: what stands in a cell of a table, as one text, as a list of names or as JSON objects."""

import json
from collections.abc import Collection, Iterator
from typing import Any

_MISSING = frozenset({"", "na", "n/a", "#n/a", "null", "none", "nan", "?", "-", "–", "—", "unknown"})
_MADE_MISSING = frozenset({"", "NA", "N/A", "#N/A", "NULL", "null", "None", "NaN", "nan"})
_DECODE = json.JSONDecoder().raw_decode


def is_missing(text: str) -> bool:
    """Whether what stands for a name, a date or a word of a list says that there is none."""
    return text.strip().casefold() in _MISSING


def is_made_missing(text: str) -> bool:
    """The same for running text, where only what programs write into empty cells says so."""
    return text.strip() in _MADE_MISSING


def is_empty(value: Any) -> bool:
    """Whether a cell has nothing in it, in text or as JSON."""
    return value is None or value == [] or value == {} or (isinstance(value, str) and not value.strip())


def text_of(value: Any) -> Any:
    """A number as text, 2022.0 as "2022"; anything else as it is, for the model to refuse what is no text."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def items_of(value: Any, split: str | None) -> list[Any]:
    """The items of a list: a JSON array, or a text with ";", or what `split` says, between them."""
    if value is None:
        return []
    if not isinstance(value, str):
        return list(value) if isinstance(value, list) else [value]
    array = _array(value)
    return (
        array if array is not None else [part for item in value.split(split or ";") if (part := item.strip())]
    )


def objects_of(value: Any, split: str | None, keys: Collection[str]) -> list[Any]:
    """The items of a list of JSON objects and plain texts, written like a list of names.

    A text that is an object with some of these keys is one.
    """
    if isinstance(value, str) and _array(value) is None:
        return [*_mixed(value, split or ";", keys)]
    return [_opened(item, keys) for item in items_of(value, split)]


def _array(text: str) -> list[Any] | None:
    """The texts of a JSON array of texts, which is how a list is written when an item has a ";" in it."""
    if not text.lstrip().startswith("["):
        return None
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, list) and all(isinstance(item, str) for item in found) else None


def _mixed(text: str, split: str, keys: Collection[str]) -> Iterator[Any]:
    at = 0
    while at < len(text):
        if text[at].isspace() or text.startswith(split, at):
            at += 1 if text[at].isspace() else len(split)
            continue
        value, end = _object(text, at, split)
        if value is not None and keys & value.keys():
            yield value
        else:
            found = text.find(split, end)
            end = len(text) if found < 0 else found
            yield text[at:end].strip()
        at = end


def _object(text: str, at: int, split: str) -> tuple[dict[str, Any] | None, int]:
    """The JSON object that stands here, up to the end or the next separator, and the place behind it."""
    if text[at] != "{":
        return None, at
    try:
        value, end = _DECODE(text, at)
    except ValueError:
        return None, at
    rest = text[end:].lstrip()
    return (value, end) if not rest or rest.startswith(split) else (None, at)


def _opened(item: Any, keys: Collection[str]) -> Any:
    if isinstance(item, str) and item.startswith("{"):
        value, _ = _object(item, 0, "\0")
        return item if value is None or not keys & value.keys() else value
    return item


def number_or_text(text: str) -> int | float | str:
    """A number where it is written exactly as this text, so that nothing is lost; else the text."""
    if not 0 < len(text) <= 17 or text[-1] not in "0123456789":
        return text
    try:
        number = float(text) if "." in text else int(text)
    except ValueError:
        return text
    return number if str(number) == text else text
