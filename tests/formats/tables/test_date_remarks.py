"""What is said about dates that were inferred: their year, and the order of day and month."""

import pytest

from crisistl.formats.core.record import ReadOptions
from crisistl.formats.tables.sheet import read_csv
from exchange import reading, refusal

NO_YEAR = "no year, so that of its column or of the dates around it"
EXCHANGED = "day and month in the order that the other dates or an option show"


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (("3 May 1921", "4 May", "5 May 1921"), NO_YEAR),
        (("13/5/1921", "4/6/1921"), EXCHANGED),
        (("13/5/1921", "14/5", "15.5.", "16/5/1921"), NO_YEAR),
        (("AD 79", "5th century BC"), None),
        (("3 May 1921", "5/5/1921"), None),
    ],
)
def test_only_what_was_inferred_is_said_to_be(
    dates: tuple[str, ...], said: str | None
) -> None:
    notes: list[str] = []
    rows = "".join(f"{date},x\n" for date in dates)
    reading(read_csv, f"Date,What\n{rows}", notes=notes)
    found = [text for text in (NO_YEAR, EXCHANGED) if any(text in n for n in notes)]
    assert found == ([said] if said else [])


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("3/5/1921", "4/5", "14/5", "15/5/1921"), ["1921-05-04", "1921-05-14"]),
        (("5/3/1921", "5/4", "5/14", "5/15/1921"), ["1921-05-04", "1921-05-14"]),
        (("3.5.1921", "4.5.", "14.5", "15.5.1921"), ["1921-05-04", "1921-05-14"]),
        (("3 May 1921", "27-5", "28 May", "29 May 1921"), ["1921-05-27", "1921-05-28"]),
    ],
)  # fmt: skip
def test_a_day_and_month_in_numbers_take_the_year_of_the_dates_around_them(
    dates: tuple[str, ...], expected: list[str]
) -> None:
    rows = "".join(f"{date},x\n" for date in dates)
    timeline = reading(read_csv, f"Date,What\n{rows}")
    assert [event.date.text for event in timeline.events[1:3]] == expected


@pytest.mark.parametrize("between", ["4/5", "4.5.", "4 May"])
def test_without_one_year_around_it_a_day_and_month_are_refused_alike(
    between: str,
) -> None:
    rows = f"13/5/1921,x\n{between},x\n14/5/1922,x\n"
    said = refusal(read_csv, f"Date,What\n{rows}")
    assert "has no year; write the date with four digits for its year" in said[-1]


def test_a_century_is_said_to_come_from_where_it_does() -> None:
    said = []
    tables = (
        ("Date,What\n3/5/21,x\n14/5/21,x\n", ReadOptions(century=19)),
        ("Date,What\n3/5/21,x\n14/5/1921,x\n", None),
        ("Date,Year,What\n3/5/21,1921,x\n14/5/21,1921,x\n", None),
    )
    for text, options in tables:
        notes: list[str] = []
        reading(read_csv, text, options=options, notes=notes)
        said += [note for note in notes if "two digits" in note]
    assert ["options" in said[0], "other dates" in said[1], "column" in said[2]] == [
        True,
        True,
        True,
    ]


def test_1_bc_in_a_column_of_years_is_advised_as_0000() -> None:
    said = refusal(read_csv, "Year,What\n-1,x\n-44,y\n79,z\n")
    assert "write 0000 for 1 BC" in said[-1]
    timeline = reading(read_csv, "Year,What\n0000,x\n-44,y\n79,z\n")
    assert [event.date.text for event in timeline.events] == ["0000", "-0043", "0079"]
