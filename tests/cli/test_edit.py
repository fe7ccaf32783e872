"""`crisistl edit`: one event changed, by options or in a text editor."""

import json
import shlex
import sys

import pytest

from crisistl.cli import questions
from crisistl.formats.loading import load


@pytest.fixture
def editor(tmp_path, monkeypatch):
    """Sets EDITOR to a program that makes these replacements in the file, one pair each time it is opened."""

    def opened(*replacements: tuple[str, str]) -> None:
        script, state = tmp_path / "editor.py", tmp_path / "state.json"
        state.write_text(json.dumps(replacements))
        script.write_text(
            "import json, pathlib, sys\n"
            f"state = pathlib.Path({str(state)!r})\n"
            "(old, new), *rest = json.loads(state.read_text())\n"
            "file = pathlib.Path(sys.argv[-1])\n"
            "text = file.read_text()\n"
            "assert old in text, text\n"
            "file.write_text(text.replace(old, new))\n"
            "state.write_text(json.dumps(rest))\n"
        )
        monkeypatch.setenv("VISUAL", shlex.join([sys.executable, str(script)]))

    return opened


def test_the_fields_given_as_options_change_and_nothing_else(run, mine):
    before = json.loads(mine.read_text(encoding="utf-8"))
    result = run(
        "edit", mine, "troops-moved", "--date", "13 January 2022", "--by", "berg", "--by", "RL",
        "--place", "Lakeholm", "--summary", "",
    )  # fmt: skip
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        f"changed date, actors, place, date_text of troops-moved in {mine}\n"
        "  date: 13 January 2022 (was 12 January 2022)\n"
        "  actors: Ida Berg; River League (was Südmark)\n"
        "  place: Lakeholm (was empty)\n"
        "  date_text: 13 January 2022 (was empty)\n"
    )
    after = json.loads(mine.read_text(encoding="utf-8"))
    (event,) = [e for e in before["events"] if e["id"] == "troops-moved"]
    event |= {
        "date": "2022-01-13", "actors": ["berg", "league"], "place": "Lakeholm",
        "date_text": "13 January 2022",
    }  # fmt: skip
    assert after == before
    assert run("fmt", "--check", mine).exit_code == 0


def test_the_words_of_the_source_for_the_date_are_kept(run, mine):
    result = run("edit", mine, "drought", "--date", "6 July 2021")
    assert result.stderr == (
        f"changed date of drought in {mine}\n"
        "  date: 6 July 2021 (was about July 2021)\n"
        "date_text is still 'around July', the source's words for the date; "
        '--date-text changes it, --date-text "" empties it\n'
    )
    event = load(mine).events_by_id["drought"]
    assert (event.date.text, event.date_text) == ("2021-07-06", "around July")
    words = ("--date", "2021-07-07", "--date-text", "7 July 2021")
    assert "date_text is still" not in run("edit", mine, "drought", *words).stderr
    run("edit", mine, "drought", "--date", "2021-07-08", "--date-text", "8 July 2021")
    result = run("edit", mine, "drought", "--date", "2021-07-08~")
    assert "date_text is still '8 July 2021'" in result.stderr
    result = run("edit", mine, "drought", "--date", "2021-07-08")
    assert "date_text is still" not in result.stderr


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("-0043-03-15", "--revised -0043-03-15: name a day in the years 1 to 9999"),
        (
            "2021",
            "--revised '2021' is more than one day; write one, such as 2021-01-01",
        ),
        ("2022-01-09", "drought was revised on 2022-01-10 already, after 2022-01-09; "),
    ],
)
def test_a_day_of_revision_that_can_not_be_is_refused(run, mine, day, message):
    run("edit", mine, "drought", "--title", "T", "--revised", "10 January 2022")
    before = mine.read_bytes()
    result = run("edit", mine, "drought", "--title", "U", "--revised", day)
    assert (result.exit_code, message in result.stderr) == (2, True), result.stderr
    assert mine.read_bytes() == before


def test_a_revision_that_keeps_nothing_is_remarked_on(run, mine):
    result = run("edit", mine, "drought", "--place", "X", "--revised", "2022-01-10")
    assert result.stderr.startswith(
        "no revision was kept: only title, date, status and summary have revisions\n"
    )
    assert load(mine).events_by_id["drought"].revisions == ()


def test_two_revisions_of_one_day_keep_what_was_said_before_both(run, mine):
    for words in (("--title", "T"), ("--title", "U", "--status", "disputed")):
        run("edit", mine, "drought", *words, "--revised", "2022-01-10")
    (revision,) = load(mine).events_by_id["drought"].revisions
    assert (revision.title, revision.status) == ("Drought halves the Vell", "reported")


