"""The sentence: a query as plain English."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisistl.dates import Period
from crisistl.model.timeline import Timeline
from crisistl.query.sentence import sentence
from crisistl.query.tree import EVERYTHING, During
from crisistl.query.where import parse_where
from queries import queries, terms_of
from strategies import timelines


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("actor:norland", "involving Norland"),
        ("actor:=norland", "involving Norland itself"),
        ("actor:norland,league", "involving Norland or River League"),
        ("by:palace", "by the Palace"),
        ("toward:sudmark", "toward Südmark"),
        ("attributed_to:berg", "attributed to Ida Berg"),
        ("pair:norland,sudmark", "between Norland and Südmark"),
        ("pair:=norland,=sudmark", "between Norland itself and Südmark itself"),
        ("theme:water or theme:dam", "about Water or The dam"),
        ("type:consult", "of type consult"),
        ("status:claimed", "with status claimed"),
        ("source:radio", "from Radio Norland"),
        ("place:vell", "in vell"),
        ("part_of_day:evening", "in the evening"),
        ("id:drought", "with the id drought"),
        ("responds_to:drought", "in answer to drought"),
        ("contradicts:drought", "contradicting drought"),
        ("extra.file:B-7", "with file B-7"),
        ('extra."{} {0}":"{}"', "with {} {0} {}"),
        ("extra.troops>1000", "with troops above 1000"),
        ("extra.troops>=1234567", "with troops at least 1234567"),
        ("extra.troops<0.5", "with troops below 0.5"),
        ("extra.troops<=1.5", "with troops at most 1.5"),
        ("text:dam", 'mentioning "dam"'),
        ('text:"dry spring"', 'mentioning "dry spring"'),
        ("text:/dr.*/", "mentioning /dr.*/"),
        ("text:dry and text:spring", 'mentioning "dry" and "spring"'),
        ("text:dry and actor:berg and text:spring", 'mentioning "dry" and "spring", involving Ida Berg'),
        ("text:dry,spring", 'mentioning "dry" or "spring"'),
        ("date>=2022-01-10", "from 10 January 2022"),
        ("date<=2022-01-10", "until 10 January 2022"),
        ("date:2022-01", "during January 2022"),
        ("date:2022-01-24", "during 24 January 2022"),
        ("date.within:2022-01", "wholly within January 2022"),
        ("date.within>=2022-01", "wholly from 1 January 2022"),
        ("date.start:2022-01", "beginning in January 2022"),
        ("date.start>=2022-01", "beginning from 1 January 2022"),
        (
            "date>=2022-01-10 and actor:norland and theme:dam,water",
            "from 10 January 2022, involving Norland, about The dam or Water",
        ),
        ("not actor:norland", "not involving Norland"),
        ("not (actor:norland or actor:league)", "not involving Norland or River League"),
        ("not (actor:norland or theme:dam)", "not (involving Norland or about The dam)"),
        ("not (actor:norland and theme:dam)", "not (involving Norland, about The dam)"),
        ("theme:dam and (actor:league or type:reject)", "about The dam, (involving River League or of type reject)"),
        ("theme:dam or (actor:league and type:consult)", "about The dam or (involving River League, of type consult)"),
    ],
)  # fmt: skip
def test_a_query_reads_as_it_is_meant(
    small_timeline: Timeline, where: str, said: str
) -> None:
    assert (
        sentence(parse_where(where, terms_of(small_timeline)), small_timeline) == said
    )


def test_everything_needs_no_words(small_timeline: Timeline) -> None:
    assert sentence(EVERYTHING, small_timeline) == ""


def test_certain_matches_are_said_to_be_so(small_timeline: Timeline) -> None:
    january = During(Period(date(2022, 1, 1), date(2022, 1, 31)))
    assert (
        sentence(january, small_timeline, certain=True)
        == "during January 2022, certain matches only"
    )
    assert sentence(EVERYTHING, small_timeline, certain=True) == "certain matches only"


@settings(max_examples=40)
@given(timelines(), st.data())
def test_every_query_has_a_sentence(timeline: Timeline, data: st.DataObject) -> None:
    query = data.draw(queries(timeline))
    assert bool(sentence(query, timeline)) == (query != EVERYTHING)
