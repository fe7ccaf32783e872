"""Order: an answer's hits by any columns, as `--sort` names them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from crisistl.engine.answer import Answer
from crisistl.errors import UsageError
from crisistl.model.timeline import Timeline
from crisistl.query.fields import Field, Hit, field_of
from crisistl.query.predicate import order_key
from crisistl.text.names import fold


def ordered(answer: Answer, sort: str | None, *, reverse: bool = False) -> Answer:
    """The answer with its hits in the order of `sort`, such as "date,-actor"; equal ones keep their order.

    What has no value stands last either way. UsageError for an unknown column.
    """
    hits = list(answer.hits)
    for name in reversed([part.strip() for part in (sort or "").split(",") if part.strip()]):
        field = field_of(name.removeprefix("-"), shown=True)
        backwards = name.startswith("-")
        key = _key(field, answer.timeline)
        hits.sort(key=key, reverse=backwards)
        hits.sort(key=lambda hit: key(hit)[0] == _MISSING)
    if sort is not None and not sort.strip(", "):
        raise UsageError("--sort: name a column, such as date or -title")
    return replace(answer, hits=tuple(reversed(hits) if reverse else hits))


_NUMBER, _TEXT, _MISSING = 0, 1, 2


def _key(field: Field, timeline: Timeline) -> Callable[[Hit], tuple[int, Any]]:
    """Numbers before texts; dates by their order, texts without case and accents."""
    if field.name == "date":
        return lambda hit: (_NUMBER, order_key(hit.event))
    cell = field.cell
    assert cell

    def key(hit: Hit) -> tuple[int, Any]:
        value = cell(hit, timeline)
        if value is None or value in ((), ""):
            return _MISSING, 0
        if isinstance(value, int | float):
            return _NUMBER, value
        return _TEXT, fold("".join(value) if isinstance(value, tuple) else value)

    return key
