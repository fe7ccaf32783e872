"""Slide reader: the slides of a file, one after the other, as records of events and of what they name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from crisistl.formats.core.gathering import Gathering
from crisistl.formats.core.html_text import read_html
from crisistl.formats.core.kept import KEY, Fields
from crisistl.formats.core.record import Fault, Item, Note, Path, Record
from crisistl.formats.timelinejs.slide_fields import fields_of
from crisistl.formats.timelinejs.slide_parts import SlideError
from crisistl.formats.timelinejs.slides import slide_of


@dataclass(frozen=True, slots=True)
class PlacedSlide:
    """A slide as its file has it, its line, and how to find the line of something inside it."""

    value: Any
    line: int
    locate: Callable[[Path], int | None] | None = None

    def made(self, change: Callable[[dict[str, Any]], dict[str, Any]]) -> "PlacedSlide":
        """The slide that was made of one of another shape; its parts can't be found any more."""
        if isinstance(self.value, dict):
            value = change(self.value)
        else:
            value = self.value
        return replace(self, value=value, locate=None)


class SlideReader:
    """Reads slide after slide."""

    def __init__(self) -> None:
        self._events = Gathering(
            lambda event, names: fields_of(slide_of(event, names)), "unique_id"
        )

    def read_kept(self, own: Any, line: int) -> Iterator[Item]:
        """What we put at the top of a file of ours."""
        if isinstance(own, dict):
            yield from self._events.header(own, line)

    def read_title(self, slide: Any, line: int) -> Iterator[Item]:
        """The title slide as the header; what a header has no place for is said."""
        if not isinstance(slide, dict):
            return
        text = slide.get("text")
        if isinstance(text, dict):
            words = text
        else:
            words = {}
        title = " ".join(_with_urls(words.get("headline")).split("\n"))
        found = {"title": title, "description": _with_urls(words.get("text"))}
        if fields := {name: value for name, value in found.items() if value}:
            yield Record("timeline", fields, 0, line)
        if left := [
            name
            for name, value in slide.items()
            if value and name not in ("text", "unique_id", KEY)
        ]:
            yield Note(
                f"left out of the title slide: {', '.join(left)}; a timeline can't store it"
            )

    def read_slide(self, slide: PlacedSlide, *, is_era: bool = False) -> Iterator[Item]:
        """The event of a slide, after the names that are new in it."""
        self._events.index += 1
        if not isinstance(slide.value, dict):
            place, shown = f"events[{self._events.index}]", str(slide.value)[:60]
            yield Fault(
                place, "an object is needed: {...}", line=slide.line, value=shown
            )
            return
        try:
            stated = fields_of(slide.value, worded=KEY not in slide.value)
        except SlideError as error:
            yield self._fault(slide, error)
            return
        if is_era:
            stated["extra"] = {"slide": "era"} | stated.get("extra", {})
        yield from self._events.event(
            stated, slide.value.get(KEY), slide.line, slide.locate
        )

    def _fault(self, slide: PlacedSlide, error: SlideError) -> Fault:
        text = slide.value.get("text")
        headline = None
        if isinstance(text, dict):
            headline = text.get("headline")
        shown = ""
        if headline:
            shown = f" {str(headline)[:60]!r}"
        where = ""
        if error.path:
            where = f": {'.'.join(error.path)}"
        if slide.locate:
            line = slide.locate(error.path)
        else:
            line = slide.line
        place = f"events[{self._events.index}]{shown}{where}"
        return Fault.of(error, place, line, error.value)


def _with_urls(html: Any) -> str:
    """The words, and behind them the addresses that they point at."""
    words, links = read_html(str(html or ""))
    urls: Fields = {f"({link.url})": None for link in links if link.url not in words}
    return " ".join((words, *urls)).strip()
