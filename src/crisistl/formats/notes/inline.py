"""Inline: the words of a paragraph or cell of Markdown, without its marks, and the addresses of its links."""

import re
from collections.abc import Iterator
from typing import Any

from crisistl.frozen import frozen

# [[page]] and [[page|words]], the links of Obsidian and wikis, and the name ^abc123 that Obsidian gives a block
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?(?P<words>[^\[\]|\n]+)\]\]")
_BLOCK_NAME = re.compile(r" \^[A-Za-z0-9-]+$")


@frozen
class Words:
    """The text of an inline node. `lead` is what is bold or italic at its beginning, where there is text behind it."""

    text: str
    urls: tuple[str, ...] = ()
    lead: str = ""

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
    lead = ""
    if len(parts) > 1 and parts[0].type in ("strong", "em"):
        lead = _WIKI_LINK.sub(r"\g<words>", "".join(_pieces(parts[0])).strip())
    return Words(text, urls, lead if text.startswith(lead) else "")


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
