"""Query a chronology: `timeline = crisistl.load()`, then `crisistl.select(timeline, "actor:nato")`."""

from typing import TYPE_CHECKING, Any

from crisistl.version import __version__

if TYPE_CHECKING:
    from crisistl.dates import EventDate, Period
    from crisistl.engine.select import select
    from crisistl.errors import CrisisError, DataError, OutputError, UsageError
    from crisistl.formats.loading import load
    from crisistl.formats.saving import save
    from crisistl.model.timeline import Actor, Event, Source, Theme, Timeline
    from crisistl.query.hit import Hit
    from crisistl.query.where import ExpressionError

__all__ = [
    "Actor",
    "CrisisError",
    "DataError",
    "Event",
    "EventDate",
    "ExpressionError",
    "Hit",
    "OutputError",
    "Period",
    "Source",
    "Theme",
    "Timeline",
    "UsageError",
    "__version__",
    "load",
    "save",
    "select",
]

_HOMES = {
    "Hit": "query.hit",
    "ExpressionError": "query.where",
    "load": "formats.loading",
    "save": "formats.saving",
    "select": "engine.select",
    **dict.fromkeys(("EventDate", "Period"), "dates"),
    **dict.fromkeys(
        ("CrisisError", "DataError", "OutputError", "UsageError"), "errors"
    ),
    **dict.fromkeys(
        ("Actor", "Event", "Source", "Theme", "Timeline"), "model.timeline"
    ),
}


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)


def __getattr__(name: str) -> Any:
    """Import a public name from its module when it is first used, so that the command line starts quickly."""
    if name not in _HOMES:
        raise AttributeError(f"module 'crisistl' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"crisistl.{_HOMES[name]}"), name)
