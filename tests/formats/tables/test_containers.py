"""One chronology in every container of a table reads the same."""

import io
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

import duckdb
import pytest

from conftest import Run
from crisistl.errors import CrisisError, DataError
from crisistl.formats.core.guarded import Limits
from crisistl.formats.loading import load
from crisistl.formats.tables import containers

HEADINGS = ("Date", "Event", "Who", "Where")
ROWS = [
    (
        f"2031-{1 + number // 3:02}-{1 + number % 3 * 7:02}",
        f"Meeting {number}",
        "Port; Union",
        "Harbour",
    )
    for number in range(30)
]
_OFFICE = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
_TABLE = 'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
_TEXT = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _csv(path: Path) -> None:
    path.write_text("\n".join(",".join(row) for row in (HEADINGS, *ROWS)))


def _tsv(path: Path) -> None:
    path.write_text("\n".join("\t".join(row) for row in (HEADINGS, *ROWS)))


def _html(path: Path) -> None:
    head = "".join(f"<th>{cell}</th>" for cell in HEADINGS)
    body = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS
    )
    path.write_text(
        f"<p>Text</p><table><tr><td>menu</td></tr></table><table><tr>{head}</tr>{body}</table>"
    )


def _markdown(path: Path) -> None:
    lines = ["# Title", "", "| " + " | ".join(HEADINGS) + " |", "|---|:---|---|---|"]
    path.write_text(
        "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in ROWS)])
    )


def _docx(path: Path) -> None:
    cells = (
        "".join(f"<w:tc><w:p><w:r><w:t>{c}</w:t></w:r></w:p></w:tc>" for c in row)
        for row in (HEADINGS, *ROWS)
    )
    table = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    with ZipFile(path, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f"<w:document {_W}><w:body><w:tbl>{table}</w:tbl></w:body></w:document>",
        )


def _ods(path: Path) -> None:
    _ods_of(path, [[*map(_ods_text, row)] for row in (HEADINGS, *ROWS)])


def _ods_text(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def _ods_date(value: str, shown: str) -> str:
    return (
        f'<table:table-cell office:value-type="date" office:date-value="{value}">'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )


def _ods_of(path: Path, rows_of_cells: list[list[str]]) -> None:
    rows = "".join(
        f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows_of_cells
    )
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/"/></manifest:manifest>',
        )
        archive.writestr(
            "content.xml",
            f"<office:document-content {_OFFICE} {_TABLE} {_TEXT}><office:body><office:spreadsheet>"
            f'<table:table table:name="A">{rows}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
        )


def _sqlite(path: Path) -> None:
    with sqlite3.connect(path) as base:
        base.execute('create table small ("Date" text)')
        base.execute(
            'create table events ("Date" text, "Event" text, "Who" text, "Where" text)'
        )
        base.executemany("insert into events values (?, ?, ?, ?)", ROWS)
    base.close()


def _parquet(path: Path) -> None:
    database = duckdb.connect()
    database.execute(
        'create table events ("Date" date, "Event" text, "Who" text, "Where" text)'
    )
    database.executemany("insert into events values (?, ?, ?, ?)", ROWS)
    database.execute(f"copy events to '{path}' (format parquet)")


def _listed(run: Run, path: Path) -> str:
    found = run("list", "--data", path, "-f", "csv")
    assert found.exit_code == 0, found.stderr
    return found.stdout


@pytest.mark.parametrize(
    ("ending", "save"),
    [
        ("tsv", _tsv), ("html", _html), ("md", _markdown), ("docx", _docx), ("ods", _ods), ("sqlite", _sqlite),
        ("parquet", _parquet),
    ],
)  # fmt: skip
def test_a_table_reads_the_same_from_every_container(
    run: Run, tmp_path: Path, ending: str, save
) -> None:
    _csv(tmp_path / "a.csv")
    save(tmp_path / f"b.{ending}")
    expected = _listed(run, tmp_path / "a.csv")
    assert expected.count("\n") == 31
    assert _listed(run, tmp_path / f"b.{ending}") == expected


@pytest.mark.parametrize("ending", ["ods", "xls", "docx", "sqlite", "parquet"])
def test_what_is_no_such_file_is_refused_in_one_line(
    run: Run, tmp_path: Path, ending: str
) -> None:
    (tmp_path / f"b.{ending}").write_bytes(b"not that at all")
    found = run("list", "--data", tmp_path / f"b.{ending}")
    assert found.exit_code == 3
    assert found.stderr.count("\n") == 1
    assert "as CSV" in found.stderr or "or CSV" in found.stderr


