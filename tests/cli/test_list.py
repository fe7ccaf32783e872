"""`crisistl list`: exact output on the small timeline, every option, every refusal."""

import csv
import io
import json
import shlex
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Result, Run
from crisistl.formats.loading import load
from crisistl.model.timeline import Timeline
from crisistl.query.fields import FULL_COLUMNS

HEADING = "The Vell river dispute"


@pytest.fixture
def asked(run: Run, small: Path) -> Run:
    """`list` on the small timeline."""
    return lambda *args, **settings: run("list", "--data", small, *args, **settings)


def ids(result: Result) -> list[str]:
    """The ids of what was listed, one a line."""
    assert result.exit_code == 0, result.stderr
    return [line.split("\t")[0] for line in result.lines]


# what is shown


def test_a_pipe_gets_one_event_a_line(asked: Run) -> None:
    result = asked()
    assert result.exit_code == 0
    assert result.stdout == (
        "dam-works\t2019/..\tNorland\tNorland builds the Vell dam\n"
        "drought\t2021-07~\t\tDrought halves the Vell\n"
        "sluices-shut\t[2021-11-03..2021-11-20]\tNorland → Südmark\t"
        "Norland shuts the sluices by night — claimed by Ida Berg\n"
        "sluices-denied\t2021-11-28\tthe Palace → Südmark\tThe Palace denies it\n"
        "league-talks\t2022-01-10/2022-01-12\tRiver League → Norland, Südmark\tThe River League hosts talks\n"
        "troops-moved\t2022-01-12\tSüdmark → Norland\tSüdmark moves troops to the river\n"
        'berg-warning\t2022-01-24\tIda Berg → Norland\tIda Berg warns of a "dry spring" [sic]\n'
        "second-talks\t2022-02\tNorland, Südmark\tA second round of talks — planned\n"
    )
    assert result.stderr == f"{HEADING} · 8 events\n"


def test_the_heading_has_the_question_as_understood(asked: Run) -> None:
    result = asked(
        "--from",
        "2022-01-10",
        "--actor",
        "norland",
        "--theme",
        "dam,diplomacy",
        "--certain",
    )
    said = "from 10 January 2022, involving Norland, about The dam or Diplomacy, certain matches only"
    assert result.stderr == f"{HEADING}: {said} · 3 of 8 events\n"
    assert ids(result) == ["league-talks", "second-talks", "dam-works"]


def test_a_table_may_be_piped(asked: Run) -> None:
    result = asked("--format", "table", "--actor", "league", env={"COLUMNS": "70"})
    assert [line.rstrip() for line in result.lines] == [
        " date               who                  title",
        "─" * 69,
        " 10 to 12 Jan 2022  River League →       The River League hosts talks",
        "                    Norland, Südmark",
    ]


def test_csv_has_all_columns(asked: Run) -> None:
    result = asked("--format", "csv")
    rows = [*csv.DictReader(io.StringIO(result.stdout))]
    assert tuple(rows[0]) == FULL_COLUMNS
    assert len(rows) == 8
    assert rows[4]["targets"] == "Norland; Südmark"
    assert rows[5]["extra"] == '{"troops":1200,"file":"B-7"}'
    assert asked("--format", "tsv").stdout.split("\n")[0] == "\t".join(FULL_COLUMNS)


