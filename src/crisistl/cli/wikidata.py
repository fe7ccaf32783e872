"""Wikidata: a saved answer of the query service read into the register of a chronology."""

from crisistl.cli import console
from crisistl.text.wording import counted, file_name


def read_wikidata(path: str, saved: str) -> None:
    """Add the offices of a saved answer to the actors of a chronology."""
    from crisistl.edit.rewriting import editing
    from crisistl.edit.wikidata import with_offices
    from crisistl.formats.core.input import Input

    with editing(path, console.note) as file, Input.of(saved) as answer:
        read = with_offices(file.formatted.timeline, answer)
        if read.changed:
            file.write(read.timeline, f"actor --wikidata-roles {file_name(saved)}")
    if read.vague:
        console.note(
            f"{counted(read.vague, 'date')} on the first of a month read as a month or year; "
            "ask Wikidata for the precision to have the day"
        )
    if read.stateless:
        shown = ", ".join(map(repr, read.stateless[:3]))
        if len(read.stateless) > 3:
            shown += f" and {len(read.stateless) - 3} more"
        console.note(
            f"no state or organisation is known for {shown}: ask Wikidata for ?of and ?ofLabel as well, and have "
            "its actor in the register"
        )
    console.note(
        f"changed the roles of {counted(len(read.changed), 'actor')} in {file_name(path)}"
        + (f": {', '.join(read.changed)}" if read.changed else "")
    )
