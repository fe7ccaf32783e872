"""Markwhen's dates: each of its forms as EDTF, and what only a clock could complete is refused."""

from datetime import date

import pytest

from crisistl.dates import DateError, DateOrder
from crisistl.formats.markwhen.dates import when_of
from crisistl.formats.markwhen.spans import Known, read_when, split_event

KNOWN = Known(
    when_of("2022-01-10/2022-01-12"),
    {
        "war": when_of("1941-12-07"),
        "peace": when_of("1945/.."),
        "talks": when_of("1942-01-15"),
    },
)


def edtf(text: str, order: DateOrder = "mdy") -> str:
    return read_when(text, order, KNOWN).text


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1971", "1971"),
        ("800", "0800"),
        ("62", "0062"),
        ("476 AD", "0476"),
        ("2021-04", "2021-04"),
        ("2022-01-10", "2022-01-10"),
        ("12/2012", "2012-12"),
        ("04/1776", "1776-04"),
        ("11/12/2024", "2024-11-12"),
        ("Dec 1 2012", "2012-12-01"),
        ("December 1st, 2012", "2012-12-01"),
        ("16 April 1971", "1971-04-16"),
        ("1 june 2009", "2009-06-01"),
        ("November 1973", "1973-11"),
        ("2024-W05", "2024-01-29/2024-02-04"),
        ("2024W05-3", "2024-01-31"),
        ("2031-11-19T01:35:10.5Z", "2031-11-19T01:35:10Z"),
        ("2022-01-10 9:30pm", "2022-01-10T21:30"),
        ("Nov 11 2021 02:30", "2021-11-11T02:30"),
        ("11/11/2011 12am", "2011-11-11T00:00"),
    ],
)
def test_one_date(text: str, date: str) -> None:
    assert edtf(text) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1960-1969", "1960/1969"),
        ("1930 - 1967", "1930/1967"),
        ("1964/2008", "1964/2008"),
        ("2004-06 / 2006-08-01", "2004-06/2006-08-01"),
        ("2022-01-10 - 2022-01-12", "2022-01-10/2022-01-12"),
        ("1998-06/01/2000", "1998/2000-06-01"),
        ("January 1994-December 31, 2014", "1994-01/2014-12-31"),
        ("1 Jan 1998 to 11/11/2011 8am", "1998-01-01/2011-11-11T08:00"),
        ("1969–January 1983", "1969/1983-01"),
        ("2022-W01 - 2022-W02", "2022-01-03/2022-01-16"),
        ("1971-now", "1971/.."),
        ("2005/now", "2005/.."),
        ("July 13 2021-now", "2021-07-13/.."),
        ("2018/6 months", "2018-01/2018-06"),
        ("2018-03/2 months", "2018-03/2018-04"),
        ("2018-03-01/2 months", "2018-03/2018-04"),
        ("2018/2 years", "2018/2019"),
        (
            "05/02/2031, 8:00AM - 05/03/2031, 9:30AM",
            "2031-05-02T08:00/2031-05-03T09:30",
        ),
        ("Jan 10 2022 10am - 12pm", "2022-01-10T10:00/2022-01-10T12:00"),
        ("Jan 10 2022 10pm - 2am", "2022-01-10T22:00/2022-01-11T02:00"),
        ("2018 - 1 year", "2018"),
        ("2022-01-10 / 5 days", "2022-01-10/2022-01-14"),
        ("2022-01-31 - 1 month, 1 day", "2022-01-31/2022-02-28"),
        ("2022-01-10 - 36 hours", "2022-01-10/2022-01-11"),
        ("2022-01-10 - 90 minutes", "2022-01-10"),
    ],
)
def test_from_one_date_to_another(text: str, date: str) -> None:
    assert edtf(text) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("5 days", "2022-01-13/2022-01-17"),
        ("1 week - 3 days", "2022-01-20/2022-01-22"),
        ("1 week / 3 days", "2022-01-20/2022-01-22"),
        ("before 2 weeks", "2021-12-27/2022-01-09"),
        ("before 1 week - 1 month", "2021-12-03/2022-01-02"),
        ("after !war 3 weeks", "1941-12-08/1941-12-28"),
        ("!war 1 day", "1941-12-08"),
        ("by !war.end 1 day", "1941-12-07"),
        ("after !war.start 2 d", "1941-12-07/1941-12-08"),
        ("after !war", "1941-12-08"),
        (".start + 1 month", "2022-01-10/2022-02-09"),
        (".end + 3 days", "2022-01-13/2022-01-15"),
        (".start / .end", "2022-01-10/2022-01-12"),
        ("!war / !talks", "1941-12-08/1942-01-14"),
        ("!war.start / !talks.end", "1941-12-07/1942-01-15"),
        ("1941-12 / !talks", "1941-12-01/1942-01-14"),
        ("!war + 2 days / 1941-12-31", "1941-12-10/1941-12-31"),
    ],
)
def test_counted_from_another_event(text: str, date: str) -> None:
    when = read_when(text, "mdy", KNOWN)
    assert (when.text, when.words) == (date, text)


