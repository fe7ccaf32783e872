"""The writer of the page: a template, a style and a script joined to one file that loads nothing."""

import json
import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from importlib.resources import files
from io import StringIO
from typing import Any, TextIO

from crisistl import __version__
from crisistl.dates.words import day_words
from crisistl.fields import Field, either_side, field_of
from crisistl.formats.own import write_json
from crisistl.formats.page.citations import references
from crisistl.formats.page.entries import entries, stretches
from crisistl.formats.page.picture import Picture
from crisistl.formats.page.strip import Bar, bars
from crisistl.model import Event, Timeline
from crisistl.predicate import family, order_key

_LEFTWARD = ("ar", "ckb", "dv", "fa", "he", "ps", "ur", "yi")
_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Chip:
    """A button that filters: `events` is how many there are by it or by what is part of it."""

    id: str
    name: str
    events: int


def write_page(timeline: Timeline, out: TextIO, *, asked: str = "") -> None:
    """The timeline as a page; `asked` is the query's sentence, empty where nothing was asked.

    Same timeline, same bytes.
    """
    from markupsafe import Markup

    events = sorted(timeline.events, key=order_key)
    axis = bars(event.date for event in events)
    listed, cited = references(events, timeline)
    style, script = _part("page.css"), _part("page.js")
    language = _language(timeline)
    spoken = language.lower().split("-")[0]
    out.write(
        _template().render(
            timeline=timeline,
            asked=asked,
            years=[*stretches(entries(events, timeline, cited))],
            references=listed,
            chips={"actor": _chips("actor", timeline), "theme": _chips("theme", timeline)},
            picture=Picture(axis) if len(axis) > 1 else None,
            data=_data(events, axis, timeline),
            style=style,
            script=script,
            policy=_policy(style, script),
            as_of=day_words(timeline.as_of) if timeline.as_of else "",
            language=language,
            english=Markup(' lang="en"' if spoken != "en" else ""),
            native=Markup(' lang="{}"' if spoken != "en" else "").format(language),
            leftward=spoken in _LEFTWARD,
            digest=_digest(timeline),
            version=__version__,
        )
    )


def _part(name: str) -> str:
    return files("crisistl.formats.page").joinpath(name).read_text(encoding="utf-8")


def _template() -> Any:
    import jinja2

    environment = jinja2.Environment(
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
    )
    return environment.from_string(_part("page.html.j2"))


def _chips(kind: str, timeline: Timeline) -> list[Chip]:
    """The actors or themes that events name, by themselves or by a part of them, those with most events first."""
    asked = field_of(kind)
    register = timeline.actors if kind == "actor" else timeline.themes
    named = [frozenset(_ids(asked, event)) for event in timeline.events]
    families = ((part, family(asked, part.id, timeline)) for part in register)
    chips = (Chip(p.id, p.name, sum(not ids.isdisjoint(whole) for ids in named)) for p, whole in families)
    return sorted((chip for chip in chips if chip.events), key=lambda chip: -chip.events)


def _ids(asked: Field, event: Event) -> Sequence[str]:
    assert asked.values
    return asked.values(event)


def _data(events: Sequence[Event], axis: Sequence[Bar], timeline: Timeline) -> str:
    """What the script needs beside the page itself, as JSON in which no character can end the element.

    Days are counted from 1970; an actor or a theme is its place in its register.
    """
    data = {
        "actor": [[actor.id, actor.part_of, actor.name] for actor in timeline.actors],
        "theme": [[theme.id, theme.part_of] for theme in timeline.themes],
        "events": [*_rows(events, timeline)],
        "bars": [[*_days(bar.period.lower, bar.period.upper), bar.x, bar.x + bar.width] for bar in axis],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _rows(events: Sequence[Event], timeline: Timeline) -> Iterator[list[list[int]]]:
    """For each event s1, s2, e1, e2 (DATES.md; an open end has not come before `as_of`), its actors, its themes."""
    actors = {actor.id: place for place, actor in enumerate(timeline.actors)}
    themes = {theme.id: place for place, theme in enumerate(timeline.themes)}
    for event in events:
        s1, s2, e1, e2 = _days(event.date.s1, event.date.s2, event.date.e1, event.date.e2)
        if timeline.as_of and event.date.end == "open":
            e1 = max(s1, *_days(timeline.as_of))
        days = [s1, s2, e1, e2] if (e1, e2) != (s1, s2) else [s1, s2] if s1 != s2 else [s1]
        yield [days, [actors[i] for i in either_side(event)], [themes[i] for i in event.themes]]


def _days(*days: date) -> list[int]:
    return [day.toordinal() - _EPOCH for day in days]


def _policy(style: str, script: str) -> str:
    """A content security policy that allows this style, this script and nothing else."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _language(timeline: Timeline) -> str:
    """The timeline's language where it is a language tag, else that of the page's own words."""
    language = timeline.language or ""
    return language if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", language) else "en"


def _digest(timeline: Timeline) -> str:
    """The SHA-256 of the same events exported as JSON."""
    text = StringIO()
    write_json(timeline, text)
    return sha256(text.getvalue().encode()).hexdigest()
