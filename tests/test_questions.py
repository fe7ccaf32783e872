"""Questions that people ask of the bundled chronology, the command line for each, and the right answer."""

import pytest

from conftest import Run

QUESTIONS: dict[str, tuple[tuple[str, ...], list[str]]] = {
    "What happened between the summit and the talks in Geneva?": (
        ("--from", "biden-putin-summit", "--to", "geneva-talks", "--match", "start", "--certain"),
        [
            "biden-putin-summit",
            "biden-sanctions-warning",
            "putin-demands-guarantees",
            "draft-treaties",
            "geneva-talks",
        ],
    ),
    "Which claims does London make?": (
        ("--attributed-to", "London"),
        ["pro-russian-leader-plan"],
    ),
    "Who answered the American letter?": (
        ("--responds-to", "us-written-answer", "--by", "Kremlin"),
        ["peskov-reaction"],
    ),
    "What has no source?": (("--where", "lacks:source"), []),
    "Which meetings involved more than two parties?": (
        ("--where", "actors>3"),
        ["paris-meeting", "february-meeting"],
    ),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_has_its_answer(run: Run, question: str) -> None:
    args, ids = QUESTIONS[question]
    result = run("list", *args, "--columns", "id")
    assert (result.exit_code, result.lines) == (0, ids)
