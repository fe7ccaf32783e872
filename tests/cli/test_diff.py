"""`crisistl diff`: what is printed, and how it ends."""

import json

import pytest


@pytest.fixture
def other(tmp_path, small):
    """The small timeline with the troops moved on another day, by other names, and two events of its own."""
    told = json.loads(small.read_text(encoding="utf-8"))
    for actor in told["actors"]:
        if actor["id"] == "sudmark":
            actor |= {"id": "sm", "name": "Sudmark Republic", "aliases": ["Südmark"]}
        if actor.get("part_of") == "sudmark":
            actor["part_of"] = "sm"
    for event in told["events"]:
        for field in ("actors", "targets"):
            event[field] = [
                "sm" if actor == "sudmark" else actor for actor in event.get(field, [])
            ]
    troops = next(event for event in told["events"] if event["id"] == "troops-moved")
    troops |= {"id": "convoy", "date": "2022-01-11"}
    told["events"] = [event for event in told["events"] if event["id"] != "drought"]
    told["events"].append(
        {"id": "flood", "date": "2022-01-26", "title": "The river floods"}
    )
    path = tmp_path / "other.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


def test_a_file_does_not_differ_from_itself(run, small):
    result = run("diff", small, small)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "8 the same" in result.stderr


def test_what_differs_is_told_and_ends_with_1(run, small, other):
    result = run("diff", small, other)
    assert result.exit_code == 1
    assert result.stdout == (
        "only a\t2021-07~\tDrought halves the Vell\t\t\t\tdrought\t\n"
        "only b\t2022-01-26\tThe river floods\t\t\t\t\tflood\n"
        "differs\t2022-01-12\tSüdmark moves troops to the river\tdate\t2022-01-12\t2022-01-11\ttroops-moved\tconvoy\n"
    )
    assert (
        "1 different, 1 only in small.json, 1 only in other.json, 6 the same"
        in result.stderr
    )


def test_json_has_an_object_for_each_difference(run, small, other):
    found = json.loads(run("diff", small, other, "--format", "json").stdout)
    assert found[-1] == {
        "change": "differs", "date": "2022-01-12", "title": "Südmark moves troops to the river", "field": "date",
        "a": ["2022-01-12"], "b": ["2022-01-11"], "a_id": "troops-moved", "b_id": "convoy",
    }  # fmt: skip


def test_a_reader_sees_the_two_side_by_side(run, small, other):
    shown = run("diff", small, other, "--format", "markdown").stdout
    assert "**Different**" in shown
    assert (
        "| 12 Jan 2022, evening | title | Südmark moves troops to the river | Südmark moves troops to the river |"
        in shown
    )
    assert "**Only in other.json**" in shown


def test_files_of_one_name_are_told_apart_by_their_paths(run, small, tmp_path):
    path = tmp_path / "small.json"
    path.write_text('{"events": []}', encoding="utf-8")
    assert f"8 only in {small}" in run("diff", small, path).stderr


def test_one_of_the_two_may_come_from_standard_input(run, small):
    assert run("diff", small, "-", input=small.read_bytes()).exit_code == 0


def test_a_file_that_is_not_there_ends_with_3(run, small):
    assert run("diff", small, "nowhere.json").exit_code == 3


@pytest.fixture
def accounts(tmp_path):
    """Two accounts of a day in other words, one of which begins and ends later."""
    table = "Date,Event,Who\n"
    one = tmp_path / "one.csv"
    one.write_text(
        table
        + "2031-05-01,Dockers ask for more pay,Dockers\n"
        + "2031-05-10,Osk is shown the photographs,Osk\n"
        + "2031-05-12,Harvest begins,Farmers\n"
    )
    other = tmp_path / "other.csv"
    other.write_text(
        table
        + "2031-05-10,President Osk is told of the dams,Osk\n"
        + "2031-05-11,Rain falls,\n"
        + "2031-05-12,A ship is towed away,Navy\n"
    )
    return one, other


def test_what_is_not_sure_is_perhaps(run, accounts):
    result = run("diff", *accounts)
    assert result.exit_code == 1
    changes = {line.split("\t")[0] for line in result.lines}
    assert changes == {"perhaps", "only a", "only b"}
    assert "1 perhaps the same, 1 only in one.csv" in result.stderr
    assert "**Perhaps the same**" in run("diff", *accounts, "-f", "markdown").stdout


