"""What a refusal of a table advises works: each option that it prints is typed back, one after the other."""

import re
import shlex
from pathlib import Path

import pytest

from conftest import Run

_OPTION = re.compile(r"--[a-z-]+ (?:'[^']*'|[^\s,)]+)")
_OR = re.compile(r"(--[a-z-]+) (\S+) or (\S+?)\)")

REFUSED = {
    "two columns of dates": "seen,published,what\n1962-10-16,1962-11-01,Quarantine\n1962-10-22,1962-11-02,Speech\n",
    "a day and month in either order": "date,what\n05/10/1962,Talks\n06/11/1962,Speech\n",
    "years of two digits": "date,what\n16 October 62,Talks\n17 October 62,Speech\n",
    "a column of years of two digits": "year,month,what\n62,10,Talks\n63,11,Speech\n",
    "pairs of years": "date,what\n1936-39,War\n1921-22,Famine\n",
}


@pytest.mark.parametrize("kind", REFUSED)
def test_each_option_of_a_refusal_is_a_line_that_works(
    run: Run, tmp_path: Path, kind: str
) -> None:
    file = tmp_path / "refused.csv"
    file.write_text(REFUSED[kind], encoding="utf-8")
    refused = run("list", "--data", file)
    assert refused.exit_code == 3
    advised = options_of(refused.stderr)
    assert advised
    for option in advised:
        assert run("list", "--data", file, *shlex.split(option)).exit_code == 0, option


def options_of(message: str) -> list[str]:
    """The options that a message names, each with one value."""
    found = dict.fromkeys(_OPTION.findall(message))
    for option, _, other in _OR.findall(message):
        found[f"{option} {other}"] = None
    return [*found]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,b\nx,y\n", "add a column of dates with the heading date"),
        ("Notes\nand more notes\n", "begin each line with its date"),
    ],
)
def test_a_file_without_dates_is_refused_without_an_option(
    run: Run, tmp_path: Path, text: str, message: str
) -> None:
    file = tmp_path / "undated.csv"
    file.write_text(text, encoding="utf-8")
    refused = run("list", "--data", file)
    assert refused.exit_code == 3
    assert message in " ".join(refused.stderr.split())
    assert "--map" not in refused.stderr


def test_lines_as_a_refusal_advises_are_read(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("16 October 1962: what happened\n", encoding="utf-8")
    assert run("list", "--data", file).exit_code == 0
    file.write_text("date,title\n16 October 1962,what happened\n", encoding="utf-8")
    assert run("list", "--data", file).exit_code == 0
