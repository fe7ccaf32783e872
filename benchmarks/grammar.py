"""Grammar: dates, expressions of `--where` and values of options, drawn at random, most of them nearly right."""

from collections.abc import Callable, Sequence
from random import Random

from mutation import spoiled_text

_YEARS = (
    *("2022", "2021", "2014") * 4,
    "0001",
    "9999",
    "10000",
    "0000",
    "1990s",
    "199X",
    "19XX",
    "22",
    "198",
    "-0044",
    "Y-1E5",
)
_MONTHS = (
    *("01", "02", "12") * 4,
    "13",
    "00",
    "1",
    "XX",
    "1X",
    "21",
    "25",
    "33",
    "36",
    "37",
    "40",
    "41",
    "42",
)
_DAYS = (*("01", "10", "27", "28") * 4, "29", "30", "31", "32", "00", "1", "XX", "3X")
_NAMES = ("January", "jan", "FEB", "Mai", "sept", "December", "janury", "mars")
_WEEKDAYS = ("Monday", "thu", "Thursday", "sonntag")
_UNITS = (
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "quarter",
    "year",
    "years",
    "d",
    "w",
    "m",
    "q",
    "y",
    "h",
)
_WORDS = (
    "last", "this", "next", "past", "ago", "in", "early", "mid", "late", "start of", "beginning of", "middle of",
    "end of", "the", "of", "since", "until", "from", "to", "between", "and", "before", "after", "by", "through",
    "today", "now", "yesterday", "tomorrow", "winter", "spring", "around", "about",
)  # fmt: skip
_SIGNS = (
    "..",
    "/",
    "-",
    "–",
    "—",
    " ",
    "  ",
    ",",
    ".",
    "~",
    "?",
    "%",
    "[",
    "]",
    "{",
    "}",
    "T10:00:00Z",
    "T25:00",
    "W",
    "Q",
    "H",
    "+",
    "th",
)
_PIECES = (*_WORDS, *_SIGNS, *_YEARS, *_MONTHS, *_NAMES)
_FORMS: tuple[Callable[[Random], str], ...] = (
    lambda r: f"{_of(r, _YEARS)}-{_of(r, _MONTHS)}-{_of(r, _DAYS)}",
    lambda r: f"{_of(r, _YEARS)}-{_of(r, _MONTHS)}",
    lambda r: _of(r, _YEARS),
    lambda r: f"{_of(r, _DAYS)}{_of(r, '/.-')}{_of(r, _MONTHS)}{_of(r, '/.-')}{_of(r, _YEARS)}",
    lambda r: f"{_of(r, _DAYS)} {_of(r, _NAMES)} {_of(r, _YEARS)}",
    lambda r: f"{_of(r, _NAMES)} {_of(r, _DAYS)}, {_of(r, _YEARS)}",
    lambda r: f"{_of(r, _WEEKDAYS)} {_of(r, _DAYS)} {_of(r, _NAMES)} {_of(r, _YEARS)}",
    lambda r: f"{_of(r, ('early', 'mid', 'late', 'end of', 'start of'))} {_of(r, _NAMES)} {_of(r, _YEARS)}",
    lambda r: f"{_of(r, ('last', 'this', 'next'))} {_of(r, (*_UNITS, *_WEEKDAYS))}",
    lambda r: f"{_of(r, ('last', 'past', 'next', 'in', ''))} {_number(r)} {_of(r, _UNITS)} {_of(r, ('', 'ago'))}",
    lambda r: f"{_of(r, '+-')}{_number(r)}{_of(r, _UNITS)}",
    lambda r: f"{_of(r, _YEARS)}-W{_number(r)}-{r.randrange(9)}",
    lambda r: f"{_of(r, _YEARS)}{_of(r, '-–')}{_of(r, 'QH')}{r.randrange(6)}",
    lambda r: f"[{edtf(r)}{_of(r, ('..', ','))}{edtf(r)}]",
    lambda r: f"{edtf(r)}/{edtf(r)}",
    lambda r: f"{date(r)}..{date(r)}",
    lambda r: f"{_of(r, ('from', 'between', ''))} {date(r)} {_of(r, ('to', 'and', '-', '..'))} {date(r)}",
    lambda r: f"{_of(r, ('since', 'until', 'before', 'after', 'by', 'through'))} {date(r)}",
    lambda r: _of(r, ("", " ")).join(_of(r, _PIECES) for _ in range(r.randrange(8))),
)  # fmt: skip

