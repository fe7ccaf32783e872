"""TimelineJS spreadsheet: the CSV of its template, read and written; that of version 1 is read.

It has no place for what a chronology knows beyond a date, a headline, a text, one medium and one group.
Texts are HTML, as in its JSON.
"""

import csv
import re
from collections.abc import Iterator
from typing import Any, TextIO

from crisistl.dates import DateOrder
from crisistl.formats.core.html_text import write_html
from crisistl.formats.core.input import Input
from crisistl.formats.core.kept import NameOf
from crisistl.formats.core.plain_dates import plain_date
from crisistl.formats.core.record import Fault, Item, Note, ReadOptions
from crisistl.formats.core.years import within_years
from crisistl.formats.tables.sheet import numbered_rows, sniffed
from crisistl.formats.timelinejs.slide_reader import PlacedSlide, SlideReader
from crisistl.formats.timelinejs.slides import slide_of
from crisistl.model.timeline import Timeline
from crisistl.output.delimited import guarded, whole_lines
from crisistl.text.names import fold
from crisistl.text.wording import counted

# a header of the template, and the place of its cell in a slide
_COLUMNS: dict[str, tuple[str, ...]] = {
    "Year": ("start_date", "year"),
    "Month": ("start_date", "month"),
    "Day": ("start_date", "day"),
    "Time": ("start_date", "time"),
    "End Year": ("end_date", "year"),
    "End Month": ("end_date", "month"),
    "End Day": ("end_date", "day"),
    "End Time": ("end_date", "time"),
    "Display Date": ("display_date",),
    "Headline": ("text", "headline"),
    "Text": ("text", "text"),
    "Media": ("media", "url"),
    "Media Credit": ("media", "credit"),
    "Media Caption": ("media", "caption"),
    "Media Thumbnail": ("media", "thumbnail"),
    "Type": ("type",),
    "Group": ("group",),
    "Background": ("background",),
}
_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:(?:[:.h]\s*)?(?P<minute>\d\d)(?:[:.](?P<second>\d\d))?)?\s*h?\s*(?P<half>[ap])?\.?(?(half)m\.?)",
    re.IGNORECASE,
)
# the dates of version 1, month first as TimelineJS reads them, and perhaps a time
_OLD_DATE = re.compile(
    r"(?:(?:(?P<first>\d{1,2})/)?(?P<second>\d{1,2})/)?(?P<year>-?\d{3,})(?:\s+(?P<time>\d.*))?"
    r"|(?P<iso>\d{4,}-\d\d?(?:-\d\d?)?)(?:[T\s]\s*(?P<clock>\d.*))?"
)


def read_sheet(file: Input, options: ReadOptions) -> Iterator[Item]:
    """The rows of a copy of the template, with whatever between their cells."""
    if file.remark:
        yield Note(file.remark)
    rows = numbered_rows(file, sniffed(file.head(), ",;\t", options))
    slides: list[PlacedSlide | Fault] = []
    headers: list[str] = []
    for line, row in rows:
        if isinstance(row, Fault):
            slides.append(row)
        elif any(cell.strip() for cell in row):
            if headers:
                slides.append(_placed(headers, row, line, options.date_order or "mdy"))
            else:
                headers = [cell.strip() for cell in row]
    yield from _readings(slides)


def _readings(slides: list[PlacedSlide | Fault]) -> Iterator[Item]:
    reader = SlideReader()
    titles = []
    for s in slides:
        if isinstance(s, PlacedSlide) and s.value.get("type") == "title":
            titles.append(s)
    for title in titles[:1]:
        title.value.pop("type")
        yield from reader.read_title(title.value, title.line)
    for slide in slides:
        if isinstance(slide, Fault):
            yield slide
        elif slide not in titles[:1]:
            is_era = slide.value.get("type") == "era" and bool(slide.value.pop("type"))
            yield from reader.read_slide(slide, is_era=is_era)


