"""Dates of files: what people write, read as EDTF, and never by what day it is."""

import pytest
from hypothesis import given

from crisistl.dates import DateError, EventDate, Period
from crisistl.errors import DataError
from crisistl.formats.core import file_dates
from crisistl.formats.core.file_dates import RANGES, FileDate, OrderFinder, edtf_of, file_date
from strategies import event_dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-01-10", "2022-01-10"),
        ("2022-01-10/..", "2022-01-10/.."),
        ("2021~", "2021~"),
        ("10 January 2022", "2022-01-10"),
        ("January 10, 2022", "2022-01-10"),
        ("Mon 10 Jan 2022", "2022-01-10"),
        ("10-Jan-2022", "2022-01-10"),
        ("2022/1/9", "2022-01-09"),
        ("20220110", "2022-01-10"),
        ("January 2022", "2022-01"),
        ("2022", "2022"),
        ("1990s", "199X"),
        ("Q1 2022", "2022-33"),
        ("2022-H2", "2022-41"),
        ("early 2022", "2022-37"),
        ("mid-January 2022", "[2022-01-11..2022-01-20]"),
        ("2022-W03", "[2022-01-17..2022-01-23]"),
        ("5.5.2022", "2022-05-05"),
        ("10-12 January 2022", "2022-01-10/2022-01-12"),
        ("10 January 2022 – 12 January 2022", "2022-01-10/2022-01-12"),
        ("28 Nov to 7 Dec 2021", "2021-11-28/2021-12-07"),
        ("Nov 2021 - Jan 2022", "2021-11/2022-01"),
        ("January – March 2022", "2022-01/2022-03"),
        ("1914-1918", "1914/1918"),
        ("2014–present", "2014/.."),
        ("about May 2031", "2031-05~"),
        ("Around 2 May 2031", "2031-05-02~"),
        ("circa 2031-05", "2031-05~"),
        ("c. 2031-05", "2031-05~"),
        ("ca.2031", "2031~"),
        ("approximately Q1 2031", "2031-33~"),
        ("about the 1990s", "199X~"),
        ("about mid-May 2031", "[2031-05-11~..2031-05-20~]"),
        ("c. 1347–1351", "1347~/1351"),
        ("c. May 2031 – c. July 2031", "2031-05~/2031-07~"),
        ("since about 2014", "2014~/.."),
        ("about 2014/..", "2014~/.."),
        ("2014 -", "2014/.."),
        ("since 2014", "2014/.."),
        ("2022-01-10 00:00:00", "2022-01-10"),
        ("2021-11-28T10:00:00Z", "2021-11-28T10:00:00Z"),
    ],
)
def test_dates_as_people_write_them(text: str, expected: str) -> None:
    assert file_date(text, None) == FileDate(expected)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-01-10 14:30", "2022-01-10"),
        ("10 January 2022, 2:30 pm", "2022-01-10"),
        ("2021-11-28T10:00Z", "2021-11-28"),
        ("2021-11-28 10:00:00.123+01:00", "2021-11-28"),
    ],
)
def test_a_time_of_day_stays_in_the_words(text: str, day: str) -> None:
    assert file_date(text, None) == FileDate(day, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Jan-22", "2022-01"), ("Dec-30", "1930-12"), ("Sep-29", "2029-09"), ("9-May-20", "2020-05-09")],
)
def test_what_spreadsheets_show_has_a_century_that_was_taken_for_granted(text: str, expected: str) -> None:
    assert file_date(text, None) == FileDate(expected, text, short_year=True)


