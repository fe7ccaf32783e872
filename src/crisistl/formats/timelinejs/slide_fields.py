"""Slide fields: a slide of TimelineJS as the fields of an event."""

import re

from crisistl.formats.core.html_text import Link
from crisistl.formats.core.kept import KEY, Fields
from crisistl.formats.core.plain_parts import without_empty
from crisistl.formats.core.slug import is_id
from crisistl.formats.tables.titles import title_from
from crisistl.formats.timelinejs.slide_dates import read_date
from crisistl.formats.timelinejs.slide_parts import (
    Slide,
    SlideError,
    html_in,
    is_blank,
    left_in,
    object_in,
    string_in,
)

_READ = frozenset(
    {
        "start_date",
        "end_date",
        "text",
        "media",
        "group",
        "display_date",
        "unique_id",
        KEY,
    }
)
_WEB = re.compile(r"(?:https?:)?//\S+", re.IGNORECASE)
_STANDING = re.compile(rf'<p class="{KEY}">.*?</p>$')


def fields_of(slide: Slide, *, worded: bool = False) -> Fields:
    """The fields of an event that a slide has, under the model's names; the theme and the source by their names.

    `worded` says that the words for a date may be more exact than its numbers, as in slides of other people.
    What the model has no place for is in `extra`. Raises SlideError.
    """
    extra: Fields = {}
    for name, value in slide.items():
        if name not in _READ and not is_blank(value):
            extra[name] = value
    text = object_in(slide, "text")
    headline, of_headline = html_in(text, "headline")
    shown = {"text": _STANDING.sub("", string_in(text, "text"))}
    summary, of_summary = html_in(shown, "text")
    cited, of_media = _read_media(slide, extra)
    given = " ".join(headline.split("\n"))
    title = given or title_from(summary) or _title_of(cited)
    if not title:
        raise SlideError(
            "has no headline, no text and no caption", ("text",), remedy="write one"
        )
    found: Fields = _read_id(slide, extra)
    found |= read_date(slide, extra, worded)
    found["title"] = title
    # a text that became the title is not repeated below it
    if given or summary != title:
        found["summary"] = summary
    found["themes"] = _themes(slide)
    found["sources"] = _citations(cited, of_headline + of_summary + of_media, extra)
    if left := left_in(text, "headline", "text"):
        extra["text"] = left
    found["extra"] = extra
    return without_empty(found)


def _themes(slide: Slide) -> list[str]:
    group, _ = html_in(slide, "group")
    if group.strip():
        return [" ".join(group.split())]
    return []


def _title_of(cited: Fields | None) -> str:
    """What a slide of a medium alone is called: by its caption, its credit or its address."""
    names = cited or {}
    return next(
        (
            title_from(names[key])
            for key in ("title", "source", "url")
            if names.get(key)
        ),
        "",
    )


def _read_id(slide: Slide, extra: Fields) -> Fields:
    given = slide.get("unique_id")
    text = ""
    if isinstance(given, str | int):
        text = str(given).strip()
    if is_id(text):
        return {"id": text}
    if not is_blank(given):
        extra["unique_id"] = given
    return {}


def _read_media(slide: Slide, extra: Fields) -> tuple[Fields | None, tuple[Link, ...]]:
    """The citation that a slide's media are, and the links in their texts."""
    media = object_in(slide, "media")
    url = string_in(media, "url").strip()
    if not _WEB.fullmatch(url):
        if left := left_in(media):
            extra["media"] = left
        return None, ()
    caption, links = html_in(media, "caption")
    credit, more = html_in(media, "credit")
    if left := left_in(media, "url", "caption", "credit"):
        extra["media"] = left
    cited = {
        "source": " ".join(credit.split()),
        "title": caption,
        "url": _absolute(url),
    }
    return {name: value for name, value in cited.items() if value}, links + more


def _citations(
    cited: Fields | None, links: tuple[Link, ...], extra: Fields
) -> list[Fields]:
    if cited:
        found = [cited]
    else:
        found = []
    seen = {citation["url"] for citation in found}
    for link in links:
        if not _WEB.fullmatch(link.url):
            extra.setdefault("links", []).append(link._asdict())
        elif (url := _absolute(link.url)) not in seen:
            seen.add(url)
            found.append(
                {"title": link.text, "url": url} if link.text else {"url": url}
            )
    return found


def _absolute(url: str) -> str:
    if url.startswith("//"):
        return f"https:{url}"
    return url
