"""Roles and belonging bound to time, on the command line."""

import json

import pytest

from crisistl.formats.loading import load

PATH = {
    "title": "Offices",
    "actors": [
        {"id": "germany", "name": "Germany", "kind": "state"},
        {"id": "france", "name": "France", "kind": "state", "ends": "2021-11-30"},
        {"id": "scholz", "name": "Olaf Scholz", "roles": [
            {"actor": "germany", "role": "Chancellor", "from": "2021-12-08"}]},
        {"id": "merkel", "name": "Angela Merkel", "roles": [
            {"actor": "germany", "role": "Chancellor", "from": "2005-11-22", "to": "2021-12-08"}]},
        {"id": "press", "name": "Press office", "part_of": "scholz"},
    ],
    "events": [
        {"id": "before", "date": "2021-11-10", "title": "A call", "actors": ["scholz"], "targets": ["france"]},
        {"id": "vague", "date": "2021-12", "title": "A letter", "actors": ["press"], "targets": ["france"]},
        {"id": "after", "date": "2022-01-10", "title": "A visit", "actors": ["scholz"], "targets": ["france"]},
        {"id": "old", "date": "2019", "title": "A summit", "actors": ["merkel"], "targets": ["france"]},
    ],
}  # fmt: skip


@pytest.fixture
def offices(tmp_path, run):
    path = tmp_path / "offices.json"
    path.write_text(json.dumps(PATH))
    run("fmt", path)
    return path


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("--actor", "germany"), ["old", "vague maybe", "after"]),
        (("--by", "germany"), ["old", "vague maybe", "after"]),
        (("--toward", "germany"), []),
        (("--actor", "=germany"), []),
        (("--actor", "scholz"), ["before", "vague", "after"]),
        (("--pair", "germany,france"), ["old", "vague maybe", "after"]),
        (("--actor", "germany", "--certain"), ["old", "after"]),
        (("--where", "role:chancellor"), ["old", "after"]),
        (("--where", 'role:"chancellor" and not actor:merkel'), ["after"]),
        (("--where", "role:king"), []),
    ],
)
def test_who_spoke_for_whom_on_the_day(run, offices, words, found):
    result = run("list", "--data", offices, "--columns", "id,match", *words)
    assert result.exit_code == 0, result.stderr
    assert [
        line.replace("\tyes", "").replace("\t", " ") for line in result.lines
    ] == found


@pytest.mark.parametrize(
    "words",
    [
        ("--actor", "germany"),
        ("--by", "germany"),
        ("--actor", "=germany"),
        ("--actor", "germany", "--certain"),
        ("--pair", "germany,france"),
        ("--where", "not actor:germany"),
        ("--where", "role:chancellor or actor:france"),
        ("--where", "has:accounts"),
        ("--where", "not differs:date"),
    ],
)
def test_an_archive_answers_as_the_file_does(run, offices, tmp_path, words):
    pytest.importorskip("duckdb")
    archive = tmp_path / "offices.crisis"
    assert run("archive", offices, "-o", archive).exit_code == 0
    asked = ("--columns", "id,match,role", *words)
    there, here = (run("list", "--data", p, *asked) for p in (archive, offices))
    assert (there.exit_code, there.lines) == (0, here.lines)


def test_an_archive_and_a_stream_answer_alike(run, offices, tmp_path):
    lines = tmp_path / "offices.jsonl"
    run("convert", offices, lines)
    for path in (offices, lines):
        result = run(
            "count", "actor", "--data", path, "--actor", "germany", "--format", "csv"
        )
        assert result.exit_code == 0
    assert "5 of 5 actors in 4 events" in run("actors", "--data", offices).stderr
    rows = {
        line.split("\t")[0]: line.split("\t")[5:7]
        for line in run("actors", "--data", offices).lines
    }
    assert rows["germany"] == ["3", "0"]
    assert rows["scholz"] == ["3", "2"]


def test_the_role_of_the_day_is_shown(run, offices, tmp_path):
    assert (
        "who\tOlaf Scholz (Chancellor)" in run("show", "after", "--data", offices).lines
    )
    assert "who\tOlaf Scholz" in run("show", "before", "--data", offices).lines
    report = run("export", "-", "--format", "markdown", "--data", offices).stdout
    assert "Olaf Scholz (Chancellor) → France." in report
    assert "Angela Merkel (Chancellor) → France." in report
    page = run("export", "-", "--format", "html", "--data", offices).stdout
    assert "Olaf Scholz (Chancellor)" in page
    card = run("show", "Olaf Scholz", "--data", offices).lines
    assert "roles\tChancellor, Germany, from 8 December 2021" in card


def test_check_names_overlaps_gaps_and_events_outside_a_life(run, offices):
    run("actor", offices, "merkel", "--role", "Chancellor", "--part-of", "germany", "--from", "2005-11-22",
        "--to", "2022-02-01")  # fmt: skip
    rules = [line.split("\t")[3] for line in run("check", offices).lines]
    assert "overlapping-roles" in rules
    assert rules.count("outside-life") == 2
    run("actor", offices, "merkel", "--role", "Chancellor", "--part-of", "germany", "--from", "2005-11-22",
        "--to", "2021-10-01")  # fmt: skip
    found = run("check", offices).lines
    (gap,) = [line for line in found if "gap-in-roles" in line]
    assert (
        "'Chancellor' is held by nobody between 'Angela Merkel' (to 2021-10-01) and 'Olaf Scholz' (from 2021-12-08)"
        in gap
    )
    assert not [line for line in found if "overlapping-roles" in line]


