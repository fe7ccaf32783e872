"""A chronology without a title: it stays without one, and a view shows the name of its file."""

import json
from pathlib import Path

import pytest

from conftest import Run

OWN = ("json", "jsonl", "ics", "mw", "timelinejs.json", "xlsx", "sqlite")


@pytest.fixture
def untitled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A table, which has no title, in the working folder."""
    monkeypatch.chdir(tmp_path)
    path = Path("days.csv")
    path.write_text(
        "date,title\n2022-01-10,Talks\n2022-01-12,More talks\n", encoding="utf-8"
    )
    return path


@pytest.mark.parametrize("ending", OWN)
def test_no_format_invents_a_title(run: Run, untitled: Path, ending: str) -> None:
    assert run("convert", untitled, f"a.{ending}").exit_code == 0
    assert run("convert", f"a.{ending}", "back.json").exit_code == 0
    document = json.loads(Path("back.json").read_text(encoding="utf-8"))
    assert "title" not in document
    assert len(document["events"]) == 2


def test_a_view_shows_the_name_of_the_file(run: Run, untitled: Path) -> None:
    for words in (("list",), ("count", "month"), ("actors",), ("gaps",)):
        assert "\ndays.csv · " in "\n" + run(*words, "--data", untitled).stderr
    assert run("chart", "--data", untitled).stdout.startswith("days.csv\n")
    for command in ("convert", "export"):
        source = (untitled,) if command == "convert" else ()
        data = () if source else ("--data", untitled)
        run(command, *source, f"{command}.md", *data)
        run(command, *source, f"{command}.html", *data)
        report = Path(f"{command}.md").read_text(encoding="utf-8")
        assert report.startswith("# days.csv\n")
        page = Path(f"{command}.html").read_text(encoding="utf-8")
        assert "<title>days.csv</title>" in page


def test_the_address_of_a_database_is_not_shown(run: Run, small: Path) -> None:
    from crisistl.cli.data_options import DataOptions

    address = "postgresql://ada:secret@localhost/events"
    assert DataOptions(data=[address, "-", "a/b.csv#x"]).data_name() == (
        "postgresql, standard input, b.csv#x"
    )


def test_a_title_is_given(run: Run, untitled: Path) -> None:
    run("convert", untitled, "a.json", "--title", "January")
    document = json.loads(Path("a.json").read_text(encoding="utf-8"))
    assert document["title"] == "January"
    run("convert", "a.json", "b.jsonl", "--title", "February")
    first = Path("b.jsonl").read_text(encoding="utf-8").splitlines()[0]
    assert first == '{"timeline":{"title":"February"}}'
    run("convert", "b.jsonl", "c.json", "--as-of", "2022-01-11", "--title", "March")
    assert json.loads(Path("c.json").read_text(encoding="utf-8"))["title"] == "March"
    refused = run("convert", "a.json", "d.json", "--title", " ")
    assert (refused.exit_code, refused.stderr) == (
        2,
        "error: --title: write a title in one line\n",
    )
