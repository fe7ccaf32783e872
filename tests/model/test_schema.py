"""The JSON Schema of a chronology."""

import json

import jsonschema
import pytest
from hypothesis import given, settings

from crisistl.edit.formatted import canonical_text
from crisistl.formats.core.bundled import bundled
from crisistl.formats.core.registry import format_named
from crisistl.model.canonical import canonical
from crisistl.model.schema import DESCRIPTIONS, timeline_schema
from strategies import timelines

SCHEMA = timeline_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
EVENT = {"id": "a", "date": "2022", "title": "A"}


def test_it_is_a_schema_of_draft_2020_12():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_bundled_chronology_and_the_small_one_are_valid(small):
    for path in (bundled(), small):
        assert [
            *VALIDATOR.iter_errors(json.loads(path.read_text(encoding="utf-8")))
        ] == []


def test_every_field_of_every_part_is_described_and_no_other():
    parts = {"Timeline": SCHEMA, **SCHEMA["$defs"]}
    assert {name: {*part["properties"]} for name, part in parts.items()} == {
        name: {*told} for name, told in DESCRIPTIONS.items()
    }
    assert all(
        told["description"]
        for part in parts.values()
        for told in part["properties"].values()
    )
    assert all(part["description"] for part in parts.values())


@pytest.mark.parametrize(
    "event",
    [
        {},
        {"id": "Россия"},
        {"id": "中国"},
        {"id": "b:geneva-talks"},
        {"sources": ["gazette", {"source": "gazette", "locator": "page 2"}]},
        {"quotes": [{"text": "No", "speaker": "osk"}]},
        {"extra": {"anything": [1, None]}},
        {"place": None},
    ],
)
def test_what_loads_is_valid(event):
    assert [*VALIDATOR.iter_errors({"events": [EVENT | event]})] == []


@pytest.mark.parametrize(
    "event",
    [
        {"id": "two words"},
        {"id": "-a"},
        {"id": "a/b"},
        {"title": " "},
        {"title": "two\nlines"},
        {"date": 2022},
        {"type": "consul"},
        {"actors": "norland"},
        {"unknown": 1},
        {"sources": ["two words"]},
    ],
)
def test_what_is_refused_is_not(event):
    assert not VALIDATOR.is_valid({"events": [EVENT | event]})


@given(timelines())
@settings(max_examples=40)
def test_all_that_is_written_is_valid(timeline):
    written = json.loads(canonical_text(canonical(timeline), format_named("json")))
    assert [*VALIDATOR.iter_errors(written)] == []


def test_an_account_names_its_source_by_id_or_cites_an_article():
    for source in ("gazette", {"source": "gazette", "locator": "page 2"}, None):
        account = {"accounts": [{"source": source, "words": "A"}]}
        assert [*VALIDATOR.iter_errors({"events": [EVENT | account]})] == []
    wrong = {"accounts": [{"source": "two words", "words": "A"}]}
    assert not VALIDATOR.is_valid({"events": [EVENT | wrong]})
