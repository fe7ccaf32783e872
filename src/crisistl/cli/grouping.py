"""Grouping: what to write for a field of events that was typed after an option of another program."""

from collections.abc import Callable, Sequence
from shlex import join, quote
from typing import Any

from crisistl.cli.loose_files import loose_places, with_value
from crisistl.errors import UsageError
from crisistl.query.counted import PERIODS, counted_meant

OPTIONS = (
    "--by", "--group", "--group-by", "--groupby", "--per", "--unit", "--units", "--period", "--step", "--every",
    "--interval", "--bin", "--bins", "--bucket", "--scale", "--resolution", "--lanes", "--lane", "--rows",
    "--field", "--count", "--count-by", "--each", "--split-by",
)  # fmt: skip
"""What people write before the field that they want the events divided by."""

_OWN = {"list": "--group", "chart": "--lanes", "gaps": "--per"}
"""The option of a command that divides the events by a field."""


_MOST_FIELDS = 2  # of a cross-table


def meant_grouping(
    option: str, command: str, args: Sequence[str], built: Callable[[str], Any]
) -> UsageError | None:
    """The refusal of a field of events as the value of an option, with the command line that is meant.

    None where the value is no field. `built` makes the command of a name, which has `params`.
    """
    value, rest = _taken(args, option)
    field = counted_meant(value)
    own = _OWN.get(command)
    divides = _divides(command, field)
    if not field or (divides and option == own):
        return None  # it is right; something else of the command line isn't
    problem = f"{option} {quote(value)}"
    if own and is_given(own, rest):
        _, rest = _taken(rest, own)
    if own and divides:
        line = join([command, *rest, own, field])
        return UsageError(
            f"{problem}: {own} is the option for this; write: crisistl {line}"
        )
    own_params = built(command).params
    places = loose_places(rest, with_value(own_params))
    if command == "count" and places:
        words = [rest[place] for place in places]
        options = [word for place, word in enumerate(rest) if place not in places]
        line = _counting(words, field, options)
    else:
        kept = _known_options(rest, own_params, built("count").params)
        line = join(["count", field, *kept])
    if command == "count":
        advice = "the field comes without an option"
    else:
        advice = (
            f"`crisistl {command}` doesn't divide events by {field}, but `count` does"
        )
    return UsageError(f"{problem}: {advice}; write: crisistl {line}")


def _counting(words: Sequence[str], field: str, options: Sequence[str]) -> str:
    """A line that counts by a field and by those of these words that are fields; it searches for the others."""
    fields = []
    searched = []
    for word in words:
        if counted_meant(word) or word.startswith("extra."):
            fields.append(word)
        else:
            searched += ["--text", word]
    two_fields = [*dict.fromkeys([*fields[:1], field, *fields])][:_MOST_FIELDS]
    return join(["count", *two_fields, *options, *searched])


def is_given(option: str, args: Sequence[str]) -> bool:
    """Whether an option is among these words."""
    return any(arg.partition("=")[0] == option for arg in args)


def _taken(args: Sequence[str], option: str) -> tuple[str, list[str]]:
    """The value of an option that is among these words, and the words without both."""
    names = [arg.partition("=")[0] for arg in args]
    place = names.index(option)
    _, equals, value = args[place].partition("=")
    end = place + 1
    if not equals:
        value = "".join(args[end : end + 1])
        end += 1
    return value, [*args[:place], *args[end:]]


def _divides(command: str, field: str) -> bool:
    """Whether a command has an option that divides its events by this field."""
    if command == "chart":
        return field not in {period.name for period in PERIODS}
    if command == "gaps":
        from crisistl.views.gaps import PER

        return field in PER
    return command in _OWN


def _known_options(
    args: Sequence[str], own: Sequence[Any], others: Sequence[Any]
) -> list[str]:
    """The options, with their values, that another command has as well; the words of a command are left out."""
    known = {name for param in others for name in param.opts}
    valued = with_value(own)
    kept = []
    for place, arg in enumerate(args):
        before = args[place - 1] if place else ""
        if before in valued:
            is_kept = before in known
        else:
            is_kept = arg.startswith("-") and arg.partition("=")[0] in known
        if is_kept:
            kept.append(arg)
    return kept
