"""Charts: whole pictures of small timelines, and what holds for any picture."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from answers import asked, crisis, during, near_timelines, since, windows
from crisistl.errors import UsageError
from crisistl.model.timeline import Timeline
from crisistl.output.picture import Picture
from crisistl.query.tree import Query
from crisistl.views.chart.chart import Drawing, chart
from crisistl.views.glyphs import ASCII, UNICODE, Glyphs
from strategies import timelines

AT_80 = """\
The Vell river dispute
8 events

events     1                                      █  █ █           █
             ┬───//┬───//┬─┬────┬────┬────┬────┬──┬//┬────┬────┬────┬────┬─┬
             2019  2021  Nov 2021                    Jan 2022              Feb
             Jan   Jul   3 5    10   15   20   25 28 10   15   20   25   30
Norland      (┄ Norland builds the Vell dam ━━━━━━━━━┣━┫━━━━━━━━━━━━━━━┄┄┄┄►
                         (┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄)       •    •           •       (
Südmark                 The River League hosts talks ┣━┫
                         (┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄)       •    •           •       (
River League            The River League hosts talks ┣━┫
not given          (┄┄┄) Drought halves the Vell

• an event   (┄) some time within   ┣━┫ lasted   ┄ perhaps   ► goes on
Scale: days.
// leaves out 2 January 2019 to 30 June 2021, 2 July to 2 November 2021 and 29
November 2021 to 9 January 2022: nothing is known to begin there.
Height: how many events begin, 1 at most.
4 events have dates vaguer than a column; no height counts them.
Lanes: the busiest 4 of 4, each with all that is part of it.
"""

BY_THEME_AT_60_IN_ASCII = """\
The Vell river dispute
from 1 November 2021 - 7 of 8 events

events  1       #     # #           #
          ^---//^---//^----^----^----^----^-^
          2021  Nov   Jan 2022              Feb 2022
          Nov   28    10   15   20   25   30
Water     <= Norland builds the Vell dam ...>
            (.) * The Palace de...  * Ida Berg warns of a...
Diplomacy             [=] The River League hosts talks
           planned: A second round of talks (
Military                *           * Ida Berg warns of a...

* an event   (.) some time within   [=] lasted   . perhaps
< began before   > goes on
Scale: days.
// leaves out 4 to 27 November 2021 and 29 November 2021 to
9 January 2022: nothing is known to begin there.
Height: how many events begin, 1 at most.
2 events have dates vaguer than a column; no height counts
them.
1 event began before 2021-11-01, or at an unknown time.
Lanes: the busiest 3 of 3, each with all that is part of it.
"""

DENSITY_ALONE = """\
The Vell river dispute
during January 2022 · 4 of 8 events

events 1          █ █           █
         ┬───┬────┬────┬────┬───┬
         January 2022
         1   5    10   15   20  24

Scale: days.
Height: how many events begin, 1 at most.
1 event began before 2022-01-01, or at an unknown
time.
"""


def lines(picture: Picture) -> list[str]:
    return picture.plain().splitlines()


# pictures


def test_the_small_timeline_at_80_columns(small_timeline: Timeline) -> None:
    assert chart(asked(small_timeline), Drawing(80)).plain() == AT_80


def test_the_small_timeline_by_theme_at_60_columns_in_ascii(
    small_timeline: Timeline,
) -> None:
    drawing = Drawing(60, lanes="theme", glyphs=ASCII)
    assert (
        chart(asked(small_timeline, since(2021, 11)), drawing).plain()
        == BY_THEME_AT_60_IN_ASCII
    )


def test_without_lanes_the_density_stands_alone(small_timeline: Timeline) -> None:
    drawing = Drawing(50, lanes="none")
    assert (
        chart(
            asked(small_timeline, during("2022-01-01", "2022-01-31")), drawing
        ).plain()
        == DENSITY_ALONE
    )


def test_the_busiest_have_lanes_and_hold_all_that_is_part_of_them() -> None:
    timeline = crisis(
        {"date": "2022-01-10", "actors": "lind<union"}, {"date": "2022-01-11", "actors": "union"},
        {"date": "2022-01-12", "actors": "port"}, {"date": "2022-01-12", "actors": "lind<union"},
    )  # fmt: skip
    first, *rest = (
        line.split()[0]
        for line in lines(chart(asked(timeline), Drawing(60)))
        if "•" in line
    )
    assert (first, rest[0]) == ("Union", "Port")
    apart = chart(asked(timeline), Drawing(60, depth=2, limit=1))
    assert next(line.split()[0] for line in lines(apart) if "•" in line) == "Lind"
    assert lines(apart)[-1] == "Lanes: the busiest 1 of 3."


def test_an_empty_answer_says_why(small_timeline: Timeline) -> None:
    picture = chart(
        asked(small_timeline, during("1990-01-01", "1990-12-31")), Drawing(60)
    )
    assert lines(picture) == [
        "The Vell river dispute",
        "during 1990 · 0 of 8 events",
        "date:1990 alone matches no event.",
        "The timeline runs from 2019 to February 2022.",
    ]


@pytest.mark.parametrize("field", ["month", "day"])
def test_time_is_no_lane(small_timeline: Timeline, field: str) -> None:
    with pytest.raises(UsageError, match="time runs from left to right already"):
        chart(asked(small_timeline), Drawing(lanes=field))


def test_an_unknown_field_is_no_lane(small_timeline: Timeline) -> None:
    with pytest.raises(UsageError, match="did you mean 'actor'"):
        chart(asked(small_timeline), Drawing(lanes="actr"))


QUIET_MONTHS = "1950-05-14 1951-01-14 1951-05-01 1951-07-12 1951-08-21"
BUSY_WEEKS = (
    "1951-09-04 1951-09-11 1951-09-22 1951-09-22 1951-10-02 1951-10-06 1951-10-06 1951-10-07 1951-10-11 1951-10-22 "
    "1951-10-23 1951-10-23 1951-10-27 1951-11-02 1951-11-12 1951-11-15 1951-11-17 1951-11-18 1952-05-20"
)
SPANS = "1951-09-04/1951-11-18 1951-10-06/.. 1951-09-22/1951-10-27"


def test_months_beside_weeks_fit_a_terminal_of_any_width() -> None:
    dates = f"{QUIET_MONTHS} {BUSY_WEEKS} {SPANS}".split()
    names = ("norland", "palace<norland", "league", "südmark")
    events = []
    for number, when in enumerate(dates):
        who = names[number % len(names)]
        events.append({"id": f"e{number}", "date": when, "actors": who})
    answer = asked(crisis(*events))
    for width in range(40, 201):
        drawn = lines(chart(answer, Drawing(width)))
        assert max(map(cell_len, drawn)) <= width


# laws


@settings(max_examples=60)
@given(
    near_timelines(),
    windows(),
    st.integers(40, 170),
    st.sampled_from([UNICODE, ASCII]),
    st.sampled_from(["actor", "theme", "none"]),
)
def test_no_line_is_wider_than_the_picture(
    timeline: Timeline, query: Query, width: int, glyphs: Glyphs, lanes: str
) -> None:
    picture = chart(asked(timeline, query), Drawing(width, lanes=lanes, glyphs=glyphs))
    assert picture.width == width
    assert all(cell_len(line) <= width for line in lines(picture))


@settings(max_examples=25)
@given(timelines(max_events=3), st.sampled_from([UNICODE, ASCII]))
def test_whatever_a_file_says_the_picture_keeps_its_form(
    timeline: Timeline, glyphs: Glyphs
) -> None:
    picture = chart(asked(timeline), Drawing(80, glyphs=glyphs))
    for line in lines(picture):
        assert cell_len(line) <= 80
        assert not any(character in line for character in "\x1b\u202e\u200b\t")
        assert glyphs is UNICODE or line.isascii()
