import json
from pathlib import Path

from conftest import Run

TEXT = "The harbour dispute\n\nOn Monday, France condemned Russia.\n\nOn Tuesday, Paris closed its border.\n"


def test_draft_proposes_and_says_what_it_found(run: Run, tmp_path: Path) -> None:
    article, target = tmp_path / "article.txt", tmp_path / "a.draft.json"
    article.write_text(TEXT)
    done = run("draft", article, "--published", "2022-04-07", "--output", target)
    assert done.exit_code == 0
    assert done.stderr == (
        "published 2022-04-07 (from --published)\n"
        "2 proposals: 2 dated by the text, 0 carried over\n"
        f"wrote {target}; `crisistl review {target} --into FILE` goes through it\n"
    )
    assert [
        p["event"]["date"] for p in json.loads(target.read_text())["proposals"]
    ] == [
        "2022-04-04",
        "2022-04-05",
    ]


def test_draft_asks_for_the_day_of_publication(run: Run, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(TEXT)
    done = run("draft", article, "--format", "json")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        "error: 'Monday' (paragraph 2) needs the day of publication, which the text doesn't give.\n"
        "Give it: --published YYYY-MM-DD\n"
    )


def test_draft_reads_standard_input_and_prints_json(run: Run) -> None:
    done = run(
        "draft", "-", "--published", "2022-04-07", "--format", "json", input=TEXT
    )
    assert json.loads(done.stdout)["article"]["text"] == TEXT


def test_a_draft_is_no_chronology(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "a.draft.json"
    run("draft", "-", "--published", "2022-04-07", "--output", target, input=TEXT)
    done = run("list", "--data", target)
    assert done.exit_code == 3
    assert "is a draft, not a chronology; review it" in done.stderr


def test_a_second_run_keeps_decisions(run: Run, tmp_path: Path) -> None:
    target, into = tmp_path / "a.draft.json", tmp_path / "mine.json"
    run("new", into, "--title", "Mine")
    run("draft", "-", "--published", "2022-04-07", "--output", target, input=TEXT)
    review = tmp_path / "a.review.md"
    run("review", target, "--into", into, "--markdown", review)
    review.write_text(
        review.read_text()
        .replace("## [ ] p1", "## [x] p1")
        .replace("## [ ] p2", "## [-] p2")
    )
    done = run("review", target, "--into", into, "--apply", review)
    assert done.exit_code == 0, done.stderr
    assert [e["title"] for e in json.loads(into.read_text())["events"]] == [
        "France condemned Russia"
    ]
    done = run(
        "draft", "-", "--published", "2022-04-07", "--output", target, input=TEXT
    )
    assert "kept 2 decisions of the earlier draft" in done.stderr


def test_a_review_file_changes_values(run: Run, tmp_path: Path) -> None:
    target, into, review = (
        tmp_path / "a.draft.json",
        tmp_path / "mine.json",
        tmp_path / "a.review.md",
    )
    run("new", into, "--title", "Mine")
    run("draft", "-", "--published", "2022-04-07", "--output", target, input=TEXT)
    run("review", target, "--into", into, "--markdown", review)
    text = (
        review.read_text()
        .replace("## [ ] p1", "## [x] p1")
        .replace("- date: 2022-04-04", "- date: about 3 April 2022", 1)
    )
    review.write_text(
        text.replace("- towards: Russia", "- towards: Russia; The Dockers", 1).replace(
            "- type: accuse", "- type: reject", 1
        )
    )
    assert run("review", target, "--into", into, "--apply", review).exit_code == 0
    (event,) = json.loads(into.read_text())["events"]
    assert (event["date"], event["targets"], event["type"]) == (
        "2022-04-03~",
        ["russia", "the-dockers"],
        "reject",
    )


def test_a_review_file_with_a_fault_changes_nothing(run: Run, tmp_path: Path) -> None:
    target, into, review = (
        tmp_path / "a.draft.json",
        tmp_path / "mine.json",
        tmp_path / "a.review.md",
    )
    run("new", into, "--title", "Mine")
    run("draft", "-", "--published", "2022-04-07", "--output", target, input=TEXT)
    run("review", target, "--into", into, "--markdown", review)
    review.write_text(
        review.read_text()
        .replace("## [ ] p1", "## [x] p1")
        .replace("- date: 2022-04-05", "- date: sometime", 1)
    )
    before = target.read_bytes(), into.read_bytes()
    done = run("review", target, "--into", into, "--apply", review)
    assert done.exit_code == 3
    assert "p2: date: 'sometime'" in done.stderr
    assert (target.read_bytes(), into.read_bytes()) == before


def test_what_a_review_file_did_is_one_change_to_undo(run: Run, tmp_path: Path) -> None:
    target, into, review = (
        tmp_path / "a.draft.json",
        tmp_path / "mine.json",
        tmp_path / "a.review.md",
    )
    run("new", into, "--title", "Mine")
    before = into.read_bytes()
    run("draft", "-", "--published", "2022-04-07", "--output", target, input=TEXT)
    run("review", target, "--into", into, "--markdown", review)
    review.write_text(review.read_text().replace("## [ ] p", "## [x] p"))
    assert run("review", target, "--into", into, "--apply", review).exit_code == 0
    assert len(json.loads(into.read_text())["events"]) > 1
    done = run("undo", into)
    assert f"undid `review --apply {review}` of" in done.stderr
    assert into.read_bytes() == before


def test_review_needs_a_chronology(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "a.draft.json"
    run("draft", "-", "--published", "2022-04-07", "--output", target, input=TEXT)
    done = run("review", target)
    assert done.exit_code == 2
    assert "--into FILE; `crisistl new FILE` starts an empty one" in done.stderr


def test_a_draft_for_another_chronology_opens_what_that_does_not_have(
    run: Run, tmp_path: Path
) -> None:
    target, review = tmp_path / "a.draft.json", tmp_path / "a.review.md"
    mine, yours = tmp_path / "mine.json", tmp_path / "yours.json"
    for path in (mine, yours):
        run("new", path, "--title", "Mine")
    make = ("draft", "-", "--published", "2022-04-07", "--output", target)
    run(*make, input=TEXT)
    run("review", target, "--into", mine, "--markdown", review)
    review.write_text(review.read_text().replace("## [ ] p1", "## [x] p1"))
    run("review", target, "--into", mine, "--apply", review)
    again = run(*make, "--into", mine, input=TEXT)
    assert "kept 1 decision of the earlier draft\n" in again.stderr
    other = run(*make, "--into", yours, input=TEXT)
    assert f"open again, as {yours} doesn't have them: p1\n" in other.stderr
    assert "kept" not in other.stderr


def test_a_review_file_shows_the_part_of_the_day(run: Run, tmp_path: Path) -> None:
    target, review = tmp_path / "a.draft.json", tmp_path / "a.review.md"
    text = "On Monday evening, France condemned Russia.\n"
    run("draft", "-", "--published", "2022-04-07", "--output", target, input=text)
    run("review", target, "--markdown", review)
    assert "- date: 2022-04-04 <!-- evening; " in review.read_text()
