"""Threads as pictures: trees with the days between, and accounts that contradict each other side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from crisistl.engine.answer import Answer
from crisistl.output.cells import harmless
from crisistl.output.palette import DATE
from crisistl.output.picture import Line, Picture, Piece
from crisistl.output.wrapping import broken
from crisistl.views.detail import linked
from crisistl.views.lines import heading, wrapped
from crisistl.views.reasons import reasons
from crisistl.views.threads.interval import Interval
from crisistl.views.threads.thread import DEEPEST, Chain, Step
from crisistl.views.wording import short_words, titled

if TYPE_CHECKING:
    from crisistl.model.timeline import Event, Timeline

AGAINST = " ≠ "
_LEAST_ACCOUNT = 22  # columns of an account beside another one
_LEAST_TEXT = 30  # columns of text beside the guides of a tree
_GUIDE = 3  # columns of the guide of a level


def tree_picture(
    answer: Answer, steps: Sequence[Step], asked: Event, width: int | None
) -> Picture:
    """The thread of an event as a tree: a line an event where all fit, else two or more.

    Without a width, as for a pipe, no line is broken.
    """
    known = {step.event.id for step in steps}
    count = "it answers nothing, and nothing answers it"
    if len(known) > 1:
        count = f"{len(known)} events in a thread"
    lines = [*heading(answer, count, width), ()]
    lines += _drawn(steps, answer.engine.timeline(), asked, width)
    return _picture(answer, lines, width)


def chains_picture(
    answer: Answer,
    chains: Sequence[Chain],
    limit: int,
    command: Callable[[str], str],
    width: int | None,
) -> Picture:
    """The longest chains, each event under the one that it answers.

    `command` gives the command line that shows the whole thread of the event with an id.
    """
    shown = chains[:limit]
    count = f"{len(shown)} of {len(chains)} threads, by their longest chain, in {answer.count}"
    lines = heading(
        answer,
        count if chains else f"no event answers another in {answer.count}",
        width,
    )
    for reason in reasons(answer):
        lines += wrapped(reason, width, "dim")
    for chain in shown:
        of = " events"
        if chain.linked > len(chain.events):
            of = f" of {chain.linked} linked events"
        lines += [
            (),
            *wrapped(
                f"{len(chain.events)}{of}: {command(chain.events[0].id)}",
                width,
                "bold",
            ),
        ]
        lines += _drawn(chain.steps, answer.engine.timeline(), None, width)
    return _picture(answer, lines, width)


def _picture(answer: Answer, lines: Sequence[Line], width: int | None) -> Picture:
    longest = max(sum(cell_len(piece.text) for piece in line) for line in lines)
    return Picture(harmless(answer.title), width or longest, tuple(lines))


def _drawn(
    steps: Sequence[Step], timeline: Timeline, asked: Event | None, width: int | None
) -> list[Line]:
    rows = [_Row.of(step, timeline, asked) for step in steps]
    if width is None or all(row.width <= width for row in rows):
        return [line for row in rows for line in row.whole()]
    most = max((width - _LEAST_TEXT) // _GUIDE, 1)
    rows = [_Row.of(step, timeline, asked, most) for step in steps]
    return [line for row in rows for line in row.parted(width)]


@dataclass(frozen=True, slots=True)
class _Row:
    """The texts of a step: the guides before its first line and before the others, and the text there."""

    first: str
    others: str
    interval: str
    date: str
    title: str
    name: str
    mark: str
    bold: bool
    against: tuple[str, ...]
    also: tuple[str, ...]

    @classmethod
    def of(
        cls, step: Step, timeline: Timeline, asked: Event | None, most: int = DEEPEST
    ) -> _Row:
        """The texts of a step, with guides for at most so many levels."""
        event = step.event
        first, others = guides(step, most)
        between = (
            Interval.to_answer(step.answered.date, event.date).words()
            if step.answered
            else ""
        )
        opposed = () if step.again else timeline.contradictions.get(event.id, ())
        return cls(
            first=first,
            others=others,
            interval=between and f"{between}  ",
            date=f"{short_words(event.date)}  ",
            title=harmless(titled(event, timeline)),
            name=event.id,
            mark=", see above"
            if step.again
            else "  ← asked for"
            if event is asked
            else "",
            bold=event is asked,
            against=tuple(harmless(linked(i, timeline)) for i in opposed),
            also=tuple(
                harmless(f"also answers {linked(i, timeline)}") for i in step.also
            ),
        )

    @property
    def width(self) -> int:
        """The columns of all in one line."""
        longest = max(
            (cell_len(text) for text in (*self.against, *self.also)), default=0
        )
        return cell_len(self.first) + max(
            cell_len(
                f"{self.interval}{self.date}{self.title} ({self.name}){self.mark}"
            ),
            longest + len(AGAINST),
        )

    def whole(self) -> Iterator[Line]:
        """All in one line, and a line for each account against it."""
        yield (
            *self._when(),
            self._said(self.title),
            Piece(f" ({self.name})", "dim"),
            Piece(self.mark, "bold"),
        )
        for text in self.against:
            yield (
                Piece(self.others, "dim"),
                Piece(AGAINST.strip(), "bold red"),
                Piece(f" {text}"),
            )
        for text in self.also:
            yield Piece(self.others, "dim"), Piece(text, "dim")

    def parted(self, width: int) -> Iterator[Line]:
        """When and which, and below what happened; beside that what is said against it."""
        room = max(width - cell_len(self.others), _LEAST_ACCOUNT)
        yield from self._when_and_which(width, room)
        if self.mark.startswith(","):
            return
        half = (room - len(AGAINST)) // 2
        if self.against and half >= _LEAST_ACCOUNT:
            yield from self._side_by_side(half)
        else:
            yield from self._one_below_another(room)
        for text in self.also:
            for line in broken(text, room):
                yield Piece(self.others, "dim"), Piece(line, "dim")

    def _when_and_which(self, width: int, room: int) -> Iterator[Line]:
        """The interval, the date, the id and the mark, in one line or in more; none of them is broken but a long id."""
        named = Piece(self.name, "dim"), Piece(self.mark, "bold")
        first_line = f"{self.first}{self.interval}{self.date}{self.name}{self.mark}"
        if cell_len(first_line) <= width:
            yield (*self._when(), *named)
            return
        mark = self.mark
        if cell_len(f"{self.name}{mark}") <= room:
            mark = ""
        when_line = f"{self.first}{self.interval}{self.date.rstrip()}{mark}"
        if cell_len(when_line) <= width:
            yield (*self._when(), Piece(mark.removeprefix("  "), "bold"))
        else:
            yield Piece(self.first, "dim"), Piece(self.interval, "yellow")
            for line in broken(f"{self.date}{mark}", room):
                yield Piece(self.others, "dim"), Piece(line, DATE)
        if not mark:
            yield Piece(self.others, "dim"), *named
            return
        for line in broken(self.name, room):
            yield Piece(self.others, "dim"), Piece(line, "dim")

    def _one_below_another(self, room: int) -> Iterator[Line]:
        for line in broken(self.title, room):
            yield Piece(self.others, "dim"), self._said(line)
        for text in self.against:
            before = "≠ "
            for line in broken(text, room - 2):
                yield (
                    Piece(self.others, "dim"),
                    Piece(before, "bold red"),
                    Piece(line),
                )
                before = "  "

    def _side_by_side(self, half: int) -> Iterator[Line]:
        left = broken(self.title, half)
        for text in self.against:
            for number, (one, other) in enumerate(
                zip_longest(left, broken(text, half), fillvalue="")
            ):
                if number == 0:
                    sign = AGAINST
                else:
                    sign = " " * len(AGAINST)
                said = self._said(set_cell_size(one, half))
                yield (
                    Piece(self.others, "dim"),
                    said,
                    Piece(sign, "bold red"),
                    Piece(other),
                )
            left = []

    def _when(self) -> Line:
        return (
            Piece(self.first, "dim"),
            Piece(self.interval, "yellow"),
            Piece(self.date, DATE),
        )

    def _said(self, text: str) -> Piece:
        return Piece(text, "bold" if self.bold else "")


def guides(step: Step, most: int = DEEPEST) -> tuple[str, str]:
    """The prefix of the first line of a step and of its other lines, with at most so many levels of the tree."""
    levels = step.levels[-most:]
    if not levels:
        return "", ""
    above = "".join("│  " if more else "   " for more in levels[:-1])
    if step.depth > len(levels):
        above = f"⋯{above[1:]}"
    if levels[-1]:
        return (above + "├─ ", above + "│  ")
    return (above + "└─ ", above + "   ")
