"""Refused: what typer doesn't accept on a command line, in the words of this program."""

import os
from collections.abc import Sequence
from difflib import get_close_matches
from shlex import join, quote
from typing import Any

from crisistl.cli.catalogue import COMMANDS
from crisistl.cli.first_guesses import instead_of_option, meant_option, without_words
from crisistl.cli.loose_files import loose_places, loose_words, with_value
from crisistl.errors import CrisisError, UsageError
from crisistl.text.wording import typed_name

_MOST = 3  # options that are suggested for a misspelt one
_LIKE = 0.7  # how like it they are


def refuse_dashes(params: Sequence[Any], args: Sequence[str]) -> None:
    """Raise UsageError for an option typed with one dash or with a long one: "-actor", "–actor"."""
    names = {name for param in params for name in param.opts}
    valued = with_value(params)
    before = ""
    for arg in args:
        if arg == "--":
            return
        option = f"--{arg.lstrip('-–—').partition('=')[0]}"
        is_long_dash = arg.startswith(("–", "—"))
        is_single = arg.startswith("-") and not arg.startswith("--")
        if before not in valued and option in names and (is_single or is_long_dash):
            raise UsageError(
                f"an option of several letters begins with two hyphens: {option}"
            )
        before = arg


def plain_error(
    error: Exception,
    command: str,
    params: Sequence[Any],
    args: Sequence[str],
) -> UsageError | None:
    """What to say instead of an error of typer's; None for one that isn't about the command line.

    Nothing is imported from the click within typer: its errors are known by their names.
    """
    if isinstance(error, CrisisError):
        return None
    kind = type(error).__name__
    if kind == "NoSuchOption":
        return _no_such_option(str(error.option_name), command, params, args)  # type: ignore[attr-defined]
    if kind == "BadOptionUsage":
        return _bad_use(str(error.option_name), command, params, args)  # type: ignore[attr-defined]
    if kind == "MissingParameter":
        return _missing(command, params)
    if kind == "BadParameter":
        return _bad_value(error, args)
    if kind == "UsageError":
        return _too_many(command, params, args)
    return None


def _no_such_option(
    name: str, command: str, params: Sequence[Any], args: Sequence[str]
) -> UsageError:
    problem = f"`crisistl {command}` has no option {name}"
    return UsageError(problem, _instead_of(name, command, params, args))


def _instead_of(
    name: str, command: str, params: Sequence[Any], args: Sequence[str]
) -> str:
    """What to write instead of an option that a command doesn't have."""
    names = _option_names(params)
    number = name.lstrip("-")
    if number.isdigit() and "--limit" in names:
        return f"did you mean --limit {number}?"
    if instead := instead_of_option(name):
        return instead
    ours = _FILE_OPTIONS.get(name)
    if ours and ours not in names and _words_of(params):
        return f"files are words here, for example: {_example(command)}"
    if line := _line_without(name, command, params, args):
        return line
    _, value = _given([name], args)
    if near := _meant(name, command, names, value):
        return f"did you mean {' or '.join(near)}?"
    return f"`crisistl {command} --help` lists its options"


def _line_without(
    name: str, command: str, params: Sequence[Any], args: Sequence[str]
) -> str:
    """The command line for a format or a field of `count` that was typed as an option; "" for another option."""
    from crisistl.cli.format_guesses import meant_format

    line = meant_format(name, command, args, params)
    if not line and command == "count":
        line = _counting(name, args, params)
    return line


def _counting(name: str, args: Sequence[str], params: Sequence[Any]) -> str:
    """The line that counts by a field typed as an option, the only one: "count --month"; "" for another option."""
    from crisistl.query.counted import counted_meant

    field = counted_meant(name.lstrip("-"))
    if not field or loose_words(args, with_value(params)):
        return ""
    options = [arg for arg in args if arg != name]
    return f"write: crisistl {join(['count', field, *options])}"


def _option_names(params: Sequence[Any]) -> set[str]:
    return {name for param in params for name in param.opts if name.startswith("-")}


def _words_of(params: Sequence[Any]) -> list[Any]:
    """The parameters that are words, not options."""
    return [param for param in params if not param.opts[0].startswith("-")]


_FILE_OPTIONS = {
    **dict.fromkeys(("--data", "-d", "--file", "--input", "-i"), "--data"),
    **dict.fromkeys(("--output", "-o", "--out"), "--output"),
}
"""What people write before a file, with our option, which some commands don't have: they take files as words."""


def _example(command: str) -> str:
    """A command line of this command."""
    return next(known.example for known in COMMANDS if known.name == command)


def _meant(name: str, command: str, names: set[str], value: str) -> Sequence[str]:
    """The options that somebody may mean by a name with this value, most likely first."""
    plain = name.lower().replace("_", "-")
    for guess in (plain, plain.removesuffix("s"), f"{plain}s"):
        if guess in names:
            return [guess]
        meant = meant_option(command, guess, value)
        if meant and meant.split()[0] in names:
            return [meant]
    words = sorted(option[2:] for option in names if option.startswith("--"))
    near = get_close_matches(plain.lstrip("-"), words, n=_MOST, cutoff=_LIKE)
    return [f"--{word}" for word in near]


