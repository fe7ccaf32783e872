"""Cells: the values of one row's cells as the model wants them, from text (CSV) or JSON values."""

import json
from collections.abc import Iterator
from typing import Any

_MISSING = frozenset({"", "na", "n/a", "null", "none", "nan", "?", "-", "unknown"})
_MADE_MISSING = frozenset({"", "NA", "N/A", "NULL", "null", "None", "NaN", "nan"})
_DECODE = json.JSONDecoder().raw_decode


def is_missing(text: str) -> bool:
    """Whether a name, a date or a word of a list is one of the ways to say that there is none."""
    return text.strip().casefold() in _MISSING


def is_made_missing(text: str) -> bool:
    """The same for running text, where only what programs write in empty cells is taken for nothing."""
    return text.strip() in _MADE_MISSING


def text_of(value: Any) -> Any:
    """A text or number as text; None for nothing; anything else as it is, for the model to refuse."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) if isinstance(value, int | float) else value


def items_of(value: Any, split: str | None) -> list[Any]:
    """The items of a list cell: a JSON array, or text in which "; " or what `split` says stands between them.

    Text that is a JSON array of texts is read as one, so that a name can hold a ";".
    """
    if value is None:
        return []
    if not isinstance(value, str):
        return list(value) if isinstance(value, list) else [value]
    array = _array_of_texts(value)
    if array is not None:
        return array
    return [item for part in value.split(split or ";") if (item := part.strip())]


def _array_of_texts(text: str) -> list[Any] | None:
    if not text.lstrip().startswith("["):
        return None
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, list) and all(isinstance(item, str) for item in found) else None


def objects_of(value: Any, split: str | None) -> list[Any]:
    """The items of a cell of quotes or citations: JSON values with "; " between them, and plain texts."""
    if not isinstance(value, str):
        return items_of(value, split)
    return [*_mixed(value, split or ";")]


def _mixed(text: str, split: str) -> Iterator[Any]:
    at = 0
    while at < len(text):
        rest = text[at:]
        at += len(rest) - len(rest.lstrip(f" \t\r\n{split}"))
        if at == len(text):
            return
        if text[at] in '{["':
            try:
                value, end = _DECODE(text, at)
            except ValueError:
                pass
            else:
                if not text[end:].strip() or text[end:].lstrip().startswith(split):
                    yield from value if isinstance(value, list) else (value,)
                    at = end
                    continue
        end = text.find(split, at)
        end = len(text) if end < 0 else end
        yield text[at:end].strip()
        at = end


def number_or_text(text: str) -> int | float | str:
    """A number where the text is exactly how the number is written, so that nothing is lost; else the text."""
    if len(text) > 17 or not text or text[-1] not in "0123456789":
        return text
    try:
        number = float(text) if "." in text else int(text)
    except ValueError:
        return text
    return number if str(number) == text else text
