"""Days before 1900 in the files of spreadsheets: as their program shows them, or refused with the reason."""

from datetime import date, datetime, time
from pathlib import Path
from zipfile import ZipFile

import pytest

from conftest import Run
from crisistl.formats.tables.old_days import as_shown, faults_of_xls

_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
)
_CELL = '<table:table-cell office:value-type="{0}"{1}><text:p>{2}</text:p></table:table-cell>'


def _ods(path: Path, generator: str) -> None:
    heads = [_CELL.format("string", "", head) for head in ("date", "title")]
    value = ' office:date-value="1066-10-20"'
    event = [
        _CELL.format("date", value, "1066-10-14"),
        _CELL.format("string", "", "Battle"),
    ]
    rows = "".join(
        f"<table:table-row>{''.join(row)}</table:table-row>" for row in (heads, event)
    )
    content = (
        f"<office:document-content {_SPACES}><office:body><office:spreadsheet>"
        f'<table:table table:name="A">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    meta = f"<office:document-meta {_SPACES}><meta:generator>{generator}</meta:generator></office:document-meta>"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/"/></manifest:manifest>'
    )
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("meta.xml", meta)
        archive.writestr("content.xml", content)


@pytest.mark.parametrize(
    ("generator", "day"),
    [("LibreOffice/7.4.7.2$Linux_X86_64", "1066-10-14"), ("ODFPY/1.4.2", "1066-10-20")],
)
def test_a_day_before_1582_in_ods_is_the_one_that_its_program_shows(
    run: Run, tmp_path: Path, generator: str, day: str
) -> None:
    _ods(tmp_path / "a.ods", generator)
    found = run("list", "--data", tmp_path / "a.ods", "-f", "csv", "--columns", "date")
    assert found.stdout.split() == ["date", day]


def test_days_are_shown_by_the_julian_calendar_up_to_4_october_1582() -> None:
    assert as_shown(date(1582, 10, 14)) == "1582-10-04"
    assert as_shown(date(1582, 10, 15)) == date(1582, 10, 15)
    assert as_shown(datetime(1492, 10, 21, 8, 30)) == "1492-10-12 08:30:00"
    assert as_shown("1066") == "1066"


def test_days_of_xls_before_march_1900_are_faults() -> None:
    rows = [
        ["Date", "At", "Title"],
        [date(1900, 2, 28), time(0), "a"],
        [date(1900, 3, 1), time(5), "b"],
        [time(0), "", "a day before 1900, as it is read"],
    ]
    assert [*faults_of_xls(rows)] == [2, 4]
    assert [*faults_of_xls([["Date"], [time(0)], [time(0)]])] == [2, 3]
    assert faults_of_xls([["Date"], [date(1962, 10, 16)]]) == {}