def _bad_use(
    name: str, command: str, params: Sequence[Any], args: Sequence[str]
) -> UsageError:
    """An option without a value that needs one, or with one that takes none."""
    param = next((param for param in params if name in param.opts), None)
    if param is None or getattr(param, "is_flag", False):
        return UsageError(f"{name} takes no value", f"write {name} alone")
    shape = f"{name} {param.metavar or 'VALUE'}"
    words = loose_words(args, with_value(params))
    if param.nargs > 1 and args[-2] == name and len(words) == param.nargs:
        # crisistl actor FILE A --unite B
        file, first = words
        both = f"{quote(first)} {quote(args[-1])}"
        return UsageError(
            f"{name} needs both names: crisistl {command} {typed_name(file)} {name} {both}"
        )
    if param.nargs > 1:
        return UsageError(
            f"{name} needs {param.nargs} values: {shape}",
            "put quotation marks around a name of several words",
        )
    return UsageError(f"{name} needs a value: {shape}")


def _missing(command: str, params: Sequence[Any]) -> UsageError:
    needed = []
    for param in params:
        if param.required:
            is_option = param.opts[0].startswith("-")
            option = f"{param.opts[0]} " if is_option else ""
            needed.append(f"{option}{param.metavar or param.name.upper()}")
    example = _example(command)
    *most, last = needed
    shown = f"{', '.join(most)} and {last}" if most else last
    return UsageError(f"`crisistl {command}` needs {shown}", f"for example: {example}")


def _bad_value(error: Any, args: Sequence[str]) -> UsageError | None:
    param = error.param
    if param is None:
        return None
    name, value = _given(param.opts, args)
    low, high = getattr(param, "min", None), getattr(param, "max", None)
    if low is not None and high is not None:
        remedy = f"write a whole number from {low} to {high}"
    elif low is not None:
        remedy = f"write a whole number, {low} or more"
    else:
        remedy = "write a whole number"
    return UsageError(f"{name} {quote(value)}: {remedy}")


def _given(names: Sequence[str], args: Sequence[str]) -> tuple[str, str]:
    """The name of an option as it was typed, and its value."""
    for place, arg in enumerate(args):
        name, equals, value = arg.partition("=")
        if name in names and equals:
            return name, value
        if name in names and place + 1 < len(args):
            return name, args[place + 1]
        for short in names:
            if len(short) == len("-n") and arg.startswith(short):
                return short, arg.removeprefix(short)
    return names[0], ""


def _too_many(command: str, params: Sequence[Any], args: Sequence[str]) -> UsageError:
    """More words than the command takes, perhaps of a value without quotation marks."""
    valued = with_value(params)
    if unquoted := _unquoted(valued, args):
        return UsageError(
            "a value of several words needs quotation marks", f"write {unquoted}"
        )
    if command == "count":
        from crisistl.cli.grouping import meant_count

        if meant := meant_count(args, params):
            return meant
    if command == "export":
        return _searching_export(args, valued)
    words = loose_words(args, valued)
    taken = _words_of(params)
    if not taken:
        return _without_words(command, params, args)
    shape = " ".join(param.metavar or param.name.upper() for param in taken)
    extra = " ".join(words[len(taken) :])
    return UsageError(
        f"{extra!r} is too much; `crisistl {command}` takes {shape}",
        "leave it out, or put quotation marks around words that belong together",
    )


def _without_words(
    command: str, params: Sequence[Any], args: Sequence[str]
) -> UsageError:
    """The refusal of words by a command that takes none."""
    if any("--text" in param.opts for param in params):
        places = loose_places(args, with_value(params))
        words = [args[place] for place in places]
        options = [arg for place, arg in enumerate(args) if place not in places]
        return UsageError(without_words(command, words, options))
    return UsageError(f"`crisistl {command}` takes no words", "leave them out")


def _searching_export(args: Sequence[str], valued: set[str]) -> UsageError:
    """The refusal of words beside the file of an export, with the line that searches for them."""
    before, after = _around_dashes(args, valued)
    places = loose_places(before, valued)
    words = [*(before[place] for place in places), *after]
    file = next((word for word in words if "." in word), words[0])
    words.remove(file)
    options = [arg for place, arg in enumerate(before) if place not in places]
    line = join(["export", file, *options, "--text", " ".join(words)])
    return UsageError(
        "`crisistl export` takes one word, the file to write",
        f"to search for others, write: crisistl {line}",
    )


def _around_dashes(
    args: Sequence[str], valued: set[str]
) -> tuple[Sequence[str], Sequence[str]]:
    """The words before "--" and those after it, which are no options; a "--" after an option is its value."""
    for place, arg in enumerate(args):
        if arg == "--" and (place == 0 or args[place - 1] not in valued):
            return args[:place], args[place + 1 :]
    return args, ()


def _unquoted(valued: set[str], args: Sequence[str]) -> str:
    """An option and its value with the words that follow it, where there are any: --on '24 February 2022'."""
    for place, arg in enumerate(args[:-2]):
        if arg not in valued or os.path.exists(args[place + 1]):
            continue
        words = []
        for word in args[place + 1 :]:
            if word.startswith("-"):
                break
            words.append(word)
        if len(words) > 1:
            return f"{arg} {quote(' '.join(words))}"
    return ""
