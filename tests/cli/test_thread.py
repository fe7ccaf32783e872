"""`crisistl thread`: the thread of an event, the longest chains, and their links as data."""

import csv
import io
from pathlib import Path
from shlex import join

import pytest

from conftest import Run


@pytest.fixture
def thread(run: Run, small: Path) -> Run:
    """`thread` on the small timeline."""
    return lambda *args, **settings: run("thread", *args, "--data", small, **settings)


def test_a_pipe_gets_an_event_a_line(thread: Run) -> None:
    result = thread("sluices-denied")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "The Vell river dispute\n"
        "2 events in a thread\n"
        "\n"
        "between 3 and 20 Nov 2021  Norland shuts the sluices by night — claimed by Ida Berg (sluices-shut)\n"
        "≠ 28 Nov 2021: The Palace denies it (sluices-denied)\n"
        "└─ 8–25 days  28 Nov 2021  The Palace denies it (sluices-denied)  ← asked for\n"
        "   ≠ between 3 and 20 Nov 2021: Norland shuts the sluices by night — claimed by Ida Berg (sluices-shut)\n"
    )


def test_an_event_can_be_named_by_its_day(thread: Run) -> None:
    assert (
        thread("2021-11-28").stdout
        == thread("sluices-d").stdout
        == thread("sluices-denied").stdout
    )


def test_without_an_event_the_longest_chains_are_shown(
    thread: Run, small: Path
) -> None:
    result = thread("--limit", "1")
    assert result.stdout == (
        "The Vell river dispute\n"
        "1 of 2 threads, by their longest chain, in 8 events\n"
        "\n"
        f"2 events: {join(['crisistl', 'thread', 'sluices-shut', '--data', str(small)])}\n"
        "between 3 and 20 Nov 2021  Norland shuts the sluices by night — claimed by Ida Berg (sluices-shut)\n"
        "≠ 28 Nov 2021: The Palace denies it (sluices-denied)\n"
        "└─ 8–25 days  28 Nov 2021  The Palace denies it (sluices-denied)\n"
        "   ≠ between 3 and 20 Nov 2021: Norland shuts the sluices by night — claimed by Ida Berg (sluices-shut)\n"
    )


def test_filters_narrow_the_events_among_which_links_are_followed(thread: Run) -> None:
    result = thread("sluices-denied", "--by", "palace")
    assert result.lines[1:5] == [
        "by the Palace · it answers nothing, and nothing answers it",
        "",
        "28 Nov 2021  The Palace denies it (sluices-denied)  ← asked for",
        "≠ between 3 and 20 Nov 2021: Norland shuts the sluices by night — claimed by Ida Berg (sluices-shut)",
    ]


def test_links_are_data_too(thread: Run) -> None:
    rows = list(
        csv.DictReader(io.StringIO(thread("league-talks", "--format", "csv").stdout))
    )
    assert [
        (row["id"], row["answers"], row["days_least"], row["days_most"]) for row in rows
    ] == [
        ("league-talks", "", "", ""),
        ("second-talks", "league-talks", "22", "49"),
    ]
    assert len(thread("--format", "jsonl").lines) == 4


def test_a_thread_can_be_drawn(thread: Run, tmp_path: Path) -> None:
    target = tmp_path / "thread.svg"
    assert thread("league-talks", "--output", target).exit_code == 0
    assert "second-talks" in target.read_text()


@pytest.mark.parametrize(
    ("event", "message"),
    [
        (
            "January 2022",
            "error: 3 events began then: league-talks, troops-moved, berg-warning; name one of them\n",
        ),
        (
            "league-talk-s",
            "error: no event 'league-talk-s'; did you mean 'league-talks'?\n",
        ),
    ],
)
def test_what_names_no_single_event_is_refused(
    thread: Run, event: str, message: str
) -> None:
    result = thread(event)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", message)


def test_the_american_answer_stands_between_the_treaties_and_the_reactions(
    run: Run,
) -> None:
    lines = run("thread", "us-written-answer").lines[3:]
    ids = [line.partition(" (")[2].partition(")")[0] for line in lines]
    assert ids[0] == "draft-treaties"
    assert {
        "lavrov-blinken-meeting",
        "peskov-reaction",
        "lavrov-reaction",
        "chinese-support",
    } <= {*ids}
    assert ids.index("us-written-answer") < ids.index("peskov-reaction")
    assert "+40 days" in lines[-1]
