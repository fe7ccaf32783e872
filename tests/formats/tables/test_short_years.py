"""Years of two digits in a column of years: settled by the file or by the user, or refused with both readings."""

import pytest


@pytest.fixture
def table(tmp_path):
    def written(*lines: str):
        path = tmp_path / "bridges.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return written


def listed(run, path, *options: str):
    return run("list", "--data", path, "--columns", "date,title", *options)


def test_the_other_years_of_the_column_show_the_century(run, table) -> None:
    found = listed(run, table("Year,What", "27,Bridge built", "1931,Bridge shut"))
    assert found.lines == ["1927\tBridge built", "1931\tBridge shut"]
    assert (
        "a year of two digits, with its century from the other dates: 27 is 1927"
        in found.stderr
    )


@pytest.mark.parametrize(
    "lines",
    [
        ("Year,What", "27,Bridge built", "31,Bridge shut"),
        ("Year,Month,What", "27,5,Bridge built", "31,6,Bridge shut"),
        ("Start year,End year,What", "27,28,Bridge built", "31,33,Bridge shut"),
        ("Date,Year,What", "5 May,27,Bridge built", "6 June,31,Bridge shut"),
    ],
)
def test_without_a_century_both_readings_are_named_and_the_advice_works(
    run, table, lines: tuple[str, ...]
) -> None:
    path = table(*lines)
    refused = listed(run, path)
    assert refused.exit_code == 3
    assert (
        "the year '27' has two digits: 1927 or 2027? Write its four digits"
        in refused.stderr
    )
    assert "--century 19" in refused.stderr
    found = listed(run, path, "--century", "19")
    assert [line[:4] for line in found.lines] == ["1927", "1931"]


def test_a_year_far_from_the_others_is_refused(run, table) -> None:
    refused = listed(run, table("Year,What", "27,Bridge built", "1981,Bridge shut"))
    assert "the year '27' has two digits: 1927 or 2027?" in refused.stderr


def test_numbers_beside_a_column_of_dates_are_no_years(run, table) -> None:
    path = table(
        "Year,Occurred,What", "1,1927-05-03,Bridge built", "2,1928-05-04,Bridge shut"
    )
    assert listed(run, path).lines == [
        "1927-05-03\tBridge built",
        "1928-05-04\tBridge shut",
    ]
