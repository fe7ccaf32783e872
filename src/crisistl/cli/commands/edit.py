"""`crisistl edit`: change an event of a chronology of one's own, by options or in a text editor."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any, NamedTuple

from crisistl.cli import console
from crisistl.cli.changes import changed_fields, event_changes
from crisistl.cli.clock import typed_order
from crisistl.cli.completion import ids
from crisistl.cli.declaring import Argument, Option
from crisistl.cli.editor import Editor
from crisistl.cli.event_options import EventOptions, Typed, is_blank
from crisistl.cli.event_values import doubts, values_of
from crisistl.cli.naming import own_event
from crisistl.cli.options import DATES, shared
from crisistl.dates import parse_period
from crisistl.edit.event_text import read_text, text_of, with_problem
from crisistl.edit.lists import is_list, with_added, with_removed
from crisistl.edit.rewriting import canonical_now, editing
from crisistl.edit.typed_dates import written_date
from crisistl.errors import OutputError, UsageError
from crisistl.model.timeline import Event, Timeline
from crisistl.text.names import fold
from crisistl.text.wording import file_name, typed_name


@shared
def command(
    typed: EventOptions,
    chronology: Annotated[
        str,
        Argument(metavar="FILE", help="A chronology of your own: JSON or JSON Lines."),
    ],
    event_id: Annotated[
        str,
        Argument(
            metavar="ID",
            help="The event: its id, how the id begins, or words found only in its title.",
            autocompletion=ids,
        ),
    ],
    revised: Annotated[
        str | None,
        Option(
            "--revised",
            metavar="DAY",
            rich_help_panel=DATES,
            help="The day from which this holds; what it said before is kept for --as-of.",
        ),
    ] = None,
    add: Annotated[
        bool,
        Option(
            "--add",
            help="Add what is given to lists, such as --by, --source and --account, instead of replacing them.",
        ),
    ] = False,
    remove: Annotated[
        bool,
        Option("--remove", help="Remove what is given from lists."),
    ] = False,
) -> None:
    """Change an event: the fields given as options or, without options, all of it in a text editor.

    An option replaces the whole field, even a list; "" empties it. With --add, lists keep what they have; with
    --remove, they lose only what is given. A name may contain commas; for several, repeat the option, or write ;
    between them. The editor is $VISUAL or $EDITOR. The event is checked when you save it, and you
    can edit it again if something is wrong. `crisistl undo FILE` undoes the change.
    """
    answers = typed.answers()
    day = None
    if revised:
        day = _day(revised, typed)
    change = _change_of_lists(answers, add=add, remove=remove)
    if answers:
        _refuse_empty(answers)
        done = _by_options(chronology, event_id, typed, answers, day, change)
    else:
        done = _in_editor(chronology, event_id, typed, day)
    for remark in done.remarks:
        console.note(remark)
    if done.after != done.before:
        for doubt in doubts(done.after, done.timeline, typed):
            console.note(doubt)


# what tables call a column of times, whose cells are kept in extra where they can't be read
_TIME = re.compile(
    r"\b(?:time|hour|uhrzeit|zeit|heure|hora|ora|tijd|godzina|время|час)\b"
)
ListChange = Callable[[Event, Mapping[str, Any]], dict[str, Any]]
"""What makes the new values of fields of an event of the values that were typed."""


def _change_of_lists(
    answers: Mapping[str, Typed], *, add: bool, remove: bool
) -> ListChange:
    """How lists change. UsageError for --add or --remove without anything to add or remove."""
    if add and remove:
        raise UsageError("--add and --remove can't be combined", "use two commands")
    if add:
        _refuse_without_lists(answers, "add")
        return with_added
    if remove:
        _refuse_without_lists(answers, "remove")
        return with_removed
    return lambda event, values: dict(values)


def _refuse_without_lists(answers: Mapping[str, Typed], verb: str) -> None:
    lists = [answers[field] for field in answers if is_list(field)]
    if not lists or any(map(is_blank, lists)):
        raise UsageError(
            f"--{verb} needs what to {verb}",
            f"write, for instance, --{verb} --source Radio",
        )


class Changed(NamedTuple):
    """The event before and after, the timeline with it, and what there is to say."""

    before: Event
    after: Event
    timeline: Timeline
    remarks: list[str]


def _refuse_empty(answers: dict[str, Typed]) -> None:
    for field in ("date", "title"):
        if field in answers and is_blank(answers[field]):
            raise UsageError(f"an event needs a {field}; it can't be emptied")


def _day(text: str, typed: EventOptions) -> date:
    """The day that `--revised` names; UsageError where it is more than one."""
    order = typed_order(typed.date_order)
    period = parse_period(text, typed.day(), order, ranges=False)
    try:
        day, last = period.lower.date(), period.upper.date()
    except ValueError:
        raise UsageError(
            f"--revised {text}: name a day in the years 1 to 9999"
        ) from None
    if last != day:
        raise UsageError(
            f"--revised {text!r} is more than one day", f"write one, such as {day}"
        )
    return day


def _by_options(
    path: str,
    event_id: str,
    typed: EventOptions,
    answers: dict[str, Typed],
    revised: date | None,
    change: ListChange,
) -> Changed:
    with editing(path, console.note) as file:
        draft = typed.draft(file.formatted)
        before = own_event(event_id, draft.timeline, path)
        values = change(before, values_of(draft, answers))
        after, timeline = draft.changed(before, values, revised)
        if after != before:
            file.write(timeline, f"edit {before.id}")
    remarks = [*draft.remarks, *_summary(before, after, path, timeline)]
    return Changed(before, after, timeline, remarks)


def _in_editor(
    path: str, event_id: str, typed: EventOptions, revised: date | None
) -> Changed:
    """Edit the event's text until it is right; no lock is held meanwhile."""
    seen = canonical_now(path).timeline
    before = own_event(event_id, seen, path)
    text = text_of(before, seen)
    with Editor.of(f"{before.id}.toml", text) as editor:
        while True:
            edited = editor.edited()
            if edited == text:
                said = _summary(before, before, path, seen)
                return Changed(before, before, seen, said)
            try:
                return _saved(path, before, edited, typed, revised)
            except UsageError as error:
                editor.ask_again(str(error), with_problem(edited, str(error)))


