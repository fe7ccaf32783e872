import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Result, Run
from crisistl.cli import questions, reviewing
from crisistl.dates.written import Unread, read_written

TEXT = """\
On Monday, France condemned Russia.

On Tuesday, Paris closed its border and Berlin called for talks.

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
        monkeypatch.setattr(questions, "agree", lambda question: waiting.pop(0) == "=y")
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
