"""First guesses that no command understands: each is answered with a line that works."""

import re
import shlex

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
    ("typed", "said"),
    [
        ("list --top 5", "did you mean --limit?"),
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
    ["list --where has:quotes", "list --where lacks:sources", "list --sort -date"],
)
def test_what_is_advised_instead_is_accepted(run: Run, typed: str) -> None:
    assert run(*shlex.split(typed)).exit_code == 0