def test_what_recurs_has_its_first_date_and_its_rule() -> None:
    when = read_when("2022-08-07 every 12 months x30", "mdy", KNOWN)
    assert (when.text, when.rule, when.behind) == (
        "2022-08-07",
        "every 12 months x30",
        date(2022, 8, 8),
    )


def test_day_and_month_stand_in_the_order_of_the_header() -> None:
    assert (edtf("01/02/2024"), edtf("01/02/2024", "dmy")) == (
        "2024-01-02",
        "2024-02-01",
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "13/12/2024",
            "'13/12/2024' has no month 13; the month comes first, unless dateFormat sets another order",
        ),
        (
            "01/02/24",
            "'01/02/24' has a year of two digits; write the year with four digits",
        ),
        (
            "January 3",
            "'January 3' has no year, so Markwhen would use the current year; write the year",
        ),
        (
            "Jan 3 - Apr 6 2022",
            "'Jan 3' has no year, so Markwhen would use the current year; write the year",
        ),
        ("now", "'now' is whenever somebody looks; write the date"),
        ("now - 10 years", "'now' is whenever somebody looks; write the date"),
        ("3:30pm - 4:30pm", "'3:30pm' is a time of day; write the day before it"),
        ("10", "'10' is a time of day; write the day before it"),
        (
            "January 2022 10:30",
            "'January 2022 10:30': a time needs a day; write 2022-01-10 10:30",
        ),
        (
            "100 BC-50 AD",
            "'100 BC' is outside the years 1 to 9999, which a timeline can't store",
        ),
        (
            "12345",
            "'12345' is outside the years 1 to 9999, which a timeline can't store",
        ),
        (
            "1990s",
            "'1990s' is so many seconds to Markwhen; write 1990/1999 for the decade",
        ),
        (
            "2021-02-30",
            "'2021-02-30': February 2021 has 28 days. Write a day from 1 to 28.",
        ),
        (
            "2022/2021",
            "'2022/2021' ends (2021-12-31) before it starts (2022-01-01). Write the earlier date first.",
        ),
        ("2024-W60", "'2024-W60' isn't a week of that year"),
        (
            "10 business days",
            "'10 business days' counts working days, and holidays differ; write the date",
        ),
        ("9999/ 3 years", "'3 years' leads out of the years 1 to 9999"),
        (
            "after !spring 1 day",
            "'after !spring 1 day': no event before it has the id 'spring'; write the date",
        ),
        (
            "after !peace 1 day",
            "'after !peace 1 day': the event that it counts from goes on; write the date",
        ),
        (
            "Spring 1999",
            "'Spring 1999' isn't a Markwhen date; write 2022, 2022-01, 2022-01-10 or 2021/2022-01-10",
        ),
    ],
)
def test_what_is_refused(text: str, message: str) -> None:
    with pytest.raises(DateError) as refused:
        edtf(text)
    assert str(refused.value) == message


def test_nothing_is_there_to_count_from_before_the_first_event() -> None:
    with pytest.raises(
        DateError,
        match="'5 days': no event before it is there to count from; write the date",
    ):
        read_when("5 days", "mdy", Known())


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("1971: A man", ("1971", "A man")),
        ("  1974-now:TCP", ("1974-now", "TCP")),
        (
            "2022-01-10 10:30 - 11:00: Talks: two",
            ("2022-01-10 10:30 - 11:00", "Talks: two"),
        ),
        ("1961: 1962: so it goes", ("1961", "1962: so it goes")),
        ("Spring 1999: rain", ("Spring 1999", "rain")),
        ("2025 every day until 2026: x", ("2025 every day until 2026", "x")),
        ("now: look", ("now", "look")),
        ("January: look", ("January", "look")),
        (".start / .end: look", (".start / .end", "look")),
        ("!a / !b: look", ("!a / !b", "look")),
        ("...: no", None),
        ("Fun fact: it rained", None),
        ("May the force: be", None),
        ("In 1995: no", None),
        ("https://a.example/2022: no", None),
        ("1971", None),
        ("", None),
    ],
)
def test_which_lines_begin_an_event(line: str, parts: tuple[str, str] | None) -> None:
    assert split_event(line) == parts
