"""As known on a date: `recorded`, `known`, `revisions`, `--as-of` and `count lag`."""

import json

import pytest

from archives import archived
from crisistl.formats.loading import load

STRIKE = {
    "title": "Strike",
    "as_of": "2022-02-28",
    "sources": [
        {"id": "post", "title": "Post", "published": "2022-01-10"},
        {"id": "book", "title": "Book", "published": "2022-02"},
    ],
    "events": [
        {"id": "claim", "date": "2022-01-05", "title": "Two arrested", "sources": ["post", "book"],
         "accounts": [{"source": "post", "words": "two"}, {"source": "book", "words": "three", "date": "2022-01-06"}],
         "revisions": [{"until": "2022-01-25", "title": "Nobody arrested", "status": "claimed"},
                       {"until": "2022-01-15", "title": "Police at the gates"}]},
        {"id": "secret", "date": "2022-01-06", "title": "A secret meeting", "sources": ["book"],
         "contradicts": ["claim"]},
        {"id": "leak", "date": "2022-01-07", "title": "A leak", "known": "2022-01-12", "sources": ["book"]},
        {"id": "noted", "date": "2022-01-08", "title": "A note", "recorded": "2022-01-20",
         "responds_to": ["secret"]},
        {"id": "plain", "date": "2022-01-09", "title": "A march"},
    ],
}  # fmt: skip


@pytest.fixture
def strike(tmp_path, run):
    path = tmp_path / "strike.json"
    path.write_text(json.dumps(STRIKE))
    run("fmt", path)
    return path


@pytest.mark.parametrize(
    ("day", "ids"),
    [
        ("2022-01-08", []),
        ("2022-01-10", ["claim", "plain"]),
        ("12 January 2022", ["claim", "leak", "plain"]),
        ("2022-01-20", ["claim", "leak", "noted", "plain"]),
        ("2022-02-01", ["claim", "secret", "leak", "noted", "plain"]),
    ],
)
def test_what_was_known_on_a_day(run, strike, day, ids):
    result = run("list", "--data", strike, "--as-of", day)
    assert [line.split("\t")[0] for line in result.lines] == ids
    assert "Strike, as known on " in result.stderr


@pytest.mark.parametrize(
    ("day", "title", "status"),
    [
        ("2022-01-14", "Police at the gates", "claimed"),
        ("2022-01-15", "Nobody arrested", "claimed"),
        ("2022-01-25", "Two arrested", "reported"),
    ],
)
def test_titles_and_status_are_as_they_were(run, strike, day, title, status):
    result = run("show", "claim", "--data", strike, "--as-of", day)
    assert (
        result.stderr == f"{title}\tclaim\n" or title in result.stdout + result.stderr
    )
    assert any(line.startswith(f"status\t{status}") for line in result.lines)


def test_sources_and_accounts_of_later_are_left_out(run, strike):
    shown = run("show", "claim", "--data", strike, "--as-of", "2022-01-31").lines
    assert "source\tPost, 10 January 2022" in shown
    assert "accounts\tPost: “two”" in shown
    assert not [line for line in shown if "Book" in line]


def test_the_date_and_status_of_a_later_account_were_not_known(run, tmp_path):
    path = tmp_path / "x.json"
    told = [
        {"source": "book", "date": "2022-01-05", "status": "reported"},
        {"source": "post", "date": "2022-01-06", "status": "claimed", "attributed_to": ["osk"]},
        {"source": "post", "date": "2022-01-07"},
    ]  # fmt: skip
    event = {"id": "e", "title": "T", "date": "2022-01-05", "date_text": "on the 5th"}
    event |= {"sources": ["book", "post"], "accounts": told}
    register = {"sources": STRIKE["sources"], "actors": [{"id": "osk", "name": "Osk"}]}
    path.write_text(json.dumps({**register, "events": [event]}))
    columns = ("--columns", "date,status,attributed_to,date_text", "-f", "tsv")
    then = run("list", "--data", path, "--as-of", "2022-01-20", *columns).lines
    assert then[1] == "2022-01-06\tclaimed\tOsk\t"
    now = run("list", "--data", path, "--as-of", "2022-02-28", *columns).lines
    assert now[1] == "2022-01-05\treported\t\ton the 5th"


