"""Bodies: the organisation that 'the company' or 'the bloc' means, the last of its kind."""

import re
from collections.abc import Sequence

from crisistl.prose.listed import Named
from crisistl.prose.names import Names
from crisistl.prose.spots import Spot
from crisistl.prose.words import word_list

_BODY = re.compile(r"the (\w+)", re.IGNORECASE)
_WORDS = {
    "organisation": "body", "organization": "body", "body": "body", "agency": "body", "bloc": "body",
    "alliance": "body", "company": "company", "firm": "company", "party": "party", "movement": "party",
    "group": "group",
}  # fmt: skip
_COMPANY_NAME = re.compile(
    r"(?:\b|gas|oil)(?:Airlines?|Airways|Bank|Company|Corporation|Corp|Energy|Enterprises|Gas|Group|Holdings?|"
    r"Inc|Industries|Lines?|Ltd|Mining|Motors|Oil|Petroleum|Plc|Power|Railways?|Shipping|Steel|Telecom)$"
)
_COMPANY_BESIDE = re.compile(
    r"\b(?:company|firm|operator|carrier|airline|shipowner|owner|maker|giant|conglomerate|manufacturer|refiner)\b",
    re.IGNORECASE,
)
_PARTY_NAME = re.compile(
    r"\b(?:Party|Movement|League|Front|Alliance|Bloc|Coalition|Congress|Union|Forum)\b"
)
_PUBLIC = re.compile(
    r"\b(?:Ministry|Council|Committee|Commission|Court|Parliament|Senate|Assembly|Union|Police|Army|Navy|Guard|"
    r"Office|Department|Authority|University|Party|Movement|League|Front|Alliance|Congress)\b"
)
_KNOWN_COMPANIES = word_list("companies")
_BESIDE = 30  # characters around a name within which it is called a company


def body_word(words: str) -> str | None:
    """The kind of body that a phrase such as 'the company' means; None for other words."""
    found = _BODY.match(words)
    if found:
        return _WORDS.get(found[1].lower())
    return None


class Bodies:
    """The bodies that an article has named so far, the last one of each kind."""

    def __init__(self, text: str, names: Names) -> None:
        self._text = text
        self._names = names
        self._last: dict[str, str] = {}

    def note(self, spots: Sequence[Spot]) -> None:
        """Keep what a sentence names."""
        for spot in spots:
            actor = self._names.actors.get(spot.id)
            for kind in self._kinds(spot, actor) if actor else ():
                self._last[kind] = spot.id

    def meant(self, words: str) -> str | None:
        """The last body of the kind that a phrase means."""
        return self._last.get(body_word(words) or "")

    def _kinds(self, spot: Spot, actor: Named) -> list[str]:
        if actor.kind not in ("organisation", "bloc", "group", None) or spot.person:
            return []
        if actor.name.islower():  # 'the protesters' are nobody's name
            return []
        found = []
        if actor.kind in ("organisation", "bloc"):
            found.append("body")
        if self._is_company(spot, actor):
            found.append("company")
        if _PARTY_NAME.search(actor.name):
            found.append("party")
        if actor.kind in ("organisation", "group"):
            found.append("group")
        return found

    def _is_company(self, spot: Spot, actor: Named) -> bool:
        if spot.place:
            return False
        if spot.id in _KNOWN_COMPANIES or _COMPANY_NAME.search(actor.name):
            return True
        before = self._text[max(0, spot.start - _BESIDE) : spot.start]
        after = self._text[spot.end : spot.end + _BESIDE]
        if _COMPANY_BESIDE.search(before.rpartition(". ")[2]):
            return True
        if re.match(r",\s+(?:the|a|an|its)\b", after) and _COMPANY_BESIDE.search(after):
            return True
        # a new organisation that is no public body: 'Norkol', 'BP'
        is_new = actor.kind == "organisation" and actor.state == "open"
        return is_new and not _PUBLIC.search(actor.name)
