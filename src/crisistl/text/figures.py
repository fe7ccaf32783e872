"""Figures: the numbers in a text, as they are compared between two accounts of an event."""

import re

_FIGURE = re.compile(
    r"\d+(?:[.,\u00a0\u202f]\d+)*(?:\s*(?:%|(?:percent|thousand|million|billion|trillion)\b))?",
    re.IGNORECASE,
)
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[,\u00a0\u202f](?=\d{3}\b)")


def figures_in(text: str) -> tuple[str, ...]:
    """The numbers of a text, each once: "8,500" as "8500", "$200 million" as "200 million"."""
    found = (
        _BETWEEN_DIGITS.sub("", figure.group()) for figure in _FIGURE.finditer(text)
    )
    return tuple(dict.fromkeys(" ".join(figure.split()).lower() for figure in found))