def test_the_order_of_two_numbers_is_the_one_that_was_said() -> None:
    assert file_date("10/01/2022", "dmy").text == "2022-01-10"
    assert file_date("10/01/2022", "mdy").text == "2022-10-01"
    assert file_date("1.2.2022 – 3.2.2022", "dmy").text == "2022-02-01/2022-02-03"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("10/01/2022", "'10/01/2022': which number is the day? say --file-date-order dmy or mdy, for all dates"),
        ("13/01/2022", "'13/01/2022': which number is the day? say --file-date-order dmy or mdy, for all dates"),
        ("about 2031?", "'2031?~': '?' and '~' together are '%'. Write '2031%'."),
        ("about 10/01/2022",
         "'10/01/2022': which number is the day? say --file-date-order dmy or mdy, for all dates"),
        ("yesterday", "'yesterday' depends on the day it is read; write the date itself, such as 2022-01-10"),
        ("last week", "'last week' depends on the day it is read; write the date itself, such as 2022-01-10"),
        ("Monday", "'Monday' has no year; write the date with four digits for its year, such as 2022-01-10"),
        ("22-Jan", "'22-Jan' has no year; write the date with four digits for its year, such as 2022-01-10"),
        ("10 January", "'10 January' has no year; write the date with four digits for its year, such as 2022-01-10"),
        ("Foo-22", "'Foo-22': no month is called 'Foo'"),
        ("2022-01-00", "'2022-01-00': January 2022 has 31 days. Write a day from 1 to 31."),
        ("31 February 2022", "'31 February 2022': February 2022 has 28 days. Write a day from 1 to 28."),
        ("10 de enero de 2022", "'10 de enero de 2022' isn't a known form of date; "
         "write 2022-01-10, 2022-01, 10 January 2022 or EDTF"),
        ("before 2014", f"'before 2014' is a range; write {RANGES}"),
        ("2022-01-12 - 2022-01-10", "'2022-01-12/2022-01-10' ends (2022-01-10) before it starts (2022-01-12). "
         "Write the earlier date first."),
    ],
)  # fmt: skip
def test_dates_that_are_refused(text: str, reason: str) -> None:
    with pytest.raises(DateError) as refused:
        file_date(text, None)
    assert str(refused.value) == reason


def test_what_is_no_date_in_a_million_rows_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    parse = file_dates.parse_period
    monkeypatch.setattr(
        file_dates, "parse_period", lambda text, *a, **k: read.append(text) or parse(text, *a, **k)
    )
    for _ in range(3):
        with pytest.raises(DateError, match="'soon, they said' has no year"):
            file_date("soon, they said", None)
    assert len(read) == 1


def test_an_order_is_strict() -> None:
    with pytest.raises(DateError, match="with the date order mdy there is no month 13"):
        file_date("13/01/2022", "mdy")


@given(event_dates())
def test_edtf_is_read_as_it_stands(date: EventDate) -> None:
    assert file_date(date.text, None) == FileDate(date.text)


@pytest.mark.parametrize(
    "text", ["2022-01-10", "2022-01", "2022", "202X", "20XX", "2022-33", "2022-39", "2022-41"]
)
def test_days_that_are_a_unit_are_written_as_one(text: str) -> None:
    assert edtf_of(EventDate.parse(text).starts) == text


def test_other_days_are_a_set() -> None:
    period = EventDate.parse("2022-01-10/2022-02-03")
    assert edtf_of(Period(period.earliest_start, period.latest_end)) == "[2022-01-10..2022-02-03]"


def found(*texts: str) -> str | None:
    """The order that these dates, each on a line, show."""
    finder = OrderFinder("a.csv")
    for line, text in enumerate(texts, 2):
        finder.look(line, text)
    return finder.order


def test_a_number_above_12_tells_the_order_of_the_whole_file() -> None:
    assert found("10.01.2022", "13.01.2022") == "dmy"
    assert found("01/10/2022", "01/10/2022 - 01/13/2022") == "mdy"
    assert found("2022-01-10", "5/5/2022") is None


def test_dates_in_both_orders_are_an_error_with_both_lines() -> None:
    with pytest.raises(DataError) as refused:
        found("13.01.2022", "01.02.2022", "01/14/2022")
    assert str(refused.value) == (
        "a.csv: two date orders in one file: the day comes first in '13.01.2022' on line 2, the month in "
        "'01/14/2022' on line 4; correct one, or give --file-date-order dmy or mdy to see which dates don't fit"
    )


def test_dates_that_give_nothing_away_are_an_error() -> None:
    with pytest.raises(DataError) as refused:
        found("2022-01-01", "10.01.2022", "01.02.2022")
    assert str(refused.value) == (
        "a.csv: line 3: '10.01.2022' can be read in two ways, and no other date decides which; "
        "say --file-date-order dmy or mdy"
    )
