"""HTML in the texts of other tools: read as plain text with its links, and plain text written as HTML."""

import re
from html import escape, unescape
from html.parser import HTMLParser
from typing import NamedTuple

_BLOCKS = {
    **dict.fromkeys(
        ("p", "blockquote", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6"), 2
    ),
    **dict.fromkeys(
        (
            "div",
            "section",
            "article",
            "li",
            "tr",
            "hr",
            "figure",
            "figcaption",
            "dt",
            "dd",
        ),
        1,
    ),
}
_SILENT = ("script", "style", "template")
_EMBEDDED = ("img", "iframe", "video", "audio", "embed")
_GAP = re.compile(r"[ \t\f\r\n]+")
_SPACE = " \t\r\n\f"


class Link(NamedTuple):
    """What a text points at, with the words that do."""

    text: str
    url: str


def read_html(html: str) -> tuple[str, tuple[Link, ...]]:
    """The words of a text as a browser would show them, line by line, and its links.

    Text without markup keeps its own line breaks. What is broken in the HTML is read as far as it goes.
    """
    if "<" not in html:
        return unescape(html).strip(_SPACE), ()
    parser = _Reader()
    # after the last ">" there is no whole tag, and html.parser would search for one again and again
    tags, closed, words = html.rpartition(">")
    parser.feed(tags + closed)
    parser.close()
    parser.handle_data(unescape(words))
    return parser.text(), tuple(parser.links)


def write_html(text: str) -> str:
    """The text as HTML that shows these words and does nothing else."""
    return re.sub(r"\r\n|[\r\n]", "<br>", escape(text, quote=False))


def _gap(match: re.Match[str]) -> str:
    """White space as it is within a line, and one space for the end of a line."""
    if "\n" in match[0] or "\r" in match[0]:
        return " "
    return match[0]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[Link] = []
        self._pieces: list[str] = []
        self._line_breaks = 0
        self._silent: str | None = None
        self._link: tuple[str, int] | None = None

    def text(self) -> str:
        self._end_link()
        return "".join(self._pieces).strip(_SPACE)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent:
            return
        given = {name: value or "" for name, value in attrs}
        if tag in _SILENT:
            self._silent = tag
        elif tag == "br":
            self._line_breaks += 1
        elif tag == "a":
            self._end_link()
            self._link = (given.get("href", ""), len(self._pieces))
        elif tag in _EMBEDDED:
            self._add_embedded(given)
        self._block(tag)
        if tag == "li":
            self.handle_data("- ")

    def _add_embedded(self, given: dict[str, str]) -> None:
        if address := given.get("src"):
            name = given.get("alt") or given.get("title") or ""
            self.links.append(Link(name, address))

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = None
        elif tag == "a":
            self._end_link()
        self._block(tag)

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        words = _GAP.sub(_gap, data)
        if self._line_breaks or not self._pieces:
            words = words.lstrip(_SPACE)
        if not words:
            return
        if self._line_breaks and self._pieces:
            self._pieces[-1] = self._pieces[-1].rstrip(_SPACE)
            self._pieces.append("\n" * self._line_breaks)
        self._line_breaks = 0
        self._pieces.append(words)

    def _block(self, tag: str) -> None:
        self._line_breaks = max(self._line_breaks, _BLOCKS.get(tag, 0))

    def _end_link(self) -> None:
        if self._link:
            url, start = self._link
            self._link = None
            words = " ".join("".join(self._pieces[start:]).split())
            if url.strip() and not url.lower().startswith(("#", "javascript:")):
                self.links.append(Link(words, url.strip()))