def test_json_is_an_array_and_json_lines_are_lines(asked: Run) -> None:
    rows = json.loads(asked("--format", "json").stdout)
    assert [*rows[0]] == [*FULL_COLUMNS]
    assert rows[3]["responds_to"] == ["sluices-shut"]
    lines = asked("--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == rows


def test_markdown_is_for_reading(asked: Run) -> None:
    result = asked("--from", "2022-01-12", "--to", "2022-01-20", "--format", "markdown")
    assert result.stdout == (
        "| date | who | title | themes | id |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| 12 Jan 2022, evening | Südmark → Norland | Südmark moves troops to the river | Military | troops-moved |\n"
        "\n"
        "**Ongoing**\n"
        "\n"
        "| date | who | title | themes | id |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| since 2019 | Norland | Norland builds the Vell dam | The dam | dam-works |\n"
        "| 10 to 12 Jan 2022 | River League → Norland, Südmark | The River League hosts talks | Diplomacy"
        " | league-talks |\n"
    )


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv"])
def test_what_is_listed_can_be_read_again(
    asked: Run, run: Run, tmp_path: Path, small_timeline: Timeline, form: str
) -> None:
    path = tmp_path / f"rows.{form}"
    path.write_text(asked("--format", form).stdout, encoding="utf-8", newline="")
    again = load(path)
    assert [e.id for e in again.events] == [e.id for e in small_timeline.events]
    assert run("list", "--data", path).stdout == asked().stdout
    for event, other in zip(again.events, small_timeline.events, strict=True):
        for field in (
            "date",
            "title",
            "summary",
            "type",
            "place",
            "status",
            "responds_to",
            "contradicts",
            "extra",
        ):
            assert getattr(event, field) == getattr(other, field)


def test_a_file_gets_the_same_as_a_pipe(asked: Run, tmp_path: Path) -> None:
    result = asked("--format", "csv", "--output", tmp_path / "out.csv")
    assert (result.stdout, result.stderr) == (
        "",
        f"{HEADING} · 8 events\nwrote {tmp_path / 'out.csv'}\n"
        "csv: dropped the timeline's title, description, as_of, license; id, publisher, published, url of "
        "sources; id, kind, aliases, part_of, role of actors; id, description, part_of of themes "
        "(`crisistl export` to JSON keeps them)\n",
    )
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == asked(
        "--format", "csv"
    ).stdout
    assert asked("--output", "-").stdout == asked().stdout


# which events


@pytest.mark.parametrize(
    ("args", "found"),
    [
        ("--from 2022-01-24", "berg-warning second-talks dam-works"),
        ("--to 2021-07", "dam-works drought"),
        ("--from 2021-12 --to 2022-01-11", "league-talks dam-works"),
        ("--on 2022-01-12", "troops-moved dam-works league-talks"),
        ("--during 2022-01 --match start", "league-talks troops-moved berg-warning"),
        ("--during 2022-01-11..2022-01-20 --match within", "troops-moved"),
        ("--on 2021-11-10", "sluices-shut dam-works"),
        ("--on 2021-11-10 --certain", "dam-works"),
        ("--actor osk", ""),
        ("--actor PALACE", "sluices-denied"),
        ("--actor league --actor palace", "sluices-denied league-talks"),
        ("--actor league,palace", "sluices-denied league-talks"),
        ("--actor =norland --type reject", ""),
        ("--by sudmark --toward norland", "troops-moved berg-warning"),
        ("--pair sudmark,norland --match start --from 2022", "troops-moved berg-warning second-talks"),
        ("--theme water --theme diplomacy --actor league", "league-talks"),
        ("--type consult --status planned", "second-talks"),
        ("--source radio --place lakeholm", "league-talks"),
        ("--text sluices", "sluices-shut berg-warning"),
        ("sluices", "sluices-shut berg-warning"),
        ("dry spring", "berg-warning"),
        ("--where theme:dam --where theme:military", "dam-works sluices-shut sluices-denied troops-moved berg-warning"),
        ("--where actor:sudmark --theme military", "troops-moved berg-warning"),
        ("--around 2022-01-12 --window 2d", "league-talks troops-moved dam-works"),
        ("--around troops-moved --window 2w", "league-talks troops-moved berg-warning dam-works"),
        ("--date-order dmy --on 12/01/2022 --match start", "troops-moved"),
        ("--date-order mdy --on 01/12/2022 --match start", "troops-moved"),
    ],
)  # fmt: skip
def test_the_options_find(asked: Run, args: str, found: str) -> None:
    assert ids(asked(*args.split())) == found.split()


def test_a_phrase_may_follow_as_a_word(asked: Run) -> None:
    assert ids(asked('"dry spring"')) == ["berg-warning"]
    assert ids(asked('"spring dry"')) == []


@pytest.mark.parametrize(
    ("options", "where"),
    [
        (
            ("--from", "2022-01-10", "--to", "2022-01-20"),
            "from:2022-01-10 and to:2022-01-20",
        ),
        (("--on", "2022-01"), "date:2022-01"),
        (("--on", "2022-01", "--match", "start"), "date.start:2022-01"),
        (
            ("--actor", "norland,=league", "--by", "berg"),
            "actor:norland,=league and by:berg",
        ),
        (("--pair", "norland,sudmark"), "pair:norland,sudmark"),
        (("--theme", "dam", "--theme", "water"), "theme:dam or theme:water"),
        (("--text", "dry spring"), "text:dry and text:spring"),
        (("--text", "/sl.*s/"), "text:/sl.*s/"),
        (("--place", "vell", "--status", "reported"), "status:reported and place:vell"),
    ],
)
def test_options_and_expression_are_one_question(
    asked: Run, options: tuple[str, ...], where: str
) -> None:
    by_options, by_expression = (
        asked(*options, "--explain"),
        asked("--where", where, "--explain"),
    )
    assert by_options == by_expression


def test_days_from_a_date_have_a_column(asked: Run) -> None:
    result = asked("--around", "2022-01-20", "--window", "10d", "--columns", "id,days")
    assert result.lines == [
        "league-talks\t-8",
        "troops-moved\t-8",
        "berg-warning\t4",
        "dam-works\t0",
    ]


def test_around_reaches_to_the_ends_of_time(asked: Run) -> None:
    assert "dam-works" in ids(asked("--around", "dam-works", "--window", "1y"))
    assert asked("--around", "9999", "--window", "9d").exit_code == 0
    assert asked("--around", "2022", "--window", "999999y").exit_code in (0, 2)


# order and columns


@pytest.mark.parametrize(
    ("args", "found"),
    [
        ("--reverse --limit 2", "second-talks berg-warning"),
        ("--sort -date --limit 2", "second-talks berg-warning"),
        ("--sort title -n 1", "second-talks"),
        ("--sort type,-date -n 3", "sluices-shut dam-works second-talks"),
        ("--limit 0", ""),
        ("--limit 99 --theme military", "troops-moved berg-warning"),
    ],
)
def test_the_order_is_as_asked(asked: Run, args: str, found: str) -> None:
    assert ids(asked(*args.split())) == found.split()


def test_columns_are_as_asked(asked: Run) -> None:
    result = asked(
        "--columns",
        "title, extra.troops,by",
        "--actor",
        "=sudmark",
        "--sort",
        "-extra.troops",
        "-n",
        "1",
    )
    assert result.stdout == "Südmark moves troops to the river\t1200\tSüdmark\n"


def test_the_columns_can_be_asked_for(run: Run) -> None:
    result = run("list", "--columns", "help")
    assert result.lines[0] == "id\t\tthe event's id"
    assert result.lines[-1] == "extra.NAME\t\tone thing that an import had beyond these"


# other answers


def test_the_count_alone(asked: Run) -> None:
    result = asked("--actor", "norland", "--count")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "7\n", "")


