"""Declaring: typer's Option and Argument, kept as plain values until typer is needed.

A command declares its options as for typer. Importing typer and building a command takes longer than answering a short
question, so a declaration becomes typer's own only for a help, for completion, and for a command line that
`crisistl.cli.quick` doesn't fully understand.
"""

from typing import TYPE_CHECKING, Annotated, Any


class Declaration:
    """What typer is given for an option or an argument: the names of an option, and the settings of either."""

    __slots__ = ("names", "settings")
    typer_name = ""

    def __init__(self, *names: str, **settings: Any) -> None:
        self.names = names
        self.settings = settings

    def built(self) -> Any:
        """The declaration as typer's own."""
        import typer

        return getattr(typer, self.typer_name)(*self.names, **self.settings)


if TYPE_CHECKING:
    from typer import Argument, Option
else:

    class Option(Declaration):
        """An option, as typer.Option declares it."""

        __slots__ = ()
        typer_name = "Option"

    class Argument(Declaration):
        """An argument, as typer.Argument declares it."""

        __slots__ = ()
        typer_name = "Argument"


def declaration(annotation: Any) -> Declaration | None:
    """The declaration in an annotation; None where there is none of ours, but perhaps typer's own."""
    (found,) = getattr(annotation, "__metadata__", (None,))
    if isinstance(found, Declaration):
        return found
    return None


def for_typer(annotation: Any) -> Any:
    """The annotation with typer's own declaration."""
    found = declaration(annotation)
    if found:
        return Annotated[annotation.__origin__, found.built()]
    return annotation


__all__ = ["Argument", "Declaration", "Option", "declaration", "for_typer"]
