"""Times of day in a text: '7 p.m.', '19:00', '19h30', 'noon', and the zone beside them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from crisistl.dates.written.singles import MIDNIGHT
from crisistl.dates.written.values import Impossible, Unread

_ABBREVIATIONS = (
    r"est|edt|et(?! \d\d? ?[h:]| à)|cst|cdt|ct|mst|mdt|mt|pst|pdt|pt|bst|cet|cest|mez|mesz|eet|eest|msk|ist|jst|"
    "local time|local|moscow time|washington time|kyiv time|kiev time"
)
# those that are no word behind a year: not "et" and "est" of 1954 in French
_NO_WORDS = "edt|cdt|mdt|pdt|bst|cet|cest|mez|mesz|eet|eest|msk"
# London time, New York time; not "some time"
_CITY_TIME = (
    r"(?!(?:some|same|this|that|the|first|next|last|what|which|any|no|of|in|at|on|from|to|until|and|or) )"
    r"[^\W\d_]{3,}(?: [^\W\d_]{3,})? time"
)
_NOONS = (
    *("noon", "midday", "midi", "mittag", "mittags", "mediodía", "mediodia"),
    *("mezzogiorno", "meio-dia", "middaguur", "południe", "południem"),
    *("полдень", "полдня", "полудень", "полудня", "опівдні"),
)
MIDNIGHTS = (
    *("midnight", "minuit", "mitternacht", "mitternachts", "medianoche"),
    *("mezzanotte", "meia-noite", "middernacht", "północ", "północy"),
    *("полночь", "полночи", "північ", "опівночі"),
)
"""The words for midnight, in lower case."""

_GERMAN_ON = r"(?!am \d{1,2}\. ?[^\W\d_])"  # um 12:30 am 7. November
_BEFORE_WORD = r"(?:12 |(?:zu|zum|am|a|al|à la|a la|la|ao|à|w|o|le) )?"
_HOURS = "uhr|uur|hrs|hs|hr|hours|o'clock|heures|heure|horas|hora|ore|час|часа|часов|година|години|годин|h"
_CLOCK = re.compile(
    r"(?:(?<=^)|(?<=[ ,(/-])|(?<=\.\.)|(?<=\d)t)"
    r"(?P<about>(?:about|around|approximately|circa|c\.|ca\.|gegen|vers|около|близько) ?)?"
    r"(?:(?P<said>(?:d?alle )?ore |dalle (?=\d)|alle (?=\d\d?(?= del |$|,))|(?:o )?godz(?:\. ?| )|(?:o )?godzinie"
    r" |às |das (?=\d[\d:h]* às )|(?:(?:de|a) )?las (?=\d)"
    r"|le ore (?=\d)|le (?=\d\d?(?::\d\d)? e le \d)|(?<=\d e )le (?=\d))|at |um |à |alle |om |в |о |o )?"
    rf"(?:{_BEFORE_WORD}(?P<word>{'|'.join((*_NOONS, *MIDNIGHTS))})"
    r"|(?P<hour>\d{1,2})"
    r"(?:(?P<minute>:\d\d)(?P<second>:\d\d)?(?P<fraction>[.,]\d+)?"
    rf"|(?<=\d\d)(?P<military>[0-5]\d)(?:(?= ?\(?(?:{_HOURS}|z|{_NO_WORDS})\b(?! ?\d))"
    rf"|(?<=0\d\d\d)(?= ?\(?(?:{_ABBREVIATIONS})\b))"
    r"|(?P<french>h\d\d| ?h [0-5]\d(?= ?(?:$|[,)]|le |du ))|h)"
    rf"|(?P<dot>\.\d\d)(?:(?= ?(?:(?:{_HOURS})\b|[ap]\.?m\b))|(?(said)|(?!))))?)"
    rf" ?(?P<half>{_GERMAN_ON}[ap]\.? ?m\b\.?)?(?: ?(?P<mark>{_HOURS})\b(?P<after> [0-5]\d(?= ?(?:$|[,)]|am |vom )))?)?"
    rf"(?: ?(?P<zone>z\b|(?:utc\b|gmt\b) ?(?:[+-]\d{{1,2}}(?![\d:])|[+-]\d\d:?\d\d)?|[+-]\d\d(?::?\d\d)?(?!\d)"
    rf"|\(?(?:{_ABBREVIATIONS}|{_CITY_TIME})\b\)?))?(?=[ ,.)/-]|$)"
)
_HALF_YEAR = re.compile(r" (?:of )?\d{4}(?!\d)")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d[t ]?$")

_FARTHEST = 23  # hours from UTC, as EDTF has them
_BEHIND_DAY = re.compile(r"(?:\d{4}|\d[./-]\d{1,2}[./-]\d{1,2}) - *$")
_HOUR_AND_DASH = re.compile(r"(?:^|[ ,(])\d{1,2}(?:[:.]?\d\d)? ?-$")
_COUNTED = ("last", "past", "next", "in")


class Clock(NamedTuple):
    """A time as EDTF writes it after the day, `T19:00`; `zone` is what can't be written so.

    `twelve` says that its hour may be one of the afternoon, as in 7 o'clock; `half` is "a" for am and "p" for pm.
    """

    edtf: str
    zone: str | None = None
    twelve: bool = False
    half: str = ""


def clocks_of(text: str) -> Iterator[tuple[int, int, Clock]]:
    """The times of a text in order, each with where it begins and ends. Raises Impossible for 25:00."""
    place = 0
    while match := _CLOCK.search(text, place):
        if not _says_time(match):
            place = match.end("hour")  # 10-12 pm: not the hour 10 of a zone
            continue
        place = max(match.end(), place + 1)
        if not _is_placed(text, match):
            continue
        end = _end_of(text, match)
        yield match.start(), end, _clock(match, end)
        place = end


_SIGNS_OF_TIME = (
    *("said", "word", "minute", "military"),
    *("french", "dot", "half", "mark"),
)


def _says_time(match: re.Match[str]) -> bool:
    """Whether the number is a time and not a day: it has minutes, a half of the day or a word."""
    return any(match.group(*_SIGNS_OF_TIME))


def _is_placed(text: str, match: re.Match[str]) -> bool:
    """Whether a number is a time by what is beside it.

    Behind a dash it follows another time, an hour as in 7-9 pm, or a day as in 6 January 2014 - 12:00.
    'Last 6 hours' isn't a time of day, and 1H 1962 is half a year.
    """
    before = text[: match.start()].rstrip(" ")
    rest = text[match.end() :]
    if before.endswith(_COUNTED) or rest.startswith(" ago"):
        return False
    if match["french"] == "h" and _HALF_YEAR.match(rest):  # 1H 1962
        return False
    if not before.endswith(("-", "/")):
        return True
    if any(match.group("minute", "military")) and _BEHIND_DAY.search(before):
        return True
    if any(match.group("half", "mark", "french")) and _HOUR_AND_DASH.search(before):
        return True
    return _ends_with_time(before[:-1].rstrip(" "))


def _ends_with_time(text: str) -> bool:
    return any(
        _says_time(match) and _end_of(text, match) == len(text)
        for match in _CLOCK.finditer(text)
    )


def _end_of(text: str, match: re.Match[str]) -> int:
    """Where a time ends: 09:00-11:00 is from one to another, and an offset only behind a day in digits."""
    zone = match["zone"] or ""
    if zone.startswith("-") and not _ISO_DAY.search(text[: match.start("hour")]):
        return match.start("zone")
    return match.end()


def _clock(match: re.Match[str], end: int) -> Clock:
    if match["word"] in MIDNIGHTS:
        return Clock(MIDNIGHT)
    hour, half = _hour(match)
    minutes, seconds = _minutes(match), match["second"] or ""
    _check_clock(match, hour, minutes, seconds, half)
    hour = hour_of_day(hour, half)
    zone, words = "", None
    if end == match.end():
        zone, words = _zone(match["zone"])
    about = ""
    if match["about"]:
        about = "~"
    of_twelve = match["hour"] == str(hour) and 1 <= hour <= 12
    twelve = of_twelve and not (half or match["military"])
    return Clock(f"T{hour:02}:{minutes}{seconds}{zone}{about}", words, twelve, half)


def hour_of_day(hour: int, half: str) -> int:
    """An hour as a clock of 24 hours shows it; `half` is "a" for am, "p" for pm, or ""."""
    if not half:
        return hour
    if half == "p":
        return hour % 12 + 12
    return hour % 12


def _hour(match: re.Match[str]) -> tuple[int, str]:
    """The hour as written, with "a" for am, "p" for pm or ""; noon as 12."""
    if match["word"]:  # Mittag am Dienstag has no half
        return 12, ""
    return int(match["hour"]), (match["half"] or "")[:1]


def _check_clock(
    match: re.Match[str], hour: int, minutes: str, seconds: str, half: str
) -> None:
    """Check that a day has a time. Raises Impossible."""
    on_the_clock = hour <= 23 and int(minutes) <= 59 and int(seconds[1:] or 0) <= 59
    if on_the_clock and not (half and not 1 <= hour <= 12):
        return
    problem = f": there is no time {match[0].strip().removeprefix('t')}"
    remedy = "Write a time from 00:00 to 23:59"
    raise Impossible(Unread("impossible", problem, remedy))


def _minutes(match: re.Match[str]) -> str:
    forms = ("minute", "military", "dot", "after", "french")
    written = next((match[name] for name in forms if match[name]), "")
    return "".join(re.findall(r"\d\d", written)) or "00"


def _zone(text: str | None) -> tuple[str, str | None]:
    """The zone as EDTF has it, and the words of one that it can't have: EST is several zones."""
    if not text:
        return "", None
    if text in ("z", "utc", "gmt"):
        return "Z", None
    offset = text.removeprefix("utc").removeprefix("gmt").strip()
    if offset[:1] in ("+", "-"):
        if len(offset) == len("+3"):
            offset = f"{offset[0]}0{offset[1]}"
        hours, minutes = offset[:3], offset[3:].removeprefix(":") or "00"
        if int(hours[1:]) > _FARTHEST or int(minutes) > 59:
            problem = f": there is no offset {offset} from UTC"
            remedy = "Write one such as +02:00"
            raise Impossible(Unread("impossible", problem, remedy))
        return f"{hours}:{minutes}", None
    return "", text.strip("()").upper()
