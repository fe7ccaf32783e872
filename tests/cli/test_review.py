import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Result, Run
from crisistl.cli import questions, reviewing
from crisistl.cli.draft_file import DraftFile
from crisistl.dates.written import Unread, read_written
from crisistl.errors import OutputError
from crisistl.prose.splitting import split

TEXT = """\
On Monday, France condemned Russia.

On Tuesday, Paris closed its border as Berlin called for talks.

Germany rejected the decision.

On Wednesday, Spain met Italy.
"""

Reviewed = Callable[..., Result]


@pytest.fixture
def reviewed(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reviewed:
    """Reviews a draft of the text: `reviewed("a", "=A title", "q")`; what begins with = is typed at a question."""
    draft, into = tmp_path / "a.draft.json", tmp_path / "mine.json"
    run("new", into, "--title", "Mine")
    run("draft", "-", "--published", "2022-04-07", "--output", draft, input=TEXT)

    def review(*keys: str) -> Result:
        waiting = list(keys)

        def answer(
            question: str, read: Callable[[str], object], *, needed: bool = False
        ) -> object:
            text = waiting.pop(0).removeprefix("=")
            return read(text) if text else None

        monkeypatch.setattr(questions, "can_ask", lambda: True)
        monkeypatch.setattr(questions, "ask", answer)
        monkeypatch.setattr(
            questions,
            "agree",
            lambda question, other: other(waiting.pop(0).removeprefix("=")) == "y",
        )
        monkeypatch.setattr(reviewing, "_key", lambda: waiting.pop(0))
        done = run("review", draft, "--into", into)
        assert not waiting
        return done

    return review


def titles(folder: Path) -> list[str]:
    return [
        event["title"]
        for event in json.loads((folder / "mine.json").read_text())["events"]
    ]


def test_a_proposal_is_accepted_with_a_title_of_ones_own(
    reviewed: Reviewed, tmp_path: Path
) -> None:
    done = reviewed("a", "=France speaks out", "q")
    assert titles(tmp_path) == ["France speaks out"]
    assert done.stderr.endswith(
        f"1 accepted, 3 open; accepted events are in {tmp_path / 'mine.json'}\n"
    )


def test_a_low_date_is_asked_about_once_more(
    reviewed: Reviewed, tmp_path: Path
) -> None:
    done = reviewed("n", "n", "a", "n", "q")
    assert "the date 2022-04-07~ is a guess" in done.stdout
    assert titles(tmp_path) == []


def test_values_can_be_changed(reviewed: Reviewed, tmp_path: Path) -> None:
    reviewed(
        "d",
        "=5 April 2022",
        "w",
        "=Germany",
        "=Berlin Post",
        "=y",
        "t",
        "=reject",
        "e",
        "=A title",
        "=",
        "=",
        "=",
        "a",
        "q",
    )
    (event,) = json.loads((tmp_path / "mine.json").read_text())["events"]
    assert (event["date"], event["actors"], event["targets"], event["type"], event["title"]) == (
        "2022-04-05", ["germany"], ["berlin-post"], "reject", "A title",
    )  # fmt: skip


def test_the_last_key_can_be_taken_back(reviewed: Reviewed, tmp_path: Path) -> None:
    done = reviewed("a", "=", "s", "u", "u", "u", "q")
    assert titles(tmp_path) == []
    assert "nothing to undo" in done.stdout
    assert done.stderr.startswith("4 open")


def test_a_review_goes_on_where_it_was_left(reviewed: Reviewed, tmp_path: Path) -> None:
    reviewed("a", "=", "s", "q")
    done = reviewed("x", "=Germany", "q")
    assert "3 of 4" in done.stdout
    assert (
        "error: 'Germany' are not words of the sentence, behind its beginning"
        in done.stderr
    )


def test_a_proposal_is_split_in_two(reviewed: Reviewed, tmp_path: Path) -> None:
    reviewed("n", "x", "=Berlin called", "a", "=", "a", "=", "q")
    assert titles(tmp_path) == [
        "Paris closed its border",
        "Berlin called for talks",
    ]


def test_a_proposal_is_merged_into_an_event(
    reviewed: Reviewed, run: Run, tmp_path: Path
) -> None:
    reviewed("a", "=", "q")
    other = tmp_path / "b.draft.json"
    text = "On Monday, France strongly condemned Russia.\n"
    run(
        "draft",
        "-",
        "--published",
        "2022-04-07",
        "--output",
        other,
        "--source",
        "other",
        input=text,
    )
    review = tmp_path / "b.review.md"
    run("review", other, "--markdown", review)
    review.write_text(
        review.read_text().replace(
            "- merge into:", "- merge into: france-condemned-russia"
        )
    )
    done = run("review", other, "--into", tmp_path / "mine.json", "--apply", review)
    assert "p1: merged into france-condemned-russia" in done.stderr
    (event,) = json.loads((tmp_path / "mine.json").read_text())["events"]
    assert [citation["source"] for citation in event["sources"]] == [
        "standard-input",
        "other",
    ]


def test_an_unknown_key_and_help(reviewed: Reviewed) -> None:
    done = reviewed("z", "?", "q")
    assert "press one of a e d w t s m x u n q" in done.stdout
    assert "put the event into the chronology" in done.stdout


def test_help_and_questions_fit_the_screen(
    reviewed: Reviewed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    done = reviewed("?", "t", "", "x", "", "a", "", "q")
    assert max(map(len, done.stdout.splitlines())) <= 60


def test_a_missing_chronology_names_the_command_that_starts_one(
    run: Run, tmp_path: Path
) -> None:
    article = tmp_path / "a.txt"
    article.write_text("On 3 March 2022 France closed the port.\n")
    run("draft", article, "--output", tmp_path / "a.draft.json")
    done = run("review", tmp_path / "a.draft.json", "--into", tmp_path / "mine.json")
    assert done.exit_code == 3
    assert "mine.json isn't there" in done.stderr
    assert "`crisistl new " in done.stderr


@pytest.mark.parametrize(
    "text",
    ["winter 1921", "4/5/1921", "1936-39", "1900s", "week of 4 May 1921", "midnight, 3 May 1921", "vom 3. Mai 1921",
     "10/23 December 1915"],
)  # fmt: skip
def test_every_date_that_a_refusal_advises_is_accepted_at_the_question(
    text: str, reviewed: Reviewed, tmp_path: Path
) -> None:
    refused = read_written(text)
    assert isinstance(refused, Unread)
    for reading in refused.readings:
        done = reviewed("d", f"={reading}", "u", "q")
        assert (done.exit_code, "error" in done.stderr) == (0, False)


@pytest.fixture
def marked(run: Run, tmp_path: Path) -> list[object]:
    """A draft and a chronology, with a review file that accepts two proposals: the words of `review --apply`."""
    draft, into = tmp_path / "a.draft.json", tmp_path / "mine.json"
    review = tmp_path / "a.md"
    run("new", into, "--title", "Mine")
    run("draft", "-", "--published", "2022-04-07", "--output", draft, input=TEXT)
    run("review", draft, "--into", into, "--markdown", review)
    text = review.read_text()
    for proposal in ("p1", "p2"):
        text = text.replace(f"## [ ] {proposal} ", f"## [x] {proposal} ")
    review.write_text(text)
    return ["review", draft, "--into", into, "--apply", review]


def states(folder: Path) -> list[str]:
    draft = json.loads((folder / "a.draft.json").read_text())
    return [proposal.get("state", "open") for proposal in draft["proposals"]]


def test_what_undo_takes_back_is_open_again_with_reopen(
    run: Run, marked: list[object], tmp_path: Path
) -> None:
    assert run(*marked).exit_code == 0
    before = titles(tmp_path)
    assert (len(before), states(tmp_path)[:2]) == (2, ["accepted"] * 2)
    undone = run("undo", tmp_path / "mine.json")
    assert "the draft still marks it as accepted" in undone.stderr
    assert "--reopen` opens it again" in undone.stderr
    noted = run(*marked)
    assert "p1, p2: decided, but" in noted.stderr
    assert titles(tmp_path) == []
    again = run(*marked, "--reopen")
    assert "p1, p2: open again" in again.stderr
    assert (titles(tmp_path), states(tmp_path)[:2]) == (before, ["accepted"] * 2)
    assert "open again" not in run(*marked, "--reopen").stderr


def test_reopening_leaves_a_review_file_that_is_there_as_it_is(
    run: Run, marked: list[object], tmp_path: Path
) -> None:
    assert run(*marked).exit_code == 0
    run("undo", tmp_path / "mine.json")
    review = tmp_path / "a.review.md"
    review.write_text("mine")
    before = review.read_text()
    again = run(*marked[:-2], "--reopen")
    assert (again.exit_code, "error" in again.stderr) == (0, False)
    assert (states(tmp_path)[:2], review.read_text()) == (["open"] * 2, before)


def test_an_event_with_another_id_is_not_opened_again(
    run: Run, marked: list[object], tmp_path: Path
) -> None:
    run(*marked)
    events = json.loads((tmp_path / "mine.json").read_text())["events"]
    run("rename", tmp_path / "mine.json", events[0]["id"], "another")
    assert "decided, but" not in run(*marked).stderr


def test_a_review_that_could_not_mark_its_draft_adds_nothing_twice(
    run: Run, marked: list[object], tmp_path: Path
) -> None:
    draft = tmp_path / "a.draft.json"
    before = draft.read_text()
    run(*marked)
    done = draft.read_text()
    draft.write_text(before)  # as if it had been killed before it wrote the draft
    assert run(*marked).exit_code == 0
    assert len(titles(tmp_path)) == 2
    assert draft.read_text() == done


def test_two_reviews_of_one_draft_keep_the_decisions_of_both(
    run: Run, marked: list[object], tmp_path: Path
) -> None:
    path = tmp_path / "a.draft.json"
    mine, theirs = DraftFile(str(path)), DraftFile(str(path))
    first, second, *_ = mine.draft.proposals
    skipped = {"state": "skipped"}
    mine.save(mine.draft.with_proposal(first.model_copy(update=skipped)))
    theirs.save(theirs.draft.with_proposal(second.model_copy(update=skipped)))
    assert states(tmp_path)[:3] == ["skipped", "skipped", "open"]
    new = split(mine.draft, mine.draft.proposals[1], "Berlin called", ())
    mine.save(new)
    assert len(states(tmp_path)) == len(theirs.draft.proposals) + 1


def test_a_draft_that_was_made_anew_is_not_overwritten(
    run: Run, marked: list[object], tmp_path: Path
) -> None:
    path = tmp_path / "a.draft.json"
    mine = DraftFile(str(path))
    other = json.loads(path.read_text())
    other["proposals"] = other["proposals"][1:]
    path.write_text(json.dumps(other))
    before = path.read_bytes()
    first = mine.draft.proposals[0].model_copy(update={"state": "skipped"})
    with pytest.raises(OutputError, match="made anew meanwhile and has no p1"):
        mine.save(mine.draft.with_proposal(first))
    assert path.read_bytes() == before


@pytest.mark.parametrize("key", ["e", "w", "d", "t", "x"])
def test_q_stops_the_review_at_a_question(reviewed: Reviewed, key: str) -> None:
    done = reviewed(key, "=q")
    assert (
        done.stderr.splitlines()[-1].startswith("0 accepted") or "open" in done.stderr
    )


def test_b_goes_back_to_the_proposal(reviewed: Reviewed) -> None:
    reviewed("e", "=Another title", "=b", "q")


def test_a_typed_name_is_that_of_the_lists_that_draft_uses(reviewed: Reviewed) -> None:
    done = reviewed("w", "=Britain", "=", "q")
    assert "'Britain' is United Kingdom" in done.stdout


@pytest.mark.parametrize(
    "line",
    [
        "## [yes] p1 ·",
        "## [?] p1 ·",
        "[x]p1 ·",
        "## [ x] p1 ·",
        "### [x] p1 ·",
        "x p1 ·",
        "## [] p1 ·",
    ],
)
def test_a_mistyped_mark_is_refused_with_its_line(
    run: Run, marked: list[object], tmp_path: Path, line: str
) -> None:
    review = tmp_path / "a.md"
    text = review.read_text()
    number = 1 + text.split("\n").index(
        next(one for one in text.split("\n") if one.startswith("## [x] p1 "))
    )
    review.write_text(text.replace("## [x] p1 ·", line))
    done = run(*marked)
    assert done.exit_code == 3
    assert f"line {number}: " in done.stderr
    assert "write ## [x] p1 to accept it" in " ".join(done.stderr.split())
    assert titles(tmp_path) == []


def test_a_misspelt_field_is_refused_with_its_line(
    run: Run, marked: list[object], tmp_path: Path
) -> None:
    review = tmp_path / "a.md"
    review.write_text(review.read_text().replace("- title:", "- titel:", 1))
    done = run(*marked)
    assert done.exit_code == 3
    assert "isn't a field; write `- title: ...`" in " ".join(done.stderr.split())
    assert titles(tmp_path) == []
