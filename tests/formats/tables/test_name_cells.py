"""Cells with several names: split where the parts are names elsewhere, else named with the option."""

from pathlib import Path

import pytest

from conftest import Run
from crisistl.formats.core.record import ReadOptions
from crisistl.formats.tables.likeness import look_alikes, other_names
from crisistl.formats.tables.sheet import read_csv
from crisistl.formats.tables.whole_names import is_territory
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
        "column Who: kept as one name, but may be several: 'Ida, Bo'; "
        "separators would split them"
    )
    assert said in notes
    notes.clear()
    read('"Ida, Bo",', "Kim,", notes=notes)
    assert any("'Ida, Bo' (or one person, Bo Ida)" in note for note in notes)
    assert read(*rows, splits={"Who": ";,"}) == [["Ida", "Bo"], ["Ida"]]


def test_separators_of_a_user_are_added_to_those_that_the_file_shows() -> None:
    rows = ('"Ida, Kim",', "Ida / Bo,", "Bo & Ida,", "Ida,", "Bo,")
    split = [["Ida", "Kim"], ["Ida", "Bo"], ["Bo", "Ida"], ["Ida"], ["Bo"]]
    assert read(*rows, splits={"Who": ";,"}) == split
    assert read(*rows, splits={"Who": ";"})[1:3] == [["Ida / Bo"], ["Bo & Ida"]]


@pytest.mark.parametrize("signs", ["and", ",", ";,and", "and ,"])
def test_a_comma_before_the_last_name_goes_with_its_and(signs: str) -> None:
    rows = ('"Ida, Bo, and Kim",', "Ida,", "Bo,")
    assert read(*rows, splits={"Who": signs})[0] == ["Ida", "Bo", "Kim"]


def test_a_state_with_and_in_its_name_stays_whole_beside_others() -> None:
    rows = ('"Trinidad and Tobago, Antigua & Barbuda",', "Ida and Bo,")
    names = ["Trinidad and Tobago", "Antigua & Barbuda"]
    assert read(*rows)[0] == names
    assert read(*rows, splits={"Who": "and"}) == [names, ["Ida", "Bo"]]


def test_two_names_joined_by_a_hyphen_or_vs_are_not_kept_without_a_remark() -> None:
    notes: list[str] = []
    rows = ("Ida-Bo,", "Ida vs Bo,", "Bo & Kim,", "Ida,", "Bo,", "Jean-Luc,")
    found = read(*rows, notes=notes)
    assert found[:3] == [["Ida-Bo"], ["Ida", "Bo"], ["Bo & Kim"]]
    several = [note for note in notes if "may be several" in note]
    assert [note.partition("several: ")[2] for note in several] == [
        "'Bo & Kim'; separators would split them",
        "'Ida-Bo'; write ; between two names",
    ]


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
    said = "may be the same under two names: US and United States; unite them"
    assert said in notes


@pytest.mark.parametrize(
    ("one", "other"),
    [("UK", "Britain"), ("U.S.", "US"), ("U.S.", "America"), ("the USSR", "Soviet Union"), ("GDR", "East Germany"),
     ("Burma", "Myanmar")],
)  # fmt: skip
def test_other_names_of_a_state_may_be_the_same(one: str, other: str) -> None:
    assert {frozenset(pair) for pair in other_names([one, other, "Ida"])} == {
        frozenset((one, other))
    }


def test_different_states_are_not_the_same() -> None:
    names = [
        "North Korea",
        "South Korea",
        "East Germany",
        "West Germany",
        "USSR",
        "Russia",
    ]
    assert [*other_names(names)] == []


def test_names_with_and_between_them_may_be_several() -> None:
    notes: list[str] = []
    assert read("Police and nurses,", notes=notes) == [["Police and nurses"]]
    said = "column Who: kept as one name, but may be several: 'Police and nurses'; separators would split them"
    assert said in notes
    assert read("Police and nurses,", splits={"actors": "and"}) == [
        ["Police", "nurses"]
    ]


@pytest.mark.parametrize(
    "name",
    ["Bosnia and Herzegovina", "Trinidad & Tobago", "the State Union of Serbia and Montenegro", "Food and Drug Agency",
     "Ministry of Labour and Justice"],
)  # fmt: skip
def test_a_state_or_an_office_is_one_name_without_a_remark(name: str) -> None:
    notes: list[str] = []
    assert read(f"{name},", "Bosnia,", notes=notes) == [[name], ["Bosnia"]]
    assert not any("several" in note for note in notes)


def test_a_state_of_two_that_are_names_as_well_is_kept_and_remarked_on() -> None:
    notes: list[str] = []
    rows = ("Serbia and Montenegro,", "Serbia,", "Montenegro,")
    assert read(*rows, notes=notes)[0] == ["Serbia and Montenegro"]
    assert any("may be several: 'Serbia and Montenegro'" in note for note in notes)


def test_an_office_may_be_two_names_where_one_of_them_is_known() -> None:
    notes: list[str] = []
    read("Ida and Safety Board,", "Ida,", notes=notes)
    assert any("may be several: 'Ida and Safety Board'" in note for note in notes)


def test_the_territories_of_cldr_are_known() -> None:
    babel = pytest.importorskip("babel")
    joined = [
        name
        for name in babel.Locale("en").territories.values()
        if " & " in name or " and " in name
    ]
    assert joined
    assert [name for name in joined if not is_territory(name)] == []


