"""Reviewing at a terminal: a card for each proposal, and a key for each decision."""

import shutil
import sys
import textwrap
from collections.abc import Callable
from functools import partial
from typing import Any

import typer

from crisistl.cli import console, questions
from crisistl.cli.messages import message
from crisistl.cli.typing import date_of, type_of
from crisistl.errors import CrisisError
from crisistl.model.timeline import EVENT_TYPES, STATUSES
from crisistl.output.cells import harmless
from crisistl.prose.card import KEYS, card, names_of
from crisistl.prose.review import Review
from crisistl.text.names import fold

_NEXT, _STAY, _QUIT = "next", "stay", "quit"
_ASK = "ask"  # nothing changed: ask again below what was said, without the card
_WIDEST = 100
_LEAVING = "b goes back, q stops the review"
_HELP = """\
 a  put the event into the chronology
 e  change its title, place, status or summary
 d  change the date
 w  change who acts, and towards whom
 t  change the type
 s  leave the proposal out
 m  merge it into an event or a proposal
 x  make two proposals of it
 u  take the last key back
 n  leave it open, show the next
 q  stop; what is open waits"""


class _Left(Exception):
    """A question was answered with q or b; `result` is what the key then does."""

    def __init__(self, result: str) -> None:
        super().__init__(result)
        self.result = result


def go_through(review: Review, into: str) -> None:
    """Show the open proposals one after the other until all are decided or the reviewer stops."""
    if not review.next_open(0):
        console.note(f"nothing is open: {review.summary()}")
        return
    actions = _actions()
    while True:
        _show(review)
        result = _asked(review, actions)
        if result == _QUIT:
            break
        if result == _NEXT and not review.next_open(review.at + 1):
            break
    console.note(f"{review.summary()}; accepted events are in {into}")


def _show(review: Review) -> None:
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    lines = ["", "─" * width, *card(review.draft, review.proposal, width - 1)]
    lines += [f" {line}" for line in _keys(width - 2)]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def _keys(width: int) -> list[str]:
    """The list of keys, broken between two of them."""
    lines = [""]
    for key in (
        KEYS.replace("] split", "]\u00a0split")
        .replace("merge into", "merge\u00a0into")
        .replace("[m]erge into", "[m]erge\u00a0into")
        .split()
    ):
        if lines[-1] and len(lines[-1]) + len(key) + 1 > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {key}".strip()
    return [line.replace("\u00a0", " ") for line in lines]


def _asked(review: Review, actions: dict[str, Callable[[Review], str]]) -> str:
    """What the next key does; an error is shown and the proposal stays."""
    while True:
        sys.stdout.write(" > ")
        sys.stdout.flush()
        key = _key()
        sys.stdout.write(f"{key if key.isprintable() else ''}\n")
        if not key:
            continue
        if key == "?":
            sys.stdout.write(f"{_HELP}\n")
            continue
        action = actions.get(key.lower())
        if action is None:
            sys.stdout.write(" press one of a e d w t s m x u n q; ? explains them\n")
            continue
        try:
            result = action(review)
        except _Left as left:
            return left.result
        except CrisisError as error:
            console.error(message(error))
            continue
        if result != _ASK:
            return result


def _key() -> str:
    try:
        key = typer.getchar()
    except EOFError:
        return "q"
    # a terminal may give 'a' and Enter in one piece; an escape sequence is one key
    if key.startswith("\x1b"):
        return key
    return key.strip()[:1]


def _actions() -> dict[str, Callable[[Review], str]]:
    return {
        "a": _accept, "e": _edit, "d": _date, "w": _who, "t": _type, "s": _skip, "m": _merge, "x": _split, "u": _undo,
        "n": lambda review: _NEXT, "q": lambda review: _QUIT,
    }  # fmt: skip


def _say(text: str) -> None:
    width = min(shutil.get_terminal_size().columns, _WIDEST) - 1
    lines = textwrap.wrap(
        harmless(text), width, initial_indent=" ", subsequent_indent=" "
    )
    sys.stdout.write("\n".join(lines) + "\n")


def _accept(review: Review) -> str:
    """Accept; a date that is a guess and a title that is the article's are asked about once."""
    if not review.proposal.event.date and review.proposal.options:
        _date(review)
    left = _on_guessed_date(review)
    if left is not None:
        return left
    same = next((twin for twin in review.twins() if twin.is_event), None)
    if same and not _agree(
        f" It may be the same as {same.id} ({same.date}). Add it anyway"
    ):
        return _STAY
    if "title" not in review.proposal.edited:
        _ask_for_title(review)
    _say(f"added {review.accept()}")
    return _NEXT


def _ask_for_title(review: Review) -> None:
    """Ask for a title in place of the article's words, which an empty answer keeps."""
    _say(
        "the title is the article's wording. Type your own, or press Enter to keep it; "
        f"{_LEAVING}:"
    )
    if title := _typed("title"):
        review.edit("title", title)


