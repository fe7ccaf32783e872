"""What we write is opened by the program that it is for, and what a program writes is read by us."""

import json
import os
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from crisistl.formats.core.registry import format_named
from crisistl.formats.loading import load
from crisistl.formats.tables.sheet_writer import full_table
from crisistl.model.order import order_key
from crisistl.model.timeline import Event, Timeline
from real.chronologies import chronology
from real.needed import IS_WHOLE, need_command, need_node, need_package
from real.tally import Tally
from recipes import recipes

HERE = Path(__file__).parent
SEEDS = range(6 if IS_WHOLE else 1)
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


def node(program: str, *files: Path) -> Shown:
    """The events that a program in node finds in a file."""
    need_node()
    command = ["node", HERE / "programs" / f"{program}.mjs", *files]
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


def names_of(event: Event, timeline: Timeline) -> list[str]:
    """The names of its themes."""
    return [timeline.themes_by_id[theme].name for theme in event.themes]


def all_tags(event: Event, timeline: Timeline, found: list[str]) -> bool:
    """Whether the tags are the names of all themes."""
    return sorted(found) == sorted(names_of(event, timeline))


def first_tag(event: Event, timeline: Timeline, found: list[str]) -> bool:
    """Whether the one tag is the name of the first theme, as TimelineJS has room for no more."""
    return [*map(bare, found)] == [*map(bare, names_of(event, timeline)[:1])]


@dataclass
class Renamed:
    """Whether tags are those of the themes under other names, one for each, as Markwhen has letters of ASCII alone."""

    names: dict[str, set[str]] = field(default_factory=dict)

    def __call__(self, event: Event, timeline: Timeline, found: list[str]) -> bool:
        for theme in event.themes:
            held = self.names.setdefault(theme, {*found})
            held &= {*found}
        used = [
            {*names} for theme, names in self.names.items() if theme in event.themes
        ]
        return len({*found}) == len(event.themes) and all(used)


def no_tags(event: Event, timeline: Timeline, found: list[str]) -> bool:
    """Programs that have none."""
    return True


Tags = Callable[[Event, Timeline, list[str]], bool]


def without_last_day(timeline: Timeline) -> Timeline:
    """The timeline without the events on the last day of the year 9999, after which some programs know no other."""
    kept = (e for e in timeline.events if kind_of(e) != "last day of the year 9999")
    return timeline.narrowed(tuple(kept))


def compared(
    timeline: Timeline,
    shown: Shown,
    tally: Tally,
    form: str,
    program: str,
    tags: Tags = no_tags,
    *,
    is_sorted: bool = False,
) -> None:
    """Order, titles, days and tags of all events, each program's against ours; what can't be is counted by name.

    The order is that of the file; with `is_sorted`, the program's own by the first day.
    """
    known = days(timeline)
    ours = [*timeline.events]
    if is_sorted:
        firsts = [event["first"] for event in shown]
        assert firsts == sorted(firsts)
        ours.sort(key=lambda event: (bare(event.title), *known[event.id]))
        shown = sorted(
            shown,
            key=lambda found: (bare(found["title"]), found["first"], found["last"]),
        )
    named: dict[str, int] = {}
    wrong: list[str] = []
    assert len(shown) == len(ours), f"{len(shown)} events of {len(ours)}"
    for event, found in zip(ours, shown, strict=True):
        first, last = known[event.id]
        same = (found["first"][:10], found["last"][:10]) == (first, last)
        reason = kind_of(event)
        if bare(found["title"]) != bare(event.title):
            wrong.append(f"{event.id}: title {found['title']!r} for {event.title!r}")
        elif not tags(event, timeline, found["tags"]):
            wrong.append(
                f"{event.id}: tags {found['tags']} for {names_of(event, timeline)}"
            )
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
    ("form", "ending", "program", "tags", "is_sorted"),
    [
        ("timelinejs", ".timelinejs.json", "timelinejs", first_tag, True),
        ("timelinejs-sheet", ".timelinejs.csv", "timelinejs", first_tag, True),
        ("markwhen", ".mw", "markwhen", Renamed, False),
        ("ics", ".ics", "icaljs", all_tags, False),
    ],
)
def test_programs_show_what_we_write(
    form: str,
    ending: str,
    program: str,
    tags: Any,
    is_sorted: bool,
    seed: int,
    tmp_path: Path,
    tally: Tally,
) -> None:
    timeline = chronology(seed)
    file = write(timeline, form, tmp_path / f"x{ending}")
    judge = tags() if tags is Renamed else tags
    shown = node(program, file)
    compared(timeline, shown, tally, form, program, judge, is_sorted=is_sorted)


