"""Labels: the words below a scale, as far as they find room."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple


class Label(NamedTuple):
    """A text, the column in which it begins, and the column that it names, which is one of those above it."""

    column: int
    text: str
    tick: int

    @property
    def end(self) -> int:
        """The column after the last."""
        return self.column + len(self.text)


Wanted = tuple[int, tuple[str, ...]]
"""The forms of a label, from long to short, and the column in which it would begin."""

_MOST_ASIDE = 2  # columns


def places_of(text: str, tick: int, alone: bool) -> Iterator[Label]:
    """The label beginning at its tick; where it is `alone`, then also further left, as long as it covers the tick."""
    reach = 1
    if alone:
        reach = len(text)
    for left in range(tick, tick - reach, -1):
        yield Label(left, text, tick)


def touch(label: Label, other: Label) -> bool:
    """Whether no column is free between two labels."""
    return label.column <= other.end and other.column <= label.end


def is_alone(label: Label, busy: Mapping[int, int]) -> bool:
    """Whether no other period has events above the label."""
    return not any(
        column in busy
        for column in range(label.column, label.end)
        if column != label.tick
    )


def that_fit(wanted: Sequence[Wanted], width: int) -> list[Label]:
    """Each label in its longest form that touches none before it and reaches over no later place of another.

    A label that would touch one moves a little further right, in its own stretch of time, where there is room.
    """
    columns = sorted(column for column, _ in wanted)
    nexts = dict(pairwise([*columns, width + 1]))
    taken: dict[int, Label] = {}
    for aside in range(_MOST_ASIDE + 1):
        for column, texts in wanted:
            left, later = column + aside, nexts[column]
            if column in taken or left >= later:
                continue
            label = Label(left, _longest_below(texts, later - left), left)
            is_free = not any(touch(label, other) for other in taken.values())
            if is_free and label.end <= width:
                taken[column] = label
    return [*taken.values()]


def _longest_below(texts: Sequence[str], room: int) -> str:
    """The first of the texts, from the longest to the shortest, with room to spare; else the last."""
    for text in texts:
        if len(text) < room:
            return text
    return texts[-1]
