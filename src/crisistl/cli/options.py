"""The options that commands share: which data, which events, which form; given to a command as one value."""

import inspect
import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Annotated, Any, Literal, get_type_hints

from typer import Option

from crisistl.cli import console
from crisistl.cli.completion import actors, columns, formats, ids, sources, themes, values
from crisistl.cli.deadline import bounded
from crisistl.dates import DateError, DateOrder, Period, parse_period
from crisistl.errors import UsageError
from crisistl.formats.record import ReadOptions
from crisistl.formats.stream import NotStreamed, Stream
from crisistl.model import EVENT_TYPES, STATUSES, Event, Timeline
from crisistl.names import did_you_mean
from crisistl.predicate import matches, measured, select
from crisistl.query import During, Query, all_of, any_of
from crisistl.terms import NeedsEvents, Terms
from crisistl.views.answer import Answer

_DATES, _WHO, _WHAT, _DATA = "Dates", "Who", "What", "Data"
_MANY: Any = ()

_REACH = re.compile(r"(\d{1,6}) ?([dwmqy])")


@dataclass(frozen=True)
class Clock:
    """The day that counts as today."""

    today: Annotated[
        str | None,
        Option("--today", envvar="CRISISTL_TODAY", hidden=True, help="The day that counts as today."),
    ] = None

    def day(self) -> date:
        """Today: `--today`, then CRISISTL_TODAY, then the system's date."""
        if not self.today:
            return date.today()
        try:
            return date.fromisoformat(self.today)
        except ValueError:
            raise UsageError(f"--today {self.today!r}: write a day as YYYY-MM-DD") from None


@dataclass(frozen=True)
class Manner(Clock):
    """How data is read."""

    from_format: Annotated[
        str | None,
        Option(
            "--from-format",
            metavar="FORMAT",
            rich_help_panel=_DATA,
            autocompletion=formats,
            help="The format of the data, where its name and beginning do not tell.",
        ),
    ] = None
    headers: Annotated[
        list[str],
        Option(
            "--map",
            metavar="FIELD=HEADER",
            rich_help_panel=_DATA,
            help="What a column of a table is, such as date=Datum.",
        ),
    ] = _MANY
    split: Annotated[
        str | None,
        Option(
            "--split",
            metavar="SIGN",
            rich_help_panel=_DATA,
            help="What stands between several names in a cell. [;]",
        ),
    ] = None
    file_date_order: Annotated[
        str | None,
        Option(
            "--file-date-order",
            metavar="dmy|mdy",
            rich_help_panel=_DATA,
            autocompletion=values("dmy", "mdy"),
            help="How 10/01/2022 is meant in the data.",
        ),
    ] = None
    skip_bad: Annotated[
        bool,
        Option("--skip-bad", rich_help_panel=_DATA, help="Leave out what can't be read, and say so."),
    ] = False

    def load(self, path: str) -> Timeline:
        """The timeline of one file, read as these options say."""
        from crisistl.formats.loading import load

        return load(
            path,
            from_format=self.from_format,
            options=self.read_options(),
            skip_bad=self.skip_bad,
            note=console.note,
        )

    def read_options(self) -> ReadOptions:
        """What a reader is told about a file; UsageError for what can't be understood."""
        pairs = [text.partition("=") for text in self.headers]
        for text, (field, sign, header) in zip(self.headers, pairs, strict=True):
            if not (field and sign and header):
                raise UsageError(f"--map {text!r}: write a field and a column with = between: date=Datum")
        columns = {field: header for field, _, header in pairs}
        return ReadOptions(columns, self.split or None, date_order("--file-date-order", self.file_date_order))


@dataclass(frozen=True)
class Reading(Manner):
    """Which data to ask, and how it is read."""

    data: Annotated[
        list[str],
        Option(
            "--data",
            "-d",
            metavar="FILE",
            rich_help_panel=_DATA,
            help="A chronology in any format of `crisistl formats`; - is stdin; several are read as one. "
            "Without it, the file that CRISISTL_DATA names, else the bundled chronology.",
        ),
    ] = _MANY

    def timeline(self) -> Timeline:
        """The timeline, read and whole; DataError with all faults of the file. Several files are united."""
        paths = self.paths()
        if len(paths) == 1:
            return self.load(paths[0])
        from crisistl.union import file_names, united

        union = united([*zip(file_names(paths), map(self.load, paths), strict=True)])
        if union.clashes:
            console.note(f"{len(union.clashes)} things of these files differ; `crisistl merge` lists them")
        return union.timeline

    def paths(self) -> tuple[str, ...]:
        """The files to read: `--data`, then CRISISTL_DATA, then the bundled chronology."""
        named = tuple(self.data) or tuple(filter(None, [os.environ.get("CRISISTL_DATA")]))
        if named:
            return named
        from crisistl.formats.loading import bundled

        return (str(bundled()),)


