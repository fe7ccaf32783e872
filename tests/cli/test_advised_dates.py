"""Every date that a refusal advises is accepted where it is advised."""

import re
import shlex
from pathlib import Path

import pytest

from conftest import Run

_ADVISED = re.compile(
    r"Write (.+?)(?:\.$|, or (?:give|leave) |, for example)", re.MULTILINE
)
_REFUSED = (
    "2021-22",
    "1904-5",
    "10/01/2022",
    "winter 2022",
    "Wed 10.1.2021",
    "3 May and 7 June 2021",
    "10/23 December 1916",
    "midnight, 3 May 2022",
)


def advised(message: str) -> list[str]:
    """The dates that the message of a refusal names."""
    found = _ADVISED.search(message)
    assert found, message
    return re.sub("'", "", found[1]).replace(", ", " or ").split(" or ")


@pytest.mark.parametrize("text", _REFUSED)
@pytest.mark.parametrize("option", ["--from", "--to", "--during"])
def test_a_date_that_an_option_advises(run: Run, option: str, text: str) -> None:
    refused = run("list", option, text)
    assert refused.exit_code == 2
    for date in advised(refused.stderr):
        found = run("list", option, date)
        assert (date, found.exit_code, found.stderr[:7]) != (date, 2, "error: ")


@pytest.mark.parametrize("text", _REFUSED)
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("strike.csv", 'date,title\n"{}",Strike\n'),
        ("strike.yaml", 'events:\n- date: "{}"\n  title: Strike\n'),
        ("strike.md", "# Strike\n\n- {}: they met\n- Summer 1931: they left\n"),
        ("strike.txt", "{}: they met\nSummer 1931: they left\n"),
    ],
)
def test_a_date_that_a_file_is_advised(
    run: Run, tmp_path: Path, name: str, content: str, text: str
) -> None:
    file = tmp_path / name
    file.write_text(content.format(text), encoding="utf-8")
    refused = run("list", "--data", file, "--count")
    assert refused.exit_code == 3
    for date in advised(refused.stderr):
        file.write_text(content.format(date), encoding="utf-8")
        assert run("list", "--data", file, "--count").exit_code == 0, date


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("24 January", "'24 January' has no year. Events began then in 2022. Write 2022-01-24, for example.\n"),
        ("January", "'January': of which year? Events began then in 2022. Write 'January 2022' or 2022-01.\n"),
        ("1 July", "'1 July' has no year. Write 2021-07-01, for example.\n"),
    ],
)  # fmt: skip
def test_a_date_without_a_year_is_answered_with_the_years_that_have_it(
    run: Run, text: str, said: str
) -> None:
    assert run("list", "--on", text).stderr == f"error: {said}"


def test_a_date_of_several_years_may_be_asked_in_all(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "strikes.csv"
    rows = "".join(f"{year}-04-07,Strike of {year}\n" for year in range(1921, 1927))
    file.write_text(f"date,title\n{rows}", encoding="utf-8")
    asked = ("list", "--on", "7 April", "-d", file)
    assert run(*asked).stderr.endswith(
        "Events began then in 1923, 1924, 1925 and 1926, and 2 earlier years. "
        "Write 1926-04-07, for example, or add --any-year.\n"
    )
    assert run(*asked, "--any-year").stdout.count("Strike") == 6


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("24 January",), "list --on '24 January 2022'"),
        (("Putin", "on", "24", "Jan"), "list Putin --on '24 Jan 2022'"),
    ],
)
def test_words_that_are_a_day_without_a_year_are_answered_with_it(
    run: Run, words: tuple[str, ...], line: str
) -> None:
    assert run("list", *words).stderr.endswith(f"write: crisistl {line}\n")
    assert run(*shlex.split(line)).exit_code == 0
