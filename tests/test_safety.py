"""Safety: text from a file is data; it is never an escape, markup, a formula, a tag, a property or a path."""

import csv
import io
import json
import re
import time
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from icalendar import Calendar
from rich.cells import cell_len

from conftest import Run
from crisistl.formats.loading import load

ESCAPES = "\x1b[2J\x1b]0;owned\x07\x1b]8;;https://evil.example\x1b\\x\x9b31m\x08\x7f"
BIDI = "abc\u202edef\u2066ghi\u2069\u200f\u061c\u200bx\ufeff"
MARKUP = "[red]x[/red] [/b] [link=https://evil.example]y[/link] :smile: [sic]"
HTML = (
    "<script>alert(1)</script></script><img src=x onerror=alert(1)>\"'><!-- ]]> {{ 7*7 }} {% x %} &lt;b&gt;"
)
FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "=cmd|' /C calc'!A0", "'=1+1", '=HYPERLINK("x")')
MARKDOWN = "| a | **b** `c` <d> [e](javascript:alert(1)) ![f](x) # g * h _i_ ~~~ \\"
PROPERTY = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\nDTSTART:20220101\r\nSUMMARY:evil"
LINES = "x\n2022-01-01: evil\n\nend\nsection evil\n{{id: evil}}"
ZALGO = "Z" + "\u0336\u0489\u035d" * 3000
ASTRAL = "👩\u200d👩\u200d👧\u200d👦 𝔘𝔫𝔦 \U0010fffd 中文 한국어 " * 200

_SGR = re.compile(r"\x1b\[[\d;]*m")
_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

SHOWN = (
    ("list",), ("list", "--columns", "date,title,summary,place,quotes,sources,extra,date_text"), ("show", "h"),
    ("actors",), ("themes",), ("sources",), ("chart",), ("thread",), ("thread", "h"), ("gaps",), ("check",),
    ("count", "actor"), ("count", "place"), ("count", "source"), ("count", "extra.key"), ("count", "actor", "theme"),
    ("list", "--explain", "--actor", "a"),
)  # fmt: skip


def hostile(folder: Path, text: str, name: str = "hostile.json") -> Path:
    """A chronology with this text in the place of every text."""
    line = " ".join(text.splitlines()).strip() or "x"
    document: dict[str, Any] = {
        "title": line, "description": text, "license": line, "language": line,
        "sources": [{"id": "s", "title": line, "publisher": text, "url": text, "author": text}],
        "actors": [{"id": "a", "name": line, "role": text}, {"id": "b", "name": f"{line} b", "aliases": [f"{line} c"]}],
        "themes": [{"id": "t", "name": line, "description": text}],
        "events": [
            {
                "id": "h", "date": "2022-01-10", "title": line, "summary": text, "actors": ["a"], "targets": ["b"],
                "themes": ["t"], "place": text, "date_text": text, "quotes": [{"text": line, "speaker": "a"}],
                "sources": ["s", {"source": "s", "title": text, "url": text, "locator": text}],
                "extra": {"key": text, line: [text, {text: text}]},
            },
            {
                "id": "g", "date": "2022-02", "title": f"{line} 2", "actors": ["b"], "responds_to": ["h"],
                "status": "claimed", "attributed_to": ["a"], "sources": [{"url": text}],
            },
        ],
    }  # fmt: skip
    path = folder / name
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


@pytest.mark.parametrize("words", SHOWN, ids=" ".join)
@pytest.mark.parametrize("text", [ESCAPES, BIDI], ids=["escapes", "bidi"])
@pytest.mark.parametrize("form", [(), ("--format", "table"), ("--format", "markdown")], ids=" ".join)
def test_nothing_harmful_reaches_a_screen(
    run: Run, tmp_path: Path, words: tuple[str, ...], text: str, form: tuple[str, ...]
) -> None:
    if form and words[0] in ("chart",):
        pytest.skip("a picture has no format")
    result = run(*words, "--data", hostile(tmp_path, text), *form, env={"FORCE_COLOR": "1"})
    assert result.exit_code in (0, 1)
    assert not _HARMFUL.search(_SGR.sub("", result.stdout))
    assert not _HARMFUL.search(result.stderr)
    assert result.stdout


