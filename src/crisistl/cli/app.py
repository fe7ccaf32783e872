"""The program: its commands by group, each built only when asked for, and the one place that ends it."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from crisistl.cli import console
from crisistl.errors import CrisisError, OutputError, UsageError
from crisistl.output.cells import harmless
from crisistl.version import __version__


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, the group it is listed in, and one line with an example."""

    name: str
    group: str
    help: str
    example: str

    @property
    def module(self) -> str:
        """The module that has the function `command`."""
        return f"crisistl.cli.commands.{self.name}"


_PIPE_CLOSED_FOR_RICH = 1  # the code of the SystemExit that it raises then
_ASK, _AGAIN, _WRITE, _OWN = (
    "Search",
    "Ask again",
    "Write",
    "Your own chronologies",
)

COMMANDS: tuple[Command, ...] = (
    Command(
        "list",
        _ASK,
        "List matching events, one per row.",
        "crisistl list --from 2022-01-10 --actor NATO",
    ),
    Command(
        "show",
        _ASK,
        "Show everything about an event.",
        "crisistl show nato-russia-council",
    ),
    Command("count", _ASK, "Count events by one field or two.", "crisistl count month"),
    Command(
        "actors",
        _ASK,
        "List actors, with how often and when they appear.",
        "crisistl actors --theme military",
    ),
    Command(
        "themes",
        _ASK,
        "List themes, with how often and when they appear.",
        "crisistl themes --by Russia",
    ),
    Command(
        "sources",
        _ASK,
        "List sources, with how often and when they are cited.",
        "crisistl sources",
    ),
    Command(
        "chart", _ASK, "Draw the events over time.", "crisistl chart --lanes theme"
    ),
    Command(
        "thread",
        _ASK,
        "Show which events respond to which.",
        "crisistl thread us-written-answer",
    ),
    Command(
        "contradictions",
        _ASK,
        "List events that contradict each other.",
        "crisistl contradictions",
    ),
    Command(
        "days",
        _ASK,
        "Count the days between two events.",
        "crisistl days biden-putin-summit geneva-talks",
    ),
    Command("gaps", _ASK, "Find the longest silences.", "crisistl gaps --per actor"),
    Command(
        "save",
        _AGAIN,
        "Save a question under a name.",
        "crisistl save kremlin-january -- list --by Kremlin --from 2022-01",
    ),
    Command(
        "ask",
        _AGAIN,
        "Ask a saved question again.",
        "crisistl ask kremlin-january --limit 5",
    ),
    Command("saved", _AGAIN, "List the saved questions.", "crisistl saved"),
    Command(
        "forget", _AGAIN, "Remove a saved question.", "crisistl forget kremlin-january"
    ),
    Command(
        "export",
        _WRITE,
        "Write matching events to a file.",
        "crisistl export nato.csv --actor NATO",
    ),
    Command(
        "convert",
        _WRITE,
        "Convert one format to another.",
        "crisistl convert events.csv events.jsonl",
    ),
    Command(
        "formats",
        _WRITE,
        "List the formats that can be read and written.",
        "crisistl formats",
    ),
    Command(
        "new",
        _OWN,
        "Start an empty one.",
        'crisistl new mine.json --title "The harbour strike"',
    ),
    Command("add", _OWN, "Add an event to it.", "crisistl add mine.json"),
    Command(
        "draft",
        _OWN,
        "Propose events from an article.",
        "crisistl draft article.html --into mine.json",
    ),
    Command(
        "review",
        _OWN,
        "Accept, edit or skip what a draft proposes.",
        "crisistl review article.draft.json --into mine.json",
    ),
    Command(
        "check", _OWN, "Find what an editor would question.", "crisistl check mine.json"
    ),
    Command(
        "fmt", _OWN, "Put it into canonical order and layout.", "crisistl fmt mine.json"
    ),
    Command(
        "schema",
        _OWN,
        "Print its JSON Schema, for a text editor.",
        "crisistl schema > timeline.schema.json",
    ),
    Command(
        "diff", _OWN, "Compare two chronologies.", "crisistl diff mine.json theirs.json"
    ),
    Command(
        "merge",
        _OWN,
        "Merge several into one.",
        "crisistl merge mine.json theirs.json -o both.json",
    ),
)


_SEARCHES = ("search", "find", "grep")
"""What others call `list` with words to search for."""

_MEANT = {
    "--since": "--from",
    "--after": "--from",
    "--until": "--to",
    "--till": "--to",
    "--before": "--to",
    **{
        f"--{name}": f"--format {name}"
        for name in ("csv", "tsv", "json", "jsonl", "markdown")
    },
}
"""What others call our options."""


class _BareFlags:
    """In a help, no type beside an option that takes no value."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, with that."""
        parameters: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for parameter in parameters:
            if getattr(parameter, "is_flag", False):
                parameter.metavar = ""
        return parameters


