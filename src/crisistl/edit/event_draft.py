"""Event draft: an event as somebody types it, made to fit a timeline."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from crisistl.dates import DateError, DateOrder, EventDate
from crisistl.dates.axis import first_second
from crisistl.dates.refusal import refused
from crisistl.dates.typed import has_another_reading
from crisistl.dates.written import Settings, Unread, Written, read_written
from crisistl.edit.links import checked
from crisistl.edit.sayings import Registers, account_of, quote_of
from crisistl.errors import UnknownName, UsageError, sentence
from crisistl.formats.core.date_evidence import DateEvidence
from crisistl.formats.core.record import Fault, Kind, Record
from crisistl.formats.core.slug import Ids, is_id, slug
from crisistl.formats.core.validation import Header, Placed, validated
from crisistl.model.canonical import canonical
from crisistl.model.event_fields import BY_NAME, choices_of, registers_of
from crisistl.model.integrity import Part
from crisistl.model.timeline import Actor, Event, Revision, Source, Theme, Timeline
from crisistl.query.lookup import field_of
from crisistl.query.numbers import number_of
from crisistl.query.vocabulary import Vocabulary, spellings
from crisistl.text.names import did_you_mean, fold

_WEB = re.compile(r"https?://\S+")
_DIGITS = re.compile(r"\d+([./ -]+\d+){2}\.?", re.ASCII)
_SEVERAL = "separate several names with a semicolon"
REGISTERS = registers_of()
_CHOICES = choices_of()
_REGISTERS: dict[str, tuple[str, type[Actor] | type[Theme] | type[Source]]] = {
    "actor": ("actors", Actor),
    "theme": ("themes", Theme),
    "source": ("sources", Source),
}


class EventDraft:
    """Reads what is typed for the fields of an event, one by one, and then adds the event.

    `timeline` is that of the file, and grows by the names that are new; `remarks` say what a text was taken
    for. Every method raises UsageError for what can't be understood.
    """

    def __init__(
        self, timeline: Timeline, today: date, date_order: DateOrder | None = None
    ) -> None:
        self.timeline = timeline
        self.remarks: list[str] = []
        self._today = today
        self._date_order = date_order
        self._beside_date: dict[str, str] = {}

    def read(self, field: str, texts: Sequence[str], *, create: bool = False) -> Any:
        """The value of an event's field as the model takes it; with `create`, unknown names are added."""
        if field in REGISTERS:
            return self._named_items(field, texts, create)
        if BY_NAME[field].kind in ("quotes", "accounts"):
            return self._said(field, texts, create=create)
        return self._one(field, texts[0].strip())

    def _one(self, field: str, text: str) -> Any:
        """The value of a field that has one."""
        readers: dict[str, Callable[[str], Any]] = {
            "known": self._other_date,
            "day": self._other_date,
            "degrees": partial(_degrees, field),
        }
        if field == "date":
            return self._date(text).text
        if field == "id":
            return self._id(text)
        if field in _CHOICES:
            return _choice(field, text)
        read = readers.get(BY_NAME[field].kind)
        return read(text) if read else text

    def _said(self, field: str, texts: Sequence[str], *, create: bool) -> list[Any]:
        """Quotes, or what sources say; each text is one."""
        found: list[Any] = []
        for text in filter(str.strip, texts):
            if field == "quotes":
                named = partial(self.named, "actor")
                quote = quote_of(text, named, create=create)
                if "speaker" not in quote and ": " in quote["text"]:
                    name = text.partition(": ")[0].strip()
                    self.remarks.append(
                        f"no actor has the name {name!r}; the whole text was taken as the words of the quote"
                    )
                found.append(quote)
            else:
                registers = Registers(
                    partial(self.named, "source"),
                    partial(self.named, "actor"),
                    self._other_date,
                )
                found.append(account_of(text, registers, create=create))
        return found

    def _named_items(self, field: str, texts: Sequence[str], create: bool) -> list[Any]:
        """What the names in some texts are, each once."""
        found: list[Any] = []
        for text in texts:
            for item in self._items(field, text):
                value = self.named(REGISTERS[field], item, create)
                if value not in found:
                    found.append(value)
        return found

    def unknown_names(self, field: str, text: str) -> list[str]:
        """The names in a text that its register doesn't have; UsageError for one that could be several."""
        draft = EventDraft(self.timeline, self._today, self._date_order)
        unknown = []
        for name in draft._items(field, text):
            try:
                draft.named(REGISTERS[field], name, create=False)
            except UnknownName:
                unknown.append(name)
        return unknown

    def added(self, values: Mapping[str, Any]) -> tuple[Event, Timeline]:
        """The event of these values, and the timeline with it; without an id, the title makes one."""
        filled = _filled(values)
        taken = (*self.timeline.events_by_id, *self.timeline.omitted_by_id)
        identity = free_id(str(filled.get("title", "")), taken, "event")
        made = self._beside_date | {"id": identity}
        event = validated_part("event", made | filled)
        assert isinstance(event, Event)
        return event, canonical(
            self.timeline.with_parts(events=(*self.timeline.events, event))
        )

    def changed(
        self, event: Event, values: Mapping[str, Any], revised: date | None = None
    ) -> tuple[Event, Timeline]:
        """An event of the timeline with these values in place of its own, and the timeline with it.

        None empties a field. The words of a typed date become `date_text` only where the event has none. With
        `revised`, what the event said before that day is kept in its `revisions`.
        """
        before = event.model_dump(mode="json", exclude_defaults=True)
        beside = dict(self._beside_date)
        if event.date_text:
            beside.pop("date_text", None)
        new = validated_part("event", _filled({**before, **beside, **values}))
        assert isinstance(new, Event)
        if revised:
            revision = _with_revision(new, event, revised)
            if revision == new:
                self.remarks.append(
                    "no revision was kept: only title, date, status and summary have revisions"
                )
            new = revision
        events = tuple(new if e.id == event.id else e for e in self.timeline.events)
        return new, canonical(checked(self.timeline.with_parts(events=events)))

    def _date(self, text: str) -> EventDate:
        """A date in EDTF, or as people type it; the words are kept for `date_text`."""
        found = self._understood(text)
        if found.clock and self.timeline.timezone:
            from crisistl.dates.clock_changes import changed_times
            from crisistl.dates.zones import zone_named

            zone = zone_named(self.timeline.timezone)
            for changed in changed_times(found.text, zone):
                raise refused(text, changed.refusal)
        return found

    def _understood(self, text: str) -> EventDate:
        self._beside_date = {}
        if not has_another_reading(text):
            with suppress(DateError):
                return EventDate.parse(text)
        written = self._settled(text)
        if isinstance(written, Unread):
            raise DateError(f"{text!r}{written.problem}", written.remedy)
        self._keep_words(text, written)
        return EventDate.parse(written.edtf)

    def _other_date(self, text: str) -> str:
        """A date that isn't the event's own: its words are not kept."""
        beside, self._beside_date = self._beside_date, {}
        found = self._date(text).text
        self._beside_date = beside
        return found

    def _settled(self, text: str) -> Written | Unread:
        """What a text means by itself, or else beside the other dates of the file."""
        today = first_second(self._today)
        given = Settings(order=self._date_order, today=today)
        written = read_written(text, given)
        if isinstance(written, Written) or not written.settings:
            return written
        evidence = DateEvidence(Settings(order=self._date_order))
        for line, event in enumerate(self.timeline.events):
            evidence.look(line, event.date_text or event.date.text)
        # the file's EDTF doesn't show what its user means by 1904-5
        settings = replace(evidence.settled().settings, pairs=None)
        settled = read_written(text, settings)
        if not isinstance(settled, Written):
            return written
        self.remarks.append(
            f"{text!r} was understood as {settled.edtf}, as the file's other dates show"
        )
        return settled

    def _keep_words(self, text: str, written: Written) -> None:
        beside = {"part_of_day": written.part_of_day}
        said_later = (
            text != written.edtf and not written.relative and not _is_plain(text)
        )
        if said_later:
            beside["date_text"] = text
        else:
            beside["date_text"] = None
        self._beside_date = {name: value for name, value in beside.items() if value}
        if written.zone:
            self.remarks.append(
                f"{written.zone} names several time zones; kept in date_text"
            )

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
        self.remarks.append(f"{text!r} was understood as {vocabulary.titles[known]!r}")
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
        self.remarks.append(f"{name!r} is a new {kind}, {given!r}{near}{several}")
        return given

    def _id(self, text: str) -> str:
        if not is_id(text):
            raise UsageError(
                f"{text!r} can't be an id; use letters, digits and . _ - : @ +, without spaces"
            )
        if text in self.timeline.events_by_id or text in self.timeline.omitted_by_id:
            raise UsageError(
                f"{text!r} is the id of another event; choose one that says what is special here"
            )
        return text


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


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values without those that are empty."""
    filled = {}
    for field, value in values.items():
        if value not in (None, "", []):
            filled[field] = value
    return filled


def _said(revision: Revision) -> dict[str, Any]:
    """What a revision keeps of an event, by field."""
    kept = {}
    for name, value in revision:
        if name != "until" and value is not None:
            kept[name] = value
    return kept


def _are_known(parts: Sequence[str], known: Vocabulary) -> bool:
    """Whether there are several parts, and a register has each of them."""
    return len(parts) > 1 and all(known.get(part.strip()) for part in parts)


def _with_revision(new: Event, old: Event, day: date) -> Event:
    """An event with what it said before a day, where title, date, status or summary have changed.

    What it said before an earlier change on the same day is kept. UsageError for a day before an earlier change.
    """
    changed = {}
    for name in ("title", "date", "status", "summary"):
        if getattr(old, name) != getattr(new, name):
            changed[name] = getattr(old, name)
    if not changed:
        return new
    latest = max((revision.until for revision in old.revisions), default=None)
    if latest and day < latest:
        raise UsageError(
            f"{old.id} was revised on {latest} already, after {day}",
            f"write {latest} or a later day, or none to correct what it says now",
        )
    revisions = []
    for revision in new.revisions:
        if revision.until == day:
            changed |= _said(revision)
        else:
            revisions.append(revision)
    revisions.append(Revision(until=day, **changed))
    return new.model_copy(update={"revisions": tuple(revisions)})


def written_date(text: str) -> EventDate | None:
    """What the words for a date mean by themselves; None where they aren't a date."""
    written = read_written(text, Settings())
    if not isinstance(written, Written) or written.relative:
        return None
    return EventDate.parse(written.edtf)


