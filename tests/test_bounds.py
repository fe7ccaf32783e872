"""Bounds: what a small file can make the program do grows with the file, or is refused with a reason."""

import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from crisistl.errors import DataError
from crisistl.formats.core.guarded import Limits
from crisistl.formats.loading import load
from crisistl.formats.tables import workbook as workbook_module
from crisistl.formats.tables.workbook_cells import CellValues


def chronology(folder: Path, name: str = "a.json", **parts: Any) -> Path:
    """A chronology of these parts, as JSON."""
    path = folder / name
    path.write_text(json.dumps(parts), encoding="utf-8")
    return path


def event(**fields: Any) -> dict[str, Any]:
    return {"id": "x", "date": "2022", "title": "x"} | fields


def test_many_unknown_fields_of_one_event_are_a_few_faults(
    run: Run, tmp_path: Path
) -> None:
    path = chronology(tmp_path, events=[event(**{f"k{n}": n for n in range(3000)})])
    result = run("list", "--data", path)
    assert result.exit_code == 3
    lines = result.stderr.splitlines()
    assert lines[0].endswith(": 21 faults; nothing was read")
    assert lines[1].endswith("The same 19 more times on this line.")
    assert lines[2].endswith("events[0] 'x': and 2,980 more faults in the same place")
    assert lines[3:] == ["  to leave them out and read the rest, add --skip-bad"]


@pytest.mark.parametrize(("depth", "code"), [(99, 0), (100, 3), (300, 3)])
@pytest.mark.parametrize(
    "shape", [("[", "]"), ('{"a":', "}")], ids=["lists", "objects"]
)
def test_what_is_nested_deeply_can_be_written_again_or_is_not_read(
    run: Run, tmp_path: Path, depth: int, code: int, shape: tuple[str, str]
) -> None:
    path = tmp_path / "a.json"
    value = f"{shape[0] * depth}1{shape[1] * depth}"
    path.write_text(
        f'{{"events":[{{"id":"a","date":"2022","title":"T","extra":{{"k":{value}}}}}]}}'
    )
    for words in (
        ("list", "--data", path),
        ("fmt", path),
        ("export", tmp_path / "b.json", "--data", path),
    ):
        result = run(*words)
        assert result.exit_code == code, result.stderr
        assert ("nested too deeply; at most 100" in result.stderr) == bool(code)


def chain(folder: Path, length: int) -> Path:
    """A chronology of actors each of whom is part of the one before."""
    actors = [
        {"id": f"a{n}", "name": f"Actor {n}"} | ({"part_of": f"a{n - 1}"} if n else {})
        for n in range(length)
    ]
    return chronology(
        folder,
        f"{length}.json",
        actors=actors,
        events=[event(actors=[f"a{length - 1}"])],
    )


def test_a_page_grows_with_the_length_of_a_chain_of_actors(
    run: Run, tmp_path: Path
) -> None:
    sizes = []
    for length in (500, 1000):
        out = tmp_path / f"{length}.html"
        assert run("export", out, "--data", chain(tmp_path, length)).exit_code == 0
        sizes.append(out.stat().st_size)
    assert sizes[1] - sizes[0] < 500 * 500


def test_what_is_at_the_top_of_a_chain_is_found_from_its_end(
    run: Run, tmp_path: Path
) -> None:
    path = chain(tmp_path, 1000)
    assert len(run("list", "--actor", "a0", "--data", path).lines) == 1
    assert (
        run("count", "actor", "--depth", "1", "--data", path).lines[0] == "Actor 0\t1"
    )


