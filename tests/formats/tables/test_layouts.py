"""Layouts of researchers' and people's tables: titles above the headings, parts of dates, codes, sides."""

import json
from pathlib import Path

import pytest

from conftest import Run
from crisistl.formats.loading import load


def listed(run: Run, tmp_path: Path, text: str, columns: str, *more: str) -> str:
    (tmp_path / "t.csv").write_text(text)
    found = run(
        "list", "--data", tmp_path / "t.csv", "-f", "csv", "--columns", columns, *more
    )
    assert found.exit_code == 0, found.stderr
    return found.stdout.partition("\n")[2]


def test_the_heading_is_found_below_a_title_which_is_that_of_the_timeline(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "t.csv").write_text("The port\n\nDate,What happened\n2031-05-02,A\n")
    found = run(
        "list", "--data", tmp_path / "t.csv", "-f", "csv", "--columns", "date,title"
    )
    assert found.stdout == "date,title\n2031-05-02,A\n"
    assert "The port · 1 event" in found.stderr
    assert "line 3 has the headings" in found.stderr


@pytest.mark.parametrize(
    "headings",
    [
        "Datum,Ereignis,Ort",
        "Fecha,Suceso,Lugar",
        "Data,Wydarzenie,Miejsce",
        "Дата,Событие,Место",
    ],
)
def test_headings_in_other_languages_are_known(
    run: Run, tmp_path: Path, headings: str
) -> None:
    found = listed(
        run, tmp_path, f"{headings}\n2031-05-02,A,Port\n", "date,title,place"
    )
    assert found == "2031-05-02,A,Port\n"


DATES = """styear,stmon,stday,endyear,endmon,endday,warname
1912,7,-9,1913,1,24,A
1932,4,99,1932,5,0,B
1941,0,3,-9,-9,-9,C
1999,7,4,-7,-7,-7,D
"""


def test_parts_of_start_and_end_are_joined_and_codes_are_unknown(
    run: Run, tmp_path: Path
) -> None:
    found = listed(run, tmp_path, DATES, "date,title")
    assert found == "1912-07/1913-01-24,A\n1932-04/1932-05,B\n1941,C\n1999-07-04/..,D\n"


def test_a_code_is_kept_in_extra(run: Run, tmp_path: Path) -> None:
    found = listed(
        run, tmp_path, DATES, "extra.stday,extra.endday", "--where", "text:A or text:B"
    )
    assert found == "-9,\n99,0\n"


def test_sides_are_read_and_a_title_is_composed_of_them(
    run: Run, tmp_path: Path
) -> None:
    text = "date,gname,target1,city\n2031-05-02,Union,Harbour office,Port\n2031-05-03,-9,Ferry,---\n"
    assert listed(run, tmp_path, text, "title,by,toward,place") == (
        "Union → Harbour office: Port,Union,Harbour office,Port\nFerry,,Ferry,\n"
    )


def test_map_day_is_the_day_of_the_month(run: Run, tmp_path: Path) -> None:
    text = "J,M,T,W\n2031,5,2,A\n"
    options = (
        "--map",
        "year=J",
        "--map",
        "month=M",
        "--map",
        "day=T",
        "--map",
        "title=W",
    )
    assert listed(run, tmp_path, text, "date,title", *options) == "2031-05-02,A\n"


@pytest.mark.parametrize(
    "first", ["-0043-03-15", "[..2022-01]", "../2022", "156X-12-25"]
)
def test_a_first_event_before_the_year_1_is_no_row_of_labels(
    run: Run, tmp_path: Path, first: str
) -> None:
    table = tmp_path / "a.csv"
    rows = [
        ("Date", "End", "Event"),
        (first, first, "Ides"),
        ("0014-08-19", "0014-08-19", "A"),
        ("0015", "0015", "B"),
    ]
    table.write_text("".join(",".join(row) + "\n" for row in rows), encoding="utf-8")
    assert "units or labels" not in run("list", "--data", table).stderr
    ours = tmp_path / "ours.csv"
    data = tmp_path / "a.json"
    events = [
        {"id": title.lower(), "date": date, "title": title}
        for date, _, title in rows[1:]
    ]
    data.write_text(json.dumps({"events": events}), encoding="utf-8")
    run("convert", data, ours)
    assert [event.title for event in load(ours).events] == ["Ides", "A", "B"]


def test_a_year_of_ours_that_a_spreadsheet_made_a_number_is_read(
    tmp_path: Path, run: Run
) -> None:
    data, table = tmp_path / "a.json", tmp_path / "a.csv"
    data.write_text(
        '{"events": [{"id": "a", "date": "0602", "title": "A"}]}', encoding="utf-8"
    )
    run("convert", data, table)
    table.write_text(table.read_text().replace(",0602,", ",602,"), encoding="utf-8")
    assert load(table).events[0].date.text == "0602"


def test_no_row_above_dates_that_are_understood_is_lost(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "quarters.csv"
    file.write_text("Span,Event\nfirst,Talks\nsecond,Pause\nMay 2021,End\n")
    result = run("list", "--data", file)
    assert result.exit_code == 3
    assert "--map date=Span" in result.stderr


def test_quarters_of_years_are_dates(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "quarters.csv"
    file.write_text("Quarter,Event\n2021Q1,Talks\n2021Q2,Pause\n")
    result = run("list", "--data", file, "--format", "csv", "--columns", "date,title")
    assert result.stdout.splitlines()[1:] == ["2021-33,Talks", "2021-34,Pause"]


def test_cells_with_dashes_between_tabs_are_no_plain_lines(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "times.tsv"
    file.write_text(
        "Noted\tDead\tCause\n5 May 2021 - a\t1\tHeat\n6 May 2021 - b\t2\tCold\n"
    )
    result = run("list", "--data", file)
    assert "columns" in result.stderr
    assert "a\t1" not in result.stdout


def test_a_time_in_twelve_hours_is_that_of_the_date_beside_it(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "times.csv"
    file.write_text(
        "Date,Time,Event\n22 Oct 1962,7pm,Speech\n24 Oct 1962,,Quarantine\n"
    )
    result = run("list", "--data", file, "--format", "csv", "--columns", "date,title")
    assert result.stdout.splitlines()[1:] == [
        "1962-10-22T19:00,Speech",
        "1962-10-24,Quarantine",
    ]
