"""The other commands, each on ten thousand and on a hundred thousand events, beside another checkout."""

import json
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from measuring import HERE, Run, median, run
from tools import Data

OURS = HERE.parent
COMMANDS: Mapping[str, Sequence[str]] = {
    "`list --count`": ("list", "--count", "-d", "{file}"),
    "`show ID`": ("show", "{id}", "-d", "{file}"),
    "`list --around ID`": ("list", "--around", "{id}", "-d", "{file}"),
    "`thread ID`": ("thread", "{id}", "-d", "{file}"),
    "`actors`": ("actors", "-d", "{file}"),
    "`count pair`": ("count", "pair", "-d", "{file}"),
    "`chart`": ("chart", "-d", "{file}"),
    "`check`": ("check", "{file}"),
    "`add`": ("add", "{copy}", "--date", "2022-01-27", "--title", "A new event"),
    "`diff` with a changed file": ("diff", "{file}", "{changed}"),
    "`export x.html`": ("export", "{out}.html", "-d", "{file}"),
    "`export x.md`": ("export", "{out}.md", "-d", "{file}"),
    "`export x.ics`": ("export", "{out}.ics", "-d", "{file}"),
    "`export x.xlsx`": ("export", "{out}.xlsx", "-d", "{file}"),
}
_DIFFERENCES = (1,)  # exit codes that are an answer
_EACH = 50  # the events of which one is changed


def rows(
    other: Path, repeat: int, files: Mapping[int, Data], folder: Path
) -> Iterator[str]:
    """A row for each command, with its growth from the first size to the last."""
    *_, size = files
    yield "## The other commands beside another checkout"
    yield ""
    yield f"CPU time and peak memory, medians of {repeat}; × is this by the other, growth the last size by the first."
    yield ""
    heads = [f"{events:,} events" for events in files]
    yield f"| | {' | '.join(heads)} | the other, {size:,} | × | growth |"
    yield "|---|" + "---:|" * (len(files) + 3)
    for data in files.values():
        _prepare(data, folder)
    for name, words in COMMANDS.items():
        found: list[Run] = []
        for data in files.values():
            found.append(_median(words, OURS, repeat, data, folder))
        theirs = _median(words, other, repeat, files[size], folder)
        shown = " | ".join(_shown(one) for one in (*found, theirs))
        ratio, growth = found[-1].cpu / theirs.cpu, found[-1].cpu / found[0].cpu
        yield f"| {name} | {shown} | {ratio:.2f} | {growth:.1f} |"


def _changed(data: Data, folder: Path) -> Path:
    return folder / f"changed-{data.file.name}"


def _prepare(data: Data, folder: Path) -> None:
    """Write the file that `diff` compares with: one title in fifty is another."""
    lines = data.file.read_text("utf-8").splitlines()
    for number in range(0, len(lines), _EACH):
        part = json.loads(lines[number])
        if "title" in part:
            part["title"] += " (corrected)"
            lines[number] = json.dumps(part, ensure_ascii=False)
    _changed(data, folder).write_text("\n".join(lines) + "\n", "utf-8")


def _median(
    words: Sequence[str], checkout: Path, repeat: int, data: Data, folder: Path
) -> Run:
    return median(_run(words, checkout, data, folder) for _ in range(repeat))


def _run(words: Sequence[str], checkout: Path, data: Data, folder: Path) -> Run:
    """One run, with everything that it writes made anew."""
    copy, out = folder / "copy.jsonl", folder / "made"
    for path in folder.glob("made.*"):
        path.unlink()
    shutil.copy(data.file, copy)
    *_, last = data.file.read_text("utf-8").splitlines()
    line = [
        word.format(
            file=data.file,
            copy=copy,
            out=out,
            changed=_changed(data, folder),
            id=json.loads(last)["id"],
        )
        for word in words
    ]
    command = [sys.executable, "-m", "crisistl", *line]
    source = {"PYTHONPATH": str(checkout / "src")}
    return run(command, None, source, answers=_DIFFERENCES)


def _shown(one: Run) -> str:
    return f"{one.cpu:.2f} s, {one.peak / 1e6:.0f} MB"
