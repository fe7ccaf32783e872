"""Editor: a text that a person edits in the text editor of their choice, and may edit again."""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from crisistl.cli import console, questions
from crisistl.errors import CrisisError, UsageError
from crisistl.text.wording import file_name

_USUAL = ("nano", "vim", "vi", "notepad")


@dataclass(frozen=True, slots=True)
class Editor:
    """A text in a file of its own, and the command that opens it."""

    command: tuple[str, ...]
    file: Path

    @classmethod
    @contextmanager
    def of(cls, name: str, text: str) -> Iterator["Editor"]:
        """An editor for this text. UsageError where there is none.

        When the block ends with an error, the edited text is kept and the message says where.
        """
        command = _command()
        file = Path(tempfile.mkdtemp(prefix="crisistl-")) / name
        file.write_text(text, encoding="utf-8")
        try:
            yield cls(command, file)
        except (CrisisError, KeyboardInterrupt):
            if _differs(file, text):
                console.note(f"your text is kept in {file_name(file)}")
            else:
                shutil.rmtree(file.parent)
            raise
        shutil.rmtree(file.parent)

    def edited(self) -> str:
        """The text after the editor was closed. UsageError where it can't be started, or failed."""
        words = [*self.command, str(self.file)]
        try:
            done = subprocess.run(words, check=False)
        except OSError as error:
            raise UsageError(
                f"can't start the editor {shlex.join(self.command)!r}: "
                f"{(error.strerror or str(error)).lower()}; set VISUAL or EDITOR to another one"
            ) from None
        if done.returncode:
            raise UsageError(
                f"the editor {shlex.join(self.command)!r} ended with code {done.returncode}; nothing was changed"
            )
        try:
            return self.file.read_text(encoding="utf-8")
        except (OSError, ValueError):
            raise UsageError(
                f"{file_name(self.file)} can't be read as UTF-8 text; nothing was changed"
            ) from None

    def ask_again(self, problem: str, text: str) -> None:
        """Put another text in place of the edited one where a person wants to edit it again.

        UsageError with the problem where nobody does.
        """
        if not questions.can_ask():
            raise UsageError(f"{problem}\nnothing was changed")
        console.error(problem)
        if not questions.agree("Edit it again", default=True):
            raise UsageError("nothing was changed")
        self.file.write_text(text, encoding="utf-8")


def _differs(file: Path, text: str) -> bool:
    try:
        return file.read_text(encoding="utf-8", errors="replace") != text
    except OSError:
        return False


def _words(command: str) -> tuple[str, ...]:
    try:
        return tuple(shlex.split(command, posix=sys.platform != "win32"))
    except ValueError as error:
        raise UsageError(
            f"VISUAL or EDITOR is {command!r}, which can't be read: {str(error).lower()}"
        ) from None


def _command() -> tuple[str, ...]:
    """The command of the editor: VISUAL, then EDITOR, then one that most systems have."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if named:
        return _words(named)
    if not questions.can_ask():
        raise UsageError(
            "nothing to change: give the fields as options, or set VISUAL or EDITOR to a text editor"
        )
    for name in _USUAL:
        if shutil.which(name):
            return (name,)
    raise UsageError("no text editor was found; set VISUAL or EDITOR to one")
