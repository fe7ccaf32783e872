"""Check: what a careful editor would question in a chronology, beyond the faults that prevent loading."""

from crisistl.check.findings import Finding, findings, findings_about
from crisistl.check.manuscript import Manuscript
from crisistl.check.rules import RULES, Rule, chosen_rules

__all__ = [
    "RULES",
    "Finding",
    "Manuscript",
    "Rule",
    "chosen_rules",
    "findings",
    "findings_about",
]
