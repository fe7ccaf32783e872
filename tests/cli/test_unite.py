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


@pytest.fixture
def unite(run, monkeypatch):
    """Unite files into another; the answers to the doubtful pairs are letters, y or n."""

    def united(out, *paths, answers="yn"):
        monkeypatch.setattr(questions, "can_ask", lambda: True)
        typed = "".join(f"{letter}\n" for letter in answers)
        return run("merge", *paths, "--unite", "-o", out, input=typed)

    return united


def test_pairs_become_one_event_with_both_sources(unite, run, files, tmp_path):
    out = tmp_path / "both.json"
    result = unite(out, *files)
    assert result.stderr.endswith(
        "united 2 pairs of events\n"
        "the accounts of 1 event differ: clear\n"
        "another title in the second file, kept beside the first: strike ('Dockers stop all work'), "
        "clear ('Police clear the gates and arrest 14 dockers')\n"
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


def test_who_acts_is_shown_where_accounts_differ_in_it(run, files, tmp_path):
    right = json.loads(files[1].read_text())
    right["events"][1] |= {"targets": ["quay"], "date": "2031-05-13"}
    files[1].write_text(json.dumps(right))
    out = tmp_path / "both.json"
    run("merge", *files, "--unite", "sure", "-o", out)
    shown = run("contradictions", "--data", out, "-f", "markdown").stdout
    assert "9 dockers — Police → Union — Post" in shown
    assert "14 dockers — Police → Port — Radio" in shown


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


def test_differing_accounts_are_found(unite, run, files, tmp_path):
    out = tmp_path / "both.json"
    unite(out, *files)
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


@pytest.mark.parametrize(
    ("answers", "events"), [("yy", 3), ("yn", 4), ("ny", 4), ("nn", 5), (["", ""], 5)]
)
def test_doubtful_pairs_are_asked_on_a_terminal(
    unite, files, tmp_path, answers, events
):
    out = tmp_path / "both.json"
    result = unite(out, *files, answers=answers)
    assert len(load(out).events) == events
    assert "2031-05-20  Union → Port  Talks\n" in result.stderr
    assert "2031-05-20  Union → Port  A meeting at the ministry\n" in result.stderr
    assert result.stderr.count("Are these the same event") == 2


def test_without_a_terminal_nothing_is_asked(run, files, tmp_path):
    out = tmp_path / "both.json"
    result = run("merge", *files, "--unite", "-o", out)
    assert (
        "perhaps the same, left as two events: clear and gates, talks and ministry"
        in result.stderr
    )


def test_a_second_account_is_united_into_the_file_itself(unite, run, files):
    mine, other = files
    run("fmt", mine)
    before = mine.read_bytes()
    assert unite(mine, mine, other).exit_code == 0
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


def test_three_files_are_united_one_after_another(unite, files, tmp_path):
    third = tmp_path / "third.json"
    third.write_text(json.dumps({
        "sources": [{"id": "tv", "title": "TV"}],
        "actors": [{"id": "p", "name": "Police"}, {"id": "u", "name": "Union"}],
        "events": [{"id": "arrests", "date": "2031-05-13", "title": "Police clear the gates and arrest 20 dockers",
                    "actors": ["p"], "targets": ["u"], "sources": ["tv"]}],
    }))  # fmt: skip
    out = tmp_path / "all.json"
    unite(out, *files, third)
    clear = load(out).events_by_id["clear"]
    assert [a.source and a.source.source for a in clear.accounts] == [
        "post",
        "radio",
        "tv",
    ]
    assert [cited.source for cited in clear.sources] == ["post", "radio", "tv"]


def test_a_conflict_that_uniting_solves_is_not_reported(unite, files, tmp_path):
    mine, other = files
    right = json.loads(other.read_text())
    right.pop("title")
    right["events"][1]["id"] = "clear"
    right["events"][2]["responds_to"] = ["clear"]
    other.write_text(json.dumps(right))
    out = tmp_path / "both.json"
    result = unite(out, mine, other)
    assert "Conflicts" not in result.stdout + result.stderr
    assert load(out).title == "Left"


def test_the_words_of_another_date_are_not_put_beside_the_date(unite, files, tmp_path):
    out = tmp_path / "both.json"
    right = json.loads(files[1].read_text())
    stop, gates, _ = right["events"]
    for event, words in ((stop, "on the 9th"), (gates, "on 14 May")):
        event |= {"date_text": words, "part_of_day": "evening"}
    files[1].write_text(json.dumps(right))
    result = unite(out, *files)
    strike, clear, *_ = load(out).events
    assert (strike.date_text, strike.part_of_day) == ("on the 9th", "evening")
    assert (clear.date_text, clear.part_of_day) == (None, None)
    assert (
        "not kept: clear (part_of_day 'evening'), clear (date_text 'on 14 May')"
        in result.stderr
    )
    gates["date_text"] = "14 May 2031"  # which the account's date says, too
    files[1].write_text(json.dumps(right))
    assert "date_text" not in unite(out, *files).stderr


def test_what_there_is_to_say_of_a_file_is_said_once(unite, files, tmp_path):
    table = tmp_path / "third.csv"
    table.write_text("Date,Event,Who\n1 May 2031,Dockers meet,Union\n")
    said = unite(tmp_path / "x.json", files[0], table, answers="").stderr
    assert said.count("1 May 2031 is 2031-05-01") == 1


@pytest.fixture
def claimed(run, tmp_path):
    """A file with one event of two accounts, which differ in their day and their status."""
    names = {
        "actors": [{"id": "police", "name": "Police"}, {"id": "union", "name": "Union"}]
    }
    event = {"title": "Police clear the gates", "actors": ["police"], "targets": ["union"]}  # fmt: skip
    mine = {
        **names,
        "sources": [{"id": "post", "title": "Post"}],
        "events": [{**event, "id": "clear", "date": "2031-05-13", "sources": ["post"]}],
    }
    other = {
        **names,
        "sources": [{"id": "radio", "title": "Radio"}],
        "events": [
            {**event, "id": "gates", "date": "2031-05-14", "sources": ["radio"], "status": "claimed",
             "attributed_to": ["union"]},
        ],
    }  # fmt: skip
    paths = [tmp_path / "mine.json", tmp_path / "other.json"]
    for path, document in zip(paths, (mine, other), strict=True):
        path.write_text(json.dumps({"title": "Gates", **document}))
    out = tmp_path / "united.json"
    assert run("merge", *paths, "--unite", "sure", "-o", out).exit_code == 0
    return out


def test_the_other_status_and_who_claims_it_are_in_the_accounts(run, claimed):
    (event,) = load(claimed).events
    assert (event.status, event.attributed_to) == ("reported", ())
    said = [(a.status, a.attributed_to, a.date.text) for a in event.accounts]
    assert said == [("reported", (), "2031-05-13"), ("claimed", ("union",), "2031-05-14")]  # fmt: skip
    for words in ("differs:date", "differs:status", "differs:date,status"):
        assert run("list", "--data", claimed, "--where", words, "-f", "jsonl").stdout
    shown = run("show", "clear", "--data", claimed).lines
    assert "\tRadio: 14 May 2031, claimed, says Union, “Police clear the gates”" in shown  # fmt: skip
    (found,) = [line for line in run("check", claimed).lines if "differing" in line]
    assert "its accounts differ in date and status" in found


def test_the_other_day_finds_the_event_as_a_maybe(run, claimed, tmp_path):
    archive = tmp_path / "united.crisis"
    run("archive", claimed, "-o", archive)
    for file in (claimed, archive):
        for question, marks in (
            (("--on", "2031-05-13"), ["clear\tyes"]),
            (("--on", "2031-05-14"), ["clear\tmaybe"]),
            (("--on", "14 May", "--any-year"), ["clear\tmaybe"]),
            (("--from", "2031-05-14"), ["clear\tmaybe"]),
            (("--on", "2031-05-14", "--certain"), []),
            (("--on", "2031-05-15"), []),
            (("--where", "not date:2031-05-14"), ["clear\tmaybe"]),
        ):
            found = run("list", "--data", file, *question, "--columns", "id,match")
            assert found.lines == marks, (file, question)
    mark = "maybe: another account says 14 May 2031"
    found = run("list", "--data", claimed, "--on", "2031-05-14")
    assert found.stdout.endswith(f"Police clear the gates — {mark}\n")
    assert "may still have lasted" not in found.stderr


def test_accounts_that_differ_are_contradictions(run, claimed):
    found = run("contradictions", "--data", claimed, "-f", "csv").lines
    assert found == [
        "id,date,title,status,other_id,other_date,other_title,other_status,source,other_source",
        "clear,2031-05-13,Police clear the gates,reported,clear,2031-05-14,Police clear the gates,claimed,Post,Radio",
    ]
    shown = run("contradictions", "--data", claimed, "-f", "markdown").stdout
    assert "claimed by Union — Radio" in shown
    assert not run("contradictions", "--data", claimed, "--on", "2031-05-20").lines


def test_the_third_account_makes_the_status_of_the_first_two_known(
    run, files, claimed, tmp_path
):
    third = tmp_path / "third.json"
    third.write_text(json.dumps({
        "sources": [{"id": "tv", "title": "TV"}],
        "actors": [{"id": "police", "name": "Police"}, {"id": "union", "name": "Union"}],
        "events": [{"id": "c", "date": "2031-05-13", "title": "Police clear the gates", "actors": ["police"],
                    "sources": ["tv"], "targets": ["police"], "status": "disputed"}],
    }))  # fmt: skip
    out = tmp_path / "all.json"
    run("merge", claimed, third, "--unite", "sure", "-o", out)
    accounts = load(out).events[0].accounts
    assert [a.status for a in accounts] == ["reported", "claimed", "disputed"]
    assert [a.targets for a in accounts] == [("union",), ("union",), ("police",)]


def test_one_account_that_differs_from_its_event_is_found(run, claimed):
    radio = ("--account", "Radio: 14 May 2031, “Police clear the gates”")
    run("edit", claimed, "clear", *radio)
    found = run("list", "--data", claimed, "--where", "differs:date", "-f", "tsv").lines
    assert len(found) == 2
    assert not run("list", "--data", claimed, "--where", "differs:status").lines
    (_, row) = run("contradictions", "--data", claimed, "-f", "tsv").lines
    assert row.split("\t")[1:6:4] == ["2031-05-13", "2031-05-14"]
    run("edit", claimed, "clear", "--account", "Radio: 13 May 2031")
    assert not run("list", "--data", claimed, "--where", "differs:date").lines
    assert not run("contradictions", "--data", claimed).lines


def test_events_of_one_minute_by_look_alike_names_are_offered(run, tmp_path):
    paths = []
    for name, title in (("Belmar", "Border closed"), ("Republic of Belmar", "Frontier shut")):  # fmt: skip
        path = tmp_path / f"{len(paths)}.csv"
        path.write_text(f"Date,Who,Event\n2031-05-13T10:15,{name},{title}\n")
        paths.append(path)
    result = run("merge", *paths, "--unite", "sure")
    assert "perhaps the same, left as two events: border-closed and frontier-shut" in result.stderr  # fmt: skip


def test_figures_of_extra_fields_that_differ_are_in_the_accounts(run, tmp_path):
    paths = []
    for name, dead in (("Post", "20"), ("Radio", 22), ("Gazette", "1,200")):
        event = {
            "id": "clash",
            "date": "2031-05-02",
            "title": "Clash at the harbour",
            "sources": [name.lower()],
            "extra": {"dead": dead, "wounded": 7},
        }
        sources = [{"id": name.lower(), "title": name}]
        text = json.dumps({"title": name, "sources": sources, "events": [event]})
        paths.append(tmp_path / f"{name}.json")
        paths[-1].write_text(text)
    out = tmp_path / "all.json"
    result = run("merge", *paths, "--unite", "sure", "-o", out)
    assert "the accounts of 1 event differ: clash" in result.stderr
    assert "not kept" not in result.stderr
    (event,) = load(out).events
    assert event.extra == {"dead": "20", "wounded": 7}
    assert [account.words for account in event.accounts] == [
        "Clash at the harbour (dead: 20)",
        "Clash at the harbour (dead: 22)",
        "Clash at the harbour (dead: 1,200)",
    ]
    found = run("list", "--data", out, "--where", "differs:figure", "--count")
    assert found.stdout == "1\n"


def test_a_figure_of_one_of_two_sources_is_not_given_to_the_other(run, tmp_path):
    paths = []
    for name, figures in (
        ("Post", {}),
        ("Radio", {"dead": 20}),
        ("Gazette", {"dead": 22}),
    ):
        event = {
            "id": "clash",
            "date": "2031-05-02",
            "title": "Clash of 2 May",
            "sources": [name.lower()],
            "extra": figures,
        }
        sources = [{"id": name.lower(), "title": name}]
        text = json.dumps({"title": name, "sources": sources, "events": [event]})
        paths.append(tmp_path / f"{name}.json")
        paths[-1].write_text(text)
    out = tmp_path / "all.json"
    run("merge", *paths[:2], "--unite", "sure", "-o", out)
    assert load(out).events[0].accounts == ()
    run("merge", out, paths[2], "--unite", "sure", "-o", out)
    (event,) = load(out).events
    assert [(a.source and a.source.source, a.words) for a in event.accounts] == [
        ("post", "Clash of 2 May"),
        (None, "Clash of 2 May (dead: 20)"),
        ("gazette", "Clash of 2 May (dead: 22)"),
    ]


def test_a_file_that_is_merged_again_adds_no_accounts(run, tmp_path):
    paths = []
    for name, dead, by in (("Post", 20, "police"), ("Radio", 22, "army")):
        event = {
            "id": "clash",
            "date": "2031-05-02",
            "title": "Clash at the harbour",
            "actors": [by],
            "targets": ["union"],
            "sources": [name.lower()],
            "extra": {"dead": dead},
        }
        whole = {
            "title": name,
            "actors": [
                {"id": "police", "name": "Police"},
                {"id": "army", "name": "Army", "part_of": "police"},
                {"id": "union", "name": "Union"},
            ],
            "sources": [{"id": name.lower(), "title": name}],
            "events": [event],
        }
        paths.append(tmp_path / f"{name}.json")
        paths[-1].write_text(json.dumps(whole))
    out = tmp_path / "all.json"
    run("merge", *paths, "--unite", "sure", "-o", out)
    accounts = load(out).events[0].accounts
    assert len(accounts) == 2
    for again in ((out, paths[0]), (out, paths[1]), (paths[0], out)):
        both = tmp_path / "again.json"
        result = run("merge", *again, "--unite", "sure", "-o", both, "--overwrite")
        assert "united 1 pair" in result.stderr
        assert {*load(both).events[0].accounts} == {*accounts}


def test_an_event_that_a_merge_renamed_is_found_when_its_file_is_merged_again(
    run, tmp_path
):
    paths = []
    for name, by in (("Post", "police"), ("Radio", "army")):
        event = {
            "id": "clash",
            "date": "2031-05-02",
            "title": "Clash at the harbour",
            "actors": [by],
        }
        whole = {
            "title": name,
            "actors": [{"id": by, "name": by.title()}],
            "events": [event],
        }
        paths.append(tmp_path / f"{name}.json")
        paths[-1].write_text(json.dumps(whole))
    out = tmp_path / "all.json"
    run("merge", *paths, "--unite", "sure", "-o", out)
    assert [event.id for event in load(out).events] == ["clash", "radio:clash"]
    result = run("merge", out, paths[1], "--unite", "sure", "-o", out)
    assert "united 1 pair of events" in result.stderr
    assert [event.id for event in load(out).events] == ["clash", "radio:clash"]


def test_a_doubtful_pair_that_was_united_is_known_by_its_accounts(
    run, tmp_path, monkeypatch
):
    paths = []
    for name, by in (("Post", "police"), ("Radio", "army")):
        event = {
            "id": "clash",
            "date": "2031-05-02",
            "title": "Clash at the harbour",
            "actors": [by],
            "sources": [name.lower()],
        }
        whole = {
            "title": name,
            "actors": [{"id": by, "name": by.title()}],
            "sources": [{"id": name.lower(), "title": name}],
            "events": [event],
        }
        paths.append(tmp_path / f"{name}.json")
        paths[-1].write_text(json.dumps(whole))
    out = tmp_path / "all.json"
    monkeypatch.setattr(questions, "can_ask", lambda: True)
    monkeypatch.setattr(questions, "agree", lambda question: True)
    run("merge", *paths, "--unite", "-o", out)
    (event,) = load(out).events
    assert len(event.accounts) == 2
    result = run("merge", out, paths[1], "--unite", "sure", "-o", out)
    assert "united 1 pair of events" in result.stderr
    assert load(out).events == (event,)


def test_another_title_is_kept_and_named(run, files, tmp_path):
    out = tmp_path / "both.json"
    result = run("merge", *files, "--unite", "sure", "-o", out)
    assert "kept beside the first: strike ('Dockers stop all work')" in result.stderr
    event = load(str(out)).events_by_id["strike"]
    assert event.title == "Dockers stop work"
    assert event.extra == {"other_titles": ["Dockers stop all work"]}
    shown = run("show", "strike", "--data", out)
    assert "other_titles: Dockers stop all work" in shown.stdout
    again = run("merge", out, files[1], "--unite", "sure", "-o", out)
    assert again.exit_code == 0
    assert load(str(out)).events_by_id["strike"].extra == event.extra


def test_a_tables_own_column_of_other_titles_is_kept(run, tmp_path):
    paths = tmp_path / "a.csv", tmp_path / "b.csv"
    titles = ("Dockers stop work", "Dockers stop all work")
    for path, title in zip(paths, titles, strict=True):
        path.write_text(f"Date,Event,other_titles\n3 May 1931,{title},The stoppage\n")
    out = tmp_path / "c.json"
    run("merge", *paths, "--unite", "sure", "-o", out)
    (strike,) = load(str(out)).events
    assert strike.extra == {"other_titles": ["The stoppage", titles[1]]}


def test_the_mark_of_a_date_from_the_row_above_goes_where_the_other_has_that_day(
    run, tmp_path
):
    paths = tmp_path / "a.csv", tmp_path / "b.csv"
    for path, day in zip(paths, ("", "3 May 1931"), strict=True):
        path.write_text(f"Date,Event\n3 May 1931,Strike\n{day},Talks fail\n")
    out = tmp_path / "c.json"
    run("merge", *paths, "--unite", "sure", "-o", out)
    (talks,) = [e for e in load(str(out)).events if e.title == "Talks fail"]
    assert talks.extra == {}
