"""First words: whether the first word of a sentence is a name, which any first word could be by its capital."""

import re

_OF_PEOPLE = {
    "accuses", "accused", "asks", "asked", "calls", "called", "denies", "denied", "flees", "fled", "meets", "met",
    "names", "ordered", "promises", "promised", "rejects", "rejected", "resigns", "resigned", "says", "said",
    "telephones", "telephoned", "tells", "told", "threatens", "threatened", "travels", "travelled", "urges",
    "urged", "visits", "visited", "vows", "vowed", "warns", "warned",
}  # fmt: skip
_NO_PERSON = re.compile(
    r"(?:s|ing|ion|ment|ence|ance|ness|ity|age|ure|ism|body|one|th|hood|cy|al)$|^(?:Both|Another|Government|Other|Troika|Army|Staff|Press|Crew|Prosecution|Council)$"
)
_NEXT_WORD = re.compile(r" ([a-z]+)\b")


def acts_as_person(text: str, token: re.Match[str]) -> bool:
    """Whether the first word of a sentence is somebody, by what it does: 'Merkel telephones'."""
    follows = _NEXT_WORD.match(text, token.end())
    if follows is None or follows[1] not in _OF_PEOPLE:
        return False
    word = token[0]
    return word.isalpha() and len(word) > 3 and _NO_PERSON.search(word) is None
