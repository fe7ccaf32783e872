""".docx: the words that Word shows; nothing deleted, hidden or struck through, and each footnote apart."""

import re
from collections.abc import Iterator
from typing import Any

from crisistl.errors import DataError
from crisistl.prose.documents.document import Block, Found, Kind, tidy
from crisistl.prose.documents.packed import Packed
from crisistl.prose.documents.word_elements import (
    COMPATIBILITY,
    attribute,
    child_of,
    is_on,
    local_name,
)
from crisistl.prose.documents.word_styles import (
    Numbers,
    Style,
    number_of,
    numbering_of,
    raised_by,
    styles_of,
)

_DELETED = {
    "del",
    "moveFrom",
    "rPr",
    "pPr",
    "sdtPr",
    "sdtEndPr",
    "delText",
    "instrText",
    "delInstrText",
    "rt",
}
_CHARACTERS = {
    "tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "", "ptab": "\t",
}  # fmt: skip
_CLOCK_FIELDS = (
    "DATE",
    "TIME",
    "SAVEDATE",
    "PRINTDATE",
    "CREATEDATE",
    "EDITTIME",
    "PAGE",
    "NUMPAGES",
    "SECTIONPAGES",
)
_DRAWINGS = ("drawing", "pict", "object", f"{COMPATIBILITY}AlternateContent")
_NOTES = (("footnote", "word/footnotes.xml"), ("endnote", "word/endnotes.xml"))
_MARK = re.compile(r"[\d,*†‡§\s\[\]()]+")


def read_word(data: bytes, name: str) -> Found:
    """The blocks of a .docx file: its paragraphs and table rows in order, then text boxes and notes."""
    packed = Packed(data, name)
    root = packed.tree("word/document.xml")
    if root is None:
        raise DataError(f"{name} is not a Word document: it has no word/document.xml")
    reader = _Reader(styles_of(packed), numbering_of(packed))
    blocks: list[Block] = []
    body = child_of(root, "body")
    if body is not None:
        blocks += reader.blocks(body)
    for kind, part in _NOTES:
        for note in packed.elements(part):
            if local_name(note) == kind and attribute(note, "type") in (None, "normal"):
                blocks += [Block(block.text, "note") for block in reader.blocks(note)]
    return Found(tuple(blocks), None, "", tuple(reader.remarks))


def _characters(element: Any) -> str:
    """The characters that an element of a run is."""
    name = local_name(element)
    if name == "t":
        return element.text or ""
    return _CHARACTERS.get(name, "")


