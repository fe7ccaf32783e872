"""The query: a tree of frozen values in normal form."""

import re
import warnings
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from crisistl.dates import BEGINNING, END, Period, Relation
from crisistl.errors import UsageError
from crisistl.frozen import frozen

if TYPE_CHECKING:
    from crisistl.dates.anyyear import AnyYear

Comparison = Literal["<", "<=", ">", ">=", "="]


@frozen
class Regex:
    """A regular expression; case does not matter. A slash in it has no backslash before it."""

    pattern: str

    def __post_init__(self) -> None:
        if r"\/" in re.findall(r"\\.", self.pattern, re.DOTALL):
            raise ValueError(
                "a slash with a backslash before it; write the slash alone"
            )

    def compiled(self) -> re.Pattern[str]:
        """The pattern; UsageError where it is not a regular expression."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter(
                    "ignore"
                )  # of what later versions of Python may mean by "[["
                return re.compile(self.pattern, re.IGNORECASE)
        except (re.error, RecursionError, OverflowError) as error:
            raise UsageError(
                f"/{self.pattern}/ is not a regular expression: {error}"
            ) from None


@frozen
class Pair:
    """Two actors' ids; `exact` leaves out those who are part of them."""

    one: str
    other: str
    exact: bool = False


@frozen
class Has:
    """The field has the value: an id of a register, a text, a regex or a pair. Names are resolved before."""

    field: str
    value: str | Regex | Pair
    exact: bool = False


@frozen
class Compare:
    """A number of `extra`, or how many values a field has, compared with another number."""

    field: str
    relation: Comparison
    number: float

    @property
    def written(self) -> str:
        """The number as people write it: 1, not 1.0."""
        return repr(self.number).removesuffix(".0")


@frozen
class Among:
    """The event is one of these: those that have an answer or a contradiction, by links of other events.

    `what` names the links, as `has:` in an expression does. `ids` are known when the query is made.
    """

    what: str
    ids: frozenset[str]


@frozen
class During:
    """The event's date has this relation to the period (DATES.md: overlap, within, start)."""

    period: Period
    relation: Relation = "overlap"


@frozen
class Yearly:
    """The event's date has this relation to a day or a month of any year."""

    when: "AnyYear"
    relation: Relation = "overlap"


@frozen
class Not:
    """The part does not hold. Built by `negation`."""

    part: "Query"

    def __post_init__(self) -> None:
        if isinstance(self.part, Not):
            raise ValueError("a double negation; build it with negation()")


def _refuse_loose(parts: tuple["Query", ...], kind: type, allowed_empty: bool) -> None:
    if len(parts) == 1 or (not parts and not allowed_empty):
        raise ValueError(
            f"{kind.__name__} joins two parts or more; build it with all_of() or any_of()"
        )
    if len(set(parts)) < len(parts) or any(isinstance(part, kind) for part in parts):
        raise ValueError(
            f"{kind.__name__} with repeated or nested parts; build it with all_of() or any_of()"
        )


@frozen
class And:
    """All parts hold; without parts, everything does. Built by `all_of`."""

    parts: tuple["Query", ...]

    def __post_init__(self) -> None:
        _refuse_loose(self.parts, And, allowed_empty=True)


@frozen
class Or:
    """At least one part holds. Built by `any_of`."""

    parts: tuple["Query", ...]

    def __post_init__(self) -> None:
        _refuse_loose(self.parts, Or, allowed_empty=False)


Query = Has | Compare | Among | During | Yearly | Not | And | Or
EVERYTHING = And(())


def all_of(parts: Iterable[Query]) -> Query:
    """The conjunction in normal form: flat, nothing twice, "from A" and "until B" joined to one window."""
    flat = dict.fromkeys(
        p for part in parts for p in (part.parts if isinstance(part, And) else (part,))
    )
    joined = _with_one_window([*flat])
    if len(joined) == 1:
        return joined[0]
    return And(tuple(joined))


def any_of(parts: Iterable[Query]) -> Query:
    """The disjunction in normal form: flat, nothing twice."""
    flat = tuple(
        dict.fromkeys(
            p
            for part in parts
            for p in (part.parts if isinstance(part, Or) else (part,))
        )
    )
    if EVERYTHING in flat:
        return EVERYTHING
    if len(flat) == 1:
        return flat[0]
    return Or(flat)


def negation(part: Query) -> Query:
    """The part negated; a double negation is none."""
    if isinstance(part, Not):
        return part.part
    return Not(part)


def _with_one_window(parts: list[Query]) -> list[Query]:
    """An open-ended and an open-started window of one relation are one window, where they meet."""
    for here, left in enumerate(parts):
        for there, right in enumerate(parts):
            if (
                isinstance(left, During)
                and isinstance(right, During)
                and _is_left_of(left, right)
            ):
                both = During(_joined(left.period, right.period), left.relation)
                rest = []
                for index, part in enumerate(parts):
                    if index not in (here, there):
                        rest.append(part)
                place = min(here, there)
                return _with_one_window(
                    [*dict.fromkeys([*rest[:place], both, *rest[place:]])]
                )
    return parts


def _joined(left: Period, right: Period) -> Period:
    return Period(left.lower, right.upper, left.clock)


def _is_left_of(left: During, right: During) -> bool:
    if left.relation != right.relation:
        return False
    if left.period.clock != right.period.clock:
        return False
    if left.period.upper != END:
        return False
    if right.period.lower != BEGINNING:
        return False
    if left.period.lower == BEGINNING:
        return False
    if right.period.upper == END:
        return False
    return left.period.lower <= right.period.upper


def window_of(query: Query) -> During | None:
    """The one window that every answer must meet, where the query has exactly one date condition."""
    windows = [*_windows(query)]
    if isinstance(query, And):
        parts = query.parts
    else:
        parts = (query,)
    if len(windows) == 1 and windows[0] in parts:
        return windows[0]
    return None


def _windows(query: Query) -> Iterator[During]:
    if isinstance(query, During):
        yield query
    elif isinstance(query, Not):
        yield from _windows(query.part)
    elif isinstance(query, And | Or):
        for part in query.parts:
            yield from _windows(part)


def has_times(query: Query) -> bool:
    """Whether a query has a window that begins or ends within a day."""
    return any(not window.period.is_days for window in _windows(query))


def conditions(query: Query) -> tuple[Query, ...]:
    """The conditions that all must hold: the parts of an And, else the query itself."""
    if isinstance(query, And):
        return query.parts
    return (query,)


def has_regex(query: Query) -> bool:
    """Whether a regular expression is part of the query."""
    if isinstance(query, And | Or):
        return any(map(has_regex, query.parts))
    if isinstance(query, Not):
        return has_regex(query.part)
    return isinstance(query, Has) and isinstance(query.value, Regex)


def phrases(query: Query) -> Iterator[str | Regex]:
    """What a query searches texts for, outside negations: what a reader wants to see marked."""
    if (
        isinstance(query, Has)
        and query.field == "text"
        and not isinstance(query.value, Pair)
    ):
        yield query.value
    elif isinstance(query, And | Or):
        for part in query.parts:
            yield from phrases(part)