def test_an_empty_answer_is_an_answer_unless_it_must_not_be(asked: Run) -> None:
    result = asked("--actor", "osk")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        f"{HEADING}: involving Ann Osk · 0 of 8 events\n"
        "--actor osk alone matches no event.\n"
        "The timeline runs from 2019 to February 2022.\n"
    )
    assert asked("--actor", "osk", "--fail-empty").exit_code == 1
    assert asked("--actor", "osk", "--fail-empty", "--count").exit_code == 1
    assert asked("--actor", "palace", "--fail-empty").exit_code == 0


def test_an_explanation(asked: Run) -> None:
    result = asked("--theme", "water", "--from", "2022-01-10", "--explain")
    assert result.stdout == (
        "all of\t\t2\n"
        "  date:2022-01-10..\tfrom 10 January 2022 (2022-01-10 and later)\t5\n"
        "  theme:water\tabout Water, with The dam\t5\n"
        "together\tfrom 10 January 2022, about Water\t2\n"
    )


# refusals


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--from", "Norland"), "'Norland' is an actor, not a date; ask for it with --actor 'Norland'"),
        (("--on", "the dam"), "'the dam' is a theme, not a date; ask for it with --theme 'the dam'"),
        (
            ("--on", "10/01/2022"),
            "'10/01/2022' is ambiguous: 10 January or 1 October 2022? Write 2022-01-10 or 2022-10-01.",
        ),
        (("--from", "2022", "--to", "2021"), "--from '2022' (2022-01-01) is after --to '2021' (2021-12-31)"),
        (
            ("--on", "2022", "--to", "2022"),
            "--on/--during is the whole period; leave out --from and --to, or write A..B",
        ),
        (("--match", "start"), "--match says how dates compare; give --from, --to or --on with it"),
        (("--on", "2022", "--match", "starts"), "--match 'starts': use overlap, within or start"),
        (("--date-order", "ymd"), "--date-order 'ymd': use dmy or mdy"),
        (("--actor", "Norlnd"), "unknown actor 'Norlnd'; did you mean 'Norland'?"),
        (("--theme", "watr"), "unknown theme 'watr'; did you mean 'Water'?"),
        (("--type", "consulting"), "unknown type 'consulting'; did you mean 'consult'?"),
        (("--status", "claim"), "unknown status 'claim'; did you mean 'claimed'?"),
        (("--source", "radoi"), "unknown source 'radoi'; did you mean 'Radio Norland'?"),
        (("--place", "Lakehome"), "unknown place 'Lakehome'; did you mean 'Lakeholm'?"),
        (("--pair", "norland"), "'norland': a pair is two actors with a comma between them, such as us,russia"),
        (("--text", ""), "text: the value is empty; write one"),
        (("--text", "/(/"), "/(/ is not a regular expression: missing ), unterminated subpattern at position 0"),
        (("--window", "3d"), "--window needs --around, a date or an event"),
        (
            ("--around", "drought", "--window", "x"),
            "--window 'x': write a length of time, such as '3 days', 6h, 7d, 2w, 1m (months) or 1y",
        ),
        (("--around", "drought", "--on", "2022"), "--around has its own --window; leave out --from, --to and --on"),
        (("--around", "drougt"), "--around 'drougt': no event has this id; did you mean 'drought'?"),
        (
            ("--around", "foo words"),
            "--around 'foo words': no event has this id or a title with all these words, and it isn't a date; "
            "see `crisistl list --columns id,title`",
        ),
        (("--columns", "titel"), "unknown column 'titel'; did you mean 'title'?"),
        (("--columns", ","), "--columns: name a column, or `--columns help` for all of them"),
        (("--sort", "titel"), "unknown column 'titel'; did you mean 'title'?"),
        (("--sort", ""), "--sort: name a column, such as date or -title"),
        (("--format", "xml"), "unknown format 'xml'; use table, csv, tsv, json, jsonl, markdown, html"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused_with_help(
    asked: Run, args: tuple[str, ...], message: str
) -> None:
    result = asked(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"error: {message}\n"


@pytest.mark.parametrize(
    ("where", "message", "place"),
    [
        ("actor:norland and (theme:", "expected a value for theme", 25),
        ("actr:norland", "unknown field 'actr'; did you mean 'actor'?", 0),
        ("theme:dam and", 'expected a condition such as actor:nato, "not" or "("', 13),
    ],
)
def test_an_expression_that_makes_no_sense_shows_where(
    asked: Run, where: str, message: str, place: int
) -> None:
    result = asked("--where", where)
    assert result.exit_code == 2
    assert (
        result.stderr == f"error: --where: {message}\n  {where}\n{' ' * (place + 2)}^\n"
    )


# data


def test_data_comes_from_standard_input_too(run: Run, asked: Run, small: Path) -> None:
    assert run("list", "--data", "-", input=small.read_bytes()).stdout == asked().stdout


def test_data_comes_from_the_environment(run: Run, asked: Run, small: Path) -> None:
    assert run("list", env={"CRISISTL_DATA": str(small)}).stdout == asked().stdout


def test_broken_data_is_told_in_a_line_for_each_fault(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text(
        """{
  "title": "Broken",
  "actors": [{"id": "norland", "name": "Norland"}],
  "themes": [{"id": "water", "name": "Water"}],
  "events": [
    {"id": "one", "date": "2022-13-01", "title": "No such month"},
    {"id": "two", "date": "2022-01-02", "titel": "A slip"},
    {"id": "three", "date": "2022-01-03", "title": "Who?", "actors": ["norlnd"]},
    {"id": "three", "date": "2022-01-04", "title": "Again three"},
    {"id": "four", "date": "2022-01-05", "title": "Itself",
     "responds_to": ["four"]}
  ]
}
""",
        encoding="utf-8",
    )
    result = run("list", "--data", broken)
    assert (result.exit_code, result.stdout) == (3, "")
    head, *faults = result.stderr.splitlines()
    assert head == f"error: {broken}: 5 faults; nothing was read"
    assert [fault.strip() for fault in faults] == [
        "line 6: events[0] 'one': date: '2022-13-01': there is no month 13. Write a month from 01 to 12.",
        "line 7: events[1] 'two': titel: unknown field; did you mean 'title'?",
        "line 8: events[2] 'three': actors: unknown actor 'norlnd'; did you mean 'norland'?",
        "line 9: events[3] 'three': id: an earlier one has the id 'three' too; give one of them another",
        "line 11: events[4] 'four': responds_to: goes round in a circle: four → four",
        "to leave them out and read the rest, add --skip-bad",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{\n "title": "T",\n "events": [\n  {"id": "a",}\n ]\n}\n', 'line 4, column 14'),
        ('{"title": "T" "events": []}', "line 1, column 15"),
        ("[1, 2", "line 1, column 6"),
        ('{"title": nul}', "line 1, column 11"),
    ],
)  # fmt: skip
def test_a_slip_in_json_is_shown_in_its_line(
    run: Run, tmp_path: Path, text: str, message: str
) -> None:
    path = tmp_path / "slip.json"
    path.write_text(text, encoding="utf-8")
    result = run("list", "--data", path)
    assert result.exit_code == 3
    said, shown, caret = result.stderr.splitlines()
    assert said.startswith(f"error: {path}: {message}: not JSON: ")
    column = int(message.rpartition(" ")[2])
    assert caret == " " * (column + 1) + "^"
    assert shown.removeprefix("  ") in text.splitlines()


def test_what_is_at_fault_can_be_left_out(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "half.json"
    path.write_text(
        '{"events": [{"id": "a", "date": "2022", "title": "A"}, {"id": "b", "date": "x", "title": "B"}]}',
        encoding="utf-8",
    )
    result = run("list", "--data", path, "--skip-bad", "--columns", "id")
    assert (result.exit_code, result.stdout) == (0, "a\n")
    assert "left out invalid parts, 1 fault:" in result.stderr


# laws


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            [
                ("--from", "2022"), ("--to", "2022-01-20"), ("--actor", "norland"), ("--by", "sudmark"),
                ("--theme", "dam"),
                ("--type", "consult"), ("--text", "the"), ("--where", "not status:claimed"), ("--status", "reported"),
            ]
        ),
        max_size=4, unique=True,
    ),
    st.data(),
)  # fmt: skip
def test_an_option_more_never_finds_more(
    asked: Run, options: list[tuple[str, str]], data: st.DataObject
) -> None:
    fewer = data.draw(st.integers(0, len(options)))
    some = [word for option in options[:fewer] for word in option]
    every = [word for option in options for word in option]
    assert set(ids(asked(*every))) <= set(ids(asked(*some)))


