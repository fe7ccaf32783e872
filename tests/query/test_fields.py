"""The registry of fields: each can be asked or shown, and the same names work everywhere."""

import json
from typing import Any

import pytest

from crisistl.errors import UsageError
from crisistl.model.timeline import Event, Timeline
from crisistl.query.cells import sides
from crisistl.query.fields import FIELDS, FULL_COLUMNS
from crisistl.query.hit import Hit
from crisistl.query.lookup import field_of

ASKED = frozenset(
    [
        "id",
        "actor",
        "by",
        "toward",
        "pair",
        "theme",
        "type",
        "status",
        "source",
        "place",
        "text",
        "date",
    ]
)


def cell(timeline: Timeline, event: str, column: str) -> object:
    """What a column shows for an event of the timeline."""
    field = field_of(column, shown=True)
    assert field.cell
    return field.cell(Hit(timeline.events_by_id[event]), timeline)


def values(timeline: Timeline, event: str, name: str) -> object:
    """What a question compares for an event of the timeline."""
    field = field_of(name, asked=True)
    assert field.values
    return tuple(field.values(timeline.events_by_id[event]))


@pytest.mark.parametrize("field", FIELDS, ids=lambda f: f.name)
def test_a_field_can_be_asked_or_shown_and_says_what_it_is(field: Any) -> None:
    assert field.cell or field.ask
    assert field.help


@pytest.mark.parametrize(
    "field", [f for f in FIELDS if f.ask and f.ask != "date"], ids=lambda f: f.name
)
def test_a_question_has_words_for_the_sentence(field: Any) -> None:
    assert field.words.count("{}") == 1


@pytest.mark.parametrize("field", FIELDS, ids=lambda f: f.name)
def test_a_field_is_found_by_either_name(field: Any) -> None:
    assert field_of(field.name) is field
    assert field_of(field.column) is field


def test_these_can_be_asked() -> None:
    assert {f.name for f in FIELDS if f.ask} >= ASKED


def test_columns_that_scripts_count_keep_their_places() -> None:
    assert FULL_COLUMNS[:22] == (
        "id", "date", "earliest", "latest", "precision", "part_of_day", "date_text", "title", "summary", "type",
        "actors", "targets", "themes", "place", "status", "attributed_to", "quotes", "responds_to", "contradicts",
        "sources", "extra", "match",
    )  # fmt: skip


def test_a_full_table_shows_every_field_of_an_event() -> None:
    assert set(Event.model_fields) <= set(FULL_COLUMNS)
    assert all(field_of(column, shown=True) for column in FULL_COLUMNS)


@pytest.mark.parametrize(
    ("column", "shown"),
    [
        ("id", "sluices-denied"),
        ("date", "2021-11-28"),
        ("earliest", "2021-11-28"),
        ("latest", "2021-11-28"),
        ("precision", "day"),
        ("part_of_day", None),
        ("date_text", None),
        ("title", "The Palace denies it"),
        ("summary", None),
        ("type", "reject"),
        ("who", ("the Palace", " → ", "Südmark")),
        ("actor", ("the Palace", "Südmark")),
        ("actors", ("the Palace",)),
        ("targets", ("Südmark",)),
        ("themes", ("The dam",)),
        ("lat", None),
        ("lon", None),
        ("place", None),
        ("status", "reported"),
        ("attributed_to", ()),
        ("quotes", '[{"text":"Not one sluice was shut.","speaker":"Ann Osk"}]'),
        ("responds_to", ("sluices-shut",)),
        ("contradicts", ("sluices-shut",)),
        (
            "sources",
            '[{"source":"Radio Norland","title":"Evening news","published":"2021-11-28","locator":"minute 4"}]',
        ),
        ("accounts", None),
        ("differs", ()),
        ("recorded", None),
        ("known", None),
        ("revisions", None),
        ("role", None),
        ("extra", None),
        ("match", "yes"),
        ("days", None),
    ],
)
def test_a_column_shows_what_the_event_has(
    small_timeline: Timeline, column: str, shown: object
) -> None:
    assert cell(small_timeline, "sluices-denied", column) == shown


