"""The density of a chart: how many events begin in each period of its scale."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil

from crisistl.dates import Moment
from crisistl.output.picture import Line
from crisistl.views.chart.canvas import Canvas
from crisistl.views.chart.scale import Scale
from crisistl.views.glyphs import Glyphs

NAME = "events"


@dataclass(frozen=True)
class Density:
    """`counts` are those of each period of the scale, by its first column and the first of the next.

    `vague` is how many events begin at a time less exact than a period, such as "1962" on a scale of days. They
    are in no column: there they would look like events of 1 January.
    """

    scale: Scale
    counts: Counter[tuple[int, int]]
    vague: int = 0

    @classmethod
    def of(cls, starts: Iterable[tuple[Moment, Moment]], scale: Scale) -> "Density":
        """The density of what begins between each pair of moments; what may begin before the scale is not in it."""
        counts: Counter[tuple[int, int]] = Counter()
        vague = 0
        for (earliest, latest), number in Counter(starts).items():
            if earliest < scale.stretches[0].lower:
                continue
            stretch = scale.stretch(earliest)
            period = stretch.unit.number(earliest)
            if stretch.unit.number(latest) == period:
                counts[stretch.column(period), stretch.column(period + 1)] += number
            else:
                vague += number
        return cls(scale, counts, vague)

    @property
    def most(self) -> int:
        """The highest count."""
        return max(self.counts.values(), default=0)

    def words(self) -> Iterator[str]:
        """What the height of a column says; columns of different units have heights of their own."""
        if not self.most:
            return
        if self.scale.seam is None or not self.most_in(0):
            yield f"Height: how many events begin, {self.most:,} at most."
            return
        units = [self.scale.stretches[place].unit.name for place in (0, -1)]
        mosts = [self.most_in(0), self.most_in(self.scale.seam)]
        said = " and ".join(
            f"{most:,} in a {unit}" for most, unit in zip(mosts, units, strict=True)
        )
        yield f"Height: how many events begin, at most {said}; either side of the line has its own scale."

    def is_coarse(self, column: int) -> bool:
        """Whether a column is left of the seam: one of years, say, where those right of it are of days."""
        return self.scale.seam is not None and column < self.scale.seam

    def most_in(self, column: int) -> int:
        """The highest count on the side of the seam that has this column."""
        seam = self.scale.seam
        if seam is None:
            return self.most
        side = column < seam
        return max(
            (
                number
                for (first, _), number in self.counts.items()
                if (first < seam) == side
            ),
            default=0,
        )

    def lines(self, height: int, glyphs: Glyphs) -> list[Line]:
        """The counts as columns of at most `height` lines; what is not nothing is to be seen."""
        return [
            self._line(above, self._height(height), glyphs)
            for above in range(self._height(height))
        ][::-1]

    def labels(self, height: int, margin: int) -> list[str]:
        """The labels beside these lines: the highest count at the top, what is counted at the bottom."""
        apart = self.scale.seam is not None and self.most_in(0) not in (
            0,
            self.most_in(self.scale.seam),
        )
        if apart:
            highest = ""
        else:
            highest = f"{self.most:,}"
        if self._height(height) == 1:
            return [f"{NAME}{highest:>{margin - 1 - len(NAME)}}"]
        return [f"{highest:>{margin - 1}}", *[""] * (self._height(height) - 2), NAME]

    def _height(self, most: int) -> int:
        """No higher than what is counted, so that a single event isn't drawn as a tower."""
        return max(1, min(most, self.most))

    def _line(self, above: int, height: int, glyphs: Glyphs) -> Line:
        canvas, levels = Canvas(self.scale.width), len(glyphs.levels)
        for (first, end), number in self.counts.items():
            level = min(
                ceil(number * height * levels / self.most_in(first)) - above * levels,
                levels,
            )
            if level > 0:
                style = "dim" if self.is_coarse(first) else "blue"
                canvas.put(first, glyphs.levels[level - 1] * (end - first), style)
        return canvas.line(self.scale.seam, glyphs.seam)
