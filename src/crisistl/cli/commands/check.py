"""`crisistl check`: what a careful editor would question in a chronology."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated

from crisistl.check import RULES, Finding, Manuscript, Rule, chosen_rules, findings
from crisistl.check.table import findings_report, rules_report, summary_report
from crisistl.cli import console
from crisistl.cli.completion import values
from crisistl.cli.data_options import DataOptions
from crisistl.cli.declaring import Argument, Option
from crisistl.cli.ending import Ended
from crisistl.cli.form import Form
from crisistl.cli.messages import message, with_options
from crisistl.cli.options import shared
from crisistl.engine.memory import MemoryEngine
from crisistl.errors import Advice, DataError
from crisistl.formats.core.input import Input
from crisistl.formats.loading import refuse_large_archive
from crisistl.output.report import Report

_RULES = "Rules"
_names = values(*(rule.name for rule in RULES))


@shared
def command(
    reading: DataOptions,
    form: Form,
    files: Annotated[
        list[str] | None,
        Argument(
            metavar="FILE",
            help="The files to check; by default, the file that other commands would read.",
        ),
    ] = None,
    only: Annotated[
        list[str] | None,
        Option(
            "--only",
            metavar="RULE",
            rich_help_panel=_RULES,
            autocompletion=_names,
            help="Run only these rules.",
        ),
    ] = None,
    skip: Annotated[
        list[str] | None,
        Option(
            "--skip",
            metavar="RULE",
            rich_help_panel=_RULES,
            autocompletion=_names,
            help="Run all rules except these.",
        ),
    ] = None,
    strict: Annotated[
        bool,
        Option(
            "--strict", rich_help_panel=_RULES, help="Exit with 1 on warnings as well."
        ),
    ] = False,
    list_rules: Annotated[
        bool,
        Option(
            "--list-rules",
            rich_help_panel=_RULES,
            help="Print what each rule looks for.",
        ),
    ] = False,
    limit: Annotated[
        int | None,
        Option(
            "--limit",
            "-n",
            metavar="N",
            min=1,
            rich_help_panel="Output",
            help="Show only the first N findings of each rule.",
        ),
    ] = None,
    summary: Annotated[
        bool,
        Option(
            "--summary",
            rich_help_panel="Output",
            help="Print a summary for each actor instead of the findings.",
        ),
    ] = False,
) -> None:
    """Report what a careful editor would question in a chronology: errors, warnings and remarks.

    Exits with 1 if there are errors, and with 3 if a file can't be read at all.
    """
    rules = chosen_rules(_listed(only), _listed(skip))
    if list_rules:
        form.show(rules_report(rules))
        return
    reading = replace(reading, data=files or reading.data)
    form.guard([reading])
    read, unreadable = _read(reading)
    found = {name: _found(name, manuscript, rules) for name, manuscript in read.items()}
    if summary:
        form.show(_summary(read))
    elif read:
        form.show(
            findings_report(
                found,
                limit=limit,
                whole=bool(only),
                more=lambda rule: f"--only {rule} shows them all",
            )
        )
    for name, manuscript in read.items():
        if manuscript.faults:
            console.note(f"{name}: the other rules apply once the file can be loaded")
    if unreadable:
        raise Ended(DataError.exit_code)
    if _has_grave(found, strict=strict):
        raise Ended(1)


def _found(name: str, manuscript: Manuscript, rules: tuple[Rule, ...]) -> list[Finding]:
    """The findings in one file, with advice that names it."""
    found = findings(manuscript, rules)
    return [with_options(_about_file(finding, name)) for finding in found]


def _about_file(finding: Finding, file: str) -> Finding:
    """The finding with its file in the advice to unite two names; a table has to be converted first."""
    if not finding.advice:
        return finding
    advice = []
    for one in finding.advice:
        if one.setting == "unite":
            setting = "unite_table"
            if file.endswith((".json", ".jsonl")):
                setting = "unite"
            one = Advice(setting, (file, *one.values))
        advice.append(one)
    return replace(finding, advice=tuple(advice))


def _summary(read: Mapping[str, Manuscript]) -> Report:
    timelines = {name: manuscript.timeline for name, manuscript in read.items()}
    return summary_report(timelines)


def _has_grave(found: Mapping[str, Sequence[Finding]], *, strict: bool) -> bool:
    """Whether a file has an error or, if the rules are strict, a warning."""
    grave = {"error"}
    if strict:
        grave.add("warning")
    severities = {finding.severity for each in found.values() for finding in each}
    return not grave.isdisjoint(severities)


def _listed(given: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(
        name.strip() for text in given or () for name in text.split(",") if name.strip()
    )


def _read(reading: DataOptions) -> tuple[dict[str, Manuscript], bool]:
    """Each file that can be read, and whether there are others, which are reported."""
    read: dict[str, Manuscript] = {}
    unreadable = False
    for path in reading.paths():
        try:
            with Input.of(path) as file:
                refuse_large_archive(file)
                manuscript = Manuscript.read(
                    file,
                    reading.day(),
                    from_format=reading.from_format,
                    options=reading.read_options(),
                    skip_bad=reading.skip_bad,
                    note=console.note,
                )
            read[file.name] = _as_known(manuscript, reading)
        except DataError as error:
            console.error(message(error))
            unreadable = True
    return read, unreadable


def _as_known(manuscript: Manuscript, reading: DataOptions) -> Manuscript:
    """The chronology as it was known on the day of `--as-of`, where that is given."""
    day = reading.as_of_day(lambda: MemoryEngine(manuscript.timeline))
    if day is None:
        return manuscript
    then, reason = manuscript.as_known(day)
    if reason:
        console.note(reason)
    return then
