"""Colours: one for each actor and theme, so that a name can be followed through tables and pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING
from zlib import crc32

from crisistl.model.lineage import tops_of
from crisistl.output.figure import Paint
from crisistl.output.palette import ACTORS, THEMES, Tier
from crisistl.query.cells import either_side
from crisistl.query.hit import Hit

if TYPE_CHECKING:
    from crisistl.model.timeline import Timeline


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


def colours_of_lanes() -> Sequence[str]:
    """The colours for lanes whose names have none of their own, those that differ most first."""
    return [colour for tier in ACTORS for colour in tier]


def name_styles(head: Timeline, hits: Iterable[Hit]) -> Mapping[str, str]:
    """The style of each name of an actor or a theme, those with the most events among the hits first."""
    tops = tops_of(head.actors)
    actors: Counter[str] = Counter()
    themes: Counter[str] = Counter()
    for hit in hits:
        sides = either_side(hit.event)
        actors.update([*dict.fromkeys(tops.get(side, side) for side in sides)])
        themes.update(hit.event.themes)
    return busy_styles(
        head, [i for i, _ in actors.most_common()], [i for i, _ in themes.most_common()]
    )


def busy_styles(
    head: Timeline, actors: Iterable[str], themes: Iterable[str]
) -> Mapping[str, str]:
    """The style of each name, for ids in the order of how busy they are.

    An actor has the colour of the one that it is part of at the top. The busiest choose first, among the colours
    that differ most; where there are more of them than colours, the least busy have none.
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


def _chosen(ids: Iterable[str], tiers: Sequence[Tier]) -> dict[str, str]:
    """A colour for each id: of the first tier with a free one, that which its letters choose.

    Ids for which no colour is left have none.
    """
    chosen: dict[str, str] = {}
    free = [list(tier) for tier in tiers]
    for identity in ids:
        free = [colours for colours in free if colours]
        if not free:
            break
        number = crc32(identity.encode(errors="replace"))
        colours = free[0]
        chosen[identity] = colours.pop(number % len(colours))
    return chosen
