"""Listing: the command that lists the names which a message asks to choose from."""

from collections.abc import Sequence

from crisistl.text.wording import typed_name

_COMMANDS = {
    "actor": "actors",
    "theme": "themes",
    "source": "sources",
    "place": "count place",
}


def lister(noun: str, data: Sequence[str] = ()) -> str:
    """A sentence with the command that lists what a noun names; "" where there is none.

    `data` are the files, in the order of the options; none for those that are read without options.
    """
    if noun not in _COMMANDS or "-" in data:  # which can't be read twice
        return ""
    return f"`crisistl {_COMMANDS[noun]}{data_options(data)}` lists them all"


def data_options(data: Sequence[str]) -> str:
    """The options that name these files, with a blank before each."""
    return "".join(f" --data {typed_name(path)}" for path in data)
