"""Our own layout read in pieces: the same events, faults and lines as read value by value, wherever a piece ends."""

import json
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisistl.errors import DataError
from crisistl.formats.json import own, pieces
from crisistl.formats.json.own import read_json
from crisistl.formats.json.own_writer import write_json
from crisistl.model.timeline import Timeline
from exchange import reading, written
from strategies import timelines


def document(*events: dict[str, object]) -> str:
    """A document in our layout, whose events need not be valid."""
    whole = {
        "title": "The Vell",
        "actors": [{"id": "norland", "name": "Norland"}],
        "events": list(events),
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def event(number: int, **fields: object) -> dict[str, object]:
    return {
        "id": f"talks-{number}",
        "date": "2022-01-10",
        "title": "Gespräche",
        "actors": ["norland"],
    } | fields


def found(text: str | bytes) -> Timeline | str:
    """What a reader makes of it: the timeline, or all that is said against it."""
    try:
        return reading(read_json, text)
    except DataError as error:
        return str(error)


def both(text: str | bytes, size: int) -> tuple[Timeline | str, Timeline | str]:
    """What is made of it in pieces of some size, and value by value."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "_SIZE", size)
        by_pieces = found(text)
        patch.setattr(own, "head_of", lambda data: None)
        return by_pieces, found(text)


def test_events_are_validated_in_pieces_of_the_size() -> None:
    data = document(*map(event, range(40))).encode()
    head, at = pieces.head_of(data) or ("", 0)
    assert json.loads(head)["events"] == []
    size = len(data) // 8
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "_SIZE", size)
        read = [*pieces.pieces(data, at)]
    assert [one.id for piece in read for one in piece.events] == [
        f"talks-{n}" for n in range(40)
    ]
    assert 8 <= len(read) <= 10
    assert [piece.start for piece in read] == [at, *(piece.end for piece in read[:-1])]
    assert read[-1].end == len(data)


@pytest.mark.parametrize("size", [1, 150, 400, 1 << 17])
@pytest.mark.parametrize("wrong", [0, 4, 9])
@pytest.mark.parametrize(
    "fields",
    [
        {"date": "2022-13-10"},
        {"actors": ["norland", "südmark"]},
        {"id": "talks-1x", "responds_to": ["nothing"]},
        {"extra": {"n": float("nan")}},
        {"extra": {"text": "NaN"}},
        {"quotes": [{"text": 5}]},
        {"nothing": "known"},
    ],
    ids=str,
)
def test_a_fault_is_told_with_its_line_wherever_it_is(
    fields: dict[str, object], wrong: int, size: int
) -> None:
    events = [
        event(number, **fields) if number == wrong else event(number)
        for number in range(10)
    ]
    by_pieces, by_values = both(document(*events), size)
    assert by_pieces == by_values
    assert isinstance(by_pieces, Timeline) == (fields == {"extra": {"text": "NaN"}})
    if isinstance(by_pieces, str):
        assert "line " in by_pieces


@pytest.mark.parametrize("size", [1, 150, 1 << 17])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n    }\n  ]\n}\n", "\n    },\n  ]\n}\n"),
        ("\n    }\n  ]\n}\n", '\n    }\n  ],\n  "license": "CC0-1.0"\n}\n'),
        ("\n    }\n  ]\n}\n", '\n    }\n  ],\n  "title": "Again"\n}\n'),
        ("\n    }\n  ]\n}\n", '\n    }\n  ],\n  "events": [\n    {}\n  ]\n}\n'),
        ("\n    }\n  ]\n}\n", "\n    }\n  ]\n}"),
        ("\n    }\n  ]\n}\n", "\n    }\n  ]\n}\n\n"),
        ("\n    }\n  ]\n}\n", "\n    }\n  ]\n}\n]"),
        ("\n    }\n  ]\n}\n", "\n    }\n"),
        ('"talks-3"', '"talks-3'),
        ('"talks-3"', '"talks-2"'),
        ("    },\n    {\n", "    }, {\n"),
        ("    },\n    {\n", "    }\n    {\n"),
        ("    },\n    {\n", "    },\n    [],\n    {\n"),
        ("    },\n    {\n", "    },\n    {\n    },\n    {\n"),
        ("Gespräche", "half \\ud800"),
        ('{\n  "title": "The Vell"', '{\n  "title": "The Vell'),
        ('"events": [\n', '"events": [\n\n'),
        ('"events": [\n', '"events": [\n,'),
    ],
)
def test_a_document_that_was_edited_is_read_or_refused_as_ever(
    old: str, new: str, size: int
) -> None:
    text = document(*map(event, range(5)))
    assert old in text
    by_pieces, by_values = both(text.replace(old, new), size)
    assert by_pieces == by_values


def test_what_is_not_utf8_in_one_place_is_windows_1252_in_all() -> None:
    text = document(*map(event, range(5))).encode()
    by_pieces, by_values = both(
        text[::-1].replace("ä".encode()[::-1], b"\xe4", 1)[::-1], 150
    )
    assert by_pieces == by_values
    assert isinstance(by_pieces, Timeline)
    assert [one.title for one in by_pieces.events] == ["GesprÃ¤che"] * 4 + ["Gespräche"]


@settings(max_examples=60)
@given(timelines(max_events=6), st.sampled_from([1, 300, 1 << 17]))
def test_any_timeline_is_the_same_in_pieces(timeline: Timeline, size: int) -> None:
    by_pieces, by_values = both(written(write_json, timeline), size)
    assert by_pieces == by_values == timeline


@settings(max_examples=150)
@given(
    timelines(max_events=5),
    st.sampled_from([1, 300, 1 << 17]),
    st.randoms(use_true_random=False),
)
def test_any_spoiled_document_is_the_same_in_pieces(
    timeline: Timeline, size: int, random: Random
) -> None:
    data = bytearray(written(write_json, timeline).encode())
    at = random.randrange(len(data))
    data[at : at + random.choice((0, 1, 1, 7))] = random.choice(
        (
            b"",
            b" ",
            b"\n",
            b",",
            b'"',
            b"}",
            b"]",
            b"{",
            b"1",
            b"\\",
            b"\n    },\n    {",
            b"\xe4",
        )
    )
    by_pieces, by_values = both(bytes(data), size)
    assert by_pieces == by_values