@pytest.mark.parametrize("ending", ["html", "md"])
def test_a_text_without_a_table_is_refused(
    run: Run, tmp_path: Path, ending: str
) -> None:
    for text in ("only text", "", "<!-- -->"):
        (tmp_path / f"b.{ending}").write_text(text)
        found = run("list", "--data", tmp_path / f"b.{ending}")
        assert found.exit_code == 3
    assert "has no table with a row of headings and events below it" in found.stderr


def test_cells_over_several_rows_hold_for_each_of_them(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "b.html").write_text(
        "<table><tr><th>date</th><th>event</th></tr><tr><td rowspan=2>2031-05-02</td><td>A</td></tr>"
        "<tr><td>B</td></tr><tr><td>2031-05-06</td><td>C</td></tr></table>"
    )
    found = run(
        "list", "--data", tmp_path / "b.html", "-f", "csv", "--columns", "date,title"
    )
    assert found.stdout == "date,title\n2031-05-02,A\n2031-05-02,B\n2031-05-06,C\n"


@pytest.mark.parametrize(
    ("ending", "write"), [("html", _html), ("docx", _docx), ("ods", _ods)]
)
def test_the_libraries_of_other_containers_run_under_limits(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ending: str,
    write: Callable[[Path], None],
) -> None:
    seen = []

    def refused(name: str, limits: Limits, items: Callable[[], Iterator[Any]]) -> Any:
        seen.append(limits)
        raise DataError(f"{name}: reading it took more than 1 second", "save it as CSV")

    monkeypatch.setattr(containers, "guarded", refused)
    path = tmp_path / f"a.{ending}"
    write(path)
    result = run("list", "--data", path)
    assert result.exit_code == 3
    assert "took more than 1 second; save it as CSV" in result.stderr
    assert seen == [Limits.of_table(path.stat().st_size)]


def test_a_midnight_of_a_spreadsheet_is_a_time_where_the_cell_shows_one(
    run: Run, tmp_path: Path
) -> None:
    rows = [
        [_ods_text("Event"), _ods_text("Date")],
        [_ods_text("Order"), _ods_date("1956-11-06T22:00:00", "6.11.56 22:00")],
        [_ods_text("Ceasefire"), _ods_date("1956-11-07", "7.11.56 00:00")],
        [_ods_text("Some time"), _ods_date("1956-11-08", "8.11.56")],
    ]
    _ods_of(tmp_path / "a.ods", rows)
    found = run("list", "--data", tmp_path / "a.ods", "-f", "csv", "--columns", "date")
    assert found.stdout.split() == [
        "date",
        "1956-11-06T22:00:00",
        "1956-11-07T00:00:00",
        "1956-11-08",
    ]
    assert "line 4: a day, or 00:00 of that day" in found.stderr


@pytest.mark.parametrize("method", [ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA])
def test_a_zip_file_with_a_changed_byte_is_read_or_refused(
    tmp_path: Path, method: int
) -> None:
    packed = io.BytesIO()
    with ZipFile(packed, "w", method) as archive:
        archive.writestr("a.csv", "Date,Event\n" + "2022-01-01,Talks\n" * 30)
    whole = packed.getvalue()
    path = tmp_path / "a.zip"
    refused = 0
    for place in range(len(whole)):
        data = bytearray(whole)
        data[place] ^= 0xFF
        path.write_bytes(data)
        try:
            load(path)
        except CrisisError:  # anything else is a traceback for the user
            refused += 1
    assert refused > 20


def test_a_part_that_ends_too_soon_in_a_zip_file_is_refused(
    run: Run, tmp_path: Path
) -> None:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("a.csv", "Date,Event\n2022-01-01,Talks\n")
    # the sizes in the directory say that the part is larger than the whole file
    data = packed.getvalue()
    at = data.index(b"PK\1\2")
    large = (1_000_000).to_bytes(4, "little")
    data = data[: at + 20] + large * 2 + data[at + 28 :]
    (tmp_path / "a.zip").write_bytes(data)
    found = run("list", "--data", tmp_path / "a.zip")
    assert found.exit_code == 3
    assert "can't be read as a zip archive; unpack it" in found.stderr


def test_marks_of_footnotes_and_hidden_keys_are_not_in_the_text(tmp_path: Path) -> None:
    page = tmp_path / "x.html"
    page.write_text(
        "<table><tr><th>Date</th><th>Event</th></tr><tr>"
        '<td><span style="display: none">20310502</span>2 May 2031</td>'
        '<td><style>.a{color:red}</style>The port opens<sup class="reference"><a href="#c">[2]</a></sup> today'
        '<a href="#fn1" class="footnote-ref" role="doc-noteref"><sup>1</sup></a></td></tr></table>'
    )
    (event,) = load(page, note=lambda _: None).events
    assert (event.date.text, event.title) == ("2031-05-02", "The port opens today")
