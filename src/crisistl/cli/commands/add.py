"""`crisistl add`: one more event in a chronology of one's own."""

from collections.abc import Iterable
from typing import Annotated, Any

from crisistl.cli import console, questions
from crisistl.cli.declaring import Argument, Option
from crisistl.cli.event_options import TYPED_FIELDS, EventOptions, Typed, is_blank
from crisistl.cli.event_values import doubts, same_values, values_of
from crisistl.cli.missing import or_new
from crisistl.cli.options import WHAT, shared
from crisistl.dates import EventDate
from crisistl.edit.event_draft import EventDraft
from crisistl.edit.formatted import Formatted
from crisistl.edit.rewriting import canonical_now, editing
from crisistl.edit.typed_names import REGISTERS
from crisistl.errors import UnknownName, UsageError
from crisistl.frozen import frozen
from crisistl.model.event_fields import BY_NAME
from crisistl.model.timeline import Event, Timeline
from crisistl.text.names import fold
from crisistl.text.wording import file_name

_NEEDED = ("date", "title")
_ASKED_FIRST = (
    *_NEEDED,
    "actors",
    "targets",
    "themes",
    "type",
    "status",
    "attributed_to",
    "place",
    "summary",
)
_QUESTIONS = {
    name: BY_NAME[name].prompt
    for name in dict.fromkeys((*_ASKED_FIRST, *(f.name for f in TYPED_FIELDS)))
    if BY_NAME[name].prompt
}
"""The question about each field, in the order of asking."""


@frozen(slots=False)
class NewEvent(EventOptions):
    """A new event as options."""

    id: Annotated[
        str | None,
        Option(
            "--id",
            metavar="ID",
            rich_help_panel=WHAT,
            help="Its id. Default: made from the title.",
        ),
    ] = None


@shared
def command(
    typed: NewEvent,
    chronology: Annotated[
        str,
        Argument(metavar="FILE", help="A chronology of your own: JSON or JSON Lines."),
    ],
) -> None:
    """Add an event to a chronology. Without --date and --title, it asks for each field on a terminal.

    Names are looked up in the file's registers; a word that only one name contains is enough. A name is taken whole,
    with its commas; for several, repeat the option, or write ; between them.
    """
    answers = {
        field: answer
        for field, answer in typed.answers().items()
        if not is_blank(answer)
    }
    asks = any(field not in answers for field in _NEEDED)
    if asks and not questions.can_ask():
        raise UsageError("an event needs a date and a title; give --date and --title")
    if asks:
        with or_new():
            before = canonical_now(chronology)
        answers, seen = _asked_for(before, typed, answers)
    with or_new(), editing(chronology, console.note, to_change=False) as file:
        draft = typed.draft(file.formatted)
        if asks:
            values = same_values(draft, answers, seen, chronology)
        else:
            values = values_of(draft, answers)
        event, timeline = draft.added({"recorded": typed.day().isoformat()} | values)
        file.write(timeline, f"add {event.id}")
    for remark in (
        *draft.remarks,
        f"added {event.id} to {file_name(chronology)}",
        *_twins(event, timeline, chronology),
        *doubts(event, timeline, typed),
    ):
        console.note(remark)


def _twins(event: Event, timeline: Timeline, path: str) -> Iterable[str]:
    """A remark on each other event of the same title and date."""
    name = file_name(path)
    for other in timeline.events:
        if other.date != event.date or other is event:
            continue
        if fold(other.title) == fold(event.title):
            yield (
                f"{other.id} has the same title and date; if it is the same event, `crisistl undo {name}` takes "
                f"{event.id} out again"
            )


def _asked_for(
    formatted: Formatted, typed: NewEvent, answers: dict[str, Typed]
) -> tuple[dict[str, Typed], dict[str, Any]]:
    """All answers, those of the options and those of a person, and what they mean in the file as it is now.

    No lock is held meanwhile: a person may take an hour.
    """
    draft = typed.draft(formatted)
    seen = values_of(draft, answers)
    all_of_them = dict(answers)
    for field, question in _QUESTIONS.items():
        said = len(draft.remarks)
        if field not in answers and (asked := _asked(draft, field, question)):
            all_of_them[field], seen[field] = asked
            remarks = draft.remarks[said:]
            if field == "date" and not remarks:
                remarks = [f"understood as {EventDate.parse(asked[1]).describe()}"]
            for remark in remarks:
                console.note(f"  {remark}")
    return all_of_them, seen


def _asked(draft: EventDraft, field: str, question: str) -> tuple[Typed, Any] | None:
    """The answer to the question about a field, and its value; an unknown name may be added to its register."""

    def read(text: str) -> tuple[Typed, Any]:
        try:
            return Typed((text,), False), draft.read(field, [text])
        except UnknownName as error:
            if REGISTERS.get(field) == "id":
                raise
            console.note(str(error))
            names = " and ".join(map(repr, draft.unknown_names(field, text)))
            if not questions.agree(f"Add {names} to the register"):
                raise UsageError(
                    "write another name, or press Enter for none"
                ) from None
            return Typed((text,), True), draft.read(field, [text], create=True)

    return questions.ask(question, read, needed=field in _NEEDED)
