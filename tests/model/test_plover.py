"""PLOVER's quads: every type in one of four."""

from collections import Counter

from crisistl.model.plover import QUAD_OF, QUADS
from crisistl.model.timeline import EVENT_TYPES


def test_every_type_is_in_one_quad() -> None:
    assert Counter(kind for kinds in QUADS.values() for kind in kinds) == Counter(
        EVENT_TYPES
    )
    assert QUAD_OF["aid"] == "material cooperation"
