"""`crisistl add`: one more event in a chronology of one's own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from crisistl.cli import console, questions
from crisistl.cli.completion import actors, ids, sources, themes, values
from crisistl.cli.declaring import Argument, Option
from crisistl.cli.options import DATES, MANY, WHAT, WHO, shared
from crisistl.cli.reading import Clock, DateOrderOption, typed_order
from crisistl.edit.event_draft import REGISTERS, Draft
from crisistl.edit.formatted import Formatted
from crisistl.edit.rewriting import canonical_now, editing
from crisistl.errors import OutputError, UnknownName, UsageError
from crisistl.model.event_fields import BY_NAME
from crisistl.model.timeline import EVENT_TYPES, PARTS_OF_DAY, STATUSES, Event, Timeline
from crisistl.text.wording import file_name

# the order in which a person is asked; what has no question comes after
_ASKED = (
    "date",
    "title",
    "actors",
    "targets",
    "themes",
    "type",
    "status",
    "attributed_to",
    "place",
    "summary",
)
_FIELDS = tuple(
    BY_NAME[name]
    for name in dict.fromkeys((*_ASKED, *BY_NAME))
    if name not in ("quotes", "extra")
)
_NEEDED = ("date", "title")


@dataclass(frozen=True)
class Typed(Clock):
    """An event as typed."""

    date: Annotated[
        str | None,
        Option(
            "--date",
            metavar="DATE",
            rich_help_panel=DATES,
            help="When, exact or vague: 2031-05-02, early May 2031, about May 2031.",
        ),
    ] = None
    date_text: Annotated[
        str | None,
        Option(
            "--date-text",
            metavar="WORDS",
            rich_help_panel=DATES,
            help="The date in the source's own words.",
        ),
    ] = None
    part_of_day: Annotated[
        str | None,
        Option(
            "--part-of-day",
            metavar="PART",
            rich_help_panel=DATES,
            autocompletion=values(*PARTS_OF_DAY),
            help=f"{', '.join(PARTS_OF_DAY)}.",
        ),
    ] = None
    date_order: DateOrderOption = None
    by: Annotated[
        list[str],
        Option(
            "--by",
            metavar="NAME",
            autocompletion=actors,
            rich_help_panel=WHO,
            help="Who acts (the initiator).",
        ),
    ] = MANY
    toward: Annotated[
        list[str],
        Option(
            "--toward",
            metavar="NAME",
            autocompletion=actors,
            rich_help_panel=WHO,
            help="Towards whom (the recipient).",
        ),
    ] = MANY
    attributed_to: Annotated[
        list[str],
        Option(
            "--attributed-to",
            metavar="NAME",
            autocompletion=actors,
            rich_help_panel=WHO,
            help="Who claims or forecasts it.",
        ),
    ] = MANY
    title: Annotated[
        str | None,
        Option(
            "--title",
            metavar="LINE",
            rich_help_panel=WHAT,
            help="What happened, in one line.",
        ),
    ] = None
    summary: Annotated[
        str | None,
        Option(
            "--summary", metavar="TEXT", rich_help_panel=WHAT, help="Further details."
        ),
    ] = None
    theme: Annotated[
        list[str],
        Option(
            "--theme",
            metavar="NAME",
            autocompletion=themes,
            rich_help_panel=WHAT,
            help="A subject.",
        ),
    ] = MANY
    type: Annotated[
        str | None,
        Option(
            "--type",
            metavar="TYPE",
            rich_help_panel=WHAT,
            autocompletion=values(*EVENT_TYPES),
            help="A PLOVER type: consult, threaten, aid, mobilize ...",
        ),
    ] = None
    status: Annotated[
        str | None,
        Option(
            "--status",
            metavar="STATUS",
            rich_help_panel=WHAT,
            autocompletion=values(*STATUSES),
            help="reported, claimed, disputed, planned or forecast.",
        ),
    ] = None
    place: Annotated[
        str | None,
        Option("--place", metavar="PLACE", rich_help_panel=WHAT, help="Where."),
    ] = None
    lat: Annotated[
        str | None,
        Option(
            "--lat",
            metavar="DEGREES",
            rich_help_panel=WHAT,
            help="Its latitude, such as 44.82; with --lon.",
        ),
    ] = None
    lon: Annotated[
        str | None,
        Option(
            "--lon",
            metavar="DEGREES",
            rich_help_panel=WHAT,
            help="Its longitude, such as 20.46.",
        ),
    ] = None
    source: Annotated[
        list[str],
        Option(
            "--source",
            metavar="NAME|URL",
            autocompletion=sources,
            rich_help_panel=WHAT,
            help="A source that reports it: its name, or a web address.",
        ),
    ] = MANY
    responds_to: Annotated[
        list[str],
        Option(
            "--responds-to",
            metavar="ID",
            autocompletion=ids,
            rich_help_panel=WHAT,
            help="An event that it responds to.",
        ),
    ] = MANY
    contradicts: Annotated[
        list[str],
        Option(
            "--contradicts",
            metavar="ID",
            autocompletion=ids,
            rich_help_panel=WHAT,
            help="An event that it contradicts.",
        ),
    ] = MANY
    id: Annotated[
        str | None,
        Option(
            "--id",
            metavar="ID",
            rich_help_panel=WHAT,
            help="Its id. Default: made from the title.",
        ),
    ] = None

    def texts(self) -> dict[str, list[str]]:
        """What was typed, by the fields of an event."""
        given = {
            field.name: getattr(self, field.asked or field.name) for field in _FIELDS
        }
        listed = {
            field: [value] if isinstance(value, str) else [*(value or ())]
            for field, value in given.items()
        }
        return {
            field: texts
            for field, texts in listed.items()
            if any(text.strip() for text in texts)
        }


@dataclass(frozen=True)
class Answer:
    """What was typed for a field, and whether unknown names in it are to be added."""

    texts: tuple[str, ...]
    create: bool


@shared
def command(
    typed: Typed,
    chronology: Annotated[
        str,
        Argument(metavar="FILE", help="A chronology of your own: JSON or JSON Lines."),
    ],
    create: Annotated[
        bool,
        Option(
            "--create",
            rich_help_panel=WHO,
            help="Add names that aren't in the file yet.",
        ),
    ] = False,
) -> None:
    """Add an event to a chronology. Without --date and --title, it asks for each field on a terminal.

    Names are looked up in the file's registers; a word that only one name contains is enough.
    """
    texts = typed.texts()
    asks = any(field not in texts for field in _NEEDED)
    if asks and not questions.can_ask():
        raise UsageError("an event needs a date and a title; give --date and --title")
    answers = {field: Answer(tuple(given), create) for field, given in texts.items()}
    if asks:
        answers, seen = _asked_for(canonical_now(chronology), typed, answers)
    with editing(chronology, console.note) as file:
        draft = _draft(file.formatted, typed)
        values = (
            _same(draft, answers, seen, chronology) if asks else _values(draft, answers)
        )
        event, timeline = draft.added(values)
        file.write(timeline)
    for remark in (
        *draft.remarks,
        f"added {event.id} to {file_name(chronology)}",
        *_doubts(event, timeline, typed),
    ):
        console.note(remark)


def _draft(formatted: Formatted, typed: Typed) -> Draft:
    return Draft(formatted.timeline, typed.day(), typed_order(typed.date_order))


def _values(draft: Draft, answers: Mapping[str, Answer]) -> dict[str, Any]:
    return {field: _given(draft, field, answer) for field, answer in answers.items()}


def _asked_for(
    formatted: Formatted, typed: Typed, answers: Mapping[str, Answer]
) -> tuple[dict[str, Answer], dict[str, Any]]:
    """All answers, those of the options and those of a person, and what they mean in the file as it is now.

    No lock is held meanwhile: a person may take an hour.
    """
    draft = _draft(formatted, typed)
    seen = _values(draft, answers)
    all_of_them = dict(answers)
    for field in _FIELDS:
        if (
            field.name not in answers
            and field.prompt
            and (asked := _asked(draft, field.name, field.prompt))
        ):
            all_of_them[field.name], seen[field.name] = asked
    return all_of_them, seen


def _same(
    draft: Draft, answers: Mapping[str, Answer], seen: Mapping[str, Any], path: str
) -> dict[str, Any]:
    """What the answers mean now; OutputError where the file has changed so that it is not the same."""
    try:
        values = _values(draft, answers)
    except UsageError as error:
        raise OutputError(
            f"{file_name(path)} was changed meanwhile: {error}; nothing was added"
        ) from None
    for field, answer in answers.items():
        if values[field] != seen[field] and not answer.create:
            raise OutputError(
                f"{file_name(path)} was changed meanwhile: {', '.join(answer.texts)} would now be {values[field]!r}, "
                f"not {seen[field]!r}; nothing was added"
            )
    return values


def _given(draft: Draft, field: str, answer: Answer) -> Any:
    """The value of a field; an unknown name is refused with the option that adds it."""
    try:
        return draft.read(field, answer.texts, create=answer.create)
    except UnknownName as error:
        if REGISTERS[field] == "id":
            raise
        problem = str(error)
        raise UsageError(
            f"{problem}{' ' if problem.endswith('?') else '; '}--create adds it as a new one"
        ) from None


def _asked(draft: Draft, field: str, question: str) -> tuple[Answer, Any] | None:
    """The answer to the question about a field, and its value; an unknown name may be added to its register."""

    def read(text: str) -> tuple[Answer, Any]:
        try:
            return Answer((text,), False), draft.read(field, [text])
        except UnknownName as error:
            if REGISTERS[field] == "id":
                raise
            console.note(str(error))
            if not questions.agree(f"Add {text!r} to the register"):
                raise UsageError("then write another name, or nothing") from None
            return Answer((text,), True), draft.read(field, [text], create=True)

    return questions.ask(question, read, needed=field in _NEEDED)


def _doubts(event: Event, timeline: Timeline, typed: Typed) -> Iterable[str]:
    """What a careful editor would ask about the new event."""
    from crisistl.check import Manuscript, findings

    for finding in findings(Manuscript.of(timeline, typed.day())):
        if (
            finding.severity != "remark"
            and repr(event.id) in f"{finding.place} {finding.reason}"
        ):
            yield f"check: {finding.rule}: {finding.place}: {finding.reason}; {finding.remedy}"
