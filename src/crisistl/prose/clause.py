"""Clause: a part of a sentence that says one thing, with the time that dates it."""

import re
from dataclasses import dataclass

from crisistl.prose.sentences import Sentence
from crisistl.prose.times import Mention

# 'Tensions rose last November, when the mayors resigned'
_VAGUE = re.compile(
    r"(?:[\w’'-]+ ){0,5}(?:rose|rise|came|began|started|erupted|escalated|flared(?: up)?|grew|worsened|soured|peaked) "
)

# words before a time that is not the day of what the sentence says
NOT_DATING = {
    "until", "till", "by", "before", "after", "to", "of", "for", "ahead of", "prior to", "no later than", "within",
    "about", "as of", "up to", "through",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence that says one thing: evidence, and what of it is looked at.

    `main` is the time that dates the sentence. The title ends at `title_end`, and begins with the words at
    `subject_at` where the clause has no subject of its own.
    """

    start: int
    end: int
    sentence: Sentence
    mention: Mention | None
    subject: tuple[str, ...] = ()
    after: Mention | None = None  # the time of what was before it
    is_part: bool = False  # one of several statements that share a sentence
    main: Mention | None = None
    title_end: int | None = None
    subject_at: tuple[int, int] | None = None


def is_quoted(text: str, start: int, at: int) -> bool:
    """Whether a place is within quotation marks that are open since `start`."""
    part = text[start:at]
    return part.count("“") > part.count("”") or part.count('"') % 2 == 1


def is_vague(text: str, start: int, mention: Mention) -> bool:
    """Whether what is before a time says no more than the clause behind it: 'Tensions rose in May, when ...'."""
    before = text[start : mention.lead_start]
    return mention.lead.endswith("back to") or _VAGUE.fullmatch(before) is not None


def is_offset(mention: Mention) -> bool:
    """Whether a time dates the clause behind it: 'on 3 May, two days after' the cabinet resigned."""
    return mention.kind == "offset"
