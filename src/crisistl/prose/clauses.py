"""Clauses: the parts of a sentence that say something of their own, each with the time that dates it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from crisistl.prose.acts import find_act, kind_of
from crisistl.prose.claims import attribution
from crisistl.prose.sentences import Sentence
from crisistl.prose.sides import PRONOUN, RELATIVE, Sides
from crisistl.prose.spots import Spot
from crisistl.prose.times import Dated, Mention
from crisistl.prose.times.cues import is_perfect

_NOT_DATING = {
    "until", "till", "by", "before", "after", "to", "of", "for", "ahead of", "prior to", "no later than", "within",
    "about", "as of", "up to", "through",
}  # fmt: skip
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
    r"\b(?:that|agreed on|(?:says?|said|announce[sd]?|declare[sd]?|warn(?:s|ed)|tells?|told|vow(?:s|ed)|"
    r"promise[sd]?|agree[sd]?|confirm(?:s|ed))\b.*\b(?:will|would))\s+[^,;]*$"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence that says one thing: evidence, and what of it is looked at."""

    start: int
    end: int
    sentence: Sentence
    mention: Mention | None
    subject: tuple[str, ...] = ()


class Clauses:
    """What divides the sentences of an article into clauses."""

    def __init__(self, dated: Dated, published: date | None, sides: Sides) -> None:
        self._dated = dated
        self._text = dated.document.text
        self._published = published
        self._sides = sides

    def of(
        self, sentence: Sentence, inside: list[Mention], spots: list[Spot]
    ) -> list[Clause]:
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
        clauses = [Clause(sentence.start, sentence.end, sentence, main)]
        same_list = [
            m
            for m in dating
            if main and m is not main and m.kind == "list" and main.kind == "list"
        ]
        clauses += [
            Clause(sentence.start, sentence.end, sentence, mention)
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
        clauses: list[Clause],
        spots: list[Spot],
    ) -> list[Clause]:
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

    def _divided(self, clauses: list[Clause], spots: list[Spot]) -> list[Clause]:
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

    def _is_boundary(self, whole: Clause, place: int, spots: list[Spot]) -> bool:
        """Whether both sides of a semicolon have a verb, and the second one a subject of its own."""
        if is_quoted(self._text, whole.start, place):
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
        return PRONOUN.match(self._text[place + 1 : place + 60]) is not None

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
        relative = list(RELATIVE.finditer(before))
        if relative and "," not in before[relative[-1].end() :]:
            return True
        if _HAD_DONE.search(before) and not _REPORTED.search(before):
            return True
        if _DOING.search(before):
            return True
        if is_quoted(self._text, sentence.start, mention.start) or _BEFORE_PLAN.search(
            before
        ):
            return True
        return self.is_ahead(mention) and _PLAN.search(before) is not None

    def is_ahead(self, mention: Mention) -> bool:
        """Whether a time was still to come when the text was published."""
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
    ) -> Clause | None:
        """What a mention other than the main one dates, where it is a clause with an act of its own."""
        text = self._text
        if is_quoted(text, sentence.start, mention.start):
            return None
        if mention.kind == "ago" and re.search(r"\b(?:after|before)$", mention.text):
            start, end = mention.start, sentence.end
            body = [spot for spot in spots if spot.start >= mention.end]
            act = find_act(text, mention.end, end, body)
            return (
                Clause(start, end, sentence, mention)
                if act and body and body[0].start < act.start
                else None
            )
        before = text[sentence.start : mention.lead_start]
        relative = [*RELATIVE.finditer(before)]
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
    ) -> Clause | None:
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
        return Clause(
            start + 2, end, sentence, mention, tuple(spot.id for spot in heads)
        )

    def _following_clause(
        self,
        sentence: Sentence,
        mention: Mention,
        main: Mention | None,
        spots: list[Spot],
    ) -> Clause | None:
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
                word in ("before", "after") and self.is_ahead(mention)
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
            return Clause(start, end, sentence, mention, subject)
        if self.is_ahead(mention) and main is None:
            return Clause(sentence.start, sentence.end, sentence, mention)
        return None

    def _clause_behind(
        self, sentence: Sentence, mention: Mention, start: int, behind: list[Spot]
    ) -> Clause | None:
        act = find_act(self._text, mention.end, sentence.end, behind)
        subject = [spot for spot in behind if act and spot.start < act.start]
        if not act or not subject:
            return None
        return Clause(start, sentence.end, sentence, mention)

    def _subject_of(self, sentence: Sentence, spots: list[Spot]) -> tuple[str, ...]:
        act = find_act(self._text, sentence.start, sentence.end, spots)
        if act is None:
            return ()
        return tuple(
            dict.fromkeys(
                spot.id for spot in self._sides.acting(spots, sentence.start, act)
            )
        )


def is_quoted(text: str, start: int, at: int) -> bool:
    """Whether a place is within quotation marks that are open since `start`."""
    part = text[start:at]
    return part.count("“") > part.count("”") or part.count('"') % 2 == 1
