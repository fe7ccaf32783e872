"""`crisistl export`: what matches as a file, in a format that its ending names."""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Run
from crisistl.engine.select import select
from crisistl.formats.core.registry import FORMATS
from crisistl.formats.loading import load
from crisistl.model.timeline import Timeline
from crisistl.query.fields import FULL_COLUMNS

TABLES = ("csv", "tsv")


@pytest.fixture
def exported(run: Run, small: Path) -> Run:
    """`export` of the small timeline."""
    return lambda *args, **settings: run("export", "--data", small, *args, **settings)


def test_csv_is_what_list_prints_as_csv(
    exported: Run, run: Run, small: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out.csv"
    result = exported(target, "--actor", "league")
    assert (result.exit_code, result.stdout) == (0, "")
    lost, said = result.stderr.splitlines()
    assert lost.startswith(
        "csv: dropped the timeline's title, description, as_of, license; id, publisher"
    )
    assert lost.endswith("(JSON and JSON Lines keep them)")
    assert said == f"wrote 1 of 8 events to {target}"
    listed = run("list", "--data", small, "--actor", "league", "--format", "csv").stdout
    assert target.read_text(encoding="utf-8") == listed
    (row,) = csv.DictReader(target.read_text(encoding="utf-8").splitlines())
    assert tuple(row) == FULL_COLUMNS
    assert (row["actors"], row["sources"]) == (
        "River League",
        "The Vell Gazette; Radio Norland",
    )


def test_formulas_are_text_in_csv_and_come_back_as_they_were(
    run: Run, tmp_path: Path
) -> None:
    source, target = tmp_path / "in.json", tmp_path / "out.csv"
    title = '=HYPERLINK("http://x.example")'
    source.write_text(
        json.dumps({"events": [{"id": "e", "date": "2022", "title": title}]}),
        encoding="utf-8",
    )
    run("export", target, "--data", source)
    (row,) = csv.DictReader(target.read_text(encoding="utf-8").splitlines())
    assert row["title"] == "'" + title
    assert load(target).events[0].title == title


def test_json_is_the_whole_document(
    exported: Run, tmp_path: Path, small_timeline: Timeline
) -> None:
    exported(tmp_path / "all.json")
    assert load(tmp_path / "all.json") == small_timeline


@pytest.mark.parametrize("ending", ["json", "jsonl"])
def test_filtered_json_lists_what_it_links_to_and_loads_again(
    exported: Run, run: Run, tmp_path: Path, ending: str
) -> None:
    target = tmp_path / f"denied.{ending}"
    exported(target, "--type", "reject")
    again = load(target)
    assert [e.id for e in again.events] == ["sluices-denied"]
    assert [e.id for e in again.omitted] == ["sluices-shut"]
    assert (
        "sluices-shut, not in this file"
        in run("show", "--data", target, "sluices-denied").stdout
    )
    piped = run("list", "--data", "-", input=target.read_bytes())
    assert (
        piped.stdout
        == "sluices-denied\t2021-11-28\tthe Palace → Südmark\tThe Palace denies it\n"
    )


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.sampled_from(("dam", "water", "military", "diplomacy")), min_size=1))
def test_any_part_of_it_loads_with_the_same_events(
    exported: Run, tmp_path: Path, small_timeline: Timeline, themes: set[str]
) -> None:
    exported(tmp_path / "part.json", "--theme", ",".join(sorted(themes)))
    again = load(tmp_path / "part.json")
    assert again.events == tuple(
        hit.event for hit in select(small_timeline, f"theme:{','.join(sorted(themes))}")
    )
    assert again.actors == small_timeline.actors


def test_the_order_and_the_limit_are_those_asked_for(
    exported: Run, tmp_path: Path
) -> None:
    result = exported(tmp_path / "two.json", "--sort", "-date", "--limit", "2")
    assert [e.id for e in load(tmp_path / "two.json").events] == [
        "second-talks",
        "berg-warning",
    ]
    assert result.stderr.endswith(
        f"wrote the first 2 of 8 events to {tmp_path / 'two.json'}\n"
    )


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "tsv", "markdown"])
def test_to_standard_output(exported: Run, tmp_path: Path, form: str) -> None:
    result = exported("-", "--format", form)
    assert result.exit_code == 0
    assert "wrote" not in result.stderr
    ending = {"markdown": "md"}.get(form, form)
    exported(tmp_path / f"out.{ending}")
    assert result.stdout == (tmp_path / f"out.{ending}").read_bytes().decode()


