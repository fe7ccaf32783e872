"""Pydantic's errors in the words of a user."""

from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from crisistl.errors import sentence
from crisistl.formats.core.explain import explained
from crisistl.model.timeline import Actor, Event, Source, Timeline

EVENT: dict[str, Any] = {"id": "e", "date": "2022-01-10", "title": "Talks"}


def told(
    shape: type[BaseModel], value: object
) -> list[tuple[tuple[str | int, ...], str]]:
    with pytest.raises(ValidationError) as refused:
        shape.model_validate(value)
    return [
        (wrong.path, sentence(wrong.problem, wrong.remedy))
        for wrong in explained(refused.value, shape)
    ]


@pytest.mark.parametrize(
    ("fields", "path", "reason"),
    [
        ({"date": 2022}, ("date",), 'a date is text; write "2022", between quotation marks'),
        ({"id": "a b"}, ("id",), "'a b' can't be an id; use letters, digits and . _ - : @ +, without spaces"),
        ({"id": 7}, ("id",), "text is needed, between quotation marks, not 7"),
        ({"title": " "}, ("title",), "can't be empty"),
        ({"title": "a\nb"}, ("title",), "'a\\nb' must be one line"),
        ({"actors": "nato"}, ("actors",), 'a list is needed; write ["nato"]'),
        ({"actors": {"a": 1}}, ("actors",), "a list is needed: [...]"),
        ({"actors": ["a", 1]}, ("actors", 1), "text is needed, between quotation marks, not 1"),
        ({"extra": []}, ("extra",), "an object is needed: {...}, not []"),
        ({"quotes": ["said"]}, ("quotes", 0), "an object is needed: {...}, not 'said'"),
        ({"quotes": [{"txt": "said", "text": "s"}]}, ("quotes", 0, "txt"), "unknown field; did you mean 'text'?"),
        (
            {"status": "claim"}, ("status",),
            "'claim' is none of reported, claimed, disputed, planned, forecast; did you mean 'claimed'?",
        ),
        ({"part_of_day": 3}, ("part_of_day",), "3 is none of morning, afternoon, evening, night"),
        ({"sources": [{}]}, ("sources", 0), "a citation needs a source, a title, a url or a locator"),
        ({"actor": ["a"]}, ("actor",), "unknown field; did you mean 'actors'?"),
        ({"fatalities": 3}, ("fatalities",), "unknown field; other things go into 'extra'"),
        ({"place": ["Geneva"]}, ("place",), "text is needed, between quotation marks, not ['Geneva']"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_event(
    fields: dict[str, Any], path: tuple[str | int, ...], reason: str
) -> None:
    assert told(Event, EVENT | fields) == [(path, reason)]


def test_what_an_event_needs() -> None:
    assert told(Event, {}) == [
        ((name,), "is missing; an event needs an id, a date and a title")
        for name in ("id", "date", "title")
    ]
    assert told(Actor, {"id": "a"}) == [(("name",), "is missing")]


def test_a_misspelt_field_is_one_fault() -> None:
    assert told(Event, {"id": "e", "date": "2022", "titel": "Talks"}) == [
        (("titel",), "unknown field; did you mean 'title'?")
    ]
    assert told(Event, EVENT | {"quotes": [{"txet": "said"}]}) == [
        (("quotes", 0, "txet"), "unknown field; did you mean 'text'?")
    ]
    assert told(Source, {"id": "s", "tittle": "T"}) == [
        (("tittle",), "unknown field; did you mean 'title'?")
    ]


def test_two_things_that_are_wrong_are_two() -> None:
    assert [path for path, _ in told(Event, {"id": "e", "titel": "T", "fatalities": 3})] == [
        ("date",), ("titel",), ("fatalities",),
    ]  # fmt: skip


def test_a_long_value_is_cut() -> None:
    ((_, reason),) = told(Event, EVENT | {"type": "w" * 100})
    assert reason.startswith(f"'{'w' * 56}... is none of")


def test_a_day_of_the_header() -> None:
    ((path, reason),) = told(Timeline, {"as_of": "27 January"})
    assert path == ("as_of",)
    assert reason == "'27 January' isn't a day; write YYYY-MM-DD"
