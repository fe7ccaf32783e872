"""`crisistl review`: a draft's proposals accepted, edited, merged or skipped, one by one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from crisistl.cli import console, questions
from crisistl.cli.declaring import Argument, Option
from crisistl.cli.options import OUTPUT, shared
from crisistl.errors import CrisisError, UsageError
from crisistl.text.wording import file_name

if TYPE_CHECKING:
    from crisistl.cli.draft_file import DraftFile
    from crisistl.formats.draft.file import Draft
    from crisistl.model.timeline import Timeline


@shared
def command(
    draft: Annotated[str, Argument(metavar="DRAFT", help="A draft that `crisistl draft` wrote.")],
    into: Annotated[
        str | None,
        Option("--into", metavar="FILE", help="The chronology to add the events to: JSON or JSON Lines of your own."),
    ] = None,
    markdown: Annotated[
        str | None,
        Option("--markdown", metavar="FILE", rich_help_panel=OUTPUT,
               help="Write the proposals to a Markdown file, to be marked in a text editor."),
    ] = None,
    apply: Annotated[
        str | None,
        Option("--apply", metavar="FILE", help="Apply the decisions in a Markdown review file."),
    ] = None,
    reopen: Annotated[
        bool,
        Option("--reopen", help="Open again what was decided and is no longer in the chronology, as after `undo`."),
    ] = False,
) -> None:  # fmt: skip
    """Go through the proposals of a draft: accept, edit, merge or skip each. Each decision is saved at once.

    Without a terminal, or with --markdown, the proposals are written to a file in which each can be marked; --apply
    then does what the marks say.
    """
    from crisistl.cli.draft_file import DraftFile

    kept = DraftFile(draft)
    found = kept.draft
    _note_changed_article(found, draft)
    if markdown:
        _write_review_file(found, draft, into, markdown)
        return
    if into is None:
        raise UsageError(
            "name the chronology that takes the events with --into FILE; `crisistl new FILE` starts an empty one"
        )
    if into != "-" and not Path(into).exists():
        raise CrisisError(
            f"{file_name(into)} isn't there",
            f"`crisistl new {file_name(into)}` starts an empty chronology",
        )
    found = _looked_after(kept, into, reopen=reopen)
    if apply:
        _apply(kept, into, apply)
        return
    from crisistl.prose.review import Review

    review = Review(found, _File(into), kept.save, kept.held)
    if not questions.can_ask():
        target = f"{draft.removesuffix('.json').removesuffix('.draft')}.review.md"
        if reopen and Path(target).exists():
            return  # it was asked for before, and may be marked already
        _write_review_file(found, draft, into, target)
        return
    from crisistl.cli.reviewing import go_through

    go_through(review, into)


def _looked_after(kept: "DraftFile", into: str, *, reopen: bool) -> "Draft":
    """The draft with what the chronology no longer has open again, or a remark on it."""
    from crisistl.prose.reopening import gone, reopened

    lost = gone(kept.draft, _File(into).now())
    if not lost:
        return kept.draft
    names = ", ".join(proposal.id for proposal in lost)
    if not reopen:
        console.note(
            f"{names}: decided, but {file_name(into)} has nothing of it now; --reopen opens it again"
        )
        return kept.draft
    kept.save(reopened(kept.draft, lost))
    console.note(f"{names}: open again, as {file_name(into)} has nothing of it now")
    return kept.draft


def _apply(kept: "DraftFile", into: str, path: str) -> None:
    """Do what a review file says, all in one change of the chronology, and then mark the draft.

    Both files are locked: of two who apply the same file at once, one finds everything done.
    """
    from crisistl.cli.applying import apply_review_file
    from crisistl.cli.draft_file import write_draft
    from crisistl.edit.rewriting import editing
    from crisistl.prose.review import Review

    with kept.alone() as lock:
        with editing(into, console.note) as file:
            before = file.formatted.timeline
            held = _Held(before)
            review = Review(kept.draft, held, lambda changed: None)
            apply_review_file(review, path)
            if held.timeline != before:
                file.write(held.timeline, f"review --apply {path}")
        if review.draft != kept.draft:
            write_draft(review.draft, kept.path, lock)


@dataclass(slots=True)
class _Held:
    """A chronology that is changed several times before it is written."""

    timeline: "Timeline"

    def now(self) -> "Timeline":
        return self.timeline

    @contextmanager
    def changing(self) -> Iterator[tuple["Timeline", Callable[["Timeline"], None]]]:
        yield self.timeline, self._keep

    def _keep(self, timeline: "Timeline") -> None:
        self.timeline = timeline


@dataclass(frozen=True, slots=True)
class _File:
    """The chronology in a file, read and written under its lock."""

    path: str

    def now(self) -> "Timeline":
        from crisistl.edit.rewriting import canonical_now

        return canonical_now(self.path).timeline

    @contextmanager
    def changing(self) -> Iterator[tuple["Timeline", Callable[["Timeline"], None]]]:
        from crisistl.edit.rewriting import editing

        with editing(self.path, console.note) as file:
            yield (
                file.formatted.timeline,
                lambda timeline: file.write(timeline, "review"),
            )


def _note_changed_article(draft: "Draft", path: str) -> None:
    """Remark that the article is not the one that was drafted from, where it is beside the draft."""
    article = Path(path).parent / draft.article.file
    if not article.is_file():
        return
    if sha256(article.read_bytes()).hexdigest() != draft.article.sha256:
        console.note(
            f"{article} has changed since this draft was made; `crisistl draft {article}` brings it up to date"
        )


def _write_review_file(
    draft: "Draft", path: str, into: str | None, target: str
) -> None:
    from crisistl.prose.review_file import review_text

    if Path(target).exists():
        raise UsageError(
            f"{target} is there already; apply it with --apply, or name another with --markdown"
        )
    apply = f"crisistl review {path} --into {into or 'FILE'} --apply {target}"
    console.say(review_text(draft, apply), target)
    console.note(f"wrote {target}; mark its proposals, then `{apply}`")
