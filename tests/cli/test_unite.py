"""`crisistl merge --unite`: one event where several chronologies have the same, with what each source says."""

import json

import pytest

from crisistl.cli import questions
from crisistl.formats.loading import load

LEFT = {
    "title": "Left",
    "sources": [{"id": "post", "title": "Post"}],
    "actors": [{"id": "police", "name": "Police"}, {"id": "union", "name": "Union"}, {"id": "port", "name": "Port"}],
    "events": [
        {"id": "strike", "date": "2031-05-09", "title": "Dockers stop work", "actors": ["union"], "sources": ["post"]},
        {"id": "clear", "date": "2031-05-13", "title": "Police clear the gates and arrest 9 dockers",
         "actors": ["police"], "targets": ["union"], "sources": ["post"]},
        {"id": "talks", "date": "2031-05-20", "title": "Talks", "actors": ["union"], "targets": ["port"],
         "sources": ["post"], "responds_to": ["clear"]},
    ],
}  # fmt: skip
RIGHT = {
    "title": "Right",
    "sources": [{"id": "radio", "title": "Radio"}],
    "actors": [{"id": "cops", "name": "Police"}, {"id": "u", "name": "Union"}, {"id": "quay", "name": "Port"}],
    "events": [
        {"id": "stop", "date": "2031-05-09", "title": "Dockers stop all work", "actors": ["u"], "sources": ["radio"],
         "place": "Quay"},
        {"id": "gates", "date": "2031-05-14", "title": "Police clear the gates and arrest 14 dockers",
         "actors": ["cops"], "targets": ["u"], "sources": ["radio"], "responds_to": ["stop"]},
        {"id": "ministry", "date": "2031-05-20", "title": "A meeting at the ministry", "actors": ["u"],
         "targets": ["quay"], "sources": ["radio"], "responds_to": ["gates"]},
    ],
}  # fmt: skip


@pytest.fixture
def files(tmp_path):
    paths = tmp_path / "left.json", tmp_path / "right.json"
    for path, document in zip(paths, (LEFT, RIGHT), strict=True):
        path.write_text(json.dumps(document))
    return paths


def test_sure_pairs_become_one_event_with_both_sources(run, files, tmp_path):
    out = tmp_path / "both.json"
    result = run("merge", *files, "--unite", "sure", "-o", out)
    assert result.stderr == (
        "united 2 pairs of events\n"
        "the accounts of 1 event differ: clear\n"
        "perhaps the same, left as two events: talks and ministry\n"
        f"wrote 4 events to {out}\n"
    )
    timeline = load(out)
    assert [event.id for event in timeline.events] == [
        "strike",
        "clear",
        "talks",
        "ministry",
    ]
    strike, clear, _, ministry = timeline.events
    assert [cited.source for cited in strike.sources] == ["post", "radio"]
    assert (strike.place, strike.accounts) == ("Quay", ())
    assert (clear.responds_to, ministry.responds_to) == (("strike",), ("clear",))
    assert [
        (a.source and a.source.source, str(a.date), a.words) for a in clear.accounts
    ] == [
        ("post", "2031-05-13", "Police clear the gates and arrest 9 dockers"),
        ("radio", "2031-05-14", "Police clear the gates and arrest 14 dockers"),
    ]
    assert run("check", out).exit_code == 0


def test_who_acts_is_in_the_accounts_where_it_differs(run, files, tmp_path):
    right = json.loads(files[1].read_text())
    right["events"][1]["targets"] = ["quay"]
    right["events"][1]["date"] = "2031-05-13"
    files[1].write_text(json.dumps(right))
    out = tmp_path / "both.json"
    run("merge", *files, "--unite", "sure", "-o", out)
    clear = load(out).events_by_id["clear"]
    assert [a.targets for a in clear.accounts] == [("union",), ("port",)]
    assert [a.actors for a in clear.accounts] == [("police",), ("police",)]
    found = run(
        "list", "--data", out, "--where", "differs:who", "--columns", "id,differs"
    )
    assert found.lines == ["clear\tfigure, who"]


