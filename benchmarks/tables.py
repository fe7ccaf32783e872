"""Measures reading tables of other people's layouts beside another checkout, and `check` beside `list --count`.

    python tables.py CHECKOUT [--repeat N]        CHECKOUT is a worktree of the build to compare with

The tables are invented, from a seed: a plain one of 100,000 events as CSV and as .xlsx, and two of 150,000 in the
layouts of reports of incidents (SIGACTS) and of event data (KEDS).
"""

import argparse
import csv
import statistics
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

sys.path.append(str(Path(__file__).parents[1] / "tests" / "generators"))
from against import compared
from measuring import run

SEED = 16
_PLAIN, _LARGE = 100_000, 150_000
_FIRST_DAY, _DAYS = date(1979, 4, 15), 9000
_ACTORS = [f"Group {chr(65 + number % 26)}{number}" for number in range(300)]
_PLACES = [f"District {number}" for number in range(800)]
_INCIDENT_COLUMNS = (
    "ReportKey", "Date", "Type", "Category", "Title", "Region", "AttackOn", "ComplexAttack", "FriendlyWIA",
    "FriendlyKIA", "CivilianWIA", "CivilianKIA", "EnemyWIA", "EnemyKIA", "MGRS", "Latitude", "Longitude",
)  # fmt: skip
_INCIDENTS = ("IED Explosion", "Direct Fire", "Indirect Fire", "Arrest", "Cache Found")
_ACTS = ("meet", "accuse", "comment", "threaten", "attack", "reject", "consult")

Row = list[object]


def plain(random: Random) -> Iterator[Row]:
    """A table as people keep it."""
    yield ["Date", "Event", "Who", "Target", "Place", "Source"]
    for number in range(_PLAIN):
        yield [
            _day(random),
            f"Event number {number} in the list",
            random.choice(_ACTORS),
            random.choice(_ACTORS),
            random.choice(_PLACES),
            random.choice(("BBC", "AP", "Reuters")),
        ]


def incidents(random: Random) -> Iterator[Row]:
    """Reports of incidents: a time in each row, many columns that go to `extra`, coordinates."""
    yield [*_INCIDENT_COLUMNS]
    for number in range(_LARGE):
        sort = random.choice(_INCIDENTS)
        clock = f"{random.randrange(24):02}:{random.randrange(60):02}:00"
        yield [
            f"{random.getrandbits(64):016x}",
            f"{_day(random)} {clock}",
            sort,
            random.choice(("Enemy Action", "Friendly Action")),
            f"{number} {sort} near {random.choice(_PLACES)}: {random.randrange(9)} INJ",
            random.choice(("RC EAST", "RC SOUTH")),
            random.choice(("ENEMY", "FRIEND")),
            random.choice(("TRUE", "FALSE")),
            *[random.randrange(4) for _ in range(6)],
            f"42SXD{random.randrange(99999):05}",
            f"{30 + random.random() * 8:.6f}",
            f"{60 + random.random() * 10:.6f}",
        ]


def event_data(random: Random) -> Iterator[Row]:
    """Event data: who did what to whom, in no order, with the day first."""
    yield ["date", "source", "target", "code", "event"]
    for _ in range(_LARGE):
        day = _day(random)
        yield [
            f"{day.day}/{day.month}/{day.year}",
            random.choice(_ACTORS),
            random.choice(_ACTORS),
            random.randrange(10, 230),
            f"{random.choice(_ACTS)} {random.choice(_PLACES)}",
        ]


TABLES = {"plain": plain, "SIGACTS-like": incidents, "KEDS-like": event_data}
_CHECKED = ("SIGACTS-like", "KEDS-like")


def _day(random: Random) -> date:
    return _FIRST_DAY + timedelta(days=random.randrange(_DAYS))


def _made(folder: Path) -> dict[str, Path]:
    """The tables, each by its name."""
    found = {}
    for name, rows in TABLES.items():
        found[f"{name}, .csv"] = path = folder / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(rows(Random(SEED)))
    found["plain, .xlsx"] = path = folder / "plain.xlsx"
    _save_workbook(path)
    return found


def _save_workbook(path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Events")
    for row in plain(Random(SEED)):
        sheet.append(row)
    book.save(path)


def rows(other: Path, pairs: int, folder: Path) -> Iterator[str]:
    """Rows of two tables in Markdown."""
    made = _made(folder)
    yield "| `list --count` | this | the other | ratio |"
    yield "|---|---:|---:|---:|"
    for name, path in made.items():
        pair = compared(("list", "--count", "--data", str(path)), other, pairs)
        ours, theirs = pair.ours, pair.other
        yield (
            f"| {name} | {ours.cpu:.2f} s, {ours.peak / 1e6:.0f} MB | {theirs.cpu:.2f} s, {theirs.peak / 1e6:.0f} MB "
            f"| {pair.ratio:.2f} |"
        )
    yield ""
    yield "| | `list --count` | `check` | ratio |"
    yield "|---|---:|---:|---:|"
    for name in _CHECKED:
        path = made[f"{name}, .csv"]
        yield f"| {name} | {_checked(path, pairs)} |"


def _checked(path: Path, pairs: int) -> str:
    """The CPU time of `list --count` and of `check`, run in turn, and the median of their ratios."""
    command = [sys.executable, "-m", "crisistl"]
    runs = []
    for _ in range(pairs):
        count = run([*command, "list", "--count", "--data", str(path)])
        check = run([*command, "check", str(path)])
        runs.append((count.cpu, check.cpu))
    counts, checks = zip(*runs, strict=True)
    ratio = statistics.median(check / count for count, check in runs)
    return f"{statistics.median(counts):.2f} s | {statistics.median(checks):.2f} s | {ratio:.2f}"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkout", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for line in rows(given.checkout, given.repeat, Path(folder)):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
