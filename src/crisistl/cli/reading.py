"""Reading: the options that say which data to ask, how it is read, and what day it is."""

import gc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from crisistl.cli import console
from crisistl.cli.clock import Clock, date_order
from crisistl.cli.completion import formats, values
from crisistl.cli.declaring import Option
from crisistl.cli.options import DATA, MANY
from crisistl.errors import UsageError
from crisistl.frozen import frozen

if TYPE_CHECKING:
    from crisistl.formats.core.record import ReadOptions
    from crisistl.model.timeline import Timeline


@frozen(slots=False)
class ReadingOptions(Clock):
    """How data is read."""

    from_file: ClassVar[Mapping[str, str]] = {"language": ""}

    from_format: Annotated[
        str | None,
        Option(
            "--from-format",
            metavar="FORMAT",
            rich_help_panel=DATA,
            autocompletion=formats,
            help="The format of the data, when it can't be detected.",
        ),
    ] = None
    headers: Annotated[
        list[str],
        Option(
            "--map",
            metavar="FIELD=HEADER",
            rich_help_panel=DATA,
            help="Read a field from this column: date=Datum.",
        ),
    ] = MANY
    split: Annotated[
        list[str],
        Option(
            "--split",
            metavar="[COLUMN=]SIGNS",
            rich_help_panel=DATA,
            help="The separators of names in a cell, for all columns or for one: Who=,/ or Who=;,and. Default: ; and "
            "those that the file shows. Who=; splits at ; only.",
        ),
    ] = MANY
    language: Annotated[
        str | None,
        Option(
            "--language",
            metavar="CODE[,CODE]",
            rich_help_panel=DATA,
            help="The language of dates in the data: en, de, fr, es, it, pt, nl, pl, ru or uk.",
        ),
    ] = None
    century: Annotated[
        int | None,
        Option(
            "--century",
            metavar="N",
            min=0,
            max=99,
            rich_help_panel=DATA,
            help="The first digits of years such as '62 in the data: 19.",
        ),
    ] = None
    year_pairs: Annotated[
        str | None,
        Option(
            "--year-pairs",
            metavar="ranges|edtf",
            rich_help_panel=DATA,
            autocompletion=values("ranges", "edtf"),
            help="How to read 1936-39 and 1904-05 in the data: as two years, or as EDTF.",
        ),
    ] = None
    file_date_order: Annotated[
        str | None,
        Option(
            "--file-date-order",
            metavar="dmy|mdy",
            rich_help_panel=DATA,
            autocompletion=values("dmy", "mdy"),
            help="The order of dates such as 10/01/2022 in the data.",
        ),
    ] = None
    skip_bad: Annotated[
        bool,
        Option(
            "--skip-bad",
            rich_help_panel=DATA,
            help="Leave out records that can't be read, and report them.",
        ),
    ] = False

    def load(
        self, path: str, actors: frozenset[str] = frozenset(), *, plain: bool = False
    ) -> "Timeline":
        """The timeline of one file, read as these options say; `actors` are names that other files have.

        With `plain`, its events are to be read only; see `ReadOptions`.
        """
        from crisistl.formats.loading import load

        timeline = load(
            path,
            from_format=self.from_format,
            options=replace(
                self.read_options(), notes="brief", actors=actors, plain=plain
            ),
            skip_bad=self.skip_bad,
            note=console.note,
        )
        gc.freeze()  # it is kept to the end of the program: looking through it for garbage takes a tenth of an export
        return timeline

    def load_each(
        self,
        paths: Sequence[str],
        load: Callable[[str, frozenset[str]], "Timeline"],
    ) -> "list[Timeline]":
        """The timelines of several files; names that one has show where a cell of a table after it has several."""
        from crisistl.formats.loading import has_names_apart

        if self.from_format:
            apart = set(paths)
        else:
            apart = {path for path in paths if has_names_apart(path)}
        known: frozenset[str] = frozenset()
        loaded: dict[int, Timeline] = {}
        for place in sorted(range(len(paths)), key=lambda at: paths[at] not in apart):
            timeline = load(paths[place], known)
            loaded[place] = timeline
            names = set()
            for part in timeline.actors:
                for name in (part.name, *part.aliases):
                    names.add(name)
            known |= names
        return [loaded[place] for place in range(len(paths))]

    def read_options(self) -> "ReadOptions":
        """The options for a reader; UsageError for what can't be understood."""
        from crisistl.formats.core.record import ReadOptions

        columns = {}
        for text in self.headers:
            field, sign, header = text.partition("=")
            if not (field and sign and header):
                raise UsageError(
                    f"--map {text!r}: write a field and a column with = between: date=Datum"
                )
            columns[field] = header
        everywhere = None
        by_column: dict[str, str] = {}
        for text in self.split:
            column, _, separators = text.partition("=")
            if separators:
                before = by_column.get(column, "")
                by_column[column] = f"{before} {separators}".strip()
            else:
                everywhere = text
        return ReadOptions(
            columns,
            everywhere,
            by_column,
            date_order("--file-date-order", self.file_date_order),
            _languages(self.language),
            self.century,
            _year_pairs(self.year_pairs),
        )


def _languages(text: str | None) -> tuple[str, ...]:
    """The codes that `--language` names; UsageError for an unknown one."""
    if not text:
        return ()
    from crisistl.dates.written.words import LANGUAGES

    codes = tuple(code.strip().lower() for code in text.split(","))
    for code in codes:
        if code not in LANGUAGES:
            raise UsageError(f"--language {code!r}: use {', '.join(LANGUAGES)}")
    return codes


def _year_pairs(text: str | None) -> Literal["ranges", "edtf"] | None:
    if text in (None, "", "ranges", "edtf"):
        return text or None  # type: ignore[return-value]
    raise UsageError(f"--year-pairs {text!r}: use ranges or edtf")
