"""Registers: one id a name, new names once, and no two parts that the model would refuse side by side."""

from hypothesis import given
from hypothesis import strategies as st

from crisistl.formats.core.register import Registers
from crisistl.model.timeline import Actor, Timeline
from strategies import lines


def test_spellings_that_differ_in_case_or_accents_are_one_name() -> None:
    registers = Registers()
    assert registers.actors.ids_of(["Côte d'Ivoire", "COTE D'IVOIRE", "Mali"]) == [
        "cote-d-ivoire",
        "mali",
    ]
    assert [record.value for record in registers.fresh()] == [
        {"id": "cote-d-ivoire", "name": "Côte d'Ivoire"},
        {"id": "mali", "name": "Mali"},
    ]


def test_new_names_are_told_once() -> None:
    registers = Registers()
    registers.sources.id_of("AFP")
    assert [
        (record.kind, record.number, record.value["title"])
        for record in registers.fresh()
    ] == [("source", 0, "AFP")]
    registers.sources.id_of("AFP")
    assert registers.fresh() == []


def test_names_with_the_same_slug_get_numbers() -> None:
    actors = Registers().actors
    assert actors.ids_of(["A & B", "A / B", "A + B"]) == ["a-b", "a-b-2", "a-b-3"]


def test_a_name_with_a_sign_is_not_the_name_without_it() -> None:
    actors = Registers().actors
    assert actors.ids_of(["C++", "C", "ê%", "E"]) == ["c-x", "c", "e-x", "e"]
    assert actors.ids_of(["NATO*", "NATO"]) == ["nato"]


def test_a_name_without_a_letter_is_called_by_its_kind() -> None:
    registers = Registers()
    assert registers.actors.ids_of(["?!", "!?"]) == ["actor", "actor-2"]
    assert registers.themes.id_of("…") == "theme"


def test_a_name_in_two_lines_is_one_line() -> None:
    registers = Registers()
    assert registers.actors.id_of("Ministry\n of Defence") == "ministry-of-defence"
    assert registers.fresh()[0].value["name"] == "Ministry of Defence"


def test_parts_of_the_file_itself_are_known_by_id_name_and_alias() -> None:
    registers = Registers()
    registers.know(
        "actor", {"id": "russia", "name": "Russia", "aliases": ["Moscow", 3]}
    )
    registers.know("actor", {"name": "no id"})
    registers.know("omitted", {"id": "x"})
    assert registers.actors.ids_of(["MOSCOW", "Russia", "Other"]) == ["russia", "other"]
    assert len(registers.fresh()) == 1


@given(st.lists(lines(), max_size=8))
def test_a_register_is_one_that_the_model_takes(names: list[str]) -> None:
    registers = Registers()
    ids = [registers.actors.id_of(name) for name in names]
    actors = tuple(Actor(**record.value) for record in registers.fresh())
    assert Timeline(actors=actors)
    assert {*ids} == {actor.id for actor in actors}
