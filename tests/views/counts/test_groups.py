"""Groups: what an event counts under in a field, and how it reads."""

import pytest

from answers import crisis
from crisistl.errors import UsageError
from crisistl.query.cells import pairs
from crisistl.query.counted import PERIODS, counted_field
from crisistl.query.fields import FIELDS
from crisistl.views.counts.groups import MISSING, Groups

CRISIS = crisis(
    {
        "date": "2022",
        "actors": "osk<palace<norland norland",
        "targets": "sudmark",
        "themes": "dam<water",
        "place": "Quay",
    }
)


def keys(field: str, depth: int | None = None) -> list[str]:
    return [*Groups.of(counted_field(field), CRISIS, depth).keys(CRISIS.events[0])]


@pytest.mark.parametrize(
    ("depth", "actors"),
    [
        (None, ["osk", "norland"]),
        (1, ["norland"]),
        (2, ["palace", "norland"]),
        (3, ["osk", "norland"]),
    ],
)
def test_a_depth_is_counted_from_the_top(depth: int | None, actors: list[str]) -> None:
    assert keys("by", depth) == actors


def test_pairs_are_made_of_what_is_rolled_up() -> None:
    assert keys("pair") == ["osk → sudmark", "norland → sudmark"]
    assert keys("pair", 1) == ["norland → sudmark"]


def test_those_who_act_jointly_are_pairs_where_nobody_is_addressed() -> None:
    assert pairs(["b", "a", "b"], []) == ("a – b",)
    assert pairs(["b", "a"], ["c", "b"]) == ("b → c", "b → b", "a → c", "a → b")
    assert pairs(["a"], []) == pairs([], ["a"]) == ()


@pytest.mark.parametrize(
    ("field", "key", "label"),
    [
        ("actor", "osk", ("Osk",)),
        ("pair", "osk → sudmark", ("Osk", " → ", "Sudmark")),
        ("pair", "osk – sudmark", ("Osk", " – ", "Sudmark")),
        ("theme", "dam", ("Dam",)),
        ("place", "Quay", "Quay"),
        ("actor", MISSING, "not given"),
        ("toward", MISSING, "no recipient"),
        ("pair", MISSING, "one side only"),
    ],
)
def test_a_key_reads_as_a_name(field: str, key: str, label: object) -> None:
    assert Groups.of(counted_field(field), CRISIS).label(key) == label


def test_an_empty_text_is_none() -> None:
    empty = crisis({"date": "2022", "extra": {"note": ""}})
    assert [*Groups.of(counted_field("extra.note"), empty).keys(empty.events[0])] == []


@pytest.mark.parametrize("field", [f.name for f in (*FIELDS, *PERIODS) if f.values])
def test_every_field_with_values_can_be_counted(field: str) -> None:
    assert counted_field(field).name == field


@pytest.mark.parametrize("field", [f.name for f in FIELDS if f.values])
def test_every_field_that_is_no_period_has_groups(field: str) -> None:
    assert isinstance(keys(field), list)


def test_a_column_names_its_field_too() -> None:
    assert counted_field("actors").name == "by"


@pytest.mark.parametrize("field", ["date", "title", "extra", "text"])
def test_what_has_no_values_is_refused(field: str) -> None:
    with pytest.raises(UsageError, match="can't be counted"):
        counted_field(field)
