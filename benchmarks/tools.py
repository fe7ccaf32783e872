"""The tools that crisistl is measured beside, and how each of them does the same job on the same file."""

import importlib.util
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from measuring import PROGRAM, Command, tool

from generate import WORD

JOBS = {
    "count": "load and count",
    "filter": "filter by actor and date",
    "text": "text search",
    "month": "count by month",
    "csv": "export CSV",
    "json": "export JSON",
}
COLUMNS = (
    "id",
    "date",
    "title",
    "summary",
    "type",
    "place",
    "part_of_day",
    "date_text",
)
ACTOR, FIRST, LAST = "Norland", "2016-03-01", "2016-06-30"


@dataclass(frozen=True, slots=True)
class Data:
    """A file to work on. `family` are the ids of the actor who is asked for and of all that is part of it."""

    file: Path
    family: tuple[str, ...]

    @property
    def is_lines(self) -> bool:
        """Whether it is JSON Lines; else it is one document."""
        return self.file.suffix == ".jsonl"


Commands = Callable[[str, Data, Path], Command]


def crisistl(job: str, data: Data, out: Path) -> Command:
    """The program as a user calls it; it resolves the actor and the dates itself."""
    words = {
        "count": ("list", "--count"),
        "filter": (
            "list",
            "--actor",
            ACTOR,
            "--from",
            FIRST,
            "--to",
            LAST,
            "--format",
            "csv",
            "--columns",
            "id",
        ),
        "text": ("list", "--text", WORD, "--format", "csv", "--columns", "id"),
        "month": ("count", "month", "--format", "csv"),
        "csv": ("export", str(out), "--columns", ",".join(COLUMNS)),
        "json": ("export", str(out)),
    }[job]
    return [PROGRAM, *words, "--data", str(data.file)]


def jq(job: str, data: Data, out: Path) -> Command:
    """jq, with the family of the actor and the days of a vague date given to it."""
    each = "inputs | select(.id)" if data.is_lines else ".events[]"
    family = json.dumps(data.family)
    concerns = f"any(.actors[]?, .targets[]?; . as $id | {family} | index($id))"
    found = {
        "count": f"reduce ({each}) as $e (0; . + 1)",
        "filter": f'{each} | select(.extra.first <= "{LAST}" and .extra.last >= "{FIRST}" and {concerns}) | .id',
        "text": f'{each} | select([.title, .summary, .place, .quotes[]?.text] | map(strings) | join("\\n")'
        f' | test("{WORD}"; "i")) | .id',
        "month": f"reduce ({each}) as $e ({{}}; .[$e.extra.first[:7]] += 1) | to_entries[] | [.key, .value] | @csv",
        "csv": f"{json.dumps(COLUMNS)}, ({each} | [{', '.join('.' + name for name in COLUMNS)}]) | @csv",
        "json": f"{{events: [{each}]}}" if data.is_lines else ".",
    }[job]
    return [
        tool("jq") or "jq",
        "-r",
        *(["-n"] if data.is_lines else []),
        found,
        str(data.file),
    ]


def duckdb(job: str, data: Data, out: Path) -> Command:
    """DuckDB through its Python package in a fresh process: read_json and SQL."""
    if data.is_lines:
        events = f"read_json('{data.file}', format = 'newline_delimited') WHERE id IS NOT NULL"
    else:
        size = data.file.stat().st_size + 1
        events = (
            "(SELECT unnest(events, max_depth := 2) FROM "
            f"read_json('{data.file}', maximum_object_size = {size})) WHERE true"
        )
    family = ", ".join(f"'{identity}'" for identity in data.family)
    concerns = " OR ".join(
        f"list_has_any(coalesce({side}, []), [{family}])"
        for side in ("actors", "targets")
    )
    texts = "title, summary, place, array_to_string(list_transform(quotes, lambda q: q.text), ' ')"
    select = {
        "count": f"SELECT count(*) FROM {events}",
        "filter": f"SELECT id FROM {events} AND extra.first <= '{LAST}' AND extra.last >= '{FIRST}' AND ({concerns})",
        "text": f"SELECT id FROM {events} AND contains(lower(concat_ws(' ', {texts})), '{WORD}')",
        "month": f"SELECT substr(extra.first::VARCHAR, 1, 7) AS month, count(*) FROM {events} GROUP BY month",
        "csv": f"SELECT {', '.join(COLUMNS)} FROM {events}",
        "json": f"SELECT * FROM {events}",
    }[job]
    form = "json, ARRAY true" if job == "json" else "csv"
    program = "import sys, duckdb; duckdb.execute(sys.argv[1])"
    return [
        sys.executable,
        "-c",
        program,
        f"COPY ({select}) TO '{out}' (FORMAT {form})",
    ]


def sqlite_utils(job: str, data: Data, out: Path) -> Command:
    """`sqlite-utils memory`, with SQLite's own functions on JSON."""
    if data.is_lines:
        source, events = f"{data.file}:nl", "t1 WHERE id IS NOT NULL"
        value = {
            name: f'"{name}"'
            for name in (*COLUMNS, "actors", "targets", "quotes", "extra")
        }
    else:
        source, events = str(data.file), "t1, json_each(t1.events) AS event WHERE true"
        value = {
            name: f"json_extract(event.value, '$.{name}')"
            for name in (*COLUMNS, "actors", "targets", "quotes", "extra")
        }
    family = ", ".join(f"'{identity}'" for identity in data.family)
    concerns = " OR ".join(
        f"EXISTS (SELECT 1 FROM json_each({value[side]}) AS one WHERE one.value IN ({family}))"
        for side in ("actors", "targets")
    )
    first, last = (
        f"json_extract({value['extra']}, '$.{end}')" for end in ("first", "last")
    )
    has_word = " OR ".join(
        f"{value[name]} LIKE '%{WORD}%'"
        for name in ("title", "summary", "place", "quotes")
    )
    select = {
        "count": f"SELECT count(*) FROM {events}",
        "filter": f"SELECT {value['id']} AS id FROM {events} AND {first} <= '{LAST}' AND {last} >= '{FIRST}'"
        f" AND ({concerns})",
        "text": f"SELECT {value['id']} AS id FROM {events} AND ({has_word})",
        "month": f"SELECT substr({first}, 1, 7) AS month, count(*) FROM {events} GROUP BY month",
        "csv": f"SELECT {', '.join(f'{value[name]} AS {name}' for name in COLUMNS)} FROM {events}",
        "json": f"SELECT {'t1.*' if data.is_lines else 'event.value AS event'} FROM {events}",
    }[job]
    form = ["--json-cols"] if job == "json" else ["--csv"]
    return [tool("sqlite-utils") or "sqlite-utils", "memory", source, select, *form]


def installed() -> Mapping[str, Commands]:
    """The tools that are here, crisistl first."""
    found: dict[str, Commands] = {"crisistl": crisistl}
    if tool("jq"):
        found["jq"] = jq
    if importlib.util.find_spec("duckdb"):
        found["DuckDB"] = duckdb
    if tool("sqlite-utils"):
        found["sqlite-utils"] = sqlite_utils
    return found


def writes_itself(name: str, job: str) -> bool:
    """Whether the tool writes its result to a file that it is told, not to stdout."""
    return name == "DuckDB" or (name == "crisistl" and job in ("csv", "json"))
