"""Headings that occur again."""

import pytest

from crisistl.formats.tables.headings import distinct_headings


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["date", "title"], ["date", "title"]),
        (["x", "x", "x"], ["x", "x 2", "x 3"]),
        (["x", "", ""], ["x", "column 2", "column 3"]),
        (["x", "x", "x 2"], ["x", "x 3", "x 2"]),
        (["x 2", "x", "x"], ["x 2", "x", "x 3"]),
        (["", "column 1"], ["column 1 2", "column 1"]),
        ([], []),
    ],
)
def test_no_two_headings_are_alike(names: list[str], expected: list[str]) -> None:
    assert distinct_headings(names) == expected
