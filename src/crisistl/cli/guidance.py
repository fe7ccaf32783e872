"""Guidance: notes on what else a question may have meant."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from shlex import quote

from crisistl.cli.asking import ask
from crisistl.cli.question import Question
from crisistl.dates.axis import DAY, first_second
from crisistl.dates.words import day_words
from crisistl.engine.answer import Answer
from crisistl.engine.base import Engine
from crisistl.errors import UsageError, sentence
from crisistl.query.fields import FIELDS
from crisistl.query.lookup import field_of
from crisistl.query.tree import window_of
from crisistl.query.vocabulary import Vocabulary
from crisistl.text.names import fold


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
            if title != word:
                also = f"the {name} {title}"
            else:
                also = f"the name of {'an' if name == 'actor' else 'a'} {name}"
            yield f"'{word}' is also {also}: --{name} {quote(word)} finds {number:,}"


def like_names(
    question: Question, words: Sequence[str], engine: Engine
) -> Iterator[str]:
    """Notes on searched words that found nothing and are nearly a name, or another name of a state: Rusia, England."""
    from crisistl.cli.other_names import is_listed, meant_actor

    for name in ("actor", "theme"):
        field = field_of(name)
        known = Vocabulary.of(field, engine.spellings(field))
        for word in dict.fromkeys((" ".join(words), *words)):
            if known.get(word) is not None:
                continue
            title = ""
            if len(word) >= _LEAST_LETTERS and not is_listed(word):
                title = _nearly(word, known)
            if not title and name == "actor" and (meant := meant_actor(word, known)):
                title = meant.name
            if title:
                number = _number(question, name, title, engine)
                yield f"for the {name} {title}, write --{name} {quote(title)}, which finds {number:,}"


def _nearly(word: str, known: Vocabulary) -> str:
    """The title of which a spelling has nearly these letters; "" for none."""
    from difflib import get_close_matches

    spellings = {fold(spelling): identity for spelling, identity in known.spellings}
    near = get_close_matches(fold(word), spellings, n=1, cutoff=_NEARLY)
    if near:
        return known.titles[spellings[near[0]]]
    return ""


def _number(question: Question, name: str, word: str, engine: Engine) -> int:
    """How many events the question finds with this name in place of the words."""
    if name == "actor":
        asked = replace(question, actor=[word])
    else:
        asked = replace(question, theme=[word])
    return ask(asked, engine).number.events


def near_dates(question: Question, engine: Engine) -> Iterator[str]:
    """A note on events dated "about" a day that is near the one that was asked for, which found nothing."""
    asked = replace(question, during=[], around=question.during[0], window=_NEAR)
    try:
        hits = ask(asked, engine).hits
    except UsageError:  # a range has no days around it
        return
    about = [hit.event for hit in hits if hit.event.date.approximate]
    if about:
        day = quote(question.during[0])
        yield (
            f'{about[0].title!r} is dated {about[0].date.describe()}; "about" doesn\'t make a date wider: '
            f"--around {day} --window {_NEAR} finds {len(hits):,}"
        )


_NEAR = "3d"
_NEARLY = 0.74  # how like a name a misspelt word is
_LEAST_LETTERS = 4  # of it
_FEW = 50  # events that are looked at for a note
_OR = re.compile(r"\s(?:OR|or)\s|\s*\|+\s*")


def order_words(words: Sequence[str]) -> Iterator[str]:
    """A note where the direction of an order is searched for as a word: `--sort date desc`."""
    last = words[-1].lower()
    if last in ("desc", "descending", "reverse", "reversed"):
        yield f"{words[-1]!r} is searched for as a word; for the last first, write: --reverse"


def loose_or(words: Sequence[str]) -> Iterator[str]:
    """A note where OR comes after an option: `--actor russia OR ukraine`."""
    if words[0] in ("OR", "|", "AND") and words[1:]:
        yield f"{words[0]!r} is searched for as a word; for either value, repeat the option"


def either(words: Sequence[str]) -> Iterator[str]:
    """A note where "or" between words is searched for as a word, or "and", which needn't be said."""
    parts = [part.strip() for part in _OR.split(" ".join(words))]
    if len(parts) > 1 and all(parts):
        options = " ".join(f"--text {quote(part)}" for part in parts)
        yield f"'or' is searched for as a word; for either, write: crisistl list {options}"
    parts = " ".join(words).split(" AND ")
    if len(parts) > 1:
        said = " ".join(quote(part) for part in parts)
        yield f"all words are searched for without AND: crisistl list {said}"


def expressions(words: Sequence[str]) -> Iterator[str]:
    """A note on the first searched word that is a condition for --where, such as status:claimed or actor!=nato."""
    from crisistl.query.foreign_signs import condition_meant
    from crisistl.query.numbers import COUNTED

    known = {*COUNTED, "date"}
    known.update(field.name for field in FIELDS if field.ask)
    for word in words:
        found = _CONDITION.match(word)
        if found and found[1] in known:
            name, end = found[1], found.end(1)
            meant = condition_meant(word, name, end, COUNTED) or word
            yield f"{word!r} is searched for as a word; for the condition, write: --where {quote(meant)}"
            return


_CONDITION = re.compile(r"([a-z_]+)(?::|!=|<>|[<>]=?|==?).")


def missing_file(words: Sequence[str]) -> Iterator[str]:
    """A note on a searched word that looks like the name of a data file, which isn't there."""
    from crisistl.cli.missing import near_files
    from crisistl.formats.core.registry import FORMATS

    endings = tuple(ending for known in FORMATS for ending in known.endings)
    for word in words:
        if word.lower().endswith(endings) and "." in word[1:]:
            yield sentence(
                f"there is no file {word!r} here",
                "a file to read is named with --data, one to write with --output",
                near_files(word),
            )


def ended(answer: Answer) -> Iterator[str]:
    """A note where the period that was asked for is after the end of the chronology, or after its last event."""
    window = window_of(answer.query)
    if window is None:
        return
    end = answer.head.as_of
    if end and window.period.lower >= first_second(end) + DAY:
        yield (
            f"the chronology ends on {day_words(first_second(end))}; what is listed was planned or "
            "forecast, or may still have lasted (--certain leaves out what only may have)"
        )
        return
    extent = answer.engine.extent()
    if extent is None:
        return
    last = extent[1]
    lower = window.period.lower
    # not only by what an account says
    lasts = any(hit.event.date.latest_end >= lower for hit in answer.first(_FEW))
    if last.latest_start < lower and lasts:
        yield (
            f"the last event of the chronology is of {last.starts.describe()}; what is listed may still have "
            "lasted, as its end isn't known (--certain leaves it out)"
        )


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
