"""Statements: what an article says happened, each with its date, who acted, towards whom, type and status."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from crisistl.prose.acts import Act, Kind, find_act, kind_of
from crisistl.prose.claims import Attribution, Quoted, attribution, quotes, status_of
from crisistl.prose.clauses import Clause, Clauses, is_quoted
from crisistl.prose.documents.document import Document, Sure
from crisistl.prose.documents.published import MONTHS
from crisistl.prose.moments import Moments, When, carried
from crisistl.prose.names import Names
from crisistl.prose.sentences import Sentence
from crisistl.prose.sides import Sides
from crisistl.prose.spots import Spot
from crisistl.prose.times import Dated, Mention, Section
from crisistl.prose.times.calendar import WEEKDAYS
from crisistl.prose.times.spine import Stem

# 'Tensions rose last November, when the mayors resigned'
_VAGUE = re.compile(
    r"(?:[\w’'-]+ ){0,5}(?:rose|rise|came|began|started|erupted|escalated|flared(?: up)?|grew|worsened|soured|peaked) "
)
_BACKGROUND = re.compile(
    r"^\W*(?:[A-Z][\w ]{2,20}: )?(?:here (?:is|are)|following (?:is|are)|it is (?:the|a|an)\b|this is\b|"
    r"there (?:is|are|was|were|has|have)\b|"
    r"the following\b|below (?:is|are)|read more|in the past\b|a principle\b|if\b|what is\b|why\b|how\b)",
    re.IGNORECASE,
)
_LEADING_DATE = re.compile(r"^[\s,:;|–—-]+")
_TITLE_LENGTH = 110
_PLACE = re.compile(
    r"\b(?:in|at|near|outside|off)\s+(?:the\s+)?((?:(?:eastern|western|northern|southern|central)\s+)?[A-Z][\w’'-]*(?:\s+(?:of\s+)?[A-Z][\w’'-]*){0,3})"
)
_NO_PLACE = {*map(str.title, (*MONTHS, *WEEKDAYS)), "The", "A"}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a value was chosen, how sure it is, and the words that show it, as offsets."""

    why: str
    sure: Sure
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that an article says, with a reason for each value; offsets count in the document's text."""

    start: int
    end: int
    paragraph: int
    date: str | None
    date_text: str
    date_start: int | None
    date_end: int | None
    own_date: bool
    title: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    type: str | None
    status: str
    attributed_to: tuple[str, ...]
    quotes: tuple[tuple[Quoted, str | None], ...]
    place: str | None
    part_of_day: str | None
    options: tuple[str, ...]
    reasons: dict[str, Reason] = field(default_factory=dict)


def statements(dated: Dated, names: Names, published: date | None) -> list[Statement]:
    """The statements of an article, in its order."""
    return _Reader(dated, names, published).read()


