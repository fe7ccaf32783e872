"""A draft: an event as somebody types it."""

from datetime import date

import pytest

from crisistl.dates import DateError
from crisistl.dates.written import read_written
from crisistl.edit.event_draft import EventDraft
from crisistl.edit.validating import begun
from crisistl.errors import UnknownName, UsageError
from crisistl.model.timeline import Actor, Event, Source, Theme, Timeline

TODAY = date(2022, 1, 27)
TOLD = Timeline(
    sources=(Source(id="gazette", title="The Gazette"),),
    actors=(
        Actor(id="norland", name="Norland", aliases=("Lake City",)),
        Actor(id="osk", name="Ann Osk", aliases=("Osk, Ann",)),
        Actor(id="berg", name="Ida Berg"),
        Actor(id="bergen", name="Ida Bergen"),
    ),
    themes=(Theme(id="dam", name="The dam"),),
    events=(Event(id="talks", date="2022-01-20", title="Talks"),),
)


def draft(**options) -> EventDraft:
    return EventDraft(TOLD, TODAY, **options)


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("2022-01-10", "2022-01-10"),
        ("2021-04~", "2021-04~"),
        ("2022-01-10/2022-01-12", "2022-01-10/2022-01-12"),
        ("10 January 2022", "2022-01-10"),
        ("January 2022", "2022-01"),
        ("early January 2022", "[2022-01-01..2022-01-10]"),
        ("about January 2022", "2022-01~"),
        ("c. 10 Jan 2022", "2022-01-10~"),
        ("yesterday", "2022-01-26"),
        ("10 to 12 January 2022", "2022-01-10/2022-01-12"),
        ("about 2014 to 2016", "2014~/2016"),
        ("by the end of May 2031", "[..2031-05-31]"),
        ("10 de enero de 2022", "2022-01-10"),
        ("winter 2021-22", "2021-24"),
    ],
)
def test_a_date_is_edtf_or_what_people_type(typed, edtf):
    assert draft().read("date", [typed]) == edtf


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("10/01/2022", "ambiguous"),
        ("soon", "soon"),
        ("about soon", "soon"),
    ],
)
def test_a_date_that_can_not_be_understood_is_refused(typed, message):
    with pytest.raises(UsageError, match=message):
        draft().read("date", [typed])


def test_the_words_of_a_date_are_kept_beside_it():
    one = draft()
    one.read("date", ["evening of 3 May 2022"])
    event, _ = one.added({"date": "2022-05-03", "title": "Signed"})
    assert (event.date_text, event.part_of_day) == ("evening of 3 May 2022", "evening")
    event, _ = one.added(
        {"date": "2022-05-03", "title": "Sent", "date_text": "at dusk"}
    )
    assert event.date_text == "at dusk"


@pytest.mark.parametrize("typed", ["2022-05-03", "yesterday"])
def test_words_that_say_nothing_more_later_are_not_kept(typed):
    one = draft()
    one.added({"date": one.read("date", [typed]), "title": "Signed"})
    assert one.added({"date": "2022-05-03", "title": "T"})[0].date_text is None


def test_the_other_dates_of_the_file_settle_a_year_of_two_digits():
    one = draft()
    assert one.read("date", ["30/3/19"]) == "2019-03-30"
    assert one.remarks == [
        "'30/3/19' was understood as 2019-03-30, as the file's other dates show"
    ]


def test_a_year_of_two_digits_is_refused_where_the_file_does_not_settle_it():
    old = Event(id="old", date="1914-06-28", title="Shots")
    one = EventDraft(TOLD.with_parts(events=(old, *TOLD.events)), TODAY)
    with pytest.raises(UsageError, match="1919-03-30 or 2019-03-30"):
        one.read("date", ["30/3/19"])


@pytest.mark.parametrize(
    "typed",
    ["10/01/2022", "winter 2022", "1936-39", "1900s", "the 80s", "late May to early June 2022",
     "week of 4 May 2022", "midnight, 3 May 2022", "since late May 2022", "1904-5", "2021-22", "We 10.1.2021",
     "3 May and 7 June 2022", "10/23 December 1916", "anni Sessanta"],
)  # fmt: skip
def test_every_date_that_a_refusal_advises_is_accepted(typed):
    unread = read_written(typed)
    with pytest.raises(DateError) as refused:
        draft().read("date", [typed])
    for reading in unread.readings:
        assert reading in refused.value.remedy
        assert draft().read("date", [reading])


def test_the_order_of_a_date_can_be_given():
    assert draft(date_order="dmy").read("date", ["10/01/2022"]) == "2022-01-10"


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        (["Norland"], ["norland"]),
        (["lake city; osk"], ["norland", "osk"]),
        (["Osk, Ann"], ["osk"]),
        (["norland", "Lake City"], ["norland"]),
        (["ann"], ["osk"]),
    ],
)
def test_actors_are_found_by_name_alias_id_or_a_word_that_one_alone_has(typed, ids):
    assert draft().read("actors", typed) == ids


