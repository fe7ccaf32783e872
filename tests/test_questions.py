"""Questions that people ask of the bundled chronology, the command line for each, and the right answer."""

from pathlib import Path
from shlex import split

import pytest

from conftest import Run

LISTED: dict[str, tuple[tuple[str, ...], str]] = {
    "What did NATO do in the military field?": (
        ("--actor", "NATO", "--theme", "military"),
        "romania-bulgaria-demand nato-forces-on-alert",
    ),
    "What did the Kremlin say to Washington?": (
        ("--by", "Kremlin", "--toward", "us"),
        "putin-demands-guarantees kremlin-accuses-washington peskov-reaction",
    ),
    "What is it all about gas?": (
        ("--theme", "energy"),
        "nord-stream-2-wait germany-nord-stream-warning",
    ),
    "Which events mention gas?": (
        ("gas",),
        "nord-stream-2-wait germany-nord-stream-warning",
    ),
    "What is planned?": (
        ("--status", "planned"),
        "written-answer-due macron-putin-call february-meeting",
    ),
    "What was forecast?": (
        ("--status", "forecast"),
        "offensive-forecast-by-kyiv offensive-forecast-by-washington",
    ),
    "What is disputed?": (("--status", "disputed"), "russian-support-for-separatists"),
    "What does London claim?": (
        ("--attributed-to", "London"),
        "pro-russian-leader-plan",
    ),
    "What does Ukraine claim or foresee?": (
        ("--attributed-to", "Kyiv"),
        "russian-soldiers-at-borders offensive-forecast-by-kyiv",
    ),
    "What happened between the summit and the talks in Geneva?": (
        (
            "--from",
            "biden-putin-summit",
            "--to",
            "geneva-talks",
            "--match",
            "start",
            "--certain",
        ),
        "biden-putin-summit biden-sanctions-warning putin-demands-guarantees draft-treaties geneva-talks",
    ),
    "What happened within two days of the talks in Geneva?": (
        (
            "--around",
            "Russians and Americans",
            "--window",
            "2d",
            "--match",
            "start",
            "--certain",
        ),
        "geneva-talks nato-russia-council",
    ),
    "What passed between America and Russia up to 2021?": (
        ("--pair", "us,russia", "--to", "2021"),
        "us-demands-explanation biden-putin-summit biden-sanctions-warning putin-demands-guarantees draft-treaties",
    ),
    "How did the Kremlin answer the American letter?": (
        ("--responds-to", "us-written-answer", "--by", "Kremlin"),
        "peskov-reaction",
    ),
    "Which threats did nobody answer?": (
        ("--unanswered", "--type", "threaten"),
        "biden-sanctions-warning pro-russian-structures germany-nord-stream-warning",
    ),
    "Which meetings involved more than three parties?": (
        ("--where", "actors>3"),
        "paris-meeting february-meeting",
    ),
    "What has no source?": (("--where", "lacks:source"), ""),
    "What in 2022 has no exact day?": (
        ("--where", "lacks:day", "--from", "2022", "--match", "start", "--certain"),
        "offensive-forecast-by-kyiv written-answer-due offensive-forecast-by-washington february-meeting",
    ),
    "What happened in Geneva?": (
        ("--place", "Geneva"),
        "geneva-talks lavrov-blinken-meeting",
    ),
    "Who armed or helped Ukraine?": (
        ("--toward", "ukraine", "--type", "aid"),
        "us-security-aid baltic-arms-approval",
    ),
    "What did Lavrov say last?": (
        ("--by", "lavrov", "--from", "2022-01-27"),
        "lavrov-reaction lavrov-opening lavrov-security-interests",
    ),
    "Which sanctions were threatened?": (
        ("--theme", "sanct", "--by", "Biden"),
        "biden-sanctions-warning",
    ),
    "What happened on 10 and on 12 January?": (
        ("--on", "10 Jan 2022", "--on", "12 Jan 2022", "--match", "start", "--certain"),
        "geneva-talks nato-russia-council",
    ),
}

