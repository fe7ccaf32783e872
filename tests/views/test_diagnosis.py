"""How a question was understood, and why an answer is empty."""

import shlex
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers import crisis
from crisistl.cli.conditions import as_options
from crisistl.engine.answer import Answer
from crisistl.model.timeline import Timeline
from crisistl.query.tree import EVERYTHING, Query
from crisistl.query.where import parse_where
from crisistl.views.diagnosis import emptied, explanation, passing
from queries import queries, terms_of
from strategies import timelines


def answer(timeline: Timeline, where: str, *, certain: bool = False) -> Answer:
    query = parse_where(where, terms_of(timeline)) if where else EVERYTHING
    found = Answer.of(timeline, query, certain=certain)
    return replace(found, worded=as_options)


# understood


def test_each_condition_has_a_row_with_what_it_alone_lets_pass(
    small_timeline: Timeline,
) -> None:
    where = "actor:norland and (theme:dam or not type:consult) and date>=2022-01-10"
    table = explanation(answer(small_timeline, where)).rows()
    assert [*table.rows()] == [
        ("all of", "", 3),
        ("  actor:norland", "involving Norland, with Ann Osk, the Palace", 7),
        ("  any of", "", 6),
        ("    theme:dam", "about The dam", 3),
        ("    not type:consult", "not of type consult", 6),
        ("  date:2022-01-10..", "from 10 January 2022 (2022-01-10 and later)", 5),
        (
            "together",
            "involving Norland, (about The dam or not of type consult), from 10 January 2022",
            3,
        ),
    ]


def test_one_condition_and_none(small_timeline: Timeline) -> None:
    assert [*explanation(answer(small_timeline, "date:2022-01")).rows().rows()] == [
        ("date:2022-01", "during January 2022 (2022-01-01 to 2022-01-31)", 4),
        ("together", "during January 2022", 4),
    ]
    assert [*explanation(answer(small_timeline, "")).rows().rows()] == [
        ("together", "everything", 8)
    ]


def test_a_negation_of_several_is_a_branch(small_timeline: Timeline) -> None:
    rows = [
        *explanation(answer(small_timeline, "not (actor:league or theme:dam)"))
        .rows()
        .rows()
    ]
    assert [(label, number) for label, _, number in rows] == [
        ("not", 4), ("  any of", 4), ("    actor:league", 1), ("    theme:dam", 3), ("together", 4),
    ]  # fmt: skip


def test_for_certain_is_counted_for_certain(small_timeline: Timeline) -> None:
    where = "date.start:2021-11-10/2021-11-30"
    assert (
        passing(answer(small_timeline, where), answer(small_timeline, where).query) == 2
    )
    sure = answer(small_timeline, where, certain=True)
    assert passing(sure, sure.query) == 1


# empty


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        ("actor:osk", "--actor osk alone matches no event."),
        (
            "actor:osk and date<2000",
            "--actor osk alone matches no event; --to 1999-12-31 alone matches no event.",
        ),
        (
            "theme:dam and date>=2022-01-10 and actor:berg",
            "--from 2022-01-10 --theme dam leaves 1 event; with --actor berg none is left.",
        ),
        (
            "actor:league and type:reject",
            "--actor league leaves 1 event; with --type reject none is left.",
        ),
        (
            "actor:league,berg and type:reject,mobilize",
            "--actor league --actor berg leaves 2 events; with --type reject --type mobilize none is left.",
        ),
        (
            "theme:military and (by:league or place:valley)",
            "--where 'by:league or place:valley' leaves 3 events; with --theme military none is left.",
        ),
        ('text:"dry summer"', "--text '\"dry summer\"' alone matches no event."),
        ("date.within:1999", "--where date.within:1999 alone matches no event."),
        (
            "date:1999-01..1999-02",
            "--on 1999-01-01..1999-02-28 alone matches no event.",
        ),
        ("extra.file:none", "--where extra.file:none alone matches no event."),
        ("part_of_day:night", "--where part_of_day:night alone matches no event."),
    ],
)
def test_an_empty_answer_says_which_condition_emptied_it(
    small_timeline: Timeline, where: str, reason: str
) -> None:
    assert emptied(answer(small_timeline, where)) == (
        reason,
        "The timeline runs from 2019 to February 2022.",
    )


def test_what_only_may_match_is_not_for_certain(small_timeline: Timeline) -> None:
    reason, _ = emptied(answer(small_timeline, "date.start:2021-11-10", certain=True))
    assert reason == "--where date.start:2021-11-10 alone matches no event for certain."


def test_a_name_of_extra_that_no_event_has_is_told(small_timeline: Timeline) -> None:
    _, *told, _ = emptied(
        answer(small_timeline, 'extra.fle:1 and not extra."nobody has it">1')
    )
    assert told == [
        "No event has extra.fle; did you mean extra.file?",
        'No event has extra."nobody has it".',
    ]
    assert len(emptied(answer(small_timeline, "extra.file:none"))) == 2


def test_a_timeline_without_events_says_so() -> None:
    assert emptied(answer(Timeline(), "type:aid")) == ("the timeline has no events",)


@settings(max_examples=40)
@given(timelines(), st.data(), st.booleans())
def test_every_empty_answer_has_a_reason_and_every_answer_an_explanation(
    timeline: Timeline, data: st.DataObject, certain: bool
) -> None:
    query: Query = data.draw(queries(timeline))
    given_answer = Answer.of(timeline, query, certain=certain)
    if not given_answer.hits:
        assert all(emptied(given_answer))
    *_, together = explanation(given_answer).rows().rows()
    assert together[2] == len(given_answer.hits)


@settings(max_examples=40)
@given(timelines(), st.data())
def test_what_was_asked_is_one_option_with_one_value_for_a_shell(
    timeline: Timeline, data: st.DataObject
) -> None:
    words = shlex.split(as_options(data.draw(queries(timeline))))
    assert len(words) % 2 == 0
    assert all(word.startswith("--") for word in words[::2])


def test_the_years_of_a_timeline_are_named_once_where_its_ends_are_vague() -> None:
    timeline = crisis({"date": "-04XX"}, {"date": "[1904,1906]"})
    said = emptied(answer(timeline, "date:1990"))
    assert said[-1] == "The timeline runs from 500 BC to 1906."
