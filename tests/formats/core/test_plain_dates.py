"""Plain dates are the outer bounds of a date, in years and months where they are such."""

import pytest

from crisistl.dates import EventDate
from crisistl.formats.core.plain_dates import PlainDate, plain_date


@pytest.mark.parametrize(
    ("edtf", "plain"),
    [
        ("2022-01-10", PlainDate("2022-01-10")),
        ("2021-04~", PlainDate("2021-04")),
        ("0987?", PlainDate("0987")),
        ("9999", PlainDate("9999")),
        ("202X", PlainDate("2020", "2029")),
        ("2022-01-XX", PlainDate("2022-01")),
        ("2022-01-1X", PlainDate("2022-01-10", "2022-01-19")),
        ("2021-33", PlainDate("2021-01", "2021-03")),
        ("2021-24", PlainDate("2021-12", "2022-02")),
        ("2021-11-28T10:00:00Z", PlainDate("2021-11-28")),
        ("2021-11-28/2022-01", PlainDate("2021-11-28", "2022-01")),
        ("2021-21/2022?", PlainDate("2021-03", "2022")),
        ("2021/2021", PlainDate("2021")),
        ("[2022-01-27..2022-02-20]", PlainDate("2022-01-27", "2022-02-20")),
        ("2014/..", PlainDate("2014", None, True)),
        ("2014-03-01~/", PlainDate("2014-03-01", None, True)),
        ("../2022-01", PlainDate("2022-01")),
        ("/2022", PlainDate("2022")),
        ("0001-01-01/2022", PlainDate("0001-01-01", "2022")),
        ("[..2022-01]", PlainDate("2022-01-31")),
        ("[2022-01..]", PlainDate("2022-01-01")),
    ],
)
def test_what_is_left_of_a_date(edtf: str, plain: PlainDate) -> None:
    assert plain_date(EventDate.parse(edtf)) == plain
