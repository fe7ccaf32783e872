"""An event is named in one way by every command: by its id, how it begins, its title, or words of the title alone."""

from pathlib import Path

import pytest

from conftest import Run

WAYS = (
    "troops-moved",
    "TROOPS-MOVED",
    "troops",
    "Südmark moves troops to the river",
    "moves river",
)
COMMANDS = (
    ("show", "{}"),
    ("thread", "{}"),
    ("days", "2022-01-01", "{}"),
    ("list", "--around", "{}"),
    ("list", "--from", "{}"),
    ("list", "--to", "{}"),
    ("list", "--responds-to", "{}"),
)  # fmt: skip


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_question_takes_every_way(
    run: Run, small: Path, words: tuple[str, ...]
) -> None:
    answers = set()
    for way in WAYS:
        result = run(*(word.format(way) for word in words), "--data", small)
        assert result.exit_code == 0, result.stderr
        answers.add(result.stdout)
    assert len(answers) == 1


@pytest.mark.parametrize("way", WAYS)
def test_every_change_takes_every_way(
    run: Run, small: Path, tmp_path: Path, way: str
) -> None:
    mine = tmp_path / "mine.json"
    for words in (
        ("edit", mine, way, "--place", "Osk"),
        ("rename", mine, way, "moved"),
    ):
        mine.write_bytes(small.read_bytes())
        run("fmt", mine)
        result = run(*words)
        assert result.exit_code == 0, result.stderr
        assert "troops-moved" in result.stderr
    mine.write_bytes(small.read_bytes())
    run("fmt", mine)
    added = run("edit", mine, "drought", "--contradicts", way)
    assert added.exit_code == 0, added.stderr


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_what_several_events_are_named_is_refused_with_their_ids(
    run: Run, small: Path, words: tuple[str, ...]
) -> None:
    result = run(*(word.format("sluices") for word in words), "--data", small)
    assert result.exit_code == 2
    assert "sluices-shut, sluices-denied" in result.stderr


def test_a_month_without_a_year_is_no_event_unless_it_is_its_whole_name(
    run: Run, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text("date,title\n2021-01-05,January talks\n2021-06-05,A pact\n")
    refused = run("list", "--data", mine, "--from", "january")
    assert refused.exit_code == 2
    assert "Events began then in 2021. Write 'January 2021'" in refused.stderr
    for whole in ("January talks", "january-talks"):
        assert len(run("list", "--data", mine, "--from", whole).lines) == 2


@pytest.mark.parametrize(
    "words",
    [("show",), ("thread",), ("list", "--around"), ("list", "--responds-to")],
    ids=" ".join,
)
def test_a_word_that_is_like_one_of_an_id_is_offered(
    run: Run, words: tuple[str, ...]
) -> None:
    assert "did you mean 'geneva-talks'?" in run(*words, "genva").stderr


@pytest.fixture
def radio(run: Run, tmp_path: Path) -> Path:
    """A chronology in which a title is the beginning of the id of another event."""
    mine = tmp_path / "radio.json"
    run("new", mine, "--title", "Radio")
    for identity, title in (
        ("radio-closed", "The Palace closes the station"),
        ("e2", "Radio"),
        ("e3", "Strike"),
        ("e4", "Strike"),
    ):
        run("add", mine, "--date", "2022", "--id", identity, "--title", title)
    return mine


@pytest.mark.parametrize("way", ["radio", "RADIO", "e2", "E2"])
def test_a_whole_title_goes_before_the_beginning_of_an_id(
    run: Run, radio: Path, way: str
) -> None:
    assert run("show", way, "-d", radio).stdout.startswith("Radio\te2\n")
    assert " e2" in run("edit", radio, way, "--place", "Osk").stderr
    assert " e2 " in run("remove", radio, way).stderr


@pytest.mark.parametrize(
    "words",
    [
        ("show", "Strike", "-d"),
        ("edit", "", "Strike", "--place", "Osk"),
        ("remove", "", "Strike"),
    ],
)
def test_a_title_of_two_events_is_refused_with_both_ids(
    run: Run, radio: Path, words: tuple[str, ...]
) -> None:
    line = [word or str(radio) for word in words]
    if line[-1] == "-d":
        line.append(str(radio))
    assert run(*line).stderr == (
        "error: 'Strike' is the id or title of 2 events: e3, e4; write the id of one of them\n"
    )


def test_a_title_that_is_also_the_name_of_an_actor_is_not_removed_by_guess(
    run: Run, radio: Path
) -> None:
    run("add", radio, "--date", "2023", "--title", "T", "--by", "Radio", "--create")
    said = run("remove", radio, "RADIO").stderr
    assert said.startswith("error: 'RADIO' names the event and the actor; choose one")
