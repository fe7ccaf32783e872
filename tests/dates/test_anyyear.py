"""A day or month of any year, against brute force over the years."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisistl.dates import Certainty, DateError, EventDate
from crisistl.dates.anyyear import AnyYear, parse_any_year


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("27 January", "XXXX-01-27"),
        ("January 27", "XXXX-01-27"),
        ("27-01", "XXXX-01-27"),
        ("27/1", "XXXX-01-27"),
        ("XXXX-01-27", "XXXX-01-27"),
        ("xxxx-01", "XXXX-01"),
        ("January", "XXXX-01"),
        ("29 February", "XXXX-02-29"),
    ],
)
def test_a_day_or_month_without_its_year(text: str, expected: str) -> None:
    assert str(parse_any_year(text)) == expected
    assert parse_any_year(expected) == parse_any_year(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("10-01", "ambiguous"),
        ("2022", "unknown"),
        ("31 April", "unknown"),
        ("monday", "unknown"),
    ],
)
def test_what_is_neither_is_refused(text: str, kind: str) -> None:
    with pytest.raises(DateError) as refused:
        parse_any_year(text)
    assert refused.value.kind == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("XXXX-01-27", Certainty.YES),
        ("156X-01-27", Certainty.YES),
        ("156X-12-25", Certainty.NO),
        ("[1904-01-27,1906-01-27]", Certainty.YES),
        ("[1904-01-27,1906-03-27]", Certainty.MAYBE),
        ("2014/..", Certainty.MAYBE),
        ("2014/2016", Certainty.YES),
        ("-0043-01-27T11:00", Certainty.YES),
    ],
)
def test_sets_and_dates_with_x_are_what_they_say(
    text: str, expected: Certainty
) -> None:
    assert AnyYear(1, 27).answer(EventDate.parse(text)) is expected


@given(
    st.dates(date(1990, 1, 1), date(2030, 1, 1)),
    st.integers(0, 900),
    st.integers(1, 12),
    st.integers(1, 28),
)
def test_what_lasted_touches_a_day_of_any_year_as_brute_force_says(
    first, length, month, day
) -> None:
    last = date.fromordinal(first.toordinal() + length)
    days = (date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1))
    touched = any((d.month, d.day) == (month, day) for d in days)
    found = AnyYear(month, day).answer(EventDate.parse(f"{first}/{last}"))
    assert found is (Certainty.YES if touched else Certainty.NO)
