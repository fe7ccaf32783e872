"""HTML: the words that a page shows as its article, block by block; the day of publication from its metadata."""

import re
from dataclasses import dataclass, field
from typing import Any

from crisistl.errors import DataError
from crisistl.prose.documents.document import Block, Found, Kind, Numbering, tidy
from crisistl.prose.documents.page_day import page_day
from crisistl.prose.documents.published import day_of_iso

_SKIPPED = {
    "script", "style", "template", "noscript", "head", "nav", "aside", "footer", "form", "button", "select",
    "textarea", "svg", "iframe", "object", "del", "s", "strike", "canvas", "audio", "video", "math", "noframes",
    "dialog", "rt", "rp", "datalist", "menu", "title", "progress", "meter", "map",
}  # fmt: skip
_BLOCKS = {
    "p", "div", "section", "article", "main", "header", "body", "ul", "ol", "li", "dl", "dt", "dd", "blockquote",
    "figure", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr", "table", "thead", "tbody", "tfoot",
    "caption", "address", "details", "summary", "fieldset", "hgroup", "center", "search", "html",
}  # fmt: skip
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "dt"), "heading"),
    "li": "item", "figcaption": "caption", "caption": "caption",
}  # fmt: skip
_APART = {
    "comments", "comment", "comment-list", "related", "related-articles", "related-links", "share", "sharing", "social",
    "newsletter", "advert", "ad", "ads", "advertisement", "cookie-banner", "sidebar", "breadcrumb", "breadcrumbs",
    "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "disqus_thread", "read-more", "recommended",
    "promo", "tags", "more-stories",
}  # fmt: skip
_NOTES = {"footnotes", "references", "reflist", "endnotes", "notes"}
_UNSEEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|text-decoration[\w-]*\s*:[^;]*line-through|"
    r"(?<![\w-])opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)|(?<![\w-])font-size\s*:\s*0(?:px|em|rem|%)?\s*(?:;|!|$)",
    re.IGNORECASE,
)
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,2000})\}")
_SIMPLE = re.compile(r"\s*(?:[a-z0-9]*)([.#][\w-]+)\s*", re.IGNORECASE)
_MARK = re.compile(
    r"\s*[\[(]?\s*(?:\d{1,3}|[a-z]|[*†‡§]+|note \d+)(?:\s*,\s*\d{1,3})*\s*[\])]?\s*",
    re.IGNORECASE,
)
_CLOCK_ONLY = re.compile(
    r"\s*(?:at\s+)?\d{1,2}[:.h]\d\d(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,5})?\s*|\s*|.*\bago\s*",
    re.IGNORECASE,
)
_MOST_TAGS = 150_000
_YEARS = range(1000, 2200)


def read_html(text: str, name: str) -> Found:
    """The blocks of a page. Needs lxml; a page without one `<article>` or `<main>` also needs trafilatura."""
    root = _parsed(text, name)
    published, published_from, remarks = page_day(root)
    hidden = _hidden_by_rules(root)
    title = root.find(".//title")
    named = ""
    if title is not None:
        named = tidy(title.text_content())
    article = _article(root)
    try:
        if article is not None:
            blocks = _Reader(hidden).read(article)
        else:
            blocks = _chosen(_Reader(hidden).read(_body(root)), text)
            remarks = (
                *remarks,
                "the page does not mark its article; check that nothing is missing or from elsewhere",
            )
    except RecursionError:
        raise DataError(f"{name} is nested too deeply; it was not read") from None
    return Found(tuple(blocks), published, published_from, remarks, named)