def _saved(
    path: str, before: Event, edited: str, typed: EventOptions, revised: date | None
) -> Changed:
    with editing(path, console.note) as file:
        draft = typed.draft(file.formatted)
        now = file.formatted.timeline.events_by_id.get(before.id)
        if now != before:
            raise OutputError(
                f"{file_name(path)} was changed meanwhile: {before.id} is no longer as it was; nothing was changed"
            )
        values = read_text(edited, before, draft, create=typed.create)
        after, timeline = draft.changed(before, values, revised)
        if after != before:
            file.write(timeline, f"edit {before.id}")
    remarks = [*draft.remarks, *_summary(before, after, path, timeline)]
    return Changed(before, after, timeline, remarks)


def _summary(before: Event, after: Event, path: str, timeline: Timeline) -> list[str]:
    """What has changed, with a line for each field, and a remark where words for the date no longer fit."""
    changed = changed_fields(before, after)
    if not changed:
        return [f"{before.id} is as it was; nothing was changed"]
    said = [f"changed {', '.join(changed)} of {before.id} in {file_name(path)}"]
    said += event_changes(before, after, timeline)
    if "date" in changed and "date_text" not in changed and _misses(after):
        said.append(
            f"date_text is still {after.date_text!r}, the source's words for the date; "
            '--date-text changes it, --date-text "" empties it'
        )
    if "date" in changed and "extra" not in changed:
        for key, value in after.extra.items():
            if _TIME.search(fold(key)):
                line = f"crisistl edit {typed_name(path)} {after.id}"
                said.append(
                    f"extra.{key} is still {value!r}; `{line}` changes it in an editor"
                )
    return said


def _misses(event: Event) -> bool:
    """Whether the words for the date of an event are those of another date, or say no date by themselves."""
    return event.date_text is not None and written_date(event.date_text) != event.date
