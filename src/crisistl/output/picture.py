"""Picture: lines of coloured text, which is all that a writer of pictures knows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A text in one style: a name of rich's, such as "bold" or "red", or none."""

    text: str
    style: str = ""


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Lines from top to bottom, none wider than `width` cells; `title` is for a reader who can't see them."""

    title: str
    width: int
    lines: tuple[Line, ...]

    def plain(self) -> str:
        """The picture as text, a line a line, without spaces at their ends."""
        return "".join(
            "".join(piece.text for piece in line).rstrip() + "\n" for line in self.lines
        )
