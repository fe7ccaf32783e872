"""Completion: a shell is offered the names of the chronology that is asked."""

import json
from pathlib import Path

import pytest

from conftest import Run


@pytest.fixture
def offered(run: Run, small: Path) -> Run:
    """What bash is offered for the last of these words."""

    def offer(*words: str, data: str = str(small)) -> list[str]:
        line = ["crisistl", words[0], "--data", data, *words[1:]]
        completing = {
            "_CRISISTL_COMPLETE": "complete_bash",
            "COMP_WORDS": " ".join(line),
            "COMP_CWORD": str(len(line) - 1),
        }
        return [name for name in run(env=completing).lines if name]

    return offer  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("list", "--actor", "Nor"), ["Norland"]),
        (("list", "--actor", "nor"), ["norland"]),
        (("list", "--by", "Min"), ["Minister Osk"]),
        (("list", "--toward", "Sü"), ["Südmark"]),
        (("list", "--pair", "lea"), ["league"]),
        (("list", "--theme", "d"), ["dam", "diplomacy"]),
        (("list", "--source", "Rad"), ["Radio Norland"]),
        (("list", "--place", "V"), ["Vell valley"]),
        (("list", "--type", "co"), ["consult", "concede", "cooperate", "coerce"]),
        (("list", "--status", "c"), ["claimed"]),
        (("list", "--match", ""), ["overlap", "within", "start"]),
        (("list", "--date-order", ""), ["dmy", "mdy"]),
        (("list", "--columns", "id,ti"), ["id,title"]),
        (("list", "--sort", "da"), ["date", "date_text", "days"]),
        (("list", "--sort", "type,-tit"), ["type,-title"]),
        (("list", "--format", "j"), ["json", "jsonl"]),
        (("list", "--around", "dr"), ["drought"]),
        (("show", "troops"), ["troops-moved"]),
        (("themes", "--actor", "berg"), ["berg"]),
        (("export", "x.csv", "--theme", "wat"), ["water"]),
        (("export", "-", "--format", "js"), ["json", "jsonl"]),
        (("list", "--actor", "xyzzy"), []),
    ],
)
def test_names_are_offered(
    offered: Run, words: tuple[str, ...], names: list[str]
) -> None:
    assert sorted(offered(*words)) == sorted(names)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("edit", "FILE", "dr"), ["drought"]),
        (("edit", "FILE", "drought", "--by", "Nor"), ["Norland"]),
        (("rename", "FILE", "ra"), ["radio"]),
        (("remove", "FILE", "drought", "le"), ["league", "league-talks"]),
        (("remove", "--in", "s"), ["sources"]),
    ],
)
def test_ids_of_a_file_of_ones_own_are_offered(
    run: Run, small: Path, words: tuple[str, ...], names: list[str]
) -> None:
    line = ["crisistl", *(str(small) if word == "FILE" else word for word in words)]
    completing = {
        "_CRISISTL_COMPLETE": "complete_bash",
        "COMP_WORDS": " ".join(line),
        "COMP_CWORD": str(len(line) - 1),
    }
    assert sorted(name for name in run(env=completing).lines if name) == names


def test_of_a_chronology_that_can_not_be_read_nothing_is_offered(offered: Run) -> None:
    assert offered("list", "--actor", "nor", data="nowhere.json") == []


def test_no_name_that_commands_a_terminal_is_offered(
    offered: Run, tmp_path: Path
) -> None:
    data = tmp_path / "a.json"
    actors = [
        {"id": "a1", "name": "a\x1b[31m"},
        {"id": "a2", "name": "a👩\u200d🚀"},
        {"id": "a3", "name": "a\u202eb"},
    ]
    data.write_text(json.dumps({"actors": actors, "events": []}), encoding="utf-8")
    assert sorted(offered("list", "--actor", "a", data=str(data))) == [
        "a1",
        "a2",
        "a3",
        "a👩\u200d🚀",
    ]


def test_commands_are_offered(run: Run) -> None:
    env = {
        "_CRISISTL_COMPLETE": "complete_bash",
        "COMP_WORDS": "crisistl ex",
        "COMP_CWORD": "1",
    }
    assert run(env=env).lines == ["export"]


def test_the_bundled_chronology_is_asked_where_no_other_is_named(run: Run) -> None:
    line = "crisistl list --actor Kre"
    env = {"_CRISISTL_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": "3"}
    assert run(env=env).lines == ["Kremlin", "Kremlin party"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_can_be_shown_how(program: Run, shell: str) -> None:
    alone = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    result = program("--show-completion", shell, env=alone)
    assert result.exit_code == 0
    assert "_CRISISTL_COMPLETE" in result.stdout


def test_a_shell_can_be_taught(program: Run, tmp_path: Path) -> None:
    alone = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1", "HOME": str(tmp_path)}
    result = program("--install-completion", "bash", env=alone)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "crisistl" in (tmp_path / ".bashrc").read_text(encoding="utf-8")
