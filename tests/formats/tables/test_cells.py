"""Cells: lists, objects, numbers, and the ways in which people write nothing."""

import pytest

from crisistl.formats.tables.cells import (
    addresses_of,
    is_empty,
    is_made_missing,
    is_missing,
    items_of,
    number_or_text,
    objects_of,
    text_of,
)


@pytest.mark.parametrize(
    "text",
    ["", " ", "NA", "n/a", "N/A", "#N/A", "NULL", "None", "NaN", "?", "-", "Unknown"],
)
def test_ways_to_say_that_there_is_none(text: str) -> None:
    assert is_missing(text)


@pytest.mark.parametrize("text", ["Nauru", "Unknown gunmen", "no", "0", "--"])
def test_names_that_only_look_like_nothing(text: str) -> None:
    assert not is_missing(text)


def test_running_text_is_nothing_only_where_a_program_says_so() -> None:
    assert is_made_missing("NaN")
    assert not is_made_missing("-")
    assert not is_made_missing("Unknown")


@pytest.mark.parametrize("value", [None, "", "  ", [], {}])
def test_empty_cells(value: object) -> None:
    assert is_empty(value)


@pytest.mark.parametrize("value", [0, False, "0", [""]])
def test_cells_that_are_not_empty(value: object) -> None:
    assert not is_empty(value)


@pytest.mark.parametrize(
    ("value", "split", "expected"),
    [
        (None, None, []),
        ("Russia", None, ["Russia"]),
        ("Russia, Ukraine", None, ["Russia, Ukraine"]),
        ("Russia, Ukraine", ",", ["Russia", "Ukraine"]),
        ("Russia; Ukraine ;", None, ["Russia", "Ukraine"]),
        ("Russia and Ukraine", " and ", ["Russia", "Ukraine"]),
        ('["A; B", "C"]', None, ["A; B", "C"]),
        ("[sic] who", None, ["[sic] who"]),
        ("[1, 2]", None, ["[1, 2]"]),
        (["A", "B"], None, ["A", "B"]),
        (3, None, [3]),
    ],
)
def test_items_of_a_list(
    value: object, split: str | None, expected: list[object]
) -> None:
    assert items_of(value, split) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("AFP; Reuters", ["AFP", "Reuters"]),
        ('{"title": "A; B"}', [{"title": "A; B"}]),
        ('["AFP", {"url": "u"}]', ["AFP", {"url": "u"}]),
        ("{}", ["{}"]),
        ('{"other": 1}', ['{"other": 1}']),
        ("{a: b}", ["{a: b}"]),
        ([{"url": "u"}], [{"url": "u"}]),
    ],
)
def test_items_of_a_list_of_objects(value: object, expected: list[object]) -> None:
    assert objects_of(value, None, {"title", "url"}) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", 12), ("-3", -3), ("1.5", 1.5), ("0", 0), ("007", "007"), ("1.50", "1.50"), ("1e5", "1e5"), ("+4", "+4"),
        ("1,5", "1,5"), ("12345678901234567", 12345678901234567), ("123456789012345678", "123456789012345678"),
        ("1_000", "1_000"), ("", ""), ("inf", "inf"), ("²", "²"),
    ],
)  # fmt: skip
def test_a_number_is_one_only_where_it_is_written_like_one(
    text: str, expected: object
) -> None:
    found = number_or_text(text)
    assert (found, type(found)) == (expected, type(expected))


def test_numbers_as_text() -> None:
    assert [text_of(value) for value in (2022.0, 2022, 1.5, True, "x", None)] == [
        "2022",
        "2022",
        "1.5",
        True,
        "x",
        None,
    ]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("https://example.org/a?x=1;y=2", ["https://example.org/a?x=1;y=2"]),
        ("https://example.org/1 https://example.org/2", ["https://example.org/1", "https://example.org/2"]),
        ("https://example.org/a,b; www.example.org;", ["https://example.org/a,b", "www.example.org"]),
        ("https://example.org/1; page 3", []),
        ("The Post", []),
        ("", []),
    ],
)  # fmt: skip
def test_a_separator_ends_an_address_only_before_another(
    text: str, addresses: list[str]
) -> None:
    assert addresses_of(text) == addresses
