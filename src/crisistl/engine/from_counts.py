"""From counts: what an engine that counts events one by one also answers, the same for each such engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from crisistl.engine.order import IN_TIME, Order

if TYPE_CHECKING:
    from crisistl.engine.base import Count, Make, Number, Seen, Tally
    from crisistl.model.as_known import NotYet
    from crisistl.query.fields import Field
    from crisistl.query.tree import Query


class FromCounts(Protocol):
    """What an engine that counts events one by one also answers, from its counts."""

    not_yet: NotYet | None = None

    def made(
        self,
        query: Query,
        make: Make,
        *,
        certain: bool = False,
        order: Order = IN_TIME,
    ) -> list[Any] | None:
        """See `Engine.made`; its events are held."""
        return None

    def counts(
        self, query: Query, by: Sequence[Field], *, certain: bool = False
    ) -> Mapping[tuple[Seen, ...], Count]:
        """See `Engine.counts`."""

    def numbers(
        self, query: Query, by: Sequence[Field], *, certain: bool = False
    ) -> Mapping[tuple[Seen, ...], Number]:
        """See `Engine.numbers`."""
        from crisistl.engine.counting import numbers_of

        return numbers_of(self.counts(query, by, certain=certain))

    def tallies(
        self,
        query: Query,
        field: Field,
        above: Mapping[str, str],
        *,
        certain: bool = False,
    ) -> Mapping[str, Tally]:
        """See `Engine.tallies`."""
        from crisistl.engine.counting import tallied

        return tallied(self.counts(query, [field], certain=certain), above)