@pytest.mark.parametrize("form", [("--format", "table"), ()], ids=" ".join)
def test_markup_is_shown_as_it_stands(run: Run, tmp_path: Path, form: tuple[str, ...]) -> None:
    for words in (("list", *form), ("show", "h"), ("actors", *form)):
        result = run(*words, "--data", hostile(tmp_path, MARKUP), env={"COLUMNS": "250"})
        assert (result.exit_code, MARKUP in result.stdout) == (0, True)


@pytest.mark.parametrize("text", [ESCAPES, BIDI, MARKUP, HTML], ids=["escapes", "bidi", "markup", "html"])
def test_messages_show_what_a_file_or_a_user_wrote_as_it_is(run: Run, tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({text: 1, "events": [{"id": text, "date": text, text: 1}]}), encoding="utf-8")
    for result in (
        run("list", "--data", path),
        run("list", "--actor", text),
        run("list", "--where", text),
        run("list", "--from", text),
        run("list", "--columns", text),
        run("list", "--format", text),
        run("list", "--data", text.replace("\x00", "")),
        run("show", text),
    ):
        assert result.exit_code in (2, 3)
        assert not _HARMFUL.search(result.stderr)
        assert result.stdout == ""


@pytest.mark.parametrize("ending", ["csv", "tsv"])
@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_table_is_a_formula(run: Run, tmp_path: Path, text: str, ending: str) -> None:
    out = tmp_path / f"x.{ending}"
    assert run("export", out, "--data", hostile(tmp_path, text)).exit_code == 0
    with out.open(encoding="utf-8", newline="") as file:
        rows = [*csv.reader(file, delimiter="," if ending == "csv" else "\t")]
    assert len(rows) == 3
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if re.match(r"[=+@\t\r]|-\D", cell)]
    assert any(text in cell for cell in cells)
    assert load(out).events[0].summary == text


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_workbook_is_a_formula(run: Run, tmp_path: Path, text: str) -> None:
    out = tmp_path / "x.xlsx"
    assert run("export", out, "--data", hostile(tmp_path, text)).exit_code == 0
    sheet = openpyxl.load_workbook(out).active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d", "inlineStr"}


