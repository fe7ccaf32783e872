"""`crisistl archive`, and archives as data of the other commands."""

import json
import os
import sys
from dataclasses import replace

import pytest

SMALL = os.path.join(os.path.dirname(__file__), "..", "small.json")


@pytest.fixture
def archive(run, tmp_path):
    """The small timeline as an archive."""
    path = tmp_path / "small.crisis"
    done = run("archive", SMALL, "-o", path)
    assert done.exit_code == 0
    assert done.stderr == f"wrote 8 events to {path}\n"
    return path


ASKED = [
    ("list",),
    ("list", "--actor", "sudmark", "--from", "2022-01", "--limit", "2"),
    ("list", "--text", "dam", "--reverse"),
    ("list", "--where", "not actor:norland or extra.troops>5"),
    ("list", "--sort", "title"),
    ("list", "--count", "--during", "2021"),
    ("count", "month"),
    ("count", "actor", "year"),
    ("show", "dam-works"),
    ("show", "talks"),
    ("actors",),
    ("themes",),
    ("chart",),
    ("thread",),
    ("gaps",),
    ("contradictions",),
    ("days", "dam-works", "drought"),
    ("export", "-", "--format", "csv"),
]


@pytest.mark.parametrize("question", ASKED, ids=" ".join)
def test_an_archive_gives_the_answers_of_its_source(run, archive, question):
    expected = run(*question, "--data", SMALL)
    found = run(*question, "--data", archive)
    # `thread` advises a line that names the file
    named = expected.stdout.replace(f"--data {SMALL}", f"--data {archive}")
    assert found == replace(expected, stdout=named)


def test_an_archive_is_converted_back(run, archive, tmp_path):
    for source in (SMALL, archive):
        run("convert", source, tmp_path / "out.jsonl")
        written = (tmp_path / "out.jsonl").read_text()
        assert json.loads(written.splitlines()[-1])["id"]
    run("convert", archive, tmp_path / "again.json")
    assert run("diff", SMALL, tmp_path / "again.json").stdout.count("\n") <= 3
    assert run("list", "--data", tmp_path / "again.json").stdout == (
        run("list", "--data", SMALL).stdout
    )


TITLE = '{"timeline": {"title": "Strike"}}\n'


def lines(*events, registers=()):
    """JSON Lines with these events."""
    parts = [*registers]
    parts += [{"id": i, "date": when, "title": f"Event {i}", **more} for i, when, more in events]  # fmt: skip
    return TITLE + "".join(json.dumps(part) + "\n" for part in parts)


def test_a_day_is_added(run, tmp_path):
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    dockers, port = {"id": "dockers", "name": "Dockers"}, {"id": "port", "name": "Port"}
    first.write_text(
        lines(
            ("a", "1934-05-09", {"actors": ["dockers"]}),
            ("b", "1934-05-10", {}),
            ("c", "1934-07-31", {"responds_to": ["a"]}),
            registers=[{"actor": dockers}],
        )
    )
    second.write_text(
        lines(
            ("d", "1934-05-10", {"actors": ["port"], "responds_to": ["b"]}),
            ("e", "1934-05-10/1934-06", {}),
            ("f", "1934-05", {}),
            registers=[{"actor": port}],
        )
    )
    archive = tmp_path / "strike.crisis"
    assert run("archive", first, "-o", archive).exit_code == 0
    done = run("archive", second, "-o", archive, "--append")
    assert (done.exit_code, done.stderr) == (0, f"added 3 events to {archive}\n")
    listed = run("list", "--data", archive, "--format", "csv", "--columns", "id")
    assert listed.lines[1:] == ["f", "a", "b", "d", "e", "c"]
    both = tmp_path / "both.jsonl"
    both.write_text(first.read_text() + second.read_text().replace(TITLE, ""))
    for question in (("actors",), ("count", "day"), ("list", "--actor", "port")):
        assert (
            run(*question, "--data", archive).stdout
            == run(*question, "--data", both).stdout
        )
    again = run("archive", second, "-o", archive, "--append")
    assert again.exit_code == 3
    assert "event 'd': id: an earlier one has the id 'd' too" in again.stderr
    assert run("list", "--count", "--data", archive).stdout == "6\n"


FAULTS = [
    (
        lines(("a", "1934-05-09", {"actors": ["nobody"]})),
        "line 2: events[0] 'a': actors: unknown actor 'nobody'; the timeline has 0 actors",
    ),
    (
        lines(("a", "1934-05-09", {}), ("a", "1934-05-10", {})),
        "line 3: event 'a': id: an earlier one has the id 'a' too; give one of them another",
    ),
    (
        lines(("a", "1934-05-09", {"responds_to": ["z"]})),
        "line 2: event 'a': responds_to: unknown event 'z'",
    ),
    (
        lines(("a", "1934-05-09", {"summary": "x\0y"})),
        "line 2: event 'a': it has a NUL character; take it out of the text",
    ),
    (lines(("a", "9 May", {})), "line 2: events[0] 'a': date: "),
]


