"""Clock changes: times of day that a zone doesn't have, or has twice, because its clocks were changed."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from typing import NamedTuple

from crisistl.dates.refusal import Refusal

# in EDTF, a time without its difference from UTC
_WALL_CLOCK = re.compile(
    r"(?<![-\d])(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?![\d:Z+-])", re.ASCII
)


class ChangedTime(NamedTuple):
    """A time without an offset that its zone doesn't have, or has twice.

    `readings` are the two moments that it may be, in EDTF with their offsets; the first is the one with the offset
    before the change, by which such a time is placed.
    """

    text: str
    zone: str
    exists: bool
    readings: tuple[str, str]

    def __str__(self) -> str:
        if self.exists:
            return f"{self.text} is there twice in {self.zone}; taken as the first, {self.readings[0]}"
        return f"{self.text} doesn't exist in {self.zone}; taken as {self.readings[0]}"

    @property
    def refusal(self) -> Refusal:
        """Why it is refused where somebody types it."""
        if self.exists:
            problem = f": {self.text} is there twice in {self.zone}, because the clocks are put back"
        else:
            problem = f": {self.text} doesn't exist in {self.zone}, because the clocks are put forward"
        return Refusal(problem, f"Write {' or '.join(self.readings)}", "ambiguous")


def changed_note(found: Sequence[str]) -> str:
    """What is said about the times of a file that a zone doesn't have, or has twice."""
    more = ""
    if len(found) > 1:
        more = f" and {len(found) - 1:,} more"
    return f"times at which clocks were changed: {found[0]}{more}; write them with their difference from UTC"


def changed_times(text: str, zone: tzinfo) -> Iterator[ChangedTime]:
    """The times of a date in EDTF that are on the clock of a zone, and that it doesn't have, or has twice."""
    for match in _WALL_CLOCK.finditer(text):
        try:
            found = changed_time(datetime.fromisoformat(match[1]), zone)
        except (ValueError, OverflowError):
            continue
        if found:
            yield found._replace(text=match[1])


def changed_time(local: datetime, zone: tzinfo) -> ChangedTime | None:
    """A time of day on the clock of a zone, if that doesn't have it or has it twice; None for any other time."""
    wall = local.replace(tzinfo=None)
    both = [wall.replace(tzinfo=zone, fold=fold) for fold in (0, 1)]
    before, after = (moment.utcoffset() for moment in both)
    if before is None or after is None or before == after:
        return None
    seconds = "seconds" if wall.second else "minutes"
    first, second = (
        moment.astimezone(UTC).astimezone(zone).isoformat(timespec=seconds)
        for moment in both
    )
    name = getattr(zone, "key", None) or str(zone)
    text = wall.isoformat(timespec=seconds)
    return ChangedTime(text, name, before > after, (first, second))
