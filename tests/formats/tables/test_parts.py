"""Dates in parts: years before Christ, ends that are blank or wrong, and the spellings of data sets."""

from pathlib import Path

import pytest

from conftest import Run


def listed(
    run: Run, tmp_path: Path, text: str, columns: str = "date,title"
) -> list[str]:
    file = tmp_path / "parts.csv"
    file.write_text(text, encoding="utf-8")
    result = run("list", "--data", file, "--format", "csv", "--columns", columns)
    assert result.exit_code == 0, result.stderr
    return result.stdout.splitlines()[1:]


def refused(run: Run, tmp_path: Path, text: str) -> str:
    file = tmp_path / "parts.csv"
    file.write_text(text, encoding="utf-8")
    result = run("list", "--data", file)
    assert result.exit_code == 3
    return result.stderr


ENDS = "Year,Month,Day,End Year,End Month,End Day,Event\n"


def test_a_blank_end_is_no_end(run: Run, tmp_path: Path) -> None:
    text = f"{ENDS}1961,4,17,1961,4,20,Landing\n1962,11,1,,,,Signal\n"
    assert listed(run, tmp_path, text) == [
        "1961-04-17/1961-04-20,Landing",
        "1962-11-01,Signal",
    ]


@pytest.mark.parametrize("year", ["1926", "19x2"])
def test_a_wrong_end_is_a_fault_that_names_its_line(
    run: Run, tmp_path: Path, year: str
) -> None:
    good = "1961,4,17,1961,4,20,Landing\n"
    text = f"{ENDS}{good}1962,10,16,{year},10,28,Thirteen days\n"
    message = refused(run, tmp_path, text)
    assert "1 fault" in message
    assert "line 3" in message


def test_the_month_and_day_of_an_end_without_a_year_are_kept(
    run: Run, tmp_path: Path
) -> None:
    text = f"{ENDS}1961,4,17,1961,4,20,Landing\n1962,11,1,,11,3,Signal\n"
    assert listed(run, tmp_path, text, "date,extra") == [
        "1961-04-17/1961-04-20,",
        '1962-11-01,"{""End Month"":""11"",""End Day"":""3""}"',
    ]


def test_years_before_christ_in_a_column_of_years(run: Run, tmp_path: Path) -> None:
    text = "year,month,day,event\n-44,3,15,Ides\n-48,8,9,Battle\n79,8,24,Volcano\n"
    assert listed(run, tmp_path, text) == [
        "'-0047-08-09,Battle",
        "'-0043-03-15,Ides",
        "0079-08-24,Volcano",
    ]


def test_a_year_of_iso_order_before_the_year_one_stays_as_it_is(
    run: Run, tmp_path: Path
) -> None:
    text = "year,month,day,event\n-0043,3,15,Ides\n-0047,8,9,Battle\n"
    assert listed(run, tmp_path, text)[1] == "'-0043-03-15,Ides"


def test_a_code_beside_years_before_christ_is_refused_with_a_year_that_works(
    run: Run, tmp_path: Path
) -> None:
    rows = "year,event\n-44,Ides\n{},Exile\n"
    message = " ".join(refused(run, tmp_path, rows.format("-9")).split())
    assert "line 3" in message
    assert "write -0008 for 9 BC" in message
    assert listed(run, tmp_path, rows.format("-0008"))[1] == "-0008,Exile"


def test_minus_nine_alone_is_no_year(run: Run, tmp_path: Path) -> None:
    message = refused(run, tmp_path, "year,event\n1962,Quarantine\n-9,Unknown\n")
    assert "line 3" in message
    assert "the year -9 is a code for an unknown year" in message


@pytest.mark.parametrize(
    ("headings", "cells", "date"),
    [
        ("strtyr,strtmnth,strtday,endyear,endmnth,endday,namea", "1902,7,5,1903,8,-9,North", "1902-07-05/1903-08"),
        ("styear,stmon,stday,endyear,endmon,endday,name", "1912,5,-9,1912,6,3,North", "1912-05/1912-06-03"),
        ("iyear,imonth,iday,city", "1970,0,0,Port A", "1970"),
        ("yrbegin,mobegin,yrend,moend,desc", "1962,7,9999,99,North", "1962-07/.."),
        ("byear,bmonth,bday,eyear,emonth,eday,country", "1800,1,1,1920,12,31,North", "1800-01-01/1920-12-31"),
        ("systrgyr,systrgmo,systrgda,yrtrig,motrig,datrig,actor", "1931,5,2,1931,6,4,North", "1931-06-04"),
    ],
)  # fmt: skip
def test_how_data_sets_spell_the_parts_of_a_date(
    run: Run, tmp_path: Path, headings: str, cells: str, date: str
) -> None:
    assert (
        listed(run, tmp_path, f"{headings}\n{cells}\n{cells}\n", "date") == [date] * 2
    )


def test_years_of_two_digits_in_a_column_need_a_century(
    run: Run, tmp_path: Path
) -> None:
    message = refused(run, tmp_path, "year,month,what\n62,10,Talks\n63,11,Speech\n")
    assert "--century 19" in message


def test_an_id_of_a_side_is_not_that_of_the_event(run: Run, tmp_path: Path) -> None:
    text = "conflict_id,side_a,side_a_id,side_b,side_b_id,year\n7,A,1,B,2,1946\n7,A,1,C,3,1947\n"
    assert listed(run, tmp_path, text, "date,id") == ["1946,a-b", "1947,a-c"]


def test_a_town_is_the_place_before_its_country(run: Run, tmp_path: Path) -> None:
    text = "Country;Datum;Ereignis;Ort\nDeutschland;03.10.1990;Einheit;Berlin\n"
    assert listed(run, tmp_path, text, "date,place") == [
        '1990-10-03,"Berlin, Deutschland"'
    ]


def test_the_country_of_a_peace_agreement_is_its_place(
    run: Run, tmp_path: Path
) -> None:
    text = "Con,AgtId,Agt,Dat\nNorthland,7,Harbour Protocol,1991-05-31\nSouthland,8,Bridge Statement,1994-03-18\n"
    assert listed(run, tmp_path, text, "date,place,title")[0] == (
        "1991-05-31,Northland,Harbour Protocol"
    )


@pytest.mark.parametrize("heading", ["Year", "Years", "Années", "War years", "Date"])
def test_year_pairs_below_a_heading_of_years_are_ranges(
    run: Run, tmp_path: Path, heading: str
) -> None:
    text = f"{heading},Event\n1870/1,A\n1904-05,B\n1911-12,C\n1914-18,D\n1939,E\n"
    assert listed(run, tmp_path, text) == [
        "1870/1871,A",
        "1904/1905,B",
        "1911/1912,C",
        "1914/1918,D",
        "1939,E",
    ]


def test_a_year_pair_that_nothing_settles_is_refused_below_a_heading_of_years(
    run: Run, tmp_path: Path
) -> None:
    message = refused(run, tmp_path, "Year,Event\n1904-05,A\n1962,B\n")
    assert "the years 1904 to 1905, or May 1904" in " ".join(message.split())


def test_a_year_0_is_refused_with_what_to_write(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "years.csv"
    file.write_text("Year,Event\n0,A\n1962,B\n-9,C\n")
    result = run("list", "--data", file)
    assert result.exit_code == 3
    assert (
        "line 2: column date: the year 0 is a code for an unknown year, and there is no year 0: AD 1 follows 1 BC; "
        "write the year, 0000 for 1 BC, or take the row out" in result.stderr
    )
    assert (
        "line 4: column date: the year -9 is a code for an unknown year"
        in result.stderr
    )
