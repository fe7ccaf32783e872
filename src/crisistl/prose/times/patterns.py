"""Patterns: the times that a text mentions, each with its parts and the word before it."""

import re
from functools import cache, lru_cache

from crisistl.prose.times.mention import Raw
from crisistl.prose.times.sources import HINTS, SOURCES

_LEADS = (
    "on", "in", "at", "since", "until", "till", "by", "before", "after", "from", "during", "between", "for", "through",
    "throughout", "all through", "over", "within", "to", "of", "about", "around", "dated", "starting", "beginning",
    "ahead of",
    "prior to", "as of", "up to", "back in", "effective", "late on", "early on", "later on", "as early as",
    "in the course of", "over the course of",
    "no later than", "as late as", "and", "or", "and mid", "following",
)  # fmt: skip
_PART_LEAD = (
    r"(?:late )?(?:on|in|during|over|at|by|until|till|from|since|before|after) the "
    r"(?:early hours|late hours|small hours|night|evening|morning|afternoon|dawn|day|weekend)(?: of| from)?"
)
_BACK_TO = (
    r"(?:go(?:es)?|went|dat(?:es?|ed|ing)|stretch(?:es|ed)|trac(?:es?|ed)) back to"
)
_LEAD = re.compile(
    rf"\b({_PART_LEAD}|{_BACK_TO}|"
    rf"{'|'.join(sorted(map(re.escape, _LEADS), key=len, reverse=True))})\s+$",
    re.IGNORECASE,
)
# 'in the week of 11 June', 'the week ending 3 May'
_WEEK = re.compile(
    r"\b((?:(?:in|during|for|by)\s+)?the\s+week\s+(?:of|beginning|starting|commencing|ending|to))\s+(?:on\s+)?$",
    re.IGNORECASE,
)
_BOUND_LEAD = re.compile(r"(?:by|until|till|from|since|before|after) the ")
_LONGEST_LEAD = 40
# 'since Russia's 2014 annexation of Crimea'
_SINCE_ITS = re.compile(r"\b(since)\s+(?:[A-Z]\w+[’']s|the|its|their)\s+$")

# what looks like a date and names something else
_ANY_WEEKDAY = re.compile(r"\b(?:an?|every|each|any|one|another)\s+$", re.IGNORECASE)
_NAMES = re.compile(
    r"\s+(?:[Aa]ttacks?|[Rr]evolution|[Uu]prising|[Mm]ovement|[Cc]ommittee|[Aa]greements?|[Aa]ccords?|[Pp]rotocol|"
    r"[Mm]assacres?|[Rr]iots?|[Cc]oup|[Cc]oalition|[Bb]rigades?|[Ss]quare|[Ss]treet|[Aa]venue|[Bb]ridge|Day|Club|Times|"
    r"Telegraph|Mirror|Mail|Express|Herald|Post|Group|Alliance|Party|[Hh]oliday|Youth|[Dd]eclaration|[Cc]onstitution|"
    r"[Aa]nniversary|[Ss]ession|[Cc]ongress|[Cc]entury|[Bb]irthday)\b"
)
_PAPER = re.compile(r" (?:Times|Telegraph|Mirror|Mail|Express|Herald|Post|Tribune)\b")
_LEAD_OF_TIME = re.compile(r"\b(?:[Oo]n|[Ii]n|[Ss]ince|[Uu]ntil|[Ff]rom)\s+$")
_NAMED = re.compile(
    r"(?:\b(?:Black|Good|Bloody|Ash|Palm|Easter|Holy|Super|Cyber|Maundy|Whit|Red|Prague|Arab|African|Orange|Mr|Mrs|Ms|Miss|Dr|"
    r"Sir|Lady|Lord|Minister|President|Secretary|Chancellor|Theresa|Brian|April|June|Rob|Robert|Peter|Elaine)\.?\s+)$"
)


# 'law 2019-45', 'Resolution No. 1990/45': the number of a paper
_NUMBERED_PAPER = re.compile(
    r"\b(?:[Ll]aws?|[Aa]cts?|[Dd]ecrees?|[Rr]esolutions?|[Rr]egulations?|[Dd]irectives?|[Oo]rders?|[Cc]ases?|[Bb]ills?|"
    r"[Dd]ecisions?|[Oo]rdinances?|[Dd]ocuments?|[Rr]eports?|[Pp]rotocols?|[Rr]ules?|[Ss]tatutes?|[Ff]iles?|"
    r"[Cc]irculars?|[Nn]otices?|[Ee]dicts?|[Rr]ulings?|[Jj]udge?ments?|[Cc]ontracts?|[Tt]enders?|[Ff]lights?|"
    r"[Mm]emorand(?:um|a)|[Ii]nstructions?|[Cc]omplaints?|[Aa]pplications?|[Rr]ef(?:erence)?\.?|"
    r"[Nn]umbers?|[Nn]os?\.?|№|[A-Z][\w-]*/)\s*(?:(?:[Nn]umbers?|[Nn]os?\.?|№|[Nn]°)\s*)?$"
)


