"""Remembered: what the texts of a column mean, worked out once for each different text."""

from collections.abc import Callable
from typing import Any

_MOST = 1 << 12


class Remembered(dict[str, Any]):
    """What texts mean, by text; one that is new is read when it is first looked up.

    So many are kept as are different in a column of kinds or regions. In a column where nearly every text differs,
    such as one of keys, there is nothing to gain, and the later ones are read each time.
    """

    def __init__(self, read: Callable[[str], Any]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> Any:
        found = self._read(text)
        if len(self) < _MOST:
            self[text] = found
        return found
