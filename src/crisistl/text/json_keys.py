"""JSON keys: whether an object in a JSON text has a key twice, of which parsers silently keep the last value.

The characters `":` follow each key. They also occur in a string that begins with a colon or has one behind a quotation
mark, as often as when the string is written again. So a text in which they are as frequent as in what was read from it
has lost no key, if no white space precedes a colon and neither character has an escape with its number. Counting them
takes a fraction of the time in which Python looks at each object.
"""

import json
from typing import Any

from msgspec import MsgspecError
from msgspec.json import Decoder, Encoder

_BEHIND_KEYS = b'":'
_MISCOUNTED = (
    *(rb"\u0022", rb"\u003a", rb"\u003A"),  # written again as \" and :
    *(b" :", b"\t:", b"\n:", b"\r:"),  # perhaps behind a key, and written again as ":
)
_RARE = b"\\\t\n\r "
"""What the former begin with, which is found in a fraction of the time, or not at all."""
_decode = Decoder().decode
_encode = Encoder().encode


def has_all_keys(text: bytes, value: Any) -> bool:
    """Whether a value that was read from a JSON text certainly has each of its keys, those of a repeated key included.

    Where white space precedes a colon, or the value leaves out what is a default, the answer is no.
    """
    if _may_be_miscounted(text):
        return False
    return text.count(_BEHIND_KEYS) == _encode(value).count(_BEHIND_KEYS)


def _may_be_miscounted(text: bytes) -> bool:
    absent = [sign for sign in _RARE if sign not in text]
    return any(signs[0] not in absent and signs in text for signs in _MISCOUNTED)


def repeats_a_key(text: bytes) -> bool:
    """Whether an object in a JSON text has a key twice; of what is no JSON, no."""
    try:
        if has_all_keys(text, _decode(text)):
            return False
    except (MsgspecError, ValueError, RecursionError):
        pass  # numbers and nesting that Python reads
    try:
        json.loads(text, object_pairs_hook=_distinct)
    except _Repeated:
        return True
    except (ValueError, RecursionError):
        return False
    return False


class _Repeated(Exception):
    """An object has a key twice; never leaves this module."""


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        raise _Repeated
    return value
