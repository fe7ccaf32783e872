"""Cells with several names: split where the parts are names elsewhere, else named with the option."""

import pytest

from crisistl.formats.core.record import ReadOptions
from crisistl.formats.tables.name_cells import look_alikes
from crisistl.formats.tables.sheet import read_csv
from exchange import reading


def read(
    *rows: str, notes: list[str] | None = None, **options: object
) -> list[list[str]]:
    """The actors of each event of a table with the columns date, title, who and source."""
    text = "".join(f"2022-01-{day:02},x,{row}\n" for day, row in enumerate(rows, 1))
    timeline = reading(
        read_csv,
        "Date,What,Who,Source\n" + text,
        options=ReadOptions(**options),
        notes=notes,  # type: ignore[arg-type]
    )
    names = {actor.id: actor.name for actor in timeline.actors}
    return [[names[actor] for actor in event.actors] for event in timeline.events]


def test_names_known_elsewhere_are_split_at_any_separator() -> None:
    rows = ('"Ida, Bo",', "Ida,", "Bo,", "Ida & Bo,", "Bo / Ida,", "Ida and Bo,")
    assert read(*rows) == [
        ["Ida", "Bo"],
        ["Ida"],
        ["Bo"],
        ["Ida", "Bo"],
        ["Bo", "Ida"],
        ["Ida", "Bo"],
    ]


def test_parts_of_two_different_cells_are_names() -> None:
    assert read('"Ida, Bo",', "Ida / Bo,") == [["Ida", "Bo"], ["Ida", "Bo"]]


def test_what_is_known_in_part_is_kept_and_named_with_the_option_that_splits_it() -> (
    None
):
    notes: list[str] = []
    rows = ('"Ida, Bo",', "Ida,")
    assert read(*rows, notes=notes) == [["Ida, Bo"], ["Ida"]]
    said = (
        "column Who: kept as one name, but may be several: 'Ida, Bo' "
        "(or one person, Bo Ida); separators would split them"
    )
    assert said in notes
    assert read(*rows, splits={"Who": ";,"}) == [["Ida", "Bo"], ["Ida"]]


def test_an_ampersand_in_one_name_stays() -> None:
    notes: list[str] = []
    assert read("Marks & Sons,", "Ida,", notes=notes) == [["Marks & Sons"], ["Ida"]]
    assert not any("several" in note for note in notes)


def test_a_source_is_split_only_into_sources() -> None:
    cells = ('"Poe & Roe, A Book"', "Poe & Roe", '"Post, Times"', "Post", "Times")
    text = "Date,What,Source\n" + "".join(f"2022,x,{cell}\n" for cell in cells)
    timeline = reading(read_csv, text)
    assert [source.title for source in timeline.sources] == [
        "Poe & Roe, A Book",
        "Poe & Roe",
        "Post",
        "Times",
    ]


def test_each_column_has_its_own_separators() -> None:
    rows = ('"Ida, Bo","A, B"', "Kim / Lee,C")
    assert read(*rows, splits={"Who": ",/"}) == [["Ida", "Bo"], ["Kim", "Lee"]]


def test_initials_of_another_name_are_reported() -> None:
    notes: list[str] = []
    read("US,", "United States,", notes=notes)
    assert "may be the same under two names: US and United States" in notes


def test_names_with_and_between_them_may_be_several() -> None:
    notes: list[str] = []
    assert read("Police and nurses,", notes=notes) == [["Police and nurses"]]
    said = "column Who: kept as one name, but may be several: 'Police and nurses'; separators would split them"
    assert said in notes
    assert read("Police and nurses,", splits={"actors": "and"}) == [
        ["Police", "nurses"]
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kiev", "Kyiv"),
        ("Khruschev", "Khrushchev"),
        ("Ann Osk", "Osk Ann"),
        ("Walesa", "Wałęsa"),
    ],
)
def test_names_that_look_alike_are_named_as_a_pair(one: str, other: str) -> None:
    assert {frozenset(pair) for pair in look_alikes([one, other])} == {
        frozenset((one, other))
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [("Iran", "Iraq"), ("Mali", "Malta"), ("Strike", "Strikes"), ("Ida", "Ada")],
)
def test_other_names_do_not_look_alike(one: str, other: str) -> None:
    assert list(look_alikes([one, other])) == []
