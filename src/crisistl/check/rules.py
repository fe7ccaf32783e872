"""The literal registry of rules: what each is called, how grave it is, what it looks for."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from crisistl.check import claims, dates, duplicates, file, registers, sources, text
from crisistl.check.found import Found
from crisistl.check.manuscript import Manuscript
from crisistl.errors import UsageError
from crisistl.text.names import did_you_mean

Severity = Literal["error", "warning", "remark"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. `asks` is what it looks for; `of_file` says that it looks at files that loading refuses, too."""

    name: str
    severity: Severity
    asks: str
    find: Callable[[Manuscript], Iterable[Found]]
    of_file: bool = False


RULES: tuple[Rule, ...] = (
    Rule("invalid", "error", "what loading refuses", file.invalid, of_file=True),
    Rule("double-key", "error", "a key twice in one JSON object", file.double_key, of_file=True),
    Rule(
        "control-characters", "error", "control characters, overrides of direction", text.control_characters
    ),
    Rule("unattributed-claim", "error", "a claim that nobody makes", claims.unattributed_claim),
    Rule("unattributed-forecast", "warning", "a forecast that nobody makes", claims.unattributed_forecast),
    Rule("attributed-fact", "warning", "somebody's statement, told as fact", claims.attributed_fact),
    Rule("no-source", "warning", "an event without a source", sources.no_source),
    Rule("early-answer", "warning", "an answer before what it answers", claims.early_answer),
    Rule("stray-date", "warning", "a date far from its neighbours: a wrong year?", dates.stray_date),
    Rule(
        "future-date", "warning", "after the day of the timeline, not planned or foreseen", dates.future_date
    ),
    Rule("long-span", "warning", "a span longer than all the rest", dates.long_span),
    Rule("likely-duplicate", "warning", "one event told twice", duplicates.likely_duplicate),
    Rule("similar-actors", "warning", "one actor spelled in two ways", registers.similar_actors),
    Rule("similar-themes", "warning", "one theme spelled in two ways", registers.similar_themes),
    Rule("markup", "warning", "HTML in a text", text.markup),
    Rule("hidden-characters", "warning", "signs without width, lost letters", text.hidden_characters),
    Rule("contradicted-fact", "remark", "two facts that contradict each other", claims.contradicted_fact),
    Rule("contested-by-one", "remark", "a contested statement with one source", sources.contested_by_one),
    Rule("one-source", "remark", "all events from one source", sources.one_source),
    Rule("vague-date", "remark", "a date known no nearer than to a month", dates.vague_date),
    Rule("unused-actor", "remark", "an actor in no event", registers.unused_actor),
    Rule("unused-theme", "remark", "a theme of no event", registers.unused_theme),
    Rule("unused-source", "remark", "a source that is never cited", registers.unused_source),
)
"""All rules, the gravest first."""


def chosen_rules(only: Sequence[str] = (), skip: Sequence[str] = ()) -> tuple[Rule, ...]:
    """The rules of these names, or all but these; UsageError with the nearest names for an unknown one."""
    for name in (*only, *skip):
        if name not in (known := [rule.name for rule in RULES]):
            near = did_you_mean(name, known) or f"; there are {', '.join(known)}"
            raise UsageError(f"unknown rule {name!r}{near}")
    return tuple(rule for rule in RULES if (not only or rule.name in only) and rule.name not in skip)
