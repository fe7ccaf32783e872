"""`crisistl draft`: proposals for a chronology from an article."""

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from crisistl.cli import console
from crisistl.cli.clock import DateOrderOption, typed_order
from crisistl.cli.completion import values
from crisistl.cli.declaring import Argument, Option
from crisistl.cli.missing import or_new
from crisistl.cli.options import OUTPUT, shared
from crisistl.errors import DataError, UsageError
from crisistl.text.wording import counted

if TYPE_CHECKING:
    from crisistl.formats.draft.file import Article, Draft, Proposal, Sure
    from crisistl.model.timeline import Timeline
    from crisistl.prose.documents import Document


@shared
def command(
    article: Annotated[
        str,
        Argument(metavar="ARTICLE", help="Text, Markdown, HTML, PDF, .docx or .odt; - reads standard input."),
    ],
    published: Annotated[
        str | None,
        Option("--published", metavar="DATE", help="The day of publication, if the article doesn't give it."),
    ] = None,
    into: Annotated[
        str | None,
        Option("--into", metavar="FILE", help="The chronology that the events are for: its names are used."),
    ] = None,
    source: Annotated[
        str | None,
        Option("--source", metavar="ID", help="The id of the article among the sources of the chronology."),
    ] = None,
    only_dated: Annotated[
        bool, Option("--only-dated", help="Leave out statements without a date of their own.")
    ] = False,
    min_sure: Annotated[
        str,
        Option("--min-sure", metavar="LEVEL", autocompletion=values("high", "medium", "low"),
               help="Leave out dates less certain than this: high, medium or low."),
    ] = "low",
    date_order: DateOrderOption = None,
    output: Annotated[
        str | None,
        Option("--output", "-o", metavar="FILE", rich_help_panel=OUTPUT,
               help="Where to write the draft; - is stdout. [default: the article's name with .draft.json]"),
    ] = None,
    format: Annotated[
        str | None,
        Option("--format", metavar="json", rich_help_panel=OUTPUT,
               help="Print the draft as JSON instead of writing a file."),
    ] = None,
) -> None:  # fmt: skip
    """Propose an event for each dated statement of an article, with a reason for every value.

    Nothing is added to a chronology: `crisistl review` shows the proposals one by one. A second run over an article
    that has changed keeps the decisions about sentences that are the same.
    """
    from crisistl.cli.draft_file import draft_lock, write_draft
    from crisistl.formats.core.input import Input
    from crisistl.formats.draft.file import text_of_draft
    from crisistl.prose.documents import read_document
    from crisistl.prose.proposals import NeedsPublished, Wanted, proposed

    target = _target(article, output, format)
    sure = _sureness(min_sure)
    timeline = _chronology(into)
    with Input.of(article) as file:
        document = read_document(file)
        digest = hashlib.sha256(file.data()).hexdigest()
    about = _article(article, document, published, source, digest)
    if timeline:
        register = timeline.actors
    else:
        register = ()
    try:
        draft = proposed(
            document, about, register, typed_order(date_order), Wanted(only_dated, sure)
        )
    except NeedsPublished as error:
        raise UsageError(_without_day(error, document)) from None
    if target == "-":
        before = ""
        for line in _remarks(draft, timeline, into):
            console.note(line)
        console.say(text_of_draft(draft))
    else:
        with draft_lock(target) as lock:  # a review may be deciding about it
            draft, before = _continued(draft, target, timeline, into)
            for line in _remarks(draft, timeline, into):
                console.note(line)
            write_draft(draft, target, lock)
        there = " --into FILE"
        if into:
            there = f" --into {into}"
        console.note(
            f"wrote {target}; `crisistl review {target}{there}` goes through it"
        )
    if before:
        console.note(before)


def _target(article: str, output: str | None, format: str | None) -> str:
    if format not in (None, "json"):
        raise UsageError(f"--format {format!r}: a draft is written as json only")
    if format and not output:
        return "-"
    if output:
        return output
    if article == "-":
        raise UsageError(
            "name the draft of standard input with --output, or use --format json"
        )
    name = Path(article).name
    return f"{re.sub(r'[.][A-Za-z]{2,8}$', '', name) or name}.draft.json"


def _sureness(text: str) -> "Sure":
    if text not in ("high", "medium", "low"):
        raise UsageError(f"--min-sure {text!r}: use high, medium or low")
    return text  # type: ignore[return-value]


def _chronology(path: str | None) -> "Timeline | None":
    if path is None:
        return None
    from crisistl.formats.core.fault_report import FaultyData
    from crisistl.formats.loading import load

    with or_new():
        try:
            return load(path)
        except FaultyData as error:
            raise error.without_skipping() from None


