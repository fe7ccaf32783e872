"""Review file: a draft's proposals as Markdown, to be marked and edited in a text editor."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from crisistl.errors import DataError
from crisistl.formats.draft.file import Draft, Proposal
from crisistl.prose.card import names_of

_HEAD = re.compile(r"^## \[(?P<mark>[ xX-])\] (?P<id>\S+)")
# a heading whose mark was mistyped: "## [yes] p5 ·", "[x]p5", "### [x] p5"
_LIKE_HEAD = re.compile(
    r"^\s*(?:#+\s*)?(?:\[[^\]]*\]|[^\W\d]{1,4}(?=\s))?\s*(?P<id>[^\s·]+)\s*(?:·|$)"
)
_LIKE_FIELD = re.compile(r"^\s*[-*]\s*[^\W\d]+(?: [^\W\d]+)?\s*:")
_NAMES = ("date", "who", "towards", "type", "status", "place", "title", "merge into")
_FIELD = re.compile(rf"^- (?P<name>{'|'.join(_NAMES)}):(?P<value>.*?)(?:<!--.*)?$")
_FIELDS = {
    "date": "date",
    "type": "type",
    "status": "status",
    "place": "place",
    "title": "title",
}
_MARKS = {"open": " ", "accepted": "x", "merged": "x", "skipped": "-", "split": "-"}
_HELP = """\
Mark each proposal: `[x]` accepts it, `[-]` skips it, `[ ]` leaves it open. Change what is wrong behind a
colon; names are separated by semicolons. `merge into` takes the id of an event or of another proposal.
"""


@dataclass(frozen=True, slots=True)
class Marked:
    """What a review file says about a proposal: its mark and the values behind its colons, with their line."""

    id: str
    mark: str
    values: dict[str, str]
    line: int


def review_text(draft: Draft, apply: str) -> str:
    """The review file of a draft. `apply` is the command that reads it again."""
    parts = [
        f"# Review of {_one_line(draft.article.file)}",
        "",
        _HELP,
        f"Then: `{apply}`",
        "",
    ]
    for proposal in draft.proposals:
        parts += [*_section(draft, proposal), ""]
    return "\n".join(parts)


def _section(draft: Draft, proposal: Proposal) -> Iterator[str]:
    """The heading of a proposal, its sentence, and a line for each value with its reason as a comment."""
    yield f"## [{_MARKS[proposal.state]}] {proposal.id} · {proposal.evidence.locator} · {proposal.sure}"
    yield ""
    yield f"> {_one_line(draft.words(proposal))}"
    yield ""
    if proposal.before:
        yield f"> before: {_one_line(proposal.before)}"
        yield ""
    for name, value, why in _values(proposal, names_of(draft)):
        comment = ""
        if why.strip():
            comment = f" <!-- {_one_line(why).strip().replace('--', '- -')} -->"
        yield f"- {name}: {_one_line(value)}{comment}".rstrip()


def _values(proposal: Proposal, names: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """The name, the value and the reason of each field that can be changed."""
    event = proposal.event
    whys = {name: reason.why for name, reason in proposal.reasons.items()}
    why_title = "" if "title" in proposal.edited else "the article's words"
    return [
        ("date", event.date or "", _why_date(proposal)),
        ("who", _named(event.actors, names), whys.get("actors", "")),
        ("towards", _named(event.targets, names), whys.get("targets", "")),
        ("type", event.type or "", whys.get("type", "")),
        ("status", event.status, whys.get("status", "")),
        ("place", event.place or "", ""),
        ("title", event.title, why_title),
        ("merge into", "", ""),
    ]


def _named(actors: tuple[str, ...], names: Mapping[str, str]) -> str:
    return "; ".join(names.get(actor, actor) for actor in actors)


def _why_date(proposal: Proposal) -> str:
    """The reason for the date behind what else it may be."""
    reason, event = proposal.reasons.get("date"), proposal.event
    if reason is None:
        return ""
    options = ""
    if event.part_of_day:
        options = f" {event.part_of_day};"
    if proposal.options:
        options += f" options: {', '.join(proposal.options)};"
    return f"{options} {reason.why}"


def _one_line(text: str) -> str:
    return " ".join(text.split()).replace("<!--", "< !--")


def read_review(text: str, draft: Draft, name: str) -> list[Marked]:
    """What a review file says, in its order. DataError for a proposal that the draft doesn't have."""
    found: list[Marked] = []
    known = {proposal.id for proposal in draft.proposals}
    for number, line in enumerate(text.splitlines(), 1):
        if head := _HEAD.match(line):
            if head["id"] not in known:
                raise DataError(
                    f"{name}, line {number}: the draft has no proposal {head['id']!r}"
                )
            found.append(Marked(head["id"], head["mark"].lower(), {}, number))
        elif found and (value := _FIELD.match(line)):
            found[-1].values[value["name"]] = value["value"].strip()
        elif problem := _mistyped(line, known):
            raise DataError(f"{name}, line {number}: {problem}")
    if not found:
        raise DataError(
            f"{name} has no proposals; `crisistl review` writes a review file"
        )
    return found


def _mistyped(line: str, known: Collection[str]) -> str:
    """What is wrong with a line that is nearly the heading or a field of a proposal; "" for any other."""
    head = _LIKE_HEAD.match(line)
    if head and head["id"] in known:
        identity = head["id"]
        return (
            f"{line.strip()[:40]!r} isn't the heading of a proposal; write ## [x] {identity} to accept it, "
            f"## [-] {identity} to skip it, ## [ ] {identity} to leave it open"
        )
    if _LIKE_FIELD.match(line):
        return f"{line.strip()[:40]!r} isn't a field; write `- title: ...`, with one of {', '.join(_NAMES)}"
    return ""


def field_values(marked: Marked) -> dict[str, str]:
    """The values of the event's plain fields."""
    found = {}
    for name, value in marked.values.items():
        if name in _FIELDS:
            found[_FIELDS[name]] = value
    return found
