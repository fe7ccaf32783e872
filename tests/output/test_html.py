"""HTML tables: pages of their own, in which nothing of the data is markup."""

import io

from crisistl.output.html import write_html
from crisistl.output.report import Heading
from crisistl.output.table import Column, Section, Table

COLUMNS = (Column("date", "date"), Column("title", "title"), Column("n", "number"))


def _page(table: Table, heading: Heading | None = None) -> str:
    out = io.StringIO()
    write_html(table, out, heading)
    return out.getvalue()


def test_a_page_has_the_heading_the_rows_and_the_notes() -> None:
    rows = (
        ("2022", ("Dam <closed>", "claimed by A & B"), 1200),
        ("2023", "Open", None),
    )
    table = Table(COLUMNS, (Section("", rows), Section("Ongoing", rows[1:])))
    page = _page(table, Heading("River & lake", "from 2022", "2 of 3", ("A <note>.",)))
    body = page[page.index("<body>") :].splitlines()
    assert "<title>River &amp; lake</title>" in page
    assert body == [
        "<body>",
        "<h1>River &amp; lake</h1>",
        "<p>from 2022 · 2 of 3</p>",
        "<table>",
        '<thead><tr><th>date</th><th>title</th><th class="number">n</th></tr></thead>',
        "<tbody>",
        '<tr><td class="date">2022</td><td>Dam &lt;closed&gt;<small>claimed by A &amp; B</small></td>'
        '<td class="number">1,200</td></tr>',
        '<tr><td class="date">2023</td><td>Open</td><td class="number"></td></tr>',
        "</tbody>",
        '<tbody><tr><th colspan="3">Ongoing</th></tr></tbody>',
        "<tbody>",
        '<tr><td class="date">2023</td><td>Open</td><td class="number"></td></tr>',
        "</tbody>",
        "</table>",
        "<p>A &lt;note&gt;.</p>",
        "</body>",
        "</html>",
    ]


def test_control_characters_are_shown_as_what_they_are() -> None:
    page = _page(Table(COLUMNS[1:2], (Section("", [("a\x1b[2Jb\u202e",)]),)))
    assert r"<td>a\x1b[2Jb\u202e</td>" in page
