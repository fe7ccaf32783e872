"""Generates a timeline about an invented crisis from a seed, written by crisistl's own writers.

    python generate.py EVENTS FILE... [--seed N]      the ending of a FILE names its format

The same seed and number give the same bytes. `extra` holds the first and the last day of each event in plain
ISO, for tools that can't read a date such as "2021-04~".
"""

import argparse
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

from crisistl.formats.core.choosing import format_of_output
from crisistl.model.timeline import EVENT_TYPES, Timeline

SEED = 20220127
FIRST_DAY, DAYS = date(2014, 2, 20), 2900
WORD = "ceasefire"
"""A word that stands in about one event in forty, always at the start of a word, never in a name."""

_STATES = (
    "Norland", "Südmark", "Østeria", "Vellania", "Karsk", "Île d’Or", "Belavar", "Торжок", "Київець",
    "Ligura", "Amarant", "東山", "Qasr", "Tamrin", "Wessen", "Galdor", "Hjelm", "Ishtar", "Juvas", "Kellin",
)  # fmt: skip
_OFFICES = (
    "the Palace of {}",
    "{} foreign ministry",
    "{} defence ministry",
    "{} parliament",
    "{} border guard",
)
_FIRST_NAMES = (
    "Ann",
    "Ida",
    "Émile",
    "Sergiy",
    "Olga",
    "Jürgen",
    "Zoë",
    "Miloš",
    "Ren",
    "Amal",
    "Bjørn",
    "Leïla",
)
_LAST_NAMES = (
    "Osk",
    "Berg",
    "Čapek",
    "Volny",
    "Møller",
    "Tarkov",
    "Hasan",
    "Ito",
    "Laurent",
    "Ní Bhriain",
)
_BODIES = (
    "River League",
    "Council of the Straits",
    "Assembly of Small States",
    "Grain Union",
    "Observer Mission",
)
_THEMES = {
    "diplomacy": ("talks", "mediation", "recognition", "summits"),
    "military": ("troop movements", "arms deliveries", "exercises", "naval incidents"),
    "economy": ("sanctions", "energy", "grain", "currency"),
    "people": ("refugees", "prisoners", "elections", "protests"),
}
_OUTLETS = (
    "Gazette",
    "Radio",
    "Courier",
    "Observer",
    "Вісник",
    "Tribune",
    "Nachrichten",
    "Agency",
)
_PLACES = (
    "Lakeholm",
    "Port Sud",
    "Vell valley",
    "Geneva",
    "Харківка",
    "Ørsund",
    "Old Bridge",
    "Saint-Aubin",
    None,
)
_VERBS = (
    "accuses", "warns", "meets", "assures", "visits", "recalls its envoy from", "closes its border with",
    "offers talks to", "expels diplomats of", "signs a grain deal with",
    "moves troops towards", "denies threats against",
)  # fmt: skip
_OBJECTS = (
    "over the dam", "after the naval incident", "before the summit", "at the straits", "despite the mediation",
    "over gas prices", "about prisoners", "in the eastern valley", "over the armistice line", "on the eve of elections",
)  # fmt: skip
_SENTENCES = (
    "Officials on both sides spoke of a “constructive atmosphere”, without giving details.",
    "The statement was published late in the evening – hours after the deadline had passed.",
    "Observers counted some {} soldiers near the crossing, fewer than in the week before.",
    "Neither the ministry nor the embassy in Saint-Aubin answered questions.",
    "It is the {}th such incident since the autumn, according to the mission’s own figures.",
    "The price of grain rose by {} per cent within a day; markets in 東山 stayed closed.",
    "A truce was agreed for three days and broken within the hour.",
    "Families left the villages along the river with what they could carry.",
    "The opposition called the move a gift to Norland and asked for a vote.",
    "“Nobody wants this war”, a diplomat said, “and nobody knows how not to have it.”",
)


