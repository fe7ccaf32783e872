"""Closing rows: totals, sources and notes below the events of a table."""

from typing import Any

import pytest

from crisistl.formats.tables.closing_rows import is_closing


@pytest.fixture
def table(tmp_path):
    def written(*lines: str):
        path = tmp_path / "ports.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return written


@pytest.mark.parametrize(
    "rows",
    [
        ["Total,,7"],
        ["TOTAL:,,7", "", "Source: Harbour Office", "* provisional"],
        [",Total,7", ",,", ",Note: without ferries,"],
        ["Gesamt,,7", "Quelle: Hafenamt, Jahresbericht, 1931"],
        ["Итого,,7", "Last updated: 3 May 1932,,"],
    ],
)
def test_totals_and_notes_at_the_end_are_left_out_and_reported(
    run, table, rows: list[str]
) -> None:
    path = table("When,What,Ships", "3 May 1931,Strike,4", "9 May 1931,Talks,3", *rows)
    found = run("list", "--data", path, "--columns", "date,title")
    assert found.lines == ["1931-05-03\tStrike", "1931-05-09\tTalks"]
    assert "left out at the end, as a total or a note: line 4 " in found.stderr


@pytest.mark.parametrize(
    "text",
    [
        "2 events in all",
        "Total: 2",
        "Total",
        "Number of events: 2",
        "n = 2",
        "2 Ereignisse insgesamt",
        "2 événements au total",
        "2 eventos en total",
        "2 eventi in totale",
        "2 acontecimentos no total",
        "2 gebeurtenissen in totaal",
        "Razem: 2 wydarzenia",
        "Всего 2 события",
        "Усього 2 події",
        "End of list",
    ],
)
def test_a_count_of_the_rows_is_no_event(run, table, text: str) -> None:
    for row in (f"{text},,", f",{text},"):
        path = table("When,What,Who", "3 May 1931,Strike,A", "9 May 1931,Talks,B", row)
        found = run("list", "--data", path, "--columns", "date,title")
        assert found.lines == ["1931-05-03\tStrike", "1931-05-09\tTalks"]
        assert f"as a total or a note: line 4 {text!r}" in found.stderr


def test_a_total_with_a_count_beside_it_is_no_event(run, table) -> None:
    path = table("When,What,Who", "3 May 1931,Strike,A", "Total,1 event,")
    assert run("list", "--data", path, "--columns", "title").lines == ["Strike"]


def test_a_count_with_a_date_is_an_event(run, table) -> None:
    path = table("When,What,Who", "3 May 1931,Strike,A", "9 May 1931,2 events,B")
    found = run("list", "--data", path, "--columns", "title")
    assert found.lines == ["Strike", "2 events"]


def test_a_total_between_events_is_refused(run, table) -> None:
    path = table(
        "When,What,Ships", "3 May 1931,Strike,4", "Total,,4", "9 May 1931,Talks,3"
    )
    found = run("list", "--data", path)
    assert found.exit_code == 3
    assert "line 3: column When: 'Total' isn't a known form of date" in found.stderr


def test_years_above_a_total_are_years(run, table) -> None:
    path = table(
        "Year,What,Ships", "1931,Strike,4", "1932,Talks,3", "Total,,7", "Sources: a,,"
    )
    found = run("list", "--data", path, "--columns", "date,title")
    assert found.lines == ["1931\tStrike", "1932\tTalks"]


@pytest.mark.parametrize(
    ("row", "closes"),
    [
        (["Total", None, 7], True),
        (["Total mobilization", "", "7"], False),
        (["1931", "Total", "7"], False),
        (["", "Total", "the port"], False),
        (["Note: seen", "Note: seen", ""], True),
        (["", "Note: the envoy speaks", "envoy"], False),
        (["", "Note to the envoy", ""], False),
        (["2 events in May", "", ""], False),
        (["", "2 incidents at the border", ""], False),
    ],
)
def test_what_closes_a_table(row: list[Any], closes: bool) -> None:
    assert is_closing(row, (0,)) is closes


@pytest.mark.parametrize("count", ["2 events", "Total: 2", "Insgesamt 2 Ereignisse"])
def test_a_count_below_lines_of_notes_is_left_out(run, tmp_path, count: str) -> None:
    path = tmp_path / "ports.txt"
    path.write_text(f"3 May 1931: Strike\n9 May 1931: Talks\nin the port\n{count}\n")
    found = run("list", "--data", path, "--columns", "title,summary")
    assert found.lines == ["Strike\t", "Talks\tin the port"]
    assert f"as a total or a note: line 4 {count!r}" in found.stderr
