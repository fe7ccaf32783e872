"""`crisistl schema`: the JSON Schema of a chronology, for editors and validators."""

import json
from typing import Annotated

from crisistl.cli import console
from crisistl.cli.declaring import Option
from crisistl.cli.overwrite import stdout_as_dash
from crisistl.model.schema import timeline_schema


def command(
    output: Annotated[
        str | None,
        Option(
            "--output",
            "-o",
            metavar="FILE",
            callback=stdout_as_dash,
            help="Write to a file; - is stdout.",
        ),
    ] = None,
) -> None:
    """Print the JSON Schema (draft 2020-12) of a chronology, which text editors use to check it as you type."""
    console.say(
        json.dumps(timeline_schema(), ensure_ascii=False, indent=2) + "\n", output
    )
