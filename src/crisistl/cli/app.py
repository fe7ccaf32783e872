"""The program: its commands by group, each built only when asked for, and the one place that ends it."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

# what only a command, or a command line with a mistake, needs is imported there: the help starts without it
from crisistl.cli.catalogue import COMMANDS
from crisistl.cli.ending import Ended, ending
from crisistl.errors import InvalidSetting, NotCounted, UnknownName, UsageError

_TYPED = "crisistl.typed"  # the name of the typed words in a context


def _no_type(**_: object) -> None:
    """No type beside an argument of a help: its name and the text say what it is."""


class _BareFlags:
    """In a help, no type beside an argument, nor beside an option that takes no value."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, with that."""
        parameters: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for parameter in parameters:
            if getattr(parameter, "is_flag", False):
                parameter.metavar = ""
            if not parameter.opts[0].startswith("-"):
                parameter.display_type_rich = _no_type
        return parameters


def _show_help(ctx: Any, args: list[str]) -> None:
    """Print the help and exit where nothing else was asked for: reading it as an option imports pydantic."""
    if args in (["--help"], ["-h"]) and not ctx.resilient_parsing:
        typer.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


class _Command(_BareFlags, TyperCommand):
    """One command in full."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Read the arguments; what other programs call an option is answered with ours."""
        _show_help(ctx, args)
        from crisistl.cli.refused import plain_error

        given = [*args]  # reading them takes them out of the list
        ctx.meta[_TYPED] = given
        try:
            if not ctx.resilient_parsing:
                self._refuse_mistakes(args)
            return super().parse_args(ctx, args)
        except (
            Exception
        ) as error:  # of the click within typer, from which nothing is imported
            unknown = getattr(error, "option_name", "")
            if unknown == "--as-of":
                from crisistl.cli.first_guesses import no_as_of

                raise UsageError(no_as_of(str(ctx.info_name))) from None
            if type(error).__name__ in ("NoSuchOption", "MissingParameter"):
                refuse_grouping(str(self.name), given)
            if plain := plain_error(error, str(self.name), self.params, given):
                raise plain from None
            raise

    def invoke(self, ctx: Any) -> Any:
        """Run the command; a field of events where a name is expected is answered with what divides by it."""
        try:
            return super().invoke(ctx)
        except (UnknownName, InvalidSetting):
            refuse_grouping(str(self.name), ctx.meta[_TYPED])
            raise
        except NotCounted:
            refuse_words(str(self.name), ctx.meta[_TYPED])
            raise

    def _refuse_mistakes(self, args: list[str]) -> None:
        """Raise UsageError for dashes, files and repeated options that typer would understand in another way."""
        from crisistl.cli.loose_files import refuse_loose_file, refuse_loose_output
        from crisistl.cli.refused import refuse_dashes

        refuse_dashes(self.params, args)
        refuse_loose_file(str(self.name), args, self.params)
        refuse_loose_output(str(self.name), args, self.params)
        self._refuse_twice(args)

    def _refuse_twice(self, args: list[str]) -> None:
        """Raise UsageError where an option of one value is given twice, of which the first would be lost."""
        for parameter in self.params:
            single = not getattr(parameter, "multiple", True) and not getattr(
                parameter, "is_flag", True
            )
            given = []
            for arg in args:
                if arg.partition("=")[0] in parameter.opts and arg.startswith("-"):
                    given.append(arg)
            if single and len(given) > 1:
                raise UsageError(
                    f"{given[0].partition('=')[0]} is given twice; it takes one value"
                )


