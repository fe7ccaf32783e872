"""Missing: what to say about a file that doesn't exist."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from crisistl.errors import MissingFile
from crisistl.text.names import nearest
from crisistl.text.wording import typed_name

_MOST_FILES = 10_000  # of a folder that are looked at
_MOST_SHOWN = 3


def near_files(path: str) -> str:
    """A question with the data files of the same folder that a path may mean: "did you mean mine.json?"."""
    if names := near_names(path):
        return f"did you mean {' or '.join(map(typed_name, names))}?"
    return ""


def near_names(path: str) -> list[str]:
    """The data files of the same folder whose names are like a path, at most three."""
    wanted = Path(path)
    try:
        files = [*islice(wanted.parent.iterdir(), _MOST_FILES)]
    except (OSError, ValueError):
        return []
    names = sorted(file.name for file in files if is_read(file.name))
    near = nearest(wanted.stem, {Path(name).stem for name in names})
    if wanted.stem in near:
        near = (wanted.stem,)
    meant = [name for name in names if Path(name).stem in near]
    return [str(wanted.parent / name) for name in meant[:_MOST_SHOWN]]


def is_read(name: str) -> bool:
    """Whether a name has the ending of a file that can be read."""
    from crisistl.formats.core.registry import FORMATS

    endings = tuple(one for known in FORMATS if known.reads for one in known.endings)
    return name.lower().endswith(endings)


@contextmanager
def or_new() -> Iterator[None]:
    """Add to the error of a missing chronology the command that starts one."""
    try:
        yield
    except MissingFile as error:
        name = error.path
        if not name.lower().endswith((".json", ".jsonl")):
            name += ".json"
        remedy = f"to start an empty chronology, write: crisistl new {typed_name(name)}"
        raise MissingFile(error.path, error.problem, remedy) from None
