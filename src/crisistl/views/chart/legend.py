"""The legend below a chart: which sign says what, and what the scale leaves out."""

from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from crisistl.output.picture import Line, Piece
from crisistl.views.chart.scale import Scale
from crisistl.views.glyphs import Glyphs


def signs(lines: Iterable[Line], glyphs: Glyphs, width: int) -> Iterator[Line]:
    """The symbols used in these lines, each with its meaning; titles, which have no style, don't count."""
    drawn = set()
    for line in lines:
        for piece in line:
            if piece.style:
                for sign in piece.text:
                    drawn.add(sign)
    meanings = (
        (glyphs.one, glyphs.one, "an event"),
        (glyphs.several, glyphs.several, "several"),
        (glyphs.one_about, glyphs.one_about, "one about then"),
        (glyphs.several_about, glyphs.several_about, "several about then"),
        (
            glyphs.some_from,
            f"{glyphs.some_from}{glyphs.perhaps}{glyphs.some_until}",
            "some time within",
        ),
        (glyphs.lasts, f"{glyphs.starts}{glyphs.lasts}{glyphs.ends}", "lasted"),
        (glyphs.perhaps, glyphs.perhaps, "perhaps"),
        (glyphs.from_before, glyphs.from_before, "began before"),
        (glyphs.goes_on, glyphs.goes_on, "goes on"),
        (glyphs.unknown, glyphs.unknown, "end not known"),
    )
    used = [(sign, meaning) for sought, sign, meaning in meanings if sought in drawn]
    yield from _side_by_side(used, width)


def _side_by_side(entries: Iterable[tuple[str, str]], width: int) -> Iterator[Line]:
    line: list[Piece] = []
    used = 0
    for sign, meaning in entries:
        need = cell_len(sign) + 1 + cell_len(meaning)
        if line and used + 3 + need > width:
            yield tuple(line)
            line, used = [], 0
        if line:
            line.append(Piece("   "))
            used += 3
        line.extend((Piece(sign, "bold"), Piece(f" {meaning}", "dim")))
        used += need
    if line:
        yield tuple(line)


def scale_words(scale: Scale, glyphs: Glyphs) -> Iterator[str]:
    """What the columns are, and which stretches are left out."""
    first, last = scale.stretches[0].unit.name, scale.stretches[-1].unit.name
    plural = {"century": "centuries", "millennium": "millennia"}
    first, last = (plural.get(name, f"{name}s") for name in (first, last))
    yield (
        f"Scale: {first}."
        if scale.seam is None
        else f"Scale: {first} left of {glyphs.seam}, {last} right of it."
    )
    if cut := [period.describe() for period in scale.left_out]:
        said = " and ".join(filter(None, (", ".join(cut[:-1]), cut[-1])))
        yield f"{glyphs.cut} leaves out {said}: nothing is known to begin there."
