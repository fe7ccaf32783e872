"""Markdown: read line by line, so that the author's own list numbers stay; no markup is text."""

import re
from collections.abc import Iterator
from datetime import date

from crisistl.prose.documents.document import Block, Found, Kind
from crisistl.prose.documents.published import day_of_iso

_FENCE = re.compile(r"\s{0,3}(```+|~~~+)")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-+)\s*$")
_RULE = re.compile(r"\s{0,3}([-*_])\s*(?:\1\s*){2,}$")
_BULLET = re.compile(r"\s*[-*+]\s+(?:\[[ xX]\]\s+)?")
_NUMBER = re.compile(r"\s*\d{1,9}[.)]\s+")
_NOTE = re.compile(r"\s{0,3}\[\^([^\]]+)\]:\s*")
_TARGET = re.compile(r"\s{0,3}\[[^\]^]+\]:\s*\S+")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"!\[[^\[\]]{0,500}\](?:\([^()]{0,2000}\)|\[[^\[\]]{0,200}\])"), ""),
    (re.compile(r"\[\^[^\]]{1,100}\]"), ""),
    (
        re.compile(r"\[([^\[\]]{1,500})\](?:\([^()]{0,2000}\)|\[[^\[\]]{0,200}\])"),
        r"\1",
    ),
    (re.compile(r"<https?://[^<>\s]{1,2000}>"), ""),
    (re.compile(r"~~[^~]{1,2000}~~"), ""),
    (re.compile(r"<(del|s|strike)>.{0,2000}?</\1>", re.IGNORECASE), ""),
    (re.compile(r"<sup>\s*\[?(?:\d{1,3}|[*†‡a-z])\]?\s*</sup>", re.IGNORECASE), ""),
    (re.compile(r"<br\s*/?>", re.IGNORECASE), " "),
    (re.compile(r"</?[A-Za-z][^<>]{0,500}>"), ""),
    (re.compile(r"`{1,2}[^`]{1,500}`{1,2}"), ""),
    (
        re.compile(
            r"(\*\*\*|\*\*|\*|___|__|(?<!\w)_)(?=\S)([^*_]{1,2000}?)(?<=\S)\1(?!\w)"
        ),
        r"\2",
    ),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!~|<>])"), r"\1"),
    (re.compile(r"&nbsp;"), " "),
    (re.compile(r"&amp;"), "&"),
)
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_DATE = re.compile(
    r"(?im)^(?:date|published|pubdate|date_published|publish_date)\s*:\s*[\"']?([^\"'\n#]+)"
)
_FRONT_TITLE = re.compile(r"(?im)^title\s*:\s*[\"']?([^\"'\n]+)")


def read_markdown(text: str) -> Found:
    """The blocks of a Markdown text; the day of publication from its front matter."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    published: date | None = None
    title = ""
    if front := _FRONT.match(text):
        given = _FRONT_DATE.search(front[1])
        published = None
        if given:
            published = day_of_iso(given[1].strip())
        named = _FRONT_TITLE.search(front[1])
        title = ""
        if named:
            title = named[1].strip()
        text = text[front.end() :]
    blocks = tuple(_blocks(_COMMENT.sub("", text).split("\n")))
    return Found(blocks, published, "the front matter" if published else "", (), title)


def _blocks(lines: list[str]) -> Iterator[Block]:
    pending: list[str] = []
    kind: Kind = "text"
    for line, is_underline in _shown(lines):
        if is_underline:
            yield from _joined(pending, "heading")
            continue
        start, new_kind, words = _start_of(line)
        is_block = new_kind in ("heading", "row")
        if start or is_block or not line.strip():
            yield from _joined(pending, kind)
        if is_block:
            yield Block(_inline(words), new_kind)
        elif line.strip():
            if not pending:
                kind = new_kind
            pending.append(words.strip())
    yield from _joined(pending, kind)


def _joined(pending: list[str], kind: Kind) -> Iterator[Block]:
    """The block of the lines that are waiting, if there are any; none waits afterwards."""
    if pending:
        yield Block(_inline(" ".join(pending)), kind)
        pending.clear()


def _shown(lines: list[str]) -> Iterator[tuple[str, bool]]:
    """The lines that are text, each with whether it only underlines the heading above it."""
    before = ""
    for line in _outside_fences(lines):
        if _TARGET.match(line) or (_TABLE_RULE.fullmatch(line) and "|" in line):
            continue
        underline = bool(before.strip()) and _UNDERLINE.match(line) is not None
        if not underline and _RULE.match(line):
            yield "", False
        else:
            yield line, underline
        before = line


def _outside_fences(lines: list[str]) -> Iterator[str]:
    """The lines that aren't in a block of code between two fences."""
    fence = ""
    for line in lines:
        found = _FENCE.match(line)
        if fence:
            if found and found[1].startswith(fence):
                fence = ""
        elif found:
            fence = found[1]
        else:
            yield line


def _start_of(line: str) -> tuple[bool, Kind, str]:
    """Whether a line begins a block of its own, of which kind, and its words."""
    if heading := _HEADING.match(line):
        return True, "heading", heading[1]
    if note := _NOTE.match(line):
        return True, "note", line[note.end() :]
    if line.lstrip().startswith("|"):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        return True, "row", " | ".join(filter(None, cells))
    line = re.sub(r"^\s{0,3}(?:>\s?)+", "", line)
    if bullet := _BULLET.match(line):
        return True, "item", line[bullet.end() :]
    if _NUMBER.match(line):
        return True, "item", line
    return False, "text", line


def _inline(text: str) -> str:
    for pattern, shown in _INLINE:
        text = pattern.sub(shown, text)
    return text
