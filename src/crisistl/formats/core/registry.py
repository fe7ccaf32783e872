"""The registry of formats: name, endings, how each is detected, and what it carries."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import IO, Any

from crisistl.errors import Advice, DataError, UsageError
from crisistl.formats.core.content import BINARY, KINDS, content_kind
from crisistl.formats.core.input import Input
from crisistl.formats.core.losses import lost
from crisistl.formats.core.record import Item, Note, ReadOptions
from crisistl.formats.core.unreadable import refuse_unreadable
from crisistl.model.event_fields import carried
from crisistl.model.integrity import References
from crisistl.model.timeline import Event, Timeline
from crisistl.text.names import did_you_mean
from crisistl.text.wording import file_name

Reader = Callable[[Input, ReadOptions], Iterator[Item]]
Writer = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Format:
    """A file format. `reads` and `writes` are "module:function" under crisistl.formats, or None.

    `looks` checks the first characters of a file whose ending several formats share.
    A writer is called with a timeline and an open file; where `takes_query`, it also takes the query's sentence as
    `asked`, and where `takes_name`, what a timeline without a title is called, as `name`. A file of more than `most`
    events is a burden to open.
    """

    name: str
    title: str
    endings: tuple[str, ...]
    reads: str | None = None
    writes: str | None = None
    looks: Callable[[str], bool] | None = None
    binary: bool = False
    takes_query: bool = False
    takes_name: bool = False
    most: int | None = None

    @property
    def carries(self) -> frozenset[str]:
        """The event fields that survive writing and reading back."""
        return carried(self.name)

    def has_double(self, ending: str) -> bool:
        """Whether a file's ending is one of ours with two parts, such as ".timelinejs.json"."""
        double = tuple(one for one in self.endings if one.count(".") > 1)
        return ending.endswith(double)

    def reader(self) -> Reader:
        """The function that reads it; UsageError where it is only written."""
        if self.reads is None:
            raise UsageError(f"{self.title} is written, not read")
        return _function(self.reads)  # type: ignore[no-any-return]

    def write(
        self, timeline: Timeline, out: IO[Any], *, asked: str = "", name: str = ""
    ) -> None:
        """Write a timeline; `asked` and `name` for a format that takes them. UsageError where it is only read."""
        options = {}
        if self.takes_query:
            options["asked"] = asked
        if self.takes_name:
            options["name"] = name
        self.writer()(timeline, out, **options)

    def writer(self) -> Writer:
        """The function that writes it; UsageError where it is only read."""
        if self.writes is None:
            raise UsageError(f"{self.title} is read, not written")
        return _function(self.writes)  # type: ignore[no-any-return]


