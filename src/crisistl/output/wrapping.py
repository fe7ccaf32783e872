"""Wrapping: a text in lines of so many columns, broken between words."""

from rich.cells import cell_len


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
