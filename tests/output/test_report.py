"""A report: which of its tables each format gets, and that no other is made."""

from collections.abc import Callable

import pytest

from crisistl.output.report import Heading, Report
from crisistl.output.table import Table


def made(names: list[str], name: str) -> Callable[[], Table]:
    def make() -> Table:
        names.append(name)
        return Table((), ())

    return make


@pytest.mark.parametrize(
    ("format", "on_screen", "name"),
    [
        ("csv", False, "rows"),
        ("json", True, "rows"),
        ("markdown", False, "reading"),
        ("table", False, "drawing"),
        (None, True, "drawing"),
        (None, False, "lines"),
    ],
)
def test_a_format_makes_one_table(
    format: str | None, on_screen: bool, name: str
) -> None:
    names: list[str] = []
    report = Report(
        Heading(), *(made(names, n) for n in ("rows", "reading", "lines", "drawing"))
    )
    report.table(format, on_screen=on_screen)
    assert names == [name]


@pytest.mark.parametrize("format", ["csv", "markdown", "table", None])
def test_rows_are_enough(format: str | None) -> None:
    names: list[str] = []
    Report(Heading(), made(names, "rows")).table(format, on_screen=False)
    assert names == ["rows"]
