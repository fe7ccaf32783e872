"""`crisistl fmt`: files put in order, or only looked at."""

import json

import pytest

from crisistl.formats.core.bundled import bundled
from crisistl.formats.loading import load


@pytest.fixture
def untidy(tmp_path, small):
    path = tmp_path / "untidy.json"
    path.write_bytes(small.read_bytes())
    return path


def test_the_bundled_chronology_is_in_order(run):
    result = run("fmt", "--check", bundled())
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_file_is_put_in_order_once_and_means_the_same(run, untidy, small_timeline):
    result = run("fmt", untidy)
    assert (result.exit_code, result.stderr) == (0, f"wrote {untidy}\n")
    written = untidy.read_bytes()
    assert run("fmt", untidy).stderr == ""
    assert untidy.read_bytes() == written
    assert {
        event.id: event for event in load(untidy).events
    } == small_timeline.events_by_id


def test_check_changes_nothing_and_fails_where_a_file_would_change(run, untidy):
    before = untidy.read_bytes()
    result = run("fmt", "--check", bundled(), untidy)
    assert (result.exit_code, result.stderr) == (1, f"{untidy} would change\n")
    assert untidy.read_bytes() == before


def test_json_lines_are_put_in_order_too(run, untidy, tmp_path):
    lines = tmp_path / "lines.jsonl"
    run("convert", untidy, lines)
    *before, last, end = lines.read_text().splitlines(keepends=True)
    lines.write_text("".join([*before, end, last]))
    assert run("fmt", "--check", lines).exit_code == 1
    run("fmt", lines)
    assert run("fmt", "--check", lines).exit_code == 0
    assert load(lines).events == load(untidy).events


def test_standard_input_is_written_to_standard_output(run, untidy):
    result = run("fmt", "-", input=untidy.read_bytes())
    run("fmt", untidy)
    assert result.stdout == untidy.read_text(encoding="utf-8")


def test_a_key_that_stands_twice_is_not_lost(run, tmp_path):
    path = tmp_path / "file.json"
    path.write_text(
        '{"events": [\n{"id": "a", "date": "2022", "title": "A", "title": "B"}]}'
    )
    result = run("fmt", path)
    assert result.exit_code == 3
    assert (
        "line 2: events[0]: the key 'title' occurs twice; keep one of the two"
        in result.stderr
    )
    assert '"A"' in path.read_text()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("rows.csv", "id,date,title\na,2022,A\n"),
        ("rows.json", '[{"id": "a", "date": "2022", "title": "A"}]'),
        ("lists.json", '{"items": [{"date": "2022", "title": "A"}], "by": "Lund"}'),
        ("rows.jsonl", '{"id": "a", "date": "2022", "title": "A"}\n'),
    ],
)
def test_a_table_of_events_is_not_rewritten(run, tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text)
    result = run("fmt", path)
    assert result.exit_code == 2
    assert "crisistl convert" in result.stderr
    assert path.read_text() == text


@pytest.mark.parametrize("missing", [0, 1])
def test_a_chronology_with_an_event_without_an_id_loses_no_register(
    run, tmp_path, missing
):
    path = tmp_path / "file.json"
    events = [
        {"id": name, "date": "2022", "title": name, "sources": ["wire"]}
        for name in "ab"
    ]
    del events[missing]["id"]
    sources = [{"id": "wire", "title": "The Wire"}]
    text = json.dumps({"title": "T", "sources": sources, "events": events})
    path.write_text(text)
    result = run("fmt", path)
    assert result.exit_code == 3
    assert f"events[{missing}]: id: is missing" in result.stderr
    assert path.read_text() == text


def test_a_file_at_fault_is_left_as_it_is(run, tmp_path):
    path = tmp_path / "file.json"
    path.write_text(
        json.dumps({"events": [{"id": "a", "date": "2022-02-30", "title": "A"}]})
    )
    assert run("fmt", path).exit_code == 3
    assert "2022-02-30" in path.read_text()


def test_standard_input_of_another_format_is_refused(run):
    result = run("fmt", "--check", "-", input="Date,Event\n2022-01-01,Talks\n")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: standard input is CSV; only a JSON")