def _article(
    name: str,
    document: "Document",
    published: str | None,
    source: str | None,
    digest: str,
) -> "Article":
    from crisistl.formats.core.slug import is_id
    from crisistl.formats.draft.file import Article
    from crisistl.prose.titles import headline

    day, found = document.published, document.published_from
    if published:
        day, found = _day(published), "--published"
    if source is not None and not is_id(source):
        raise UsageError(
            f"--source {source!r} isn't an id; use letters, digits and . _ - without spaces"
        )
    title = document.title or next(
        (document.of(p) for p in document.paragraphs if p.kind in ("heading", "text")),
        "",
    )
    return Article(
        file=Path(name).name if name != "-" else "standard input", sha256=digest, title=headline(title[:2_000]),
        published=day, published_from=found if day else "", source=source, text=document.text,
    )  # fmt: skip


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--published {text!r}: write a day as YYYY-MM-DD") from None


def _without_day(error: Exception, document: "Document") -> str:
    """What the article needs the day of publication for, and which day would fit."""
    from crisistl.prose.proposals import NeedsPublished

    assert isinstance(error, NeedsPublished)
    need = error.need
    several = next(
        (
            remark
            for remark in document.remarks
            if "several days of publication" in remark
        ),
        "",
    )
    if several:
        return f"{error}; {several}.\nChoose one: --published YYYY-MM-DD"
    said = f"{error}, which the text doesn't give."
    if need.fitting:
        day = need.fitting
        return f"{said}\nIts list of days ends on {day}, a {day:%A}, which fits. If so: --published {day}"
    return f"{said}\nGive it: --published YYYY-MM-DD"


def _continued(
    draft: "Draft", target: str, timeline: "Timeline | None", into: str | None
) -> tuple["Draft", str]:
    """The draft with the decisions of the one that is there already, and a line about what has changed.

    What was accepted into another chronology than `timeline` is open again.
    """
    if not Path(target).exists():
        return draft, ""
    from crisistl.formats.core.input import Input
    from crisistl.formats.draft.file import read_draft
    from crisistl.prose.reopening import gone, reopened
    from crisistl.prose.rerun import continued

    try:
        with Input.of(target) as file:
            old = read_draft(file)
    except DataError as error:
        raise DataError(
            f"{error}\nIt was left as it is; choose another name with --output"
        ) from None
    new = continued(draft, old)
    lost: tuple[Proposal, ...] = ()
    if timeline is not None:
        lost = gone(new, timeline)
        if lost and into != "-" and (now := _chronology(into)):
            lost = gone(new, now)  # a review may have added some since it was read
        new = reopened(new, lost)
    lines = [*_kept(new, old)]
    if lost:
        names = ", ".join(proposal.id for proposal in lost)
        lines.append(f"open again, as {into} doesn't have them: {names}")
    return new, "; ".join(lines)


def _kept(new: "Draft", old: "Draft") -> Iterator[str]:
    """What has become of the decisions of an earlier draft, a phrase for each kind."""
    decided = sum(proposal.state != "open" for proposal in new.proposals)
    changed = sum(proposal.before is not None for proposal in new.proposals)
    if decided:
        yield f"kept {counted(decided, 'decision')} of the earlier draft"
    if changed:
        yield f"reopened {changed} whose sentence has changed"
    for each in new.gone:
        if each not in old.gone:
            yield f"gone from the article: {each.id} ({each.state}) {each.title}"


def _remarks(
    draft: "Draft", timeline: "Timeline | None", into: str | None
) -> Iterator[str]:
    """What was found: the day of publication, how many proposals, which names are new, what may be there already."""
    article = draft.article
    if article.published:
        yield f"published {article.published} (from {article.published_from})"
    yield from draft.remarks
    total = len(draft.proposals)
    if not total:
        yield "no proposals: no statement has a date"
        return
    own = sum(proposal.own_date for proposal in draft.proposals)
    yield (
        f"{counted(total, 'proposal')}: {own} dated by the text, {total - own} carried over"
        + _new_names(draft)
    )
    if timeline is not None and (likely := _there_already(draft, timeline)):
        yield f"{likely} of them may be in {into} already; review offers to merge them"
    undecided = 0
    for proposal in draft.proposals:
        if proposal.options and not proposal.event.date:
            undecided += 1
    if undecided:
        yield (
            f"{counted(undecided, 'date')} can be read in two ways; review asks which, or use --date-order"
        )


def _new_names(draft: "Draft") -> str:
    """How many names no register has, and the first of them; empty if none."""
    new = [actor.name for actor in draft.actors if actor.state == "open"]
    if not new:
        return ""
    shown = ", ".join(new[:8])
    if len(new) > 8:
        shown += f" and {len(new) - 8} more"
    if len(new) == 1:
        return f"; 1 name is new ({shown})"
    return f"; {len(new):,} names are new ({shown})"


def _there_already(draft: "Draft", timeline: "Timeline") -> int:
    """How many proposals an event of the chronology resembles."""
    from crisistl.prose.likely import Likely

    same = Likely(timeline, draft)
    return sum(bool(same.events(proposal)) for proposal in draft.proposals)
