"""The registry of rules: name, severity and what each rule looks for."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from crisistl.check import (
    claims,
    dates,
    duplicates,
    file,
    order_of_dates,
    registers,
    roles,
    sources,
    text,
)
from crisistl.check.manuscript import Manuscript
from crisistl.check.reported import Reported
from crisistl.errors import UsageError
from crisistl.text.names import did_you_mean

Severity = Literal["error", "warning", "remark"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. `asks` describes what it looks for, `of` the parts that it reports.

    A rule of the file also checks files that can't be loaded.
    """

    name: str
    severity: Severity
    asks: str
    find: Callable[[Manuscript], Iterable[Reported]]
    of: Literal["events", "registers", "file"] = "events"


RULES: tuple[Rule, ...] = (
    Rule("invalid", "error", "faults that prevent loading", file.invalid, of="file"),
    Rule(
        "double-key",
        "error",
        "a key that occurs twice in a JSON object",
        file.double_key,
        of="file",
    ),
    Rule(
        "control-characters",
        "error",
        "control characters, overrides of text direction",
        text.control_characters,
    ),
    Rule(
        "unattributed-claim",
        "error",
        "a claim without a claimant",
        claims.unattributed_claim,
    ),
    Rule(
        "reversed-life",
        "error",
        "an actor that ends before it begins",
        roles.reversed_life,
        of="registers",
    ),
    Rule(
        "unattributed-forecast",
        "warning",
        "a forecast without a forecaster",
        claims.unattributed_forecast,
    ),
    Rule(
        "attributed-fact",
        "warning",
        "a statement of somebody with the status reported",
        claims.attributed_fact,
    ),
    Rule("no-source", "warning", "an event without a source", sources.no_source),
    Rule(
        "early-answer",
        "warning",
        "a response dated before what it responds to",
        claims.early_answer,
    ),
    Rule(
        "stray-date",
        "warning",
        "a date far from its neighbours: a wrong year?",
        order_of_dates.stray_date,
    ),
    Rule(
        "lonely-date",
        "warning",
        "a date decades from all others: a wrong year?",
        dates.lonely_date,
    ),
    Rule(
        "future-date",
        "warning",
        "later than the timeline covers, not planned or forecast",
        dates.future_date,
    ),
    Rule(
        "changed-clock",
        "warning",
        "a time that the time zone doesn't have, or has twice",
        dates.changed_clock,
    ),
    Rule("long-span", "warning", "a span much longer than the others", dates.long_span),
    Rule(
        "likely-duplicate",
        "warning",
        "an event that seems to be recorded twice",
        duplicates.likely_duplicate,
    ),
    Rule(
        "similar-actors",
        "warning",
        "one actor spelled in two ways",
        registers.similar_actors,
        of="registers",
    ),
    Rule(
        "similar-themes",
        "warning",
        "one theme spelled in two ways",
        registers.similar_themes,
        of="registers",
    ),
    Rule(
        "double-term",
        "warning",
        "two terms of one actor in one role that overlap",
        roles.double_term,
        of="registers",
    ),
    Rule(
        "outside-life",
        "warning",
        "an event of an actor before its beginning or after its end",
        roles.outside_life,
    ),
    Rule("markup", "warning", "HTML in a text", text.markup),
    Rule(
        "hidden-characters",
        "warning",
        "invisible characters, lost letters",
        text.hidden_characters,
    ),
    Rule(
        "contradicted-fact",
        "remark",
        "two reported events that contradict each other",
        claims.contradicted_fact,
    ),
    Rule(
        "differing-accounts",
        "remark",
        "an event whose sources differ in date, figure or who acts",
        claims.differing_accounts,
    ),
    Rule(
        "contested-by-one",
        "remark",
        "a contested statement with only one source",
        sources.contested_by_one,
    ),
    Rule(
        "one-source", "remark", "every event cites the same source", sources.one_source
    ),
    Rule(
        "vague-date",
        "remark",
        "a date known only to the month or less",
        dates.vague_date,
    ),
    Rule(
        "taken-date",
        "remark",
        "a date taken from the row above, as the cell was empty",
        dates.taken_date,
    ),
    Rule(
        "two-names",
        "remark",
        "an actor that may be another's short name, initials or other name",
        registers.two_names,
        of="registers",
    ),
    Rule(
        "overlapping-roles",
        "remark",
        "a role with dates held by two actors at once",
        roles.overlapping_roles,
        of="registers",
    ),
    Rule(
        "gap-in-roles",
        "remark",
        "a role with dates that nobody holds for some time",
        roles.gap_in_roles,
        of="registers",
    ),
    Rule(
        "unused-actor",
        "remark",
        "an actor that no event names",
        registers.unused_actor,
        of="registers",
    ),
    Rule(
        "unused-theme",
        "remark",
        "a theme that no event names",
        registers.unused_theme,
        of="registers",
    ),
    Rule(
        "unused-source",
        "remark",
        "a source that no event cites",
        registers.unused_source,
        of="registers",
    ),
)
"""All rules, the most severe first."""


def chosen_rules(
    only: Sequence[str] = (), skip: Sequence[str] = ()
) -> tuple[Rule, ...]:
    """The named rules, or all except the skipped ones. Raises UsageError with the nearest names for an unknown one."""
    for name in (*only, *skip):
        if name not in (known := [rule.name for rule in RULES]):
            near = did_you_mean(name, known) or f"; there are {', '.join(known)}"
            raise UsageError(f"unknown rule {name!r}{near}")
    return tuple(
        rule
        for rule in RULES
        if (not only or rule.name in only) and rule.name not in skip
    )
