"""Written for people: a report, a page, a list or a drawing isn't read back as other events."""

from pathlib import Path

import pytest

from conftest import Run

SMALL = Path(__file__).parents[2] / "small.json"


@pytest.mark.parametrize(
    ("args", "name", "kind"),
    [
        (("export", "a.md"), "a.md", "a report of crisistl"),
        (("export", "a.mmd"), "a.mmd", "a Mermaid timeline"),
        (("export", "a.html"), "a.html", "a page of crisistl"),
        (("list", "-o", "b.md"), "b.md", "a list of crisistl"),
        (("list", "-o", "b.html"), "b.html", "a page of crisistl"),
        (("chart", "-o", "c.svg"), "c.svg", "a picture"),
    ],
)
def test_what_is_made_to_be_looked_at_is_refused_by_name(
    run: Run, tmp_path: Path, args: tuple[str, ...], name: str, kind: str
) -> None:
    *words, file = args
    path = tmp_path / file
    run(*words, path, "--data", SMALL)
    for copy in (path, path.with_suffix(".txt"), path.with_suffix("")):
        copy.write_bytes(path.read_bytes())
        result = run("list", "--data", copy)
        assert (result.exit_code, result.stdout) == (3, "")
        assert result.stderr.splitlines() == [
            f"error: {copy} is {kind}, made to be looked at, and isn't read; "
            "name the chronology that it was made from, such as its .json file"
        ]


def test_a_report_on_standard_input_is_refused(run: Run, tmp_path: Path) -> None:
    report = run("export", "-", "-f", "markdown", "--data", SMALL).stdout
    result = run("list", "--data", "-", input=report)
    assert result.exit_code == 3
    assert "is a report of crisistl" in result.stderr


@pytest.mark.parametrize(
    "text",
    [
        "## 1962\n\n- <a id='x'></a> 16 October: He is shown the photographs\n",
        "| date | who | title |\n| --- | --- | --- |\n| 16 October 1962 | Kennedy | Is told |\n",
    ],
)
def test_notes_that_look_a_little_like_it_are_read(
    run: Run, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "notes.md"
    path.write_text(text, "utf-8")
    assert run("list", "--data", path, "--count").stdout == "1\n"
