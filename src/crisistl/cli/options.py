"""Options that commands share: a group of them is a dataclass, and a command is given it as one value."""

import inspect
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from typing import Any, Protocol, get_type_hints, runtime_checkable

from crisistl.cli import console
from crisistl.cli.settings import with_settings

DATES, WHO, WHAT, DATA, OUTPUT = "Dates", "Who", "What", "Data", "Output"
"""The panels of the help, in their order."""

MANY: Any = ()
"""The default of an option that may be given several times."""


@runtime_checkable
class Guarded(Protocol):
    """A group of options that refuses what doesn't go together with the other groups, before the command runs."""

    def guard(self, groups: Iterable[object]) -> None:
        """Raise UsageError."""


def shared(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose parameters that are groups of options, as those above, become options of the command."""
    hints = get_type_hints(command, include_extras=True)
    groups = {
        name: hint
        for name, hint in hints.items()
        if isinstance(hint, type) and is_dataclass(hint)
    }
    own = [
        p
        for p in inspect.signature(command).parameters.values()
        if p.name not in groups
    ]
    own = [p.replace(annotation=hints[p.name]) for p in own]
    options = sorted(
        (option for group in groups.values() for option in _options(group)), key=_panel
    )

    def run(**given: Any) -> None:
        typed = [group(**_taken(group, given)) for group in groups.values()]
        settled, remark = with_settings(typed)
        values = dict(zip(groups, settled, strict=True))
        if remark and given.get("explain"):
            console.note(remark)
        for value in values.values():
            if isinstance(value, Guarded):
                value.guard(values.values())
        command(**values, **given)

    parameters = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for parameter in (*options, *own)
    ]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {
        parameter.name: parameter.annotation for parameter in parameters
    }
    run.__doc__, run.__name__ = command.__doc__, command.__name__
    return run


def _options(group: type) -> list[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [
        inspect.Parameter(
            f.name, inspect.Parameter.KEYWORD_ONLY, annotation=hints[f.name],
            default=None if f.default == MANY else f.default,
        )
        for f in fields(group)
    ]  # fmt: skip


def _panel(option: inspect.Parameter) -> tuple[int, bool]:
    """The place of an option in the help: the filters, then which data before how it is read, then which form."""
    (info,) = option.annotation.__metadata__
    panel = (DATES, WHO, WHAT, DATA, OUTPUT, None).index(info.rich_help_panel)
    return panel, info.rich_help_panel == DATA and option.name != "data"


def _taken(group: type, given: dict[str, Any]) -> dict[str, Any]:
    """This group's options taken out of `given`; an option that was not used gives an empty list."""
    taken = {f.name: given.pop(f.name) for f in fields(group)}
    many = {f.name for f in fields(group) if f.default == MANY}
    return {
        name: tuple(value or ()) if name in many else value
        for name, value in taken.items()
    }
