"""Tables drawn with dashes: what pandoc, org-mode and the shells of databases print."""

from pathlib import Path

import pytest

from conftest import Run
from crisistl.formats.loading import load
from crisistl.formats.notes.ruled_tables import as_pipe_tables

_EXPECTED = [("2031-05-02", "The port opens"), ("2031-06", "A strike")]

_TABLES = {
    "grid": """\
+-------------+----------------+
| Date        | What           |
+=============+================+
| 2 May 2031  | The port       |
|             | opens          |
+-------------+----------------+
| June 2031   | A strike       |
+-------------+----------------+
""",
    "psql": """\
+------------+----------------+
| date       | what           |
|------------+----------------|
| 2031-05-02 | The port opens |
| 2031-06    | A strike       |
+------------+----------------+
""",
    "org": """\
| date       | what           |
|------------+----------------|
| 2031-05-02 | The port opens |
| 2031-06    | A strike       |
""",
    "simple": """\
  date         what
  ------------ ----------------
  2031-05-02   The port opens
  2031-06      A strike

  : A caption
""",
    "multiline": """\
  -----------------------------
  date         what
  ------------ ----------------
  2031-05-02   The port
               opens

  2031-06      A strike
  -----------------------------
""",
    "reStructuredText": """\
==========  ==============
date        what
==========  ==============
2031-05-02  The port opens
2031-06     A strike
==========  ==============
""",
    "DuckDB": """\
┌────────────┬────────────────┐
│    date    │      what      │
│  varchar   │    varchar     │
├────────────┼────────────────┤
│ 2031-05-02 │ The port opens │
│ 2031-06    │ A strike       │
└────────────┴────────────────┘
""",
    "polars": """\
shape: (2, 2)
┌────────────┬────────────────┐
│ date       ┆ what           │
│ ---        ┆ ---            │
│ str        ┆ str            │
╞════════════╪════════════════╡
│ 2031-05-02 ┆ The port opens │
│ 2031-06    ┆ A strike       │
└────────────┴────────────────┘
""",
}


@pytest.mark.parametrize("ending", [".md", ".txt"])
@pytest.mark.parametrize("kind", _TABLES)
def test_ruled_tables_are_read(kind: str, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"x{ending}"
    path.write_text(_TABLES[kind], encoding="utf-8")
    events = load(path, note=lambda _: None).events
    assert [(event.date.text, event.title) for event in events] == _EXPECTED


@pytest.mark.parametrize("kind", ["psql", "org", "simple", "reStructuredText"])
def test_a_fault_has_the_line_of_its_row(kind: str, run: Run, tmp_path: Path) -> None:
    text = _TABLES[kind].replace("2031-06", "soonish")
    line = text.split("\n").index(next(x for x in text.split("\n") if "soonish" in x))
    path = tmp_path / "x.md"
    path.write_text(text, encoding="utf-8")
    result = run("list", "--data", path)
    assert result.exit_code == 3
    assert f"line {line + 1}: column date: 'soonish'" in result.stderr


def test_other_text_is_left_as_it_is() -> None:
    text = "A heading\n---------\n\n- 2 May 2031: a --- b\n\n---\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    assert as_pipe_tables(text) == text
    assert as_pipe_tables("---- ----\n") == "---- ----\n"


@pytest.mark.parametrize(
    "rule", ["+------------+-------+----+", "|------------+-------+----|"]
)
def test_a_bar_within_a_cell_parts_no_columns(rule: str, tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text(
        f"{rule}\n"
        "| date       | title | no |\n"
        f"{rule}\n"
        "| 2031-05-02 | A | B | 1  |\n"
        "| 2031-06-09 | C     | 2  |\n"
        f"{rule}\n"
    )
    events = load(path, note=lambda _: None).events
    assert [(event.title, event.extra) for event in events] == [
        ("A | B", {"no": 1}),
        ("C", {"no": 2}),
    ]
