"""Options that commands share: a group of them is a dataclass, and a command is given it as one value."""

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple, Protocol, runtime_checkable

from crisistl.cli import console
from crisistl.cli.declaring import declaration, for_typer
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


@runtime_checkable
class Settling(Protocol):
    """A group of options of which some follow from others."""

    def settled(self) -> Any:
        """The group with what follows."""


class Parameter(NamedTuple):
    """An option or an argument of a command: its name in the code, its annotation and its default."""

    name: str
    annotation: Any
    default: Any


NOTHING: Any = inspect.Parameter.empty
"""The default of a parameter that must be given."""


class Shared:
    """A command whose parameters that are groups of options become options of the command."""

    def __init__(self, function: Callable[..., None]) -> None:
        self._function = function
        self.__doc__, self.__name__ = function.__doc__, function.__name__
        self._groups = {
            name: hint
            for name, hint in function.__annotations__.items()
            if isinstance(hint, type) and is_dataclass(hint)
        }

    @property
    def options(self) -> Iterator[Parameter]:
        """The options of the groups."""
        for group in self._groups.values():
            for f in fields(group):
                yield Parameter(
                    f.name, f.type, None if f.default == MANY else f.default
                )

    @property
    def own(self) -> Iterator[Parameter]:
        """The parameters that the command declares itself."""
        function: Any = self._function
        names = function.__code__.co_varnames[: function.__code__.co_argcount]
        defaults = function.__defaults__ or ()
        needed = len(names) - len(defaults)
        hints = function.__annotations__
        for name, default in zip(names, (NOTHING,) * needed + defaults, strict=True):
            if name not in self._groups:
                yield Parameter(name, hints[name], default)

    def __call__(self, **given: Any) -> None:
        """Run the command with a value for each of its parameters."""
        typed = [group(**_taken(group, given)) for group in self._groups.values()]
        clear = [g.settled() if isinstance(g, Settling) else g for g in typed]
        settled, remark = with_settings(clear)
        values = dict(zip(self._groups, settled, strict=True))
        if remark and given.get("explain"):
            console.note(remark)
        for value in values.values():
            if isinstance(value, Guarded):
                value.guard(values.values())
        self._function(**values, **given)

    def for_typer(self) -> Callable[..., None]:
        """The command as a function that typer can build a command of."""

        def run(**given: Any) -> None:
            self(**given)

        options = sorted(self.options, key=_panel)
        parameters = []
        for parameter in (*options, *self.own):
            parameters.append(
                inspect.Parameter(
                    parameter.name,
                    inspect.Parameter.KEYWORD_ONLY,
                    annotation=for_typer(parameter.annotation),
                    default=parameter.default,
                )
            )
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {
            parameter.name: parameter.annotation for parameter in parameters
        }
        run.__doc__, run.__name__ = self.__doc__, self.__name__
        return run


shared = Shared


def _panel(option: Parameter) -> tuple[int, bool]:
    """The place of an option in the help: the filters, then which data before how it is read, then which form."""
    declared = declaration(option.annotation)
    panel = None
    if declared:
        panel = declared.settings.get("rich_help_panel")
    place = (DATES, WHO, WHAT, DATA, OUTPUT, None).index(panel)
    return place, panel == DATA and option.name != "data"


def _taken(group: type, given: dict[str, Any]) -> dict[str, Any]:
    """This group's options taken out of `given`; an option that was not used gives an empty list."""
    taken = {f.name: given.pop(f.name) for f in fields(group)}
    many = {f.name for f in fields(group) if f.default == MANY}
    return {
        name: tuple(value or ()) if name in many else value
        for name, value in taken.items()
    }