@pytest.mark.parametrize(
    "words", [("count", "pair"), ("count", "pair", "pair"), ("gaps", "--per", "pair")]
)
def test_an_event_of_too_many_pairs_is_refused(
    run: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    names = [f"a{n}" for n in range(800)]
    actors = [{"id": name, "name": name.upper()} for name in names]
    path = chronology(
        tmp_path, actors=actors, events=[event(actors=names[:400], targets=names[400:])]
    )
    result = run(*words, "--data", path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "an event has more than 100,000 pairs of actors" in result.stderr


def test_a_cross_table_of_too_many_cells_is_refused_before_it_is_made(
    run: Run, tmp_path: Path
) -> None:
    names = [f"a{n}" for n in range(80)]
    actors = [{"id": name, "name": name.upper()} for name in names]
    path = chronology(
        tmp_path, actors=actors, events=[event(actors=names[:40], targets=names[40:])]
    )
    result = run("count", "pair", "pair", "--data", path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "a table of more than 100,000 cells" in result.stderr


def test_numbers_without_an_end_are_refused_at_any_depth(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        '{"events":[{"id":"a","date":"2022","title":"T","extra":{"k":[{"x":1e999}]}}]}'
    )
    with pytest.raises(DataError):
        load(path)


def workbook(folder: Path, rows: str) -> Path:
    """A workbook whose sheet has these rows of XML below a header."""
    import openpyxl

    plain, path = folder / "plain.xlsx", folder / "a.xlsx"
    openpyxl.Workbook().save(plain)
    head = _row(1, {"A": "date", "B": "title"})
    sheet = (
        f'<worksheet xmlns="{_MAIN}"><sheetData>{head}{rows}</sheetData></worksheet>'
    )
    with (
        zipfile.ZipFile(plain) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            new.writestr(
                part, sheet if part == "xl/worksheets/sheet1.xml" else old.read(part)
            )
    return path


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _row(number: int, cells: dict[str, str]) -> str:
    inside = "".join(
        f'<c r="{column}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        for column, text in cells.items()
    )
    return f'<row r="{number}">{inside}</row>'


def test_the_gap_before_the_last_row_of_a_sheet_costs_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = 1_048_576
    rows = _row(2, {"A": "2022", "B": "x"}) + _row(last, {"A": "2023-02-30", "B": "y"})
    path = workbook(tmp_path, rows)
    seen = []
    original = CellValues.row
    monkeypatch.setattr(
        CellValues, "row", lambda *given: seen.append(1) or original(*given)
    )
    result = run("list", "--data", path)
    assert result.exit_code == 3
    assert f"line {last}" in result.stderr
    assert len(seen) < 100


def test_rows_of_nearly_empty_cells_are_refused(run: Run, tmp_path: Path) -> None:
    rows = "".join(_row(n, {"A": "2022", "B": "x", "GFL": ""}) for n in range(2, 500))
    result = run("list", "--data", workbook(tmp_path, rows))
    assert (result.exit_code, result.stdout) == (3, "")
    assert "nearly all empty; delete the empty columns" in result.stderr


def test_a_header_of_too_many_columns_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("date,title" + "," * 5000 + "x\n2022,y\n", encoding="utf-8")
    result = run("list", "--data", path)
    assert (result.exit_code, result.stdout) == (3, "")
    assert (
        "line 1 has 5,003 columns" in result.stderr
        or "line 1 has 5,002 columns" in result.stderr
    )


def test_formulas_are_found_in_the_row_they_are_in(run: Run, tmp_path: Path) -> None:
    formula = '<row r="9"><c r="A9" t="inlineStr"><is><t>2022</t></is></c><c r="B9"><f>A1</f></c></row>'
    result = run(
        "list", "--data", workbook(tmp_path, _row(2, {"A": "2022", "B": "x"}) + formula)
    )
    assert result.exit_code == 3
    assert "the formula in the cell B9 has no value" in result.stderr


def test_a_workbook_that_takes_too_long_is_refused(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Limits, "of_table", lambda size: Limits(-1.0, 200_000_000))
    result = run("list", "--data", workbook(tmp_path, _row(2, {"A": "2022", "B": "x"})))
    assert (result.exit_code, result.stdout) == (3, "")
    assert "reading it took more than" in result.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a child process")
def test_a_parser_that_takes_too_much_memory_is_stopped(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hungry(stream: object) -> Iterator[list[Any]]:
        yield [len(bytearray(300_000_000))]

    monkeypatch.setattr(workbook_module, "sheet_rows", hungry)
    path = workbook(tmp_path, _row(2, {"A": "2022", "B": "x"}))
    result = run("list", "--data", path)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == (
        f"error: {path}: reading it took more than 200 MB of memory; save it as CSV\n"
    )
