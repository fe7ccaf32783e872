""".odt: the words that a word processor shows; nothing deleted or hidden, and each note apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from crisistl.errors import DataError
from crisistl.prose.documents.document import Block, Found, Kind, Numbering, tidy
from crisistl.prose.documents.packed import Packed

_NAMESPACE = re.compile(r"\{urn:oasis:names:tc:opendocument:xmlns:([a-z-]+):[^}]*\}")
_CLOCK = {
    "text:date", "text:time", "text:print-date", "text:print-time", "text:creation-date", "text:creation-time",
    "text:modification-date", "text:modification-time", "text:editing-duration", "text:page-number", "text:page-count",
}  # fmt: skip
_SKIPPED = {
    "text:tracked-changes", "office:annotation", "office:annotation-end", "text:hidden-text", "text:ruby-text",
    "text:sequence-decls", "office:forms", "text:table-of-content", "text:script", "text:note-citation",
}  # fmt: skip
_WITHOUT_WORDS = {*_SKIPPED, *_CLOCK, "text:soft-page-break"}
_BLANKS = {"text:s", "text:tab", "text:line-break"}
_BOXES = {"draw:frame", "draw:custom-shape", "draw:text-box"}
_HIDEABLE = {"text:hidden-paragraph", "text:conditional-text"}
_CONTAINERS = {"text:section", "text:numbered-paragraph", "text:index-body", "draw:text-box"}  # fmt: skip
_MARK = re.compile(r"[\d,*†‡§\s\[\]()]+")
_YEARS = range(1000, 2200)


def read_odt(data: bytes, name: str) -> Found:
    """The blocks of an .odt file: its paragraphs and table rows in order, then text boxes and notes."""
    packed = Packed(data, name)
    root = packed.tree("content.xml")
    if root is None:
        raise DataError(f"{name} is not an OpenDocument text: it has no content.xml")
    text = next(
        (element for element in root.iter() if _name(element) == "office:text"), None
    )
    if text is None:
        raise DataError(
            f"{name} is an OpenDocument file of another kind; `draft` reads texts (.odt)"
        )
    styles = packed.tree("styles.xml")
    reader = _Reader(_styles(root) | (_styles(styles) if styles is not None else {}))
    blocks = [*reader.blocks(text)]
    return Found((*blocks, *reader.notes), None, "", tuple(reader.remarks))


def _name(element: Any) -> str:
    """The element's name with the usual prefix: text:p."""
    tag: str = element.tag
    return _NAMESPACE.sub(r"\1:", tag)


def _get(element: Any, name: str) -> str | None:
    return next(
        (
            value
            for key, value in element.items()
            if _NAMESPACE.sub(r"\1:", key) == name
        ),
        None,
    )


@dataclass(frozen=True, slots=True)
class _Style:
    unseen: bool = False
    raised: bool = False
    start: int | None = None
    list_style: str | None = None


def _styles(root: Any) -> dict[str, _Style]:
    found: dict[str, _Style] = {}
    for style in root.iter():
        identity = _get(style, "style:name")
        if not identity:
            continue
        if _name(style) == "style:style":
            parent = found.get(_get(style, "style:parent-style-name") or "", _Style())
            found[identity] = _with_own_text(style, parent)
        elif _name(style) == "text:list-style":
            found[identity] = _Style(start=_list_start(style))
    return found


def _with_own_text(style: Any, parent: _Style) -> _Style:
    """A style, which hides or raises text where it says so itself or where the style that it is based on does."""
    unseen, raised = parent.unseen, parent.raised
    for child in style:
        if _name(child) == "style:text-properties":
            own_unseen, own_raised = _text_style(child)
            unseen, raised = unseen or own_unseen, raised or own_raised
    return _Style(unseen, raised, None, _get(style, "style:list-style-name"))


def _text_style(properties: Any) -> tuple[bool, bool]:
    """Whether text with these properties is unseen, and whether it is raised."""
    line = _get(properties, "style:text-line-through-style") or _get(
        properties, "style:text-line-through-type"
    )
    unseen = (line or "none") != "none" or _get(properties, "text:display") in (
        "none",
        "true",
    )
    position = (_get(properties, "style:text-position") or "").split()
    first = ""
    if position:
        first = position[0]
    raised = first == "super" or (
        first.endswith("%") and first[:-1].isdigit() and int(first[:-1]) > 0
    )
    return unseen, raised


