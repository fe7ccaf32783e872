"""Events to a Table: one row an event, with the columns that were asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from crisistl.dates import Certainty, EventDate, ongoing
from crisistl.dates import answer as answer_of
from crisistl.engine.answer import Answer
from crisistl.output.report import Heading, Report
from crisistl.output.table import Cell, Column, Finder, Section, Table
from crisistl.query.columns import rows_of
from crisistl.query.fields import FIELDS, FULL_COLUMNS, Field
from crisistl.query.hit import Hit
from crisistl.query.lookup import field_of, shown_fields
from crisistl.query.search import searched_text, snippet
from crisistl.query.tree import During, window_of
from crisistl.views.colours import name_styles
from crisistl.views.reasons import reasons
from crisistl.views.wording import quoted, short_date, short_words, status_mark

if TYPE_CHECKING:
    from crisistl.model.timeline import Citation, Timeline

SHORT_COLUMNS = ("id", "date", "who", "title")
"""The columns of a piped list: one event a line."""

_DEFAULT_COLUMNS = ("date", "who", "title", "themes", "id")
_ROOM = {"themes": 100, "id": 120}


def events_report(
    answer: Answer,
    columns: Sequence[str] = (),
    limit: int | None = None,
    *,
    parted: bool = True,
) -> Report:
    """The events of an answer, with these columns or the usual ones; `parted` as in `reading_table`."""
    answer.first(
        limit, ongoing_last=parted
    )  # before they are counted, so that a file is read once for both
    return Report(
        events_heading(answer, limit),
        rows=lambda: events_table(answer, columns or FULL_COLUMNS, limit),
        reading=lambda: reading_table(answer, columns, limit, parted=parted),
        lines=lambda: reading_table(
            answer, columns or SHORT_COLUMNS, limit, parted=parted, worded=False
        ),
    )


def events_heading(answer: Answer, limit: int | None = None, by: str = "") -> Heading:
    """The heading of a list of events, of which the first `limit` are shown; `by` names what groups them."""
    return Heading(
        answer.title, answer.sentence, _count(answer, limit, by), reasons(answer)
    )


def events_table(
    answer: Answer, columns: Sequence[str] = FULL_COLUMNS, limit: int | None = None
) -> Table:
    """The events in one section, in their usual order."""
    fields = shown_fields(columns)
    headers = tuple(field.header for field in fields)
    return Table(
        headers,
        (
            Section(
                "", rows_of([f.cell for f in fields], answer.first(limit), answer.head)
            ),
        ),
    )


def _count(answer: Answer, limit: int | None, by: str) -> str:
    count = answer.count
    if by:
        count = f"{count}, by {by}"
    if limit is None or limit >= answer.number.events:
        return count
    if limit:
        return f"{count}; the first {limit:,} shown"
    return f"{count}; none shown"


def reading_table(
    answer: Answer,
    columns: Sequence[str] = (),
    limit: int | None = None,
    *,
    parted: bool = True,
    worded: bool = True,
) -> Table:
    """The events as a person reads them: what surely began before the window is last, under "Ongoing".

    Without `columns`: date, sides, title, themes; the id if there is room. With `parted` false there are no
    sections. A maybe, a claim, a plan and a forecast are marked below the title, unless the match or the status
    has a column. `worded` has dates in words, sources by one name each and quotes in quotation marks.
    """
    hits = answer.first(limit, ongoing_last=parted)
    if parted:
        shown, late = _parted(hits, window_of(answer.query))
    else:
        shown, late = ([*hits], [])
    whole = hits_table(answer, [*shown, *late], columns, worded=worded)
    if not late:
        return whole
    rows = [*whole.rows()]
    sections = (Section("", rows[: len(shown)]), Section("Ongoing", rows[len(shown) :]))
    return replace(whole, sections=sections)


def hits_table(
    answer: Answer, hits: Sequence[Hit], columns: Sequence[str] = (), *, worded: bool
) -> Table:
    """These hits in one section, with these columns or the usual ones; `worded` as in `reading_table`."""
    fields = shown_fields(columns or _DEFAULT_COLUMNS)
    names = {field.name for field in fields}
    find = answer.find
    if worded:
        fields = [*_worded(fields, hits, dates=not columns)]
    fields = [
        _with_marks(field, find, names, window_of(answer.query))
        if field.name == "title"
        else field
        for field in fields
    ]
    headers = tuple(
        field.header if columns else _roomy(field.header) for field in fields
    )
    rows = rows_of([field.cell for field in fields], hits, answer.head)
    return Table(
        headers,
        (Section("", rows),),
        find=find,
        styles=name_styles(answer.head, hits) if worded else {},
    )


def _with_marks(
    field: Field, find: Finder | None, columns: Collection[str], window: During | None
) -> Field:
    """The title with what belongs below it: maybe, the status, and the words around a hit that isn't in the title."""

    def cell(hit: Hit, timeline: Timeline) -> Cell:
        marks: list[str | None] = []
        if hit.match == "maybe" and "match" not in columns:
            marks.append(_why_maybe(hit, window, timeline) or "maybe")
        if "status" not in columns:
            marks.append(status_mark(hit.event, timeline))
        below = [
            ", ".join(filter(None, marks)),
            _snippet(hit, timeline, find) if find else "",
        ]
        texts = (hit.event.title, *filter(None, below))
        if len(texts) > 1:
            return texts
        return hit.event.title

    return replace(field, cell=cell)


