"""Progress: a person who waits on a terminal sees what is done, and nobody else sees anything."""

import io
import sys
import time

import pytest

from crisistl.cli import progress as module
from crisistl.cli.progress import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown_in(terminal: Terminal, text: str) -> bool:
    """Whether a text appears within some seconds."""
    for _ in range(500):
        if text in terminal.getvalue():
            return True
        time.sleep(0.02)
    return False


def on_terminal(monkeypatch: pytest.MonkeyPatch, *, patience: float) -> Terminal:
    """A terminal as stderr. In a fixture, pytest would put its own in its place before the test."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(module, "_PATIENCE", patience)
    return terminal


def test_work_that_lasts_shows_what_is_done_and_then_how_much(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = on_terminal(monkeypatch, patience=0.0)
    with progress("events read", before="opening") as count:
        assert shown_in(terminal, "opening")
        count(1_234)
        assert shown_in(terminal, "1,234 events read")


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch, patience=60.0)
    with progress("events read") as count:
        count(1_234)
    assert terminal.getvalue() == ""


def test_a_file_gets_no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch, patience=0.0)
    with progress("events read", shown=False) as count:
        count(1_234)
        time.sleep(0.2)
    monkeypatch.setattr(terminal, "isatty", lambda: False)
    with progress("events read") as count:
        count(1_234)
        time.sleep(0.2)
    assert terminal.getvalue() == ""
