"""The chart as a figure: what is in it, and that nothing leaves its paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers import asked, crisis, near_timelines, windows
from crisistl.errors import UsageError
from crisistl.formats.loading import load
from crisistl.model.timeline import Timeline
from crisistl.output.figure import Box, Dot, Figure, Words, text_width
from crisistl.query.tree import Query
from crisistl.views.chart.figure import Sketch, figure


def _words(drawn: Figure) -> list[str]:
    return [shape.text for shape in drawn.shapes if isinstance(shape, Words)]


def test_a_figure_has_title_lanes_legend_and_source(small_timeline: Timeline) -> None:
    words = _words(figure(asked(small_timeline), Sketch(lanes="type")))
    assert words[:4] == ["The Vell river dispute", "8 events", "All events", "8"]
    assert [w for w in words if w in ("coerce", "consult", "mobilize", "threaten")] == [
        "coerce",
        "consult",
        "mobilize",
        "threaten",
    ]
    legend = ("event", "lasted", "perhaps, or on some day", "goes beyond")
    assert [w for w in words if w in legend] == [*legend]
    assert words[-1].startswith("Sources: ")


def test_a_source_cited_alone_is_given_in_full() -> None:
    event = {"date": "2022-01-10", "sources": [{"title": "A day", "locator": "p. 3"}]}
    words = _words(figure(asked(crisis(event, event)), Sketch()))
    assert words[-1] == "Source: “A day”, p. 3"


def test_many_events_of_a_day_are_dots_and_a_number() -> None:
    events = [{"date": "2022-01-10", "actors": "one"}] * 11
    drawn = figure(asked(crisis(*events)), Sketch())
    # the eighth place has the number of those that are not drawn
    lane = [shape for shape in drawn.shapes if isinstance(shape, Dot)]
    assert len(lane) == 7 + len(["the legend"])
    assert "+4" in _words(drawn)


def test_a_bar_is_pale_where_it_is_not_sure() -> None:
    lasted = {"date": "2022-01-05/2022-01-20", "actors": "one"}
    vague = {"date": "[2022-01-05..2022-01-20]", "actors": "two"}
    point = {"date": "2022-01-01"}
    drawn = figure(asked(crisis(lasted, vague, point, point)), Sketch())
    bars = [s for s in drawn.shapes if isinstance(s, Box) and s.paint != "bar"]
    lanes = [[b.opacity for b in bars if b.paint == f"lane{n}"] for n in (0, 1)]
    pale, both = sorted(lanes, key=len)
    assert (len(pale), len(both)) == (1, 2)
    assert max(both) > pale[0]


def test_more_bars_than_rows_have_no_titles_over_one_another() -> None:
    events = [
        {"date": f"2022-01-{day:02}/2022-03-{day:02}", "actors": "one"}
        for day in range(1, 10)
    ]
    drawn = figure(asked(crisis(*events)), Sketch())
    titles = [word for word in _words(drawn) if word.startswith("Event ")]
    assert titles == [f"Event {identity}" for identity in "abcde"]
    assert "4 more" in _words(drawn)


def test_a_bar_too_short_for_its_title_has_it_beside() -> None:
    titles = ("The union walks out of the port", "The port opens its gates again")
    events = [
        {"date": f"2022-01-{day:02}/2022-01-{day + 1:02}", "actors": "one", "title": title}
        for day, title in zip((1, 28), titles, strict=True)
    ]  # fmt: skip
    drawn = figure(asked(crisis(*events)), Sketch(720))
    ends = [(words.text, words.anchor) for words in drawn.shapes if isinstance(words, Words)]  # fmt: skip
    assert (titles[0], "start") in ends
    assert (titles[1], "end") in ends


def test_a_height_is_kept_and_one_too_small_refused() -> None:
    answer = asked(crisis({"date": "2022-01-10", "actors": "one"}))
    assert figure(answer, Sketch(height=600)).height == pytest.approx(600)
    with pytest.raises(UsageError, match=r"height 90: this chart needs \d+ pixels"):
        figure(answer, Sketch(height=90))


def test_without_events_the_reason_is_said(small_timeline: Timeline) -> None:
    empty = figure(asked(Timeline(title="Nothing")), Sketch())
    assert _words(empty) == ["Nothing", "0 events", "the timeline has no events"]


@given(
    near_timelines(),
    windows(),
    st.integers(320, 1000),
    st.sampled_from(["actor", "theme", "type", "none"]),
)
def test_nothing_leaves_the_paper(
    timeline: Timeline, query: Query, width: int, lanes: str
) -> None:
    drawn = figure(asked(timeline, query), Sketch(width=width, lanes=lanes))
    for shape in drawn.shapes:
        if isinstance(shape, Box):
            assert shape.x >= 0
            assert shape.x + shape.width <= width
            assert 0 <= shape.y <= shape.y + shape.height <= drawn.height
        elif isinstance(shape, Words):
            wide = text_width(shape.text, shape.size, bold=shape.bold)
            start = shape.x - wide * {"start": 0, "middle": 0.5, "end": 1}[shape.anchor]
            assert start >= -1
            assert start + wide <= width + 1
            assert 0 < shape.y < drawn.height


def test_a_claim_is_marked_where_its_title_is() -> None:
    claim = {"date": "2022-01-10", "title": "Talks fail", "status": "claimed"}
    words = _words(figure(asked(crisis(claim)), Sketch()))
    assert "claimed: Talks fail" in words


def test_columns_of_a_coarser_unit_are_pale_and_have_their_numbers() -> None:
    drawn = figure(asked(load()), Sketch(600))
    columns = [s for s in drawn.shapes if isinstance(s, Box) and s.paint == "bar"]
    pale = [column for column in columns if column.opacity < 1]
    assert [column.note for column in pale] == ["1", "7", "4"]
    assert all(column.x > pale[-1].x for column in columns if column.opacity == 1)
    written = {shape.text for shape in drawn.shapes if isinstance(shape, Words)}
    assert {"1", "7", "19"} <= written