def test_a_date_is_taken_from_the_first_account_that_has_one(run, tmp_path):
    path = tmp_path / "x.json"
    told = [
        {"source": "book", "date": "2022-01-05", "status": "reported"},
        {"source": "post", "words": "There was a strike"},
        {"source": "post", "date": "2022-01-07"},
    ]
    event = {"id": "e", "title": "T", "date": "2022-01-05"}
    event |= {"sources": ["book", "post"], "accounts": told}
    path.write_text(json.dumps({"sources": STRIKE["sources"], "events": [event]}))
    then = run(
        *("list", "--data", path, "--as-of", "2022-01-20"),
        *("--columns", "date", "-f", "tsv"),
    )
    assert then.lines[1] == "2022-01-07"


def test_every_command_that_asks_takes_a_day(run, strike, tmp_path):
    day = ("--data", strike, "--as-of", "2022-01-10")
    assert "2 events" in run("count", "month", *day).stderr
    assert run("export", tmp_path / "then.json", *day).exit_code == 0
    then = load(tmp_path / "then.json")
    assert (then.title, str(then.as_of)) == (
        "Strike, as known on 10 January 2022",
        "2022-01-10",
    )
    assert run("list", "--data", strike, "--as-of", "10/01/2022").exit_code == 2


def test_files_of_then_are_written_and_compared(run, strike, tmp_path):
    day = ("--as-of", "2022-01-10")
    then = tmp_path / "then.csv"
    result = run("convert", strike, then, *day)
    assert (result.exit_code, result.lines) == (0, []), result.stderr
    assert f"wrote 2 events to {then}" in result.stderr
    assert [event.id for event in load(then).events] == ["claim", "plain"]
    compared = run("diff", strike, strike, *day)
    assert compared.exit_code == 0, compared.stdout
    other = tmp_path / "other.json"
    other.write_text(json.dumps({**STRIKE, "events": STRIKE["events"][4:]}))
    compared = run("diff", strike, other, "--all", *day)
    assert ["Police at the gates" in line for line in compared.lines] == [True], (
        compared
    )
    merged = json.loads(run("merge", strike, other, *day).stdout)
    assert [event["id"] for event in merged["events"]] == ["claim", "plain"]
    assert "as known on 10 January 2022" in merged["title"]


@pytest.mark.parametrize(
    "words",
    [
        ("convert", "FILE", "FILE"),
        ("merge", "FILE", "FILE", "-o", "FILE"),
        ("export", "FILE", "--data", "FILE"),
    ],
)
def test_what_became_known_later_is_not_overwritten(run, strike, words):
    before = strike.read_bytes()
    named = [strike if word == "FILE" else word for word in words]
    result = run(*named, "--as-of", "2022-01-10")
    assert (result.exit_code, strike.read_bytes()) == (2, before)
    assert "would lose what became known later" in result.stderr


def test_a_command_that_changes_a_file_says_how_to_have_that_day(run, strike):
    result = run("edit", strike, "plain", "--as-of", "2022-01-10", "--title", "T")
    assert result.exit_code == 2
    assert result.stderr == (
        "error: `edit` has no --as-of: it changes the chronology as it is now; "
        "`crisistl convert IN OUT --as-of DAY` writes what was known on a day\n"
    )


def test_check_reads_the_chronology_of_that_day(run, strike):
    def rules(*words):
        return {line.split("\t")[3] for line in run("check", strike, *words).lines}

    assert "differing-accounts" not in rules("--as-of", "2022-01-31")
    assert "no-source" in rules("--as-of", "2022-01-31")
    assert "differs" not in run("check", strike, "--as-of", "2022-01-08").stdout


def test_how_late_things_become_known(run, strike):
    assert run("count", "lag", "--data", strike).lines == [
        "within a week\t2",
        "unclear, for a vague date\t1",
        "not given\t2",
        "total\t5",
    ]


@pytest.mark.parametrize(
    "name", ["a.jsonl", "a.csv", "a.xlsx", "a.ics", "a.mw", "a.timelinejs.json"]
)
def test_an_exported_file_keeps_it_all(run, strike, tmp_path, name):
    run("convert", strike, tmp_path / name)
    there, here = load(tmp_path / name), load(strike)
    for field in ("known", "recorded", "revisions"):
        assert [getattr(e, field) for e in there.events] == [
            getattr(e, field) for e in here.events
        ]
    (claim,) = [event for event in there.events if event.id == "claim"]
    assert [a.words for a in claim.accounts] == ["two", "three"]
    assert [a.source and a.source.source for a in claim.accounts] == ["post", "book"]


