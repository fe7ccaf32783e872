"""Terms: typed text to conditions of a query; the one value that knows the timeline, today and the date order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING, Literal

from crisistl.dates import BEGINNING, END, DateError, Period, parse_period
from crisistl.dates.refusal import refused
from crisistl.errors import NotADate, UsageError
from crisistl.frozen import frozen
from crisistl.query.fields import Field
from crisistl.query.lookup import field_of
from crisistl.query.numbers import LINKED, number_of
from crisistl.query.search import phrase_test
from crisistl.query.tree import (
    Among,
    Compare,
    Comparison,
    During,
    Has,
    Pair,
    Query,
    Regex,
    all_of,
    any_of,
)
from crisistl.query.vocabulary import Vocabulary, spellings
from crisistl.text.names import nearest
from crisistl.text.regex_limit import bounded

if TYPE_CHECKING:
    from crisistl.dates.anyyear import AnyYear
    from crisistl.dates.zones import Zones
    from crisistl.model.timeline import Event, Timeline

DateOrder = Literal["dmy", "mdy"]
QUOTED = r'"(?:\\.|[^"\\])*"'
SLASHED = r"/(?:\\.|[^/\\])*/"
_PIECE = re.compile(
    rf"(?<![^,=\s]){QUOTED}|(?<![^,=\s]){SLASHED}(?=\s*(?:,|$))|[^,]", re.DOTALL
)
_PIECE_OF_TEXT = re.compile(rf"(?<=\d),(?=\d)|{_PIECE.pattern}", re.DOTALL)
_LITERAL = re.compile(rf"=?{QUOTED}", re.DOTALL)
_COUNTED_FROM_NOW = re.compile(r"\b(?:hours?|minutes?|ago|now)\b", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PHRASE = re.compile(rf"({QUOTED})|(\S+)", re.DOTALL)


@frozen(slots=False)
class Terms:
    """Resolves what a user types, on one day. Every method raises UsageError or DateError.

    `spellings` has each way to write a value of a field, with its id. `links` has the links of a field, each as
    the id of the event that links and of the one that it links to. `example` is the last day that the remedy of a
    DateError names, today if None.
    """

    spellings: Callable[[Field], Iterable[tuple[str, str]]]
    today: date
    date_order: DateOrder | None = None
    links: Callable[[Field], Iterable[tuple[str, str]]] | None = None
    zones: Zones | None = None
    example: date | None = None
    _vocabularies: dict[str, Vocabulary] = field(
        default_factory=dict, repr=False, compare=False
    )

    @classmethod
    def of(
        cls, timeline: Timeline, today: date, date_order: DateOrder | None = None
    ) -> Terms:
        """The terms of a timeline."""
        return cls(
            lambda asked: spellings(asked, timeline),
            today,
            date_order,
            lambda by: links(by, timeline.events),
        )

    def has(self, name: str, text: str) -> Query:
        """A condition on a field: a name, a comma list of names, `=exact`, `/regex/`; for text, words."""
        asked = field_of(name, asked=True)
        if not text.strip():
            raise UsageError(f"{asked.name}: the value is empty; write one")
        if asked.ask == "date":
            return During(self.period(unquoted(text)))
        if asked.ask == "pair":
            return self._pair(asked, text)
        if asked.ask == "number":
            return any_of(self.number(asked, "=", item) for item in text.split(","))
        known = self.vocabulary(asked).get(text)
        if known and not _LITERAL.fullmatch(text.strip()):
            return Has(asked.name, known)
        of_text = asked.ask in ("text", "extra", "place")
        return any_of(
            self._one(asked, item) for item in split_list(text, of_text=of_text)
        )

    def number(self, asked: Field, relation: Comparison, text: str) -> Compare:
        """A condition on a number. UsageError where the text is not one."""
        number = number_of(unquoted(text.strip()))
        if number is None:
            raise UsageError(f"{text.strip()!r} is not a number")
        return Compare(asked.name, relation, number)

    def literal(self, name: str, text: str, *, exact: bool = False) -> Query:
        """A condition on a field with a quoted value, in which no character is special."""
        asked = field_of(name, asked=True)
        if asked.ask in ("text", "extra"):
            return Has(asked.name, text, exact and asked.ask == "extra")
        if known := self.vocabulary(asked).get(text):
            return Has(asked.name, known, exact)
        if asked.ask == "place":
            return self._place(asked, text, exact)
        if asked.ask in ("actor", "theme", "source"):
            return Has(asked.name, self.vocabulary(asked).by_word(text), exact)
        raise self.vocabulary(asked).unknown(text)

    def regex(self, name: str, regex: Regex) -> Query:
        """A condition that takes all names in which the pattern is found; in texts the pattern itself."""
        asked, pattern = field_of(name, asked=True), regex.compiled()
        if asked.ask in ("text", "extra"):
            return Has(asked.name, regex)
        with bounded(True):
            found = self.vocabulary(asked).matching(pattern)
        if not found:
            raise UsageError(
                f"/{regex.pattern}/ matches no {self.vocabulary(asked).noun}"
            )
        return any_of(Has(asked.name, identity, exact=True) for identity in found)

    def any_year(self, text: str) -> AnyYear:
        """The day or month of any year that a text without a year means."""
        from crisistl.dates.anyyear import parse_any_year

        return parse_any_year(text, self.date_order)

    def period(self, text: str, *, ranges: bool = True) -> Period:
        """What a typed date means; an actor or a theme in its place raises NotADate."""
        try:
            found = parse_period(
                text,
                self.today,
                self.date_order,
                ranges=ranges,
                example=self.example,
            )
            if self.zones is None:
                return found
            changed = self.zones.changed(found)
            if changed and not _COUNTED_FROM_NOW.search(text):
                raise refused(text.strip(), changed.refusal)
            return self.zones.window(found)
        except DateError:
            for name, noun in (("actor", "an actor"), ("theme", "a theme")):
                if self.vocabulary(field_of(name)).get(text):
                    raise NotADate(name, noun, text) from None
            raise

    def linked(self, what: str) -> Query:
        """The events that have an answer or a contradiction: that others link to, or that contradict others."""
        assert self.links
        found: set[str] = set()
        for name in LINKED[what]:
            for start, end in self.links(field_of(name)):
                found.add(end)
                if what == "contradiction":  # which goes both ways
                    found.add(start)
        return Among(what, frozenset(found))

    def since(self, text: str) -> Period:
        """From the first day of what is typed."""
        found = self.period(text, ranges=False)
        return Period(found.lower, END, found.clock)

    def until(self, text: str) -> Period:
        """Up to the last day of what is typed."""
        found = self.period(text, ranges=False)
        return Period(BEGINNING, found.upper, found.clock)

    def vocabulary(self, asked: Field) -> Vocabulary:
        """The ways to write a value of this field, made once."""
        if asked.name not in self._vocabularies:
            self._vocabularies[asked.name] = Vocabulary.of(asked, self.spellings(asked))
        return self._vocabularies[asked.name]

    def _one(self, asked: Field, item: str) -> Query:
        exact = item.startswith("=") and asked.ask != "text"
        bare = item
        if exact:
            bare = item.removeprefix("=").strip()
        if len(bare) > 2 and bare.startswith("/") and bare.endswith("/"):
            return self.regex(
                asked.name, Regex(_ESCAPED.sub(_with_plain_slash, bare[1:-1]))
            )
        if asked.ask == "text":
            if not (phrases := [*split_phrases(item)]):
                raise UsageError(
                    f"{asked.name}: nothing to look for in {item}; write a word"
                )
            return all_of(Has(asked.name, phrase) for phrase in phrases)
        return self.literal(asked.name, unquoted(bare), exact=exact)

    def _place(self, asked: Field, text: str, exact: bool) -> Query:
        vocabulary, test = self.vocabulary(asked), phrase_test(text, exact=False)
        if not exact and any(test(place) for place, _ in vocabulary.spellings):
            return Has(asked.name, text)
        if not exact and (other := self._other_name(text)):
            return Has(asked.name, other)
        raise vocabulary.unknown(text)

    def _other_name(self, place: str) -> str | None:
        """A place spelled much like this one, where both are names of the same actor: Kyiv for Kiev."""
        places = self.vocabulary(field_of("place"))
        actors = self.vocabulary(field_of("actor"))
        owner = actors.get(place)
        if owner is None:
            return None
        names = []
        for name, identity in actors.spellings:
            if identity == owner and places.get(name):
                names.append(name)
        return next(iter(nearest(place, names, limit=1)), None)

    def _pair(self, asked: Field, text: str) -> Query:
        typed = split_list(text)
        if len(typed) != 2:
            raise UsageError(
                f"{text!r}: a pair is two actors with a comma between them, such as us,russia"
            )
        sides = [self._one(field_of("actor"), side) for side in typed]
        ids = []
        for side in sides:
            if isinstance(side, Has) and isinstance(side.value, str):
                ids.append(side.value)
        exact = {side.exact for side in sides if isinstance(side, Has)}
        if len(ids) < 2 or len(exact) > 1:
            raise UsageError(
                f"{text!r}: write both sides of a pair the same way: us,russia or =us,=russia"
            )
        return Has(asked.name, Pair(ids[0], ids[1], exact.pop()))


def links(by: Field, events: Iterable[Event]) -> Iterator[tuple[str, str]]:
    """The links of these events in a field: the id of the one that links and of the one that it links to."""
    values = by.values
    assert values
    return ((event.id, other) for event in events for other in values(event))


def _with_plain_slash(escaped: re.Match[str]) -> str:
    if escaped[1] == "/":
        return "/"
    return escaped[0]


def split_list(text: str, *, of_text: bool = False) -> list[str]:
    """The items of a comma list; a comma in quotation marks or in a regex divides nothing.

    Nor, in a list `of_text`, does a comma between digits: "8,500".
    """
    items = [""]
    end = 0
    for piece in (_PIECE_OF_TEXT if of_text else _PIECE).finditer(text):
        if piece.start() > end:
            items.append("")
        items[-1] += piece.group()
        end = piece.end()
    return [item.strip() for item in items if item.strip()] or [text.strip()]


def split_phrases(text: str) -> Iterator[str]:
    """The words and the quoted phrases of a text to search for."""
    for piece in _PHRASE.finditer(text):
        if phrase := unquoted(piece.group()).strip():
            yield phrase


def unquoted(text: str) -> str:
    """The text inside its quotation marks, where it has them; a backslash keeps a mark inside."""
    if len(text) > 1 and text.startswith('"') and text.endswith('"'):
        return _ESCAPED.sub(r"\1", text[1:-1])
    return text