def test_every_column_of_a_full_table_has_been_shown_above() -> None:
    shown = next(
        mark
        for mark in test_a_column_shows_what_the_event_has.pytestmark  # type: ignore[attr-defined]
        if mark.name == "parametrize"
    ).args[1]
    assert {column for column, _ in shown} >= set(FULL_COLUMNS)


def test_sources_of_the_register_alone_are_their_titles(
    small_timeline: Timeline,
) -> None:
    assert cell(small_timeline, "league-talks", "sources") == (
        "The Vell Gazette",
        "Radio Norland",
    )


def test_an_open_end_has_no_latest_day(small_timeline: Timeline) -> None:
    assert cell(small_timeline, "dam-works", "latest") is None
    assert cell(small_timeline, "dam-works", "earliest") == "2019-01-01"


def test_the_sides_read_as_one_text(small_timeline: Timeline) -> None:
    events = small_timeline.events_by_id
    assert (
        "".join(sides(events["league-talks"], small_timeline))
        == "River League → Norland, Südmark"
    )
    assert "".join(sides(events["second-talks"], small_timeline)) == "Norland, Südmark"
    assert sides(events["drought"], small_timeline) == ()


def test_sides_where_nobody_acts_but_somebody_is_addressed(
    small_timeline: Timeline,
) -> None:
    addressed = small_timeline.events[0].model_copy(
        update={"actors": (), "targets": ("berg",)}
    )
    assert "".join(sides(addressed, small_timeline)) == " → Ida Berg"


@pytest.mark.parametrize(
    ("name", "compared"),
    [
        ("id", ("sluices-denied",)),
        ("type", ("reject",)),
        ("part_of_day", ()),
        ("actor", ("palace", "sudmark")),
        ("by", ("palace",)),
        ("toward", ("sudmark",)),
        ("theme", ("dam",)),
        ("place", ()),
        ("status", ("reported",)),
        ("attributed_to", ()),
        ("responds_to", ("sluices-shut",)),
        ("contradicts", ("sluices-shut",)),
        ("source", ("radio",)),
    ],
)
def test_a_question_compares_ids(
    small_timeline: Timeline, name: str, compared: object
) -> None:
    assert values(small_timeline, "sluices-denied", name) == compared


def test_what_an_import_had_is_a_field_of_its_own(small_timeline: Timeline) -> None:
    assert cell(small_timeline, "troops-moved", "extra.troops") == 1200
    assert values(small_timeline, "troops-moved", "extra.troops") == ("1200",)
    assert cell(small_timeline, "troops-moved", "extra.missing") is None
    assert values(small_timeline, "troops-moved", "extra.missing") == ()


@pytest.mark.parametrize(
    ("value", "shown", "compared"),
    [
        (1.5, 1.5, ("1.5",)),
        ("text", "text", ("text",)),
        (True, "true", ("true",)),
        (None, None, ()),
        (["a", 2, None], '["a",2,null]', ("a", "2")),
        ({"a": 1}, '{"a":1}', ('{"a":1}',)),
    ],
)
def test_a_value_of_extra_is_compared_as_it_is_shown(
    small_timeline: Timeline, value: object, shown: object, compared: object
) -> None:
    event = small_timeline.events[0].model_copy(update={"extra": {"x": value}})
    field = field_of("extra.x")
    assert field.cell
    assert field.values
    assert field.cell(Hit(event), small_timeline) == shown
    assert tuple(field.values(event)) == compared


def test_extra_as_a_whole_is_json(small_timeline: Timeline) -> None:
    shown = cell(small_timeline, "troops-moved", "extra")
    assert isinstance(shown, str)
    assert json.loads(shown) == {"troops": 1200, "file": "B-7"}


@pytest.mark.parametrize(
    ("name", "use", "message"),
    [
        ("actr", "asked", "unknown field 'actr'; did you mean 'actor'?"),
        ("titel", "shown", "unknown column 'titel'; did you mean 'title'"),
        ("match", "asked", "unknown field 'match'; there are id, date,"),
        ("pair", "shown", "unknown column 'pair'"),
        ("extra.", "asked", "unknown field 'extra.'"),
    ],
)
def test_a_name_that_is_no_field_is_refused_with_the_nearest(
    name: str, use: str, message: str
) -> None:
    with pytest.raises(UsageError) as refused:
        field_of(name, **{use: True})
    assert str(refused.value).startswith(message)