def test_the_report_and_the_page_print_accounts_side_by_side(run, strike):
    report = run("export", "-", "--format", "markdown", "--data", strike).stdout
    assert "- Post: “two”\n- Book: 6 January 2022, “three”" in report
    page = run("export", "-", "--format", "html", "--data", strike).stdout
    assert "<li>Book: 6 January 2022, “three”" in page


def test_add_records_the_day_and_edit_keeps_what_was_said(run, strike):
    run("add", strike, "--date", "2022-01-20", "--title", "T", "--known", "2022-01-21")
    event = load(strike).events_by_id["t"]
    assert (str(event.recorded), str(event.known)) == ("2022-01-27", "2022-01-21")
    words = ("--title", "U", "--status", "disputed", "--revised", "2022-01-25")
    result = run("edit", strike, "t", *words)
    assert result.stderr.startswith("changed title, status, revisions of t in")
    (revision,) = load(strike).events_by_id["t"].revisions
    assert (str(revision.until), revision.title, revision.status) == (
        "2022-01-25",
        "T",
        "reported",
    )


def test_a_column_of_other_people_is_no_field_of_ours(run, tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text("Date,Title,Known,Accounts\n2022-01-05,T,yes,two\n")
    (event,) = load(path).events
    assert (event.known, event.accounts) == (None, ())
    assert event.extra == {"Known": "yes", "Accounts": "two"}


NOTHING = "nothing was known by 8 January 2022; the first event became known on 9 January 2022"


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("count", "month"),
        ("count", "lag"),
        ("gaps",),
        ("chart",),
        ("thread",),
        ("actors",),
        ("contradictions",),
        ("list", "--where", "has:known"),
        ("export", "-", "--format", "csv"),
    ],
)
def test_before_anything_was_known_it_says_from_when(run, strike, words):
    result = run(*words, "--data", strike, "--as-of", "2022-01-08")
    said = result.stdout + result.stderr
    assert (result.exit_code, said.count(NOTHING)) == (0, 1), said
    assert "has no events" not in said
    assert run("list", "--data", strike, "--as-of", "2022-01-09").exit_code == 0


def test_files_of_before_anything_was_known_say_from_when(run, strike, tmp_path):
    day = ("--as-of", "2022-01-08")
    for words in (
        ("convert", strike, tmp_path / "then.json"),
        ("check", strike),
        ("diff", strike, strike),
    ):
        assert f"{NOTHING}\n" in run(*words, *day).stderr


@pytest.mark.parametrize(("command"), ["show", "thread"])
def test_an_event_that_was_not_known_yet_is_refused_with_the_day(run, strike, command):
    asked = (command, "--data", strike, "--as-of", "2022-01-12")
    assert run(*asked, "noted").stderr == (
        "error: noted wasn't known by 12 January 2022; it became known on 20 January 2022\n"
    )
    assert run(*asked, "secret").stderr == (
        "error: secret wasn't known by 12 January 2022; it may have become known on 1 February 2022\n"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("archive", "FILE", "-o", "a.crisis"), "an archive keeps all that is known"),
        (("fmt", "FILE"), "nothing of it may be lost"),
        (("remove", "FILE", "plain"), "it changes the chronology as it is now"),
        (("schema",), "it doesn't answer from a chronology"),
    ],
)
def test_a_command_without_as_of_says_why(run, strike, words, said):
    named = [strike if word == "FILE" else word for word in words]
    result = run(*named, "--as-of", "2022-01-12")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"`{words[0]}` has no --as-of: " in result.stderr
    assert said in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("list", "--data", "FILE"),
        ("show", "claim", "--data", "FILE"),
        ("count", "lag", "--data", "FILE"),
        ("convert", "FILE", "-", "--to-format", "csv"),
        ("merge", "FILE", "FILE"),
        ("diff", "FILE", "FILE"),
        ("check", "FILE"),
    ],
)
def test_a_month_without_a_year_is_refused_with_one_of_the_chronology(
    run, strike, words
):
    named = [strike if word == "FILE" else word for word in words]
    result = run(*named, "--as-of", "january", "--today", "2026-11-28")
    assert result.exit_code == 2
    assert "Write 'January 2022' or 2022-01." in result.stderr