class _Reader:
    """Goes through the parts of a document in order; `remarks` say what was left out."""

    def __init__(self, styles: dict[str, Style], numbers: Numbers) -> None:
        self._styles = styles
        self._numbers = numbers
        self.remarks: list[str] = []

    def blocks(self, element: Any) -> Iterator[Block]:
        """The blocks within a body, a note, a cell or a box."""
        pending: list[str] = []
        for child in element:
            name = local_name(child)
            if name == "p":
                yield from self._paragraph(child, pending)
            elif name == "tbl":
                yield from self._rows(child)
            elif name == "sdt":
                content = child_of(child, "sdtContent")
                yield from self.blocks(content) if content is not None else ()
            elif name in ("ins", "moveTo", "customXml", "smartTag"):
                yield from self.blocks(child)
            elif child.tag == f"{COMPATIBILITY}AlternateContent":
                yield from self.blocks(child[0]) if len(child) else ()

    def _paragraph(self, element: Any, pending: list[str]) -> Iterator[Block]:
        """The block of a paragraph, then those of its text boxes.

        A paragraph whose mark is deleted goes on in the next one; its words wait in `pending`.
        """
        properties = child_of(element, "pPr")
        style = self._style_of(properties)
        boxes: list[Any] = []
        words = "".join(pending) + self._words(element, style, boxes, [])
        pending.clear()
        mark = None
        if properties is not None:
            mark = child_of(properties, "rPr")
        if mark is not None and (
            child_of(mark, "del") is not None or child_of(mark, "moveFrom") is not None
        ):
            pending.append(words)
        elif words.strip():
            yield self._block(words, properties, style)
        for box in boxes:
            yield from (Block(block.text, "caption") for block in self.blocks(box))

    def _block(self, words: str, properties: Any | None, style: Style) -> Block:
        number = (
            number_of(properties) if properties is not None else None
        ) or style.number
        kind: Kind = (
            "heading"
            if style.heading
            else "item"
            if number and number[0] != "0"
            else "text"
        )
        counted = None
        if number:
            counted = self._numbers.next(*number)
        if counted is None:
            return Block(words, kind)
        value, how = counted
        if not self.remarks:
            self.remarks.append(
                "a list is numbered by years, which Word counts on from the first; check each of them"
            )
        why = "the word processor counts the numbers of this list"
        return Block(
            f"{value}. {words.lstrip()}",
            "item",
            numbering=how,
            limit="low",
            limit_why=why,
        )

    def _style_of(self, properties: Any | None) -> Style:
        named = None
        if properties is not None:
            named = child_of(properties, "pStyle")
        if named is not None:
            return self._styles.get(attribute(named, "val") or "", Style())
        return Style()

    def _rows(self, table: Any) -> Iterator[Block]:
        for row in self._parts(table, "tr"):
            mark = child_of(row, "trPr")
            if mark is not None and child_of(mark, "del") is not None:
                continue
            cells = []
            for cell in self._parts(row, "tc"):
                cells.append(" ".join(block.text for block in self.blocks(cell)))
            yield Block(
                " | ".join(text for cell in cells if (text := tidy(cell))), "row"
            )

    def _parts(self, element: Any, name: str) -> Iterator[Any]:
        """The rows of a table or the cells of a row, also those within a content control."""
        for child in element:
            if local_name(child) == name:
                yield child
            elif local_name(child) in (
                "sdt",
                "sdtContent",
                "customXml",
                "ins",
                "moveTo",
            ):
                yield from self._parts(child, name)

    def _words(
        self, element: Any, style: Style, boxes: list[Any], fields: list[str]
    ) -> str:
        """The words of a paragraph or of a part of it; `fields` are the codes of the fields that are open."""
        words = []
        for child in element:
            name = local_name(child)
            if name == "r":
                words.append(self._run(child, style, boxes, fields))
            elif name == "fldSimple":
                if not _is_clock(attribute(child, "instr") or ""):
                    words.append(self._words(child, style, boxes, fields))
            elif name not in _DELETED:
                words.append(self._words(child, style, boxes, fields))
        return "".join(words)

    def _run(self, run: Any, style: Style, boxes: list[Any], fields: list[str]) -> str:
        seen = self._is_seen(run, style)
        words = []
        for child in run:
            name = local_name(child)
            if name in ("fldChar", "instrText"):
                _follow_field(child, fields)
            elif name in _DRAWINGS:
                boxes += _boxes(child)
            elif not seen or _within_field(fields):
                continue
            elif name == "ruby":
                words.append(self._words(child, style, boxes, fields))
            else:
                words.append(_characters(child))
        text = "".join(words)
        return "" if self._is_mark(run, text) else text

    def _is_seen(self, run: Any, style: Style) -> bool:
        properties = child_of(run, "rPr")
        if properties is None:
            return not style.unseen
        named = child_of(properties, "rStyle")
        own = None
        if named is not None:
            own = self._styles.get(attribute(named, "val") or "")
        states = [is_on(properties, name) for name in ("vanish", "strike", "dstrike")]
        if any(states):
            return False
        unseen = style.unseen or (own is not None and own.unseen)
        return not unseen or False in states

    def _is_mark(self, run: Any, text: str) -> bool:
        """Whether a run is a raised number, which refers to a note: '1962' and a raised 3 are not 19623."""
        properties = child_of(run, "rPr")
        if properties is None or not text.strip():
            return False
        named = child_of(properties, "rStyle")
        style = None
        if named is not None:
            style = self._styles.get(attribute(named, "val") or "")
        raised = raised_by(properties)
        if raised is None:
            raised = bool(style and style.raised) or _is_lifted(properties)
        return raised and _MARK.fullmatch(text) is not None


def _is_lifted(properties: Any) -> bool:
    """Whether the text is moved up by hand, which looks the same as superscript."""
    position = child_of(properties, "position")
    text = None
    if position is not None:
        text = attribute(position, "val")
    return bool(text and text.lstrip("+").isdigit() and int(text) > 0)


def _follow_field(mark: Any, fields: list[str]) -> None:
    """Take in where a field begins and ends, and the code between."""
    if local_name(mark) == "instrText":
        if fields:
            fields[-1] += mark.text or ""
        return
    kind = attribute(mark, "fldCharType")
    if kind == "begin":
        fields.append("")
    elif kind == "separate" and fields:
        fields[-1] = f"{'clock' if _is_clock(fields[-1]) else 'words'}\0"
    elif kind == "end" and fields:
        fields.pop()


def _within_field(fields: list[str]) -> bool:
    """Whether the text is a field's code, or the result of one that gives the time of saving or printing."""
    return any(code != "words\0" for code in fields)


def _is_clock(code: str) -> bool:
    words = code.split()
    return bool(words) and words[0].upper() in _CLOCK_FIELDS


def _boxes(element: Any) -> list[Any]:
    """The text boxes of a drawing, each once: of the alternatives that a file offers, the first that has any."""
    if element.tag == f"{COMPATIBILITY}AlternateContent":
        for choice in element:
            if found := _boxes(choice):
                return found
        return []
    if local_name(element) == "txbxContent":
        return [element]
    return [box for child in element for box in _boxes(child)]
