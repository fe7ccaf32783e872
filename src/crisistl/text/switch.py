"""The switch that turns off what makes commands start quickly."""

import os

SWITCH = "CRISISTL_QUICK"
"""The environment variable; 0 turns it off."""


def is_quick() -> bool:
    """Whether commands may start quickly."""
    return os.environ.get(SWITCH) != "0"
