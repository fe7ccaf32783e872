"""Conditions: a query as two conditions of SQL, which events may match and which surely match.

What SQL can't decide is decided in Python, over those events that the rest of the query leaves: the condition is
then that the event is one of those that were found.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING

from crisistl.dates import Certainty
from crisistl.engine.archive.sql import FALSE, TRUE, Sql, both, either, negated
from crisistl.engine.archive.store import Store
from crisistl.engine.archive.windows import Windows
from crisistl.formats.archive.layout import NO_DEGREES, PLACED, PLACED_TEXT, SUMMARIZED
from crisistl.formats.archive.words import marked_phrase
from crisistl.model.plover import QUAD_OF
from crisistl.query.families import family
from crisistl.query.fields import Field
from crisistl.query.lookup import field_of
from crisistl.query.predicate import needs_dates, predicate, predicate_cost
from crisistl.query.search import phrase_test
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
    has_regex,
)
from crisistl.text.regex_limit import bounded

if TYPE_CHECKING:
    from crisistl.dates.zones import Zones

COLUMNS = {
    "id": "id",
    "type": "kind",
    "status": "status",
    "part_of_day": "daypart",
    "place": "place",
    "precision": "fineness",
    "actors": "actors",
    "by": "actors",
    "targets": "targets",
    "toward": "targets",
    "themes": "themes",
    "theme": "themes",
    "attributed_to": "attributed",
    "responds_to": "responds",
    "contradicts": "contradicts",
    "source": "cited",
    "sources": "cited",
    "lat": "lat",
    "lon": "lon",
}
"""The column of `events` that has the values of a field."""

_IN_NO_COLUMN = ("accounts", "revisions", "known", "recorded")
"""Fields that are looked up in the whole event, as the archive has no column of them."""

_COUNTS = {"quotes": "quotes", "sources": "citations", "extra": "extras"}
_BETWEEN = ">"
"""Between the ids of two columns; no id has it."""

_FLAGS = {
    "type": "kind <> ''",
    "place": f"(has & {PLACED}) > 0",
    "date_text": f"(has & {PLACED_TEXT}) > 0",
    "summary": f"(has & {SUMMARIZED}) > 0",
    "part_of_day": "daypart <> ''",
    "day": "fineness IN ('day', 'minute', 'second')",
}


@dataclass(frozen=True, slots=True)
class Condition:
    """Which events may match and which surely do."""

    may: Sql
    yes: Sql

    @classmethod
    def sure(cls, sql: Sql) -> "Condition":
        """A condition that is never a maybe."""
        return cls(sql, sql)


class Conditions:
    """Makes conditions for a store; `zones` are the time zones of the question."""

    def __init__(self, store: Store, zones: "Zones | None") -> None:
        self._store = store
        self._windows = Windows(store, zones)

    def of(self, query: Query, within: Sql = TRUE) -> Condition:
        """The condition for a query. Of an event that isn't `within` nothing needs to be known."""
        if isinstance(query, Not):
            inner = self.of(query.part, within)
            return Condition(negated(inner.yes), negated(inner.may))
        if isinstance(query, And):
            return self._all(query.parts, within)
        if isinstance(query, Or):
            parts = [self.of(part, within) for part in query.parts]
            return Condition(
                either(part.may for part in parts), either(part.yes for part in parts)
            )
        if isinstance(query, During | Yearly):
            return Condition(*self._windows.of(query))
        if isinstance(query, Has) and needs_dates(query, self._store.head):
            return self._dated(query, within)
        return Condition.sure(self._plain(query, within))

    def _all(self, parts: Iterable[Query], within: Sql) -> Condition:
        """What SQL decides comes first, so that little is left to be decided in Python."""
        found: list[Condition] = []
        narrowed = within
        for part in sorted(parts, key=_cost):
            found.append(self.of(part, narrowed))
            narrowed = both((narrowed, found[-1].may))
        return Condition(
            both(part.may for part in found), both(part.yes for part in found)
        )

    def _plain(self, query: Has | Compare | Among, within: Sql) -> Sql:
        if isinstance(query, Among):
            return self._tagged("id", sorted(query.ids))
        if isinstance(query, Compare):
            return self._compare(query, within)
        return self._has(query, within)

    def _has(self, query: Has, within: Sql) -> Sql:
        field, value = field_of(query.field, asked=True), query.value
        if isinstance(value, Pair):
            return self._pair(value)
        if field.ask == "text":
            return self._text(query, within)
        if field.ask == "extra" or field.name == "differs":
            return self._decided(query, within)
        if field.ask == "file":
            return FALSE
        return self._of_field(field, query, value)

    def _of_field(self, field: Field, query: Has, value: str | Regex) -> Sql:
        """A condition on a field with a column or a table of its own."""
        if field.name == "quad" or field.ask == "place" or isinstance(value, Regex):
            return self._valued(field, query)
        if field.name in ("type", "status", "part_of_day"):
            return Sql(f"{COLUMNS[field.name]} = ?", (value,))
        wanted = (value,) if query.exact else family(field, value, self._store.head)
        return self._named(field, sorted(wanted))

    def _named(self, field: Field, ids: list[str]) -> Sql:
        """The events that name one of these ids."""
        if field.name == "actor":
            return self._tagged(("actors", "targets"), ids)
        return self._tagged(COLUMNS[field.name], ids)

    def _tagged(self, kinds: str | tuple[str, ...], ids: list[str]) -> Sql:
        if not ids:
            return FALSE
        names = kinds
        if isinstance(kinds, str):
            names = (kinds,)
        quoted = ", ".join(f"'{name}'" for name in names)
        select = f"SELECT pos FROM tags WHERE kind IN ({quoted}) AND "
        return self._store.among("pos", self._store.isin("value", ids).wrapped(select))

    def _pair(self, pair: Pair) -> Sql:
        actor = field_of("actor")
        one, other = (
            [side] if pair.exact else sorted(family(actor, side, self._store.head))
            for side in (pair.one, pair.other)
        )
        acting = [self._tagged("actors", ids) for ids in (one, other)]
        addressed = [self._tagged("targets", ids) for ids in (other, one)]
        jointly = both((Sql("targets = ''"), *acting))
        return either(
            (*(both(way) for way in zip(acting, addressed, strict=True)), jointly)
        )

    def _text(self, query: Has, within: Sql) -> Sql:
        phrase = None
        if isinstance(query.value, str):
            phrase = marked_phrase(query.value)
        if phrase is None:
            return self._decided(query, within)
        assert isinstance(query.value, str)
        test = phrase_test(query.value, exact=False)
        named = [actor.id for actor in self._store.head.actors if test(actor.name)]
        by_name = self._tagged(("actors", "targets"), sorted(named))
        return either((by_name, self._store.contains("folded", phrase)))

    def _valued(self, field: Field, query: Has) -> Sql:
        """Few values are shared by many events, so each value is decided once, in Python."""
        if field.name == "quad":
            column = "kind"
        else:
            column = COLUMNS[field.name]
        holds = _value_test(query)
        values = self._store.rows(Sql(f"SELECT DISTINCT {column} FROM events"))
        return self._store.isin(
            column, [value for (value,) in values if value and holds(value)]
        )

    def _compare(self, query: Compare, within: Sql) -> Sql:
        name, relation = query.field, query.relation
        if name in ("lat", "lon"):
            return Sql(
                f"{name} {relation} ? AND {name} <> {NO_DEGREES}", (query.number,)
            )
        if name in _FLAGS:
            tests = {0: f"NOT ({_FLAGS[name]})", 1: _FLAGS[name]}
            holds = [Sql(tests[n]) for n in tests if _holds(n, relation, query.number)]
            if len(holds) < len(tests):
                return either(holds)
            return TRUE
        if name in _COUNTS:
            return Sql(f"{_COUNTS[name]} {relation} ?", (query.number,))
        if name.startswith("extra.") or name in _IN_NO_COLUMN:
            return self._decided(query, within)
        return self._number_of_ids(query, within)

    def _number_of_ids(self, query: Compare, within: Sql) -> Sql:
        """How many ids an event has in a field: none or some is decided by SQL, and how many in Python."""
        columns: tuple[str, ...] = ("actors", "targets")
        if query.field != "actor":
            columns = (COLUMNS[query.field],)
        empty = both(Sql(f"{column} = ''") for column in columns)
        none, some = (_holds(n, query.relation, query.number) for n in (0, 1))
        if query.relation in (">", "<=") and none != some:  # more than none, none
            if some:
                return negated(empty)
            return empty
        names = ", ".join(columns)
        select = f"SELECT DISTINCT {names} FROM events WHERE "
        values = self._store.rows(both((within, negated(empty))).wrapped(select))
        fitting = sorted(
            _BETWEEN.join(row)
            for row in values
            if _holds(_ids_in(row), query.relation, query.number)
        )
        joined = f" || '{_BETWEEN}' || ".join(columns)
        parts = [self._store.isin(f"({joined})", fitting)]
        if none:
            parts.append(empty)
        return either(parts)

    def _decided(self, query: Has | Compare, within: Sql) -> Sql:
        """Decide a condition in Python, event by event."""
        return self._store.isin("pos", [*self._found(query, within)])

    def _dated(self, query: Has, within: Sql) -> Condition:
        """Decide in Python a condition on names that depends on the dates of events."""
        test = predicate(query, self._store.head)
        rows = self._store.rows(within.wrapped("SELECT pos, body FROM events WHERE "))
        found = [(pos, test(self._store.event(body))) for pos, body in rows]
        may = [pos for pos, answered in found if answered is not Certainty.NO]
        yes = [pos for pos, answered in found if answered is Certainty.YES]
        return Condition(self._store.isin("pos", may), self._store.isin("pos", yes))

    def _found(self, query: Has | Compare, within: Sql) -> Iterator[int]:
        test = predicate(query, self._store.head)
        narrow = both((within, self._has_key(query)))
        rows = self._store.rows(narrow.wrapped("SELECT pos, body FROM events WHERE "))
        with bounded(has_regex(query)) as sparing:
            for pos, body in sparing(rows):
                if test(self._store.event(body)) is not Certainty.NO:
                    yield pos

    def _has_key(self, query: Has | Compare) -> Sql:
        """A condition that every event with this entry of `extra` meets."""
        name = query.field.removeprefix("extra.")
        if name == query.field:
            return TRUE
        if name.isprintable() and '"' not in name and "\\" not in name:
            return self._store.contains("body", f'"{name}":')
        return Sql("extras > 0")


def _cost(query: Query) -> tuple[bool, int]:
    return _needs_python(query), predicate_cost(query)


def _needs_python(query: Query) -> bool:
    if isinstance(query, And | Or):
        return any(map(_needs_python, query.parts))
    if isinstance(query, Not):
        return _needs_python(query.part)
    if isinstance(query, Has | Compare):
        return query.field.startswith("extra.") or has_regex(query)
    return False


def _value_test(query: Has) -> Callable[[str], object]:
    value = query.value
    if query.field == "quad":
        return lambda kind: QUAD_OF.get(kind) == value
    if isinstance(value, Regex):
        return value.compiled().search
    assert isinstance(value, str)
    return phrase_test(value, exact=query.exact)


def _holds(number: int, relation: str, other: float) -> bool:
    test = predicate(Compare("quotes", relation, other), None)  # type: ignore[arg-type]
    return test(SimpleNamespace(quotes=range(number))) is Certainty.YES  # type: ignore[arg-type]


def _ids_in(columns: tuple[str, ...]) -> int:
    """How many ids there are in some columns; one that is in both counts once."""
    if len(columns) == 1:
        return len(columns[0].split())
    return len({*columns[0].split(), *columns[1].split()})
