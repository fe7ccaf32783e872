"""The writer of the page: a template, a style and a script joined to one file that loads nothing."""

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from typing import Any, TextIO, cast

from markupsafe import Markup

from crisistl.dates.axis import first_second
from crisistl.dates.words import day_words
from crisistl.formats.json.own_writer import write_json
from crisistl.formats.page.articles import Articles
from crisistl.formats.page.bars import BarPicture
from crisistl.formats.page.citations import (
    Cited,
    Reference,
    cited_by,
    listed,
)
from crisistl.formats.page.payload import payload, with_wholes
from crisistl.formats.page.stretches import stretches
from crisistl.formats.page.strip import bars
from crisistl.formats.page.words import Languages
from crisistl.model.lineage import Lineage
from crisistl.model.order import order_key
from crisistl.model.timeline import Actor, Theme, Timeline
from crisistl.text.wording import UNTITLED
from crisistl.version import __version__

_MOST_CHIPS = 12
"""The names of a kind that are buttons at once; the others are in a list to open."""

_PIECES = 100
"""How many pieces of the page, such as the list of a month, are written at once."""
_LEFTWARD = ("ar", "ckb", "dv", "fa", "he", "ps", "ur", "yi")


@dataclass(frozen=True, slots=True)
class Chip:
    """A button that filters: `events` is how many there are by it or by what is part of it."""

    id: str
    name: str
    events: int


def write_page(
    timeline: Timeline, out: TextIO, *, asked: str = "", name: str = ""
) -> None:
    """The timeline as a page; `asked` is the query's sentence, empty where nothing was asked.

    `name` is what a timeline without a title is called.

    Same timeline, same bytes.
    """
    style, script = _part("page.css"), _part("page.js")
    language = _language(timeline)
    page = _template().stream(
        timeline=timeline,
        title=timeline.title or name or UNTITLED,
        asked=asked,
        as_of=day_words(first_second(timeline.as_of)) if timeline.as_of else "",
        style=style,
        script=script,
        policy=_policy(style, script),
        digest=_digest(timeline),
        version=__version__,
        **language,
        **_contents(timeline, Languages(language["english"], language["native"])),
    )
    page.enable_buffering(_PIECES)
    page.dump(out)


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


def _contents(timeline: Timeline, languages: Languages) -> dict[str, Any]:
    events = sorted(timeline.events, key=order_key)
    axis = bars(event.date for event in events)
    references, cited = cited_by(events, timeline)
    common = _common(cited)
    acting = [with_wholes(event, timeline) for event in events]
    about = [event.themes for event in events]
    articles = Articles(timeline, {} if common else cited, languages)
    return {
        "years": [*stretches(events)],
        "listed": articles.listed,
        "own": lambda text: Markup(languages.own(text)),
        "has_sources": bool(references),
        "references": listed(references, len(events), languages),
        "common": common,
        "most_chips": _MOST_CHIPS,
        "chips": {
            "actor": _chips(timeline.actors, acting),
            "theme": _chips(timeline.themes, about),
        },
        "picture": BarPicture(axis) if len(axis) > 1 else None,
        "timed": any(event.date.clock for event in events),
        "data": payload(events, acting, axis, timeline),
    }


def _common(cited: Mapping[str, tuple[Cited, ...]]) -> Reference | None:
    """The only reference, where every event of several cites it in the same place; else None."""
    ways = {
        tuple((one.reference.number, one.locator) for one in ones)
        for ones in cited.values()
    }
    if len(cited) < 2 or len(ways) != 1:
        return None
    ones = next(iter(cited.values()))
    if len(ones) == 1 and not ones[0].locator:
        return ones[0].reference
    return None


def _chips(
    register: Sequence[Actor | Theme], named: Sequence[Sequence[str]]
) -> list[Chip]:
    """What events name, by itself or by a part of it; what has most events first."""
    known = Lineage(register)
    counts: Counter[str] = Counter()
    for ids in named:
        counts.update({whole for identity in ids for whole in known[identity]})
    chips = (
        Chip(part.id, part.name, counts[part.id])
        for part in register
        if counts[part.id]
    )
    return sorted(chips, key=lambda chip: -chip.events)


def _policy(style: str, script: str) -> str:
    """A content security policy that allows this style, this script and nothing else."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _language(timeline: Timeline) -> dict[str, Any]:
    """The page's language, and the attributes of its own English words and of the timeline's where they differ."""
    given = timeline.language or ""
    language = "en"
    if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", given):
        language = given
    spoken = language.lower().split("-")[0]
    return {
        "language": language,
        "leftward": spoken in _LEFTWARD,
        "english": Markup("" if spoken == "en" else ' lang="en"'),
        "native": Markup("" if spoken == "en" else f' lang="{language}"'),
    }


class _Digest:
    """Takes a text piece by piece, and keeps nothing but its SHA-256."""

    def __init__(self) -> None:
        self._hash = sha256()

    def write(self, text: str) -> None:
        self._hash.update(text.encode())

    def __str__(self) -> str:
        return self._hash.hexdigest()


def _digest(timeline: Timeline) -> str:
    """The SHA-256 of the same events exported as JSON."""
    digest = _Digest()
    write_json(timeline, cast(TextIO, digest))
    return str(digest)
