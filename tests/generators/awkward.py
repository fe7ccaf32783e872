"""Awkward chronologies and questions, drawn from a seed: what engines of SQL are known to answer differently."""

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any, get_args

from crisistl.dates import BEGINNING, END, Period, Relation
from crisistl.dates.anyyear import AnyYear
from crisistl.dates.axis import moment
from crisistl.model.timeline import EVENT_TYPES, PARTS_OF_DAY, STATUSES, Timeline
from crisistl.query.numbers import COUNTED
from crisistl.query.terms import Terms
from crisistl.query.tree import (
    Compare,
    Comparison,
    During,
    Has,
    Pair,
    Query,
    Regex,
    Yearly,
    all_of,
    any_of,
    negation,
)

DATES = (
    "-0043-03-15", "0000", "0000-12-31", "-0001-12-31", "0001-01-01", "9999-12-31", "-004X", "Y12000", "Y17E7",
    "Y-17E7", "1950S2", "1969-12-31", "1970-01-01", "1899-12-31", "1582-10-10", "2149-06-07", "2022-01", "2022",
    "202X", "20XX", "156X-12-25", "XXXX-01-27", "[1904,1906]", "[2022-01-03,2022-03]", "[..2022-01]", "[2022-01..]",
    "2014/..", "2022-01-03/", "../2022-01", "/2022-01", "2021-12-30/2022-01-02", "2022-01-10T05:00",
    "2022-01-10T05:00:30", "2022-01-10T05:00Z", "2022-01-10T01:30+05:30", "2022-01-10T23:59:59-11:00",
    "2022-01-09T20:00Z/2022-01-10T04:00Z", "2022-24", "2022-33", "2024-02-29", "2022-01-10~", "2022-01?", "2002~/..",
)  # fmt: skip
WORDS = (
    "İstanbul", "istanbul", "ıstanbul", "Straße", "STRASSE", "ẞ", "Σίσυφος", "ΣΊΣΥΦΟΣ", "café", "cafe\u0301", "K",
    "ſave", "ﬁle", "100%", "100 per cent", "a_b", "a\\b", "it's", '"quoted"', "$1 :x ${y} {z} ? %s", "tab\there", "\\N",
    "NULL", "{a,b}", "[1, 2]", "NaN", "  ends  ", "zero\u200bwidth", "שלום", "line\u2028break", "\ufeffmark", "👩‍🚀",
    "中国", "中", "don’t", "–dash", "x" * 300, "dam", "dams", "undam", "dam-works", "(dam)", "東京都", "Київ", "ḥ", "½",
    "²", "\x01dam",
)  # fmt: skip
IDS = (
    "null", "nan", "true", "1e5", "12", "0012", "a-b", "ab", "a_b", "Alpha", "écluse", "россия", "中国", "x.y", "x:y",
)  # fmt: skip


def timeline(number: int, seed: int, zone: str | None = None) -> Timeline:
    """A timeline of so many events."""
    random = Random(seed)
    actors = [{"id": i, "name": f"Actor of {i} {n}"} for n, i in enumerate(IDS)]
    for place, whole in ((3, 0), (4, 3), (5, 3), (6, 5), (9, 8)):
        actors[place]["part_of"] = actors[whole]["id"]
    return Timeline.model_validate(
        {
            "title": "Awkward",
            "timezone": zone,
            "as_of": "2022-02-01" if seed % 2 else None,
            "sources": [{"id": i, "title": f"Source {i}"} for i in IDS[:5]],
            "actors": actors,
            "themes": [{"id": IDS[0], "name": "Theme null"}, {"id": "t", "name": "T", "part_of": IDS[0]}],
            "events": [*_events(random, number)],
        }
    )  # fmt: skip


def _events(random: Random, number: int) -> Iterator[dict[str, Any]]:
    for index in range(number):
        event: dict[str, Any] = {
            "id": f"{random.choice(IDS)}-{index}",
            "date": _date(random),
            "title": _text(random).strip() or "x",
            "status": random.choice(STATUSES),
            "actors": _some(random),
            "targets": _some(random),
            "themes": random.choice(([], [IDS[0]], ["t"])),
            "attributed_to": random.choice(([], [random.choice(IDS)])),
            "sources": random.choice(([], [IDS[1]], [{"source": IDS[2], "title": "x"}, {"title": "y"}])),
            "extra": random.choice(({}, _extra(random), _extra(random))),
        }  # fmt: skip
        if random.random() < 0.5:
            event["summary"] = random.choice(("", _text(random)))
        if random.random() < 0.5:
            event["type"] = random.choice(EVENT_TYPES)
        if random.random() < 0.3:
            event["place"] = random.choice(("", "Genève", "Old\nBridge", "İzmir", "a,b"))  # fmt: skip
        if random.random() < 0.2:
            event |= {"lat": random.choice((-3.5, 44, 0)), "lon": 1e-7}
        if random.random() < 0.2:
            event["part_of_day"] = random.choice(PARTS_OF_DAY)
        if random.random() < 0.2:
            event["quotes"] = [{"text": random.choice(WORDS).strip(), "speaker": "nan"}]
        if index and random.random() < 0.1:
            event["contradicts"] = []
        yield event


