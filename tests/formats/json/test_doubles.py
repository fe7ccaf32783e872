"""Keys that occur twice in a JSON object."""

import json
from pathlib import Path

import pytest

from conftest import Run
from crisistl.formats.core.input import Input
from crisistl.formats.json.doubles import doubled_keys
from crisistl.formats.json.walk import RepeatedKey
from crisistl.formats.loading import load


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


EVENT = {"id": "a", "date": "2031-05-02", "title": "First", "extra": {"n": 1}}
SLIDE = '{"start_date": {"year": "2031", "year": "2032"}, "text": {"headline": "A"}}'
FEATURE = (
    '{"type": "Feature", "properties": {"date": "2031", "title": "A", "title": "B"}}'
)
ROW = '{"date": "2031-05-02", "title": "A", "title": "B"}'


def with_doubles(text: str, key: str) -> str:
    """A text in which the line of a key occurs twice."""
    (line,) = [line for line in text.split("\n") if f'"{key}":' in line]
    return text.replace(line, f"{line.rstrip(',')},\n{line}", 1)


@pytest.mark.parametrize("key", ["date", "title", "n"])
@pytest.mark.parametrize("indent", [1, 2], ids=["other layout", "our layout"])
def test_no_command_keeps_one_of_two_values_in_silence(
    run: Run, tmp_path: Path, indent: int, key: str
) -> None:
    whole = json.dumps({"events": [EVENT]}, indent=indent) + "\n"
    path, good = tmp_path / "a.json", tmp_path / "b.json"
    path.write_text(with_doubles(whole, key), encoding="utf-8")
    good.write_text(whole, encoding="utf-8")
    for words in (
        ("list", "--data", path),
        ("list", "--data", path),  # a file that was read before is read in another way
        ("fmt", path),
        ("export", tmp_path / "c.json", "--data", path),
        ("convert", path, tmp_path / "c.csv"),
        ("merge", good, path, "-o", tmp_path / "c.json"),
        ("diff", good, path),
    ):
        result = run(*words)
        assert result.exit_code == 3, words
        assert result.stderr.startswith(f"error: {path}: nothing was read\n  line ")
        assert f"the key '{key}' occurs twice; keep one of the two" in result.stderr
    assert {found.name for found in tmp_path.iterdir()} >= {"a.json", "b.json"}
    assert not [*tmp_path.glob("c.*")]
    assert path.read_text(encoding="utf-8") == with_doubles(whole, key)


@pytest.mark.parametrize("ending", ["json", "jsonl"])
def test_a_large_file_is_checked_by_every_command(
    run: Run, tmp_path: Path, ending: str
) -> None:
    events = [EVENT | {"id": f"e{n}", "summary": "x" * 900} for n in range(1_200)]
    events[-1]["place"] = "Karsk"
    path = tmp_path / f"a.{ending}"
    if ending == "json":
        text = with_doubles(json.dumps({"events": events}, indent=2) + "\n", "place")
    else:
        lines = [json.dumps(part) for part in ({"timeline": {"title": "T"}}, *events)]
        lines[-1] = lines[-1].replace('"place"', '"place": "Orsk", "place"')
        text = "\n".join([*lines, ""])
    path.write_text(text, encoding="utf-8")
    for words in (
        ("list", "--data", path, "--count"),
        ("count", "place", "--data", path),
        ("list", "--data", path, "--place", "Karsk"),
        ("actors", "--data", path),
        ("check", path),
        ("fmt", path),
        ("export", tmp_path / "c.csv", "--data", path),
        ("convert", path, tmp_path / "c.csv"),
        ("merge", path, path, "-o", tmp_path / "c.json"),
    ):
        result = run(*words)
        assert result.exit_code in (1, 3), words
        assert "the key 'place' occurs twice" in result.stderr + result.stdout
    assert not [*tmp_path.glob("c.*")]


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.jsonl", '{"timeline": {"title": "T"}}\n' + ROW, "line 2: the key"),
        ("b.jsonl", f"{ROW}\n", "line 1: the key"),
        ("a.json", f"[\n{ROW}]", "line 2: [0]: the key"),
        ("b.json", '{"result": {"items":\n[' + ROW + "]}}", "line 2: result.items[0]: the key"),
        ("a.geojson", '{"type": "FeatureCollection", "features": [\n' + FEATURE + "]}",
         "line 2: features[0].properties: the key"),
        ("a.timelinejs.json", '{"events": [\n' + SLIDE + "]}", "line 2, column 41: the key"),
    ],
)  # fmt: skip
def test_every_kind_of_json_is_refused_with_its_line(
    tmp_path: Path, name: str, text: str, place: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RepeatedKey) as refused:
        load(path, skip_bad=True)
    assert place in str(refused.value)
    assert "occurs twice" in str(refused.value)


def test_defaults_that_are_written_are_no_repeated_keys(tmp_path: Path) -> None:
    event = EVENT | {"status": "reported", "actors": [], "summary": 'a "quoted": word'}
    escaped = json.dumps({"events": [event]}, indent=2).replace('\\"', "\\u0022")
    path = tmp_path / "a.json"
    for text in (json.dumps({"events": [event]}, indent=2) + "\n", escaped + "\n"):
        path.write_text(text, encoding="utf-8")
        assert load(path).events[0].summary == 'a "quoted": word'


@pytest.mark.parametrize(
    "event",
    [
        '{"id" :"a","date":"2020","date":"2021","title":"x"}',
        '{"id":"a","date":"2020","date":"2021","title":"\\u003a x"}',
    ],
)
def test_other_ways_to_write_a_colon_hide_no_repeated_key(
    event: str, tmp_path: Path, run: Run
) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text('{"timeline":{"title":"T"}}\n' + event + "\n", encoding="utf-8")
    result = run("list", "-d", path)
    assert result.exit_code == 3
    assert "line 2: the key 'date' occurs twice" in result.stderr