class _Words:
    """What a text has: its words, and which of the hints are in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = frozenset(_WORD.findall(text.lower()))
        self._hints: dict[str, bool] = {}

    def has(self, needs: str) -> bool:
        """Whether it has one word of each group, or what the hint in capitals stands for."""
        return all(self._has_one(group) for group in needs.split())

    def _has_one(self, group: str) -> bool:
        if not group.isupper():
            return not self._words.isdisjoint(group.split("|"))
        if group not in self._hints:
            self._hints[group] = re.search(HINTS[group], self._text) is not None
        return self._hints[group]


_WORD = re.compile(r"[a-z]+")


@cache
def _pattern(place: int) -> re.Pattern[str]:
    return re.compile(SOURCES[place][2])


@lru_cache(maxsize=1)
def _patterns(text: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns that can find something in a text."""
    words = _Words(text)
    found = []
    for place, (kind, needs, _) in enumerate(SOURCES):
        if words.has(needs):
            found.append((kind, _pattern(place)))
    return tuple(found)


def raw_mentions(text: str, start: int, end: int) -> list[Raw]:
    """The mentions in a part of a text, in order; where several overlap, the longest that begins first."""
    found = [
        (match.start(), -match.end(), order, kind, match)
        for order, (kind, pattern) in enumerate(_patterns(text))
        for match in pattern.finditer(text, start, end)
        if match.end() > match.start()
    ]
    found.sort(key=lambda item: item[:3])
    kept: list[Raw] = []
    reached = start
    for first, negative_last, _, kind, match in found:
        if first < reached or not _is_time(text, kind, match):
            continue
        reached = -negative_last
        kept.append(_raw(text, kind, match, start))
    return kept


def _raw(text: str, kind: str, match: re.Match[str], paragraph: int) -> Raw:
    start, end = match.span()
    while start < end and not text[start].isalnum():
        start += 1
    before = max(paragraph, start - _LONGEST_LEAD)
    word, lead_start = _lead_of(text, kind, before, start)
    parts = {name: part for name, part in match.groupdict().items() if part is not None}
    return Raw(kind, start, end, text[start:end], word, lead_start, parts)


def _lead_of(text: str, kind: str, before: int, start: int) -> tuple[str, int]:
    """The preposition before a time, and where it begins; "" and the time's own beginning where there is none."""
    lead = _WEEK.search(text, before, start) or _LEAD.search(text, before, start)
    if lead is None and kind == "year":
        lead = _SINCE_ITS.search(text, before, start)
    if lead is None:
        return "", start
    word = lead[1].lower()
    if _BOUND_LEAD.match(word):  # 'until the evening of the 13th'
        word = word.split()[0]
    return word, lead.start()


def _is_called_so(before: str) -> bool:
    """Whether a time is a part of a name by what is before it.

    A name has an article: 'the 11 September attacks', not 'on 16 December riot police'.
    """
    if not before.strip() or before.rstrip().endswith((".", ":", "\n")):
        return False
    return _LEAD_OF_TIME.search(before) is None


_LIKE_NAMES = ("day", "weekday", "month", "ordinal", "season")


def _is_time(text: str, kind: str, match: re.Match[str]) -> bool:
    """Whether the words are a time, and not part of a name: Mrs May, Black Friday, the September 11 attacks."""
    before = text[max(0, match.start() - 24) : match.start()]
    if kind == "year_range":
        return _NUMBERED_PAPER.search(before) is None
    if kind not in _LIKE_NAMES:
        return True
    if _begins_name(text, before, match):
        return False
    if kind == "weekday" and _is_no_day(text, before, match):
        return False
    return not _ends_name(kind, before, match)


def _begins_name(text: str, before: str, match: re.Match[str]) -> bool:
    """Whether a day without a year is the first word of a name: 'the 11 September attacks'."""
    has_year = bool(match.groupdict().get("y"))
    is_named = not has_year and _NAMES.match(text, match.end()) is not None
    return is_named and _is_called_so(before)


def _is_no_day(text: str, before: str, match: re.Match[str]) -> bool:
    """Whether a weekday is no certain day: 'the Sunday Times', 'every Friday'."""
    return bool(_PAPER.match(text, match.end()) or _ANY_WEEKDAY.search(before))


def _ends_name(kind: str, before: str, match: re.Match[str]) -> bool:
    """Whether a time is the last word of a name; a day has a month in it only where that is a surname too."""
    if _NAMED.search(before) is None:
        return False
    return kind != "day" or match.group().startswith(("May", "MAY", "March", "MARCH"))
