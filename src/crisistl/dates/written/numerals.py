"""Roman numerals, as dates have them."""

_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN = {
    f"{tens}{unit}": 10 * at + number
    for at, tens in enumerate(("", "x", "xx"))
    for number, unit in enumerate(_UNITS)
    if 1 <= 10 * at + number <= 21
}
# Cyrillic letters that look like Latin ones, which people type in numerals.
_LOOK_ALIKE = str.maketrans("хі", "xi")
_CYRILLIC = str.maketrans("xi", "хі")
ROMAN_MONTHS = {f"ʀ{numeral}": n for numeral, n in _ROMAN.items() if n <= 12}
"""The months of 13 XII 1981, with a mark: in lower case "vi" is Spanish for Friday, too."""
ROMAN_ORDINALS = {
    f"{numeral}{ending}": number
    for numeral, number in _ROMAN.items()
    for ending in ("e", "er", "ère", "ème")
}
"""XVIe, as French has it before 'siècle'."""
NUMERALS = frozenset(
    {
        *_ROMAN,
        *ROMAN_ORDINALS,
        *ROMAN_MONTHS,
        *(numeral.translate(_CYRILLIC) for numeral in _ROMAN),
        *(numeral.replace("x", "х") for numeral in _ROMAN),
        *(numeral.replace("i", "і") for numeral in _ROMAN),
    }
)
"""All spellings, in lower case."""


def roman(text: str) -> int | None:
    """The number of a numeral from I to XXI in lower case, in Latin or Cyrillic letters; None for other texts."""
    return _ROMAN.get(text.translate(_LOOK_ALIKE))
