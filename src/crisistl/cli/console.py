"""The console: where results, notes and errors go."""

import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import IO, TYPE_CHECKING, Any

from crisistl.errors import UsageError
from crisistl.output.report import Heading, Report
from crisistl.text.wording import file_name

if TYPE_CHECKING:
    from rich.console import Console

    from crisistl.output.files import Agree
    from crisistl.output.lock import Lock

_LONGEST = 1000  # characters in a line of a message: a file may have a name or a value of many megabytes


def note(text: str) -> None:
    """A remark, on stderr."""
    if type(text) is not str:  # a note with advice or faults of a file
        from crisistl.cli.messages import remark

        text = remark(text)
    _say("", text)


def error(text: str) -> None:
    """What went wrong, on stderr: "error: ...", in red on a terminal."""
    coloured = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    _say("\x1b[31merror:\x1b[0m " if coloured else "error: ", text)


def _say(mark: str, text: str) -> None:
    from crisistl.output.cells import harmless

    shown = harmless("\n".join(map(_shortened, text.split("\n"))), keep="\n")
    with suppress(OSError):
        sys.stderr.write(f"{mark}{_fitted(shown, len('error: ') * bool(mark))}\n")
        sys.stderr.flush()


def _shortened(line: str) -> str:
    """The line, without its middle where it is very long: what to do is at the end."""
    if len(line) <= _LONGEST:
        return line
    left_out = len(line) - _LONGEST
    return (
        f"{line[: _LONGEST // 2]} … {left_out:,} characters … {line[-_LONGEST // 2 :]}"
    )


def _fitted(text: str, taken: int) -> str:
    """The text with its lines broken between words where a terminal would break them anywhere.

    An excerpt and the caret under it belong together, and are left alone.
    """
    if not sys.stderr.isatty():
        return text
    import shutil

    width = shutil.get_terminal_size().columns
    lines = text.split("\n")
    fitted = []
    for number, line in enumerate(lines):
        room = taken * (not number)
        beside = lines[number : number + 2]
        if len(line) + room > width and not any(map(_is_caret, beside)):
            line = _wrapped(line, width, room)
        fitted.append(line)
    return "\n".join(fitted)


def _is_caret(line: str) -> bool:
    """Whether a line only points at something in the line above it."""
    return bool(line.strip()) and not line.strip(" ^")


