"""Files: what a case reads, a specimen or a drawn chronology in some format, as it is or spoiled."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from chronicle import chronicle
from crisistl.errors import CrisisError
from crisistl.formats.core.format import Format
from crisistl.formats.core.registry import format_named
from crisistl.formats.loading import load
from crisistl.model.canonical import canonical
from crisistl.model.timeline import Timeline
from mutation import spoiled
from specimens import specimens, timeline, written


@dataclass(frozen=True)
class File:
    """A file in the working folder: its format, whether it was spoiled, and what unspoiled it tells."""

    path: str
    form: Format
    is_spoiled: bool
    told: Timeline


def file(
    random: Random, stem: str, forms: Sequence[str] = (), spoils: float = 0.75
) -> File:
    """Write a file of one of the formats, or of any: a specimen or a drawn chronology, spoiled by that chance."""
    known = format_named(random.choice(forms or ("json", "jsonl", *specimens())))
    if known.writes and random.random() < (0.9 if forms else 0.5):
        told = canonical(chronicle(random)) if forms else chronicle(random)
        data = written(known, told)
    else:
        choice = random.randrange(len(specimens()[known.name]))
        data, told = specimens()[known.name][choice], _told(known.name, choice)
    is_spoiled = random.random() < spoils
    if is_spoiled:
        data = spoiled(
            random,
            data,
            [other for of_form in specimens().values() for other in of_form],
        )
    path = Path(f"{stem}{known.endings[0]}")
    path.write_bytes(data)
    return File(str(path), known, is_spoiled, told)


@cache
def _told(form: str, choice: int) -> Timeline:
    """What a specimen tells."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "specimen"
        path.write_bytes(specimens()[form][choice])
        try:
            return load(path, from_format=form)
        except CrisisError:  # a table with headers of its own needs --map
            return timeline()
