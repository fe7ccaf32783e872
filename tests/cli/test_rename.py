"""`crisistl rename`: another id, with all links to it."""

import json

import pytest


@pytest.mark.parametrize(
    ("old", "noun", "links"),
    [
        ("league-talks", "event", 1),
        ("sluices-shut", "event", 2),
        ("osk", "actor", 1),
        ("norland", "actor", 7),
        ("dam", "theme", 3),
        ("radio", "source", 3),
    ],
)
def test_all_links_are_changed_and_nothing_else(run, mine, old, noun, links):
    before = json.dumps(json.loads(mine.read_text(encoding="utf-8")))
    result = run("rename", mine, old, "another")
    word = "link" if links == 1 else "links"
    assert (result.exit_code, result.stderr) == (
        0,
        f"renamed the {noun} {old} to another in {mine}, with {links} {word}\n",
    )
    after = json.loads(mine.read_text(encoding="utf-8"))
    expected = json.loads(before.replace(f'"{old}"', '"another"'))
    for register in expected:  # ids decide on the order of registers
        if isinstance(expected[register], list):
            assert sorted(after[register], key=str) == sorted(
                expected[register], key=str
            )
    assert run("fmt", "--check", mine).exit_code == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("drougt", "dry"),
            "has no event, actor, theme or source 'drougt'; did you mean 'drought'?",
        ),
        (
            ("drought", "a b"),
            "'a b' can't be an id; use letters, digits and . _ - : @ +",
        ),
        (
            ("drought", "dam-works"),
            "'dam-works' already belongs to another event; choose",
        ),
        (
            ("osk", "NORLAND"),
            "'NORLAND' already belongs to another actor (norland); choose",
        ),
        (("osk", "rl"), "'rl' already belongs to another actor (league); choose"),
        (("drought", "dry", "--in", "themes"), "has no theme 'drought'"),
        (
            ("drought", "dry", "--in", "x"),
            "--in 'x': use events, actors, themes, sources",
        ),
    ],
)
def test_what_can_not_be_renamed_is_refused(run, mine, words, message):
    before = mine.read_bytes()
    result = run("rename", mine, *words)
    assert (result.exit_code, mine.read_bytes()) == (2, before)
    assert message in result.stderr


def test_an_id_of_two_kinds_is_asked_back(run, mine):
    run("rename", mine, "drought", "radio")
    result = run("rename", mine, "radio", "wireless")
    assert result.stderr == (
        "error: 'radio' names the event and the source; choose one with --in events or --in sources\n"
    )
    result = run("rename", mine, "radio", "wireless", "--in", "sources")
    assert result.stderr == (
        f"renamed the source radio to wireless in {mine}, with 3 links\n"
    )


def test_an_actor_may_be_renamed_to_its_own_name(run, mine):
    assert run("rename", mine, "league", "RL").exit_code == 0
