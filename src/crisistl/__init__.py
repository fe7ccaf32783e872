"""Ask a chronology: `crisistl.load()` gives a Timeline, `timeline.select("actor:nato")` events of it."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crisistl.dates import EventDate, Period
    from crisistl.errors import CrisisError
    from crisistl.formats.core.loading import load
    from crisistl.model.timeline import Actor, Event, Source, Theme, Timeline

__version__ = "0.1.0"
__all__ = ["Actor", "CrisisError", "Event", "EventDate", "Period", "Source", "Theme", "Timeline", "load"]

_HOMES = {
    "CrisisError": "errors",
    "EventDate": "dates",
    "Period": "dates",
    "load": "formats.core.loading",
    **dict.fromkeys(("Actor", "Event", "Source", "Theme", "Timeline"), "model.timeline"),
}


def __getattr__(name: str) -> Any:
    """Each public name from its module when it is first used, so that the command line starts quickly."""
    if name not in _HOMES:
        raise AttributeError(f"module 'crisistl' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"crisistl.{_HOMES[name]}"), name)
