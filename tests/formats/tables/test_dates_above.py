"""Empty cells of dates: where they mean the date of the row above, its mark, and where they are refused."""

from pathlib import Path

import pytest

GROUPED = """Date,Event,Who
14 May 1931,Strike begins,Dockers
,Offices close,Owners
16 May 1931,Talks,Owners
19 May 1931,Strike ends,Dockers
"""
IN_NO_ORDER = """Date,Event,Who
19 May 1931,Strike ends,Dockers
,Offices close,Owners
14 May 1931,Strike begins,Dockers
16 May 1931,Talks,Owners
"""


@pytest.fixture
def table(tmp_path: Path):
    def written(text: str) -> Path:
        path = tmp_path / "port.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return written


def test_a_date_from_the_row_above_is_marked_and_checked(run, table) -> None:
    path = table(GROUPED)
    found = run("list", "--data", path, "--columns", "date,title,extra.date_from")
    assert found.lines[1] == "1931-05-14\tOffices close\tthe row above"
    assert found.lines[2] == "1931-05-16\tTalks\t"
    checked = run("check", path, "--only", "taken-date")
    (line,) = checked.lines
    assert "its date, 1931-05-14, was taken from the row above" in line


def test_a_date_of_its_own_takes_the_mark_away(run, table, tmp_path: Path) -> None:
    saved = tmp_path / "port.json"
    assert run("convert", table(GROUPED), saved).exit_code == 0
    assert "the row above" in run("show", "offices-close", "--data", saved).stdout
    edited = run("edit", saved, "offices-close", "--date", "1931-05-14")
    assert edited.exit_code == 0
    assert run("check", saved, "--only", "taken-date").lines == []
    assert "date_from" not in saved.read_text(encoding="utf-8")


def test_in_a_table_in_no_order_an_empty_date_is_refused(run, table) -> None:
    path = table(IN_NO_ORDER)
    found = run("list", "--data", path)
    assert found.exit_code == 3
    assert "line 3: column Date: is empty" in found.stderr
    assert "to leave it out and read the rest, add --skip-bad" in found.stderr
    left = run("list", "--data", path, "--skip-bad", "--columns", "title")
    assert left.lines == ["Strike begins", "Talks", "Strike ends"]


def test_one_step_back_is_no_order(run, table) -> None:
    path = table("Date,Event\n19 May 1931,Strike ends\n,Talks\n14 May 1931,Strike\n")
    assert "line 3: column Date: is empty" in run("list", "--data", path).stderr


def test_a_row_with_an_end_alone_is_refused(run, table) -> None:
    path = table(
        "Start,End,Event\n14 May 1931,16 May 1931,Strike\n,20 May 1931,Talks\n"
    )
    assert "line 3: column Start: is empty" in run("list", "--data", path).stderr


def test_a_time_beside_an_empty_date_is_on_the_day_above(run, table) -> None:
    path = table("Date,Time,Event\n14 May 1931,09:00,Strike\n,11:30,Talks\n")
    found = run("list", "--data", path, "--columns", "date,title")
    assert found.lines[1] == "1931-05-14T11:30\tTalks"


def test_a_row_that_says_it_has_no_date_names_the_way_to_leave_it_out(
    run, table
) -> None:
    path = table(GROUPED + "??,Fire,\n")
    found = run("count", "actor", "--data", path)
    assert found.exit_code == 3
    assert found.stderr.endswith("to leave it out and read the rest, add --skip-bad\n")
    assert run("count", "actor", "--data", path, "--skip-bad").exit_code == 0


def test_a_command_that_cannot_leave_anything_out_does_not_say_so(
    run, tmp_path: Path
) -> None:
    path = tmp_path / "port.json"
    path.write_text('{"events": [{"id": "a", "date": "1931-13", "title": "A"}]}')
    found = run("edit", path, "a", "--title", "B")
    assert found.exit_code == 3
    assert "--skip-bad" not in found.stderr


def test_a_column_called_date_from_is_no_mark(run, table, tmp_path: Path) -> None:
    path = table(
        "date,title,date_from\n1931-05-14,Offices close,the archive\n,Talks,a letter\n"
        "1931-05-16,Offices open,\n"
    )
    saved = tmp_path / "port.json"
    assert run("convert", path, saved).exit_code == 0
    assert run("check", saved, "--only", "taken-date").lines == []
    edited = run("edit", saved, "offices-close", "--date", "1931-05-15")
    assert edited.exit_code == 0
    text = saved.read_text(encoding="utf-8")
    assert '"date_from": "the archive"' in text
    assert '"date_from": "a letter"' in text