def _on_guessed_date(review: Review) -> str | None:
    """Ask about a date that is a guess: what the key does, or None where the date is accepted or isn't a guess."""
    date = review.proposal.event.date
    if not date or review.proposal.sure != "low":
        return None
    _say(f"the date {date} is a guess. Press a again to accept it, d to change it.")
    key = _key().lower()
    if key == "d":
        return _date(review)
    return {"a": None, "q": _QUIT}.get(key, _STAY)


def _question(question: str, read: Callable[[str], Any]) -> Any:
    """What is answered, as `read` understands it; None for nothing. Raises _Left for b and q."""
    return questions.ask(question, lambda text: read(_stayed(text)))


def _agree(question: str) -> bool:
    """Whether the answer is yes. Raises _Left for b and q."""
    return questions.agree(question, other=_stayed)


def _stayed(text: str) -> str:
    """The answer; raises _Left where it asks to go back or to stop."""
    word = text.strip().lower()
    if word in ("q", "quit"):
        raise _Left(_QUIT)
    if word in ("b", "back"):
        raise _Left(_STAY)
    return text


def _typed(question: str) -> str:
    answer = _question(f" {question}", lambda text: text)
    return " ".join((answer or "").split())


def _edit(review: Review) -> str:
    event = review.proposal.event
    _say(f"Enter keeps a value, - empties it, {_LEAVING}")
    for field in ("title", "place", "status", "summary"):
        now = getattr(event, field) or ""
        value = _question(_prompt(field, now), partial(_value_of, field))
        if value == "-":
            if field in _EMPTY:
                review.edit(field, _EMPTY[field])
        elif value and value != now:
            review.edit(field, value)
    return _STAY


_EMPTY = {"place": None, "summary": ""}
"""The value of a field that was emptied; a title or a status can't be."""


def _prompt(field: str, now: str) -> str:
    """The question for the value of a field, with what it is now."""
    choices, shown = "", ""
    if field == "status":
        choices = f" ({', '.join(STATUSES)})"
    if now:
        shown = f" [{now}]"
    return harmless(f" {field}{choices}{shown}")


def _value_of(field: str, text: str) -> str:
    if field == "status":
        return type_of("status", text)
    return text


def _date(review: Review) -> str:
    options = review.proposal.options
    for number, option in enumerate(options, 1):
        _say(f"{number}  {option}")

    def read(text: str) -> str:
        if text.isdigit() and 0 < int(text) <= len(options):
            return options[int(text) - 1]
        return date_of(text, review)

    _say(_LEAVING)
    value = _question(" date (2022-01-10, 10 January 2022, about April 2021)", read)
    if value:
        review.edit("date", value)
    return _STAY


def _who(review: Review) -> str:
    _say(f"Enter keeps a value, - is for nobody, {_LEAVING}")
    names = names_of(review.draft)
    for field, label in (("actors", "who acts"), ("targets", "towards whom")):
        now = "; ".join(
            names.get(actor, actor) for actor in getattr(review.proposal.event, field)
        )
        text = _typed(
            harmless(f"{label}{f' [{now}]' if now else ''} (; between several)")
        )
        if text == "-":
            review.edit(field, ())
        elif text:
            found = [_named(review, name) for name in text.split(";") if name.strip()]
            review.edit(field, tuple(identity for identity in found if identity))
    return _STAY


def _named(review: Review, name: str) -> str | None:
    identity = review.name(name)
    if identity:
        said = names_of(review.draft).get(identity, identity)
        if fold(said) != fold(name.strip()):
            _say(f"{name.strip()!r} is {said}")
    if identity is None and _agree(
        harmless(f" {name.strip()!r} isn't in any list. Add it as a new name")
    ):
        identity = review.name(name, create=True)
    return identity


def _type(review: Review) -> str:
    _say(f"{', '.join(EVENT_TYPES)}; {_LEAVING}")
    value = _question(" type", lambda text: type_of("type", text))
    if value:
        review.edit("type", value)
    return _STAY


def _skip(review: Review) -> str:
    review.skip()
    return _NEXT


def _merge(review: Review) -> str:
    found = review.near()
    if not found:
        _say("nothing is like it, in the chronology or the draft")
        return _ASK
    for place, twin in enumerate(found, 1):
        where = " (in this draft)"
        if twin.is_event:
            where = ""
        _say(f"{place}  {twin.date}  {twin.title}{where}")
    number = _question(
        f" merge into (1 to {len(found)}, Enter for none; q stops the review)",
        lambda text: text,
    )
    if not number or not number.isdigit() or not 0 < int(number) <= len(found):
        return _STAY
    review.merge(found[int(number) - 1])
    return _NEXT


def _split(review: Review) -> str:
    _say(_LEAVING)
    words = _typed("the second part begins with the words")
    if words:
        review.split(words)
    return _STAY


def _undo(review: Review) -> str:
    if not review.undo():
        _say("nothing to undo since the review began")
        return _ASK
    return _STAY
