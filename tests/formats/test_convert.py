"""Convert: the same timeline comes out as by loading and writing, in little memory, and faults are told the same."""

import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from crisistl.errors import DataError
from crisistl.formats.convert import Converted, convert
from crisistl.formats.core.fold import timeline_of
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import Item, ReadOptions
from crisistl.formats.core.registry import format_named
from crisistl.formats.json.own_writer import write_json, write_lines
from crisistl.formats.objects.document import read_json, read_lines
from crisistl.formats.tables.sheet import read_csv, read_tsv
from crisistl.formats.tables.sheet_writer import write_csv, write_tsv
from crisistl.model.canonical import canonical
from crisistl.model.timeline import Timeline
from exchange import reading, written
from strategies import timelines

Reader = Callable[[Input, ReadOptions], Iterable[Item]]


def converted(
    read: Reader, text: str, target: str, out: Any = None, **options: Any
) -> tuple[str, Converted]:
    """What is written, and what is told about it."""
    file = Input(None, "file", spooled=io.BytesIO(text.encode()))
    out = out or io.StringIO(newline="")
    told = convert(
        lambda: read(file, ReadOptions()), "file", format_named(target), out, **options
    )
    return out.getvalue(), told


def refused(read: Reader, text: str, target: str) -> str:
    """The error that a conversion ends with."""
    with pytest.raises(DataError) as error:
        converted(read, text, target)
    return str(error.value)


class Pipe(io.StringIO):
    """A place to write that can't be gone back in."""

    def seekable(self) -> bool:
        return False


@settings(max_examples=40)
@given(timelines())
def test_our_json_becomes_the_lines_that_we_write(timeline: Timeline) -> None:
    assert converted(read_json, written(write_json, timeline), "jsonl") == (
        written(write_lines, canonical(timeline)),
        Converted(len(timeline.events)),
    )


@settings(max_examples=20)
@given(timelines())
def test_our_lines_become_the_tables_that_we_write(timeline: Timeline) -> None:
    text = written(write_lines, timeline)
    assert converted(read_lines, text, "csv")[0] == written(write_csv, timeline)
    assert converted(read_lines, text, "tsv")[0] == written(write_tsv, timeline)


@settings(max_examples=20)
@given(timelines())
def test_a_table_becomes_lines_that_load_as_the_table_does(timeline: Timeline) -> None:
    text = written(write_tsv, timeline)
    made = converted(read_tsv, text, "jsonl")[0]
    assert reading(read_lines, made) == canonical(reading(read_tsv, text))


def test_other_formats_are_written_whole(small_timeline: Timeline) -> None:
    text = written(write_lines, small_timeline)
    made, told = converted(read_lines, text, "json")
    assert made == written(write_json, canonical(small_timeline))
    assert told == Converted(len(small_timeline.events))
    assert "quotes" in converted(read_lines, text, "timelinejs-sheet")[1].remarks[0]


def test_lines_always_begin_with_a_header() -> None:
    assert converted(read_csv, "date,title\n2022,x\n", "jsonl")[0] == (
        '{"timeline":{}}\n{"id":"x","date":"2022","title":"x"}\n'
    )
    assert converted(read_csv, "date,title\n", "jsonl")[0] == ('{"timeline":{}}\n')


def test_names_come_before_the_events_that_use_them() -> None:
    made = converted(read_csv, "date,title,actors\n2022,x,A\n2022,y,A; B\n", "jsonl")[0]
    assert [next(iter(json.loads(line))) for line in made.splitlines()] == [
        "timeline",
        "actor",
        "actor",
        "id",
        "id",
    ]


def test_more_events_than_are_looked_up_together() -> None:
    rows = "".join(f"2022,t{number},A{number % 7}\n" for number in range(2500))
    made, told = converted(read_csv, "date,title,actors\n" + rows, "csv")
    assert told.events == 2500
    assert [line.split(",")[10] for line in made.splitlines()[1:]] == [
        f"A{number % 7}" for number in range(2500)
    ]


def test_progress_is_told() -> None:
    told: list[int] = []
    rows = "".join(f"2022,t{number}\n" for number in range(2500))
    converted(read_csv, "date,title\n" + rows, "jsonl", progress=told.append)
    assert told == [1000, 2000, 2500]


def test_notes_are_passed_on_once() -> None:
    notes: list[str] = []
    text = "When,Title,responds_to\n2022,x,\n"
    converted(read_csv, text, "json", note=notes.append)
    assert notes == [
        "columns of file:\n  date         When\n  title        Title\n  responds_to  responds_to"
    ]


def test_all_faults_are_told_at_once() -> None:
    assert refused(
        read_csv, "date,title\nx,a\n2022,b\n2022-13,c\n", "jsonl"
    ).splitlines() == [
        "file: 2 faults; nothing was read",
        "  line 2: column date: 'x' isn't a known form of date; write it like 2022-01-10, "
        "2022-01, 10 January 2022 or about 1962",
        "  line 4: column date: '2022-13': there is no month 13. Write a month from 01 to 12.",
    ]


