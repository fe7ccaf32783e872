"""CSV and TSV: anybody's tables, broken ones with their exact messages, and ours, which come back as they were."""

from typing import Any

from hypothesis import assume, given, settings

from crisistl.formats.record import ReadOptions
from crisistl.formats.sheet import read_csv, read_tsv, write_csv, write_tsv
from crisistl.model import Timeline
from exchange import reading, written
from strategies import timelines
from tables import tells_all, told

MAPPED = "columns of file:"


def read(text: str | bytes, **options: Any) -> Timeline:
    """The timeline of a CSV file."""
    return reading(read_csv, text, options=ReadOptions(**options))


def dates(text: str, **options: Any) -> list[str]:
    """The dates of a CSV file in EDTF."""
    return [event.date.text for event in read(text, **options).events]


@settings(max_examples=60, deadline=None)
@given(timelines())
def test_what_we_write_as_csv_comes_back(timeline: Timeline) -> None:
    assume(tells_all(timeline))
    assert told(reading(read_csv, written(write_csv, timeline))) == told(timeline)


@settings(max_examples=25, deadline=None)
@given(timelines())
def test_what_we_write_as_tsv_comes_back(timeline: Timeline) -> None:
    assume(tells_all(timeline))
    assert told(reading(read_tsv, written(write_tsv, timeline))) == told(timeline)
