"""Names that only the tables of states and organisations have lead to the actor of the chronology."""

import pytest

from conftest import Run


@pytest.mark.parametrize(
    ("typed", "name", "relation"),
    [
        ("White House", "United States", ""),
        ("the white house", "United States", ""),
        ("England", "United Kingdom", ", of which it is a part"),
        ("British", "United Kingdom", ""),
        ("Pentagon", "United States", ", for which it speaks"),
    ],
)
def test_a_name_outside_the_register_is_answered_with_the_actor(
    run: Run, typed: str, name: str, relation: str
) -> None:
    refused = run("list", "--actor", typed)
    assert refused.exit_code == 2
    assert refused.stderr == (
        f"error: unknown actor {typed!r}; did you mean {name!r}{relation}?\n"
    )
    assert run("list", "--actor", name).exit_code == 0


def test_an_expression_is_answered_so_too(run: Run) -> None:
    assert run("list", "--where", "status:claimed or by:England").stderr == (
        "error: --where: unknown actor 'England'; did you mean 'United Kingdom', of which it is a part?\n"
        "  status:claimed or by:England\n"
        "                       ^\n"
    )


@pytest.mark.parametrize("typed", ["Peru", "USSR"])
def test_a_state_without_an_event_is_no_slip_of_the_pen(run: Run, typed: str) -> None:
    assert run("list", "--actor", typed).stderr == (
        f"error: unknown actor {typed!r}; no event of this timeline names it\n"
    )
