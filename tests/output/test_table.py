"""Tables: rows in sections."""

from crisistl.output.table import Column, Section, Table


def test_the_rows_of_all_sections_come_one_after_the_other() -> None:
    table = Table(
        (Column("a"),), (Section("", [("1",), ("2",)]), Section("Ongoing", [("3",)]))
    )
    assert [*table.rows()] == [("1",), ("2",), ("3",)]


def test_a_column_is_plain_text_at_any_width_unless_it_says_otherwise() -> None:
    assert Column("a") == Column("a", "text", 0)
