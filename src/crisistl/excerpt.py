"""Excerpt: a place in a text, shown as the part of its line around it with a caret under it."""


def excerpt(text: str, at: int, width: int = 72) -> str:
    """Two lines, indented: at most `width` characters of the line that has `at`, and the caret."""
    at = max(0, min(at, len(text)))
    start = text.rfind("\n", 0, at) + 1
    stop = text.find("\n", at)
    line, place = text[start : stop if stop >= 0 else len(text)], at - start
    left = max(0, min(place - width // 2, len(line) - width))
    shown = line[left : left + width].replace("\t", " ").rstrip("\r")
    return f"  {shown}\n  {' ' * (place - left)}^"
