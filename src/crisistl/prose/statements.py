"""Statements: what an article says happened, each with its date, who acted, towards whom, type and status."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from crisistl.prose.acts import Act, find_act
from crisistl.prose.claims import Attribution, Quoted, attribution, quotes, status_of
from crisistl.prose.clause import Clause
from crisistl.prose.clauses import Clauses
from crisistl.prose.contents import Contents
from crisistl.prose.core import core_of
from crisistl.prose.documents.document import Document
from crisistl.prose.doubts import doubted
from crisistl.prose.moments import Moments, When, carried
from crisistl.prose.names import Names
from crisistl.prose.sentences import Sentence
from crisistl.prose.sides import Sides
from crisistl.prose.spots import Spot
from crisistl.prose.statement import Content, Reason, Statement, reasons_of
from crisistl.prose.times import Dated, Mention, Section
from crisistl.prose.times.spine import Stem
from crisistl.prose.titles import place_in, title_of
from crisistl.prose.wanted import is_no_statement, is_wanted


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
        self._contents = Contents(self._text, names, self._sides)
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
        self._sides.pronouns.enter(section)
        words = self._text[sentence.start : sentence.end]
        if is_no_statement(self._dated, sentence, words, section, inside):
            return []
        spots = self._spots(sentence, inside)
        clauses = self._clauses.of(sentence, inside, spots)
        found = []
        for clause in clauses:
            is_main = clause is clauses[0] or clause.is_part
            made = self._statement(clause, section, inside, spots, is_main=is_main)
            if made:
                found.append(made)
        self._sides.pronouns.note_bodies(spots)
        self._moments.keep(sentence, _last_dated(clauses), words)
        days = self._days_of(self._dated.stems.get(sentence.paragraph))
        if days:
            return [_on_day(s, day) for s in found for day in days]
        return found

    def _spots(self, sentence: Sentence, inside: list[Mention]) -> list[Spot]:
        """The names in a sentence, without those within its times."""
        found = []
        for spot in self._names.spots(self._text, sentence.start, sentence.end):
            if not any(m.start <= spot.start < m.end for m in inside):
                found.append(spot)
        return found

    def _days_of(self, stem: Stem | None) -> list[Mention]:
        """The days of a heading such as 'March 8, 14 and 20:', each of which dates all that is below."""
        if not stem or stem.style != "inline" or stem.raw.kind != "list":
            return []
        found = []
        for m in self._dated.mentions:
            if m.kind == "list" and stem.raw.start <= m.start < stem.body:
                found.append(m)
        return found

    def _statement(
        self,
        clause: Clause,
        section: Section | None,
        inside: list[Mention],
        spots: list[Spot],
        *,
        is_main: bool,
    ) -> Statement | None:
        """What a clause says, where that is proposed; its subject is kept for the pronouns that follow."""
        when = self._moments.of(clause, section, inside)
        said = self._attribution(clause) if is_main else None
        start, end = self._core(clause, said)
        here = [spot for spot in spots if start <= spot.start < end]
        act = find_act(self._text, start, end, here)
        if not clause.mention and not said and self._had(act, start):
            when = _of_entry(when)
        speaker = self._sides.speaker(said, spots)
        content = self._contents.of(clause, said, speaker, act, here, (start, end))
        when = doubted(self._text, when, clause, content)
        self._remember(clause, content, here)
        quoted = quotes(self._text, clause.start, clause.end)
        if not self._is_wanted(clause, when, content, quoted, speaker):
            return None
        status = self._status(clause, when, content, is_main=is_main)
        return self._made(clause, when, content, status, quoted, speaker)

    def _attribution(self, clause: Clause) -> Attribution | None:
        """Who says what the sentence of a clause says."""
        return attribution(self._text, clause.sentence.start, clause.sentence.end)

    def _core(self, clause: Clause, said: Attribution | None) -> tuple[int, int]:
        """The part of a clause that says what happened; what is behind its title is another statement."""
        start, end = core_of(self._text, clause, said)
        if clause.title_end and start < clause.title_end < end:
            end = clause.title_end
        return start, end

    def _remember(self, clause: Clause, content: Content, here: list[Spot]) -> None:
        """Keep the subject of a sentence: what a relative clause is about isn't what 'it' means in the next."""
        if clause.start == clause.sentence.start or clause.is_part:
            self._sides.pronouns.remember(content.subject)
            self._sides.pronouns.remember(_elected(content.act, here))

    def _is_wanted(
        self,
        clause: Clause,
        when: When,
        content: Content,
        quoted: list[Quoted],
        speaker: tuple[str, ...],
    ) -> bool:
        """Whether a statement is proposed; what comes after an event that has a time always is."""
        if clause.after and content.act and when.date:
            return True
        actors = content.actors or speaker
        return is_wanted(self._text, when, actors, content, quoted, said=bool(speaker))

    def _status(
        self, clause: Clause, when: When, content: Content, *, is_main: bool
    ) -> tuple[str, str]:
        """The status of a statement, and why it has that."""
        if (
            not is_main
            and when.ahead
            and clause.mention
            and self._clauses.is_ahead(clause.mention)
        ):
            return "planned", "it was still to come"
        ahead = bool(when.ahead) and bool(self._published)
        if content.is_quotation and not ahead:
            # what is quoted may be a plan; that it was said is not
            return "reported", "stated as a fact"
        return status_of(
            self._text,
            content.start,
            content.end,
            content.act,
            said=content.said,
            ahead=ahead,
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
        self,
        clause: Clause,
        when: When,
        content: Content,
        status: tuple[str, str],
        quoted: list[Quoted],
        speaker: tuple[str, ...],
    ) -> Statement:
        """A statement with its values and their reasons."""
        place, place_at = place_in(self._text, content.start, content.end)
        reasons = reasons_of(when, content, status)
        if place and place_at:
            reasons["place"] = Reason("where it says it was", "medium", *place_at)
        is_claim = content.said is not None and status[0] in ("claimed", "forecast")
        said_by = next(iter(speaker or content.actors), None)
        said = tuple((quote, said_by) for quote in quoted if _is_quotation(quote))
        return Statement(
            start=clause.subject_at[0] if clause.subject_at else clause.start,
            end=clause.end,
            paragraph=clause.sentence.paragraph,
            date=when.date,
            date_text=when.words,
            date_start=when.start,
            date_end=when.end,
            own_date=when.own,
            title=self._title(clause, content),
            actors=content.actors,
            targets=content.targets,
            type=content.kind.type if content.kind else None,
            status=status[0],
            attributed_to=speaker if is_claim else (),
            quotes=said,
            place=place,
            part_of_day=when.part,
            options=when.options,
            reasons=reasons,
        )

    def _title(self, clause: Clause, content: Content) -> str:
        """The words of the core with its subject, else those of the whole clause."""
        subject = ""
        is_behind_when = "when " in self._text[clause.start : content.start]
        if clause.subject_at and not is_behind_when:
            subject = self._text[slice(*clause.subject_at)]
        verb = content.act.end if content.act else None
        title = title_of(self._text, content.start, content.end, subject, verb)
        return title or title_of(self._text, clause.start, clause.end)


