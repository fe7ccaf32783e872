"""Markdown rows: the events of a Markdown file as they are gathered, with its footnotes and what is left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from crisistl.formats.core.partial_dates import Unclear
from crisistl.formats.core.record import Fault, Note
from crisistl.formats.notes.inline import Words
from crisistl.formats.tables.titles import title_from
from crisistl.text.wording import counted

_FOOTNOTE = re.compile(r"\[\^(?P<name>[^\]\s]+)\](?P<colon>:)?")
_MOST_SHOWN = 3
_MOST_LINES = 100

Event = dict[str, Any]


@dataclass
class Rows:
    """The rows and what is left out, each with its line; `columns` are those of the tables, by our field."""

    rows: list[tuple[int, Event | Fault]] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)
    _left_out: list[tuple[int, str]] = field(default_factory=list)
    _notes: dict[str, str] = field(default_factory=dict)  # footnotes by name

    def add(
        self,
        line: int,
        date: str | Unclear,
        text: str,
        urls: tuple[str, ...] = (),
        section: str = "",
    ) -> Event:
        """An event of a date and words; long words are a title and details."""
        title = title_from(text)
        row: Event = {"date": date, "event": title}
        if isinstance(date, Unclear):
            self.refuse(line, date)
            return row
        if title != text:
            if text.startswith(title):
                row["details"] = text.removeprefix(title).strip()
            else:
                row["details"] = text
        if urls:
            row["url"] = " ".join(urls)
        self.keep(line, row, section)
        return row

    def keep(self, line: int, row: Event, section: str) -> None:
        """Keep a row with the heading that it is below."""
        if section:
            row["section"] = section
        self.rows.append((line, row))

    def refuse(self, line: int, date: Unclear) -> None:
        """Report a date that can't be completed."""
        fault = Fault("", date.problem, date.remedy, line=line, value=date.text)
        self.rows.append((line, fault))

    def leave_out(self, line: int, text: str) -> None:
        """Report a text that has no date."""
        if text.strip():
            self._left_out.append((line, text.strip()))

    def left_out(self, name: str) -> Note | None:
        """A remark on what is left out of a file; None where nothing is."""
        texts = self._left_out
        if not texts:
            return None
        shown = ", ".join(
            f"line {line} {title_from(text)!r}" for line, text in texts[:_MOST_SHOWN]
        )
        others = [str(line) for line, _ in texts[_MOST_SHOWN:]]
        more = ""
        if others:
            more = f", and lines {', '.join(others[:_MOST_LINES])}"
        if len(others) > _MOST_LINES:
            more += f" and {counted(len(others) - _MOST_LINES, 'other')}"
        parts = counted(len(texts), "part")
        return Note(f"{name}: left out {parts} without a date: {shown}{more}")

    def take_footnotes(self, text: str) -> bool:
        """Whether a paragraph is the text of footnotes, which are remembered."""
        if not (first := _FOOTNOTE.match(text)) or not first["colon"]:
            return False
        for line in text.split("\n"):
            mark = _FOOTNOTE.match(line)
            if mark and mark["colon"]:
                self._notes[mark["name"]] = line[mark.end() :].strip()
        return True

    def finish(self) -> None:
        """Cite the footnotes, and give the events of lists the headings of the tables."""
        self._cite()
        self._rename()

    def _cite(self) -> None:
        """Put the footnotes of each event in place of their marks."""
        if not self._notes:
            return
        for _, row in self.rows:
            if isinstance(row, Fault):
                continue
            names = [
                mark["name"]
                for cell in row.values()
                for mark in _FOOTNOTE.finditer(str(cell))
            ]
            cited = []
            for name in dict.fromkeys(names):
                if name in self._notes:
                    cited.append(self._notes[name])
            for key, cell in row.items():
                row[key] = _FOOTNOTE.sub("", cell).strip()
            if cited:
                row["sources"] = "; ".join(cited)

    def _rename(self) -> None:
        """Give the events of lists the headings of the tables, where there are both."""
        fields = {"date": "date", "event": "title", "details": "summary", "url": "url"}
        names = {key: self.columns.get(name, key) for key, name in fields.items()}
        for place, (line, row) in enumerate(self.rows):
            if isinstance(row, Fault):
                continue
            if "event" in row and names["event"] not in row:
                named = {names.get(key, key): cell for key, cell in row.items()}
                self.rows[place] = line, named


def add_details(event: Event, words: Words) -> None:
    """Add words to the details of an event."""
    event["details"] = "\n".join(filter(None, (event.get("details", ""), words.text)))
    add_links(event, words.urls)


def add_links(event: Event, urls: Sequence[str]) -> None:
    """Add addresses to those of an event."""
    if urls:
        urls = [*event.get("url", "").split(), *urls]
        event["url"] = " ".join(dict.fromkeys(urls))
