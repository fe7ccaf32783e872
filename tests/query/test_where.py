"""`--where`: what an expression means, what is said of one that means nothing, and that every query can be spelled."""

import re
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crisistl.dates import BEGINNING, END, Period
from crisistl.dates.written import Unread, read_written
from crisistl.errors import UsageError
from crisistl.model.timeline import Timeline
from crisistl.query.spelling import spell
from crisistl.query.terms import Terms
from crisistl.query.tree import (
    EVERYTHING,
    And,
    Compare,
    During,
    Has,
    Not,
    Or,
    Pair,
    Query,
    Regex,
    all_of,
    any_of,
    negation,
)
from crisistl.query.where import parse_where
from queries import queries, terms_of
from strategies import timelines

NORLAND, LEAGUE, WATER, DAM = (
    Has("actor", "norland"),
    Has("actor", "league"),
    Has("theme", "water"),
    Has("theme", "dam"),
)


@pytest.fixture
def terms(small_timeline: Timeline) -> Terms:
    return terms_of(small_timeline)


def days(lower: str, upper: str) -> Period:
    return Period(date.fromisoformat(lower), date.fromisoformat(upper))


def since(day: str) -> During:
    return During(Period(date.fromisoformat(day), END))


def until(day: str) -> During:
    return During(Period(BEGINNING, date.fromisoformat(day)))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("actor:norland", NORLAND),
        ("actor:norland and theme:water", And((NORLAND, WATER))),
        ("actor:norland or actor:league and theme:water", Or((NORLAND, And((LEAGUE, WATER))))),
        ("(actor:norland or actor:league) and theme:water", And((Or((NORLAND, LEAGUE)), WATER))),
        ("not actor:norland and theme:water", And((Not(NORLAND), WATER))),
        ("not (actor:norland and theme:water)", Not(And((NORLAND, WATER)))),
        ("not not actor:norland", NORLAND),
        ("NOT actor:norland AND Not theme:water", And((Not(NORLAND), Not(WATER)))),
        ("((actor:norland))", NORLAND),
        ("  actor:norland ", NORLAND),
        ("actor: norland", NORLAND),
        ("actor:norland\nand\ttheme:water", And((NORLAND, WATER))),
        ("not(actor:norland)and(theme:water)", And((Not(NORLAND), WATER))),
        ("actors:norland", Has("by", "norland")),
        ('actor:"lake city"', NORLAND),
        ('actor:="Lake City"', Has("actor", "norland", exact=True)),
        ("theme:water,dam", Or((WATER, DAM))),
        ("theme:water , =dam", Or((WATER, Has("theme", "dam", exact=True)))),
        ("theme:/^wa|^the /", Or((Has("theme", "water", exact=True), Has("theme", "dam", exact=True)))),
        ("pair:norland,league", Has("pair", Pair("norland", "league"))),
        ("text:sluice", Has("text", "sluice")),
        ('text:"dry spring"', Has("text", "dry spring")),
        ('text:"dry, spring",talks', Or((Has("text", "dry, spring"), Has("text", "talks")))),
        (r"text:/\b(8,?500|92,?000)\b/", Has("text", Regex(r"\b(8,?500|92,?000)\b"))),
        ("text:/a b/ or text:/c/", Or((Has("text", Regex("a b")), Has("text", Regex("c"))))),
        ("text:and", Has("text", "and")),
        ("place:vell", Has("place", "vell")),
        ("status:claimed", Has("status", "claimed")),
        ("id:drought,league-talks", Or((Has("id", "drought"), Has("id", "league-talks")))),
        ("extra.file:B-7", Has("extra.file", "B-7")),
        ('extra."my key":=x', Has("extra.my key", "x", exact=True)),
        ("extra.troops>1,200", Compare("extra.troops", ">", 1200.0)),
        ("extra.troops<= -1.5", Compare("extra.troops", "<=", -1.5)),
        ("date:2022-01", During(days("2022-01-01", "2022-01-31"))),
        ("date.within:2022-01", During(days("2022-01-01", "2022-01-31"), "within")),
        ("date.start:2022-01", During(days("2022-01-01", "2022-01-31"), "start")),
        ("date:2022-01..2022-02", During(days("2022-01-01", "2022-02-28"))),
        ('date:"mid January 2022"', During(days("2022-01-11", "2022-01-20"))),
        ('date:"January 10, 2022"', During(days("2022-01-10", "2022-01-10"))),
        ("date:yesterday", During(days("2022-01-26", "2022-01-26"))),
        ("date:2021,2019", Or((During(days("2021-01-01", "2021-12-31")), During(days("2019-01-01", "2019-12-31"))))),
        ("date>=2022-01", since("2022-01-01")),
        ("date>2022-01", since("2022-02-01")),
        ("date<=2022-01", until("2022-01-31")),
        ("date<2022-01", until("2021-12-31")),
        ("from:2022-01", since("2022-01-01")),
        ("to:2022-01", until("2022-01-31")),
        ("from:2022-01-10 and to:2022-01-20", During(days("2022-01-10", "2022-01-20"))),
        ("date>=2022-01-10 and theme:dam and date<=2022-01-20", And((During(days("2022-01-10", "2022-01-20")), DAM))),
        ("date.start>=2022-01", During(Period(date(2022, 1, 1), END), "start")),
    ],
)  # fmt: skip
def test_an_expression_is_a_query(terms: Terms, text: str, query: Query) -> None:
    assert parse_where(text, terms) == query


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ("", 'expected a condition such as actor:nato, "not" or "("', 0),
        ("   ", 'expected a condition such as actor:nato, "not" or "("', 3),
        (
            "actor:norland and",
            'expected a condition such as actor:nato, "not" or "("',
            17,
        ),
        (
            "and actor:norland",
            'expected a condition such as actor:nato, "not" or "("',
            0,
        ),
        (
            "actor:norland OR AND",
            'expected a condition such as actor:nato, "not" or "("',
            17,
        ),
        ("not", 'expected a condition such as actor:nato, "not" or "("', 3),
        ("()", 'expected a condition such as actor:nato, "not" or "("', 1),
        ("actor:norland and (theme:", "expected a value for theme", 25),
        ("actor:norland and (theme:water", 'this "(" is not closed', 18),
        ("(actor:norland theme:water)", 'expected "and", "or" or ")"', 15),
        ("actor:norland)", 'this ")" has no "("', 13),
        ("actor:norland theme:water", 'expected "and", "or" or the end', 14),
        (
            "actor:lake city",
            'expected "and", "or" or the end; put a value with a space in quotation marks: "..."',
            11,
        ),
        (
            "sluices",
            'expected a condition such as actor:nato, "not" or "("; to search for a word write text:sluices',
            0,
        ),
        ('"a b"', 'expected a condition such as actor:nato, "not" or "("', 0),
        ("actr:norland", "unknown field 'actr'; did you mean 'actor'?", 0),
        ("theme:water and dat:2022", "unknown field 'dat'; did you mean 'date'", 16),
        ("actor:norlnd", "unknown actor 'norlnd'; did you mean 'Norland'?", 6),
        (
            "actor=norland",
            'write actor:norland, with a colon; "=" goes before an exact name, as in actor:=kremlin',
            5,
        ),
        ("actor>norland", "'norland' is not a number", 6),
        ("extra.x>y", "'y' is not a number", 8),
        ("extra.x>nan", "'nan' is not a number", 8),
        ("from>2022", "write from:DATE", 5),
        (
            "date:10/01/2022",
            "'10/01/2022' is ambiguous: 10 January or 1 October 2022?",
            5,
        ),
        ("date>=2021..2022", "'2021..2022': one date is wanted here, not a range", 6),
        ("text:/(/", "/(/ is not a regular expression: ", 5),
        (
            "(" * 100 + "actor:norland",
            "nested too deeply; use fewer brackets and nots",
            61,
        ),
        (
            "not " * 100 + "actor:norland",
            "nested too deeply; use fewer brackets and nots",
            244,
        ),
    ],
)
def test_an_expression_that_means_nothing_shows_where(
    terms: Terms, text: str, message: str, place: int
) -> None:
    with pytest.raises(UsageError) as refused:
        parse_where(text, terms)
    said, shown, caret = str(refused.value).split("\n")
    assert said.startswith(message)
    if len(text) <= 72:
        assert shown == f"  {text}"
        assert caret == " " * (place + 2) + "^"
    else:
        assert text[place:].startswith(shown[len(caret) - 1 :])