def _wrapped(line: str, width: int, taken: int) -> str:
    """A line in as many as it needs, of which the first begins after some characters and the others as far in."""
    import textwrap

    start = " " * taken
    indent = ""
    if line.startswith(" "):
        indent = " " * (len(line) - len(line.lstrip()) + 2)
    wrapped = textwrap.wrap(
        start + line,
        width,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(wrapped).removeprefix(start)


def is_terminal() -> bool:
    """Whether results go to a person's screen."""
    return sys.stdout.isatty()


def screen() -> "Console":
    """The rich console for results on stdout; NO_COLOR leaves out bold and italics too."""
    from rich.console import Console

    return Console(
        highlight=False, color_system=None if os.environ.get("NO_COLOR") else "auto"
    )


def show(
    report: Report,
    *,
    format: str | None = None,
    output: str | None = None,
    agree: "Agree | None" = None,
) -> None:
    """Write a report in a format to a file or to stdout; `agree` as in `destination`.

    Without a format a terminal gets the drawn table with its heading, a file the same as text, and a pipe one row a
    line. In other formats the heading goes to stderr, unless they have a place for it.
    """
    from crisistl.output.registry import TITLED, output_named

    on_screen = output is None and is_terminal()
    if on_screen and format in (None, "table"):
        from crisistl.output.terminal import write_report

        table = report.table(format, on_screen=True)
        write_report(report.heading, table, screen())
        return
    if format is None and is_file(output):
        _show_as_text([report], str(output), agree)
        return
    write = output_named(format or "lines")
    table = report.table(format, on_screen=False)
    if format not in TITLED:
        heading(report.heading)
    with destination(output, agree=agree) as out:
        if format in TITLED:
            write(table, out, report.heading)
        else:
            write(table, out)
    if output not in (None, "-"):
        note(f"wrote {file_name(output)}")


def is_file(output: str | None) -> bool:
    """Whether an output is a file with a name, not stdout or another open stream."""
    if output is None or output == "-":
        return False
    from crisistl.output.files import descriptor

    return descriptor(output) is None


def _show_as_text(
    reports: Sequence[Report], output: str, agree: "Agree | None"
) -> None:
    """Write reports to a file as a terminal shows them."""
    from crisistl.output.terminal import write_text

    with destination(output, agree=agree) as out:
        for number, report in enumerate(reports):
            if number:
                out.write("\n")
            write_text(report.heading, report.table(None, on_screen=True), out)
    note(f"wrote {file_name(output)}")


def say(
    text: str,
    output: str | None = None,
    *,
    new: bool = False,
    agree: "Agree | None" = None,
) -> None:
    """Write a text to a file or to stdout; `new` and `agree` as in `destination`."""
    with destination(output, new=new, agree=agree) as out:
        out.write(text)


def say_sentence(text: str) -> None:
    """Write a sentence to stdout: on a terminal in as many lines as it needs, elsewhere in one."""
    if is_terminal():
        import shutil

        text = _wrapped(text, shutil.get_terminal_size().columns, 0)
    say(f"{text}\n")


def show_each(
    reports: Sequence[Report],
    *,
    output: str | None = None,
    agree: "Agree | None" = None,
) -> None:
    """Write reports that are read one by one, each under its title; `agree` as in `destination`."""
    if output is None and is_terminal():
        from crisistl.output.terminal import write_report

        for report in reports:
            write_report(report.heading, report.table(None, on_screen=True), screen())
            sys.stdout.write("\n")
        return
    if is_file(output):
        _show_as_text(reports, str(output), agree)
        return
    from crisistl.output.cells import harmless
    from crisistl.output.lines import write_lines

    with destination(output, agree=agree) as out:
        for number, report in enumerate(reports):
            if number:
                out.write("\n")
            out.write(
                f"{harmless(report.heading.title)}\t{harmless(report.heading.sentence)}\n"
            )
            write_lines(report.table(None, on_screen=False), out)


def heading(heading: Heading) -> None:
    """Write what is above a table as one line on stderr, then the notes."""
    if heading.line:
        note(heading.line)
    for remark in heading.notes:
        note(remark)


def _stdout(binary: bool) -> Any:
    if binary:
        if is_terminal():
            raise UsageError("can't print a workbook to a terminal; name a file")
        return sys.stdout.buffer
    if is_terminal():
        return _Screen()
    return sys.stdout


class _Screen:
    """A terminal for text that was made for a file: nothing in it gives the terminal a command."""

    def write(self, text: str) -> int:
        """Write what is harmless of the text."""
        from crisistl.output.cells import harmless

        return sys.stdout.write(harmless(text, keep="\n\r\t"))

    def flush(self) -> None:
        """Show what was written."""
        sys.stdout.flush()

    def seekable(self) -> bool:
        """No: what was shown stays so."""
        return False


@contextmanager
def destination(
    path: str | None,
    *,
    binary: bool = False,
    new: bool = False,
    lock: "Lock | None" = None,
    change: str = "",
    agree: "Agree | None" = None,
    beforehand: Callable[[], object] | None = None,
) -> Iterator[IO[Any]]:
    """Where to write: stdout for None and "-", else a file that replaces the old one when all is written.

    With `new` there must be no old one; `lock` is that of the old one where it is held. With `change`, the name of
    what is done, the old content is kept for `undo`. `agree` is for a result that can be made again, and refuses to
    replace an old file that nobody could make again. `beforehand` does what must succeed before anything is in its
    place, such as writing another file. Raises OutputError with the reason; the old file is left as it was.
    """
    if path in (None, "-"):
        if beforehand:
            beforehand()
        yield _stdout(binary)
        sys.stdout.flush()
        return
    with _bytes_to(
        path, new=new, lock=lock, change=change, agree=agree, beforehand=beforehand
    ) as raw:
        if binary:
            yield raw
        else:
            text = io.TextIOWrapper(
                raw, encoding="utf-8", newline="", write_through=True
            )
            yield text
            text.detach()


def _bytes_to(
    path: str | None,
    *,
    new: bool,
    lock: "Lock | None",
    change: str,
    agree: "Agree | None",
    beforehand: Callable[[], object] | None,
) -> AbstractContextManager[IO[bytes]]:
    if not path:
        raise UsageError(
            "the name of the file to write is empty; name one, or - for stdout"
        )
    from crisistl.output.files import appending, descriptor, replacing

    stream = descriptor(path)
    if stream is not None:
        if beforehand:
            beforehand()
        return appending(stream, path)
    return replacing(
        path,
        note,
        new=new,
        lock=lock,
        change=change,
        agree=agree,
        beforehand=beforehand,
    )
