"""`crisistl remove`: an event, an actor, a theme or a source taken out."""

import json

import pytest

from crisistl.formats.loading import load


def test_an_event_is_removed_and_nothing_else(run, mine):
    before = json.loads(mine.read_text(encoding="utf-8"))
    result = run("remove", mine, "troops-moved")
    assert (result.exit_code, result.stderr) == (
        0,
        f"removed the event troops-moved from {mine}\n",
    )
    after = json.loads(mine.read_text(encoding="utf-8"))
    before["events"] = [e for e in before["events"] if e["id"] != "troops-moved"]
    assert after == before
    assert run("fmt", "--check", mine).exit_code == 0


def test_what_others_are_linked_to_is_refused(run, mine):
    before = mine.read_bytes()
    result = run("remove", mine, "drought", "sluices-shut", "osk")
    assert (result.exit_code, mine.read_bytes()) == (2, before)
    assert result.stderr == (
        "error: sluices-shut is linked to by sluices-denied (responds_to), sluices-denied (contradicts)\n"
        "osk is linked to by sluices-denied (quotes)\n"
        "nothing was removed; --unlink removes the links as well\n"
    )


def test_links_among_what_is_removed_do_not_count(run, mine):
    result = run("remove", mine, "sluices-shut", "sluices-denied")
    assert result.exit_code == 0
    assert len(load(mine).events) == 6


def test_unlink_takes_out_the_links(run, mine):
    result = run("remove", mine, "radio", "sluices-shut", "osk", "--unlink")
    assert result.stderr.splitlines() == [
        f"removed the source radio from {mine}",
        f"removed the event sluices-shut from {mine}",
        f"removed the actor osk from {mine}",
        "removed 6 links",
    ]
    timeline = load(mine)
    denied = timeline.events_by_id["sluices-denied"]
    assert (denied.responds_to, denied.contradicts) == ((), ())
    assert denied.quotes[0].speaker is None
    assert denied.sources[0].title == "Evening news"  # the article stays
    assert [c.source for c in timeline.events_by_id["league-talks"].sources] == [
        "gazette"
    ]
    assert timeline.events_by_id["berg-warning"].sources == ()


def test_a_name_in_any_case_is_as_good_as_an_id(run, mine):
    result = run("remove", mine, "Drought", "LAKE CITY", "--unlink")
    assert result.stderr.startswith(f"removed the event drought from {mine}\n"), result.stderr  # fmt: skip
    assert "norland" not in load(mine).actors_by_id
    assert run("rename", mine, "ann osk", "ann").exit_code == 0
    assert load(mine).actors_by_id["ann"].name == "Ann Osk"


@pytest.mark.parametrize("identity", ["norlnd"])
def test_an_unknown_id_is_refused(run, mine, identity):
    before = mine.read_bytes()
    result = run("remove", mine, "drought", identity)
    assert (result.exit_code, mine.read_bytes()) == (2, before)
    assert f"no event, actor, theme or source {identity!r}; " in result.stderr


def test_what_a_source_says_goes_with_the_source(run, mine):
    run(
        "edit",
        mine,
        "drought",
        "--account",
        "Radio Norland: nine",
        "--account",
        "https://a.example: ten",
    )
    result = run("remove", mine, "radio", "--unlink")
    assert result.exit_code == 0, result.stderr
    assert (
        "removed 1 account of drought, which only this source gave\n" in result.stderr
    )
    event = load(mine).events_by_id["drought"]
    assert [account.words for account in event.accounts] == ["ten"]
    run("undo", mine)
    assert len(load(mine).events_by_id["drought"].accounts) == 2
