"""Places among names: 'in Moscow', the ship Saint Olaf, the Turin railway."""

import re

from crisistl.prose.name_words import POSSESSIVE, plain
from crisistl.prose.words import word_list

NO_ACTORS = word_list("no actors")
_NO_ACTORS_BEHIND = word_list("no actors behind a word")
_TYPE_NUMBER = re.compile(
    r" [A-Z]{0,2}-?\d{2,4}\b(?! (?:people|(?!was\b|is\b|has\b)[a-z]+s)\b)(?!,)"
)
_ARTICLE = re.compile(r"\b(?:an?|the)\s+$", re.IGNORECASE)
BEHIND_ADJECTIVE = word_list("behind an adjective")
PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|outside|inside|around|across|into|over|along|off|through|throughout|within|beyond|above|north of|"
    r"south of|east of|west of|from|capital|city of|town of|port of|village of|island of|region of|province of|"
    r"strait of|gulf of|bay of|treaty of|peace of|battle of|siege of|congress of|conference of|"
    r"resort of|district of|area of|suburb of|neighbou?rhood of|airport of|airport at|outskirts of|"
    r"streets of|suburbs? of|centre of|center of|coast of|border of|shores? of)"
    r"\s+(?:the\s+|central\s+|eastern\s+|western\s+|northern\s+|southern\s+|"
    r"nearby\s+|neighbouring\s+|neighboring\s+|occupied\s+)*$",
    re.IGNORECASE,
)
_GOING_TO = re.compile(
    r"\b(?:visits?|trips?|journey|flights?|flew|fl(?:ed|ees?|ies|ying)|travel\w*|went|goes|gone|return(?:s|ed|ing)?|came|"
    r"drove|sail(?:s|ed|ing)?|walked|moved|back|way|road|march(?:ed)?|retreat(?:ed)?|driven|flown|rushed|withdrew)\s+"
    r"(?:back\s+|home\s+)?to\s+(?:the\s+)?$"
)
SHIP_BEFORE = re.compile(
    r"\b(?:tanker|ship|vessel|ferry|boat|frigate|destroyer|carrier|submarine|trawler|warship|cruiser|yacht|freighter|"
    r"liner|flagship|plane|airliner|lorry|satellite|platform|vessels|tankers|ships|ferries|boats|trawlers|warships),?\s+"
    r"(?:(?:the\s+)?[A-Z][\w-]+\s+and\s+)?(?:the\s+)?[\"“'‘]?$",
    re.IGNORECASE,
)


def is_located(
    text: str, tokens: list[re.Match[str]], place: int, length: int, sentence: int
) -> bool:
    """Whether a new name is a place or a thing, not somebody who acts."""
    first, last = tokens[place], tokens[place + length - 1]
    before = text[max(sentence, first.start() - 40) : first.start()]
    is_place = PLACE_BEFORE.search(before) or _GOING_TO.search(before)
    if is_place and not POSSESSIVE.search(last[0]):
        return True
    word = plain(last[0]).lower()
    is_thing = length > 1 and word in _NO_ACTORS_BEHIND
    if word in NO_ACTORS or (
        is_thing and " for " not in text[first.start() : last.end()]
    ):
        return True
    return is_numbered(text, before, last) or SHIP_BEFORE.search(before) is not None


def is_numbered(text: str, before: str, last: re.Match[str]) -> bool:
    """Whether a name is that of a thing by the number behind it: 'a Boeing 777'."""
    is_number = _TYPE_NUMBER.match(text, last.end()) is not None
    return is_number and _ARTICLE.search(before) is not None


def describes_thing(text: str, last: re.Match[str], follows: re.Match[str]) -> bool:
    """Whether a name only says which thing is meant: 'the Turin railway'."""
    return follows[0] in BEHIND_ADJECTIVE and text[last.end() : follows.start()] == " "
