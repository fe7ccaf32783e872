"""Whole names: names with "and" in them that are one state, territory or office."""

import re
from collections.abc import Callable
from functools import cache

from crisistl.text.names import fold

# those of CLDR's English territories (tests compare them with Babel), then historical and wider ones
_TERRITORIES = (
    "Antigua and Barbuda",
    "Bosnia and Herzegovina",
    "Ceuta and Melilla",
    "French Southern and Antarctic Lands",
    "Heard Island and McDonald Islands",
    "São Tomé and Príncipe",
    "South Georgia and South Sandwich Islands",
    "St. Helena, Ascension and Tristan da Cunha",
    "St. Kitts and Nevis",
    "St. Pierre and Miquelon",
    "St. Vincent and Grenadines",
    "Svalbard and Jan Mayen",
    "Trinidad and Tobago",
    "Turks and Caicos Islands",
    "Wallis and Futuna",
    "Federation of Rhodesia and Nyasaland",
    "Federation of Bosnia and Herzegovina",
    "Great Britain and Ireland",
    "Jammu and Kashmir",
    "Newfoundland and Labrador",
    "Rhodesia and Nyasaland",
    "Saint Kitts and Nevis",
    "Saint Pierre and Miquelon",
    "Saint Vincent and the Grenadines",
    "Serbia and Montenegro",
    "South Georgia and the South Sandwich Islands",
    "State Union of Serbia and Montenegro",
    "St Kitts and Nevis",
    "St Vincent and the Grenadines",
    "St. Vincent and the Grenadines",
    "United Kingdom of Great Britain and Ireland",
    "United Kingdom of Great Britain and Northern Ireland",
)
_FOLDED = frozenset(fold(name) for name in _TERRITORIES)
_KIND_OF_OFFICE = (
    "administration|agency|army|association|authority|bank|board|bureau|centre|center|chamber|commission"
    "|committee|company|corporation|council|court|department|directorate|executive|federation|forum|foundation"
    "|front|fund|guard|institute|ministry|movement|office|organi[sz]ation|party|secretariat|service|services"
    "|society|tribunal|union"
)
_OFFICE_OF = re.compile(
    rf"(?:[\w'’-]+ ){{0,4}}(?:{_KIND_OF_OFFICE}) (?:of|for|on) [\w'’ -]+ and [\w'’ -]+",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    rf"[\w'’-]+ and [\w'’-]+(?: [\w'’-]+)? (?:{_KIND_OF_OFFICE})", re.IGNORECASE
)


def is_territory(name: str) -> bool:
    """Whether a name is that of one state or territory: Bosnia and Herzegovina."""
    return fold(name.replace(" & ", " and ")).removeprefix("the ") in _FOLDED


def is_like_office(name: str) -> bool:
    """Whether a name has the form of one office: Health and Safety Executive, Ministry of Justice and Peace."""
    return bool(_OFFICE_OF.fullmatch(name) or _OFFICE.fullmatch(name))


def masked_territories(text: str, is_one: Callable[[str], bool]) -> str:
    """The text with marks in place of what separates names in territories that `is_one` takes for one name."""

    def masked(match: re.Match[str]) -> str:
        if not is_one(match[0]):
            return match[0]
        return (
            match[0].replace(" and ", _AND).replace(" & ", _SIGN).replace(", ", _COMMA)
        )

    return _within().sub(masked, text)


def unmasked(text: str) -> str:
    """The text that `masked_territories` had."""
    return text.replace(_AND, " and ").replace(_SIGN, " & ").replace(_COMMA, ", ")


_AND, _SIGN, _COMMA = "\ue000", "\ue001", "\ue002"


@cache
def _within() -> re.Pattern[str]:
    """The pattern of a territory in a longer text, the longest name first."""
    names = sorted(_TERRITORIES, key=len, reverse=True)
    spelled = [re.escape(name).replace(r"\ and\ ", r"\ (?:and|&)\ ") for name in names]
    return re.compile(rf"\b(?:{'|'.join(spelled)})\b", re.IGNORECASE)
