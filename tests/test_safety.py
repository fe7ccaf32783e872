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
BIDI = "abc\u202edef\u2066ghi\u2069\u200f\u061c\u200bx\ufeff\u206a\ufff9\U000e0041\U000e007f"
MARKUP = "[red]x[/red] [/b] [link=https://evil.example]y[/link] :smile: [sic]"
HTML = "<script>alert(1)</script></script><img src=x onerror=alert(1)>\"'><!-- ]]> {{ 7*7 }} {% x %} &lt;b&gt;"
FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "=cmd|' /C calc'!A0",
    "'=1+1",
    '=HYPERLINK("x")',
)
MARKDOWN = "| a | **b** `c` <d> [e](javascript:alert(1)) ![f](x) # g * h _i_ ~~~ \\"
PROPERTY = (
    "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\nDTSTART:20220101\r\nSUMMARY:evil"
)
LINES = "x\n2022-01-01: evil\n\nend\nsection evil\n{{id: evil}}"
ZALGO = "Z" + "\u0336\u0489\u035d" * 3000
ASTRAL = "👩\u200d👩\u200d👧\u200d👦 𝔘𝔫𝔦 \U0010fffd 中文 한국어 " * 200

_SGR = re.compile(r"\x1b\[[\d;]*m")
_HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)

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
@pytest.mark.parametrize(
    "form", [(), ("--format", "table"), ("--format", "markdown")], ids=" ".join
)
def test_nothing_harmful_reaches_a_screen(
    run: Run, tmp_path: Path, words: tuple[str, ...], text: str, form: tuple[str, ...]
) -> None:
    if form and words[0] in ("chart",):
        pytest.skip("a picture has no format")
    result = run(
        *words, "--data", hostile(tmp_path, text), *form, env={"FORCE_COLOR": "1"}
    )
    assert result.exit_code in (0, 1)
    assert not _HARMFUL.search(_SGR.sub("", result.stdout))
    assert not _HARMFUL.search(result.stderr)
    assert result.stdout or words == ("gaps",)  # there is no silence between these two


@pytest.mark.parametrize("form", [("--format", "table"), ()], ids=" ".join)
def test_markup_is_shown_as_it_stands(
    run: Run, tmp_path: Path, form: tuple[str, ...]
) -> None:
    for words in (("list", *form), ("show", "h"), ("actors", *form)):
        result = run(
            *words, "--data", hostile(tmp_path, MARKUP), env={"COLUMNS": "250"}
        )
        assert (result.exit_code, MARKUP in result.stdout) == (0, True)


@pytest.mark.parametrize(
    "text", [ESCAPES, BIDI, MARKUP, HTML], ids=["escapes", "bidi", "markup", "html"]
)
def test_messages_show_what_a_file_or_a_user_wrote_as_it_is(
    run: Run, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        json.dumps({text: 1, "events": [{"id": text, "date": text, text: 1}]}),
        encoding="utf-8",
    )
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
def test_no_cell_of_a_table_is_a_formula(
    run: Run, tmp_path: Path, text: str, ending: str
) -> None:
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
def test_no_cell_of_a_workbook_is_a_formula(
    run: Run, tmp_path: Path, text: str
) -> None:
    out = tmp_path / "x.xlsx"
    assert run("export", out, "--data", hostile(tmp_path, text)).exit_code == 0
    sheet = openpyxl.load_workbook(out).active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {
        "s",
        "n",
        "d",
        "inlineStr",
    }


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
    "text",
    [HTML, "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", MARKDOWN],
)
def test_a_page_has_no_tag_and_no_address_of_a_file(
    run: Run, tmp_path: Path, text: str
) -> None:
    pages = []
    for number, content in enumerate((text, "plain words")):
        out = tmp_path / f"{number}.html"
        assert run("export", out, "--data", hostile(tmp_path, content)).exit_code == 0
        pages.append(_Tags(out.read_text(encoding="utf-8")).found)
    told, plain = pages
    assert [tag for tag, _ in told].count("script") == [tag for tag, _ in plain].count(
        "script"
    )
    assert {tag for tag, _ in told} <= {tag for tag, _ in plain}
    for _, attributes in told:
        assert not [name for name in attributes if name.startswith("on")]
        for name in ("href", "src", "action", "formaction"):
            assert not re.match(
                r"\s*(javascript|data|vbscript):",
                attributes.get(name) or "",
                re.IGNORECASE,
            )


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
    "text",
    [PROPERTY, LINES, HTML, MARKDOWN],
    ids=["property", "lines", "html", "markdown"],
)
def test_no_text_becomes_an_event(
    run: Run, tmp_path: Path, name: str, text: str
) -> None:
    out = tmp_path / name
    assert run("export", out, "--data", hostile(tmp_path, text)).exit_code == 0
    found = load(out)
    assert len(found.events) == 2
    assert not [
        event for event in found.events if event.id == "evil" or event.title == "evil"
    ]