def _parsed(text: str, name: str) -> Any:
    try:
        from lxml import etree, html
    except ImportError:
        raise DataError(
            f"{name} is a web page, which needs another package: pip install 'crisistl[html]'"
        ) from None
    tags = text.count("<")
    if tags > _MOST_TAGS:
        raise DataError(
            f"{name} has {tags:,} tags, more than any article; draft from a part"
        )
    text = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text.replace("\x00", ""))
    try:
        root = html.document_fromstring(
            text, parser=html.HTMLParser(remove_comments=True, remove_pis=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise DataError(
            f"{name} has no text that could be read as a web page"
        ) from None
    return root


def _body(root: Any) -> Any:
    body = root.find("body")
    if body is None:
        return root
    return body


def _article(root: Any) -> Any | None:
    """The one part that the page marks as its article; None where there are several or none."""
    articles = []
    for found in root.iter("article"):
        if not any(True for _ in found.iterancestors("article")):
            articles.append(found)
    articles = [
        found
        for found in articles
        if not any(_is_apart(above) for above in found.iterancestors())
    ]
    if len(articles) == 1:
        return articles[0]
    mains = [*root.iter("main")] or root.xpath("//*[@role='main']")
    if len(mains) == 1:
        return mains[0]
    return None


def _names(element: Any) -> set[str]:
    return {
        *(element.get("class") or "").lower().split(),
        (element.get("id") or "").lower(),
    }


def _is_apart(element: Any) -> bool:
    """Whether an element is not part of the article: navigation, comments, links to other articles."""
    if not isinstance(element.tag, str):
        return False
    return element.tag in _SKIPPED or bool(_names(element) & _APART)


def _hidden_by_rules(root: Any) -> frozenset[str]:
    """The classes and ids that the page's own style sheet hides or strikes through: '.old', '#draft'."""
    found = set()
    for style in root.iter("style"):
        for selectors, rules in _RULE.findall((style.text or "")[:200_000]):
            if "@media" not in selectors and _UNSEEN_STYLE.search(rules):
                found |= {
                    simple[1]
                    for one in selectors.split(",")
                    if (simple := _SIMPLE.fullmatch(one))
                }
    return frozenset(found)


def _chosen(blocks: list[Block], text: str) -> list[Block]:
    """Of all blocks of a page the article's, as trafilatura finds it, with the headings and days between them."""
    try:
        import trafilatura
    except ImportError:
        raise DataError(
            "the page marks no part as its article; to find it: pip install 'crisistl[html]'"
        ) from None
    main = (
        trafilatura.extract(
            _unwrapped(text),
            include_comments=False,
            include_tables=True,
            favor_recall=True,
        )
        or ""
    )
    words = set(map(_key, main.splitlines())) - {""}
    joined = " ".join(map(_key, main.splitlines()))
    inside = []
    for place, block in enumerate(blocks):
        if (key := _key(block.text)) in words or (len(key) > 40 and key in joined):
            inside.append(place)
    if not inside:
        return blocks
    return blocks[_from_heading(blocks, inside[0]) : inside[-1] + 1]


def _unwrapped(text: str) -> str:
    """The page without the tags with which trafilatura drops words: time, label, output."""
    return re.sub(
        r"</?(?:time|label|output|ins)\b[^<>]{0,1000}>", "", text, flags=re.IGNORECASE
    )


def _from_heading(blocks: list[Block], first: int) -> int:
    """The place of the first block, or of the headings directly above it."""
    while first > 0 and blocks[first - 1].kind == "heading":
        first -= 1
    return first


def _key(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


@dataclass(slots=True)
class _Reader:
    """Goes through a page in its order and ends a block where the page does."""

    hidden: frozenset[str]
    blocks: list[Block] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _kind: Kind = "text"
    _day: str | None = None
    _number: tuple[int, Numbering] | None = None

    def read(self, element: Any) -> list[Block]:
        """The blocks within an element."""
        self._inside(element)
        self._end()
        return self.blocks

    def _end(self, kind: Kind = "text") -> None:
        """End the block that was begun; what follows is of this kind."""
        text = tidy("".join(self._words))
        self._words = []
        if text:
            numbered, self._number = self._number, None
            if numbered:
                text = f"{numbered[0]}. {text}"
            self.blocks.append(
                Block(
                    text,
                    self._kind,
                    day=self._day,
                    numbering=numbered[1] if numbered else None,
                )
            )
        self._kind = kind

    def _inside(self, element: Any) -> None:
        self._words.append(element.text or "")
        for child in element:
            if isinstance(child.tag, str):
                self._element(child)
            self._words.append(child.tail or "")

    def _element(self, element: Any) -> None:
        tag: str = element.tag
        if self._is_unseen(element):
            return
        if tag == "br":
            self._words.append("\n")
        elif tag == "time":
            self._time(element)
        elif tag == "sup":
            words = tidy(element.text_content())
            if not _MARK.fullmatch(words):
                self._inside(element)
        elif tag == "tr":
            self._row(element)
        elif tag in _BLOCKS:
            self._block(element)
        elif tag == "q":
            self._words.append("“")
            self._inside(element)
            self._words.append("”")
        else:
            self._inside(element)

    def _is_unseen(self, element: Any) -> bool:
        if element.tag in _SKIPPED or element.get("hidden") is not None:
            return True
        names = _names(element)
        if names & _APART or _UNSEEN_STYLE.search(element.get("style") or ""):
            return True
        if not self.hidden:
            return False
        return any(f".{n}" in self.hidden or f"#{n}" in self.hidden for n in names if n)

    def _block(self, element: Any) -> None:
        tag: str = element.tag
        outer, day = self._kind, self._day
        inherits = outer if tag in ("p", "div") else "text"
        kind = (
            "note"
            if outer == "note" or _names(element) & _NOTES
            else _KINDS.get(tag, inherits)
        )
        self._end(kind)
        if tag == "li":
            self._number = _list_number(element)
        self._inside(element)
        self._end(outer)
        if tag in ("section", "article", "li"):
            self._day = day

    def _row(self, row: Any) -> None:
        self._end()
        cells = []
        for cell in row:
            if cell.tag in ("td", "th") and not self._is_unseen(cell):
                inner = _Reader(self.hidden)
                cells.append(" ".join(block.text for block in inner.read(cell)))
        self.blocks.append(Block(" | ".join(filter(None, cells)), "row", day=self._day))

    def _time(self, element: Any) -> None:
        """A time in words is text. One that shows a clock only dates what is below it by its attribute."""
        day = day_of_iso(element.get("datetime") or "")
        if day and _CLOCK_ONLY.fullmatch(tidy(element.text_content())):
            self._end(self._kind)
            self._day = day.isoformat()
        self._inside(element)


def _list_number(item: Any) -> tuple[int, Numbering] | None:
    """The year that the author typed as an item's number; a number that is only counted on is none."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return None
    first = next((child for child in parent if child.tag == "li"), None)
    typed = item.get("value") or (parent.get("start") if item is first else None)
    if typed and typed.strip().isdigit() and int(typed) in _YEARS:
        return int(typed), "typed"
    return None
