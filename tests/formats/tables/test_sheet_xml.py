"""The cells of a workbook: what our parser finds is what openpyxl finds, and what a parser must not do."""

import io
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.parsers.expat import ExpatError

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from crisistl.formats.core.input import Input
from crisistl.formats.core.record import Fault
from crisistl.formats.tables.sheet_xml import (
    Cell,
    SheetRow,
    column_of,
    escaped,
    shared_strings,
    sheet_rows,
    unescaped,
)
from crisistl.formats.tables.workbook_cells import CellValues
from crisistl.formats.tables.workbook_file import opened

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
FORMATS = (
    "General", "0.00", "yyyy-mm-dd", "mmm yy", "yyyy", "d mmm yyyy hh:mm", "h:mm:ss", "[h]:mm", '"on" d/m/yy', "@",
)  # fmt: skip

texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"),
    max_size=12,
)
# a text with "=" at its beginning is a formula to openpyxl, and "#REF!" an error
plain_texts = texts.filter(lambda text: not text.startswith(("=", "#")))
numbers = st.integers(-(10**6), 10**6) | st.floats(
    -1e6, 1e6, allow_nan=False, allow_infinity=False
)
times = st.datetimes(datetime(1900, 3, 1), datetime(2200, 1, 1)).map(
    lambda found: found.replace(microsecond=0)
)
values = (
    plain_texts
    | numbers
    | st.booleans()
    | times
    | times.map(datetime.date)
    | times.map(datetime.time)
    | st.none()
)
cells = st.tuples(values, st.sampled_from(FORMATS))


def values_of(data: bytes) -> dict[int, list[Any] | Fault]:
    """The rows of the first sheet as we read them, by number."""
    with opened(Input(None, "a.xlsx", None, io.BytesIO(data))) as book:
        found = CellValues(book.book, book.strings(), of_office=False)
        with book.archive.open(book.sheet_part(None)) as stream:
            batches = [*sheet_rows(stream)]
    return {row.number: found.row(row)[0] for batch in batches for row in batch}


def as_text(value: Any) -> Any:
    """A value of openpyxl as our readers write it, whatever the format of its cell is; an empty text is nothing."""
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time | timedelta):
        return str(value)
    if value == "":
        return None
    return value


def agrees(ours: Any, theirs: Any) -> bool:
    """Whether a value is that of openpyxl, or a date without the day or the time that its cell doesn't show."""
    if type(ours) is not type(theirs):
        return False
    if ours == theirs:
        return True
    is_day = isinstance(theirs, str) and theirs.endswith(" 00:00:00")
    return is_day and theirs.startswith(ours) and len(ours) in (4, 7, 10)


def check_both(data: bytes) -> None:
    """Compare every cell of a workbook with what openpyxl reads in it."""
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    ours = values_of(data)
    sheet = book.worksheets[0]
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        found = ours.get(number, [])
        assert isinstance(found, list)
        padded = [*found, *[None] * (len(row) - len(found))]
        for our, their in zip(padded, row, strict=True):
            assert agrees(as_text(our), as_text(their)), (number, our, their)


@given(st.lists(st.lists(cells, max_size=4), max_size=4))
def test_cells_have_the_values_that_openpyxl_reads(
    rows: list[list[tuple[Any, str]]],
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for number, row in enumerate(rows, 1):
        for column, (value, code) in enumerate(row, 1):
            sheet.cell(number, column, value).number_format = code
    out = io.BytesIO()
    book.save(out)
    check_both(out.getvalue())


@given(
    st.lists(st.lists(plain_texts | numbers | st.booleans(), max_size=4), max_size=4)
)
def test_cells_of_another_writer_have_the_same_values(rows: list[list[Any]]) -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True})
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str) and len(value) > 1:
                sheet.write_rich_string(number, column, value[:1], bold, value[1:])
            elif isinstance(value, str):
                sheet.write_string(number, column, value)
            else:
                sheet.write(number, column, value)
    book.close()
    check_both(out.getvalue())


def rows_of(inside: str) -> list[tuple[int, list[Any]]]:
    """The rows of a sheet with this XML inside."""
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>{inside}</sheetData></worksheet>'
    batches = [*sheet_rows(io.BytesIO(xml.encode()))]
    return [
        (row.number, [(cell.column, cell.text) for cell in row.cells])
        for batch in batches
        for row in batch
    ]


def test_places_can_be_left_out_and_rows_without_cells_are_passed_over() -> None:
    found = rows_of(
        '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row>'
        '<row r="5"/><row><c><v>4</v></c></row><row r="9.0"><c r="AA9"><v/></c></row>'
    )
    assert found == [
        (1, [(1, "1"), (4, "2"), (5, "3")]),
        (6, [(1, "4")]),
        (9, [(27, "")]),
    ]


def test_a_prefix_and_parts_of_a_text_are_read_and_the_pronunciation_is_not() -> None:
    xml = (
        f'<x:sst xmlns:x="{MAIN}"><x:si><x:r><x:t>Tō</x:t></x:r><x:r><x:rPr/><x:t>kyō</x:t></x:r>'
        "<x:rPh><x:t>tookyoo</x:t></x:rPh></x:si><x:si><x:t>a_x000D_b_x005F_x000D_</x:t></x:si><x:si/></x:sst>"
    )
    assert shared_strings(io.BytesIO(xml.encode("utf-16"))) == [
        "Tōkyō",
        "a\rb_x000D_",
        "",
    ]


@pytest.mark.parametrize("place", ["12", "B", "ABCD1", "Ä1", ""])
def test_what_is_no_place_of_a_cell_is_refused(place: str) -> None:
    with pytest.raises(ValueError, match="isn't the place of a cell"):
        column_of(place)


def test_the_last_column_has_its_number() -> None:
    assert [column_of(place) for place in ("A1", "z9", "AA10", "XFD1048576")] == [
        1,
        26,
        27,
        16384,
    ]


@given(texts | st.from_regex(r"(_x[0-9A-F]{4}_){1,3}", fullmatch=True))
def test_a_text_that_reads_as_an_escape_comes_back(text: str) -> None:
    assert unescaped(escaped(text)) == text


def test_an_escape_of_half_a_character_stays() -> None:
    assert unescaped("_x0001_ _xD800_ _x0041_") == "\x01 _xD800_ A"


def test_a_document_type_and_a_cut_sheet_are_refused() -> None:
    with pytest.raises(ValueError, match="document type"):
        [*sheet_rows(io.BytesIO(b"<!DOCTYPE x []><x/>"))]
    with pytest.raises(ExpatError):
        [*sheet_rows(io.BytesIO(b"<x><y/>"))]


def test_a_formula_can_have_the_empty_text_as_its_result() -> None:
    """Excel and LibreOffice write such a result as a text without content, and no result without a type."""
    values = CellValues(openpyxl.Workbook(), [], of_office=False)
    solved = Cell(2, "str", 0, "", is_formula=True)
    unsolved = Cell(3, "n", 0, None, is_formula=True)
    day = Cell(1, "str", 0, "2022-01-10", is_formula=True)
    assert values.row(SheetRow(2, 2, [day, solved])) == (["2022-01-10", None], False)
    fault, _ = values.row(SheetRow(3, 3, [day, solved, unsolved]))
    assert isinstance(fault, Fault)
    assert fault.sentence() == (
        "line 3: the formula in the cell C3 has no value; open the file in Excel and save it"
    )