@dataclass(frozen=True)
class Question(Reading):
    """Which events: every filter option as typed."""

    since: Annotated[
        str | None,
        Option("--from", metavar="DATE", rich_help_panel=_DATES, help="From the first day of this date on."),
    ] = None
    until: Annotated[
        str | None,
        Option("--to", metavar="DATE", rich_help_panel=_DATES, help="Up to the last day of this date."),
    ] = None
    during: Annotated[
        str | None,
        Option(
            "--on",
            "--during",
            metavar="PERIOD",
            rich_help_panel=_DATES,
            help='In this period: 2022-01-24, "mid January 2022", 2021-11..2022-01, "last week".',
        ),
    ] = None
    match: Annotated[
        str,
        Option(
            "--match",
            metavar="overlap|within|start",
            rich_help_panel=_DATES,
            autocompletion=values("overlap", "within", "start"),
            help="What touches the dates, lies wholly within them, or began in them.",
        ),
    ] = "overlap"
    certain: Annotated[
        bool, Option("--certain", rich_help_panel=_DATES, help="Leave out what only may match: a vague date.")
    ] = False
    date_order: Annotated[
        str | None,
        Option(
            "--date-order",
            envvar="CRISISTL_DATE_ORDER",
            metavar="dmy|mdy",
            rich_help_panel=_DATES,
            autocompletion=values("dmy", "mdy"),
            help="How 10/01/2022 is meant when you type it.",
        ),
    ] = None
    actor: Annotated[
        list[str],
        Option(
            "--actor",
            metavar="NAME",
            rich_help_panel=_WHO,
            autocompletion=actors,
            help="On either side: a name, an alias, several with commas, =NAME alone, /regex/.",
        ),
    ] = _MANY
    by: Annotated[
        list[str],
        Option("--by", metavar="NAME", rich_help_panel=_WHO, autocompletion=actors, help="Who acts."),
    ] = _MANY
    toward: Annotated[
        list[str],
        Option("--toward", metavar="NAME", rich_help_panel=_WHO, autocompletion=actors, help="Towards whom."),
    ] = _MANY
    pair: Annotated[
        list[str],
        Option(
            "--pair",
            metavar="NAME,NAME",
            rich_help_panel=_WHO,
            autocompletion=actors,
            help="Between two, either way.",
        ),
    ] = _MANY
    theme: Annotated[
        list[str],
        Option(
            "--theme", metavar="NAME", rich_help_panel=_WHAT, autocompletion=themes, help="What it is about."
        ),
    ] = _MANY
    type: Annotated[
        list[str],
        Option(
            "--type",
            metavar="TYPE",
            rich_help_panel=_WHAT,
            autocompletion=values(*EVENT_TYPES),
            help="A PLOVER type: consult, threaten, aid, mobilize ...",
        ),
    ] = _MANY
    status: Annotated[
        list[str],
        Option(
            "--status",
            metavar="STATUS",
            rich_help_panel=_WHAT,
            autocompletion=values(*STATUSES),
            help="reported, claimed, disputed, planned or forecast.",
        ),
    ] = _MANY
    source: Annotated[
        list[str],
        Option(
            "--source", metavar="NAME", rich_help_panel=_WHAT, autocompletion=sources, help="Where it stands."
        ),
    ] = _MANY
    place: Annotated[
        list[str], Option("--place", metavar="PLACE", rich_help_panel=_WHAT, help="Where it happened.")
    ] = _MANY
    text: Annotated[
        list[str],
        Option(
            "--text",
            metavar="WORDS",
            rich_help_panel=_WHAT,
            help='Words, "a phrase" or /regex/ in title, summary, quotes, place and names.',
        ),
    ] = _MANY

    where: Annotated[
        list[str],
        Option(
            "--where",
            "-w",
            metavar="EXPR",
            rich_help_panel=_WHAT,
            help="Any question: 'actor:nato and not (theme:energy or date<2022)'. The one way to say not.",
        ),
    ] = _MANY
    around: Annotated[
        str | None,
        Option(
            "--around",
            metavar="DATE|ID",
            rich_help_panel=_DATES,
            autocompletion=ids,
            help="What came before and after a date or an event.",
        ),
    ] = None
    window: Annotated[
        str | None,
        Option(
            "--window", metavar="7d", rich_help_panel=_DATES, help="How far --around looks: 3d, 2w, 1m. [7d]"
        ),
    ] = None

    def answer(self) -> Answer:
        """The events that match, with the timeline and the question as understood."""
        return self.ask(self.timeline())

    def answer_alone(self) -> Answer:
        """The same, but the answer's timeline may have no other events than those that match.

        Our JSON Lines are then filtered as they stream, so that a large file is never held.
        """
        with suppress(NotStreamed, NeedsEvents):
            stream = self._stream()
            answer = self._answer(stream.head, stream.events())
            if answer.hits:  # only a whole timeline can tell why there are none
                timeline = stream.head.model_copy(update={"events": answer.events})
                return replace(answer, timeline=timeline, streamed=stream.count)
        return self.answer()

    def number(self) -> int:
        """How many events match; none of them is kept where they can be streamed."""
        with suppress(NotStreamed, NeedsEvents):
            stream = self._stream()
            query, _ = self._understood(stream.head, has_events=False)
            hits = matches(query, stream.head, stream.events(), certain=self.certain)
            with bounded(self._may_have_regex()):
                return sum(1 for _ in hits)
        return len(self.answer().hits)

    def ask(self, timeline: Timeline) -> Answer:
        """The events of this timeline that match."""
        return self._answer(timeline, timeline.events)

    def _stream(self) -> Stream:
        """The one file of the question as a stream; NotStreamed where it is none."""
        paths = self.paths()
        if len(paths) > 1 or not paths[0].lower().endswith((".jsonl", ".ndjson")) or self.from_format:
            raise NotStreamed
        from crisistl.formats.input import Input

        return Stream.of(Input.of(paths[0]))

    def _answer(self, timeline: Timeline, events: Iterable[Event]) -> Answer:
        query, centre = self._understood(timeline, has_events=events is timeline.events)
        with bounded(self._may_have_regex()):
            hits = select(timeline, query, events, certain=self.certain)
        return Answer(timeline, measured(hits, centre) if centre else hits, query, self.certain)

    def _understood(self, timeline: Timeline, *, has_events: bool) -> tuple[Query, Period | None]:
        """The question as a query, and the days that `--around` names."""
        terms = self.terms(timeline, has_events=has_events)
        centre = self._centre(terms)
        with bounded(self._may_have_regex()):
            return self.query(terms, centre), centre

    def terms(self, timeline: Timeline, *, has_events: bool = True) -> Terms:
        """What resolves typed names and dates for this timeline."""
        return Terms(timeline, self.day(), date_order("--date-order", self.date_order), has_events)

    def query(self, terms: Terms, centre: Period | None = None) -> Query:
        """All conditions as one query; UsageError or DateError names what can't be understood."""
        windows = [self._around(terms, centre)] if centre else self._windows(terms)
        return all_of([*windows, *self._conditions(terms), *self._expressions(terms)])

    def _centre(self, terms: Terms) -> Period | None:
        """The days that `--around` names: an event's, by its id, or a date's."""
        if self.around is None:
            if self.window is not None:
                raise UsageError("--window says how far --around looks; give --around with it")
            return None
        if self.since is not None or self.until is not None or self.during is not None:
            raise UsageError("--around has its own --window; leave out --from, --to and --on")
        if event := terms.event(self.around):
            return Period(event.date.s1, event.date.e2)
        try:
            return terms.period(self.around)
        except DateError as error:
            near = did_you_mean(self.around, terms.timeline.events_by_id)
            raise UsageError(
                f"--around {self.around!r}: no event has this id{near or f', and {error}'}"
            ) from None

    def _around(self, terms: Terms, centre: Period) -> Query:
        reach = _REACH.fullmatch((self.window or "7d").strip())
        if not reach:
            raise UsageError(f"--window {self.window!r}: write a number and d, w, m or y, such as 7d or 2w")
        text = "".join(reach.groups())
        lower = centre.lower if centre.lower == date.min else parse_period(f"-{text}", centre.lower).lower
        upper = centre.upper if centre.upper == date.max else parse_period(f"+{text}", centre.upper).upper
        return During(Period(lower, upper), self._relation())

    def _expressions(self, terms: Terms) -> list[Query]:
        if not self.where:
            return []
        from crisistl.where import parse_where

        return [any_of(parse_where(text, terms) for text in self.where)]

    def _windows(self, terms: Terms) -> list[Query]:
        relation = self._relation()
        if self.during is not None:
            if self.since is not None or self.until is not None:
                raise UsageError(
                    "--on/--during is the whole period; leave out --from and --to, or write A..B"
                )
            return [During(terms.period(self.during), relation)]
        if self.since is None and self.until is None:
            if relation != "overlap":
                raise UsageError("--match says how dates compare; give --from, --to or --on with it")
            return []
        lower = date.min if self.since is None else terms.since(self.since).lower
        upper = date.max if self.until is None else terms.until(self.until).upper
        if lower > upper:
            raise UsageError(f"--from {self.since!r} ({lower}) is after --to {self.until!r} ({upper})")
        return [During(Period(lower, upper), relation)]

    def _conditions(self, terms: Terms) -> list[Query]:
        asked = ("actor", "by", "toward", "pair", "theme", "type", "status", "source", "place", "text")
        return [
            any_of(terms.has(name, text) for text in texts)
            for name in asked
            if (texts := getattr(self, name))
        ]

    def _may_have_regex(self) -> bool:
        asked = (self.actor, self.by, self.toward, self.theme, self.source, self.place, self.text, self.where)
        return any("/" in text for texts in asked for text in texts)

    def _relation(self) -> Literal["overlap", "within", "start"]:
        if self.match in ("overlap", "within", "start"):
            return self.match  # type: ignore[return-value]
        raise UsageError(f"--match {self.match!r}: use overlap, within or start")


