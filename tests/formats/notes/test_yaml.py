"""YAML as people keep chronologies: lists of events, under a key, and events by date."""

from pathlib import Path
from textwrap import dedent

import pytest

from crisistl.errors import DataError
from crisistl.formats.loading import load
from crisistl.model.timeline import Timeline


def read(tmp_path: Path, text: str, notes: list[str] | None = None) -> Timeline:
    """The chronology in a YAML file with this text."""
    path = tmp_path / "timeline.yml"
    path.write_text(dedent(text), encoding="utf-8")
    said: list[str] = [] if notes is None else notes
    return load(path, note=said.append)


def dated(timeline: Timeline) -> list[tuple[str, str]]:
    return [(event.date.text, event.title) for event in timeline.events]


def test_a_list_under_a_key_has_the_report_of_a_table(tmp_path: Path) -> None:
    notes: list[str] = []
    found = read(
        tmp_path,
        """\
        title: The strike
        colour: red
        timeline:
          - date: 02/05/2031
            headline: Ferrymen stop work
            who: " Port Union;  Ferrymen "
            country: NO
            ferries: 012
          - date: 24/05/2031
            headline: The port refuses
            details: >
              A long
              text.
        """,
        notes,
    )
    assert found.title == "The strike"
    assert dated(found) == [
        ("2031-05-02", "Ferrymen stop work"),
        ("2031-05-24", "The port refuses"),
    ]
    first, second = found.events
    assert (first.place, first.extra) == ("NO", {"ferries": "012"})
    assert [actor.name for actor in found.actors] == ["Port Union", "Ferrymen"]
    assert second.summary == "A long text."
    assert "the events are in 'timeline'; left out: colour" in notes[0]
    assert "columns" in notes[1]
    assert any("line 4" in note and "order" in note for note in notes)


def test_dates_may_be_the_keys(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        """\
        2031:
          May:
            2: Ferrymen stop work
            24:
              - title: The port refuses
                who: Port
              - Another thing
          June: [A rumour, A denial]
        2032-01-02:
          title: The end
        """,
    )
    assert dated(found) == [
        ("2031-05-02", "Ferrymen stop work"),
        ("2031-05-24", "The port refuses"),
        ("2031-05-24", "Another thing"),
        ("2031-06", "A rumour"),
        ("2031-06", "A denial"),
        ("2032-01-02", "The end"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- 2 May 2031: Ferrymen stop work\n",
        "- '2 May 2031: Ferrymen stop work'\n",
        "events:\n  2031: ['2 May: Ferrymen stop work']\n",
        "date: 2031-05-02\ntitle: Ferrymen stop work\n---\ndate: 2031-05-02\ntitle: Ferrymen stop work\n",
    ],
)
def test_other_shapes_of_the_same_event(tmp_path: Path, text: str) -> None:
    assert dated(read(tmp_path, text))[0] == ("2031-05-02", "Ferrymen stop work")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a: [1\nb: 2\n", "line 2: "),
        ("title: nothing\n", "found no list of events in this YAML"),
        ("- date: *x\n", "line 1: the alias"),
        ("[" * 70 + "]" * 70, "line 1: nested too deeply"),
        (
            "- date: 2031-05-02\n  title: a\n- {}\n- [x]\n",
            "line 1|an event is a mapping",
        ),
        (
            "- date: 2031-05-02\n  title: a\n- date: soon\n  title: b\n",
            "line 3: .*'soon'",
        ),
    ],
)
def test_what_is_no_chronology_is_refused_with_the_line(
    tmp_path: Path, text: str, reason: str
) -> None:
    with pytest.raises(DataError, match=reason):
        read(tmp_path, text)


def test_aliases_that_multiply_are_refused(tmp_path: Path) -> None:
    lines = ["l0: &l0 [" + ", ".join("x" * 10) + "]"]
    for level in range(1, 8):
        lines.append(
            f"l{level}: &l{level} [" + ", ".join([f"*l{level - 1}"] * 10) + "]"
        )
    with pytest.raises(DataError, match="has more than 2,000,000 values"):
        read(tmp_path, "\n".join(lines))


