"""CAMEO: words for every code, and a type for every root."""

import pytest

from crisistl.formats.datasets.cameo import label_of, type_of
from crisistl.model.timeline import EVENT_TYPES


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("01", "public statement"),
        ("010", "public statement"),
        ("042", "visit paid"),
        ("0256", "appeal for military de-escalation"),
        ("0333", "intent: humanitarian aid"),
        ("106", "demand for talks"),
        ("1034", "demand for military protection or peacekeeping"),
        ("2042", "nuclear weapons"),
        ("1739", "arrest or detention"),
        ("199", "fighting"),
        ("---", "event ---"),
        ("", "event"),
    ],
)
def test_the_label_is_that_of_the_code_or_of_the_wider_one(
    code: str, label: str
) -> None:
    assert label_of(code) == label


@pytest.mark.parametrize("root", [f"{number:02}" for number in range(1, 21)])
def test_every_root_has_a_label_and_a_type(root: str) -> None:
    assert not label_of(root).startswith("event")
    assert type_of(root) in EVENT_TYPES
    assert type_of(f"{root}0") == type_of(root)


def test_what_is_no_code_has_no_type() -> None:
    assert type_of("---") is None
