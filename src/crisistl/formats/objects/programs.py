"""Programs: JSON of ChronoZoom, vis-timeline, StoryMap and Tiki-Toki, which is no plain list, as rows of a table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from crisistl.formats.core.html_text import read_html
from crisistl.formats.objects.places import line_of

Object = Mapping[str, Any]


@dataclass(frozen=True)
class ProgramRows:
    """The events of a document: where they are in it, each with its line, and what is left out."""

    where: str
    rows: tuple[tuple[int, dict[str, Any]], ...]
    header: Mapping[str, str] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def program_rows(document: Any) -> ProgramRows | None:
    """The rows of a document of one of these programs, whose objects know their lines; None for any other."""
    if not isinstance(document, dict):
        return None
    inner = document.get("d")
    if len(document) == 1 and isinstance(inner, dict):  # ChronoZoom's older service
        document = inner
    if _is_chronozoom(document):
        return _chronozoom(document)
    if _is_vis(document):
        return _vis(document)
    if _is_storymap(document):
        return _storymap(document["storymap"])
    if _is_tikitoki(document):
        return _tikitoki(document)
    return None


def _is_chronozoom(document: Object) -> bool:
    has_lists = isinstance(document.get("exhibits"), list) or isinstance(
        document.get("timelines"), list
    )
    return has_lists and "title" in document and _year_key(document, "start") != ""


def _chronozoom(document: Object) -> ProgramRows:
    """Timelines within the outermost one are spans, and the exhibits of all are events."""
    rows = [*_inside(document, ())]
    keys = {key for _, row in rows for key in row}
    remarks: tuple[str, ...] = ()
    if any(key.startswith(_DECIMAL) for key in keys):
        remarks = (
            "years with decimals are read as years; the decimals are kept in extra",
        )
    left = tuple(
        key
        for key in document
        if key not in ("timelines", "exhibits", "title", "description")
    )
    header = {}
    for key in ("title", "description"):
        text = document.get(key)
        if isinstance(text, str) and text.strip():
            header[key] = " ".join(text.split())
    return ProgramRows("'timelines' and 'exhibits'", tuple(rows), header, left, remarks)


def _inside(
    timeline: Object, path: tuple[str, ...]
) -> Iterator[tuple[int, dict[str, Any]]]:
    for inner in _objects(timeline.get("timelines")):
        title = str(inner.get("title") or "").strip()
        yield line_of(inner, 1), _span(inner, path)
        yield from _inside(inner, (*path, title) if title else path)
    for exhibit in _objects(timeline.get("exhibits")):
        yield line_of(exhibit, 1), _exhibit(exhibit, path)


def _span(timeline: Object, path: tuple[str, ...]) -> dict[str, Any]:
    row = _row(timeline, path)
    for side, name in (("start", "date"), ("end", "end")):
        _put_year(row, timeline, _year_key(timeline, side), name)
    return row


def _exhibit(exhibit: Object, path: tuple[str, ...]) -> dict[str, Any]:
    row = _row(exhibit, path)
    _put_year(row, exhibit, _year_key(exhibit, "time"), "date")
    texts, links = [], []
    for item in _objects(exhibit.get("contentItems")):
        words = [item.get("title"), item.get("caption") or item.get("description")]
        said = ": ".join(str(word).strip() for word in words if word)
        if said:
            texts.append(said)
        links += [item[key] for key in ("uri", "mediaSource") if item.get(key)]
    if texts:
        row["summary"] = " / ".join(texts)
    if links:
        row["url"] = [*dict.fromkeys(links)]
    return row


def _row(value: Object, path: tuple[str, ...]) -> dict[str, Any]:
    """What timelines and exhibits have alike."""
    row: dict[str, Any] = {}
    for key, inner in value.items():
        if isinstance(inner, str | int | float | bool) and key not in _YEARS:
            row[key] = inner
    if path:
        row["section"] = " / ".join(path)
    return row


_PRESENT = 9999
_DECIMAL = "decimal "  # before the key of a number that is read as a year
_SPELLINGS = {
    "start": ("start", "FromYear", "ForkNode_start"),
    "end": ("end", "ToYear"),
    "time": ("time", "year", "date"),
}
_YEARS = frozenset(key for keys in _SPELLINGS.values() for key in keys)


def _year_key(value: Object, name: str) -> str:
    """The key of a year; "" where there is none that is a number."""
    for key in _SPELLINGS[name]:
        if isinstance(value.get(key), int | float):
            return key
    return ""


def _put_year(row: dict[str, Any], value: Object, key: str, name: str) -> None:
    """Put the year of a number such as 1962.789 into a row; the number itself is kept beside it.

    -1 is 1 BC and 9999 the present day, as in ChronoZoom's database.
    """
    if not key:
        return
    number = value[key]
    year = int(number // 1)
    if year != number:
        row[f"{_DECIMAL}{key}"] = number
    if name == "end" and number == _PRESENT:
        row[name] = "present"
        return
    row[name] = str(year).zfill(4) if year > 0 else f"{max(-year, 1)} BC"


def _is_vis(document: Object) -> bool:
    items, groups = document.get("items"), document.get("groups")
    if not isinstance(items, list) or not isinstance(groups, list):
        return False
    return all("content" in item and "start" in item for item in _objects(items))


def _vis(document: Object) -> ProgramRows:
    """Items with the texts of their groups as themes, and HTML as text."""
    groups = {}
    for group in _objects(document["groups"]):
        text, _ = read_html(str(group.get("content", "")))
        groups[str(group.get("id"))] = text
    rows = []
    for item in _objects(document["items"]):
        rows.append((line_of(item, 1), vis_item(item, groups)))
    left = tuple(key for key in document if key not in ("items", "groups"))
    return ProgramRows("'items'", tuple(rows), left=left)


def is_vis_item(item: Object) -> bool:
    """Whether an object is an item of vis-timeline with the name of its group."""
    return {"content", "start"} <= item.keys() and isinstance(item.get("group"), str)


def vis_item(item: Object, groups: Mapping[str, str]) -> dict[str, Any]:
    """An item of vis-timeline: its content as the title, its group as a theme, its kind of box kept apart."""
    names = {"content": "title", "title": "tooltip", "type": "shown as"}
    row = {}
    for key, value in item.items():
        row[names.get(key, key)] = value
    row["title"], links = read_html(str(item["content"]))
    if links and "url" not in row:
        row["url"] = [link.url for link in links]
    group = row.get("group")
    theme = groups.get(str(group)) or group
    if isinstance(theme, str):
        del row["group"]
        row["theme"] = theme
    return row


def _is_storymap(document: Object) -> bool:
    storymap = document.get("storymap")
    return isinstance(storymap, dict) and isinstance(storymap.get("slides"), list)


def _storymap(storymap: Object) -> ProgramRows:
    """The slides with their places; the overview, which has no date, gives the title."""
    rows = []
    header: dict[str, str] = {}
    for slide in _objects(storymap["slides"]):
        row = _slide(slide)
        if slide.get("type") != "overview" or slide.get("date"):
            rows.append((line_of(slide, 1), row))
        elif row["title"]:
            header["title"] = row["title"]
    return ProgramRows("'storymap.slides'", tuple(rows), header)


def _slide(slide: Object) -> dict[str, Any]:
    texts = slide.get("text")
    text: Object = texts if isinstance(texts, dict) else {}
    title, _ = read_html(str(text.get("headline") or ""))
    summary, links = read_html(str(text.get("text") or ""))
    row = {"date": slide.get("date"), "title": title, "summary": summary}
    row["url"] = [link.url for link in links]
    for key in ("location", "media"):
        inner = slide.get(key)
        if isinstance(inner, dict):
            row |= _of_slide(key, inner)
    return row


def _of_slide(key: str, inner: Object) -> dict[str, Any]:
    """The place of a slide, or its picture with what is written about it."""
    if key == "location":
        return {
            "place": inner.get("name"),
            "lat": inner.get("lat"),
            "lon": inner.get("lon"),
        }
    found = {}
    for name in ("url", "caption", "credit"):
        if inner.get(name):
            found[f"media {name}"] = inner[name]
    return found


def _is_tikitoki(document: Object) -> bool:
    stories = document.get("stories")
    return isinstance(stories, list) and all(
        "startDate" in story for story in _objects(stories)
    )


def _tikitoki(document: Object) -> ProgramRows:
    """Stories with the names of their categories."""
    names = {}
    for category in _objects(document.get("categories")):
        names[str(category.get("id"))] = category.get("title")
    rows = []
    for story in _objects(document["stories"]):
        row = {key: value for key, value in story.items() if key != "media"}
        row["category"] = names.get(str(story.get("category")), story.get("category"))
        media = [item.get("src") for item in _objects(story.get("media"))]
        addresses = (row.pop("externalLink", None), *media)
        row["url"] = [*filter(None, addresses)]
        rows.append((line_of(story, 1), row))
    header = {}
    if isinstance(document.get("title"), str):
        header["title"] = document["title"]
    left = [key for key in document if key not in ("stories", "categories", "title")]
    return ProgramRows("'stories'", tuple(rows), header, tuple(left))


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, dict))
