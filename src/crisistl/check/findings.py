"""Run rules on a chronology and give each finding its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from crisistl.check.manuscript import Manuscript
from crisistl.check.reported import Reported
from crisistl.check.rules import RULES, Rule, Severity
from crisistl.errors import Advice
from crisistl.model.timeline import Event, Timeline


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding of a rule: place, reason and remedy. `line` is the line of the part in its file."""

    rule: str
    severity: Severity
    place: str
    line: int | None
    reason: str
    remedy: str
    advice: tuple[Advice, ...] = ()


def findings(
    manuscript: Manuscript, rules: Sequence[Rule] = RULES
) -> Iterator[Finding]:
    """The findings, rule by rule; if the file can't be loaded, only those of rules about the file itself."""
    for rule in rules:
        if rule.of == "file" or not manuscript.faults:
            for found in rule.find(manuscript):
                if manuscript.only is None or _concerns(found, manuscript):
                    yield _finding(rule, found, manuscript)


def findings_about(event: Event, timeline: Timeline, today: date) -> Iterator[Finding]:
    """The errors and warnings that concern an event of the timeline, without looking for those about others."""
    manuscript = Manuscript.of(timeline, today, only=event.id)
    wanted = [
        rule for rule in RULES if rule.of == "events" and rule.severity != "remark"
    ]
    yield from findings(manuscript, wanted)


def _concerns(found: Reported, manuscript: Manuscript) -> bool:
    """Whether something that a rule found is about the only event that is asked for."""
    if found.other == manuscript.only:
        return True
    own = manuscript.timeline.events[found.index].id
    return found.register == "events" and own == manuscript.only


def _finding(rule: Rule, found: Reported, manuscript: Manuscript) -> Finding:
    place, line = found.place, found.line
    if found.register:
        part = getattr(manuscript.timeline, found.register)[found.index]
        place = f"{found.register}[{found.index}] {part.id!r}"
        line = manuscript.line(found.register, found.index)
    return Finding(
        rule.name,
        rule.severity,
        place,
        line,
        found.reason,
        found.remedy,
        found.advice,
    )
