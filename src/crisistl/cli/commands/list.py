"""`crisistl list`: the events that match, one a row."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

from crisistl.cli import console
from crisistl.cli.completion import counted
from crisistl.cli.declaring import Argument, Option
from crisistl.cli.ending import Ended
from crisistl.cli.form import Form, Shown
from crisistl.cli.options import shared
from crisistl.cli.question import Question

if TYPE_CHECKING:  # a help needs no engine
    from crisistl.engine.answer import Answer
    from crisistl.engine.base import Engine


@shared
def command(
    question: Question,
    arrangement: Shown,
    form: Form,
    words: Annotated[
        list[str] | None,
        Argument(
            metavar="WORDS",
            help="Words to find in the text of an event; the same as --text.",
        ),
    ] = None,
    group: Annotated[
        str | None,
        Option(
            "--group",
            metavar="FIELD",
            rich_help_panel="Output",
            autocompletion=counted,
            help="List the events under each actor, theme, type ..., or each day or month.",
        ),
    ] = None,
    count: Annotated[
        bool,
        Option(
            "--count",
            rich_help_panel="Output",
            help="Print only the number of matching events.",
        ),
    ] = False,
    explain: Annotated[
        bool,
        Option(
            "--explain",
            rich_help_panel="Output",
            help="Print how the query was understood instead of the events.",
        ),
    ] = False,
    fail_empty: Annotated[
        bool,
        Option(
            "--fail-empty",
            rich_help_panel="Output",
            help="Exit with 1 if nothing matches.",
        ),
    ] = False,
) -> None:
    """List matching events, one per row, in order of time.

    An option given twice matches either value (--actor NATO --actor Kremlin); different options must all match.
    """
    if arrangement.names() == ("help",):
        from crisistl.views.events import columns_report

        form.show(columns_report())
        return
    asked, engine = question, None
    if words:
        from crisistl.cli.free_words import refuse_unquoted, without_empty_words

        engine = question.engine()  # which is read once; standard input can't be again
        refuse_unquoted(question, words, engine)
        question, said = without_empty_words(question, words, engine)
        if said:
            console.note(said)
    if count:
        from crisistl.cli.asking import ask

        answer = ask(question, engine)
        form.say(f"{answer.number.events}\n")
    else:
        answer = _answered(question, arrangement, form, explain, group, engine)
    _guide(asked, words or [], answer)
    if fail_empty and not answer.number.events:
        raise Ended(1)


def _guide(question: Question, words: Sequence[str], answer: "Answer") -> None:
    """Note what else the question may have meant; `words` are those to search for."""
    is_missed = len(question.during) == 1 and not answer.number.events
    is_open = _is_of_open_ends(question, answer)
    if question.actor or question.by or question.toward:
        from crisistl.cli.short_names import namesakes_of_asked

        _note_each(namesakes_of_asked(question, answer.engine))
    if not any((words, question.by, is_missed, is_open)):
        return
    from crisistl.cli import guidance

    if is_open:
        _note_each(guidance.ended(answer))
    if words:
        _note_each(_notes_on_words(question, words, answer))
        return
    _note_each(guidance.claims(question, answer.engine))
    if is_missed and not question.any_year:
        _note_each(guidance.near_dates(question, answer.engine))


def _note_each(notes: Iterable[str]) -> None:
    for note in notes:
        console.note(note)


def _notes_on_words(
    question: Question, words: Sequence[str], answer: "Answer"
) -> list[str]:
    """Notes on what else the searched words may have meant."""
    from crisistl.cli import guidance
    from crisistl.cli.free_words import words_found
    from crisistl.cli.spoken_dates import dates_among
    from crisistl.cli.spoken_kinds import kinds_among

    engine = answer.engine
    names = [*guidance.other_readings(question, words, engine)]
    is_found = bool(answer.number.events)
    no_words = [
        *dates_among(question, words, engine, found=is_found),
        *kinds_among(question, words, engine),
        *guidance.loose_or(words),
        *guidance.order_words(words),
    ]
    if is_found:
        return [*names, *no_words]
    no_words += guidance.either(words)
    no_words += guidance.expressions(words)
    no_words += guidance.missing_file(words)
    if not no_words:
        names += guidance.like_names(question, words, engine)
    return [*names, *(no_words or words_found(question, words, engine))]


def _is_of_open_ends(question: Question, answer: "Answer") -> bool:
    """Whether a period was asked for in which nothing surely was, but perhaps what has no known end or was planned."""
    number = answer.number
    is_dated = bool(question.during or question.since)
    if not is_dated or not number.events:
        return False
    if number.events == number.maybe:
        return True
    from crisistl.dates.axis import first_second
    from crisistl.query.tree import window_of

    end, window = answer.head.as_of, window_of(answer.query)
    return bool(end and window and window.period.lower > first_second(end))


def _answered(
    question: Question,
    arrangement: Shown,
    form: Form,
    explain: bool,
    group: str | None,
    engine: "Engine | None",
) -> "Answer":
    """Show the events, or how the question was understood."""
    from crisistl.cli.asking import ask

    answer = arrangement.arranged(ask(question, engine))
    if explain:
        from crisistl.views.diagnosis import explanation

        form.show(explanation(answer))
        if remark := form.explained():
            console.note(remark)
    elif group:
        from crisistl.views.groups import grouped_report

        form.show(grouped_report(answer, group, arrangement.names(), arrangement.limit))
    else:
        from crisistl.views.events import events_report

        form.show(
            events_report(
                answer,
                arrangement.names(),
                arrangement.limit,
                parted=not arrangement.sort,
            )
        )
        _report_losses(answer, arrangement, form)
    return answer


def _report_losses(answer: "Answer", arrangement: Shown, form: Form) -> None:
    """Note what of the chronology a file of the list doesn't have."""
    if form.output in (None, "-"):
        return
    from crisistl.cli.leaving_out import list_remark

    names, limit = arrangement.names(), arrangement.limit
    parted = not arrangement.sort
    if said := list_remark(answer, form.format, names, limit, parted=parted):
        console.note(said)