def test_a_key_that_occurs_twice_is_refused(run, tmp_path):
    path = tmp_path / "a.yml"
    path.write_text("2031-05-02:\n  title: A\n2031-05-02:\n  title: B\n")
    result = run("list", "--data", path)
    assert result.exit_code == 3
    assert (
        "line 3: the key '2031-05-02' occurs twice; write its events as a list"
        in result.stderr
    )


def test_a_key_that_is_not_a_date_among_dates_is_a_fault(run, tmp_path):
    path = tmp_path / "a.yml"
    path.write_text(
        "title: The strike\n"
        "2031-05-02: Ferrymen stop work\n"
        "soon: A rumour\n"
        "2031-05-24:\n"
        "  title: The port refuses\n"
        "colours: [red]\n"
    )
    result = run("list", "--data", path)
    assert result.exit_code == 3
    assert "line 3: 'soon': isn't a date, as the keys beside it are" in result.stderr
    assert "left out: colours (1 item)" in result.stderr
    kept = run("list", "--data", path, "--skip-bad", "--columns", "date,title")
    assert (
        kept.stdout == "2031-05-02\tFerrymen stop work\n2031-05-24\tThe port refuses\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "- year: 2031\n  events:\n    - {date: 2 May, title: A}\n    - {month: 5, day: 3, title: B}\n"
            "- year: 2032\n  title: The long year\n  events: ['7 January: C']\n",
            [("2031-05-02", "A"), ("2031-05-03", "B"), ("2032", "The long year"), ("2032-01-07", "C")],
        ),
        (
            "2031:\n  months:\n    - month: May\n      days:\n        - day: 2\n          events: [A, B]\n",
            [("2031-05-02", "A"), ("2031-05-02", "B")],
        ),
        (
            "events:\n  strike: {date: 2031-05-02, title: A}\n  talks: {date: 2031-05-03, title: B}\n",
            [("2031-05-02", "A"), ("2031-05-03", "B")],
        ),
        (
            "- {date: 2031-05-02, title: A, tags: [x], events: [{date: 2031-05-03, title: B}]}\n",
            [("2031-05-02", "A"), ("2031-05-03", "B")],
        ),
        (
            "title: T\n2031-05-02:\n  - title: A\n    links: [{title: x, date: 2031-06-01}]\n2031-05-03: []\n",
            [("2031-05-02", "A")],
        ),
    ],
)  # fmt: skip
def test_events_in_groups_are_all_read(
    tmp_path: Path, text: str, expected: list[tuple[str, str]]
) -> None:
    assert dated(read(tmp_path, text)) == expected


def test_all_lists_of_events_are_read_under_one_set_of_columns(tmp_path: Path) -> None:
    notes: list[str] = []
    found = read(
        tmp_path,
        """\
        talks:
          - {date: 2031-05-02, title: A}
        strikes:
          - {when: 2031-05-03, headline: B}
        parts:
          - name: Prelude
            chapters:
              - {when: 2031-05-04, headline: C}
        sources:
          - {title: A newspaper, date: 2031-05-05}
        version: 2
        """,
        notes,
    )
    assert [(*row, event.extra["section"]) for row, event in zip(dated(found), found.events, strict=True)] == [
        ("2031-05-02", "A", "talks"),
        ("2031-05-03", "B", "strikes"),
        ("2031-05-04", "C", "parts / chapters / Prelude"),
    ]  # fmt: skip
    assert notes[0].endswith(
        "the events are in 'talks', 'strikes', 'parts.chapters'; left out: sources (1 item), version"
    )


def test_deeply_nested_groups_take_no_time(tmp_path: Path) -> None:
    text = "".join(f"{'  ' * depth}- events:\n" for depth in range(28))
    text += "  " * 28 + "- {date: 2031, title: A}\n"
    with pytest.raises(DataError, match="no list of events"):
        read(tmp_path, text)
