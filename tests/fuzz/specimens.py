"""Specimens: a small valid file of every format that can be read, for the fuzz harness to spoil."""

import io
import re
from datetime import date, datetime
from functools import cache
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from crisistl.dates import BEGINNING, END, EventDate
from crisistl.formats.core.format import Format
from crisistl.formats.core.registry import FORMATS
from crisistl.formats.loading import load
from crisistl.model.timeline import Timeline

SMALL = Path(__file__).parents[1] / "small.json"

_ACTORS = """name,other names,part of,kind,role
Norland,NL; the North,,state,
Ida Berg,Minister Berg,Norland,person,minister
"""
_ACLED = """\
event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,\
actor2,inter2,location,latitude,longitude,source,source_scale,notes,fatalities,timestamp
VEL1,2022-01-10,2022,1,Political violence,Battles,Armed clash,Norland Militia,Hill People; Valley People,3,\
Port Guard,1,Port Sud,1.5,2.25,Gazette; Radio,National,"Shots at the sluice, at night.",3,1676911111
VEL2,28 December 2021,2021,2,Demonstrations,Protests,Peaceful protest,Protesters (Südmark),,6,\
,,Old Bridge,1.5,2.25,Radio,National,A march.,0,1676911112
VEL3,9-May-20,2020,3,,Riots,Mob violence,,,,,,,,,,,,NA,
"""
_UCDP = '''\
id,relid,year,type_of_violence,conflict_name,dyad_name,side_a,side_b,number_of_sources,source_article,\
source_office,source_date,source_headline,where_coordinates,country,date_prec,date_start,date_end,best,high,low
101.0,VEL-2001-1,2001.0,1.0,Norland: Water,Norland - River Front,Government of Norland,River Front,2.0,\
"""Gazette,2001-02-04,Clash"";""Radio,2001-02-05,Two dead""",\
Gazette;Radio,2001-02-04;2001-02-05,Clash;Two dead,Port Sud,Norland,1.0,2001-02-03,2001-02-03,2.0,3.0,
102,VEL-2001-2,2001,3,,,Government of Norland,Civilians,1,,,,,,Norland,4,2001-03-01,2001-03-31,1,1,1
'''
_GDELT = [
    ["900", "20220110", "202201", "2022", "2022.0274"],
    ["NOR", "NORLAND", "NOR", "", "", "", "", "GOV", "", ""],
    ["SUD", "SUDMARK", "SUD", "", "", "", "", "", "", ""],
    ["1", "042", "042", "04", "1", "1.9", "10", "2", "9", "-1.25"],
    ["0", "", "", "", "", "", "", ""],
    ["0", "", "", "", "", "", "", ""],
    ["4", "Port Sud, South, Sudmark", "SU", "SU01", "00123", "1.5", "2.25", "-1234567"],
    ["20220110234500", "https://www.town-crier.example/2022/talks"],
]
_CALENDAR = """BEGIN:VCALENDAR\r
PRODID:-//Other//Calendar 1.0//EN\r
X-WR-CALNAME:The dam\r
BEGIN:VTIMEZONE\r
TZID:Local\r
BEGIN:STANDARD\r
DTSTART:19701025T030000\r
TZOFFSETFROM:+0200\r
TZOFFSETTO:+0100\r
END:STANDARD\r
END:VTIMEZONE\r
BEGIN:VEVENT\r
UID:1\r
DTSTART;TZID=Local:20220110T233000\r
DURATION:PT2H\r
SUMMARY;LANGUAGE=en:A long lin\r
 e of talks\\, at night\r
LOCATION:Lakeholm\r
GEO:1.5;2.25\r
ATTENDEE;CN="Osk, Ann":mailto:osk@norland.example\r
ATTACH:https://x.example/a.pdf\r
BEGIN:VALARM\r
ACTION:DISPLAY\r
TRIGGER:-PT15M\r
END:VALARM\r
END:VEVENT\r
BEGIN:VEVENT\r
DTSTART;VALUE=DATE:20220112\r
DTEND;VALUE=DATE:20220115\r
RRULE:FREQ=WEEKLY;COUNT=3\r
EXDATE;VALUE=DATE:20220119\r
STATUS:CANCELLED\r
SUMMARY:March\r
CATEGORIES:dam,water\r
URL:https://x.example/march\r
END:VEVENT\r
BEGIN:VTODO\r
SUMMARY:Not an event\r
END:VTODO\r
END:VCALENDAR\r
"""
_MARKWHEN = """title: The dam
description: A quarrel
#water: blue
timezone: Europe/Zurich
dateFormat: d/M/y
---
section The beginning #water
group Talks
10/01/2022 - 12/01/2022: Talks at [Lakeholm](https://x.example) #dam @league
more of it
- [x] an item
key: value
2022-01 / 3 weeks: March !firstMarch
!firstMarch.end / 2 days: After it
endGroup
endSection
Jan 5 2022: In words
2022-01-10T10:00Z-2022-01-10T12:00Z: By the clock
2021-12-01 every 2 weeks for 3 times: Again
// a comment
"""
_SHEET = """Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,\
Media Caption,Media Thumbnail,Type,Group,Background
,,,,,,,,,The dam,"<p>A quarrel</p>",https://x.example/a.jpg,X,Y,,title,,#fff
2021,11,3,10:30 pm,2021,11,20,,early November,<b>Sluices</b> shut,By night.,,,,,,Dam,
2022,1,,,2022,2,,,,Talks,,,,,,era,,
2022,,,,,,,,,Talks fail,,,,,,,,https://x.example/b.jpg
"""
_PLACE_CELLS, _NOT_IN_VERSION_1 = 8, 4
_OLD_TIMELINEJS = """{"timeline": {"headline": "The dam", "type": "default", "date": [
 {"startDate": "2021,11,3", "endDate": "2021,11,20", "headline": "<b>Sluices</b> shut", "text": "<p>By night.</p>"},
 {"startDate": "2022,1", "headline": "Talks", "tag": "x", "asset": {"media": "https://x.example/a.jpg", "credit": "y"}}
]}}"""
_ANY_TABLE = """Datum;Was;Wer;tags;Link;Monat
03.11.2021;"Schleusen; zu";Norland, Südmark;dam;https://x.example;11
13.11.2021;=1+1;Norland;;;
Jan-22;Gespräche;;talks;;
"""


