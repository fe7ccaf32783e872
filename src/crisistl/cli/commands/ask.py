"""`crisistl ask`: a saved question, with more options where they are given."""

from shlex import split
from typing import Annotated

from typer import Context

from crisistl.cli.completion import saved_questions
from crisistl.cli.declaring import Argument
from crisistl.cli.saved import combined, reason_against, settings_with
from crisistl.cli.settings import Settings
from crisistl.errors import DataError


def command(
    ctx: Context,
    name: Annotated[
        str,
        Argument(
            metavar="NAME",
            autocompletion=saved_questions,
            help="The name of a saved question.",
        ),
    ],
    words: Annotated[
        list[str] | None,
        Argument(
            metavar="OPTIONS",
            help="More options of the saved command. One that it has already is replaced.",
        ),
    ] = None,
) -> None:
    """Ask a saved question again.

    More options narrow or change it: crisistl ask kremlin-january --limit 5.
    """
    settings = settings_with(name)
    assert ctx.parent
    group = ctx.parent.command
    saved = _words(name, settings)
    title, asked, rest = group.resolve_command(ctx.parent, saved)  # type: ignore[attr-defined]
    line = combined(asked.params, rest, words or ())
    with asked.make_context(title, line, parent=ctx.parent) as context:
        asked.invoke(context)


def _words(name: str, settings: Settings) -> list[str]:
    """The words of a saved question. DataError, with the line, for what can't be asked."""
    text = settings.questions[name]
    try:
        words = split(text)
    except ValueError as error:
        reason = str(error).lower().rstrip(".")
        raise _unusable(settings, name, f"{reason} in {text!r}") from None
    if not words:
        raise _unusable(settings, name, "write a search, such as list --by NATO")
    if reason := reason_against(words[0]):
        raise _unusable(settings, name, reason)
    return words


def _unusable(settings: Settings, name: str, reason: str) -> DataError:
    from crisistl.cli.settings_file import QUESTIONS, fault

    return fault(settings.path, (QUESTIONS, name), f"question {name!r}: {reason}")
