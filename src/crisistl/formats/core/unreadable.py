"""Unreadable: files that aren't read, of other programs or written for people, with what to do instead."""

import re

from crisistl.errors import DataError
from crisistl.formats.core.input import Input

_AS_CSV = "save its table as CSV or .xlsx, then name that file"
_AS_TEXT = "save it as .docx or .txt, then name that file"
_STATISTICS = "write its table as CSV in the program that made it, then name that file"
_AS_MAP = "save its places as GeoJSON or CSV with their times, or name the chronology that it was made from"
_AS_PAGE = "save the page that it makes as .html, then name that file"
_AS_EVENTS = (
    "write its entries as a table in CSV, with a column date, then name that file"
)
_ENDINGS = {
    ".rtf": ("an RTF document", _AS_TEXT),
    ".doc": ("an old Word document", _AS_TEXT),
    ".odt": ("an OpenDocument text", _AS_TEXT),
    ".pages": ("a Pages document", _AS_TEXT),
    ".epub": ("an e-book", _AS_TEXT),
    ".pdf": ("a PDF", "save its table as CSV, or its text as .txt"),
    ".numbers": ("a Numbers spreadsheet", _AS_CSV),
    ".gsheet": ("a link to Google Sheets", "download the sheet as CSV or .xlsx"),
    ".pptx": ("a presentation", _AS_CSV),
    ".ppt": ("a presentation", _AS_CSV),
    ".mdb": ("an Access database", _AS_CSV),
    ".accdb": ("an Access database", _AS_CSV),
    ".dta": ("a Stata file", _STATISTICS),
    ".sav": ("an SPSS file", _STATISTICS),
    ".rds": ("an R file", _STATISTICS),
    ".rdata": ("an R file", _STATISTICS),
    ".feather": ("an Arrow file", _STATISTICS),
    ".arrow": ("an Arrow file", _STATISTICS),
    ".duckdb": ("a DuckDB database", _STATISTICS),
    ".dbf": ("a dBASE table", _AS_CSV),
    ".fods": ("a flat OpenDocument spreadsheet", "save it as .ods or .xlsx"),
    ".toml": ("TOML", "write its entries as YAML or CSV, then name that file"),
    ".tex": ("LaTeX", _AS_CSV),
    ".wiki": ("wikitext", _AS_PAGE),
    ".adoc": ("AsciiDoc", _AS_PAGE),
    ".bib": ("a list of references in BibTeX", _AS_EVENTS),
    ".ris": ("a list of references in RIS", _AS_EVENTS),
    ".ged": ("a family tree in GEDCOM", _AS_EVENTS),
    ".org": ("an Org file", _AS_PAGE),
    ".timeline": (
        "a file of Timeline Project",
        "export it as CSV, then name that file",
    ),
    ".dif": ("a table in DIF", _AS_CSV),
    ".slk": ("a table in SYLK", _AS_CSV),
    ".pkl": ("a pickle of Python", _STATISTICS),
    ".pickle": ("a pickle of Python", _STATISTICS),
    ".ipynb": ("a notebook of Jupyter", _STATISTICS),
    ".sql": ("SQL", "load it into a database, and export its table as CSV"),
    ".opml": ("an outline in OPML", _AS_TEXT),
    ".xml": ("XML", _AS_CSV),
    ".mhtml": ("a saved web page of mail or Excel", _AS_CSV),
    ".kml": ("a map in KML", _AS_MAP),
    ".kmz": ("a map in KML", _AS_MAP),
    ".7z": ("an archive", "unpack it, then name the file inside"),
    ".rar": ("an archive", "unpack it, then name the file inside"),
    ".gz": ("a compressed file", "unpack it, then name the file inside"),
    ".png": ("a picture", "type its events into a table"),
    ".jpg": ("a picture", "type its events into a table"),
}
_BEGINNINGS = {
    "{\\rtf": ".rtf",
    "%PDF-": ".pdf",
    "\x1f\x8b": ".gz",
    "Rar!": ".rar",
    "7z\xbc\xaf": ".7z",
    "\x89PNG": ".png",
    "\xff\xd8\xff": ".jpg",
    "MIME-Version:": ".mhtml",
    "ARROW1": ".arrow",
}
_BEGINNINGS_OF_TEXT = (
    (
        re.compile(
            r"\s*(?:\{\||==[^=\n]+==\s*\n\s*[*#] |\|\|[^|\n]+\|\||\^ [^^\n]+\^|\|_\. )"
        ),
        ".wiki",
    ),
    (re.compile(r"\s*\[(?:width|cols|options|%header)\b"), ".adoc"),
    (re.compile(r"\s*\\(?:documentclass|begin\{)"), ".tex"),
    (re.compile(r"\s*@[A-Za-z]+\{[^\n{}]*,\s*\n"), ".bib"),
    (re.compile(r"\s*TY  - [A-Z]"), ".ris"),
    (re.compile(r"\s*0 HEAD\s*\n"), ".ged"),
    (re.compile(r"(?:<\?xml[^>]*>)?\s*<timeline>\s*<version>"), ".timeline"),
    (re.compile(r'\s*\{\s*"cells"\s*:\s*\[\s*\{[^{}]*"cell_type"'), ".ipynb"),
    (
        re.compile(
            r"(?:PRAGMA|BEGIN TRANSACTION|CREATE TABLE|INSERT INTO)\b[^\n]*[;(]",
            re.IGNORECASE,
        ),
        ".sql",
    ),
    (re.compile(r"(?:<\?xml[^>]*>)?\s*<office:document\b"), ".fods"),
    (re.compile(r"(?:<\?xml[^>]*>)?\s*<opml\b"), ".opml"),
    (re.compile(r"(?:<\?xml[^>]*>)?\s*<kml\b"), ".kml"),
)
"""How texts of these kinds begin, whatever their ending is."""
_WRITE_TABLE = re.compile(r'\A(?:"[^"\n]*" )+"[^"\n]*"\r?\n"[^"\n]*" ')
_DPUT = re.compile(r"\Astructure\(list\(")
_OF_R = 'write it with write.csv(x, "file.csv", row.names = FALSE), then name that file'
_BEGINNINGS_OF_JSON = (
    (re.compile(r'\s*\{\s*"pandoc-api-version"'), "a document of pandoc", _AS_TEXT),
    (
        re.compile(r'\s*\[\s*"vcalendar"', re.IGNORECASE),
        "a calendar in jCal",
        "save it as .ics, then name that file",
    ),
    (
        re.compile(r'\s*\[?\s*\{[^\0]{0,900}?"issued"\s*:\s*\{\s*"date-parts"'),
        "a list of references in CSL JSON",
        _AS_EVENTS,
    ),
)
_XML_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_LOOKED_AT = 1024  # bytes
_MARK = "\xef\xbb\xbf"  # that of UTF-8, read as Latin-1

