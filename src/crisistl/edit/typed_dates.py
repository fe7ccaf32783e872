"""Typed dates: a date as somebody types it for an event, in EDTF."""

import re
from contextlib import suppress
from dataclasses import replace
from datetime import date

from crisistl.dates import DateError, DateOrder, EventDate
from crisistl.dates.axis import first_second
from crisistl.dates.refusal import refused
from crisistl.dates.typed import has_another_reading
from crisistl.dates.written import Settings, Unread, Written, read_written
from crisistl.formats.core.date_evidence import DateEvidence
from crisistl.model.timeline import Timeline

_DIGITS = re.compile(r"\d+([./ -]+\d+){2}\.?", re.ASCII)


class TypedDates:
    """Reads the dates that are typed for the events of a timeline. Raises DateError for what isn't one.

    `beside` has the fields that the words for the event's own date give: `part_of_day` and `date_text`. `remarks` gets
    what is worth knowing about how a text was understood.
    """

    def __init__(
        self,
        timeline: Timeline,
        today: date,
        order: DateOrder | None,
        remarks: list[str],
    ) -> None:
        self.beside: dict[str, str] = {}
        self._timeline = timeline
        self._today = today
        self._order = order
        self._remarks = remarks

    def own(self, text: str) -> EventDate:
        """The event's own date, of which the words are kept in `beside`."""
        when, written = self._understood(text)
        self.beside = {}
        if written:
            self._keep_words(text, written)
        return when

    def other(self, text: str) -> str:
        """A date that isn't the event's own, in EDTF; its words are not kept."""
        return self._understood(text)[0].text

    def _understood(self, text: str) -> tuple[EventDate, Written | None]:
        """A date, and what its words mean where it isn't in EDTF."""
        when, written = self._read(text)
        if when.clock and self._timeline.timezone:
            from crisistl.dates.clock_changes import changed_times
            from crisistl.dates.zones import zone_named

            zone = zone_named(self._timeline.timezone)
            for changed in changed_times(when.text, zone):
                raise refused(text, changed.refusal)
        return when, written

    def _read(self, text: str) -> tuple[EventDate, Written | None]:
        if not has_another_reading(text):
            with suppress(DateError):
                return EventDate.parse(text), None
        written = self._settled(text)
        if isinstance(written, Unread):
            raise DateError(f"{text!r}{written.problem}", written.remedy)
        return EventDate.parse(written.edtf), written

    def _settled(self, text: str) -> Written | Unread:
        """What a text means by itself, or else beside the other dates of the file."""
        today = first_second(self._today)
        given = Settings(order=self._order, today=today)
        written = read_written(text, given)
        if isinstance(written, Written) or not written.settings:
            return written
        evidence = DateEvidence(Settings(order=self._order))
        for line, event in enumerate(self._timeline.events):
            evidence.look(line, event.date_text or event.date.text)
        # the file's EDTF doesn't show what its user means by 1904-5
        settings = replace(evidence.settled().settings, pairs=None)
        settled = read_written(text, settings)
        if not isinstance(settled, Written):
            return written
        self._remarks.append(
            f"{text!r} was understood as {settled.edtf}, as the file's other dates show"
        )
        return settled

    def _keep_words(self, text: str, written: Written) -> None:
        if written.part_of_day:
            self.beside["part_of_day"] = written.part_of_day
        if text != written.edtf and not written.relative and not _is_plain(text):
            self.beside["date_text"] = text
        if written.zone:
            self._remarks.append(
                f"{written.zone}: the time is read without its zone, which is kept in date_text"
            )


def _is_plain(text: str) -> bool:
    """Whether a text is the digits of a day that nobody can read in two ways, such as 26/10/1962."""
    if not _DIGITS.fullmatch(text):
        return False
    return isinstance(read_written(text, Settings()), Written)


def written_date(text: str) -> EventDate | None:
    """What the words for a date mean by themselves; None where they aren't a date."""
    written = read_written(text, Settings())
    if not isinstance(written, Written) or written.relative:
        return None
    return EventDate.parse(written.edtf)
