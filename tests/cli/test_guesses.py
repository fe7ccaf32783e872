"""First guesses that no command understands: each is answered with a line that works."""

import re
import shlex
from pathlib import Path

import pytest

from conftest import Run

_LINE = re.compile(r"(?:write: |see `|^error: .*; )crisistl ([^`\n]+?)(?:`| says .*)?$", re.MULTILINE)  # fmt: skip

ADVISED = {
    "2022": "list --on 2022",
    "january 2022": "list --on 'january 2022'",
    "last week": "list --on 'last week'",
    "who is Putin": "show Putin",
    "count per month": "count month",
    "count events": "list --count",
    "count events by month --actor NATO": "count month --actor NATO",
    "count number of events per actor": "count actor",
    "count actor theme month": "count actor theme",
    "count Putin by month": "count month --text Putin",
    "show last": "list --reverse --limit 1",
    "show first": "list --limit 1",
    "show Geneva talks": "show 'Geneva talks'",
    "show Moscow presents two draft treaties": "show 'Moscow presents two draft treaties'",
    "list before 2014": "list --to 2013-12-31",
    "list after 2022-01-20": "list --from 2022-01-21",
    "list gas after January": "list gas --from 2022-02-01",
    "list before 24 January": "list --to 2022-01-23",
    "list since 2022": "list --from 2022",
    "list from 2022-01-20 to 2022-01-22": "list --from 2022-01-20 --to 2022-01-22",
    "list --from 2022-01-20 - 2022-01-22": "list --from 2022-01-20 --to 2022-01-22",
    "list --from 2022-01-20 2022-01-22": "list --from 2022-01-20 --to 2022-01-22",
    "list --on 2022-01-20 - 22 January": "list --from 2022-01-20 --to '22 January 2022'",
    "list from December to January": "list --from 'December 2021' --to 'January 2022'",
    "list December 2019 to January": "list --from 'December 2019' --to 'January 2020'",
    "list gas 3 March to May": "list gas --from '3 March 2021' --to 'May 2021'",
    "list from 20 to 22 January": "list --on '20 to 22 January 2022'",
    "list Putin in January --actor NATO": "list --actor NATO Putin --on 'January 2022'",
    "list after Geneva talks": "list --from geneva-talks",
    "list NATO before the Geneva talks": "list NATO --to geneva-talks",
    "list yesterday": "list --on yesterday",
    "list since yesterday": "list --from yesterday",
    "list christmas": "list --on 'christmas 2021'",
    "list quotes": "list --where has:quotes",
    "list claims NATO --from 2021": "list --from 2021 --status claimed NATO",
    "list threats": "list --type threaten",
    "list unanswered --actor NATO": "list --actor NATO --unanswered",
    "quotes": "list --where has:quotes",
    "quotes --actor NATO": "list --where has:quotes --actor NATO",
    "claims": "list --status claimed",
    "compare us and russia": "list --pair us,russia",
    "sources AFP": "list --source AFP",
    "themes energy --from 2022": "list --from 2022 --theme energy",
    "actors NATO": "show NATO",
    "chart NATO --from 2022": "chart --from 2022 --text NATO",
    "show all": "list",
    "list --csv --actor NATO": "list --actor NATO --format csv",
    "list --csv new.csv --actor NATO": "list --actor NATO --output new.csv",
    "list --json data/events.json": "list --data data/events.json --format json",
    "count --month --actor NATO": "count month --actor NATO",
    "show energy": "list --theme energy",
    "gaps --per month --actor NATO": "count month --actor NATO",
    "actors x.svg": "actors --output x.svg",
}


@pytest.mark.parametrize(("typed", "line"), ADVISED.items())
def test_the_line_that_is_advised_works(run: Run, typed: str, line: str) -> None:
    said = run(*shlex.split(typed)).stderr
    assert _LINE.findall(said)[-1] == line
    if "--output" not in line:
        assert run(*shlex.split(line)).exit_code == 0


