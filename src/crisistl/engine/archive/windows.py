"""Windows: conditions on dates, by the bounds in the columns where these decide, else date by date in Python."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from crisistl.dates import Certainty, EventDate, Period, answer
from crisistl.dates.axis import DAY, last_second
from crisistl.engine.archive.sql import FALSE, TRUE, Sql, both, either, negated
from crisistl.engine.archive.store import Store
from crisistl.formats.archive.layout import SET, TIMED, TOLD
from crisistl.query.matching import on_one_clock
from crisistl.query.predicate import predicate
from crisistl.query.tree import During, Yearly

if TYPE_CHECKING:
    from crisistl.dates.zones import Zones

_REACH = 3 * DAY  # two clocks are never farther apart


class Windows:
    """Makes the conditions for a store; `zones` are the time zones of the question."""

    def __init__(self, store: Store, zones: "Zones | None") -> None:
        self._store = store
        self._zones = zones

    @property
    def _as_of(self) -> date | None:
        return self._store.head.as_of

    def of(self, query: During | Yearly) -> tuple[Sql, Sql]:
        """Which events may match, and which surely do."""
        if isinstance(query, Yearly):
            may, yes = self._yearly(query)
        else:
            may, yes = self._in_period(query)
        return either((may, self._by_accounts(query))), yes

    def _by_accounts(self, query: During | Yearly) -> Sql:
        """The events that an account dates so, decided one by one."""
        has_accounts = self._store.manifest.accounts
        if has_accounts is None:
            within = self._store.contains("body", '"accounts":')
        elif has_accounts:
            within = Sql(f"(has & {TOLD}) > 0")
        else:
            return FALSE
        test = predicate(query, self._store.head)
        places = []
        rows = self._store.rows(within.wrapped("SELECT pos, body FROM events WHERE "))
        for pos, body in rows:
            event = self._store.event(body)
            if self._zones:
                (event,) = on_one_clock([event], self._zones)
            if test(event) is not Certainty.NO:
                places.append(pos)
        if places:
            return self._store.isin("pos", places)
        return FALSE

    def _in_period(self, query: During) -> tuple[Sql, Sql]:
        odd = self._odd(query.period)
        may, yes = self._by_bounds(query, query.period)
        if not odd:
            return may, yes
        wider = _widened(query.period)
        coarse, _ = self._by_bounds(query, wider)
        is_odd = Sql(f"(odd & {odd}) > 0")
        period, relation, as_of = query.period, query.relation, self._as_of
        found = self._decided(
            both((is_odd, coarse)),
            lambda when: answer(when, period, relation, as_of),
        )
        plain = negated(is_odd)
        return (
            either((both((plain, may)), found[0])),
            either((both((plain, yes)), found[1])),
        )

    def _odd(self, period: Period) -> int:
        """The kinds of date that this store has and that their bounds don't decide in this window."""
        manifest = self._store.manifest
        odd = 0
        if manifest.sets:
            odd = SET
        shown = self._zones is not None and self._zones.shown is not None
        by_days = period.is_days and period.clock == "wall"
        if manifest.times and (shown or not by_days):
            odd |= TIMED
        return odd

    def _by_bounds(self, query: During, period: Period) -> tuple[Sql, Sql]:
        """The conditions of `crisistl.dates.matching.answer`."""
        a, b = int(period.lower), int(period.upper)
        if query.relation == "overlap":
            return (
                both((_least("e2", a), _most("s1", b))),
                both((self._ends_from(a), _most("s2", b))),
            )
        if query.relation == "within":
            return (
                both((_least("s2", a), self._ends_until(b))),
                both((_least("s1", a), _most("e2", b))),
            )
        return (
            both((_least("s2", a), _most("s1", b))),
            both((_least("s1", a), _most("s2", b))),
        )

    def _ends_from(self, a: int) -> Sql:
        """The earliest end is `a` or later; what is open hasn't ended by `as_of`."""
        plain = _least("e1", a)
        if self._as_of is not None and last_second(self._as_of) >= a:
            return either((plain, Sql("ends = 1")))
        return plain

    def _ends_until(self, b: int) -> Sql:
        plain = _most("e1", b)
        if self._as_of is not None and last_second(self._as_of) > b:
            return both((plain, Sql("ends <> 1")))
        return plain

    def _yearly(self, query: Yearly) -> tuple[Sql, Sql]:
        when, relation, as_of = query.when, query.relation, self._as_of
        return self._decided(TRUE, lambda date: when.answer(date, relation, as_of))

    def _decided(
        self, within: Sql, test: Callable[[EventDate], Certainty]
    ) -> tuple[Sql, Sql]:
        """Events share their dates, so each date is decided once."""
        rows = self._store.rows(
            within.wrapped("SELECT DISTINCT edtf FROM events WHERE ")
        )
        may: list[str] = []
        yes: list[str] = []
        for (text,) in rows:
            found = test(self.date(text))
            if found >= Certainty.MAYBE:
                may.append(text)
            if found is Certainty.YES:
                yes.append(text)
        return self._is_one_of(may), self._is_one_of(yes)

    def _is_one_of(self, texts: Iterable[str]) -> Sql:
        return self._store.isin("edtf", [*texts])

    def date(self, text: str) -> EventDate:
        """The date of an event in the time zone of the question."""
        when = EventDate.parse(text)
        if self._zones:
            return self._zones.place(when)
        return when


def _least(column: str, value: int) -> Sql:
    return Sql(f"{column} >= ?", (value,))


def _most(column: str, value: int) -> Sql:
    return Sql(f"{column} <= ?", (value,))


def _widened(period: Period) -> Period:
    """The period with room for a date on another clock."""
    from crisistl.dates import BEGINNING, END

    lower = period.lower if period.lower == BEGINNING else period.lower - _REACH
    upper = period.upper if period.upper == END else period.upper + _REACH
    return Period(lower, upper)
