"""The literal registry of output formats: a name and the function that writes a Table."""

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from crisistl.errors import UsageError
from crisistl.text.names import did_you_mean

OUTPUTS = {
    "table": "terminal:write_plain_table",
    "csv": "delimited:write_csv",
    "tsv": "delimited:write_tsv",
    "json": "records:write_json",
    "jsonl": "records:write_lines",
    "markdown": "markdown:write_markdown",
    "html": "html:write_html",
    "lines": "lines:write_lines",
}
CHOICES = tuple(name for name in OUTPUTS if name != "lines")
"""The output forms by name; "lines" is what a pipe gets without it."""

TITLED = ("html",)
"""The output forms that are documents of their own: their writers also take the heading of the table."""

_BY_ENDING = {
    "md": "markdown", "ndjson": "jsonl", "tab": "tsv", "htm": "html",
}  # fmt: skip


def form_of_file(name: str) -> str | None:
    """The output form that the ending of a file's name means; None where it means none."""
    ending = PurePath(name).suffix.lower().removeprefix(".")
    form = _BY_ENDING.get(ending, ending)
    if form in CHOICES and form != "table":
        return form
    return None


def output_named(name: str) -> Callable[..., None]:
    """The writer of this name; UsageError with the nearest names where there is none."""
    if name not in CHOICES and name != "lines":
        near = did_you_mean(
            _BY_ENDING.get(name, name), CHOICES
        ) or "; use " + ", ".join(CHOICES)
        raise UsageError(f"unknown format {name!r}{near}")
    module, _, function = OUTPUTS[name].partition(":")
    writer: Callable[..., None] = getattr(
        import_module(f"crisistl.output.{module}"), function
    )
    return writer
