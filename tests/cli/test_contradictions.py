"""`crisistl contradictions`: the pairs in an order, and the first of them."""

import json
from pathlib import Path

from conftest import Run


def test_the_first_pairs_in_the_order_asked_for(run: Run) -> None:
    in_time = run("contradictions").lines
    result = run("contradictions", "--sort", "-date", "--limit", "2")
    assert result.lines == in_time[:-3:-1]
    assert "4 contradictions in 70 events; the first 2 shown" in result.stderr


def test_an_unknown_column_is_refused(run: Run) -> None:
    result = run("contradictions", "--sort", "wen")
    assert result.exit_code == 2
    assert "unknown column 'wen'" in result.stderr


def test_links_of_many_events_are_found_in_a_file_and_in_an_archive(
    run: Run, tmp_path: Path
) -> None:
    events = [{"id": f"e{n}", "date": "2031-03", "title": f"T{n}"} for n in range(700)]
    events[600] |= {"contradicts": ["e3"]}
    events[650] |= {"responds_to": ["e4"]}
    path, archive = tmp_path / "a.json", tmp_path / "a.crisis"
    path.write_text(json.dumps({"events": events}), encoding="utf-8")
    run("archive", path, "-o", archive)
    for data in (path, archive):
        result = run("contradictions", "--data", data, "-f", "json")
        (pair,) = json.loads(result.stdout)
        assert (pair["id"], pair["other_id"]) == ("e3", "e600")
        # only one of the two matches
        found = run("contradictions", "--data", data, "--text", "T3", "-f", "json")
        assert json.loads(found.stdout) == [pair]
