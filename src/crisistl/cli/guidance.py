"""Guidance: notes on what else a question may have meant."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from shlex import quote

from crisistl.cli.asking import ask
from crisistl.cli.question import Question
from crisistl.engine.base import Engine
from crisistl.errors import UsageError
from crisistl.query.fields import field_of
from crisistl.query.vocabulary import Vocabulary


def other_readings(
    question: Question, words: Sequence[str], engine: Engine
) -> Iterator[str]:
    """Notes on searched words that are also a name of an actor or a theme, with how many events that finds."""
    whole = " ".join(words)
    for name in ("actor", "theme"):
        field = field_of(name)
        known = Vocabulary.of(field, engine.spellings(field))
        for word in dict.fromkeys((whole, *words)):
            identity = known.get(word)
            if identity is None:
                continue
            number = _number(question, name, word, engine)
            title = known.titles[identity]
            also = (
                f"the {name} {title}"
                if title != word
                else f"the name of {'an' if name == 'actor' else 'a'} {name}"
            )
            yield f"'{word}' is also {also}: --{name} {quote(word)} finds {number:,}"


def _number(question: Question, name: str, word: str, engine: Engine) -> int:
    """How many events the question finds with this name in place of the words."""
    asked = (
        replace(question, actor=[word])
        if name == "actor"
        else replace(question, theme=[word])
    )
    return ask(asked, engine).number.events


def claims(question: Question, engine: Engine) -> Iterator[str]:
    """A note on who claims, where claims are asked for by who acts in them."""
    if not question.by or "claimed" not in question.status:
        return
    asked = replace(question, by=[], attributed_to=question.by)
    names = " ".join(f"--attributed-to {quote(name)}" for name in question.by)
    try:
        number = ask(asked, engine).number.events
    except UsageError:
        return
    yield f"--by asks who acts in what is claimed; for who claims it, write {names}, which finds {number:,}"
