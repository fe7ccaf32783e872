"""Excel: real dates, formulas and sheets; texts that stay texts; and ours, which comes back as it was."""

import builtins
import io
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import assume, given, settings

from crisistl.errors import DataError, OutputError
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import Fault, ReadOptions
from crisistl.formats.loading import load
from crisistl.formats.tables.sheet_xml import Cell, SheetRow
from crisistl.formats.tables.workbook import read
from crisistl.formats.tables.workbook_cells import CellValues
from crisistl.formats.tables.workbook_writer import write
from crisistl.model.timeline import Event, Timeline
from exchange import reading
from strategies import timelines
from tables import tells_all, told


def workbook(
    *rows: tuple[Any, ...], formats: dict[str, str] | None = None, sheet: str = "One"
) -> bytes:
    """A workbook with these rows in its one sheet and these number formats in its cells."""
    book = openpyxl.Workbook()
    active = book.active
    assert active is not None
    active.title = sheet
    for row in rows:
        active.append(row)
    for cell, code in (formats or {}).items():
        active[cell].number_format = code
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def written(timeline: Timeline) -> bytes:
    """The workbook that we write."""
    out = io.BytesIO()
    write(timeline, out)
    return out.getvalue()


def refused(data: bytes, part: str | None = None) -> str:
    """The message with which a workbook is refused."""
    with pytest.raises(DataError) as error:
        [*read(Input(None, "a.xlsx", part, io.BytesIO(data)), ReadOptions())]
    return str(error.value)


def test_real_dates_are_days_and_numbers_numbers() -> None:
    data = workbook(
        ("Date", "Title", "Dead", "Sure"),
        (date(2022, 1, 10), "Talks", 3, True),
        (2022, "Year", 1.5, None),
    )
    events = reading(read, data).events
    assert [(e.date.text, e.title, e.extra) for e in events] == [
        ("2022-01-10", "Talks", {"Dead": 3, "Sure": True}),
        ("2022", "Year", {"Dead": 1.5}),
    ]


def test_a_time_of_day_stays_in_the_words_of_the_date() -> None:
    event = reading(
        read,
        workbook(
            ("date", "title", "at"), (datetime(2022, 1, 10, 14, 30), "x", time(9, 5))
        ),
    ).events[0]
    assert (event.date.text, event.date_text, event.extra) == (
        "2022-01-10T14:30:00",
        "2022-01-10 14:30:00",
        {"at": "09:05:00"},
    )


def test_a_month_that_became_a_first_day_is_a_month_and_said() -> None:
    notes: list[str] = []
    formats = {
        "A2": "mmm-yy",
        "A3": "yyyy",
        "A4": "mmm-yy",
        "A5": '[$-409]mmmm" of "yyyy',
        "A6": "dd/mm/yyyy",
    }
    days = [
        date(2022, 1, 1),
        date(2021, 1, 1),
        date(2022, 1, 15),
        date(2022, 3, 1),
        date(2022, 4, 1),
    ]
    data = workbook(("date", "title"), *((day, "x") for day in days), formats=formats)
    dates = [e.date.text for e in reading(read, data, notes=notes).events]
    assert dates == ["2022-01", "2021", "2022-01-15", "2022-03", "2022-04-01"]
    assert notes == [
        "3 dates shown without a day and read as a month or year, first on line 2"
    ]


def test_dates_that_are_text_follow_the_rules_of_csv() -> None:
    data = workbook(("date", "title"), ("10.01.2022", "x"), ("13.01.2022", "y"))
    assert [e.date.text for e in reading(read, data).events] == [
        "2022-01-10",
        "2022-01-13",
    ]


def test_the_first_sheet_is_read_or_the_one_that_is_named(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(workbook(("date", "title"), (2021, "first")))
    )
    book.create_sheet("Zwei").append(("date", "title"))
    book["Zwei"].append((2022, "second"))
    path = tmp_path / "a.xlsx"
    book.save(path)
    for name, title in ((str(path), "first"), (f"{path}#zwei", "second")):
        records = [*read(Input.of(name), ReadOptions())]
        assert records[-1].value["title"] == title  # type: ignore[union-attr]


def test_a_sheet_that_is_not_there_is_refused() -> None:
    assert (
        refused(workbook(("date", "title")), "Tow")
        == "a.xlsx: no sheet 'Tow'; it has 'One'"
    )
    assert refused(workbook(("date", "title"), sheet="Events"), "Event") == (
        "a.xlsx: no sheet 'Event'; did you mean 'Events'?"
    )


def test_what_is_no_workbook_is_refused() -> None:
    assert (
        refused(b"date,title\n")
        == "a.xlsx is not a workbook that can be read; save it as .xlsx"
    )
    assert refused(workbook(("date", "title"))[:-300]) == (
        "a.xlsx is not a workbook that can be read; save it as .xlsx"
    )


