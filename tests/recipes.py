"""The code of docs/recipes.md, the files that it reads, and what is right to find in them."""

import os
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from crisistl.formats.loading import load
from crisistl.formats.saving import save
from crisistl.formats.tables.sheet_writer import full_table
from crisistl.model.timeline import Timeline
from crisistl.output.delimited import write_csv

PAGE = Path(__file__).parents[1] / "docs" / "recipes.md"
ZONES = ("America/New_York", "Europe/London", "Europe/Kyiv", "Pacific/Auckland")
COLUMNS = ("id", "date", "earliest", "latest", "until", "year", "end_year", "title", "actors", "themes")  # fmt: skip
OPEN_UNTIL = "2022-01-28"
"""The day up to which the recipes draw an open end."""

_BLOCK = re.compile(
    r"<!-- run: (?P<name>[\w-]+) -->\n```\w+\n(?P<code>.*?)```", re.DOTALL
)


class Days(NamedTuple):
    """The first day of an event and the day after its last, "" where it is open."""

    first: str
    until: str


def recipes() -> dict[str, str]:
    """The code of each recipe by its name."""
    text = PAGE.read_text(encoding="utf-8")
    return {block["name"]: block["code"] for block in _BLOCK.finditer(text)}


def write_files(folder: Path) -> Timeline:
    """Write the files that the recipes read; returns the chronology."""
    timeline = load()
    for name in ("events.events.jsonl", "events.parquet", "events.sqlite"):
        save(timeline, folder / name)
    with (folder / "events.csv").open("w", encoding="utf-8", newline="") as out:
        write_csv(full_table(timeline, COLUMNS), out)
    return timeline


def days(timeline: Timeline) -> dict[str, Days]:
    """The days of each event that has a first one, by its id."""
    found = {}
    for event in timeline.events:
        when = event.date
        if when.has_start:
            last = when.latest_end.iso_day if when.has_end else ""
            until = str(date.fromisoformat(last) + timedelta(1)) if last else ""
            found[event.id] = Days(when.earliest_start.iso_day, until)
    return found


def ran(folder: Path, zone: str, *command: str | Path) -> str:
    """What a program prints in a time zone, in a folder."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "TZ": zone},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def ran_python(folder: Path, zone: str, code: str) -> str:
    """What a Python program prints in a time zone."""
    return ran(folder, zone, sys.executable, "-c", code)
