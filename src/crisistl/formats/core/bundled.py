"""The bundled chronology: its place."""

from pathlib import Path

from crisistl.errors import Advice, DataError


def bundled() -> Path:
    """The bundled chronology: beside the package in a wheel, at the top of a checkout."""
    package = Path(__file__).parents[2]
    for place in (
        package / "data" / "events.json",
        package.parents[1] / "data" / "events.json",
    ):
        if place.is_file():
            return place
    raise DataError(
        "the bundled chronology is missing",
        "install crisistl again, or name a file",
        (Advice("path", ("FILE",)),),
    )
