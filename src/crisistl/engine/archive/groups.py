"""Groups: events counted by some fields in a store, each group with what its events have in these fields."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from types import SimpleNamespace
from typing import Any

from crisistl.dates import BEGINNING, END, EventDate, Moment
from crisistl.dates.calendar import UNITS
from crisistl.engine.archive.conditions import COLUMNS
from crisistl.engine.archive.sql import TRUE, Sql
from crisistl.engine.archive.store import Store
from crisistl.engine.base import Count, Number, Seen, Tally
from crisistl.formats.archive.layout import NO_DEGREES
from crisistl.model.lineage import reached, upwards
from crisistl.model.plover import QUAD_OF
from crisistl.query.fields import Field, one

_LISTS = (
    "actors",
    "targets",
    "themes",
    "attributed",
    "responds",
    "contradicts",
    "cited",
)
_KEPT_OF_DAYS = {"century": 4, "decade": 4, "year": 4, "quarter": 7, "month": 7}
"""The characters of YYYY-MM-DD that decide the period of a plain day."""

DateOf = Callable[[str], EventDate]


@dataclass(frozen=True, slots=True)
class Grouped:
    """The expressions that events are grouped by for a field, and what an event has by their values."""

    expressions: tuple[str, ...]
    seen: Callable[..., Seen]


def grouped(field: Field, date_of: DateOf) -> Grouped | None:
    """How a store groups by a field; None where it can't."""
    if field.name in UNITS:
        return _by_period(field, date_of)
    if field.name in ("weekday", "month-of-year"):
        values = _values(field)
        return Grouped(
            ("edtf",), lambda text: values(SimpleNamespace(date=date_of(text)))
        )
    if field.ask == "pair":
        return Grouped(("actors", "targets"), lambda a, t: (_ids(a), _ids(t)))
    if field.name == "actor":
        return Grouped(("actors", "targets"), _either_side)
    if field.name == "quad":
        return Grouped(("kind",), lambda kind: one(QUAD_OF.get(kind)))
    if field.ask == "file":
        return Grouped(("1",), lambda _: ())
    column = COLUMNS.get(field.name)
    if column is None:
        return None
    if column in _LISTS:
        return Grouped((column,), _ids)
    if column in ("lat", "lon"):
        return Grouped((column,), _degrees)
    return Grouped((column,), one)


def _by_period(field: Field, date_of: DateOf) -> Grouped:
    """Dates whose bounds fall in the same periods are counted under one of them; most are never parsed."""
    kept = _KEPT_OF_DAYS.get(field.name, 10)
    number = UNITS[field.name].number
    known: dict[Any, EventDate] = {}

    def period(bound: int) -> int:
        is_open = bound in (BEGINNING, END)
        if is_open:
            return bound
        return number(Moment(bound))

    def seen(text: str, *bounds: int) -> EventDate:
        is_plain = text.endswith(" ")
        key = text if is_plain else tuple([period(bound) for bound in bounds])
        if key not in known:
            known[key] = date_of(_full(text))
        return known[key]

    bounds = (f"CASE WHEN plain = 1 THEN 0 ELSE {name} END" for name in ("s1", "s2", "e2"))  # fmt: skip
    text = f"CASE WHEN plain = 1 THEN substr(edtf, 1, {kept}) || ' ' ELSE edtf END"
    return Grouped((text, *bounds), seen)


def _full(text: str) -> str:
    """A date of the days that were grouped under a text: its first day."""
    if not text.endswith(" "):
        return text
    return text.strip() + "-01-01"[: 10 - len(text.strip())]


def _values(field: Field) -> Callable[[Any], tuple[str, ...]]:
    values = field.values
    assert values
    return lambda event: tuple(values(event))


def _ids(text: str) -> tuple[str, ...]:
    if text:
        return tuple(text.split(" "))
    return ()


def _either_side(acting: str, addressed: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*_ids(acting), *_ids(addressed))))


def _degrees(value: float) -> tuple[str, ...]:
    if value == NO_DEGREES:
        return ()
    return (repr(value).removesuffix(".0"),)


@dataclass(slots=True)
class Group:
    """Events with the same values: their numbers, and the places of the first and the last of them."""

    events: int
    maybe: int
    first: int
    last: int

    @property
    def number(self) -> Number:
        return Number(self.events, self.maybe)


def groups_of(
    store: Store, where: Sql, sure: Sql, by: Sequence[Grouped]
) -> Mapping[tuple[Seen, ...], Group]:
    """The events of a store that a condition holds for, in groups in order of their first events.

    `sure` holds for those that surely match.
    """
    groups: dict[tuple[Seen, ...], Group] = {}
    expressions = [expression for part in by for expression in part.expressions]
    if sure == TRUE and len(by) == 1 and by[0].expressions in store.sets:
        statement = _statement_of_sets(store.sets[by[0].expressions])
    else:
        statement = _statement(expressions, where, sure)
    for *values, events, maybe, first, last in store.rows(statement):
        key = _key(by, values)
        group = groups.get(key)
        if group is None:
            groups[key] = Group(events, maybe, first, last)
            continue
        group.events += events
        group.maybe += maybe
        group.first = min(group.first, first)
        group.last = max(group.last, last)
    return dict(sorted(groups.items(), key=lambda item: item[1].first))


