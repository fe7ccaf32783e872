"""Events and questions that databases are known to answer each in its own way, with the right answers.

An id, a date, a text, a list or an entry of `extra` is in each event for a reason, which is said beside it.
"""

from collections.abc import Iterator
from typing import Any

from crisistl.model.timeline import Timeline
from crisistl.query.tree import Has, Query, Regex

DAY = "2022-01-10"
LONG = "l" * 190  # statistics of columns are cut before its end

IDS = (
    "0072", "72", "7e2", "700",  # numbers to who infers types, and two of them equal
    "false", "null", "nan", "20220111",  # a truth, nothing, no number, a day
    "0B5E2C1A-7D43-4F6B-9A08-3C1D5E7F9A2B",  # a UUID would be written in small letters
    "Beta", "beta",  # case alone differs
    "b-d", "bd", "b-e", "b_d",  # hyphens that a collation ignores, a wildcard
    "yankee", "été", "Київ", "東京", "ｂ-wide", "𐎁-astral",  # orders of bytes and of UTF-16 differ
    "izmir", "İzmir",  # the small letter of İ depends on the engine
    f"{LONG}1", f"{LONG}2",
)  # fmt: skip

DATES = (
    "-0480-09-20", "0000-01-01", "-0001-12-31", "0000", "-048X",  # division rounds the other way below 0
    "0001-01-01", "9999-12-31", "Y-14000", "Y150000003", "Y-15E7",  # ends of calendars, and seconds beyond 32 bits
    "1969-12-31", "1970-01-01", "1899-12-31", "1582-10-10", "2149-06-07", "2300-01-01",  # ends of kinds of dates
    "2021-05~", "2022-02", "2022-02-01", "2022", "201X", "155X-12-25", "XXXX-02-03",  # one beginning, other ends
    "[1911,1913]", "[2022-02-03..2022-03-01]",  # a year between isn't meant
    "2013/..", "2013/", "../1988", "/1961-10-30",  # ends without a day
    "2020-12-30/2021-01-02", "2022-03-24T06:00", "2022-03-24T06:00:30", "2022-03-24T06:00Z",
    "2022-03-24T06:00+04:00", "2020-24", "2020-33", "2019-02-28", "2016-02-29",
    "2022-04-01/2022-04-30", "2022-04",  # the same days
)  # fmt: skip

TEXTS = {
    "dotted": "İZMİR is quiet",
    "capital": "IZMIR is quiet",
    "dotless": "ızmır is quiet",
    "sharp": "the Spaß ends",
    "double": "THE SPASS ENDS",
    "capital-sharp": "THE SPAẞ ENDS",
    "final-sigma": "ο λόγος",
    "capital-sigma": "Ο ΛΌΓΟΣ",
    "one-code-point": "a fiancé waits",
    "two-code-points": "a fiance\u0301 waits",
    "kelvin": "300 \u212a below",
    "long-s": "a ſhip",
    "ligature": "ofﬁce hours",
    "marks-in-order": "o\u0323\u0302 here",
    "marks-in-other-order": "o\u0302\u0323 here",
    "syllables": "서울 shut",
    "letters-of-syllables": "\u1109\u1165\u110b\u116e\u11af shut",
    "per-cent": "50% more",
    "no-per-cent": "50 more",
    "underscore": "c_d only",
    "no-underscore": "cxd only",
    "backslash": "path\\to \\n and \\%",
    "apostrophe": "it's 'so'",
    "quotation": 'he "says" `so`',
    "placeholders": "$2 ${y} :y ? %s %(y)s @y",
    "lines": "first\nsecond\tcell\rthird",
    "copy-null": "\\N",
    "word-null": "NULL",
    "braces": "{c,d}",
    "brackets": "[3, 4]",
    "blanks": "  around  ",
    "invisible": "in\u200bvisible so\u00adft",
    "right-to-left": "עברית כאן",
    "separators": "one\u2028two\u0085three",
    "byte-order": "\ufeffsigned",
    "joined": "👨‍👩‍👧 🇫🇷 last",
    "long": "m" * 4_000 + " needle",
    "empty": "",
}
"""Summaries, each of an event with this id."""

LISTS: dict[str, dict[str, Any]] = {
    "none": {"actors": [], "targets": []},
    "as-null": {"actors": ["null"]},
    "as-no-number": {"actors": ["nan"]},
    "small-letters": {"actors": ["nor"]},
    "capital-letters": {"actors": ["OST"]},
    "both-sides": {"actors": ["nor"], "targets": ["nor"]},
    "theme-too": {"actors": ["shared"], "themes": ["shared"]},
    "in-order": {"actors": ["київ", "c-d", "nor"]},
    "two-asked": {"actors": ["nor", "OST"], "targets": ["c-d"]},
}

