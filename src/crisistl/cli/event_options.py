"""Event options: the fields of an event as options of `add` and `edit`, and what is typed for them."""

from typing import Annotated

from crisistl.cli.clock import Clock, DateOrderOption, typed_order
from crisistl.cli.completion import actors, ids, sources, themes, values
from crisistl.cli.declaring import Option
from crisistl.cli.options import DATES, MANY, WHAT, WHO
from crisistl.edit.event_draft import EventDraft
from crisistl.edit.formatted import Formatted
from crisistl.frozen import frozen
from crisistl.model.event_fields import BY_NAME, EventField
from crisistl.model.timeline import EVENT_TYPES, PARTS_OF_DAY, STATUSES

TYPED_FIELDS = tuple(
    field for field in BY_NAME.values() if field.kind not in ("revisions", "extra")
)
"""The fields that have an option."""

_OPTIONS = {"quotes": "quote", "accounts": "account"}
"""The options that aren't named as their field is in a question."""


@frozen(slots=False)
class Typed:
    """What was typed for a field, and whether unknown names in it are to be added."""

    texts: tuple[str, ...]
    create: bool


@frozen(slots=False)
class EventOptions(Clock):
    """The fields of an event, each as an option."""

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
            help="Who acts (the initiator). Repeat it for several names, or write ; between them.",
        ),
    ] = MANY
    toward: Annotated[
        list[str],
        Option(
            "--toward",
            metavar="NAME",
            autocompletion=actors,
            rich_help_panel=WHO,
            help="Towards whom (the recipient); several as with --by.",
        ),
    ] = MANY
    attributed_to: Annotated[
        list[str],
        Option(
            "--attributed-to",
            metavar="NAME",
            autocompletion=actors,
            rich_help_panel=WHO,
            help="Who claims or forecasts it; several as with --by.",
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
            help="A theme; several as with --by.",
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
            help="The latitude of the place, such as 44.82; with --lon.",
        ),
    ] = None
    lon: Annotated[
        str | None,
        Option(
            "--lon",
            metavar="DEGREES",
            rich_help_panel=WHAT,
            help="The longitude of the place, such as 20.46.",
        ),
    ] = None
    source: Annotated[
        list[str],
        Option(
            "--source",
            metavar="NAME|URL",
            autocompletion=sources,
            rich_help_panel=WHAT,
            help="A source that reports it: its name, or a web address; several as with --by.",
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
    known: Annotated[
        str | None,
        Option(
            "--known",
            metavar="DATE",
            rich_help_panel=DATES,
            help="When it became known. Default: when its first source was published.",
        ),
    ] = None
    recorded: Annotated[
        str | None,
        Option(
            "--recorded",
            metavar="DAY",
            rich_help_panel=DATES,
            help="The day on which it entered the chronology; `add` writes today's.",
        ),
    ] = None
    quote: Annotated[
        list[str],
        Option(
            "--quote",
            metavar="SPEAKER: WORDS",
            rich_help_panel=WHAT,
            help="Words as published, with or without who said them. Repeat it for several; `edit --add` adds to them.",
        ),
    ] = MANY
    account: Annotated[
        list[str],
        Option(
            "--account",
            metavar="SOURCE: DATE, WORDS",
            rich_help_panel=WHAT,
            help="What one source says where sources differ: date, who, status, words. Several as with --quote.",
        ),
    ] = MANY
    create: Annotated[
        bool,
        Option(
            "--create",
            rich_help_panel=WHO,
            help="Add names that aren't in the file yet.",
        ),
    ] = False

    def answers(self) -> dict[str, Typed]:
        """What was typed, by the fields of an event; an empty text is an answer too."""
        typed = {
            field.name: getattr(self, _option(field), None) for field in TYPED_FIELDS
        }
        return {
            field: Typed((value,) if isinstance(value, str) else value, self.create)
            for field, value in typed.items()
            if value is not None and value != ()
        }

    def draft(self, formatted: Formatted) -> EventDraft:
        """A draft that reads what is typed for the fields of an event of this file."""
        return EventDraft(formatted.timeline, self.day(), typed_order(self.date_order))


def _option(field: EventField) -> str:
    return _OPTIONS.get(field.name) or field.asked or field.name


def is_blank(answer: Typed) -> bool:
    """Whether nothing but spaces was typed."""
    return not any(text.strip() for text in answer.texts)