def date_order(option: str, text: str | None) -> DateOrder | None:
    """The order of two numbers before a year, as an option gives it; UsageError where it is none."""
    if text in (None, "", "dmy", "mdy"):
        return text or None  # type: ignore[return-value]
    raise UsageError(f"{option} {text!r}: use dmy or mdy")


@dataclass(frozen=True)
class Arrangement:
    """Which of the events that match, in which order, with which columns."""

    sort: Annotated[
        str | None,
        Option(
            "--sort",
            metavar="COLUMN,-COLUMN",
            rich_help_panel="Output",
            autocompletion=columns,
            help="Order by columns, - for backwards: date,-title. Without it: by date.",
        ),
    ] = None
    reverse: Annotated[bool, Option("--reverse", rich_help_panel="Output", help="The last first.")] = False
    limit: Annotated[
        int | None,
        Option("--limit", "-n", metavar="N", min=0, rich_help_panel="Output", help="The first N only."),
    ] = None
    columns: Annotated[
        str | None,
        Option(
            "--columns",
            metavar="NAME,NAME",
            rich_help_panel="Output",
            autocompletion=columns,
            help="Which columns, in which order; `--columns help` lists them.",
        ),
    ] = None

    def arranged(self, answer: Answer) -> Answer:
        """The answer in the order asked for."""
        if self.sort is None and not self.reverse:
            return answer
        from crisistl.views.order import ordered

        return ordered(answer, self.sort, reverse=self.reverse)

    def names(self) -> tuple[str, ...]:
        """The columns asked for; none where the usual ones will do."""
        if self.columns is None:
            return ()
        names = tuple(name.strip() for name in self.columns.split(",") if name.strip())
        if not names:
            raise UsageError("--columns: name a column, or `--columns help` for all of them")
        return names


