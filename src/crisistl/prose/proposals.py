"""Proposals: an article's statements as a draft, with the names they use."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from crisistl.errors import DataError, UsageError
from crisistl.formats.draft.file import (
    Article,
    Draft,
    DraftActor,
    DraftEvent,
    DraftMention,
    DraftQuote,
    Evidence,
    Proposal,
    Reason,
    Sure,
)
from crisistl.model.timeline import Actor
from crisistl.prose.documents import Document
from crisistl.prose.documents.document import Paragraph
from crisistl.prose.names import Names
from crisistl.prose.statement import Statement
from crisistl.prose.statements import statements
from crisistl.prose.times import Dated, Need, dated
from crisistl.prose.times.context import DateOrder
from crisistl.prose.times.mention import RANK, Mention
from crisistl.prose.words import word_list

_ENGLISH = word_list("common in English")
_MOST_LEFT = 20  # dates without a proposal that are listed
_ENOUGH_WORDS, _LEAST_ENGLISH = 40, 0.12


class NeedsPublished(UsageError):
    """The text counts from its day of publication, which it doesn't give."""

    def __init__(self, need: Need) -> None:
        self.need = need
        super().__init__(
            f"{need.words!r} (paragraph {need.paragraph}) needs the day of publication"
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which statements to propose: only those with a date of their own, and how sure the date must be at least."""

    only_dated: bool = False
    min_sure: Sure = "low"


def proposed(
    document: Document,
    article: Article,
    register: Iterable[Actor],
    date_order: DateOrder | None = None,
    wanted: Wanted = Wanted(),
) -> Draft:
    """The draft of an article. `article` has the day of publication; NeedsPublished where that is missing.

    DataError where the text isn't English.
    """
    _refuse_other_languages(document, article.file)
    times = dated(document, article.published, date_order)
    if times.need and not article.published:
        raise NeedsPublished(times.need)
    names = Names.of(document.text, register)
    said = statements(times, names, article.published)
    found = [statement for statement in said if _is_wanted(statement, wanted)]
    proposals = tuple(
        _proposal(statement, f"p{number}", document)
        for number, statement in enumerate(found, 1)
    )
    return Draft(
        article=article, actors=_actors(proposals, names), proposals=proposals, mentions=_mentions(times),
        remarks=(*document.remarks, *_wrong_days(times), *_unused(times, said)),
    )  # fmt: skip


def _refuse_other_languages(document: Document, name: str) -> None:
    words = re.findall(r"[^\W\d_]+", document.text[:200_000].lower())
    if len(words) < _ENOUGH_WORDS:
        return
    share = sum(word in _ENGLISH for word in words) / len(words)
    if share < _LEAST_ENGLISH:
        raise DataError(
            f"{name} doesn't seem to be in English, the only language that `draft` reads"
        )


def _is_wanted(statement: Statement, wanted: Wanted) -> bool:
    if wanted.only_dated and not statement.own_date:
        return False
    return RANK[statement.reasons["date"].sure] >= RANK[wanted.min_sure]


def _proposal(statement: Statement, identity: str, document: Document) -> Proposal:
    paragraph = document.paragraphs[statement.paragraph]
    quotes = tuple(
        DraftQuote(text=quote.text, speaker=speaker, start=quote.start, end=quote.end)
        for quote, speaker in statement.quotes
    )
    event = DraftEvent(
        date=statement.date, date_text=" ".join(statement.date_text.split()), title=statement.title or "?",
        actors=statement.actors, targets=statement.targets, type=statement.type,  # type: ignore[arg-type]
        place=statement.place, part_of_day=statement.part_of_day, status=statement.status,  # type: ignore[arg-type]
        attributed_to=statement.attributed_to, quotes=quotes,
    )  # fmt: skip
    reasons = {
        name: Reason(
            why=reason.why, sure=reason.sure, start=reason.start, end=reason.end
        )
        for name, reason in statement.reasons.items()
    }
    evidence = Evidence(
        paragraph=paragraph.number,
        page=paragraph.page,
        start=statement.start,
        end=statement.end,
    )
    return Proposal(
        id=identity, own_date=statement.own_date, event=event, evidence=evidence, reasons=reasons,
        options=statement.options,
    )  # fmt: skip


def _actors(proposals: Iterable[Proposal], names: Names) -> tuple[DraftActor, ...]:
    """The actors that proposals use, with those that they speak for."""
    used: dict[str, None] = {}
    for proposal in proposals:
        event = proposal.event
        speakers = [quote.speaker for quote in event.quotes if quote.speaker]
        waiting = [*event.actors, *event.targets, *event.attributed_to, *speakers]
        for identity in waiting:
            used[identity] = None
            part_of = names.actors[identity].part_of
            if part_of in names.actors and part_of not in used:
                waiting.append(part_of)
    return tuple(
        DraftActor(
            id=named.id, name=named.name, state=named.state, why=named.why, kind=named.kind,  # type: ignore[arg-type]
            part_of=named.part_of, iso=named.iso,
        )
        for named in map(names.actors.__getitem__, used)
    )  # fmt: skip


def _wrong_days(times: Dated) -> Iterator[str]:
    """A remark on each date that the calendar doesn't have, or that has another weekday."""
    for mention in times.mentions:
        if mention.problem:
            words = " ".join(mention.text.split())
            locator = _paragraph_of(times, mention).locator
            yield f"{words!r} ({locator}): {mention.problem}; check the date"


def _unused(times: Dated, said: Sequence[Statement]) -> Iterator[str]:
    """A remark that lists the dates in the text of which no statement was made."""
    left = []
    for mention, paragraph in _left_over(times, said):
        words = " ".join(mention.text.split())
        left.append(f"{words!r} ({paragraph.locator})")
    if left:
        verb = "is" if len(left) == 1 else "are"
        shown = ", ".join(left[:_MOST_LEFT])
        if len(left) > _MOST_LEFT:
            shown += f" and {len(left) - _MOST_LEFT:,} more"
        yield f"no proposal was made of {shown}, which {verb} dated in the text"


def _left_over(
    times: Dated, said: Sequence[Statement]
) -> Iterator[tuple[Mention, Paragraph]]:
    """The dates of which no statement was made, each with its paragraph."""
    used = _Stretches(_date_places(said))
    by_date = _evidence_by_date(said)
    stems = {stem.raw.start for stem in times.stems.values()}
    for mention in times.mentions:
        if not mention.own or mention.kind in _NO_STATEMENT or mention.start in stems:
            continue
        paragraph = _paragraph_of(times, mention)
        if _is_title(times.document, paragraph):
            continue
        # a day that its sentence names again has its statement
        again = by_date.get(mention.date, _Stretches(()))
        if not any(s.overlaps(mention.start, mention.end) for s in (used, again)):
            yield mention, paragraph


def _evidence_by_date(said: Iterable[Statement]) -> dict[str | None, "_Stretches"]:
    """For each date the sentences of which a statement with that date was made."""
    places: dict[str | None, list[tuple[int, int]]] = {}
    for statement in said:
        places.setdefault(statement.date, []).append((statement.start, statement.end))
    return {date: _Stretches(found) for date, found in places.items()}


def _date_places(said: Iterable[Statement]) -> Iterator[tuple[int, int]]:
    for statement in said:
        if statement.date_start is not None and statement.date_end is not None:
            yield statement.date_start, statement.date_end


class _Stretches:
    """Parts of a text, joined where they overlap, so that one look-up finds what a place is in."""

    def __init__(self, places: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(places):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any of them has a character in common with a part of the text."""
        place = bisect_left(self._starts, end) - 1
        return place >= 0 and start < self._ends[place]


def _is_title(document: Document, paragraph: Paragraph) -> bool:
    """Whether a paragraph is a title, a heading or a note, of which no statement is made."""
    if paragraph.kind in ("heading", "note", "caption"):
        return True
    is_first = paragraph.number == 1 and len(document.paragraphs) > 1
    return is_first and not document.of(paragraph).rstrip().endswith(".")


# how long something lasted, and parts of a day that is used already
_NO_STATEMENT = ("duration", "recent", "part", "now", "clock", "same_day")


def _paragraph_of(times: Dated, mention: Mention) -> Paragraph:
    paragraphs = times.document.paragraphs
    place = bisect_right(paragraphs, mention.start, key=lambda p: p.start) - 1
    return paragraphs[place]


def _mentions(times: Dated) -> tuple[DraftMention, ...]:
    return tuple(
        DraftMention(
            start=m.start, end=m.end, text=" ".join(m.text.split()), kind=m.kind, date=m.date, why=m.why, sure=m.sure,
            options=m.options, type=m.type, value=m.value,
        )
        for m in times.mentions
    )  # fmt: skip
