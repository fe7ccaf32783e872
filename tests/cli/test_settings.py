"""crisistl.toml: what it sets, what is wrong in it by line, and the questions that it keeps."""

import os
from pathlib import Path

import pytest

from conftest import Result, Run


@pytest.fixture
def folder(tmp_path: Path, small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder, two below one with a chronology."""
    (tmp_path / "mine.json").write_bytes(small.read_bytes())
    inner = tmp_path / "drafts" / "june"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    return tmp_path


def _set(folder: Path, text: str) -> None:
    (folder / "crisistl.toml").write_text(text, encoding="utf-8")


def test_the_nearest_file_upward_names_the_data_from_its_own_folder(
    run: Run, folder: Path
) -> None:
    _set(folder, 'data = "mine.json"\n')
    named = run("list", "--data", folder / "mine.json")
    assert (run("list").stdout, run("list").exit_code) == (named.stdout, 0)
    _set(folder / "drafts", 'columns = "id"\n')
    assert run("list", "--limit", 1).lines[0].count("\t") == 0
    assert run("list", "--limit", 1).stdout not in named.stdout


def test_the_users_own_file_is_used_where_there_is_none_above(
    run: Run, folder: Path
) -> None:
    own = folder / "config" / "crisistl"
    own.mkdir(parents=True)
    _set(own, 'columns = "id"\n')
    env = {"XDG_CONFIG_HOME": str(folder / "config")}
    assert run("list", "--limit", 1, env=env).stdout == "nato-expansion\n"
    _set(folder, 'columns = "date"\n')
    assert run("list", "--limit", 1, env=env).stdout == "2002~/..\n"


def test_the_command_line_wins_and_then_the_environment(
    run: Run, folder: Path, small: Path
) -> None:
    _set(folder, 'data = "none.json"\ncolumns = ["id"]\nformat = "json"\n')
    env = {"CRISISTL_DATA": str(small)}
    args = ("list", "--limit", 1, "--columns", "title", "--format", "csv")
    assert run(*args, env=env).stdout.startswith("title\n")
    assert run(*args, "--data", small).stdout.startswith("title\n")


def test_columns_are_for_lists_and_not_for_exported_files(
    run: Run, folder: Path
) -> None:
    _set(folder, 'data = "mine.json"\ncolumns = "id"\n')
    assert run("list", "--format", "csv").lines[0] == "id"
    assert run("export", "-", "--format", "csv").lines[0].startswith("id,date,")
    assert run("count", "year").exit_code == 0


def test_explain_says_what_comes_from_the_file(run: Run, folder: Path) -> None:
    _set(folder, 'data = "mine.json"\nzone = "Europe/Kyiv"\ncolumns = "id"\n')
    said = run("list", "--explain", "--columns", "title").stderr.splitlines()[0]
    path = folder / "crisistl.toml"
    assert said == f"from {path}: data {folder / 'mine.json'}, zone Europe/Kyiv"


def test_typed_dates_are_read_in_the_order_that_is_set(run: Run, folder: Path) -> None:
    _set(folder, 'date-order = "dmy"\n')
    assert "during 10 January 2022" in run("list", "--on", "10/01/2022").stderr
    env = {"CRISISTL_DATE_ORDER": "mdy"}
    assert "during 1 October 2022" in run("list", "--on", "10/01/2022", env=env).stderr


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("# a\n\nzoen = 'UTC'\n", 3, "unknown setting 'zoen'; did you mean 'zone'?"),
        (
            "zone = 3\n",
            1,
            'zone: write text in quotation marks, such as "Europe/Kyiv"',
        ),
        ("\nzone = 'Kyiv'\n", 2, "zone: unknown time zone 'Kyiv'"),
        ("format = 'cvs'", 1, "format: unknown format 'cvs'; did you mean 'csv'?"),
        ("zone = 'UTC'\n# x\ncolumns = [\n'dat']", 3, "columns: unknown column 'dat'"),
        (
            "columns = []",
            1,
            'columns: write text in quotation marks, such as "date,title", or a list',
        ),
        ("language = 'xx'", 1, "language: unknown language 'xx'; use en, de"),
        ("date-order = 'ymd'", 1, 'date-order: write "dmy" or "mdy"'),
        ("data = 'none.json'", 1, "data: there is no file "),
        (
            "[questions]\na = 'list'\ndata = 'mine.json'",
            3,
            "data is below [questions], where it is a question; move it above",
        ),
        ("questions = 3", 1, "questions: write [questions] and under it lines"),
        ("[questions]\na = 'list'\n\nb = 3", 4, "question 'b': write its command line"),
    ],
)
def test_what_is_wrong_is_one_error_with_its_line(
    run: Run, folder: Path, text: str, line: int, reason: str
) -> None:
    _set(folder, text)
    result = run("list")
    assert result.exit_code == 3
    assert result.stderr.startswith(
        f"error: {folder / 'crisistl.toml'}:{line}: {reason}"
    )
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"zone = \n", ": not valid TOML: Invalid value (at line 1, column 8)"),
        (b"a = " + b"[" * 20_000, ": not valid TOML: nested too deeply"),
        (b"# x\n\xff", ":2: not UTF-8 text"),
    ],
)
def test_what_is_not_toml_is_one_error(
    run: Run, folder: Path, content: bytes, reason: str
) -> None:
    (folder / "crisistl.toml").write_bytes(content)
    result = run("list")
    assert (result.exit_code, result.stderr) == (
        3,
        f"error: {folder / 'crisistl.toml'}{reason}\n",
    )


def test_a_help_needs_no_settings(run: Run, folder: Path) -> None:
    _set(folder, "zoen = 1\n")
    assert run("list", "--help").exit_code == 0


# saved questions


def _saved(run: Run, *words: str) -> Result:
    return run("save", "june", "--", *words)


def test_a_question_is_saved_in_this_folder_and_asked_again(
    run: Run, folder: Path
) -> None:
    saved = _saved(run, "list", "--by", "Kremlin", "--from", "2022-01")
    assert (saved.exit_code, saved.stderr) == (
        0,
        "saved 'june' in crisistl.toml; ask it with: crisistl ask june\n",
    )
    written = Path("crisistl.toml").read_text(encoding="utf-8")
    assert written == '[questions]\njune = "list --by Kremlin --from 2022-01"\n'
    asked = run("ask", "june", "--limit", "5")
    usual = run("list", "--by", "Kremlin", "--from", "2022-01", "--limit", "5")
    assert asked == usual
    assert run("saved").stdout == (
        "june\tlist --by Kremlin --from 2022-01\tcrisistl.toml\n"
    )


def test_comments_and_order_are_kept(run: Run, folder: Path) -> None:
    text = '# mine\ncolumns = "id" # short\n\n[questions]\n# of May\nmay = "list"\n'
    _set(folder, text)
    run("save", "june", "--", "count", "month")
    changed = text + 'june = "count month"\n'
    assert (folder / "crisistl.toml").read_text(encoding="utf-8") == changed
    assert run("forget", "june").exit_code == 0
    assert (folder / "crisistl.toml").read_text(encoding="utf-8") == text
    assert sorted(os.listdir(folder)) == ["crisistl.toml", "drafts", "mine.json"]


def test_a_command_needs_no_dashes_before_it(run: Run, folder: Path) -> None:
    assert run("save", "june", "list", "--by", "NATO", "-n", "3").exit_code == 0
    assert "june\tlist --by NATO -n 3\t" in run("saved").stdout


def test_a_question_of_the_user_is_asked_in_any_folder(run: Run, folder: Path) -> None:
    env = {"XDG_CONFIG_HOME": str(folder / "config")}
    assert run("save", "--user", "gas", "--", "list", "gas", env=env).exit_code == 0
    assert run("ask", "gas", env=env).stdout == run("list", "gas").stdout
    assert not Path("crisistl.toml").exists()


def test_a_question_is_replaced_only_on_request(run: Run, folder: Path) -> None:
    _saved(run, "list")
    refused = _saved(run, "count", "month")
    assert (refused.exit_code, refused.stderr) == (
        2,
        "error: 'june' is saved already: list; choose another name, or add --overwrite\n",
    )
    assert run("save", "june", "--overwrite", "count", "month").exit_code == 0
    assert "june\tcount month\t" in run("saved").stdout


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            ("save", "--", "june", "add", "mine.json"),
            "'add' can't be a saved question; write",
        ),
        (("save", "a b", "list"), "'a b' can't be the name of a question"),
        (("save", "data", "list"), "'data' is the name of a setting"),
        (
            ("save", "june", "--", "list", "--byy", "x"),
            "`crisistl list` has no option --byy",
        ),
        (("ask", "june"), "no question is saved here; save one with: crisistl save"),
        (("forget", "june"), "no question is saved here"),
    ],
)
def test_what_cannot_be_saved_or_asked_is_refused(
    run: Run, folder: Path, args: tuple[str, ...], message: str
) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert message in result.stderr
    assert not Path("crisistl.toml").exists()


def test_an_unknown_question_is_answered_with_the_nearest(
    run: Run, folder: Path
) -> None:
    _saved(run, "list")
    for command in ("ask", "forget"):
        result = run(command, "jnue")
        assert result.exit_code == 2
        assert result.stderr.endswith("; did you mean 'june'?\n")


def test_a_question_that_is_no_command_line_is_an_error_of_the_file(
    run: Run, folder: Path
) -> None:
    _set(folder, "[questions]\na = \"list 'x\"\nb = ''\n")
    path = folder / "crisistl.toml"
    for name, line, reason in (
        ("a", 2, 'no closing quotation in "list \'x"'),
        ("b", 3, "write a search, such as list --by NATO"),
    ):
        result = run("ask", name)
        assert (result.exit_code, result.stderr) == (
            3,
            f"error: {path}:{line}: question {name!r}: {reason}\n",
        )


@pytest.mark.parametrize("line", ["remove mine.json gas", "ask a", "find gas"])
def test_a_question_that_changes_something_is_refused(
    run: Run, folder: Path, line: str
) -> None:
    _set(folder, f'columns = "id"\n[questions]\na = "{line}"\n')
    result = run("ask", "a")
    assert (result.exit_code, result.stderr) == (
        3,
        f"error: {folder / 'crisistl.toml'}:3: question 'a': {line.split()[0]!r} can't be a saved question; "
        "write a search or an export, such as: list --by NATO\n",
    )


def test_the_users_own_questions_are_read_beside_those_of_the_folder(
    run: Run, folder: Path
) -> None:
    env = {"XDG_CONFIG_HOME": str(folder / "config")}
    own = folder / "config" / "crisistl" / "crisistl.toml"
    run("save", "--user", "june", "--", "list", "--count", env=env)
    run("save", "--user", "may", "--", "count", "year", env=env)
    _saved(run, "list", "gas", "--count")
    assert run("saved", env=env).lines == [
        "june\tlist gas --count\tcrisistl.toml",
        f"june\tlist --count\t{own}",
        f"may\tcount year\t{own}",
    ]
    assert run("ask", "june", env=env).stdout == "2\n"
    assert run("ask", "may", env=env).stdout == run("count", "year").stdout
    assert run("forget", "june", env=env).exit_code == 0
    assert run("ask", "june", env=env).stdout == "70\n"
    assert run("forget", "june", env=env).stderr == f"removed 'june' from {own}\n"
    unknown = run("ask", "mya", env=env).stderr
    assert unknown == "error: no saved question 'mya'; did you mean 'may'?\n"


@pytest.mark.parametrize(
    ("saved", "added", "same"),
    [
        ("list gas", "energy", "list gas energy"),
        ("list --limit 3", "-n 1", "list -n 1"),
        ("list -n3 --by NATO", "--by Kremlin", "list -n3 --by Kremlin"),
        ("list --from 2022", "--on 2021-11", "list --on 2021-11"),
        ("list --on 2021-11", "--to 2021", "list --to 2021"),
        ("list --from=2021 --to 2022", "--to 2021-11", "list --from 2021 --to 2021-11"),
        ("list --certain --columns id", "--reverse", "list --certain --reverse --columns id"),
        ("count month", "--format csv", "count month --format csv"),
    ],
)  # fmt: skip
def test_an_added_option_replaces_a_saved_one(
    run: Run, folder: Path, saved: str, added: str, same: str
) -> None:
    run("save", "june", "--", *saved.split())
    assert run("ask", "june", *added.split()) == run(*same.split())


def test_the_saved_questions_complete_their_names(run: Run, folder: Path) -> None:
    _saved(run, "list")
    env = {
        "_CRISISTL_COMPLETE": "complete_bash",
        "COMP_WORDS": "crisistl ask ju",
        "COMP_CWORD": "2",
    }
    assert run(env=env).stdout.split() == ["june"]