def test_what_the_other_does_not_cover_is_counted_and_listed_with_all(run, accounts):
    said = run("diff", *accounts)
    assert "Dockers" not in said.stdout
    assert (
        "Not listed: 1 event of one.csv outside 10 to 12 May 2031, which both cover.\n"
        "--all lists these events as well\n"
    ) in said.stderr
    assert "Dockers ask for more pay" in run("diff", *accounts, "--all").stdout


def test_a_limit_takes_the_first_of_each_kind_in_the_order_asked_for(run, tmp_path):
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    one.write_text(
        "date,title,place\n2021-03-01,Talks begin,Bern\n2021-03-02,Talks end,Bern\n"
        "2021-03-03,Zebras cross\n2021-03-04,Apples fall\n"
    )
    other.write_text(
        "date,title,place\n2021-03-01,Talks begin,Rome\n2021-03-02,Talks end,Rome\n"
    )
    first = run("diff", one, other, "--all", "--limit", "1")
    titles = [line.split("\t")[2] for line in first.lines]
    assert titles == ["Zebras cross", "Talks begin"]
    assert "2 different, 2 only in one.csv" in first.stderr
    assert "Shown: 2 of 4 differences." in first.stderr
    sorted_ = run("diff", one, other, "--all", "-n", "1", "--sort", "-date")
    titles = [line.split("\t")[2] for line in sorted_.lines]
    assert titles == ["Apples fall", "Talks end"]


def test_accounts_with_other_names_a_day_apart_are_perhaps_the_same(run, tmp_path):
    mine, theirs = tmp_path / "mine.csv", tmp_path / "theirs.csv"
    mine.write_text(
        "Date,Event,Who\n"
        "14 Oct 2031,Planes photograph the sites near Osk,Air force\n"
        "20 Nov 2031,Blockade lifted,IB\n"
        "22 Nov 2031,Talks fail,Owners\n"
    )
    theirs.write_text(
        "Date,Event,Who\n"
        "14 Oct 2031,Photographs of the sites near Osk by planes,Intelligence\n"
        "21 Nov 2031,The blockade is lifted,Ida Berg\n"
        "22 Nov 2031,Strike in the port,Dockers\n"
    )
    result = run("diff", mine, theirs)
    found = {tuple(line.split("\t")[:3]) for line in result.lines}
    assert found == {
        ("perhaps", "2031-10-14", "Planes photograph the sites near Osk"),
        ("perhaps", "2031-11-20", "Blockade lifted"),
        ("only a", "2031-11-22", "Talks fail"),
        ("only b", "2031-11-22", "Strike in the port"),
    }


def test_words_in_common_go_before_sides_in_common(run, tmp_path):
    mine, theirs = tmp_path / "mine.csv", tmp_path / "theirs.csv"
    mine.write_text(
        "Date,Event,Who\n"
        "5 Nov 2031,Paratroops land at Port Osk,Army and navy\n"
        "6 Nov 2031,The truce takes effect,Norland; Sudmark\n"
    )
    theirs.write_text(
        "Date,Event,Who\n5 Nov 2031,Parachute landing at Port Osk,Norland; Sudmark\n"
    )
    result = run("diff", mine, theirs, "--all")
    perhaps = [line for line in result.lines if line.startswith("perhaps")]
    assert perhaps
    assert all("Paratroops land at Port Osk" in line for line in perhaps)


def test_a_few_words_in_common_do_not_pair_events_of_others(run, tmp_path):
    mine, theirs = tmp_path / "mine.csv", tmp_path / "theirs.csv"
    mine.write_text(
        "Date,Event,Who,Target\n"
        "23 Oct 2031,League backs the embargo,League,Osk\n"
        "24 Oct 2031,Berg calls the embargo an act of piracy,Ida Berg,Jon Lund\n"
    )
    theirs.write_text(
        "Date,Event,Who,Target\n"
        "23 Oct 2031,Berg's letter rejects the embargo,Ida Berg,Jon Lund\n"
    )
    result = run("diff", mine, theirs, "--all")
    found = {tuple(line.split("\t")[:3]) for line in result.lines}
    assert found == {
        ("only a", "2031-10-23", "League backs the embargo"),
        ("perhaps", "2031-10-24", "Berg calls the embargo an act of piracy"),
    }
