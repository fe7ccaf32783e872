"""The documents as programs: runs the commands that a Markdown file shows, and can write their output into it.

A block ```console has lines `$ command`, each followed by what it prints on a terminal of 80 columns. A block
after a comment `<!-- file: NAME -->` is written to that file first. `python tests/documents.py` brings all
documents, their pictures and the man pages up to date.
"""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "docs/dates.md", "docs/python.md")
PICTURES = {"docs/chart.svg": "crisistl chart --from 2021-11 --output"}
"""Pictures in the documents, each with the command that draws it; the file's name follows."""
_BLOCK = re.compile(
    r"(?:<!-- file: (?P<file>[\w./-]+) -->\n)?```(?P<kind>\w+)\n(?P<body>.*?)```\n",
    re.DOTALL,
)


def refreshed(text: str, folder: Path) -> str:
    """The document with the output of every command as it is now; commands run in `folder`, one after another."""

    def renewed(block: re.Match[str]) -> str:
        if block["file"]:
            (folder / block["file"]).write_text(block["body"], encoding="utf-8")
        if block["kind"] != "console":
            return block.group()
        commands = [
            line for line in block["body"].splitlines() if line.startswith("$ ")
        ]
        return (
            "```console\n"
            + "".join(f"{line}\n{printed(line[2:], folder)}" for line in commands)
            + "```\n"
        )

    return _BLOCK.sub(renewed, text)


def printed(command: str, folder: Path, columns: int = 80) -> str:
    """What a command prints on a terminal without colour, trailing spaces taken off."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    environment = {
        "PYTHONPATH": str(ROOT / "src"),  # this checkout, whichever one is installed
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        # a dumb terminal draws no progress, which is cursor movements
        "HOME": str(folder), "TERM": "dumb", "LANG": "C.UTF-8", "NO_COLOR": "1", "TZ": "UTC",
        "CRISISTL_TODAY": "2022-01-27",
    }  # fmt: skip
    process = subprocess.Popen(
        ["bash", "-c", command],
        stdout=theirs,
        stderr=theirs,
        cwd=folder,
        env=environment,
    )
    os.close(theirs)
    pieces = []
    try:
        while piece := os.read(ours, 1 << 16):
            pieces.append(piece)
    except OSError:  # Linux says so when the last writer has closed the terminal
        pass
    process.wait()
    os.close(ours)
    text = b"".join(pieces).decode().replace("\r\n", "\n")
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def drawn(command: str, folder: Path) -> bytes:
    """The picture that a command draws."""
    printed(f"{command} picture.svg", folder)
    return (folder / "picture.svg").read_bytes()


MANUAL = ROOT / "man"


def write_manual() -> None:
    """Write the pages of the manual."""
    from crisistl.cli.manual import all_pages, roff_of

    pages = {page.file: roff_of(page) for page in all_pages()}
    MANUAL.mkdir(exist_ok=True)
    for path in MANUAL.iterdir():
        if path.name not in pages:
            path.unlink()
    for name, text in pages.items():
        (MANUAL / name).write_text(text, encoding="utf-8")


def main() -> None:
    """Bring every document, every picture and the manual up to date."""
    write_manual()
    for name, command in PICTURES.items():
        with tempfile.TemporaryDirectory() as folder:
            (ROOT / name).write_bytes(drawn(command, Path(folder)))
    for name in DOCUMENTS:
        path = ROOT / name
        with tempfile.TemporaryDirectory() as folder:
            path.write_text(
                refreshed(path.read_text(encoding="utf-8"), Path(folder)),
                encoding="utf-8",
            )


if __name__ == "__main__":
    main()
