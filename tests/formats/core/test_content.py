"""Content: a file whose ending is wrong is read as what it is, with a remark."""

import gzip
import io
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from conftest import Run
from crisistl.formats.core.content import content_kind
from crisistl.formats.core.fault_report import FaultyData
from crisistl.formats.core.input import Input
from crisistl.formats.loading import load

TABLE = "Date,Event\n2031-05-02,Ferrymen stop work\n"
TABS = TABLE.replace(",", "\t")
PAGE = (
    "<html><body><table><tr><th>Date</th><th>Event</th></tr>"
    "<tr><td>2031-05-02</td><td>Ferrymen stop work</td></tr></table>"
)
JSON = '[{"date": "2031-05-02", "title": "Ferrymen stop work"}]'
OBJECT = '{"events": [{"date": "2031-05-02", "title": "Ferrymen stop work"}]}'
LINES = '{"date": "2031-05-02", "title": "Ferrymen stop work"}\n' * 2
CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20310502\r\n"
    "SUMMARY:Ferrymen stop work\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def _workbook() -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    for row in (("Date", "Event"), ("2031-05-02", "Ferrymen stop work")):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _zipped() -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("events.csv", TABLE)
    return out.getvalue()


def _text(text: str, encoding: str = "utf-8") -> Callable[[], bytes]:
    return lambda: text.encode(encoding)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", _workbook, "an Excel workbook"),
        ("a.xls", _workbook, "an Excel workbook"),
        ("a.xls", _text(PAGE), "a web page"),
        ("a.xls", _text(TABS), "a table in text"),
        ("a.xls", _text(TABS, "utf-16"), "a table in text"),
        ("a.xlsx", _text(TABLE), "a table in text"),
        ("a.xlsx", _zipped, "a zip archive"),
        ("a.csv", _zipped, "a zip archive"),
        ("a.csv", _text(JSON), "JSON"),
        ("a.csv", _text(OBJECT), "JSON"),
        ("a.csv", _text(CALENDAR), "a calendar"),
        ("a.json", _text(TABLE), "a table in text"),
        ("a.json", _text(LINES), "JSON Lines"),
        ("a.jsonl", _text(JSON), "JSON"),
        ("a.html", _text(TABLE), "a table in text"),
        ("a.ics", _text(TABLE), "a table in text"),
    ],
)
def test_a_file_is_read_by_its_content(
    name: str, content: Callable[[], bytes], words: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content())
    notes: list[str] = []
    event = load(tmp_path / name, note=notes.append).events[0]
    assert (event.date.text, event.title) == ("2031-05-02", "Ferrymen stop work")
    assert notes[0].endswith(
        f"{name} is {words} by its content, and read as that; its ending says something else"
    )


@pytest.mark.parametrize("padding", [0, 9_000])
@pytest.mark.parametrize("at", [0, 1])
def test_a_list_on_one_of_several_lines_does_not_make_them_a_json_document(
    at: int, padding: int, tmp_path: Path
) -> None:
    lines = [
        '{"event": {"id": "a", "date": "2031-05-02", "title": "Ferrymen stop work"}}',
        '{"event": {"id": "b", "date": "2031-05-03", "title": "The harbour is shut"}}',
    ]
    lines.insert(at, f'["{"x" * padding}"]')
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for from_format in (None, "jsonl"):
        with pytest.raises(FaultyData) as refused:
            load(path, from_format=from_format)
        (fault,) = refused.value.faults
        assert (fault.line, fault.problem) == (at + 1, "an object is needed: {...}")
    kept = load(path, skip_bad=True, note=lambda text: None)
    assert [event.id for event in kept.events] == ["a", "b"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", TABLE),
        ("a.csv", '[1921..1922],"date"\n'),
        ("a.csv", "Note\nDate,Event\n"),
        ("a.json", JSON),
        ("a.json", "title: no JSON, but a mistake"),
        ("a.json", '"title": "Strikes, 2031",' + OBJECT[1:]),
        ("a.json", "Strikes; 2031\n" + OBJECT),
        ("a.jsonl", "Strikes; 2031\n" + LINES),
        ("a.jsonl", OBJECT),
        ("a.jsonl", LINES),
        ("a.md", "<div>x</div>\n\n- 2031-05-02: a, b\n"),
        ("a.mw", "2031-05-02: a, b\n"),
        ("a.yml", JSON),
        ("a.html", "A text, and\n<table><tr><td>1</td></tr></table>"),
        ("a.txt", TABLE),
        ("a", TABLE),
    ],
)
def test_an_ending_that_may_be_right_is_believed(
    name: str, text: str, tmp_path: Path
) -> None:
    from crisistl.formats.core.choosing import detected

    (tmp_path / name).write_text(text, encoding="utf-8")
    known, remark = detected(Input.of(str(tmp_path / name)))
    if text.startswith("title:"):
        assert (known.name, remark is None) == ("csv", False)
    else:
        assert remark is None


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.csv", gzip.compress(b"x", mtime=0), "a.csv is a compressed file, which isn't read; unpack it"),
        ("a.xls", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
         "a.xls is an XML spreadsheet of Excel 2003, which isn't read; save its table as CSV or .xlsx"),
        ("a.csv", b"\x89PNG\r\n", "a.csv is a picture, which isn't read"),
    ],
)  # fmt: skip
def test_content_that_is_not_read_is_named(
    run: Run, name: str, content: bytes, reason: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    result = run("list", "--data", tmp_path / name)
    assert result.exit_code == 3
    assert reason in result.stderr


def test_check_and_convert_have_the_remark_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_text(PAGE, encoding="utf-8")
    remark = "a.xls is a web page by its content"
    assert remark in run("check", "--data", tmp_path / "a.xls").stderr
    assert remark in run("convert", tmp_path / "a.xls", tmp_path / "b.csv").stderr


def test_a_broken_zip_has_no_kind(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 and no more")
    assert content_kind(Input.of(str(tmp_path / "a.xlsx"))) == ""