LATER = {
    "title": "Later",
    "as_of": "2022-03-31",
    "sources": [
        {"id": "post", "title": "Post", "published": "2022-01-10"},
        {"id": "book", "title": "Later Book", "published": "2022-02-20"},
        {"id": "never-cited", "title": "Later Memoir", "published": "2022-03-20"},
    ],
    "actors": [
        {"id": "land", "name": "Land", "ends": "2022-03-30"},
        {"id": "ann", "name": "Ann", "roles": [
            {"actor": "land", "role": "Consul", "from": "2021-01-01", "to": "2022-03-01"},
            {"actor": "land", "role": "Later Premier", "from": "2022-03-01"}]},
    ],
    "events": [
        {"id": "march", "date": "2022-01-05", "date_text": "the later day", "title": "Later title",
         "actors": ["ann"], "known": "2022-01-06", "recorded": "2022-03-25", "summary": "Later words",
         "quotes": [{"text": "We march"}], "responds_to": ["start", "end-of-it"], "contradicts": ["answer"],
         "sources": ["book", {"source": "post", "title": "Later article", "published": "2022-03-01"}],
         "accounts": [{"source": "book", "words": "Later account"}, {"words": "Own account"}],
         "revisions": [{"until": "2022-01-08", "title": "First title", "date": "2022-01-04"},
                       {"until": "2022-02-20", "title": "Second title", "summary": "Second words",
                        "date": "2022-01-04", "status": "claimed"}]},
        {"id": "answer", "date": "2022-03-05", "title": "Later answer", "responds_to": ["march"]},
    ],
    "omitted": [{"id": "start", "date": "2021-12-30", "title": "The start"},
                {"id": "end-of-it", "date": "2022-03-09", "title": "Later end"}],
}  # fmt: skip


@pytest.mark.parametrize(
    "ending", ["json", "jsonl", "csv", "xlsx", "mw", "md", "html", "ics", "mmd"]
)
def test_what_became_known_later_is_in_no_export(run, tmp_path, ending):
    path, then = tmp_path / "later.json", tmp_path / f"then.{ending}"
    path.write_text(json.dumps(LATER))
    assert run("export", then, "--data", path, "--as-of", "2022-02-01").exit_code == 0
    if ending == "xlsx":
        text = run("convert", then, "-", "--to-format", "json").stdout
    else:
        text = then.read_text()
    assert "Second title" in text
    for later in ("Later ", "2022-03", "2022-02-20", "the later day", "end-of-it"):
        assert later not in text.replace("Later, as known", ""), later


def test_what_was_known_then_is_whole(run, tmp_path):
    path, then = tmp_path / "later.json", tmp_path / "then.json"
    path.write_text(json.dumps(LATER))
    run("convert", path, then, "--as-of", "2022-02-01")
    timeline = load(then)
    (march,) = timeline.events
    assert (march.title, march.summary, march.status, str(march.date)) == (
        "Second title",
        "Second words",
        "claimed",
        "2022-01-04",
    )
    assert [r.title for r in march.revisions] == ["First title"]
    assert [a.words for a in march.accounts] == ["Own account"]
    assert [q.text for q in march.quotes] == ["We march"]
    assert march.responds_to == ("start",)
    assert [part.id for part in timeline.omitted] == ["start"]
    assert [source.id for source in timeline.sources] == ["post"]
    (role,) = timeline.actors_by_id["ann"].roles
    assert (role.role, role.ends, timeline.actors_by_id["land"].ends) == (
        "Consul",
        None,
        None,
    )
    shown = run("show", "march", "--data", path, "--as-of", "2022-02-01").stdout
    assert "Later" not in shown
    early = run("show", "march", "--data", path, "--as-of", "2022-01-07").stdout
    assert "before" not in early


VAGUE = {
    "title": "Vague",
    "sources": [{"id": "w", "title": "W", "published": "2022-02"},
                {"id": "x", "title": "X", "published": "2022-02-26"}],
    "events": [
        {"id": "old", "date": "2022-01-05", "title": "Old", "sources": ["w"]},
        {"id": "invasion", "date": "2022-02-24", "title": "Invasion", "sources": ["w"]},
        {"id": "second", "date": "2022-02-25", "title": "Second", "sources": ["w", "x"]},
        {"id": "talks", "date": "2022-03-05", "title": "Talks", "known": "2022"},
        {"id": "early", "date": "2022-04-02", "title": "Early", "known": "2022-01-06"},
        {"id": "plan", "date": "2022-06-05", "title": "Plan", "known": "2022-01-20", "status": "planned"},
        {"id": "was-plan", "date": "2022-06-06", "title": "Was a plan", "known": "2022-01-20",
         "revisions": [{"until": "2022-06-06", "status": "planned"}]},
    ],
}  # fmt: skip


