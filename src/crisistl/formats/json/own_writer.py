"""Our own JSON and JSON Lines: written, the events some hundred at a time."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, TextIO

from pydantic import BaseModel

from crisistl.formats.core.plain_parts import header
from crisistl.formats.core.record import KINDS
from crisistl.formats.json.pieces import EVENTS
from crisistl.model.timeline import Event, Timeline

_PARTS = 200  # that are written at once
_TEXTS = attrgetter(
    *(
        name
        for name, known in Event.model_fields.items()
        if known.annotation == str | None
    )
)
"""The texts of an event that may be missing: an empty one is not written either."""


def json_of(part: BaseModel, indent: int | None = None) -> str:
    """A part as JSON text: in the model's order, without what is empty."""
    empty = {name for name, value in part.__dict__.items() if not value and value != 0}
    text = part.__pydantic_serializer__.to_json(
        part, indent=indent, exclude=empty, exclude_defaults=True
    )
    return text.decode()


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of events as parts of a file that is written again with a change; `places` has them by `id(event)`."""

    data: bytes = b""
    places: Mapping[int, tuple[int, int]] = field(default_factory=dict)

    def of(self, part: BaseModel) -> str | None:
        """The text of a part, if it is known."""
        place = self.places.get(id(part))
        if place is None:
            return None
        return self.data[place[0] : place[1]].decode()


_NO_TEXTS = Texts()


def write_json(timeline: Timeline, out: TextIO, texts: Texts = _NO_TEXTS) -> None:
    """The whole document: the header, the registers, then the events, one key a line; part by part."""
    fields = header(timeline)
    text = json.dumps(fields, ensure_ascii=False, indent=2)
    out.write(text.removesuffix("}").removesuffix("\n"))
    separator = ""
    if fields:
        separator = ","
    for name in KINDS:
        parts = getattr(timeline, name)
        if parts or name == "events":
            out.write(f'{separator}\n  "{name}": [')
            separator = ","
            for start in range(0, len(parts), _PARTS):
                if start:
                    out.write(",")
                out.write(_indented(parts[start : start + _PARTS], texts))
            out.write("\n  ]" if parts else "]")
    out.write("\n}\n")


def _indented(parts: tuple[BaseModel, ...], texts: Texts) -> str:
    """Parts as written in a list of a document. The only line breaks of a JSON text are those of its layout."""
    if texts.places:
        return ",".join([texts.of(part) or indented(part) for part in parts])
    if isinstance(parts[0], Event) and not any("" in _TEXTS(part) for part in parts):
        whole = EVENTS.serializer.to_json(
            [*parts], indent=2, exclude_defaults=True
        ).decode()
        return whole[1:-2].replace("\n", "\n  ")
    return ",".join([indented(part) for part in parts])


def indented(part: BaseModel) -> str:
    """A part as it is written in a list of a document, from the line break before it."""
    return "\n    " + json_of(part, indent=2).replace("\n", "\n    ")


def write_lines(timeline: Timeline, out: TextIO, texts: Texts = _NO_TEXTS) -> None:
    """A line a part: the header, the registers, then the events."""
    out.write(line({"timeline": header(timeline)}))
    for register, kind in KINDS.items():
        for part in getattr(timeline, register):
            text = texts.of(part) or json_of(part)
            out.write(f"{text}\n" if kind == "event" else f'{{"{kind}":{text}}}\n')


def line(value: dict[str, Any]) -> str:
    """One value as a line of JSON Lines."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
