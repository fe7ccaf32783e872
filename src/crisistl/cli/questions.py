"""Questions: what a command asks a person at a terminal, until the answer can be understood."""

import sys
from collections.abc import Callable
from typing import TypeVar

import typer

from crisistl.cli import console
from crisistl.cli.messages import message
from crisistl.errors import UsageError

Value = TypeVar("Value")


def can_ask() -> bool:
    """Whether there is a person to ask."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(
    question: str, read: Callable[[str], Value], *, needed: bool = False
) -> Value | None:
    """The answer as `read` understands it; None where nothing was answered and nothing is needed."""
    while True:
        text = _answer(
            lambda: typer.prompt(question, default="", show_default=False, err=True)
        ).strip()
        if not text:
            if not needed:
                return None
            continue
        try:
            return read(text)
        except UsageError as error:
            console.error(message(error))


def agree(
    question: str,
    *,
    default: bool = False,
    other: Callable[[str], str] = lambda text: text,
) -> bool:
    """Whether a person says yes; `default` where nothing is answered. `other` sees the answer first."""
    if default:
        choices = "Y/n"
    else:
        choices = "y/N"
    answer = ask(f"{question} [{choices}]", lambda text: _yes_or_no(other(text)))
    if answer is None:
        return default
    return answer


def _yes_or_no(text: str) -> bool:
    word = text.lower()
    if word in ("y", "yes"):
        return True
    if word in ("n", "no"):
        return False
    raise UsageError("answer y for yes or n for no")


def _answer(asked: Callable[[], Value]) -> Value:
    """What is answered; a person who leaves instead interrupts the command."""
    try:
        return asked()
    except typer.Abort:
        raise KeyboardInterrupt from None
