"""Findings: all that a set of rules finds in a chronology, each with its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crisistl.check.found import Found
from crisistl.check.manuscript import Manuscript
from crisistl.check.rules import RULES, Rule, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule finds: where, why it asks, and what would mend it. `line` is that of the part in its file."""

    rule: str
    severity: Severity
    place: str
    line: int | None
    reason: str
    remedy: str


def findings(manuscript: Manuscript, rules: Sequence[Rule] = RULES) -> Iterator[Finding]:
    """What the rules find, rule by rule; where loading refuses the file, only those that look at the file."""
    for rule in rules:
        if rule.of_file or not manuscript.faults:
            for found in rule.find(manuscript):
                yield _finding(rule, found, manuscript)


def _finding(rule: Rule, found: Found, manuscript: Manuscript) -> Finding:
    place, line = found.place, found.line
    if found.register:
        part = getattr(manuscript.timeline, found.register)[found.index]
        place = f"{found.register}[{found.index}] {part.id!r}"
        line = manuscript.line(found.register, part.id)
    return Finding(rule.name, rule.severity, place, line, found.reason, found.remedy)