PRINTED: dict[str, tuple[tuple[str, ...], str]] = {
    "On which days did most happen?": (
        ("count", "day", "--sort", "events", "--limit", "2"),
        "2022-01-27\t19\n2022-01-26\t6\ntotal\t70\n",
    ),
    "Who is most active?": (
        ("count", "actor", "--limit", "2"),
        "Russia\t37\nUkraine\t21\ntotal\t70\n",
    ),
    "How far apart are the summit and the talks in Geneva?": (
        ("days", "biden-putin-summit", "geneva-talks"),
        "34 days: 7 December 2021 (Biden and Putin hold a virtual summit) → "
        "10 January 2022 (Russians and Americans negotiate in Geneva)\n",
    ),
    "How many events are there about diplomacy?": (
        ("list", "--theme", "diplomacy", "--count"),
        "27\n",
    ),
    "On which days in 2021 did both Washington and Moscow act?": (
        ("count", "day", "--both", "us,russia", "--to", "2021"),
        "day\tUnited States\tRussia\n2021-11-10\t1\t1\n2021-12-07\t2\t2\n",
    ),
    "How long was nothing heard after November?": (
        ("gaps", "--from", "2021-11", "--limit", "1", "--format", "csv"),
        "days,first,last,before_id,before_date,before,after_id,after_date,after,may_lie_in_it\n"
        "23,2021-12-18,2022-01-09,draft-treaties,2021-12-17,Moscow presents two draft treaties,"
        "geneva-talks,2022-01-10,Russians and Americans negotiate in Geneva,"
        "invasion-fears; nord-stream-2-wait; border-build-up\n",
    ),
}

CONTAINED: dict[str, tuple[tuple[str, ...], str]] = {
    "Who is NATO, and what does it do?": (
        ("show", "NATO"),
        "events\t9: acting in 4, addressed in 5\n",
    ),
    "Which accounts contradict each other?": (
        ("contradictions",),
        "west-refuses-guarantees\t2022-01-27~\tThe West refuses Russia the guarantees on NATO\treported\t"
        "lavrov-security-interests\t",
    ),
}


@pytest.mark.parametrize("question", LISTED)
def test_a_question_has_its_events(run: Run, question: str) -> None:
    args, ids = LISTED[question]
    result = run("list", *args, "--columns", "id")
    assert (result.exit_code, result.lines) == (0, ids.split())


@pytest.mark.parametrize("question", PRINTED)
def test_a_question_has_its_answer(run: Run, question: str) -> None:
    args, printed = PRINTED[question]
    result = run(*args)
    assert (result.exit_code, result.stdout) == (0, printed)


@pytest.mark.parametrize("question", CONTAINED)
def test_a_question_has_its_answer_among_others(run: Run, question: str) -> None:
    args, contained = CONTAINED[question]
    result = run(*args)
    assert result.exit_code == 0
    assert contained in result.stdout


def test_there_are_thirty_questions() -> None:
    assert len(LISTED) + len(PRINTED) + len(CONTAINED) >= 30


# names that are searched for as words


def test_a_word_that_is_an_actor_is_reported(run: Run) -> None:
    assert (
        "'Kiev' is also the actor Ukraine: --actor Kiev finds 22\n"
        in run("list", "Kiev").stderr
    )


def test_a_claim_by_who_acts_in_it_is_explained(run: Run) -> None:
    said = run("list", "--by", "Russia", "--status", "claimed").stderr
    assert "for who claims it, write --attributed-to Russia, which finds 2\n" in said


# first guesses


@pytest.mark.parametrize("word", ["search", "find"])
def test_a_search_lists_events(run: Run, word: str) -> None:
    assert run(word, "gas").stdout == run("list", "gas").stdout


def test_help_is_a_command(run: Run) -> None:
    assert run("help").stdout == run("--help").stdout
    assert run("help", "list").stdout == run("list", "--help").stdout


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            ("--from", "2022-01"),
            "error: write the command first: crisistl list --from 2022-01\n",
        ),
        (
            ("list", "--from", "2021", "--from", "2022"),
            "error: --from is given twice; it takes one value\n",
        ),
    ],
)
def test_a_first_guess_is_answered_with_what_to_write(
    run: Run, args: tuple[str, ...], message: str
) -> None:
    result = run(*args)
    assert (result.exit_code, result.stderr) == (2, message)


@pytest.mark.parametrize("text", ["january", "10 Jan"])
def test_a_date_without_a_year_is_answered_with_a_year_of_the_chronology(
    run: Run, text: str
) -> None:
    result = run("list", "--on", text)
    assert result.exit_code == 2
    assert "2022-01" in result.stderr


