"""Loops: links that lead back to where they began."""

from collections.abc import Iterator, Mapping


def loops(links: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Each circle of links once, as the ids on it, the first again at the end."""
    done: set[str] = set()
    for start in links:
        path: dict[str, None] = {}
        trail: list[tuple[str, bool]] = [(start, False)]
        while trail:
            identity, leaving = trail.pop()
            if leaving:
                del path[identity]
                done.add(identity)
            elif identity in path:
                steps = [*path]
                yield (*steps[steps.index(identity) :], identity)
            elif identity not in done:
                path[identity] = None
                trail.append((identity, True))
                trail.extend((linked, False) for linked in links.get(identity, ()))
