"""A day's work on a chronology: from two spreadsheets to a page, without JSON being opened."""

from pathlib import Path

import pytest

from conftest import Run
from crisistl.cli import questions

MINE = """Date,Event,Who,Against,Source
2 May 2031,Dockers ask for more pay,Dockers' Union,Port Authority,Harbour Post
9 May 2031,Dockers stop work,The union,Port Authority,Harbour Post
13 May 2031,Police clear the gates and arrest 9 dockers,Police,Dockers' Union,Harbour Post
"""
THEIRS = """Date,Event,Who,Against,Source
14 May 2031,Police clear the gates and arrest 14 dockers,Police,Dockers' Union,Radio
20 May 2031,The port agrees to higher pay,Port Authority,Dockers' Union,Radio
"""


class Desk:
    """A chronology, and what somebody at work does with it."""

    def __init__(self, run: Run, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "strike.json"
        self._run = run

    def said(self, *words: object, typed: str | None = None) -> list[str]:
        """The remarks of a command that succeeds; `typed` answers what it asks on a terminal."""
        result = self._run(*words, input=typed)
        assert result.exit_code == 0, result.stderr
        return result.stderr.replace(str(self.folder), ".").splitlines()

    def asked(self, *words: object) -> list[str]:
        """The lines that a command prints about the chronology."""
        result = self._run(*words, "--data", self.file)
        assert result.exit_code == 0, result.stderr
        return result.lines

    def ids(self, *words: object) -> list[str]:
        """The ids of the events that a question finds."""
        return self.asked("list", "--columns", "id", *words)

    def rules(self) -> set[str]:
        """The rules by which `check` reports something."""
        found = self._run("check", self.file)
        return {line.split("\t")[3] for line in found.lines}


@pytest.fixture
def desk(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A chronology that was read from a spreadsheet, and beside it the table of a colleague."""
    monkeypatch.setenv("CRISISTL_TODAY", "2031-06-01")
    desk = Desk(run, tmp_path)
    table = tmp_path / "mine.csv"
    table.write_text(MINE, encoding="utf-8")
    (tmp_path / "theirs.csv").write_text(THEIRS, encoding="utf-8")
    desk.said("convert", table, desk.file)
    desk.said("fmt", desk.file)
    return desk


def name_actors(desk: Desk) -> None:
    """One actor of two spellings, with other names; a person with a role from a day on; a source with its day."""
    file = desk.file
    assert desk.said("actor", file, "--unite", "Dockers' Union", "The union") == [
        "united the actors dockers-union and the-union as dockers-union in ./strike.json"
    ]
    assert desk.said(
        "actor", file, "dockers' union", "--alias", "DU; Dockers, United", "--kind", "organisation",
    ) == [
        "changed kind, aliases of the actor dockers-union in ./strike.json",
        "  kind: organisation (was empty)",
        "  aliases: The union; DU; Dockers, United (was The union)",
    ]  # fmt: skip
    role = ("--role", "strike leader", "--part-of", "DU", "--from", "9 May 2031")
    desk.said("actor", file, "Ada Lind", "--kind", "person", *role)
    desk.said("source", file, "Harbour Post", "--published", "15 May 2031")


def correct(desk: Desk) -> None:
    """An event edited and renamed, one added by mistake and taken out, and what was taken out brought back."""
    file = desk.file
    assert desk.said("edit", file, "Dockers-Stop-Work", "--by", "Ada Lind", "--place", "Lund") == [
        "changed actors, place of dockers-stop-work in ./strike.json",
        "  actors: Ada Lind (was Dockers' Union)",
        "  place: Lund (was empty)",
    ]  # fmt: skip
    desk.said("rename", file, "dockers-stop-work", "walkout")
    twice = ("--date", "2 May 2031", "--title", "Dockers ask for more pay")
    added = desk.said("add", file, *twice, "--by", "Dockers, United", "--source", "Harbour Post")  # fmt: skip
    assert added[1].startswith(
        "dockers-ask-for-more-pay has the same title and date; if it is the same event, `crisistl undo"
    )
    desk.said("undo", file)
    desk.said("remove", file, "walkout")
    assert desk.ids() == [
        "dockers-ask-for-more-pay",
        "police-clear-the-gates-and-arrest-9-dockers",
    ]
    desk.said("undo", file)
    desk.said("undo", file)
    assert "dockers-stop-work" in desk.ids()
    desk.said("undo", file, "--redo")
    assert "walkout" in desk.ids()


def unite_accounts(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The colleague's table united with the chronology: one event with both accounts, where these differ."""
    merged = ("merge", desk.file, desk.folder / "theirs.csv", "--unite", "-o", desk.file)  # fmt: skip
    with monkeypatch.context() as terminal:
        terminal.setattr(questions, "can_ask", lambda: True)
        said = desk.said(*merged, typed="y\n")
    # the prompt may be on the same line
    assert any(line.endswith("united 1 pair of events") for line in said)
    arrests = "police-clear-the-gates-and-arrest-9-dockers"
    assert f"the accounts of 1 event differ: {arrests}" in said
    assert desk.ids("--where", "differs:date and differs:figure") == [arrests]
    assert "differing-accounts" in desk.rules()
    assert desk.ids("--on", "14 May 2031", "--certain") == []
    other_day = desk.asked("list", "--on", "14 May 2031")
    assert other_day[0].endswith("maybe: another account says 14 May 2031")
    assert desk.asked("contradictions", "--format", "tsv")[1].split("\t")[4:6] == [
        arrests,
        "2031-05-14",
    ]
    shown = desk.asked("show", arrests)
    at = next(n for n, line in enumerate(shown) if line.startswith("accounts\t"))
    assert shown[at : at + 2] == [
        "accounts\tHarbour Post: 13 May 2031, “Police clear the gates and arrest 9 dockers”",
        "\tRadio: 14 May 2031, “Police clear the gates and arrest 14 dockers”",
    ]
    desk.said("undo", desk.file)
    assert desk.ids("--where", "has:accounts") == []
    desk.said("undo", desk.file, "--redo")
    assert desk.ids("--where", "has:accounts") == [arrests]


def test_a_day_of_work(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    name_actors(desk)
    correct(desk)
    unite_accounts(desk, monkeypatch)

    # Ada Lind speaks for the union from the day of the walkout
    assert desk.ids("--by", "DU") == ["dockers-ask-for-more-pay", "walkout"]
    assert desk.ids("--where", 'role:"strike leader"') == ["walkout"]

    # what was said before the radio's news is kept, and can be asked for
    news = ("--title", "The port gives in", "--known", "20 May 2031")
    revised = ("--revised", "22 May 2031")
    desk.said("edit", desk.file, "the-port-agrees-to-higher-pay", *news, *revised)
    then = ("--as-of", "21 May 2031", "--columns", "title", "--from", "20 May 2031")
    assert desk.asked("list", *then)[-1] == "The port agrees to higher pay"
    assert desk.asked("list", *then[2:])[-1] == "The port gives in"
    assert desk.ids("--as-of", "16 May 2031")[-1].startswith("police")

    # a table with its actors for the spreadsheet has the same events
    table, actors = desk.folder / "out.csv", desk.folder / "out.actors.csv"
    desk.said("export", table, "--data", desk.file, "--actors", actors)
    whose = ("list", "--columns", "id", "--by", "Dockers, United", "--data")
    assert desk._run(*whose, actors, "--data", table).lines == desk.ids("--by", "DU")

    # a page and a report for readers, with both accounts and the role of that day
    page, report = desk.folder / "strike.html", desk.folder / "strike.md"
    for output in (page, report):
        desk.said("export", output, "--data", desk.file)
    html = page.read_text(encoding="utf-8")
    assert "Ada Lind (strike leader)" in html
    assert "<li>Harbour Post: 13 May 2031, “Police clear the gates and arrest 9 dockers”" in html  # fmt: skip
    assert "<li>Radio: 14 May 2031, “Police clear the gates and arrest 14 dockers”" in html  # fmt: skip
    assert "- Radio: 14 May 2031" in report.read_text(encoding="utf-8")

    # the file is in order, and the day's changes can be taken back one by one
    assert desk.said("fmt", "--check", desk.file) == []
    taken_back = [desk.said("undo", desk.file)[0] for _ in range(3)]
    assert ["`edit" in taken_back[0], "`merge`" in taken_back[1], "`rename" in taken_back[2]] == [True] * 3  # fmt: skip
