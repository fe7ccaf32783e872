"""`crisistl new`: the beginning of a chronology of one's own."""

import os
from typing import Annotated

from crisistl.cli import console, questions
from crisistl.cli.declaring import Argument, Option
from crisistl.edit.formatted import canonical_text, format_of_own
from crisistl.edit.validating import begun
from crisistl.errors import OutputError, UsageError
from crisistl.text.wording import file_name


def command(
    file: Annotated[
        str, Argument(metavar="FILE", help="A new file that ends in .json or .jsonl.")
    ],
    title: Annotated[
        str | None,
        Option("--title", metavar="LINE", help="What it is about, in one line."),
    ] = None,
    description: Annotated[
        str | None,
        Option("--description", metavar="TEXT", help="What the chronology covers."),
    ] = None,
    as_of: Annotated[
        str | None,
        Option(
            "--as-of", metavar="DAY", help="The last day that it covers, YYYY-MM-DD."
        ),
    ] = None,
    language: Annotated[
        str | None,
        Option("--language", metavar="CODE", help="Its language: en, uk ..."),
    ] = None,
    license: Annotated[
        str | None,
        Option(
            "--license", metavar="NAME", help="The licence under which it may be used."
        ),
    ] = None,
) -> None:
    """Start an empty chronology; `crisistl add` adds events to it."""
    known = format_of_own(file)
    if os.path.exists(file):
        raise OutputError(
            f"{file_name(file)} already exists; `crisistl add {file_name(file)}` adds an event to it"
        )
    asks = title is None and questions.can_ask()
    if title is None and not asks:
        raise UsageError("a chronology needs a title; give --title")
    if asks:
        title = questions.ask("What is it about, in one line", str, needed=True)
        as_of = as_of or questions.ask(
            "The last day that it covers (2022-01-27, or nothing)", _day
        )
    fields = {
        "title": title,
        "description": description,
        "as_of": as_of,
        "language": language,
        "license": license,
    }
    console.say(canonical_text(begun(fields), known), file, new=True)
    console.note(
        f"wrote {file_name(file)}; `crisistl add {file_name(file)}` adds an event"
    )


def _day(text: str) -> str:
    """The day that was typed, where it is one."""
    begun({"as_of": text})
    return text
