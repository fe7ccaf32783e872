"""Differing: in what the accounts of an event differ."""

import pytest

from crisistl.model.differing import differences
from crisistl.model.timeline import Event


@pytest.mark.parametrize(
    ("dates", "differ"),
    [
        (("1948-06-24", "1948-06-24T06:00"), False),
        (("1948-06-24", "1948-06-25T06:00"), True),
        (("1948-06-24T06:00", "1948-06-24T07:00"), True),
        (("1948-06-24", "1948-06-24T06:00", "1948-06-24T07:00"), True),
        (("1948-06-24", "1948-06"), True),
    ],
)
def test_an_hour_of_the_same_day_is_no_other_date(
    dates: tuple[str, ...], differ: bool
) -> None:
    accounts = [{"date": date, "words": "The blockade begins"} for date in dates]
    event = Event.model_validate(
        {"id": "a", "date": dates[0], "title": "Blockade", "accounts": accounts}
    )
    assert differences(event) == (("date",) if differ else ())
