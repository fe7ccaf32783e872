"""Lines of a picture from texts, and the heading above every answer."""

from crisistl.engine.answer import Answer
from crisistl.output.picture import Line, Piece
from crisistl.output.wrapping import broken
from crisistl.views.glyphs import UNICODE, Glyphs, spoken


def wrapped(text: str, width: int | None, style: str) -> list[Line]:
    """The text in lines of a picture; in one line without a width."""
    return [
        (Piece(line, style),) for line in (broken(text, width) if width else [text])
    ]


def heading(
    answer: Answer, count: str, width: int | None, glyphs: Glyphs = UNICODE
) -> list[Line]:
    """The timeline's title, what was asked of it, and how much there is."""
    said = " · ".join(filter(None, (answer.sentence, count)))
    return [
        *wrapped(spoken(answer.title, glyphs), width, "bold"),
        *wrapped(spoken(said, glyphs), width, "italic"),
    ]
