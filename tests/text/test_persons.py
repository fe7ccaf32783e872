"""Names that may be of one person: the shorter one has the surname, initials or a title."""

import pytest

from crisistl.text.persons import may_be_short_for, surname, without_titles


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Galtieri", "Leopoldo Galtieri"),
        ("President Kennedy", "President John F. Kennedy"),
        ("Kennedy", "President Kennedy"),
        ("J. Kennedy", "John Kennedy"),
        ("John Kennedy", "John F. Kennedy"),
        ("de Gaulle", "Charles de Gaulle"),
        ("Thant", "U Thant"),
        ("Foreign Minister Gromyko", "Andrei Gromyko"),
    ],
)
def test_a_shorter_name_may_be_of_the_same_person(short: str, long: str) -> None:
    assert may_be_short_for(short, long)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Robert Kennedy", "John F. Kennedy"),
        ("Korea", "North Korea"),
        ("Army", "Red Army"),
        ("Russia", "United Russia"),
        ("Castro", "Castro"),
        ("the Kremlin", "Moscow Kremlin"),
        ("Eden", "Anthony Nutting"),
    ],
)
def test_other_names_are_of_others(short: str, long: str) -> None:
    assert not may_be_short_for(short, long)


def test_a_surname_and_a_name_without_titles() -> None:
    assert surname("General Ida Berg") == "berg"
    assert surname("Council of Ports") == ""
    assert without_titles("Lt. Gen. Ida Berg") == "Ida Berg"
