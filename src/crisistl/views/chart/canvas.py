"""Canvas: a line of a picture while it is drawn, column by column."""

from itertools import groupby

from rich.cells import cell_len

from crisistl.output.picture import Line, Piece

FREE = "\0"
"""The character of a column in which nothing has been written."""


class Canvas:
    """A sign and a style for each column; "" where the sign before it is two columns wide."""

    def __init__(self, width: int) -> None:
        self.signs = [FREE] * width
        self.styles = [""] * width

    def put(self, column: int, text: str, style: str) -> None:
        """Write the text from this column on; there must be room for it."""
        for character in text:
            width = cell_len(character)
            if width == 0 and column and self.signs[column - 1] != FREE:
                self.signs[column - 1] += character
                continue
            if width == 0:  # nothing before it that it could be drawn on
                character, width = f" {character}", 1
            self.signs[column : column + width] = [character, *[""] * (width - 1)]
            self.styles[column : column + width] = [style] * width
            column += width

    def run(self, column: int, step: int) -> int:
        """How many free columns follow this one to the right (1) or to the left (-1)."""
        if step > 0:
            beyond = self.signs[column + 1 :]
        else:
            beyond = self.signs[:column][::-1]
        return next(
            (count for count, sign in enumerate(beyond) if sign != FREE), len(beyond)
        )

    def line(self, seam: int | None = None, sign: str = "") -> Line:
        """The line, with the seam of its scale in the empty places."""
        if seam is not None and self.signs[seam] == FREE:
            self.put(seam, sign, "dim")
        shown = (
            (" " if sign == FREE else sign, style)
            for sign, style in zip(self.signs, self.styles, strict=True)
        )
        return tuple(
            Piece("".join(sign for sign, _ in cells), style)
            for style, cells in groupby(shown, key=lambda cell: cell[1])
        )