@dataclass(frozen=True)
class Form:
    """In which form a table is written."""

    format: Annotated[
        str | None,
        Option(
            "--format",
            "-f",
            metavar="FORMAT",
            rich_help_panel="Output",
            autocompletion=values("table", "csv", "tsv", "json", "jsonl", "markdown"),
            help="table, csv, tsv, json, jsonl or markdown. Without it: a table on a terminal, lines in a pipe.",
        ),
    ] = None
    output: Annotated[
        str | None,
        Option(
            "--output", "-o", metavar="FILE", rich_help_panel="Output", help="Write to a file; - is stdout."
        ),
    ] = None


def shared(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose parameters that are groups of options, as those above, become options of the command."""
    hints = get_type_hints(command, include_extras=True)
    groups = {name: hint for name, hint in hints.items() if isinstance(hint, type) and is_dataclass(hint)}
    own = [p for p in inspect.signature(command).parameters.values() if p.name not in groups]
    own = [p.replace(annotation=hints[p.name]) for p in own]
    options = sorted((option for group in groups.values() for option in _options(group)), key=_panel)

    def run(**given: Any) -> None:
        values = {name: group(**_taken(group, given)) for name, group in groups.items()}
        command(**values, **given)

    parameters = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in (*options, *own)]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    run.__doc__, run.__name__ = command.__doc__, command.__name__
    return run


def _options(group: type) -> list[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [
        inspect.Parameter(
            f.name, inspect.Parameter.KEYWORD_ONLY, annotation=hints[f.name],
            default=f.default or None,
        )
        for f in fields(group)
    ]  # fmt: skip


def _panel(option: inspect.Parameter) -> tuple[int, bool]:
    """The place of an option in the help: the filters, then which data before how it is read, then which form."""
    (info,) = option.annotation.__metadata__
    panel = (_DATES, _WHO, _WHAT, _DATA, "Output", None).index(info.rich_help_panel)
    return panel, info.rich_help_panel == _DATA and option.name != "data"


def _taken(group: type, given: dict[str, Any]) -> dict[str, Any]:
    """This group's options taken out of `given`; an option that was not used gives an empty list."""
    taken = {f.name: given.pop(f.name) for f in fields(group)}
    many = {f.name for f in fields(group) if f.default == _MANY}
    return {name: tuple(value or ()) if name in many else value for name, value in taken.items()}
