"""Seen: small files of our own JSON that were valid before, so that they are read without validating them again.

For each there is a marker in the user's cache folder. Its name is a digest of the file's bytes and of this version of
the program, so a file that has changed in any way is validated again. A marker contains no part of the file, only the
description of the model that reads it. What is wrong with a marker or with the folder makes reading slower, and has no
other effect.
"""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crisistl.errors import CrisisError
from crisistl.formats.core.input import Input
from crisistl.text.cache import cache_folder, digest, tidy
from crisistl.version import __version__

if TYPE_CHECKING:
    from crisistl.model.timeline import Timeline

_LARGEST = 1 << 20  # bytes of a file
_MOST = 500  # markers in the folder
_PACKAGE = Path(__file__).parents[1]
_RULES = ("model", "dates", "formats/json", "formats/core")
"""The folders of the code that decides what is valid."""
_BY_LINE = (".jsonl", ".ndjson")
ENDINGS = (".json", *_BY_LINE)
"""How the names of files end that can be remembered."""
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, CrisisError)
"""What reading JSON that isn't laid out as the model raises, and what a damaged marker does."""
_REGISTERS = {
    "source": "sources", "actor": "actors", "theme": "themes", "omitted": "omitted", "event": "events",
}  # fmt: skip


def is_small(file: Input) -> bool:
    """Whether a file is one that can be remembered, by its name and its size."""
    if file.path is None or not file.ending.endswith(ENDINGS):
        return False
    try:
        return file.path.stat().st_size <= _LARGEST
    except OSError:
        return False


def recalled(file: Input) -> "Timeline | None":
    """The timeline of a small file that was valid before; None where that isn't known."""
    try:
        data = file.data()
        marker = read_marker(_place(file, data))
        if marker:
            return _timeline(file, data, marker)
        return None
    except (OSError, *UNREADABLE):
        return None


def remember(file: Input, data: bytes, timeline: "Timeline") -> None:
    """Note that these bytes of a file are valid, unless only the model can read them to this timeline."""
    from crisistl.model.derived import description
    from crisistl.model.plain import is_alike

    # a model that `derived` doesn't understand is a TypeError, which the tests find
    with suppress(OSError, *UNREADABLE):
        if not is_alike(_timeline(file, data, description()), timeline):
            return
        write_marker(_place(file, data), description())


def _place(file: Input, data: bytes) -> Path:
    """The path of the marker. ValueError if there is no folder for it."""
    return marker_place("lines" if is_by_line(file) else "document", data)


def is_by_line(file: Input) -> bool:
    """Whether a file has a part a line, by its name."""
    return file.ending.endswith(_BY_LINE)


def marker_place(kind: str, data: bytes) -> Path:
    """The path of the marker of a kind for some bytes. ValueError if there is no folder for it."""
    version = f"{kind} {rules_version()}\n".encode()
    return cache_folder("seen") / digest(version + data)


def rules_version() -> str:
    """What changes with every version of the code that validates, in a checkout too."""
    newest = total = 0
    for name in _RULES:
        for entry in os.scandir(_PACKAGE / name):
            if entry.name.endswith(".py"):
                status = entry.stat()
                newest = max(newest, status.st_mtime_ns)
                total += status.st_size
    return f"{__version__} {newest} {total}"


def read_marker(place: Path) -> Any:
    """What is in a marker; None if it doesn't exist, is damaged or isn't the user's own."""
    try:
        with open(place, "rb") as marker:
            if (
                hasattr(os, "getuid")
                and os.fstat(marker.fileno()).st_uid != os.getuid()
            ):
                return None
            found, _, text = marker.read().partition(b"\n")
    except FileNotFoundError:
        return None
    if found.decode() == digest(text):
        return json.loads(text)
    return None


def write_marker(place: Path, content: Any) -> None:
    """Write a marker, whole or not at all, and remove the oldest of many. OSError where that can't be done."""
    os.makedirs(place.parent, mode=0o700, exist_ok=True)
    text = json.dumps(content).encode()
    unfinished = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(digest(text).encode() + b"\n" + text)
        os.replace(unfinished, place)
    except OSError:
        with suppress(OSError):
            unfinished.unlink()
        raise
    tidy(place.parent, _MOST)


def _timeline(file: Input, data: bytes, marker: Any) -> "Timeline":
    text = data.decode()
    if is_by_line(file):
        document = document_of_lines(text)
    else:
        document = json.loads(text)
    return timeline_of_document(document, marker)


def timeline_of_document(document: dict[str, Any], marker: Any) -> "Timeline":
    """The timeline of a document that was valid before, by the description that is in its marker."""
    from crisistl.model.plain import plain_timeline

    if zone := document.get("timezone"):
        from crisistl.dates.zones import zone_named

        zone_named(zone)  # the zones of the system may have changed
    return plain_timeline(document, marker)


def document_of_lines(text: str) -> dict[str, Any]:
    """The document that JSON Lines are."""
    document: dict[str, Any] = {}
    for line in text.split("\n"):
        if not line or line.isspace():
            continue
        value = json.loads(line)
        (kind, part), *others = value.items()
        if others or not isinstance(part, dict):
            kind, part = "event", value
        if kind == "timeline":
            document |= part
        else:
            document.setdefault(_REGISTERS[kind], []).append(part)
    return document