def _list_start(style: Any) -> int | None:
    for level in style:
        start = _get(level, "text:start-value")
        if _name(level) == "text:list-level-style-number" and start and start.isdigit():
            return int(start)
    return None


@dataclass(slots=True)
class _List:
    """How far a list has counted, where its numbers are years."""

    number: int | None = None

    def next(self, typed: int | None) -> tuple[int, Numbering] | None:
        """The number of the next item, and whether it was typed; None if the numbers aren't years."""
        if typed is not None:
            self.number = typed
        elif self.number is not None:
            self.number += 1
        if self.number is None or self.number not in _YEARS:
            return None
        return self.number, "counted" if typed is None else "typed"


@dataclass(slots=True)
class _Reader:
    styles: dict[str, _Style]
    notes: list[Block] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def blocks(self, element: Any, kind: Kind = "text") -> Iterator[Block]:
        """The blocks within a text, a section, a cell, a note or a box."""
        for child in element:
            name = _name(child)
            if name == "text:h":
                yield from self._paragraph(child, "heading")
            elif name == "text:p":
                yield from self._paragraph(child, kind)
            elif name == "text:list":
                yield from self._list(child)
            elif name == "table:table":
                yield from self._rows(child)
            elif name == "draw:frame":
                yield from self._captions(child)
            elif name in _CONTAINERS and not _is_hidden(child):
                yield from self.blocks(child, kind)

    def _captions(self, frame: Any) -> Iterator[Block]:
        """What is in the boxes of a frame."""
        for box in frame:
            for block in self.blocks(box):
                yield Block(block.text, "caption")

    def _paragraph(self, element: Any, kind: Kind) -> Iterator[Block]:
        boxes: list[Any] = []
        words = self._words(element, boxes, self._style(element).unseen)
        if words.strip():
            yield Block(words, kind)
        for box in boxes:
            yield from (Block(block.text, "caption") for block in self.blocks(box))

    def _style(self, element: Any) -> _Style:
        return self.styles.get(_get(element, "text:style-name") or "", _Style())

    def _list(self, element: Any) -> Iterator[Block]:
        start = self._style(element).start
        counting = _List(
            start - 1
            if start and _get(element, "text:continue-numbering") != "true"
            else None
        )
        first = start
        for item in element:
            if _name(item) not in ("text:list-item", "text:list-header"):
                continue
            typed = _get(item, "text:start-value")
            number = counting.next(int(typed) if typed and typed.isdigit() else first)
            first = None
            for block in self.blocks(item, "item"):
                yield self._numbered(block, number) if number else block
                number = None

    def _numbered(self, block: Block, number: tuple[int, Numbering]) -> Block:
        value, how = number
        if not self.remarks:
            self.remarks.append(
                "a list is numbered by years, which the word processor counts on; check each of them"
            )
        why = "the word processor counts the numbers of this list"
        return Block(
            f"{value}. {block.text.lstrip()}",
            "item",
            numbering=how,
            limit="low",
            limit_why=why,
        )

    def _rows(self, table: Any) -> Iterator[Block]:
        for row in table.iter():
            if _name(row) != "table:table-row":
                continue
            cells = []
            for cell in row:
                if _name(cell) == "table:table-cell":
                    cells.append(" ".join(block.text for block in self.blocks(cell)))
            yield Block(
                " | ".join(text for cell in cells if (text := tidy(cell))), "row"
            )

    def _words(self, element: Any, boxes: list[Any], unseen: bool) -> str:
        words = ["" if unseen else element.text or ""]
        for child in element:
            words.append(self._part(child, boxes, unseen))
            words.append("" if unseen else child.tail or "")
        return "".join(words)

    def _part(self, child: Any, boxes: list[Any], unseen: bool) -> str:
        name = _name(child)
        if name == "text:note":
            self._keep_note(child)
            return ""
        if name in _BLANKS:
            return " "
        if name in _BOXES:
            boxes.append(child)
            return ""
        if name in _WITHOUT_WORDS:
            return ""
        if name in _HIDEABLE and _is_hidden(child):
            return ""
        style = self._style(child)
        words = self._words(child, boxes, unseen or style.unseen)
        if style.raised and _MARK.fullmatch(words):
            return ""
        return words

    def _keep_note(self, note: Any) -> None:
        for body in note:
            if _name(body) == "text:note-body":
                self.notes += [Block(block.text, "note") for block in self.blocks(body)]


def _is_hidden(element: Any) -> bool:
    if _get(element, "text:display") == "none":
        return True
    return _get(element, "text:is-hidden") == "true"
