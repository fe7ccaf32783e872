"""`crisistl save`: keep a question under a name, to ask it again."""

from shlex import join
from typing import Annotated

from typer import Context

from crisistl.cli import console
from crisistl.cli.declaring import Argument, Option
from crisistl.cli.saved import reason_against
from crisistl.cli.settings import NAME, nearest_file, user_file
from crisistl.errors import UsageError
from crisistl.text.wording import file_name


def command(
    ctx: Context,
    name: Annotated[str, Argument(metavar="NAME", help="A name for the question.")],
    words: Annotated[
        list[str],
        Argument(metavar="COMMAND", help="The command to save, with its options."),
    ],
    user: Annotated[
        bool,
        Option("--user", help="Save it in your own settings, for every folder."),
    ] = False,
    overwrite: Annotated[
        bool,
        Option("--overwrite", help="Replace a question that has this name."),
    ] = False,
) -> None:
    """Save a question under a name; `crisistl ask NAME` asks it again.

    It is kept in the crisistl.toml of this folder or the nearest folder above, or else in your own settings. Without
    such a file, a new one is made in this folder. --user keeps it in your own settings, for every folder. What a
    question says in words, such as --on "last week", is understood anew each time.
    """
    from crisistl.cli.settings_file import save_question

    _refuse_unknown(ctx, words)
    if user:
        path = user_file()
    else:
        path = nearest_file() or NAME
    if user:
        _make_folder(path)
    replaced = save_question(path, name, join(words), replace=overwrite)
    done = "saved"
    if replaced:
        done = "replaced"
    console.note(
        f"{done} {name!r} in {file_name(path)}; ask it with: crisistl ask {name}"
    )


def _refuse_unknown(ctx: Context, words: list[str]) -> None:
    """Raise UsageError where the words aren't a command that asks a chronology, with options that it has."""
    assert ctx.parent
    group = ctx.parent.command
    if reason := reason_against(words[0]):
        raise UsageError(reason)
    _, asked, rest = group.resolve_command(ctx.parent, words)  # type: ignore[attr-defined]
    asked.make_context(words[0], rest, parent=ctx.parent)


def _make_folder(path: str) -> None:
    import os

    from crisistl.errors import OutputError

    folder = os.path.dirname(path)
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"can't make {file_name(folder)}: {reason}") from None
