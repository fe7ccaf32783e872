"""`crisistl formats`."""

import json

from crisistl.formats.registry import FORMATS


def test_every_format_is_listed_with_its_endings(run):
    found = json.loads(run("formats", "--format", "json").stdout)
    assert [row["format"] for row in found] == [known.name for known in FORMATS]
    assert all(row["endings"] for row in found)


def test_what_is_read_written_and_left_out_is_said(run):
    rows = {row["format"]: row for row in json.loads(run("formats", "--format", "json").stdout)}
    assert rows["json"] == {
        "format": "json", "name": "crisistl JSON", "endings": [".json"], "read": "yes", "written": "yes",
        "leaves out": [],
    }  # fmt: skip
    assert (rows["ucdp"]["read"], rows["ucdp"]["written"]) == ("yes", "no")
    assert "contradicts" in rows["timelinejs-sheet"]["leaves out"]
