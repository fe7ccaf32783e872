"""Markwhen's lines: a file's header and its events, taken apart line by line."""

import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from crisistl.dates import DateError, DateOrder
from crisistl.formats.core.record import Fault, Note
from crisistl.formats.markwhen.dates import When
from crisistl.formats.markwhen.event import TAG, Block, value_of
from crisistl.formats.markwhen.spans import Known, read_when, split_event
from crisistl.text.names import fold

_COMMENT = re.compile(r"\s*//")
_FENCE = re.compile(r"---\s*$")
_KEY = re.compile(r"(?P<indent>\s*)(?P<key>#?[\w.][\w.-]*):(?:\s+(?P<value>.*)|\s*)")
# only in lower case, as Markwhen documents it: text may begin with "Group" or "Section"
_GROUP = re.compile(r"\s*(?:group|section)(?:\s+(?P<title>.*)|\s*)")
_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<title>.*)")
_END = re.compile(r"\s*end\s*(?:group|section)?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Group:
    """A group or a heading: the theme that it is, its level (0 for a group), its tags, the text under it."""

    name: str
    level: int
    tags: tuple[str, ...]
    parent: str | None
    text: list[str]


def read_header(lines: list[str]) -> tuple[dict[str, Any], int]:
    """The keys and values before the first event or group, and the number of lines that they take."""
    fenced = False
    last_fence = max(
        (number for number, line in enumerate(lines) if _FENCE.match(line)), default=0
    )
    taken: list[str] = []
    for number, line in enumerate(lines):
        if _FENCE.match(line):
            # one in the middle, or one that is not closed, would take the events into the header
            fenced = not (fenced or any(taken)) and number < last_fence
        elif not fenced and _begins_something(line):
            return _keyed(taken), number
        elif not _COMMENT.match(line):
            taken.append(line)
    return _keyed(taken), len(lines)


def _begins_something(line: str) -> bool:
    return bool(_HEADING.match(line) or _GROUP.fullmatch(line) or split_event(line))


def _keyed(lines: Iterable[str]) -> dict[str, Any]:
    """The values by their keys; lines that are indented deeper, or have no key, go on with the value before."""
    found: dict[str, list[str]] = {}
    key, indent = "", 0
    for line in lines:
        match = _KEY.fullmatch(line)
        if match and (not key or len(match["indent"]) <= indent):
            key, indent = match["key"], len(match["indent"])
            found[key] = [match["value"] or ""]
        elif key:
            found[key].append(line)
    return {key: _value(*parts) for key, parts in found.items()}


def _value(first: str, *more: str) -> Any:
    below = textwrap.dedent("\n".join(more)).strip("\n")
    if not below:
        return value_of(first)
    if first.strip() in ("", "|", "|-"):
        return below
    if first.strip()[:1] in ("{", "[", '"'):
        return value_of(f"{first}\n{below}")
    return " ".join(
        part.strip() for part in (first.strip(" >-"), *below.split("\n"))
    ).strip()


class Body:
    """Takes the lines behind the header apart; dates can count from the events that have been read."""

    def __init__(self, order: DateOrder) -> None:
        self._order = order
        self._by_id: dict[str, When] = {}
        self._previous: When | None = None
        self._groups: list[Group] = []
        self._block: Block | None = None
        self._properties: list[str] = []
        self._in_properties = False
        self._text: list[str] | None = None  # what a line of text goes to

    def read(
        self, lines: list[str], first: int
    ) -> Iterator[Block | Group | Fault | Note]:
        """The events, when they are complete, and the groups, when they begin; `first` numbers the first line."""
        for number, line in enumerate(lines, first):
            if _COMMENT.match(line):
                continue
            if event := split_event(line):
                yield from self._finished()
                yield from self._begun(number, *event)
            elif self._in_properties and _KEY.fullmatch(line):
                self._properties.append(line)
            elif opening := _HEADING.fullmatch(line) or _GROUP.fullmatch(line):
                yield from self._finished()
                yield self._opened(opening)
            elif self._groups and _END.fullmatch(line):
                yield from self._finished()
                self._close(0)
            else:
                self._in_properties = False
                yield from self._taken(number, line)
        yield from self._finished()

    def _begun(self, number: int, date: str, title: str) -> Iterator[Fault]:
        self._text, self._properties, self._in_properties = [], [], True
        try:
            when = read_when(date, self._order, Known(self._previous, self._by_id))
        except DateError as error:
            yield Fault.of(error, "", number)
        else:
            self._block = Block(number, when, title, self._themes(), text=self._text)

    def _finished(self) -> Iterator[Block]:
        block = self._block
        if block:
            block.properties = _keyed(self._properties)
            self._previous = block.when
            if block.id:
                self._by_id[block.id] = block.when
            yield block
        self._block, self._text, self._in_properties = None, None, False

    def _taken(self, number: int, line: str) -> Iterator[Note]:
        if self._text is not None:
            self._text.append(line)
        elif line.strip():
            yield Note(
                f"line {number}: {line.strip()[:60]!r} belongs to no event and is left out"
            )

    def _opened(self, opening: re.Match[str]) -> Group:
        marks = opening.groupdict().get("marks") or ""
        if marks:
            self._close(len(marks))
        title = re.sub(r"\s//\s.*", "", opening["title"] or "")
        name = TAG.sub("", title).strip().rstrip(":").strip(' "')
        tags = tuple(tag for tag in TAG.findall(title) if _bare(tag) != _bare(name))
        parent = next(
            (group.name for group in reversed(self._groups) if group.name), None
        )
        group = Group(name, len(marks), tags, parent, [])
        self._groups.append(group)
        self._text = group.text
        return group

    def _close(self, level: int) -> None:
        """End the innermost group (level 0), or all headings of this level and below."""
        while self._groups:
            if level and not self._groups[-1].level >= level:
                return
            closed = self._groups.pop()
            if not level and not closed.level:
                return

    def _themes(self) -> tuple[str, ...]:
        """The theme of the innermost group that has a name, and the tags of all groups."""
        names = [group.name for group in self._groups if group.name]
        return *names[-1:], *(tag for group in self._groups for tag in group.tags)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", fold(text))
