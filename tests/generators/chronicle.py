"""Chronicle: a valid chronology drawn at random, with every field of the model and texts that formats fall over."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Any, get_args

import grammar
from crisistl.dates import DateError, EventDate
from crisistl.model.timeline import (
    EVENT_TYPES,
    PARTS_OF_DAY,
    STATUSES,
    ActorKind,
    Timeline,
)

_PLAIN = ("talks", "dam", "Südmark", "shuts", "the", "river", "sluices", "by", "night")
_AWKWARD = (
    "1971:", "=1+1", "[sic]", "[/b]", "- item", "a; b", "a, b", 'say "no"', "# Heading", "now", "group Work", "// note",
    "<b>bold</b>", "&amp;", "中国", "שלום", "e\u0301", "👩\u200d🚀", "\u202eabc", "tab\there", "\x1b[31mred", "\x07",
    "a\\b", "{}", "{0}", "null", "8,500", "BEGIN:VEVENT", "|", "NaN", "Infinity", "https://example.org/a?b=1&c=2",
    "},\u2028{",
)  # fmt: skip
_DAYS = (
    "2021-11-03",
    "2021-11-28",
    "2022-01-10",
    "2022-01-12",
    "2022-01-24",
    "2022-01-26",
)
_VALUES: tuple[Any, ...] = (
    None, True, 0, -0.0, 1200, 10**30, 1.5, 1e-9, "", "1,200", "B-7", [], ["x", 1], {"text": "NaN"}, [{"id": "x"}, {}],
)  # fmt: skip
_KEYS = ("troops", "file", "a b", "{}", "", "events", "date", "Δ")


def chronicle(random: Random, most: int = 24) -> Timeline:
    """A timeline of up to so many events; in half of them all texts are plain."""
    words = (*_PLAIN, *_AWKWARD) if random.random() < 0.5 else _PLAIN

    def line() -> str:
        return " ".join(
            random.choice(words) for _ in range(random.choice((1, 2, 3, 8)))
        )

    actors, themes = _register(random, "actor", line), _register(random, "theme", line)
    for actor in actors:
        actor["kind"] = random.choice((None, *get_args(ActorKind)))
    sources = [
        {
            "id": f"source-{number}",
            "title": line(),
            "url": random.choice((None, _url(random))),
        }
        for number in range(random.choice((0, 1, 3)))
    ]
    omitted = (
        [{"id": "left-out", "date": "2022", "title": line()}]
        if random.random() < 0.3
        else []
    )
    ids = [f"event-{number}" for number in range(random.choice((0, 1, 3, 8, most)))]
    known = {"actors": actors, "themes": themes, "sources": sources, "omitted": omitted}
    names = {name: [part["id"] for part in parts] for name, parts in known.items()}
    events = [
        _event(
            random, event, names | {"events": [*names["omitted"], *ids[:place]]}, line
        )
        for place, event in enumerate(ids)
    ]
    random.shuffle(events)
    head = {
        "title": line(),
        "description": line(),
        "as_of": random.choice((None, *_DAYS)),
    }
    return Timeline.model_validate(head | known | {"events": events})


def _register(
    random: Random, noun: str, line: Callable[[], str]
) -> list[dict[str, Any]]:
    """Up to six actors or themes, some of them part of one before."""
    parts: list[dict[str, Any]] = []
    for number in range(random.choice((0, 2, 6))):
        part = {"id": f"{noun}-{number}", "name": f"{line()} {noun} {number}"}
        if parts and random.random() < 0.4:
            part["part_of"] = random.choice(parts)["id"]
        parts.append(part)
    return parts


def _event(
    random: Random, identity: str, known: dict[str, list[str]], line: Callable[[], str]
) -> dict[str, Any]:
    """An event with the fields that it needs and some of the others."""
    actors, earlier = known["actors"], known["events"]
    fields: dict[str, Callable[[], Any]] = {
        "summary": line,
        "type": lambda: random.choice(EVENT_TYPES),
        "actors": lambda: _some(random, actors),
        "targets": lambda: _some(random, actors),
        "themes": lambda: _some(random, known["themes"]),
        "place": line,
        "part_of_day": lambda: random.choice(PARTS_OF_DAY),
        "date_text": line,
        "status": lambda: random.choice(STATUSES),
        "attributed_to": lambda: _some(random, actors),
        "quotes": lambda: [{"text": line(), "speaker": random.choice((None, *actors))}],
        "responds_to": lambda: _some(random, earlier),
        "contradicts": lambda: _some(random, earlier),
        "sources": lambda: [
            *_some(random, known["sources"]),
            {"title": line(), "url": _url(random)},
        ],
        "extra": lambda: {random.choice(_KEYS): random.choice(_VALUES)},
    }
    chosen = [name for name in fields if random.random() < 0.5]
    return {"id": identity, "date": _date(random), "title": line()} | {
        name: fields[name]() for name in chosen
    }


def _some(random: Random, ids: Sequence[str]) -> list[str]:
    return random.sample(ids, min(len(ids), random.choice((1, 1, 2))))


def _url(random: Random) -> str:
    return random.choice(
        (
            "https://x.example/a",
            "https://x.example/a,b;c?d=(e)&f='g'",
            "http://[::1]/",
            "x",
            "",
        )
    )


def _date(random: Random) -> str:
    """A date in EDTF that an event can have."""
    while True:
        text = random.choice(
            (
                random.choice(_DAYS),
                grammar.edtf(random),
                f"{grammar.edtf(random)}/{grammar.edtf(random)}",
            )
        )
        try:
            EventDate.parse(text)
        except DateError:
            continue
        return text