@pytest.mark.parametrize(
    "text",
    ["winter 1921", "4/5/1921", "1936-39", "1904-05", "1900s", "3.5.21", "week of 4 May 1921", "midnight, 3 May 1921",
     "the 80s", "4/5/1921 to 6/7/1921", "vom 3. Mai 1921", "10/23 December 1915", "since late May 1921"],
)  # fmt: skip
def test_every_date_that_a_refusal_advises_is_a_condition(
    terms: Terms, text: str
) -> None:
    refused = read_written(text)
    assert isinstance(refused, Unread)
    found = [parse_where(f'date:"{reading}"', terms) for reading in refused.readings]
    assert len(found) > 1
    with suppress(UsageError):  # what a filter reads needs no advice
        parse_where(f'date:"{text}"', terms)
        return
    for reading in refused.readings:
        with pytest.raises(UsageError, match=re.escape(reading)):
            parse_where(f'date:"{text}"', terms)


def test_the_caret_stands_in_its_own_line(terms: Terms) -> None:
    with pytest.raises(UsageError) as refused:
        parse_where("actor:norland and\nactr:x", terms)
    assert str(refused.value).split("\n")[1:] == ["  actr:x", "  ^"]


def test_an_unknown_field_that_is_near_none_lists_them(terms: Terms) -> None:
    with pytest.raises(UsageError) as refused:
        parse_where("xyzzy:1", terms)
    assert "unknown field 'xyzzy'; there are id, date, " in str(refused.value)
    assert "from, to, extra.NAME" in str(refused.value)