_FIELDS = (
    "actor", "by", "toward", "pair", "theme", "type", "quad", "status", "source", "place", "text", "date",
    "date.within", "date.start", "from", "to", "id", "extra.troops", 'extra."a b"', "extra.", "part_of_day",
    "responds_to", "file", "days", "actr", "match", "precision", "attributed_to",
)  # fmt: skip
_KNOWN = {
    "actor": ("norland", "Norland", "RL", "osk", "palace", "Südmark", "=sudmark", "osk,berg", "/berg|osk/"),
    "pair": ("norland,sudmark", "=palace,=berg", "osk, RL", "norland"),
    "theme": ("dam", "water", "The dam", "=water", "dam,military"),
    "type": ("consult", "threaten", "reject,consult", "=coerce"),
    "quad": ("verbal cooperation", '"material conflict"'),
    "status": ("reported", "claimed", "=planned"),
    "source": ("gazette", "radio", '"Radio Norland"'),
    "place": ("Lakeholm", "Vell valley", '"Vell"', "/l/"),
    "text": ("drought", '"dry spring"', "/s[a-z]+s/", "Sluice,talks", "/(a+)+$/"),
    "part_of_day": ("evening", "night"),
    "id": ("drought", "league-talks,drought", "/talks/"),
    "extra.troops": ("1200", "5", "/12/"),
}
_KNOWN |= dict.fromkeys(("by", "toward", "attributed_to"), _KNOWN["actor"])
_KNOWN |= {'extra."a b"': ("x",), "responds_to": ("league-talks",), "contradicts": ("sluices-shut",)}
_PLAIN = (
    *(value for values in _KNOWN.values() for value in values), "natoo", "nowhere", "-", "", "*", "B-7", "Ω", "a,b",
)  # fmt: skip


def _of(random: Random, choices: Sequence[str]) -> str:
    return random.choice(choices)


def _number(random: Random) -> str:
    return random.choice((str(random.randrange(60)), "0", "99999999999", "1.5", "²", "٣", "007"))


def edtf(random: Random) -> str:
    """A date in EDTF, or nearly."""
    parts = (_of(random, _YEARS), *(_of(random, known) for known in (_MONTHS, _DAYS)[: random.randrange(3)]))
    return _of(random, ("", "", "", "..")) or "-".join(parts) + _of(random, ("", "", "~", "?", "%"))


def date(random: Random) -> str:
    """What someone may type for a date."""
    text = random.choice(_FORMS[:-5] if random.random() < 0.7 else _FORMS)(random)
    return spoiled_text(random, text) if random.random() < 0.1 else text


def value(random: Random) -> str:
    """What may stand for a name, a word or a pattern."""
    plain = random.choice(_PLAIN)
    form = random.choice(
        ("{}", "{}", "{}", '"{}"', "={}", "/{}/", "{},{}", '="{}"', "/{}", "{}/", '"{}', "/(a+)+{}/", "/[{}/")
    )
    return form.format(plain, random.choice(_PLAIN))


def expression(random: Random, depth: int = 0) -> str:
    """An expression of `--where`, whole or spoiled."""
    if depth == 0 and random.random() < 0.15:
        return spoiled_text(random, expression(random, 1))
    if depth == 0 and random.random() < 0.15:
        words = ("and", "or", "not", "(", ")", ":", "<", ">=", ",", "=", '"', "/", *_FIELDS, *_PLAIN)
        return " ".join(random.choice(words) for _ in range(random.randrange(10)))
    shape = random.random()
    if depth > 4 or shape < 0.5:
        return _term(random)
    if shape < 0.6:
        return f"not {expression(random, depth + 1)}"
    if shape < 0.7:
        return f"({expression(random, depth + 1)})"
    word = random.choice((" and ", " or ", " AND ", "  or\n"))
    return word.join(expression(random, depth + 1) for _ in range(random.choice((2, 2, 3))))


def _term(random: Random) -> str:
    if random.random() < 0.8:
        name = random.choice(("date", "date.within", "date.start", "from", "to", *_KNOWN))
        if name in _KNOWN:
            sign = random.choice(("<", ">=")) if name == "extra.troops" and random.random() < 0.3 else ":"
            return f"{name}{sign}{random.choice(_KNOWN[name])}"
        sign = random.choice((":", "<", ">=")) if name.startswith("date") else ":"
        return f'{name}{sign}"{date(random)}"' if random.random() < 0.5 else f"{name}{sign}{edtf(random)}"
    sign = random.choice((":", ":", ":", "<", "<=", ">", ">=", "=", " : "))
    return f"{random.choice(_FIELDS)}{sign}{random.choice((value, date, edtf))(random)}"
