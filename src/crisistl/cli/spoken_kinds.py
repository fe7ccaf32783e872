"""Spoken kinds: searched words for a kind of event, such as "quotes" or "threats", and the options for it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from shlex import join
from typing import Any

from crisistl.cli.asking import ask
from crisistl.cli.question import Question
from crisistl.cli.typed_options import typed_options
from crisistl.engine.base import Engine
from crisistl.errors import UsageError

_KINDS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("quote", "quotes", "quotations"), ("where", "has:quotes")),
    **dict.fromkeys(("contradictions", "conflicts"), ("where", "has:contradiction")),
    **dict.fromkeys(("answered", "answers", "replies"), ("where", "has:answer")),
    **dict.fromkeys(("unsourced",), ("where", "lacks:source")),
    **dict.fromkeys(("claim", "claims", "claimed", "alleged"), ("status", "claimed")),
    **dict.fromkeys(("dispute", "disputes", "disputed"), ("status", "disputed")),
    **dict.fromkeys(("plan", "plans", "planned"), ("status", "planned")),
    **dict.fromkeys(
        ("forecast", "forecasts", "predictions", "predicted"), ("status", "forecast")
    ),
    **dict.fromkeys(("reported", "facts"), ("status", "reported")),
    **dict.fromkeys(("agreement", "agreements", "deals"), ("type", "agree")),
    **dict.fromkeys(("consultations", "meetings"), ("type", "consult")),
    **dict.fromkeys(("concession", "concessions"), ("type", "concede")),
    **dict.fromkeys(("retreat", "retreats", "withdrawals"), ("type", "retreat")),
    **dict.fromkeys(("demand", "demands", "requests"), ("type", "request")),
    **dict.fromkeys(("accusation", "accusations"), ("type", "accuse")),
    **dict.fromkeys(("rejection", "rejections", "refusals"), ("type", "reject")),
    **dict.fromkeys(("threat", "threats", "warnings"), ("type", "threaten")),
    **dict.fromkeys(("protest", "protests"), ("type", "protest")),
    **dict.fromkeys(
        ("mobilization", "mobilisation", "mobilizations", "mobilisations"),
        ("type", "mobilize"),
    ),
    **dict.fromkeys(("attack", "attacks", "assaults"), ("type", "assault")),
}
"""The option, and its value, for what people call a kind of event."""


def kinds_among(
    question: Question, words: Sequence[str], engine: Engine
) -> Iterator[str]:
    """A note on the first searched word that is a kind of event, with the command line that lists that kind."""
    parts = " ".join(words).split()
    for place, word in enumerate(parts):
        meant = _KINDS.get(word.lower())
        if meant is None and word.lower() == "unanswered":
            meant = ("unanswered", "")
        if meant is None:
            continue
        rest = [*parts[:place], *parts[place + 1 :]]
        asked = _with(question, *meant)
        try:
            number = ask(_searching(asked, rest), engine).number.events
        except UsageError:
            return
        if number:
            line = join(["list", *typed_options(asked), *rest])
            kind = " ".join(typed_options(_with(Question(), *meant)))
            yield f"{word!r} is searched for as a word; {kind} finds {number:,}, write: crisistl {line}"
        return


def _with(question: Question, option: str, value: str) -> Question:
    """The question with one more option."""
    given: Any = True
    if value:
        given = [value]
    if value and option == "where" and question.where:
        given = [f"({text}) and {value}" for text in question.where]
    return replace(question, **{option: given})


def _searching(question: Question, words: Sequence[str]) -> Question:
    if not words:
        return question
    return replace(question, text=[*question.text, " ".join(words)])
