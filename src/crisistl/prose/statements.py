"""Statements: what an article says happened, each with its date, who acted, towards whom, type and status."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from crisistl.prose.acts import Act, Kind, find_act, kind_of
from crisistl.prose.claims import Attribution, Quoted, attribution, quotes, status_of
from crisistl.prose.documents.document import Document, Sure
from crisistl.prose.documents.published import MONTHS
from crisistl.prose.names import Names, Spot
from crisistl.prose.sentences import Sentence
from crisistl.prose.times import Dated, Mention, Section
from crisistl.prose.times.calendar import WEEKDAYS
from crisistl.prose.times.context import PAST
from crisistl.prose.times.cues import is_earlier, is_perfect
from crisistl.prose.times.spine import Stem
from crisistl.text.names import fold

_NOT_DATING = {
    "until", "till", "by", "before", "after", "to", "of", "for", "ahead of", "prior to", "no later than", "within",
    "about", "as of", "up to", "through",
}  # fmt: skip
_PRONOUN = re.compile(
    r"^\W*(?:but |and |then |later |however,? |meanwhile,? )?(he|she|they|it|we|the (?:organi[sz]ation|bloc|group|"
    r"agency|alliance|party|company|two(?: [a-z]+)?|pair|country|body|movement))\b",
    re.IGNORECASE,
)
_IMPERSONAL = re.compile(
    r"^\W*it\s+(?:emerges?|emerged|appears?|appeared|seems?|seemed|turns out|turned out|is|was)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r",\s+(?:who|which|whose|whom)\s+|\s+whom?\s+")
# 'eleven sailors it had captured in February'
_HAD_DONE = re.compile(r"[a-z]\s+(?:that\s+)?(?:it|he|she|they|we)\s+had\s+[^,;]*$")
_REPORTED = re.compile(
    r"\b(?:sa(?:id|ys)|claim(?:ed|s)|told|report(?:ed|s)|admit(?:ted|s))\b"
)
_NAMED_FOR = re.compile(
    r"(?:(?:After|Following|During|At|In response to) )?[Tt]he (?:[\w’'-]+ ){0,3}"
    r"(?:conferences?|summits?|riots|elections?|war|coup|revolution|uprising|attacks?|"
    r"protests|talks|crisis|treaty|agreement|referendum|unrest|meeting|massacre|strike) "
)
# 'wants to punish the region for holding an election in September'
_DOING = re.compile(
    r"\b(?:for|after|before|over|about|from|of)\s+(?!(?:during|evening|morning)\b)[a-z]+ing\b[^,;]*$"
)
# 'Tensions rose last November, when the mayors resigned'
_VAGUE = re.compile(
    r"(?:[\w’'-]+ ){0,5}(?:rose|rise|came|began|started|erupted|escalated|flared(?: up)?|grew|worsened|soured|peaked) "
)
_NEAR_BEGIN = 12  # characters: a time so near the beginning dates its sentence
_ASIDE_BEGINS = re.compile(
    r"[A-Za-z],\s+(?:in|at|as|an?|the|since|born|now|then|head|leader)\b[^,;]*$"
)
_ASIDE_ENDS = re.compile(r"[^,;.]{0,60},")
_CLAUSES = re.compile(
    r"(?:,\s+(?:and|but|while|before|after|as|when|although|though|with)\s+|;\s+|\s+and\s+|,\s+|\s+that\s+|\s+before\s+|\s+after\s+)"
)
_BEFORE_PLAN = re.compile(r"\b(?:before|ahead of|for an?)\s+[^,;]*$")
_PLAN = re.compile(
    r"\b(?:that|agreed on|(?:says?|said|announce[sd]?|declare[sd]?|warn(?:s|ed)|tells?|told|vow(?:s|ed)|promise[sd]?|agree[sd]?|"
    r"confirm(?:s|ed))\b.*\b(?:will|would))\s+[^,;]*$"
)
_BACKGROUND = re.compile(
    r"^\W*(?:[A-Z][\w ]{2,20}: )?(?:here (?:is|are)|following (?:is|are)|it is (?:the|a|an)\b|this is\b|"
    r"there (?:is|are|was|were|has|have)\b|"
    r"the following\b|below (?:is|are)|read more|in the past\b|a principle\b|if\b|what is\b|why\b|how\b)",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:has|have) (?:[a-z]+ )?(?:\w+ed|been|begun|put|cut|set|sent|held)\b"
    r"|\b(?:is|are) (?:now |also |still )?\w+ing\b|\bwill\b"
)
_LEADING_DATE = re.compile(r"^[\s,:;|–—-]+")
_TITLE_LENGTH = 110
_OFFICE = re.compile(
    r"\b(?:leaders?|officials|ministers?|representatives|envoys|presidents?|head|government|members|forces|troops|"
    r"soldiers|army|police|parliament|king|mediators|ambassadors?)$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:in|at|near|outside|off)\s+(?:the\s+)?((?:(?:eastern|western|northern|southern|central)\s+)?[A-Z][\w’'-]*(?:\s+(?:of\s+)?[A-Z][\w’'-]*){0,3})"
)
_NO_PLACE = {*map(str.title, (*MONTHS, *WEEKDAYS)), "The", "A"}
_MUTUAL = {"consult", "agree", "cooperate"}


_REACH = 75  # characters behind a verb within which its object is looked for
_ENDS_REACH = re.compile(
    r"[;:“\"]|,\s+(?:and|but)\s|\b(?:that|which|who|after|while|when|during|because|if|where|citing)\b"
)
_NO_OBJECT = re.compile(
    r"\b(?:in|at|near|from|as|by|about|over|into|under)\s+(?:\w+\s+){0,2}$"
)
_TITLE = r"(?:(?:[Pp]resident|[Pp]rime|[Mm]inister|[Cc]hancellor|[Kk]ing|[Qq]ueen|[Gg]eneral|[Ss]ecretary|[Ff]oreign|[Ll]eader)\s+)*"
_DIRECT = re.compile(
    rf"\s*(?:(?:and|,)\s+\w+(?:ed|s)\s+)?(?:the|a|an|its|his|her|their|all|some|several|former|out)?\s*(?:\d+\s+)?"
    rf"(?:[a-z’'-]+\s+)?{_TITLE}"
)
_LED = re.compile(
    rf"(?:\b(?:against|with|to|on|upon|of|for|towards?|blaming|accusing|urging|targeting|(?:and|,) \w+)\s+)"
    rf"(?:the\s+|its\s+|all\s+|\d+\s+)*{_TITLE}$"
)
_ON_PROPERTY = {
    "sanction",
    "coerce",
    "accuse",
    "threaten",
    "assault",
    "reject",
    "request",
    "support",
    "aid",
}
_SUFFERED = {"sanction", "coerce", "accuse", "threaten", "assault", "aid", "support"}
_NOBODY = {"retreat", "concede", "protest"}


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
class _Clause:
    """A part of a sentence that says one thing: evidence, and what of it is looked at."""

    start: int
    end: int
    sentence: Sentence
    mention: Mention | None
    subject: tuple[str, ...] = ()


@dataclass(slots=True)
class _When:
    date: str | None
    words: str
    start: int | None
    end: int | None
    why: str
    sure: Sure
    own: bool
    part: str | None = None
    options: tuple[str, ...] = ()
    ahead: bool = False


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
        self._before: tuple[str, ...] = ()
        self._person: str | None = None
        self._body: str | None = None
        self._several: tuple[str, ...] = ()
        self._entry: Section | None = None
        self._nearest: tuple[int, Mention] | None = None
        self._flashback: tuple[int, Mention] | None = None
        self._latest: Mention | None = None

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
        if section and section.exact and section != self._entry:
            # 'the two sides' of an entry are not those of the one before
            self._entry, self._several = section, ()
        stem = self._dated.stems.get(sentence.paragraph)
        words = self._text[sentence.start : sentence.end]
        if self._is_no_statement(sentence, words, section, inside):
            return []
        spots = [
            spot
            for spot in self._names.spots(self._text, sentence.start, sentence.end)
            if not any(m.start <= spot.start < m.end for m in inside)
        ]
        clauses = self._clauses(sentence, inside, spots)
        named = [self._names.actors.get(spot.id) for spot in spots]
        bodies = [
            actor.id
            for actor in named
            if actor and actor.kind in ("organisation", "bloc")
        ]
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
        self._body = bodies[-1] if bodies else self._body
        self._keep_nearest(sentence, clauses[0].mention, words)
        if heads and found:
            found = [
                replace(
                    s, date=m.date, date_text=m.text, date_start=m.start, date_end=m.end
                )
                for s in found
                for m in heads
            ]
        return found

    def _keep_nearest(
        self, sentence: Sentence, mention: Mention | None, words: str
    ) -> None:
        """Keep the date of a sentence for those behind it in its paragraph, unless it looks back or ahead."""
        if mention is None or mention.first is None or mention.date is None:
            return
        if is_earlier(words):
            self._flashback = sentence.paragraph, mention
        elif not self._is_ahead(mention):
            self._nearest = sentence.paragraph, mention
            self._flashback = None
            self._latest = mention

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

    # which parts of a sentence say something of their own

    def _clauses(
        self, sentence: Sentence, inside: list[Mention], spots: list[Spot]
    ) -> list[_Clause]:
        """The sentence itself, with its own date if it has one, then what in it has another date."""
        section = self._dated.sections[sentence.paragraph]
        # under a heading with a day, 'in the night' is only the part of that day
        passed = (
            {"now", "clock", "part"} if section and section.exact else {"now", "clock"}
        )
        dating = [
            mention for mention in inside if mention.own and mention.kind not in passed
        ]
        main = self._main_mention(sentence, dating)
        clauses = [_Clause(sentence.start, sentence.end, sentence, main)]
        same_list = [
            m
            for m in dating
            if main and m is not main and m.kind == "list" and main.kind == "list"
        ]
        clauses += [
            _Clause(sentence.start, sentence.end, sentence, mention)
            for mention in same_list
        ]
        for mention in dating:
            if (
                mention is main
                or mention in same_list
                or (main and mention.date == main.date)
            ):
                continue
            if clause := self._side_clause(sentence, mention, main, spots):
                clauses.append(clause)
        clauses += self._later_that_day(sentence, inside, clauses, spots)
        return self._divided(clauses, spots)

    def _later_that_day(
        self,
        sentence: Sentence,
        inside: list[Mention],
        clauses: list[_Clause],
        spots: list[Spot],
    ) -> list[_Clause]:
        """What else a sentence says of another part of its day: ', and in the evening Rajoy sacks his minister'."""
        for mention in inside:
            before = self._text[sentence.start : mention.lead_start]
            if mention.kind != "part" or len(clauses) > 1:
                continue
            if not re.search(r"(?:,\s+(?:and|but)|;)\s+$", before):
                continue
            behind = [spot for spot in spots if spot.start >= mention.end]
            clause = self._clause_behind(sentence, mention, mention.lead_start, behind)
            if clause:
                return [replace(clause, mention=None)]
        return []

    def _divided(self, clauses: list[_Clause], spots: list[Spot]) -> list[_Clause]:
        """The clauses, a whole sentence cut at the semicolon before another subject and its verb."""
        whole = clauses[0]
        place = self._text.find("; ", whole.start, whole.end)
        if place < 0 or not self._is_boundary(whole, place, spots):
            return clauses
        first, second = replace(whole, end=place + 1), replace(whole, start=place + 2)
        behind = [clause for clause in clauses[1:] if clause.start > place]
        if behind:  # what is behind has a time and a clause of its own
            return [first, *clauses[1:]]
        if whole.mention and whole.mention.start > place:
            same = [replace(clause, start=place + 2) for clause in clauses[1:]]
            return [replace(first, mention=None), second, *same]
        return [first, second, *clauses[1:]]

    def _is_boundary(self, whole: _Clause, place: int, spots: list[Spot]) -> bool:
        """Whether both sides of a semicolon have a verb, and the second one a subject of its own."""
        if _is_quoted(self._text, whole.start, place):
            return False
        behind = [spot for spot in spots if spot.start > place and not spot.place]
        act = find_act(self._text, place + 1, whole.end, behind)
        if act is None or find_act(self._text, whole.start, place, spots) is None:
            return False
        has_time = whole.mention is not None and whole.mention.start > place
        kind = kind_of(self._text, act, place + 1, whole.end)
        # '; about 30 people were injured' is a part of what is before it
        is_result = kind is not None and kind.type == "assault" and act.passive
        if not has_time and (kind is None or is_result):
            return False
        if behind and behind[0].start < act.start:
            return True
        return _PRONOUN.match(self._text[place + 1 : place + 60]) is not None

    def _main_mention(
        self, sentence: Sentence, dating: Sequence[Mention]
    ) -> Mention | None:
        words = self._text[sentence.start : sentence.end]
        for mention in dating:
            if self._can_date(mention, sentence, words):
                return mention
        return next((m for m in dating if self._is_named_for(m, sentence)), None)

    def _is_named_for(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether the time belongs to what the sentence begins with: 'After the riots of 3 May, ...'."""
        before = self._text[sentence.start : mention.lead_start]
        return mention.lead == "of" and _NAMED_FOR.fullmatch(before) is not None

    def _can_date(self, mention: Mention, sentence: Sentence, words: str) -> bool:
        at = mention.start - sentence.start
        if mention.kind in ("duration", "recent") or mention.lead == "since":
            return is_perfect(words) and not self._in_side_clause(sentence, mention)
        if mention.kind == "between" and mention.lead not in (
            "between",
            "on",
            "in",
            "at",
            "",
        ):
            return False
        if mention.lead in _NOT_DATING:
            return False
        if mention.kind == "year" and not mention.lead:
            return False
        if at > _NEAR_BEGIN and self._is_aside(sentence, mention):
            return False
        if (
            mention.kind == "ago"
            and re.search(r"\b(?:after|before)$", mention.text)
            and at > 12
        ):
            return False
        return not self._in_side_clause(sentence, mention)

    def _is_aside(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a mention is within commas that only describe a name: ', in power since a coup in 1989,'."""
        before = self._text[sentence.start : mention.lead_start]
        after = self._text[mention.end : sentence.end]
        begun = _ASIDE_BEGINS.search(before)
        if begun is None or not _ASIDE_ENDS.match(after):
            return False
        start = sentence.start + begun.start()
        return find_act(self._text, sentence.start, start, []) is None

    def _in_side_clause(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a mention belongs to a relative clause, to a plan, or to what is behind 'before' or 'a day after'."""
        before = self._text[sentence.start : mention.lead_start]
        at = mention.start - sentence.start
        if at <= 12:
            return False
        relative = list(_RELATIVE.finditer(before))
        if relative and "," not in before[relative[-1].end() :]:
            return True
        if _HAD_DONE.search(before) and not _REPORTED.search(before):
            return True
        if _DOING.search(before):
            return True
        if _is_quoted(self._text, sentence.start, mention.start) or _BEFORE_PLAN.search(
            before
        ):
            return True
        return self._is_ahead(mention) and _PLAN.search(before) is not None

    def _is_ahead(self, mention: Mention) -> bool:
        if mention.first is None:
            return False
        return bool(
            self._published and mention.first > self._published
        ) or mention.why.startswith("the next ")

    def _side_clause(
        self,
        sentence: Sentence,
        mention: Mention,
        main: Mention | None,
        spots: list[Spot],
    ) -> _Clause | None:
        """What a mention other than the main one dates, where it is a clause with an act of its own."""
        text = self._text
        if _is_quoted(text, sentence.start, mention.start):
            return None
        if mention.kind == "ago" and re.search(r"\b(?:after|before)$", mention.text):
            start, end = mention.start, sentence.end
            body = [spot for spot in spots if spot.start >= mention.end]
            act = find_act(text, mention.end, end, body)
            return (
                _Clause(start, end, sentence, mention)
                if act and body and body[0].start < act.start
                else None
            )
        before = text[sentence.start : mention.lead_start]
        relative = [*_RELATIVE.finditer(before)]
        if relative and "," not in before[relative[-1].end() :]:
            return self._relative_clause(
                sentence, mention, sentence.start + relative[-1].start(), spots
            )
        said = attribution(text, sentence.start, sentence.end)
        if said and said.start <= mention.start < said.end:
            return None  # when somebody said so, at the end of what was said
        if mention.lead in _NOT_DATING | {"since"} or mention.kind in (
            "duration",
            "recent",
            "year",
            "decade",
            "century",
        ):
            return None
        return self._following_clause(sentence, mention, main, spots)

    def _relative_clause(
        self, sentence: Sentence, mention: Mention, start: int, spots: list[Spot]
    ) -> _Clause | None:
        end = self._text.find(",", mention.end, sentence.end)
        end = sentence.end if end < 0 else end
        if mention.lead in ("until", "till", "by", "since") or mention.kind in (
            "duration",
            "recent",
            "unit_part",
        ):
            return None
        subject = [
            spot
            for spot in spots
            if spot.end <= start and not spot.place and not spot.adjective
        ]
        inside = [spot for spot in spots if spot.start >= start]
        act = find_act(self._text, start + 2, end, inside)
        if act is None:
            return None
        heads = (
            subject[-1:] if not subject or subject[-1].end > start - 3 else subject[:1]
        )
        return _Clause(
            start + 2, end, sentence, mention, tuple(spot.id for spot in heads)
        )

    def _following_clause(
        self,
        sentence: Sentence,
        mention: Mention,
        main: Mention | None,
        spots: list[Spot],
    ) -> _Clause | None:
        """The clause that has the mention, from the last boundary before it: 'that they will meet on Thursday'."""
        text = self._text
        floor = main.end if main and main.end <= mention.start else sentence.start
        bounds = list(_CLAUSES.finditer(text, floor, mention.lead_start))
        for found in reversed(bounds):
            behind = [spot for spot in spots if spot.start >= found.end()]
            if not text[found.end() : mention.lead_start].strip():
                # ', and in October the League sent': the subject is behind the time
                if clause := self._clause_behind(
                    sentence, mention, found.end(), behind
                ):
                    return clause
                continue
            act = find_act(text, found.end(), mention.lead_start, behind)
            word = found.group().strip(" ,;").lower()
            planned = act is not None or (
                word in ("before", "after") and self._is_ahead(mention)
            )
            if not planned:
                continue
            end = sentence.end
            boundary = text.find(", ", mention.end, sentence.end)
            if boundary > 0 and main and main.start > mention.start:
                end = boundary
            own = [
                s
                for s in spots
                if found.end() <= s.start < (act.start if act else end) and not s.place
            ]
            subject = () if own else self._subject_of(sentence, spots)
            start = (
                found.end()
                if word not in ("before", "after")
                else found.start()
                + len(found.group())
                - len(found.group().lstrip(" ,"))
            )
            return _Clause(start, end, sentence, mention, subject)
        if self._is_ahead(mention) and main is None:
            return _Clause(sentence.start, sentence.end, sentence, mention)
        return None

    def _clause_behind(
        self, sentence: Sentence, mention: Mention, start: int, behind: list[Spot]
    ) -> _Clause | None:
        act = find_act(self._text, mention.end, sentence.end, behind)
        subject = [spot for spot in behind if act and spot.start < act.start]
        if not act or not subject:
            return None
        return _Clause(start, sentence.end, sentence, mention)

    def _subject_of(self, sentence: Sentence, spots: list[Spot]) -> tuple[str, ...]:
        act = find_act(self._text, sentence.start, sentence.end, spots)
        if act is None:
            return ()
        return tuple(
            dict.fromkeys(spot.id for spot in self._acting(spots, sentence.start, act))
        )

    # one statement

    def _statement(
        self,
        clause: _Clause,
        section: Section | None,
        inside: list[Mention],
        spots: list[Spot],
        *,
        is_main: bool,
    ) -> Statement | None:
        when = self._when(clause, section, inside, is_main=is_main)
        sentence = clause.sentence
        said = (
            attribution(self._text, sentence.start, sentence.end) if is_main else None
        )
        start, end = self._core(clause, said)
        here = [spot for spot in spots if start <= spot.start < end]
        act = find_act(self._text, start, end, here)
        if when.own and not clause.mention and not said and self._had(act, start):
            # 'Eritrea had denied this': before its entry
            when = _carried(
                when.date or "", when.words, when.start, when.end, when.part
            )
        quoted = quotes(self._text, clause.start, clause.end)
        speaker = self._speaker(said, spots)
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
            actors, targets, how = self._sides(clause, start, end, act, here)
            act_kind = kind_of(self._text, act, start, end)
            said_apart = said
        if clause.subject and not actors:
            actors = clause.subject
        if not (
            said and said.after_quote
        ):  # 'we' in a quotation is not the subject before
            actors, how = self._with_pronoun(actors, how, start, act)
        subject = targets if act and act.passive and targets else actors
        ahead = bool(when.ahead) and bool(self._published)
        status, status_why = status_of(
            self._text, start, end, act, said=said_apart, ahead=ahead
        )
        if (
            not is_main
            and when.ahead
            and clause.mention
            and self._is_ahead(clause.mention)
        ):
            status, status_why = "planned", "it was still to come"
        if not self._is_wanted(
            when, section, actors or speaker, act_kind, act, quoted, said=bool(speaker)
        ):
            self._remember(subject)
            return None
        self._remember(subject)
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
        self, clause: _Clause, when: _When, start: int, end: int, actors: tuple[str, ...], targets: tuple[str, ...],
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
        return Statement(
            clause.start, clause.end, clause.sentence.paragraph, when.date, when.words, when.start, when.end, when.own,
            self._title(start, end) or self._title(clause.start, clause.end), actors, targets, kind.type if kind else None, status, attributed,
            tuple((quote, said_by) for quote in quoted if len(quote.text.split()) > 1 or len(quote.text) > 3),
            place, when.part, when.options, reasons,
        )  # fmt: skip

    def _when(
        self,
        clause: _Clause,
        section: Section | None,
        inside: list[Mention],
        *,
        is_main: bool,
    ) -> _When:
        mention = clause.mention
        if mention:
            start = (
                mention.lead_start
                if mention.lead not in ("and", "or", "of")
                else mention.start
            )
            words = self._text[start : mention.end]
            ahead = bool(
                self._published and mention.first and mention.first > self._published
            ) or self._is_ahead(mention)
            return _When(
                mention.date,
                words,
                start,
                mention.end,
                mention.why,
                mention.sure,
                True,
                mention.part_of_day,
                mention.options,
                ahead,
            )
        part = next((m.part_of_day for m in inside if m.part_of_day), None)
        if near := self._near(clause, section):
            return _carried(near.date or "", near.text, near.start, near.end, part)
        if section:
            return self._from_section(section, clause, part)
        if past := self._in_the_past():
            return _carried(past.date or "", past.text, past.start, past.end, part)
        if self._published:
            return _When(
                f"{self._published}~",
                "",
                None,
                None,
                "no date of its own: the day of publication",
                "low",
                False,
                part,
            )
        return _When(None, "", None, None, "no date", "low", False, part)

    def _from_section(
        self, section: Section, clause: _Clause, part: str | None
    ) -> _When:
        ahead = bool(self._published and section.first > self._published)
        if section.exact:
            paragraph = self._document.paragraphs[clause.sentence.paragraph]
            heads = (
                section.start >= paragraph.start
                or section.start == section.end
                or self._is_under(section, clause)
            )
            if heads:
                why = (
                    section.why
                    if section.start == section.end
                    else f"under {section.words!r}: {section.why}"
                )
                return _When(
                    section.date,
                    section.words,
                    section.start,
                    section.end,
                    why,
                    section.sure,
                    True,
                    part,
                    (),
                    ahead,
                )
        return _carried(section.date, section.words, section.start, section.end, part)

    def _in_the_past(self) -> Mention | None:
        """The time named last, in a text about what was long before its publication."""
        last = self._latest
        if last is None or last.last is None or self._published is None:
            return None
        return last if (self._published - last.last).days > PAST else None

    def _near(self, clause: _Clause, section: Section | None) -> Mention | None:
        """The time of the sentence before in the same paragraph, where a sentence has none and is not about now."""
        if section and section.exact:
            return None
        words = self._text[clause.start : clause.end]
        if (
            self._flashback
            and self._flashback[0] == clause.sentence.paragraph
            and is_earlier(words)
        ):
            return self._flashback[1]
        if self._nearest is None or self._nearest[0] != clause.sentence.paragraph:
            return None
        return (
            None
            if _NOW.search(self._text, clause.start, clause.end)
            else self._nearest[1]
        )

    def _is_under(self, section: Section, clause: _Clause) -> bool:
        """Whether a section comes from a heading, not from another item that began with its date."""
        stem = next(
            (
                stem
                for stem in self._dated.stems.values()
                if stem.raw.start == section.start
            ),
            None,
        )
        return stem is not None and stem.style == "heading"

    def _core(self, clause: _Clause, said: Attribution | None) -> tuple[int, int]:
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

    # who

    def _speaker(self, said: Attribution | None, spots: list[Spot]) -> tuple[str, ...]:
        if said is None:
            return ()
        found = [
            spot.id
            for spot in spots
            if said.speaker_start <= spot.start < said.speaker_end and not spot.place
        ]
        if not found and (
            pronoun := _PRONOUN.match(self._text[said.speaker_start : said.speaker_end])
        ):
            if pronoun[1].lower().startswith("the ") and self._body:
                return (self._body,)
            return self._before[:1] if self._before else ()
        adjectives = [
            spot
            for spot in spots
            if said.speaker_start <= spot.start < said.speaker_end
            and not spot.adjective
            and not spot.place
        ]
        persons = [spot.id for spot in adjectives if spot.person]
        return tuple(
            dict.fromkeys(persons[:1] or [spot.id for spot in adjectives] or found)
        )[:2]

    def _sides(
        self, clause: _Clause, start: int, end: int, act: Act | None, here: list[Spot]
    ) -> tuple[tuple[str, ...], tuple[str, ...], str]:
        if act is None:
            return (), (), ""
        acting = self._acting(here, start, act)
        kind = kind_of(self._text, act, start, end)
        if act.passive and not act.saying:
            agents = self._agents(here, act, end)
            suffering = tuple(dict.fromkeys(spot.id for spot in acting))
            if kind is None or kind.type not in _SUFFERED:
                if agents and kind:
                    return agents, (), "named behind 'by'"
                return suffering, (), "the subject of the sentence"
            return agents, suffering, "named behind 'by'"
        # a name that is written as the actor's own needs no reason
        how = "; ".join(
            dict.fromkeys(
                s.how
                for s in acting
                if fold(s.words) != fold(self._names.actors[s.id].name)
            )
        )
        actors = tuple(dict.fromkeys(spot.id for spot in acting))
        targets = self._addressed(here, act, end, kind, actors)
        if kind and kind.type == "mobilize":  # 'sends ships': they are whom it sends
            targets = tuple(t for t in targets if self._names.actors[t].kind != "group")
        return actors, tuple(t for t in targets if t not in actors), how

    def _acting(self, spots: list[Spot], start: int, act: Act) -> list[Spot]:
        """The names before the verb that are its subject."""
        before = [
            spot for spot in spots if start <= spot.start < act.start and not spot.place
        ]
        relative = _RELATIVE.search(self._text, start, act.start)
        if relative:
            before = [
                spot for spot in before if spot.end <= relative.start() + 1
            ] or before
        subject = [spot for spot in before if not spot.adjective]
        if not subject:
            return [spot for spot in before if spot.adjective][:1] if before else []
        # 'talks with Russia': what follows a preposition is no subject, except behind people: 'leaders of Britain'
        kept: list[Spot] = []
        for spot in subject:
            lead = self._text[max(start, spot.start - 12) : spot.start].lower()
            if (
                re.search(
                    r"\b(?:on|about|against|to|by|with|over|for)\s+(?:the\s+)?$", lead
                )
                and kept
            ):
                continue
            if (
                re.search(r"\bof\s+(?:the\s+)?$", lead)
                and kept
                and not self._is_office(kept[-1])
            ):
                continue
            if (
                re.search(r"\bof\s+(?:the\s+)?$", lead)
                and kept
                and self._is_office(kept[-1])
            ):
                kept.pop()
            kept.append(spot)
        return kept or subject[:1]

    def _is_office(self, spot: Spot) -> bool:
        return _OFFICE.search(spot.words) is not None

    def _agents(self, spots: list[Spot], act: Act, end: int) -> tuple[str, ...]:
        by = re.compile(r"\s+(?:\w+\s+){0,3}?by\s+").match(self._text, act.end, end)
        if not by:
            return ()
        behind = [
            spot for spot in spots if spot.start >= by.end() - 1 and not spot.place
        ]
        return tuple(
            spot.id
            for spot in _run(self._text, [s for s in behind if s.start - by.end() < 40])
        )

    def _addressed(
        self,
        spots: list[Spot],
        act: Act,
        end: int,
        kind: Kind | None,
        acting: Sequence[str],
    ) -> tuple[str, ...]:
        """The names behind the verb, or behind the noun that decides, that are its object."""
        if act.base in ("tell", "assure") and (told := self._told(spots, act)):
            return told
        if kind is None or (act.saying and kind.end <= act.end) or kind.type in _NOBODY:
            return ()
        begin = max(act.end, kind.end) if act.saying or kind.end > act.end else act.end
        behind = [
            s for s in spots if s.start >= begin and not s.place and s.id not in acting
        ]
        for place, spot in enumerate(behind):
            gap = self._text[begin : spot.start]
            if len(gap) > _REACH or _ENDS_REACH.search(gap):
                break
            if self._is_object(spot, gap, kind.type):
                return tuple(
                    dict.fromkeys(s.id for s in _run(self._text, behind[place:]))
                )
        return ()

    def _told(self, spots: list[Spot], act: Act) -> tuple[str, ...]:
        behind = [spot for spot in spots if spot.start >= act.end]
        return tuple(
            spot.id
            for spot in behind[:1]
            if not self._text[act.end : spot.start].strip()
        )

    def _is_object(self, spot: Spot, gap: str, kind: str) -> bool:
        if _NO_OBJECT.search(gap):
            return False
        if not (_DIRECT.fullmatch(gap) or _LED.search(gap)):
            return False
        return not spot.adjective or kind in _ON_PROPERTY

    def _with_pronoun(
        self, actors: tuple[str, ...], how: str, start: int, act: Act | None
    ) -> tuple[tuple[str, ...], str]:
        """Those meant by 'they', 'he' or 'the organization': the subject of the sentence before."""
        found = _PRONOUN.match(self._text[start : start + 60])
        if not found or (act is not None and act.start < start + found.start(1)):
            return actors, how
        word = found[1].lower()
        if _IMPERSONAL.match(self._text[start : start + 60]):
            return (), ""
        if (
            word.startswith("the ")
            and not word.startswith("the two")
            and word not in ("the pair", "the two", "the country")
            and self._body
        ):
            return (self._body,), f"{found[1]!r}: the body named before"
        if word.startswith("the two") or word == "the pair":
            return (
                (self._several, f"{found[1]!r}: the subjects before")
                if self._several
                else ((), "")
            )
        if word in ("he", "she") and self._person:
            meant: tuple[str, ...] = (self._person,)
        elif word != "it" or self._before:
            meant = self._before
        else:
            return actors, how
        if word == "they" and len(meant) == 1 and self._is_single(meant[0]):
            return actors, how
        if not meant or (act and act.passive):
            return (actors, how) if act and act.passive else (actors or meant, how)
        return meant, f"{found[1]!r}: the subject before"

    def _is_single(self, actor: str) -> bool:
        return self._names.actors[actor].kind in (
            "person",
            "state",
            "organisation",
            "bloc",
        )

    def _remember(self, actors: tuple[str, ...]) -> None:
        if actors:
            self._before = actors
            self._several = actors if len(actors) > 1 else self._several
        persons = [a for a in actors if self._names.actors[a].kind == "person"]
        if persons:
            self._person = persons[0]

    # what to propose

    def _is_wanted(
        self, when: _When, section: Section | None, actors: tuple[str, ...], kind: Kind | None, act: Act | None,
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
            if name.split()[0] not in _NO_PLACE and not _is_quoted(
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


def _carried(
    date: str, words: str, start: int | None, end: int | None, part: str | None
) -> _When:
    """The time of something that has none of its own, from what was said before it."""
    is_exact = not any(mark in date for mark in "~/[")
    why = f"no date of its own: carried over from {words!r}"
    return _When(
        f"{date}~" if is_exact else date, "", start, end, why, "low", False, part
    )


def _is_quoted(text: str, start: int, at: int) -> bool:
    part = text[start:at]
    return part.count("“") > part.count("”") or part.count('"') % 2 == 1


def _run(text: str, spots: list[Spot]) -> list[Spot]:
    """The first of some spots with those in one list with it: 'Saudi Arabia, Bahrain and Egypt'."""
    found = spots[:1]
    for before, spot in itertools.pairwise(spots):
        if not re.fullmatch(
            r"\s*(?:,|and|&|,\s*and)\s+(?:the\s+|its\s+)?",
            text[before.end : spot.start],
        ):
            break
        found.append(spot)
    return [spot for spot in found if not spot.place]
