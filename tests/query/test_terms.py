"""Terms: what a user types, as a condition or as a refusal that helps."""

from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crisistl.dates import BEGINNING, END, DateError, Period
from crisistl.errors import CrisisError, UsageError
from crisistl.model.timeline import Timeline
from crisistl.query.fields import FIELDS
from crisistl.query.lookup import field_of
from crisistl.query.terms import Terms, split_list, split_phrases, unquoted
from crisistl.query.tree import And, During, Has, Or, Pair, Query, Regex
from queries import TODAY, terms_of


@pytest.fixture
def terms(small_timeline: Timeline) -> Terms:
    return terms_of(small_timeline)


ASKED = [field.name for field in FIELDS if field.ask]


# names


@pytest.mark.parametrize(
    ("field", "text", "query"),
    [
        ("actor", "norland", Has("actor", "norland")),
        ("actors", "Lake City", Has("by", "norland")),
        ("targets", "rl", Has("toward", "league")),
        ("actor", "minister", Has("actor", "osk")),
        ("actor", "=the palace", Has("actor", "palace", exact=True)),
        ("actor", "= the palace", Has("actor", "palace", exact=True)),
        ("theme", "dam, water", Or((Has("theme", "dam"), Has("theme", "water")))),
        ("theme", "dam,dam,", Has("theme", "dam")),
        ("theme", '"the dam"', Has("theme", "dam")),
        (
            "theme",
            '="the dam",water',
            Or((Has("theme", "dam", exact=True), Has("theme", "water"))),
        ),
        (
            "actor",
            "/^.[dn]/",
            Or((Has("actor", "osk", exact=True), Has("actor", "berg", exact=True))),
        ),
        ("place", "valley", Has("place", "valley")),
        ("place", "vell VALLEY", Has("place", "Vell valley")),
        ("place", "=Lakeholm", Has("place", "Lakeholm", exact=True)),
        ("type", "Consult", Has("type", "consult")),
        ("extra.file", "B-7", Has("extra.file", "B-7")),
        ("extra.file", "=B-7", Has("extra.file", "B-7", exact=True)),
        ("extra.file", "/^b/", Has("extra.file", Regex("^b"))),
        ("date", "January 2022", During(Period(date(2022, 1, 1), date(2022, 1, 31)))),
    ],
)
def test_a_typed_value_is_a_condition(
    terms: Terms, field: str, text: str, query: Query
) -> None:
    assert terms.has(field, text) == query


def test_a_name_with_a_comma_of_its_own_is_one_name() -> None:
    actors = [
        {"id": "ministry", "name": "Ministry of Water, Land and Air"},
        {"id": "water", "name": "Land and Air"},
    ]
    terms = terms_of(Timeline.model_validate({"actors": actors}))
    assert terms.has("actor", "ministry of water, land and air") == Has(
        "actor", "ministry"
    )
    assert terms.has("actor", "water,land and air") == Has("actor", "water")


def test_ids_that_are_numbers_are_divided_by_a_comma() -> None:
    terms = terms_of(
        Timeline.model_validate(
            {"actors": [{"id": i, "name": i} for i in ("2", "365")]}
        )
    )
    assert terms.has("actor", "2,365") == Or((Has("actor", "2"), Has("actor", "365")))
    assert terms.has("pair", "2,365") == Has("pair", Pair("2", "365"))


def test_a_place_that_looks_like_a_sign_is_asked_for_in_quotation_marks() -> None:
    events = [
        {"id": f"e{n}", "date": "2022", "title": "T", "place": p}
        for n, p in enumerate(('"x"', "x", "=x"))
    ]
    terms = terms_of(Timeline.model_validate({"events": events}))
    assert terms.has("place", '"x"') == Has("place", "x")
    assert terms.has("place", r'"\"x\""') == Has("place", '"x"')
    assert terms.has("place", '"=x"') == Has("place", "=x")


# pairs


def test_a_pair_is_two_actors(terms: Terms) -> None:
    assert terms.has("pair", "lake city, Port Sud") == Has(
        "pair", Pair("norland", "sudmark")
    )
    assert terms.has("pair", "=norland,=sudmark") == Has(
        "pair", Pair("norland", "sudmark", exact=True)
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "norland",
            "a pair is two actors with a comma between them, such as us,russia",
        ),
        ("norland,sudmark,league", "a pair is two actors"),
        (
            "=norland,sudmark",
            "write both sides of a pair the same way: us,russia or =us,=russia",
        ),
        ("/nor/,/x|o/", "write both sides of a pair the same way"),
        ("norland,sudmrk", "unknown actor 'sudmrk'; did you mean 'Südmark'?"),
    ],
)
def test_anything_else_is_no_pair(terms: Terms, text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message.replace("?", r"\?")):
        terms.has("pair", text)


