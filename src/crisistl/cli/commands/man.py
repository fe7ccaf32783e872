"""`crisistl man`: the pages of the manual."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Annotated

from crisistl.cli import console
from crisistl.cli.catalogue import COMMANDS, Command
from crisistl.cli.completion import commands
from crisistl.cli.declaring import Argument
from crisistl.errors import UsageError
from crisistl.text.names import did_you_mean

_LEAST_WIDTH = 40  # columns; on fewer, man(1) complains of lines that it can't break


def command(
    name: Annotated[
        str | None,
        Argument(
            metavar="COMMAND",
            autocompletion=commands,
            help="A command. Default: the page that lists all commands.",
        ),
    ] = None,
) -> None:
    """Show the manual page of a command, or the page that lists the commands.

    A terminal shows it with man(1), or as text where there is none. A pipe or a file gets its source: crisistl man
    list > crisistl-list.1.
    """
    from crisistl.cli.manual import Page, overview, page_of, roff_of, text_of

    page: Page = overview() if name is None else page_of(_known(name))
    if not console.is_terminal():
        console.say(roff_of(page))
    elif not _shown_by_man(page.file, roff_of(page)):
        console.say(text_of(page, min(console.screen().width, 80)))


def _known(name: str) -> Command:
    by_name = {known.name: known for known in COMMANDS}
    if name not in by_name:
        advice = did_you_mean(name, by_name) or "; `crisistl man` lists the commands"
        raise UsageError(f"no command {name!r}{advice}")
    return by_name[name]


def _shown_by_man(file: str, source: str) -> bool:
    """Whether man(1) is there and has shown the page."""
    program = shutil.which("man")
    if program is None:
        return False
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / file
        path.write_text(source, encoding="utf-8")
        settings = dict(os.environ)
        if console.screen().width < _LEAST_WIDTH:
            settings["MANWIDTH"] = str(_LEAST_WIDTH)
        done = subprocess.run([program, str(path)], check=False, env=settings)
    return done.returncode == 0