def test_what_a_word_was_taken_for_is_remarked_on():
    one = draft()
    one.read("actors", ["ann; norland"])
    assert one.remarks == ["'ann' was understood as 'Ann Osk'"]


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("actors", "norlnd", "unknown actor 'norlnd'; did you mean 'Norland'"),
        ("actors", "ida", "could be any of these actors: Ida Berg, Ida Bergen"),
        (
            "actors",
            "lake city, osk",
            "'lake city, osk' is read as one actor, and none has this name; separate several",
        ),
        (
            "actors",
            "norland, berk",
            "unknown actor 'norland, berk'.*; separate several names with a semicolon",
        ),
        ("themes", "damm", "unknown theme 'damm'"),
        ("type", "consul", "type 'consul' is none of .*; did you mean 'consult'"),
        ("status", "rumoured", "status 'rumoured' is none of reported, claimed"),
        ("responds_to", "talk", "unknown id 'talk'; did you mean 'talks'"),
        ("id", "two words", "can't be an id"),
        ("id", "talks", "'talks' is the id of another event"),
    ],
)
def test_what_is_not_known_is_refused_with_what_is_near(field, typed, message):
    with pytest.raises(UsageError, match=message):
        draft().read(field, [typed])


def test_new_names_are_added_where_that_is_asked_for():
    one = draft()
    assert one.read("actors", ["River League; Norland; norland 2"], create=True) == [
        "river-league",
        "norland",
        "norland-2",
    ]
    assert one.read("themes", ["Water"], create=True) == ["water"]
    assert one.read("sources", ["Radio"], create=True) == ["radio"]
    assert one.timeline.actors[-2:] == (
        Actor(id="river-league", name="River League"), Actor(id="norland-2", name="norland 2"),
    )  # fmt: skip
    assert one.timeline.themes[-1] == Theme(id="water", name="Water")
    assert one.timeline.sources[-1] == Source(id="radio", title="Radio")
    assert one.remarks[0] == "'River League' is a new actor, 'river-league'"


def test_a_comma_is_part_of_a_name():
    one = draft()
    names = ["Papers, vol. XI", "Lind, Ada; Post"]
    assert one.read("sources", names, create=True) == ["papers-vol-xi", "lind-ada", "post"]  # fmt: skip
    assert one.remarks[0] == (
        "'Papers, vol. XI' is a new source, 'papers-vol-xi'; separate several names with a semicolon"
    )
    assert one.read("sources", ["papers, vol. xi"]) == ["papers-vol-xi"]
    assert one.read("responds_to", ["talks, talks"]) == ["talks"]


def test_a_new_name_without_letters_gets_some_id_of_its_own():
    assert draft().read("actors", ["?!", "!?"], create=True) == ["actor", "actor-2"]


def test_an_address_is_a_source_of_its_own():
    address = "https://a.example/x?b=1,2"
    assert draft().read("sources", ["The Gazette", address]) == [
        "gazette",
        {"url": address},
    ]


def test_the_event_stands_in_its_place_with_an_id_made_of_its_title():
    event, timeline = draft().added(
        {"date": "2022-01-19", "title": "Talks!", "actors": ["osk"], "place": None}
    )
    assert event == Event(
        id="talks-2", date="2022-01-19", title="Talks!", actors=("osk",)
    )
    assert [e.id for e in timeline.events] == ["talks-2", "talks"]


def test_a_title_of_signs_alone_makes_some_id():
    assert draft().added({"date": "2022", "title": "!?"})[0].id == "event"


def test_an_event_that_the_model_refuses_is_not_added():
    with pytest.raises(UsageError, match=r"title: .*one line"):
        draft().added({"date": "2022", "title": "two\nlines"})


def test_a_timeline_begins_with_what_is_known_of_it():
    assert begun(
        {"title": " The strike ", "as_of": "2031-05-20", "license": ""}
    ) == Timeline(title="The strike", as_of=date(2031, 5, 20))
    with pytest.raises(UsageError, match=r"as_of: .* isn't a day; write YYYY-MM-DD"):
        begun({"as_of": "yesterday"})


def test_a_name_that_could_be_several_is_refused_though_names_may_be_new() -> None:
    one = draft()
    with pytest.raises(UsageError, match="could be any of these actors"):
        one.read("actors", ["Ida; River League"], create=True)


def test_what_a_new_name_is_near_to_is_said() -> None:
    one = draft()
    one.read("actors", ["Norlnd"], create=True)
    assert one.remarks == ["'Norlnd' is a new actor, 'norlnd'; did you mean 'Norland'?"]


def test_a_part_of_the_day_in_the_typed_date_goes_to_its_field():
    new = draft()
    event, _ = new.added(
        {"date": new.read("date", ["night of 3-4 May 2031"]), "title": "Raid"}
    )
    assert (event.date.text, event.part_of_day) == ("2031-05-03/2031-05-04", "night")


def test_whoever_speaks_for_a_name_is_not_the_name() -> None:
    register = (*TOLD.actors, Actor(id="envoy", name="League envoy"))
    one = EventDraft(TOLD.with_parts(actors=register), date(2022, 1, 27))
    with pytest.raises(UnknownName, match="unknown actor 'League'"):
        one.read("actors", ["League"])
    assert one.read("actors", ["League"], create=True) == ["league"]
    assert one.read("actors", ["envoy"]) == ["envoy"]