class _Reader:
    def __init__(self, dated: Dated, names: Names, published: date | None) -> None:
        self._dated = dated
        self._document: Document = dated.document
        self._text = dated.document.text
        self._names = names
        self._published = published
        self._sides = Sides(self._text, names)
        self._clauses = Clauses(dated, published, self._sides)
        self._moments = Moments(dated, published, self._clauses)

    def read(self) -> list[Statement]:
        found: list[Statement] = []
        mentions = [*self._dated.mentions]
        place = 0
        for sentence in self._dated.sentences:
            paragraph = self._document.paragraphs[sentence.paragraph]
            if paragraph.kind in ("note", "caption"):
                continue
            while place < len(mentions) and mentions[place].start < sentence.start:
                place += 1
            after = place
            while after < len(mentions) and mentions[after].start < sentence.end:
                after += 1
            inside, place = mentions[place:after], after
            found += self._sentence(sentence, inside)
        return found

    def _sentence(self, sentence: Sentence, inside: list[Mention]) -> list[Statement]:
        section = self._dated.sections[sentence.paragraph]
        self._sides.enter(section)
        stem = self._dated.stems.get(sentence.paragraph)
        words = self._text[sentence.start : sentence.end]
        if self._is_no_statement(sentence, words, section, inside):
            return []
        spots = [
            spot
            for spot in self._names.spots(self._text, sentence.start, sentence.end)
            if not any(m.start <= spot.start < m.end for m in inside)
        ]
        clauses = self._clauses.of(sentence, inside, spots)
        heads = (
            self._days_of(stem)
            if stem and stem.style == "inline" and stem.raw.kind == "list"
            else []
        )
        found: list[Statement] = []
        for number, clause in enumerate(clauses):
            statement = self._statement(
                clause, section, inside, spots, is_main=number == 0
            )
            if statement:
                found.append(statement)
        self._sides.note_bodies(spots)
        self._moments.keep(sentence, clauses[0].mention, words)
        if heads and found:
            found = [
                replace(
                    s, date=m.date, date_text=m.text, date_start=m.start, date_end=m.end
                )
                for s in found
                for m in heads
            ]
        return found

    def _days_of(self, stem: Stem) -> list[Mention]:
        """The days of a heading such as 'March 8, 14 and 20:', each of which dates all that is below."""
        return [
            m
            for m in self._dated.mentions
            if m.kind == "list" and stem.raw.start <= m.start < stem.body
        ]

    def _is_no_statement(
        self,
        sentence: Sentence,
        words: str,
        section: Section | None,
        inside: list[Mention],
    ) -> bool:
        paragraph = self._document.paragraphs[sentence.paragraph]
        if inside and not re.search(r"[a-z]{2}", self._beside(sentence, inside)):
            return True  # only a date
        if (
            _BACKGROUND.match(words)
            or words.rstrip().endswith("?")
            or len(words.split()) < 2
        ):
            return True
        if paragraph.kind == "heading":
            return True
        # a title or a headline: no full stop, and no date of its own
        ends = words.rstrip()[-1:] in ".!”\"’'…:"
        whole = sentence.start == paragraph.start and sentence.end == paragraph.end
        is_title = (
            whole
            and not ends
            and paragraph.kind == "text"
            and not any(m.own for m in inside)
        )
        is_headline = (
            whole
            and not ends
            and sentence.paragraph == 0
            and len(self._document.paragraphs) > 1
        )
        if is_headline and 0 not in self._dated.stems:
            return True
        return is_title or (whole and words.rstrip().endswith(":") and not inside)

    def _beside(self, sentence: Sentence, inside: list[Mention]) -> str:
        """What of a sentence is no time."""
        parts, place = [], sentence.start
        for mention in inside:
            parts.append(self._text[place : mention.lead_start])
            place = max(place, mention.end)
        return "".join([*parts, self._text[place : sentence.end]])

    def _statement(
        self,
        clause: Clause,
        section: Section | None,
        inside: list[Mention],
        spots: list[Spot],
        *,
        is_main: bool,
    ) -> Statement | None:
        when = self._moments.of(clause, section, inside, is_main=is_main)
        sentence = clause.sentence
        said = (
            attribution(self._text, sentence.start, sentence.end) if is_main else None
        )
        start, end = self._core(clause, said)
        here = [spot for spot in spots if start <= spot.start < end]
        act = find_act(self._text, start, end, here)
        if when.own and not clause.mention and not said and self._had(act, start):
            # 'Eritrea had denied this': before its entry
            when = carried(when.date or "", when.words, when.start, when.end, when.part)
        quoted = quotes(self._text, clause.start, clause.end)
        speaker = self._sides.speaker(said, spots)
        if (said and said.after_quote) or (said and act is None):
            act_kind: Kind | None = kind_of(
                self._text,
                None,
                clause.start,
                said.start if said.start > clause.start else clause.end,
            )
            actors, how = speaker, "says so"
            targets: tuple[str, ...] = ()
            said_apart: Attribution | None = (
                said if said and not said.after_quote else None
            )
        else:
            actors, targets, how = self._sides.of(start, end, act, here)
            act_kind = kind_of(self._text, act, start, end)
            said_apart = said
        if clause.subject and not actors:
            actors = clause.subject
        if not (
            said and said.after_quote
        ):  # 'we' in a quotation is not the subject before
            actors, how = self._sides.with_pronoun(actors, how, start, act)
        subject = targets if act and act.passive and targets else actors
        ahead = bool(when.ahead) and bool(self._published)
        status, status_why = status_of(
            self._text, start, end, act, said=said_apart, ahead=ahead
        )
        if (
            not is_main
            and when.ahead
            and clause.mention
            and self._clauses.is_ahead(clause.mention)
        ):
            status, status_why = "planned", "it was still to come"
        if not self._is_wanted(
            when, section, actors or speaker, act_kind, act, quoted, said=bool(speaker)
        ):
            self._sides.remember(subject)
            return None
        self._sides.remember(subject)
        attributed = speaker if status in ("claimed", "forecast") and said_apart else ()
        return self._made(
            clause,
            when,
            start,
            end,
            actors,
            targets,
            act_kind,
            status,
            status_why,
            attributed,
            quoted,
            how,
            speaker,
        )

    def _had(self, act: Act | None, start: int) -> bool:
        """Whether the verb of a clause is in the past perfect."""
        if act is None:
            return False
        return (
            re.search(r"\bhad\s+(?:\w+\s+){0,2}$", self._text[start : act.start])
            is not None
        )

    def _made(
        self, clause: Clause, when: When, start: int, end: int, actors: tuple[str, ...], targets: tuple[str, ...],
        kind: Kind | None, status: str, status_why: str, attributed: tuple[str, ...], quoted: list[Quoted], how: str,
        speaker: tuple[str, ...],
    ) -> Statement:  # fmt: skip
        place, place_at = self._place(start, end)
        reasons = {"date": Reason(when.why, when.sure, when.start, when.end)}
        if actors:
            reasons["actors"] = Reason(
                how or "named in the sentence",
                "low" if "the subject before" in how else "medium",
            )
        if targets:
            reasons["targets"] = Reason("named behind the verb", "medium")
        if kind:
            reasons["type"] = Reason(kind.words, "medium")
        reasons["status"] = Reason(
            status_why, "medium" if status != "reported" else "high"
        )
        if place and place_at:
            reasons["place"] = Reason("where it says it was", "medium", *place_at)
        by = (attributed or speaker or actors)[:1]
        said_by = by[0] if by else None
        said = tuple((quote, said_by) for quote in quoted if _is_quotation(quote))
        return Statement(
            start=clause.start,
            end=clause.end,
            paragraph=clause.sentence.paragraph,
            date=when.date,
            date_text=when.words,
            date_start=when.start,
            date_end=when.end,
            own_date=when.own,
            title=self._title(start, end) or self._title(clause.start, clause.end),
            actors=actors,
            targets=targets,
            type=kind.type if kind else None,
            status=status,
            attributed_to=attributed,
            quotes=said,
            place=place,
            part_of_day=when.part,
            options=when.options,
            reasons=reasons,
        )

    def _core(self, clause: Clause, said: Attribution | None) -> tuple[int, int]:
        """The part of a clause that is its statement: without the date before it and who says so."""
        start, end = clause.start, clause.end
        mention = clause.mention
        if mention and (
            when := re.match(r",?\s+when\s+", self._text[mention.end : end])
        ):
            before = self._text[start : mention.lead_start]
            if mention.lead.endswith("back to") or _VAGUE.fullmatch(before):
                return mention.end + when.end(), end
        if mention and mention.lead_start - start <= 2 and mention.end < end:
            start = mention.end
            start += len((_LEADING_DATE.match(self._text[start:end]) or [""])[0])
        if said and said.end == clause.sentence.end and start < said.start < end:
            end = said.start
        elif said and said.start <= start < said.end:
            start = said.end
        return start, end

    def _is_wanted(
        self, when: When, section: Section | None, actors: tuple[str, ...], kind: Kind | None, act: Act | None,
        quoted: list[Quoted], *, said: bool,
    ) -> bool:  # fmt: skip
        if when.date is None and not when.options:
            return False
        if when.own:
            return True
        if not actors:
            return False
        return said or (
            act is not None and (kind is not None or (bool(quoted) and act.saying))
        )

    def _place(self, start: int, end: int) -> tuple[str | None, tuple[int, int] | None]:
        for found in _PLACE.finditer(self._text, start, end):
            name = found[1]
            if name.split()[0] not in _NO_PLACE and not is_quoted(
                self._text, start, found.start()
            ):
                return name, (found.start(1), found.end(1))
        return None, None

    def _title(self, start: int, end: int) -> str:
        """The article's words, cut where a clause ends."""
        words = " ".join(self._text[start:end].split()).strip(" ,;:-–—|")
        words = re.sub(r"^(?:But|And|Then|However,|Meanwhile,)\s+", "", words)
        if len(words) > _TITLE_LENGTH:
            cut = max(
                words.rfind(mark, 40, _TITLE_LENGTH)
                for mark in (", ", "; ", " – ", " - ")
            )
            words = (
                words[:cut] if cut > 0 else words[: words.rfind(" ", 0, _TITLE_LENGTH)]
            )
        words = words.rstrip(" .,;:")
        return words[:1].upper() + words[1:]


def _is_quotation(quote: Quoted) -> bool:
    """Whether words between quotation marks are more than a short nickname."""
    return len(quote.text.split()) > 1 or len(quote.text) > 3
