"""Glyphs: the signs that a chart is drawn with, and how a text reads in ASCII alone."""

import unicodedata
from dataclasses import dataclass

from crisistl.output.cells import harmless


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The signs of a chart. `levels` fill a cell from low to full; the rest are named for what they say."""

    one: str
    several: str
    one_about: str
    several_about: str
    starts: str
    ends: str
    lasts: str
    perhaps: str
    some_from: str
    some_until: str
    from_before: str
    goes_on: str
    unknown: str
    rule: str
    tick: str
    cut: str
    seam: str
    cross: str
    more: str
    levels: str


UNICODE = Glyphs(
    one="•", several="●", one_about="◦", several_about="○", starts="┣", ends="┫", lasts="━",
    perhaps="┄", some_from="(", some_until=")",
    from_before="◄", goes_on="►", unknown="?", rule="─", tick="┬", cut="//", seam="│", cross="┼", more="…",
    levels="▁▂▃▄▅▆▇█",
)  # fmt: skip
ASCII = Glyphs(
    one="*", several="#", one_about="o", several_about="O", starts="[", ends="]", lasts="=",
    perhaps=".", some_from="(", some_until=")",
    from_before="<", goes_on=">", unknown="?", rule="-", tick="^", cut="//", seam="|", cross="+", more="...",
    levels=".:#",
)  # fmt: skip

_SPELLED = str.maketrans({
    "‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "−": "-",
    "→": "->", "·": "-", "…": "...", "ß": "ss", "æ": "ae", "Æ": "AE", "ø": "o",
    "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "€": "EUR",
})  # fmt: skip


def spoken(text: str, glyphs: Glyphs) -> str:
    """The text as a chart may show it: harmless, and with plain letters where the signs are plain."""
    text = harmless(text)
    if glyphs is not ASCII:
        return text
    plain = unicodedata.normalize("NFKD", text.translate(_SPELLED))
    kept = (character for character in plain if not unicodedata.combining(character))
    return "".join(character if character.isascii() else "?" for character in kept)
