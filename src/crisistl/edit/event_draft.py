"""Event draft: an event as somebody types it, made to fit a timeline."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from crisistl.dates import DateOrder
from crisistl.edit.links import checked
from crisistl.edit.revising import with_revision
from crisistl.edit.sayings import Registers, account_of, quote_of
from crisistl.edit.typed_dates import TypedDates
from crisistl.edit.typed_names import REGISTERS, TypedNames, free_id
from crisistl.edit.validating import validated_part
from crisistl.errors import UsageError
from crisistl.formats.core.slug import is_id
from crisistl.model.canonical import canonical
from crisistl.model.event_fields import BY_NAME, choices_of
from crisistl.model.extra import DATE_FROM, is_taken_date
from crisistl.model.timeline import Event, Timeline
from crisistl.query.numbers import number_of
from crisistl.text.names import did_you_mean

_CHOICES = choices_of()


class EventDraft:
    """Reads what is typed for the fields of an event, one by one, and then adds the event.

    `timeline` is that of the file, and grows by the names that are new; `remarks` say what a text was taken
    for. Every method raises UsageError for what can't be understood.
    """

    def __init__(
        self, timeline: Timeline, today: date, date_order: DateOrder | None = None
    ) -> None:
        self.remarks: list[str] = []
        self._names = TypedNames(timeline, self.remarks)
        self._dates = TypedDates(timeline, today, date_order, self.remarks)

    @property
    def timeline(self) -> Timeline:
        """The timeline of the file, with the new names."""
        return self._names.timeline

    def read(self, field: str, texts: Sequence[str], *, create: bool = False) -> Any:
        """The value of an event's field as the model takes it; with `create`, unknown names are added."""
        if field in REGISTERS:
            return self._names.ids(field, texts, create=create)
        if BY_NAME[field].kind in ("quotes", "accounts"):
            return self._said(field, texts, create=create)
        return self._one(field, texts[0].strip())

    def _one(self, field: str, text: str) -> Any:
        """The value of a field that has one."""
        readers: dict[str, Callable[[str], Any]] = {
            "known": self._dates.other,
            "day": self._dates.other,
            "degrees": partial(_degrees, field),
        }
        if field == "date":
            return self._dates.own(text).text
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
                named = partial(self._names.named, "actor")
                quote = quote_of(text, named, create=create)
                if "speaker" not in quote and ": " in quote["text"]:
                    name = text.partition(": ")[0].strip()
                    self.remarks.append(
                        f"no actor has the name {name!r}; the whole text was taken as the words of the quote"
                    )
                found.append(quote)
            else:
                registers = Registers(
                    partial(self._names.named, "source"),
                    partial(self._names.named, "actor"),
                    self._dates.other,
                )
                found.append(account_of(text, registers, create=create))
        return found

    def unknown_names(self, field: str, text: str) -> list[str]:
        """The names in a text that its register doesn't have; UsageError for one that could be several."""
        return self._names.unknown(field, text)

    def added(self, values: Mapping[str, Any]) -> tuple[Event, Timeline]:
        """The event of these values, and the timeline with it; without an id, the title makes one."""
        filled = _filled(values)
        taken = (*self.timeline.events_by_id, *self.timeline.omitted_by_id)
        identity = free_id(str(filled.get("title", "")), taken, "event")
        made = self._dates.beside | {"id": identity}
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
        beside = dict(self._dates.beside)
        if event.date_text:
            beside.pop("date_text", None)
        if "date" in values:
            before["extra"] = _without_date_from(event.extra)
        new = validated_part("event", _filled({**before, **beside, **values}))
        assert isinstance(new, Event)
        if revised:
            revision = with_revision(new, event, revised)
            if revision == new:
                self.remarks.append(
                    "no revision was kept: only title, date, status and summary have revisions"
                )
            new = revision
        events = tuple(new if e.id == event.id else e for e in self.timeline.events)
        return new, canonical(checked(self.timeline.with_parts(events=events)))

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


def _without_date_from(extra: Mapping[str, Any]) -> dict[str, Any] | None:
    """What else an event has, without the mark of a date from elsewhere: it has one of its own now."""
    kept = dict(extra)
    if is_taken_date(kept):
        del kept[DATE_FROM]
    return kept or None


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values without those that are empty."""
    filled = {}
    for field, value in values.items():
        if value not in (None, "", []):
            filled[field] = value
    return filled


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
