"""The deadline: a regular expression that would never end is told so, and nothing else is touched."""

import json
import re
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pytest

from conftest import Run
from crisistl.errors import UsageError
from crisistl.text.regex_limit import bounded

ENDLESS, TEXT = "(a+)+$", "a" * 60 + "b"


def test_what_takes_too_long_is_ended() -> None:
    with pytest.raises(UsageError, match="make it simpler"), bounded(True, seconds=0.2):
        re.search(ENDLESS, TEXT)


def test_what_is_quick_is_let_be_and_the_clock_is_stopped() -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    with bounded(True, seconds=0.2):
        assert re.search("b", TEXT)
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGVTALRM) == before


def test_the_work_of_what_is_spared_does_not_count() -> None:
    def slowly(seconds: float) -> Iterator[str]:
        for _ in range(4):
            end = process_time() + seconds / 4
            while process_time() < end:
                pass
            yield TEXT

    with bounded(True, seconds=0.2) as sparing:
        assert [bool(re.search("b", text)) for text in sparing(slowly(0.6))] == [
            True
        ] * 4
    with (
        pytest.raises(UsageError, match="make it simpler"),
        bounded(True, seconds=0.2) as sparing,
    ):
        any(re.search(ENDLESS, text) for text in sparing(slowly(0.6)))


def test_where_nothing_is_to_be_bounded_no_clock_runs() -> None:
    with bounded(False, seconds=0.2):
        assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


def test_in_a_thread_nothing_is_bounded() -> None:
    done: list[bool] = []

    def work() -> None:
        with bounded(True, seconds=0.2):
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]


@pytest.mark.slow
@pytest.mark.parametrize(
    "options", [("--text", f"/{ENDLESS}/"), ("--where", f"text:/{ENDLESS}/")]
)
def test_a_question_that_would_never_be_answered_is_refused(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    monkeypatch.setattr("crisistl.text.regex_limit.SECONDS", 0.5)
    monkeypatch.setattr(bounded.__wrapped__, "__defaults__", (0.5,))  # type: ignore[attr-defined]
    path = tmp_path / "long.json"
    path.write_text(
        json.dumps({"events": [{"id": "e", "date": "2022", "title": TEXT}]}),
        encoding="utf-8",
    )
    result = run("list", "--data", path, *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(
        "error: the regular expression took more than 0.5 seconds"
    )


@pytest.mark.parametrize("explained", [(), ("--explain",)])
def test_a_condition_that_is_asked_for_the_diagnosis_alone_is_bounded_as_well(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    explained: tuple[str, ...],
) -> None:
    monkeypatch.setattr(bounded.__wrapped__, "__defaults__", (0.5,))  # type: ignore[attr-defined]
    path = tmp_path / "long.json"
    document = {
        "actors": [{"id": "a", "name": "A"}],
        "events": [{"id": "e", "date": "2022", "title": TEXT}],
    }
    path.write_text(json.dumps(document), encoding="utf-8")
    result = run(
        "list", "--data", path, "--actor", "=a", "--text", f"/{ENDLESS}/", *explained
    )
    assert (result.exit_code, result.stdout) == (2, "")
    assert "the regular expression took more than" in result.stderr


def test_marking_what_was_found_is_bounded_as_well(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "long.json"
    document = {
        "events": [{"id": "e", "date": "2022", "title": "quick", "summary": TEXT}]
    }
    path.write_text(json.dumps(document), encoding="utf-8")
    result = run(
        "list",
        "--data",
        path,
        "--text",
        f"/quick|{ENDLESS}/",
        "--columns",
        "summary",
        "--format",
        "table",
    )
    assert result.exit_code == 0
    assert TEXT in result.stdout.replace("\n", "")
