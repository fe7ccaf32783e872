"""Manual: the man page of each command, made from the declarations that its help is made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any, NamedTuple

from crisistl.cli.catalogue import COMMANDS, Command
from crisistl.cli.declaring import Declaration, declaration
from crisistl.cli.options import (
    DATA,
    DATES,
    NOTHING,
    OUTPUT,
    WHAT,
    WHO,
    Parameter,
    Shared,
)
from crisistl.version import __version__

_PANELS = (DATES, WHO, WHAT, DATA, OUTPUT)
"""The headings of options, in the order of the help."""

ABOUT = "ask a chronology"
_INTRODUCTION = (
    "Answers what happened when, who acted towards whom, about what, and who says so. A chronology is a file of dated "
    "events in any format of `crisistl formats`; --data names it. Without it, the bundled chronology is asked: Russia, "
    "the West and Ukraine up to 27 January 2022.",
    "Each command has a page of its own, such as crisistl-list(1), and a --help.",
)
_FILES = (
    (
        "crisistl.toml",
        "In the working folder or the nearest folder above, or else in the user's folder for configuration: the data "
        "file, a few options, and the questions that `crisistl save` keeps.",
    ),
)
_ENVIRONMENT = (
    ("CRISISTL_DATA", "The data to ask where --data names none."),
    ("CRISISTL_DATE_ORDER", "dmy or mdy, where --date-order is not given."),
    ("NO_COLOR, FORCE_COLOR", "Never, or always, colour what is printed."),
)
_STATUS = (
    ("0", "Done, also where nothing matched."),
    ("1", "A negative answer that was asked for, as by --fail-empty, check or diff."),
    ("2", "The command line is wrong: a date, a name, an option."),
    ("3", "The data can't be found or read, or is not valid."),
    ("4", "The output can't be written."),
    ("130", "Interrupted."),
)


class Item(NamedTuple):
    """A term, such as an option with its value, and what it means."""

    term: str
    text: str


class Section(NamedTuple):
    """A heading with paragraphs and items below it; `is_part` where it belongs to the section before."""

    heading: str
    blocks: tuple[str | Item, ...]
    is_part: bool = False


class Page(NamedTuple):
    """A page of the manual: its name, what it is about in a few words, and its sections."""

    name: str
    about: str
    sections: tuple[Section, ...]

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}.1"


def overview() -> Page:
    """The page of the program, which lists the commands."""
    groups = dict.fromkeys(known.group for known in COMMANDS)
    listed = [
        Section(
            group,
            tuple(
                Item(f"crisistl {known.name}", known.help)
                for known in COMMANDS
                if known.group == group
            ),
            is_part=True,
        )
        for group in groups
    ]
    sections = (
        Section("Synopsis", ("crisistl COMMAND [OPTIONS] [ARGUMENTS]",)),
        Section("Description", _INTRODUCTION),
        Section("Commands", ()),
        *listed,
        Section("Files", tuple(Item(*pair) for pair in _FILES)),
        Section("Environment", tuple(Item(*pair) for pair in _ENVIRONMENT)),
        Section("Exit status", tuple(Item(*pair) for pair in _STATUS)),
    )
    return Page("crisistl", ABOUT, sections)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in text.split("\n\n"))


def page_of(known: Command) -> Page:
    """The page of a command."""
    command = import_module(known.module).command
    if not isinstance(command, Shared):
        command = Shared(command)
    described = _described((*command.options, *command.own))
    arguments = [each for each in described if each[1].typer_name == "Argument"]
    options = [each for each in described if each[1].typer_name == "Option"]
    usage = [f"crisistl {known.name}", "[OPTIONS]"]
    for each in arguments:
        usage.append(_usage(*each))
    sections = [
        Section("Synopsis", (" ".join(usage),)),
        Section("Description", _paragraphs(command.__doc__ or "")),
    ]
    if arguments:
        items = tuple(Item(_metavar(*each), _meaning(*each)) for each in arguments)
        sections.append(Section("Arguments", items))
    sections += _option_sections(options)
    sections.append(Section("Example", (known.example,)))
    sections.append(Section("See also", ("crisistl(1)",)))
    about = known.help.rstrip(".")
    return Page(f"crisistl-{known.name}", about[0].lower() + about[1:], tuple(sections))


def _described(
    parameters: Iterable[Parameter],
) -> list[tuple[Parameter, Declaration]]:
    """The parameters that the command line has, with their declarations, without the hidden ones."""
    described = []
    for parameter in parameters:
        found = declaration(parameter.annotation)
        if found and not found.settings.get("hidden"):
            described.append((parameter, found))
    return described


def _option_sections(
    options: list[tuple[Parameter, Declaration]],
) -> Iterator[Section]:
    """The options, under the headings of the help."""
    panels: dict[str, list[Item]] = {}
    for parameter, found in options:
        panel = found.settings.get("rich_help_panel") or "Options"
        panels.setdefault(panel, []).append(
            Item(_names(parameter, found), _meaning(parameter, found))
        )
    if panels:
        yield Section("Options", tuple(panels.pop("Options", ())))
    ordered = [panel for panel in _PANELS if panel in panels]
    for panel in dict.fromkeys((*ordered, *panels)):
        yield Section(panel, tuple(panels[panel]), is_part=True)


def _usage(parameter: Parameter, found: Declaration) -> str:
    name = _metavar(parameter, found)
    many = ""
    if "list[" in str(parameter.annotation):
        many = "..."
    if parameter.default is NOTHING:
        return f"{name}{many}"
    return f"[{name}{many}]"


def _names(parameter: Parameter, found: Declaration) -> str:
    """The names of an option with its value: "--limit, -n N"."""
    names = ", ".join(found.names)
    is_flag = parameter.annotation.__origin__ is bool
    if is_flag:
        return names
    return f"{names} {_metavar(parameter, found)}"


def _metavar(parameter: Parameter, found: Declaration) -> str:
    return str(found.settings.get("metavar") or parameter.name.upper())


def _meaning(parameter: Parameter, found: Declaration) -> str:
    """The help of an option with its default."""
    text = str(found.settings.get("help") or "").replace("\\[", "[")
    default: Any = parameter.default
    if default in (NOTHING, None, False, "", ()):
        return text
    return f"{text} [default: {default}]"


def roff_of(page: Page) -> str:
    """The page in roff, which man(1) shows."""
    name = _escaped(page.name)
    lines = [
        f'.TH {name.upper()} 1 "" "crisistl {__version__}" "crisistl manual"',
        # lines ragged and unbroken within words: what is typed is not to be taken for another
        ".nh",
        ".ad l",
        ".SH NAME",
        f"{name} \\- {_escaped(page.about)}",
    ]
    for section in page.sections:
        lines += _roff_section(section)
    return "\n".join(lines) + "\n"


def _roff_section(section: Section) -> Iterator[str]:
    if section.is_part:
        yield f'.SS "{_escaped(section.heading)}"'
    else:
        yield f'.SH "{_escaped(section.heading.upper())}"'
    is_typed = section.heading in ("Synopsis", "Example")
    for number, block in enumerate(section.blocks):
        if isinstance(block, Item):
            yield from (".TP", f"\\fB{_escaped(block.term)}\\fR", _line(block.text))
        else:
            if number:
                yield ".PP"
            text = _line(block)
            yield f"\\fB{text}\\fR" if is_typed else text


def _line(text: str) -> str:
    """A line of text; one that begins with a period or an apostrophe would be a request."""
    shown = _escaped(text)
    if shown.startswith((".", "\\(aq")):
        return f"\\&{shown}"
    return shown


_ESCAPES = str.maketrans(
    {
        "\\": "\\e",
        "-": "\\-",
        "'": "\\(aq",
        "`": "\\(ga",
        "^": "\\(ha",
        "~": "\\(ti",
        '"': "\\(dq",
    }
)


def _escaped(text: str) -> str:
    """The text with the characters that roff would change."""
    return text.translate(_ESCAPES)


def text_of(page: Page, width: int) -> str:
    """The page as plain text in lines of at most this width."""
    from textwrap import fill

    lines = ["NAME", fill(f"{page.name} - {page.about}", width, **_indented(4)), ""]
    for section in page.sections:
        heading = section.heading
        lines += [f"  {heading}" if section.is_part else heading.upper()]
        for block in section.blocks:
            if isinstance(block, Item):
                lines.append(fill(block.term, width, **_indented(4)))
                lines.append(fill(block.text, width, **_indented(8)))
            else:
                lines.append(fill(block, width, **_indented(4)))
        lines.append("")
    return "\n".join(lines)


def _indented(by: int) -> Any:
    space = " " * by
    return {
        "initial_indent": space,
        "subsequent_indent": space,
        "break_long_words": False,
        "break_on_hyphens": False,
    }


def all_pages() -> tuple[Page, ...]:
    """The pages of the program and of each command."""
    return overview(), *map(page_of, COMMANDS)
