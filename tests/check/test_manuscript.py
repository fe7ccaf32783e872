"""A manuscript: what of a file the rules are given, with the lines of its parts."""

from datetime import date

import pytest

from crisistl.check import Manuscript, findings, manuscript
from crisistl.errors import DataError
from crisistl.formats.core.input import Input
from crisistl.formats.json.own_writer import write_json, write_lines
from exchange import written

TODAY = date(2022, 1, 27)


def read(tmp_path, text: str, name: str = "file.json", **options) -> Manuscript:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return Manuscript.read(Input.of(str(path)), TODAY, **options)


def test_the_lines_of_the_parts_are_known(tmp_path):
    found = read(
        tmp_path,
        '{"actors": [\n{"id": "a", "name": "A"}],\n"events": [\n{"id": "e", "date": "2022", "title": "E"}]}',
    )
    assert (found.line("actors", 0), found.line("events", 0)) == (2, 4)
    assert {(f.rule, f.line) for f in findings(found)} >= {
        ("unused-actor", 2),
        ("no-source", 4),
    }


def test_the_lines_are_known_in_our_own_layout(tmp_path, small_timeline):
    for name, write in (("a.json", write_json), ("a.jsonl", write_lines)):
        text = written(write, small_timeline)
        found = read(tmp_path, text, name)
        for register in ("sources", "actors", "themes", "events"):
            for place, part in enumerate(getattr(small_timeline, register)):
                line = found.line(register, place)
                assert line
                assert f'"{part.id}"' in "".join(text.splitlines()[line - 1 : line + 1])
        assert all(finding.line for finding in findings(found) if "[" in finding.place)


def test_rows_have_their_lines_too(tmp_path):
    found = read(tmp_path, "id,date,title\na,2022,A\nb,2022,B\n", "file.csv")
    assert found.line("events", 1) == 3


def test_what_loading_refuses_is_kept_and_only_the_rules_of_the_file_ask(tmp_path):
    text = '{"events": [{"id": "e", "date": "2022-02-30", "title": "E"}]}'
    found = read(tmp_path, text)
    assert found.timeline.events == ()
    assert {finding.rule for finding in findings(found)} == {"invalid"}


def test_each_key_that_occurs_twice_is_found_where_it_prevents_loading(tmp_path):
    actor = '{"id": "n", "name": "N", "name": "M"}'
    event = '{"id": "f", "date": "2022", "title": "F", "title": "G"}'
    found = read(tmp_path, f'{{"actors": [{actor}],\n"events": [{event}]}}')
    assert [(f.rule, f.place, f.line, f.reason) for f in findings(found)] == [
        ("double-key", "actors[0]", 1, "the key 'name' occurs twice"),
        ("double-key", "events[0]", 2, "the key 'title' occurs twice"),
    ]


def test_the_remedy_of_a_fault_stands_apart_from_it(tmp_path):
    event = '{"id": "e", "date": "2022", "title": "E", "actors": ["natoo"]}'
    text = f'{{"actors": [{{"id": "nato", "name": "N"}}], "events": [{event}]}}'
    (finding,) = findings(read(tmp_path, text))
    assert (finding.reason, finding.remedy) == (
        "unknown actor 'natoo'",
        "did you mean 'nato'?",
    )


def test_what_is_at_fault_can_be_skipped(tmp_path):
    text = '{"events": [{"id": "e", "date": "2022-02-30", "title": "E"},\n{"id": "f", "date": "2022", "title": "F"}]}'
    notes: list[str] = []
    found = read(tmp_path, text, skip_bad=True, note=notes.append)
    assert [event.id for event in found.timeline.events] == ["f"]
    assert found.line("events", 0) == 2
    assert "left out" in notes[0]


def test_a_file_of_which_nothing_can_be_made_is_refused(tmp_path):
    with pytest.raises(DataError, match="not JSON"):
        read(tmp_path, "{")


def test_a_key_twice_at_the_top_is_told_once(tmp_path):
    found = [*findings(read(tmp_path, '{"title": "A", "title": "B", "events": []}'))]
    assert [(finding.rule, finding.place) for finding in found] == [
        ("invalid", "timeline")
    ]


def test_today_is_the_day_up_to_which_the_chronology_is_told(tmp_path):
    assert read(tmp_path, '{"as_of": "2020-01-01", "events": []}').today == date(
        2020, 1, 1
    )
    assert read(tmp_path, '{"events": []}').today == TODAY


def test_a_semicolon_in_a_value_does_not_divide_the_reason(tmp_path):
    event = '{"id": "e", "date": "2022", "title": "E", "status": "x; y"}'
    (finding,) = findings(read(tmp_path, f'{{"events": [{event}]}}'))
    assert finding.reason.startswith("'x; y' is none of reported, claimed")
    assert finding.remedy == "correct it"


def test_the_lines_of_our_own_layout_are_those_that_a_reader_finds(
    tmp_path, small_timeline, monkeypatch
):
    for name, write in (("a.json", write_json), ("a.jsonl", write_lines)):
        text = written(write, small_timeline)
        quick = read(tmp_path, text, name)
        with monkeypatch.context() as patch:
            patch.setattr(manuscript, "_streamed", lambda file: None)
            usual = read(tmp_path, text, name)
        assert len(usual.lines) > 15
        assert not quick.lines
        for register in ("sources", "actors", "themes", "events"):
            for place in range(len(getattr(small_timeline, register))):
                line = quick.line(register, place)
                assert line
                assert line == usual.line(register, place)


def test_another_layout_of_the_registers_has_its_lines_too(tmp_path, small_timeline):
    text = written(write_json, small_timeline)
    packed = text.replace('"actors": [\n    {', '"actors": [ {', 1)
    assert packed != text
    found = read(tmp_path, packed, "a.json")
    line = found.line("events", 0)
    assert line
    assert packed.splitlines()[line - 1] == "    {"


def test_more_registers_than_are_read_at_once_are_no_fault(tmp_path):
    lines = [f'{{"source":{{"id":"s-{n}","title":"S {n}"}}}}' for n in range(450)]
    event = '{"id":"e","date":"2022-01-10","title":"E","place":"P","sources":["s-1"]}'
    head = '{"timeline":{"title":"T"}}'
    found = read(tmp_path, "\n".join([head, *lines, event, ""]), "file.jsonl")
    assert not found.faults
    assert found.line("sources", 449) == 451
    assert found.line("events", 0) == 452
