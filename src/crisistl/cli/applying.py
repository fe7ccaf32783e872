"""Applying a review file: its marks and edits, proposal by proposal, all checked before anything is written."""

from typing import TYPE_CHECKING, Any

from crisistl.cli import console
from crisistl.cli.typing import date_of, type_of
from crisistl.errors import CrisisError, DataError
from crisistl.formats.core.input import Input

if TYPE_CHECKING:
    from crisistl.formats.draft.file import Proposal
    from crisistl.prose.review import Review
    from crisistl.prose.review_file import Marked


def apply_review_file(review: "Review", path: str) -> None:
    """Do what a review file says. DataError with all that is wrong in it; then nothing is changed."""
    from crisistl.prose.review_file import read_review

    with Input.of(path) as file:
        found = read_review(file.text(), review.draft, file.name)
    faults: list[str] = []
    edits = {marked.id: _edits(review, marked, faults, path) for marked in found}
    if faults:
        raise DataError("\n".join([*faults, "nothing was changed"]))
    before = review.summary()
    for marked in found:
        _apply(review, marked, edits[marked.id])
    console.note(f"before: {before}; now: {review.summary()}")


def _edits(
    review: "Review", marked: "Marked", faults: list[str], path: str
) -> dict[str, Any]:
    """The values that a section changes; what is wrong with them goes to `faults`."""
    from crisistl.prose.review import proposal_of
    from crisistl.prose.review_file import field_values

    proposal = proposal_of(review.draft, marked.id)
    where = f"{path}, line {marked.line}, {marked.id}"
    edits: dict[str, Any] = {}
    for name, value in field_values(marked).items():
        old = getattr(proposal.event, name) or ""
        if " ".join(str(old).split()) == value:
            continue
        try:
            edits[name] = _read(name, value, review)
        except CrisisError as error:
            faults.append(f"{where}: {name}: {error}")
    edits |= _changed_sides(review, marked, proposal)
    if marked.mark == "x" and not marked.values.get("merge into"):
        date = edits.get("date", proposal.event.date)
        if not date:
            faults.append(f"{where}: it has no date; write one after 'date:'")
    return edits


def _changed_sides(
    review: "Review", marked: "Marked", proposal: "Proposal"
) -> dict[str, list[str]]:
    """The names of the initiators and of the recipients, where a section changes them."""
    from crisistl.prose.card import names_of

    names = names_of(review.draft)
    changed = {}
    for label, field in (("who", "actors"), ("towards", "targets")):
        if label not in marked.values:
            continue
        written = map(str.strip, marked.values[label].split(";"))
        wanted = [name for name in written if name]
        present = [names.get(one, one) for one in getattr(proposal.event, field)]
        if wanted != present:
            changed[field] = wanted
    return changed


def _read(name: str, value: str, review: "Review") -> Any:
    if name == "date":
        return date_of(value, review)
    if name == "type":
        if value:
            return type_of("type", value)
        return None
    if name == "status":
        return type_of("status", value)
    if name == "title" and not value:
        raise DataError("a title needs words")
    return value or None


def _apply(review: "Review", marked: "Marked", edits: dict[str, Any]) -> None:
    from crisistl.prose.review import proposal_of

    proposal = proposal_of(review.draft, marked.id)
    review.at = review.draft.proposals.index(proposal)
    for name, value in edits.items():
        if name in ("actors", "targets"):
            value = tuple(
                identity
                for text in value
                if (identity := review.name(text, create=True))
            )
        review.edit(name, value)
    if review.proposal.state in ("accepted", "merged"):
        return
    if into := marked.values.get("merge into", ""):
        _merge(review, into)
    elif marked.mark == "x":
        identity = review.accept()
        console.note(f"{marked.id}: added {identity}")
    elif marked.mark == "-" and review.proposal.state != "skipped":
        review.skip()


def _merge(review: "Review", into: str) -> None:
    from crisistl.prose.likely import Twin

    is_event = into in review.chronology.now().events_by_id
    review.merge(Twin(into, "", "", 1.0, is_event))
    console.note(f"{review.proposal.id}: merged into {into}")
