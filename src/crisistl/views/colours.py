"""Colours: one for each actor and theme, so that a name can be followed through tables and pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING
from zlib import crc32

from crisistl.model.lineage import tops_of
from crisistl.output.figure import Paint
from crisistl.query.cells import either_side
from crisistl.query.hit import Hit

if TYPE_CHECKING:
    from crisistl.model.timeline import Timeline

# of the 256 colours of terminals, those that can be read on black and on white
ACTORS = tuple(
    f"color({n})"
    for n in (32, 166, 71, 133, 136, 37, 161, 99, 64, 173, 69, 168, 30, 94)
)
THEMES = tuple(f"color({n})" for n in (67, 137, 108, 139, 101, 73, 132, 103, 65, 131))


_FIRST_OF_CUBE = 16
_STEPS = (0, 95, 135, 175, 215, 255)
_DARKER = 0.82  # so that a colour for screens is strong enough on white paper


def paint_of(style: str) -> Paint:
    """A style such as "color(32)", one of the 6 × 6 × 6 colours of terminals, as the colours of a picture."""
    number = int(style.removeprefix("color(").removesuffix(")")) - _FIRST_OF_CUBE
    parts = [_STEPS[number // size % 6] for size in (36, 6, 1)]
    dark = "".join(f"{part:02x}" for part in parts)
    light = "".join(f"{round(part * _DARKER):02x}" for part in parts)
    return Paint(f"#{light}", f"#{dark}")


def name_styles(head: Timeline, hits: Iterable[Hit]) -> Mapping[str, str]:
    """The style of each name of an actor or a theme, those with the most events among the hits first."""
    actors: Counter[str] = Counter()
    themes: Counter[str] = Counter()
    for hit in hits:
        actors.update(either_side(hit.event))
        themes.update(hit.event.themes)
    return busy_styles(
        head, [i for i, _ in actors.most_common()], [i for i, _ in themes.most_common()]
    )


def busy_styles(
    head: Timeline, actors: Iterable[str], themes: Iterable[str]
) -> Mapping[str, str]:
    """The style of each name, for ids in the order of how busy they are.

    An actor has the colour of the one that it is part of at the top. The busiest choose first, so that they share
    a colour only where there are more of them than colours.
    """
    tops = tops_of(head.actors)
    of_top = _chosen(
        dict.fromkeys(tops[identity] for identity in actors if identity in tops), ACTORS
    )
    of_theme = _chosen(themes, THEMES)
    styles = {}
    for theme in head.themes:
        if theme.id in of_theme:
            styles[theme.name] = of_theme[theme.id]
    return styles | {
        a.name: of_top[tops[a.id]] for a in head.actors if tops[a.id] in of_top
    }


def _chosen(ids: Iterable[str], palette: Sequence[str]) -> dict[str, str]:
    """A colour for each id: the one that its letters choose, or the next one that is free."""
    chosen: dict[str, str] = {}
    free: list[str] = []
    for identity in ids:
        free = free or [*palette]
        wanted = palette[crc32(identity.encode(errors="replace")) % len(palette)]
        start = palette.index(wanted)
        turned = (*palette[start:], *palette[:start])
        colour = next(colour for colour in turned if colour in free)
        free.remove(colour)
        chosen[identity] = colour
    return chosen
