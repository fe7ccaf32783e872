"""Links: every place that refers to a part by its id."""

import json

from hypothesis import given
from hypothesis import strategies as st

from crisistl.edit.links import REGISTERS, links_to, relinked, removed, renamed
from crisistl.formats.json.own_writer import json_of
from crisistl.model.integrity import breaches
from crisistl.model.timeline import Timeline
from strategies import timelines


@given(timelines(), st.data())
def test_a_rename_and_its_reverse_change_nothing(
    timeline: Timeline, data: st.DataObject
) -> None:
    register = data.draw(st.sampled_from(REGISTERS))
    parts = getattr(timeline, register)
    if not parts:
        return
    part = data.draw(st.sampled_from(parts))
    there = renamed(timeline, register, part.id, "quite-another-id")
    assert [*links_to(there, register, part.id)] == []
    assert f'"{part.id}"' not in _links(there, register)
    assert renamed(there, register, "quite-another-id", part.id) == timeline


@given(timelines(), st.data())
def test_nothing_is_linked_to_what_was_removed(
    timeline: Timeline, data: st.DataObject
) -> None:
    register = data.draw(st.sampled_from(REGISTERS))
    parts = getattr(timeline, register)
    if not parts:
        return
    part = data.draw(st.sampled_from(parts))
    left = removed(timeline, register, [part.id])
    assert [*breaches(left)] == []
    assert len(getattr(left, register)) == len(parts) - 1


@given(timelines())
def test_links_to_themselves_change_nothing(timeline: Timeline) -> None:
    for register in REGISTERS:
        assert relinked(timeline, register, lambda identity: identity) == timeline


def _links(timeline: Timeline, register: str) -> str:
    """The ids that events and registers refer to in a register, as JSON."""
    names = {
        "events": ("responds_to", "contradicts"),
        "actors": ("actors", "targets", "attributed_to", "quotes"),
        "themes": ("themes",),
        "sources": ("sources",),
    }[register]
    events = [json.loads(json_of(event)) for event in timeline.events]
    return json.dumps([[event.get(name) for name in names] for event in events])
