"""Messages: errors and notes with the names of options, which no other layer knows."""

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from crisistl.errors import Advice, CrisisError, InvalidSetting, MissingFile, sentence

if TYPE_CHECKING:
    from crisistl.check.findings import Finding
    from crisistl.formats.core.record import Fault

_OPTIONS = {
    "all_columns": "crisistl list --columns help",
    "all_counted": "crisistl count --help",
    "actors_beside": "crisistl export events.csv --actors actors.csv",
    "archive": "crisistl archive FILE --into {}",
    "both": "--both",
    "century": "--century",
    "columns": "--map",
    "date_order": "--file-date-order",
    "depth": "--depth",
    "export": "crisistl export FILE --data {}",
    "height": "--height",
    "lanes": "--lanes",
    "languages": "--language",
    "limit": "--limit",
    "path": "--data",
    "per": "--per",
    "review": "crisistl review {} --into FILE",
    "skip_bad": "--skip-bad",
    "sort": "--sort",
    "splits": "--split",
    "spread": "--spread",
    "total": "--sum",
    "unite": "crisistl actor {0} --unite {1} {2}",
    "unite_table": "crisistl convert {0} {1}, then crisistl actor {1} --unite {2} {3}",
    "year_pairs": "--year-pairs",
}
"""The option, or the command, for each setting of the layers below."""

_Remedied = TypeVar("_Remedied", "Finding", "Fault")


def message(error: CrisisError) -> str:
    """What to print for an error: its remedy names the option that helps."""
    from crisistl.formats.core.fault_report import FaultyData

    if isinstance(error, FaultyData):
        listed = str(FaultyData(error.name, [*map(with_options, error.faults)]))
        if not error.advice:
            return listed
        others = "them" if len(error.faults) > 1 else "it"
        options = " or ".join(map(_option, error.advice))
        return f"{listed}\n  to leave {others} out and read the rest, add {options}"
    if isinstance(error, MissingFile):
        from crisistl.cli.missing import near_files

        return sentence(error.problem, error.remedy, near_files(error.path))
    if isinstance(error, InvalidSetting):
        if error.value is None:
            given = ""
        else:
            given = f" {error.value!r}"
        problem = f"{_OPTIONS[error.setting]}{given}: {error.problem}"
        return sentence(problem, _advised(error.remedy, error.advice))
    if not error.advice:
        return str(error)
    return sentence(error.problem, _advised(error.remedy, error.advice))


def remark(text: str) -> str:
    """What to print for a note, which may carry advice or faults."""
    from crisistl.formats.core.fault_report import LeftOut
    from crisistl.formats.core.record import Note

    if isinstance(text, LeftOut):
        return LeftOut(text.name, [*map(with_options, text.faults)])
    if isinstance(text, Note) and text.advice:
        return _advised(text, text.advice)
    return text


def with_options(item: _Remedied) -> _Remedied:
    """A fault or a finding whose remedy names the options that help."""
    if not item.advice:
        return item
    return replace(item, remedy=_advised(item.remedy, item.advice))


def _advised(remedy: str, advice: tuple[Advice, ...]) -> str:
    """The remedy with the options in brackets: "give the century (--century 19)"."""
    if not advice:
        return remedy
    return f"{remedy} ({' or '.join(map(_option, advice))})"


def _option(advice: Advice) -> str:
    from shlex import quote

    values = [*map(quote, advice.values)]
    option = _OPTIONS[advice.setting]
    if advice.setting == "unite_table":
        table, *names = advice.values
        values = [*map(quote, (*_to_convert(table), *names))]
    if "{0}" in option:
        return option.format(*values)
    if "{}" in option:
        return option.format(" ".join(values))
    return f"{option} {' or '.join(values)}".rstrip()


def _to_convert(table: str) -> tuple[str, str]:
    """The file of a table and a free name for the chronology that `convert` makes of it."""
    from pathlib import Path

    path = Path(table.partition("#")[0])
    if not path.exists():  # standard input, or a file within another
        return "FILE", "NEW.json"
    new = path.with_suffix(".json")
    number = 1
    while new.exists():
        number += 1
        new = path.with_name(f"{path.stem}-{number}.json")
    return table, str(new)
