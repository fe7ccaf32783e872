"""The recipes in the programs that they are for, in four time zones: no day moves and no bar is without width."""

import json
from pathlib import Path

import pytest

from crisistl.model.timeline import Timeline
from real.needed import need_command, need_node, need_package
from real.tally import Tally
from recipes import OPEN_UNTIL, ZONES, days, ran, ran_python, recipes, write_files

PROGRAMS = Path(__file__).parent / "programs"
PANDAS = """
import json
rows = events[["id", "earliest", "until"]].values.tolist()
print(json.dumps([[row[0], *(day.strftime("%Y-%m-%d") if day == day else "" for day in row[1:])] for row in rows]))
assert by_actor.sum() > 0 and by_month.sum() > 0
"""
PLOTLY = """
import json
(bars,) = figure.data
starts = pd.to_datetime(pd.Series(bars.base))
ends = starts + pd.to_timedelta(pd.Series(bars.x).astype(float), unit="ms")
shown = zip(bars.y, starts.dt.strftime("%Y-%m-%d"), ends.dt.strftime("%Y-%m-%d"), strict=True)
print(json.dumps([list(row) for row in shown]))
"""
R = """
shown <- function(day) ifelse(is.na(day), "", format(day, "%Y-%m-%d"))
cat(paste(events$id, shown(events$earliest), shown(events$until), sep = "\\t"), sep = "\\n")
stopifnot(all(days >= 1, na.rm = TRUE), sum(per_month) > 0)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the recipes read."""
    return tmp_path_factory.mktemp("recipes")


@pytest.fixture(scope="module")
def timeline(folder: Path) -> Timeline:
    return write_files(folder)


def counted(
    tally: Tally, program: str, zone: str, expected: list[object], found: list[object]
) -> None:
    """Count the differences of what a program shows, and fail where there are some."""
    wrong = [pair for pair in zip(expected, found, strict=True) if pair[0] != pair[1]]
    tally.add(f"recipe, {zone}", program, len(expected), len(wrong), {})
    assert wrong == []


def closed(timeline: Timeline) -> dict[str, list[str]]:
    """The first day and the end of each bar, with the day up to which open ends are drawn."""
    return {
        identity: [when.first, when.until or OPEN_UNTIL]
        for identity, when in days(timeline).items()
    }


@pytest.mark.parametrize("zone", ZONES)
def test_pandas(folder: Path, timeline: Timeline, tally: Tally, zone: str) -> None:
    need_package("pandas")
    found = json.loads(ran_python(folder, zone, recipes()["pandas"] + PANDAS))
    expected = [[identity, *when] for identity, when in days(timeline).items()]
    counted(tally, "pandas", zone, expected, [row for row in found if row[1]])


@pytest.mark.parametrize("zone", ZONES)
def test_plotly(folder: Path, timeline: Timeline, tally: Tally, zone: str) -> None:
    need_package("plotly")
    found = json.loads(ran_python(folder, zone, recipes()["plotly"] + PLOTLY))
    bars = closed(timeline)
    titles = {event.id: event.title for event in timeline.events}
    expected = [[titles[identity], *bars[identity]] for identity in bars]
    counted(tally, "plotly", zone, expected, found)
    assert all(first < until for _, first, until in found)


@pytest.mark.parametrize("zone", ZONES)
def test_vega_lite(folder: Path, timeline: Timeline, tally: Tally, zone: str) -> None:
    need_node()
    (folder / "chart.json").write_text(recipes()["vega-lite"], encoding="utf-8")
    printed = ran(folder, zone, "node", PROGRAMS / "vegalite.mjs", "chart.json")
    found = {bar["id"]: bar for bar in json.loads(printed)}
    bars = closed(timeline)
    shown = [[found[i]["first"], found[i]["until"]] for i in bars]
    counted(tally, "Vega-Lite", zone, [*bars.values()], shown)
    assert all(bar["width"] > 0 for bar in found.values())


@pytest.mark.parametrize("zone", ZONES)
def test_vis_timeline(
    folder: Path, timeline: Timeline, tally: Tally, zone: str
) -> None:
    need_node()
    (folder / "recipe.js").write_text(recipes()["vis"], encoding="utf-8")
    program = PROGRAMS / "vis.mjs"
    printed = ran(folder, zone, "node", program, "recipe.js", "events.events.jsonl")
    found = {item["id"]: item for item in json.loads(printed)}
    known = days(timeline)
    shown = [[found[i]["first"], found[i]["until"]] for i in known]
    counted(tally, "vis-timeline", zone, [[*when] for when in known.values()], shown)
    kinds = {bool(item["until"]): item["type"] for item in found.values()}
    assert kinds == {True: "RangeItem", False: "BoxItem"}


@pytest.mark.parametrize("zone", ZONES)
def test_r(folder: Path, timeline: Timeline, tally: Tally, zone: str) -> None:
    need_command("Rscript")
    (folder / "recipe.R").write_text(recipes()["r"] + R, encoding="utf-8")
    lines = ran(folder, zone, "Rscript", "recipe.R").splitlines()
    expected = [[identity, *when] for identity, when in days(timeline).items()]
    found = [line.split("\t") for line in lines]
    counted(tally, "R", zone, expected, [row for row in found if row[1]])
