"""Times of day in a text: '7 p.m.', '19:00', '19h30', 'noon', and the zone beside them."""

import re
from typing import NamedTuple

from crisistl.dates.written.values import Unread

_ABBREVIATIONS = (
    "est|edt|et|cst|cdt|ct|mst|mdt|mt|pst|pdt|pt|bst|cet|cest|mez|mesz|eet|eest|msk|ist|jst|local time|local|"
    "moscow time|washington time|kyiv time|kiev time"
)
_CLOCK = re.compile(
    r"(?:(?<=^)|(?<=[ ,(])|(?<=\d)t)"
    r"(?P<about>(?:about|around|approximately|circa|c\.|ca\.|um|gegen|vers) ?)?(?:at |um |à |a las |alle |om |в |о )?"
    r"(?:(?P<word>noon|midday|midi|mittag|midnight|minuit|mitternacht)|(?P<hour>\d{1,2})"
    r"(?:(?P<minute>:\d\d)(?P<second>:\d\d)?(?P<fraction>[.,]\d+)?|(?P<french>h\d\d|h)"
    r"|(?P<dot>\.\d\d)(?= ?(?:uhr|[ap]\.?m\b)))?)"
    r" ?(?P<half>[ap]\.? ?m\b\.?)?(?: ?(?P<mark>uhr|hrs|hours|o'clock|h)\b)?"
    rf"(?: ?(?P<zone>z\b|utc\b|gmt\b|[+-]\d\d:?\d\d|\(?(?:{_ABBREVIATIONS})\b\)?))?(?=[ ,.)]|$)"
)


MIDNIGHT = "midnight"
"""In the place of a time: the beginning or the end of a day, which has to be decided."""


class Clock(NamedTuple):
    """A time as EDTF writes it after the day, `T19:00`; `zone` is what can't be written so."""

    edtf: str
    zone: str | None = None


def clock_of(text: str) -> tuple[str, Clock | Unread | None]:
    """The text without its time, and the time; None where it has none.

    More than one time is Unread.
    """
    found = [match for match in _CLOCK.finditer(text) if _says_time(match)]
    if len(found) > 1:
        return text, Unread(
            "unknown",
            " has several times of day",
            "Write 1962-10-22T19:00/1962-10-22T20:30 for what lasted",
        )
    if not found:
        return text, None
    match = found[0]
    before = text[: match.start()].rstrip(" ,")
    if before.endswith(("-", "/")):
        return text, None
    rest = f"{before} {text[match.end() :]}".strip(" ,")
    return rest, _clock(match)


def _says_time(match: re.Match[str]) -> bool:
    """Whether the number is a time and not a day: it has minutes, a half of the day or a word."""
    return any(
        match[name] for name in ("word", "minute", "french", "dot", "half", "mark")
    )


def _clock(match: re.Match[str]) -> Clock | Unread:
    if (match["word"] or "").startswith(("midn", "minu", "mitter")):
        return Clock(MIDNIGHT)
    hour = 12 if match["word"] else int(match["hour"])
    minutes = (
        "".join(
            re.findall(
                r"\d\d", match["minute"] or match["dot"] or match["french"] or ""
            )
        )
        or "00"
    )
    half = (match["half"] or "")[:1]
    if (half and not 1 <= hour <= 12) or hour > 23 or int(minutes) > 59:
        return Unread(
            "impossible",
            f": there is no time {match[0].strip()}",
            "Write a time from 00:00 to 23:59",
        )
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    seconds = match["second"] or ""
    zone, words = _zone(match["zone"])
    about = "~" if match["about"] else ""
    return Clock(f"T{hour:02}:{minutes}{seconds}{zone}{about}", words)


def _zone(text: str | None) -> tuple[str, str | None]:
    """The zone as EDTF has it, and the words of one that it can't have: EST is several zones."""
    if not text:
        return "", None
    if text in ("z", "utc", "gmt"):
        return "Z", None
    if text[0] in "+-":
        return (text if ":" in text else f"{text[:3]}:{text[3:]}"), None
    return "", text.strip("()").upper()
