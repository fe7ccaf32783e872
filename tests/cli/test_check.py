"""`crisistl check`: findings, what is asked, exit codes."""

import json

import pytest

CLEAN = {
    "title": "Clean",
    "as_of": "2022-01-27",
    "sources": [
        {"id": "gazette", "title": "Gazette"},
        {"id": "radio", "title": "Radio"},
    ],
    "actors": [{"id": "norland", "name": "Norland"}],
    "events": [
        {
            "id": "a",
            "date": "2022-01-10",
            "title": "Talks",
            "actors": ["norland"],
            "sources": ["gazette", "radio"],
        }
    ],
}


@pytest.fixture
def file(tmp_path):
    def write(name: str = "file.json", **event) -> str:
        path = tmp_path / name
        path.write_text(
            json.dumps(CLEAN | {"events": [CLEAN["events"][0] | event]}),
            encoding="utf-8",
        )
        return str(path)

    return write


def test_a_clean_file_has_nothing_to_ask(run, file):
    path = file()
    result = run("check", path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"{path} · no findings\n"


def test_the_bundled_chronology_passes_strictly(run):
    result = run("check", "--strict")
    assert result.exit_code == 0
    assert {line.split("\t")[2] for line in result.lines} == {"remark"}


def test_a_finding_is_a_line_with_file_line_rule_place_reason_and_remedy(run, file):
    path = file(sources=[])
    assert run("check", path, "--skip", "unused-source").stdout == (
        f"{path}\t1\twarning\tno-source\tevents[0] 'a'\thas no source\tname one in 'sources'\n"
    )


def test_warnings_fail_only_where_it_is_strict(run, file):
    path = file(sources=[])
    assert (run("check", path).exit_code, run("check", path, "--strict").exit_code) == (
        0,
        1,
    )


def test_errors_fail(run, file):
    assert run("check", file(status="claimed")).exit_code == 1


def test_what_loading_refuses_is_an_error_in_the_same_table(run, file):
    path = file(actors=["norlnd"])
    result = run("check", path, "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == [
        {
            "file": path, "line": 1, "severity": "error", "rule": "invalid", "place": "events[0] 'a': actors",
            "reason": "unknown actor 'norlnd'", "remedy": "did you mean 'norland'?",
        }
    ]  # fmt: skip
    assert "the other rules apply once the file can be loaded" in result.stderr


def test_a_file_that_can_not_be_read_ends_with_3_and_the_others_are_checked(
    run, file, tmp_path
):
    (tmp_path / "broken.json").write_text("{")
    result = run(
        "check", tmp_path / "no.json", file(status="claimed"), tmp_path / "broken.json"
    )
    assert result.exit_code == 3
    assert "unattributed-claim" in result.stdout
    assert result.stderr.count("error:") == 2


def test_rules_are_chosen_and_left_out(run, file):
    path = file(sources=[], status="claimed")
    rules = {
        line.split("\t")[3]
        for line in run("check", path, "--only", "no-source,markup").lines
    }
    assert rules == {"no-source"}
    assert run("check", path, "--skip", "unattributed-claim").exit_code == 0


def test_an_unknown_rule_is_refused(run):
    result = run("check", "--only", "no-sources")
    assert result.exit_code == 2
    assert "did you mean 'no-source'" in result.stderr


def test_the_rules_are_listed(run):
    result = run("check", "--list-rules")
    assert result.exit_code == 0
    assert "no-source\twarning\tan event without a source" in result.lines


def test_the_summary_stands_in_place_of_the_findings(run, small):
    result = run("check", small, "--summary", "--format", "csv")
    assert result.exit_code == 0
    assert result.lines[:2] == [
        "id,actor,events,reported,claimed,disputed,planned,forecast,vague,sources,unsourced",
        "norland,Norland,6,4,1,0,1,0,1,2,0",
    ]


def test_data_is_checked_where_no_file_is_named(run, file):
    assert run("check", "--data", file(status="claimed")).exit_code == 1
    assert run("check", env={"CRISISTL_DATA": file(status="claimed")}).exit_code == 1


def test_a_table_of_somebody_else_is_checked_too(run, tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text("Datum;what;who\n28/01/2022;Talks;Norland\n", encoding="utf-8")
    result = run("check", path, "--map", "date=Datum", "--format", "jsonl")
    found = [json.loads(line) for line in result.lines]
    assert {(finding["rule"], finding["line"]) for finding in found} == {
        ("no-source", 2),
        ("future-date", 2),
    }


def test_a_reader_sees_the_remedy_below_the_reason(run, file):
    shown = run(
        "check",
        file(sources=[]),
        "--only",
        "no-source",
        "--format",
        "table",
        env={"COLUMNS": "100"},
    ).stdout
    assert "line 1, event 1 'a': has no source" in shown
    assert "→ name one in 'sources'" in shown


def test_the_line_that_unites_two_names_works(run, tmp_path):
    table = tmp_path / "strike.csv"
    table.write_text(
        "Date,Event,Who\n3 May 1931,Strike,Berg\n4 May 1931,Talks,Ida Berg\n"
    )
    new = tmp_path / "strike.json"
    result = run("check", table, "--only", "two-names", "--format", "csv")
    line = f"(crisistl convert {table} {new}, then crisistl actor {new} --unite ida-berg berg)"
    assert line in result.stdout
    assert run("convert", table, new).exit_code == 0
    line = f"(crisistl actor {new} --unite ida-berg berg)"
    assert line in run("check", new, "--only", "two-names", "--format", "csv").stdout
    listed = run("list", "--data", new, "--by", "Berg")
    assert (
        "Ida Berg may be the same as Berg: --by 'Berg,Ida Berg' finds 2"
        in listed.stderr
    )
    assert run("actor", new, "--unite", "ida-berg", "berg").exit_code == 0
    assert run("check", new, "--only", "two-names").lines == []
    assert run("list", "--data", new, "--by", "Berg", "--count").stdout == "2\n"
