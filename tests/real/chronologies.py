"""Seeded chronologies: every kind of date, name, link and text, the same on every run."""

import random

from crisistl.model.timeline import Timeline
from strategies import AWKWARD, DATES

_WORDS = (
    "bridge", "ferry", "strike", "talks", "envoy", "border", "treaty", "siege", "vote", "harbour", "signal", "convoy",
)  # fmt: skip
_THEMES = (
    "Größe",
    "Grün",
    "Мост",
    "War & peace",
    "1848",
    "a; b",
    "trade, ships",
    "中国",
    "#tag",
    "Law",
)
_URLS = (
    "https://example.org/a?b=1&c=2",
    "https://example.org/a;b(c)",
    "https://example.org/ü",
    "https://example.org/x#y",
)


def chronology(seed: int, size: int = 30) -> Timeline:
    """A chronology of so many events; the same seed gives the same one."""
    chance = random.Random(seed)
    themes = [{"id": f"t{at}", "name": name} for at, name in enumerate(_THEMES)]
    actors = [
        {"id": f"a{at}", "name": f"{chance.choice(_WORDS).title()} Council {at}"}
        for at in range(5)
    ]
    events = [_event(chance, at) for at in range(size)]
    return Timeline.model_validate(
        {
            "title": f"Chronology {seed}",
            "as_of": "2031-05-01",
            "themes": themes,
            "actors": actors,
            "events": events,
        }
    )


def _event(chance: random.Random, at: int) -> dict[str, object]:
    words = [chance.choice(_WORDS) for _ in range(3)]
    if chance.random() < 0.5:
        words.insert(1, chance.choice(AWKWARD))
    summary = chance.choice(
        ("", "It rained.", f"One line.\n{chance.choice(AWKWARD)}\nAnother.")
    )
    return {
        "id": f"e{at}",
        "date": _date(chance),
        "title": " ".join(" ".join(words).split()),
        "summary": summary,
        "actors": [f"a{chance.randrange(5)}"],
        "themes": chance.sample(
            [f"t{at}" for at in range(len(_THEMES))], chance.randrange(3)
        ),
        "sources": [{"url": chance.choice(_URLS)}] if chance.random() < 0.5 else [],
    }


def _date(chance: random.Random) -> str:
    if chance.random() < 0.6:
        return chance.choice(DATES)
    first = f"{chance.randrange(1, 2100):04}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    return (
        first
        if chance.random() < 0.6
        else f"{first}/{int(first[:4]) + 1:04}{first[4:]}"
    )
