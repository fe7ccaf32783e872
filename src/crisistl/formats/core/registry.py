"""The registry of formats: name, endings, reader and writer of each."""

from collections.abc import Iterable

from crisistl.errors import UsageError
from crisistl.formats.core.format import Format
from crisistl.formats.core.looks import (
    GDELT_ROW,
    begins,
    header,
    is_ruled,
    is_timelinejs,
    lists_actors,
    matches,
    starts_object,
)
from crisistl.text.names import did_you_mean

FORMATS: tuple[Format, ...] = (
    Format(
        "timelinejs",
        "TimelineJS JSON",
        (".timelinejs.json", ".json"),
        "timelinejs.document:read_timelinejs",
        "timelinejs.document:write_timelinejs",
        is_timelinejs,
    ),
    Format(
        "timelinejs-sheet",
        "TimelineJS spreadsheet",
        (".timelinejs.csv", ".csv"),
        "timelinejs.sheet:read_sheet",
        "timelinejs.sheet:write_sheet",
        matches(
            r"\A\W*(year\b.*\bdisplay date\b.*\bheadline\b|start date\W+end date\W+headline\b.*\bmedia\b)"
        ),
    ),
    Format(
        "ucdp",
        "UCDP GED",
        (".csv",),
        "datasets.ucdp:read",
        None,
        header("type_of_violence", "date_prec"),
    ),
    Format(
        "acled",
        "ACLED",
        (".csv",),
        "datasets.acled:read",
        None,
        header("event_id_cnty", "sub_event_type"),
    ),
    Format(
        "gdelt",
        "GDELT events",
        (".tsv", ".csv", ".txt"),
        "datasets.gdelt:read",
        None,
        matches(GDELT_ROW),
    ),
    Format(
        "actors",
        "Table of actors",
        (".actors.csv", ".csv"),
        "tables.actors:read_actors",
        None,
        lists_actors,
    ),
    Format(
        "zip",
        "Zip archive of one file",
        (".zip",),
        "tables.containers:read_zip",
        binary=True,
    ),
    Format(
        "xlsx",
        "Excel",
        (".xlsx", ".xlsm"),
        "tables.workbook:read",
        "tables.workbook_writer:write",
        begins("PK"),
        binary=True,
        takes_plain=True,
    ),
    Format(
        "ods",
        "OpenDocument spreadsheet",
        (".ods",),
        "tables.containers:read_spreadsheet",
        binary=True,
    ),
    Format(
        "xls",
        "Excel 97-2003",
        (".xls",),
        "tables.containers:read_spreadsheet",
        binary=True,
    ),
    Format(
        "docx",
        "Table in a Word file",
        (".docx",),
        "tables.containers:read_word",
        binary=True,
    ),
    Format(
        "parquet",
        "Parquet",
        (".parquet",),
        "tables.containers:read_parquet",
        "exports.parquet:write_parquet",
        binary=True,
        takes_plain=True,
    ),
    Format(
        "sqlite",
        "SQLite",
        (".sqlite", ".sqlite3", ".db"),
        "sqlite.reader:read_sqlite",
        "sqlite.writer:write_sqlite",
        binary=True,
    ),
    Format(
        "html-table",
        "Table in a web page",
        (".html", ".htm"),
        "tables.containers:read_html",
    ),
    Format(
        "markdown-table",
        "Lists and tables in Markdown",
        (".md", ".markdown"),
        "notes.markdown:read_markdown",
        looks=is_ruled,
    ),
    Format("yaml", "YAML", (".yml", ".yaml"), "notes.yaml:read_yaml"),
    Format(
        "archive",
        "crisistl archive",
        (".crisis",),
        "archive.reader:read",
        binary=True,
    ),
    Format(
        "ics",
        "iCalendar",
        (".ics", ".ical"),
        "ics.reader:read_ics",
        "ics.calendar:write_ics",
        begins("BEGIN:VCALENDAR"),
        takes_plain=True,
    ),
    Format(
        "markwhen",
        "Markwhen",
        (".mw", ".markwhen"),
        "markwhen.document:read_markwhen",
        "markwhen.document:write_markwhen",
    ),
    Format(
        "html",
        "Web page",
        (".html", ".htm"),
        None,
        "page.writer:write_page",
        takes_plain=True,
        takes_query=True,
        takes_name=True,
        most=5_000,
    ),
    Format(
        "markdown",
        "Markdown",
        (".md", ".markdown"),
        None,
        "report:write_report",
        takes_name=True,
        takes_plain=True,
    ),
    Format(
        "event-lines",
        "JSON Lines of events alone",
        (".events.jsonl",),
        None,
        "exports.event_lines:write_event_lines",
        takes_plain=True,
    ),
    Format(
        "jsonl",
        "crisistl JSON Lines",
        (".jsonl", ".ndjson"),
        "objects.document:read_lines",
        "json.own_writer:write_lines",
        matches(r"\A\ufeff?\s*\{.*\}[ \t\r]*\n\s*\{"),
        takes_plain=True,
    ),
    Format(
        "json",
        "crisistl JSON",
        (".json",),
        "objects.document:read_json",
        "json.own_writer:write_json",
        starts_object,
        takes_plain=True,
    ),
    Format(
        "geojson",
        "GeoJSON",
        (".geojson",),
        "objects.document:read_json",
        "exports.geojson:write_geojson",
        takes_plain=True,
    ),
    Format("kml", "KML", (".kml",), None, "exports.kml:write_kml", takes_plain=True),
    Format(
        "mermaid",
        "Mermaid timeline",
        (".mmd",),
        None,
        "exports.mermaid:write_mermaid",
        takes_plain=True,
    ),
    Format(
        "tsv",
        "TSV",
        (".tsv", ".tab"),
        "tables.sheet:read_tsv",
        "tables.sheet_writer:write_tsv",
        takes_plain=True,
    ),
    Format(
        "csv",
        "CSV",
        (".csv", ".txt"),
        "tables.sheet:read_csv",
        "tables.sheet_writer:write_csv",
        takes_plain=True,
    ),
)
"""Formats that share an ending are in the order in which they are tried; the last of an ending takes the rest."""


def format_named(name: str) -> Format:
    """The format of this name, or of this ending where no other has it: markdown, md.

    UsageError with the nearest names where there is none.
    """
    wanted = name.lower()
    found = [known for known in FORMATS if known.name == wanted] or _with_ending(wanted)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(
            f"format {name!r} could be {_either(known.name for known in found)}; name one of them"
        )
    names = [known.name for known in FORMATS]
    advice = did_you_mean(name, names)
    if not advice:
        advice = f"; there are {', '.join(names)}"
    raise UsageError(f"unknown format {name!r}{advice}")


def _with_ending(name: str) -> list[Format]:
    ending = f".{name.removeprefix('.')}"
    found = []
    for known in FORMATS:
        # a reader of tables inside documents shares its ending with the writer of such documents, which is meant
        if ending in known.endings and not known.name.endswith("-table"):
            found.append(known)
    return found


def _either(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} or {last}"
