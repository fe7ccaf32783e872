"""Inline: the words of a paragraph or cell of Markdown, without its marks, and the addresses of its links."""

import re
from collections.abc import Iterator
from typing import Any

from crisistl.frozen import frozen

# [[page]] and [[page|words]], the links of Obsidian and wikis, and the name ^abc123 that Obsidian gives a block
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?(?P<words>[^\[\]|\n]+)\]\]")
_STRESSED = ("strong", "em")
_DASH = re.compile(r"\s*(?:[–—-]|to)\s*")
_BLOCK_NAME = re.compile(r" \^[A-Za-z0-9-]+$")


@frozen
class Words:
    """The text of an inline node. `lead` is what is bold or italic at its beginning, where there is text behind it.

    `spans` says that the lead is two bold texts with a dash between them, as in **24** – **28** Ships stop.
    """

    text: str
    urls: tuple[str, ...] = ()
    lead: str = ""
    spans: bool = False

    @property
    def behind_lead(self) -> str:
        """The text behind the lead."""
        return self.text.removeprefix(self.lead).strip(" \t\n.,:–—-")


def words_of(node: Any) -> Words:
    """The words of a node of markdown-it's syntax tree."""
    text = _WIKI_LINK.sub(r"\g<words>", "".join(_pieces(node)).strip())
    text = _BLOCK_NAME.sub("", text)
    urls = tuple(dict.fromkeys(_urls(node)))
    parts = [child for inline in node.children for child in inline.children]
    parts = [child for child in parts if child.type != "text" or child.content.strip()]
    size = _size_of_lead(parts)
    pieces = [piece for part in parts[:size] for piece in _pieces(part)]
    lead = _WIKI_LINK.sub(r"\g<words>", "".join(pieces).strip())
    if not text.startswith(lead):
        return Words(text, urls)
    return Words(text, urls, lead, size > 1)


def _size_of_lead(parts: list[Any]) -> int:
    """How many parts of a text are its bold or italic beginning: 3 with a dash between two of them."""
    if len(parts) < 2 or parts[0].type not in _STRESSED:
        return 0
    if len(parts) < 4 or parts[2].type != parts[0].type:
        return 1
    if _DASH.fullmatch("".join(_pieces(parts[1]))):
        return 3
    return 1


def _pieces(node: Any) -> Iterator[str]:
    if node.type in ("text", "code_inline", "code_block", "fence"):
        yield node.content
    elif node.type in ("softbreak", "hardbreak"):
        yield "\n"
    elif node.type == "html_inline":
        yield "\n" if node.content.lower().startswith("<br") else ""
    else:
        for child in node.children:
            yield from _pieces(child)


def _urls(node: Any) -> Iterator[str]:
    if node.type == "link":
        yield str(node.attrs.get("href", ""))
    for child in node.children:
        yield from _urls(child)


def words_of_all(node: Any) -> Words:
    """The words of all that is inside a block, a line for each part."""
    if node.type in ("paragraph", "heading", "th", "td"):
        return words_of(node)
    if node.type in ("fence", "code_block", "html_block"):
        return Words(node.content.strip())
    found = [words_of_all(child) for child in node.children]
    urls = tuple(dict.fromkeys(url for words in found for url in words.urls))
    return Words("\n".join(words.text for words in found if words.text), urls)