def test_csv_may_begin_with_a_mark_for_excel(exported: Run, tmp_path: Path) -> None:
    exported(tmp_path / "out.csv", "--bom", "--limit", "1")
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfid,date")
    assert load(tmp_path / "out.csv").events[0].id == "dam-works"


def test_columns_of_a_table(exported: Run) -> None:
    result = exported(
        "-", "--format", "csv", "--columns", "id,extra.troops", "--theme", "military"
    )
    assert result.stdout == "id,extra.troops\ntroops-moved,1200\nberg-warning,\n"


@pytest.mark.parametrize("form", [known.name for known in FORMATS if known.writes])
def test_every_format_that_can_be_written_is(
    exported: Run, tmp_path: Path, form: str
) -> None:
    result = exported(tmp_path / "out.any", "--format", form)
    assert result.exit_code == 0, result.stderr
    assert (tmp_path / "out.any").stat().st_size > 0


def test_a_failed_export_leaves_the_old_file(exported: Run, tmp_path: Path) -> None:
    target = tmp_path / "kept.csv"
    target.write_text("old", encoding="utf-8")
    assert exported(target, "--columns", "titel").exit_code == 2
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["kept.csv"]


def test_a_file_may_be_replaced_by_part_of_itself_where_that_is_asked_for(
    run: Run, exported: Run, tmp_path: Path
) -> None:
    target = tmp_path / "self.json"
    exported(target)
    assert (
        run(
            "export", target, "--data", target, "--theme", "dam", "--overwrite"
        ).exit_code
        == 0
    )
    assert len(load(target).events) == 3


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (("out.doc",), 2, "out.doc: no format has this ending; write .html, and open it as a document"),
        (("out",), 2, "out: the ending of the name says the format; write out.csv, "),
        (("out/",), 2, "out/ names a folder; write the name of a file, such as out.csv"),
        (("-",), 2, "writing to - needs --format, such as --format csv"),
        (("out.csv", "--format", "jsno"), 2, "unknown format 'jsno'; did you mean 'json'"),
        (("out.acled", "--format", "acled"), 2, "ACLED is read, not written"),
        (("out.csv", "--format", "actors"), 2, "Table of actors is read, not written; it is written beside a table"),
        (("out.json", "--columns", "id"), 2, "--columns is for csv, tsv and xlsx"),
        (("out.json", "--bom"), 2, "--bom is for csv and tsv; leave it out"),
        (("no/such/out.csv",), 4, "can't write no/such/out.csv: no such file or directory; nothing was changed"),
        (("folder.csv",), 4, "can't write folder.csv: it is a folder"),
        (("/dev/full", "--format", "csv"), 4, "can't write /dev/full: no space left on device; nothing was changed"),
        (("out.csv", "--actor", "norlnd"), 2, "unknown actor 'norlnd'; did you mean 'Norland'?"),
    ],
)  # fmt: skip
def test_what_can_not_be_written_is_said(
    exported: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    args: tuple[str, ...],
    code: int,
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.csv").mkdir()
    result = exported(*args)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.startswith(f"error: {message}")
    assert [path.name for path in tmp_path.iterdir()] == ["folder.csv"]


COLUMNS = "id,date,latest,until,year,end_year,title"


@pytest.mark.parametrize("form", ["csv", "tsv", "xlsx"])
def test_columns_for_charts_are_written_on_request(
    run: Run, exported: Run, tmp_path: Path, form: str
) -> None:
    target = tmp_path / f"chart.{form}"
    assert exported(target, "--columns", COLUMNS).exit_code == 0
    again = run("list", "--data", target, "--format", "csv", "--columns", COLUMNS)
    lines = again.stdout.splitlines()
    assert lines[:3] == [
        COLUMNS,
        "dam-works,2019/..,,,2019,,Norland builds the Vell dam",
        "drought,2021-07~,2021-07-31,2021-08-01,2021,2021,Drought halves the Vell",
    ]
    assert len(lines) == 9


def test_an_end_of_other_tables_is_included(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("date,until,title\n2014,2015,Talks\n", encoding="utf-8")
    result = run("list", "--data", path, "--columns", "date,latest,until")
    assert result.stdout == "2014/2015\t2015-12-31\t2016-01-01\n"


def test_a_table_of_actors_never_replaces_the_events_beside_it(run, small, tmp_path):
    path = tmp_path / "same.csv"
    result = run(
        "export", path, "--actors", tmp_path / "." / "same.csv", "--data", small
    )
    assert result.exit_code == 2
    assert "for the events and for the actors; name two files" in result.stderr
    assert not path.exists()


def test_where_the_table_of_actors_is_refused_nothing_is_written(run, small, tmp_path):
    foreign = tmp_path / "foreign.csv"
    foreign.write_text("mine")
    result = run("export", tmp_path / "a.csv", "--actors", foreign, "--data", small)
    assert result.exit_code == 4
    assert [*tmp_path.iterdir()] == [foreign]
    assert foreign.read_text() == "mine"


def test_where_the_events_are_refused_no_table_of_actors_is_written(
    run, small, tmp_path
):
    foreign, actors = tmp_path / "foreign.csv", tmp_path / "actors.csv"
    foreign.write_text("mine")
    result = run("export", foreign, "--actors", actors, "--data", small)
    assert result.exit_code == 4
    assert [*tmp_path.iterdir()] == [foreign]
    assert foreign.read_text() == "mine"
    result = run("export", foreign, "--actors", "-", "--data", small)
    assert (result.exit_code, result.stdout) == (4, "")


def test_an_old_table_of_actors_stays_where_the_events_are_refused(
    run, small, tmp_path
):
    events, actors = tmp_path / "a.csv", tmp_path / "actors.csv"
    one = tmp_path / "one.csv"
    one.write_text("date,title,who\n2021,Talks,Lund\n")
    run("export", events, "--actors", actors, "--data", one)
    old = actors.read_text()
    events.write_text("changed")
    result = run("export", events, "--actors", actors, "--data", small)
    assert result.exit_code == 4
    assert (events.read_text(), actors.read_text()) == ("changed", old)
    result = run("export", events, "--actors", actors, "--data", small, "--overwrite")
    assert result.exit_code == 0
    assert events.read_text() != "changed"
    assert actors.read_text() != old


def test_a_table_of_actors_can_be_printed(run, small, tmp_path):
    events = tmp_path / "a.json"
    result = run("export", events, "--actors", "-", "--data", small)
    assert result.exit_code == 0
    assert result.stdout.startswith("name,")
    assert load(events).events == load(small).events


def test_a_file_gets_another_title(run, tmp_path):
    page, mine, both = (tmp_path / name for name in ("p.html", "m.json", "b.json"))
    for target in (page, mine):
        run("export", target, "--actor", "NATO", "--title", "NATO & Russia")
    assert "<title>NATO &amp; Russia</title>" in page.read_text(encoding="utf-8")
    assert load(mine).title == "NATO & Russia"
    run("merge", mine, mine, "-o", both, "--title", "Both")
    assert load(both).title == "Both"


@pytest.mark.parametrize(
    ("name", "title", "message"),
    [
        ("e.csv", "T", "--title: csv has no title; leave it out"),
        ("e.json", " ", "--title: write a title in one line"),
    ],
)
def test_a_title_that_has_no_place_is_refused(run, tmp_path, name, title, message):
    refused = run("export", tmp_path / name, "--title", title)
    assert (refused.exit_code, refused.stderr) == (2, f"error: {message}\n")
    assert not [*tmp_path.iterdir()]


def test_days_beside_until_have_no_time_of_day(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.json"
    path.write_text(
        '{"events": [{"id": "a", "date": "2031-05-02T22:00/2031-05-03T01:00", "title": "A"}]}'
    )
    columns = "date,earliest,latest,until,start_time,end_time"
    for command in (
        ("list", "--data", path, "-f", "csv", "--columns", columns),
        ("export", "-", "--format", "csv", "--data", path, "--columns", columns),
    ):
        found = run(*command)
        assert found.stdout.splitlines()[1] == (
            "2031-05-02T22:00/2031-05-03T01:00,2031-05-02,2031-05-03,2031-05-04,22:00,01:00"
        )
    alone = run("list", "--data", path, "-f", "csv", "--columns", "earliest,latest")
    assert alone.stdout.splitlines()[1] == "2031-05-02T22:00,2031-05-03T01:00"


@pytest.mark.parametrize(
    ("words", "advised"),
    [
        (("--", "a", "b"), "export a --text b"),
        (("x.csv", "--", "y", "z"), "export x.csv --text 'y z'"),
        (("-d", "--", "a.jsonl", "out.csv"), "export a.jsonl -d -- --text out.csv"),
    ],
)
def test_words_behind_two_dashes_are_too_many_as_well(
    run: Run, words: tuple[str, ...], advised: str
) -> None:
    result = run("export", *words)
    assert result.exit_code == 2
    assert result.stderr == (
        "error: `crisistl export` takes one word, the file to write; "
        f"to search for others, write: crisistl {advised}\n"
    )