@pytest.mark.parametrize(
    "member",
    [
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
        "docProps/core.xml",
    ],
)
@pytest.mark.parametrize(
    "content", [b"", b"<x", b"<worksheet><sheetData><row><c t='s'><v>9</v></c></row>"]
)
def test_a_workbook_with_a_damaged_part_is_refused(member: str, content: bytes) -> None:
    damaged = io.BytesIO()
    with (
        ZipFile(io.BytesIO(workbook(("date", "title"), (2022, "x")))) as whole,
        ZipFile(damaged, "w") as archive,
    ):
        for name in whole.namelist():
            archive.writestr(name, content if name == member else whole.read(name))
    assert (
        refused(damaged.getvalue())
        == "a.xlsx is not a workbook that can be read; save it as .xlsx"
    )


def with_damaged_bytes(member: str) -> bytes:
    """A workbook of one event in which a part can't be unpacked."""
    data = bytearray(workbook(("date", "title"), (2022, "x")))
    with ZipFile(io.BytesIO(data)) as archive:
        start = archive.getinfo(member).header_offset + 30 + len(member)
    data[start : start + 8] = b"\xff" * 8  # no block of deflated data begins so
    return bytes(data)


@pytest.mark.parametrize("member", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_a_workbook_with_damaged_bytes_is_refused(member: str) -> None:
    assert (
        refused(with_damaged_bytes(member))
        == "a.xlsx is not a workbook that can be read; save it as .xlsx"
    )


def test_a_workbook_whose_program_can_not_be_read_is_read() -> None:
    (event,) = reading(read, with_damaged_bytes("docProps/app.xml")).events
    assert event.title == "x"


def test_a_formula_without_a_value_and_an_error_are_faults() -> None:
    data = workbook(
        ("date", "title"), (2022, "=A2"), (2022, "#REF!"), (2022, "#N/A"), (2022, "x")
    )
    with pytest.raises(DataError) as error:
        reading(read, data)
    assert str(error.value).splitlines()[1:] == [
        "  line 2: the formula in the cell B2 has no value; open the file in Excel and save it",
        "  line 3: the cell B3 contains the error #REF!",
        "  line 4: column title: is empty; every event needs a date and a title",
    ]


def test_without_the_library_it_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **named: Any) -> Any:
        if name == "openpyxl":
            raise ImportError(name)
        return real(name, *args, **named)

    data = workbook(("date", "title"))
    monkeypatch.setattr(builtins, "__import__", without)
    assert refused(data).startswith(
        "Excel files need the library openpyxl; install it with: "
    )
    with pytest.raises(OutputError, match="Excel files need the library openpyxl"):
        write(Timeline(), io.BytesIO())


def test_texts_stay_texts() -> None:
    event = Event(
        id="x",
        date="2022-01-10",
        title="=1+1",
        summary="'@x",
        place="-5",
        date_text="12",
        extra={"a": "\x0b"},
    )
    sheet = openpyxl.load_workbook(io.BytesIO(written(Timeline(events=(event,)))))[
        "Events"
    ]
    cells = {sheet.cell(1, n).value: sheet.cell(2, n) for n in range(1, 23)}
    texts = [cells[name] for name in ("date", "title", "summary", "place", "date_text")]
    assert [(cell.value, cell.data_type) for cell in texts] == [
        ("2022-01-10", "s"), ("=1+1", "s"), ("'@x", "s"), ("-5", "s"), ("12", "s"),
    ]  # fmt: skip
    assert sheet.freeze_panes == "A2"


def sheet_of(*events: Event) -> Any:
    """The sheet that we write of these events."""
    return openpyxl.load_workbook(io.BytesIO(written(Timeline(events=events))))[
        "Events"
    ]


def column(sheet: Any, name: str) -> list[Any]:
    """The cells below a header."""
    (found,) = [cells for cells in sheet.iter_cols() if cells[0].value == name]
    return [*found[1:]]


def test_the_header_stays_in_sight_and_has_a_filter_over_all_rows() -> None:
    sheet = sheet_of(
        Event(id="x", date="2022", title="t"), Event(id="y", date="2022", title="t")
    )
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:AB3")
    assert sheet_of().auto_filter.ref == "A1:AB1"


def test_the_first_and_last_day_are_dates_of_excel_and_the_date_is_text() -> None:
    dates = ["2022-01", "2014~/..", "1900-02-28/1900-03-01", "0602"]
    sheet = sheet_of(
        *(Event(id=f"e{n}", date=when, title="t") for n, when in enumerate(dates))
    )
    assert [cell.value for cell in column(sheet, "date")] == dates
    assert [cell.value for cell in column(sheet, "earliest")] == [
        datetime(2022, 1, 1), datetime(2014, 1, 1), "1900-02-28", "0602-01-01",
    ]  # fmt: skip
    assert [cell.value for cell in column(sheet, "latest")] == [
        datetime(2022, 1, 31), None, datetime(1900, 3, 1), "0602-12-31",
    ]  # fmt: skip
    assert column(sheet, "earliest")[0].number_format == "yyyy-mm-dd"


def test_columns_are_as_wide_as_what_is_in_them_but_no_wider_than_can_be_read() -> None:
    event = Event(
        id="talks-in-vell",
        date="2022",
        title="t" * 20,
        summary="s" * 200,
        place="p" * 200,
    )
    sheet = sheet_of(event)
    widths = {
        name: sheet.column_dimensions[column(sheet, name)[0].column_letter].width
        for name in ("id", "title", "summary", "place", "precision", "earliest")
    }
    assert widths == {
        "id": 15,
        "title": 22,
        "summary": 80,
        "place": 30,
        "precision": 13,
        "earliest": 12,
    }


