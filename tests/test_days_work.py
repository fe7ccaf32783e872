"""A day's work on a chronology: from a spreadsheet to a page, without JSON being opened."""

from pathlib import Path

from conftest import Run
from crisistl.formats.loading import load

MINE = """Date,Event,Who,Against,Source
2 May 2031,Dockers ask for more pay,Dockers' Union,Port Authority,Harbour Post
9 May 2031,Dockers stop work,The union,Port Authority,Harbour Post
13 May 2031,Police clear the gates and arrest 9 dockers,Police,Dockers' Union,Harbour Post
"""
THEIRS = """Date,Event,Who,Against,Source
14 May 2031,Police clear the gates and arrest 14 dockers,Police,Dockers' Union,Radio
20 May 2031,The port agrees to higher pay,Port Authority,Dockers' Union,Radio
"""


def test_a_day_of_work(run: Run, tmp_path: Path) -> None:
    table, other, mine = (
        tmp_path / name for name in ("mine.csv", "theirs.csv", "mine.json")
    )
    table.write_text(MINE)
    other.write_text(THEIRS)

    def done(*words: object) -> str:
        result = run(*words)
        assert result.exit_code == 0, result.stderr
        return result.stderr

    done("convert", table, mine)
    done("fmt", mine)
    done("actor", mine, "--unite", "Dockers' Union", "The union")
    done("actor", mine, "Ada Lind", "--kind", "person", "--role", "strike leader", "--part-of", "Dockers' Union",
         "--from", "9 May 2031")  # fmt: skip
    done("actor", mine, "Dockers' Union", "--alias", "DU", "--kind", "organisation")
    done("source", mine, "Harbour Post", "--published", "15 May 2031")
    done("edit", mine, "dockers-stop-work", "--by", "Ada Lind", "--place", "Lund")
    done("rename", mine, "dockers-stop-work", "walkout")
    done("add", mine, "--date", "10 May 2031", "--title", "A mistake")
    done("remove", mine, "a-mistake")
    done("undo", mine)
    assert "a-mistake" in load(mine).events_by_id
    done("undo", mine, "--redo")
    said = done("merge", mine, other, "--unite", "sure", "-o", mine)
    assert "united 1 pair of events" in said
    page = tmp_path / "strike.html"
    done("export", page, "--data", mine)
    found = run("list", "--data", mine, "--by", "DU", "--columns", "id")
    assert found.lines == ["dockers-ask-for-more-pay", "walkout"]
    html = page.read_text(encoding="utf-8")
    assert "Ada Lind (strike leader)" in html
    assert "<li>Harbour Post: 13 May 2031, “Police clear the gates and arrest 9 dockers”" in html  # fmt: skip
    assert "<li>Radio: 14 May 2031, “Police clear the gates and arrest 14 dockers”" in html  # fmt: skip
    assert run("fmt", "--check", mine).exit_code == 0