def test_no_text_becomes_a_component_of_a_calendar(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "x.ics"
    assert run("export", out, "--data", hostile(tmp_path, PROPERTY)).exit_code == 0
    calendar = Calendar.from_ical(out.read_bytes())
    assert [str(event["UID"]) for event in calendar.walk("VEVENT")] == [
        "h@crisistl",
        "g@crisistl",
    ]


@pytest.mark.parametrize(
    "text", [ZALGO, ASTRAL, "\u0301" * 500, "a" * 50_000, "一" * 20_000]
)
@pytest.mark.parametrize(
    "words",
    [("list",), ("show", "h"), ("actors",), ("chart",), ("thread",)],
    ids=" ".join,
)
def test_huge_unicode_fits_the_screen_and_takes_no_time(
    run: Run, tmp_path: Path, text: str, words: tuple[str, ...]
) -> None:
    form = () if words[0] in ("chart", "show") else ("--format", "table")
    started = time.monotonic()
    result = run(
        *words, "--data", hostile(tmp_path, text), *form, env={"COLUMNS": "60"}
    )
    assert result.exit_code == 0
    assert time.monotonic() - started < 120
    assert words[0] == "show" or max(map(cell_len, result.lines)) <= 60


@pytest.mark.parametrize(
    "identity",
    [
        "../../etc/passwd",
        "..",
        "/etc/passwd",
        "a/b",
        "a\\b",
        "C:\\x",
        "a\x00b",
        "a b",
        "",
    ],
)
def test_an_id_is_no_path(run: Run, tmp_path: Path, identity: str) -> None:
    for part in ("actors", "themes", "sources", "events"):
        named = (
            {"id": identity, "name": "x"}
            if part in ("actors", "themes")
            else {"id": identity, "title": "x"}
        )
        path = tmp_path / "a.json"
        path.write_text(
            json.dumps(
                {part: [named | ({"date": "2022"} if part == "events" else {})]}
            ),
            encoding="utf-8",
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


def test_the_output_of_a_pipe_is_one_line_an_event_whatever_it_holds(
    run: Run, tmp_path: Path
) -> None:
    for text in (
        ESCAPES,
        BIDI,
        LINES,
        PROPERTY,
        "a\tb\x0bc\x0cd\x85e\u2028f\u2029g",
        ASTRAL,
    ):
        result = run("list", "--data", hostile(tmp_path, text))
        assert len(result.stdout.split("\n")) == 3
        assert {line.count("\t") for line in result.stdout.split("\n")[:2]} == {3}
        assert len(io.StringIO(result.stdout).readlines()) == len(
            result.stdout.splitlines()
        )


RAW = "x\u202ey\U000e0041\x1b[31m"


@pytest.mark.parametrize(
    "words",
    [
        ("formats", RAW),
        (RAW,),
        ("list", f"--{RAW}"),
        ("count", "actor", "theme", RAW),
        ("list", "--limit", RAW),
    ],
    ids=lambda words: words[0][:7],
)
def test_what_is_typed_wrongly_is_not_shown_raw(
    run: Run, words: tuple[str, ...]
) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert not _HARMFUL.search(_SGR.sub("", result.stderr))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("list", "--data", "{}.json"), 3),
        (("check", "{}.json"), 3),
        (("fmt", "{}.json"), 3),
        (("add", "{}.json", "--date", "2022", "--title", "x"), 3),
        (("export", "{}.foo"), 2),
        (("export", "{}/x.csv"), 4),
        (("export", "{}.csv"), 0),
        (("list", "-o", "{}.txt"), 0),
        (("new", "{}.json", "--title", "T"), 0),
        (("convert", "{small}", "{}.jsonl"), 0),
    ],
    ids=lambda words: words[0] if isinstance(words, tuple) else None,
)
def test_the_name_of_a_file_is_on_one_line_of_a_message(
    run: Run, tmp_path: Path, small: Path, words: tuple[str, ...], code: int
) -> None:
    name = str(tmp_path / "a\nerror: b\u202ec")
    result = run(
        *(word.replace("{small}", str(small)).replace("{}", name) for word in words)
    )
    assert result.exit_code == code
    assert not _HARMFUL.search(result.stderr)
    assert "a\\nerror: b\\u202ec" in result.stderr
    assert not any(line.startswith("error: b") for line in result.stderr.splitlines())


