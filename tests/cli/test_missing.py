"""What is said about a file that doesn't exist, and about one that can't be changed."""

from pathlib import Path
from shlex import split

import pytest

from conftest import Run


@pytest.fixture
def folder(tmp_path: Path, small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "dam.json").write_bytes(small.read_bytes())
    (tmp_path / "dam.csv").write_text("Date,Title\n2022-01-10,Talks\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("list -d damm.json", "did you mean dam.csv or dam.json?"),
        ("list -d dam", "can't read dam: no such file; did you mean dam.csv or dam.json?"),
        ("list -d other.json", "can't read other.json: no such file"),
        ("list -d no/dam.json", "can't read no/dam.json: no such file"),
        ("add mine --date 2022 --title T", "to start an empty chronology, write: crisistl new mine.json"),
        ("draft dam.csv --into mine.json", "to start an empty chronology, write: crisistl new mine.json"),
        ("actor mine.json X --alias Y", "to start an empty chronology, write: crisistl new mine.json"),
    ],
)  # fmt: skip
def test_a_missing_file_is_answered_with_those_beside_it(
    run: Run, folder: Path, line: str, message: str
) -> None:
    result = run(*split(line))
    assert (result.exit_code, result.stderr.rstrip().endswith(message)) == (3, True)


def test_the_advised_conversion_works_and_gives_a_file_that_can_be_changed(
    run: Run, folder: Path
) -> None:
    wanted = ("--date", "2022", "--title", "Second talks")
    said = run("add", "dam.csv", *wanted).stderr.rstrip()
    _, line = said.split("Make one of it with: crisistl ")
    assert line == "convert dam.csv dam-2.json"
    assert run(*split(line)).exit_code == 0
    assert run("add", "dam-2.json", *wanted).exit_code == 0


def test_the_advised_line_unites_two_actors(run: Run, folder: Path) -> None:
    run("fmt", "dam.json")
    said = run("actor", "dam.json", "Ann Osk", "--alias", "Ida Berg").stderr.rstrip()
    _, line = said.split("write: crisistl ")
    assert line == "actor dam.json --unite 'Ann Osk' 'Ida Berg'"
    assert run(*split(line)).exit_code == 0


def test_an_event_is_edited_by_words_that_only_its_title_has(
    run: Run, folder: Path
) -> None:
    run("fmt", "dam.json")
    result = run("edit", "dam.json", "palace denies", "--place", "Lakeholm")
    assert result.stderr.startswith("changed place of sluices-denied in dam.json\n")


def test_an_event_is_removed_by_its_whole_title_alone(run: Run, folder: Path) -> None:
    run("fmt", "dam.json")
    result = run("remove", "dam.json", "palace denies", "--unlink")
    assert (result.exit_code, result.stderr) == (
        2,
        "error: no event has the id or the title 'palace denies'; sluices-denied has these words: "
        "'The Palace denies it', 28 November 2021; if you mean it, write sluices-denied\n",
    )
    assert run("remove", "dam.json", "the palace denies it", "--unlink").exit_code == 0


@pytest.mark.parametrize("span", ["2 weeks", "two weeks", "2w", "14 days", "336 hours"])
def test_a_window_is_a_length_of_time_in_words(
    run: Run, small: Path, span: str
) -> None:
    asked = ("list", "--data", small, "--around", "2022-01-10", "--window")
    assert run(*asked, span) == run(*asked, "14d")


@pytest.mark.parametrize(
    ("name", "meant"),
    [("when", "date"), ("what", "title"), ("where", "place"), ("whom", "toward")],
)
def test_a_column_by_another_name_is_answered_with_ours(
    run: Run, name: str, meant: str
) -> None:
    assert run("list", "--columns", name).stderr == (
        f"error: unknown column {name!r}; did you mean {meant!r}?\n"
    )


def test_a_number_is_no_date_on_a_clock_of_now(run: Run) -> None:
    said = run("list", "--on", "56", env={"CRISISTL_TODAY": "2022-01-27T03:47:18"})
    assert said.stderr.endswith(" or a day (2022-02-01).\n")


def test_names_with_commas_are_quoted_in_a_list(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "un.json"
    file.write_text(
        '{"actors": [{"id": "a", "name": "22 nations, Britain"}, {"id": "f", "name": "France"}], "events": []}'
    )
    assert run("list", "--data", file, "--actor", "zzz").stderr == (
        "error: unknown actor 'zzz'; the timeline has '22 nations, Britain', 'France'. "
        f"`crisistl actors --data {file}` lists them all.\n"
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "actors damm.json",
            "there is no file 'damm.json' here; to read dam.csv, write: crisistl actors --data dam.csv; "
            "to write to a file, write: crisistl actors --output damm.json",
        ),
        (
            "count --limit 2 month other.csv",
            "there is no file 'other.csv' here to read with --data; "
            "to write to a file, write: crisistl count --limit 2 month --output other.csv",
        ),
    ],
)
def test_a_file_that_isnt_there_may_be_one_to_read_or_to_write(
    run: Run, folder: Path, line: str, message: str
) -> None:
    refused = run(*split(line))
    assert (refused.exit_code, refused.stderr) == (2, f"error: {message}\n")
    for part in message.split("; "):
        _, _, advised = part.partition("write: crisistl ")
        if advised:
            assert run(*split(advised)).exit_code == 0


def test_a_file_that_cant_be_read_is_one_to_write(run: Run, folder: Path) -> None:
    assert run("actors", "a.svg").stderr == (
        "error: 'a.svg' is not a word for this command; to write to a file, write: crisistl actors --output a.svg\n"
    )


def test_only_the_loose_one_of_two_equal_words_is_moved(run: Run, folder: Path) -> None:
    said = run("list", "--source", "dam.csv", "dam.csv").stderr
    assert said.endswith("write: crisistl list --source dam.csv --data dam.csv\n")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("list --file dam.csv", "error: `crisistl list` has no option --file; did you mean --data?\n"),
        ("count month --file no.csv", "error: `crisistl count` has no option --file; did you mean --data?\n"),
        ("list --limit=3 dam.csv", "write: crisistl list --limit=3 --data dam.csv\n"),
        ("export dam.csv talks", "write: crisistl export dam.csv --text talks\n"),
        ("export dam.csv out.json", "write: crisistl export out.json --data dam.csv\n"),
    ],
)  # fmt: skip
def test_a_file_behind_a_word_is_read_or_written_as_it_is_meant(
    run: Run, folder: Path, line: str, said: str
) -> None:
    assert run(*split(line)).stderr.endswith(said)
