"""The library icalendar, which reads calendars; it is imported only where it is needed."""

import sys
from types import ModuleType

from crisistl.errors import CrisisError


def library(error: type[CrisisError]) -> ModuleType:
    """The library icalendar; `error` is raised where it is missing."""
    try:
        import icalendar
    except ImportError:
        raise error(
            f"calendars need the library icalendar; install it with: {sys.executable} -m pip install icalendar"
        ) from None
    return icalendar
