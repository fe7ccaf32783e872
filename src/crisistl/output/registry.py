"""The literal registry of output formats: a name and the function that writes a Table."""

from collections.abc import Callable
from importlib import import_module
from typing import IO, Any

from crisistl.errors import UsageError
from crisistl.output.table import Table
from crisistl.text.names import did_you_mean

OUTPUTS = {
    "table": "terminal:write_plain_table",
    "csv": "delimited:write_csv",
    "tsv": "delimited:write_tsv",
    "json": "records:write_json",
    "jsonl": "records:write_lines",
    "markdown": "markdown:write_markdown",
    "lines": "lines:write_lines",
}
CHOICES = tuple(name for name in OUTPUTS if name != "lines")
"""The output forms by name; "lines" is what a pipe gets without it."""

_BY_ENDING = {"md": "markdown", "ndjson": "jsonl", "tab": "tsv"}


def output_named(name: str) -> Callable[[Table, IO[Any]], None]:
    """The writer of this name; UsageError with the nearest names where there is none."""
    if name not in CHOICES and name != "lines":
        near = did_you_mean(
            _BY_ENDING.get(name, name), CHOICES
        ) or "; use " + ", ".join(CHOICES)
        raise UsageError(f"unknown format {name!r}{near}")
    module, _, function = OUTPUTS[name].partition(":")
    return getattr(import_module(f"crisistl.output.{module}"), function)  # type: ignore[no-any-return]
