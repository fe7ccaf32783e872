"""Statements: what an article says happened, each with its date, who acted, towards whom, type and status."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from crisistl.prose.acts import Act, find_act
from crisistl.prose.claims import Attribution, Quoted, attribution, quotes, status_of
from crisistl.prose.clause import Clause, is_vague
from crisistl.prose.clauses import Clauses
from crisistl.prose.documents.document import Document, Sure
from crisistl.prose.kinds import Kind, kind_of
from crisistl.prose.moments import Moments, When, carried
from crisistl.prose.names import Names
from crisistl.prose.nominal import is_about_result, nominal_of
from crisistl.prose.sentences import Sentence
from crisistl.prose.sides import PRONOUN, Sides
from crisistl.prose.spots import Spot
from crisistl.prose.times import Dated, Mention, Section
from crisistl.prose.times.spine import Stem
from crisistl.prose.titles import place_in, title_of

_BACKGROUND = re.compile(
    r"^[^\w\"“]*(?:[A-Z][\w ]{2,20}: )?(?:here (?:is|are)|following (?:is|are)|it is (?:the|a|an)\b|"
    r"this (?:is|brief|report|paper|article|timeline|chronology|study)\b|"
    r"there (?:is|are|was|were|has|have)\b|"
    r"the following\s+(?:is|are|\w+\s+(?:is|are))\b|the following[^.]*:\s*$|"
    r"below (?:is|are)|read more|in the past\b|if\b|what is\b|why\b|how\b)",
    re.IGNORECASE,
)
# '07:30: Kyiv declares', '6 p.m. - Zelensky speaks', '14.15 The EU condemns'
_ENTRY_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-3])(?:[:.][0-5]\d(?:\s*[ap]\.?m\b\.?)?|\s*[ap]\.?m\b\.?)"
    r"(?:\s+(?:GMT|UTC|local time))?\s*[:–—|,-]?\s+(?=[\"“‘]?[A-Z])"
)
_LEADING_DATE = re.compile(r"^[\s,:;|–—-]+")
_SUBORDINATE = re.compile(
    r"(?:[Ww]hen|[Oo]nce|[Ff]ollowing|[Ii]n response to|[Ii]n the wake of|"
    r"[Aa]lthough|[Tt]hough|[Ww]hile|[Bb]ecause|[Aa]s|"
    r"(?:(?:[Hh]ours|[Dd]ays|[Ww]eeks|[Ss]hortly|[Ss]oon|[Ii]mmediately|"
    r"[\w-]+\s+(?:hours?|days?|weeks?|months?|years?))\s+)?[Aa]fter)\s+"
    r"[^,;:“”\"]{8,160},\s+(?!(?:and|or|but|who|which)\b)"
)
_HAPPENING = {"collapse", "erupt", "explode", "fail"}
# what is done to things, and has no type
_UNDONE = {
    "cut",
    "switch",
    "interrupt",
    "stop",
    "turn",
    "shut",
    "open",
    "found",
    "establish",
    "elect",
}
_DYING = {"die", "drown", "perish"}
_LINES_ABOVE = 4  # paragraphs among which those about the article are
_CROWD = re.compile(
    r"\b(?:people|thousands|hundreds|dozens|scores|civilians|families|passengers|men|women)\b",
    re.IGNORECASE,
)


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


@dataclass(frozen=True, slots=True)
class _Content:
    """What the core of a clause says: its verb, who acts and towards whom, and `how` they are named.

    `said` is who says so, where that isn't the statement itself.
    """

    start: int
    end: int
    act: Act | None
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    how: str
    kind: Kind | None
    said: Attribution | None
    is_quotation: bool = False
    is_body: bool = False  # the subject is 'the company', named before or not

    @property
    def subject(self) -> tuple[str, ...]:
        """The grammatical subject, which a pronoun in the next sentence means."""
        if self.act and self.act.passive and self.targets:
            return self.targets
        return self.actors


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
        words = self._text[sentence.start : sentence.end]
        if self._is_no_statement(sentence, words, section, inside):
            return []
        spots = [
            spot
            for spot in self._names.spots(self._text, sentence.start, sentence.end)
            if not any(m.start <= spot.start < m.end for m in inside)
        ]
        clauses = self._clauses.of(sentence, inside, spots)
        made = []
        for clause in clauses:
            made.append(
                self._statement(
                    clause,
                    section,
                    inside,
                    spots,
                    is_main=clause is clauses[0] or clause.is_part,
                )
            )
        found = [statement for statement in made if statement]
        self._sides.note_bodies(spots)
        self._moments.keep(sentence, _last_dated(clauses), words)
        days = self._days_of(self._dated.stems.get(sentence.paragraph))
        if days:
            return [_on_day(s, day) for s in found for day in days]
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
        if paragraph.kind == "heading":
            return True
        # 'If they aspire to join, they have been told for years that ...'
        is_condition = words.startswith("If ") and any(m.own for m in inside)
        if _is_background(words) and not is_condition:
            return True
        if (sentence.start, sentence.end) != (paragraph.start, paragraph.end):
            return False
        # a title or a headline: no full stop, and no date of its own
        if words.rstrip()[-1:] in ".!”\"’'…:":
            return words.rstrip().endswith(":") and not inside
        is_first = sentence.paragraph == 0 and len(self._document.paragraphs) > 1
        if is_first and 0 not in self._dated.stems:
            return True
        if paragraph.kind != "text":
            return False
        if not any(m.own for m in inside):
            return True
        # 'From the bulletin of a local history society, spring 2009'
        is_above = paragraph.number <= _LINES_ABOVE
        is_stem = sentence.paragraph in self._dated.stems
        act = find_act(self._text, sentence.start, sentence.end, [])
        return is_above and not is_stem and act is None

    def _beside(self, sentence: Sentence, inside: list[Mention]) -> str:
        """The parts of a sentence that aren't times."""
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
        when = self._moments.of(clause, section, inside)
        sentence = clause.sentence
        said = None
        if is_main:
            said = attribution(self._text, sentence.start, sentence.end)
        start, end = self._core(clause, said)
        here = [spot for spot in spots if start <= spot.start < end]
        act = find_act(self._text, start, end, here)
        if when.own and not clause.mention and not said and self._had(act, start):
            # 'Eritrea had denied this': before its entry
            when = carried(when.date or "", when.words, when.start, when.end, when.part)
        speaker = self._sides.speaker(said, spots)
        content = self._content(clause, said, speaker, act, here, (start, end))
        status, why = self._status(clause, when, content, is_main=is_main)
        quoted = quotes(self._text, clause.start, clause.end)
        is_wanted = self._is_wanted(
            when, content.actors or speaker, content, quoted, said=bool(speaker)
        )
        if clause.after and act and when.date:
            is_wanted = True
        if clause.start == clause.sentence.start or clause.is_part:
            # what a relative clause is about isn't what 'it' means in the next sentence
            self._sides.remember(content.subject)
            self._sides.remember(_elected(act, here))
        if not is_wanted:
            return None
        return self._made(clause, when, content, (status, why), quoted, speaker)

    def _content(
        self,
        clause: Clause,
        said: Attribution | None,
        speaker: tuple[str, ...],
        act: Act | None,
        here: list[Spot],
        core: tuple[int, int],
    ) -> _Content:
        """Who does what to whom in the core of a clause; or who says it, where that is all."""
        start, end = core
        is_quotation = said is not None and said.after_quote
        targets: tuple[str, ...] = ()
        if said and (is_quotation or act is None):
            if said.start > clause.start:
                stop = said.start
            else:
                stop = clause.end
            kind = kind_of(self._text, None, clause.start, stop)
            actors, how = speaker, "says so"
        else:
            actors, targets, how = self._sides.of(start, end, act, here)
            kind = kind_of(self._text, act, start, end)
            if accused := self._sides.accused(end, act, here, actors):
                targets, kind = accused
        event = nominal_of(self._text, start, end, here)
        if event and self._is_by_noun(clause, start, act, actors):
            known = self._names.actors
            actors = tuple(actor for actor in event.actors if actor in known)
            targets = tuple(target for target in event.targets if target in known)
            kind, how = event.kind, "named with the noun"
        if clause.subject and not actors:
            actors = clause.subject
        if not is_quotation:  # 'we' in a quotation is not the subject before
            actors, how = self._sides.with_pronoun(actors, how, start, act, kind)
        said_apart = said
        if is_quotation:
            said_apart = None
        is_body = self._sides.begins_with_body(start)
        return _Content(
            start,
            end,
            act,
            actors,
            targets,
            how,
            kind,
            said_apart,
            is_quotation,
            is_body,
        )

    def _is_by_noun(
        self, clause: Clause, start: int, act: Act | None, actors: tuple[str, ...]
    ) -> bool:
        """Whether the noun at the beginning is what happened, not the verb behind it.

        'The seizure of the port on 3 May was condemned by France' dates the seizure.
        """
        if act is None:
            return True
        if not is_about_result(act):
            return False
        mention = clause.mention
        is_dated = mention is not None and start < mention.start < act.start
        return is_dated or not actors

    def _status(
        self, clause: Clause, when: When, content: _Content, *, is_main: bool
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
        content: _Content,
        status: tuple[str, str],
        quoted: list[Quoted],
        speaker: tuple[str, ...],
    ) -> Statement:
        title = self._title(clause, content)
        place, place_at = place_in(self._text, content.start, content.end)
        reasons = _reasons(when, content, status)
        if place and place_at:
            reasons["place"] = Reason("where it says it was", "medium", *place_at)
        is_claim = status[0] in ("claimed", "forecast")
        if is_claim and content.said:
            attributed = speaker
        else:
            attributed = ()
        said_by = next(iter(attributed or speaker or content.actors), None)
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
            title=title or title_of(self._text, clause.start, clause.end),
            actors=content.actors,
            targets=content.targets,
            type=content.kind.type if content.kind else None,
            status=status[0],
            attributed_to=attributed,
            quotes=said,
            place=place,
            part_of_day=when.part,
            options=when.options,
            reasons=reasons,
        )

    def _title(self, clause: Clause, content: _Content) -> str:
        end = content.end
        if clause.title_end and content.start < clause.title_end < end:
            end = clause.title_end
        subject = ""
        is_behind_when = "when " in self._text[clause.start : content.start]
        if clause.subject_at and not is_behind_when:
            subject = self._text[slice(*clause.subject_at)]
        verb = content.act.end if content.act else None
        return title_of(self._text, content.start, end, subject, verb)

    def _core(self, clause: Clause, said: Attribution | None) -> tuple[int, int]:
        """The part of a clause that is its statement: without the date before it and who says so."""
        start, end = clause.start, clause.end
        mention = clause.mention
        if mention and mention.end <= start:
            mention = None  # it is in the clause before, and dates this one too
        if mention:
            if began := self._behind_when(clause, mention):
                return began, end
            if start == clause.sentence.start and _is_with_clause(mention):
                return self._behind_subordinate(start, end), end
            start = self._behind_date(clause, mention)
        if clock := _ENTRY_CLOCK.match(self._text, start, end):
            start = clock.end()
        if said and said.end == clause.sentence.end and start < said.start < end:
            end = said.start
        elif said and said.start <= start < said.end:
            start = said.end
        return self._behind_subordinate(start, end), end

    def _behind_when(self, clause: Clause, mention: Mention) -> int | None:
        """Where the statement begins in 'Tensions rose last November, when the mayors resigned'."""
        when = re.match(r",?\s+when\s+", self._text[mention.end : clause.end])
        if when is None:
            return None
        if is_vague(self._text, clause.start, mention):
            return mention.end + when.end()
        return None

    def _behind_date(self, clause: Clause, mention: Mention) -> int:
        """Where the statement begins behind the date that a clause begins with."""
        first, last = mention.whole or (mention.lead_start, mention.end)
        if first < clause.start:  # 'since' is before 'Russia's 2014 annexation'
            first = mention.start
        is_possessive = self._text[last : last + 1] in ("'", "’")  # 'Sunday's papers'
        if first - clause.start > 2 or last >= clause.end or is_possessive:
            return clause.start
        blank = _LEADING_DATE.match(self._text[last : clause.end])
        return last + (len(blank[0]) if blank else 0)

    def _behind_subordinate(self, start: int, end: int) -> int:
        """Where the main clause begins behind 'When the deadline passed, '."""
        found = _SUBORDINATE.match(self._text, start, end)
        if found is None or find_act(self._text, found.end(), end, []) is None:
            return start
        return found.end()

    def _is_wanted(
        self,
        when: When,
        actors: tuple[str, ...],
        content: _Content,
        quoted: list[Quoted],
        *,
        said: bool,
    ) -> bool:
        if when.date is None and not when.options:
            return False
        if when.own:
            return True
        if not actors and not content.is_body:
            return when.is_near and self._is_event_of_nobody(content)
        if said or content.act is None:
            return said
        return content.kind is not None or (bool(quoted) and content.act.saying)

    def _is_event_of_nobody(self, content: _Content) -> bool:
        """Whether nobody is named: 'Two were arrested', 'Thousands fled', 'The truce collapsed'."""
        act, kind = content.act, content.kind
        if act is None or act.saying or act.denied or act.ahead:
            return False
        if act.base in _HAPPENING:
            return not self._text.startswith(" to ", act.end)
        if _CROWD.search(self._text, content.start, act.start):
            return kind is not None or act.base in _DYING
        if PRONOUN.match(self._text[content.start : content.start + 60]):
            return kind is not None
        return act.passive and (kind is not None or act.base in _UNDONE)


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


