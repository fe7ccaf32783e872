"""Excel: real dates, formulas and sheets; texts that stay texts; and ours, which comes back as it was."""

import io

from hypothesis import assume, given, settings

from crisistl.formats.workbook import read, write
from crisistl.model import Timeline
from exchange import reading
from strategies import timelines
from tables import tells_all, told


def written(timeline: Timeline) -> bytes:
    """A workbook of the timeline."""
    out = io.BytesIO()
    write(timeline, out)
    return out.getvalue()


@settings(max_examples=25, deadline=None)
@given(timelines())
def test_what_we_write_comes_back(timeline: Timeline) -> None:
    assume(tells_all(timeline))
    assert told(reading(read, written(timeline))) == told(timeline)