@pytest.mark.parametrize(
    ("dates", "text", "written"),
    [
        (("1962-10-16", "1962-10-26"), "28 October", "1962-10-28"),
        (("1962-10-16", "1962-10-26"), "november", "1962-11"),
        (("1961-10-28", "1962-11-16"), "28 October", "1961-10-28"),
        (("1961-11-20", "1962-10-26"), "november", "1961-11"),
        (("1961-11-20", "1962-10-26"), "december", "1961-12"),
    ],
)
def test_the_year_of_an_example_is_one_in_which_the_day_occurs(
    run: Run, tmp_path: Path, dates: tuple[str, ...], text: str, written: str
) -> None:
    path = tmp_path / "days.csv"
    rows = "".join(f"{day},Something\n" for day in dates)
    path.write_text(f"date,title\n{rows}", encoding="utf-8")
    for option in ("--on", "--from", "--where"):
        value = f'date:"{text}"' if option == "--where" else text
        result = run("list", "--data", path, option, value)
        assert result.exit_code == 2
        advised = result.stderr.splitlines()
        assert any(f" {written}" in line and "rite" in line for line in advised)


GUESSES: dict[str, str] = {
    "who": "there is no command 'who'; crisistl actors lists the actors",
    "timeline": "crisistl list lists the events, crisistl chart draws them",
    "last": "crisistl list --reverse --limit 5 lists the last events",
    "stats": "crisistl count actor, or another field, counts events",
    "import x.csv": "crisistl list --data x.csv reads a file, crisistl convert x.csv chronology.json keeps it",
    "version": "crisistl --version prints it",
    "lsit": "there is no command 'lsit'; did you mean 'list'?",
    "sanctions": "to search for words, write: crisistl list sanctions",
    "'list gas'": "leave out the quotation marks: crisistl list gas",
    "list --last 5": "did you mean --reverse --limit?",
    "list --first 5": "did you mean --limit?",
    "list --date 2022-01-10": "did you mean --on?",
    "list --tag sanctions": "did you mean --theme?",
    "list --desc": "did you mean --reverse?",
    "list --by putin --to biden": "'biden' is an actor, not a date; ask for it with --toward 'biden'",
    "list --format xlsx": "write the events as Excel with: crisistl export events.xlsx",
    "list 2022-01": "for the date, write: crisistl list --on 2022-01",
    "list putin last week": "for the date, write: crisistl list putin --on 'last week'",
    "list putin OR biden": "for either, write: crisistl list --text putin --text biden",
    "actors putin": "for the events of an actor, write: crisistl list --actor putin; for its names, "
    "see `crisistl show putin`",
    "chart putin -o x.svg": "to search for them, write: crisistl chart -o x.svg --text putin",
    "add x.json --actor Clerks": "did you mean --by?",
    "add x.json --when 2031": "did you mean --date?",
    "timeline README.md": "crisistl chart draws them; to read the file, add --data README.md",
    "add x.json --whats x": "`crisistl add` has no option --whats; did you mean --title?",
    "add x.json --tags x": "did you mean --theme?",
    "add x.json --Part_Of_Day x": "did you mean --part-of-day?",
    "list --acto x": "`crisistl list` has no option --acto; did you mean --actor?",
    "list -actor x": "an option of several letters begins with two hyphens: --actor",
    "list —actor x": "an option of several letters begins with two hyphens: --actor",
    "list --qqq": "`crisistl list` has no option --qqq. `crisistl list --help` lists its options.",
    "--verson": "there is no option --verson; did you mean --version?",
    "--data x.json list": "write the command first: crisistl list --data x.json",
    "-d x.json count actor": "write the command first: crisistl count actor --data x.json",
    "--actor list": "write the command first: crisistl list --actor list",
    "--reverse find gas": "write the command first: crisistl list --reverse gas",
    "-d x.json add": "write the command first: crisistl add x.json",
    "count actor --on 24 February 2022": "write --on '24 February 2022'",
    "count a b c d": "'c d' is too much; `crisistl count` takes FIELD FIELD2",
    "actor x.json --unite A": "--unite needs 2 values: --unite A B",
    "list --count=3": "--count takes no value; write --count alone",
    "list --actor United States": "a name of several words needs quotation marks: --actor 'United States'",
    "help lst": "there is no command 'lst'; did you mean 'list'?",
    "-v": "there is no option -v; did you mean --version?",
    "schema x": "`crisistl schema` takes no words; leave them out",
    "list --columns xyzzy": "and 26 more (crisistl list --columns help)",
    "count xyzzy": "(crisistl count --help)",
    "export out": "write out.csv, out.xlsx, out.json or out.html, for example",
    "list -n ten": "error: -n ten: write a whole number, 0 or more",
    "list --century=1900": "--century 1900: write a whole number from 0 to 99",
    "edit x.json": "`crisistl edit` needs FILE and ID; for example: crisistl edit mine.json",
    "count": "`crisistl count` needs FIELD; for example: crisistl count month",
}


