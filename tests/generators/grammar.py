"""Grammar: dates, expressions of `--where` and values of options, drawn at random, most of them nearly right."""

import re
from collections.abc import Callable, Sequence
from random import Random

from mutation import spoiled_text

_ODD = 0.08  # of what a form is made of, how much is not what it needs
_YEARS = (*("2022", "2021", "2014") * 4, "0001", "9999", "1990")
_ODD_YEARS = ("10000", "0000", "1990s", "199X", "19XX", "22", "198", "-0044", "Y-1E5")
_MONTHS = ("01", "02", "12")
_ODD_MONTHS = (
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
_DAYS = ("01", "10", "13", "27", "28")
_ODD_DAYS = ("29", "30", "31", "32", "00", "1", "XX", "3X")
_NAMES = ("January", "jan", "FEB", "sept", "December", "oct")
_ODD_NAMES = ("Mai", "janury", "mars", "01", "")
_WEEKDAYS = ("Monday", "thu", "Thursday")
_ODD_WEEKDAYS = ("sonntag", "Mondays", "")
_UNITS = ("day", "days", "week", "weeks", "month", "months", "quarter", "year", "years")
_LETTERS = ("d", "w", "m", "q", "y")
_ODD_UNITS = ("h", "fortnight", "decade", "")
_ODD_NUMBERS = ("0", "99999999999", "1.5", "²", "٣", "007", "")
_PARTS = ("early", "mid", "late", "start of", "beginning of", "middle of", "end of")
_BESIDE = ("last", "this", "next")
_WORDS = (
    *_PARTS, *_BESIDE, "past", "ago", "in", "the", "of", "since", "until", "from", "to", "between", "and",
    "before", "after", "by", "through", "today", "now", "yesterday", "tomorrow", "winter", "spring", "around", "about",
)  # fmt: skip
_SIGNS = (
    "..", "/", "-", "–", "—", " ", "  ", ",", ".", "~", "?", "%", "[", "]", "{", "}", "T10:00:00Z", "T25:00", "W", "Q",
    "H", "+", "th",
)  # fmt: skip
_PIECES = (
    *_WORDS,
    *_SIGNS,
    *_YEARS,
    *_ODD_YEARS,
    *_MONTHS,
    *_ODD_MONTHS,
    *_NAMES,
    *_ODD_NAMES,
)


def _of(random: Random, sound: Sequence[str], odd: Sequence[str] = ()) -> str:
    return random.choice(odd if odd and random.random() < _ODD else sound)


def _year(random: Random) -> str:
    return _of(random, _YEARS, _ODD_YEARS)


def _month(random: Random) -> str:
    return _of(random, _MONTHS, _ODD_MONTHS)


def _day(random: Random) -> str:
    return _of(random, _DAYS, _ODD_DAYS)


def _name(random: Random) -> str:
    return _of(random, _NAMES, _ODD_NAMES)


def _number(random: Random) -> str:
    return _of(random, (str(random.randrange(1, 54)),), _ODD_NUMBERS)


def _two_digits(random: Random, below: int) -> str:
    return _of(random, (f"{random.randrange(1, below):02}",), _ODD_NUMBERS)


def written(random: Random) -> str:
    """A day, month or year in one of the forms that stand by themselves."""
    return FORMS[
        random.choice(
            ("day", "month", "year", "day in words", "month in words", "quarter")
        )
    ](random)


def _ends(random: Random) -> tuple[str, str]:
    """Two dates, most of them the earlier one first."""
    one, other = sorted(
        (written(random), written(random)),
        key=lambda text: re.sub(r"\D*(\d{4}).*", r"\1", text),
    )
    return one, other


FORMS: dict[str, Callable[[Random], str]] = {
    "day": lambda r: "-".join((_year(r), _month(r), _day(r))),
    "day with other signs": lambda r: _of(r, ("/", ".", "")).join((_year(r), _month(r), _day(r))),
    "month": lambda r: f"{_year(r)}-{_month(r)}",
    "year": _year,
    "decade or century": lambda r: _of(r, ("1990s", "199X", "19XX", "2010s", "201X"), _ODD_YEARS),
    "numbers": lambda r: _of(r, "/.-").join((_day(r), _month(r), _year(r))),
    "day in words": lambda r: f"{_day(r)}{_of(r, ('', '', 'th', ' of'))} {_name(r)} {_year(r)}",
    "month in words": lambda r: _of(r, (f"{_name(r)} {_year(r)}", f"{_year(r)} {_name(r)}")),
    "month first": lambda r: f"{_name(r)} {_day(r)}, {_year(r)}",
    "day with its weekday": lambda r: (
        f"{_of(r, ('Mon 10', 'Thursday, 27', 'wed 12'))} Jan 2022"
        if r.random() < 0.6
        else f"{_of(r, _WEEKDAYS, _ODD_WEEKDAYS)} {_day(r)} {_name(r)} {_year(r)}"
    ),
    "part of a month": lambda r: f"{_of(r, _PARTS)} {_name(r)} {_year(r)}",
    "part of a year": lambda r: f"{_of(r, _PARTS)} {_year(r)}",
    "named day": lambda r: _of(r, ("today", "now", "yesterday", "tomorrow"), _WORDS),
    "unit before or after": lambda r: f"{_of(r, _BESIDE)} {_of(r, ('week', 'month', 'quarter', 'year'), _ODD_UNITS)}",
    "weekday before or after": lambda r: f"{_of(r, _BESIDE)} {_of(r, _WEEKDAYS, _ODD_WEEKDAYS)}",
    "several units": lambda r: f"{_of(r, ('last', 'past', 'next'))} {_number(r)} {_of(r, _UNITS, _ODD_UNITS)}",
    "some time ago": lambda r: f"{_number(r)} {_of(r, _UNITS, _ODD_UNITS)} ago",
    "in some time": lambda r: f"in {_number(r)} {_of(r, _UNITS, _ODD_UNITS)}",
    "offset": lambda r: f"{_of(r, '+-')}{_number(r)}{_of(r, _LETTERS, _ODD_UNITS)}",
    "week": lambda r: f"{_year(r)}-W{_two_digits(r, 54)}",
    "day of a week": lambda r: f"{_year(r)}-W{_two_digits(r, 54)}-{r.randrange(9)}",
    "quarter": lambda r: f"{_year(r)}{_of(r, ('-', '', '–'))}{_of(r, ('Q1', 'Q4', 'H1', 'H2'), ('Q5', 'H3', 'Q0'))}",
    "quarter in words": lambda r: f"Q{_of(r, '1234', '05')} {_year(r)}",
    "code": lambda r: f"{_year(r)}-{_of(r, [*map(str, range(33, 42))], ('21', '25', '42'))}",
    "EDTF": lambda r: edtf(r),
    "EDTF set": lambda r: f"[{edtf(r)}{_of(r, ('..', ','))}{edtf(r)}]",
    "EDTF interval": lambda r: "/".join(_ends(r)) if r.random() < 0.6 else f"{edtf(r)}/{edtf(r)}",
    "range": lambda r: _of(r, ("..", " to ", " – ", "/")).join(_ends(r)),
    "range in words": lambda r: "{} {} {} {}".format(*_of_range(r)),
    "range that shares its year": lambda r: _of(
        r,
        (
            f"10-20 {_name(r)} {_year(r)}",
            f"{_day(r)} Jan to {_day(r)} {_name(r)} {_year(r)}",
            f"Jan to Mar {_year(r)}",
        ),
    ),
    "from": lambda r: _of(r, ("since {}", "from {}", "{}..", "after {}")).format(written(r)),
    "until": lambda r: _of(r, ("until {}", "before {}", "by {}", "through {}", "..{}")).format(written(r)),
    "range of anything": lambda r: f"{date(r)}{_of(r, ('..', '/', ' to '))}{date(r)}",
    "pieces": lambda r: _of(r, ("", " ")).join(_of(r, _PIECES) for _ in range(r.randrange(8))),
}  # fmt: skip
"""What a date is typed as, by the name of its form (those of the table of typed dates, and nonsense)."""


def _of_range(random: Random) -> tuple[str, str, str, str]:
    one, other = _ends(random)
    before, between = random.choice(
        (("from", "to"), ("between", "and"), ("from", "and"), ("", "until"))
    )
    return before, one, between, other


_FIELDS = (
    "actor", "by", "toward", "pair", "theme", "type", "quad", "status", "source", "place", "text", "date",
    "date.within", "date.start", "from", "to", "id", "extra.troops", 'extra."a b"', "extra.", "part_of_day",
    "responds_to", "file", "days", "actr", "match", "precision", "attributed_to",
)  # fmt: skip
_KNOWN = {
    "actor": (
        "norland",
        "Norland",
        "RL",
        "osk",
        "palace",
        "Südmark",
        "=sudmark",
        "osk,berg",
        "/berg|osk/",
    ),
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
_KNOWN |= {
    'extra."a b"': ("x",),
    'extra."{}"': ("x", "5"),
    "responds_to": ("league-talks",),
    "contradicts": ("sluices-shut",),
}
_PLAIN = (
    *(value for values in _KNOWN.values() for value in values), "natoo", "nowhere", "-", "", "*", "B-7", "Ω", "a,b",
)  # fmt: skip


def edtf(random: Random) -> str:
    """A date in EDTF, or nearly."""
    parts = (
        _year(random),
        *(part(random) for part in (_month, _day)[: random.randrange(3)]),
    )
    return (
        ".."
        if random.random() < 0.1
        else "-".join(parts) + _of(random, ("", "", "~", "?", "%"))
    )


def dated(random: Random) -> tuple[str, str]:
    """The name of a form, and what someone may type in it for a date."""
    form = random.choice([*FORMS])
    text = FORMS[form](random)
    return form, spoiled_text(random, text) if random.random() < 0.05 else text


def date(random: Random) -> str:
    """What someone may type for a date."""
    return dated(random)[1]


def value(random: Random) -> str:
    """What may stand for a name, a word or a pattern."""
    plain = random.choice(_PLAIN)
    form = random.choice(
        (
            "{}",
            "{}",
            "{}",
            '"{}"',
            "={}",
            "/{}/",
            "{},{}",
            '="{}"',
            "/{}",
            "{}/",
            '"{}',
            "/(a+)+{}/",
            "/[{}/",
        )
    )
    return form.format(plain, random.choice(_PLAIN))


def expression(random: Random, depth: int = 0) -> str:
    """An expression of `--where`, whole or spoiled."""
    if depth == 0 and random.random() < 0.12:
        return spoiled_text(random, expression(random, 1))
    if depth == 0 and random.random() < 0.1:
        words = (
            "and",
            "or",
            "not",
            "(",
            ")",
            ":",
            "<",
            ">=",
            ",",
            "=",
            '"',
            "/",
            *_FIELDS,
            *_PLAIN,
        )
        return " ".join(random.choice(words) for _ in range(random.randrange(10)))
    shape = random.random()
    if depth > 4 or shape < 0.5:
        return _term(random)
    if shape < 0.6:
        return f"not {expression(random, depth + 1)}"
    if shape < 0.7:
        return f"({expression(random, depth + 1)})"
    word = random.choice((" and ", " or ", " AND ", "  or\n"))
    return word.join(
        expression(random, depth + 1) for _ in range(random.choice((2, 2, 3)))
    )


def _term(random: Random) -> str:
    if random.random() < 0.93:
        name = random.choice(
            ("date", "date.within", "date.start", "from", "to", *_KNOWN)
        )
        if name in _KNOWN:
            sign = (
                random.choice(("<", ">="))
                if name == "extra.troops" and random.random() < 0.3
                else ":"
            )
            return f"{name}{sign}{random.choice(_KNOWN[name])}"
        sign = random.choice((":", "<", ">=")) if name.startswith("date") else ":"
        one_end = sign != ":" or name in ("from", "to")
        return f'{name}{sign}"{written(random) if one_end else date(random)}"'
    sign = random.choice((":", ":", ":", "<", "<=", ">", ">=", "=", " : "))
    return f"{random.choice(_FIELDS)}{sign}{random.choice((value, date, edtf))(random)}"