# texts


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("dam", Has("text", "dam")),
        ("dry dam", And((Has("text", "dry"), Has("text", "dam")))),
        ('"dry dam"', Has("text", "dry dam")),
        ('"dry dam" x', And((Has("text", "dry dam"), Has("text", "x")))),
        ("dam,talks", Or((Has("text", "dam"), Has("text", "talks")))),
        ("8,500 troops", And((Has("text", "8,500"), Has("text", "troops")))),
        ('"a, b"', Has("text", "a, b")),
        (r'"say \"no\""', Has("text", 'say "no"')),
        ("/a, b/", Has("text", Regex("a, b"))),
        (r"/a\/b/", Has("text", Regex("a/b"))),
        (r"/a\\/b/", Has("text", Regex(r"a\\/b"))),
        ("/a/,b", Or((Has("text", Regex("a")), Has("text", "b")))),
        ("=dam", Has("text", "=dam")),
        ("//", Has("text", "//")),
        ('"', Has("text", '"')),
    ],
)
def test_a_typed_text_is_words_phrases_and_patterns(
    terms: Terms, text: str, query: Query
) -> None:
    assert terms.has("text", text) == query


@pytest.mark.parametrize("text", ['""', '" "', '"" ""', 'dam,""'])
def test_quotation_marks_around_nothing_are_refused(terms: Terms, text: str) -> None:
    with pytest.raises(UsageError, match="text: nothing to look for"):
        terms.has("text", text)


# refusals


@pytest.mark.parametrize("field", ASKED)
@pytest.mark.parametrize("text", ["", "  ", "\t\n"])
def test_nothing_is_no_value(terms: Terms, field: str, text: str) -> None:
    with pytest.raises(UsageError, match=f"{field}: the value is empty; write one"):
        terms.has(field, text)


@pytest.mark.parametrize(
    ("field", "text", "message"),
    [
        ("actr", "norland", "unknown field 'actr'; did you mean 'actor'?"),
        ("actor", "Norlnd", "unknown actor 'Norlnd'; did you mean 'Norland'?"),
        (
            "actor",
            "norland,xyzzy",
            "unknown actor 'xyzzy'; the timeline has Ann Osk, Ida Berg, Norland,",
        ),
        (
            "actor",
            "=",
            "unknown actor ''; the timeline has Ann Osk, Ida Berg, Norland,",
        ),
        ("actor", "/xyzzy/", "/xyzzy/ matches no actor"),
        (
            "actor",
            "/(/",
            "/(/ is not a regular expression: missing ), unterminated subpattern at position 0",
        ),
        ("text", "/(/", "/(/ is not a regular expression"),
        (
            "place",
            "Atlantis",
            "unknown place 'Atlantis'; the timeline has Lakeholm, Vell valley",
        ),
        ("type", "war", "unknown type 'war'; the timeline has"),
        ("status", "claim", "unknown status 'claim'; did you mean 'claimed'?"),
        (
            "date",
            "10/01/2022",
            "'10/01/2022' is ambiguous: 10 January or 1 October 2022?",
        ),
        ("date", "the Palace", "'the Palace' is an actor, not a date"),
        ("date", "Water", "'Water' is a theme, not a date"),
    ],
)
def test_what_is_not_understood_is_refused_with_help(
    terms: Terms, field: str, text: str, message: str
) -> None:
    with pytest.raises(UsageError) as refused:
        terms.has(field, text)
    assert str(refused.value).startswith(message)


@settings(max_examples=150)
@given(
    st.sampled_from([*ASKED, "extra.x"]),
    st.text(max_size=40) | st.text('"/\\=,() ab1', max_size=20),
)
@example("actor", "/" + "(" * 3000)
@example("text", "/" + "(" * 3000 + "/")
@example("date", "9" * 500)
@example("text", "\\" * 99)
def test_no_text_raises_anything_but_a_crisis_error(field: str, text: str) -> None:
    with suppress(CrisisError):
        assert _TERMS.has(field, text)


_TERMS = terms_of(
    Timeline.model_validate(
        {
            "actors": [{"id": "a", "name": "A b"}, {"id": "b", "name": "B, c"}],
            "themes": [{"id": "1", "name": "One"}],
            "events": [
                {
                    "id": "e",
                    "date": "2022",
                    "title": "T",
                    "actors": ["a"],
                    "place": 'a "b"',
                }
            ],
        }
    )
)


