"""No update is lost: several writers at once, writers that are killed, a file that changes while somebody types."""

import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import Run
from crisistl.formats.loading import load

WRITERS = Path(__file__).parents[1] / "benchmarks" / "writers.py"


@pytest.mark.slow
def test_nothing_is_lost_by_writers_at_once_of_which_some_are_killed() -> None:
    words = [sys.executable, str(WRITERS), "--small", "1", "--big", "0"]
    done = subprocess.run(
        words, capture_output=True, text=True, timeout=1800, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    rows = [line.split(" | ") for line in done.stdout.splitlines()[2:]]
    assert len(rows) == 20
    assert all(
        int(row[4]) > 0 for row in rows
    )  # some were added, or nothing would be shown


def test_adding_at_once_keeps_every_event(command: list[str], tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    subprocess.run(
        [*command, "new", str(path), "--title", "T"], check=True, capture_output=True
    )
    words = [
        [*command, "add", str(path), "--date", f"2022-01-0{n}", "--title", f"Thing {n}"]
        for n in range(1, 5)
    ]
    runs = [subprocess.Popen(line, stderr=subprocess.PIPE) for line in words]
    assert [process.communicate() and process.returncode for process in runs] == [0] * 4
    assert len(load(path).events) == 4
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".a.json.undo",
        "a.json",
    ]


class Typist:
    """A person at a terminal who adds an event."""

    def __init__(self, command: list[str], *words: str) -> None:
        self.pid, self.screen = pty.fork()
        if not self.pid:
            os.execvp(command[0], [*command, *words])

    def reads(self, text: str) -> str:
        """What is on the screen once this text is."""
        shown, end = "", time.monotonic() + 120
        while text not in shown:
            assert time.monotonic() < end, shown
            if select.select([self.screen], [], [], 0.2)[0]:
                try:
                    shown += os.read(self.screen, 4096).decode(errors="replace")
                except OSError:
                    break
        return shown

    def types(self, text: str) -> None:
        os.write(self.screen, text.encode() + b"\n")

    def ends(self) -> tuple[int, str]:
        """The exit code and the rest of the screen, after empty answers to the questions that are left."""
        shown, end = "", time.monotonic() + 120
        while time.monotonic() < end:
            if select.select([self.screen], [], [], 0.1)[0]:
                try:
                    shown += os.read(self.screen, 4096).decode(errors="replace")
                except OSError:
                    break
                if shown.rstrip("\r\n").endswith(":") or shown.endswith(": "):
                    self.types("")
        _, status = os.waitpid(self.pid, 0)
        return os.waitstatus_to_exitcode(status), re.sub(r"\s+", " ", shown)


def test_what_is_added_while_somebody_types_is_kept(
    run: Run, command: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    run("new", path, "--title", "T")
    typist = Typist(command, "add", str(path))
    typist.reads("When was it")
    typist.types("2022-01-10")
    assert (
        run("add", path, "--date", "2022-01-11", "--title", "Meanwhile").exit_code == 0
    )
    typist.types("Typed slowly")
    code, shown = typist.ends()
    assert code == 0, shown
    assert [event.id for event in load(path).events] == ["typed-slowly", "meanwhile"]


def test_an_answer_that_means_another_by_now_is_refused(
    run: Run, command: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    run("new", path, "--title", "T")
    run(
        "add", path, "--date", "2022", "--title", "First", "--by", "Ann Lee", "--create"
    )
    typist = Typist(command, "add", str(path), "--date", "2023", "--by", "lee")
    typist.reads("What happened")
    assert (
        run(
            "add",
            path,
            "--date",
            "2022",
            "--title",
            "Second",
            "--by",
            "Bo Lee",
            "--create",
        ).exit_code
        == 0
    )
    before = path.read_bytes()
    typist.types("Third")
    code, shown = typist.ends()
    assert code == 4, shown
    assert "was changed meanwhile" in shown
    assert path.read_bytes() == before


def test_two_who_begin_the_same_chronology(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    assert run("new", path, "--title", "Mine").exit_code == 0
    assert run("new", path, "--title", "Yours").exit_code == 4
    assert load(path).title == "Mine"
