"""`crisistl formats`."""

import json

from crisistl.formats.core.registry import FORMATS


def test_every_format_is_listed_with_its_endings(run):
    found = json.loads(run("formats", "--format", "json").stdout)
    assert [row["format"] for row in found] == [known.name for known in FORMATS]
    assert all(row["endings"] for row in found)


def test_what_is_read_written_and_left_out_is_said(run):
    rows = {
        row["format"]: row
        for row in json.loads(run("formats", "--format", "json").stdout)
    }
    assert rows["json"] == {
        "format": "json", "name": "crisistl JSON", "endings": [".json"], "read": "yes", "written": "yes",
        "leaves out": [],
    }  # fmt: skip
    assert (rows["ucdp"]["read"], rows["ucdp"]["written"]) == ("yes", "no")
    assert "contradicts" in rows["timelinejs-sheet"]["leaves out"]


def test_a_narrow_terminal_says_what_it_has_no_room_for(run):
    said = "No room here for: leaves out. --format json has all."
    assert run("formats", "--format", "table", env={"COLUMNS": "80"}).lines[-1] == said
    assert (
        said not in run("formats", "--format", "table", env={"COLUMNS": "120"}).stdout
    )
