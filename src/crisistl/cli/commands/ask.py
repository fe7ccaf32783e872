"""`crisistl ask`: a saved question, with more options where they are given."""

from shlex import split
from typing import Annotated

from typer import Context

from crisistl.cli.completion import saved_questions
from crisistl.cli.declaring import Argument
from crisistl.cli.saved import combined
from crisistl.cli.settings import Settings, nearest_settings
from crisistl.errors import DataError, UsageError
from crisistl.text.wording import file_name


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
    settings = nearest_settings()
    if settings is None:
        raise UsageError(
            "no question is saved here; save one with: crisistl save NAME -- list ..."
        )
    assert ctx.parent
    group = ctx.parent.command
    saved = _words(name, settings)
    title, asked, rest = group.resolve_command(ctx.parent, saved)  # type: ignore[attr-defined]
    line = combined(asked.params, rest, words or ())
    with asked.make_context(title, line, parent=ctx.parent) as context:
        asked.invoke(context)


def _words(name: str, settings: Settings) -> list[str]:
    from crisistl.cli.settings_file import unsaved_refused

    unsaved_refused(name, settings.questions, settings.path)
    text = settings.questions[name]
    try:
        words = split(text)
    except ValueError as error:
        reason = str(error).lower().rstrip(".")
        raise _unusable(settings, name, f"{reason} in {text!r}") from None
    if not words or words[0] == "ask":
        raise _unusable(settings, name, "write a command, such as list --by NATO")
    return words


def _unusable(settings: Settings, name: str, reason: str) -> DataError:
    return DataError(f"{file_name(settings.path)}: question {name!r}: {reason}")
