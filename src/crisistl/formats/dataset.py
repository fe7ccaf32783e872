"""Dataset: what the readers of event data sets share: columns by name, numbers, ids, the rest in `extra`."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from crisistl.formats.cells import MADE_MISSING


@lru_cache(maxsize=1 << 15)
def number(text: str) -> int | float | str:
    """The number that a text is, 1.0 as 1; the text itself where it is none."""
    try:
        found = float(text)
        return int(found) if found.is_integer() and abs(found) < 1e15 else found if found == found else text
    except (ValueError, OverflowError):
        return text


class Layout:
    """Where the columns of a data set stand in its rows.

    `used` are the columns that become fields of their own, in the order in which `pick` gives their cells;
    one that the file has not is empty. All others become `extra`: those of `texts` as text, the rest as numbers
    where they are numbers, and none where they are empty.
    """

    def __init__(self, headers: Sequence[str], used: Sequence[str], texts: Collection[str]) -> None:
        self.width = len(headers)
        places = {header: place for place, header in reversed([*enumerate(headers)])}
        rest = [header for header in headers if header not in used]
        self._used = itemgetter(*(places.get(name, self.width) for name in used))
        self._rest = itemgetter(*(places[name] for name in rest), self.width)
        self._converted = [(name, None if name in texts else number) for name in rest]

    def pick(self, row: list[str]) -> tuple[str, ...]:
        """The cells of the used columns; "" for NA and the like."""
        return tuple(["" if cell in MADE_MISSING else cell for cell in self._used([*row, ""])])

    def extra(self, row: list[str]) -> dict[str, Any]:
        """The cells of all other columns, under their names."""
        return {
            name: convert(cell) if convert else cell
            for (name, convert), cell in zip(self._converted, self._rest([*row, ""]), strict=False)
            if cell not in MADE_MISSING
        }