@pytest.mark.parametrize(
    ("typed", "line", "file"),
    [
        ("export --csv", "export events.csv", "events.csv"),
        ("export --pdf --actor NATO", "export events.html --actor NATO", "events.html"),
        ("export out.txt --csv", "export out.csv", "out.csv"),
        ("list gas --excel", "export events.xlsx --text gas", "events.xlsx"),
        ("count actor --excel", "count actor --output count.csv", "count.csv"),
        ("chart --format png", "chart --output chart.png", "chart.png"),
        ("chart --svg --limit 2", "chart --limit 2 --output chart.svg", "chart.svg"),
        ("chart --png a.png --limit 2", "chart --limit 2 --output a.png", "a.png"),
        ("count actor --csv a.csv", "count actor --output a.csv", "a.csv"),
    ],
)
def test_a_format_typed_as_an_option_leads_to_its_file(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    typed: str,
    line: str,
    file: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    refused = run(*shlex.split(typed))
    assert (refused.exit_code, _LINE.findall(refused.stderr)) == (2, [line])
    assert run(*shlex.split(line)).exit_code == 0
    assert (tmp_path / file).stat().st_size


def test_a_height_that_is_advised_is_accepted(run: Run, tmp_path: Path) -> None:
    typed = ("chart", "--limit", "2", "--height")
    said = run(*typed, "400").stderr
    least = re.findall(r"write ([0-9]+) or more", said)[0]
    assert "--output chart.svg" in run(*typed, least).stderr
    drawn = run(*typed, least, "--output", tmp_path / "chart.svg")
    assert drawn.exit_code == 0


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("compare a b", "crisistl diff compares two files, as in `crisistl diff mine.json theirs.json`"),
        ("list --actor Un", "did you mean 'United Kingdom' or 'United Russia' or 'United States'?"),
        ("list --says Putin", "did you mean --by NAME, or --attributed-to NAME for a claim?"),
        ("list --contradicts", "did you mean --where has:contradiction?"),
        ("list --top 5", "did you mean --limit?"),
        ("list --in Geneva", "did you mean --place?"),
        ("list --in 2022-01", "did you mean --on?"),
        ("list --range 2021..2022-01", "did you mean --on?"),
        ("count --month 2022-01", "did you mean --on?"),
        ("list -5", "did you mean --limit 5?"),
        ("list --newest", "did you mean --reverse?"),
        ("list --lang de", "did you mean --language?"),
        ("list --verbose", "did you mean --explain?"),
        ("list --no-color", "set NO_COLOR=1 before the command: NO_COLOR=1 crisistl list"),
        ("actors --kind person", "crisistl actors --sort kind has the kinds one after another"),
        ("list --sort newest", "--sort 'newest': isn't a column; write -date"),
        ("list --where 'has quotes'", "--where: write has:quotes\n  has quotes\n  ^"),
        ("list --where 'no sources'", "--where: write lacks:sources\n  no sources\n  ^"),
        ("list -f excel", "write the events as Excel with: crisistl export events.xlsx"),
        ("show '10 January'", "'10 January' has no year. Write 2022-01-10, for example."),
        ("export --actor NATO -o a.csv", "files are words here, for example: crisistl export nato.csv --actor NATO"),
        ("export a.csv gas", "to search for others, write: crisistl export a.csv --text gas"),
        ("export no gas a.csv -n 2", "write: crisistl export a.csv -n 2 --text 'no gas'"),
        ("redo mine.json", "crisistl undo mine.json --redo restores the change"),
        ("edit --data mine.json talks", "files are words here, for example: crisistl edit mine.json geneva-talks"
         ' --date "10 January 2022"'),
        ("count Xyz", "there are id, type, actor, by, toward, pair, theme, place, status, source, year, month, day"
         " and 18 more (crisistl count --help)"),
    ],
)  # fmt: skip
def test_what_is_advised(run: Run, typed: str, said: str) -> None:
    refused = run(*shlex.split(typed))
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.endswith(f"{said}\n")


@pytest.mark.parametrize(
    ("word", "note"),
    [
        ("Rusia", "for the actor Russia, write --actor Russia, which finds 54"),
        ("sanctoins", "for the theme Sanctions, write --theme Sanctions, which finds 4"),
        ("England", "for the actor United Kingdom, write --actor 'United Kingdom', which finds 2"),
        ("Peru", "The timeline runs from 2002 to February 2022."),
        ("zzzz", "The timeline runs from 2002 to February 2022."),
    ],
)  # fmt: skip
def test_a_searched_word_that_is_nearly_a_name_leads_to_it(
    run: Run, word: str, note: str
) -> None:
    assert run("list", word).stderr.splitlines()[-1] == note


@pytest.mark.parametrize(
    "typed",
    [
        "list --where has:contradiction",
        "list --where has:quotes",
        "list --where lacks:sources",
        "list --sort -date",
    ],
)
def test_what_is_advised_instead_is_accepted(run: Run, typed: str) -> None:
    assert run(*shlex.split(typed)).exit_code == 0
