"""Dates of files: what people write, read as EDTF, and never by what day it is."""

from typing import Any

import pytest
from hypothesis import given

from crisistl.dates import DateError, EventDate
from crisistl.dates.written import Settings, Unread, read_written
from crisistl.errors import DataError
from crisistl.formats.core import file_dates
from crisistl.formats.core.file_dates import FileDate, OrderFinder, file_date
from strategies import event_dates

READ = Settings()


@pytest.mark.parametrize(
    "text",
    [
        "2022-01-10",
        "2022-01-10/..",
        "2021~",
        "2022",
        "202X",
        "1962-22",
        "2021-11-28T10:00:00Z",
        "[2022..2023]",
    ],
)
def test_edtf_is_kept_and_has_no_other_words(text: str) -> None:
    assert file_date(text, READ) == FileDate(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10 January 2022", "2022-01-10"),
        ("Q1 2022", "2022-33"),
        ("5.5.2022", "2022-05-05"),
        ("about mid-May 2031", "[2031-05-11~..2031-05-20~]"),
        ("since about 2014", "2014~/.."),
        ("about 2014/..", "2014~/.."),
        ("2014–present", "2014/.."),
        ("2022-06..2022-08", "[2022-06..2022-08]"),
    ],
)
def test_the_authors_words_are_kept_beside_the_edtf(text: str, expected: str) -> None:
    found = file_date(text, READ)
    assert (found.text, found.words) == (expected, text)


def test_midnight_as_edtf_writes_it_is_a_time() -> None:
    assert file_date("2022-01-10T00:00", READ) == FileDate("2022-01-10T00:00")


@pytest.mark.parametrize(
    "text", ["2022-01-10 00:00:00", "2022-01-10T00:00:00", "20220110"]
)
def test_what_programs_write_for_a_day_is_not_words(text: str) -> None:
    assert file_date(text, READ) == FileDate("2022-01-10")


def test_a_date_has_its_part_of_the_day_and_the_zone_it_can_not_keep() -> None:
    assert file_date("10 January 2022 (evening)", READ).part_of_day == "evening"
    found = file_date("10 January 2022, 7 pm EST", READ)
    assert (found.text[:10], found.zone, found.words) == (
        "2022-01-10",
        "EST",
        "10 January 2022, 7 pm EST",
    )


def test_the_century_of_two_digits_is_the_one_that_was_given() -> None:
    found = file_date("Jan-22", Settings(century=19))
    assert (found.text, found.words, found.short_year) == ("1922-01", "Jan-22", True)


def test_the_order_of_two_numbers_is_the_one_that_was_given() -> None:
    assert file_date("10/01/2022", Settings(order="dmy")).text == "2022-01-10"
    assert file_date("10/01/2022", Settings(order="mdy")).text == "2022-10-01"
    assert (
        file_date("1/2/2022 – 3/2/2022", Settings(order="dmy")).text
        == "2022-02-01/2022-02-03"
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("10/01/2022", "'10/01/2022' is ambiguous: 10 January or 1 October 2022? Write 2022-01-10 or 2022-10-01, "
         "or give the order of day and month for the whole file."),
        ("Jan-22", "'Jan-22' has a year of two digits. Write 1922-01 or 2022-01, "
         "or give the century for the whole file."),
        ("1936-39", "'1936-39' is ambiguous: the years 1936 to 1939, or late 1936? Write 1936/1939 or late 1936, "
         "or give what such pairs are for the whole file."),
        ("yesterday", "'yesterday' depends on the day it is read; write the date itself, such as 2022-01-10"),
        ("Monday", "'Monday' has no year; write the date with four digits for its year, such as 2022-01-10"),
        ("2022-01-00", "'2022-01-00': January 2022 has 31 days. Write a day from 1 to 31."),
        ("31 February 2022", "'31 February 2022': February 2022 has 28 days. Write a day from 1 to 28."),
        ("10 de foo de 2022", "'10 de foo de 2022': 'foo' isn't understood in a date; "
         "write it like 2022-01-10, 2022-01, 10 January 2022 or about 1962"),
        ("2022-01-12 - 2022-01-10", "'2022-01-12 - 2022-01-10' ends (2022-01-10) before it starts (2022-01-12). "
         "Write the earlier date first, with its own year."),
    ],
)  # fmt: skip
def test_dates_that_are_refused(text: str, reason: str) -> None:
    with pytest.raises(DateError) as refused:
        file_date(text, READ)
    assert str(refused.value) == reason


@pytest.mark.parametrize(
    "text",
    ["10/01/2022", "winter 2021", "1936-39", "1904-05", "1900s", "week of 4 May 1921", "since late May 1921",
     "late May to early June 1921", "16.10.62"],
)  # fmt: skip
def test_every_form_that_a_refusal_advises_is_read(text: str) -> None:
    unread = read_written(text)
    assert isinstance(unread, Unread)
    assert len({file_date(advised, READ).text for advised in unread.readings}) == 2


@given(event_dates())
def test_edtf_is_read_as_it_stands(date: EventDate) -> None:
    assert file_date(date.text, Settings(pairs="edtf")) == FileDate(date.text)


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
        "'01/14/2022' on line 4; correct one, or give the order to see which dates don't fit"
    )


def test_dates_that_give_nothing_away_are_an_error() -> None:
    with pytest.raises(DataError) as refused:
        found("2022-01-01", "10.01.2022", "01.02.2022")
    assert str(refused.value) == (
        "a.csv: line 3: '10.01.2022' can be read in two ways, and no other date decides which; "
        "give the order of day and month"
    )


@pytest.mark.parametrize("midnight", [False, True])
@pytest.mark.parametrize("order", [None, "dmy", "mdy"])
@pytest.mark.parametrize(
    "text",
    [
        "1931-05-03",
        "1931-05-32",
        "1931-05-03 07:15",
        "1931-05-03 07:15:09",
        "1931-05-03 07:15Z",
        "1931-05-03T07:15",
        "1931-05-03T00:00:00",
        "1931-05-03T00:00",
        "1931-05-03 00:00",
        "1931-05-03 00:00:00",
        "1931-05-03 24:00",
        "1931-02-30 07:15",
        "0000-05-03 07:15",
        "3/5/1931",
        "3-5-1931",
        "3.5.1931",
        "31/2/1931",
    ],
)
def test_a_date_read_quickly_is_that_of_the_whole_grammar(
    text: str, order: Any, midnight: bool
) -> None:
    settings = Settings(order=order, midnight=midnight)
    quick = file_dates.quick_date(text, settings)
    if quick is not None:
        assert quick == file_dates._date_or_refusal.__wrapped__(text, settings)
