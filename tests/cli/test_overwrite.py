"""No chronology is destroyed by the command that reads it."""

from pathlib import Path

import pytest

from conftest import Run

TABLES = (
    ("list",), ("list", "-f", "csv"), ("list", "--count"), ("count", "actor"), ("actors",), ("themes",),
    ("sources",), ("gaps",), ("thread",), ("thread", "--format", "json"), ("chart",), ("show", "{id}"),
)  # fmt: skip


@pytest.fixture
def mine(small: Path, tmp_path: Path) -> Path:
    path = tmp_path / "mine.json"
    path.write_bytes(small.read_bytes())
    return path


def refused(run: Run, mine: Path, *words: object) -> str:
    """The message of a run that is refused and changes nothing."""
    before = mine.read_bytes()
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert mine.read_bytes() == before
    assert "--overwrite" in result.stderr
    return result.stderr.removeprefix("error: ").rstrip("\n")


@pytest.mark.parametrize("words", TABLES, ids=" ".join)
def test_no_table_replaces_the_file_it_is_made_of(
    run: Run, mine: Path, words: tuple[str, ...]
) -> None:
    words = tuple(word.format(id="dam-closed") for word in words)
    message = refused(run, mine, *words, "--data", mine, "-o", mine)
    assert message.startswith(f"{mine} is also read, and would become a ")


def test_check_and_diff_do_not_replace_what_they_read(
    run: Run, mine: Path, small: Path
) -> None:
    refused(run, mine, "check", mine, "-o", mine)
    refused(run, mine, "diff", small, mine, "-f", "csv", "-o", mine)


def test_a_link_to_the_file_is_the_file(run: Run, mine: Path) -> None:
    link = mine.with_name("link.json")
    link.symlink_to(mine)
    refused(run, mine, "list", "--data", mine, "-o", link)
    refused(run, mine, "list", "--data", link, "-o", mine)


def test_the_environment_names_a_file_that_is_read_too(run: Run, mine: Path) -> None:
    before = mine.read_bytes()
    result = run("list", "-o", mine, env={"CRISISTL_DATA": str(mine)})
    assert (result.exit_code, mine.read_bytes()) == (2, before)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--status", "claimed"), "would keep 1 of its 8 events"),
        (("--limit", "3"), "would keep 3 of its 8 events"),
        (("-f", "csv"), "would change from crisistl JSON to CSV"),
    ],
)
def test_an_export_onto_its_source_must_not_lose_anything(
    run: Run, mine: Path, words: tuple[str, ...], reason: str
) -> None:
    message = refused(run, mine, "export", mine, "--data", mine, *words)
    assert (
        message
        == f"{mine} is also read, and {reason}; name another file, or add --overwrite"
    )


def test_columns_are_not_left_out_of_the_source(run: Run, mine: Path) -> None:
    table = mine.with_suffix(".csv")
    assert run("export", table, "--data", mine).exit_code == 0
    message = refused(
        run, table, "export", table, "--data", table, "--columns", "date,title"
    )
    assert "would keep only these columns" in message


def test_conversion_and_merge_keep_the_format_of_what_they_replace(
    run: Run, mine: Path, small: Path
) -> None:
    for words in (
        ("convert", mine, mine, "--to-format", "csv"),
        ("merge", mine, small, "-o", mine, "--to-format", "csv"),
    ):
        assert "would change from crisistl JSON to CSV" in refused(run, mine, *words)
    for words in (("convert", mine, mine), ("merge", mine, small, "-o", mine)):
        assert "would lose the events that can't be read" in refused(
            run, mine, *words, "--skip-bad"
        )


@pytest.mark.parametrize("command", ["convert", "export", "merge"])
def test_a_chronology_does_not_replace_the_json_of_another_program(
    run: Run, mine: Path, command: str
) -> None:
    path = mine.with_name("other.json")
    text = '{"items": [{"date": "2022", "title": "A"}], "project": {"by": "Lund"}}'
    path.write_text(text)
    words = {
        "convert": (path, path),
        "export": (path, "--data", path),
        "merge": (path, mine, "-o", path),
    }[command]
    result = run(command, *words)
    assert result.exit_code == 2
    assert "would change from another program's JSON to crisistl JSON" in result.stderr
    assert path.read_text() == text


@pytest.mark.parametrize(
    "words",
    [
        ("list", "-f", "csv", "--data", "{mine}", "-o", "{mine}"),
        ("export", "{mine}", "--data", "{mine}", "--limit", "1"),
        ("convert", "{mine}", "{mine}", "--to-format", "csv"),
        ("merge", "{mine}", "{mine}", "-o", "{mine}", "--to-format", "csv"),
        ("chart", "--data", "{mine}", "-o", "{mine}.txt"),
    ],
    ids=lambda words: words[0],
)
def test_overwrite_says_that_it_is_meant(
    run: Run, mine: Path, words: tuple[str, ...]
) -> None:
    target = mine.with_name("mine.json.txt") if words[0] == "chart" else mine
    if words[0] == "chart":
        target.symlink_to(mine)
    before = mine.read_bytes()
    result = run(*(word.format(mine=mine) for word in words), "--overwrite")
    assert result.exit_code == 0, result.stderr
    assert mine.read_bytes() != before


def test_a_dry_run_replaces_nothing_and_is_not_refused(run: Run, mine: Path) -> None:
    assert run("convert", mine, mine, "--to-format", "csv", "--dry-run").exit_code == 0


def test_formatting_reports_all_files_at_fault_and_changes_none(
    run: Run, mine: Path
) -> None:
    bad, before = mine.with_name("bad.json"), mine.read_bytes()
    bad.write_text(
        '{"events": [{"id": "a", "date": "2022-02-30", "title": "A"}]}',
        encoding="utf-8",
    )
    result = run("fmt", mine, bad, mine.with_name("none.json"))
    assert (result.exit_code, mine.read_bytes()) == (3, before)
    assert "2022-02-30" in result.stderr
    assert "none.json" in result.stderr
    assert result.stderr.endswith("no file was changed\n")


@pytest.mark.parametrize(
    "words",
    [
        *(f"export r.{ending}" for ending in ("json", "jsonl", "csv", "xlsx", "html", "md", "ics", "mw")),
        "list -o r.csv", "list -o r.txt", "count actor -o r.md", "chart -o r.svg", "chart -o r.txt",
    ],
)  # fmt: skip
def test_a_result_that_replaces_an_earlier_one_is_reported(
    run: Run,
    mine: Path,
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    typed = [*words.split(), "--data", mine.name]
    name = next(word for word in typed if word.startswith("r."))
    first = run(*typed)
    before = Path(name).stat().st_size
    again = run(*typed)
    smaller = run(*typed, "--actor", "Berg")
    assert "replaced" not in first.stderr + again.stderr
    now = Path(name).stat().st_size
    assert (
        f"replaced {name}, which crisistl wrote before: {before:,} bytes, now {now:,}\n"
        in smaller.stderr
    )