SCHEMES = (
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "vbscript:x",
    "https://a.example/\\n",
    "xyz",
)


@pytest.mark.parametrize("url", SCHEMES)
@pytest.mark.parametrize(
    "name", ["x.ics", "x.timelinejs.json", "x.mw", "x.html", "x.md", "x.timelinejs.csv"]
)
def test_only_addresses_of_the_web_go_where_a_program_embeds_them(
    run: Run, tmp_path: Path, url: str, name: str
) -> None:
    event = {
        "id": "e",
        "date": "2022-01-10",
        "title": "x",
        "sources": [{"url": url}],
        "extra": {"background": {"url": url}},
    }
    path, out = tmp_path / "a.json", tmp_path / name
    path.write_text(json.dumps({"title": "T", "events": [event]}), encoding="utf-8")
    assert run("export", out, "--data", path).exit_code == 0
    text = out.read_text(encoding="utf-8")
    embedded = {
        "x.ics": r"^URL", "x.timelinejs.json": r'"(media|background)"', "x.mw": r"\]\(", "x.md": r"\]\(|<[a-z]+:",
        "x.html": rf'(href|src)="{re.escape(url)}', "x.timelinejs.csv": re.escape(url),
    }[name]  # fmt: skip
    shown = text.partition('"crisistl"')[0] if name == "x.timelinejs.json" else text
    if not (
        name == "x.md" and url.startswith("https:")
    ):  # its backslash is written as a code
        assert not re.search(embedded, shown, re.MULTILINE)
    if name in ("x.ics", "x.timelinejs.json", "x.mw"):
        assert load(out).events[0].sources == load(path).events[0].sources


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("https://a.example/x_(y)*z", "<https://a.example/x_(y)*z>"),
        ("see https://a.example/x_y.", "see <https://a.example/x_y>."),
        ("https://a.example/a|b", "<https://a.example/a%7Cb>"),
        ("javascript:a_b", "javascript:a\\_b"),
        ("https://a.example/<b>_", "<https://a.example/>\\<b\\>\\_"),
    ],
)
def test_a_bare_address_in_markdown_is_whole(
    run: Run, tmp_path: Path, text: str, cell: str
) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        json.dumps({"events": [{"id": "e", "date": "2022", "title": text}]}),
        encoding="utf-8",
    )
    result = run("list", "-f", "markdown", "--columns", "title", "--data", path)
    assert result.lines[-1] == f"| {cell} |"


@pytest.mark.parametrize("first", ["\u0301", "\u200d", "\ufe0f", "\u20d0\u0301"])
def test_a_picture_of_a_title_that_begins_with_a_mark_is_well_formed(
    run: Run, tmp_path: Path, first: str
) -> None:
    events = [
        {"id": "e", "date": "2022-01-10", "title": f"{first} x", "actors": ["a"]},
        {"id": "f", "date": "2022-03-10", "title": "y", "actors": ["a"]},
    ]
    path, out = tmp_path / "a.json", tmp_path / "x.svg"
    actors = [{"id": "a", "name": f"{first}A"}]
    path.write_text(
        json.dumps({"title": "T", "actors": actors, "events": events}), encoding="utf-8"
    )
    for words in (("-o", out), ()):
        result = run("chart", "--data", path, *words)
        assert (result.exit_code, "\0" in result.stdout) == (0, False)
    assert "\0" not in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "form",
    [("list", "-f", "json"), ("list", "-f", "jsonl"), ("export", "-", "-f", "json")],
)
def test_json_stays_json_in_an_encoding_that_lacks_letters(
    program: Run, tmp_path: Path, form: tuple[str, ...]
) -> None:
    title = "Zürich 😀 \u0416"
    path = tmp_path / "a.json"
    path.write_text(
        json.dumps(
            {"title": "T", "events": [{"id": "e", "date": "2022", "title": title}]}
        )
    )
    result = program(*form, "--data", path, env={"PYTHONIOENCODING": "ascii"})
    assert result.exit_code == 0
    assert result.stdout.isascii()
    found = json.loads(result.stdout)
    found = found["events"] if isinstance(found, dict) and "events" in found else found
    assert (found[0] if isinstance(found, list) else found)["title"] == title


