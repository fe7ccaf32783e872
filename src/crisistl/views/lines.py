"""Lines of a picture from texts: broken between words, and the heading above every answer."""

from rich.cells import cell_len

from crisistl.engine.answer import Answer
from crisistl.output.picture import Line, Piece
from crisistl.views.glyphs import UNICODE, Glyphs, spoken


def broken(text: str, width: int) -> list[str]:
    """The text in lines of at most this many columns, broken between words where it can be."""
    lines: list[str] = []
    for word in text.split():
        while cell_len(word) > width:
            head, word = _split(word, width)
            lines.append(head)
        if lines and cell_len(lines[-1]) + 1 + cell_len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


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


def _split(word: str, width: int) -> tuple[str, str]:
    """A word too long for a line, as what fits and what does not; after a hyphen where there is one."""
    used, end = 0, len(word)
    for index, character in enumerate(word):
        used += cell_len(character)
        if used > width:
            end = max(index, 1)
            break
    end = word.rfind("-", 1, end) + 1 or end
    return word[:end], word[end:]
