"""The bundled chronology, asked what its first readers will ask."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from conftest import Result, Run
from crisistl.dates.axis import first_second, moment
from crisistl.engine.select import select
from crisistl.formats.loading import load
from crisistl.model.known import known_date
from crisistl.model.timeline import Timeline

TITLE = "The Russia-West standoff over Ukraine"


@pytest.fixture(scope="module")
def bundled() -> Timeline:
    """The bundled chronology."""
    return load()


def ids(result: Result) -> list[str]:
    """The ids of what was listed, one a line."""
    assert result.exit_code == 0, result.stderr
    return [line.split("\t")[0] for line in result.lines]


# what happened since the Geneva talks


def test_since_the_geneva_talks_these_come_first_and_the_background_last(
    run: Run, bundled: Timeline
) -> None:
    found = ids(run("list", "--from", "2022-01-10"))
    assert found[:2] == ["geneva-talks", "nato-russia-council"]
    dates = {event.id: event.date for event in bundled.events}
    began_before = [i for i in found if dates[i].latest_start < moment(2022, 1, 10)]
    assert began_before == found[-len(began_before) :]
    assert {"eastern-ukraine-war", "border-build-up", "nato-expansion"} <= set(
        began_before
    )
    assert all(dates[i].latest_end >= moment(2022, 1, 10) for i in found)
    assert not {"crimea-annexation", "april-build-up", "draft-treaties"} & set(found)


def test_a_table_has_the_background_under_ongoing(run: Run) -> None:
    shown = run(
        "list", "--from", "2022-01-10", "--format", "table", env={"COLUMNS": "160"}
    ).stdout
    before, after = shown.split("Ongoing")
    assert "Russians and Americans" in before
    assert "War in eastern Ukraine" in after


def test_what_nato_did_since_then(run: Run) -> None:
    found = ids(run("list", "--from", "2022-01-10", "--actor", "NATO"))
    assert {"nato-russia-council", "nato-forces-on-alert", "us-written-answer"} <= set(
        found
    )
    assert found[0] == "nato-russia-council"


# who is who


def test_the_kremlin_is_putin_and_peskov_and_part_of_russia(
    run: Run, bundled: Timeline
) -> None:
    everyone = set(ids(run("list", "--actor", "Kremlin")))
    named = {e.id: {*e.actors, *e.targets} for e in bundled.events}
    assert any("putin" in named[i] for i in everyone)
    assert any("peskov" in named[i] for i in everyone)
    alone = set(ids(run("list", "--actor", "=Kremlin")))
    russia = set(ids(run("list", "--actor", "russia")))
    assert alone < everyone < russia
    assert all("kremlin" in named[i] for i in alone)


def test_aliases_in_any_case_widen(run: Run) -> None:
    both = set(ids(run("list", "--actor", "atlantic alliance", "--actor", "BERLIN")))
    nato, germany = (
        set(ids(run("list", "--actor", name))) for name in ("nato", "Germany")
    )
    assert both == nato | germany
    assert nato
    assert germany


def test_bidens_warning_is_one_of_the_united_states(run: Run) -> None:
    assert ids(
        run("list", "--by", "us", "--toward", "russia", "--type", "threaten")
    ) == ["biden-sanctions-warning"]


def test_between_washington_and_moscow(run: Run, bundled: Timeline) -> None:
    found = ids(
        run("list", "--pair", "us,russia", "--match", "start", "--from", "2022-01")
    )
    assert found[0] == "geneva-talks"
    assert "us-written-answer" in found
    assert all(
        str(bundled.events_by_id[i].date.earliest_start) >= "2022-01-01" for i in found
    )


# forms


def test_a_markdown_table_of_mid_january(run: Run) -> None:
    result = run(
        "list",
        "--during",
        "mid January 2022",
        "--theme",
        "military",
        "--format",
        "markdown",
    )
    assert result.exit_code == 0
    assert result.stderr.startswith(
        f"{TITLE}: during 11 to 20 January 2022, about Military · "
    )
    assert result.lines[0] == "| date | who | title | themes | id |"
    assert "belarus-deployment" in result.stdout


def test_nato_as_a_spreadsheet(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    assert (
        run("export", target, "--actor", "NATO", "--from", "2022-01-10").exit_code == 0
    )
    rows = {
        row["id"]: row
        for row in csv.DictReader(target.read_text(encoding="utf-8").splitlines())
    }
    council = rows["nato-russia-council"]
    assert (council["date"], council["actors"], council["match"]) == (
        "2022-01-12",
        "NATO; Russia",
        "yes",
    )
    assert next(iter(rows.values()))["match"] == "ongoing"


def test_nato_as_a_chronology_of_its_own(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "nato.json"
    assert run("export", target, "--actor", "NATO").exit_code == 0
    listed = run("list", "--data", target, "--limit", "3")
    assert len(ids(listed)) == 3
    assert (
        run("list", "--data", "-", "--limit", "3", input=target.read_bytes()).stdout
        == listed.stdout
    )
    assert ids(run("list", "--data", target)) == ids(run("list", "--actor", "NATO"))


def test_rows_of_json_are_read_again(run: Run, tmp_path: Path) -> None:
    rows = tmp_path / "rows.json"
    rows.write_text(run("list", "--format", "json").stdout, encoding="utf-8")
    assert (
        run("list", "--data", rows, "--limit", "3").stdout
        == run("list", "--limit", "3").stdout
    )
    assert run("list", "--data", rows).stdout == run("list").stdout


def test_rows_of_csv_are_read_again(run: Run, tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text(run("list", "--format", "csv").stdout, encoding="utf-8", newline="")
    assert run("list", "--data", rows).stdout == run("list").stdout


@pytest.mark.parametrize("name", ["nato-russia-council", "2022-01-12", "nato-russia"])
def test_the_council_by_its_id_its_day_or_the_beginning_of_its_id(
    run: Run, name: str
) -> None:
    result = run("show", name)
    assert result.exit_code == 0
    assert (
        result.lines[0]
        == "NATO and Russia meet in council and find themselves far apart\tnato-russia-council"
    )
    assert (
        "where\tBrussels" in result.lines
        or "when\t12 January 2022 (2022-01-12)" in result.lines
    )


# refusals


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            ("--on", "10/01/2022"),
            "'10/01/2022' is ambiguous: 10 January or 1 October 2022? Write 2022-01-10 or 2022-10-01.",
        ),
        (("--actor", "Kremln"), "unknown actor 'Kremln'; did you mean 'Kremlin'?"),
        (
            ("--from", "NATO"),
            "'NATO' is an actor, not a date; ask for it with --actor 'NATO'",
        ),
        (
            ("--where", "actor:nato and (theme:"),
            "--where: expected a value for theme\n  actor:nato and (theme:\n"
            + " " * 24
            + "^",
        ),
        (
            ("--where", "actr:nato"),
            "--where: unknown field 'actr'; did you mean 'actor'?\n  actr:nato\n  ^",
        ),
    ],
)
def test_a_refusal_says_what_to_write(
    run: Run, args: tuple[str, ...], message: str
) -> None:
    result = run("list", *args)
    assert (result.exit_code, result.stdout, result.stderr) == (
        2,
        "",
        f"error: {message}\n",
    )


# expressions


def test_nato_in_the_field_or_at_the_table(run: Run, bundled: Timeline) -> None:
    where = "actor:nato and (theme:military or theme:diplomacy) and not status:claimed"
    found = ids(run("list", "--where", where))
    assert {"nato-russia-council", "nato-forces-on-alert"} <= set(found)
    assert all(bundled.events_by_id[i].status != "claimed" for i in found)
    assert found == [hit.event.id for hit in select(bundled, where)]


def test_what_washington_told_moscow_the_last_first(run: Run) -> None:
    result = run(
        "list", "--where", "by:us and toward:russia and date>=2022-01-10", "--sort", "-date",
        "--columns", "date,title,type",
    )  # fmt: skip
    rows = [line.split("\t") for line in result.lines]
    assert all(len(row) == 3 for row in rows)
    assert rows[0][0].startswith("2022-01-27")
    assert (
        "2022-01-26\tUnited States and NATO refuse Moscow's key demands\treject"
        in result.lines
    )


def test_a_search_is_explained(run: Run) -> None:
    result = run("list", "--text", "nord stream", "--explain")
    assert result.lines == [
        "all of\t\t2",
        '  text:nord\tmentioning "nord"\t2',
        '  text:stream\tmentioning "stream"\t2',
        'together\tmentioning "nord" and "stream"\t2',
    ]


def test_an_empty_answer_is_diagnosed(run: Run) -> None:
    result = run("list", "--theme", "energy", "--from", "2022-02-01", "--certain")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines()[1:] == [
        "--theme energy leaves 2 events; with --from 2022-02-01 none is left.",
        "The timeline runs from 2002 to February 2022.",
    ]


def test_around_the_alert_of_24_january(run: Run) -> None:
    result = run(
        "list", "--around", "2022-01-24", "--window", "3d", "--columns", "id,days"
    )
    days = dict(line.split("\t") for line in result.lines)
    assert days["nato-forces-on-alert"] == "0"
    assert days["lavrov-blinken-meeting"] == "-3"
    assert days["us-written-answer"] == "2"
    assert "geneva-talks" not in days


def test_the_soldiers_that_were_counted(run: Run) -> None:
    result = run("list", "--where", r"text:/\b(8,?500|92,?000)\b/", "--format", "json")
    assert {row["id"] for row in json.loads(result.stdout)} == {
        "ukraine-troop-figure", "russian-soldiers-at-borders", "us-soldiers-on-alert",
    }  # fmt: skip


def test_the_number_alone(run: Run, bundled: Timeline) -> None:
    assert (
        run("list", "--actor", "nato", "--count").stdout
        == f"{len(select(bundled, 'actor:nato'))}\n"
    )


def test_the_registers(run: Run, bundled: Timeline) -> None:
    assert run("actors").lines[0].startswith("russia\tRussia\tstate\t")
    assert len(run("actors").lines) == len(bundled.actors)
    assert len(run("themes").lines) == len(bundled.themes)
    assert len(run("sources").lines) == len(bundled.sources)


def test_it_became_known_with_its_dispatch(run: Run, bundled: Timeline) -> None:
    assert {str(known_date(e, bundled.sources_by_id)) for e in bundled.events} == {
        "2022-01-27"
    }
    then = run("list", "--as-of", "2022-01-27", "--columns", "id").lines
    happened = [e.id for e in bundled.events if e.status not in ("planned", "forecast")]
    assert set(happened) <= set(then)
    said = run("list", "--as-of", "2022-01-26").stderr
    assert "the first event became known on 27 January 2022" in said
    lags = dict(line.split("\t") for line in run("count", "lag").lines)
    assert lags["total"] == str(len(bundled.events))
    next_day = first_second(date(2022, 1, 28))
    planned = [e for e in bundled.events if e.date.earliest_start >= next_day]
    assert lags["before it happened"] == str(len(planned))
