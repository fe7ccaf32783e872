"""Known: large files of our own JSON that were valid before, of which only what a question needs is read again.

For each there is a marker, as for small files (see `crisistl.formats.seen`). Its name is a digest of the beginning of
the file, of its size and of the code that validates. In it is the digest of the whole file, which is computed anew from
the bytes that are read: only at their end is it sure that they are those that were valid. Until then nothing may be
said about them. What isn't as it was is read as a file that was never seen.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from crisistl.errors import DataError
from crisistl.formats.core.input import Input
from crisistl.formats.seen import (
    UNREADABLE,
    document_of_lines,
    is_by_line,
    marker_place,
    read_marker,
    timeline_of_document,
    write_marker,
)
from crisistl.text.cache import Digester, digest, digester

if TYPE_CHECKING:
    from crisistl.model.partial import Reader
    from crisistl.model.timeline import Event, Timeline

SMALLEST = 1 << 20  # bytes; smaller files are kept by `crisistl.formats.seen`
_START = 1 << 16  # bytes of the beginning, which name the marker
_SIZE = 1 << 17  # bytes read at a time


Sift = Callable[[bytes, bytes], Sequence[int]]
"""Gives the places of the events that may be wanted, of a text with the second text between them."""
Choose = Callable[["Sequence[Event]"], Sequence[int]]
"""Gives the places of the events that are wanted of some."""


class Layout(NamedTuple):
    """How the events of a file follow one another, and what is around each of them, around all and at the end."""

    kind: str
    before: bytes
    between: bytes
    behind: bytes
    opening: bytes = b""
    closing: bytes = b""
    end: bytes = b""

    def events(self, text: bytes, read: Reader) -> Sequence[Event]:
        """The events of a text that begins and ends with one."""
        if self is LINES:
            return read.of_lines(text)
        return read.of_list(self.listed(text))

    def listed(self, items: bytes) -> bytes:
        """A JSON list of the events of a text that begins and ends with one."""
        return b"[%b%b%b]" % (self.before, items, self.behind)

    def list_of(self, items: Sequence[bytes]) -> bytes:
        """A JSON list of some events."""
        return self.listed((self.behind + b"," + self.before).join(items))


LINES = Layout("large lines", b"", b"\n", b"")
DOCUMENT = Layout(
    "large document",
    *(b"{", b"\n    },\n    {", b"\n    }"),
    opening=b"\n    {",
    closing=b"\n    }\n  ]\n}\n",
    end=b"]\n}\n",
)


def layout_of(file: Input) -> Layout:
    """The layout of a file, by its name."""
    return LINES if is_by_line(file) else DOCUMENT


@dataclass(slots=True)
class Trace:
    """What is noted of a file while it is read for the first time: all its bytes, and those before its events."""

    layout: Layout
    whole: Digester = field(default_factory=digester)
    start: bytes = b""
    head: bytes = b""
    size: int = 0
    is_plain: bool = True

    def add(self, data: bytes) -> None:
        """Take in the bytes that were read next."""
        self.whole.update(data)
        self.size += len(data)
        if len(self.start) < _START:
            self.start = (self.start + data)[:_START]

    def add_document(self, data: bytes, events: int) -> None:
        """Take in a whole document, whose events are behind the bracket at this place."""
        self.add(data)
        self.head = data[: events + 1]
        opens = data.startswith(self.layout.opening, events + 1)
        if not (opens and data.endswith(self.layout.closing)):
            self.spoil()

    def check(self, text: bytes, events: Sequence[Event]) -> None:
        """Note whether a text can be cut into these events where the layout says."""
        if text.count(self.layout.between) + 1 != len(events):
            self.spoil()

    def spoil(self) -> None:
        """Note that some events can't be read in the quick way, so that the file won't be remembered."""
        self.is_plain = False

    def remember(self, head: Timeline) -> None:
        """Note that the bytes are valid; `head` is what was read of those before the events."""
        from crisistl.model.derived import description
        from crisistl.model.plain import is_alike

        if not self.is_plain or self.size <= SMALLEST:
            return
        with suppress(OSError, *UNREADABLE):
            if not is_alike(_head(self.layout, self.head, description()), head):
                return
            content = {
                "whole": self.whole.hexdigest(),
                "head": [len(self.head), digest(self.head)],
                "model": description(),
            }
            write_marker(_place(self.layout, self.size, self.start), content)


def _place(layout: Layout, size: int, start: bytes) -> Path:
    return marker_place(f"{layout.kind} {size}", start[:_START])


def _head(layout: Layout, data: bytes, model: Any) -> Timeline:
    """The timeline without its events."""
    text = (data + layout.end).decode()
    document = document_of_lines(text) if layout is LINES else json.loads(text)
    return timeline_of_document(document, model)


@dataclass
class Known:
    """The registers of a file that was valid before, and a way to read its events once, as `Stream` has them.

    After the last batch, `is_sound` says whether the bytes were those that were valid.
    """

    head: Timeline
    _file: Input
    _layout: Layout
    _start: bytes
    _whole: str
    count: int = 0
    is_sound: bool = False

    @classmethod
    def of(cls, file: Input) -> Known | None:
        """The stream of a large file that was valid before; None where that isn't known."""
        layout = layout_of(file)
        try:
            size = file.size()
            if size <= SMALLEST:
                return None
            with file.open() as opened:
                start = opened.read(_START)
                marker = read_marker(_place(layout, size, start))
                if not marker:
                    return None
                length, expected = marker["head"]
                start = (start + opened.read(max(0, length - len(start))))[:length]
            if digest(start) != expected:
                return None
            head = _head(layout, start, marker["model"])
            return cls(head, file, layout, start, marker["whole"])
        except (DataError, OSError, *UNREADABLE):
            return None

    def whole(self) -> Timeline | None:
        """The timeline with all its events; None where it isn't the file that was valid."""
        events = tuple(chain.from_iterable(self.batches()))
        if self.is_sound:
            return self.head.with_parts(events=events)
        return None

    def batches(
        self,
        names: frozenset[str] | None = None,
        choose: Choose | None = None,
        *,
        sift: Sift | None = None,
        as_read: bool = False,
    ) -> Iterator[Sequence[Event]]:
        """The events in the order of the file, some hundred at a time.

        With `names` they have only these fields, and without a name only `count` is of use. With `choose`, which is
        given events with these fields and their dates as texts, there are only those that it chooses, with all fields.
        With `sift`, which is given their text and what is between them, so are those that it doesn't leave out.
        If they are wanted `as_read`, dates are left as texts.
        """
        from crisistl.model.checked import ERRORS, finish, finish_dates

        self.count, self.is_sound = 0, False
        found = digester()
        try:
            for text in self._texts(found):
                self.count += text.count(self._layout.between) + 1
                if sift:
                    events = self._chosen(text, sift(text, self._layout.between))
                elif names == frozenset():
                    continue
                else:
                    events = self._some(text, names, choose)
                if sift or choose or names is None:
                    finish(cast("Any", events))
                elif "date" in names and not as_read:
                    finish_dates(events)
                yield events
        except (DataError, *ERRORS):
            return
        self.is_sound = found.hexdigest() == self._whole

    def _some(
        self, text: bytes, names: frozenset[str] | None, choose: Choose | None
    ) -> Sequence[Event]:
        """The events of a text with these fields or, of those that are chosen, with all."""
        from crisistl.model.partial import reader

        events = self._layout.events(text, reader(names))
        if len(events) != text.count(self._layout.between) + 1:
            raise ValueError("another layout")
        if choose:
            return self._chosen(text, choose(events))
        return events

    def _chosen(self, text: bytes, places: Sequence[int]) -> Sequence[Event]:
        """The events in these places of a text, with all their fields."""
        from crisistl.model.partial import reader

        if not places:
            return ()
        items = text.split(self._layout.between)
        chosen = [items[place] for place in places]
        return reader(None).of_list(self._layout.list_of(chosen))

    def _texts(self, found: Digester) -> Iterator[bytes]:
        """The text of the events, cut between two of them, some hundred at a time. ValueError where it is another."""
        layout = self._layout
        with self._file.open() as file:
            if file.read(len(self._start)) != self._start:
                raise ValueError("another file")
            found.update(self._start)
            rest = file.read(len(layout.opening))
            found.update(rest)
            if rest != layout.opening:
                raise ValueError("another layout")
            rest = b""
            # more at a time where an event is longer, so that none is looked through often
            while data := file.read(max(_SIZE, len(rest))):
                found.update(data)
                text = rest + data
                cut = text.rfind(layout.between)
                if cut < 0:
                    rest = text
                    continue
                yield text[:cut]
                rest = text[cut + len(layout.between) :]
        if not rest.endswith(layout.closing):
            raise ValueError("another layout")
        if rest := rest.removesuffix(layout.closing):
            yield rest
