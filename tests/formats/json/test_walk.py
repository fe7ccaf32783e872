"""JSON walked value by value: the same values as json.loads, each with its place."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisistl.errors import DataError
from crisistl.formats.json.walk import Walk, value_of

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=10,
)


def items(text: str) -> list[Any]:
    walk = Walk(text, "file")
    values, found = [], walk.items(0)
    while True:
        try:
            values.append(next(found)[0])
        except StopIteration as stop:
            walk.end(stop.value)
            return values


def members(text: str) -> dict[str, Any]:
    walk = Walk(text, "file")
    values: dict[str, Any] = {}
    found = walk.members(0)
    end: int | None = None
    while True:
        try:
            key, place = next(found) if end is None else found.send(end)
        except StopIteration as stop:
            walk.end(stop.value)
            return values
        values[key], end = walk.value(place)


def loads(text: str) -> Any:
    """What json makes of it; what it would take and is not JSON is refused."""

    def refuse(name: str) -> None:
        raise ValueError(name)

    return json.loads(text, parse_constant=refuse)


@given(st.lists(JSON, max_size=4), st.sampled_from([None, 2]))
def test_the_items_of_an_array_are_those_of_json(
    values: list[Any], indent: int | None
) -> None:
    assert items(json.dumps(values, indent=indent)) == values


@given(st.dictionaries(st.text(), JSON, max_size=4), st.sampled_from([None, 2]))
def test_the_members_of_an_object_are_those_of_json(
    values: dict[str, Any], indent: int | None
) -> None:
    assert members(json.dumps(values, indent=indent)) == values


@given(st.text('{}[]",:1a \n\\', max_size=12))
def test_it_takes_and_refuses_what_json_does(text: str) -> None:
    opening, walk = {"[": (list, items), "{": (dict, members)}.get(
        text[:1], (None, None)
    )
    if walk is None:
        return
    try:
        expected = loads(text)
    except ValueError:
        with pytest.raises(DataError):
            walk(text)
    else:
        assert isinstance(expected, opening or object)
        assert walk(text) == expected


DOCUMENT = """{
  "title": "T",
  "events": [
    {"id": "one",
     "actors": ["a",
                "b"]},
    {"id": "two"}
  ]
}"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("title",), 2),
        (("events",), 3),
        (("events", 0), 4),
        (("events", 0, "id"), 4),
        (("events", 0, "actors"), 5),
        (("events", 0, "actors", 1), 6),
        (("events", 1), 7),
        (("events", 0, "missing"), 4),
        (("events", 9, "id"), 3),
    ],
)
def test_a_value_is_found_by_its_path_as_near_as_there_is_one(
    path: tuple[str | int, ...], line: int
) -> None:
    assert Walk(DOCUMENT, "file").locate(0, path) == line


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[1,]", 'line 1, column 4: not JSON: there is a comma before "]"; remove it'),
        ("[1 2]", 'line 1, column 4: not JSON: expecting "," or "]"'),
        ("[1", 'line 1, column 3: not JSON: expecting "," or "]"'),
        (
            "[NaN]",
            "line 1, column 2: not JSON: NaN is not JSON; write a number or null",
        ),
        (
            "[1e999]",
            "line 1, column 2: not JSON: 1e999 is more than a number can be; write it as text",
        ),
        ("[1] 2", "line 1, column 5: not JSON: more text after the end of the data"),
        ("[\n 'a']", "line 2, column 2: not JSON: expecting value"),
        ('["\\ud800"]', "line 1, column 2: not JSON: half of a character"),
        ("[" * 100_000, "line 1, column 2: not JSON: nested too deeply"),
    ],
)
def test_a_slip_is_told_with_its_place_and_its_line(text: str, message: str) -> None:
    with pytest.raises(DataError) as refused:
        items(text)
    said, _, caret = str(refused.value).split("\n")
    assert said.startswith(f"file: {message}")
    assert caret.endswith("^")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "{1: 2}",
            "line 1, column 2: not JSON: expecting a key between double quotation marks",
        ),
        ('{"a" 2}', 'line 1, column 6: not JSON: expecting ":" after the key "a"'),
        (
            '{"a": 2,}',
            'line 1, column 9: not JSON: there is a comma before "}"; remove it',
        ),
    ],
)
def test_a_slip_in_an_object_is_told(text: str, message: str) -> None:
    with pytest.raises(DataError) as refused:
        members(text)
    assert str(refused.value).startswith(f"file: {message}")


def test_lines_are_counted_from_where_the_text_begins_in_its_file() -> None:
    walk = Walk("{\n}", "file", first_line=7)
    assert walk.line(2) == 8


@given(JSON)
def test_a_value_that_stands_alone_is_read(value: Any) -> None:
    assert value_of(json.dumps(value)) == value


@pytest.mark.parametrize(
    "text",
    ["", "[", "[1] 2", "NaN", "[-Infinity]", "1e999", '"\\ud800"', "[" * 100_000],
)
def test_a_value_that_could_not_be_written_again_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        value_of(text)
