"""`crisistl merge`, and several files that are read as one."""

import json

import pytest


@pytest.fixture
def files(tmp_path):
    """Two files that know the same state by other ids, and give one id to two events."""
    first = {
        "title": "One",
        "actors": [{"id": "norland", "name": "Norland", "role": "upstream"}],
        "events": [
            {
                "id": "talks",
                "date": "2022-01-12",
                "title": "Talks",
                "actors": ["norland"],
            }
        ],
    }
    second = {
        "title": "Two",
        "actors": [
            {
                "id": "n",
                "name": "Republic of Norland",
                "aliases": ["NORLAND"],
                "role": "downstream",
            }
        ],
        "events": [
            {
                "id": "talks",
                "date": "2022-01-10",
                "title": "Other talks",
                "actors": ["n"],
            }
        ],
    }
    paths = []
    for name, told in (("a.json", first), ("b.json", second)):
        paths.append(tmp_path / name)
        paths[-1].write_text(json.dumps(told), encoding="utf-8")
    return paths


def test_two_files_are_written_as_one_in_order(run, files, tmp_path):
    target = tmp_path / "c.json"
    result = run("merge", *files, "-o", target)
    assert result.exit_code == 0
    assert json.loads(target.read_text(encoding="utf-8")) == {
        "title": "One + Two",
        "actors": [
            {
                "id": "norland",
                "name": "Norland",
                "aliases": ["Republic of Norland"],
                "role": "upstream",
            }
        ],
        "events": [
            {
                "id": "b:talks",
                "date": "2022-01-10",
                "title": "Other talks",
                "actors": ["norland"],
            },
            {
                "id": "talks",
                "date": "2022-01-12",
                "title": "Talks",
                "actors": ["norland"],
            },
        ],
    }
    assert run("fmt", "--check", target).exit_code == 0


def test_what_could_not_be_united_is_listed(run, files, tmp_path):
    result = run("merge", *files, "-o", tmp_path / "c.json")
    assert result.stdout == (
        "b\tactors\tnorland\trole: 'downstream' here, 'upstream' before; kept the first\n"
        "b\tevents\tb:talks\t'talks' is already used by another event; 'Other talks' was renamed to 'b:talks'\n"
    )


def test_to_standard_output_goes_json_and_the_rest_to_standard_error(run, files):
    result = run("merge", *files)
    assert json.loads(result.stdout)["title"] == "One + Two"
    assert "b: events 'b:talks'" in result.stderr


def test_another_format_says_what_it_drops(run, files, tmp_path):
    assert run("merge", *files, "-o", tmp_path / "c.csv").exit_code == 0
    assert (tmp_path / "c.csv").read_text(encoding="utf-8").startswith("id,date,")
    assert (
        run("merge", *files, "--to-format", "jsonl").lines[0]
        == '{"timeline":{"title":"One + Two"}}'
    )


def test_one_file_is_not_enough(run, files):
    result = run("merge", files[0])
    assert (result.exit_code, result.stderr) == (
        2,
        "error: merge needs two files or more\n",
    )


# --- Several files in the other commands


def test_data_given_twice_is_read_as_one(run, files):
    result = run(
        "list",
        "--data",
        files[0],
        "--data",
        files[1],
        "--columns",
        "file,date,title",
        "--actor",
        "norland",
    )
    assert result.stdout == "b\t2022-01-10\tOther talks\na\t2022-01-12\tTalks\n"
    assert (
        "the files do not agree in 2 places; `crisistl merge` lists the differences and what was kept"
        in result.stderr
    )


def test_events_are_asked_for_by_file(run, files):
    data = ("--data", files[0], "--data", files[1])
    assert run("list", *data, "--where", "file:b").lines == [
        "b:talks\t2022-01-10\tNorland\tOther talks"
    ]
    assert run("list", *data, "--where", "not file:b", "--count").stdout == "1\n"
    unknown = run("list", *data, "--where", "file:c")
    assert (unknown.exit_code, "unknown file 'c'" in unknown.stderr) == (2, True)


def test_events_are_counted_by_file(run, files):
    lines = run(
        "count", "file", "--data", files[0], "--data", files[1], "--format", "csv"
    ).lines
    assert sorted(line.split(",")[:2] for line in lines[1:3]) == [
        ["a", "1"],
        ["b", "1"],
    ]


