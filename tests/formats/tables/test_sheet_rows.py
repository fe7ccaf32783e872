"""Sheet rows: the XML of rows is, byte for byte, what openpyxl writes of the same values."""

import io
import re
from datetime import date
from zipfile import ZipFile

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from crisistl.formats.tables.sheet_rows import (
    Look,
    looks_in_order,
    plain_text,
    rows_as_xml,
)
from crisistl.output.table import Cell, Column, Row

COLUMNS = (
    Column("id", "id"),
    Column("earliest", "date"),
    Column("title", "title"),
    Column("lat", "number"),
)
TEXTS = st.text(st.characters(exclude_categories=("Cs",))) | st.sampled_from(
    (
        "a & b < c",
        " ends ",
        "_x0041_",
        "\r",
        "line\nbreak",
        "Ḥamā 東",
        "\x0b",
        "\ufffe",
        "",
        "=1+1",
    )
)
ROWS = st.lists(
    st.tuples(
        TEXTS,
        st.sampled_from((None, "2022-01-10", "1900-02-28", "-0043-03-15", "2022-01-10T05:00")),
        st.none() | TEXTS,
        st.none() | st.integers(-180, 180) | st.floats(-180, 180),
    ),
    min_size=1,
    max_size=5,
)  # fmt: skip
PLAIN, DAY, LONG = Look(False, False), Look(True, False), Look(False, True)


def by_openpyxl(rows: list[Row]) -> bytes:
    """The rows below a header as openpyxl writes them; the styles in the order in which they come."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(["header"])
    for row in rows:
        sheet.append(
            [
                made(sheet, value, column.name)
                for value, column in zip(row, COLUMNS, strict=True)
            ]
        )
    out = io.BytesIO()
    book.save(out)
    xml = ZipFile(out).read("xl/worksheets/sheet1.xml")
    found = re.search(rb"</row>(<row.*)</sheetData>", xml, re.DOTALL)
    assert found
    return found[1]


def made(sheet: object, value: Cell, name: str) -> object:
    if value is None:
        return None
    cell: object
    if name == "earliest" and str(value)[:4] == "2022":
        cell = openpyxl.cell.WriteOnlyCell(sheet, date.fromisoformat(str(value)[:10]))
        cell.number_format = "yyyy-mm-dd"  # type: ignore[attr-defined]
    elif isinstance(value, str):
        cell = openpyxl.cell.WriteOnlyCell(sheet, plain_text(value))
        cell.data_type = "s"  # type: ignore[attr-defined]
    else:
        cell = openpyxl.cell.WriteOnlyCell(sheet, value)
    wrapped = name == "title"
    cell.alignment = openpyxl.styles.Alignment(vertical="top", wrap_text=wrapped)  # type: ignore[attr-defined]
    return cell


@given(ROWS)
def test_rows_are_those_of_openpyxl(rows: list[Row]) -> None:
    styles = {
        look: number for number, look in enumerate(looks_in_order(rows, COLUMNS), 1)
    }
    number = openpyxl.compat.safe_string
    written = b"".join(rows_as_xml(rows, COLUMNS, "ABCD", styles, number))
    assert written == by_openpyxl(rows)


def test_looks_come_in_the_order_of_rows() -> None:
    rows: list[Row] = [
        ("a", None, None, None),
        ("b", None, "T", 1.5),
        ("c", "2022-01-10", "U", None),
    ]
    assert looks_in_order(rows, COLUMNS) == [PLAIN, LONG, DAY]
    assert looks_in_order(rows[2:], COLUMNS) == [PLAIN, DAY, LONG]