@pytest.mark.parametrize(
    "size", ["99999999999999999999", "100000", "-1", "abc", "²", ""]
)
def test_a_size_that_no_screen_has_is_ignored(program: Run, size: str) -> None:
    for words in (("--help",), ("list", "--limit", "1", "-f", "table"), ("chart",)):
        result = program(
            *words, env={"COLUMNS": size, "LINES": size, "TERMINAL_WIDTH": size}
        )
        assert (result.exit_code, "Traceback" in result.stderr) == (0, False)


def test_a_cell_with_a_bare_carriage_return_is_one_cell_of_the_sheet(
    run: Run, tmp_path: Path
) -> None:
    path, out = tmp_path / "a.json", tmp_path / "x.timelinejs.csv"
    event = {
        "id": "e",
        "date": "2022",
        "title": "x",
        "date_text": "a\r=1+1",
        "summary": "b\r=2+2",
    }
    path.write_text(
        json.dumps({"title": "T", "description": "c\r=3", "events": [event]}),
        encoding="utf-8",
    )
    assert run("export", out, "--data", path).exit_code == 0
    with out.open(encoding="utf-8", newline="") as file:
        rows = [*csv.reader(file)]
    assert len(rows) == 3
    assert len({len(row) for row in rows}) == 1
    assert len(load(out).events) == 1


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
BEGIN:VEVENT
UID:u
DTSTART;VALUE=DATE:20220101
SUMMARY:S
{line}
END:VEVENT
END:VCALENDAR
"""


@pytest.mark.parametrize(
    ("line", "themes"),
    [
        ("CATEGORIES;VALUE=TEXT:a,b", ("a", "b")),
        ("CATEGORIES:a,b", ("a", "b")),
        (r"CATEGORIES;VALUE=TEXT:a\,b,c\;d", ("a,b", "c;d")),
        ("CATEGORIES;VALUE=TEXT:a\nCATEGORIES:b", ("a", "b")),
    ],
)
def test_the_default_type_of_categories_may_be_named(
    tmp_path: Path, line: str, themes: tuple[str, ...]
) -> None:
    path = tmp_path / "a.ics"
    path.write_text(CALENDAR.replace("{line}", line), encoding="utf-8")
    assert tuple(theme.name for theme in load(path).themes) == themes


@pytest.mark.parametrize(
    "line",
    ["DTEND;VALUE=UID:20220102", "DTEND;VALUE=TEXT:20220102", "DURATION;VALUE=TEXT:P1D", "SUMMARY;VALUE=URI:x",
     "LOCATION;VALUE=INTEGER:5", "URL;VALUE=TEXT:x", "RELATED-TO;VALUE=DATE:20220101", "CATEGORIES;VALUE=DATE:20220101",
     "CREATED;VALUE=TEXT:x", "RRULE;VALUE=TEXT:x", "GEO;VALUE=TEXT:x", "EXDATE;VALUE=TEXT:x",
     "X-A;VALUE=DATE:20220101"],
)  # fmt: skip
def test_a_value_of_the_wrong_type_is_read_or_refused_with_its_line(
    run: Run, tmp_path: Path, line: str
) -> None:
    path = tmp_path / "a.ics"
    path.write_text(CALENDAR.replace("{line}", line), encoding="utf-8")
    result = run("list", "--data", path)
    assert result.exit_code in (0, 3)
    assert result.exit_code == 0 or "line 8" in result.stderr, result.stderr
    assert run("list", "--data", path, "--skip-bad").exit_code == 0
