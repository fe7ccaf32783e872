"""`crisistl convert`: any format to another."""

import json
import subprocess
from pathlib import Path

import pytest

from crisistl.formats.loading import load
from crisistl.model.canonical import canonical

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"


def test_a_chronology_comes_back_as_it_was(run, small, small_timeline, tmp_path):
    for name in ("a.jsonl", "b.csv", "c.json"):
        result = run("convert", small, tmp_path / name)
        assert (result.exit_code, result.stdout) == (0, "")
        *remarks, said = result.stderr.splitlines()
        assert said == f"wrote 8 events to {tmp_path / name}"
        assert [remark.partition(":")[0] for remark in remarks] == ["csv"] * (
            name == "b.csv"
        )
    assert load(tmp_path / "c.json") == canonical(small_timeline)
    assert load(tmp_path / "a.jsonl") == canonical(small_timeline)
    assert [event.title for event in load(tmp_path / "b.csv").events] == [
        e.title for e in small_timeline.events
    ]


def test_what_the_target_has_no_place_for_is_named(run, small, tmp_path):
    result = run("convert", small, tmp_path / "page.html")
    assert "html: dropped" in result.stderr


def test_to_standard_output_and_from_standard_input(run, small):
    result = run("convert", "-", "-", "--to-format", "jsonl", input=small.read_bytes())
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.lines[0]) == {
        "timeline": json.loads(result.lines[0])["timeline"]
    }
    assert len(result.lines) == 1 + 2 + 6 + 4 + 8


def test_somebodys_table_is_read_as_the_options_say(run, tmp_path):
    table = tmp_path / "rows.txt"
    table.write_text(
        "Datum;Was;Wer\n01/02/2022;Talks;Norland, Südmark\n99;Bad;\n", encoding="utf-8"
    )
    options = (
        "--map",
        "date=Datum",
        "--map",
        "title=Was",
        "--map",
        "actors=Wer",
        "--split",
        ",",
    )
    result = run(
        "convert",
        table,
        tmp_path / "x.jsonl",
        *options,
        "--file-date-order",
        "dmy",
        "--skip-bad",
    )
    assert result.exit_code == 0
    (event,) = load(tmp_path / "x.jsonl").events
    assert (event.date.text, event.actors) == ("2022-02-01", ("norland", "sudmark"))
    assert "left out invalid parts" in result.stderr


def test_a_failed_conversion_leaves_the_old_file_and_no_other(run, tmp_path):
    table, target = tmp_path / "rows.csv", tmp_path / "x.jsonl"
    table.write_text("date,title\n2022-01-10,A\n2022-02-30,B\n")
    target.write_text("old")
    result = run("convert", table, target)
    assert (result.exit_code, target.read_text()) == (3, "old")
    assert {path.name for path in tmp_path.iterdir()} == {"rows.csv", "x.jsonl"}


@pytest.mark.parametrize("name", ["x.jsonl", "x.json", "x.xlsx"])
def test_a_dry_run_writes_nothing_and_says_what_it_would(run, small, tmp_path, name):
    result = run("convert", small, tmp_path / name, "--dry-run")
    assert (result.exit_code, [*tmp_path.iterdir()]) == (0, [])
    assert f"would write 8 events to {tmp_path / name}" in result.stderr


def test_a_dry_run_tells_the_faults(run, tmp_path):
    table = tmp_path / "rows.csv"
    table.write_text("date,title\n2022-02-30,B\n")
    result = run("convert", table, tmp_path / "x.jsonl", "--dry-run")
    assert (result.exit_code, "2022-02-30" in result.stderr) == (3, True)


@pytest.mark.parametrize(
    ("target", "options", "message"),
    [
        ("-", [], "writing to - needs --to-format, such as --to-format csv"),
        ("x.abc", [], "no format has this ending"),
        ("x.json", ["--to-format", "jsn"], "unknown format 'jsn'"),
        ("x.json", ["--to-format", "ucdp"], "is read, not written"),
    ],
)
def test_a_target_that_can_not_be_written_is_refused(
    run, small, tmp_path, target, options, message
):
    result = run(
        "convert", small, target if target == "-" else tmp_path / target, *options
    )
    assert result.exit_code in (2, 4)
    assert message in result.stderr


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not at hand")
def test_a_real_data_set_is_converted_event_by_event(run, tmp_path):
    result = run("convert", SAMPLES / "ucdp-ged-250.csv", tmp_path / "ged.jsonl")
    assert result.exit_code == 0
    assert "wrote 250 events" in result.stderr
    assert len(load(tmp_path / "ged.jsonl").events) == 250