def free_id(name: str, taken: Iterable[str], otherwise: str) -> str:
    """An id made of a name, with a number where it is taken."""
    ids = Ids()
    for text in taken:
        ids.reserve(text)
    return ids.give(slug(name) or otherwise)


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


def _choice(field: str, text: str) -> str:
    known = _CHOICES[field]
    if (word := text.lower()) in known:
        return word
    raise UsageError(
        f"{field} {text!r} is none of {', '.join(known)}{did_you_mean(word, known)}"
    )


def _degrees(field: str, text: str) -> float:
    number = number_of(text)
    if number is None:
        raise UsageError(
            f"{field} {text!r} is not a number; write decimal degrees, such as 44.25"
        )
    return number


def begun(fields: Mapping[str, str | None]) -> Timeline:
    """An empty timeline with these fields of its own: title, description, as_of, language, license."""
    header = {}
    for name, text in fields.items():
        if text and text.strip():
            header[name] = text.strip()
    checked = _validated(Record("timeline", header, 0))
    assert isinstance(checked, Header)
    return Timeline(**checked.fields)


def _is_plain(text: str) -> bool:
    """Whether a text is the digits of a day that nobody can read in two ways, such as 26/10/1962."""
    if not _DIGITS.fullmatch(text):
        return False
    return isinstance(read_written(text, Settings()), Written)


def validated_part(kind: Kind, record: dict[str, Any]) -> Part:
    """A part of the model made of these values. UsageError with all that is wrong with them."""
    placed = _validated(Record(kind, record, 0))
    assert isinstance(placed, Placed)
    return placed.part


def _validated(record: Record) -> Placed | Header:
    found = [*validated([record])]
    faults = [item for item in found if isinstance(item, Fault)]
    if faults:
        said = []
        for fault in faults:
            text = sentence(fault.reason, fault.remedy)
            if fault.field:
                text = f"{fault.field}: {text}"
            said.append(text)
        raise UsageError("; ".join(said))
    (checked,) = found
    assert isinstance(checked, Placed | Header)
    return checked
