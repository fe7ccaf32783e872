"""`crisistl diff`: compare two chronologies of one crisis."""

from pathlib import PurePath
from typing import Annotated

from crisistl.cli import console
from crisistl.cli.data_options import AsKnown
from crisistl.cli.declaring import Argument, Option
from crisistl.cli.ending import Ended
from crisistl.cli.form import Form, Listed
from crisistl.cli.options import shared
from crisistl.cli.overwrite import refuse_source
from crisistl.text.switch import is_quick


@shared
def command(
    reading: AsKnown,
    listed: Listed,
    form: Form,
    a: Annotated[str, Argument(metavar="A", help="A chronology; - is stdin.")],
    b: Annotated[
        str, Argument(metavar="B", help="Another chronology of the same crisis.")
    ],
    whole: Annotated[
        bool,
        Option(
            "--all",
            rich_help_panel="Output",
            help="Also list events at times that the other doesn't cover.",
        ),
    ] = False,
) -> None:
    """Compare two chronologies: events that only one contains, and events that differ.

    Events are paired by date, actors and words; names are compared by id, name and alias. What only one contains
    is listed for the period that both cover; versions of one file are compared as a whole. --limit N lists the
    first N of each kind. Exits with 1 if the two differ.
    """
    refuse_source(form.output, (a, b), form.overwrite, "would become a table")
    from crisistl.compare.difference import difference
    from crisistl.views.difference import difference_report

    left, right = (reading.load_known(path, plain=is_quick()) for path in (a, b))
    found = difference(left, right, whole=whole)
    order = listed.order()
    form.show(difference_report(found, _names(a, b), order, listed.limit))
    if any(found.outside):
        console.note("--all lists these events as well")
    if not found.is_empty:
        raise Ended(1)


def _names(a: str, b: str) -> tuple[str, str]:
    """The names of the files, or, where these are the same, the paths."""
    short = ("stdin" if path == "-" else PurePath(path).name for path in (a, b))
    one, other = short
    if one != other:
        return (one, other)
    return (a, b)
