"""Actor headings: those of a table that is a register of actors."""

from collections.abc import Iterable, Mapping

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "actor", "person"),
    "aliases": (
        "other names",
        "other name",
        "aliases",
        "alias",
        "also known as",
        "aka",
    ),
    "part_of": ("part of", "part_of", "speaks for"),
    "kind": ("kind",),
    "role": ("role", "office"),
    "id": ("id",),
    "iso": ("iso",),
    "wikidata": ("wikidata",),
    "begins": ("begins", "from", "since", "born", "founded"),
    "ends": ("ends", "to", "until", "died", "dissolved"),
    "roles": ("roles",),
}
"""The headings of each field, ours first."""
_SURE = frozenset(("other names", "other name", "part of", "part_of", "speaks for"))
_LIKELY = frozenset(HEADINGS["aliases"])
_KNOWN = frozenset(heading for names in HEADINGS.values() for heading in names)
_OF_EVENTS = frozenset(
    (
        *("date", "dates", "when", "year", "datum", "fecha", "event", "event date"),
        *("title", "headline", "what", "what happened"),
    )
)


def are_of_actors(headings: Iterable[str]) -> bool:
    """Whether headings are those of a register of actors, and none of them is an event's."""
    columns = [heading.strip().lower() for heading in headings if heading.strip()]
    if not {"name", "actor", "person"}.intersection(columns):
        return False
    if _OF_EVENTS.intersection(columns):
        return False
    if _SURE.intersection(columns):
        return True
    # lists of sanctions have aliases too, and dates of what was done to a person
    known = sum(column in _KNOWN for column in columns)
    return bool(_LIKELY.intersection(columns)) and 2 * known > len(columns)