def test_only_cells_with_several_names_are_reported_as_split(run, tmp_path):
    table = tmp_path / "strike.csv"
    table.write_text(
        "Date,Event,Who\n2031-05-02,Strike,A; B\n2031-05-03,Talks,O'Hara\n2031-05-04,End,A / C\n"
    )
    found = run("convert", table, tmp_path / "strike.json", "--split", "Who=;/")
    assert found.exit_code == 0
    assert "column Who: split into names: 'A / C'\n" in found.stderr


@pytest.mark.parametrize("ending", ["json", "jsonl"])
def test_what_is_converted_is_in_canonical_form(run, tmp_path, ending):
    table = tmp_path / "table.csv"
    table.write_text(
        "date,title,actors\n2031-05-02,Dockers ask,Zo\n2031-01-02,Ships turn,Al\n"
    )
    target = tmp_path / f"own.{ending}"
    assert run("convert", table, target).exit_code == 0
    checked = run("fmt", "--check", target)
    assert (checked.exit_code, checked.stdout) == (0, "")
    added = run("add", target, "--date", "2031-06-01", "--title", "Talks fail")
    assert added.exit_code == 0


def test_a_format_that_drops_columns_of_a_table_names_them(run, tmp_path):
    table = tmp_path / "table.csv"
    header = ",".join(["date", "title", *(f"Note {n}" for n in range(7))])
    table.write_text(f"{header}\n2031-05-02,Dockers ask,1,2,3,4,5,6,7\n")
    said = run("convert", table, tmp_path / "page.html").stderr
    assert "html: dropped extra (Note 0, Note 1, Note 2, Note 3, Note 4, …)\n" in said


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "ics"])
def test_what_is_appended_to_a_file_leaves_its_content(
    run, command, small, tmp_path, form
):
    path = tmp_path / "log"
    path.write_text("kept\n")
    with path.open("ab") as log:
        words = [*command, "convert", str(small), "-", "--to-format", form]
        subprocess.run(words, stdout=log, stderr=subprocess.DEVNULL, check=True)
    run("convert", small, tmp_path / f"alone.{form}")
    alone = (tmp_path / f"alone.{form}").read_bytes()
    assert path.read_bytes() == b"kept\n" + alone


def test_a_dry_run_reports_in_full_with_what_to_type(run, tmp_path):
    table = tmp_path / "strike.csv"
    table.write_text(
        "Date,Event,Who,Source,Pay\n"
        '2 May 1931,Strike,"US, Unions",Post,1\n'
        "3 May 1931 (evening),Talks,United States,?,2\n"
        "same day,Break,US,unknown,3\n"
        "7 May 1931,End,Unions,Post,4\n"
        '8 May 1931,Sequel,"US, Owners",Post,5\n'
    )
    target = tmp_path / "strike.json"
    found = run("convert", table, target, "--dry-run")
    assert found.stderr == (
        f"""\
columns of {table}:
  date     Date
  title    Event
  actors   Who
  sources  Source
  extra    Pay
column Who: split into names
  'US, Unions': US | Unions
column Who: kept as one name, but may be several:
  'US, Owners'; separators would split them (--split 'Who=;,')
may be the same under two names: US and United States; unite them (crisistl actor {target} --unite US 'United States')
dates read from words or numbers:
  line 2: 2 May 1931 is 1931-05-02
  line 3: 3 May 1931 (evening) is 1931-05-03, evening
  line 5: 7 May 1931 is 1931-05-07
  line 6: 8 May 1931 is 1931-05-08
a name that isn't known, left out:
  line 3: Source '?'
  line 4: Source 'unknown'
line 4: repeats the date above: same day is 1931-05-03
would write 5 events to {target}
"""
    )
    assert not target.exists()
    listed = run("list", "--data", table)
    line = f"(crisistl convert {table} {target}, then crisistl actor {target} --unite US 'United States')"
    assert line in listed.stderr
    whole = run("convert", table, "-", "--to-format", "csv", "--split", "Who=;")
    assert "US, Unions" in whole.stdout
    assert run("convert", table, target, "--split", "Who=;,").exit_code == 0
    united = run("actor", target, "--unite", "US", "United States")
    assert united.exit_code == 0
    assert run("list", "--data", target, "--actor", "US", "--count").stdout == "4\n"