def test_what_is_at_fault_can_be_left_out() -> None:
    notes: list[str] = []
    made, told = converted(
        read_csv, "date,title\nx,a\n2022,b\n", "jsonl", skip_bad=True, note=notes.append
    )
    assert made == ('{"timeline":{}}\n{"id":"b","date":"2022","title":"b"}\n')
    assert told == Converted(1)
    assert notes[0].startswith("file: left out invalid parts, 1 fault:")


HEADER = '{"timeline":{"title":"T"}}\n'
BROKEN = {
    "an unknown actor": '{"id":"a","date":"2022","title":"x","actors":["b"]}\n',
    "an unknown theme": '{"id":"a","date":"2022","title":"x","themes":["b"]}\n',
    "an unknown source": '{"id":"a","date":"2022","title":"x","sources":["b"]}\n',
    "a link that leads nowhere": '{"id":"a","date":"2022","title":"x","contradicts":["b"]}\n',
    "an id that stands twice": '{"id":"a","date":"2022","title":"x"}\n' * 2,
    "a circle": '{"id":"a","date":"2022","title":"x","responds_to":["b"]}\n'
    '{"id":"b","date":"2022","title":"x","responds_to":["a"]}\n',
    "a name of two": '{"actor":{"id":"a","name":"A"}}\n{"actor":{"id":"b","name":"a"}}\n',
    "a fault of a part": '{"actor":{"id":"a"}}\n{"id":"a","date":"2022","title":"x","actors":["a"]}\n',
}


@pytest.mark.parametrize("target", ["jsonl", "csv", "json"])
@pytest.mark.parametrize("broken", BROKEN)
def test_what_only_the_whole_can_tell_is_told_as_loading_tells_it(
    broken: str, target: str
) -> None:
    text = HEADER + BROKEN[broken]
    with pytest.raises(DataError) as loading:
        reading(read_lines, text)
    assert refused(read_lines, text, target) == str(loading.value)


@pytest.mark.parametrize("out", [io.StringIO, Pipe])
@pytest.mark.parametrize("broken", BROKEN)
def test_what_only_the_whole_can_tell_is_left_out_as_loading_leaves_it_out(
    broken: str, out: Callable[[], io.StringIO]
) -> None:
    text = HEADER + '{"id":"good","date":"2022","title":"y"}\n' + BROKEN[broken]
    expected = reading(read_lines, text, skip_bad=True)
    made, told = converted(read_lines, text, "jsonl", out(), skip_bad=True)
    assert reading(read_lines, made) == expected
    assert told.events == len(expected.events)


def test_a_link_to_an_event_that_was_left_out_holds() -> None:
    text = (
        HEADER + '{"omitted":{"id":"b","date":"2021","title":"y"}}\n'
        '{"id":"a","date":"2022","title":"x","responds_to":["b","c"]}\n{"id":"c","date":"2022","title":"z"}\n'
    )
    assert converted(read_lines, text, "jsonl")[0] == text


MEASURED = """
import resource, sys
from crisistl.formats.convert import convert
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import ReadOptions
from crisistl.formats.core.registry import format_named

file = Input.of(sys.argv[1])
with open(sys.argv[2], "w", encoding="utf-8", newline="") as out:
    told = convert(lambda: format_named("ucdp").reader()(file, ReadOptions()), "x", format_named("jsonl"), out)
print(told.events, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.skipif(
    sys.platform != "linux", reason="memory is counted in other units elsewhere"
)
def test_memory_stays_flat(tmp_path: Path) -> None:
    """Ten times the rows, less than 250 bytes of memory a row more."""

    def peak(rows: int) -> int:
        path = tmp_path / f"{rows}.csv"
        with path.open("w", encoding="utf-8") as file:
            file.write(
                "id,type_of_violence,side_a,side_b,date_prec,date_start,date_end,source_article\n"
            )
            for number in range(rows):
                file.write(
                    f"{number},1,A{number % 50},B,1,2001-01-{number % 28 + 1:02},2001-01-{number % 28 + 1:02},"
                )
                file.write(f'"An article number {number} with some words in it"\n')
        command = [
            sys.executable,
            "-c",
            MEASURED,
            str(path),
            str(tmp_path / "out.jsonl"),
        ]
        events, kilobytes = subprocess.run(
            command, capture_output=True, text=True, check=True
        ).stdout.split()
        assert int(events) == rows
        return int(kilobytes) * 1024

    assert peak(30_000) - peak(3_000) < 27_000 * 250


def test_what_is_converted_is_what_is_loaded(small: Path) -> None:
    made = converted(read_json, small.read_text(encoding="utf-8"), "jsonl")[0]
    file = Input.of(str(small))
    loaded = timeline_of(read_json(file, ReadOptions()), "small")
    assert reading(read_lines, made) == canonical(loaded)


@pytest.mark.parametrize("target", ["csv", "tsv"])
def test_a_line_break_of_any_kind_within_a_cell_comes_back(target: str) -> None:
    text = '{"timeline":{"title":"x"}}\n{"id":"a","date":"2022","title":"t","summary":"one\\rtwo\\nthree\\r\\nfour"}\n'
    rows, _ = converted(read_lines, text, target)
    read = reading(read_csv if target == "csv" else read_tsv, rows)
    assert [event.summary for event in read.events] == ["one\rtwo\nthree\r\nfour"]
