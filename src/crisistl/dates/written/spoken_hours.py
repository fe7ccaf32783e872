"""Spoken hours: 5 in the afternoon, half past seven in the evening, halb acht abends, written with digits and a word.

Only an hour with its part of the day has one meaning; half past seven alone has two.
"""

import re

_EN = "one two three four five six seven eight nine ten eleven twelve"
_DE = "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"
_NUMBERS = {
    word: number
    for words in (_EN, _DE, _DE.replace("ü", "ue").replace("ö", "oe"))
    for number, word in enumerate(words.split(), 1)
} | {"ein": 1}
_NUMBER = rf"(?P<hour>1[0-2]|0?[1-9]|{'|'.join(_NUMBERS)})"
_PART = (
    r"(?= ?(?:,? (?:in the (?:early |late )?(?:morning|afternoon|evening)|at night"
    r"|morgens|früh|vormittags|nachmittags|abends|nachts|am (?:morgen|vormittag|nachmittag|abend)|in der nacht)"
    r"|[ap]\.? ?m)\b(?! \d{1,2}\. ))"  # not "am 3. Mai"
)
_MINUTES = {
    "half past": 30,
    "quarter past": 15,
    "a quarter past": 15,
    "quarter to": -15,
    "a quarter to": -15,
    "halb": -30,
    "viertel nach": 15,
    "viertel vor": -15,
}
_WORDS = "|".join(sorted(_MINUTES, key=len, reverse=True))
_BROKEN = re.compile(rf"(?<!\w)(?P<words>{_WORDS}) {_NUMBER}(?: uhr| o'clock)?{_PART}")
# a number behind the name of a month is a day: on May 5 in the evening
_WHOLE = re.compile(
    r"(?P<before>(?:^|, |(?<!\w)(?:at|by|before|after|about|around|until|since|from|um|gegen|vor|nach|seit) ))"
    rf"{_NUMBER}{_PART}(?! ?[ap]\.? ?m\b)"
)


def with_digits(text: str) -> str:
    """A text in lower case with its spoken hours as 5 o'clock and 7:30; any other text as it is."""
    text = _BROKEN.sub(_broken, text)
    return _WHOLE.sub(lambda hour: f"{hour['before']}{_hour(hour)} o'clock", text)


def _broken(spoken: re.Match[str]) -> str:
    hour, minutes = _hour(spoken), _MINUTES[spoken["words"]]
    if minutes < 0:
        hour = (hour - 2) % 12 + 1
    return f"{hour}:{minutes % 60:02}"


def _hour(spoken: re.Match[str]) -> int:
    word = spoken["hour"]
    return _NUMBERS.get(word) or int(word)
