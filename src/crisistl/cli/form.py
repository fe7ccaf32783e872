"""Form: the options that say in which order, with which columns and in which format an answer is written."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, ClassVar

from crisistl.cli import console
from crisistl.cli.completion import columns as column_names
from crisistl.cli.completion import values
from crisistl.cli.data_options import DataOptions
from crisistl.cli.declaring import Option
from crisistl.cli.options import OUTPUT
from crisistl.cli.overwrite import (
    OverwriteOption,
    agreement,
    refuse_source,
    stdout_as_dash,
)
from crisistl.errors import UsageError
from crisistl.frozen import frozen
from crisistl.output.registry import CHOICES, form_of_file
from crisistl.output.report import Report
from crisistl.text.wording import file_name

if TYPE_CHECKING:
    from crisistl.engine.answer import Answer
    from crisistl.engine.order import Order


@frozen(slots=False)
class Listed:
    """Which of the events that were found, in which order."""

    sort: Annotated[
        str | None,
        Option(
            "--sort",
            metavar="COLUMN,-COLUMN",
            rich_help_panel=OUTPUT,
            autocompletion=column_names,
            help="Sort by these columns, - for descending: date,-title. Default: by date.",
        ),
    ] = None
    limit: Annotated[
        int | None,
        Option(
            "--limit",
            "-n",
            metavar="N",
            min=0,
            rich_help_panel=OUTPUT,
            help="Show only the first N.",
        ),
    ] = None

    def order(self) -> "Order":
        """The order asked for; by time without --sort. UsageError for an unknown column."""
        from crisistl.engine.order import Order

        return Order.parse(self.sort)


@frozen(slots=False)
class Arrangement(Listed):
    """Which of the events that match, in which order, with which columns."""

    reverse: Annotated[
        bool, Option("--reverse", rich_help_panel=OUTPUT, help="Reverse the order.")
    ] = False
    columns: Annotated[
        str | None,
        Option(
            "--columns",
            metavar="NAME,NAME",
            rich_help_panel=OUTPUT,
            autocompletion=column_names,  # in this class body, `columns` is the default of the option
            help="The columns to show, in this order; `--columns help` lists them.",
        ),
    ] = None

    def arranged(self, answer: "Answer") -> "Answer":
        """The answer in the order asked for."""
        if self.sort is None and not self.reverse:
            return answer
        from crisistl.engine.order import Order

        return replace(answer, order=Order.parse(self.sort, reverse=self.reverse))

    def names(self) -> tuple[str, ...]:
        """The columns asked for; none where the usual ones will do."""
        if self.columns is None:
            return ()
        names = tuple(name.strip() for name in self.columns.split(",") if name.strip())
        if not names:
            raise UsageError(
                "--columns: name a column, or `--columns help` for all of them"
            )
        return names


@frozen(slots=False)
class Shown(Arrangement):
    """An arrangement for reading; a file that is exported has all columns, whatever the settings say."""

    from_file: ClassVar[Mapping[str, str]] = {"columns": ""}


@frozen(slots=False)
class RowOrder:
    """Which rows of a table of counts, in which order, with which columns."""

    sort: Annotated[
        str | None,
        Option(
            "--sort",
            metavar="COLUMN",
            rich_help_panel=OUTPUT,
            help="Sort by this column, the largest number or the first name first; -COLUMN for the opposite.",
        ),
    ] = None
    limit: Annotated[
        int | None,
        Option(
            "--limit",
            "-n",
            metavar="N",
            min=0,
            rich_help_panel=OUTPUT,
            help="Show only the first N rows.",
        ),
    ] = None
    columns: Annotated[
        str | None,
        Option(
            "--columns",
            metavar="NAME,NAME",
            rich_help_panel=OUTPUT,
            help="Show only these columns.",
        ),
    ] = None

    def arranged(self, report: Report) -> Report:
        """The report with its rows in this order. UsageError for a column that there isn't, or isn't yet."""
        from crisistl.output.arrange import Arranging

        names = tuple(
            name.strip() for name in (self.columns or "").split(",") if name.strip()
        )
        return Arranging(self.sort, self.limit, names).report(report)


@frozen(slots=False)
class Form:
    """In which form a table is written."""

    from_file: ClassVar[Mapping[str, str]] = {"format": ""}

    format: Annotated[
        str | None,
        Option(
            "--format",
            "-f",
            metavar="FORMAT",
            rich_help_panel=OUTPUT,
            autocompletion=values(*CHOICES),
            help=f"{', '.join(CHOICES[:-1])} or {CHOICES[-1]}. Default: by the ending of FILE; "
            "without one, a table on a terminal and lines in a pipe.",
        ),
    ] = None
    output: Annotated[
        str | None,
        Option(
            "--output",
            "-o",
            metavar="FILE",
            rich_help_panel=OUTPUT,
            callback=stdout_as_dash,
            help="Write to a file, in the format of its ending (.csv, .json, .md, .html ...); "
            "any other ending gets the text of a terminal. - is stdout.",
        ),
    ] = None
    overwrite: OverwriteOption = False

    def settled(self) -> "Form":
        """The form with the format that the ending of its file means, where no other is named."""
        if self.format or not console.is_file(self.output):
            return self
        return _FileForm(form_of_file(str(self.output)), self.output, self.overwrite)

    def guard(self, groups: Iterable[object]) -> None:
        """Raise UsageError where the output is one of the files that are read."""
        sources = [
            path
            for group in groups
            if isinstance(group, DataOptions)
            for path in group.paths()
        ]
        refuse_source(self.output, sources, self.overwrite, "would become a table")

    def show(self, report: Report) -> None:
        """Write the report in its format; without one as people read it, on a terminal or in a pipe."""
        agree = agreement(self.overwrite)
        if self.format not in (None, *CHOICES):
            from crisistl.cli.file_form import refuse_form

            refuse_form(str(self.format))
        if self.format is None and report.picture:
            from crisistl.cli.drawing import draw

            draw(report.picture, self.output, agree)
        elif self.format is None and report.parts:
            console.show_each(report.parts, output=self.output, agree=agree)
        else:
            console.show(report, format=self.format, output=self.output, agree=agree)

    def explained(self) -> str:
        """The format of the file as it follows from its ending, in words; empty where it doesn't."""
        return ""

    def say(self, text: str) -> None:
        """Write a text that is the same in every format."""
        console.say(text, self.output, agree=agreement(self.overwrite))


@frozen(slots=False)
class _FileForm(Form):
    """The form of a file of which the name decides, whatever the settings say."""

    from_file: ClassVar[Mapping[str, str]] = {}

    def show(self, report: Report) -> None:
        """Write the report to the file. UsageError for an ending that means neither a table nor text."""
        if self.format or not report.picture:
            from crisistl.cli.file_form import refuse_for_table

            refuse_for_table(str(self.output))
        super().show(report)

    def explained(self) -> str:
        """The format of the file, in words."""
        form = self.format or "the text of a terminal"
        return f"{file_name(self.output)}: written as {form}, by the ending of its name"
