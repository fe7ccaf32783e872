"""Clauses: the parts of a sentence that say something of their own, each with the time that dates it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from crisistl.prose.acts import Act, find_act, first_noun, kind_of
from crisistl.prose.claims import attribution
from crisistl.prose.sentences import Sentence
from crisistl.prose.sides import PRONOUN, RELATIVE, Sides
from crisistl.prose.spots import Spot
from crisistl.prose.times import Dated, Mention
from crisistl.prose.times.cues import is_earlier, is_perfect

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
    r"(?:,\s+(?:and|so|but|while|before|after|as|when|although|though|with)\s+|;\s+|\s+and\s+|,\s+|\s+that\s+|\s+before\s+|\s+after\s+)"
)
# between two statements of one sentence: 'X ordered a halt, and Y replied that ...'
_BOUNDARIES = re.compile(r";\s+|,\s+(and|but|while|whereas)\s+")
_MOST_BOUNDARIES = 12  # in a sentence that is no list
_SUBJECT_REACH = 80  # characters behind a boundary within which its subject is named
_BEFORE_SUBJECT = re.compile(r"(?:(?:\d[\d,.]*|[A-Za-z][A-Za-z.’'-]*)\s+){0,8}")
_ANSWERS = {"deny", "reject", "dismiss", "refuse", "rebuff", "condemn", "welcome"}
# ', and on 11 February talks opened'
_NOUN_SUBJECT = re.compile(r",?\s+(?!(?:he|she|it|they|we)\b)(?:[a-z]+\s+){1,4}")
_AND_AGAIN = re.compile(r",?\s+(?:and|then)\s+(?:again|once more)\s+(?:in|on)?\s*")
_APPOINTED = re.compile(
    r"\b(?:is|are|was|were|been) (?:\w+ )?(?:scheduled|planned|set|called|due|fixed|announced|slated)\s+$"
)
_INTRODUCTION = re.compile(
    r"\W*(?:But |And |Then )?(?:(?:Soon |Shortly |Immediately |Hours |Days |Weeks )?After|Following|"
    r"In response to|Because of|Despite|"
    r"In the wake of|As a result of|In protest (?:at|against|over)|In reaction to)\s+"
)
_ENDS_INTRODUCTION = re.compile(r"[^,;.]{0,40},\s")
_WHEN = re.compile(r",?\s+when\s+")
_AHEAD_OF = re.compile(
    r"\bahead of\s+(?:an?|the|its|his|her|their)\s+(?:[\w’'-]+\s+){0,4}$"
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
    after: Mention | None = None  # the time of what was before it
    is_part: bool = False  # one of several statements that share a sentence


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
        if section and section.exact:
            passed = {"now", "clock", "part"}
        else:
            passed = {"now", "clock"}
        dating = [
            mention for mention in inside if mention.own and mention.kind not in passed
        ]
        main = self._main_mention(sentence, dating)
        after = self._introducing(sentence, dating) if main is None else None
        clauses = [Clause(sentence.start, sentence.end, sentence, main, after=after)]
        same_list = []
        for m in dating:
            if main and m is not main and self._is_listed_with(main, m):
                same_list.append(m)
        clauses += [
            Clause(sentence.start, sentence.end, sentence, mention)
            for mention in same_list
        ]
        if main and main.lead == "since":
            begun = self._beside_main(sentence, main, spots)
            clauses += [begun] if begun else []
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

    def _is_listed_with(self, main: Mention, other: Mention) -> bool:
        """Whether a time is another one of the same act: 'on 3 and 5 May', 'in 2006 and again in 2009'."""
        if other.kind == "list" and main.kind == "list":
            return other.whole == main.whole
        between = self._text[main.end : other.start]
        return _AND_AGAIN.fullmatch(between) is not None

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
            clause = self._clause_behind(sentence, mention, mention.lead_start, spots)
            if clause:
                return [replace(clause, mention=None)]
        return []

    def _divided(self, clauses: list[Clause], spots: list[Spot]) -> list[Clause]:
        """The clauses, a whole sentence cut before each other subject with a verb of its own."""
        whole = clauses[0]
        found = _BOUNDARIES.finditer(self._text, whole.start, whole.end)
        for boundary in islice(found, _MOST_BOUNDARIES):
            if not self._is_boundary(whole, boundary, spots):
                continue
            cut = boundary.end()
            first = replace(whole, end=boundary.start() + 1)
            second = replace(whole, start=cut, subject=(), is_part=True)
            behind = [clause for clause in clauses[1:] if clause.start > first.end]
            if behind:  # what is behind has a time and a clause of its own
                return [first, *clauses[1:]]
            if self._dated_at(whole, boundary) and self._has_pronoun_at(whole):
                before = [spot for spot in spots if spot.end <= cut]
                subject = self._subject_of(whole.sentence, before)
                second = replace(second, subject=subject)
            same = [replace(clause, start=cut) for clause in clauses[1:]]
            if whole.mention and whole.mention.start > boundary.start():
                return [
                    replace(first, mention=None),
                    *self._divided([second], spots),
                    *same,
                ]
            return [first, *self._divided([second], spots), *clauses[1:]]
        return clauses

    def _is_boundary(
        self, whole: Clause, boundary: re.Match[str], spots: list[Spot]
    ) -> bool:
        """Whether both sides have a verb, and the second one a subject of its own."""
        place = boundary.start()
        if is_quoted(self._text, whole.start, place):
            return False
        behind = [spot for spot in spots if spot.start > place and not spot.place]
        is_semicolon = boundary.group().startswith(";")
        is_near = bool(behind) and behind[0].start < boundary.end() + _SUBJECT_REACH
        dated = self._dated_at(whole, boundary)
        if dated and self._begins_clause(dated, behind, whole):
            return True
        if not is_near and not is_semicolon:
            return False
        act = find_act(self._text, boundary.end(), whole.end, behind)
        first = find_act(self._text, whole.start, place, spots)
        if act is None or first is None:
            return False
        kind = kind_of(self._text, act, boundary.end(), whole.end)
        has_time = whole.mention is not None and whole.mention.start > place
        # '; about 30 people were injured' is a part of what is before it
        is_result = kind is not None and kind.type == "assault" and act.passive
        if (kind is None or is_result) and not (has_time and is_semicolon):
            return False
        if is_semicolon:
            is_named = bool(behind) and behind[0].start < act.start
            return is_named or self._has_pronoun(boundary.end())
        # what somebody says goes on behind the comma, unless another one says it
        is_answer = act.saying or act.base in _ANSWERS
        if first.saying and not is_answer and boundary[1] not in ("while", "whereas"):
            return False
        return self._is_subject(boundary.end(), act, behind)

    def _dated_at(self, whole: Clause, boundary: re.Match[str]) -> Mention | None:
        """The time of the sentence, where it is right behind a boundary: ', and on Thursday Serbia broke off'."""
        mention = whole.mention
        if mention is None or mention.lead_start < boundary.end():
            return None
        if self._text[boundary.end() : mention.lead_start].strip():
            return None
        return mention

    def _begins_clause(
        self, mention: Mention, behind: list[Spot], whole: Clause
    ) -> bool:
        """Whether a subject and a verb are behind a time."""
        text = self._text
        named = [spot for spot in behind if spot.start >= mention.end]
        act = find_act(text, mention.end, whole.end, named)
        first = find_act(text, whole.start, mention.lead_start, [])
        if act is None or first is None:
            return False
        if PRONOUN.match(text[mention.end : mention.end + 60]):
            return True
        return self._is_subject(mention.end, act, named)

    def _has_pronoun_at(self, whole: Clause) -> bool:
        end = whole.mention.end if whole.mention else whole.start
        return self._has_pronoun(end)

    def _has_pronoun(self, start: int) -> bool:
        return PRONOUN.match(self._text[start : start + 60]) is not None

    def _is_subject(self, start: int, act: Act, behind: list[Spot]) -> bool:
        """Whether a name is right at the beginning of a clause, before its verb."""
        named = [spot for spot in behind if spot.start < act.start]
        if not named or named[0].adjective:
            return False
        before = self._text[start : named[0].start]
        return _BEFORE_SUBJECT.fullmatch(before) is not None

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

    def _introducing(
        self, sentence: Sentence, dating: Sequence[Mention]
    ) -> Mention | None:
        """The time of what a sentence begins with: 'After the bombing on 1 April, ...'."""
        for mention in dating:
            if self._introduction(mention, sentence) is not None:
                return mention
        return None

    def _introduction(self, mention: Mention, sentence: Sentence) -> int | None:
        """Where the words begin that a time dates in 'After rebels seized the port on 3 May, thousands fled'."""
        text = self._text
        begun = _INTRODUCTION.match(text, sentence.start, mention.lead_start)
        if begun is None or mention.lead in _NOT_DATING:
            return None
        before = text[begun.end() : mention.lead_start]
        if "," in before or not _ENDS_INTRODUCTION.match(
            text, mention.end, sentence.end
        ):
            return None
        said = find_act(text, begun.end(), mention.lead_start, [])
        if said or first_noun(text, begun.end(), mention.lead_start):
            return begun.end()
        return None

    def _can_date(self, mention: Mention, sentence: Sentence, words: str) -> bool:
        at = mention.start - sentence.start
        if self._introduction(mention, sentence) is not None:
            return False
        if mention.kind in ("duration", "recent") or mention.lead == "since":
            # 'have been camped for weeks'; 'said they had been ignored' is what was before
            goes_on = is_perfect(words) and not is_earlier(words)
            return goes_on and not self._in_side_clause(sentence, mention)
        if mention.kind == "between" and mention.lead not in (
            "between",
            "on",
            "in",
            "at",
            "",
        ):
            return False
        if self._is_reached(mention, sentence):
            return True
        if mention.lead in _NOT_DATING and not self._is_appointed(mention, sentence):
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

    def _is_reached(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether a sentence says what was, or is to be, so by a day: 'By 30 May, rebels held the city'."""
        before = self._text[sentence.start : mention.lead_start]
        begins = not before.strip() and mention.lead == "by"
        return begins and mention.first is not None

    def _is_appointed(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether a day is the one that a plan is made for: 'An election is scheduled for 5 January'."""
        before = self._text[sentence.start : mention.lead_start]
        return mention.lead == "for" and _APPOINTED.search(before) is not None

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
        if bool(self._published and mention.first > self._published):
            return True
        if mention.kind == "duration" and mention.lead == "in":
            return True  # 'will leave in two days'
        return mention.why.startswith("the next ")

    def _side_clause(
        self,
        sentence: Sentence,
        mention: Mention,
        main: Mention | None,
        spots: list[Spot],
    ) -> Clause | None:
        """What a mention other than the main one dates, where it is a clause with an act of its own."""
        text = self._text
        if beside := self._beside_main(sentence, mention, spots):
            return beside
        if is_quoted(text, sentence.start, mention.start) and not self._is_quotation(
            mention
        ):
            return None
        if mention.kind == "ago" and re.search(r"\b(?:after|before)$", mention.text):
            start, end = mention.start, sentence.end
            body = [spot for spot in spots if spot.start >= mention.end]
            act = find_act(text, mention.end, end, body)
            if act is None:
                return None
            is_named = bool(body) and body[0].start < act.start
            if is_named or _NOUN_SUBJECT.fullmatch(text[mention.end : act.start]):
                return Clause(start, end, sentence, mention)
            return None
        before = text[sentence.start : mention.lead_start]
        relative = [*RELATIVE.finditer(before)]
        if relative and "," not in before[relative[-1].end() :]:
            return self._relative_clause(
                sentence, mention, sentence.start + relative[-1].start(), spots
            )
        said = attribution(text, sentence.start, sentence.end)
        if said and said.start <= mention.start < said.end:
            return None  # when somebody said so, at the end of what was said
        is_soon = mention.kind == "duration" and mention.lead == "in"
        is_long = mention.kind in ("duration", "recent", "year", "decade", "century")
        if mention.lead in _NOT_DATING | {"since"} or (is_long and not is_soon):
            return None
        if _AHEAD_OF.search(before):
            return None  # 'a provocation ahead of the election in March'
        return self._following_clause(sentence, mention, main, spots)

    def _beside_main(
        self, sentence: Sentence, mention: Mention, spots: list[Spot]
    ) -> Clause | None:
        """What is before or behind the main clause: 'After the bombing on 1 April, ...', 'until May, when he left'."""
        begun = self._introduction(mention, sentence)
        if begun is not None:
            return Clause(begun, mention.end, sentence, mention)
        if mention.kind == "year" and mention.lead == "since":
            return self._background(sentence, mention)
        when = _WHEN.match(self._text, mention.end, sentence.end)
        if when and mention.lead in ("until", "till", "since"):
            subject = self._subject_of(sentence, spots)
            if mention.date and mention.date.endswith("/.."):
                mention = replace(mention, date=mention.date.removesuffix("/.."))
            return Clause(when.end(), sentence.end, sentence, mention, subject)
        return None

    def _background(self, sentence: Sentence, mention: Mention) -> Clause | None:
        """The event of a noun phrase with its year: 'since Russia's 2014 annexation of Crimea'."""
        start = mention.lead_start + len("since ")
        if not self._text[start : mention.start].strip() or mention.date is None:
            return None
        end = self._text.find(",", mention.end, sentence.end)
        if end < 0:
            end = sentence.end
        dated = replace(mention, date=mention.date.removesuffix("/.."))
        return Clause(start, end, sentence, dated)

    def _is_quotation(self, mention: Mention) -> bool:
        """Whether a time is all that is quoted: 'could act "between now and mid-February"'."""
        before = self._text[mention.lead_start - 1 : mention.lead_start]
        return before in ("“", '"') and self._text[mention.end] in ("”", '"', ",")

    def _relative_clause(
        self, sentence: Sentence, mention: Mention, start: int, spots: list[Spot]
    ) -> Clause | None:
        end = self._text.find(",", mention.end, sentence.end)
        if end < 0:
            end = sentence.end
        if mention.lead in ("until", "till", "by", "since"):
            return None
        goes_on = is_perfect(self._text[start:end]) and not is_earlier(
            self._text[start:end]
        )
        if mention.kind in ("duration", "recent", "unit_part") and not goes_on:
            return None
        subject = []
        for spot in spots:
            if spot.end <= start and not spot.place and not spot.adjective:
                subject.append(spot)
        inside = [spot for spot in spots if spot.start >= start]
        if not subject or subject[-1].end > start - 3:
            heads = subject[-1:]
        else:
            heads = subject[:1]
        while not self._text[start].isalpha():
            start += 1
        if find_act(self._text, start, end, inside) is None:
            return None
        return Clause(start, end, sentence, mention, tuple(spot.id for spot in heads))

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
                if clause := self._clause_behind(sentence, mention, found.end(), spots):
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
        self,
        sentence: Sentence,
        mention: Mention,
        start: int,
        spots: list[Spot],
    ) -> Clause | None:
        behind = [spot for spot in spots if spot.start >= mention.end]
        act = find_act(self._text, mention.end, sentence.end, behind)
        if act is None:
            return None
        if any(spot.start < act.start for spot in behind):
            return Clause(start, sentence.end, sentence, mention)
        if _NOUN_SUBJECT.fullmatch(self._text[mention.end : act.start]):
            return Clause(start, sentence.end, sentence, mention)
        # ', and in March 2000 it withdrew'
        if not PRONOUN.match(self._text[mention.end : mention.end + 60]):
            return None
        before = [spot for spot in spots if spot.end <= start]
        subject = self._subject_of(sentence, before)
        return Clause(start, sentence.end, sentence, mention, subject)

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
