"""Question: the options that say which events."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Annotated, ClassVar

from crisistl.cli.clock import DateOrderOption
from crisistl.cli.completion import (
    actors,
    choices,
    ids,
    places,
    sources,
    themes,
    values,
)
from crisistl.cli.data_options import DataOptions
from crisistl.cli.declaring import Option
from crisistl.cli.options import DATES, MANY, WHAT, WHO
from crisistl.frozen import frozen


@frozen(slots=False)
class Question(DataOptions):
    """Which events: every filter option as typed."""

    from_file: ClassVar[Mapping[str, str]] = {
        **DataOptions.from_file,
        "zone": "",
        "date_order": "CRISISTL_DATE_ORDER",
    }

    since: Annotated[
        str | None,
        Option(
            "--from",
            metavar="DATE|ID",
            rich_help_panel=DATES,
            autocompletion=ids,
            help="Events on or after the first day of this date or event.",
        ),
    ] = None
    until: Annotated[
        str | None,
        Option(
            "--to",
            metavar="DATE|ID",
            rich_help_panel=DATES,
            autocompletion=ids,
            help="Events on or before the last day of this date or event.",
        ),
    ] = None
    during: Annotated[
        list[str],
        Option(
            "--on",
            "--during",
            metavar="PERIOD",
            rich_help_panel=DATES,
            help='Events in this period: 2022-01-24, "mid January 2022", 2021-11..2022-01, "last week".',
        ),
    ] = MANY
    any_year: Annotated[
        bool,
        Option(
            "--any-year",
            rich_help_panel=DATES,
            help="Take --on as a day or month of any year: --on '27 January'.",
        ),
    ] = False
    match: Annotated[
        str,
        Option(
            "--match",
            metavar="overlap|within|start",
            rich_help_panel=DATES,
            autocompletion=values("overlap", "within", "start"),
            help="Events that touch the period, lie within it, or start in it.",
        ),
    ] = "overlap"
    certain: Annotated[
        bool,
        Option(
            "--certain",
            rich_help_panel=DATES,
            help="Only certain matches; leave out dates too vague to decide.",
        ),
    ] = False
    date_order: DateOrderOption = None
    zone: Annotated[
        str | None,
        Option(
            "--zone",
            metavar="ZONE",
            rich_help_panel=DATES,
            help="The time zone in which times are typed and shown, such as Europe/Kyiv. Default: the data's.",
        ),
    ] = None

    @property
    def shown_zone(self) -> str | None:
        """The zone in which times are shown, where one was asked for."""
        return self.zone

    actor: Annotated[
        list[str],
        Option(
            "--actor",
            "-a",
            metavar="NAME",
            rich_help_panel=WHO,
            autocompletion=actors,
            help="An actor on either side: a name, several with commas, =NAME without its parts, /regex/.",
        ),
    ] = MANY
    by: Annotated[
        list[str],
        Option(
            "--by",
            metavar="NAME",
            rich_help_panel=WHO,
            autocompletion=actors,
            help="Who acts (the initiator).",
        ),
    ] = MANY
    toward: Annotated[
        list[str],
        Option(
            "--toward",
            metavar="NAME",
            rich_help_panel=WHO,
            autocompletion=actors,
            help="Towards whom (the recipient).",
        ),
    ] = MANY
    pair: Annotated[
        list[str],
        Option(
            "--pair",
            metavar="NAME,NAME",
            rich_help_panel=WHO,
            autocompletion=actors,
            help="Two actors, in either direction.",
        ),
    ] = MANY
    attributed_to: Annotated[
        list[str],
        Option(
            "--attributed-to",
            metavar="NAME",
            rich_help_panel=WHO,
            autocompletion=actors,
            help="Who claims what is reported.",
        ),
    ] = MANY
    theme: Annotated[
        list[str],
        Option(
            "--theme",
            metavar="NAME",
            rich_help_panel=WHAT,
            autocompletion=themes,
            help="What it is about; `crisistl themes` lists the themes.",
        ),
    ] = MANY
    type: Annotated[
        list[str],
        Option(
            "--type",
            metavar="TYPE",
            rich_help_panel=WHAT,
            autocompletion=choices("type"),
            help="A PLOVER type: consult, threaten, aid, mobilize ...",
        ),
    ] = MANY
    status: Annotated[
        list[str],
        Option(
            "--status",
            metavar="STATUS",
            rich_help_panel=WHAT,
            autocompletion=choices("status"),
            help="reported, claimed, disputed, planned or forecast.",
        ),
    ] = MANY
    source: Annotated[
        list[str],
        Option(
            "--source",
            metavar="NAME",
            rich_help_panel=WHAT,
            autocompletion=sources,
            help="A source that reports it.",
        ),
    ] = MANY
    place: Annotated[
        list[str],
        Option(
            "--place",
            metavar="PLACE",
            rich_help_panel=WHAT,
            autocompletion=places,
            help="Where it happened.",
        ),
    ] = MANY
    text: Annotated[
        list[str],
        Option(
            "--text",
            metavar="WORDS",
            rich_help_panel=WHAT,
            help='Words, "a phrase" or /regex/ in title, summary, quotes, place and names.',
        ),
    ] = MANY

    responds_to: Annotated[
        list[str],
        Option(
            "--responds-to",
            metavar="ID",
            rich_help_panel=WHAT,
            autocompletion=ids,
            help="Events that respond to this one: its id, or words found only in its title.",
        ),
    ] = MANY
    unanswered: Annotated[
        bool,
        Option(
            "--unanswered",
            rich_help_panel=WHAT,
            help="Events that no other event responds to.",
        ),
    ] = False
    where: Annotated[
        list[str],
        Option(
            "--where",
            "-w",
            metavar="EXPR",
            rich_help_panel=WHAT,
            help="An expression with and, or, not and brackets: 'actor:nato and not (theme:energy or date<2022)'.",
        ),
    ] = MANY
    around: Annotated[
        str | None,
        Option(
            "--around",
            metavar="DATE|ID",
            rich_help_panel=DATES,
            autocompletion=ids,
            help="Events before and after a date or an event.",
        ),
    ] = None
    window: Annotated[
        str | None,
        Option(
            "--window",
            metavar="SPAN",
            rich_help_panel=DATES,
            help=r"The distance for --around: 6h, 3d, '2 weeks', 1m. \[default: 7d]",
        ),
    ] = None


def conditions() -> tuple[str, ...]:
    """The options that ask for values of a field, by the name of the field."""
    from crisistl.query.fields import FIELDS

    names = {field.name for field in FIELDS}
    return tuple(
        option.name
        for option in fields(Question)
        if option.default == MANY and option.name in names
    )
