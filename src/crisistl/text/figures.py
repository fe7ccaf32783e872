"""Figures: the numbers in a text, as they are compared between two accounts of an event."""

import re

_FIGURE = re.compile(
    r"\d+(?:[.,\u00a0\u202f]\d+)*(?:\s*(?:%|(?:percent|thousand|million|billion|trillion)\b))?",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(
    r"[^\W\d_](?<!USD)(?<!EUR)(?<!GBP)(?<!CHF)(?<!RUB)(?<!DM)(?<!Rs)\Z|\b[A-Z][^\W\d_]*[-\u2010\u2011]\Z"
)
"""What makes the number after it a part of a name: "F" in "F16", "MiG-" in "MiG-21", not the code of a currency."""
_LONGEST_IN_A_NAME = 3  # digits: "B-52" and "S-300"; "Mid-1962" is a year
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[,\u00a0\u202f](?=\d{3}\b)")


def figures_in(text: str) -> tuple[str, ...]:
    """The numbers of a text, each once: "8,500" as "8500", "$200 million" as "200 million".

    A number in a name, such as "B-52" or "F16", is left out.
    """
    found = (
        _BETWEEN_DIGITS.sub("", figure.group())
        for figure in _FIGURE.finditer(text)
        if not _is_in_a_name(figure)
    )
    return tuple(dict.fromkeys(" ".join(figure.split()).lower() for figure in found))


def _is_in_a_name(figure: re.Match[str]) -> bool:
    start = figure.start()
    digits = figure.end() - start
    if digits > _LONGEST_IN_A_NAME or start == 0:
        return False
    return bool(_NAME_BEFORE.search(figure.string, max(start - 12, 0), start))
