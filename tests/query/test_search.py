"""Search: which text of an event is searched, and what a phrase finds in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisistl.model.timeline import Timeline
from crisistl.query.search import finder, phrase_test, searched_text, snippet
from crisistl.query.tree import Regex
from crisistl.text.names import fold
from strategies import lines


def test_the_text_of_an_event_is_all_that_is_said_of_it(
    small_timeline: Timeline,
) -> None:
    assert searched_text(
        small_timeline.events_by_id["berg-warning"], small_timeline
    ).split("\n") == [
        'Ida Berg warns of a "dry spring" [sic]',
        "She gives Norland until February to open the sluices.",
        "A dry spring is an act of war.",
        "",
        "Ida Berg",
        "Norland",
    ]
    assert "Lakeholm" in searched_text(
        small_timeline.events_by_id["league-talks"], small_timeline
    )


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Talks in Geneva", "geneva"),
        ("Talks in Geneva", "TALKS"),
        ("Talks in Genève", "geneve"),
        ("Talks in Geneve", "Genève"),
        ("sanctions", "sanction"),
        ("the Nord Stream 2 pipeline", "nord stream"),
        ("8,500 troops", "8,500"),
        ("the (provisional) deal", "provisional"),
        ("the (provisional) deal", "(prov"),
        ("北约秘书长斯托尔滕贝格", "秘书长"),
        ("a.b", "b"),
    ],
)
def test_a_phrase_is_found_where_a_word_begins_with_it(text: str, phrase: str) -> None:
    assert phrase_test(phrase, exact=False)(text)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Renato speaks", "nato"),
        ("the nord side stream", "nord stream"),
        ("18,500", "8,500"),
        ("talk", "talks"),
    ],
)
def test_a_phrase_is_not_found_within_a_word(text: str, phrase: str) -> None:
    assert not phrase_test(phrase, exact=False)(text)


def test_an_exact_phrase_is_the_whole_text() -> None:
    test = phrase_test("Genève", exact=True)
    assert test("GENEVE")
    assert not test("Genève, Switzerland")


def marked(text: str, *wanted: str | Regex) -> list[str]:
    """The parts of the text that are found."""
    find = finder(wanted)
    assert find
    return [text[start:end] for start, end in find(text)]


def test_hits_are_found_in_the_text_as_it_is_written() -> None:
    assert marked("Genève: geneva, Ge\u0300neve", "geneve", "geneva") == [
        "Genève",
        "geneva",
        "Ge\u0300neve",
    ]


def test_a_letter_that_folds_to_two_keeps_the_places_right() -> None:
    assert marked("Straße und STRASSE", "strasse") == ["Straße", "STRASSE"]
    assert marked("ﬁnal ﬁn", "fin") == ["ﬁn", "ﬁn"]


def test_a_pattern_marks_its_first_hit_and_never_nothing() -> None:
    assert marked("8,500 and 92,000", Regex(r"\d+,\d+")) == ["8,500"]
    assert marked("abc", Regex("x*")) == []


def test_a_pattern_that_takes_long_is_given_up_and_the_others_are_not() -> None:
    find = finder([Regex("(a+)+$"), Regex("b")])
    assert find
    assert find("a" * 60 + "b") == [(60, 61)]
    assert find("a b") == [(2, 3)]


def test_there_is_nothing_to_find_without_a_phrase() -> None:
    assert finder([]) is None


@settings(max_examples=200)
@given(lines(), lines())
def test_a_phrase_that_is_found_is_marked(text: str, phrase: str) -> None:
    find = finder([phrase])
    assert find
    assert bool(find(text)) == bool(phrase_test(phrase, exact=False)(text))


@settings(max_examples=200)
@given(st.text(max_size=30), st.text(min_size=1, max_size=3))
def test_places_lie_in_the_text(text: str, phrase: str) -> None:
    find = finder([phrase])
    assert find
    for start, end in find(text):
        assert 0 <= start <= end <= len(text)
        assert fold(phrase) in fold(text[start:end]) or start == end


@pytest.mark.parametrize(
    ("text", "word", "width", "shown"),
    [
        ("one two three", "two", 60, "one two three"),
        ("one two three four five six seven", "four", 12, "… three four five …"),
        ("one two\nthree  four", "three", 60, "one two three four"),
        ("one two three", "one", 6, "one two …"),
        ("one two three", "three", 6, "… three"),
        ("unbreakable" * 9, "able", 10, "unbreakable" * 9),
    ],
)
def test_a_snippet_is_whole_words_around_the_hit(
    text: str, word: str, width: int, shown: str
) -> None:
    start = text.index(word)
    assert snippet(text, (start, start + len(word)), width) == shown
