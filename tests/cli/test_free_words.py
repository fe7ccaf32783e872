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


def test_words_are_searched_for_in_a_file_that_is_read_once(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "date,title,who\n2014-03-01,Talks about the gas,Kyiv\nsoon,Talks,Kyiv\n",
        encoding="utf-8",
    )
    words = ("--actor", "Kyiv", "what", "about", "gas", "talks")
    result = run("list", "--skip-bad", "--data", path, *words)
    assert result.lines == [
        "talks-about-the-gas\t2014-03-01\tKyiv\tTalks about the gas"
    ]
    assert result.stderr.count("left out invalid parts, 1 fault") == 1
    piped = run("list", "--skip-bad", "--data", "-", *words, input=path.read_bytes())
    assert piped.lines == result.lines
    assert piped.stderr.count("left out invalid parts, 1 fault") == 1


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


def test_words_that_find_something_without_the_others_are_named(
    run: Run, ukraine: Path
) -> None:
    said = run("list", "--data", ukraine, "gas", "in", "Lisbon").stderr
    assert said.splitlines()[-1] == "without 'Lisbon', the other words find 1: gas"


@pytest.mark.parametrize(
    ("typed", "advised"),
    [
        (["status!=reported"], "--where 'not status:reported'"),
        (["status:claimed"], "--where status:claimed"),
        (["--status", "!=reported"], "--where 'not status:reported'"),
        (["--actor", "not russia"], "--where 'not actor:russia'"),
        (["--where", "status!=reported"], "write not status:reported"),
        (["--where", "actor:nato && actor:us"], 'write "and" instead of "&&"'),
    ],
)
def test_conditions_of_other_languages_are_answered_with_ours(
    run: Run, typed: list[str], advised: str
) -> None:
    assert advised in run("list", *typed).stderr


def test_a_period_after_the_end_of_a_chronology_is_answered_with_that_end(
    run: Run,
) -> None:
    for words in (("--from", "2023"), ("--from", "2022-02"), ("--on", "2022-01-28")):
        assert "the chronology ends on 27 January 2022" in run("list", *words).stderr
    assert "ends on" not in run("list", "--from", "2022-01-27").stderr


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("count month out.csv", "count month --output out.csv"),
        ("chart out.svg", "chart --output out.svg"),
        ("merge a.json b.json all.json", "merge a.json b.json --output all.json"),
        ("show geneva-talks talks.md", "show geneva-talks --output talks.md"),
    ],
)
def test_a_file_to_write_is_answered_with_the_option_for_it(
    run: Run, typed: str, meant: str
) -> None:
    result = run(*typed.split())
    assert result.exit_code == 2
    assert result.stderr.endswith(f"write: crisistl {meant}\n")