def test_a_handover_on_one_day_is_no_overlap(run, offices):
    found = run("check", offices).lines
    assert not [line for line in found if "roles" in line.split("\t")[3]]


def test_roles_are_renamed_removed_and_united(run, offices):
    run("rename", offices, "germany", "brd")
    assert load(offices).actors_by_id["scholz"].roles[0].actor == "brd"
    assert (
        "linked to by merkel (roles), scholz (roles)"
        in run("remove", offices, "brd").stderr
    )
    run("remove", offices, "brd", "--unlink")
    assert load(offices).actors_by_id["scholz"].roles[0].actor is None


@pytest.mark.parametrize(
    "name", ["out.jsonl", "out.ics", "out.mw", "out.timelinejs.json", "out.xlsx"]
)
def test_roles_come_through_formats(run, offices, tmp_path, name):
    run("convert", offices, tmp_path / name)
    actors = {actor.id: actor for actor in load(tmp_path / name).actors}
    assert actors == {actor.id: actor for actor in load(offices).actors}


def test_roles_that_a_table_loses_are_reported(run, offices, tmp_path):
    assert "roles" in run("convert", offices, tmp_path / "out.csv").stderr


def test_a_table_of_actors_beside_one_of_events_has_the_roles(run, offices, tmp_path):
    events, actors = tmp_path / "events.csv", tmp_path / "actors.csv"
    result = run("export", events, "--data", offices, "--actors", actors)
    assert "roles" not in result.stderr
    assert actors.read_text().splitlines()[0].endswith("roles")
    found = run("list", "--data", actors, "--data", events, "--actor", "germany", "--columns", "id,match")  # fmt: skip
    assert found.lines == ["old\tyes", "vague\tmaybe", "after\tyes"]
    table = actors.read_text().replace('"[{', '"[')
    actors.write_text(table)
    assert run("list", "--data", actors, "--data", events).exit_code == 0


def test_two_files_unite_their_roles(run, offices, tmp_path):
    other = tmp_path / "other.json"
    other.write_text(json.dumps({
        "actors": [{"id": "de", "name": "Germany"}, {"id": "os", "name": "Olaf Scholz", "roles": [
            {"actor": "de", "role": "finance minister", "from": "2018", "to": "2021-12-08"}]}],
        "events": [],
    }))  # fmt: skip
    merged = json.loads(run("merge", offices, other).stdout)
    (scholz,) = [actor for actor in merged["actors"] if actor["id"] == "scholz"]
    assert scholz["roles"] == [
        {"actor": "germany", "role": "Chancellor", "from": "2021-12-08"},
        {"actor": "germany", "role": "finance minister", "from": "2018", "to": "2021-12-08"},
    ]  # fmt: skip


def _binding(**cells: str) -> dict:
    return {name: {"type": "literal", "value": value} for name, value in cells.items()}


def test_offices_of_wikidata_are_read(run, offices, tmp_path):
    item = "http://www.wikidata.org/entity/Q61053"
    saved = tmp_path / "saved.json"
    rows = [
        _binding(item=item, itemLabel="Olaf Scholz", positionLabel="First Mayor of Hamburg",
                 start="2011-03-07T00:00:00Z", end="2018-01-01T00:00:00Z"),
        _binding(item=item, itemLabel="Olaf Scholz", positionLabel="minister", ofLabel="germany",
                 start="2018-03-14T00:00:00Z", startPrecision="10"),
        _binding(item="http://www.wikidata.org/entity/Q1", itemLabel="Ada New", positionLabel="mayor"),
    ]  # fmt: skip
    saved.write_text(json.dumps({"head": {}, "results": {"bindings": rows}}))
    result = run("actor", offices, "--wikidata-roles", saved)
    assert result.stderr == (
        "1 date on the first of a month read as a month or year; ask Wikidata for the precision to have the day\n"
        "no state or organisation is known for 'First Mayor of Hamburg', 'mayor': ask Wikidata for ?of and ?ofLabel "
        "as well, and have its actor in the register\n"
        f"changed the roles of 2 actors in {offices}: Olaf Scholz, Ada New\n"
    )
    actors = load(offices).actors_by_id
    assert [str(t.ends) for t in actors["scholz"].roles[1:]] == ["2018", "None"]
    assert (str(actors["scholz"].roles[2].begins), actors["scholz"].roles[2].actor) == (
        "2018-03",
        "germany",
    )
    assert (actors["ada-new"].wikidata, actors["ada-new"].kind) == ("Q1", "person")
    assert (
        "changed the roles of 0 actors"
        in run("actor", offices, "--wikidata-roles", saved).stderr
    )


