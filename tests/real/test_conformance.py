"""What we write is opened by the program that it is for, and what a program writes is read by us."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crisistl.formats.core.registry import format_named
from crisistl.formats.loading import load
from crisistl.formats.tables.sheet import full_table
from crisistl.model.timeline import Event, Timeline
from real.chronologies import chronology
from real.tally import Tally

HERE = Path(__file__).parent
SEEDS = range(6)
Shown = list[dict[str, Any]]


def write(timeline: Timeline, name: str, file: Path) -> Path:
    """The timeline in a file of the format."""
    known = format_named(name)
    if known.binary:
        with file.open("wb") as out:
            known.writer()(timeline, out)
    else:
        with file.open("w", encoding="utf-8", newline="") as out:
            known.writer()(timeline, out)
    return file


def node(program: str, file: Path) -> Shown:
    """The events that a program in node finds in a file."""
    command = ["node", HERE / "programs" / f"{program}.mjs", file]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env=os.environ | {"TZ": "UTC"},
    )
    assert done.stderr == ""
    found: Shown = json.loads(done.stdout)
    return found


def days(timeline: Timeline) -> dict[str, tuple[str, str]]:
    """The first and last day of each event, "" where there is none, by id, as the CSV has them."""
    table = full_table(timeline)
    names = [column.name for column in table.columns]
    at = [names.index(name) for name in ("id", "earliest", "latest")]
    return {
        str(row[at[0]]): (str(row[at[1]] or "")[:10], str(row[at[2]] or "")[:10])
        for row in table.rows()
    }


def bare(text: str) -> str:
    """A title without blanks of other kinds and without the backslashes that keep a program from reading marks."""
    return " ".join(text.replace("\\", "").split())


def kind_of(event: Event) -> str | None:
    """What keeps a program of days from showing a date as it is; None where nothing does."""
    if event.date.clock:
        return "time of day"
    if not (event.date.has_start and event.date.has_end):
        return "open or unknown end"
    if event.date.latest_end.iso_day == "9999-12-31":
        return "last day of the year 9999"
    return None


def compared(
    timeline: Timeline, shown: Shown, tally: Tally, form: str, program: str
) -> None:
    """Titles and days of all events, each program's against ours; what can't be is counted by its name."""
    by_title = sorted(
        shown, key=lambda event: (bare(event["title"]), event["first"], event["last"])
    )
    known = days(timeline)
    ours = sorted(
        timeline.events, key=lambda event: (bare(event.title), *known[event.id])
    )
    named: dict[str, int] = {}
    wrong: list[str] = []
    assert len(shown) == len(ours), f"{len(shown)} events of {len(ours)}"
    for event, found in zip(ours, by_title, strict=True):
        first, last = known[event.id]
        same = (found["first"][:10], found["last"][:10]) == (first, last)
        reason = kind_of(event)
        if bare(found["title"]) != bare(event.title):
            wrong.append(f"{event.id}: title {found['title']!r} for {event.title!r}")
        elif not same and reason:
            named[reason] = named.get(reason, 0) + 1
        elif not same:
            wrong.append(
                f"{event.id} {event.date}: {found['first']}..{found['last']} for {first}..{last}"
            )
    tally.add(form, program, len(ours), len(wrong), named)
    assert wrong == []


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("form", "ending", "program"),
    [
        ("timelinejs", ".timelinejs.json", "timelinejs"),
        ("timelinejs-sheet", ".timelinejs.csv", "timelinejs"),
        ("markwhen", ".mw", "markwhen"),
        ("ics", ".ics", "icaljs"),
    ],
)
def test_programs_show_what_we_write(
    form: str, ending: str, program: str, seed: int, tmp_path: Path, tally: Tally
) -> None:
    timeline = chronology(seed)
    file = write(timeline, form, tmp_path / f"x{ending}")
    compared(timeline, node(program, file), tally, form, program)


HOURS = {
    "2022-02-24T05:00": ("2022-02-24T05:00:00", "2022-02-24T05:00:00"),
    "2022-02-24T05:00/2022-02-24T07:30": ("2022-02-24T05:00:00", "2022-02-24T07:30:00"),
    "2022-02-24T01:00+02:00": ("2022-02-23T23:00:00Z", "2022-02-23T23:00:00Z"),
    "2022-02-24T05:00Z/2022-02-25T02:00+03:00": (
        "2022-02-24T05:00:00Z",
        "2022-02-24T23:00:00Z",
    ),
    "2022-02-24T05:00/2022-02-26": ("2022-02-24T05:00:00", "2022-02-27T00:00:00"),
}


@pytest.mark.parametrize(
    ("form", "ending", "program"),
    [("markwhen", ".mw", "markwhen"), ("ics", ".ics", "icaljs")],
)
def test_programs_show_the_hours_that_we_write(
    form: str, ending: str, program: str, tmp_path: Path
) -> None:
    events = [
        {"id": f"e{at}", "date": date, "title": f"T{at}"}
        for at, date in enumerate(HOURS)
    ]
    timeline = Timeline.model_validate({"events": events})
    shown = node(program, write(timeline, form, tmp_path / f"x{ending}"))
    found = {event["title"]: (event["from"], event["to"]) for event in shown}
    for at, (start, end) in enumerate(HOURS.values()):
        # Markwhen's parser takes a clock without a zone for that of the machine, which is set to UTC
        told = [text.replace(".000Z", "Z").rstrip("Z") for text in found[f"T{at}"]]
        assert told == [start.rstrip("Z"), end.rstrip("Z")]


def pandas_rows(file: Path) -> Shown:
    import pandas

    if file.suffix == ".xlsx":
        frame = pandas.read_excel(
            file, dtype=str, keep_default_na=False, engine="openpyxl"
        )
    else:
        frame = pandas.read_csv(file, dtype=str, keep_default_na=False)
    return frame.to_dict("records")  # type: ignore[return-value]


def polars_rows(file: Path) -> Shown:
    import polars

    return polars.read_csv(file, infer_schema=False).to_dicts()


def duckdb_rows(file: Path) -> Shown:
    import duckdb

    found = duckdb.read_csv(str(file), all_varchar=True, header=True, sep=",")
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def sqlite_rows(file: Path) -> Shown:
    from sqlite_utils import Database
    from sqlite_utils.utils import rows_from_file

    with file.open("rb") as opened:
        rows, _ = rows_from_file(opened)
        table = Database(memory=True)["events"]
        table.insert_all(rows)  # type: ignore[union-attr]
    return [*table.rows]


def openpyxl_rows(file: Path) -> Shown:
    from openpyxl import load_workbook

    header, *rows = load_workbook(file).active.iter_rows(values_only=True)  # type: ignore[union-attr]
    return [dict(zip(header, row, strict=True)) for row in rows]


def office_rows(file: Path) -> Shown:
    return pandas_rows(
        office(file, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false")
    )


def office(file: Path, target: str) -> Path:
    """The file as LibreOffice converts it."""
    out = file.parent / "office"
    profile = f"-env:UserInstallation=file://{file.parent}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        target,
        "--outdir",
        out,
        file,
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    (made,) = out.glob(f"{file.stem}.{target.partition(':')[0]}")
    return made


READERS: dict[tuple[str, str], Callable[[Path], Shown]] = {
    ("csv", "pandas"): pandas_rows,
    ("csv", "polars"): polars_rows,
    ("csv", "DuckDB"): duckdb_rows,
    ("csv", "sqlite-utils"): sqlite_rows,
    ("xlsx", "openpyxl"): openpyxl_rows,
    ("xlsx", "pandas"): pandas_rows,
    ("xlsx", "LibreOffice"): office_rows,
}


@pytest.mark.parametrize("form_and_program", READERS, ids="-".join)
def test_tables_have_the_same_rows_everywhere(
    form_and_program: tuple[str, str], tmp_path: Path, tally: Tally
) -> None:
    form, program = form_and_program
    for seed in SEEDS if program != "LibreOffice" else SEEDS[:1]:
        timeline = chronology(seed)
        file = write(timeline, form, tmp_path / f"x{seed}.{form}")
        rows = READERS[form_and_program](file)
        known = days(timeline)
        wrong = []
        for event, row in zip(timeline.events, rows, strict=True):
            found = [str(row[name] or "")[:10] for name in ("earliest", "latest")]
            if (row["id"], row["date"], *found) != (
                event.id,
                event.date.text,
                *known[event.id],
            ):
                wrong.append(
                    f"{event.id}: {row['date']} {found} for {event.date} {known[event.id]}"
                )
            elif bare(row["title"].lstrip("'")) != bare(event.title.lstrip("'")):
                wrong.append(f"{event.id}: {row['title']!r} for {event.title!r}")
        tally.add(form, program, len(timeline.events), len(wrong), {})
        assert wrong == []


PLAIN = [
    ("2031-04-07", "Ferrymen stop work"),
    ("1815-06-18", "A battle"),
    ("1999-12-31", "A last night; fog"),
]


def made_by_openpyxl(file: Path) -> Path:
    from datetime import date

    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [("Date", "Event"), *PLAIN]:
        day = row[0]
        early = day[:1].isdigit() and day >= "1900"
        sheet.append([date.fromisoformat(day) if early else day, row[1]])
    book.save(file.with_suffix(".xlsx"))
    return file.with_suffix(".xlsx")


def made_by_pandas(file: Path) -> Path:
    import pandas

    pandas.DataFrame(PLAIN, columns=["Date", "Event"]).to_json(
        file.with_suffix(".json"), orient="records"
    )
    return file.with_suffix(".json")


def made_by_polars(file: Path) -> Path:
    import polars

    frame = polars.DataFrame(
        PLAIN, schema=["Date", "Event"], orient="row"
    ).with_columns(polars.col("Date").str.to_date())
    frame.write_csv(file.with_suffix(".csv"))
    return file.with_suffix(".csv")


def made_by_icalendar(file: Path) -> Path:
    from datetime import date

    from icalendar import Calendar
    from icalendar import Event as Vevent

    calendar = Calendar()
    for day, title in PLAIN:
        event = Vevent()
        event.add("DTSTART", date.fromisoformat(day))
        event.add("SUMMARY", title)
        calendar.add_component(event)
    file.with_suffix(".ics").write_bytes(calendar.to_ical())
    return file.with_suffix(".ics")


def made_by_office(file: Path) -> Path:
    table = file.with_suffix(".csv")
    table.write_text(
        "Date,Event\n" + "".join(f'{day},"{title}"\n' for day, title in PLAIN)
    )
    return office(table, "xlsx")


MAKERS = {
    ("xlsx", "openpyxl"): made_by_openpyxl,
    ("json", "pandas"): made_by_pandas,
    ("csv", "polars"): made_by_polars,
    ("ics", "icalendar"): made_by_icalendar,
    ("xlsx", "LibreOffice"): made_by_office,
}


@pytest.mark.parametrize("form_and_program", MAKERS, ids="-".join)
def test_we_read_what_programs_write(
    form_and_program: tuple[str, str], tmp_path: Path, tally: Tally
) -> None:
    form, program = form_and_program
    found = load(MAKERS[form_and_program](tmp_path / "theirs")).events
    wrong = [
        f"{event.date} {event.title!r} for {row}"
        for event, row in zip(found, PLAIN, strict=True)
        if (event.date.text, event.title) != row
    ]
    tally.add(f"{form} (read)", program, len(found), len(wrong), {})
    assert wrong == []