KHAL = """\
[calendars]
[[one]]
path = {folder}
type = calendar
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""
KHAL_FORM = "{uid}\t{start-date-long}\t{end-date-long}\t{categories}\t{title}"


def khal_rows(file: Path) -> Shown:
    """The events that khal finds in a calendar; its years have no leading zeros."""
    need_command("khal")
    settings = file.parent / "khal.conf"
    settings.write_text(KHAL.format(folder=file.parent), encoding="utf-8")
    command = ["khal", "--config", settings, "printics", "--format", KHAL_FORM, file]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, timeout=120
    )
    shown = []
    for line in done.stdout.splitlines()[1:]:
        identity, first, last, tags, title = line.split("\t", 4)
        parts = [part.replace("\\", "") for part in re.split(r"(?<!\\),", tags) if part]
        shown.append(
            {"id": identity, "title": title, "first": first.zfill(10), "last": last.zfill(10), "tags": parts}
        )  # fmt: skip
    return shown


@pytest.mark.parametrize("seed", SEEDS)
def test_khal_shows_what_we_write(seed: int, tmp_path: Path, tally: Tally) -> None:
    timeline = without_last_day(chronology(seed))
    file = write(timeline, "ics", tmp_path / "x.ics")
    compared(timeline, khal_rows(file), tally, "ics", "khal", all_tags)


@pytest.mark.parametrize("seed", SEEDS)
def test_vis_timeline_shows_what_we_write(
    seed: int, tmp_path: Path, tally: Tally
) -> None:
    timeline = without_last_day(chronology(seed))
    held = [event for event in timeline.events if event.date.has_start]
    timeline = timeline.narrowed(tuple(held))
    (tmp_path / "recipe.js").write_text(recipes()["vis"], encoding="utf-8")
    file = write(timeline, "event-lines", tmp_path / "x.events.jsonl")
    shown = node("vis", tmp_path / "recipe.js", file)
    for item in shown:
        until = item["until"]
        day = date.fromisoformat(until) - timedelta(1) if until else ""
        item |= {"last": str(day), "tags": []}
    compared(timeline, shown, tally, "event-lines", "vis-timeline")


@pytest.mark.parametrize("seed", SEEDS[:2])
def test_mermaid_shows_what_we_write(seed: int, tmp_path: Path, tally: Tally) -> None:
    timeline = chronology(seed)
    found: Any = node("mermaid", write(timeline, "mermaid", tmp_path / "x.mmd"))
    assert found["title"] == timeline.title
    years = {
        event.id: event.date.earliest_start.year
        for event in timeline.events
        if event.date.has_start
    }
    ours = sorted(
        timeline.events, key=lambda e: (e.id in years, years.get(e.id, 0), order_key(e))
    )
    wrong = [
        f"{item} for {event.date} {event.title!r}"
        for item, event in zip(found["shown"], ours, strict=True)
        if (item["words"], bare(item["title"]))
        != (event.date.describe(), bare(event.title))
    ]
    tally.add("mermaid", "Mermaid", len(ours), len(wrong), {})
    assert wrong == []


def pandas_rows(file: Path) -> Shown:
    need_package("pandas")
    import pandas

    if file.suffix == ".xlsx":
        frame = pandas.read_excel(
            file, dtype=str, keep_default_na=False, engine="openpyxl"
        )
    else:
        frame = pandas.read_csv(file, dtype=str, keep_default_na=False)
    return frame.to_dict("records")  # type: ignore[return-value]


def polars_rows(file: Path) -> Shown:
    need_package("polars")
    import polars

    return polars.read_csv(file, infer_schema=False).to_dicts()


def lines_rows(file: Path) -> Shown:
    need_package("pandas")
    import pandas

    frame = pandas.read_json(file, lines=True, dtype=False)  # type: ignore[call-overload]
    return frame.astype(object).where(frame.notna(), None).to_dict("records")  # type: ignore[no-any-return]


def parquet_rows(file: Path) -> Shown:
    need_package("polars")
    import polars

    return polars.read_parquet(file).to_dicts()


def database_rows(file: Path) -> Shown:
    need_package("sqlite_utils")
    from sqlite_utils import Database

    return [*Database(file)["events"].rows]


def duckdb_rows(file: Path) -> Shown:
    import duckdb

    if file.suffix == ".parquet":
        table = duckdb.read_parquet(str(file))
        return [dict(zip(table.columns, row, strict=True)) for row in table.fetchall()]
    found = duckdb.read_csv(str(file), all_varchar=True, header=True, sep=",")
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def sqlite_rows(file: Path) -> Shown:
    need_package("sqlite_utils")
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


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_table_opened_and_saved_in_libreoffice_is_the_same(
    form: str, ending: str, tmp_path: Path, tally: Tally
) -> None:
    timeline = chronology(0)
    # LibreOffice 7.4.7 writes the first day of the year 1 into a workbook as #VALUE!
    kept = (event for event in timeline.events if event.date.text != "0001")
    timeline = timeline.narrowed(tuple(kept))
    file = write(timeline, form, tmp_path / f"x.{form}")
    utf8 = "csv:Text - txt - csv (StarCalc):44,34,76"
    found = load(office(file, utf8 if ending == "csv" else ending)).events
    wrong = [
        f"{mine.date} {mine.title!r} for {event.date} {event.title!r}"
        for mine, event in zip(found, timeline.events, strict=True)
        if (mine.date, bare(mine.title)) != (event.date, bare(event.title))
    ]
    tally.add(f"{form} saved as {ending}", "LibreOffice", len(found), len(wrong), {})
    assert wrong == []


def office(file: Path, target: str) -> Path:
    """The file as LibreOffice converts it."""
    need_command("soffice")
    out = file.parent / "office"
    profile = f"-env:UserInstallation=file://{file.parent}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        # what its dialog for a CSV file proposes: commas, quotes and UTF-8
        *(["--infilter=CSV:44,34,76"] if file.suffix == ".csv" else []),
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
    ("event-lines", "pandas"): lines_rows,
    ("parquet", "polars"): parquet_rows,
    ("parquet", "DuckDB"): duckdb_rows,
    ("sqlite", "sqlite-utils"): database_rows,
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
    need_package("pandas")
    import pandas

    pandas.DataFrame(PLAIN, columns=["Date", "Event"]).to_json(
        file.with_suffix(".json"), orient="records"
    )
    return file.with_suffix(".json")


def made_by_polars(file: Path) -> Path:
    need_package("polars")
    import polars

    frame = polars.DataFrame(
        PLAIN, schema=["Date", "Event"], orient="row"
    ).with_columns(polars.col("Date").str.to_date())
    frame.write_csv(file.with_suffix(".csv"))
    return file.with_suffix(".csv")


def made_by_icalendar(file: Path) -> Path:

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