@pytest.mark.parametrize("ending", ["json", "jsonl"])
def test_an_option_about_reading_is_looked_at_where_nothing_needs_it(
    run: Run, small: Path, tmp_path: Path, ending: str
) -> None:
    data = tmp_path / f"a.{ending}"
    run("convert", small, data)
    for option, value in (("--file-date-order", "x"), ("--map", "date")):
        result = run("list", "--data", data, option, value)
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"error: {option} '{value}': " in result.stderr


def test_hours_are_counted_back_from_the_time_now(run: Run, tmp_path: Path) -> None:
    data = tmp_path / "hours.json"
    data.write_text(
        '{"title": "Hours", "timezone": "Europe/Kyiv", "events": ['
        '{"id": "c", "date": "2022-02-24T06:15", "title": "Third"},'
        '{"id": "b", "date": "2022-02-24T04:05", "title": "Second"},'
        '{"id": "a", "date": "2022-02-24T03:00Z", "title": "First"}]}',
        encoding="utf-8",
    )
    found = run(
        "list",
        "--data",
        str(data),
        "--on",
        "last 2 hours",
        env={"CRISISTL_TODAY": "2022-02-24 06:30"},
    )
    assert [line.split("\t")[:2] for line in found.stdout.splitlines()] == [
        ["a", "2022-02-24T03:00Z"],
        ["c", "2022-02-24T06:15"],
    ]
    shown = run(
        "list", "--data", str(data), "--to", "2022-02-24 02:30", "--zone", "UTC"
    )
    assert shown.stdout.split("\t")[:2] == ["b", "2022-02-24T02:05Z"]
    assert run("list", "--data", str(data), "--to", "05:30").exit_code == 2
    assert run("list", "--data", str(data), "--zone", "Europe/Kiyv").exit_code == 2


