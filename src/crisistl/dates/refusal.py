"""Why a text is no date, in the words that follow it in a message."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

LONGEST_SHOWN = 80


class Refusal(Exception):
    """What stops a text from being a date: ' is ambiguous: …' or ': February 2022 has 28 days. …'.

    The text itself is put in front where it is known as it was typed: see `quoted`.
    """


def quoted(text: str) -> str:
    """The text in quotation marks, on one line whatever it holds, and shortened when it is very long."""
    shown = text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 20] + "…"
    return "'" + "".join(c if c.isprintable() else _escaped(c) for c in shown) + "'"


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def reading_part(part: str, read: Callable[[str], T]) -> T:
    """`read(part)` of a longer text, where a refusal names the part as well."""
    try:
        return read(part)
    except Refusal as refusal:
        raise Refusal(f": {quoted(part)}{refusal}") from None
