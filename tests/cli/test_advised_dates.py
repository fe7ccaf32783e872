"""Every date that a refusal advises is accepted where it is advised."""

import re
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
