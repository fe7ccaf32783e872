"""Actors with names that look alike."""

import pytest

from crisistl.compare.namesakes import namesakes
from crisistl.model.timeline import Actor


def alike(*names: str) -> bool:
    actors = [
        Actor(id=f"a{i}", name=name.split("/")[0], aliases=name.split("/")[1:])
        for i, name in enumerate(names)
    ]
    return namesakes(actors) == {"a1": "a0"}


@pytest.mark.parametrize(
    "names",
    [
        ("Belmar", "Republic of Belmar"),
        ("The Belmar Government", "Belmar"),
        ("Königreich/Kingdom of Osk", "Osk"),
        ("Nordhaven", "Nordhavn"),
        ("Nordhaven", "Nordhäven"),
        ("Lind, Ada", "Ada Lind"),
    ],
)
def test_a_long_form_or_another_letter_looks_alike(names):
    assert alike(*names)


@pytest.mark.parametrize(
    "names",
    [
        ("Iran", "Iraq"), ("North Korea", "South Korea"), ("Korea", "North Korea"), ("Group 1", "Group 2"),
        ("Brigade 11", "Brigade 12"), ("United Kingdom", "United States"), ("The Government", "The Republic"),
        ("Austria", "Australia"),
    ],
)  # fmt: skip
def test_other_names_do_not(names):
    assert not alike(*names)
