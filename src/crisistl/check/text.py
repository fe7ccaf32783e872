"""Rules about text: markup, control characters and invisible characters."""

import re
import unicodedata
from collections.abc import Iterator
from html.entities import html5

from crisistl.check.manuscript import Manuscript
from crisistl.check.reported import Reported
from crisistl.check.running_text import CONTROL, HIDDEN, TAG


def markup(manuscript: Manuscript) -> Iterator[Reported]:
    """Texts that contain HTML, which is shown unchanged."""
    remedy = "write plain text"
    for register, index, field, text in manuscript.suspect_texts:
        if found := next(
            (tag for tag in TAG.finditer(text) if _is_markup(tag.group())), None
        ):
            yield Reported(
                f"{field} contains HTML: {found.group()[:40]}", remedy, register, index
            )


def _is_markup(text: str) -> bool:
    return not text.startswith("&") or text.startswith("&#") or text[1:] in html5


def control_characters(manuscript: Manuscript) -> Iterator[Reported]:
    """Control characters and overrides of text direction, which can make a text appear different from what it is."""
    return _characters(manuscript, CONTROL)


def hidden_characters(manuscript: Manuscript) -> Iterator[Reported]:
    """Characters without width, which make a search miss a word, and the replacement character for a lost letter."""
    return _characters(manuscript, HIDDEN)


def _characters(manuscript: Manuscript, wanted: re.Pattern[str]) -> Iterator[Reported]:
    for register, index, field, text in manuscript.suspect_texts:
        if found := wanted.search(text):
            sign = found.group()
            name = unicodedata.name(sign, "a control character").lower()
            reason = f"{field} has {name} (U+{ord(sign):04X}) after {text[: found.start()][-20:]!r}"
            remedy = "remove it"
            if sign == "\ufffd":
                remedy = "find out which letter was lost"
            yield Reported(reason, remedy, register, index)
