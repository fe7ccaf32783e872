"""Timelines for property tests: every field of the model, valid by its own and by the integrity rules."""

from datetime import date
from typing import Any, get_args

from hypothesis import strategies as st

from crisistl.dates import EventDate
from crisistl.model.timeline import (
    EVENT_TYPES,
    PARTS_OF_DAY,
    STATUSES,
    Account,
    Actor,
    ActorKind,
    Citation,
    Event,
    Omitted,
    Quote,
    Revision,
    Source,
    Tenure,
    Theme,
    Timeline,
)
from crisistl.text.names import fold

AWKWARD = (
    "=1+1", "+49", "-", "- item", "* item", "@all", "#tag", "# Heading", "1. one", "NA", "1", "1.0",
    "'quoted", "''", '"quoted"', 'say "no"', "a; b", "a, b", "a;b", "a | b", "a\\b", "\\n", "\\;",
    "[sic]", "[/b]", "[text](url)", "[Geneva](location)", "1971: what then", "2021-04/2022: ready",
    "now", "title: no", "group Work", "endGroup", "section", "end", "// note",
    "https://example.org/a?b=1&c=2", "key: value", "id: other", "---", "```", "~~~", "<b>bold</b>",
    "&amp;", "a < b > c & d", "<!-- -->", "*emph* _emph_ `code`", "![](x)", "[^1]", "|", "5\u00a0km",
    "naïve Ω 中国 Россия", "שלום", "\u202eabc", "e\u0301", "👩‍🚀", "a\u2028b", "tab\there", "two  spaces",
    "10%", "BEGIN:VEVENT", "crisistl", "reported", "Unknown", "null", "true", "{}", "{a: b}", "a:",
    ":a", "a.", "10.", "$1",
)  # fmt: skip
"""Texts that mean something to one format or another and must come through as the plain words they are."""

DATES = (
    "2021-04-03", "2021-04", "2021", "0001", "0001-01-01", "9999", "9999-12-31", "0987-06",
    "2024-02-29", "202X", "19XX", "2022-01-1X", "2022-01-XX", "2022-XX-10", "2021-04~", "2021-11-28~",
    "2002~/..", "1900?", "2021-04-03%", "2021-33", "2021-36", "2021-37", "2021-40", "2021-41",
    "2021-21", "2021-24", "2021-25", "2021-31", "2014/..", "../2022-01", "2014/", "/2022",
    "2021-11-28/2022-01-27", "2021-11/2022-01", "2014~/2022-01?", "2021/2022-01-27",
    "[2022-01-27..2022-02-20]", "[2021-01-01,2021-03-01]", "[..2022-01]", "[2022-01..]",
    "2021-11-28T10:00:00Z", "2021-11-28T23:59:59+05:30", "2021-11-28T10:00:00",
)  # fmt: skip
"""EDTF of every form that a chronology may hold."""

_PLAIN = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"])


def lines() -> st.SearchStrategy[str]:
    """One line that says something, without white space at its ends."""
    drawn = st.text(_PLAIN, max_size=12)
    joined = st.lists(st.sampled_from(AWKWARD) | drawn, min_size=1, max_size=2).map(
        " ".join
    )
    return joined.map(str.strip).filter(bool)


def texts() -> st.SearchStrategy[str]:
    """One to three lines, perhaps with an empty one between them."""
    more = st.lists(lines() | st.just(""), max_size=2)
    return st.tuples(lines(), more).map(
        lambda drawn: "\n".join((drawn[0], *drawn[1])).strip()
    )


def event_dates() -> st.SearchStrategy[EventDate]:
    """Dates of every form, some of them of any day there is."""
    days = st.dates().map(lambda day: day.isoformat())
    spans = st.tuples(st.dates(), st.dates()).map(
        lambda ends: f"{min(ends)}/{max(ends)}"
    )
    return (st.sampled_from(DATES) | days | spans).map(EventDate.parse)


def ids() -> st.SearchStrategy[str]:
    """Ids as the model allows them: short, in any script."""
    return st.from_regex(r"\A[a-zа-я中0-9_][a-z0-9é中.:@+-]{0,6}\Z")


