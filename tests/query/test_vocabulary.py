"""The vocabulary of a field: every spelling of a value, and the help for what is none."""

import re

import pytest

from crisistl.errors import UsageError
from crisistl.model.timeline import EVENT_TYPES, Timeline
from crisistl.query.fields import FIELDS
from crisistl.query.lookup import field_of
from crisistl.query.vocabulary import Vocabulary, spellings


def of(timeline: Timeline, field: str) -> Vocabulary:
    asked = field_of(field)
    return Vocabulary.of(asked, spellings(asked, timeline))


@pytest.mark.parametrize(
    ("field", "text", "identity"),
    [
        ("actor", "norland", "norland"),
        ("actor", "NORLAND", "norland"),
        ("actor", " lake city", "norland"),
        ("actor", "sudmark", "sudmark"),
        ("by", "port sud", "sudmark"),
        ("toward", "RL", "league"),
        ("attributed_to", "minister osk", "osk"),
        ("theme", "the DAM", "dam"),
        ("source", "gazette press", "gazette"),
        ("source", "Radio Norland", "radio"),
        ("type", "Consult", "consult"),
        ("status", "PLANNED", "planned"),
        ("part_of_day", "evening", "evening"),
        ("id", "league-talks", "league-talks"),
        ("responds_to", "drought", "drought"),
        ("place", "lakeholm", "Lakeholm"),
    ],
)
def test_a_value_is_known_by_id_name_and_alias(
    small_timeline: Timeline, field: str, text: str, identity: str
) -> None:
    assert of(small_timeline, field).get(text) == identity


@pytest.mark.parametrize("text", ["nor", "Norlan", "", "=norland"])
def test_part_of_a_name_is_no_name(small_timeline: Timeline, text: str) -> None:
    assert of(small_timeline, "actor").get(text) is None


@pytest.mark.parametrize(
    ("field", "text", "identity"),
    [
        ("actor", "osk", "osk"),
        ("actor", "ANN", "osk"),
        ("actor", "league river", "league"),
        ("actor", "ida", "berg"),
    ],
)
def test_a_word_that_one_alone_has_is_enough(
    small_timeline: Timeline, field: str, text: str, identity: str
) -> None:
    assert of(small_timeline, field).by_word(text) == identity


def test_a_word_that_several_have_names_them() -> None:
    timeline = Timeline.model_validate(
        {
            "actors": [
                {"id": "a", "name": "Ann Osk"},
                {"id": "b", "name": "Ben Osk", "aliases": ["B. Osk"]},
            ]
        }
    )
    with pytest.raises(UsageError) as refused:
        of(timeline, "actor").by_word("osk")
    assert (
        str(refused.value)
        == "'osk' could be any of these actors: Ann Osk, Ben Osk; write one of them whole"
    )


@pytest.mark.parametrize(
    ("field", "text", "message"),
    [
        ("actor", "norlnd", "unknown actor 'norlnd'; did you mean 'Norland'?"),
        ("by", "Sudmarck", "unknown actor 'Sudmarck'; did you mean 'Südmark'?"),
        ("toward", "minstr osk", "unknown actor 'minstr osk'; did you mean 'Ann Osk'?"),
        ("theme", "watr", "unknown theme 'watr'; did you mean 'Water'?"),
        ("type", "consulting", "unknown type 'consulting'; did you mean 'consult'?"),
        (
            "source",
            "gazete",
            "unknown source 'gazete'; did you mean 'The Vell Gazette'?",
        ),
        ("place", "lakehome", "unknown place 'lakehome'; did you mean 'Lakeholm'?"),
        ("id", "legue-talks", "unknown id 'legue-talks'; did you mean 'league-talks'"),
        (
            "actor",
            "xyzzy",
            "unknown actor 'xyzzy'; the timeline has Ann Osk, Ida Berg, Norland, River League, Südmark, the Palace",
        ),
        (
            "theme",
            "",
            "unknown theme ''; the timeline has Diplomacy, Military, The dam, Water",
        ),
    ],
)
def test_what_is_unknown_is_told_what_there_is(
    small_timeline: Timeline, field: str, text: str, message: str
) -> None:
    with pytest.raises(UsageError) as refused:
        of(small_timeline, field).by_word(text)
    assert str(refused.value).startswith(message)


def test_many_names_are_not_all_told() -> None:
    actors = [{"id": f"a{n}", "name": f"Actor {n:02}"} for n in range(28)]
    refusal = of(Timeline.model_validate({"actors": actors}), "actor").unknown("zzz")
    assert str(refusal).endswith("Actor 06, Actor 07 and 20 more")


def test_an_empty_register_says_so() -> None:
    refusal = of(Timeline(), "theme").unknown("dam")
    assert str(refusal) == "unknown theme 'dam'; the timeline has no theme"


def test_a_pattern_takes_all_whose_spellings_it_is_found_in(
    small_timeline: Timeline,
) -> None:
    assert of(small_timeline, "actor").matching(re.compile("or|minister", re.IGNORECASE)) == (
        "norland", "osk", "sudmark",
    )  # fmt: skip


def test_titles_are_the_first_spelling_of_each_in_the_order_of_the_register(
    small_timeline: Timeline,
) -> None:
    assert [*of(small_timeline, "theme").titles.items()] == [
        ("water", "Water"), ("dam", "The dam"), ("diplomacy", "Diplomacy"), ("military", "Military"),
    ]  # fmt: skip


def test_a_choice_has_its_words(small_timeline: Timeline) -> None:
    assert tuple(of(small_timeline, "type").titles) == EVENT_TYPES


def test_what_was_omitted_can_be_asked_for(small_timeline: Timeline) -> None:
    narrowed = small_timeline.narrowed((small_timeline.events_by_id["sluices-denied"],))
    assert of(narrowed, "responds_to").get("sluices-shut") == "sluices-shut"


@pytest.mark.parametrize(
    "field",
    [f for f in FIELDS if f.ask in ("text", "date", "extra")],
    ids=lambda f: f.name,
)
def test_texts_and_dates_have_no_vocabulary(
    small_timeline: Timeline, field: object
) -> None:
    assert [*spellings(field, small_timeline)] == []  # type: ignore[arg-type]
