"""The console: a file is written whole or not at all, and a terminal is never given a command by data."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from crisistl.cli import console
from crisistl.errors import OutputError, UsageError
from crisistl.output.report import Heading, Report
from crisistl.output.table import Column, Section, Table


def write(path: Path | str, text: str = "new\n") -> None:
    with console.destination(str(path)) as out:
        out.write(text)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# files


def test_a_new_file_is_as_other_new_files_are(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write(tmp_path / "new.txt", "é\n")
    finally:
        os.umask(mask)
    assert (tmp_path / "new.txt").read_bytes() == "é\n".encode()
    assert (tmp_path / "new.txt").stat().st_mode & 0o777 == 0o640
    assert names(tmp_path) == ["new.txt"]


def test_an_old_file_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "old.txt"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o604)
    write(target)
    assert target.read_text(encoding="utf-8") == "new\n"
    assert target.stat().st_mode & 0o777 == 0o604


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "file.txt").write_text("old", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "there" / "file.txt")
    write(tmp_path / "link.txt")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "there" / "file.txt").read_text(encoding="utf-8") == "new\n"
    assert names(tmp_path / "there") == ["file.txt"]


def test_line_ends_are_written_as_they_are(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "a\r\nb\nc\r")
    assert (tmp_path / "a.txt").read_bytes() == b"a\r\nb\nc\r"


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    with console.destination(str(tmp_path / "a.bin"), binary=True) as out:
        out.write(b"\x00\xff")
    assert (tmp_path / "a.bin").read_bytes() == b"\x00\xff"


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, OSError])
def test_a_failed_run_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, error: type[BaseException]
) -> None:
    target = tmp_path / "old.txt"
    target.write_text("old", encoding="utf-8")

    def fail_half_way() -> None:
        with console.destination(str(target)) as out:
            out.write("half")
            raise error

    with pytest.raises((error, OutputError)):
        fail_half_way()
    assert target.read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["old.txt"]


def test_a_file_without_a_name_is_refused() -> None:
    with (
        pytest.raises(UsageError, match="name one, or - for stdout"),
        console.destination(""),
    ):
        pass


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (".", "can't write {path}: it is a folder"),
        (
            "no/such.txt",
            "can't write {path}: no such file or directory; nothing was changed",
        ),
        ("file.txt/x.txt", "can't write {path}: not a directory; nothing was changed"),
        ("x" * 300, "can't write {path}: file name too long; nothing was changed"),
    ],
)
def test_what_can_not_be_written_is_said(
    tmp_path: Path, path: str, message: str
) -> None:
    (tmp_path / "file.txt").write_text("", encoding="utf-8")
    target = tmp_path / path
    with pytest.raises(OutputError) as refused:
        write(target)
    assert str(refused.value) == message.format(path=target)


def test_a_read_only_file_is_refused_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "kept.txt"
    target.write_text("old", encoding="utf-8")
    monkeypatch.setattr(
        os, "access", lambda path, mode: False
    )  # root may write anything
    with pytest.raises(OutputError, match=r"kept\.txt: it is read-only"):
        write(target)
    assert target.read_text(encoding="utf-8") == "old"


def test_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write anything")
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="permission denied; nothing was changed"):
        write(tmp_path / "a.txt")


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    with pytest.raises(
        OutputError, match="can't write /dev/full: no space left on device"
    ):
        write("/dev/full", "x" * 100_000)


def test_a_device_is_written_to_and_not_replaced() -> None:
    write("/dev/null")
    assert not Path("/dev/null").is_file()


# a terminal


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def on_a_terminal(monkeypatch: pytest.MonkeyPatch, action: Callable[[], None]) -> str:
    """What a terminal is given by an action."""
    screen = Terminal()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", screen)
        action()
    return screen.getvalue()


HOSTILE = Report(
    Heading("\x1b[5m"),
    lambda: Table(
        (Column("title", "title"),),
        (Section("", [("\x1b]0;gone\x07 \x9b31m \u202e",)]),),
    ),
)


@pytest.mark.parametrize(
    "form", [None, "table", "csv", "tsv", "json", "jsonl", "markdown"]
)
def test_no_format_gives_a_terminal_a_command(
    monkeypatch: pytest.MonkeyPatch, form: str | None
) -> None:
    shown = on_a_terminal(monkeypatch, lambda: console.show(HOSTILE, format=form))
    assert "gone" in shown
    assert not [c for c in shown if c in "\x07\x9b\u202e"]
    assert "\x1b]" not in shown
    assert "\x1b[5m" not in shown


def test_a_text_for_a_file_keeps_its_lines_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = on_a_terminal(monkeypatch, lambda: write("-", "a\tb\r\nc\x1b\n"))
    assert shown == "a\tb\r\nc\\x1b\n"


def test_a_file_has_the_text_as_it_is(tmp_path: Path) -> None:
    console.show(HOSTILE, format="csv", output=str(tmp_path / "a.csv"))
    assert "\x1b]0;gone" in (tmp_path / "a.csv").read_text(encoding="utf-8")


# what is said beside the result


def test_notes_and_errors_are_said_without_what_could_harm(
    capsys: pytest.CaptureFixture[str],
) -> None:
    console.note("read\x1b[31m\nas it is")
    console.error("no \x07file")
    assert capsys.readouterr().err == "read\\x1b[31m\nas it is\nerror: no \\x07file\n"


def test_the_heading_is_one_line_and_each_remark_another(
    capsys: pytest.CaptureFixture[str],
) -> None:
    console.heading(Heading("Title", "sentence", "3 events", ("one", "two")))
    console.heading(Heading("Title"))
    assert capsys.readouterr().err == "Title: sentence · 3 events\none\ntwo\nTitle\n"


def test_a_long_fault_is_wrapped_below_its_beginning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    text = "  line 4: column Date: 'someday' isn't a known form of date"
    assert console._fitted(f"one\n{text}", 0) == (
        "one\n  line 4: column Date: 'someday' isn't a\n    known form of date"
    )
    excerpt = f"{text}\n{' ' * 23}^^^^^^^^^"
    assert console._fitted(excerpt, 0) == excerpt
