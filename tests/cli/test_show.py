"""`crisistl show`: one event in full, by its id, a date or the beginning of its id."""

import json
from pathlib import Path

import pytest

from conftest import Run


@pytest.fixture
def shown(run: Run, small: Path) -> Run:
    """`show` on the small timeline."""
    return lambda *args, **settings: run("show", "--data", small, *args, **settings)


def test_everything_about_an_event(shown: Run) -> None:
    result = shown("sluices-denied")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "The Palace denies it\tsluices-denied\n"
        "when\t28 November 2021 (2021-11-28)\n"
        "who\tthe Palace\n"
        "towards\tSüdmark\n"
        "what\treject\n"
        "about\tThe dam\n"
        "status\treported\n"
        "quoted, as published\t“Not one sluice was shut.” – Ann Osk\n"
        "answers\tbetween 3 and 20 Nov 2021: Norland shuts the sluices by night — claimed by Ida Berg (sluices-shut)\n"
        "contradicts\t"
        "between 3 and 20 Nov 2021: Norland shuts the sluices by night — claimed by Ida Berg (sluices-shut)\n"
        "source\t“Evening news”, Radio Norland, 28 November 2021, minute 4\n"
    )


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (("drought",), ["drought"]),
        (("drou",), ["drought"]),
        (("2022-01-12",), ["troops-moved"]),
        (("12 January 2022",), ["troops-moved"]),
        (("2022-01",), ["league-talks", "troops-moved", "berg-warning"]),
        (("second", "league-"), ["second-talks", "league-talks"]),
        (("Drought", "DROU"), ["drought"]),
        (("league",), ["league"]),
        (("norland",), ["norland"]),
        (("Norland",), ["norland"]),
        (("drought", "drou"), ["drought"]),
        (("berg-warning", "2022-01"), ["berg-warning", "league-talks", "troops-moved"]),
    ],
)
def test_an_event_is_named_by_id_date_or_beginning(
    shown: Run, names: tuple[str, ...], ids: list[str]
) -> None:
    result = shown(*names)
    heads = [block.split("\n")[0] for block in result.stdout.split("\n\n")]
    assert [head.split("\t")[1] for head in heads] == ids


def test_an_id_is_an_id_before_it_is_anything_else(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "years.json"
    events = [
        {"id": "2022", "date": "2021-05", "title": "Named like a year"},
        {"id": "other", "date": "2022-03", "title": "In that year"},
        {"id": "march-one", "date": "2021-03", "title": "One"},
        {"id": "2019-plan", "date": "2021-02", "title": "Plan"},
    ]
    path.write_text(json.dumps({"events": events}), encoding="utf-8")
    assert run("show", "--data", path, "2022").lines[0] == "Named like a year\t2022"
    assert run("show", "--data", path, "2022-03").lines[0] == "In that year\tother"
    assert run("show", "--data", path, "2019").lines[0] == "Plan\t2019-plan"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("leage-talks", "no event 'leage-talks'; did you mean 'league-talks'?"),
        ("xyzzy", "no event 'xyzzy'; see `crisistl list --columns id,title`"),
        ("s", "3 ids begin with 's': sluices-shut, sluices-denied, second-talks"),
        (
            "2022-01-11",
            "no event began on 11 January 2022; see `crisistl list --on 2022-01-11`",
        ),
        (
            "January 1999",
            "no event began in January 1999; see `crisistl list --on 'January 1999'`",
        ),
    ],
)
def test_what_names_no_event_is_refused(
    shown: Run, small: Path, name: str, message: str
) -> None:
    # what is advised reads the same file
    if message.endswith("`"):
        message = f"{message[:-1]} --data {small}`"
    result = shown("drought", name)
    assert (result.exit_code, result.stdout, result.stderr) == (
        2,
        "",
        f"error: {message}\n",
    )


def test_many_ids_are_not_all_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "many.json"
    events = [{"id": f"e{n}", "date": "2021", "title": "T"} for n in range(20)]
    path.write_text(json.dumps({"events": events}), encoding="utf-8")
    assert run("show", "--data", path, "e").stderr == (
        "error: 20 ids begin with 'e': e0, e1, e2, e3, e4, e5, e6, e7 ...\n"
    )


def test_a_format_gives_the_columns_of_a_list(shown: Run) -> None:
    (event,) = json.loads(shown("drought", "--format", "json").stdout)
    assert (event["id"], event["date"], event["latest"]) == (
        "drought",
        "2021-07~",
        "2021-07-31",
    )
    assert shown("drought", "--format", "csv").lines[0].startswith("id,date,earliest")


def test_a_file_gets_it(shown: Run, tmp_path: Path) -> None:
    assert shown("drought", "--output", tmp_path / "one.txt").stdout == ""
    lines = (tmp_path / "one.txt").read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["Drought halves the Vell", "drought"]
    assert lines[2].startswith(" when ")


def test_an_actor_in_a_format_has_a_row_for_each_fact(shown: Run) -> None:
    rows = json.loads(shown("norland", "--format", "json").stdout)
    assert {row["actor"] for row in rows} == {"norland"}
    assert rows[0].keys() == {"actor", "field", "value"}
    assert "first" in [row["field"] for row in rows]


def test_a_file_gets_actors_and_events(shown: Run, tmp_path: Path) -> None:
    target = tmp_path / "both.txt"
    shown("norland", "drought", "--output", target)
    text = target.read_text(encoding="utf-8")
    assert text.startswith("Norland\nnorland\n")
    assert "\ndrought\n" in text


def test_a_table_of_actors_and_events_is_refused(shown: Run) -> None:
    result = shown("norland", "drought", "--format", "csv")
    assert result.exit_code == 2
    assert "a table has either actors or events" in result.stderr


def test_in_markdown_all_that_is_known_is_under_the_title(shown: Run) -> None:
    result = shown("drought", "norland", "--format", "markdown")
    assert result.exit_code == 0
    actor, event = result.stdout.split("\n\n**")
    assert actor.startswith("**Norland (norland)**\n")
    assert event.startswith("Drought halves the Vell (drought)**\n")
    assert "| summary | The lowest water since 1971. |" in event
