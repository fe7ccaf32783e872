"""Events read by msgspec: the same values as the model, and nothing that the model refuses."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields
from pydantic import ValidationError

from crisistl.formats.json.own_writer import json_of
from crisistl.model import checked
from crisistl.model.checked import events_of_lines, events_of_list
from crisistl.model.parts import Citation, Event, Quote
from crisistl.model.plain import is_alike
from crisistl.model.timeline import Timeline
from strategies import timelines

WHOLE: dict[str, Any] = {
    "id": "a-1",
    "date": "2021-04~",
    "title": "Alpha warns Beta",
    "type": "threaten",
    "actors": ["alpha"],
    "place": "Geneva",
    "lat": 46,
    "lon": 6.15,
    "quotes": [{"text": "No.", "speaker": "alpha"}],
    "sources": ["gazette", {"title": "A report", "published": "2021-04-02"}],
    "recorded": "2022-01-27",
    "known": "2021-04-03",
    "extra": {"n": 12345678901234567890123, "f": 1e23, "b": [True, None, {"c": "d"}]},
}


def quickly(value: dict[str, Any]) -> Any:
    text = json.dumps(value).encode()
    found = events_of_lines([text])
    assert repr(events_of_list(b"[%b]" % text)) == repr(found)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("own", "part"),
    [
        (checked.Event, Event),
        (checked.Citation, Citation),
        (checked.Quote, Quote),
    ],
)
def test_has_the_fields_of_the_model(own: type, part: Any) -> None:
    def default(field: Any) -> object:
        return field.get_default(call_default_factory=True)

    known = {
        field.name: None if field.required else field.default for field in fields(own)
    }
    known |= {
        field.name: field.default_factory()
        for field in fields(own)
        if callable(field.default_factory)
    }
    assert known == {
        name: None if field.is_required() else default(field)
        for name, field in part.model_fields.items()
    }
    assert [*known] == [*part.model_fields]


def test_reads_every_field_as_the_model() -> None:
    found = quickly(WHOLE)
    assert found
    assert is_alike(found, Event.model_validate_json(json.dumps(WHOLE)))


@given(timelines(max_events=4))
def test_reads_what_was_written(timeline: Timeline) -> None:
    for event in timeline.events:
        found = events_of_lines([json_of(event).encode()])
        assert found or event.accounts or event.revisions
        assert not found or is_alike(found[0], event)


SOME: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-200, 200),
    st.floats(),
    st.sampled_from(["", " ", "a", "a\n", "½", "a½", "é", "2022", "2022-13", "\x1f"]),
    st.just("a" * 201),
    st.lists(st.sampled_from(["a", "", "b c", 1, {}, {"text": "\r"}]), max_size=2),
    st.dictionaries(st.sampled_from(["a", "text", "source"]), st.text(max_size=2)),
)


@given(st.sampled_from([*WHOLE, "summary", "accounts", "more"]), SOME)
def test_accepts_no_more_than_the_model(name: str, value: Any) -> None:
    text = json.dumps(WHOLE | {name: value})
    found = events_of_lines([text.encode()])
    try:
        event = Event.model_validate_json(text)
    except ValidationError:
        links = ("actors", "quotes", "sources")  # whose ids the registers must have
        assert not found or name in links
    else:
        assert not found or is_alike(found[0], event)


@pytest.mark.parametrize(
    "text",
    [
        b"{",
        b"[]",
        b'{"id":"a","date":"2022","title":"\xff"}',
        b'{"id":"a","date":"2022","title":"\\ud800"}',
        b'{"id":"a","date":"2022","title":"A"} {}',
        b'{"id":"a","date":"2022","title":"A","sources":[""]}',
        b'{"id":"a","date":"2022","title":"A","sources":[{"source":"","title":"T"}]}',
        b'{"id":"a","date":"2022","title":"A","sources":[{"published":"2022"}]}',
        b'{"id":"a","date":"2022","title":"A","quotes":[{"text":" "}]}',
        b'{"id":"a","date":"2022","title":"A","quotes":[{"text":"T","speaker":""}]}',
        b'{"id":"a","date":"2022","title":"A","lat":1}',
        b'{"id":"a","date":"2022","title":"A","extra":{"a":' + b"[" * 5000,
    ],
)
def test_leaves_what_is_wrong_to_the_model(text: bytes) -> None:
    assert events_of_lines([text]) is None


def from_values(value: dict[str, Any]) -> Any:
    return checked.event_of_values(copy.deepcopy(value))


@given(timelines())
def test_values_give_the_event_of_the_model(timeline: Timeline) -> None:
    for event in timeline.events:
        value = event.model_dump(mode="json", exclude_defaults=True)
        found = from_values(value)
        if event.accounts or event.revisions:
            assert found is None
        else:
            assert found is not None
            assert is_alike(found, event)


ODD = (
    "", " ", "a\nb", "a\rb", "\ud800", "2022", "é", "reported", "-a", "_", 0, 1.5, float("nan"), float("inf"), True,
    None, [], ["a"], [""], [1], {}, {"a": 1}, {"\ud800": 1}, {"source": "a"}, [{"source": ""}], [{"text": "x\ny"}],
)  # fmt: skip


@given(
    st.dictionaries(st.sampled_from(sorted(Event.model_fields)), st.sampled_from(ODD))
)
def test_values_that_the_model_refuses_are_left_to_it(odd: dict[str, Any]) -> None:
    value = {"id": "a", "date": "2022", "title": "x"} | odd
    found = from_values(value)
    if found is not None:
        assert is_alike(found, Event.model_validate(value))
