"""Our own JSON and JSON Lines: written and read back whole, and every fault with its place."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings

from crisistl.formats.json.own import read_json, read_lines
from crisistl.formats.json.own_writer import write_json, write_lines
from crisistl.model.timeline import Timeline
from exchange import reading, refusal, written
from strategies import timelines

DAM = Timeline.model_validate(
    {
        "title": "The Vell",
        "as_of": "2022-01-27",
        "sources": [{"id": "gazette", "title": "The Gazette"}],
        "actors": [{"id": "norland", "name": "Norland"}],
        "omitted": [{"id": "plan", "date": "1971", "title": "A plan"}],
        "events": [
            {
                "id": "works",
                "date": "2019~/..",
                "title": "Süd & Nord",
                "actors": ["norland"],
                "sources": ["gazette"],
            },
            {
                "id": "talks",
                "date": "2022-01-10",
                "title": "Talks",
                "responds_to": ["works", "plan"],
                "extra": {"n": 1},
            },
        ],
    }
)

DOCUMENT = """\
{
  "title": "The Vell",
  "as_of": "2022-01-27",
  "sources": [
    {
      "id": "gazette",
      "title": "The Gazette"
    }
  ],
  "actors": [
    {
      "id": "norland",
      "name": "Norland"
    }
  ],
  "omitted": [
    {
      "id": "plan",
      "date": "1971",
      "title": "A plan"
    }
  ],
  "events": [
    {
      "id": "works",
      "date": "2019~/..",
      "title": "Süd & Nord",
      "actors": [
        "norland"
      ],
      "sources": [
        "gazette"
      ]
    },
    {
      "id": "talks",
      "date": "2022-01-10",
      "title": "Talks",
      "responds_to": [
        "works",
        "plan"
      ],
      "extra": {
        "n": 1
      }
    }
  ]
}
"""

LINES = """\
{"timeline":{"title":"The Vell","as_of":"2022-01-27"}}
{"source":{"id":"gazette","title":"The Gazette"}}
{"actor":{"id":"norland","name":"Norland"}}
{"omitted":{"id":"plan","date":"1971","title":"A plan"}}
{"id":"works","date":"2019~/..","title":"Süd & Nord","actors":["norland"],"sources":["gazette"]}
{"id":"talks","date":"2022-01-10","title":"Talks","responds_to":["works","plan"],"extra":{"n":1}}
"""


def test_a_document_as_written() -> None:
    assert written(write_json, DAM) == DOCUMENT


def test_lines_as_written() -> None:
    assert written(write_lines, DAM) == LINES


@pytest.mark.parametrize(
    ("write", "read"), [(write_json, read_json), (write_lines, read_lines)]
)
@settings(max_examples=60)
@given(timeline=timelines())
def test_what_was_written_is_read(
    write: Any, read: Callable[..., Any], timeline: Timeline
) -> None:
    assert reading(read, written(write, timeline)) == timeline


PLANTED = """\
{
  "title": "T",
  "actors": [
    {"id": "nato", "name": "NATO"},
    {"id": "osk", "name": "Ann Osk", "part_of": "palace"}
  ],
  "events": [
    {"id": "two", "date": "2022-01", "title": "An actor that is not",
     "actors": ["natoo"]},
    {"id": "two", "date": "2022-01-02", "title": "An id that is there already"},
    {"id": "one", "date": "2022-02-30", "title": "A day that is not"},
    {"id": "three", "date": "2022-01-01", "titel": "A field that is not", "title": "x"}
  ]
}
"""


def test_all_the_faults_of_a_document_with_their_lines() -> None:
    assert refusal(read_json, PLANTED) == [
        "file: 5 faults; nothing was read",
        "  line 5: actors[1] 'osk': part_of: unknown actor 'palace'; the timeline has 2 actors",
        "  line 9: events[0] 'two': actors: unknown actor 'natoo'; did you mean 'nato'?",
        "  line 10: events[1] 'two': id: an earlier one has the id 'two' too; give one of them another",
        "  line 11: events[2] 'one': date: '2022-02-30': February 2022 has 28 days. Write a day from 1 to 28.",
        "  line 12: events[3] 'three': titel: unknown field; did you mean 'title'?",
    ]


def test_all_the_faults_of_lines_with_their_lines() -> None:
    text = (
        '{"timeline":{"title":"T"}}\n\n{"id":"a","date":"2022-13","title":"A"}\n[1]\n'
        '{"actor":{"id":"x y","name":"X"}}\n{"id":"b","date":"2022","title":"B","actors":["c"]}\n'
    )
    assert refusal(read_lines, text) == [
        "file: 4 faults; nothing was read",
        "  line 3: events[0] 'a': date: '2022-13': there is no month 13. Write a month from 01 to 12.",
        "  line 4: '[1]': an object is needed: {...}",
        "  line 5: actors[0] 'x y': id: 'x y' can't be an id; use letters, digits and . _ - : @ +, without spaces",
        "  line 6: events[1] 'b': actors: unknown actor 'c'; the timeline has 0 actors",
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('{\n  "title": "T"\n  "events": []\n}', [
            'file: line 3, column 3: not JSON: expecting "," or "}"',
            '    "events": []',
            "    ^",
        ]),
        ('{"events": [{"id" 1}]}', [
            "file: line 1, column 19: not JSON: expecting ':' delimiter",
            '  {"events": [{"id" 1}]}',
            "                    ^",
        ]),
        ('{"events": [1, ]}', [
            'file: line 1, column 16: not JSON: there is a comma before "]"; remove it',
            '  {"events": [1, ]}',
            "                 ^",
        ]),
        ('{"events": [{"extra": {"n": NaN}}]}', [
            "file: line 1, column 13: not JSON: NaN is not JSON; write a number or null",
            '  {"events": [{"extra": {"n": NaN}}]}',
            "              ^",
        ]),
        ('{"title": "a \\ud83d b"}', [
            "file: line 1, column 11: not JSON: half of a character (a lone \\ud800 to \\udfff); write it whole",
            '  {"title": "a \\ud83d b"}',
            "            ^",
        ]),
        ("{} {}", [
            "file: line 1, column 4: not JSON: more text after the end of the data",
            "  {} {}",
            "     ^",
        ]),
        ("title: x", [
            "file: line 1, column 1: not JSON: a timeline is an object {...} or an array of events [...]",
            "  title: x",
            "  ^",
        ]),
        ('{"title": "T"', [
            'file: line 1, column 14: not JSON: expecting "," or "}"',
            '  {"title": "T"',
            "               ^",
        ]),
    ],
)  # fmt: skip
def test_broken_json_is_shown_with_a_caret(text: str, lines: list[str]) -> None:
    assert refusal(read_json, text) == lines


def test_broken_lines_are_shown_with_a_caret() -> None:
    assert refusal(
        read_lines, '{"timeline":{"title":"T"}}\n{"id":"a" "date":"2022"}\n'
    ) == [
        "file: line 2, column 11: not JSON: expecting ',' delimiter",
        '  {"id":"a" "date":"2022"}',
        "            ^",
    ]


def test_a_whole_pair_of_half_characters_is_a_character() -> None:
    timeline = reading(read_json, '{"title": "\\ud83d\\ude00", "events": []}')
    assert timeline.title == "😀"


def test_what_is_nested_too_deeply_is_refused() -> None:
    lines = refusal(read_json, '{"events": ' + "[" * 100_000 + "]" * 100_000 + "}")
    assert lines[0] == "file: line 1, column 13: not JSON: nested too deeply"


def test_a_key_that_stands_twice_is_a_fault() -> None:
    assert refusal(read_json, '{"title": "A",\n"title": "B", "events": []}') == [
        "file: 1 fault; nothing was read",
        "  line 2: timeline: the key 'title' occurs twice; merge the two",
    ]


def test_a_list_that_is_none_is_a_fault() -> None:
    assert refusal(read_json, '{"events": {}, "actors": ["nato"]}') == [
        "file: 2 faults; nothing was read",
        "  line 1: timeline: events: '{}': a list is needed: [...]",
        "  line 1: actors[0]: 'nato': an object is needed: {...}",
    ]


def test_bad_parts_can_be_left_out_and_are_counted() -> None:
    notes: list[str] = []
    timeline = reading(read_json, PLANTED, notes=notes, skip_bad=True)
    assert [event.id for event in timeline.events] == []
    assert [actor.id for actor in timeline.actors] == ["nato"]
    assert notes[0].startswith("file: left out invalid parts, ")


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
def test_a_byte_order_mark_is_passed_over(mark: bytes) -> None:
    assert reading(read_json, mark + DOCUMENT.encode()) == DAM


def test_utf_16_is_read() -> None:
    assert reading(read_json, DOCUMENT.encode("utf-16")) == DAM


def test_the_document_is_plain_json() -> None:
    assert json.loads(written(write_json, DAM))["events"][0]["title"] == "Süd & Nord"


@settings(max_examples=30)
@given(timelines(max_events=6))
def test_parts_that_are_written_some_at_a_time_are_written_as_one_by_one(
    timeline: Timeline,
) -> None:
    empty = timeline.with_parts(
        events=tuple(
            event.model_copy(update={"place": ""}) for event in timeline.events[:2]
        )
        + timeline.events[2:]
    )
    for one in (timeline, empty):
        texts = set()
        for number in (1, 2, 1000):
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr("crisistl.formats.json.own_writer._PARTS", number)
                texts.add(written(write_json, one))
        assert len(texts) == 1
        (text,) = texts
        assert '""' not in text.replace('\\""', "")