@pytest.mark.parametrize(("text", "message"), FAULTS)
def test_a_fault_is_reported_with_its_line(run, tmp_path, text, message):
    source, archive = tmp_path / "in.jsonl", tmp_path / "out.crisis"
    source.write_text(text)
    done = run("archive", source, "-o", archive)
    assert done.exit_code == 3
    assert message in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl"]
    rest = run("archive", source, "-o", archive, "--skip-bad")
    assert rest.exit_code == 0
    left = run("list", "--count", "--data", archive).stdout
    assert left == f"{text.count(chr(10)) - 2}\n"


def test_an_archive_is_replaced(run, archive, tmp_path):
    source = tmp_path / "in.jsonl"
    source.write_text(lines(("a", "1934-05-09", {})))
    assert run("archive", source, "-o", archive).exit_code == 0
    assert run("list", "--count", "--data", archive).stdout == "1\n"
    assert {path.name for path in tmp_path.iterdir()} == {"in.jsonl", "small.crisis"}


def test_what_is_not_an_archive_is_left_alone(run, tmp_path):
    (tmp_path / "notes.crisis").mkdir()
    done = run("archive", SMALL, "-o", tmp_path / "notes.crisis")
    assert done.exit_code == 4
    assert "it is there and not an archive; name another" in done.stderr
    assert run("archive", SMALL, "-o", tmp_path / "nothing" / "x.crisis").exit_code == 4
    assert run("archive", SMALL, "-o", tmp_path / "x.json").exit_code == 2
    assert run("archive", SMALL).exit_code == 2


def damaged(archive, how):
    """Break an archive in one way."""
    manifest, events = archive / "archive.json", archive / "events-0000.parquet"
    text = manifest.read_text()
    if how == "missing":
        events.unlink()
    elif how == "cut":
        events.write_bytes(events.read_bytes()[:500])
    elif how == "changed":
        data = events.read_bytes()
        events.write_bytes(b"PAR1" + bytes(len(data) - 4))
    elif how == "version":
        manifest.write_text(text.replace('"version": 1', '"version": 9'))
    elif how == "manifest":
        manifest.write_text(text[:40])
    elif how == "registers":
        data = (archive / "registers.jsonl").read_bytes()
        (archive / "registers.jsonl").write_bytes(b"\xff" * len(data))
    else:
        manifest.unlink()


DAMAGE = [
    ("missing", "small.crisis: the file events-0000.parquet is missing; restore it or build the archive again"),
    ("cut", "events-0000.parquet has 500 bytes, not "),
    ("changed", "small.crisis can't be read ("),
    ("version", "small.crisis: archive.json is of version 9, and this crisistl reads version 1; "),
    ("manifest", "small.crisis: archive.json can't be read; build the archive again"),
    ("registers", "small.crisis: registers.jsonl was changed"),
    ("none", "small.crisis is not an archive: it has no archive.json; build it with `crisistl archive`"),
]  # fmt: skip


@pytest.mark.parametrize(("how", "message"), DAMAGE)
def test_a_broken_archive_is_one_line(run, archive, how, message):
    damaged(archive, how)
    done = run("list", "--data", archive)
    assert (done.exit_code, done.stdout) == (3, "")
    assert message in done.stderr
    assert done.stderr.count("\n") == 1


def test_without_duckdb_the_extra_is_named(run, archive, monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    for question in (
        ("list", "--data", archive),
        ("archive", SMALL, "-o", tmp_path / "new.crisis"),
        ("convert", archive, "-", "--to-format", "jsonl"),
    ):
        done = run(*question)
        assert (done.exit_code, done.stdout) == (3, "")
        assert done.stderr == (
            "error: an archive needs DuckDB; install it with: pip install 'crisistl[archive]'\n"
        )


def test_what_needs_the_whole_says_how_to_narrow(run, archive, monkeypatch):
    monkeypatch.setattr("crisistl.formats.archive.layout.MOST_HELD", 3)
    for question in (("list",), ("chart",), ("thread",), ("export", "-", "--format", "csv")):  # fmt: skip
        done = run(*question, "--data", archive)
        assert done.exit_code == 3
        assert "8 events are too many to hold at once (at most 3); narrow them" in done.stderr  # fmt: skip
    assert run("check", archive).exit_code == 3
    assert run("list", "--limit", "2", "--data", archive).exit_code == 0
    assert run("count", "month", "--data", archive).exit_code == 0
    assert run("convert", archive, "-", "--to-format", "jsonl").exit_code == 0


def test_actors_and_sources_of_accounts_have_to_be_known(run, tmp_path):
    file = tmp_path / "x.jsonl"
    file.write_text(
        '{"timeline": {"title": "x"}}\n'
        '{"id": "a", "date": "2031-05-02", "title": "A", "accounts": [{"source": "nobody", "actors": ["ghost"]}]}\n'
    )
    result = run("archive", file, "-o", tmp_path / "x.crisis")
    assert result.exit_code == 3
    assert "line 2: events[0] 'a': accounts: unknown actor 'ghost'" in result.stderr
    assert "line 2: events[0] 'a': accounts: unknown source 'nobody'" in result.stderr
    assert not (tmp_path / "x.crisis").exists()