class Commands(_BareFlags, TyperGroup):
    """Lists the commands by name and builds only the requested one."""

    def __init__(self, **settings: Any) -> None:
        self._has_options = True
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
        if ctx.resilient_parsing:
            args = args
        else:
            args = self._meant(args)
        _show_help(ctx, args)
        # the program's own options come before a command, and reading them imports pydantic
        self._has_options = not args or args[0] not in self.commands
        return super().parse_args(ctx, args)

    def get_params(self, ctx: Any) -> list[Any]:
        """The program's own options, where there may be any."""
        if self._has_options:
            return super().get_params(ctx)
        return []

    def _meant(self, args: list[str]) -> list[str]:
        """The command line that these words mean. UsageError for a word that is neither command nor option."""
        if not args:
            return args
        first, *rest = args
        if first == "help":
            return self._help_meant(rest)
        if first in ("-v", "-V", "-version"):
            raise UsageError(f"there is no option {first}; did you mean --version?")
        if first in ("save", "ask"):
            return [first, *self._with_dashes(rest, first)]
        if first.startswith("-"):
            self._refuse_options_of_commands(args)
        if first.startswith("-") or first in self.commands:
            return args
        from crisistl.cli.first_guesses import SEARCHES, meant_command

        if first in SEARCHES:
            return ["list", *rest]
        raise UsageError(f"there is no command {first!r}; {meant_command(args)}")

    def _help_meant(self, words: list[str]) -> list[str]:
        """The command line for `help` before these words."""
        if words and words[0] not in self.commands:
            from crisistl.cli.first_guesses import meant_command

            problem = f"there is no command {words[0]!r}"
            raise UsageError(f"{problem}; {meant_command(words)}")
        return [*words[:1], "--help"]

    def _refuse_options_of_commands(self, args: list[str]) -> None:
        """Raise UsageError where the first option is not one of the program itself."""
        options = {"--help", "-h"}
        for parameter in self.params:
            options.update(parameter.opts)
        if args[0].partition("=")[0] in options:
            return
        from difflib import get_close_matches

        from crisistl.cli.first_guesses import with_command_first
        from crisistl.cli.loose_files import with_value

        if near := get_close_matches(args[0], options, n=1, cutoff=0.75):
            raise UsageError(f"there is no option {args[0]}; did you mean {near[0]}?")
        meant = with_command_first(args, with_value(built("list").params))
        raise UsageError(f"write the command first: {meant}")

    def _with_dashes(self, words: list[str], first: str) -> list[str]:
        """The words with -- before a command to save or before what is added to one: its options are not ours."""
        if "--" in words or len(words) < 2:
            return words
        if first == "ask":
            return [words[0], "--", *words[1:]]
        at = next(
            (n for n, word in enumerate(words[1:], 1) if word in self.commands), 0
        )
        if at:
            return [*words[:at], "--", *words[at:]]
        return words

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command in full, in the place of its name."""
        name, listed, rest = super().resolve_command(ctx, args)
        return name, (built(listed.name) if listed and listed.name else listed), rest

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
    """End the program with typer's own exit, and print what was typed without control characters."""
    try:
        with ending():
            yield
    except Ended as ended:
        raise typer.Exit(ended.code) from None
    except Exception as error:
        # of the click within typer, which prints what was typed as it is
        for name in ("message", "option_name"):
            if isinstance(text := getattr(error, name, None), str):
                from crisistl.output.cells import harmless

                setattr(error, name, harmless(text))
        raise


def refuse_grouping(command: str, args: Sequence[str]) -> None:
    """Raise UsageError where a command line has a field of events after an option that isn't for fields."""
    from crisistl.cli.grouping import OPTIONS, is_given, meant_grouping

    for option in OPTIONS:
        if is_given(option, args):
            meant = meant_grouping(option, command, args, built)
            if meant:
                raise meant


def refuse_words(command: str, args: Sequence[str]) -> None:
    """Raise UsageError where `count` has words that aren't fields, with the command line that is meant."""
    if command != "count":
        return
    from crisistl.cli.grouping import meant_count

    if meant := meant_count(args, built(command).params):
        raise meant


def built(name: str) -> Any:
    """The command of a name, with all its options."""
    from crisistl.cli.options import Shared

    known = next(command for command in COMMANDS if command.name == name)
    command = import_module(known.module).command
    if not isinstance(command, Shared):
        command = Shared(command)
    alone = typer.Typer(add_completion=False, rich_markup_mode="rich")
    help, epilog = (
        _paragraphs(command.__doc__ or ""),
        f"Example: [bold]{known.example}[/bold]",
    )
    alone.command(name, cls=_Command, help=help, epilog=epilog)(command.for_typer())
    return typer.main.get_command(alone)


def _paragraphs(docstring: str) -> str:
    """The text without the ends of its lines: typer keeps these but for the first paragraph."""
    return "\n\n".join(" ".join(text.split()) for text in docstring.split("\n\n"))


def _version(wanted: bool) -> None:
    if wanted:
        from crisistl.version import __version__

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

    Without --data it searches the bundled chronology: Russia, the West and Ukraine up to 27 January 2022.
    """