@pytest.mark.parametrize("line", GUESSES)
def test_a_guess_is_answered_with_what_to_write(run: Run, line: str) -> None:
    said = run(*split(line)).stderr.replace("│", " ")
    assert GUESSES[line] in " ".join(said.split())


@pytest.mark.parametrize(
    "line",
    ["list nato", "list --actor nato,kremlin", "list --on 2022-01 --actor putin", "list gas --reverse --limit 5"],
)  # fmt: skip
def test_a_guess_that_is_right_needs_no_help(run: Run, line: str) -> None:
    result = run(*split(line))
    assert result.exit_code == 0
    assert result.lines


def test_a_date_that_is_about_another_day_is_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "days.csv"
    path.write_text("date,title\n1962-10-26~,Secret talks\n", encoding="utf-8")
    said = run("list", "--data", path, "--on", "25 Oct 1962").stderr
    assert said.splitlines()[-1] == (
        "'Secret talks' is dated about 26 October 1962; \"about\" doesn't make a date wider: "
        "--around '25 Oct 1962' --window 3d finds 1"
    )
    assert "wider" not in run("list", "--data", path, "--on", "2 Oct 1962").stderr
    assert "wider" not in run("list", "--data", path, "--on", "1961").stderr


def test_another_name_of_an_option_is_answered_with_ours(run: Run) -> None:
    assert "--format csv" in run("list", "--csv").stderr


def test_a_file_is_not_a_word(run: Run) -> None:
    result = run("list", "README.md")
    assert (result.exit_code, result.stderr) == (
        2,
        "error: 'README.md' is a file; to read it, write: crisistl list --data README.md\n",
    )


@pytest.mark.parametrize(
    ("line", "advised"),
    [
        ("FILE", "list --data FILE"),
        ("FILE strike", "list strike --data FILE"),
        ("FILE chart --lanes none", "chart --lanes none --data FILE"),
        ("FILE check", "check FILE"),
        ("list FILE strike", "list strike --data FILE"),
        ("list -a Clerks FILE", "list -a Clerks --data FILE"),
        ("chart FILE", "chart --data FILE"),
        ("actors FILE", "actors --data FILE"),
        ("themes FILE", "themes --data FILE"),
        ("sources FILE", "sources --data FILE"),
        ("gaps FILE --limit 2", "gaps --limit 2 --data FILE"),
        ("contradictions FILE", "contradictions --data FILE"),
        ("thread FILE", "thread --data FILE"),
        ("show FILE", "list --data FILE"),
        ("show FILE strike", "show strike --data FILE"),
        ("days FILE", "list --data FILE"),
        ("days FILE strike 2031-05-04", "days strike 2031-05-04 --data FILE"),
        ("count FILE", "count actor --data FILE"),
        ("count FILE month", "count month --data FILE"),
        ("count month FILE", "count month --data FILE"),
        ("export FILE events.md", "export events.md --data FILE"),
    ],
)
def test_a_file_typed_as_a_word_is_answered_with_a_line_that_works(
    run: Run, tmp_path: Path, line: str, advised: str
) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("date,title,actors\n2031-05-02,A strike begins,Clerks\n", "utf-8")

    def words(text: str) -> list[str]:
        named = text.replace("events.md", str(tmp_path / "events.md"))
        return [word.replace("FILE", str(path)) for word in split(named)]

    result = run(*words(line))
    assert result.exit_code == 2
    assert result.stderr.endswith(f"write: crisistl {' '.join(words(advised))}\n")
    assert run(*words(advised)).exit_code == 0


def test_words_behind_dashes_are_searched_for(run: Run) -> None:
    assert run("list", "--", "README.md").exit_code == 0


# groups and order


def test_events_are_listed_in_groups(run: Run) -> None:
    lines = run(
        "list", "--group", "theme", "--theme", "energy", "--columns", "id"
    ).lines
    assert lines[:2] == [
        "Energy\tnord-stream-2-wait",
        "Energy\tgermany-nord-stream-warning",
    ]


def test_a_group_has_a_heading_for_readers(run: Run) -> None:
    shown = run(
        "list",
        "--group",
        "month",
        "--from",
        "2021-11",
        "--to",
        "2021-12",
        "--format",
        "markdown",
    ).stdout
    assert "**2021-11 · 7**" in shown


def test_a_register_is_sorted_and_cut(run: Run) -> None:
    result = run("actors", "--sort", "name", "--limit", "2", "--columns", "name,events")
    assert result.lines == ["Antony Blinken\t5", "Australia\t1"]