def _placed(
    headers: list[str], row: list[str], line: int, order: DateOrder
) -> PlacedSlide | Fault:
    if any(cell.strip() for cell in row[len(headers) :]):
        return Fault(
            "",
            f"{len(row)} cells, but the header names {len(headers)} columns",
            line=line,
        )
    slide: dict[str, Any] = {}
    for header, cell in zip(headers, row, strict=False):
        if cell.strip():
            place = _PLACES.get(_key(header), (header,))
            if len(place) == 1:
                inside = slide
            else:
                inside = slide.setdefault(place[0], {})
            inside[place[-1]] = cell.strip()
    for name in ("start_date", "end_date"):
        if isinstance(slide.get(name), str):
            slide[name] = _date_of_version_1(slide[name], order)
        _spread_time(slide.get(name))
    if shown := slide.get("background"):
        slide["background"] = {
            "url" if shown.startswith(("http", "/")) else "color": shown
        }
    return PlacedSlide(slide, line)


def _key(header: str) -> str:
    return re.sub(r"\W", "", fold(header))


_PLACES: dict[str, tuple[str, ...]] = {
    _key(header): place for header, place in _COLUMNS.items()
} | {
    "tag": ("group",),
    "startdate": ("start_date",),
    "enddate": ("end_date",),
    "alttext": ("media", "alt"),
}


def _date_of_version_1(text: str, order: DateOrder) -> dict[str, Any]:
    """ "10/16/1962", "10/1962", "1962" or "1962-10-16" as a date object; other texts as a year, to be refused."""
    match = _OLD_DATE.fullmatch(text)
    if match is None:
        return {"year": text}
    if match["iso"]:
        found = dict(
            zip(("year", "month", "day"), match["iso"].split("-"), strict=False)
        )
    else:
        month, day = match["first"], match["second"]
        if month is None or order == "dmy":
            month, day = day, month
        found = {"year": match["year"], "month": month or "", "day": day or ""}
    time = match["time"] or match["clock"]
    return found | ({"time": time} if time else {})


def _spread_time(date: dict[str, Any] | None) -> None:
    """Put hour, minute and second in the place of a time that can be read."""
    match = None
    if date and "time" in date:
        match = _TIME.fullmatch(date["time"])
    if not date or not match:
        return
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    date |= {
        "hour": str(hour),
        "minute": match["minute"] or "0",
        "second": match["second"] or "0",
    }
    del date["time"]


def write_sheet(timeline: Timeline, out: TextIO) -> None:
    """The rows of the template: the title, then an event a row. A spreadsheet runs nothing in them."""
    timeline = within_years(timeline, "timelinejs-sheet")
    writer = csv.writer(whole_lines(out), lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    names = NameOf.of(timeline)
    text = {
        "headline": write_html(timeline.title),
        "text": write_html(timeline.description or ""),
    }
    if timeline.title or timeline.description:
        writer.writerow(_cells({"text": text, "type": "title"}))
    writer.writerows(_cells(slide_of(event, names)) for event in timeline.events)


def _cells(slide: dict[str, Any]) -> list[str]:
    for name in ("start_date", "end_date"):
        end = slide.get(name, {})
        if "hour" in end:
            end["time"] = ":".join(
                f"{end[part]:02}"
                for part in ("hour", "minute", "second")
                if part in end
            )
    return [guarded(_cell(slide, place)) for place in _COLUMNS.values()]


def _cell(slide: dict[str, Any], place: tuple[str, ...]) -> str:
    found: Any = slide
    for name in place:
        if isinstance(found, dict):
            found = found.get(name, "")
        else:
            found = ""
    return str(
        found.get("url") or found.get("color") or ""
        if isinstance(found, dict)
        else found
    )


def remarks(timeline: Timeline) -> tuple[str, ...]:
    """What the rows show less exactly than the timeline has it."""
    vague = sum(
        _is_shown_less_exactly(event.date.text, plain_date(event.date))
        for event in timeline.events
    )
    are = "are"
    if vague == 1:
        are = "is"
    if vague:
        return (
            f"{counted(vague, 'date')} {are} exact only in the words of Display Date",
        )
    return ()


def _is_shown_less_exactly(text: str, plain: tuple[str, str | None, bool]) -> bool:
    return text not in (plain[0], f"{plain[0]}/{plain[1]}")
