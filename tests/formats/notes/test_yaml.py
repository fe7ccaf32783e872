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
