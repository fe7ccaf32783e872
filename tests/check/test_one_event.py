"""What is found about one event of a timeline, as after `add`, is what is found about it among all."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from crisistl.check import RULES, Manuscript, findings, findings_about
from crisistl.model.timeline import Actor, Event, Source, Timeline

TODAY = date(2022, 1, 27)
ACTORS = (Actor(id="a", name="Ardal"), Actor(id="b", name="Brenn", ends="2021-12"))
SOURCES = (Source(id="s", title="Radio"),)
DAYS = [f"2022-01-{day:02}" for day in range(18, 31)]
DATES = st.sampled_from(
    [*DAYS, "2022-01", "1692-03-04", "2022", "1950/2022-01-20", "../2022-01-20"]
)
TITLES = st.sampled_from(
    ["Talks in Geneva", "Talks in Genoa", "<b>Talks</b>", "A strike\u200b", "Floods"]
)


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """Events that resemble each other, on days close to each other, with some wrong years."""
    ids = [f"e{number}" for number in range(draw(st.integers(1, 40)))]
    events = []
    for event_id in ids:
        linked = {draw(st.sampled_from(ids))} - {event_id}
        link = draw(st.sampled_from(["contradicts", "responds_to"]))
        fields = {
            "date": draw(DATES),
            "title": draw(TITLES),
            "actors": draw(st.sampled_from([(), ("a",), ("a", "b")])),
            "status": draw(st.sampled_from(["reported", "claimed", "planned"])),
            "sources": draw(st.sampled_from([(), ("s",)])),
            link: tuple(linked) if draw(st.booleans()) else (),
        }
        events.append(Event(id=event_id, **fields))
    return Timeline.model_construct(
        events=tuple(events), actors=ACTORS, sources=SOURCES
    )


@given(timelines(), st.data())
def test_one_event_has_the_findings_that_it_has_among_all(timeline, data):
    index = data.draw(st.integers(0, len(timeline.events) - 1))
    event = timeline.events[index]
    rules = [r for r in RULES if r.of == "events" and r.severity != "remark"]
    own, named = f"events[{index}] {event.id!r}", f"{event.id!r} "
    expected = [
        found
        for found in findings(Manuscript.of(timeline, TODAY), rules)
        if found.place == own
        or (found.rule == "likely-duplicate" and f"as {named}" in found.reason)
        or (found.rule == "early-answer" and f"answers {event.id!r}" in found.reason)
    ]
    assert [*findings_about(event, timeline, TODAY)] == expected
