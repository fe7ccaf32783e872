"""Properties: what the VEVENTs that we write and read have in common, and the text of one of their properties."""

import re
from typing import Any

from crisistl.dates import EventDate
from crisistl.errors import DataError
from crisistl.formats.core.kept import KEY

Vevent = Any  # a component of icalendar, whose typed access knows all kinds of properties at once
UID = f"@{KEY}"
LINKS = {"responds_to": "X-RESPONDS-TO", "contradicts": "X-CONTRADICTS"}
SIDES = {"actors": f"X-{KEY}-ACTORS".upper(), "targets": f"X-{KEY}-TARGETS".upper()}
DATE = f"X-{KEY}-DATE".upper()
TYPE = f"X-{KEY}-TYPE".upper()
"""The parameter under which a type that CATEGORIES can't have is passed on."""
KEPT = f"X-{KEY}-KEPT".upper()
DATE_WORD = "Date:"
"""What the line of a DESCRIPTION begins with that has a date in words."""
UNTITLED = "Untitled event"
"""What an event is called that has neither a SUMMARY nor a DESCRIPTION."""

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


class VeventError(DataError):
    """Why a VEVENT can't be read: the name of the property and its value."""

    def __init__(
        self,
        problem: str,
        name: str = "",
        value: str | None = None,
        *,
        remedy: str = "",
    ) -> None:
        super().__init__(problem, remedy)
        self.name = name
        self.value = value


def date_line(when: EventDate) -> str:
    """The line of a DESCRIPTION that has a date in words."""
    line = f"{DATE_WORD} {when.describe()}"
    if when.precision in ("day", "minute", "second", "span", "set"):
        return line
    return f"{line} (day not known)"


def unescaped(text: str) -> str:
    """The text without its escapes (RFC 5545, 3.3.11)."""
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], text)


def all_of(shown: Vevent, name: str) -> list[Any]:
    """The values of a property, of which there may be several."""
    value = shown.get(name, [])
    if isinstance(value, list):
        return value
    return [value]


def texts_of(shown: Vevent, name: str) -> list[str]:
    """Its values as texts, without empty ones."""
    return [text for value in all_of(shown, name) if (text := str(value).strip())]


def text_of(shown: Vevent, name: str) -> str:
    """Its texts, a line each; "" where there is none."""
    return "\n".join(texts_of(shown, name))
