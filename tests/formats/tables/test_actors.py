"""The register of actors as a table of its own: in a workbook, and beside a table of events."""

import pytest

from crisistl.formats.loading import load

WHO = (
    "Name;Other names;Part of;Kind;Role;Colour\n"
    'Soviet Union;"USSR; SU";;State;;red\n'
    "Gorbachev;;Soviet Union;person;General Secretary;\n"
    "Reagan;;United States;person;President;\n"
    ";;;;;\n"
)
EVENTS = (
    "Date;Event;Who;Target\n"
    "1986-10-11;Summit in Reykjavik;Gorbachev;Reagan\n"
    "1987-12-08;INF treaty;USSR;United States\n"
)


@pytest.fixture
def tables(tmp_path):
    who, events = tmp_path / "actors.csv", tmp_path / "events.csv"
    who.write_text(WHO)
    events.write_text(EVENTS)
    return who, events


def test_a_table_of_actors_is_a_register_without_events(tables):
    timeline = load(tables[0])
    assert timeline.events == ()
    assert [a.model_dump(exclude_defaults=True) for a in timeline.actors] == [
        {"id": "soviet-union", "name": "Soviet Union", "kind": "state", "aliases": ("USSR", "SU")},
        {"id": "gorbachev", "name": "Gorbachev", "kind": "person", "part_of": "soviet-union",
         "role": "General Secretary"},
        {"id": "reagan", "name": "Reagan", "kind": "person", "part_of": "united-states", "role": "President"},
        {"id": "united-states", "name": "United States"},
    ]  # fmt: skip


def test_events_beside_it_know_who_is_who(run, tables):
    who, events = tables
    found = run(
        "list",
        "--data",
        who,
        "--data",
        events,
        "--actor",
        "Soviet Union",
        "--columns",
        "title",
    )
    assert found.lines == ["Summit in Reykjavik", "INF treaty"]
    found = run(
        "list", "--data", events, "--data", who, "--actor", "SU", "--columns", "title"
    )
    assert found.lines == ["Summit in Reykjavik", "INF treaty"]


def test_export_writes_it_beside_a_table_and_both_are_read_back(run, small, tmp_path):
    events, who = tmp_path / "events.csv", tmp_path / "actors.csv"
    result = run("export", events, "--data", small, "--actors", who)
    assert f"wrote 6 actors to {who}\n" in result.stderr
    assert "of actors" not in result.stderr
    assert who.read_text(encoding="utf-8").splitlines()[:3] == [
        "name,other names,part of,kind,role,id",
        "Norland,Lake City,,state,,norland",
        "the Palace,,Norland,government,,palace",
    ]
    here = {actor.id: actor for actor in load(small).actors}
    assert {actor.id: actor for actor in load(who).actors} == here
    both = tmp_path / "both.json"
    run("merge", who, events, "-o", both)
    assert {actor.id: actor for actor in load(both).actors} == here
    assert len(load(both).events) == 8


def test_a_workbook_has_a_sheet_of_actors_that_is_read_back(run, small, tmp_path):
    path = tmp_path / "all.xlsx"
    result = run("convert", small, path)
    assert "of actors" not in result.stderr
    here = {actor.id: actor for actor in load(small).actors}
    assert {actor.id: actor for actor in load(path).actors} == here
    assert [e.actors for e in load(path).events] == [
        e.actors for e in load(small).events
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Name;Other names\nA;B\nC;B\n", "'B' already names 'a'"),
        ("Name;Other names\n;B\n", "has no name; write one in the column name"),
        ("Name;Part of;Kind\nA;;planet\n", "kind: 'planet'"),
        ("Name;Part of\nA;B\nB;A\n", "goes round in a circle"),
    ],
)
def test_what_is_wrong_with_it_is_said_with_its_line(run, tmp_path, text, message):
    path = tmp_path / "actors.csv"
    path.write_text(text)
    result = run("list", "--data", path)
    assert result.exit_code == 3
    assert message in result.stderr
    assert "line " in result.stderr


def test_a_table_of_events_with_names_is_no_register(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text("Date,Name,Who\n2022,Talks,Ann\n")
    assert len(load(path).events) == 1


def test_an_export_never_replaces_what_it_reads(run, tables):
    _, events = tables
    before = events.read_bytes()
    result = run(
        "export", events.with_name("out.csv"), "--data", events, "--actors", events
    )
    assert (result.exit_code, events.read_bytes()) == (2, before)


TERMS = (
    "Person,Alias,From,To\n"
    "Vera Lind,V. Lind; Lind,3 May 1901,1944\n"
    "Karsk,Port of Karsk,1898,\n"
)


@pytest.mark.parametrize("ending", ["csv", "tsv", "xlsx", "md"])
def test_names_with_aliases_and_terms_are_a_register_in_any_container(
    run, tmp_path, ending: str
) -> None:
    path = tmp_path / f"people.{ending}"
    rows = [line.split(",") for line in TERMS.splitlines()]
    if ending == "xlsx":
        openpyxl = pytest.importorskip("openpyxl")
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(path)
    elif ending == "md":
        rows.insert(1, ["---"] * 4)
        path.write_text("".join(f"| {' | '.join(row)} |\n" for row in rows))
    else:
        separator = "\t" if ending == "tsv" else ","
        path.write_text("".join(separator.join(row) + "\n" for row in rows))
    found = load(path)
    assert found.events == ()
    assert [
        (a.name, a.aliases, a.begins and a.begins.text, a.ends and a.ends.text)
        for a in found.actors
    ] == [
        ("Vera Lind", ("V. Lind", "Lind"), "1901-05-03", "1944"),
        ("Karsk", ("Port of Karsk",), "1898", None),
    ]
    said = run("list", "--data", path).stderr
    assert (
        "read as a register of actors; the events are those of the other files" in said
    )


def test_a_list_of_sanctions_and_terms_of_office_are_no_registers(
    run, tmp_path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "id,name,aliases,birth_date,first_seen,last_seen,dataset\n"
        "q1,Vera Lind,Lind,1901-05-03,2024-01-05,2024-02-05,x\n"
    )
    refused = run("list", "--data", path)
    assert refused.exit_code == 3
    assert "--map date=first_seen" in refused.stderr
    path.write_text("Name;Office;Begins;Ends\nVera Lind;Mayor;1931;1935\n")
    assert [event.title for event in load(path).events] == ["Vera Lind"]
