"""Rules about text: markup, control characters and invisible characters."""

import re
import unicodedata
from collections.abc import Iterator
from html.entities import html5

from crisistl.check.manuscript import Manuscript
from crisistl.check.reported import RegisterName, Reported
from crisistl.model.timeline import Timeline

_TAG = re.compile(
    r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>|<!--|&(?:#\d{2,7}|#x[0-9a-fA-F]{2,6}|[A-Za-z]{2,8});"
)
# direction marks and joiners are part of writing in many scripts; overrides and isolates are not
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_HIDDEN = re.compile("[\u200b\u2060-\u2065\ufeff\ufff9-\ufffd]")


def markup(manuscript: Manuscript) -> Iterator[Reported]:
    """Texts that contain HTML, which is shown unchanged."""
    remedy = "write plain text"
    for register, index, field, text in texts(manuscript):
        if found := next(
            (tag for tag in _TAG.finditer(text) if _is_markup(tag.group())), None
        ):
            yield Reported(
                f"{field} contains HTML: {found.group()[:40]}", remedy, register, index
            )


def _is_markup(text: str) -> bool:
    return not text.startswith("&") or text.startswith("&#") or text[1:] in html5


def control_characters(manuscript: Manuscript) -> Iterator[Reported]:
    """Control characters and overrides of text direction, which can make a text appear different from what it is."""
    return _characters(manuscript, _CONTROL)


def hidden_characters(manuscript: Manuscript) -> Iterator[Reported]:
    """Characters without width, which make a search miss a word, and the replacement character for a lost letter."""
    return _characters(manuscript, _HIDDEN)


def _characters(manuscript: Manuscript, wanted: re.Pattern[str]) -> Iterator[Reported]:
    for register, index, field, text in texts(manuscript):
        if found := wanted.search(text):
            sign = found.group()
            name = unicodedata.name(sign, "a control character").lower()
            reason = f"{field} has {name} (U+{ord(sign):04X}) after {text[: found.start()][-20:]!r}"
            remedy = "remove it"
            if sign == "\ufffd":
                remedy = "find out which letter was lost"
            yield Reported(reason, remedy, register, index)


def texts(
    manuscript: Manuscript,
) -> Iterator[tuple[RegisterName | None, int, str, str]]:
    """All running text: register and index of the part, field name, text."""
    timeline = manuscript.timeline
    for field in ("title", "description", "license"):
        yield from _filled(None, 0, field, getattr(timeline, field))
    yield from _of_registers(timeline)
    for index, event in enumerate(timeline.events):
        for field in ("title", "summary", "place", "date_text"):
            yield from _filled("events", index, field, getattr(event, field))
        for quote in event.quotes:
            yield from _filled("events", index, "quotes", quote.text)
        for citation in event.sources:
            yield from _filled("events", index, "sources", citation.title)


def _of_registers(
    timeline: Timeline,
) -> Iterator[tuple[RegisterName | None, int, str, str]]:
    for index, source in enumerate(timeline.sources):
        for field in ("title", "publisher", "author"):
            yield from _filled("sources", index, field, getattr(source, field))
    for index, actor in enumerate(timeline.actors):
        aliases = (("aliases", alias) for alias in actor.aliases)
        for field, text in (("name", actor.name), ("role", actor.role), *aliases):
            yield from _filled("actors", index, field, text)
    for index, theme in enumerate(timeline.themes):
        for field in ("name", "description"):
            yield from _filled("themes", index, field, getattr(theme, field))


def _filled(
    register: RegisterName | None, index: int, field: str, text: str | None
) -> Iterator[tuple[RegisterName | None, int, str, str]]:
    if text:
        yield register, index, field, text
