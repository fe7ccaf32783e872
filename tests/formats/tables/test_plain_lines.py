"""Plain lines: a date, a mark and what happened."""

import pytest

from crisistl.formats.tables.plain_lines import rows_of


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("16 October 1962: A strike", "16 October 1962"),
        ("- 16 October 1962: A strike", "16 October 1962"),
        ("3. 16 October 1962: A strike", "16 October 1962"),
        ("1. Mai 1962: A strike", "1. Mai 1962"),
    ],
)
def test_the_number_of_a_list_is_not_part_of_the_date_but_a_day_is(
    line: str, date: str
) -> None:
    *_, (number, cells) = rows_of([line])
    assert (number, cells) == (1, [date, "A strike", ""])