def test_names_of_another_file_split_the_cells_of_a_table(
    run: Run, tmp_path: Path
) -> None:
    events, actors = tmp_path / "events.csv", tmp_path / "who.csv"
    events.write_text('date,title,actors\n1921-05-03,A,"Ida and Bo"\n')
    actors.write_text("Name,Other names,Part of\nIda,,\nBosse,Bo,\n")
    # the name of an actor is that of the register, whatever the order of the files
    for files in ((events, actors), (actors, events)):
        named = [word for file in files for word in ("--data", file)]
        assert run("list", *named, "--columns", "actors").stdout == "Ida, Bosse\n"
    merged = tmp_path / "all.json"
    assert run("merge", events, actors, "-o", merged).exit_code == 0
    listed = run("list", "--data", merged, "--columns", "actors")
    assert listed.stdout == "Ida, Bosse\n"


def test_a_name_of_another_file_that_has_and_in_it_stays_one(
    run: Run, tmp_path: Path
) -> None:
    events, actors = tmp_path / "events.csv", tmp_path / "who.csv"
    events.write_text('date,title,actors\n1921-05-03,A,"Ida and Bo"\n')
    actors.write_text("Name,Other names,Part of\nIda,,\nBo,,\nIda and Bo,,\n")
    ran = run("list", "--data", events, "--data", actors, "--columns", "actors")
    assert ran.stdout == "Ida and Bo\n"
    assert "several" not in ran.stderr


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
    [
        ("Iran", "Iraq"),
        ("Mali", "Malta"),
        ("Strike", "Strikes"),
        ("Ida", "Ada"),
        ("Battalion 1", "Battalion 10"),
    ],
)
def test_other_names_do_not_look_alike(one: str, other: str) -> None:
    assert list(look_alikes([one, other])) == []


def test_what_keeps_cells_whole_is_said_once_in_a_short_report() -> None:
    text = (
        'Date,What,Who,To whom\n2022,x,"Ida, Bo",\n2022,x,Ida,"Bo, Ida"\n2022,x,Bo,\n'
    )
    notes: list[str] = []
    reading(read_csv, text, notes=notes)
    assert [note for note in notes if "split" in note] == [
        "column Who: split into names: 'Ida, Bo'; ';' alone keeps them whole",
        "column To whom: split into names: 'Bo, Ida'",
    ]


@pytest.mark.parametrize("cell", ["Ida?", "Ida (?)", "?Ida", "Ida [?]", "Ida ??"])
def test_a_question_mark_is_doubt_and_no_part_of_a_name(cell: str) -> None:
    notes: list[str] = []
    timeline = reading(
        read_csv, f"Date,What,Who\n2022,x,{cell}\n2022,y,Ida\n", notes=notes
    )
    assert [actor.name for actor in timeline.actors] == ["Ida"]
    assert [event.extra for event in timeline.events] == [{"Who": cell}, {}]
    assert any(f"kept in extra: Who '{cell}'" in note for note in notes)


def test_a_doubtful_name_among_several_is_still_that_name() -> None:
    rows = ('"Ida, Bo?",', "Ida,", "Bo,", "Bo?; Ida,")
    assert read(*rows) == [["Ida", "Bo"], ["Ida"], ["Bo"], ["Bo", "Ida"]]


def test_sources_that_may_be_several_are_named_with_the_option_that_splits_them() -> (
    None
):
    notes: list[str] = []
    rows = (',"BBC, Reuters"', ',"Poe & Roe, A Book"', ',"The Post, 12 May"')
    read(*rows, notes=notes)
    several = [note for note in notes if "may be several" in note]
    assert len(several) == 1
    assert "column Source: kept as one name" in several[0]
    assert "'BBC, Reuters'" in several[0]
    assert "Poe" not in several[0]
    assert "12 May" not in several[0]


def options_for(*rows: str, who: bool = True) -> list[str]:
    """The --split options that are advised for a table with these cells."""
    notes: list[str] = []
    read(*rows, notes=notes)
    found = [advice.values[0] for note in notes for advice in note.advice]  # type: ignore[attr-defined]
    return [option for option in found if option.startswith("Who" if who else "Source")]


def test_a_column_gets_one_option_with_all_separators_that_are_seen_there() -> None:
    rows = ('"Ida, Bo",', "Kim | Lee,", "Ann and Eve,", "Ida,")
    assert options_for(*rows) == ["Who=;,| and"]
    assert read(*rows, splits={"Who": ";,| and"}) == [
        ["Ida", "Bo"],
        ["Kim", "Lee"],
        ["Ann", "Eve"],
        ["Ida"],
    ]


def test_names_known_elsewhere_are_split_at_a_bar() -> None:
    assert read("Ida | Bo,", "Ida,", "Bo,")[0] == ["Ida", "Bo"]


def test_no_option_advises_a_comma_that_divides_a_title() -> None:
    titles = (',"Poe, A Book of Days"', ',"BBC, Reuters"', ",Post / Times")
    assert options_for(*titles, who=False) == ["Source=;/"]
    assert options_for(*titles[1:], who=False) == ["Source=;,/"]


def test_no_option_advises_what_divides_an_office_or_what_is_said_of_somebody() -> None:
    offices = ("Ann and Eve,", "Ministry of Justice and Peace,")
    assert options_for(*offices) == []
    envoys = ('"Ida, Bo",', '"Kim, the envoy here",', "Ida,")
    assert options_for(*envoys) == []


def test_where_semicolons_are_between_sources_a_comma_is_not_advised() -> None:
    rows = (',"Roe, Dams"', ',"Roe; The Post"', ",The Post")
    assert options_for(*rows, who=False) == []
