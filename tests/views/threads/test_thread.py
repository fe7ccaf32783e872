"""Threads: the tree of an event and the longest chains, on small examples and against plain recursion."""

from collections.abc import Iterable

from hypothesis import given, settings

from answers import asked, crisis, near_timelines, since, windows
from crisistl.model.timeline import Event, Timeline
from crisistl.query.tree import Query
from crisistl.views.threads.thread import DEEPEST, Chain, Step, chains, tree


def told(steps: Iterable[Step]) -> list[str]:
    """Each step as its indented id, "..." where it stands in full elsewhere."""
    return ["  " * step.depth + step.event.id + "..." * step.again for step in steps]


def thread(timeline: Timeline, identity: str) -> list[str]:
    return told(tree(asked(timeline), timeline.events_by_id[identity]))


DAG = crisis(
    {"date": "2022-01-01"},
    {"date": "2022-01-05", "responds_to": ("a",)},
    {"date": "2022-01-09", "responds_to": ("a", "b")},
    {"date": "2022-01-08", "responds_to": ("b",)},
    {"date": "2022-01-12", "responds_to": ("c",)},
    {"date": "2022-01-11", "responds_to": ("c", "a")},
    {"date": "2022-01-20"},
)


def test_a_thread_goes_back_to_the_root_and_on_to_the_answers() -> None:
    assert thread(DAG, "c") == [
        "a",
        "  b",
        "    c",
        "      f",
        "      e",
        "  c...",
        "  f...",
    ]


def test_what_is_no_part_of_the_thread_is_left_out() -> None:
    assert thread(DAG, "e") == ["a", "  b", "    c", "      e", "  c..."]
    assert thread(DAG, "g") == ["g"]


def test_an_answer_to_something_else_as_well_says_so() -> None:
    (step,) = [
        step for step in tree(asked(DAG), DAG.events_by_id["d"]) if step.event.id == "d"
    ]
    assert step.also == ()
    within = tree(asked(DAG, since(2022, 1, 9)), DAG.events_by_id["c"])
    assert [(step.event.id, step.also) for step in within] == [
        ("c", ("a", "b")),
        ("f", ("a",)),
        ("e", ()),
    ]


def test_each_step_knows_what_it_answers_there_and_what_follows() -> None:
    steps = tree(asked(DAG), DAG.events_by_id["c"])
    assert [(s.answered.id if s.answered else None, s.levels) for s in steps] == [
        (None, ()),
        ("a", (True,)),
        ("b", (True, False)),
        ("c", (True, False, True)),
        ("c", (True, False, False)),
        ("a", (True,)),
        ("a", (False,)),
    ]


def test_answers_of_one_day_keep_the_order_of_the_file() -> None:
    same_day = crisis(
        {"date": "2022"},
        *(
            {"date": "2022-01-05", "responds_to": ("a",), "id": i}
            for i in ("z", "y", "x")
        ),
    )
    assert thread(same_day, "a") == ["a", "  z", "  y", "  x"]


def test_the_longest_chain_of_each_group_of_linked_events() -> None:
    two = crisis(
        {"date": "2022-01-01"},
        {"date": "2022-01-02", "responds_to": ("a",)},
        {"date": "2022-01-03", "responds_to": ("a",)},
        {"date": "2022-01-04", "responds_to": ("c",)},
        {"date": "2022-01-05"},
        {"date": "2022-01-06", "responds_to": ("e",)},
        {"date": "2022-01-07"},
    )
    assert [
        ([e.id for e in chain.events], chain.linked) for chain in chains(asked(two))
    ] == [
        (["a", "c", "d"], 4),
        (["e", "f"], 2),
    ]


def test_a_chain_is_a_tree_without_branches() -> None:
    (first, *_) = chains(asked(DAG))
    assert told(first.steps) == ["a", "  b", "    c", "      f"]
    assert [step.answered.id if step.answered else None for step in first.steps] == [
        None,
        "a",
        "b",
        "c",
    ]


def test_a_very_long_chain_is_followed_to_its_end() -> None:
    count = 3000
    events = (
        {"id": f"e{n}", "date": "2022", "responds_to": (f"e{n - 1}",) if n else ()}
        for n in range(count)
    )
    long = crisis(*events)
    assert len(tree(asked(long), long.events_by_id["e1500"])) == count
    (chain,) = chains(asked(long))
    assert len(chain.events) == count
    assert max(len(step.levels) for step in chain.steps) == DEEPEST


# laws


def ancestors(event: Event, among: dict[str, Event]) -> set[str]:
    found = {event.id}
    for identity in event.responds_to:
        if identity in among:
            found |= ancestors(among[identity], among)
    return found


def longest(event: Event, among: dict[str, Event]) -> int:
    return 1 + max(
        (longest(among[i], among) for i in event.responds_to if i in among), default=0
    )


@settings(max_examples=80)
@given(near_timelines(8), windows())
def test_a_tree_has_each_event_of_the_thread_once_and_each_link_once(
    timeline: Timeline, query: Query
) -> None:
    answer = asked(timeline, query)
    among = {event.id: event for event in answer.events}
    for event in answer.events:
        steps = tree(answer, event)
        past = ancestors(event, among)
        future = {
            other.id for other in answer.events if event.id in ancestors(other, among)
        }
        assert sorted(s.event.id for s in steps if not s.again) == sorted(past | future)
        links = {
            (e.id, i)
            for e in answer.events
            for i in e.responds_to
            if {e.id, i} <= past | future
        }
        drawn = [(s.event.id, s.answered.id) for s in steps if s.answered]
        assert sorted(drawn) == sorted(links)
        shown = {s.event.id: {*s.also} for s in steps if not s.again}
        assert all(
            also == {*among[i].responds_to} - past - future for i, also in shown.items()
        )


@settings(max_examples=80)
@given(near_timelines(8), windows())
def test_no_chain_is_longer_than_the_longest(timeline: Timeline, query: Query) -> None:
    answer = asked(timeline, query)
    among = {event.id: event for event in answer.events}
    found = chains(answer)
    assert [len(c.events) for c in found] == sorted(
        (len(c.events) for c in found), reverse=True
    )
    best = max((longest(event, among) for event in answer.events), default=0)
    assert (len(found[0].events) if found else 0) == (best if best > 1 else 0)
    for chain in found:
        assert_is_chain(chain)


def assert_is_chain(chain: Chain) -> None:
    for answered, event in zip(chain.events, chain.events[1:], strict=False):
        assert answered.id in event.responds_to
