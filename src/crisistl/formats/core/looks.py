"""What the first characters of a file show: tests for formats that share an ending."""

import re
from collections.abc import Callable

from crisistl.formats.core.actor_headings import are_of_actors


def has(*words: str) -> Callable[[str], bool]:
    return lambda head: all(word in head for word in words)


def matches(pattern: str) -> Callable[[str], bool]:
    return lambda head: re.search(pattern, head, re.IGNORECASE) is not None


def begins(text: str) -> Callable[[str], bool]:
    return lambda head: head.lstrip("\ufeff \t\r\n").upper().startswith(text)


def header(*columns: str) -> Callable[[str], bool]:
    """Whether the first line names these columns."""
    return lambda head: (
        set(columns)
        <= set(re.split(r"[,;\t\"]", head.lstrip("\ufeff").split("\n", 1)[0]))
    )


def lists_actors(head: str) -> bool:
    """Whether the first line has the headings of a register of actors, and none of an event."""
    first = head.lstrip("\ufeff").split("\n", 1)[0]
    return are_of_actors(re.split(r"[,;\t|\"]", first))


# an id, a day and month, and the other 55 or more cells of a row, or of the header that some have put above
GDELT_ROW = r"\A\ufeff?(GLOBALEVENTID\tSQLDATE\t|\d+\t\d{8}\t\d{6}\t)([^\t\n]*\t){53}"
_OURS = "description|language|timezone|as_of|license|sources|actors|themes|omitted"  # TimelineJS has no such keys


# StoryMap of the same house, and Tiki-Toki
_OF_OTHERS = re.compile(r'\A\W*"storymap"\s*:|"stories"\s*:\s*\[')


def is_timelinejs(head: str) -> bool:
    """Whether JSON is TimelineJS; ours, which may have keys of all names in `extra`, begins with a title in a text."""
    ours = re.match(
        rf'\W*\{{\s*(?:"timeline"\s*:\s*\{{\s*)?(?:"title"\s*:\s*"|"(?:{_OURS})")|\s*\[',
        head,
    )
    if ours or _OF_OTHERS.search(head):
        return False
    if re.search(r'"text"\s*:\s*\{\s*"headline"', head):
        return True
    if re.search(r'"(startDate"\s*:|start_date"\s*:\s*\{)', head) is None:
        return False
    # the objects of another program with such a date have a title of their own
    if re.search(r'"(headline|text|media)"\s*:', head) is not None:
        return True
    return not re.search(
        r'"(title|name|event|label|summary|description)"\s*:\s*"', head
    )


def starts_object(head: str) -> bool:
    return head.lstrip("\ufeff \t\r\n").startswith(("{", "["))


_DRAWN = "┌┬┐├┼┤└┴┘╭╮╰╯╞╪╡╔╦╗╠╬╣╚╩╝┏┳┓┡╇┩┣╋┫┗┻┛╒╤╕╘╧╛╟╫╢─━═╌┄│┃║┆╎"
BORDER = re.compile(
    rf"[ ]{{0,3}}(?:\+(?:[-=:]+\+)+|\|-+(?:\+-+)+\||[{_DRAWN}]+)[ \t\r]*"
)
"""A line of a table drawn with borders, which has no words."""
RULE = re.compile(
    rf"^(?:{BORDER.pattern}|[ ]*(?:-{{2,}}|={{2,}})(?: +(?:-{{2,}}|={{2,}}))+[ \t\r]*)$",
    re.MULTILINE,
)
"""A line of dashes over the columns of a table, or a border."""


def is_ruled(head: str) -> bool:
    """Whether a text has a table that is drawn with dashes or lines."""
    return RULE.search(head) is not None
