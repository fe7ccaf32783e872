"""Card: a proposal as lines of text, with its sentence and the reason for every value."""

import textwrap
from collections.abc import Mapping

from crisistl.formats.draft.file import Draft, Proposal
from crisistl.output.cells import harmless

KEYS = "[a]ccept [e]dit [d]ate [w]ho [t]ype [s]kip [m]erge into [x] split [u]ndo [n]ext [q]uit"
_CONTEXT = 60  # characters of the article shown before the sentence
_LABEL = 8


def names_of(draft: Draft) -> dict[str, str]:
    """The name of each actor of a draft."""
    return {actor.id: actor.name for actor in draft.actors}


def sides(draft: Draft, proposal: Proposal, names: Mapping[str, str]) -> str:
    """Who acts, and towards whom: 'Saudi Arabia → Qatar'."""
    acting, addressed = proposal.event.actors, proposal.event.targets
    return f"{_named(acting, names) or '?'} → {_named(addressed, names) or '?'}"


def _named(actors: tuple[str, ...], names: Mapping[str, str]) -> str:
    return ", ".join(names.get(actor, actor) for actor in actors)


def card(draft: Draft, proposal: Proposal, width: int) -> list[str]:
    """The proposal as lines of at most `width` columns."""
    names = names_of(draft)
    place = draft.proposals.index(proposal) + 1
    head = f"{place} of {len(draft.proposals)}   {proposal.event.date or 'no date'}   {_sureness(proposal)}"
    lines = [*_spread(head, proposal.evidence.locator, width), ""]
    lines += _wrapped(_sentence(draft, proposal), width, "  ")
    if proposal.before:
        lines += ["", *_wrapped(f"before: {proposal.before}", width, "  ")]
    lines.append("")
    for label, value, why in _values(draft, proposal, names):
        lines += _field(label, value, why, width)
    return lines


def _spread(left: str, right: str, width: int) -> list[str]:
    """A text at each side of a line, or on two lines where they have no room on one."""
    if len(left) + len(right) + 4 > width:
        return [*_wrapped(left, width, " "), *_wrapped(right, width, " ")]
    return [f" {left}{' ' * (width - len(left) - len(right) - 2)}{right}"]


def _sureness(proposal: Proposal) -> str:
    if "date" in proposal.edited:
        return "date as you gave it"
    reason = proposal.reasons.get("date")
    if proposal.state != "open":
        return proposal.state
    if reason is None:
        return ""
    if proposal.sure == "low":
        return f"{proposal.sure.upper()}: {reason.why}"
    return proposal.sure.upper()


def _sentence(draft: Draft, proposal: Proposal) -> str:
    """The words of the proposal between marks, with the end of what is before them."""
    text, evidence = draft.article.text, proposal.evidence
    begin = max(text.rfind("\n\n", 0, evidence.start), 0)
    start = max(begin, evidence.start - _CONTEXT)
    before = " ".join(text[start : evidence.start].split())
    if before and start > begin:  # the first word may be cut
        before = f"…{before.partition(' ')[2] or before}"
    if before:
        before = f"{before} "
    return harmless(f"{before}▸ {draft.words(proposal)} ◂")


def _values(
    draft: Draft, proposal: Proposal, names: Mapping[str, str]
) -> list[tuple[str, str, str]]:
    """The label, the value and the reason of each value that a proposal has."""
    event = proposal.event
    whys = {name: reason.why for name, reason in proposal.reasons.items()}
    whys["title"] = "the article's words"
    whys |= dict.fromkeys(proposal.edited, "yours")
    of_sides = dict.fromkeys((whys.get("actors", ""), whys.get("targets", "")))
    rows = [
        ("date", _date(proposal), whys.get("date", "")),
        ("who", sides(draft, proposal, names), "; ".join(filter(None, of_sides))),
        ("what", event.type or "?", whys.get("type", "")),
        ("status", _status(event.status, event.attributed_to, names), whys.get("status", "")),
        ("place", event.place or "", whys.get("place", "")),
        ("summary", event.summary, ""),
        ("title", event.title, whys["title"]),
    ]  # fmt: skip
    return [
        (label, harmless(value), harmless(why)) for label, value, why in rows if value
    ]


def _date(proposal: Proposal) -> str:
    """The date with its part of the day, and what else it may be."""
    event = proposal.event
    part = f", {event.part_of_day}" if event.part_of_day else ""
    options = f" (or {', '.join(proposal.options)})" if proposal.options else ""
    return f"{event.date or '?'}{part}{options}"


def _status(status: str, by: tuple[str, ...], names: Mapping[str, str]) -> str:
    if by:
        return f"{status} by {_named(by, names)}"
    return status


def _field(label: str, value: str, why: str, width: int) -> list[str]:
    start = f"  {label:<{_LABEL}}"
    text = value
    if why:
        text = f"{value}   ({why})"
    return textwrap.wrap(
        text, max(width, 30), initial_indent=start, subsequent_indent=" " * len(start)
    )


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    return textwrap.wrap(
        text, max(width, 30), initial_indent=indent, subsequent_indent=indent
    )
