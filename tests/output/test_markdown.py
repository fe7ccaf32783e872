"""Markdown: exact text, and that no text becomes markup."""

import io

import pytest

from crisistl.output.markdown import escaped, write_markdown
from crisistl.output.table import Column, Section, Table


def test_a_table_a_section_under_its_heading() -> None:
    out = io.StringIO()
    columns = (
        Column("date", "date"),
        Column("title", "title"),
        Column("events", "number"),
    )
    rows = [("2022", ("Talks", "a snippet"), 3), (None, "a|b", 12)]
    write_markdown(
        Table(
            columns, (Section("", rows), Section("On*going*", [("2014/..", "T", 1)]))
        ),
        out,
    )
    assert out.getvalue() == (
        "| date | title | events |\n"
        "| --- | --- | ---: |\n"
        "| 2022 | Talks — a snippet | 3 |\n"
        "|  | a\\|b | 12 |\n"
        "\n"
        "**On\\*going\\***\n"
        "\n"
        "| date | title | events |\n"
        "| --- | --- | ---: |\n"
        "| 2014/.. | T | 1 |\n"
    )


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("a | b", "a \\| b"),
        ("[sic]", "\\[sic\\]"),
        ("*emph* _emph_ `code`", "\\*emph\\* \\_emph\\_ \\`code\\`"),
        ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
        ("&amp; & &#60;", "&amp;amp; &amp; &amp;\\#60;"),
        ("![x](y)", "\\!\\[x\\](y)"),
        ("a\\|b", "a\\\\\\|b"),
        ("~~no~~", "\\~\\~no\\~\\~"),
        ("$a$", "\\$a\\$"),
        ("two\nlines", "two lines"),
        ("\x1b[1m", "\\\\x1b\\[1m"),
        ("plain - text. 1. (so)", "plain - text. 1. (so)"),
    ],
)
def test_no_text_is_markup(text: str, safe: str) -> None:
    assert escaped(text) == safe
