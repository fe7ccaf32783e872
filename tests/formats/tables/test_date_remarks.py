"""What is said about dates that were inferred: their year, and the order of day and month."""

import pytest

from crisistl.formats.tables.sheet import read_csv
from exchange import reading

NO_YEAR = "no year, so that of its column or of the dates around it"
EXCHANGED = "day and month in the order that the other dates or an option show"


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (("3 May 1921", "4 May", "5 May 1921"), NO_YEAR),
        (("13/5/1921", "4/6/1921"), EXCHANGED),
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
