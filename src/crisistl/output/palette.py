"""Palette: the colours of names, on terminals of 256 and of 16 colours."""

from collections.abc import Mapping, Sequence

Tier = Mapping[str, str]
"""Colours of the 256, and what each is on a terminal of 16."""

# All can be read on black and on white. The colours of a first tier differ most, and go to the busiest names. A
# terminal of 16 colours has six hues that can be read on both, so that the later tiers differ by their weight.
ACTORS: Sequence[Tier] = (
    {
        "color(32)": "bright_blue",
        "color(166)": "yellow",
        "color(71)": "green",
        "color(133)": "magenta",
        "color(37)": "cyan",
        "color(161)": "red",
    },
    {
        "color(69)": "bold bright_blue",
        "color(173)": "bold yellow",
        "color(64)": "bold green",
        "color(99)": "bold magenta",
        "color(30)": "bold cyan",
        "color(168)": "bold red",
    },
    {"color(136)": "underline yellow", "color(94)": "underline red"},
)
THEMES: Sequence[Tier] = (
    {
        "color(67)": "italic bright_blue",
        "color(137)": "italic yellow",
        "color(108)": "italic green",
        "color(139)": "italic magenta",
        "color(73)": "italic cyan",
        "color(131)": "italic red",
    },
    {
        "color(103)": "italic bold bright_blue",
        "color(101)": "italic bold yellow",
        "color(65)": "italic bold green",
        "color(132)": "italic bold magenta",
    },
)


DATE = "bold"
"""The style of dates: no colour, as all of those that can be read are actors'."""


def _of_sixteen() -> dict[str, str]:
    found: dict[str, str] = {}
    for tier in (*ACTORS, *THEMES):
        found.update(tier)
    return found


_OF_SIXTEEN = _of_sixteen()
_FEW_COLOURS = ("standard", "windows")


def terminal_style(style: str, color_system: str | None) -> str:
    """The style of a name on a terminal; `color_system` is that of a rich console."""
    if color_system in _FEW_COLOURS:
        return _OF_SIXTEEN.get(style, style)
    return style
