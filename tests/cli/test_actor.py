"""`crisistl actor`, `theme` and `source`: registers of one's own chronology without JSON."""

import json

import pytest

from crisistl.formats.loading import load


def test_an_actor_is_added_with_all_its_fields(run, mine):
    result = run(
        "actor", mine, "Soviet Union", "--alias", "USSR", "--alias", "SU", "--part-of", "league", "--kind", "State",
        "--role", "observer", "--iso", "SU", "--wikidata", "Q15180",
    )  # fmt: skip
    assert (result.exit_code, result.stderr) == (
        0,
        f"added the actor soviet-union to {mine}\n",
    )
    assert load(mine).actors_by_id["soviet-union"].model_dump() == {
        "id": "soviet-union", "name": "Soviet Union", "kind": "state", "aliases": ("USSR", "SU"),
        "part_of": "league", "role": "observer", "iso": "SU", "wikidata": "Q15180", "roles": (), "begins": None,
        "ends": None,
    }  # fmt: skip
    assert run("fmt", "--check", mine).exit_code == 0


def test_an_actor_is_found_by_any_name_and_changed(run, mine):
    result = run(
        "actor",
        mine,
        "minister OSK",
        "--role",
        "",
        "--name",
        "Anna Osk",
        "--no-alias",
        "Minister Osk",
    )
    assert result.stderr == (
        f"changed name, aliases, role of the actor osk in {mine}\n"
        "  name: Anna Osk (was Ann Osk)\n"
        "  aliases: Ann Osk (was Minister Osk)\n"
        "  role: empty (was minister of water)\n"
    )
    actor = load(mine).actors_by_id["osk"]
    assert (actor.name, actor.aliases, actor.role) == ("Anna Osk", ("Ann Osk",), None)