def test_one_file_has_no_name(run, files):
    assert (
        run("list", "--data", files[0], "--columns", "file,date").stdout
        == "\t2022-01-12\n"
    )


# --- How the data is read


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "rows.txt"
    path.write_text(
        "Datum;Was;Wer\n01/02/2022;Talks;Norland, Südmark\n99;Bad;\n", encoding="utf-8"
    )
    return path


def test_every_command_can_be_told_how_its_data_is_read(run, table):
    options = (
        "--map",
        "date=Datum",
        "--map",
        "title=Was",
        "--map",
        "actors=Wer",
        "--split",
        ",",
    )
    options += ("--file-date-order", "dmy", "--skip-bad", "--from-format", "csv")
    result = run("list", "--data", table, *options, "--columns", "date,who,title")
    assert result.stdout == "2022-02-01\tNorland, Südmark\tTalks\n"
    assert "left out invalid parts, 1 fault" in result.stderr
    assert (
        run("actors", "--data", table, *options).lines[0].startswith("norland\tNorland")
    )


def test_what_is_bad_is_refused_without_being_told_to_skip_it(run, table):
    result = run(
        "list",
        "--data",
        table,
        "--map",
        "date=Datum",
        "--map",
        "title=Was",
        "--file-date-order",
        "dmy",
    )
    assert result.exit_code == 3
    assert "99" in result.stderr


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--map", "Datum", "--map 'Datum': write a field and a column with = between"),
        ("--map", "=Datum", "--map '=Datum'"),
        ("--file-date-order", "ymd", "--file-date-order 'ymd': use dmy or mdy"),
        ("--from-format", "cvs", "unknown format 'cvs'; did you mean"),
    ],
)
def test_an_option_that_can_not_be_understood_is_refused(
    run, table, option, value, message
):
    result = run("list", "--data", table, option, value)
    assert (result.exit_code, message in result.stderr) == (2, True)


def test_the_variable_names_one_file_with_spaces_in_its_path(run, files, tmp_path):
    spaced = tmp_path / "my chronology.json"
    spaced.write_bytes(files[0].read_bytes())
    assert run("list", "--count", env={"CRISISTL_DATA": str(spaced)}).stdout == "1\n"
    assert (
        run(
            "list",
            "--count",
            "--data",
            files[0],
            "--data",
            files[1],
            env={"CRISISTL_DATA": "x"},
        ).stdout
        == "2\n"
    )


def test_what_a_second_account_says_otherwise_is_reported(run, tmp_path):
    for name, place, led_by in (("a", "Lund", "Ada"), ("b", "Oslo", "Tomas")):
        event = {
            "id": "clash",
            "date": "2031-05-02",
            "title": "Clash at the harbour",
            "place": place,
            "extra": {"led_by": led_by},
        }
        text = json.dumps({"title": name, "events": [event]})
        (tmp_path / f"{name}.json").write_text(text)
    files = (tmp_path / "a.json", tmp_path / "b.json")
    result = run("merge", *files, "--unite", "sure", "-o", tmp_path / "c.json")
    assert (
        "different in the second file and not kept: clash (place 'Oslo'), clash (extra.led_by 'Tomas')"
        in result.stderr
    )


def test_the_line_for_two_actors_that_share_an_alias_unites_them(run, tmp_path):
    mine, theirs, out = (tmp_path / name for name in ("a.json", "b.json", "c.json"))
    event = {"id": "talks", "date": "2022-01-12", "title": "Talks", "actors": ["d"]}
    known = {"id": "d", "name": "Jane Doe", "kind": "person"}
    mine.write_text(
        json.dumps({"actors": [known, {"id": "jd", "name": "JD"}], "events": [event]})
    )
    other = {"id": "jd", "name": "JD", "aliases": ["Jane Doe"]}
    theirs.write_text(
        json.dumps({"actors": [other], "events": [event | {"actors": ["jd"]}]})
    )
    result = run("merge", mine, theirs, "-o", out)
    advice = f"if d and jd are one: crisistl actor {out} --unite d jd"
    assert advice in result.stderr
    assert run("actor", out, "--unite", "d", "jd").exit_code == 0
    (actor,) = json.loads(out.read_text())["actors"]
    assert (actor["name"], actor["aliases"]) == ("Jane Doe", ["JD"])