def test_differing_accounts_are_found(run, files, tmp_path):
    out = tmp_path / "both.json"
    run("merge", *files, "--unite", "sure", "-o", out)
    for question, ids in (
        ("differs:date", ["clear"]),
        ("differs:figure", ["clear"]),
        ("differs:who", []),
        ("not differs:date", ["strike", "talks", "ministry"]),
        ("has:accounts", ["clear"]),
    ):
        found = run("list", "--data", out, "--where", question, "--columns", "id")
        assert found.lines == ids
    (finding,) = [
        line for line in run("check", out).lines if "differing-accounts" in line
    ]
    assert "its accounts differ in date and figure" in finding
    shown = run("show", "clear", "--data", out).lines
    at = shown.index(
        "accounts\tPost: 13 May 2031, “Police clear the gates and arrest 9 dockers”"
    )
    assert (
        shown[at + 1]
        == "\tRadio: 14 May 2031, “Police clear the gates and arrest 14 dockers”"
    )


@pytest.mark.parametrize(("answer", "events"), [("y", 3), ("n", 4), ("", 4)])
def test_doubtful_pairs_are_asked_on_a_terminal(
    run, files, tmp_path, monkeypatch, answer, events
):
    monkeypatch.setattr(questions, "can_ask", lambda: True)
    out = tmp_path / "both.json"
    result = run("merge", *files, "--unite", "-o", out, input=f"{answer}\n")
    assert len(load(out).events) == events
    assert "2031-05-20  Union → Port  Talks\n" in result.stderr
    assert "2031-05-20  Union → Port  A meeting at the ministry\n" in result.stderr
    assert "Are these the same event" in result.stderr


def test_without_a_terminal_nothing_is_asked(run, files, tmp_path):
    out = tmp_path / "both.json"
    result = run("merge", *files, "--unite", "-o", out)
    assert "perhaps the same, left as two events: talks and ministry" in result.stderr


def test_a_second_account_is_united_into_the_file_itself(run, files):
    mine, other = files
    run("fmt", mine)
    before = mine.read_bytes()
    assert run("merge", mine, other, "--unite", "sure", "-o", mine).exit_code == 0
    assert len(load(mine).events) == 4
    run("undo", mine)
    assert mine.read_bytes() == before


def test_uniting_a_file_with_itself_changes_no_event(run, files):
    mine, _ = files
    merged = json.loads(run("merge", mine, mine, "--unite", "sure").stdout)
    assert [event["title"] for event in merged["events"]] == [
        event["title"] for event in LEFT["events"]
    ]
    assert not any("accounts" in event for event in merged["events"])


def test_three_files_are_united_one_after_another(run, files, tmp_path):
    third = tmp_path / "third.json"
    third.write_text(json.dumps({
        "sources": [{"id": "tv", "title": "TV"}],
        "actors": [{"id": "p", "name": "Police"}, {"id": "u", "name": "Union"}],
        "events": [{"id": "arrests", "date": "2031-05-13", "title": "Police clear the gates and arrest 20 dockers",
                    "actors": ["p"], "targets": ["u"], "sources": ["tv"]}],
    }))  # fmt: skip
    out = tmp_path / "all.json"
    run("merge", *files, third, "--unite", "sure", "-o", out)
    clear = load(out).events_by_id["clear"]
    assert [a.source and a.source.source for a in clear.accounts] == [
        "post",
        "radio",
        "tv",
    ]
    assert [cited.source for cited in clear.sources] == ["post", "radio", "tv"]


def test_a_conflict_that_uniting_solves_is_not_reported(run, files, tmp_path):
    mine, other = files
    right = json.loads(other.read_text())
    right.pop("title")
    right["events"][1]["id"] = "clear"
    right["events"][2]["responds_to"] = ["clear"]
    other.write_text(json.dumps(right))
    out = tmp_path / "both.json"
    result = run("merge", mine, other, "--unite", "sure", "-o", out)
    assert "Conflicts" not in result.stdout + result.stderr
    assert load(out).title == "Left"


def test_the_words_of_another_date_are_not_put_beside_the_date(run, files, tmp_path):
    out = tmp_path / "both.json"
    right = json.loads(files[1].read_text())
    stop, gates, _ = right["events"]
    for event, words in ((stop, "on the 9th"), (gates, "on 14 May")):
        event |= {"date_text": words, "part_of_day": "evening"}
    files[1].write_text(json.dumps(right))
    result = run("merge", *files, "--unite", "sure", "-o", out)
    strike, clear, *_ = load(out).events
    assert (strike.date_text, strike.part_of_day) == ("on the 9th", "evening")
    assert (clear.date_text, clear.part_of_day) == (None, None)
    assert (
        "not kept: clear (part_of_day 'evening'), clear (date_text 'on 14 May')"
        in result.stderr
    )
