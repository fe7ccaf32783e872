"""Typed names: the parts of a timeline that somebody names by ids, names or addresses, and new ones."""

import re
from collections.abc import Iterable, Sequence

from crisistl.errors import UnknownName, UsageError, sentence
from crisistl.formats.core.slug import Ids, slug
from crisistl.model.event_fields import registers_of
from crisistl.model.timeline import Actor, Source, Theme, Timeline
from crisistl.query.lookup import field_of
from crisistl.query.vocabulary import Vocabulary, spellings
from crisistl.text.names import did_you_mean, fold

_WEB = re.compile(r"https?://\S+")
_SEVERAL = "separate several names with a semicolon"
REGISTERS = registers_of()
_REGISTERS: dict[str, tuple[str, type[Actor] | type[Theme] | type[Source]]] = {
    "actor": ("actors", Actor),
    "theme": ("themes", Theme),
    "source": ("sources", Source),
}


class TypedNames:
    """Finds the ids of typed names in `timeline`, which grows by the names that are new.

    `remarks` gets what a text was taken for. UsageError, or UnknownName, for what can't be found.
    """

    def __init__(self, timeline: Timeline, remarks: list[str]) -> None:
        self.timeline = timeline
        self._remarks = remarks

    def ids(
        self, field: str, texts: Iterable[str], *, create: bool
    ) -> list[str | dict[str, str]]:
        """What the names in some texts are, each once; with `create`, unknown names are added."""
        found: list[str | dict[str, str]] = []
        for text in texts:
            for item in self._items(field, text):
                value = self.named(REGISTERS[field], item, create)
                if value not in found:
                    found.append(value)
        return found

    def unknown(self, field: str, text: str) -> list[str]:
        """The names in a text that its register doesn't have; UsageError for one that could be several."""
        found = []
        names = TypedNames(self.timeline, [])
        for name in names._items(field, text):
            try:
                names.named(REGISTERS[field], name, create=False)
            except UnknownName:
                found.append(name)
        return found

    def named(self, kind: str, text: str, create: bool) -> str | dict[str, str]:
        """The id of what a name means; a citation for a web address in place of a source."""
        if kind == "source" and _WEB.fullmatch(text):
            return {"url": text}
        vocabulary = self._vocabulary(kind)
        if text in vocabulary.titles:  # ids may differ in nothing but case
            return text
        if known := vocabulary.get(text):
            if kind == "source":
                _refuse_shared(text, self.timeline)
            return known
        if kind == "id":
            raise vocabulary.unknown(text)
        try:
            known = _by_word(kind, text, vocabulary)
        except UnknownName as error:
            if create:
                return self._new(kind, text)
            raise _separable(error, text) from None
        self._remarks.append(f"{text!r} was understood as {vocabulary.titles[known]!r}")
        return known

    def _new(self, kind: str, name: str) -> str:
        """Add a name to its register; its id."""
        field, shape = _REGISTERS[kind]
        given = free_id(
            name,
            (fold(spelling) for spelling, _ in self._vocabulary(kind).spellings),
            kind,
        )
        near = did_you_mean(name, self._vocabulary(kind).titles.values())
        new = shape.model_validate(
            {"id": given, "title" if shape is Source else "name": name}
        )
        self.timeline = self.timeline.with_parts(
            **{field: (*getattr(self.timeline, field), new)}
        )
        several = ""
        if "," in name:
            several = f"; {_SEVERAL}"
        self._remarks.append(f"{name!r} is a new {kind}, {given!r}{near}{several}")
        return given

    def _items(self, field: str, text: str) -> list[str]:
        """The text itself where it is one name as a whole or a web address, else the names between its semicolons.

        A comma is part of a name ("Lind, Ada"). It also separates ids of events, which contain none.
        """
        kind = REGISTERS[field]
        known = self._vocabulary(kind)
        if _WEB.fullmatch(text.strip()) or known.get(text):
            return [text.strip()]
        signs = ";"
        if kind == "id":
            signs = ";,"
        items = [item.strip() for item in re.split(f"[{signs}]", text) if item.strip()]
        for item in items:
            if not known.get(item) and _are_known(item.split(","), known):
                raise UsageError(
                    f"{item!r} is read as one {kind}, and none has this name",
                    _SEVERAL,
                )
        return items

    def _vocabulary(self, kind: str) -> Vocabulary:
        field = field_of(kind)
        return Vocabulary.of(field, spellings(field, self.timeline))


def _by_word(kind: str, text: str, vocabulary: Vocabulary) -> str:
    """The id of the only name that has this word; UnknownName for none, or where the name is of somebody else."""
    known = vocabulary.by_word(text)
    if kind == "actor":
        _refuse_of_another(text, vocabulary.titles[known])
    return known


def _separable(error: UnknownName, text: str) -> UnknownName:
    """The error for an unknown name; one with commas may be meant as several."""
    if "," not in text:
        return error
    remedy = sentence(error.remedy, _SEVERAL)
    return UnknownName(error.problem, remedy, error.noun)


def _refuse_of_another(text: str, name: str) -> None:
    """UnknownName where a name says that it is somebody of what the text names: UN is not the UN envoy."""
    last = name.split()[-1]
    if last[:1].islower() and fold(last) != fold(text):
        raise UnknownName(f"unknown actor {text!r}", f"did you mean {name!r}?", "actor")


def _are_known(parts: Sequence[str], known: Vocabulary) -> bool:
    """Whether there are several parts, and a register has each of them."""
    return len(parts) > 1 and all(known.get(part.strip()) for part in parts)


def _refuse_shared(text: str, timeline: Timeline) -> None:
    """UsageError where several sources have this title, or none and several have this publisher or author."""
    wanted = fold(text.strip())

    def named(*texts: str | None) -> bool:
        return any(fold(one) == wanted for one in texts if one)

    own = [s for s in timeline.sources if named(s.id, s.title, *s.aliases)]
    found = own or [s for s in timeline.sources if named(s.publisher, s.author)]
    if len(found) > 1:
        ids = ", ".join(f"{source.id} ({source.title})" for source in found[:8])
        raise UsageError(
            f"{text!r} could be any of these sources: {ids}", "write the id of one"
        )


def free_id(name: str, taken: Iterable[str], otherwise: str) -> str:
    """An id made of a name, with a number where it is taken."""
    ids = Ids()
    for text in taken:
        ids.reserve(text)
    return ids.give(slug(name) or otherwise)
