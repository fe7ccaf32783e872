"""Findings, rules and the summary of actors as tables."""

from datetime import date

from crisistl.check import RULES, Finding, Manuscript, findings
from crisistl.check.table import (
    MOST_SHOWN,
    counted,
    findings_table,
    reading_table,
    rules_report,
    summary_report,
)

VAGUE = [
    Finding("vague-date", "remark", f"events[{i}] 'e{i}'", i, "is vague", "look")
    for i in range(20)
]


def _more(rule: str) -> str:
    return f"--only {rule} shows them all"


def test_the_findings_are_counted_by_severity(small_timeline):
    assert counted({"a": VAGUE[:1], "b": []}) == "1 remark"
    assert (
        counted({"a": VAGUE, "b": [Finding("invalid", "error", "", None, "", "")]})
        == "1 error, 20 remarks"
    )
    assert counted({"a": []}) == "no findings"


def test_a_program_gets_every_finding():
    rows = [*findings_table({"a.json": VAGUE}).rows()]
    assert len(rows) == 20
    assert rows[3] == (
        "a.json",
        3,
        "remark",
        "vague-date",
        "events[3] 'e3'",
        "is vague",
        "look",
    )


def test_a_reader_gets_the_first_of_each_rule_with_the_remedy_below():
    rows = [*reading_table({"a.json": VAGUE}, most=MOST_SHOWN, more=_more).rows()]
    assert len(rows) == MOST_SHOWN + 1
    assert rows[1] == (
        "remark",
        "vague-date",
        ("line 1, event 2 'e1': is vague", "→ look"),
    )
    assert rows[-1] == (
        "",
        "vague-date",
        "… and 8 more; --only vague-date shows them all",
    )
    assert len([*reading_table({"a.json": VAGUE}, most=None, more=_more).rows()]) == 20


def test_a_limit_counts_the_findings_of_each_rule():
    other = Finding("no-source", "warning", "events[0] 'e0'", 1, "has none", "add one")
    rows = [*findings_table({"a.json": [*VAGUE, other]}, 2).rows()]
    assert [row[3] for row in rows] == ["vague-date", "vague-date", "no-source"]


def test_several_files_have_a_section_each():
    sections = reading_table(
        {"a.json": VAGUE[:1], "b.json": [], "c.json": VAGUE[:1]},
        most=MOST_SHOWN,
        more=_more,
    ).sections
    assert [section.heading for section in sections] == ["a.json", "c.json"]


def test_the_rules_are_listed():
    assert [row[0] for row in rules_report(RULES).rows().rows()] == [
        rule.name for rule in RULES
    ]


def test_the_summary_counts_the_events_of_each_actor(small_timeline):
    report = summary_report({"small.json": small_timeline})
    table = report.rows()
    named = [column.name for column in table.columns]
    assert named == [
        "id", "actor", "events", "reported", "claimed", "disputed", "planned", "forecast", "vague",
        "sources", "unsourced",
    ]  # fmt: skip
    assert next(table.rows()) == ("norland", "Norland", 6, 4, 1, 0, 1, 0, 1, 2, 0)
    assert report.heading.count == "6 actors"


def test_the_summary_of_several_files_says_which(small_timeline):
    table = summary_report({"a.json": small_timeline, "b.json": small_timeline}).rows()
    assert [row[:2] for row in table.rows()][::6] == [
        ("a.json", "norland"),
        ("b.json", "norland"),
    ]


def test_the_small_timeline_is_asked_for_little(small_timeline):
    found = findings(Manuscript.of(small_timeline, date(2022, 1, 27)))
    assert {f.rule for f in found} == {"contested-by-one", "vague-date"}