def test_titles_and_summaries_are_wrapped_and_all_begins_at_the_top() -> None:
    sheet = sheet_of(Event(id="x", date="2022", title="t", summary="s", place="p"))
    looks = {
        name: column(sheet, name)[0].alignment
        for name in ("title", "summary", "place", "earliest")
    }
    assert {name for name, look in looks.items() if look.wrap_text} == {
        "title",
        "summary",
    }
    assert {look.vertical for look in looks.values()} == {"top"}


def test_characters_that_xml_cannot_hold_are_escaped_and_come_back() -> None:
    title = "".join(map(chr, (*range(1, 9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)))
    event = Event(id="x", date="2022", title=f"a{title}_x0001_b")
    (cell,) = column(sheet_of(event), "title")
    assert cell.value.startswith("a_x0001__x0002_")
    (again,) = reading(read, written(Timeline(events=(event,)))).events
    assert again.title == event.title


def test_a_text_longer_than_a_cell_is_refused() -> None:
    timeline = Timeline(
        events=(Event(id="x", date="2022", title="t", summary="x" * 32_768),)
    )
    with pytest.raises(OutputError) as error:
        written(timeline)
    assert str(error.value) == (
        "event 'x': summary has 32,768 characters and a cell of Excel holds 32,767; write CSV or JSON"
    )


def test_the_same_timeline_gives_the_same_bytes(
    small_timeline: Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = written(small_timeline)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert written(small_timeline) == first


@settings(max_examples=25)
@given(timelines())
def test_what_we_write_comes_back(timeline: Timeline) -> None:
    assume(tells_all(timeline))
    assert told(reading(read, written(timeline))) == told(timeline)


def test_days_of_libreoffice_are_those_that_it_shows(tmp_path: Path) -> None:
    """LibreOffice counts a day less than Excel before March 1900, and shows the Julian calendar before 1582."""
    numbers = {-304318: "1066-10-14", -115858: "1582-10-15", -115859: "1582-10-04", 1: "1899-12-31", 59: "1900-02-27",
               60: "1900-02-28", 61: "1900-03-01", 44571: "2022-01-10"}  # fmt: skip
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("Date", "Event"))
    for number, day in numbers.items():
        sheet.append((number, day))
        sheet.cell(sheet.max_row, 1).number_format = "yyyy-mm-dd"
    book.save(tmp_path / "excel.xlsx")
    with (
        ZipFile(tmp_path / "excel.xlsx") as excel,
        ZipFile(tmp_path / "office.xlsx", "w") as office,
    ):
        for name in excel.namelist():
            content = excel.read(name)
            if name == "docProps/app.xml":
                content = b"<Properties><Application>LibreOffice/7.4.7.2</Application></Properties>"
            office.writestr(name, content)
    found = load(tmp_path / "office.xlsx").events
    assert [(event.date.text, event.title) for event in found] == [
        (day, day) for day in numbers.values()
    ]
    excels = {
        event.title: event.date.text for event in load(tmp_path / "excel.xlsx").events
    }
    assert (excels["1899-12-31"], excels["2022-01-10"]) == ("1900-01-01", "2022-01-10")


def test_a_year_below_1000_has_four_digits(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("Date", "Event"))
    sheet.append((datetime(900, 5, 1), "Founding"))
    sheet.append((datetime(900, 5, 1, 10, 30), "Feast"))
    book.save(tmp_path / "a.xlsx")
    dates = [event.date.text for event in load(tmp_path / "a.xlsx").events]
    assert dates == ["0900-05-01T00:00:00", "0900-05-01T10:30:00"]


def test_midnight_is_a_time_where_the_cell_shows_one(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("Date", "Event"))
    sheet.append((datetime(1956, 11, 6, 22), "Order"))
    sheet.append((datetime(1956, 11, 7), "Ceasefire"))
    sheet.append((datetime(1956, 11, 7), "Some time that day"))
    sheet["A4"].number_format = "d mmm yyyy"
    book.save(tmp_path / "a.xlsx")
    dates = {event.title: event.date.text for event in load(tmp_path / "a.xlsx").events}
    assert dates == {
        "Order": "1956-11-06T22:00:00",
        "Ceasefire": "1956-11-07T00:00:00",
        "Some time that day": "1956-11-07",
    }


def test_a_formula_of_text_without_a_value_is_a_fault_unless_its_text_is_empty() -> (
    None
):
    """As other programs than Excel write them: <c t="str"> with a formula alone, or with an empty value."""
    cells = CellValues(openpyxl.Workbook(), (), of_office=False)
    empty = Cell(1, "str", 0, "", True)
    unsolved = Cell(1, "str", 0, None, True)
    assert cells.row(SheetRow(2, 1, [empty])) == ([None], False)
    fault, _ = cells.row(SheetRow(2, 1, [unsolved]))
    assert isinstance(fault, Fault)
