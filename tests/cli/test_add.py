"""`crisistl add`: one more event."""

import json

import pytest

from crisistl.cli import questions
from crisistl.formats.loading import load


def test_an_event_is_added_in_its_place(run, mine):
    result = run(
        "add", mine, "--date", "13 January 2022", "--title", "The League condemns the move", "--by", "RL",
        "--toward", "südmark", "--theme", "military;dam", "--type", "accuse", "--place", "Lakeholm",
        "--summary", "In a statement.", "--source", "gazette", "--source", "https://a.example/1", "--responds-to",
        "troops-moved", "--date-text", "on Thursday", "--part-of-day", "morning",
    )  # fmt: skip
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"added the-league-condemns-the-move to {mine}\n"
    told = json.loads(mine.read_text(encoding="utf-8"))["events"]
    assert [event["id"] for event in told][5:8] == [
        "troops-moved",
        "the-league-condemns-the-move",
        "berg-warning",
    ]
    assert told[6] == {
        "id": "the-league-condemns-the-move", "date": "2022-01-13", "title": "The League condemns the move",
        "summary": "In a statement.", "type": "accuse", "actors": ["league"], "targets": ["sudmark"],
        "themes": ["military", "dam"], "place": "Lakeholm", "part_of_day": "morning", "date_text": "on Thursday",
        "responds_to": ["troops-moved"], "sources": ["gazette", {"url": "https://a.example/1"}],
        "recorded": "2022-01-27",
    }  # fmt: skip


def test_nothing_but_the_event_changes(run, mine):
    before = mine.read_text(encoding="utf-8").splitlines()
    run(
        "add",
        mine,
        "--date",
        "2022-01-13",
        "--title",
        "A statement",
        "--source",
        "radio",
    )
    after = mine.read_text(encoding="utf-8").splitlines()
    assert [line for line in before if line not in after] == []
    assert run("fmt", "--check", mine).exit_code == 0


def test_a_claim_has_somebody_who_makes_it_and_an_id_of_its_own(run, mine):
    claim = ("--status", "claimed", "--attributed-to", "berg", "--id", "mine")
    run("add", mine, "--date", "2022-01", "--title", "T", *claim)
    event = load(mine).events_by_id["mine"]
    assert (event.status, event.attributed_to) == ("claimed", ("berg",))


def test_what_an_editor_would_ask_is_said(run, mine):
    moves = ("--title", "Südmark moves its troops to the river", "--by", "sudmark")
    result = run("add", mine, "--date", "2022-02-12", *moves)
    assert result.exit_code == 0
    asked = [
        line.split(":")[1].strip()
        for line in result.stderr.splitlines()
        if line.startswith("check:")
    ]
    assert asked == ["no-source", "future-date"]
    result = run(
        "add", mine, "--date", "2022-01-13", "--title", "Südmark moves more troops to the river", "--by", "sudmark",
        "--source", "radio",
    )  # fmt: skip
    assert "likely-duplicate" in result.stderr


def test_an_event_like_one_that_is_there_is_added_with_a_remark(run, mine):
    words = ("--date", "2021-07~", "--title", "drought halves the Vell")
    result = run("add", mine, *words)
    assert result.stderr.splitlines()[:2] == [
        f"added drought-halves-the-vell to {mine}",
        f"drought has the same title and date; if it is the same event, `crisistl undo {mine}` takes "
        "drought-halves-the-vell out again",
    ]
    assert "likely-duplicate" in run("check", mine).stdout


def test_a_name_that_several_sources_share_is_refused(run, mine):
    for title in ("Letters", "Diaries"):
        run("source", mine, title, "--publisher", "State Archive", "--create")
    words = ("--date", "2022", "--title", "T", "--source")
    result = run("add", mine, *words, "state archive")
    assert result.exit_code == 2
    assert (
        "'state archive' could be any of these sources: diaries (Diaries), letters (Letters); write the id of one"
        in result.stderr
    )
    assert run("add", mine, *words, "Gazette Press").exit_code == 0
    run("source", mine, "State Archive", "--create")
    assert run("add", mine, *words, "state archive").exit_code == 0


def test_the_digits_of_a_day_need_no_words_beside_them(run, mine):
    for number, (typed, words) in enumerate(
        [
            (("26/10/1962",), None),
            (("26.10.1962",), None),
            (("10/01/1962", "--date-order", "dmy"), "10/01/1962"),
            (("26 October 1962",), "26 October 1962"),
        ]
    ):
        run("add", mine, "--title", f"T{number}", "--date", *typed)
        assert load(mine).events_by_id[f"t{number}"].date_text == words


