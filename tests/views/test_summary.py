"""The registers as tables: how often and when each part is named."""

import pytest

from crisistl.engine.answer import Answer
from crisistl.model.timeline import Timeline
from crisistl.output.report import Report
from crisistl.output.table import Table
from crisistl.query.matching import select
from crisistl.query.tree import EVERYTHING, Query
from crisistl.views.summary import RegisterName, register_report
from queries import terms_of


def report(
    timeline: Timeline, register: RegisterName, query: Query = EVERYTHING
) -> Report:
    return register_report(Answer.of(timeline, query), register)


def table(
    timeline: Timeline, register: RegisterName, query: Query = EVERYTHING
) -> Table:
    return report(timeline, register, query).rows()


def tallies(of: Table) -> list[tuple[object, ...]]:
    """The id of each row with its tally: events, alone, first, last."""
    return [(row[0], *row[-4:]) for row in of.rows()]


def test_actors_count_those_who_speak_for_them(small_timeline: Timeline) -> None:
    assert tallies(table(small_timeline, "actor")) == [
        ("norland", 7, 6, "2019/..", "2022-02"),
        ("sudmark", 6, 5, "[2021-11-03..2021-11-20]", "2022-02"),
        ("palace", 1, 1, "2021-11-28", "2021-11-28"),
        ("berg", 1, 1, "2022-01-24", "2022-01-24"),
        ("league", 1, 1, "2022-01-10/2022-01-12", "2022-01-10/2022-01-12"),
        ("osk", 0, 0, None, None),
    ]


def test_themes_count_their_parts(small_timeline: Timeline) -> None:
    assert tallies(table(small_timeline, "theme")) == [
        ("water", 5, 3, "2019/..", "2022-01-24"),
        ("dam", 3, 3, "2019/..", "2021-11-28"),
        ("diplomacy", 2, 2, "2022-01-10/2022-01-12", "2022-02"),
        ("military", 2, 2, "2022-01-12", "2022-01-24"),
    ]


def test_sources_count_once_an_event(small_timeline: Timeline) -> None:
    assert tallies(table(small_timeline, "source")) == [
        ("gazette", 6, 6, "2019/..", "2022-02"),
        ("radio", 3, 3, "2021-11-28", "2022-01-24"),
    ]


def test_a_count_is_what_the_filter_of_that_name_finds(
    small_timeline: Timeline,
) -> None:
    terms = terms_of(small_timeline)
    for register in ("actor", "theme", "source"):
        for name, events, alone, *_ in tallies(table(small_timeline, register)):  # type: ignore[arg-type]
            assert events == len(select(small_timeline, terms.has(register, str(name))))
            assert alone == len(select(small_timeline, terms.has(register, f"={name}")))


def test_of_a_question_only_what_is_named_is_counted(small_timeline: Timeline) -> None:
    answered = report(
        small_timeline, "theme", terms_of(small_timeline).has("actor", "league")
    )
    assert tallies(answered.rows()) == [
        ("diplomacy", 1, 1, "2022-01-10/2022-01-12", "2022-01-10/2022-01-12")
    ]
    assert answered.heading.count == "1 of 4 themes in 1 of 8 events"
    assert answered.heading.sentence == "involving River League"
    assert answered.heading.title == "The Vell river dispute"


@pytest.mark.parametrize(
    ("register", "first"),
    [
        ("actor", ("norland", "Norland", "state", None, ("Lake City",))),
        ("theme", ("water", "Water", None, "Who has how much of the river.")),
        (
            "source",
            (
                "gazette",
                "The Vell Gazette",
                "Gazette Press",
                None,
                "https://gazette.example/vell",
            ),
        ),
    ],
)
def test_a_row_describes_its_part(
    small_timeline: Timeline, register: RegisterName, first: tuple[object, ...]
) -> None:
    row, *_ = table(small_timeline, register).rows()
    assert row[:-4] == first


def test_a_date_of_publication_is_a_text(small_timeline: Timeline) -> None:
    rows = {row[0]: row for row in table(small_timeline, "source").rows()}
    assert rows["radio"][3] == "2022-01"


@pytest.mark.parametrize("register", ["actor", "theme", "source"])
def test_an_empty_register_is_an_empty_table(register: RegisterName) -> None:
    empty = report(Timeline(), register)
    assert [*empty.rows().rows()] == []
    assert empty.heading.count == f"0 of 0 {register}s in 0 events"


def test_an_empty_answer_says_why(small_timeline: Timeline) -> None:
    empty = report(
        small_timeline, "theme", terms_of(small_timeline).has("actor", "osk")
    )
    assert [*empty.rows().rows()] == []
    assert empty.heading.notes[0] == "actor:osk alone matches no event."
