"""Generates events like those of a dataset of the world, from a seed, line by line: of any number in little memory.

    python worldwide.py EVENTS FILE.jsonl [--seed N]

Half of the events have prose, as those of ACLED; the others have a title alone, as those of GDELT. The same seed and
number give the same bytes.
"""

import argparse
import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

from crisistl.model.timeline import EVENT_TYPES

SEED = 20220127
FIRST_DAY, DAYS = date(2010, 1, 1), 4500
COUNTRIES, KINDS = 180, ("government", "military", "police", "opposition", "rebels")
THEMES = ("battles", "protests", "talks", "sanctions", "aid", "strikes", "elections")
RARE = "cholera"
"""A word of about one event in five thousand."""

_WORDS = (
    "soldiers", "village", "market", "convoy", "district", "police", "students", "union", "minister", "border",
    "river", "bridge", "capital", "officials", "residents", "road", "clashes", "talks", "report", "crowd", "harbour",
    "province", "attack", "demand", "wages", "prices", "ceasefire", "délégation", "größere", "Київ",
    "militia", "wounded",
)  # fmt: skip


def country(number: int) -> str:
    """The id of a country."""
    return f"country-{number:03}"


def registers() -> Iterator[dict[str, Any]]:
    """The header, the sources, the actors and the themes."""
    yield {"timeline": {"title": "A world of events", "as_of": "2022-05-01"}}
    for number in range(40):
        yield {"source": {"id": f"agency-{number}", "title": f"Agency {number}"}}
    for number in range(COUNTRIES):
        name = f"Country {number:03}"
        yield {"actor": {"id": country(number), "name": name, "kind": "state"}}
        for kind in KINDS:
            yield {
                "actor": {
                    "id": f"{country(number)}-{kind}",
                    "name": f"{name} {kind}",
                    "part_of": country(number),
                }
            }
    for theme in THEMES:
        yield {"theme": {"id": theme, "name": theme.capitalize()}}


def events(number: int, seed: int = SEED) -> Iterator[dict[str, Any]]:
    """So many events in order of time."""
    random = Random(seed)
    for index in range(number):
        yield _event(random, index, FIRST_DAY + timedelta(index * DAYS // number))


def _event(random: Random, index: int, day: date) -> dict[str, Any]:
    one, other = _actor(random), _actor(random)
    event: dict[str, Any] = {
        "id": f"w{index}",
        "date": _date(random, day),
        "title": f"{one} and {other}: {random.choice(_WORDS)}",
        "type": random.choice(EVENT_TYPES),
        "actors": [one],
        "themes": [random.choice(THEMES)],
        "place": f"Place {int(random.paretovariate(0.5)) % 20_000}",
        "lat": round(random.uniform(-60, 70), 4),
        "lon": round(random.uniform(-170, 170), 4),
        "sources": [f"agency-{random.randrange(40)}"],
        "extra": {
            "fatalities": int(random.paretovariate(1)) - 1,
            "code": f"{index % 7}",
        },
    }
    if other != one:
        event["targets"] = [other]
    if index % 2:
        words = random.choices(_WORDS, k=random.randint(15, 60))
        if random.random() < 0.0004:
            words.append(RARE)
        event["summary"] = " ".join(words).capitalize() + "."
    return event


def _actor(random: Random) -> str:
    state = country(int(random.paretovariate(0.7)) % COUNTRIES)
    return state if random.random() < 0.5 else f"{state}-{random.choice(KINDS)}"


def _date(random: Random, day: date) -> str:
    kind = random.random()
    if kind < 0.96:
        return str(day)
    if kind < 0.98:
        return f"{day}/{day + timedelta(random.randint(1, 20))}"
    return f"{day:%Y-%m}" if kind < 0.99 else f"{day}~"


def main() -> None:
    """Write the file named on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("events", type=int)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    with given.file.open("w", encoding="utf-8") as out:
        for part in chain(registers(), events(given.events, given.seed)):
            json.dump(part, out, ensure_ascii=False, separators=(",", ":"))
            out.write("\n")


if __name__ == "__main__":
    main()
