"""The user's cache folder: where it is, names for what is in it, and how it stays small."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Protocol

_DIGEST_SIZE = 20  # bytes


def cache_folder(name: str) -> Path:
    """A folder in the user's cache folder, which may not exist yet. ValueError where the user has none."""
    if sys.platform == "linux":  # what platformdirs says, without importing it
        home = os.environ.get("XDG_CACHE_HOME", "").strip()
        if not home and os.environ.get("HOME") == "":
            raise ValueError("there is no home")  # which "~" would take for the root
        home = home or os.path.expanduser("~/.cache")
        folder = os.path.join(home, "crisistl")
    else:
        from platformdirs import user_cache_dir

        folder = user_cache_dir("crisistl", appauthor=False)
    if not os.path.isabs(folder):
        raise ValueError("there is no folder for a cache")
    return Path(folder) / name


def digest(data: bytes) -> str:
    """A name for some bytes, which no others have."""
    return digester(data).hexdigest()


def digester(data: bytes = b"") -> "Digester":
    """What makes such a name of bytes that come one after another, from these on."""
    try:  # as hashlib has it, but without loading OpenSSL, which takes longer than a short command
        from _blake2 import blake2b
    except ImportError:  # not in every build of Python
        from hashlib import blake2b

    return blake2b(data, digest_size=_DIGEST_SIZE)


class Digester(Protocol):
    """Takes in bytes, and makes a name of them."""

    def update(self, data: bytes, /) -> None:
        """Take in these bytes."""

    def hexdigest(self) -> str:
        """The name of all bytes so far."""


def tidy(folder: Path, most: int) -> None:
    """Remove the oldest files of a folder where there are more than `most`. OSError where that can't be done."""
    files = []
    with os.scandir(folder) as entries:
        for entry in entries:
            # other processes remove files as well
            with suppress(FileNotFoundError):
                files.append((entry.stat().st_mtime_ns, entry.path))
    for _, path in sorted(files)[:-most]:
        with suppress(FileNotFoundError):
            os.unlink(path)
