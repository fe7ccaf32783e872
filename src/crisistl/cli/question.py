"""Question: the options that say which events, and their answer."""

import re
from collections.abc import Callable, Hashable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Literal

from typer import Option

from crisistl.cli.completion import actors, ids, places, sources, themes, values
from crisistl.cli.options import DATES, MANY, WHAT, WHO
from crisistl.cli.reading import DateOrderOption, Reading, typed_order
from crisistl.dates import DateError, Period, parse_period
from crisistl.deadline import bounded
from crisistl.errors import UsageError
from crisistl.formats.stream import STREAMED, NotStreamed, Stream
from crisistl.model import EVENT_TYPES, STATUSES, Event, Timeline
from crisistl.names import did_you_mean
from crisistl.predicate import matches, measured, select
from crisistl.query import During, Query, all_of, any_of
from crisistl.terms import NeedsEvents, Terms
from crisistl.views.answer import Answer

_REACH = re.compile(r"(\d{1,6}) ?([dwmqy])")


@dataclass(frozen=True)
class Question(Reading):
    """Which events: every filter option as typed."""

    since: Annotated[
        str | None,
        Option("--from", metavar="DATE", rich_help_panel=DATES, help="From the first day of this date on."),
    ] = None
    until: Annotated[
        str | None,
        Option("--to", metavar="DATE", rich_help_panel=DATES, help="Up to the last day of this date."),
    ] = None
    during: Annotated[
        str | None,
        Option(
            "--on",
            "--during",
            metavar="PERIOD",
            rich_help_panel=DATES,
            help='In this period: 2022-01-24, "mid January 2022", 2021-11..2022-01, "last week".',
        ),
    ] = None
    match: Annotated[
        str,
        Option(
            "--match",
            metavar="overlap|within|start",
            rich_help_panel=DATES,
            autocompletion=values("overlap", "within", "start"),
            help="What touches the dates, lies wholly within them, or began in them.",
        ),
    ] = "overlap"
    certain: Annotated[
        bool,
        Option(
            "--certain",
            rich_help_panel=DATES,
            help="Only what surely matches; a date too vague to tell is left out.",
        ),
    ] = False
    date_order: DateOrderOption = None
    actor: Annotated[
        list[str],
        Option(
            "--actor",
            metavar="NAME",
            rich_help_panel=WHO,
            autocompletion=actors,
            help="On either side: a name, an alias, several with commas, =NAME alone, /regex/.",
        ),
    ] = MANY
    by: Annotated[
        list[str],
        Option("--by", metavar="NAME", rich_help_panel=WHO, autocompletion=actors, help="Who acts."),
    ] = MANY
    toward: Annotated[
        list[str],
        Option("--toward", metavar="NAME", rich_help_panel=WHO, autocompletion=actors, help="Towards whom."),
    ] = MANY
    pair: Annotated[
        list[str],
        Option(
            "--pair",
            metavar="NAME,NAME",
            rich_help_panel=WHO,
            autocompletion=actors,
            help="Between two, either way.",
        ),
    ] = MANY
    theme: Annotated[
        list[str],
        Option(
            "--theme", metavar="NAME", rich_help_panel=WHAT, autocompletion=themes, help="What it is about."
        ),
    ] = MANY
    type: Annotated[
        list[str],
        Option(
            "--type",
            metavar="TYPE",
            rich_help_panel=WHAT,
            autocompletion=values(*EVENT_TYPES),
            help="A PLOVER type: consult, threaten, aid, mobilize ...",
        ),
    ] = MANY
    status: Annotated[
        list[str],
        Option(
            "--status",
            metavar="STATUS",
            rich_help_panel=WHAT,
            autocompletion=values(*STATUSES),
            help="reported, claimed, disputed, planned or forecast.",
        ),
    ] = MANY
    source: Annotated[
        list[str],
        Option(
            "--source",
            metavar="NAME",
            rich_help_panel=WHAT,
            autocompletion=sources,
            help="Which source tells it.",
        ),
    ] = MANY
    place: Annotated[
        list[str],
        Option(
            "--place",
            metavar="PLACE",
            rich_help_panel=WHAT,
            autocompletion=places,
            help="Where it happened.",
        ),
    ] = MANY
    text: Annotated[
        list[str],
        Option(
            "--text",
            metavar="WORDS",
            rich_help_panel=WHAT,
            help='Words, "a phrase" or /regex/ in title, summary, quotes, place and names.',
        ),
    ] = MANY

    where: Annotated[
        list[str],
        Option(
            "--where",
            "-w",
            metavar="EXPR",
            rich_help_panel=WHAT,
            help="Any question, with and, or, not and brackets: 'actor:nato and not (theme:energy or date<2022)'.",
        ),
    ] = MANY
    around: Annotated[
        str | None,
        Option(
            "--around",
            metavar="DATE|ID",
            rich_help_panel=DATES,
            autocompletion=ids,
            help="What came before and after a date or an event.",
        ),
    ] = None
    window: Annotated[
        str | None,
        Option(
            "--window",
            metavar="SPAN",
            rich_help_panel=DATES,
            help=r"How far --around looks: 3d, 2w, 1m. \[default: 7d]",
        ),
    ] = None

    def answer(self) -> Answer:
        """The events that match, with the timeline and the question as understood."""
        return self.ask(self.timeline())

    def answer_alone(self, alike: Callable[[Event], Hashable] | None = None) -> Answer:
        """The same, but the answer's timeline may have no other events than those that match.

        Our own JSON and JSON Lines are then filtered as they stream, so that what does not match is never held,
        nor what does, but for the first of those events of which `alike` gives the same: it stands for all of them.
        """
        with suppress(NotStreamed, NeedsEvents):
            stream = self._stream()
            answer = self._answer(stream.head, stream.events(), alike)
            if answer.hits:  # only a whole timeline can tell why there are none
                timeline = stream.head.with_parts(events=answer.events)
                return replace(answer, timeline=timeline, streamed=stream.count)
        return self.answer()

    def number(self) -> int:
        """How many events match; none of them is kept where they can be streamed."""
        with suppress(NotStreamed, NeedsEvents):
            stream = self._stream()
            return self._number(stream.head, stream.events(), has_events=False)
        timeline = self.timeline()
        return self._number(timeline, timeline.events, has_events=True)

    def _number(self, timeline: Timeline, events: Iterable[Event], *, has_events: bool) -> int:
        query, _ = self._understood(timeline, has_events=has_events)
        with bounded(self._may_have_regex()):
            return sum(1 for _ in matches(query, timeline, events, certain=self.certain))

    def ask(self, timeline: Timeline) -> Answer:
        """The events of this timeline that match."""
        return self._answer(timeline, timeline.events)

    def _stream(self) -> Stream:
        """The one file of the question as a stream; NotStreamed where it is none."""
        paths = self.paths()
        if len(paths) > 1 or not paths[0].lower().endswith(STREAMED) or self.from_format:
            raise NotStreamed
        self.read_options()  # none of them is about our own formats, but what is no option is refused
        from crisistl.formats.input import Input

        return Stream.of(Input.of(paths[0]))

    def _answer(
        self,
        timeline: Timeline,
        events: Iterable[Event],
        alike: Callable[[Event], Hashable] | None = None,
    ) -> Answer:
        query, centre = self._understood(timeline, has_events=events is timeline.events)
        with bounded(self._may_have_regex()):
            hits = select(timeline, query, events, certain=self.certain, alike=alike)
        return Answer(timeline, measured(hits, centre) if centre else hits, query, self.certain)

    def _understood(self, timeline: Timeline, *, has_events: bool) -> tuple[Query, Period | None]:
        """The question as a query, and the days that `--around` names."""
        terms = self.terms(timeline, has_events=has_events)
        centre = self._centre(terms)
        with bounded(self._may_have_regex()):
            return self.query(terms, centre), centre

    def terms(self, timeline: Timeline, *, has_events: bool = True) -> Terms:
        """What resolves typed names and dates for this timeline."""
        return Terms(timeline, self.day(), typed_order(self.date_order), has_events)

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