# 'Parliament elected Chehab on 31 July. He took office': he is not who acted
_NEAR_VERB = 25  # characters
_ELECTING = {"elect", "appoint", "name", "choose", "nominate", "install"}


def _elected(act: Act | None, here: Sequence[Spot]) -> tuple[str, ...]:
    """The person whom somebody elects or appoints."""
    if act is None or act.base not in _ELECTING or act.passive:
        return ()
    for spot in here:
        if spot.person and 0 <= spot.start - act.end < _NEAR_VERB:
            return (spot.id,)
    return ()


def _last_dated(clauses: Sequence[Clause]) -> Mention | None:
    """The time of a sentence, or that of its last clause that has one where the main clause has none."""
    if clauses[0].mention:
        return clauses[0].mention
    dated = [clause.mention for clause in clauses if clause.mention]
    return dated[-1] if dated else None


def _of_entry(when: When) -> When:
    """When something was that had happened before its entry: 'Eritrea had denied this'."""
    if not when.own:
        return when
    return carried(when.date or "", when.words, when.start, when.end, when.part)


def _on_day(statement: Statement, day: Mention) -> Statement:
    return replace(
        statement,
        date=day.date,
        date_text=day.text,
        date_start=day.start,
        date_end=day.end,
    )


def _is_quotation(quote: Quoted) -> bool:
    """Whether words between quotation marks are more than a short nickname."""
    return len(quote.text.split()) > 1 or len(quote.text) > 3