def urls() -> st.SearchStrategy[str]:
    """Web addresses with the characters that formats fall over."""
    tails = st.text("abcXYZ0189-_.~/?=&%;,()!'*:@+$#", max_size=10)
    return tails.map(lambda tail: f"https://example.org/{tail}")


def values() -> st.SearchStrategy[Any]:
    """What JSON can hold, for `extra`."""
    plain = (
        st.none()
        | st.booleans()
        | st.integers(-(2**53), 2**53)
        | st.floats(allow_nan=False, allow_infinity=False)
    )
    inner = plain | lines()
    return (
        inner
        | st.lists(inner, max_size=2)
        | st.dictionaries(lines(), inner, max_size=2)
    )


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def _some(of: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return (
        st.lists(st.sampled_from(of), max_size=3, unique=True).map(tuple)
        if of
        else st.just(())
    )


def _one(of: list[str]) -> st.SearchStrategy[str | None]:
    return _maybe(st.sampled_from(of)) if of else st.none()


@st.composite
def timelines(
    draw: st.DrawFn,
    *,
    max_events: int = 4,
    line: st.SearchStrategy[str] | None = None,
    text: st.SearchStrategy[str] | None = None,
    dates: st.SearchStrategy[EventDate] | None = None,
) -> Timeline:
    """Whole timelines; `line`, `text` and `dates` narrow what stands in one-line, long and date fields."""
    line, text, dates = line or lines(), text or texts(), dates or event_dates()
    names = iter(_distinct(draw, line, 12))
    sources = _own_aliases(
        [draw(_source(i, names, line, dates)) for i in _distinct(draw, ids(), 2)]
    )
    actors = [_actor(draw, i, names, line) for i in _distinct(draw, ids(), 3)]
    themes = [_theme(draw, i, names, text) for i in _distinct(draw, ids(), 2)]
    actors, themes = _own_names(actors), _own_names(themes)
    event_ids = _distinct(draw, ids(), max_events + 1)
    omitted = (
        [Omitted(id=event_ids.pop(), date=draw(dates), title=draw(line))]
        if draw(st.booleans()) and event_ids
        else []
    )
    known = {"sources": sources, "actors": actors, "themes": themes}
    events: list[Event] = []
    for event_id in event_ids:
        earlier = [e.id for e in (*omitted, *events)]
        events.append(draw(_event(event_id, known, earlier, line, text, dates)))
    return Timeline(
        title=draw(line),
        description=draw(_maybe(text)),
        language=draw(st.sampled_from((None, "en", "uk"))),
        as_of=draw(_maybe(st.dates(date(1, 1, 2), date(9999, 12, 30)))),
        license=draw(_maybe(line)),
        sources=tuple(sources),
        actors=tuple(actors),
        themes=tuple(themes),
        omitted=tuple(omitted),
        events=tuple(draw(st.permutations(events))),
    )


def _distinct(draw: st.DrawFn, of: st.SearchStrategy[str], most: int) -> list[str]:
    return draw(st.lists(of, max_size=most, unique_by=fold))


@st.composite
def _source(
    draw: st.DrawFn, source_id: str, names: Any, line: Any, dates: Any
) -> Source:
    return Source(
        id=source_id,
        title=draw(line),
        aliases=tuple(filter(None, (next(names, None),))),
        publisher=draw(_maybe(line)),
        published=draw(_maybe(dates)),
        url=draw(_maybe(urls())),
        author=draw(_maybe(line)),
    )


def _actor(draw: st.DrawFn, actor_id: str, names: Any, line: Any) -> Actor:
    return Actor(
        id=actor_id,
        name=next(names, actor_id),
        kind=draw(st.sampled_from((None, *get_args(ActorKind)))),
        aliases=tuple(filter(None, (next(names, None),))),
        role=draw(_maybe(line)),
        roles=tuple(draw(st.lists(_tenure(line), max_size=2, unique=True))),
        begins=draw(st.sampled_from((None, EventDate.parse("1949-05-23")))),
        iso=draw(st.sampled_from((None, "RU", "US"))),
        wikidata=draw(st.sampled_from((None, "Q30"))),
    )


def _tenure(line: Any) -> st.SearchStrategy[Tenure]:
    return st.builds(
        Tenure,
        role=line,
        begins=_maybe(
            st.sampled_from([EventDate.parse("2005"), EventDate.parse("2006-01-02~")])
        ),
        ends=_maybe(st.just(EventDate.parse("2021-12-08"))),
    )


def _theme(draw: st.DrawFn, theme_id: str, names: Any, text: Any) -> Theme:
    return Theme(
        id=theme_id,
        name=next(names, theme_id),
        aliases=tuple(filter(None, (next(names, None),))),
        description=draw(_maybe(text)),
    )


def _own_aliases(sources: list[Source]) -> list[Source]:
    """The sources, without aliases where one of them names another source too."""
    spelled = [fold(n) for s in sources for n in {s.id, s.title, *s.aliases}]
    if len(spelled) == len({*spelled}):
        return sources
    return [source.model_copy(update={"aliases": ()}) for source in sources]


def _own_names(parts: list[Any]) -> list[Any]:
    """The parts that share no name with one before them, each but the first part of the first."""
    taken: set[str] = set()
    kept: list[Any] = []
    for part in parts:
        names = {fold(name) for name in (part.id, part.name, *part.aliases)}
        if not names & taken:
            taken |= names
            kept.append(
                part.model_copy(update={"part_of": kept[0].id}) if kept else part
            )
    return kept


@st.composite
def _event(
    draw: st.DrawFn,
    event_id: str,
    known: Any,
    earlier: list[str],
    line: Any,
    text: Any,
    dates: Any,
) -> Event:
    sources, actors, themes = (
        [part.id for part in known[name]] for name in ("sources", "actors", "themes")
    )
    quotes = st.builds(Quote, text=line, speaker=_one(actors))
    return Event(
        id=event_id,
        date=draw(dates),
        title=draw(line),
        summary=draw(st.just("") | text),
        type=draw(st.sampled_from((None, *EVENT_TYPES))),
        actors=draw(_some(actors)),
        targets=draw(_some(actors)),
        themes=draw(_some(themes)),
        place=draw(_maybe(line)),
        part_of_day=draw(st.sampled_from((None, *PARTS_OF_DAY))),
        date_text=draw(_maybe(line)),
        status=draw(st.sampled_from(STATUSES)),
        attributed_to=draw(_some(actors)),
        quotes=tuple(draw(st.lists(quotes, max_size=2))),
        responds_to=draw(_some(earlier)),
        contradicts=draw(_some(earlier)),
        sources=tuple(draw(st.lists(_citation(sources, line, dates), max_size=2))),
        accounts=tuple(draw(st.lists(_account(known, line, dates), max_size=1))),
        recorded=draw(_maybe(st.dates(date(1900, 1, 1), date(2100, 1, 1)))),
        known=draw(_maybe(dates)),
        revisions=tuple(draw(st.lists(_revision(line, dates), max_size=1))),
        extra=draw(st.dictionaries(line, values(), max_size=2)),
    )


@st.composite
def _account(draw: st.DrawFn, known: Any, line: Any, dates: Any) -> Account:
    sources, actors = ([p.id for p in known[name]] for name in ("sources", "actors"))
    return Account(
        source=draw(_citation(sources, line, dates)),
        date=draw(_maybe(dates)),
        words=draw(line),
        status=draw(_maybe(st.sampled_from(STATUSES))),
        attributed_to=draw(_some(actors)),
        actors=draw(_some(actors)),
        targets=draw(_some(actors)),
    )


@st.composite
def _revision(draw: st.DrawFn, line: Any, dates: Any) -> Revision:
    return Revision(
        until=draw(st.dates(date(1900, 1, 1), date(2100, 1, 1))),
        title=draw(_maybe(line)),
        date=draw(_maybe(dates)),
        status=draw(_maybe(st.sampled_from(STATUSES))),
    )


@st.composite
def _citation(draw: st.DrawFn, sources: list[str], line: Any, dates: Any) -> Citation:
    source, title, url, locator = (
        draw(_one(sources)),
        draw(_maybe(line)),
        draw(_maybe(urls())),
        draw(_maybe(line)),
    )
    if not any((source, title, url, locator)):
        title = draw(line)
    return Citation(
        source=source,
        title=title,
        url=url,
        published=draw(_maybe(dates)),
        locator=locator,
    )
