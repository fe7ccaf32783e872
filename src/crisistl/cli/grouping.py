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
    if not field:
        return None
    problem = f"{option} {quote(value)}"
    own = _OWN.get(command)
    if own and _divides(command, field):
        if option == own:
            return None  # it is right; something else of the command line isn't
        line = join([command, *_without(own, rest), own, field])
        return UsageError(
            f"{problem}: {own} is the option for this; write: crisistl {line}"
        )
    if own:
        rest = _without(own, rest)
    if command == "count":
        line = _counted_anew(field, rest, built(command).params)
        advice = "the field comes without an option"
    else:
        kept = _known_options(rest, built(command).params, built("count").params)
        line = join(["count", field, *kept])
        advice = (
            f"`crisistl {command}` doesn't divide events by {field}, but `count` does"
        )
    return UsageError(f"{problem}: {advice}; write: crisistl {line}")


def _counted_anew(field: str, args: Sequence[str], own_params: Sequence[Any]) -> str:
    """The command line of a count with one more field."""
    places = loose_places(args, with_value(own_params))
    words = [args[place] for place in places]
    options = [word for place, word in enumerate(args) if place not in places]
    return _counting(words, field, options)


def _without(option: str, args: list[str]) -> list[str]:
    """The words of a command line without an option and its value."""
    if not is_given(option, args):
        return args
    return _taken(args, option)[1]


def meant_count(args: Sequence[str], own_params: Sequence[Any]) -> UsageError | None:
    """The refusal of words that aren't fields after `count`, with the line that is meant: "count per month".

    None where all of them are fields, and where none is one, as all fields are better named then.
    """
    places = loose_places(args, with_value(own_params))
    options = [word for place, word in enumerate(args) if place not in places]
    words = [args[place] for place in places]
    said = [word for word in words if word.lower() not in _FILLERS]
    fields = [*filter(None, map(counted_meant, said))]
    if len(fields) == len(words) <= _MOST_FIELDS:
        return None
    if not said:
        line = join(["list", *options, "--count"])
    elif fields:
        line = _counting_some(said, fields, options)
    else:
        return None
    return UsageError(
        "`crisistl count` takes the one or two fields by which events are counted",
        f"write: crisistl {line}",
    )


def _counting_some(
    words: Sequence[str], fields: Sequence[str], options: Sequence[str]
) -> str:
    """A line that counts by these fields and searches for the words that aren't fields."""
    searched = []
    for word in words:
        if not counted_meant(word):
            searched += ["--text", word]
    return join(["count", *fields[:_MOST_FIELDS], *options, *searched])


_FILLERS = (
    "a", "all", "and", "by", "each", "event", "events", "every", "for", "how", "in", "many", "number", "of", "per",
    "the",
)  # fmt: skip
"""Words that people write around a field."""


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
        from crisistl.views.silences import PER

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
