"""Years that a format can't hold."""

import pytest

from crisistl.formats.core.unheld import unheld_in_words
from crisistl.formats.core.years import within_years
from crisistl.model.timeline import Timeline

ROME = Timeline(
    events=[
        {"id": "ides", "date": "-0043-03-15", "title": "Ides"},
        {"id": "since", "date": "../0014", "title": "Augustus"},
        {"id": "vesuvius", "date": "0079", "title": "Ash", "responds_to": ["ides"]},
        {"id": "later", "date": "Y12000", "title": "Later"},
    ]
)


def test_events_outside_are_left_out_and_those_linked_to_are_omitted() -> None:
    near = within_years(ROME, "ics")
    assert [event.id for event in near.events] == ["since", "vesuvius"]
    assert [omitted.id for omitted in near.omitted] == ["ides"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ics", "ics: left out 2 events dated before the year 1 or after 9999: ides, later"),
        ("timelinejs", "timelinejs: left out 1 event dated before 10,000 BC or after 9999: later"),
        ("csv", ""),
    ],
)  # fmt: skip
def test_what_is_left_out_is_named(name: str, words: str) -> None:
    kept = " (JSON and JSON Lines keep them)" if words else ""
    assert unheld_in_words(ROME, name) == words + kept
