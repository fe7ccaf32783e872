"""The sentence: a query read as plain English, as shown above every answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from crisistl.dates import BEGINNING, END
from crisistl.model.event_fields import BY_NAME
from crisistl.query.lookup import field_of
from crisistl.query.numbers import COUNTED
from crisistl.query.tree import (
    Among,
    And,
    Compare,
    During,
    Has,
    Not,
    Or,
    Pair,
    Query,
    Regex,
    Yearly,
)

if TYPE_CHECKING:
    from crisistl.model.timeline import Timeline

_RELATIONS = {
    "=": "equal to",
    "<": "below",
    "<=": "at most",
    ">": "above",
    ">=": "at least",
}


def sentence(query: Query, timeline: Timeline, *, certain: bool = False) -> str:
    """The query as understood: "from 10 January 2022, involving NATO, about sanctions or energy"."""
    if query == And(()):
        said = ""
    else:
        said = _said(query, timeline)
    return ", ".join(filter(None, (said, "certain matches only" if certain else "")))


def _said(query: Query, timeline: Timeline) -> str:
    if isinstance(query, And):
        return ", ".join([*_parts(query, timeline)])
    if isinstance(query, Or):
        return _either(query, timeline)
    if isinstance(query, Not):
        return _absence(query.part) or f"not {_part(query.part, timeline)}"
    if isinstance(query, Among):
        return _presence("with", query.what)
    if isinstance(query, During):
        return _during(query)
    if isinstance(query, Yearly):
        return _yearly(query)
    if isinstance(query, Compare):
        return _compared(query)
    return _worded(query.field, _value(query, timeline))


_IN_ANY_YEAR = {
    "overlap": "on",
    "within": "wholly within",
    "start": "beginning on",
}


def _yearly(query: Yearly) -> str:
    before = _IN_ANY_YEAR[query.relation]
    if not query.when.day:
        before = before.replace("on", "in")
    return f"{before} {query.when.describe()}"


def _compared(query: Compare) -> str:
    if query.field in COUNTED:
        return _counted(query)
    own = BY_NAME.get(query.field)
    if own:
        name = own.label
    else:
        name = query.field.removeprefix("extra.")
    return f"with {name} {_RELATIONS[query.relation]} {query.written}"


def _counted(query: Compare) -> str:
    """How many values a field has: "with sources", "with more than 2 sources"."""
    if (query.relation, query.number) == (">", 0):
        return _presence("with", query.field)
    how_many = {
        "=": "",
        "<": "fewer than ",
        ">": "more than ",
        "<=": "at most ",
        ">=": "at least ",
    }
    if query.number == 1:
        noun = query.field.removesuffix("s")
    else:
        noun = query.field
    return f"with {how_many[query.relation]}{query.written} {noun.replace('_', ' ')}"


def _absence(query: Query) -> str:
    """ "without sources" for what is not there; empty for other conditions."""
    if isinstance(query, Among):
        return _presence("without", query.what)
    if (
        isinstance(query, Compare)
        and query.field in COUNTED
        and (query.relation, query.number) == (">", 0)
    ):
        return _presence("without", query.field)
    return ""


def _presence(word: str, what: str) -> str:
    nouns = {
        "day": "a date known to the day",
        "answer": "an answer",
        "contradiction": "a contradiction",
        "known": "a date on which it became known",
        "recorded": "a day on which it was recorded",
    }
    return f"{word} {nouns.get(what, what.replace('_', ' '))}"


def _parts(query: And, timeline: Timeline) -> Iterator[str]:
    """The parts one by one; words that are searched for together."""
    words = [
        part for part in query.parts if isinstance(part, Has) and part.field == "text"
    ]
    for part in query.parts:
        if part not in words:
            yield _part(part, timeline)
        elif part is words[0]:
            yield _worded(
                "text", " and ".join(_value(word, timeline) for word in words)
            )


def _part(query: Query, timeline: Timeline) -> str:
    """A part of something larger: what could be misread there is put in brackets."""
    said = _said(query, timeline)
    joined = isinstance(query, And) or (
        isinstance(query, Or) and _shared_field(query) is None
    )
    if joined:
        return f"({said})"
    return said


def _either(query: Or, timeline: Timeline) -> str:
    if name := _shared_field(query):
        values = []
        for part in query.parts:
            if isinstance(part, Has):
                values.append(_value(part, timeline))
        return _worded(name, " or ".join(values))
    return " or ".join(_part(part, timeline) for part in query.parts)


def _shared_field(query: Or) -> str | None:
    fields = {part.field if isinstance(part, Has) else None for part in query.parts}
    if len(fields) == 1:
        return fields.pop()
    return None


def _worded(name: str, value: str) -> str:
    # not by format(): the name of a field of extra may have braces of its own
    return field_of(name).words.removesuffix("{}") + value


def _value(query: Has, timeline: Timeline) -> str:
    value = query.value
    only = ""
    if query.exact:
        only = " itself"
    if isinstance(value, Regex):
        return f"/{value.pattern}/"
    if isinstance(value, Pair):
        one, other = (
            _name("actor", side, timeline) for side in (value.one, value.other)
        )
        if value.exact:
            return f"{one} itself and {other} itself"
        return f"{one} and {other}"
    ask = field_of(query.field).ask
    return (f'"{value}"' if ask == "text" else _name(ask or "", value, timeline)) + only


def _name(ask: str, identity: str, timeline: Timeline) -> str:
    if ask == "actor":
        return timeline.actors_by_id[identity].name
    if ask == "theme":
        return timeline.themes_by_id[identity].name
    if ask == "source":
        return timeline.sources_by_id[identity].title
    return identity


def _during(query: During) -> str:
    period, words = query.period, query.period.describe()
    unbounded = period.lower == BEGINNING or period.upper == END
    if query.relation == "within":
        if unbounded:
            return f"wholly {words}"
        return f"wholly within {words}"
    if query.relation == "start":
        if unbounded:
            return f"beginning {words}"
        return f"beginning in {words}"
    if unbounded:
        return words
    return f"during {words}"