class _Command(_BareFlags, TyperCommand):
    """One command in full."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Read the arguments; what other programs call an option is answered with ours."""
        try:
            if not ctx.resilient_parsing:
                self._refuse_twice(args)
            return super().parse_args(ctx, args)
        except (
            Exception
        ) as error:  # of the click within typer, from which nothing is imported
            meant = _MEANT.get(getattr(error, "option_name", ""))
            if meant and any(
                meant.split()[0] in parameter.opts for parameter in self.params
            ):
                error.possibilities = [meant]  # type: ignore[attr-defined]
            raise

    def _refuse_twice(self, args: list[str]) -> None:
        """Raise UsageError where an option of one value is given twice, of which the first would be lost."""
        for parameter in self.params:
            single = not getattr(parameter, "multiple", True) and not getattr(
                parameter, "is_flag", True
            )
            given = [
                arg
                for arg in args
                if arg.partition("=")[0] in parameter.opts and arg.startswith("-")
            ]
            if single and len(given) > 1:
                raise UsageError(
                    f"{given[0].partition('=')[0]} is given twice; it takes one value"
                )


class Commands(_BareFlags, TyperGroup):
    """Lists the commands by their names alone and builds the one that is asked for."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for known in COMMANDS:
            help = f"{known.help} [dim]{known.example}[/dim]"
            self.add_command(
                TyperCommand(
                    known.name,
                    help=help,
                    rich_help_panel=known.group,
                    rich_markup_mode="rich",
                )
            )

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Read the arguments; what people type first, such as `help` or `search`, is one of our commands."""
        # a shell that asks for completions sends half a command line, of which nothing is refused
        return super().parse_args(
            ctx, args if ctx.resilient_parsing else self._meant(args)
        )

    def _meant(self, args: list[str]) -> list[str]:
        if not args:
            return args
        first, *rest = args
        if first == "help":
            return [*rest[:1], "--help"]
        if first in _SEARCHES:
            return ["list", *rest]
        if first in ("save", "ask"):
            return [first, *self._with_dashes(rest, first)]
        options = {option for parameter in self.params for option in parameter.opts} | {
            "--help",
            "-h",
        }
        if first.startswith("-") and first.partition("=")[0] not in options:
            from shlex import join

            raise UsageError(f"name a command first: crisistl list {join(args)}")
        return args

    def _with_dashes(self, words: list[str], first: str) -> list[str]:
        """The words with -- before a command to save or before what is added to one: its options are not ours."""
        if "--" in words or len(words) < 2:
            return words
        if first == "ask":
            return [words[0], "--", *words[1:]]
        at = next(
            (n for n, word in enumerate(words[1:], 1) if word in self.commands), 0
        )
        return [*words[:at], "--", *words[at:]] if at else words

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command in full, in the place of its name."""
        name, listed, rest = super().resolve_command(ctx, args)
        return name, (_built(listed.name) if listed and listed.name else listed), rest

    def make_context(self, *args: Any, **settings: Any) -> Any:
        """Read the command line, which may print a help."""
        with _mended():
            return super().make_context(*args, **settings)

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        with _mended():
            return super().invoke(ctx)


@contextmanager
def _mended() -> Iterator[None]:
    """What ends the program early as one message and an exit code, after all output was written."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except CrisisError as error:
        console.error(str(error))
        raise typer.Exit(error.exit_code) from None
    except (BrokenPipeError, SystemExit) as ended:
        if isinstance(ended, SystemExit) and ended.code != _PIPE_CLOSED_FOR_RICH:
            raise
        _forget_stdout()
        raise typer.Exit(0) from None
    except KeyboardInterrupt:
        console.note("interrupted")
        raise typer.Exit(130) from None
    except OSError as error:
        _forget_stdout()
        console.error(f"can't write: {(error.strerror or str(error)).lower()}")
        raise typer.Exit(OutputError.exit_code) from None
    except (
        Exception
    ) as error:  # of the click within typer, which prints what was typed as it is
        for name in ("message", "option_name"):
            if isinstance(text := getattr(error, name, None), str):
                setattr(error, name, harmless(text))
        raise


def _built(name: str) -> Any:
    known = next(command for command in COMMANDS if command.name == name)
    function: Callable[..., None] = import_module(known.module).command
    alone = typer.Typer(add_completion=False, rich_markup_mode="rich")
    help, epilog = (
        _paragraphs(function.__doc__ or ""),
        f"Example: [bold]{known.example}[/bold]",
    )
    alone.command(name, cls=_Command, help=help, epilog=epilog)(function)
    return typer.main.get_command(alone)


def _paragraphs(docstring: str) -> str:
    """The text without the ends of its lines: typer keeps these but for the first paragraph."""
    return "\n\n".join(" ".join(text.split()) for text in docstring.split("\n\n"))


def _forget_stdout() -> None:
    """Nothing more can be written there, not even what is buffered when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"crisistl {__version__}\n")
        raise typer.Exit


app = typer.Typer(
    cls=Commands, no_args_is_help=True, rich_markup_mode="rich", pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Each command has its own --help. Dates and names: see the README.",
)  # fmt: skip


@app.callback()
def program(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Ask a chronology: what happened when, who acted towards whom, about what, and who says so.

    Without --data it answers from the bundled chronology: Russia, the West and Ukraine up to 27 January 2022.
    """
