"""Day of a page's publication: from its metadata alone, never from a comment, a footer or an event."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from crisistl.prose.documents.published import day_of_iso

_META = {
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate",
    "dcterms.created", "dcterms.issued", "publish-date", "publish_date", "publication_date", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "article.published", "dcterms.date",
}  # fmt: skip
_MOST_JSON = 2_000_000
_ARTICLES = ("article", "posting", "report", "webpage", "creativework")


def page_day(root: Any) -> tuple[date | None, str, tuple[str, ...]]:
    """The day of publication in UTC, where it was found, and remarks; no day where two sources disagree."""
    found = [*_structured(root), *_meta(root), *_marked(root)]
    days = {day for day, _ in found}
    if len(days) == 1:
        day, source = found[0]
        return day, f"the page's metadata ({source})", ()
    if days:
        said = ", ".join(f"{day} ({source})" for day, source in dict.fromkeys(found))
        return (
            None,
            "",
            (f"the page's metadata gives several days of publication: {said}",),
        )
    return None, "", ()


def _structured(root: Any) -> Iterator[tuple[date, str]]:
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        for item in _items(_data_of(script.text or "")):
            said = item.get("datePublished")
            if isinstance(said, str) and (day := day_of_iso(said)):
                yield day, "JSON-LD"


def _data_of(text: str) -> Any:
    """The value of a JSON text; None where it is too long or broken."""
    if len(text) > _MOST_JSON:
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _items(data: Any) -> Iterator[dict[str, Any]]:
    """The article objects of structured data; what is about a comment or another article is left out."""
    waiting = [data]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting += item
        elif isinstance(item, dict):
            kinds = item.get("@type", "")
            if isinstance(kinds, list):
                text = " ".join(kinds)
            else:
                text = str(kinds)
            if any(kind in text.lower() for kind in _ARTICLES):
                yield item
            waiting += [item[key] for key in ("@graph", "mainEntity") if key in item]


def _meta(root: Any) -> Iterator[tuple[date, str]]:
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if name.lower() in _META and (day := day_of_iso(meta.get("content") or "")):
            yield day, f"meta {name}"


def _marked(root: Any) -> Iterator[tuple[date, str]]:
    for element in root.iter("time"):
        if (
            "datePublished" in (element.get("itemprop") or "").split()
            or element.get("pubdate") is not None
        ):
            said = element.get("datetime") or element.text_content()
            if day := day_of_iso(said):
                yield day, "time element"
