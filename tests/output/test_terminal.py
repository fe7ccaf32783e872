"""Tables as a terminal shows them: exact text at several widths, colours, and what no text may do to a screen."""

import io
import re
import textwrap
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from crisistl.output.report import Heading
from crisistl.output.table import Column, Kind, Section, Table
from crisistl.output.terminal import write_plain_table, write_report
from crisistl.output.terminal_cells import bar
from crisistl.query.search import finder

COLUMNS = (
    Column("date", "date"),
    Column("who", "sides"),
    Column("title", "title"),
    Column("themes", "names", 80),
    Column("id", "id", 120),
)
ROWS = [
    (
        "2021-11-28",
        ("the Palace", " → ", "Südmark"),
        "The Palace denies it",
        ("The dam",),
        "sluices-denied",
    ),
    (
        "[2021-11-03..2021-11-20]",
        ("River League", ", ", "Ida Berg", " → ", "Norland"),
        "Norland shuts the sluices by night, as Südmark will have it",
        ("The dam", "Communication"),
        "sluices-shut",
    ),
    ("2022-01-10/2022-01-12", (), "Talks", (), "league-talks"),
]
ONGOING = [("2019/..", ("Norland",), "Norland builds the dam", ("Water",), "dam-works")]
TABLE = Table(
    COLUMNS, (Section("", ROWS), Section("Ongoing", ONGOING)), styles={"Norland": "red"}
)
HEADING = Heading(
    title="The Vell river dispute",
    sentence="involving Norland",
    count="4 of 8 events, 1 of them maybe",
    notes=("A remark.",),
)

NOTHING_ABOVE = Heading()


def drawn(
    table: Table, width: int, heading: Heading = NOTHING_ABOVE, **settings: Any
) -> str:
    """What a terminal of this width shows, spaces at the ends of lines taken off."""
    out = io.StringIO()
    given: dict[str, Any] = {
        "color_system": None,
        "highlight": False,
        "legacy_windows": False,
    } | settings
    write_report(
        heading, table, Console(width=width, file=out, force_terminal=True, **given)
    )
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def shown(text: str) -> str:
    return textwrap.dedent(text).removeprefix("\n")


def test_at_60_columns_what_needs_room_stays_away_and_the_title_can_be_read() -> None:
    assert drawn(TABLE, 60, HEADING) == shown(
        """
        The Vell river dispute
        involving Norland · 4 of 8 events, 1 of them maybe
         date                      title
        ───────────────────────────────────────────────────────────
         2021-11-28                The Palace denies it
         [2021-11-03..2021-11-20]  Norland shuts the sluices by
                                   night, as Südmark will have it
         2022-01-10/2022-01-12     Talks

         Ongoing
         2019/..                   Norland builds the dam
        No room here for: who. A wider terminal or CSV shows all.
        A remark.
        """
    )


def test_at_80_columns_no_word_is_broken() -> None:
    assert drawn(TABLE, 80, HEADING) == shown(
        """
        The Vell river dispute
        involving Norland · 4 of 8 events, 1 of them maybe
         date                      who                   title
        ───────────────────────────────────────────────────────────────────────────────
         2021-11-28                the Palace → Südmark  The Palace denies it
         [2021-11-03..2021-11-20]  River League, Ida     Norland shuts the sluices by
                                   Berg → Norland        night, as Südmark will have it
         2022-01-10/2022-01-12                           Talks

         Ongoing
         2019/..                   Norland               Norland builds the dam
        A remark.
        """
    )


def test_at_160_columns_everything_has_its_line() -> None:
    assert drawn(TABLE, 160, HEADING) == shown(
        """
        The Vell river dispute
        involving Norland · 4 of 8 events, 1 of them maybe
         date                      who                               title                                                       themes                  id
        ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
         2021-11-28                the Palace → Südmark              The Palace denies it                                        The dam                 sluices-denied
         [2021-11-03..2021-11-20]  River League, Ida Berg → Norland  Norland shuts the sluices by night, as Südmark will have    The dam, Communication  sluices-shut
                                                                     it
         2022-01-10/2022-01-12                                       Talks                                                                               league-talks

         Ongoing
         2019/..                   Norland                           Norland builds the dam                                      Water                   dam-works
        A remark.
        """  # noqa: E501 - as wide as it is shown
    )


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120, 160, 240])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(cell_len, drawn(TABLE, width, HEADING).splitlines())) <= width


def test_without_rows_there_is_no_table() -> None:
    heading = Heading("Title", "sentence", "0 of 8 events", ("Nothing is left.",))
    assert (
        drawn(Table(COLUMNS, (Section("", []),)), 60, heading)
        == "Title\nsentence · 0 of 8 events\nNothing is left.\n"
    )


