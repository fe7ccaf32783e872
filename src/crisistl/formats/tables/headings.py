"""Headings: the names of the columns of a table, each unlike the others, so that no cell hides another."""

from collections.abc import Sequence


def distinct_headings(names: Sequence[str]) -> list[str]:
    """The headings with a number behind those that occur again; an empty one is called by its place."""
    written = {*names}
    found: dict[str, None] = {}
    for place, name in enumerate(names, 1):
        wanted = name or f"column {place}"
        heading, number = wanted, 2
        while heading in found or (heading in written and heading != name):
            heading, number = f"{wanted} {number}", number + 1
        found[heading] = None
    return [*found]
