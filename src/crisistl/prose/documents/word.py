""".docx: the words that Word shows; nothing deleted, hidden or struck through, and each footnote apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from crisistl.errors import DataError
from crisistl.prose.documents.document import Block, Found, Kind, Numbering, tidy
from crisistl.prose.documents.packed import Packed

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

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
_OFF = ("0", "false", "off", "none")
_NOTES = (("footnote", "word/footnotes.xml"), ("endnote", "word/endnotes.xml"))
_MARK = re.compile(r"[\d,*†‡§\s\[\]()]+")
_YEARS = range(1000, 2200)


def read_word(data: bytes, name: str) -> Found:
    """The blocks of a .docx file: its paragraphs and table rows in order, then text boxes and notes."""
    packed = Packed(data, name)
    root = packed.tree("word/document.xml")
    if root is None:
        raise DataError(f"{name} is not a Word document: it has no word/document.xml")
    reader = _Reader(_styles(packed), _numbering(packed))
    body = next((child for child in root if _local(child) == "body"), None)
    if body is not None:
        blocks = [*reader.blocks(body)]
    else:
        blocks = []
    for kind, part in _NOTES:
        notes = packed.tree(part)
        for note in notes if notes is not None else ():
            if _local(note) == kind and _attribute(note, "type") in (None, "normal"):
                blocks += [Block(block.text, "note") for block in reader.blocks(note)]
    return Found(tuple(blocks), None, "", tuple(reader.remarks))


def _local(element: Any) -> str:
    """The name of a Word element; another vocabulary's has its namespace before it."""
    tag: str = element.tag
    return tag.removeprefix(_W).removeprefix(_STRICT)


def _attribute(element: Any, name: str) -> str | None:
    found: str | None = element.get(_W + name, element.get(_STRICT + name))
    return found


def _child(element: Any, *path: str) -> Any | None:
    for name in path:
        element = next((child for child in element if _local(child) == name), None)
        if element is None:
            return None
    return element


def _is_on(properties: Any, name: str) -> bool | None:
    """Whether a property such as strike is set; None where it isn't mentioned."""
    found = _child(properties, name)
    if found is None:
        return None
    return _attribute(found, "val") not in _OFF


@dataclass(frozen=True, slots=True)
class _Style:
    unseen: bool = False
    raised: bool = False
    heading: bool = False
    number: tuple[str, int] | None = None


def _styles(packed: Packed) -> dict[str, _Style]:
    """What a style says that decides whether its words are text; a style inherits from the one it is based on."""
    root = packed.tree("word/styles.xml")
    elements = {}
    for style in root if root is not None else ():
        if _local(style) == "style":
            elements[_attribute(style, "styleId") or ""] = style
    found: dict[str, _Style] = {}
    for identity in elements:
        chain, seen = [], set()
        current: str | None = identity
        while current in elements and current not in seen:
            seen.add(current)
            chain.append(elements[current])
            based = _child(elements[current], "basedOn")
            current = None
            if based is not None:
                current = _attribute(based, "val")
        found[identity] = _style(chain)
    return found


def _style(chain: list[Any]) -> _Style:
    unseen: dict[str, bool] = {}
    raised: bool | None = None
    heading, number = False, None
    for style in chain:
        run, paragraph = _child(style, "rPr"), _child(style, "pPr")
        if run is not None:
            for name in ("vanish", "strike", "dstrike"):
                state = _is_on(run, name)
                if state is not None:
                    unseen.setdefault(name, state)
            if raised is None:
                raised = _raised(run)
        if paragraph is not None:
            heading = heading or _child(paragraph, "outlineLvl") is not None
            number = number or _number_of(paragraph)
        name_of = _child(style, "name")
        heading = heading or (
            name_of is not None
            and (_attribute(name_of, "val") or "").lower().startswith("heading")
        )
    return _Style(any(unseen.values()), bool(raised), heading, number)


def _raised(run: Any) -> bool | None:
    align = _child(run, "vertAlign")
    if align is None:
        return None
    return _attribute(align, "val") == "superscript"