EXTRA: dict[str, dict[str, Any]] = {
    "same-path": {"c.d": 1, "c": {"d": 2}},
    "numbers": {"big": 98765432109876543210987, "z": -0.0, "odd": 9007199254740993},
    "order": {"z": 1, "a": 2},
    "two-cases": {"Code": "FR", "code": 250},
    "no-name": {"": "x", " ": "y"},
    "no-value": {"v": None},
    "mixed": {"l": [1, "c", None, [False]]},
    "own-names": {"id": "other", "date": "1998"},
    "deep": {"d": {"a": {"b": {"c": {"e": 1}}}}},
    "like-others": {"s": "2022-02", "t": "0072", "u": "false"},
    "composed": {"é": 1, "e\u0301": 2},
    "escapes": {"text": 'b "r" \\ / \n \u2028'},
}
"""Entries of `extra`, which no engine may change or put in another order."""


def timeline() -> Timeline:
    """All events in one timeline."""
    actors = ("null", "nan", "nor", "OST", "c-d", "київ", "shared")
    return Timeline.model_validate(
        {
            "title": "Perils",
            "actors": [{"id": i, "name": f"Side {n}"} for n, i in enumerate(actors)],
            "themes": [{"id": "shared", "name": "A theme"}],
            "events": [*_events()],
        }
    )


def _events() -> Iterator[dict[str, Any]]:
    for number, identity in enumerate(IDS):
        yield {"id": identity, "date": DAY, "title": f"Row {number}"}
    for number, date in enumerate(DATES):
        yield {"id": f"date-{number}", "date": date, "title": f"Dated {number}"}
    for identity in ("tie-3", "tie-1", "tie-2"):  # the order of ids decides
        yield {"id": identity, "date": "2022-04-02", "title": "Tied"}
    for identity, summary in TEXTS.items():
        yield {"id": identity, "date": DAY, "title": "T", "summary": summary}
    yield {"id": "in-title", "date": DAY, "title": "Gęś in the title"}
    yield {"id": "across", "date": DAY, "title": "ends with gamma", "summary": "delta"}
    for identity, lists in LISTS.items():
        yield {"id": identity, "date": DAY, "title": "L", **lists}
    for identity, extra in EXTRA.items():
        yield {"id": identity, "date": DAY, "title": "E", "extra": extra}


QUESTIONS: tuple[tuple[Query, set[str]], ...] = (
    (Has("text", "izmir is"), {"dotted", "capital", "dotless"}),
    (Has("text", "spass"), {"sharp", "double", "capital-sharp"}),
    (Has("text", "λογος"), {"final-sigma", "capital-sigma"}),
    (Has("text", "fiancé"), {"one-code-point", "two-code-points"}),
    (Has("text", "300 k"), {"kelvin"}),
    (Has("text", "ship"), {"long-s"}),
    (Has("text", "office"), {"ligature"}),
    (Has("text", "ộ here"), {"marks-in-order", "marks-in-other-order"}),
    (Has("text", "서울"), {"syllables", "letters-of-syllables"}),
    (Has("text", "50%"), {"per-cent"}),
    (Has("text", "50 more"), {"no-per-cent"}),
    (Has("text", "c_d"), {"underscore"}),
    (Has("text", "\\to \\n"), {"backslash"}),
    (Has("text", "it's 'so'"), {"apostrophe"}),
    (Has("text", '"says" `so`'), {"quotation"}),
    (Has("text", "${y}"), {"placeholders"}),
    (Has("text", "? %s %(y)s"), {"placeholders"}),
    (Has("text", "first\nsecond"), {"lines"}),
    (Has("text", "\\N"), {"copy-null", "backslash"}),
    (Has("text", "null"), {"word-null"}),
    (Has("text", "{c,d}"), {"braces"}),
    (Has("text", "כאן"), {"right-to-left"}),
    (Has("text", "last"), {"joined"}),
    (Has("text", "needle"), {"long"}),
    (Has("text", "ges in"), {"in-title"}),
    (Has("text", "gamma delta"), set()),
    (Has("text", Regex("^m+ n")), {"long"}),
    (Has("actor", "null"), {"as-null"}),
    (Has("actor", "nan"), {"as-no-number"}),
    (Has("actor", "nor"), {"small-letters", "both-sides", "in-order", "two-asked"}),
    (Has("by", "OST"), {"capital-letters", "two-asked"}),
    (Has("toward", "nor"), {"both-sides"}),
    (Has("theme", "shared"), {"theme-too"}),
    (Has("actor", "київ"), {"in-order"}),
    (Has("extra.Code", "fr"), {"two-cases"}),
    (Has("extra.code", "250"), {"two-cases"}),
    (Has("extra.c.d", "1"), {"same-path"}),
    (Has("extra.t", "0072"), {"like-others"}),
    (Has("extra.big", "98765432109876543210987"), {"numbers"}),
)  # fmt: skip
"""Questions with the ids of the events that answer them."""
