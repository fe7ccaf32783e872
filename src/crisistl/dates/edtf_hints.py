"""What to write instead of a text that is not EDTF: the slips that people and programs make."""

import re

from crisistl.dates.grammar import is_date
from crisistl.dates.refusal import Refusal, quoted

_LONGEST_REPAIRED = 100

_EXAMPLES = "2021-04-03, 2021-04, 2021, 2021-04~ (about), 2021-11/2022-01 (from and to), 2014/.. (and goes on)"

# What is wrong, what it looks like, and what to put there. A repair is offered only when it gives a date.
_REPAIRS = (
    ("day and time are joined by T", r"(?<=-\d\d) (?=\d\d:)", "T"),
    ("there are no spaces in EDTF", r"\s+", ""),
    ("the letters of EDTF are upper case", r"[a-z]", lambda match: match[0].upper()),
    ("a digit that is not known is X", r"u", "X"),
    ("'?' and '~' together are '%'", r"\?~|~\?", "%"),
    ("months and days have two digits", r"(?<=-)(\d)(?!\d)", r"0\1"),
    ("days are written with hyphens", r"\A(\d{4})[/.](\d\d)[/.](\d\d)\Z", r"\1-\2-\3"),
    ("days are written with hyphens", r"\A(\d{4})[/.](\d)[/.](\d)\Z", r"\1-0\2-0\3"),
    ("days are written with hyphens", r"\A(\d{4})(\d\d)(\d\d)\Z", r"\1-\2-\3"),
    ("a decade has an X for its last digit", r"\A(\d{3})\Z", r"\1X"),
    ("a century has an X for each of its last two digits", r"\A(\d\d)\Z", r"\1XX"),
    ("an open end is '..'", r"\bopen\b", ".."),
    ("an end that is not known is left empty", r"\bunknown\b", ""),
    ("a time of day has whole seconds", r"(?<=:\d\d)[.,]\d+", ""),
    ("an offset from UTC has a colon", r"(?<=[+-]\d\d)(\d\d)\Z", r":\1"),
    ("a time of day has minutes", r"(?<=T\d\d)(?![\d:])", ":00"),
    (
        "a time needs a whole day before it, as in 2022-01-10T10:00",
        r"T[0-9:.+-]+Z?",
        "",
    ),
    (
        "one of several days is written in brackets",
        r"\A([^\[\]]+\.\.[^\[\]]+)\Z",
        r"[\1]",
    ),
)


def hint(text: str) -> Refusal:
    """What is wrong with a text that is not EDTF, and what would be right."""
    if not text.strip():
        return Refusal(" is empty", "Write a date such as 2021-04-03", "unknown")
    if len(text) <= _LONGEST_REPAIRED and text.isascii():
        for reason, slip, repair in _REPAIRS:
            repaired = re.sub(slip, repair, text)
            if repaired != text and is_date(repaired):
                return Refusal(f": {reason}", f"Write {quoted(repaired)}", "unknown")
    if written := _as_typed(text):
        return Refusal(
            " is a date as people type it; a file has EDTF",
            f"Write {quoted(written)}",
            "unknown",
        )
    return Refusal(
        " is not a date in EDTF", f"Write it as one of these: {_EXAMPLES}", "unknown"
    )


def _as_typed(text: str) -> str | None:
    """The date in EDTF, where the text is one as people write it."""
    from crisistl.dates.written import Written, read_written

    found = read_written(text)
    if isinstance(found, Written):
        return found.edtf
    return None