def test_a_table_alone_needs_no_heading() -> None:
    assert drawn(Table((Column("n", "number"),), (Section("", [(1234567,)]),)), 60) == (
        "         n\n──────────\n 1,234,567\n"
    )


def test_columns_without_names_have_no_header() -> None:
    table = Table(
        (Column("", "id"), Column("", "title")),
        (Section("", [("when", "2022"), ("", "again")]),),
    )
    assert drawn(table, 60) == " when  2022\n       again\n"


def test_a_header_that_looks_like_markup_is_the_text_it_is() -> None:
    table = Table(
        (Column("[/b]", "number"), Column("[red]x", "number")), (Section("", [(1, 2)]),)
    )
    assert drawn(table, 40).splitlines()[0].split() == ["[/b]", "[red]x"]


def test_a_date_is_broken_where_it_can_be_read() -> None:
    def cell(date: str, width: int) -> list[str]:
        table = Table((Column("", "date"),), (Section("", [(date,)]),))
        return [line.strip() for line in drawn(table, width).splitlines()]

    assert cell("2021-11-28/2022-01-27", 60) == ["2021-11-28/2022-01-27"]
    assert cell("2021-11-28/2022-01-27", 16) == ["2021-11-28/", "2022-01-27"]
    assert cell("[2022-01-27..2022-02-20]", 20) == ["[2022-01-27..", "2022-02-20]"]
    assert cell("[2022-01-27,2022-02-20]", 20) == ["[2022-01-27,", "2022-02-20]"]
    assert cell("between 27 Jan and 20 Feb 2022", 24) == [
        "between 27 Jan and",
        "20 Feb 2022",
    ]
    assert cell("from about 2014, end unknown", 20) == [
        "from about 2014,",
        "end unknown",
    ]
    assert cell("since about the 2010s", 16) == ["since about", "the 2010s"]


def test_a_date_in_edtf_is_whole_from_60_columns_on() -> None:
    dates = (
        "2022-02-24T05:00Z/2022-02-26T05:00Z",
        "[2021-11-03..2021-11-20]",
        "2022-01-10~/2022-01-12?",
        "2019/..",
    )
    rows = [(date, "Norland", "T " * 40, "The dam", "i-" * 20) for date in dates]
    columns = tuple(map(Column, ("date", "who", "title", "themes", "id"), _LIST_KINDS))
    for width in range(60, 201):
        text = drawn(Table(columns, (Section("", rows),)), width)
        for date in dates:
            assert date in text, (date, width)


_LIST_KINDS: tuple[Kind, ...] = ("date", "sides", "title", "names", "id")


def test_one_long_date_does_not_widen_the_column() -> None:
    dates = ["10 Jan 2022"] * 9 + ["between 27 January and 20 February 2022"]
    table = Table(
        (Column("", "date"), Column("", "title")),
        (Section("", [(d, "T" * 50) for d in dates]),),
    )
    assert drawn(table, 80).splitlines()[0] == " 10 Jan 2022       " + "T" * 50


def test_a_long_name_is_broken_rather_than_many_dates() -> None:
    rows = [("Norland", "about 28 Nov 2021", "about 30 Nov 2021")] * 9
    rows.append(("Separatists of the upper valley", "28 Nov 2021", "29 Nov 2021"))
    kinds: tuple[Kind, ...] = ("title", "date", "date")
    columns = tuple(map(Column, ("name", "first", "last"), kinds))
    text = drawn(Table(columns, (Section("", rows),)), 62)
    assert text.count("about 28 Nov 2021  about 30 Nov 2021") == 9
    assert "Separatists of the" in text


def test_an_id_is_whole_where_there_is_room_elsewhere() -> None:
    ids = ["the-fleet-leaves-its-port", "the-fleet-is-back-in-its-port-at-night"]
    titles = ["The fleet leaves its port", "The fleet is back in its port at night"]
    columns = (Column("id", "id"), Column("title", "title"))
    rows = [*zip(ids, titles, strict=True)]
    for width in range(66, 201):
        text = drawn(Table(columns, (Section("", rows),)), width)
        assert all(id in text for id in ids), width


@pytest.mark.parametrize("width", [*range(80, 201, 5)])
def test_a_column_for_wide_terminals_makes_no_table_longer(width: int) -> None:
    row = (
        "2021-11-28",
        ("The River League", " → ", "the Palace"),
        "Norland shuts the sluices by night, as Südmark will have it",
        ("The dam", "Communication"),
        "norland-shuts-the-sluices-by-night",
    )
    table = Table(COLUMNS, (Section("", [row] * 20),))
    narrow = drawn(replace(table, columns=COLUMNS[:3]), 80)
    assert len(drawn(table, width).splitlines()) <= len(narrow.splitlines())


