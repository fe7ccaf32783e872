"""Events to a Table: one row an event, with the columns that were asked for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crisistl.dates import ongoing
from crisistl.engine.answer import Answer
from crisistl.model.timeline import Citation, Timeline
from crisistl.output.report import Heading, Report
from crisistl.output.table import Cell, Column, Finder, Row, Section, Table
from crisistl.query.fields import FIELDS, FULL_COLUMNS, Field, Hit, field_of
from crisistl.query.search import searched_text, snippet
from crisistl.query.tree import During, window_of
from crisistl.views.reasons import reasons

SHORT_COLUMNS = ("id", "date", "who", "title")
"""The columns of a piped list: one event a line."""

_DEFAULT_COLUMNS = ("date", "who", "title", "themes", "id")
_PART_OF_YEAR = re.compile(r"\d{4}-(?:2[1-9]|3\d|4[01])(?![\dX-])")
_EXPLAINED = re.compile(r" \([^()]*\)")  # the months of a part of a year
_ROOM = {"themes": 80, "id": 120}


def events_report(
    answer: Answer, columns: Sequence[str] = (), limit: int | None = None, *, parted: bool = True
) -> Report:
    """The events of an answer, with these columns or the usual ones; `parted` as in `reading_table`."""
    answer.first(limit, ongoing_last=parted)  # before they are counted, so that a file is read once for both
    return Report(
        events_heading(answer, limit),
        rows=lambda: events_table(answer, columns or FULL_COLUMNS, limit),
        reading=lambda: reading_table(answer, columns, limit, parted=parted),
        lines=lambda: reading_table(answer, columns or SHORT_COLUMNS, limit, parted=parted, worded=False),
    )


def events_heading(answer: Answer, limit: int | None = None) -> Heading:
    """The heading of a list of events, of which the first `limit` are shown."""
    return Heading(answer.head.title, answer.sentence, _count(answer, limit), reasons(answer))


def events_table(answer: Answer, columns: Sequence[str] = FULL_COLUMNS, limit: int | None = None) -> Table:
    """The events in one section, in their usual order."""
    fields = [field_of(name, shown=True) for name in columns]
    headers = tuple(field.header for field in fields)
    return Table(headers, (Section("", _rows(answer.first(limit), fields, answer.head)),))


def _count(answer: Answer, limit: int | None) -> str:
    if limit is None or limit >= answer.number.events:
        return answer.count
    return f"{answer.count}; the first {limit:,} shown" if limit else f"{answer.count}; none shown"


def reading_table(
    answer: Answer,
    columns: Sequence[str] = (),
    limit: int | None = None,
    *,
    parted: bool = True,
    worded: bool = True,
) -> Table:
    """The events as a person reads them: what surely began before the window stands last, under "Ongoing".

    Without `columns`: date, sides, title, themes; the id where there is room. With `parted` false nothing
    stands apart. `worded` has codes for parts of a year in words, sources by one name each, and a mark where
    one is a maybe.
    """
    hits = answer.first(limit, ongoing_last=parted)
    shown, late = _parted(hits, window_of(answer.query)) if parted else ([*hits], [])
    fields = [field_of(name, shown=True) for name in columns or _DEFAULT_COLUMNS]
    if worded:
        fields = [*_worded(fields, [*shown, *late])]
    if find := answer.find:
        fields = [_with_snippet(field, find) if field.name == "title" else field for field in fields]
    sections = [Section("", _rows(shown, fields, answer.head))]
    if late:
        sections.append(Section("Ongoing", _rows(late, fields, answer.head)))
    headers = [field.header if columns else _roomy(field.header) for field in fields]
    return Table(tuple(headers), tuple(sections), find=find)


def _with_snippet(field: Field, find: Finder) -> Field:
    """The title with, below it, the words around a hit that is not in the title."""

    def cell(hit: Hit, timeline: Timeline) -> Cell:
        title = hit.event.title
        if not find(title):
            for part in searched_text(hit.event, timeline).split("\n")[1:]:
                if spans := find(part):
                    return title, snippet(part, spans[0])
        return title

    return replace(field, cell=cell)


def _worded(fields: Sequence[Field], hits: Sequence[Hit]) -> Iterator[Field]:
    """The fields with the date readable and, behind the first, the days and the marks that there are."""
    names = {field.name for field in fields}
    added = [
        name
        for name, has in (("days", any(hit.days is not None for hit in hits)), ("match", _has_maybe(hits)))
        if has
    ]
    for number, field in enumerate(fields):
        yield replace(field, cell=_READABLE.get(field.name, field.cell))
        if number == 0:
            yield from (_marking(field_of(name)) for name in added if name not in names)


def _has_maybe(hits: Sequence[Hit]) -> bool:
    return any(hit.match == "maybe" for hit in hits)


def _marking(field: Field) -> Field:
    return replace(field, cell=_maybe) if field.name == "match" else field


def _readable_date(hit: Hit, timeline: Timeline) -> Cell:
    """The date in EDTF, but a code for a season or a part of a year in words."""
    when = hit.event.date
    return _EXPLAINED.sub("", when.describe()) if _PART_OF_YEAR.search(when.text) else when.text


def _source_names(hit: Hit, timeline: Timeline) -> Cell:
    """Each source by the title of the register, or, cited without one, by its own title or address."""
    return tuple(dict.fromkeys(_source_name(citation, timeline) for citation in hit.event.sources))


def _source_name(citation: Citation, timeline: Timeline) -> str:
    if citation.source:
        return timeline.sources_by_id[citation.source].title
    return citation.title or citation.url or citation.locator or ""


_READABLE = {"date": _readable_date, "source": _source_names}


def _maybe(hit: Hit, timeline: Timeline) -> Cell:
    """The mark of a maybe; what is ongoing stands under that heading, and the rest needs no mark."""
    return "maybe" if hit.match == "maybe" else None


def _roomy(column: Column) -> Column:
    return replace(column, least_width=_ROOM.get(column.name, 0))


def _parted(hits: Sequence[Hit], window: During | None) -> tuple[list[Hit], list[Hit]]:
    """Those that began in the one window, or may have, and those that surely began before it."""
    if window is None or window.relation != "overlap":
        return [*hits], []
    first: list[Hit] = []
    last: list[Hit] = []
    for hit in hits:
        (last if ongoing(hit.event.date, window.period) else first).append(hit)
    return first, last


def _rows(hits: Sequence[Hit], fields: Sequence[Field], timeline: Timeline) -> list[Row]:
    cells = [field.cell for field in fields if field.cell]
    return [tuple([cell(hit, timeline) for cell in cells]) for hit in hits]


def columns_report() -> Report:
    """What `--columns` and `--sort` can name."""
    rows = [
        (field.column, field.name if field.name != field.column else None, field.help)
        for field in FIELDS
        if field.cell
    ]
    rows.append(("extra.NAME", None, "one thing that an import had beyond these"))
    columns = (Column("column", "id"), Column("also", "id"), Column("help", "title"))
    return Report(Heading(), lambda: Table(columns, (Section("", rows),)))