@cache
def timeline() -> Timeline:
    """The small timeline, which uses every feature of the model."""
    return load(SMALL)


_GEOJSON = """\
{"type": "FeatureCollection", "features": [
 {"type": "Feature", "geometry": {"type": "Point", "coordinates": [2.25, 1.5]},
  "properties": {"date": "2022-01-10", "title": "The sluice opens", "who": "Norland"}},
 {"type": "Feature", "geometry": null, "properties": {"date": "early 2021", "title": "Talks"}}]}
"""
_HTML_TABLE = """\
<h1>The dam</h1><table><tr><th>Date</th><th>Event</th><th>Who</th></tr>
<tr><td rowspan="2">10 January 2022</td><td>Talks &amp; shots</td><td>Norland; Sudmark</td></tr>
<tr><td>The sluice opens</td><td></td></tr></table>
"""
_MARKDOWN_TABLE = """\
# The dam

| Date | Event | Who |
|------|:-----:|-----|
| 10 January 2022 | Talks \\| shots | Norland |
| early 2021 | The sluice opens | |
"""
_MARKDOWN_LISTS = """\
# The dam

## 2022
- 10 January: Talks & *shots*
  - nobody was hurt[^1]

### March
- 2: [A strike](https://example.org/a)

[^1]: The Post
"""
_YAML = """\
title: The dam
timeline:
  - date: 10 January 2022
    title: "Talks: shots"
    who: [Norland, Sudmark]
  - {date: 2021, title: The sluice opens}
"""
_YAML_BY_DATE = "2022:\n  January: [Talks, Shots]\n  2 March:\n    title: A strike\n"
# other libraries unpack these; a spoiled file would test the library
_CONTAINERS = {"archive", "ods", "xls", "docx", "parquet", "sqlite"}


