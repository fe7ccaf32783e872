"""Data options: which files are asked, as they were known on which day."""

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, ClassVar

from crisistl.cli import console
from crisistl.cli.clock import typed_order
from crisistl.cli.declaring import Option
from crisistl.cli.options import DATA, MANY
from crisistl.cli.reading import ReadingOptions
from crisistl.cli.settings import data_files
from crisistl.dates import DateOrder
from crisistl.errors import UsageError
from crisistl.frozen import frozen
from crisistl.text.switch import is_quick
from crisistl.text.wording import counted

if TYPE_CHECKING:
    from crisistl.engine.base import Engine
    from crisistl.model.as_known import Knowledge
    from crisistl.model.timeline import Timeline


@frozen(slots=False)
class AsKnown(ReadingOptions):
    """How data is read, and the day on which it was known so."""

    as_of: Annotated[
        str | None,
        Option(
            "--as-of",
            metavar="DAY",
            rich_help_panel=DATA,
            help="Use what was known on this day: the events, titles and statuses as they were then.",
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
        try:
            return period.upper.date()
        except ValueError:
            raise UsageError(
                f"--as-of {text}: name a day in the years 1 to 9999"
            ) from None

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

    def load_known(
        self, path: str, actors: frozenset[str] = frozenset(), *, plain: bool = False
    ) -> "Timeline":
        """The timeline of one file, as it was known on the day of `--as-of` where that is given.

        With `plain`, its events are to be read only; see `ReadOptions`.
        """
        timeline = self.load(path, actors, plain=plain and self.as_of is None)
        if self.as_of is None:
            return timeline
        from crisistl.engine.memory import MemoryEngine
        from crisistl.model.as_known import as_known

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
            help="A chronology in any format of `crisistl formats`, an archive, or the address of a server "
            "that has one; - is stdin. Several are read as one. "
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
                partial(self.load, paths[0], plain=is_quick() and not to_write),
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
        from crisistl.model.as_known import as_known

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
