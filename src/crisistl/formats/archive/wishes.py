"""Wishes: the files that an archive is built from, and how."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from crisistl.formats.core.record import Item

Note = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: its name for messages, and a function that reads it."""

    name: str
    readings: Callable[[], Iterable[Item]]


@dataclass(frozen=True, slots=True)
class Wish:
    """How an archive is built: whether faulty events are left out, and what is called meanwhile.

    `progress` is called with the number of events so far, `note` with each remark.
    """

    skip_bad: bool
    note: Note
    progress: Callable[[int], object]
