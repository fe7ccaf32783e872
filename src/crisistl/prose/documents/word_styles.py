"""The styles and numbered lists of a Word file."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from crisistl.prose.documents.document import Numbering
from crisistl.prose.documents.packed import Packed
from crisistl.prose.documents.word_elements import (
    attribute,
    child_of,
    is_on,
    local_name,
)

_YEARS = range(1000, 2200)


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of its text: hidden or struck, raised, a heading, and the list and level of its number."""

    unseen: bool = False
    raised: bool = False
    heading: bool = False
    number: tuple[str, int] | None = None


def styles_of(packed: Packed) -> dict[str, Style]:
    """What a style says that decides whether its words are text; a style inherits from the one it is based on."""
    root = packed.tree("word/styles.xml")
    elements = {}
    for style in root if root is not None else ():
        if local_name(style) == "style":
            elements[attribute(style, "styleId") or ""] = style
    found: dict[str, Style] = {}
    for identity in elements:
        chain, seen = [], set()
        current: str | None = identity
        while current in elements and current not in seen:
            seen.add(current)
            chain.append(elements[current])
            based = child_of(elements[current], "basedOn")
            current = None
            if based is not None:
                current = attribute(based, "val")
        found[identity] = _style(chain)
    return found


def _style(chain: list[Any]) -> Style:
    """What a style and those that it is based on say, the nearest first."""
    unseen: dict[str, bool] = {}
    raised: bool | None = None
    heading, number = False, None
    for style in chain:
        run, paragraph = child_of(style, "rPr"), child_of(style, "pPr")
        if run is not None:
            for name, state in _unseen(run):
                unseen.setdefault(name, state)
            if raised is None:
                raised = raised_by(run)
        if paragraph is not None:
            heading = heading or child_of(paragraph, "outlineLvl") is not None
            number = number or number_of(paragraph)
        heading = heading or _is_named_heading(style)
    return Style(any(unseen.values()), bool(raised), heading, number)


def _unseen(run: Any) -> Iterator[tuple[str, bool]]:
    """The properties that hide or strike text, as far as a run or a style sets them."""
    for name in ("vanish", "strike", "dstrike"):
        state = is_on(run, name)
        if state is not None:
            yield name, state


def _is_named_heading(style: Any) -> bool:
    name = child_of(style, "name")
    if name is None:
        return False
    return (attribute(name, "val") or "").lower().startswith("heading")


def raised_by(run: Any) -> bool | None:
    align = child_of(run, "vertAlign")
    if align is None:
        return None
    return attribute(align, "val") == "superscript"


def number_of(paragraph: Any) -> tuple[str, int] | None:
    number = child_of(paragraph, "numPr", "numId")
    if number is None:
        return None
    level = child_of(paragraph, "numPr", "ilvl")
    text = (attribute(level, "val") if level is not None else None) or ""
    return attribute(number, "val") or "0", int(text) if text.isdigit() else 0


@dataclass(slots=True)
class Numbers:
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


def numbering_of(packed: Packed) -> Numbers:
    abstract: dict[str, dict[int, int]] = {}
    starts: dict[tuple[str, int], int] = {}
    lists: dict[str, str] = {}
    for element in packed.elements("word/numbering.xml"):
        if local_name(element) == "abstractNum":
            identity = attribute(element, "abstractNumId") or ""
            abstract[identity] = _starts_of_levels(element)
        elif local_name(element) == "num":
            identity = attribute(element, "numId") or ""
            named = child_of(element, "abstractNumId")
            if named is None:
                of = ""
            else:
                of = attribute(named, "val") or ""
            for level, start in abstract.get(of, {}).items():
                starts[identity, level] = start
            lists[identity] = of
            starts |= _overrides(element, identity, lists)
    return Numbers(starts, lists=lists)


def _starts_of_levels(element: Any) -> dict[int, int]:
    """The first number of each level of a list."""
    found = {}
    for child in element:
        if local_name(child) == "lvl" and (start := _start(child)) is not None:
            found[int(attribute(child, "ilvl") or "0")] = start
    return found


def _overrides(
    element: Any, identity: str, lists: dict[str, str]
) -> dict[tuple[str, int], int]:
    found = {}
    for override in element:
        start = None
        if local_name(override) == "lvlOverride":
            start = child_of(override, "startOverride")
        if start is not None and (attribute(start, "val") or "").isdigit():
            found[identity, int(attribute(override, "ilvl") or 0)] = int(
                attribute(start, "val") or 0
            )
            lists[identity] = (
                f"num {identity}"  # a list that starts again counts for itself
            )
    return found


def _start(level: Any) -> int | None:
    style, start = child_of(level, "numFmt"), child_of(level, "start")
    if style is None or attribute(style, "val") != "decimal" or start is None:
        return None
    text = attribute(start, "val") or ""
    if text.isdigit():
        return int(text)
    return None