def _why_maybe(hit: Hit, window: During | None, timeline: Timeline) -> str:
    """The dates by which only an account of an event is in the window; empty where the event's own date may be."""
    if not window or not hit.event.accounts:
        return ""

    def is_in(when: EventDate) -> bool:
        found = answer_of(when, window.period, window.relation, timeline.as_of)
        return found is not Certainty.NO

    if is_in(hit.event.date):
        return ""
    dates = [account.date for account in hit.event.accounts if account.date]
    words = dict.fromkeys(short_words(when) for when in dates if is_in(when))
    return f"maybe: another account says {' or '.join(words)}"


def _snippet(hit: Hit, timeline: Timeline, find: Finder) -> str:
    """The words around a hit that isn't in the title; empty where the title has it."""
    if find(hit.event.title):
        return ""
    for part in searched_text(hit.event, timeline).split("\n")[1:]:
        if spans := find(part):
            return snippet(part, spans[0])
    return ""


def _worded(
    fields: Sequence[Field], hits: Sequence[Hit], *, dates: bool
) -> Iterator[Field]:
    """The fields as a person reads them and, after the first, the days from the date asked around and the marks.

    A maybe has a column only if there is no title to mark.
    """
    for number, field in enumerate(fields):
        cell = _READABLE.get(field.name, field.cell)
        if field.name == "date" and dates:
            cell = _short_date
        kind = field.kind
        if field.name == "quotes":
            kind = "text"
        yield replace(field, cell=cell, kind=kind)
        if number == 0:
            yield from map(_marking, _added(fields, hits))


def _added(fields: Sequence[Field], hits: Sequence[Hit]) -> Iterator[Field]:
    names = {field.name for field in fields}
    if "days" not in names and any(hit.days is not None for hit in hits):
        yield field_of("days")
    if not names & {"title", "match"} and any(hit.match == "maybe" for hit in hits):
        yield field_of("match")


def _marking(field: Field) -> Field:
    if field.name == "match":
        return replace(field, cell=_maybe)
    return field


def _short_date(hit: Hit, timeline: Timeline) -> Cell:
    return short_date(hit.event)


def _quotes(hit: Hit, timeline: Timeline) -> Cell:
    return quoted(hit.event, timeline)


def _source_names(hit: Hit, timeline: Timeline) -> Cell:
    """Each source by the title of the register, or, cited without one, by its own title or address."""
    return tuple(
        dict.fromkeys(source_name(citation, timeline) for citation in hit.event.sources)
    )


def source_name(citation: Citation, timeline: Timeline) -> str:
    """The name of what a citation cites: the source in the register, or else its own title or address."""
    if citation.source:
        return timeline.sources_by_id[citation.source].title
    return citation.title or citation.url or citation.locator or ""


_READABLE = {"quotes": _quotes, "source": _source_names}


def _maybe(hit: Hit, timeline: Timeline) -> Cell:
    """The mark of a maybe; what is ongoing is under that heading, and the rest needs no mark."""
    if hit.match == "maybe":
        return "maybe"
    return None


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


def columns_report() -> Report:
    """The columns by which a list can be shown and sorted."""
    rows = []
    for field in FIELDS:
        if field.cell:
            rows.append(
                (
                    field.column,
                    field.name if field.name != field.column else None,
                    field.help,
                )
            )
    rows.append(("extra.NAME", None, "one thing that an import had beyond these"))
    columns = (Column("column", "id"), Column("also", "id"), Column("help", "title"))
    return Report(Heading(), lambda: Table(columns, (Section("", rows),)))