@pytest.fixture(params=["json", "jsonl", "crisis"])
def vague(request, tmp_path, run):
    path = tmp_path / "vague.json"
    path.write_text(json.dumps(VAGUE))
    if request.param == "json":
        return path
    other = tmp_path / f"vague.{request.param}"
    if request.param == "crisis":
        archived(other, load(path))
        return other
    assert run("convert", path, other).exit_code == 0
    return other


PLANS = ["plan", "was-plan"]


@pytest.mark.parametrize(
    ("day", "sure", "unsure"),
    [
        ("2022-01-04", [], []),
        ("2022-01-06", [], []),
        ("2022-01-31", PLANS, []),
        ("2022-02-01", PLANS, ["old"]),
        ("2022-02-23", PLANS, ["old"]),
        ("2022-02-24", PLANS, ["old", "invasion"]),
        ("2022-02-25", PLANS, ["old", "invasion", "second"]),
        ("2022-02-26", ["second", *PLANS], ["old", "invasion"]),
        ("2022-02-28", ["old", "invasion", "second", *PLANS], []),
        ("2022-03-05", ["old", "invasion", "second", *PLANS], ["talks"]),
        ("2022-04-02", ["old", "invasion", "second", "early", *PLANS], ["talks"]),
        ("2022-12-31", [event["id"] for event in VAGUE["events"]], []),
    ],
)
def test_what_may_have_become_known_later_is_a_maybe(run, vague, day, sure, unsure):
    asked = ("list", "--data", vague, "--as-of", day, "--columns", "id,match")
    certain = [line.split("\t")[0] for line in run(*asked, "--certain").lines]
    assert certain == sure
    found = dict(line.split("\t") for line in run(*asked).lines)
    assert set(found) == {*sure, *unsure}
    assert [i for i in found if found[i] == "maybe"] == unsure


def test_counts_name_what_may_have_become_known_later(run, vague):
    asked = ("count", "--data", vague, "--as-of", "2022-02-24")
    assert "4 events, 2 of them maybe" in run(*asked, "month").stderr
    assert "4 events, 2 of them maybe" in run(*asked, "lag").stderr
    assert run(*asked, "lag", "--certain").lines[-1] == "total\t2"


def test_the_first_day_may_be_vague(run, tmp_path):
    path = tmp_path / "vague.json"
    path.write_text(json.dumps({**VAGUE, "events": VAGUE["events"][:2]}))
    said = run("list", "--data", path, "--as-of", "2022-01-20").stderr
    assert (
        "nothing was known by 20 January 2022; the first event may have become known on 1 February 2022\n"
        in said
    )


def test_an_event_without_a_report_is_known_when_it_happened(run, tmp_path):
    path = tmp_path / "vague.json"
    event = {"id": "a", "date": "2022-02", "title": "A"}
    path.write_text(json.dumps({"events": [event]}))
    asked = ("list", "--data", path, "--columns", "id,match", "--as-of")
    assert run(*asked, "2022-01-31").lines == []
    assert run(*asked, "2022-02-01").lines == ["a\tmaybe"]
    assert run(*asked, "2022-02-28").lines == ["a\tyes"]


@pytest.mark.parametrize("ending", ["json", "jsonl", "crisis"])
def test_events_are_found_by_what_says_when_they_became_known(
    run, strike, tmp_path, ending
):
    path = strike
    if ending != "json":
        path = tmp_path / f"other.{ending}"
    if ending == "jsonl":
        assert run("convert", strike, path).exit_code == 0
    if ending == "crisis":
        archived(path, load(strike))
    rest = {"known": "leak", "recorded": "noted", "revisions": "claim"}
    for field, found in rest.items():
        asked = ("list", "--data", path, "--columns", "id", "--where")
        assert run(*asked, f"has:{field}").lines == [found]
        others = [e.id for e in load(strike).events if e.id != found]
        assert run(*asked, f"lacks:{field}").lines == others
        assert run(*asked, f"not has:{field} and has:{field}").lines == []
    said = run("list", "--data", path, "--where", "has:known or lacks:recorded").stderr
    assert "with a date on which it became known" in said
    assert "without a day on which it was recorded" in said


def test_a_day_before_the_year_1_is_refused(run):
    result = run("list", "--as-of", "44 BC")
    assert result.exit_code == 2
    assert result.stderr == "error: --as-of 44 BC: name a day in the years 1 to 9999\n"
