"""What two chronologies tell otherwise."""

from hypothesis import given, settings
from hypothesis import strategies as st

from crisistl.compare.difference import Difference, difference
from crisistl.formats.json.own_writer import json_of
from crisistl.formats.loading import load
from crisistl.model.checked import events_of_lines
from crisistl.model.timeline import Actor, Event, Source, Timeline
from strategies import timelines

# an outlet of our own invention, with its own ids and names
OTHER = Timeline(
    title="Another account",
    sources=(Source(id="wire", title="Morning Wire"),),
    actors=(
        Actor(id="rf", name="Russian Federation", aliases=("Russia",)),
        Actor(id="by", name="Belarus"),
        Actor(id="usa", name="USA"),
        Actor(id="nato", name="North Atlantic Treaty Organization", aliases=("NATO",)),
        Actor(id="hackers", name="Hackers"),
    ),
    events=(
        Event(
            id="troops-to-minsk", date="2022-01-17", title="Troops roll into the neighbour's training grounds",
            type="mobilize", actors=["rf"], targets=["by"], sources=["wire"],
        ),
        Event(
            id="defaced", date="2022-01-14", title="Government sites are defaced", actors=["hackers"], sources=["wire"],
        ),
        Event(
            id="replies", date="2022-01-26", title="US and NATO refuse Moscow's key demands in writing",
            actors=["usa", "nato"], targets=["rf"], type="reject", sources=["wire"], responds_to=["troops-to-minsk"],
        ),
    ),
)  # fmt: skip


def test_the_deployment_to_belarus_is_one_event_dated_otherwise():
    found = difference(load(), OTHER)
    twin = next(twin for twin in found.twins if twin.left.id == "belarus-deployment")
    assert twin.right.id == "troops-to-minsk"
    dated = next(field for field in twin.fields if field.field == "date")
    assert (dated.left, dated.right) == (("2022-01-18",), ("2022-01-17",))
    assert not {"actors", "targets", "type", "status"} & {
        field.field for field in twin.fields
    }


def test_events_of_one_side_only_are_listed_in_order_of_time():
    found = difference(load(), OTHER, whole=True)
    assert [event.id for event in found.right] == ["defaced"]
    assert len(found.left) == 68
    assert found.left[0].id == "nato-expansion"


def test_events_keep_the_ids_of_their_own_file():
    one = Timeline(events=(Event(id="a", date="2022-01-10", title="Talks"),))
    other = Timeline(
        events=(Event(id="a", date="2020-05-01", title="Harvest", responds_to=[]),)
    )
    found = difference(one, other)
    assert ([e.id for e in found.left], [e.id for e in found.right]) == (["a"], ["a"])


def test_links_are_compared_by_what_they_lead_to():
    def told(*names: str, title: str = "It answers") -> Timeline:
        first, second = names
        return Timeline(
            events=(
                Event(id=first, date="2022-01-10", title="The question is asked"),
                Event(id=second, date="2022-01-12", title=title, responds_to=[first]),
            )
        )

    assert difference(told("a", "b"), told("x", "y")).is_empty
    twin = difference(told("a", "b"), told("x", "y", title="It answers now")).twins[0]
    assert [field.field for field in twin.fields] == ["title"]


def test_the_same_names_in_two_registers_are_the_same():
    def told(identity: str, name: str, **fields) -> Timeline:
        event = Event(id="e", date="2022", title="T", actors=[identity])
        return Timeline(
            actors=(Actor(id=identity, name=name, **fields),), events=(event,)
        )

    assert difference(
        told("rus", "Russia"), told("r", "Moscow", aliases=["RUSSIA"])
    ).is_empty
    assert not difference(told("rus", "Russia"), told("r", "Norland")).is_empty


@given(timelines(max_events=4))
@settings(max_examples=40)
def test_a_timeline_does_not_differ_from_itself_or_from_itself_in_another_order(
    timeline,
):
    turned = timeline.model_copy(update={"events": timeline.events[::-1]})
    for other in (timeline, turned):
        found = difference(timeline, other)
        assert found.is_empty
        assert found.same == len(timeline.events)


@given(timelines(max_events=3), timelines(max_events=3))
@settings(max_examples=40)
def test_every_event_is_told_alike_otherwise_or_by_one_side_only(left, right):
    found = difference(left, right)
    both = len(found.twins) + found.same
    assert len(found.left) + found.outside[0] + both == len(left.events)
    assert len(found.right) + found.outside[1] + both == len(right.events)


def _dated(*dates: str, named: str) -> Timeline:
    return Timeline(
        events=tuple(
            Event(id=f"{named}{n}", date=when, title=f"{named} {when}")
            for n, when in enumerate(dates)
        )
    )


def test_what_only_one_has_is_limited_to_the_period_that_both_cover():
    left = _dated("2021-01-01", "2021-12/2022-02", "2022-01-20", "2023", named="river")
    right = _dated("2022-01-02", "2022-03-01", "2024-05-05", named="mountain")
    found = difference(left, right)
    assert str(found.common) == "2022-01-02..2023-12-31"
    assert [event.date.text for event in found.left] == ["2022-01-20", "2023"]
    assert [event.date.text for event in found.right] == ["2022-01-02", "2022-03-01"]
    assert found.outside == (2, 1)
    whole = difference(left, right, whole=True)
    assert (whole.common, whole.outside, len(whole.left)) == (None, (0, 0), 4)


def test_versions_of_one_file_are_compared_as_a_whole():
    old = _dated("2022-01-01", "2022-01-02", named="river")
    new = _dated("2022-01-01", "2022-01-02", "2022-06-01", named="river")
    found = difference(old, new)
    assert ([event.id for event in found.right], found.common) == (["river2"], None)


def test_chronologies_of_other_times_are_compared_as_a_whole():
    found = difference(_dated("2021", named="river"), _dated("2022", named="mountain"))
    assert (len(found.left), len(found.right)) == (1, 1)


def _quickly_read(timeline: Timeline, those: set[int]) -> Timeline:
    """The timeline with the events at these places read by msgspec, where it reads them."""
    events = list(timeline.events)
    for place in those & {*range(len(events))}:
        if found := events_of_lines([json_of(events[place]).encode()]):
            events[place] = found[0]  # type: ignore[call-overload]
    return timeline.with_parts(events=tuple(events))


def _told(found: Difference) -> object:
    """What a difference says, whichever classes its events have."""
    return (
        [[e.id for e in side] for side in (found.left, found.right)],
        [(t.left.id, t.right.id, t.fields, t.is_sure) for t in found.twins],
        (found.same, found.outside, found.common),
    )


_PLACES = st.sets(st.integers(0, 4))


@settings(deadline=None)
@given(timelines(), timelines(), _PLACES, _PLACES)
def test_events_of_msgspec_differ_as_those_of_the_model(left, right, some, others):
    quick = _quickly_read(left, some)
    for one, other in ((left, right), (left, left)):
        assert _told(difference(quick, _quickly_read(other, others))) == _told(
            difference(one, other)
        )


def test_an_event_in_both_files_is_the_same_whoever_read_it():
    chronology = load()
    quick = _quickly_read(chronology, {*range(0, len(chronology.events), 2)})
    other = _quickly_read(chronology, {*range(0, len(chronology.events), 3)})
    found = difference(quick, other)
    assert found.is_empty
    assert found.same == len(chronology.events) > 50
    assert not found.clashes
