"""Dates in numbers that are read without the whole grammar: they mean what the grammar says."""

from itertools import product

import pytest

from crisistl.dates.written import Settings, Written, read_written
from crisistl.dates.written import reading as module
from crisistl.dates.written.values import Order

ORDERS: tuple[Order | None, ...] = (None, "dmy", "mdy")
DAYS = (
    "16/10/1962",
    "10/16/1962",
    "05/10/1962",
    "31/02/1962",
    "16.10.1962",
    "10.05.1962",
    "1-1-1962",
    "16-10-1962",
    "10-05-1962",
)
WORDS = (
    "16 October 1962",
    "October 16, 1962",
    "mars 3, 1962",
    "3 mar 1962",
    "mai 31, 1962",
    "June 31, 1962",
)
STAMPS = ("2021-01-05 10:15:00", "2021-01-05T10:15Z", "2021-02-30 10:15", "2021-01-05 24:00")  # fmt: skip


@pytest.mark.parametrize(("text", "order"), [*product(DAYS + WORDS + STAMPS, ORDERS)])
def test_a_shortcut_and_the_grammar_agree(
    monkeypatch: pytest.MonkeyPatch, text: str, order: Order | None
) -> None:
    settings = Settings(order=order)
    quick = read_written.__wrapped__(text, settings)
    monkeypatch.setattr(module, "plain_day", lambda text, settings: None)
    monkeypatch.setattr(module, "day_in_numbers", lambda text, settings: None)
    monkeypatch.setattr(module, "stamp", lambda text: None)
    assert quick == read_written.__wrapped__(text, settings)


@pytest.mark.parametrize("order", ORDERS[1:])
def test_a_day_and_month_of_one_number_are_read_in_either_order(order: Order) -> None:
    found = read_written("10/10/1962", Settings(order=order))
    assert isinstance(found, Written)
    assert found.edtf == "1962-10-10"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Tue, 03/04/2014 - 08:15", "2014-03-04T08:15"),
        ("3/4/2014 - 08:15", "2014-03-04T08:15"),
        ("4 March 2014 - 08:15", "2014-03-04T08:15"),
        ("2014-03-04 – 08:15", "2014-03-04T08:15"),
        ("4 March 2014 - 08:15 - 09:00", "2014-03-04T08:15/2014-03-04T09:00"),
        ("4 March 2014 - 5 March 2014 - 08:15", "2014-03-04/2014-03-05T08:15"),
    ],
)
def test_a_dash_between_a_day_and_its_time_joins_them(text: str, edtf: str) -> None:
    found = read_written(text, Settings(order="mdy"))
    assert isinstance(found, Written)
    assert found.edtf == edtf


@pytest.mark.parametrize(
    "text", ["2014 - 08:15", "March 2014 to 08:15", "4 March 2014 to 08:15"]
)
def test_nothing_lasts_from_a_date_to_a_time_alone(text: str) -> None:
    assert not isinstance(read_written(text, Settings()), Written)