def test_an_unknown_column_is_refused(run: Run) -> None:
    result = run("actors", "--sort", "evnts")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        2,
        "error: unknown column 'evnts'; did you mean 'events'?",
    )


def test_vague_dates_are_days_apart_at_least_and_at_most(run: Run) -> None:
    assert (
        run("days", "2022-01-10", "2022-01").stdout
        == "0–21 days: January 2022 → 10 January 2022\n"
    )


def test_an_event_that_is_responded_to_is_named_by_words_of_its_title(run: Run) -> None:
    by_id = run("list", "--responds-to", "draft-treaties", "--columns", "id")
    assert len(by_id.lines) == 3
    for words in ("Moscow presents", "draft treaties", "draft-treaties,draft-treaties"):
        named = run("list", "--responds-to", words, "--columns", "id")
        assert named.stdout == by_id.stdout
    refused = run("list", "--responds-to", "draft-treatis")
    assert (refused.exit_code, refused.stderr) == (
        2,
        "error: --responds-to: no event 'draft-treatis'; did you mean 'draft-treaties'?\n",
    )


def test_words_are_reported_in_the_order_in_which_they_were_typed(run: Run) -> None:
    said = run("list", "biden", "in", "january").stderr
    assert (
        "--text 'biden in' leaves 1 event; with --text january none is left.\n" in said
    )


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        ("biden in january", "crisistl list biden --on 'January 2022'"),
        ("gas jan 2021", "crisistl list gas --on 'jan 2021'"),
        ("biden in december", "crisistl list biden --on 'December 2021'"),
        ("gas since 2021", "crisistl list gas --from 2021"),
        ("2021", "crisistl list --on 2021"),
        ("nato until may 2022", "crisistl list nato --to 'may 2022'"),
    ],
)
def test_a_date_among_searched_words_is_answered_with_its_option(
    run: Run, words: str, advice: str
) -> None:
    said = run("list", *words.split()).stderr
    assert f"is searched for as a word; for the date, write: {advice}\n" in said
    assert run(*split(advice)[1:]).exit_code == 0


def test_may_is_a_word_unless_it_is_surely_a_month(run: Run) -> None:
    assert "for the date" not in run("list", "may").stderr
    assert "for the date" in run("list", "may", "2022").stderr


def test_a_file_that_is_not_there_is_reported(run: Run) -> None:
    said = run("list", "mine.json").stderr
    assert said.endswith(
        "there is no file 'mine.json' here; a file to read is named with --data, one to write with --output\n"
    )


def test_a_link_to_a_claim_says_that_it_is_one(run: Run) -> None:
    shown = run("show", "russia-denies-role-in-war").stdout
    assert (
        "since 2014: Russia backs the separatists in eastern Ukraine — disputed ("
        in shown
    )


HANDS: dict[str, str] = {
    "list --from 2022-01-10 to 2022-01-20": "for the date, write: crisistl list --from 2022-01-10 --to 2022-01-20",
    "list --actor russia OR ukraine": "'OR' is searched for as a word; for either value, repeat the option",
    "list --sort date desc": "'desc' is searched for as a word; for the last first, write: --reverse",
    "list --not NATO": "did you mean --where 'not actor:NAME'?",
    "list --between 2022-01-10": "did you mean --from DATE --to DATE, or --pair A,B?",
    "list --no-source": "did you mean --where lacks:source?",
    "list --quotes": "did you mean --where has:quotes?",
    "show Geneva": "'Geneva' is also in the title of lavrov-blinken-meeting",
    "show 10/1/2022": "'10/1/2022' is ambiguous: 10 January or 1 October 2022?",
    "days 10/1/2022 geneva-talks": "'10/1/2022' is ambiguous: 10 January or 1 October 2022?",
    "count country": "unknown field 'country'; did you mean 'actor'?",
    "count who": "'who' can't be counted; did you mean 'actor'?",
    "count by actor": "to count by actor alone, write: crisistl count actor",
    "chart --lanes country": "unknown field 'country'; did you mean 'actor'?",
    "chart --format png": "write: crisistl chart --output chart.png",
    "export report.docx": "write .html, and open it as a document",
    "export report.pdf": "write .html, and print it to a PDF from a browser",
}


@pytest.mark.parametrize("line", HANDS)
def test_a_guess_gets_a_hand(run: Run, line: str) -> None:
    assert HANDS[line] in " ".join(run(*split(line)).stderr.split())


def test_the_words_of_an_id_name_the_event(run: Run) -> None:
    assert run("show", "geneva talks").stdout == run("show", "geneva-talks").stdout