# dates


def test_a_date_is_counted_from_today_and_read_in_the_order_given(
    small_timeline: Timeline,
) -> None:
    assert Terms.of(small_timeline, TODAY).period("yesterday") == Period(
        date(2022, 1, 26), date(2022, 1, 26)
    )
    october = Terms.of(small_timeline, TODAY, "mdy").period("10/01/2022")
    assert october == Period(date(2022, 10, 1), date(2022, 10, 1))


def test_since_and_until_are_open_on_one_side(terms: Terms) -> None:
    assert terms.since("2022-01") == Period(date(2022, 1, 1), END)
    assert terms.until("2022-01") == Period(BEGINNING, date(2022, 1, 31))


@pytest.mark.parametrize("text", ["2021..2022", "since 2021"])
def test_since_and_until_refuse_a_range(terms: Terms, text: str) -> None:
    for bound in (terms.since, terms.until):
        with pytest.raises(DateError):
            bound(text)


# literals


@pytest.mark.parametrize(
    ("field", "text", "exact", "query"),
    [
        ("text", "=a, /b/", False, Has("text", "=a, /b/")),
        ("text", "a", True, Has("text", "a")),
        ("extra.x", "a", True, Has("extra.x", "a", exact=True)),
        ("actor", "Norland", True, Has("actor", "norland", exact=True)),
        ("actor", "osk", False, Has("actor", "osk")),
    ],
)
def test_no_sign_in_a_literal_is_special(
    terms: Terms, field: str, text: str, exact: bool, query: Query
) -> None:
    assert terms.literal(field, text, exact=exact) == query


@pytest.mark.parametrize(
    ("field", "text"),
    [("actor", "norland,league"), ("type", "/c/"), ("place", "=Lakeholm")],
)
def test_a_literal_that_is_unknown_is_refused(
    terms: Terms, field: str, text: str
) -> None:
    with pytest.raises(UsageError, match="unknown"):
        terms.literal(field, text)


# dividing


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("a", ["a"]),
        ("a,b , c", ["a", "b", "c"]),
        (",a,,b,", ["a", "b"]),
        ('"a, b",c', ['"a, b"', "c"]),
        ('="a, b",c', ['="a, b"', "c"]),
        (r'"a\", b",c', [r'"a\", b"', "c"]),
        ("/a,b/,c", ["/a,b/", "c"]),
        ("=/a,b/", ["=/a,b/"]),
        ("/a,b", ["/a", "b"]),
        ('5",6"', ['5"', '6"']),
        ("1,2", ["1", "2"]),
        (",", [","]),
        ("", [""]),
    ],
)
def test_a_list_is_divided_at_its_commas(text: str, items: list[str]) -> None:
    assert split_list(text) == items


def test_a_list_of_texts_keeps_numbers_whole() -> None:
    assert split_list("8,500,a,1, 2", of_text=True) == ["8,500", "a", "1", "2"]


def _without(text: str, signs: str) -> list[str]:
    return [c for c in text if not c.isspace() and c not in signs]


@given(st.text(max_size=40) | st.text('"/\\=, ab1', max_size=20), st.booleans())
def test_a_list_loses_nothing_but_commas_and_space(text: str, of_text: bool) -> None:
    assert _without("".join(split_list(text, of_text=of_text)), ",") == _without(
        text, ","
    )


@given(st.text(max_size=40) | st.text('"\\ ab', max_size=20))
def test_phrases_lose_nothing_but_marks_and_space(text: str) -> None:
    assert _without("".join(split_phrases(text)), '"\\') == _without(text, '"\\')


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("a b", ["a", "b"]),
        ('"a b" c', ["a b", "c"]),
        ('a"b c"d', ['a"b', 'c"d']),
        ('"" a', ["a"]),
        ('"a', ['"a']),
        (r'"a \"b\" c"', ['a "b" c']),
        ("", []),
    ],
)
def test_phrases_are_words_and_what_stands_in_quotation_marks(
    text: str, phrases: list[str]
) -> None:
    assert [*split_phrases(text)] == phrases


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ('"a b"', "a b"),
        (r'"a\"b"', 'a"b'),
        (r'"a\\b"', "a\\b"),
        ("a", "a"),
        ('"', '"'),
        ('""', ""),
        ("'a'", "'a'"),
    ],
)
def test_quotation_marks_are_taken_off(text: str, bare: str) -> None:
    assert unquoted(text) == bare


def test_a_vocabulary_is_made_once(terms: Terms) -> None:
    field: Any = field_of("actor")
    assert terms.vocabulary(field) is terms.vocabulary(field)