_WRITTEN = (
    (re.compile(r'^<a id="[^"\n]+"></a>\*\*', re.MULTILINE), "a report of crisistl"),
    (
        re.compile(
            r"^\| date \| who \| title \|(?=[^\0]*?(?: → | — claimed by ))", re.M
        ),
        "a list of crisistl",
    ),
    (re.compile(r'<meta name="generator" content="crisistl\b'), "a page of crisistl"),
    (re.compile(r"\A\s*timeline\b[^\n]*\n\s+(?:title|section) "), "a Mermaid timeline"),
    (re.compile(r"\A(?:<\?xml[^>]*>)?\s*<svg\b"), "a picture"),
)
"""Texts that are written for people or other programs, each known by a mark; their dates are words."""
_FOR_PEOPLE = (".md", ".markdown", ".mmd", ".html", ".htm", ".txt", ".kml", ".svg")


# a line of the calendar of Unix: a month and a day, "*" where it changes, a tab, the text
_CALENDAR_LINE = re.compile(
    r"(?:\d\d?/(?:\d\d?|[A-Za-z]{3})|[A-Z][a-z]{2,8} \d\d?)\*?\t[^\t]+"
)
_CALENDAR_REST = re.compile(r"\s|/\*| ?\*|//|#|[A-Z_]+=|$")
_MOST_LINES = 30


def refuse_unreadable(file: Input) -> None:
    """DataError for a file of a kind that isn't read."""
    ending = next((e for e in _ENDINGS if file.ending.endswith(e)), None)
    if ending is None and file.path is not None and file.path.is_dir():
        return
    if ending is None:
        ending = _ending_by_content(file)
    if ending is not None:
        kind, remedy = _ENDINGS[ending]
        raise DataError(f"{file.name} is {kind}, which isn't read", remedy)
    if file.ending.endswith(_FOR_PEOPLE) or "." not in file.ending:
        refuse_written(file.head(), file.name)


def refuse_calendar(head: str, name: str) -> None:
    """DataError for a text that begins like a calendar of Unix, whose days are those of every year."""
    if _is_calendar(head):
        raise DataError(
            f"{name} is a calendar of days without a year, which isn't read",
            "write each line with its year, as in '16 October 1962: what happened'",
        )


def _is_calendar(head: str) -> bool:
    """Whether all lines but comments and continued ones are those of a calendar of Unix."""
    if "\t" not in head:
        return False
    lines = head.splitlines()[:_MOST_LINES]
    kept = [line for line in lines if not _CALENDAR_REST.match(line)]
    comments = any(line.startswith(("/*", "//", "#")) for line in lines)
    days = sum(bool(_CALENDAR_LINE.fullmatch(line)) for line in kept)
    return days == len(kept) and (days > 1 or (days == 1 and comments))


def _ending_by_content(file: Input) -> str | None:
    """The ending of the kind of file that this begins like."""
    with file.open() as stream:
        head = stream.read(_LOOKED_AT).decode("latin-1")
    if _XML_SPREADSHEET in head:
        raise DataError(
            f"{file.name} is an XML spreadsheet of Excel 2003, which isn't read",
            _AS_CSV,
        )
    for beginning, ending in _BEGINNINGS.items():
        if head.startswith(beginning):
            return ending
    text = head.removeprefix(_MARK)
    if _WRITE_TABLE.match(text) or _DPUT.match(text):
        raise DataError(f"{file.name} is text of R, which isn't read", _OF_R)
    for pattern, kind, remedy in _BEGINNINGS_OF_JSON:
        if pattern.match(text):
            raise DataError(f"{file.name} is {kind}, which isn't read", remedy)
    for pattern, ending in _BEGINNINGS_OF_TEXT:
        if pattern.match(text):
            return ending
    return None


def refuse_written(text: str, name: str) -> None:
    """DataError for a text that crisistl writes for people: read back, it would give other events."""
    for mark, kind in _WRITTEN:
        if mark.search(text):
            raise DataError(
                f"{name} is {kind}, made to be looked at, and isn't read",
                "name the chronology that it was made from, such as its .json file",
            )