def counts(
    store: Store, groups: Mapping[tuple[Seen, ...], Group], date_of: DateOf
) -> Mapping[tuple[Seen, ...], Count]:
    """Groups with the dates of their first and their last events."""
    places = {place for group in groups.values() for place in (group.first, group.last)}
    dates = _dates(store, places, date_of)
    found = {}
    for key, group in groups.items():
        found[key] = Count(
            group.number,
            dates[group.first],
            dates[group.last],
            group.first,
            group.last,
        )
    return found


def tallies(
    store: Store,
    groups: Mapping[tuple[Seen, ...], Group],
    above: Mapping[str, str],
    date_of: DateOf,
) -> Mapping[str, Tally]:
    """Groups by one field, tallied for each id (see `Engine.tallies`)."""
    found: dict[str, Group] = {}
    alone: Counter[str] = Counter()
    for (named,), group in groups.items():
        assert isinstance(named, tuple)
        direct = {str(identity) for identity in named}
        for identity in direct:
            alone[identity] += group.events
        for identity in reached(direct, above):
            known = found.get(identity)
            if known is None:
                found[identity] = replace(group)
                continue
            known.events += group.events
            known.first = min(known.first, group.first)
            known.last = max(known.last, group.last)
    places = {place for group in found.values() for place in (group.first, group.last)}
    dates = _dates(store, places, date_of)
    return {
        identity: Tally(
            group.events, alone[identity], dates[group.first], dates[group.last]
        )
        for identity, group in found.items()
    }


def _key(by: Sequence[Grouped], values: list[Any]) -> tuple[Seen, ...]:
    key: list[Seen] = []
    start = 0
    for part in by:
        end = start + len(part.expressions)
        key.append(part.seen(*values[start:end]))
        start = end
    return tuple(key)


def _statement(expressions: Sequence[str], where: Sql, sure: Sql) -> Sql:
    names = [f"g{number}" for number in range(len(expressions))]
    made = ", ".join(
        f"{expression} AS {name}"
        for expression, name in zip(expressions, names, strict=True)
    )
    listed = ", ".join(names)
    inner = sure.wrapped(
        f"SELECT {made}, pos, CASE WHEN ", " THEN 0 ELSE 1 END AS unsure FROM events"
    )
    return (
        Sql(
            f"SELECT {listed}, count(*) AS n, CAST(sum(unsure) AS BIGINT) AS m, min(pos) AS p1, max(pos) AS p2 FROM ("
        )
        + inner
        + where.wrapped(" WHERE ", f") AS found GROUP BY {listed}")
    )


def tallies_of_sets(
    store: Store, name: str, above: Mapping[str, str], date_of: DateOf
) -> Mapping[str, Tally]:
    """The same for all events, from what a store on disk has in its table `sets`."""
    values, wholes = [], []
    for identity in above:
        for whole in islice(upwards(identity, above), 1, None):
            values.append(identity)
            wholes.append(whole)
    found = [*store.rows(Sql(_TALLIES, (name, values, wholes)))]
    places = {place for *_, p1, p2 in found for place in (p1, p2)}
    dates = _dates(store, places, date_of)
    return {
        identity: Tally(events, alone, dates[p1], dates[p2])
        for identity, events, alone, p1, p2 in found
    }


_TALLIES = """
WITH
    counted AS (SELECT row_number() OVER () AS n, * FROM sets WHERE field = ?),
    named AS (
        SELECT n, unnest(list_distinct(string_split(trim(one || ' ' || other), ' '))) AS value
        FROM counted WHERE one <> '' OR other <> ''
    ),
    above AS (SELECT unnest(?::VARCHAR[]) AS value, unnest(?::VARCHAR[]) AS whole),
    reached AS (
        SELECT DISTINCT n, value FROM (
            SELECT n, value FROM named UNION ALL SELECT n, whole FROM named JOIN above USING (value)
        )
    ),
    alone AS (SELECT value, sum(events) AS number FROM named JOIN counted USING (n) GROUP BY value)
SELECT value, CAST(sum(events) AS BIGINT), CAST(coalesce(any_value(number), 0) AS BIGINT), min(p1), max(p2)
FROM reached JOIN counted USING (n) LEFT JOIN alone USING (value) GROUP BY value
"""
"""Events of one set are in no other, so their numbers can be added up."""


def _statement_of_sets(field: str) -> Sql:
    """The groups of a field that were counted when the archive was built."""
    columns = "one"
    if field == "actor":
        columns = "one, other"
    return Sql(
        f"SELECT {columns}, CAST(sum(events) AS BIGINT), 0, min(p1), max(p2) FROM sets WHERE field = ? "
        f"GROUP BY {columns}",
        (field,),
    )


def _dates(
    store: Store, places: Iterable[int], date_of: DateOf
) -> dict[int, EventDate]:
    """The dates of the events at these places in the order of time."""
    wanted = sorted(places)
    if not wanted:
        return {}
    known: dict[str, EventDate] = {}
    found: dict[int, EventDate] = {}
    for pos, text in store.rows(
        store.isin("pos", wanted).wrapped("SELECT pos, edtf FROM events WHERE ")
    ):
        if text not in known:
            known[text] = date_of(text)
        found[pos] = known[text]
    return found