def _on_day(statement: Statement, day: Mention) -> Statement:
    return replace(
        statement,
        date=day.date,
        date_text=day.text,
        date_start=day.start,
        date_end=day.end,
    )


def _is_background(words: str) -> bool:
    """Whether a sentence introduces, asks or points somewhere else."""
    return bool(
        _BACKGROUND.match(words)
        or words.rstrip().endswith("?")
        or len(words.split()) < 2
    )


def _reasons(
    when: When, content: _Content, status: tuple[str, str]
) -> dict[str, Reason]:
    """Why the date, the sides, the type and the status of a statement were chosen."""
    reasons = {"date": Reason(when.why, when.sure, when.start, when.end)}
    if content.actors or content.is_body:
        is_vague = "the subject before" in content.how or not content.actors
        how = content.how or "named in the sentence"
        reasons["actors"] = Reason(how, "low" if is_vague else "medium")
    if content.targets:
        reasons["targets"] = Reason("named behind the verb", "medium")
    if content.kind:
        reasons["type"] = Reason(content.kind.words, "medium")
    name, why = status
    reasons["status"] = Reason(why, "medium" if name != "reported" else "high")
    return reasons


def _is_quotation(quote: Quoted) -> bool:
    """Whether words between quotation marks are more than a short nickname."""
    return len(quote.text.split()) > 1 or len(quote.text) > 3


def _is_with_clause(mention: Mention) -> bool:
    """Whether a time ends in 'after', so that a clause is behind it before the main one."""
    is_main = mention.kind != "offset"
    return is_main and mention.text.lower().endswith((" after", " before"))