def _number_of(paragraph: Any) -> tuple[str, int] | None:
    number = _child(paragraph, "numPr", "numId")
    if number is None:
        return None
    level = _child(paragraph, "numPr", "ilvl")
    text = (_attribute(level, "val") if level is not None else None) or ""
    return _attribute(number, "val") or "0", int(text) if text.isdigit() else 0


@dataclass(slots=True)
class _Numbers:
    """The lists of a document: where each level starts, and how far each has counted."""

    starts: dict[tuple[str, int], int]
    counted: dict[tuple[str, int], int] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)

    def next(self, list_id: str, level: int) -> tuple[int, Numbering] | None:
        """The number of the next item where numbers are years, and whether it was typed or counted."""
        start = self.starts.get((list_id, level))
        if start is None or start not in _YEARS:
            return None
        key = (self.lists.get(list_id, list_id), level)
        before = self.counted.get(key)
        if before is None:
            self.counted[key] = start
        else:
            self.counted[key] = before + 1
        return self.counted[key], "typed" if before is None else "counted"


def _numbering(packed: Packed) -> _Numbers:
    root = packed.tree("word/numbering.xml")
    abstract: dict[str, dict[int, int]] = {}
    starts: dict[tuple[str, int], int] = {}
    lists: dict[str, str] = {}
    for element in root if root is not None else ():
        if _local(element) == "abstractNum":
            levels = []
            for child in element:
                if _local(child) == "lvl":
                    levels.append((child, _attribute(child, "ilvl") or "0"))
            abstract[_attribute(element, "abstractNumId") or ""] = {
                int(level): start
                for child, level in levels
                if (start := _start(child)) is not None
            }
        elif _local(element) == "num":
            identity = _attribute(element, "numId") or ""
            named = _child(element, "abstractNumId")
            of = (_attribute(named, "val") if named is not None else "") or ""
            starts |= {
                (identity, level): start
                for level, start in abstract.get(of, {}).items()
            }
            lists[identity] = of
            starts |= _overrides(element, identity, lists)
    return _Numbers(starts, lists=lists)


def _overrides(
    element: Any, identity: str, lists: dict[str, str]
) -> dict[tuple[str, int], int]:
    found = {}
    for override in element:
        start = None
        if _local(override) == "lvlOverride":
            start = _child(override, "startOverride")
        if start is not None and (_attribute(start, "val") or "").isdigit():
            found[identity, int(_attribute(override, "ilvl") or 0)] = int(
                _attribute(start, "val") or 0
            )
            lists[identity] = (
                f"num {identity}"  # a list that starts again counts for itself
            )
    return found


def _start(level: Any) -> int | None:
    style, start = _child(level, "numFmt"), _child(level, "start")
    if style is None or _attribute(style, "val") != "decimal" or start is None:
        return None
    text = _attribute(start, "val") or ""
    if text.isdigit():
        return int(text)
    return None