def test_a_column_of_times_beside_the_date_gives_the_order_of_the_day(
    run: Run, tmp_path: Path
) -> None:
    data = tmp_path / "hours.csv"
    rows = (
        "2022-02-24,06:15,Third",
        "2022-02-24,05:07,Second",
        "2022-02-24,05:00,First",
        "2022,07:00,Vague",
    )
    data.write_text("\n".join(("Date,Time,Event", *rows)), encoding="utf-8")
    found = run("list", "--data", str(data))
    assert [line.split("\t")[1] for line in found.stdout.splitlines()] == [
        "2022",
        "2022-02-24T05:00",
        "2022-02-24T05:07",
        "2022-02-24T06:15",
    ]


def test_words_are_explained_on_standard_input_too(run: Run) -> None:
    chronology = (Path(__file__).parents[2] / "data" / "events.json").read_bytes()
    result = run("list", "energy", "--data", "-", input=chronology)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "'energy' is also the theme Energy: --theme energy finds 2" in result.stderr


def test_an_empty_zone_is_refused(run: Run, small: Path) -> None:
    result = run("list", "--data", small, "--zone", "")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "unknown time zone ''" in result.stderr


def test_a_limit_may_be_any_number(run: Run, small: Path) -> None:
    result = run("list", "--limit", "9" * 30, "--data", small)
    assert (result.exit_code, len(result.lines)) == (0, 8)


@pytest.mark.parametrize(
    "typed",
    [
        "--on 1905",
        "--during 1905",
        "--from 1905 --to 'end of 1906'",
        "--on 1905 --on 1906",
    ],
)
def test_a_period_without_events_is_named_as_it_was_typed(run: Run, typed: str) -> None:
    result = run("list", *shlex.split(typed))
    assert f"{typed} alone matches no event." in result.stderr.splitlines()
