"""Specimens: a small valid file of every format that can be read, for the fuzz harness to spoil."""

import io
from functools import cache
from pathlib import Path

from crisistl.formats.loading import load
from crisistl.formats.registry import FORMATS, Format
from crisistl.model import Timeline

SMALL = Path(__file__).parent.parent / "tests" / "small.json"

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


@cache
def specimens() -> dict[str, tuple[bytes, ...]]:
    """Valid files by the name of their format; several where a format has several forms."""
    gdelt = "\n".join("\t".join(cell for cells in _GDELT for cell in cells) for _ in range(2)) + "\n"
    known: dict[str, tuple[bytes, ...]] = {
        "acled": (_ACLED.encode(),),
        "ucdp": (_UCDP.encode(),),
        "gdelt": (gdelt.encode(),),
        "timelinejs": (_OLD_TIMELINEJS.encode(),),
        "csv": (_ANY_TABLE.encode(), _ANY_TABLE.encode("cp1252")),
        "json": (SMALL.read_bytes(), _rows("json")),
        "jsonl": (_rows("jsonl"),),
    }
    for form in FORMATS:
        if form.reads and form.writes:
            known[form.name] = (written(form), *known.get(form.name, ()))
    return {form.name: known[form.name] for form in FORMATS if form.reads}


def written(form: Format) -> bytes:
    """The small timeline in this format."""
    if form.binary:
        data = io.BytesIO()
        form.writer()(timeline(), data)
        return data.getvalue()
    text = io.StringIO(newline="")
    form.writer()(timeline(), text)
    return text.getvalue().encode()


def _rows(form: str) -> bytes:
    """The rows that `list --format` prints, which can be read as well."""
    from crisistl.output.registry import output_named
    from crisistl.predicate import select
    from crisistl.views.answer import Answer
    from crisistl.views.events import events_table

    out = io.StringIO(newline="")
    output_named(form)(events_table(Answer(timeline(), select(timeline()))), out)
    return out.getvalue().encode()
