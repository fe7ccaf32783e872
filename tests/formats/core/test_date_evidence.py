"""Date evidence: what the dates of a file settle together, and what stays refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisistl.dates import DateError
from crisistl.dates.written import Settings
from crisistl.formats.core.date_evidence import DateEvidence
from crisistl.formats.core.settled_dates import FileDates


def reader(*texts: str, given: Settings | None = None) -> FileDates:
    """The reader of a file with these dates, from line 2 on."""
    evidence = DateEvidence(given or Settings())
    for line, text in enumerate(texts, 2):
        evidence.look(line, text)
    return evidence.settled()


def read(*texts: str, given: Settings | None = None) -> list[str]:
    """The dates of such a file in EDTF; '!' for one that is refused."""
    dates = reader(*texts, given=given)
    found = []
    for line, text in enumerate(texts, 2):
        try:
            date = dates.read(line, text) if text else dates.blank()
            found.append(date.text if date else "!")
        except DateError:
            found.append("!")
    return found


def test_one_day_above_12_settles_the_order_of_slashes() -> None:
    assert read("4/5/1921", "13/5/1921") == ["1921-05-04", "1921-05-13"]
    assert read("4/5/1921", "5/13/1921") == ["1921-04-05", "1921-05-13"]
    assert read("4/5/1921", "13/5/1921", "5/14/1921") == [
        "!",
        "1921-05-13",
        "1921-05-14",
    ]
    assert read("4/5/1921") == ["!"]


def test_dots_are_never_month_first() -> None:
    assert read("4.5.1921", "5/13/1921") == ["1921-05-04", "1921-05-13"]
    assert read("4.13.1921") == ["!"]


def test_the_century_is_that_of_all_other_years() -> None:
    assert read("28-Jun-14", "28 July 1914") == ["1914-06-28", "1914-07-28"]
    assert read("28-Jun-14", "28 July 1914", "2014") == ["!", "1914-07-28", "2014"]
    assert read("28-Jun-14") == ["!"]


def test_a_century_that_leads_far_from_the_other_years_is_refused() -> None:
    assert read("16.10.62", "28 July 2021") == ["!", "2021-07-28"]
    assert read("the 80s", "28 July 2021") == ["!", "2021-07-28"]
    assert read("the 80s", "28 July 1914", "1991")[0] == "198X"
    assert read("16.10.62", "28 July 2021", given=Settings(century=20))[0] == (
        "2062-10-16"
    )


def test_years_of_wars_are_ranges_together() -> None:
    wars = ("1904-05", "1911-12", "1914-18", "1936-39", "1939-40")
    assert read(*wars) == [
        "1904/1905",
        "1911/1912",
        "1914/1918",
        "1936/1939",
        "1939/1940",
    ]


def test_year_pairs_alone_are_refused_and_months_are_months() -> None:
    assert read("1904-05", "1911-12") == ["!", "!"]
    assert read("2010-11", "2011-02") == ["2010-11", "2011-02"]
    assert read("2010-11", "2010-12-24", "1936-39") == ["2010-11", "2010-12-24", "!"]
    assert read("1936-39", given=Settings(pairs="edtf")) == ["1936-39"]
    assert read("1904-05", given=Settings(pairs="ranges")) == ["1904/1905"]


def test_years_of_one_digit_are_settled_like_those_of_two() -> None:
    assert read("1853-6", "1870/1", "1899-02", "1914-18") == [
        "1853/1856",
        "1870/1871",
        "1899/1902",
        "1914/1918",
    ]
    assert read("1853-6") == ["!"]
    assert read("1962-9", "1962-10") == ["1962-09", "1962-10"]
    assert read("1853-6", given=Settings(pairs="months")) == ["1853-06"]


def test_a_month_that_may_be_a_later_century_is_refused_in_a_mixed_file() -> None:
    assert read("1899-02", "1899-12-24") == ["1899-02", "1899-12-24"]
    assert read("1899-02", "1914-18", "1899-12-24")[0] == "!"
    assert read("1999-12", "2000-01") == ["1999-12", "2000-01"]


def test_an_unknown_start_is_no_year_before_christ() -> None:
    assert read("?-1963", "1963-?") == ["/1963", "1963/"]
    assert read("?-1963", given=Settings(pairs="edtf")) == ["/1963"]


def test_a_date_without_a_year_takes_that_of_the_dates_around_it() -> None:
    assert (
        read("27 October 1962", "27-28 October", "28 October 1962")[1]
        == "1962-10-27/1962-10-28"
    )
    assert read("27 October 1962", "28 December", "28 January 1963")[1] == "!"
    assert read("27 October", "28 October 1962")[0] == "!"


def test_the_year_of_a_column_completes_a_date() -> None:
    assert FileDates(Settings()).read(2, "16 October", 1962).text == "1962-10-16"


def test_same_day_is_the_date_above() -> None:
    assert read("16 October 1962", "same day", "ditto", "17 October 1962") == [
        "1962-10-16"
    ] * 3 + ["1962-10-17"]
    with pytest.raises(DateError, match="repeats the date above, and the row above"):
        FileDates(Settings()).read(2, "ditto")


@pytest.mark.parametrize("between", ["n.d.", "", "31 April 1921", "4/5/1921", "?"])
def test_same_day_below_a_row_without_a_date_has_no_date(between: str) -> None:
    assert read("3 May 1921", between, "same day", "4 May 1921", "1920")[2:4] == [
        "!",
        "1921-05-04",
    ]


def test_a_day_that_does_not_exist_settles_no_order() -> None:
    assert read("2/30/1921", "4/5/1921") == ["!", "!"]
    assert read("31/4/1921", "4/5/1921") == ["!", "!"]
    assert read("13/13/1921", "4/5/1921") == ["!", "!"]
    assert read("2/29/21", "4/5/1921")[1] == "1921-04-05"


def test_that_evening_is_the_evening_of_the_date_above() -> None:
    dates = FileDates(Settings())
    dates.read(2, "16 October 1962 (morning)")
    found = dates.read(3, "that evening")
    assert (found.text, found.part_of_day, found.words) == (
        "1962-10-16",
        "evening",
        "that evening",
    )


def test_a_blank_is_the_date_above_only_in_a_file_in_order() -> None:
    assert read("16 October 1962", "", "17 October 1962") == [
        "1962-10-16",
        "1962-10-16",
        "1962-10-17",
    ]
    assert read("", "17 October 1962") == ["!", "1962-10-17"]
    assert read("1963", "", "1961", "1964", "1960")[1] == "!"


def test_one_language_for_a_file() -> None:
    assert reader("5 mai 1921", "6 juin 1921").settings.languages == ("fr",)
    assert read("mar 3 may 1921", "4 mayo 1921") == ["1921-05-03", "1921-05-04"]
    assert read("5 mai 1921", given=Settings(languages=("es",))) == ["!"]


TEXTS = (
    "", "1962-10-16", "1962-10-17", "1961-01-02", "2022-13-45", "16 October 1962", "16 October", "10/11/1962",
    "13/11/1962", "1962", "1962-10", "1936-39", "1962-10-16 14:30", "1962-10-16 00:00:00", "1962-10-16T14:30:00Z",
    "1962-02-30 10:00", "'62", "unknown", "from 1961 to 1963", "16. Oktober 1962", "'' ''",
)  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(TEXTS), max_size=5), max_size=5))
def test_dates_in_batches_settle_what_they_settle_one_by_one(
    batches: list[list[str]],
) -> None:
    one_by_one, together = DateEvidence(Settings()), DateEvidence(Settings())
    line = 1
    for batch in batches:
        dated = []
        for text in batch:
            line += 1
            dated.append((line, text))
            one_by_one.look(line, text)
        together.look_at_all(dated)
    assert together.settled() == one_by_one.settled()