def _date(random: Random) -> str:
    kind = random.random()
    if kind < 0.4:
        return random.choice(DATES)
    if kind < 0.5:
        hour, zone = random.randrange(24), random.choice(("", "Z", "+03:00", "-09:00"))
        return f"2022-01-{random.randint(1, 31):02}T{hour:02}:15{zone}"
    day = date.fromordinal(date(2021, 11, 1).toordinal() + random.randrange(120))
    return str(day) if kind < 0.9 else f"{day:%Y-%m}"


def _text(random: Random) -> str:
    words = random.choices(WORDS, k=random.randint(1, 4))
    return random.choice((" ", " ", "-", ", ")).join(words)


def _some(random: Random) -> list[str]:
    return random.sample(IDS, random.choice((0, 1, 1, 2)))


def _extra(random: Random) -> dict[str, Any]:
    plain = (1, "1", 1.0, 10**20, "8,500", "1e3", None, True, "dam", "", -0.5)
    values = (*plain, [1, "two", None], {"a": {"b": 1}})
    keys = ("n", "N", "", 'with "marks"', "a.b", "id", "ключ", "line\nbreak")
    return {key: random.choice(values) for key in random.sample(keys, 2)}


def queries(number: int, terms: Terms, seed: int) -> Iterator[tuple[Query, bool]]:
    """So many questions, each with whether only certain matches are wanted."""
    random = Random(seed)
    for _ in range(number):
        yield _query(random, terms, 3), random.random() < 0.3


def _query(random: Random, terms: Terms, depth: int) -> Query:
    kind = random.random()
    if depth and kind < 0.5:
        parts = [_query(random, terms, depth - 1) for _ in range(random.randint(2, 3))]
        return (all_of if kind < 0.28 else any_of)(parts)
    if depth and kind < 0.6:
        return negation(_query(random, terms, depth - 1))
    return random.choice(_CONDITIONS)(random, terms)


def _window(random: Random, terms: Terms) -> Query:
    days = random.randrange(120)
    lower = moment(2021, 11, 1) + days * 86_400
    upper = lower + random.randint(1, 60) * 86_400 - 1
    if random.random() < 0.3:
        lower, upper = lower + random.randrange(86_400), upper - random.randrange(7_000)
    if random.random() < 0.2:
        lower, upper = moment(-60), moment(random.choice((1, 1500, 1950)))
    lower = BEGINNING if random.random() < 0.1 else lower
    upper = END if random.random() < 0.1 else upper
    window = Period(lower, max(lower, upper), random.choice(("wall", "utc")))
    if terms.zones:
        window = terms.zones.window(window)
    return During(window, random.choice(get_args(Relation)))


def _any_year(random: Random, terms: Terms) -> Query:
    when = AnyYear(random.randint(1, 12), random.choice((None, 10, 27)))
    return Yearly(when, random.choice(get_args(Relation)))


def _name(random: Random, terms: Terms) -> Query:
    field = random.choice(("actor", "by", "toward", "attributed_to"))
    return Has(field, random.choice(IDS), random.random() < 0.3)


def _pair(random: Random, terms: Terms) -> Query:
    one, other = random.choices(IDS, k=2)
    return Has("pair", Pair(one, other, random.random() < 0.3))


def _choice(random: Random, terms: Terms) -> Query:
    return random.choice(
        (
            Has("type", random.choice(EVENT_TYPES)),
            Has("status", random.choice(STATUSES)),
            Has("quad", "verbal cooperation"),
            Has("part_of_day", "night"),
            Has("theme", random.choice((IDS[0], "t"))),
            Has("source", random.choice(IDS[:5])),
            Has("place", random.choice(("genève", "bridge", "izmir", "b")), random.random() < 0.4),
            Has("file", "x"),
        )
    )  # fmt: skip


def _words(random: Random, terms: Terms) -> Query:
    text = random.choice(
        (*WORDS, "dam", "a", "1", "actor of", "dam works", "\n", "100")
    )
    if random.random() < 0.2:
        return Has("text", Regex(random.choice(("d.m", "^x+$", r"\d%", "[öü]|ı"))))
    return Has("text", random.choice((text, text.upper(), text[:2])) or "x")


def _number(random: Random, terms: Terms) -> Query:
    relation = random.choice(get_args(Comparison))
    field = random.choice((*sorted(COUNTED), "extra.n", "extra.N", "extra.a.b", "lat", "lon"))  # fmt: skip
    return Compare(field, relation, random.choice((0.0, 1.0, 2.0, 0.5, 8500.0, -3.5)))


def _extra_value(random: Random, terms: Terms) -> Query:
    field = "extra." + random.choice(("n", 'with "marks"', "a.b", "id", "ключ", "line\nbreak"))  # fmt: skip
    value = random.choice(("1", "1.0", "dam", "two", "true", "", "8500", Regex("^d")))
    exact = isinstance(value, str) and random.random() < 0.3
    return Has(field, value or "x", exact)


_CONDITIONS = (
    _window, _window, _any_year, _name, _name, _pair, _choice, _words, _words, _number, _extra_value,
)  # fmt: skip
