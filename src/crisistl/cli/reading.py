"""Reading: the options that say which data to ask, how it is read, and what day it is."""

import gc
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, tzinfo
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from crisistl.cli import console
from crisistl.cli.completion import formats, values
from crisistl.cli.declaring import Option
from crisistl.cli.options import DATA, DATES, MANY
from crisistl.cli.settings import data_files
from crisistl.dates import DateOrder
from crisistl.errors import UsageError
from crisistl.frozen import frozen
from crisistl.text.wording import counted

if TYPE_CHECKING:
    from crisistl.engine.base import Engine
    from crisistl.formats.core.record import ReadOptions
    from crisistl.model.known import Knowledge
    from crisistl.model.timeline import Timeline

DateOrderOption = Annotated[
    str | None,
    Option(
        "--date-order",
        metavar="dmy|mdy",
        rich_help_panel=DATES,
        autocompletion=values("dmy", "mdy"),
        help="The order of typed dates such as 10/01/2022. Default: CRISISTL_DATE_ORDER.",
    ),
]
"""The option of every command to which dates are typed."""


@frozen(slots=False)
class Clock:
    """The day that counts as today."""

    today: Annotated[
        str | None,
        Option("--today", hidden=True, help="The day that counts as today."),
    ] = None

    def day(self) -> date:
        """Today: `--today`, then CRISISTL_TODAY, then the system's date."""
        named = self.today or os.environ.get("CRISISTL_TODAY")
        if not named:
            return date.today()
        try:
            return datetime.fromisoformat(named).date()
        except ValueError:
            raise UsageError(f"--today {named!r}: write a day as YYYY-MM-DD") from None

    def now(self, zone: tzinfo | None = None) -> date:
        """The time now, as a `datetime` on the clock of a zone; a day alone where `--today` gives no time."""
        named = self.today or os.environ.get("CRISISTL_TODAY")
        if not named:
            return datetime.now(zone).replace(tzinfo=None, microsecond=0)
        day = self.day()  # refuses what is not a day or a time
        if len(named) <= len("2022-01-27"):
            return day
        return datetime.fromisoformat(named).replace(tzinfo=None)


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
            help="Separators between names in a cell, of all columns or of one: Who=,/ or Who=;,and. Default: ; and "
            "what the file shows; Who=; is ; alone.",
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

    def load(self, path: str, actors: frozenset[str] = frozenset()) -> "Timeline":
        """The timeline of one file, read as these options say; `actors` are names that other files have."""
        from crisistl.formats.loading import load

        timeline = load(
            path,
            from_format=self.from_format,
            options=replace(self.read_options(), notes="brief", actors=actors),
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


@frozen(slots=False)
class AsKnown(ReadingOptions):
    """How data is read, and the day on which it was known so."""

    as_of: Annotated[
        str | None,
        Option(
            "--as-of",
            metavar="DAY",
            rich_help_panel=DATA,
            help="Answer with what was known on this day: its events, titles and status as they were.",
        ),
    ] = None

    def as_of_day(self, engine: "Callable[[], Engine]") -> date | None:
        """The last day of the date of `--as-of`; None if it isn't given. DateError if it isn't a date.

        `engine` gives the data, for a year in the advice where the date has none.
        """
        if self.as_of is None:
            return None
        from crisistl.dates import DateError

        try:
            return self._last_day(self.as_of)
        except DateError as error:
            if error.kind != "no year":
                raise
        return self._last_day(self.as_of, self._example(self.as_of, engine()))

    def _last_day(self, text: str, example: date | None = None) -> date:
        from crisistl.dates import parse_period

        order = self._order()
        period = parse_period(text, self.day(), order, ranges=False, example=example)
        return period.upper.date()

    def _example(self, text: str, engine: "Engine") -> date | None:
        """The last day that the advice for a date without a year may name; None without events."""
        from crisistl.cli.example_year import example_day
        from crisistl.query.terms import Terms

        extent = engine.extent()
        if not extent:
            return None
        terms = Terms(engine.spellings, self.day(), self._order())
        return example_day(text, terms, engine, extent)

    def _order(self) -> DateOrder | None:
        return typed_order(getattr(self, "date_order", None))

    def load_known(self, path: str, actors: frozenset[str] = frozenset()) -> "Timeline":
        """The timeline of one file, as it was known on the day of `--as-of` where that is given."""
        timeline = self.load(path, actors)
        if self.as_of is None:
            return timeline
        from crisistl.engine.memory import MemoryEngine
        from crisistl.model.known import as_known

        day = self.as_of_day(lambda: MemoryEngine(timeline))
        assert day
        known = as_known(timeline, day)
        if not known.timeline.events and (reason := known.not_yet.reason()):
            console.note(reason)
        return known.timeline


@frozen(slots=False)
class DataOptions(AsKnown):
    """Which data to ask, and how it is read."""

    from_file: ClassVar[Mapping[str, str]] = {
        **AsKnown.from_file,
        "data": "CRISISTL_DATA",
    }

    data: Annotated[
        list[str],
        Option(
            "--data",
            "-d",
            metavar="FILE",
            rich_help_panel=DATA,
            help="A chronology in any format of `crisistl formats`; - is stdin. Several are read as one. "
            "Default: the file named by CRISISTL_DATA or crisistl.toml, or the bundled chronology.",
        ),
    ] = MANY

    @property
    def shown_zone(self) -> str | None:
        """The zone in which times are shown, where one was asked for."""
        return None

    def engine(self, *, to_write: bool = False) -> "Engine":
        """The engine that answers for the file, or for several files united. DataError where one is at fault.

        With `to_write`, its events can be written in any format.
        """
        if self.as_of is not None:
            from crisistl.engine.memory import MemoryEngine

            known = self._known()
            return MemoryEngine(
                known.timeline, self.shown_zone, known.unsure, known.not_yet
            )
        paths = self.paths()
        if len(paths) == 1:
            from crisistl.engine.opening import open_engine

            self.read_options()  # refuses what is no option, even where the format has no use for it
            return open_engine(
                paths[0],
                self.from_format,
                partial(self.load, paths[0]),
                self.shown_zone,
                to_write=to_write,
            )
        from crisistl.engine.memory import MemoryEngine

        return MemoryEngine(self._united(paths), self.shown_zone)

    def engine_with_known(self) -> "Engine":
        """The same engine, whose events all have the day on which they became known, where a source gives it."""
        from crisistl.engine.memory import MemoryEngine
        from crisistl.model.known import with_known

        if self.as_of is None:
            timeline = with_known(self.engine().timeline())
            return MemoryEngine(timeline, self.shown_zone)
        known = self._known()
        timeline = with_known(known.timeline)
        return MemoryEngine(timeline, self.shown_zone, known.unsure, known.not_yet)

    def _known(self) -> "Knowledge":
        """What was known on the day of `--as-of`. DataError for an archive that is too large."""
        from crisistl.model.known import as_known

        engine = replace(self, as_of=None).engine(to_write=True)
        day = self.as_of_day(lambda: engine)
        assert day
        return as_known(engine.timeline(), day)

    def _united(self, paths: tuple[str, ...]) -> "Timeline":
        """The files as one. Those of names alone come first, so that the names are as they have them."""
        from crisistl.compare.union import file_names, united

        loaded = self.load_each(paths, self.load)
        files = [*zip(file_names(paths), loaded, strict=True)]
        union = united(sorted(files, key=lambda file: bool(file[1].events)))
        if union.clashes:
            places = counted(len(union.clashes), "place")
            console.note(
                f"the files do not agree in {places}; `crisistl merge` lists the differences and what was kept"
            )
        return union.timeline

    def paths(self) -> tuple[str, ...]:
        """The files to read: `--data`, then CRISISTL_DATA, then the settings' `data`, then the bundled chronology."""
        variable = os.environ.get("CRISISTL_DATA")
        named = tuple(self.data) or ((variable,) if variable else data_files())
        if named:
            return named
        from crisistl.formats.core.bundled import bundled

        return (str(bundled()),)

    def data_name(self) -> str:
        """The names of the files without their folders, for a chronology that has no title."""
        return ", ".join(map(_short_name, self.paths()))


def _short_name(path: str) -> str:
    if path == "-":
        return "standard input"
    if "://" in path:  # the address of a database, perhaps with a password
        return path.partition("://")[0]
    return PurePath(path).name


def typed_order(text: str | None) -> DateOrder | None:
    """The order of typed dates: `--date-order`, then CRISISTL_DATE_ORDER. UsageError where it is none."""
    return date_order("--date-order", text or os.environ.get("CRISISTL_DATE_ORDER"))


def date_order(option: str, text: str | None) -> DateOrder | None:
    """The order of two numbers before a year, as an option gives it; UsageError where it is none."""
    if text in (None, "", "dmy", "mdy"):
        return text or None  # type: ignore[return-value]
    raise UsageError(f"{option} {text!r}: use dmy or mdy")