def _function(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(import_module(f"crisistl.formats.{module}"), name)


def _has(*words: str) -> Callable[[str], bool]:
    return lambda head: all(word in head for word in words)


def _matches(pattern: str) -> Callable[[str], bool]:
    return lambda head: re.search(pattern, head, re.IGNORECASE) is not None


def _begins(text: str) -> Callable[[str], bool]:
    return lambda head: head.lstrip("\ufeff \t\r\n").upper().startswith(text)


def _header(*columns: str) -> Callable[[str], bool]:
    """Whether the first line names these columns."""
    return lambda head: (
        set(columns)
        <= set(re.split(r"[,;\t\"]", head.lstrip("\ufeff").split("\n", 1)[0]))
    )


def _lists_actors(head: str) -> bool:
    """Whether the first line has the headings of a register of actors, and none of a date."""
    first = head.lstrip("\ufeff").split("\n", 1)[0].lower()
    columns = {column.strip() for column in re.split(r"[,;\t|\"]", first)}
    return "name" in columns and bool(columns & {"other names", "part of"})


# an id, a day and month, and the other 55 or more cells of a row, or of the header that some have put above
_GDELT_ROW = r"\A\ufeff?(GLOBALEVENTID\tSQLDATE\t|\d+\t\d{8}\t\d{6}\t)([^\t\n]*\t){53}"


_OURS = "description|language|timezone|as_of|license|sources|actors|themes|omitted"  # TimelineJS has no such keys


def _is_timelinejs(head: str) -> bool:
    """Whether JSON is TimelineJS; ours, which may have keys of all names in `extra`, begins with a title in a text."""
    ours = re.match(
        rf'\W*\{{\s*(?:"timeline"\s*:\s*\{{\s*)?(?:"title"\s*:\s*"|"(?:{_OURS})")|\s*\[',
        head,
    )
    if ours:
        return False
    return bool(
        re.search(r'"(start_date|startDate)"\s*:|"text"\s*:\s*\{\s*"headline"', head)
    )


def _starts_object(head: str) -> bool:
    return head.lstrip("\ufeff \t\r\n").startswith(("{", "["))


FORMATS: tuple[Format, ...] = (
    Format(
        "timelinejs",
        "TimelineJS JSON",
        (".timelinejs.json", ".json"),
        "timelinejs.document:read_timelinejs",
        "timelinejs.document:write_timelinejs",
        _is_timelinejs,
    ),
    Format(
        "timelinejs-sheet",
        "TimelineJS spreadsheet",
        (".timelinejs.csv", ".csv"),
        "timelinejs.sheet:read_sheet",
        "timelinejs.sheet:write_sheet",
        _matches(
            r"\A\W*(year\b.*\bdisplay date\b.*\bheadline\b|start date\W+end date\W+headline\b.*\bmedia\b)"
        ),
    ),
    Format(
        "ucdp",
        "UCDP GED",
        (".csv",),
        "datasets.ucdp:read",
        None,
        _header("type_of_violence", "date_prec"),
    ),
    Format(
        "acled",
        "ACLED",
        (".csv",),
        "datasets.acled:read",
        None,
        _header("event_id_cnty", "sub_event_type"),
    ),
    Format(
        "gdelt",
        "GDELT events",
        (".tsv", ".csv", ".txt"),
        "datasets.gdelt:read",
        None,
        _matches(_GDELT_ROW),
    ),
    Format(
        "actors",
        "Table of actors",
        (".actors.csv", ".csv"),
        "tables.actors:read_actors",
        None,
        _lists_actors,
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
        "tables.workbook:write",
        _begins("PK"),
        binary=True,
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
        _begins("BEGIN:VCALENDAR"),
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
    ),
    Format(
        "event-lines",
        "JSON Lines of events alone",
        (".events.jsonl",),
        None,
        "exports.event_lines:write_event_lines",
    ),
    Format(
        "jsonl",
        "crisistl JSON Lines",
        (".jsonl", ".ndjson"),
        "objects.document:read_lines",
        "json.own_writer:write_lines",
        _matches(r"\A\ufeff?\s*\{.*\}[ \t\r]*\n\s*\{"),
    ),
    Format(
        "json",
        "crisistl JSON",
        (".json",),
        "objects.document:read_json",
        "json.own_writer:write_json",
        _starts_object,
    ),
    Format(
        "geojson",
        "GeoJSON",
        (".geojson",),
        "objects.document:read_json",
        "exports.geojson:write_geojson",
    ),
    Format("kml", "KML", (".kml",), None, "exports.kml:write_kml"),
    Format(
        "mermaid", "Mermaid timeline", (".mmd",), None, "exports.mermaid:write_mermaid"
    ),
    Format(
        "tsv",
        "TSV",
        (".tsv", ".tab"),
        "tables.sheet:read_tsv",
        "tables.sheet:write_tsv",
    ),
    Format(
        "csv",
        "CSV",
        (".csv", ".txt"),
        "tables.sheet:read_csv",
        "tables.sheet:write_csv",
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


_TABLES = frozenset(
    {"csv", "tsv", "timelinejs-sheet", "ucdp", "acled", "gdelt", "actors"}
)
_DOCUMENTS = frozenset({"json", "timelinejs", "geojson"})
_FAMILIES: Mapping[str, frozenset[str]] = {
    "table": _TABLES,
    "json": _DOCUMENTS,
    "json-line": _DOCUMENTS | {"jsonl"},
}
"""The formats of a kind of content, where there are several."""

_LOOSE = frozenset({"markdown-table", "yaml", "markwhen"})
"""Texts that may begin in any way."""


def format_of_input(file: Input) -> Format:
    """The format of a file to read, by its ending and, where several share it, by how it begins.

    Without an ending, as on standard input, content alone decides; so it does where the ending is wrong.
    """
    return detected(file)[0]


def detected(file: Input) -> tuple[Format, Note | None]:
    """The format of a file to read, and a remark where its ending says another."""
    if file.ending.endswith(".draft.json"):
        raise DataError(
            f"{file.name} is a draft, not a chronology",
            "review it to take over its events",
            (Advice("review", (file.name,)),),
        )
    refuse_unreadable(file)
    if file.path is not None and file.path.is_dir():
        return format_named("archive"), None
    readable = [known for known in FORMATS if known.reads]
    named = [known for known in readable if file.ending.endswith(known.endings)]
    is_any = not named or file.ending.endswith(".txt")  # the ending of all kinds
    kind = content_kind(file)
    if is_any and kind in BINARY:
        return format_named(kind), None
    if not is_any and _is_other(kind, named):
        family = _FAMILIES.get(kind, {kind})
        known = _best([known for known in readable if known.name in family], file)
        remark = (
            f"{file.name} is {KINDS[kind]} by its content, and read as that; its "
            "ending says something else"
        )
        return known, Note(remark)
    if double := [known for known in named if known.has_double(file.ending)]:
        return double[0], None
    if len(named) == 1:
        return named[0], None
    return _best(readable if is_any else named, file, known_ending=bool(named)), None


def _is_other(kind: str, named: Sequence[Format]) -> bool:
    """Whether a kind of content is not what the formats of an ending read."""
    names = {known.name for known in named}
    if not kind or names & _FAMILIES.get(kind, {kind}):
        return False
    return kind in BINARY or not names <= _LOOSE


def _best(
    choices: Sequence[Format], file: Input, *, known_ending: bool = True
) -> Format:
    """The first of several formats that a file begins like; else the last that has no such mark."""
    head = file.head()
    for known in choices:
        if known.looks and known.looks(head):
            return known
    if known_ending:
        plain = [known for known in choices if known.looks is None]
        return (plain or choices)[-1]
    return format_named("tsv" if "\t" in head.split("\n", 1)[0] else "csv")


def target_format(target: str, name: str | None, option: str) -> Format:
    """The format to write a target in: the one that is named with `option`, else that of its ending.

    UsageError if neither is given, as on standard output ("-").
    """
    if name is not None:
        return format_named(name)
    if target == "-":
        raise UsageError(f"writing to - needs {option}, such as {option} csv")
    return format_of_output(target)


def format_of_output(name: str) -> Format:
    """The format of a file to write, by its longest ending; of formats that share it, the last.

    Raises UsageError where the ending is unknown.
    """
    lower = name.lower()
    written = []
    for known in FORMATS:
        if known.writes:
            for ending in known.endings:
                written.append((ending, known))
    found = [(ending, known) for ending, known in written if lower.endswith(ending)]
    if not found:
        endings = ", ".join(sorted({ending for ending, _ in written}))
        raise UsageError(
            f"{file_name(name)}: no format has this ending; use one of {endings}"
        )
    return max(reversed(found), key=lambda item: len(item[0]))[1]


def dropped(timeline: Timeline, known: Format) -> tuple[str, ...]:
    """The event fields that this timeline uses and the format can't carry, in the model's order."""
    return used_fields(timeline, set(Event.model_fields) - known.carries)


def used_fields(timeline: Timeline, names: Collection[str]) -> tuple[str, ...]:
    """Those of these event fields that some event has a value in, in the model's order."""
    default = {}
    for name, field in Event.model_fields.items():
        if name in names:
            default[name] = field.get_default(
                call_default_factory=True, validated_data={}
            )
    return tuple(
        name
        for name in default
        if any(getattr(e, name) != default[name] for e in timeline.events)
    )


def remarks(
    timeline: Timeline,
    known: Format,
    references: References | None = None,
    *,
    chosen: bool = False,
) -> tuple[str, ...]:
    """Remarks for the user after writing: what is lost, shown in another way, or slow to open.

    `references` and `chosen` are those of `losses.lost`.
    """
    fields = dropped(timeline, known)
    left_out = left_out_sentence(
        known.name,
        [_with_columns(name, timeline) for name in fields],
        lost(timeline, known.name, references, chosen=chosen),
    )
    others = (*_shown_otherwise(timeline, known), burden(timeline, known))
    return tuple(filter(None, (left_out, *others)))


_MOST_COLUMNS = 5


def _with_columns(name: str, timeline: Timeline) -> str:
    """The name of a field; that of `extra` with the columns that are in it."""
    if name != "extra":
        return name
    columns = [*dict.fromkeys(key for event in timeline.events for key in event.extra)]
    shown = [*columns[:_MOST_COLUMNS], *(["…"] if len(columns) > _MOST_COLUMNS else [])]
    return f"extra ({', '.join(shown)})"


def left_out_sentence(
    form: str,
    fields: Iterable[str],
    parts: str,
    remedy: str = "JSON and JSON Lines keep them",
) -> str:
    """A remark on the event fields and the parts that a form leaves out; empty if there are none."""
    left_out = "; ".join(filter(None, (", ".join(fields), parts)))
    kept = ""
    if parts:
        kept = f" ({remedy})"
    if left_out:
        return f"{form}: dropped {left_out}{kept}"
    return ""


def _shown_otherwise(timeline: Timeline, known: Format) -> tuple[str, ...]:
    if known.writes is None:
        return ()
    remarks_of = getattr(
        import_module(f"crisistl.formats.{known.writes.partition(':')[0]}"),
        "remarks",
        None,
    )
    return remarks_of(timeline) if remarks_of else ()


def burden(timeline: Timeline, known: Format) -> str:
    """A remark on a file that will be slow to open, with what to do; empty where it will not."""
    if known.most is None or len(timeline.events) <= known.most:
        return ""
    return (
        f"{known.name}: {len(timeline.events):,} events make a page that is slow to open; keep it to {known.most:,} "
        "with a filter such as a period or an actor, or write a page for each year"
    )
