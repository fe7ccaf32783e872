"""Excerpt: a place in a text, shown as the part of its line around it with a caret under it."""


def excerpt(text: str, at: int, width: int = 72) -> str:
    """Two lines, indented: as much of the line that has `at` as fits in `width` columns, and the caret.

    What can't be printed is shown as a space or a replacement character, in one column.
    """
    at = max(0, min(at, len(text)))
    near = width * 4  # more than is shown, whatever takes no column
    start = max(text.rfind("\n", 0, at) + 1, at - near)
    stop = text.find("\n", at, at + near)
    line = "".join(
        map(_printed, text[start : stop if stop >= 0 else at + near].rstrip("\r"))
    )
    place = min(at - start, len(line))
    room = width - min(_columns(line[place : place + width]), width - width // 2)
    left = right = place
    while left > 0 and _columns(line[left - 1 : place]) <= room:
        left -= 1
    while right < len(line) and _columns(line[left : right + 1]) <= width:
        right += 1
    return f"  {line[left:right]}\n  {' ' * _columns(line[left:place])}^"


def _printed(character: str) -> str:
    if character.isprintable():
        return character
    if character.isspace():
        return " "
    return "\ufffd"


def _columns(text: str) -> int:
    """How many columns a terminal needs: two for an ideograph, none for an accent by itself."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
