"""`crisistl add`: one more event in a chronology of one's own."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from typer import Argument, Option

from crisistl.cli import console, questions
from crisistl.cli.completion import actors, ids, sources, themes, values
from crisistl.cli.options import DATES, MANY, WHAT, WHO, shared
from crisistl.cli.reading import Clock, DateOrderOption, typed_order
from crisistl.edit.event_draft import NAMES, Draft
from crisistl.edit.formatted import Formatted, canonical_text
from crisistl.errors import DataError, UnknownName, UsageError
from crisistl.formats.core.input import Input
from crisistl.model.timeline import EVENT_TYPES, PARTS_OF_DAY, STATUSES, Event, Timeline

# a field of an event, the option that gives it, and what is asked at a terminal where nothing does
_FIELDS: tuple[tuple[str, str, str], ...] = (
    ("date", "date", "When was it (2022-01-10, 10 January 2022, about April 2021)"),
    ("title", "title", "What happened, in one line"),
    ("actors", "by", "Who acts (names, commas between)"),
    ("targets", "toward", "Towards whom"),
    ("themes", "theme", "What is it about"),
    ("type", "type", f"Type of action ({', '.join(EVENT_TYPES)})"),
    ("status", "status", f"Its status ({', '.join(STATUSES)}) [reported]"),
    ("attributed_to", "attributed_to", "Who claims or foresees it"),
    ("place", "place", "Where"),
    ("summary", "summary", "More on it"),
    ("sources", "source", "Which source tells it (its name, or a web address)"),
    ("date_text", "date_text", ""),
    ("part_of_day", "part_of_day", ""),
    ("responds_to", "responds_to", ""),
    ("contradicts", "contradicts", ""),
    ("id", "id", ""),
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
            "--date-text", metavar="WORDS", rich_help_panel=DATES, help="The date in the source's own words."
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
        Option("--title", metavar="LINE", rich_help_panel=WHAT, help="What happened, in one line."),
    ] = None
    summary: Annotated[
        str | None, Option("--summary", metavar="TEXT", rich_help_panel=WHAT, help="Further details.")
    ] = None
    theme: Annotated[
        list[str],
        Option("--theme", metavar="NAME", autocompletion=themes, rich_help_panel=WHAT, help="A subject."),
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
    place: Annotated[str | None, Option("--place", metavar="PLACE", rich_help_panel=WHAT, help="Where.")] = (
        None
    )
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
        Option("--id", metavar="ID", rich_help_panel=WHAT, help="Its id. Default: made from the title."),
    ] = None

    def texts(self) -> dict[str, list[str]]:
        """What was typed, by the fields of an event."""
        given = {field: getattr(self, option) for field, option, _ in _FIELDS}
        listed = {
            field: [value] if isinstance(value, str) else [*(value or ())] for field, value in given.items()
        }
        return {field: texts for field, texts in listed.items() if any(text.strip() for text in texts)}


@shared
def command(
    typed: Typed,
    chronology: Annotated[
        str, Argument(metavar="FILE", help="A chronology of your own: JSON or JSON Lines.")
    ],
    create: Annotated[
        bool,
        Option("--create", rich_help_panel=WHO, help="Add names that aren't in the file yet."),
    ] = False,
) -> None:
    """Add an event to a chronology. Without --date and --title, it asks for each field on a terminal.

    Names are looked up in the file's registers; a word that only one name contains is enough.
    """
    formatted = _canonical(chronology)
    draft = Draft(formatted.timeline, typed.day(), typed_order(typed.date_order))
    texts = typed.texts()
    asks = any(field not in texts for field in _NEEDED)
    if asks and not questions.can_ask():
        raise UsageError("an event needs a date and a title; give --date and --title")
    given = {field: _given(draft, field, typed, create) for field, typed in texts.items()}
    asked = {
        field: _asked(draft, field, question) for field, _, question in _FIELDS if asks and field not in given
    }
    event, timeline = draft.added(given | asked)
    console.say(canonical_text(timeline, formatted.known), chronology)
    for remark in (*draft.remarks, f"added {event.id} to {chronology}", *_doubts(event, timeline, typed)):
        console.note(remark)


def _canonical(path: str) -> Formatted:
    if path == "-":
        raise UsageError("add changes a file; name one")
    with Input.of(path) as file:
        formatted = Formatted.of(file)
    if not formatted.is_canonical:
        raise DataError(f"{path} is not in its canonical form; run `crisistl fmt {path}`, then add")
    return formatted


def _given(draft: Draft, field: str, texts: list[str], create: bool) -> Any:
    """What the options say of a field."""
    try:
        return draft.read(field, texts, create=create)
    except UnknownName as error:
        if NAMES[field] == "id":
            raise
        told = str(error)
        raise UsageError(
            f"{told}{' ' if told.endswith('?') else '; '}--create adds it as a new one"
        ) from None


def _asked(draft: Draft, field: str, question: str) -> Any:
    """The answer to the question about a field; a name that is unknown may be added to its register."""

    def read(text: str) -> Any:
        try:
            return draft.read(field, [text])
        except UnknownName as error:
            if NAMES[field] == "id":
                raise
            console.note(str(error))
            if not questions.agree(f"Add {text!r} to the register"):
                raise UsageError("then write another name, or nothing") from None
            return draft.read(field, [text], create=True)

    return questions.ask(question, read, needed=field in _NEEDED) if question else None


def _doubts(event: Event, timeline: Timeline, typed: Typed) -> Iterable[str]:
    """What a careful editor would ask about the new event."""
    from crisistl.check import Manuscript, findings

    for finding in findings(Manuscript.of(timeline, typed.day())):
        if finding.severity != "remark" and repr(event.id) in f"{finding.place} {finding.reason}":
            yield f"check: {finding.rule}: {finding.place}: {finding.reason}; {finding.remedy}"
