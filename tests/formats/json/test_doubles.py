"""Keys that stand twice in a JSON object."""

from crisistl.formats.core.input import Input
from crisistl.formats.json.doubles import doubled_keys


def doubled(tmp_path, text: str, *, lines: bool = False) -> list[tuple[str, str, int]]:
    path = tmp_path / "file.json"
    path.write_text(text, encoding="utf-8")
    return [
        (found.place, found.key, found.line)
        for found in doubled_keys(Input.of(str(path)), lines=lines)
    ]


def test_a_key_twice_is_found_with_its_place_and_line(tmp_path):
    text = '{"events": [\n{"id": "a"},\n{"id": "b", "quotes": [{"text": "x", "text": "y"}], "id": "c"}]}'
    assert doubled(tmp_path, text) == [
        ("events[1]", "id", 3),
        ("events[1].quotes[0]", "text", 3),
    ]


def test_a_key_thrice_is_told_once_and_the_same_key_in_two_objects_not_at_all(tmp_path):
    assert doubled(tmp_path, '{"a": 1, "a": 2, "a": 3}') == [("", "a", 1)]
    assert doubled(tmp_path, '[{"a": 1}, {"a": 1}]') == []


def test_each_line_of_json_lines_is_looked_at(tmp_path):
    text = '{"timeline": {"title": "T"}}\n\n{"id": "a", "id": "b"}\n{"id": "c"}\n'
    assert doubled(tmp_path, text, lines=True) == [("", "id", 3)]
