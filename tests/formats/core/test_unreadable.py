"""Files of other programs that aren't read are named for what they are, by their ending or by how they begin."""

from pathlib import Path

import pytest

from crisistl.errors import DataError
from crisistl.formats.loading import load


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("x.txt", '{| class="wikitable"\n! Date\n|}\n', "wikitext"),
        ("x.txt", "== 2031 ==\n* [[2 May]] – A strike\n", "wikitext"),
        ("x.txt", "||Date||Event||\n|2 May 2031|A strike|\n", "wikitext"),
        ("x.txt", "@article{a,\n title={A strike},\n}\n", "references in BibTeX"),
        ("x.ris", "TY  - NEWS\nDA  - 2031/05/02\nER  -\n", "references in RIS"),
        (
            "x.json",
            '[{"id": "a", "title": "A", "issued": {"date-parts": [[2031, 5]]}}]',
            "references in CSL JSON",
        ),
        ("x.json", '["vcalendar", [], []]', "a calendar in jCal"),
        ("x.txt", "0 HEAD\n1 SOUR X\n", "a family tree in GEDCOM"),
        ("x.org", "* A strike\n<2031-05-02 Fri>\n", "an Org file"),
        (
            "x.timeline",
            "<?xml version='1.0'?>\n<timeline>\n  <version>2.4</version>\n</timeline>",
            "a file of Timeline Project",
        ),
        ("x.txt", '"date" "title"\n"1" 2031-05-02 "A strike"\n', "text of R"),
        ("x.txt", 'structure(list(date = "2031-05-02"))\n', "text of R"),
        ("x.json", '{"pandoc-api-version": [1, 22], "blocks": []}', "pandoc"),
        ("x.json", '{"cells": [{"cell_type": "code"}]}', "a notebook"),
        ("x.toml", '[[events]]\ndate = 2031-05-02\ntitle = "A"\n', "TOML"),
        ("x.txt", "INSERT INTO events VALUES('2031-05-02','A');\n", "SQL"),
        ("x.kml", '<kml xmlns="http://www.opengis.net/kml/2.2"/>', "a map in KML"),
        ("x.fods", "<office:document/>", "a flat OpenDocument spreadsheet"),
        ("x.feather", "ARROW1\0\0", "an Arrow file"),
    ],
)
def test_what_is_not_read_is_named(
    name: str, text: str, kind: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=rf"{kind}\b.*, which isn't read"):
        load(path, note=lambda _: None)


def test_a_chronology_that_begins_with_an_at_sign_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("date,title\n2031-05-02,@port{a}\n", encoding="utf-8")
    assert [event.title for event in load(path).events] == ["@port{a}"]
