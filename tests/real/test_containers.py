"""One chronology of 30 events, saved by other programs in ten containers, reads the same from each."""

import csv
import sqlite3
import subprocess
from pathlib import Path

import pytest

from conftest import Run
from real.needed import need_command, need_package

HEADER = ["Date", "Event", "Who", "To whom", "Where", "Deaths"]
ROWS = [
    [f"19{30 + n}-0{1 + n % 9}-1{n % 10}", f"Strike {n}: the ferries stop", f"Union {n % 4}",
     f"Owner {n % 3}", f"Port {n % 5}", str(n * 7 % 11)]
    for n in range(30)
]  # fmt: skip


def _csv(path: Path) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([HEADER, *ROWS])
    return path


def _office(source: Path, target: str, *options: str) -> Path:
    need_command("soffice")
    profile = f"-env:UserInstallation=file://{source.parent}/profile"
    command = ["soffice", profile, "--headless", *options, "--convert-to", target]
    subprocess.run(
        [*command, "--outdir", str(source.parent), str(source)],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return source.with_suffix("." + target.partition(":")[0])


def _pandas(source: Path, ending: str) -> Path:
    need_package("pandas")
    import pandas

    table = pandas.read_csv(source)
    target = source.with_name(f"pandas.{ending}")
    if ending == "tsv":
        table.to_csv(target, sep="\t", index=False)
    elif ending == "html":
        table.to_html(target, index=False)
    else:
        with sqlite3.connect(target) as base:
            table.to_sql("events", base, index=False)
    return target


def _duckdb(source: Path) -> Path:
    need_package("duckdb")
    import duckdb

    target = source.with_name("duckdb.parquet")
    duckdb.sql(f"copy (from '{source}') to '{target}' (format parquet)")
    return target


def _pandoc(source: Path, ending: str) -> Path:
    need_command("pandoc")
    target = source.with_name(f"pandoc.{ending}")
    form = ["--to", "gfm"] if ending == "md" else []
    command = ["pandoc", "--from", "csv", str(source), *form, "--output", str(target)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return target


SAVERS = {
    "LibreOffice xlsx": lambda source: _office(source, "xlsx"),
    "LibreOffice ods": lambda source: _office(source, "ods"),
    "LibreOffice xls": lambda source: _office(source, "xls"),
    "LibreOffice html": lambda source: _office(source, "html:HTML (StarCalc)"),
    "pandas tsv": lambda source: _pandas(source, "tsv"),
    "pandas html": lambda source: _pandas(source, "html"),
    "pandas SQLite": lambda source: _pandas(source, "sqlite"),
    "DuckDB Parquet": _duckdb,
    "pandoc docx": lambda source: _pandoc(source, "docx"),
    "pandoc Markdown": lambda source: _pandoc(source, "md"),
}


@pytest.mark.parametrize("save", SAVERS.values(), ids=SAVERS.keys())
def test_thirty_events_read_the_same_from_every_container(
    run: Run, tmp_path: Path, save
) -> None:
    source = _csv(tmp_path / "events.csv")
    expected = run("list", "--data", source, "-f", "csv")
    found = run("list", "--data", save(source), "-f", "csv")
    assert expected.stdout.count("\n") == 31
    assert found.exit_code == 0, found.stderr
    assert found.stdout == expected.stdout
