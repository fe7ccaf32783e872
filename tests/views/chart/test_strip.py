"""The strip of a lane: which sign stands where for each form of date, and where titles find room."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from answers import near_timelines
from crisistl.dates import BEGINNING
from crisistl.dates.axis import moment
from crisistl.model.timeline import Event
from crisistl.output.picture import Line
from crisistl.views.chart.scale import Scale
from crisistl.views.chart.strip import cut, strip
from crisistl.views.chart.timescale import scale_of
from crisistl.views.glyphs import ASCII, UNICODE, Glyphs

DAYS = scale_of(
    Counter({moment(2022, 1, day): 1 for day in range(10, 30)}), 20
)  # a column a day, 10 to 29 January
MONTHS = scale_of(Counter({moment(2022, month, 1): 1 for month in range(1, 7)}), 6)


def drawn(
    *dates: str,
    scale: Scale = DAYS,
    glyphs: Glyphs = UNICODE,
    as_of: date | None = None,
) -> list[str]:
    """The lines of events of these dates, without their titles."""
    events = [
        Event(id=f"e{n}", date=when, title="x" * 60) for n, when in enumerate(dates)
    ]
    return [
        signs(line) for line in strip(events, scale, scale.width, "red", glyphs, as_of)
    ]


def signs(line: Line) -> str:
    return "".join(
        piece.text if piece.style else " " * len(piece.text) for piece in line
    )


def text(line: Line) -> str:
    return "".join(piece.text for piece in line)


def titled(*events: tuple[str, str], width: int = 40, scale: Scale = DAYS) -> list[str]:
    made = [
        Event(id=f"e{n}", date=when, title=title)
        for n, (when, title) in enumerate(events)
    ]
    return [
        text(line).rstrip() for line in strip(made, scale, width, "red", UNICODE, None)
    ]


@pytest.mark.parametrize(
    ("when", "signs"),
    [
        ("2022-01-12", "  •                 "),
        ("2022-01-12~", "  ◦                 "),
        ("2022-01-12?", "  ◦                 "),
        ("2022-01-12/2022-01-15", "  ┣━━┫              "),
        ("2022-01-12~/2022-01-15", "  ◦━━┫              "),
        ("2022-01-12/2022-01-12", "  •                 "),
        ("[2022-01-12..2022-01-15]", "  (┄┄)              "),
        ("2022-01-1X", "(┄┄┄┄┄┄┄┄)          "),
        ("[2022-01-12..]", "  (┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄"),
        ("[..2022-01-12]", "◄┄)                 "),
        ("2022-01-1X/2022-01-25", "(┄┄┄┄┄┄┄┄━━━━━━┫    "),
        ("2022-01-12/2022-01-2X", "  ┣━━━━━━━━┄┄┄┄┄┄┄┄)"),
        ("2022-01-12/..", "  ┣┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄►"),
        ("2022-01-12/", "  ┣┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄?"),
        ("2014/2022-01-15", "◄━━━━┫              "),
        ("../2022-01-15", "◄━━━━┫              "),
        ("/2022-01-15", "◄┄┄┄┄┫              "),
        ("2014/..", "◄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄►"),
        ("2014/2023", "◄━━━━━━━━━━━━━━━━━━►"),
        ("2022-01-29/..", "                   ►"),
    ],
)
def test_every_form_of_date_has_its_signs(when: str, signs: str) -> None:
    assert drawn(when) == [signs]


def test_what_goes_on_is_sure_up_to_the_day_the_chronology_is_told() -> None:
    assert drawn("2022-01-12/..", as_of=date(2022, 1, 20)) == ["  ┣━━━━━━━━┄┄┄┄┄┄┄┄►"]
    assert drawn("2022-01-12/", as_of=date(2022, 1, 20)) == ["  ┣┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄?"]


def test_several_in_a_column_have_a_sign_of_their_own() -> None:
    assert drawn("2022-01-12", "2022-01-12~", "2022-01-14~", "2022-01-14?") == [
        "  ● ○               "
    ]


def test_what_a_column_holds_is_no_longer_vague() -> None:
    assert drawn("2022-02", "2022-03-10/2022-03-20", "2022-04-1X", scale=MONTHS) == [
        " •••  "
    ]


def test_what_lasted_stands_above_what_happened() -> None:
    assert drawn("2022-01-12/2022-01-15", "2022-01-13", "2022-01-18/2022-01-20") == [
        "  ┣━━┫  ┣━┫         ",
        "   •                ",
    ]


def test_what_is_sure_covers_what_is_not_and_ends_cover_both() -> None:
    assert drawn("2022-01-10/..", "2022-01-12/2022-01-15") == ["┣┄┣━━┫┄┄┄┄┄┄┄┄┄┄┄┄┄►"]


def test_brackets_are_joined_where_they_overlap_and_marks_have_their_own_line() -> None:
    assert drawn(
        "[2022-01-12..2022-01-16]", "[2022-01-15..2022-01-20]", "2022-01-14"
    ) == ["  (┄┄┄┄┄┄┄)         ", "    •               "]


def test_in_ascii_every_sign_is_on_a_keyboard() -> None:
    dates = (
        "2014/..",
        "2022-01-12",
        "2022-01-13~",
        "2022-01-15",
        "2022-01-15",
        "[2022-01-17..2022-01-20]",
        "2022-01-22/",
    )
    assert drawn(*dates, glyphs=ASCII) == [
        "<...........[......>",
        "  *o # (..)         ",
    ]


# titles


def test_a_title_stands_after_its_mark_or_else_before_it() -> None:
    assert titled(("2022-01-12", "Talks"), ("2022-01-27", "More talks")) == [
        "  • Talks        • More talks"
    ]
    assert titled(("2022-01-27", "Talks"), width=20) == ["           Talks •"]


def test_a_title_is_cut_where_it_can_still_be_read() -> None:
    assert titled(("2022-01-12", "A title of more than a few words"), width=24) == [
        "  • A title of more tha…"
    ]
    assert titled(("2022-01-12", "A title of more than a few words"), width=19) == [
        "  •"
    ]


def test_a_title_stands_in_a_bar_that_is_long_and_alone() -> None:
    assert titled(("2022-01-10/2022-01-29", "Talks"), width=20) == [
        "┣━ Talks ━━━━━━━━━━┫"
    ]
    assert titled(
        ("2022-01-10/2022-01-29", "Talks"),
        ("2022-01-12/2022-01-14", "x" * 30),
        width=20,
    ) == ["┣━┣━┫━━━━━━━━━━━━━━┫"]


def test_a_title_is_shown_as_the_text_it_is() -> None:
    assert titled(("2022-01-10", "a\x1b[31m[/b]\u202e"), width=60) == [
        "• a\\x1b[31m[/b]\\u202e"
    ]
    assert titled(("2022-01-10", "中国 talks"), width=60) == ["• 中国 talks"]


@given(st.text(max_size=30), st.integers(1, 40))
def test_a_text_is_cut_to_its_room(words: str, room: int) -> None:
    for glyphs in (UNICODE, ASCII):
        kept = cut(words, max(room, 3), glyphs)
        assert cell_len(kept) <= max(room, 3)
        assert kept == words or kept.endswith(glyphs.more)


@given(near_timelines(), st.integers(40, 120), st.sampled_from([UNICODE, ASCII]))
def test_a_line_is_as_wide_as_it_should_be(
    timeline: object, width: int, glyphs: Glyphs
) -> None:
    events = timeline.events  # type: ignore[attr-defined]
    days = Counter(
        event.date.earliest_start
        for event in events
        if event.date.earliest_start > BEGINNING
    ) or Counter({moment(2022, 1, 1): 1})
    for line in strip(
        events, scale_of(days, width - 10), width, "red", glyphs, date(2022, 1, 27)
    ):
        assert cell_len(text(line)) == width
