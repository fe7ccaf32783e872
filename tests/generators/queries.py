"""Queries for property tests: trees over a timeline, built as the program builds them."""

from datetime import date
from typing import get_args

from hypothesis import strategies as st

from crisistl.dates import BEGINNING, END, Moment, Period, Relation
from crisistl.dates.axis import first_second, last_second, moment
from crisistl.model.timeline import EVENT_TYPES, PARTS_OF_DAY, STATUSES, Timeline
from crisistl.query.numbers import COUNTED, LINKED
from crisistl.query.terms import Terms
from crisistl.query.tree import (
    Compare,
    Comparison,
    During,
    Query,
    Regex,
    all_of,
    any_of,
    negation,
)
from strategies import lines

TODAY = date(2022, 1, 27)
_PATTERNS = (
    "n",
    r"\d+",
    "[aeiou] ?b",
    "a/b",
    r"a\\/b",
    " ",
    "^.",
    "(x|y)",
    'say "',
    "nato|, and",
)
_SMALL = st.integers(0, 4).map(float)
_NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-9, 9).map(
    float
)


def terms_of(timeline: Timeline) -> Terms:
    """What resolves names for this timeline, on a day that stands still."""
    return Terms.of(timeline, TODAY)


def queries(timeline: Timeline) -> st.SearchStrategy[Query]:
    """Trees of conditions that this timeline understands."""
    return st.recursive(
        conditions(timeline),
        lambda inner: (
            st.lists(inner, min_size=1, max_size=3).map(all_of)
            | st.lists(inner, min_size=1, max_size=3).map(any_of)
            | inner.map(negation)
        ),
        max_leaves=6,
    )


def conditions(timeline: Timeline) -> st.SearchStrategy[Query]:
    """One condition on any field."""
    terms = terms_of(timeline)
    return st.one_of(
        windows(),
        *(part(terms, timeline) for part in (_names, _pairs, _texts, _extras)),
    )


MOMENTS = st.integers(int(moment(-500)), int(moment(2030))).map(Moment)


def windows() -> st.SearchStrategy[Query]:
    """A window of days, open on a side or not, in any of the relations."""
    days = st.dates(date(2013, 1, 1), date(2023, 12, 31)) | st.just(TODAY) | st.dates()
    starts = days.map(first_second) | st.just(BEGINNING) | MOMENTS
    ends = days.map(last_second) | st.just(END) | MOMENTS
    periods = (
        st.tuples(starts, ends)
        .filter(lambda pair: pair[0] <= pair[1])
        .map(lambda pair: Period(*pair))
    )
    return st.builds(During, periods, st.sampled_from(get_args(Relation)))


def _names(terms: Terms, timeline: Timeline) -> st.SearchStrategy[Query]:
    actors, themes, sources, events = (
        [part.id for part in register]
        for register in (
            timeline.actors,
            timeline.themes,
            timeline.sources,
            timeline.events,
        )
    )
    known = {
        "actor": actors, "by": actors, "toward": actors, "attributed_to": actors, "theme": themes,
        "source": sources, "id": events, "responds_to": events, "contradicts": events, "type": EVENT_TYPES,
        "status": STATUSES, "part_of_day": PARTS_OF_DAY, "place": [e.place for e in timeline.events if e.place],
    }  # fmt: skip
    choices = [(field, name) for field, names in known.items() for name in names]
    return st.builds(
        lambda choice, exact: terms.literal(*choice, exact=exact),
        st.sampled_from(choices),
        st.booleans(),
    )


def _pairs(terms: Terms, timeline: Timeline) -> st.SearchStrategy[Query]:
    ids = [actor.id for actor in timeline.actors]
    if not ids:
        return st.nothing()
    side = st.sampled_from(ids)
    return st.builds(
        lambda one, other, exact: terms.has("pair", f"={one},={other}" if exact else f"{one},{other}"),
        side, side, st.booleans(),
    )  # fmt: skip


def _texts(terms: Terms, timeline: Timeline) -> st.SearchStrategy[Query]:
    said = [
        word
        for event in timeline.events
        for word in (event.title, *event.title.split())
    ]
    words = (st.sampled_from(said) if said else st.nothing()) | lines()
    patterns = st.sampled_from(_PATTERNS).map(Regex)
    return words.map(lambda word: terms.literal("text", word)) | patterns.map(
        lambda r: terms.regex("text", r)
    )


def _extras(terms: Terms, timeline: Timeline) -> st.SearchStrategy[Query]:
    keys = sorted({key for event in timeline.events for key in event.extra}) or ["none"]
    field = st.sampled_from(keys).map(lambda key: f"extra.{key}")
    values = [
        str(v)
        for event in timeline.events
        for v in event.extra.values()
        if v not in ("", None)
    ]
    value = (st.sampled_from(values) if values else st.nothing()) | lines()
    return (
        st.builds(
            lambda f, v, exact: terms.literal(f, v, exact=exact),
            field,
            value,
            st.booleans(),
        )
        | st.builds(
            lambda f, p: terms.regex(f, Regex(p)), field, st.sampled_from(_PATTERNS)
        )
        | st.builds(Compare, field, st.sampled_from(get_args(Comparison)), _NUMBERS)
        | st.builds(
            Compare,
            st.sampled_from(sorted(COUNTED)[1:]),
            st.sampled_from(get_args(Comparison)),
            _SMALL,
        )
        | st.sampled_from(sorted(LINKED)).map(terms.linked)
    )