@cache
def specimens() -> dict[str, tuple[bytes, ...]]:
    """Valid files by the name of their format; several where a format has several forms."""
    known: dict[str, tuple[bytes, ...]] = {
        "geojson": (_GEOJSON.encode(),),
        "html-table": (_HTML_TABLE.encode(),),
        "markdown-table": (_MARKDOWN_TABLE.encode(), _MARKDOWN_LISTS.encode()),
        "yaml": (_YAML.encode(), _YAML_BY_DATE.encode()),
        "acled": (_ACLED.encode(),),
        "actors": (_ACTORS.encode(),),
        "ucdp": (_UCDP.encode(),),
        "gdelt": (_gdelt(2), _gdelt(1)),
        "timelinejs": (_OLD_TIMELINEJS.encode(),),
        "timelinejs-sheet": (_SHEET.encode(),),
        "ics": (_CALENDAR.encode(),),
        "markwhen": (_MARKWHEN.encode(),),
        "xlsx": (_workbook(),),
        "zip": (
            _zipped("20220110.export.CSV", _gdelt(2)),
            _zipped("a.csv", _ANY_TABLE.encode()),
        ),
        "csv": (
            _ANY_TABLE.encode(),
            _ANY_TABLE.replace("Datum;Was", "Date;Title").encode("cp1252"),
        ),
        "json": (SMALL.read_bytes(), _rows("json")),
        "jsonl": (_rows("jsonl"),),
    }
    for form in FORMATS:
        if form.reads and form.writes:
            known[form.name] = (written(form, timeline()), *known.get(form.name, ()))
    return {
        form.name: known[form.name]
        for form in FORMATS
        if form.reads and form.name not in _CONTAINERS
    }


def _zipped(name: str, content: bytes) -> bytes:
    """A zip file with one file in it."""
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr(ZipInfo(name), content)
    return packed.getvalue()


def written(form: Format, told: Timeline) -> bytes:
    """A timeline in this format, without the events of years that it refuses."""
    if form.name in ("ics", "markwhen", "timelinejs", "timelinejs-sheet"):
        told = told.narrowed(
            tuple(event for event in told.events if _is_plain(event.date))
        )
    if form.binary:
        data = io.BytesIO()
        form.writer()(told, data)
        return data.getvalue()
    text = io.StringIO(newline="")
    form.writer()(told, text)
    return text.getvalue().encode()


def _is_plain(when: EventDate) -> bool:
    bounds = (when.earliest_start, when.latest_end)
    return all(1 <= bound.year <= 9999 for bound in bounds if BEGINNING < bound < END)


def _gdelt(version: int) -> bytes:
    """Two rows of GDELT; in version 1 a place has a column less."""
    rows = [
        cell
        for cells in _GDELT
        for number, cell in enumerate(cells)
        if not (
            version == 1 and len(cells) == _PLACE_CELLS and number == _NOT_IN_VERSION_1
        )
    ]
    return ("\t".join(rows) + "\n").encode() * 2


def _workbook() -> bytes:
    """A table of somebody else: dates shown in several ways, shared texts, a second sheet."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ("Date", "Title", "Actors", "Dead"),
        (date(2022, 1, 10), "Talks", "Norland; Südmark", 3),
        (datetime(2022, 1, 12, 10, 30), "March", None, 1.5),
        (date(2022, 2, 1), "Rain", True, "1,200"),
        ("2021-04~", "'x", None, None),
    ):
        sheet.append(row)
    sheet["A4"].number_format = "mmm yyyy"
    book.create_sheet("Notes").append(("nothing", "here"))
    out = io.BytesIO()
    book.save(out)
    return _timeless(out.getvalue())


def _timeless(workbook: bytes) -> bytes:
    """The same whenever it is made."""
    out = io.BytesIO()
    with (
        ZipFile(io.BytesIO(workbook)) as made,
        ZipFile(out, "w", ZIP_DEFLATED) as packed,
    ):
        for name in made.namelist():
            content = re.sub(
                rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"2022-01-27T00:00:00Z", made.read(name)
            )
            packed.writestr(ZipInfo(name), content)
    return out.getvalue()


def _rows(form: str) -> bytes:
    """The rows that `list --format` prints, which can be read as well."""
    from crisistl.engine.answer import Answer
    from crisistl.output.registry import output_named
    from crisistl.views.events import events_table

    out = io.StringIO(newline="")
    output_named(form)(events_table(Answer.of(timeline())), out)
    return out.getvalue().encode()
