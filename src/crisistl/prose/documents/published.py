"""Day of publication: from a machine-readable date, or from words near the head of the text."""

import re
from datetime import UTC, date, datetime

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_SAID = re.compile(
    r"^\W*(?P<word>(?:first |originally |last |article )?(?:published|posted|issued|dated?|updated|filed|released)"
    r"(?: on| at)?)\s*:?\s*(?:on\s+)?(?P<rest>.{0,60})$",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    rf"^[A-Z][A-Za-z.' ,/-]{{1,50}}?,?\s+(?P<rest>(?:\d{{1,2}}\s+(?:{_MONTH})|(?:{_MONTH})\.?\s+\d{{1,2}}),?\s+\d{{4}})"
    r"\s*(?:\([^)]{2,30}\)\s*)?(?:[-–—]|\([A-Z])",
    re.IGNORECASE,
)
# not 'Rebels seized the port on 3 May 2021 - the day after': a dateline has names only
_SAYS_MORE = re.compile(
    r"(?<![\w'’.-])(?!(?:and|in|of|by|de|la|le|el|al|del|der|di|da|van|von|near)\b)[a-z]+"
)
_PUBLISHED = re.compile(
    r"(?:last\s+|first\s+)?(?:published|updated|posted|filed|issued|date)\b",
    re.IGNORECASE,
)
# By Ada Berg and Ida Osk, Karsk, 21 March 2019
_BYLINE = re.compile(
    r"(?:By\s+)?(?:(?:[A-Z][\w.'’-]*|and|in|of|de|van|von)[ ,/]+){1,10}"
    r"(?P<rest>\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+\.?,? \d{4}|[A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{4}-\d\d-\d\d)"
)
# "NEW YORK, Sept 15 - ", "HONG KONG (5 September 2019) - ", "LONDON - "
_CITY = re.compile(
    rf"^[A-Z][A-Z.'’ -]{{2,30}}(?:,\s+[A-Z][A-Za-z. ]{{2,20}})?,?\s*"
    rf"(?P<day>\(?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:\d{{1,2}}\s+(?i:{_MONTH})|(?i:{_MONTH})\.?\s+\d{{1,2}})"
    r"(?:,?\s+\d{4})?\)?)?\s*(?:\([A-Z][\w .]{1,30}\)\s*)?(?:[-–—]+\s+|:\s+(?=[A-Z]))"
)
_AGENCY = re.compile(
    rf"^(?:[A-Z][A-Z .,/-]{{1,40}}\s+)?(?:(?:{_MONTH})\.?\s+\d{{1,2}}\s+|\d{{1,2}}\s+(?:{_MONTH})\.?\s+)?"
    r"\([A-Z][\w .]{1,30}\)\s*[-–—]\s+",
    re.IGNORECASE,
)
_FILED_FROM = re.compile(r"\([A-Z][A-Za-z.'’ -]{2,25}\)\s+(?=[A-Z])")  # (Moscow) Russia
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({_MONTH})\.?,?\s+(\d{{4}})\b",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b({_MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE
)
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_OTHER_WORDS = re.compile(
    rf"\b(?!(?:{_MONTH}|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thu|fri|sat|sun|st|nd|rd|th|of)"
    r"\b)[a-z]{2,}",
    re.IGNORECASE,
)
_NEAR_HEAD = 12
_LONG_ENOUGH = 80  # characters: what is shorter may be a heading in capitals
_BELOW_TITLE = 4  # paragraphs in which a day that is alone is that of publication, if no other is alone


def day_of_iso(text: str) -> date | None:
    """The day of an ISO date or time, in UTC where it has an offset; also of a date in English words."""
    text = text.strip()
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return day_of_words(text)
    return (found.astimezone(UTC) if found.tzinfo else found).date()


def day_of_words(text: str) -> date | None:
    """The first full day in a text: '9 March 2031', 'March 9, 2031', '2031-03-09'; None without one."""
    for pattern, order in ((_ISO, "ymd"), (_DAY_FIRST, "dmy"), (_MONTH_FIRST, "mdy")):
        if found := pattern.search(text):
            parts = dict(zip(order, found.groups(), strict=True))
            month = parts["m"]
            try:
                return date(
                    int(parts["y"]),
                    int(month) if month.isdigit() else MONTHS[month.lower()],
                    int(parts["d"]),
                )
            except ValueError:
                return None
    return None


def text_begins(paragraphs: list[str]) -> list[int]:
    """Where the text of each paragraph begins behind a dateline or, below the title, a byline."""
    begins = []
    for place, text in enumerate(paragraphs):
        if place < _BELOW_TITLE and _BYLINE.fullmatch(text.strip()):
            begins.append(len(text))
        else:
            begins.append(_dateline_end(text))
    return begins


def _dateline_end(text: str) -> int:
    """Where the text of a paragraph begins behind 'KARSK, 21 March 2019 - '; 0 without a dateline."""
    if agency := _AGENCY.match(text) or _FILED_FROM.match(text):
        return agency.end()
    found = _dateline(text)
    if found is None:
        city = _CITY.match(text)
        if city and len(text) > _LONG_ENOUGH:
            return city.end()
        return 0
    rest = re.compile(r"\s*(?:\([^)]{2,30}\))?\s*[-–—]?\s*").match(
        text, found.end("rest")
    )
    if rest:
        return rest.end()
    return found.end("rest")


def _dateline(text: str) -> re.Match[str] | None:
    """The dateline that a text begins with: names and a day, without a sentence around them."""
    found = _DATELINE.match(text)
    if found is None:
        return None
    place = text[: found.start("rest")]
    if _SAYS_MORE.search(place) and not _PUBLISHED.match(place):
        return None
    return found


def said_in_text(paragraphs: list[str]) -> tuple[date, str] | None:
    """The day of publication that the first paragraphs state, with the words; 'published' before 'updated'."""
    updated = _day_alone(paragraphs) or _byline_day(paragraphs[:_BELOW_TITLE])
    for text in paragraphs[:_NEAR_HEAD]:
        if said := _said_day(text):
            day, is_update = said
            if not is_update:
                return day, text
            updated = updated or (day, text)
        if found := _dateline_day(text):
            return found
    return updated


def _day_alone(paragraphs: list[str]) -> tuple[date, str] | None:
    """The only paragraph of all that is a day without other words, if it is near the title."""
    alone = []
    for text in paragraphs:
        day = None
        if len(text) < 40 and not _OTHER_WORDS.search(text):
            day = day_of_words(text)
        if day:
            alone.append((day, text))
    if len(alone) == 1 and alone[0][1] in paragraphs[:_BELOW_TITLE]:
        return alone[0]
    return None


def _byline_day(paragraphs: list[str]) -> tuple[date, str] | None:
    """The day that a line with the author has."""
    for text in paragraphs:
        line = _BYLINE.fullmatch(text.strip())
        if line and (day := day_of_words(line["rest"])):
            return day, text.strip()
    return None


def _said_day(text: str) -> tuple[date, bool] | None:
    """The day after a word such as "published", and whether the word says that the text was updated."""
    said = _SAID.match(text)
    if not said or len(text) >= 120:
        return None
    day = day_of_words(said["rest"])
    if day is None:
        return None
    return day, "updated" in said["word"].lower()


def _dateline_day(text: str) -> tuple[date, str] | None:
    """The day that a text begins with, alone or after a city."""
    for line, name in ((_dateline(text), "rest"), (_CITY.match(text), "day")):
        if line and (day := day_of_words(line[name] or "")):
            return day, line[0].strip(" -–—(")
    return None
