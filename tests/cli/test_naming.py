"""Naming: which events a text on the command line stands for."""

from datetime import date

import pytest

from crisistl.cli.naming import named
from crisistl.engine.memory import MemoryEngine
from crisistl.errors import UsageError
from crisistl.model.timeline import Timeline

TODAY = date(2022, 1, 27)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("drought", ["drought"]),
        ("berg", ["berg-warning"]),
        ("2022-01-12", ["troops-moved"]),
        ("January 2022", ["league-talks", "troops-moved", "berg-warning"]),
        ("3 days ago", ["berg-warning"]),
    ],
)
def test_an_event_is_named_by_id_by_day_or_by_how_its_id_begins(
    small_timeline: Timeline, text: str, ids: list[str]
) -> None:
    assert [
        event.id for event in named(text, MemoryEngine(small_timeline), TODAY)
    ] == ids


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sluices", "2 ids begin with 'sluices': sluices-shut, sluices-denied"),
        (
            "2022-01-13",
            "no event began on 13 January 2022; see `crisistl list --on 2022-01-13`",
        ),
        ("droght", "no event 'droght'; did you mean 'drought'?"),
        ("zzz", "no event 'zzz'; see `crisistl list --columns id,title`"),
    ],
)
def test_what_names_no_event_or_several_is_refused(
    small_timeline: Timeline, text: str, message: str
) -> None:
    with pytest.raises(UsageError) as refused:
        named(text, MemoryEngine(small_timeline), TODAY)
    assert str(refused.value) == message
