"""Threads as tables: a row a link."""

from answers import asked, crisis
from crisistl.views.threads.thread import tree
from crisistl.views.threads.thread_table import thread_report


def test_each_link_is_a_row_with_the_days_between() -> None:
    timeline = crisis(
        {"date": "2022-01-01", "actors": "union", "targets": "port"},
        {"date": "2022-01", "responds_to": ("a",)},
        {"date": "2022-01-09", "responds_to": ("a", "b"), "contradicts": ("a",)},
    )
    answer = asked(timeline)
    report = thread_report(answer, [tree(answer, timeline.events[0])])
    table = report.rows()
    assert [column.name for column in table.columns] == [
        "thread", "depth", "id", "answers", "days_least", "days_most", "date", "who", "title", "contradicts",
    ]  # fmt: skip
    assert list(table.rows()) == [
        (
            1,
            0,
            "a",
            None,
            None,
            None,
            "2022-01-01",
            ("Union", " → ", "Port"),
            "Event a",
            ("c",),
        ),
        (1, 1, "b", "a", 0, 30, "2022-01", (), "Event b", ()),
        (1, 2, "c", "b", 0, 8, "2022-01-09", (), "Event c", ("a",)),
        (1, 1, "c", "a", 8, 8, "2022-01-09", (), "Event c", ("a",)),
    ]
    assert report.heading.count == "1 thread in 3 events"