class _Cast:
    """Who and what the events are about; the first of each register are named most often."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.actors: list[dict[str, Any]] = []
        for number, state in enumerate(_STATES):
            self._add_state(number, state)
        self.actors += [
            {
                "id": f"body-{number}",
                "name": name,
                "kind": "organisation",
                "aliases": [f"{name[0]}{number}"],
            }
            for number, name in enumerate(_BODIES)
        ]
        self.themes = [{"id": wide, "name": wide.capitalize()} for wide in _THEMES]
        self.themes += [
            {"id": name.replace(" ", "-"), "name": name.capitalize(), "part_of": wide}
            for wide, names in _THEMES.items()
            for name in names
        ]
        self.sources = [
            {
                "id": f"outlet-{number}",
                "title": f"The {_STATES[number % len(_STATES)]} {outlet}",
                "publisher": f"{outlet} Press",
                "url": f"https://outlet-{number}.example/",
            }
            for number, outlet in enumerate(
                outlet for _ in range(5) for outlet in _OUTLETS
            )
        ]
        self.some_actors = _skewed(random, [actor["id"] for actor in self.actors])
        self.some_themes = _skewed(random, [theme["id"] for theme in self.themes])
        self.some_sources = _skewed(random, [source["id"] for source in self.sources])
        self.names = {actor["id"]: actor["name"] for actor in self.actors}

    def _add_state(self, number: int, state: str) -> None:
        home = f"state-{number}"
        self.actors.append(
            {
                "id": home,
                "name": state,
                "kind": "state",
                "aliases": [f"{state}ers", f"S{number}"],
            }
        )
        for place, office in enumerate(
            _OFFICES[: self.random.randint(1, len(_OFFICES))]
        ):
            seat = f"{home}-office-{place}"
            self.actors.append(
                {
                    "id": seat,
                    "name": office.format(state),
                    "kind": "government",
                    "part_of": home,
                }
            )
            person = f"{self.random.choice(_FIRST_NAMES)} {self.random.choice(_LAST_NAMES)} {number}.{place}"
            self.actors.append(
                {
                    "id": f"{seat}-head",
                    "name": person,
                    "kind": "person",
                    "part_of": seat,
                    "role": "head",
                }
            )


def _skewed(random: Random, items: Sequence[str]) -> Callable[[int], list[str]]:
    """Draws up to `most` different items, the first ones most often, as names in a chronology are."""
    order = random.sample(items, len(items))
    weights = [*accumulate(1 / (rank + 2) for rank in range(len(order)))]
    return lambda number: [
        *dict.fromkeys(random.choices(order, cum_weights=weights, k=number))
    ]


def timeline(number: int, seed: int = SEED) -> Timeline:
    """A timeline of so many events, valid by every rule."""
    random = Random(seed)
    cast = _Cast(random)
    days = sorted(random.randrange(DAYS) for _ in range(number))
    return Timeline.model_validate(
        {
            "title": "The straits crisis",
            "description": "Invented, to measure with.",
            "language": "en",
            "as_of": str(FIRST_DAY + timedelta(DAYS)),
            "license": "CC0-1.0",
            "sources": cast.sources,
            "actors": cast.actors,
            "themes": cast.themes,
            "events": _events(random, cast, days),
        }
    )


def _events(random: Random, cast: _Cast, days: list[int]) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = []
    ids: list[str] = []
    for index, day in enumerate(days):
        events.append(_event(random, cast, index, day, ids))
        ids.append(events[-1]["id"])
    return events


def _event(
    random: Random, cast: _Cast, index: int, day: int, earlier: list[str]
) -> dict[str, Any]:
    when, first, last = _when(random, FIRST_DAY + timedelta(day))
    acting, addressed = (
        cast.some_actors(random.choice((1, 1, 1, 2))),
        cast.some_actors(random.choice((0, 1, 1, 2))),
    )
    event: dict[str, Any] = {
        "id": f"{random.choice(('talks', 'incident', 'statement', 'décret'))}-{index}",
        "date": when,
        "title": f"{cast.names[acting[0]]} {random.choice(_VERBS)} {_named(cast, addressed)} {random.choice(_OBJECTS)}",
        "summary": " ".join(
            _sentence(random) for _ in range(random.choice((0, 1, 1, 2, 3)))
        ),
        "type": random.choice((*EVENT_TYPES, None)),
        "actors": acting,
        "targets": addressed,
        "themes": cast.some_themes(random.choice((1, 1, 2))),
        "place": random.choice(_PLACES),
        "sources": _sources(random, cast, first, index),
        "extra": {"first": str(first), "last": str(last)},
    }
    if random.random() < 0.025:
        field = random.choice(("title", "summary"))
        event[field] = (
            f"{event[field]} (a {WORD.capitalize()} {random.choice(('held', 'ended'))})".strip()
        )
    if when != str(first):
        event["date_text"] = random.choice(
            ("in those days", "around that time", "that month")
        )
    if random.random() < 0.05:
        event["part_of_day"] = random.choice(("morning", "evening"))
    if random.random() < 0.15:
        event |= {"status": "claimed", "attributed_to": cast.some_actors(1)}
    if random.random() < 0.25:
        event["quotes"] = [{"text": _sentence(random), "speaker": acting[0]}]
    for link, share in (("responds_to", 0.1), ("contradicts", 0.02)):
        if earlier and random.random() < share:
            event[link] = [random.choice(earlier[-200:])]
    return event


def _named(cast: _Cast, addressed: list[str]) -> str:
    return (
        " and ".join(cast.names[identity] for identity in addressed)
        or "nobody in particular"
    )


def _sentence(random: Random) -> str:
    return random.choice(_SENTENCES).format(random.randint(2, 9000))


def _when(random: Random, day: date) -> tuple[str, date, date]:
    """A date in EDTF, seven in eight a plain day, with the first and the last day that it may touch."""
    later = day + timedelta(random.randint(1, 20))
    month = f"{day:%Y-%m}"
    first = day.replace(day=1)
    last = (first + timedelta(31)).replace(day=1) - timedelta(1)
    return random.choice(
        (
            *((str(day), day, day),) * 35,
            (f"{day}~", day, day),
            (f"{day}/{later}", day, later),
            (f"[{day}..{later}]", day, later),
            (month, first, last),
            (f"{month}~", first, last),
        )
    )


def _sources(random: Random, cast: _Cast, day: date, index: int) -> list[Any]:
    cited: list[Any] = [*cast.some_sources(random.choice((1, 1, 2)))]
    if random.random() < 0.3:
        cited[0] = {
            "source": cited[0],
            "title": f"What happened on {day:%A}, part {index % 7}",
            "url": f"https://articles.example/{day:%Y/%m/%d}/{index}",
            "published": str(day),
        }
    return cited


def main() -> None:
    """Write a timeline to each file named on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("events", type=int)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    made = timeline(given.events, given.seed)
    for file in given.files:
        with file.open("w", encoding="utf-8", newline="") as out:
            format_of_output(file.name).writer()(made, out)


if __name__ == "__main__":
    main()
