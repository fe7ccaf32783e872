"""Content lines of a calendar, as they are written (RFC 5545, 3.1): texts escaped, lines of at most 75 octets."""

import re
from datetime import date, datetime

_WIDEST = 74  # octets of a line, without the blank that continues one
_ESCAPES = b"\\^"
_MARK = "\ufeff"
_SPECIAL = re.compile(r"[\\;,\r\n]")
_UNSURE = re.compile(f"[\\\\\r{_MARK}]")


def comes_back(text: str) -> bool:
    """Whether a reader surely finds a text as it is; only these signs may be changed by escaping."""
    return not _UNSURE.search(text)


def escaped(text: str) -> str:
    r"""A text as a value (RFC 5545, 3.3.11). As in the library icalendar, "\N" is taken for a line break."""
    if not _SPECIAL.search(text):
        return text
    for sign, code in (
        ("\\N", "\n"),
        ("\\", "\\\\"),
        (";", "\\;"),
        (",", "\\,"),
        ("\r\n", "\\n"),
        ("\n", "\\n"),
        ("\r", "\\n"),
    ):
        text = text.replace(sign, code)
    return text


def text_line(name: str, text: str) -> str:
    """The line of a property, with its parameters in `name`, that has a text."""
    return value_line(name, escaped(text))


def value_line(name: str, value: str) -> str:
    """The line of a property that has this value; as in the library, without a byte order mark at its start."""
    return folded(f"{name}:{value.removeprefix(_MARK)}")


def moment_line(name: str, moment: date) -> str:
    """The line of a property that has a day, or a time in UTC or in no zone."""
    digits = moment.isoformat().replace("-", "")
    if not isinstance(moment, datetime):
        return f"{name};VALUE=DATE:{digits}"
    return f"{name}:{digits.replace(':', '').replace('+0000', 'Z')}"


def folded(line: str) -> str:
    """A content line cut into lines of at most 75 octets, not behind the first half of an escape.

    These are the lines that the library icalendar makes, which looks at each character by itself.
    """
    octets = line.encode()
    if len(octets) <= _WIDEST:
        return line
    pieces = []
    start = 0
    while len(octets) - start > _WIDEST:
        end = start + _WIDEST
        while octets[end] & 0xC0 == 0x80:  # inside of a character
            end -= 1
        if octets[end - 1] in _ESCAPES:
            end -= 1
        pieces.append(octets[start:end])
        start = end
    pieces.append(octets[start:])
    return b"\r\n ".join(pieces).decode()
