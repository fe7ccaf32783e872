"""Titling: the option that gives a written chronology another title."""

from typing import TYPE_CHECKING, Annotated

from crisistl.cli.declaring import Option
from crisistl.errors import UsageError

if TYPE_CHECKING:
    from crisistl.formats.core.format import Format
    from crisistl.model.timeline import Timeline

_WITHOUT_TITLE = ("csv", "tsv", "xlsx")

TitleOption = Annotated[
    str | None,
    Option(
        "--title",
        metavar="LINE",
        rich_help_panel="Output",
        help="Give the chronology this title.",
    ),
]


def refuse_title(title: str | None, written: "Format | None" = None) -> None:
    """Raise UsageError for a title that isn't one line, or for a table of events, which has no title."""
    if title is None:
        return
    if not title.strip() or "\n" in title:
        raise UsageError("--title: write a title in one line")
    if written and written.name in _WITHOUT_TITLE:
        raise UsageError(f"--title: {written.name} has no title; leave it out")


def retitled(timeline: "Timeline", title: str | None) -> "Timeline":
    """The timeline with another title, if one is given."""
    if title:
        return timeline.with_parts(title=title)
    return timeline