class _Tags(HTMLParser):
    """The tags of a page, with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize(
    "text", [HTML, "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", MARKDOWN]
)
def test_a_page_has_no_tag_and_no_address_of_a_file(run: Run, tmp_path: Path, text: str) -> None:
    pages = []
    for number, content in enumerate((text, "plain words")):
        out = tmp_path / f"{number}.html"
        assert run("export", out, "--data", hostile(tmp_path, content)).exit_code == 0
        pages.append(_Tags(out.read_text(encoding="utf-8")).found)
    told, plain = pages
    assert [tag for tag, _ in told].count("script") == [tag for tag, _ in plain].count("script")
    assert {tag for tag, _ in told} <= {tag for tag, _ in plain}
    for _, attributes in told:
        assert not [name for name in attributes if name.startswith("on")]
        for name in ("href", "src", "action", "formaction"):
            assert not re.match(r"\s*(javascript|data|vbscript):", attributes.get(name) or "", re.IGNORECASE)


def test_a_picture_has_no_tag_of_a_file(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "x.svg"
    assert run("chart", "--data", hostile(tmp_path, HTML), "-o", out).exit_code == 0
    assert not {tag for tag, _ in _Tags(out.read_text(encoding="utf-8")).found} & {
        "script",
        "img",
        "foreignobject",
    }


@pytest.mark.parametrize("text", [HTML, MARKDOWN])
def test_markdown_has_no_markup_of_a_file(run: Run, tmp_path: Path, text: str) -> None:
    out = tmp_path / "x.md"
    assert run("export", out, "--data", hostile(tmp_path, text)).exit_code == 0
    table = run("list", "--data", hostile(tmp_path, text), "--format", "markdown")
    for written in (out.read_text(encoding="utf-8"), table.stdout):
        assert not re.search(r"(?<!\\)<(script|img|d>|!--)", written)
        assert not re.search(r"(?<!\\)\]\((javascript|x)", written)
        assert not re.search(r"(?<!\\)\*\*b", written)
    assert len({line.count(" | ") for line in table.lines if line.startswith("|")}) == 1


@pytest.mark.parametrize(
    "name",
    [
        "x.ics",
        "x.mw",
        "x.csv",
        "x.tsv",
        "x.xlsx",
        "x.json",
        "x.jsonl",
        "x.timelinejs.json",
        "x.timelinejs.csv",
    ],
)
@pytest.mark.parametrize(
    "text", [PROPERTY, LINES, HTML, MARKDOWN], ids=["property", "lines", "html", "markdown"]
)
def test_no_text_becomes_an_event(run: Run, tmp_path: Path, name: str, text: str) -> None:
    out = tmp_path / name
    assert run("export", out, "--data", hostile(tmp_path, text)).exit_code == 0
    found = load(out)
    assert len(found.events) == 2
    assert not [event for event in found.events if event.id == "evil" or event.title == "evil"]


def test_no_text_becomes_a_component_of_a_calendar(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "x.ics"
    assert run("export", out, "--data", hostile(tmp_path, PROPERTY)).exit_code == 0
    calendar = Calendar.from_ical(out.read_bytes())
    assert [str(event["UID"]) for event in calendar.walk("VEVENT")] == ["h@crisistl", "g@crisistl"]


@pytest.mark.parametrize("text", [ZALGO, ASTRAL, "\u0301" * 500, "a" * 50_000, "一" * 20_000])
@pytest.mark.parametrize(
    "words", [("list",), ("show", "h"), ("actors",), ("chart",), ("thread",)], ids=" ".join
)
def test_huge_unicode_fits_the_screen_and_takes_no_time(
    run: Run, tmp_path: Path, text: str, words: tuple[str, ...]
) -> None:
    form = () if words[0] in ("chart", "show") else ("--format", "table")
    started = time.monotonic()
    result = run(*words, "--data", hostile(tmp_path, text), *form, env={"COLUMNS": "60"})
    assert result.exit_code == 0
    assert time.monotonic() - started < 10
    assert words[0] == "show" or max(map(cell_len, result.lines)) <= 60


@pytest.mark.parametrize(
    "identity", ["../../etc/passwd", "..", "/etc/passwd", "a/b", "a\\b", "C:\\x", "a\x00b", "a b", ""]
)
def test_an_id_is_no_path(run: Run, tmp_path: Path, identity: str) -> None:
    for part in ("actors", "themes", "sources", "events"):
        named = (
            {"id": identity, "name": "x"} if part in ("actors", "themes") else {"id": identity, "title": "x"}
        )
        path = tmp_path / "a.json"
        path.write_text(
            json.dumps({part: [named | ({"date": "2022"} if part == "events" else {})]}), encoding="utf-8"
        )
        result = run("list", "--data", path)
        assert (result.exit_code, result.stdout) == (3, "")
        assert f"{part}[0]" in result.stderr


def test_output_goes_where_it_is_told_and_nowhere_else(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = hostile(tmp_path, "../../evil")
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.chdir(folder)
    names = ["x.csv", "x.json", "x.html", "x.ics", "x.md", "x.mw", "x.timelinejs.json"]
    for name in names:
        assert run("export", name, "--data", data).exit_code == 0
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hostile.json", "out"]


def test_the_output_of_a_pipe_is_one_line_an_event_whatever_it_holds(run: Run, tmp_path: Path) -> None:
    for text in (ESCAPES, BIDI, LINES, PROPERTY, "a\tb\x0bc\x0cd\x85e\u2028f\u2029g", ASTRAL):
        result = run("list", "--data", hostile(tmp_path, text))
        assert len(result.stdout.split("\n")) == 3
        assert {line.count("\t") for line in result.stdout.split("\n")[:2]} == {3}
        assert len(io.StringIO(result.stdout).readlines()) == len(result.stdout.splitlines())
