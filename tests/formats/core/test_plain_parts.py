"""Plain parts: the values of a part are those that the model writes, whichever class the part is of."""

import json
from typing import Any

from hypothesis import given

from crisistl.formats.core.plain_parts import plain, without_empty
from crisistl.formats.json.own_writer import json_of
from crisistl.model.checked import events_of_lines
from crisistl.model.derived import description
from crisistl.model.plain import plain_timeline
from crisistl.model.timeline import Event, Timeline
from strategies import timelines

REGISTERS = ("sources", "actors", "themes", "omitted", "events")


def by_the_model(part: Any) -> list[tuple[str, Any]]:
    dumped = part.model_dump(mode="json", exclude_defaults=True)
    return [*without_empty(dumped).items()]


@given(timelines())
def test_the_values_of_a_part_are_those_that_the_model_writes(
    timeline: Timeline,
) -> None:
    document = json.loads(timeline.model_dump_json(exclude_defaults=True))
    same = plain_timeline(document, description())
    for name in REGISTERS:
        parts = getattr(timeline, name)
        for part, other in zip(parts, getattr(same, name), strict=True):
            assert [*plain(part).items()] == by_the_model(part)
            assert [*plain(other).items()] == by_the_model(part)


@given(timelines())
def test_events_that_were_checked_have_the_same_values(timeline: Timeline) -> None:
    for event in timeline.events:
        for other in events_of_lines([json_of(event).encode()]) or ():
            assert [*plain(other).items()] == by_the_model(event)


def test_a_citation_of_nothing_but_a_source_is_its_id() -> None:
    sources = [
        {"source": "gazette", "title": ""},
        {"source": "gazette", "locator": "p. 3"},
    ]
    given = {"id": "a", "date": "2022", "title": "A", "lat": 0, "lon": 0}
    event = Event.model_validate({**given, "summary": "", "sources": sources})
    assert plain(event) == {
        "id": "a",
        "date": "2022",
        "title": "A",
        "lat": 0.0,
        "lon": 0.0,
        "sources": ["gazette", {"source": "gazette", "locator": "p. 3"}],
    }