def test_an_empty_option_empties_a_field(run, mine):
    empty = ("--summary", "", "--theme", "", "--date-text", " ")
    result = run("edit", mine, "drought", *empty)
    assert result.exit_code == 0
    event = load(mine).events_by_id["drought"]
    assert (event.summary, event.themes, event.date_text) == ("", (), None)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("drougt", "--place", "X"), "no event 'drougt'; did you mean 'drought'?"),
        (
            ("norland", "--place", "X"),
            "'norland' is in the titles of 2 events: dam-works, sluices-shut; write the id",
        ),
        (("drought", "--title", ""), "an event needs a title; it can't be emptied"),
        (("drought", "--date", "10/01/2022"), "ambiguous"),
        (("drought", "--lat", "44"), "it has lat but no lon; give both, or neither"),
        (("drought", "--by", "Norlnd"), "did you mean 'Norland'? --create adds it"),
        (("league-talks", "--responds-to", "second-talks"), "goes round in a circle"),
        (("drought", "--contradicts", "drought"), "can't contradict itself"),
        (("drought",), "give the fields as options, or set VISUAL or EDITOR"),
    ],
)
def test_what_is_wrong_is_refused_and_nothing_is_written(
    run, mine, words, message, monkeypatch
):
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    before = mine.read_bytes()
    result = run("edit", mine, *words)
    assert (result.exit_code, message in result.stderr) == (2, True), result.stderr
    assert mine.read_bytes() == before


def test_a_change_to_the_same_writes_nothing(run, mine):
    result = run("edit", mine, "drought", "--place", "Vell valley")
    assert result.stderr == "drought is as it was; nothing was changed\n"
    assert not mine.with_name(".mine.json.undo").exists()


def test_json_lines_are_edited_as_well(run, mine, tmp_path):
    lines = tmp_path / "mine.jsonl"
    run("convert", mine, lines)
    run("fmt", lines)
    assert run("edit", lines, "drought", "--place", "Lakeholm").exit_code == 0
    assert load(lines).events_by_id["drought"].place == "Lakeholm"
    assert run("fmt", "--check", lines).exit_code == 0


