"""Markdown chronologies: lists, tables and paragraphs under headings that are years, months or days."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from crisistl.errors import DataError
from crisistl.formats.core.date_evidence import settings_of
from crisistl.formats.core.input import Input
from crisistl.formats.core.leading_dates import Dated, leading, parted, parted_in_day
from crisistl.formats.core.partial_dates import Unclear, Under
from crisistl.formats.core.record import Item, Note, ReadOptions, Record
from crisistl.formats.core.unreadable import refuse_written
from crisistl.formats.notes.inline import Words, words_of, words_of_all
from crisistl.formats.notes.markdown_rows import Rows, add_details, add_links
from crisistl.formats.notes.markdown_tables import Table, cells_of
from crisistl.formats.notes.ruled_tables import as_pipe_tables
from crisistl.formats.objects.table import read_objects

_FRONT_MATTER = re.compile(
    r"\A---\n(?P<fields>.*?)\n(?:---|\.\.\.)(?:\n|\Z)", re.DOTALL
)
_LINE_END = re.compile(r"\r\n?|\n")  # as markdown-it counts lines
_TITLE = re.compile(r"^title:\s*(?P<title>\S.*?)\s*$", re.MULTILINE)
_DEFINITION = re.compile(r"^:[ \t]+(?=\S)", re.MULTILINE)
"""What marks the text below a term in the definition lists of pandoc and PHP Markdown Extra."""
_TASK = re.compile(r"\[(?P<mark>[ xX])\]\s+")
_BELOW_HEADINGS = 7  # the level of a date in a line of its own
_NESTED = 20  # lists and quotations inside one another


def read_markdown(file: Input, options: ReadOptions) -> Iterator[Item]:
    """The events of a Markdown file, each with its line; what is left out because it has no date is reported."""
    if file.remark:
        yield Note(file.remark)
    walk = _Walk(options)
    text = file.text().replace("\r\n", "\n")
    refuse_written(text, file.name)
    walk.document(text)
    rows = walk.out.rows
    if not rows:
        raise DataError(
            f"{file.name} has no table with a row of headings and events below it, and no list with dates",
            "save the events as a table, or as CSV",
        )
    if walk.title:
        yield Record("timeline", {"title": walk.title}, 0)
    if left_out := walk.out.left_out(file.name):
        yield left_out
    yield from read_objects(file.name, partial(iter, rows), options)


@dataclass
class _Walk:
    """Gathers the events of a document from its top to its end."""

    options: ReadOptions
    out: Rows = field(default_factory=Rows)
    title: str = ""
    _headings: list[tuple[int, Under, str]] = field(default_factory=list)
    _open: dict[str, Any] | None = None  # the event that paragraphs belong to
    _written: list[str] = field(default_factory=list)  # the lines

    def document(self, text: str) -> None:
        """Take in a whole document."""
        from markdown_it import MarkdownIt
        from markdown_it.tree import SyntaxTreeNode

        self.settings = settings_of(self.options)
        if front := _FRONT_MATTER.match(text):
            if title := _TITLE.search(front["fields"]):
                self.title = title["title"].strip("'\"")
            # as many lines, so that numbers of lines stay right
            text = "\n" * front[0].count("\n") + text[front.end() :]
        text = as_pipe_tables(_DEFINITION.sub("", text))
        self._written = _LINE_END.split(text)
        parser = MarkdownIt("commonmark", {"maxNesting": _NESTED}).enable("table")
        for node in SyntaxTreeNode(parser.parse(text)).children:
            self._block(node)
        self.out.finish()

    def _block(self, node: Any) -> None:
        match node.type:
            case "heading":
                self._heading(node)
            case "bullet_list" | "ordered_list":
                for item in node.children:
                    self._item(item, self._under, self._section)
            case "table":
                self._table(node)
            case "paragraph":
                self._paragraph(node)
            case "blockquote":
                for child in node.children:
                    self._block(child)
            case "fence" | "code_block" | "html_block":
                self._leave_out(node, node.content)

    @property
    def _under(self) -> Under:
        dated = [under for _, under, _ in self._headings if under.text]
        if dated:
            return dated[-1]
        return Under()

    @property
    def _section(self) -> str:
        return " / ".join(name for _, _, name in self._headings if name)

    def _heading(self, node: Any) -> None:
        level = int(node.tag[1:])
        words = words_of(node)
        if "\n" in words.text:  # a paragraph above a line of dashes
            self._paragraph(node)
            return
        self._headings = [held for held in self._headings if held[0] < level]
        self._open = None
        above = self._under
        if date := above.completed(words.text.rstrip(":"), self.settings):
            self._headings.append((level, Under.of(date, self.settings), ""))
        elif found := self._parted(words, above):
            self._open = self._add(node, *found, words.urls)
            self._headings.append((level, Under.of(found.date, self.settings), ""))
        elif not self.title and not self.out.rows and level == 1:
            self.title = words.text
        else:
            self._headings.append((level, Under(), words.text))

    def _parted(self, words: Words, under: Under) -> Dated | None:
        """The date that a text begins with and the words behind it."""
        if words.spans and (found := self._dated_lead(words, under)):
            return found
        if found := parted(words.text, under, self.settings):
            if found.words:
                return found
            return None
        return self._dated_lead(words, under)

    def _dated_lead(self, words: Words, under: Under) -> Dated | None:
        """The date that the bold beginning of a text is, and the words behind it."""
        if not words.lead:
            return None
        date = under.completed(words.lead.rstrip(":.–—- "), self.settings)
        if not date or not words.behind_lead:
            return None
        behind = words.text.removeprefix(words.lead).lstrip(" \t\n.,:–—-")
        return Dated(date, behind)

    def _item(self, item: Any, under: Under, section: str) -> None:
        paragraphs = [child for child in item.children if child.type == "paragraph"]
        others = [child for child in item.children if child.type != "paragraph"]
        if not paragraphs:
            self._children(others, under, section, None)
            return
        words, task = _without_task(words_of(paragraphs[0]))
        event, inside = self._event_of_item(item, words, under, section)
        if task and event is not None:
            event["task"] = task
        self._children([*paragraphs[1:], *others], inside, section, event)

    def _event_of_item(
        self, item: Any, words: Words, under: Under, section: str
    ) -> tuple[dict[str, Any] | None, Under]:
        """The event that an item is, if it is one, and the date that is above what is inside it."""
        if date := under.completed(words.text.rstrip(":"), self.settings):
            return None, Under.of(date, self.settings)
        if found := self._dated_item(words, under):
            event = self._add(item, *found, words.urls, section)
            return event, Under.of(found.date, self.settings)
        if under.text:
            return self._add(item, under.text, words.text, words.urls, section), under
        self._leave_out(item, words.text)
        return None, under

    def _dated_item(self, words: Words, under: Under) -> Dated | None:
        """The date that an item begins with, which needs no mark after it: '22 October Kennedy speaks'."""
        return self._parted(words, under) or leading(words.text, under, self.settings)

    def _children(
        self,
        nodes: Sequence[Any],
        under: Under,
        section: str,
        event: dict[str, Any] | None,
    ) -> None:
        """What is inside an item: its details, or events of their own where they are dated or the item is a date."""
        for node in nodes:
            if node.type in ("bullet_list", "ordered_list"):
                for item in node.children:
                    if event is not None and not self._is_dated(item, under):
                        add_details(event, words_of_all(item))
                    else:
                        self._item(item, under, section)
            elif event is not None:
                add_details(event, words_of_all(node))
            elif under.text and node.type == "paragraph":
                words = words_of(node)
                self._add(node, under.text, words.text, words.urls, section)
            else:
                self._leave_out(node, words_of_all(node).text)

    def _is_dated(self, item: Any, under: Under) -> bool:
        first = next(iter(item.children), None)
        if first is None or first.type != "paragraph":
            return False
        words, _ = _without_task(words_of(first))
        whole = under.completed(words.text.rstrip(":"), self.settings)
        return bool(whole or self._dated_item(words, under))

    def _paragraph(self, node: Any) -> None:
        words = words_of(node)
        if self.out.take_footnotes(words.text) or self._is_heading(words):
            return
        lines = words.text.split("\n")
        if any(self._begins_event(line) for line in lines):
            self._lines(node, lines, words.urls)
        elif found := self._parted(words, self._under):
            self._open = self._add(node, *found, words.urls)
        elif self._open is not None:
            add_details(self._open, words)
        elif self._under.text:
            self._add(node, self._under.text, words.text, words.urls)
        else:
            self._leave_out(node, words.text)

    def _begins_event(self, line: str) -> bool:
        return bool(parted(line, self._under, self.settings) or self._whole_date(line))

    def _is_heading(self, words: Words) -> bool:
        """Take a paragraph that is nothing but a date for a heading below the others."""
        date = self._heading_above.completed(words.text.rstrip(":"), self.settings)
        if not isinstance(date, str):
            return False
        self._go_below(date)
        return True

    def _lines(self, node: Any, lines: Sequence[str], urls: tuple[str, ...]) -> None:
        """Notes of a line for each event: "16 October 1962: text"; a line without a date belongs to the one above.

        A line that is only a date is a heading: the lines below it are an event.
        """
        event = None
        day = Under()  # of the last line with a day
        is_below = any(level == _BELOW_HEADINGS for level, _, _ in self._headings)
        for number, line in enumerate(lines, _line(node)):
            if date := self._whole_date(line):
                self._go_below(date)
                event = None
                is_below = True
            elif found := self._parted_line(line, day):
                day = Under.on_one_day(found.date, self.settings)
                event = self.out.add(number, *found, (), self._section)
            elif event is not None:
                add_details(event, Words(line))
            elif is_below:
                event = self.out.add(number, self._under.text, line, (), self._section)
            else:
                self.out.leave_out(number, line)
        if event is not None:
            add_links(event, urls)

    def _parted_line(self, line: str, day: Under) -> Dated | None:
        """The date that a line begins with; a time or part of the day is on the day of the line above."""
        within = parted_in_day(line, day, self.settings)
        return within or parted(line, self._under, self.settings)

    def _whole_date(self, line: str) -> str | None:
        """The date that a line is, completed by the headings above; it has a number or is all that there is."""
        if not re.search(r"\d", line):
            return None
        date = self._heading_above.completed(line.rstrip(":"), self.settings)
        return date if isinstance(date, str) else None

    @property
    def _heading_above(self) -> Under:
        """The date of the headings, without a date in a line of its own."""
        levels = (held for held in self._headings if held[0] != _BELOW_HEADINGS)
        dated = [under for _, under, _ in levels if under.text]
        return dated[-1] if dated else Under()

    def _go_below(self, date: str) -> None:
        """Take a date in a line of its own for a heading below the others."""
        headings = [held for held in self._headings if held[0] != _BELOW_HEADINGS]
        under = Under.of(date, self.settings)
        self._headings = [*headings, (_BELOW_HEADINGS, under, "")]
        self._open = None

    def _table(self, node: Any) -> None:
        table = Table(node)
        self.out.columns = {**table.columns, **self.out.columns}
        for row, found in table.rows(self._under, self.settings):
            cells = cells_of(self._written[_line(row) - 1])
            if any(cells[table.width :]):
                self.out.refuse(_line(row), table.too_wide(cells))
            elif isinstance(found, Unclear):
                self.out.refuse(_line(row), found)
            else:
                self.out.keep(_line(row), found, self._section)

    def _add(
        self,
        node: Any,
        date: str | Unclear,
        text: str,
        urls: tuple[str, ...] = (),
        section: str | None = None,
    ) -> dict[str, Any]:
        if section is None:
            section = self._section
        return self.out.add(_line(node), date, text, urls, section)

    def _leave_out(self, node: Any, text: str) -> None:
        self.out.leave_out(_line(node), text)


def _without_task(words: Words) -> tuple[Words, str]:
    """The words of an item without the box of a task, and whether the task is open or done."""
    box = _TASK.match(words.text)
    if not box:
        return words, ""
    text = words.text[box.end() :]
    return replace(words, text=text), "open" if box["mark"] == " " else "done"


def _line(node: Any) -> int:
    return node.map[0] + 1 if node.map else 1