def test_two_titles_side_by_side_are_both_shown_however_narrow() -> None:
    names = ("date", "", "00-the-first-account.json", "00-the-second-account.json")
    kinds = ("date", "id", "title", "title")
    row = (
        "14 Oct 1962",
        "sources",
        "One account of what happened",
        "Another account of the same",
    )
    shown = drawn(Table(tuple(map(Column, names, kinds)), (Section("", [row]),)), 60)
    assert "Another" in shown
    assert "sources" in shown


def test_what_has_no_room_is_left_out_before_a_date_or_a_number_is_broken() -> None:
    row = ("c" * 20, "The title of the source", "publisher", "11 Sep 1962", 14)
    kinds = ("id", "title", "text", "date", "number")
    names = ("id", "title", "publisher", "published", "events")
    table = Table(tuple(map(Column, names, kinds)), (Section("", [row]),))
    assert drawn(table, 60).splitlines()[-2] == (
        "No room here for: publisher, published. A wider terminal or"
    )


@pytest.mark.parametrize("kind", ["text", "title", "id", "names", "sides"])
@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("says [sic] and [/b]", "says [sic] and [/b]"),
        ("[red]red[/red]", "[red]red[/red]"),
        ("\x1b[31mred\x1b]0;title\x07", r"\x1b[31mred\x1b]0;title\x07"),
        ("\u202eabc\u200b", r"\u202eabc\u200b"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        (
            ":smile: https://x.example 192.168.0.1",
            ":smile: https://x.example 192.168.0.1",
        ),
        ("=1+1", "=1+1"),
    ],
)
def test_a_text_is_shown_as_the_text_it_is(kind: Kind, text: str, seen: str) -> None:
    cell = (text,) if kind in ("names", "sides") else text
    table = Table((Column("c", kind),), (Section(text, [(cell,)]),))
    lines = drawn(table, 160, Heading(text, text, "1 event", (text,))).splitlines()
    assert lines[0] == seen
    assert lines[1] == f"{seen} · 1 event"
    assert [line.strip() for line in lines].count(seen) == 4


@settings(max_examples=100)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=3), st.integers(10, 100))
def test_no_text_breaks_out_of_its_table(texts: list[str], width: int) -> None:
    table = Table(
        (Column("a", "title"), Column("b", "names")),
        (Section("", [(t, (t, t)) for t in texts]),),
    )
    out = drawn(table, width)
    assert "\x1b" not in out
    assert max(map(cell_len, out.splitlines()), default=0) <= width


def test_a_name_has_one_colour_wherever_it_stands() -> None:
    out = drawn(TABLE, 160, color_system="standard")
    colours = set(re.findall(r"\x1b\[(\d+)m ?Norland ?\x1b", out))
    assert len(colours) == 1


def test_what_was_searched_for_is_marked() -> None:
    find = finder(["sluice"])
    table = Table(
        (Column("title", "title"),),
        (Section("", [("Norland shuts the sluices",)]),),
        find=find,
    )
    assert "\x1b[30;43msluice\x1b[0ms" in drawn(table, 60, color_system="standard")


def test_a_snippet_stands_below_the_title() -> None:
    table = Table(
        (Column("", "title"),), (Section("", [(("The title", "… a snippet …"),)]),)
    )
    assert drawn(table, 60) == " The title\n … a snippet …\n"


@pytest.mark.parametrize(
    ("share", "width", "drawing"),
    [
        (0, 4, ""),
        (1, 4, "████"),
        (0.5, 4, "██"),
        (0.40625, 4, "█▋"),
        (1 / 32, 4, "▏"),
        (2, 2, "██"),
        (-1, 2, ""),
    ],
)
def test_a_bar_is_exact_to_an_eighth(share: float, width: int, drawing: str) -> None:
    assert bar(share, width) == drawing


def test_a_long_table_is_one_table() -> None:
    rows = [(f"row {n}",) for n in range(700)]
    lines = drawn(
        Table((Column("title", "title"),), (Section("", rows),)), 40
    ).splitlines()
    assert [line.strip() for line in lines[2:]] == [f"row {n}" for n in range(700)]


def test_as_text_it_is_80_columns_unless_columns_says_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def widest() -> int:
        out = io.StringIO()
        write_plain_table(TABLE, out)
        assert "The Vell river dispute" not in out.getvalue()
        return max(map(cell_len, out.getvalue().splitlines()))

    monkeypatch.setenv("COLUMNS", "60")
    assert widest() < 61
    monkeypatch.delenv("COLUMNS")
    assert 60 < widest() < 81


