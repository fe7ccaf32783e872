"""Markwhen's events: the lines of one event as the fields of ours, and one of ours as such lines."""

import json
import re
import textwrap
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from typing import Any, NamedTuple
from urllib.parse import quote

from crisistl.errors import DataError
from crisistl.formats.core.kept import KEY, Fields, NameOf
from crisistl.formats.core.plain_parts import without_empty
from crisistl.formats.core.slug import is_id
from crisistl.formats.core.standing import standing
from crisistl.formats.json.walk import value_of as value_of_json
from crisistl.formats.markwhen.date_text import date_text
from crisistl.formats.markwhen.dates import When
from crisistl.formats.markwhen.spans import split_event
from crisistl.formats.tables.titles import title_from
from crisistl.model.timeline import Citation, Event
from crisistl.text.address import web_address
from crisistl.text.names import MARKS

_LINK = re.compile(
    r"!?\[(?P<text>[^\[\]]*)\]\((?P<url>[^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)"
)
TAG = re.compile(r"(?:^|(?<=\s))#(?!\d+(?:\s|$))(\w+)")
_ID = re.compile(r"(?:^|(?<=\s))!(\w+)")
_BOX = re.compile(r"\[(?P<mark>[xX ]?)\]\s+")
_PLAIN_SCALAR = re.compile(r"[^\W\d_][\w ,.;'’“”()/@+–—-]*(?<! )")
_YAML_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_READ = frozenset({"id", "location", "locations", KEY})
# a line of text that Markwhen would take for a comment, a group, a heading, a fence or an event
_TAKEN = re.compile(
    r"\s*(?://|#{1,6}\s|(?:group|section)(?:\s|$)|end\s*(?:group|section)?\s*$|---"
    r"|(?:by|before|after|plus|now|\+)?\s*:)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Block:
    """The lines of one event, taken apart. `groups` are the themes of the groups that contain it."""

    line: int
    when: When
    title: str
    groups: tuple[str, ...] = ()
    properties: dict[str, Any] = field(default_factory=dict)
    text: list[str] = field(default_factory=list)

    @property
    def id(self) -> str | None:
        """The id that other events' dates may count from."""
        given = self.properties.get("id")
        match = _ID.search(self.title)
        if given is not None:
            return str(given)
        if match:
            return match[1]
        return None


class _Words(NamedTuple):
    """A line of text without its marks, and what the marks said."""

    text: str
    tags: list[str]
    places: list[str]
    links: list[Fields]


def fields_of(block: Block) -> Fields:
    """The fields of the model that the lines of an event give; themes by their names.

    What the model has no field for is in `extra`. Raises DataError where there is no text.
    """
    box = _BOX.match(block.title)
    line = block.title
    if box:
        line = line[box.end() :]
    title = _words(_ID.sub("", line))
    body = [_words(line) for line in block.text]
    summary = _summary(block, body)
    headline = " ".join(title.text.split()) or title_from(summary)
    if not headline:
        raise DataError("has no text", "write what happened after the colon")
    places, tags, links = [], [*block.groups], []
    for words in (title, *body):
        places += words.places
        tags += words.tags
        links += words.links
    found: Fields = {
        "date": block.when.text,
        "title": headline,
        "date_text": block.when.words,
        "place": "; ".join([*places, *_places(block.properties)]),
        "themes": [*dict.fromkeys(tags)],
        "sources": links,
        "extra": _extra(block, box),
    }
    if block.id and is_id(block.id):
        found["id"] = block.id
    if summary != headline:
        found["summary"] = summary
    return without_empty(found)


def _summary(block: Block, body: Sequence[_Words]) -> str:
    """The text below the title; a line of nothing but tags or places is left out."""
    lines = []
    for words, line in zip(body, block.text, strict=True):
        if words.text or not line.strip():
            lines.append(words.text)
    return textwrap.dedent("\n".join(lines)).strip("\n").rstrip()


def _extra(block: Block, box: re.Match[str] | None) -> Fields:
    extra = {}
    for name, value in block.properties.items():
        if name not in _READ:
            extra[name] = value
    if block.when.rule:
        extra["recurs"] = block.when.rule
    if box:
        extra["completed"] = bool(box["mark"].strip())
    if block.id is not None and not is_id(block.id):
        extra["id"] = block.id
    return extra


def _words(line: str) -> _Words:
    found = _Words("", [], [], [])

    def link(match: re.Match[str]) -> str:
        text, url = match["text"].strip(), match["url"]
        if url in ("location", "map"):
            found.places.append(text)
            return ""
        found.links.append(
            {"title": text, "url": url} if text and text != url else {"url": url}
        )
        if match.span() != (start, stop):
            return text
        return ""

    def tag(match: re.Match[str]) -> str:
        found.tags.append(match[1])
        return ""

    start, stop = len(line) - len(line.lstrip()), len(line.rstrip())
    only_links = not _LINK.sub("", line).strip()
    text = _LINK.sub(link, line)
    if only_links:
        text = ""
    else:
        text = TAG.sub(tag, text)
    return found._replace(text=text.rstrip())


def _places(properties: dict[str, Any]) -> list[str]:
    found: list[str] = []
    for name in ("location", "locations"):
        value = properties.get(name)
        if isinstance(value, str) and value.startswith("["):
            value = [item.strip(" '\"") for item in value.strip("[]").split(",")]
        found += [
            str(item)
            for item in (value if isinstance(value, list) else [value])
            if item
        ]
    return found


def lines_of(event: Event, names: NameOf, tags: Mapping[str, str]) -> list[str]:
    """The lines that show an event; what Markwhen has no place for can follow the second as a property.

    `tags` are those of the themes, by their ids.
    """
    marks = "".join(
        f" #{tags.get(theme) or _tag(theme, theme)}" for theme in event.themes
    )
    body = [*_body(event, names)]
    head = [
        f"{date_text(event.date)}: {_unmarked(event.title)}{marks}",
        f"id: {scalar(event.id)}",
    ]
    if body:
        return [*head, "", *body]
    return head


def tags_of(names: NameOf) -> dict[str, str]:
    """The tags of the themes by their ids: ASCII letters, as Markwhen's parser knows no others, and no two alike."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for (kind, part_id), name in names.by_id.items():
        if kind == "theme":
            wanted = _tag(name, part_id)
            numbered = (f"{wanted}_{number}" for number in count(2))
            tag = next(
                tag for tag in chain([wanted], numbered) if tag.lower() not in taken
            )
            taken.add(tag.lower())
            found[part_id] = tag
    return found


def _tag(name: str, part_id: str) -> str:
    """The ASCII letters of a name that is mostly of such, else of its id, else "theme"."""
    for text in (name, part_id):
        plain = MARKS.sub("", unicodedata.normalize("NFKD", text.replace("ß", "ss")))
        tag = re.sub(r"[^A-Za-z0-9_]+", "_", plain).strip("_")
        lost = sum(char.isalnum() and not char.isascii() for char in plain)
        if tag and lost * 2 < len(text):
            if tag.isdecimal():
                return f"_{tag}"
            return tag
    return "theme"


def _body(event: Event, names: NameOf) -> Iterator[str]:
    if event.place and not re.search(r"[\[\]\r\n]", event.place):
        yield f"[{event.place}](location)"
    for line in re.split(r"\r\n|[\r\n]", event.summary) if event.summary else ():
        taken = _TAKEN.match(line) or split_event(line)
        yield f"\\{_unmarked(line)}" if taken else _unmarked(line)
    if known := standing(event, names):
        yield f"{_unmarked(known)}."
    for citation in event.sources:
        if web_address(citation.url):
            yield _link(citation, names)


def _unmarked(text: str) -> str:
    """The text with a backslash wherever Markwhen would see a link, a tag, an id or a box to tick."""
    text = text.replace("](", "]\\(")
    text = re.sub(r"(?:^|(?<=\s))(?=[#!]\w)", r"\\", text)
    if _BOX.match(f"{text} "):
        return f"\\{text}"
    return text


def _link(citation: Citation, names: NameOf) -> str:
    label = (
        citation.title
        or (names("source", citation.source) if citation.source else citation.url)
        or ""
    )
    label = re.sub(r"[\[\]\r\n]", " ", label)
    url = re.sub(r"[()<>\\\s]", lambda match: quote(match[0]), citation.url or "")
    return f"[{label}]({url})"


def scalar(text: str) -> str:
    """The text in one line as YAML reads it: as it is, or quoted."""
    if _PLAIN_SCALAR.fullmatch(text) and text.lower() not in _YAML_WORDS:
        return text
    return json_line(text)


def json_line(value: Any) -> str:
    """JSON that YAML reads alike, and in which Markwhen finds neither the end of a line nor a tag."""
    text = json.dumps(value, ensure_ascii=False)
    return re.sub(
        "[\x7f-\x9f\u2028\u2029\ufeff]|#(?=\\w)",
        lambda match: f"\\u{ord(match[0]):04x}",
        text,
    )


def value_of(text: str) -> Any:
    """The value of a property or of a key in the header: JSON where it is such, else the text."""
    text = text.strip()
    if text[:1] in ("{", "[", '"'):
        try:
            return value_of_json(text)
        except ValueError:
            return text
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    return text
