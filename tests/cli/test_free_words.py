"""Words of a question that say nothing, a period after the end, and a place of another spelling."""

from pathlib import Path

import pytest

from conftest import Run


@pytest.fixture
def ukraine(tmp_path: Path) -> Path:
    file = tmp_path / "u.json"
    file.write_text(
        '{"actors": [{"id": "ua", "name": "Ukraine", "aliases": ["Kiev", "Kyiv"]}], "events": ['
        '{"id": "a", "date": "2013/..", "title": "War", "place": "Ukraine"},'
        '{"id": "b", "date": "2014-03-01", "title": "Talks about the gas", "place": "Kyiv"}]}'
    )
    return file


@pytest.mark.parametrize(
    "words", [("what", "about", "gas", "talks"), ("who said what in the talks",)]
)
def test_words_that_say_nothing_are_left_out_where_all_find_nothing(
    run: Run, ukraine: Path, words: tuple[str, ...]
) -> None:
    result = run("list", "--data", ukraine, *words)
    assert [line.split("\t")[0] for line in result.lines] == ["b"]
    assert result.stderr.startswith("nothing has all of these words; searched for: ")
    assert run("list", "--data", ukraine, "--count", *words).stdout == "1\n"


def test_words_that_are_found_as_they_are_are_all_searched_for(
    run: Run, ukraine: Path
) -> None:
    result = run("list", "--data", ukraine, "about", "the", "gas")
    assert "nothing has" not in result.stderr
    assert "nothing has" not in run("list", "--data", ukraine, "the", "oil").stderr


def test_a_period_after_the_last_event_is_answered_with_when_that_was(
    run: Run, ukraine: Path
) -> None:
    said = run("list", "--data", ukraine, "--from", "2020").stderr
    assert said.splitlines()[-1] == (
        "the last event of the chronology is of 1 March 2014; what is listed may still have lasted, "
        "as its end isn't known (--certain leaves it out)"
    )
    assert "last event" not in run("list", "--data", ukraine, "--from", "2014").stderr


def test_a_place_is_found_by_another_spelling_that_an_actor_has(
    run: Run, ukraine: Path
) -> None:
    result = run("list", "--data", ukraine, "--place", "Kiev")
    assert [line.split("\t")[0] for line in result.lines] == ["b"]