def test_a_table_is_refused_with_what_to_do(run, tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text("date,title\n2022,T\n")
    result = run("edit", path, "t", "--place", "X")
    assert (result.exit_code, path.read_text()) == (2, "date,title\n2022,T\n")
    assert (
        "only a JSON chronology can be changed. Make one of it with: crisistl convert "
        in result.stderr
    )


def test_an_event_is_edited_in_a_text_editor(run, mine, editor):
    editor(('place = "Vell valley"', 'place = "Lakeholm"\nactors = "Norland; osk"'))
    result = run("edit", mine, "drought")
    assert (result.exit_code, result.stderr) == (
        0,
        f"changed actors, place of drought in {mine}\n"
        "  actors: Norland; Ann Osk (was empty)\n"
        "  place: Lakeholm (was Vell valley)\n",
    )
    assert load(mine).events_by_id["drought"].actors == ("norland", "osk")


def test_the_editor_shows_what_there_is_and_what_there_may_be(run, mine, monkeypatch):
    monkeypatch.setenv("EDITOR", "cat")
    monkeypatch.delenv("VISUAL", raising=False)
    assert run("edit", mine, "drought").stderr == (
        "drought is as it was; nothing was changed\n"
    )


def test_a_fault_in_the_editor_leads_back_to_it(run, mine, editor, monkeypatch):
    monkeypatch.setattr(questions, "can_ask", lambda: True)
    editor(
        ('date = "2021-07~"', "date = once"),
        ("date = once", "date = 2021-07-06\ntitel = 'x'"),
        ("titel", "place"),
        ('place = "Vell valley"\n', ""),
    )
    result = run("edit", mine, "drought", input="\n\ny\n")
    assert result.exit_code == 0
    assert "this isn't valid TOML" in result.stderr
    assert "'titel' is not a field of an event; did you mean 'title'?" in result.stderr
    event = load(mine).events_by_id["drought"]
    assert (event.date.text, event.place) == ("2021-07-06", "x")


def test_who_gives_up_in_the_editor_keeps_the_text(run, mine, editor, monkeypatch):
    monkeypatch.setattr(questions, "can_ask", lambda: True)
    editor(('date = "2021-07~"', "date = once"))
    before = mine.read_bytes()
    result = run("edit", mine, "drought", input="n\n")
    assert (result.exit_code, mine.read_bytes()) == (2, before)
    (line,) = [line for line in result.stderr.splitlines() if "is kept in" in line]
    with open(line.partition("is kept in ")[2], encoding="utf-8") as kept:
        assert "date = once" in kept.read()


def test_an_event_that_was_changed_meanwhile_is_not_overwritten(
    run, mine, tmp_path, monkeypatch
):
    script = tmp_path / "editor.py"
    other = mine.read_text(encoding="utf-8").replace("around July", "in summer")
    script.write_text(
        "import pathlib, sys\n"
        f"pathlib.Path({str(mine)!r}).write_text({other!r}, encoding='utf-8')\n"
        "file = pathlib.Path(sys.argv[-1])\n"
        "file.write_text(file.read_text().replace('Vell valley', 'Lakeholm'))\n"
    )
    monkeypatch.setenv("VISUAL", shlex.join([sys.executable, str(script)]))
    result = run("edit", mine, "drought")
    assert (result.exit_code, mine.read_text(encoding="utf-8")) == (4, other)
    assert "drought is no longer as it was; nothing was changed" in result.stderr
    assert "your text is kept in" in result.stderr


@pytest.mark.parametrize("command", ["false", "no-such-editor", "'"])
def test_an_editor_that_does_not_work_changes_nothing(run, mine, monkeypatch, command):
    monkeypatch.setenv("VISUAL", command)
    before = mine.read_bytes()
    assert (run("edit", mine, "drought").exit_code, mine.read_bytes()) == (2, before)


def test_quotes_accounts_and_days_are_typed_as_they_are_shown(run, mine, tmp_path):
    words = (
        "--quote", "Osk: We: wait", "--quote", "They shouted: no",
        "--account", "radio: 12 January 2022, “nine trucks”", "--account", "Radio Norland: ten",
        "--known", "14 January 2022", "--recorded", "2022-01-15",
    )  # fmt: skip
    done = run("edit", mine, "troops-moved", *words)
    assert done.exit_code == 0, done.stderr
    assert "no actor has the name 'They shouted'; the whole text was taken" in (
        done.stderr
    )
    shown = run("show", "troops-moved", "--data", mine).lines
    lines = [line.split("\t")[1] for line in shown]
    event = load(mine).events_by_id["troops-moved"]
    assert [quote.speaker for quote in event.quotes] == ["osk", None]
    assert (str(event.known), str(event.recorded)) == ("2022-01-14", "2022-01-15")
    # what is shown can be typed again
    quotes = [line for line in lines if line.startswith("“")]
    accounts = [line for line in lines if line.startswith("Radio Norland: ")]
    assert (len(quotes), len(accounts)) == (2, 2)
    run("edit", mine, "troops-moved", "--quote", "x", "--account", "radio: x")
    again = [word for line in quotes for word in ("--quote", line)]
    again += [word for line in accounts for word in ("--account", line)]
    run("edit", mine, "troops-moved", *again)
    assert load(mine).events_by_id["troops-moved"] == event


def test_items_are_added_to_lists_and_removed_from_them(run, mine):
    def edited(*words):
        assert (done := run("edit", mine, "troops-moved", *words)).exit_code == 0, (
            done.stderr
        )
        return load(mine).events_by_id["troops-moved"]

    before = load(mine).events_by_id["troops-moved"]
    given = (
        "--quote", "Osk: No", "--account", "radio: 12 January 2022", "--by", "Osk", "--source", "https://x.example",
    )  # fmt: skip
    edited("--quote", "Yes")
    after = edited("--add", *given)
    assert [quote.text for quote in after.quotes] == ["Yes", "No"]
    assert [str(account.date) for account in after.accounts] == ["2022-01-12"]
    assert after.actors == (*before.actors, "osk")
    assert after.sources[:-1] == before.sources
    assert edited("--add", *given) == after
    assert edited("--remove", *given, "--quote", "Yes") == before
    assert edited("--by", "Osk").actors == ("osk",)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--remove", "--quote", "Never"), "doesn't have this in quotes: Never"),
        (("--remove",), "--remove needs what to remove"),
        (("--add", "--title", "New"), "--add needs what to add"),
        (("--add", "--by", ""), "--add needs what to add"),
        (("--add", "--remove", "--by", "Osk"), "can't be combined"),
    ],
)
def test_what_can_not_be_added_or_removed_is_refused(run, mine, words, said):
    before = mine.read_bytes()
    result = run("edit", mine, "troops-moved", *words)
    assert (result.exit_code, mine.read_bytes()) == (2, before)
    assert said in result.stderr


def test_a_recorded_day_that_is_a_month_is_refused(run, mine):
    before = mine.read_bytes()
    result = run("edit", mine, "troops-moved", "--recorded", "2022-01")
    assert (result.exit_code, mine.read_bytes()) == (2, before)
    assert "write YYYY-MM-DD" in result.stderr


def test_long_values_are_shown_where_they_differ(run, mine):
    start = "The parched fields of the eastern valleys were counted again, " * 3
    run("edit", mine, "drought", "--summary", f"{start}and nine were dry.")
    result = run("edit", mine, "drought", "--summary", f"{start}and ten were dry.")
    assert result.stderr == (
        f"changed summary of drought in {mine}\n"
        "  summary: … eastern valleys were counted again, and ten were dry. "
        "(was … eastern valleys were counted again, and nine were dry.)\n"
    )


def test_a_time_that_a_table_had_beside_the_date_is_named(run, tmp_path):
    table, path = tmp_path / "strike.csv", tmp_path / "strike.json"
    table.write_text("Date,Time,Event\n3 May 1931,about lunch,Strike\n")
    run("convert", table, path)
    changed = run("edit", path, "strike", "--date", "4 May 1931 13:00")
    assert "extra.Time is still 'about lunch'" in changed.stderr
    assert f"`crisistl edit {path} strike` changes it in an editor" in changed.stderr
    assert "extra.Time" not in run("edit", path, "strike", "--title", "A strike").stderr
