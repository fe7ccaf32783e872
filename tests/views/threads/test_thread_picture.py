"""Threads as pictures: trees at three widths, and accounts side by side."""

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from answers import asked, crisis, near_timelines
from crisistl.model.timeline import Event, Omitted, Timeline
from crisistl.views.threads.thread import chains, tree
from crisistl.views.threads.thread_picture import chains_picture, tree_picture

STRIKE = crisis(
    {"id": "demand", "date": "2022-01-02", "title": "The union asks for more pay"},
    {"id": "refusal", "date": "2022-01-05", "title": "The port refuses", "responds_to": ("demand",)},
    {"id": "walk-out", "date": "2022-01-05~", "title": "Dockers walk out", "responds_to": ("refusal",)},
    {"id": "lock-out", "date": "[2022-01-06..2022-01-12]", "title": "The port has locked them out",
     "responds_to": ("refusal", "demand"), "contradicts": ("walk-out",)},
)  # fmt: skip


def picture(timeline: Timeline, identity: str, width: int | None) -> str:
    answer, event = asked(timeline), timeline.events_by_id[identity]
    return tree_picture(answer, tree(answer, event), event, width).plain()


def test_in_a_pipe_each_event_has_a_line_and_none_is_broken() -> None:
    assert picture(STRIKE, "refusal", None) == (
        "A crisis\n"
        "4 events in a thread\n"
        "\n"
        "2 Jan 2022  The union asks for more pay (demand)\n"
        "├─ +3 days  5 Jan 2022  The port refuses (refusal)  ← asked for\n"
        "│  ├─ about the same day  about 5 Jan 2022  Dockers walk out (walk-out)\n"
        "│  │  ≠ between 6 and 12 Jan 2022: The port has locked them out (lock-out)\n"
        "│  └─ 1–7 days  between 6 and 12 Jan 2022  The port has locked them out (lock-out)\n"
        "│     ≠ about 5 Jan 2022: Dockers walk out (walk-out)\n"
        "└─ 4–10 days  between 6 and 12 Jan 2022  The port has locked them out (lock-out), see above\n"
    )


def test_where_a_line_is_too_narrow_opposing_accounts_stand_side_by_side() -> None:
    assert picture(STRIKE, "walk-out", 70) == (
        "A crisis\n"
        "3 events in a thread\n"
        "\n"
        "2 Jan 2022  demand\n"
        "The union asks for more pay\n"
        "└─ +3 days  5 Jan 2022  refusal\n"
        "   The port refuses\n"
        "   └─ about the same day  about 5 Jan 2022  walk-out  ← asked for\n"
        "      Dockers walk out               ≠ between 6 and 12 Jan 2022: The\n"
        "                                       port has locked them out\n"
        "                                       (lock-out)\n"
    )


def test_where_two_accounts_have_no_room_they_stand_below_each_other() -> None:
    assert picture(STRIKE, "walk-out", 46).splitlines()[7:] == [
        "   └─ about the same day  about 5 Jan 2022",
        "      walk-out  ← asked for",
        "      Dockers walk out",
        "      ≠ between 6 and 12 Jan 2022: The port",
        "        has locked them out (lock-out)",
    ]


def test_what_a_file_leaves_out_is_named() -> None:
    old = Omitted.model_validate(
        {"id": "old", "date": "2014", "title": "An old quarrel"}
    )
    event = Event.model_validate(
        {"id": "a", "date": "2022-01-02", "title": "Event a", "responds_to": ("old",)}
    )
    assert picture(Timeline(omitted=(old,), events=(event,)), "a", None).splitlines()[
        3:
    ] == [
        "2 Jan 2022  Event a (a)  ← asked for",
        "also answers 2014: An old quarrel (old, not in this file)",
    ]


def test_an_event_alone_says_so() -> None:
    assert (
        picture(crisis({"date": "2022"}), "a", 80).splitlines()[1]
        == "it answers nothing, and nothing answers it"
    )


def test_chains_name_the_thread_that_shows_the_rest() -> None:
    answer = asked(STRIKE)
    found = chains_picture(answer, chains(answer), 3, "open {}".format, None)
    assert found.plain().splitlines()[1:5] == [
        "1 of 1 threads, by their longest chain, in 4 events",
        "",
        "3 of 4 linked events: open demand",
        "2 Jan 2022  The union asks for more pay (demand)",
    ]
    alone = asked(crisis({"date": "2022"}))
    assert chains_picture(alone, (), 3, str, 80).plain().splitlines()[1:] == [
        "no event answers another in 1 event"
    ]


@settings(max_examples=60)
@given(near_timelines(8), st.integers(50, 160))
def test_no_line_is_wider_than_the_terminal(timeline: Timeline, width: int) -> None:
    answer = asked(timeline)
    pictures = [chains_picture(answer, chains(answer), 9, str, width)]
    pictures += [
        tree_picture(answer, tree(answer, event), event, width)
        for event in answer.events
    ]
    for drawn in pictures:
        assert drawn.width == width
        assert all(cell_len(line) <= width for line in drawn.plain().splitlines())


LONG = "the-union-of-the-dockers-asks-the-port-for-more-pay"


def test_a_long_id_is_whole_and_the_mark_goes_beside_the_date() -> None:
    alone = crisis({"id": LONG, "date": "2022-01-02", "title": "The union asks"})
    assert picture(alone, LONG, 60).splitlines()[3:] == [
        "2 Jan 2022  ← asked for",
        LONG,
        "The union asks",
    ]


def test_an_id_longer_than_the_line_is_broken_after_a_hyphen() -> None:
    alone = crisis({"id": LONG, "date": "2022-01-02", "title": "The union asks"})
    assert picture(alone, LONG, 40).splitlines()[-3:-1] == [
        "the-union-of-the-dockers-asks-the-port-",
        "for-more-pay",
    ]


def test_a_deep_chain_keeps_room_for_its_texts() -> None:
    first = {"id": "a-0", "date": "2022-01-01", "title": "The union asks for more"}
    others = [
        {"id": f"a-{n}", "date": f"2022-01-{n + 1:02}", "title": "The port refuses again",
         "responds_to": (f"a-{n - 1}",)}
        for n in range(1, 20)
    ]  # fmt: skip
    lines = picture(crisis(first, *others), "a-19", 60).splitlines()
    assert max(map(cell_len, lines)) <= 60
    assert sum("The port refuses again" in line for line in lines) == 19
    assert lines[-2].startswith("⋯")
