"""Slide reader: the slides of a file, one after the other, as records of events and of what they name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from crisistl.formats.html_text import read_html
from crisistl.formats.kept import KEY, Fields, Names, differences, read_kept_header, restored, with_ids
from crisistl.formats.record import Fault, Kind, Note, Path, Reading, Record
from crisistl.formats.register import Registers
from crisistl.formats.slides import SlideError, fields_of, slide_of
from crisistl.formats.slug import Ids, slug
from crisistl.model import Event


@dataclass(frozen=True, slots=True)
class PlacedSlide:
    """A slide as its file has it, its line, and how to find the line of something inside it."""

    value: Any
    line: int
    locate: Callable[[Path], int | None] | None = None

    def made(self, change: Callable[[dict[str, Any]], dict[str, Any]]) -> "PlacedSlide":
        """The slide of another shape that was made into one; its parts can't be found any more."""
        value = change(self.value) if isinstance(self.value, dict) else self.value
        return replace(self, value=value, locate=None)


class SlideReader:
    """Reads slide after slide, and remembers the names and ids that they used."""

    def __init__(self) -> None:
        self._registers = Registers()
        self._names = Names()
        self._ids = Ids()
        self._index = -1

    def read_kept(self, own: Fields, line: int) -> Iterator[Reading]:
        """What we put at the top of a file of ours."""
        yield from read_kept_header(own, self._registers, self._names, line)

    def read_title(self, slide: Any, line: int) -> Iterator[Reading]:
        """The title slide as the header; what a header has no place for is said."""
        if not isinstance(slide, dict):
            return
        text = slide.get("text")
        words = text if isinstance(text, dict) else {}
        found: Fields = {}
        for name, key in (("title", "headline"), ("description", "text")):
            plain, links = read_html(str(words.get(key) or ""))
            urls = [f"({link.url})" for link in links if link.url not in plain]
            if whole := " ".join((plain, *urls)).strip():
                found[name] = " ".join(whole.split("\n")) if name == "title" else whole
        if found:
            yield Record("timeline", found, 0, line)
        if left := [
            name for name, value in slide.items() if value and name not in ("text", "unique_id", KEY)
        ]:
            yield Note(f"left out of the title slide: {', '.join(left)}; a timeline has no place for it")

    def read_slide(self, slide: PlacedSlide, *, is_era: bool = False) -> Iterator[Reading]:
        """The event of a slide, after the names that are new in it."""
        self._index += 1
        if not isinstance(slide.value, dict):
            yield Fault(
                f"events[{self._index}]", "an object is needed: {...}", slide.line, str(slide.value)[:60]
            )
            return
        try:
            told = fields_of(slide.value)
        except SlideError as error:
            yield self._fault(slide, error)
            return
        if is_era:
            told["extra"] = {"slide": "era"} | told.get("extra", {})
        event = self._event(slide.value, told)
        for record in self._registers.fresh():
            self._names.take(record)
            yield record
        yield Record("event", event, self._index, slide.line, slide.locate)

    def _fault(self, slide: PlacedSlide, error: SlideError) -> Fault:
        text = slide.value.get("text")
        headline = text.get("headline") if isinstance(text, dict) else None
        shown = f" {str(headline)[:60]!r}" if headline else ""
        where = f": {'.'.join(error.path)}" if error.path else ""
        line = slide.locate(error.path) if slide.locate else slide.line
        return Fault(f"events[{self._index}]{shown}{where}", str(error), line, error.value)

    def _event(self, slide: dict[str, Any], told: Fields) -> Fields:
        own = slide.get(KEY)
        event = with_ids(told, self._id_of)
        if isinstance(own, dict):
            event = restored(event, own, lambda written: differences(told, self._told_of(written)))
        return self._with_id(event)

    def _told_of(self, event: Event) -> Fields:
        return fields_of(slide_of(event, self._names))

    def _id_of(self, kind: Kind, name: str) -> str:
        registers = self._registers
        return {"theme": registers.themes, "source": registers.sources}.get(kind, registers.actors).id_of(
            name
        )

    def _with_id(self, event: Fields) -> Fields:
        wanted = event.get("id") or slug(event["title"]) or "event"
        given = self._ids.give(wanted)
        if "id" in event and given != wanted:
            event["extra"] = event.get("extra", {}) | {"unique_id": wanted}
        return {"id": given} | {name: value for name, value in event.items() if name != "id"}