@settings(max_examples=200)
@given(
    st.text(max_size=40)
    | st.text('actor:=>,"/\\() 1', max_size=30)
    | st.lists(
        st.sampled_from(
            [
                *'():,=></"',
                " and ",
                " or ",
                "not ",
                "actor:",
                "norland",
                "date:",
                "2022",
                "extra.x",
                "text:",
                "/a/",
            ]
        ),
        max_size=12,
    ).map("".join)
)
@example("text:" + "(" * 5000)
@example("(" * 5000)
@example("not " * 5000)
@example("date:" + "1" * 5000)
@example("extra.x>" + "9" * 5000)
def test_no_text_raises_anything_but_a_usage_error(text: str) -> None:
    with suppress(UsageError):
        query = parse_where(text, _TERMS)
        assert parse_where(spell(query), _TERMS) == query


_TERMS = terms_of(
    Timeline.model_validate(
        {
            "actors": [{"id": "norland", "name": "Norland"}, {"id": "1", "name": "a"}],
            "events": [
                {
                    "id": "e",
                    "date": "2022",
                    "title": "T",
                    "extra": {"x": 1},
                    "place": "a",
                }
            ],
        }
    )
)


# spelling


@pytest.mark.parametrize(
    ("query", "text"),
    [
        (NORLAND, "actor:norland"),
        (Has("actor", "norland", exact=True), "actor:=norland"),
        (Has("text", "dry spring"), 'text:"dry spring"'),
        (Has("text", 'a "b" \\'), r'text:"a \"b\" \\"'),
        (Has("text", "8,500"), 'text:"8,500"'),
        (Has("text", Regex("a/b")), r"text:/a\/b/"),
        (Has("pair", Pair("a", "b")), "pair:a,b"),
        (Has("pair", Pair("a", "b", exact=True)), "pair:=a,=b"),
        (Has("extra.my key", "x"), 'extra."my key":x'),
        (Has('extra."x"', "y"), r'extra."\"x\"":y'),
        (Compare("extra.n", ">=", 2.5), "extra.n>=2.5"),
        (Compare("extra.n", ">", 1.0), "extra.n>1"),
        (During(days("2022-01-01", "2022-01-31")), "date:2022-01"),
        (since("2022-01-10"), "date:2022-01-10.."),
        (until("2022-01-10"), 'date:"..2022-01-10"'),
        (During(days("2022-01-01", "2022-01-31"), "within"), "date.within:2022-01"),
        (
            all_of([NORLAND, any_of([WATER, DAM])]),
            "actor:norland and (theme:water or theme:dam)",
        ),
        (
            any_of([NORLAND, all_of([WATER, DAM])]),
            "actor:norland or (theme:water and theme:dam)",
        ),
        (negation(NORLAND), "not actor:norland"),
        (negation(any_of([WATER, DAM])), "not (theme:water or theme:dam)"),
        (EVERYTHING, ""),
    ],
)
def test_a_query_is_spelled(query: Query, text: str) -> None:
    assert spell(query) == text


@settings(max_examples=100)
@given(timelines(), st.data())
def test_every_query_reads_back_from_its_spelling(
    timeline: Timeline, data: st.DataObject
) -> None:
    query = data.draw(queries(timeline))
    assert parse_where(spell(query), terms_of(timeline)) == query


# selecting
