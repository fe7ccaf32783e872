"""Cells as text: how each kind of value reads, and what must never reach a screen as it is."""

import re

from crisistl.output.table import Cell, Column

_CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def text_of(cell: Cell, column: Column) -> str:
    """A cell as one text: lists joined, numbers plain, nothing for None."""
    if cell is None:
        return ""
    if isinstance(cell, tuple):
        return {"sides": "", "title": " — ", "date": " — "}.get(column.kind, ", ").join(
            cell
        )
    if isinstance(cell, float):
        if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        return repr(cell)
    return str(cell)


def harmless(text: str, keep: str = "") -> str:
    """The text with control characters, terminal escapes and direction overrides shown as what they are.

    Line breaks and tabs become spaces unless they are in `keep`.
    """
    if text.isprintable():
        return text
    return _CONTROL.sub(lambda found: _shown(found.group(), keep), text)


def _shown(character: str, keep: str) -> str:
    if character in keep:
        return character
    if character in "\t\n\r\u2028\u2029":
        return " "
    code = ord(character)
    if code < 256:
        return f"\\x{code:02x}"
    if code < 1 << 16:
        return f"\\u{code:04x}"
    return f"\\U{code:08x}"