def test_without_options_an_actor_is_shown(run, mine):
    before = mine.read_bytes()
    result = run("actor", mine, "RL")
    assert (result.exit_code, result.stdout) == (
        0,
        "id\tleague\nname\tRiver League\nkind\torganisation\naliases\tRL\n",
    )
    assert mine.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("actor", "Norlnd"), "unknown actor 'Norlnd'; did you mean 'Norland'? --create"),
        (("actor", "osk", "--alias", "Norland"), "to make one actor of the two, write: crisistl actor "),
        (("actor", "Quay", "--alias", "Ann Osk"), " 'Ann Osk' --alias Quay"),
        (("actor", "osk", "--unite", "berg"), " --unite osk berg"),
        (("actor", "osk", "--no-alias", "x"), "'x' is not an alias of 'osk'"),
        (("actor", "norland", "--part-of", "osk"), "goes round in a circle"),
        (("actor", "osk", "--part-of", "palce"), "did you mean 'the Palace'? `crisistl actor FILE 'palce'` adds it"),
        (("actor", "osk", "--kind", "stat"), "--kind 'stat': use state, organisation"),
        (("actor", "osk", "--name", ""), "name"),
        (("actor",), "name the actor; `crisistl actors --data"),
        (("actor", "--unite", "osk", "Ann Osk"), "'osk' and 'Ann Osk' are the same actor, 'osk'"),
        (("actor", "--unite", "osk", "xyz"), "unknown actor 'xyz'"),
        (("actor", "osk", "--unite", "osk", "berg"), "no other options"),
        (("source", "radio", "--published", "10/01/2022"), "ambiguous"),
        (("source", "radio", "--alias", "The Vell Gazette"), " --unite 'Radio Norland' 'The Vell Gazette'"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_and_nothing_is_written(run, mine, words, message):
    before = mine.read_bytes()
    result = run(words[0], mine, *words[1:])
    assert (result.exit_code, mine.read_bytes()) == (2, before)
    assert message in result.stderr


def test_two_actors_become_one_with_all_their_events(run, mine):
    run(
        "actor",
        mine,
        "The Norlanders",
        "--wikidata",
        "Q1",
        "--kind",
        "group",
        "--create",
    )
    run(
        "edit",
        mine,
        "drought",
        "--by",
        "the-norlanders",
        "--toward",
        "norland;the-norlanders",
    )
    result = run("actor", mine, "--unite", "norland", "the norlanders")
    assert result.stderr == (
        f"united the actors norland and the-norlanders as norland in {mine}\n"
        "norland: kind stays 'state', not 'group'\n"
    )
    timeline = load(mine)
    actor, event = timeline.actors_by_id["norland"], timeline.events_by_id["drought"]
    assert (actor.aliases, actor.wikidata) == (("Lake City", "The Norlanders"), "Q1")
    assert (event.actors, event.targets) == (("norland",), ("norland",))
    assert "the-norlanders" not in timeline.actors_by_id


def test_a_part_united_with_its_whole_is_part_of_nothing_new(run, mine):
    assert run("actor", mine, "--unite", "palace", "norland").exit_code == 0
    timeline = load(mine)
    assert timeline.actors_by_id["palace"].part_of is None
    assert timeline.actors_by_id["osk"].part_of == "palace"


def test_themes_and_sources_are_united_too(run, mine):
    run("theme", mine, "--unite", "water", "dam")
    run("source", mine, "--unite", "radio", "gazette")
    timeline = load(mine)
    assert timeline.themes_by_id["water"].aliases == ("The dam",)
    assert timeline.events_by_id["sluices-shut"].themes == ("water",)
    source = timeline.sources_by_id["radio"]
    assert (source.aliases, source.publisher) == (
        ("The Vell Gazette",),
        "Gazette Press",
    )
    talks = timeline.events_by_id["league-talks"]
    assert [cited.source for cited in talks.sources] == ["radio"]


def test_aliases_of_themes_and_sources_are_names(run, mine):
    run("theme", mine, "dam", "--alias", "Vell barrage")
    run("source", mine, "radio", "--alias", "RN")
    found = run("list", "--data", mine, "--theme", "vell barrage", "--source", "rn")
    assert [line.split("\t")[0] for line in found.lines] == ["sluices-denied"]
    assert run("check", mine).exit_code == 0
    document = json.loads(mine.read_text(encoding="utf-8"))
    assert document["sources"][1]["aliases"] == ["RN"]


def test_aliases_of_sources_unite_files(run, mine, tmp_path):
    other = tmp_path / "other.json"
    other.write_text('{"sources": [{"id": "rn", "title": "RN"}], "events": []}')
    run("source", mine, "radio", "--alias", "RN")
    result = run("merge", mine, other)
    assert [source["id"] for source in json.loads(result.stdout)["sources"]] == [
        "gazette",
        "radio",
    ]


@pytest.mark.parametrize("first", ["actors.csv", "events.csv"])
def test_other_names_in_a_table_of_actors_unite_those_of_the_events(
    run, tmp_path, first
):
    (tmp_path / "actors.csv").write_text(
        "name,other names,kind\nSoviet Union,USSR; Soviets,state\n"
    )
    (tmp_path / "events.csv").write_text(
        "date,title,who\n1962-10-14,A,USSR\n1962-10-15,B,Soviet Union\n1962-10-16,C,Soviets;Cuba\n"
    )
    names = sorted(("actors.csv", "events.csv"), key=lambda name: name != first)
    files = [word for name in names for word in ("--data", tmp_path / name)]
    done = run("list", *files, "--columns", "who")
    assert done.lines == ["Soviet Union", "Soviet Union", "Soviet Union, Cuba"]
    assert "two names" not in done.stderr
    alone = run("list", "--data", tmp_path / "events.csv")
    assert "may be the same under two names" in alone.stderr


def test_the_old_name_of_an_actor_stays_an_alias(run, mine):
    path = mine
    run("actor", path, "UK", "--create")
    run("actor", path, "UK", "--name", "United Kingdom")
    assert run("actor", path, "UK").lines[1:3] == [
        "name\tUnited Kingdom",
        "aliases\tUK",
    ]
    run("actor", path, "UK", "--name", "Britain", "--no-alias", "United Kingdom")
    assert run("actor", path, "UK").lines[1:3] == ["name\tBritain", "aliases\tUK"]
    run("actor", path, "UK", "--name", "UK")
    assert run("actor", path, "UK").lines[1:3] == ["name\tUK", "aliases\tBritain"]