@pytest.mark.parametrize(
    "text", ["{}", "[]", "x", '{"results": {"bindings": [{"a": {"value": "1"}}]}}']
)
def test_what_is_not_of_wikidata_is_refused(run, offices, tmp_path, text):
    saved = tmp_path / "saved.json"
    saved.write_text(text)
    before = offices.read_bytes()
    assert run("actor", offices, "--wikidata-roles", saved).exit_code == 3
    assert offices.read_bytes() == before


def test_days_without_a_role_are_refused(run, offices):
    assert run("actor", offices, "scholz", "--from", "2021").exit_code == 2


def test_a_role_with_dates_is_taken_out_again(run, offices):
    def roles(*words: str) -> list[str | None]:
        result = run("actor", offices, "merkel", *words)
        assert result.exit_code == 0, result.stderr
        return [role.role for role in load(offices).actors_by_id["merkel"].roles]

    before = load(offices).actors_by_id["merkel"].roles
    roles("--role", "Envoy", "--from", "2022-01-03")
    roles("--role", "Envoy", "--from", "2022-03-03", "--to", "2022-03-05")
    refused = run("actor", offices, "merkel", "--no-role", "envoy")
    assert (refused.exit_code, "choose one with --from DATE" in refused.stderr) == (
        2,
        True,
    )
    assert len(roles("--no-role", "envoy", "--from", "3 March 2022")) == len(before) + 1
    roles("--no-role", "ENVOY")
    assert load(offices).actors_by_id["merkel"].roles == before
    roles("--part-of", "germany", "--from", "2023-01-01")
    roles("--no-role", "Germany")
    assert load(offices).actors_by_id["merkel"].roles == before
    refused = run("actor", offices, "merkel", "--no-role", "Admiral")
    assert "'merkel' has no role 'Admiral' with dates; it has " in refused.stderr
    run("actor", offices, "merkel", "--role", "Guest")
    refused = run("actor", offices, "merkel", "--no-role", "guest")
    assert '; empty the role without dates with --role ""' in refused.stderr
    refused = run("actor", offices, "merkel", "--no-role", "Envoy", "--role", "x")
    assert refused.exit_code == 2


def test_an_end_before_a_beginning_is_refused_and_reported(run, offices):
    run("actor", offices, "merkel", "--begins", "1954")
    before = offices.read_bytes()
    result = run("actor", offices, "merkel", "--ends", "1953")
    assert (result.exit_code, offices.read_bytes()) == (2, before)
    assert "would end (1953) before it begins (1954); correct" in result.stderr
    chronology = json.loads(before)
    for actor in chronology["actors"]:
        if actor["id"] == "merkel":
            actor["ends"] = "1953"
    offices.write_text(json.dumps(chronology), encoding="utf-8")
    assert "'Angela Merkel' ends (1953) before it begins (1954)" in run("check", offices).stdout  # fmt: skip


def counts(result) -> dict[str, str]:
    """The lines of a count, by their first cell."""
    return dict(line.split("\t", 1) for line in result.lines)


def test_events_count_under_whom_their_actors_spoke_for_that_day(run, offices):
    result = run("count", "actor", "--data", offices, "--depth", "1")
    assert counts(result) == {
        "France": "4", "Germany": "3", "Olaf Scholz": "2", "total": "4",
    }  # fmt: skip
    assert "Who is part of whom is that of the date of each event." in result.stderr
    result = run("count", "pair", "year", "--data", offices, "--depth", "1")
    assert counts(result)["Germany → France"] == "1\t0\t1\t1\t3"
    assert counts(result)["Olaf Scholz → France"] == "0\t0\t2\t0\t2"


def test_an_archive_counts_as_the_file_does(run, offices, tmp_path):
    pytest.importorskip("duckdb")
    archive = tmp_path / "a.crisis"
    assert run("archive", offices, "--output", archive).exit_code == 0
    for words in (("actor",), ("pair",), ("actor", "month")):
        asked = ("count", *words, "--depth", "1", "--data")
        assert run(*asked, archive).lines == run(*asked, offices).lines


def test_a_silence_is_that_of_the_day(run, offices):
    text = json.loads(offices.read_text(encoding="utf-8"))
    for identity, day in (("first", "2021-11-01"), ("last", "2022-02-01")):
        event = {"id": identity, "date": day, "title": "T", "actors": ["germany"]}
        text["events"].append(event)
    offices.write_text(json.dumps(text), encoding="utf-8")
    result = run("gaps", "--data", offices, "--per", "actor", "--format", "csv")
    rows = [line.split(",") for line in result.stdout.splitlines()]
    germany = [row for row in rows if row[0] == "Germany"]
    # the call of 10 November was no call of Germany: the silence goes on until January
    assert germany[0][2:4] == ["2021-11-02", "2022-01-09"]
    assert "vague" in germany[0][-1]


def test_the_lanes_of_a_chart_are_those_of_the_day(run, offices):
    drawn = run("chart", "--data", offices, "--lanes", "actor", "--from", "2021-11-01").stdout  # fmt: skip
    assert "Olaf Scholz" in drawn
    assert "Germany" in drawn