def test_names_with_commas_are_taken_whole(run, mine):
    words = ("--source", "Papers, vol. XI", "--by", "Lind, Ada; Norland", "--create")
    result = run("add", mine, "--date", "2022", "--title", "T", *words)
    event, timeline = load(mine).events_by_id["t"], load(mine)
    assert timeline.sources_by_id["papers-vol-xi"].title == "Papers, vol. XI"
    assert event.actors == ("lind-ada", "norland"), result.stderr
    run("actor", mine, "norland", "--alias", "The North; Norland, Republic of")
    result = run("edit", mine, "t", "--by", "Norland, Republic of")
    assert load(mine).events_by_id["t"].actors == ("norland",)
    result = run("edit", mine, "t", "--by", "norland, sudmark")
    assert "'norland, sudmark' is read as one actor, and none" in result.stderr
    assert "; separate several names with a semicolon" in result.stderr


def test_unknown_names_are_refused_with_the_nearest_and_nothing_is_written(run, mine):
    before = mine.read_bytes()
    result = run("add", mine, "--date", "2022", "--title", "T", "--by", "Norlnd")
    assert (result.exit_code, mine.read_bytes()) == (2, before)
    assert (
        "unknown actor 'Norlnd'; did you mean 'Norland'? --create adds it as a new one"
        in result.stderr
    )


def test_unknown_names_are_added_where_that_is_asked_for(run, mine):
    result = run(
        "add",
        mine,
        "--date",
        "2022",
        "--title",
        "T",
        "--by",
        "Eastmark",
        "--source",
        "Wire",
        "--create",
    )
    assert "'Eastmark' is a new actor, 'eastmark'" in result.stderr
    told = load(mine)
    assert (told.actors_by_id["eastmark"].name, told.sources_by_id["wire"].title) == (
        "Eastmark",
        "Wire",
    )


def test_json_lines_are_added_to_as_well(run, mine, tmp_path):
    lines = tmp_path / "mine.jsonl"
    run("convert", mine, lines)
    run("fmt", lines)
    assert (
        run("add", lines, "--date", "2022-01-13", "--title", "A statement").exit_code
        == 0
    )
    assert len(load(lines).events) == 9
    assert run("fmt", "--check", lines).exit_code == 0


def test_a_file_in_another_form_is_put_in_order_first(run, small, tmp_path):
    path = tmp_path / "mine.json"
    path.write_bytes(small.read_bytes())
    result = run("add", path, "--date", "2022", "--title", "T")
    assert (result.exit_code, path.read_bytes()) == (3, small.read_bytes())
    assert f"run `crisistl fmt {path}` first" in result.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--title", "T"], "give --date and --title"),
        (["--date", "2022"], "give --date and --title"),
        (["--date", "2022", "--title", " "], "give --date and --title"),
        (["--date", "10/01/2022", "--title", "T"], "ambiguous"),
        (
            ["--date", "2022", "--title", "T", "--id", "drought"],
            "'drought' is the id of another event",
        ),
    ],
)
def test_what_can_not_be_added_is_refused(run, mine, options, message):
    result = run("add", mine, *options)
    assert (result.exit_code, message in result.stderr) == (2, True)


def test_standard_input_can_not_be_added_to(run):
    assert run("add", "-", "--date", "2022", "--title", "T").exit_code == 2


@pytest.fixture
def terminal(monkeypatch):
    monkeypatch.setattr(questions, "can_ask", lambda: True)


def test_a_person_at_a_terminal_is_asked_for_what_is_not_given(run, mine, terminal):
    answers = [
        "10/01/2022",
        "10 Jan 2022",
        "",
        "Talks fail",
        "",
        "accus",
        "accuse",
        "",
        "",
        "Lakeholm",
        "",
        "radio",
    ]
    result = run(
        "add",
        mine,
        "--by",
        "league",
        "--toward",
        "norland",
        input="\n".join([*answers, ""]),
    )
    assert result.exit_code == 0
    event = load(mine).events_by_id["talks-fail"]
    assert (event.date.text, event.actors, event.type, event.place) == (
        "2022-01-10",
        ("league",),
        "accuse",
        "Lakeholm",
    )
    assert event.sources[0].source == "radio"
    assert "ambiguous" in result.stderr
    assert "did you mean 'accuse'" in result.stderr


def test_a_new_name_is_added_when_the_person_agrees(run, mine, terminal):
    answers = ["2022-01-10", "Talks", "Eastmark", "n", "Eastmark", "y", *[""] * 8]
    assert run("add", mine, input="\n".join([*answers, ""])).exit_code == 0
    assert load(mine).events_by_id["talks"].actors == ("eastmark",)


def test_only_the_unknown_of_several_names_are_asked_about(run, mine, terminal):
    who = "Norland; Lind, Ada; Eastmark"
    answers = ["2022-01-10", "Talks", who, "y", *[""] * 8]
    result = run("add", mine, input="\n".join([*answers, ""]))
    assert "Add 'Lind, Ada' and 'Eastmark' to the register" in result.stderr
    actors = load(mine).events_by_id["talks"].actors
    assert actors == ("norland", "lind-ada", "eastmark")


def test_who_leaves_before_the_last_answer_changes_nothing(run, mine, terminal):
    before = mine.read_bytes()
    result = run("add", mine, input="2022-01-10\nTalks\n")
    assert (result.exit_code, mine.read_bytes()) == (130, before)