def test_a_table_without_rows_is_its_header() -> None:
    table = Table(
        (Column("date", "date"), Column("title", "title")), (Section("", []),)
    )
    out = io.StringIO()
    write_plain_table(table, out)
    assert out.getvalue().split()[:2] == ["date", "title"]


def heading_lines(columns: tuple[Column, ...], width: int) -> list[list[str]]:
    """The words of each line above the rule of a table with two long titles a row."""
    words = "The harbour of the town is shut for a long time by those who work in it"
    row = ("2 May 2031", *(words for _ in columns[1:]))
    out = io.StringIO()
    table = Table(columns, (Section("", [row]),))
    write_report(Heading(), table, Console(file=out, width=width))
    above, _, _ = out.getvalue().partition("──")
    return [line.split() for line in above.splitlines() if line.strip()]


def test_a_heading_without_room_is_broken_after_its_hyphens() -> None:
    columns = (
        Column("date", "date"),
        Column("2031-harbour-strike.json", "title"),
        Column("another.json", "title"),
    )
    assert heading_lines(columns, 50) == [
        ["2031-harbour-"],
        ["date", "strike.json", "another.json"],
    ]


def test_a_word_of_a_heading_that_cant_be_broken_is_cut() -> None:
    columns = (
        Column("date", "date"),
        Column("2031harbourstrike.json", "title"),
        Column("another.json", "title"),
    )
    assert heading_lines(columns, 50) == [["date", "2031harbourstrik…", "another.json"]]


def test_where_titles_need_the_room_two_days_are_broken_after_to() -> None:
    columns = (
        Column("date", "date"),
        Column("", "title"),
        Column("one.json", "title"),
        Column("two.json", "title"),
    )
    words = "The harbour is shut"
    rows = [("26 to 27 October 1962", "contradicts", words, words)]
    out = io.StringIO()
    table = Table(columns, (Section("", rows),))
    write_report(Heading(), table, Console(file=out, width=62))
    assert "26 to  " in out.getvalue()
    assert " 27 October 1962 " in out.getvalue()
    assert " contradicts " in out.getvalue()


def test_an_id_is_broken_after_its_hyphens() -> None:
    words = "The harbour of the town is shut for a long time by those who work in it"
    identity = "the-harbour-of-the-town-is-shut-for-a-long-time"
    table = Table(
        (Column("title", "title"), Column("id", "id")),
        (Section("", [(words, identity)]),),
    )
    out = io.StringIO()
    write_report(Heading(), table, Console(file=out, width=72))
    lines = [line.split() for line in out.getvalue().splitlines()]
    ids = [words[-1] for words in lines if words and "-" in words[-1]]
    ids += [words[-1] for words in lines if words and words[-1] == "time"]
    assert "".join(ids) == identity
    assert len(ids) > 1
    assert all(part.endswith("-") for part in ids[:-1])


def shown_at(width: int, *columns_and_cells: tuple[Column, object]) -> str:
    """A table of one row, drawn for so many columns."""
    columns = tuple(column for column, _ in columns_and_cells)
    row = tuple(cell for _, cell in columns_and_cells)
    out = io.StringIO()
    table = Table(columns, (Section("", [row]),))  # type: ignore[list-item]
    write_report(Heading(), table, Console(file=out, width=width))
    return out.getvalue()


def test_a_long_id_within_a_text_is_broken_after_its_hyphens() -> None:
    text = "event 3 'the-harbour-of-the-town-is-shut-for-long': has no source"
    drawn = shown_at(40, (Column("", "text"), "warning"), (Column("", "title"), text))
    lines = [line[8:].strip() for line in drawn.splitlines()]
    assert lines == [
        "event 3",
        "'the-harbour-of-the-town-is-",
        "shut-for-long': has no source",
    ]


def test_the_semicolon_of_a_note_stays_with_the_words_before_it() -> None:
    notes = ("2 May 2031", "4 events lie in it: late May 1962 and 1 more; 3 may")
    drawn = shown_at(30, (Column("silent", "date"), notes), (Column("t", "title"), "T"))
    assert " ;" not in drawn
    assert "more;" in drawn


def test_two_days_of_a_month_dont_push_out_the_next_column() -> None:
    drawn = shown_at(
        60,
        (Column("name", "title"), "Soviet air defence in Cuba"),
        (Column("events", "number"), 1),
        (Column("first", "date"), "26 to 27 Oct 1962"),
        (Column("last", "date"), "27 Oct 1962"),
    )
    assert " 26 to " in drawn
    assert drawn.count("27 Oct 1962") == 2