class _Reader:
    """Goes through the parts of a document in order; `remarks` say what was left out."""

    def __init__(self, styles: dict[str, _Style], numbers: _Numbers) -> None:
        self._styles = styles
        self._numbers = numbers
        self.remarks: list[str] = []

    def blocks(self, element: Any) -> Iterator[Block]:
        """The blocks within a body, a note, a cell or a box."""
        pending: list[str] = []
        for child in element:
            name = _local(child)
            if name == "p":
                yield from self._paragraph(child, pending)
            elif name == "tbl":
                yield from self._rows(child)
            elif name == "sdt":
                content = _child(child, "sdtContent")
                yield from self.blocks(content) if content is not None else ()
            elif name in ("ins", "moveTo", "customXml", "smartTag"):
                yield from self.blocks(child)
            elif child.tag == f"{_MC}AlternateContent":
                yield from self.blocks(child[0]) if len(child) else ()

    def _paragraph(self, element: Any, pending: list[str]) -> Iterator[Block]:
        """The block of a paragraph, then those of its text boxes.

        A paragraph whose mark is deleted goes on in the next one; its words wait in `pending`.
        """
        properties = _child(element, "pPr")
        style = self._style_of(properties)
        boxes: list[Any] = []
        words = "".join(pending) + self._words(element, style, boxes, [])
        pending.clear()
        mark = None
        if properties is not None:
            mark = _child(properties, "rPr")
        if mark is not None and (
            _child(mark, "del") is not None or _child(mark, "moveFrom") is not None
        ):
            pending.append(words)
        elif words.strip():
            yield self._block(words, properties, style)
        for box in boxes:
            yield from (Block(block.text, "caption") for block in self.blocks(box))

    def _block(self, words: str, properties: Any | None, style: _Style) -> Block:
        number = (
            _number_of(properties) if properties is not None else None
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

    def _style_of(self, properties: Any | None) -> _Style:
        named = None
        if properties is not None:
            named = _child(properties, "pStyle")
        if named is not None:
            return self._styles.get(_attribute(named, "val") or "", _Style())
        return _Style()

    def _rows(self, table: Any) -> Iterator[Block]:
        for row in self._parts(table, "tr"):
            mark = _child(row, "trPr")
            if mark is not None and _child(mark, "del") is not None:
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
            if _local(child) == name:
                yield child
            elif _local(child) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
                yield from self._parts(child, name)

    def _words(
        self, element: Any, style: _Style, boxes: list[Any], fields: list[str]
    ) -> str:
        """The words of a paragraph or of a part of it; `fields` are the codes of the fields that are open."""
        words = []
        for child in element:
            name = _local(child)
            if name == "r":
                words.append(self._run(child, style, boxes, fields))
            elif name == "fldSimple":
                if not _is_clock(_attribute(child, "instr") or ""):
                    words.append(self._words(child, style, boxes, fields))
            elif name not in _DELETED:
                words.append(self._words(child, style, boxes, fields))
        return "".join(words)

    def _run(self, run: Any, style: _Style, boxes: list[Any], fields: list[str]) -> str:
        seen = self._is_seen(run, style)
        words = []
        for child in run:
            name = _local(child)
            if name == "fldChar":
                _follow_field(child, fields)
            elif name == "instrText" and fields:
                fields[-1] += child.text or ""
            elif (
                name in ("drawing", "pict", "object")
                or child.tag == f"{_MC}AlternateContent"
            ):
                boxes += _boxes(child)
            elif seen and not _within_field(fields):
                words.append(
                    child.text or "" if name == "t" else _CHARACTERS.get(name, "")
                )
                if name == "ruby":
                    words.append(self._words(child, style, boxes, fields))
        text = "".join(words)
        if self._is_mark(run, text):
            return ""
        return text

    def _is_seen(self, run: Any, style: _Style) -> bool:
        properties = _child(run, "rPr")
        if properties is None:
            return not style.unseen
        named = _child(properties, "rStyle")
        own = None
        if named is not None:
            own = self._styles.get(_attribute(named, "val") or "")
        states = [_is_on(properties, name) for name in ("vanish", "strike", "dstrike")]
        if any(states):
            return False
        unseen = style.unseen or (own is not None and own.unseen)
        return not unseen or False in states

    def _is_mark(self, run: Any, text: str) -> bool:
        """Whether a run is a raised number, which refers to a note: '1962' and a raised 3 are not 19623."""
        properties = _child(run, "rPr")
        if properties is None or not text.strip():
            return False
        named = _child(properties, "rStyle")
        style = None
        if named is not None:
            style = self._styles.get(_attribute(named, "val") or "")
        raised = _raised(properties)
        if raised is None:
            raised = bool(style and style.raised) or _is_lifted(properties)
        return raised and _MARK.fullmatch(text) is not None


def _is_lifted(properties: Any) -> bool:
    """Whether the text is moved up by hand, which looks the same as superscript."""
    position = _child(properties, "position")
    text = None
    if position is not None:
        text = _attribute(position, "val")
    return bool(text and text.lstrip("+").isdigit() and int(text) > 0)


def _follow_field(mark: Any, fields: list[str]) -> None:
    kind = _attribute(mark, "fldCharType")
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
    if element.tag == f"{_MC}AlternateContent":
        for choice in element:
            if found := _boxes(choice):
                return found
        return []
    if _local(element) == "txbxContent":
        return [element]
    return [box for child in element for box in _boxes(child)]
