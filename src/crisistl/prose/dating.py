"""Dating: which of the times in a sentence dates what it says."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from crisistl.prose.acts import find_act
from crisistl.prose.asides import introduction, is_aside, is_participle
from crisistl.prose.clause import NOT_DATING, is_offset, is_quoted
from crisistl.prose.deadlines import Deadlines
from crisistl.prose.relatives import noun_with_date, relative_begin
from crisistl.prose.sentences import Sentence
from crisistl.prose.times import Mention
from crisistl.prose.times.cues import (
    is_earlier,
    is_moved,
    is_not_until,
    is_perfect,
    is_state_of_mind,
    may_be_announced,
    was_by,
)

# 'eleven sailors it had captured in February'
_HAD_DONE = re.compile(r"[a-z]\s+(?:that\s+)?(?:it|he|she|they|we)\s+had\s+[^,;]*$")
_REPORTED = re.compile(
    r"\b(?:sa(?:id|ys)|claim(?:ed|s)|told|report(?:ed|s)|admit(?:ted|s))\b"
)
_NAMED_FOR = re.compile(
    r"(?:(?:After|Following|During|At|In response to) )?(?:[Tt]he|[Tt]heir|[Ii]ts|[Hh]is|[Hh]er) (?:[\w’'-]+ ){0,3}"
    r"(?:conferences?|summits?|riots|elections?|war|coup|revolution|uprising|attacks?|"
    r"protests|talks|crisis|treaty|agreement|referendum|unrest|meeting|massacre|strike|report|statement|letter|note|"
    r"speech|decision|ruling|resolution|decree|order|memorandum|telegram|declaration) "
)
# 'wants to punish the region for holding an election in September'
_DOING = re.compile(
    r"\b(?:for|after|before|over|about|from|of)\s+(?!(?:during|evening|morning|mourning|shelling|fighting|bombing|training|hearing|spring|building|nothing|something)\b)[a-z]+ing\b[^,;]*$"
)
AFTER_DOING = re.compile(r"\b(?:after|before)\s+[a-z]+ing\b[^,;]*$")
ACCUSED_OF = re.compile(r"\baccus\w+\s[^,;]{2,80}?\bof\s+[a-z]+ing\b[^,;]*$")
_MONTH = 27  # days
_NEAR_BEGIN = 12  # characters: a time so near the beginning dates its sentence
# 'is different from what it was in 1962'
_COMPARED = re.compile(
    r"(?<!as early )(?<!as late )(?<!recently )(?<!far back )(?<!as long ago )"
    r"\b(?:than|as|like|what|from what|unlike)\s+(?:it|they|he|she|that|those|the one)?\s*"
    r"(?:was|were|had been|did|had)?\s*$"
)
# 'recalled its envoys after Australia dropped the deal on Wednesday'
_AFTER_CLAUSE = re.compile(
    r"(?<![,;])\s(?:(?:days|hours|weeks|shortly|soon|only|just|immediately)\s+)?"
    r"(?:after|because(?! of\b))\s+(?=[^,;:“”\"]*$)"
)
_AND_OR_BUT = re.compile(r"\b(?:and|but)\b")
# 'because of the announcements made on Wednesday'
_MADE_THEN = re.compile(
    r"\b(?:of|at|by|for|over|about|to|with|against|under|in|on|from|despite|amid)\s+"
    r"(?:(?:the|an?|its|his|her|their|some|new|two|three|several)\s+)?(?:[\w’'“”\"-]+\s+){0,3}?"
    r"[a-z]+\s+(?:made|held|taken|given|sent|announced|published|issued|voiced|imposed|adopted|ordered|promised|"
    r"proposed|unveiled|submitted)\s+(?:(?:public|earlier|late|early|only)\s+)?$"
)
_CLAUSE_BEGINS = re.compile(r"(?:^|[,;]\s+(?:and|but)\s+|;\s+)\W*$")
_THAT = re.compile(r"\bthat\s+(?:the\s+)?(?:[A-Z]\w+|it|he|she|they|[a-z]+)\s+[^,;]*$")
_AFTER_PART = re.compile(r"\s+(?:after|before)\b")
# 'for the first time since Thursday', 'the worst riots since 1968'
_FIRST_SINCE = re.compile(
    r"\b(?:first|last|only|second|third) time\s*$|\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s+"
    r"(?:first|second|third|only|best|worst|[a-z]+est|most [a-z]+)\b(?:(?!\b(?:has|have|had)\b)[^,;:.]){0,40}$"
)
_PLANNED_FOR = re.compile(r"\bplan(?:s|ning|ned)?\s+[^,;.]{0,50}\s+$")
_APPOINTED = re.compile(
    r"\b(?:is|are|was|were|been) (?:\w+ )?(?:scheduled|planned|set|called|due|fixed|announced|slated)\s+$"
)
# 'in West Darfur, where hundreds have been killed since April'
_ASIDE_WHERE = re.compile(r",\s+(?:where|when)\b[^,;]*$")
# 'at the elections of 11 December the list won 26 seats'
_AT_EVENT = re.compile(
    r"\b(?:[Aa]t|[Ii]n|[Dd]uring)\s+(?:the|its|an?)\s+(?:[\w-]+ ){0,3}(?:elections?|summit|conference|talks|meeting|"
    r"referendum|vote|polls?|congress|session|ceremony|funeral|parade|plebiscite|primary|ballot)\s+$"
    # 'extended the mandate by its resolution 2296 (2016) of 30 June'
    r"|\b(?:[Bb]y|[Ii]n)\s+(?:(?:the|its|an?|his|her|their)\s+)?(?:[\w-]+ ){0,3}"
    r"(?:resolution|decree|decision|order|law|letter|note|telegram|proclamation|statement|judgment|ruling|edict)\s+(?:(?:No\.?\s+)?[\d/]+\s+)?(?:\(\d{4}\)\s+)?$"
)
_BEFORE_PLAN = re.compile(
    r"\b(?:before|ahead of)\s+(?!(?:dawn|daybreak|sunrise|sunset|noon|midday|midnight|dusk|nightfall)\b)"
    r"[^,;]*$"
)
_FOR_PLAN = re.compile(r"\bfor an?\s+[^,;]*$")
_PLAN = re.compile(
    r"\b(?:that|agreed on|(?:says?|said|announce[sd]?|declare[sd]?|warn(?:s|ed)|tells?|told|vow(?:s|ed)|"
    r"promise[sd]?|agree[sd]?|confirm(?:s|ed))\b.*\b(?:will|would))\s+[^,;]*$"
)
_BETWEEN = ("between", "on", "in", "at", "")


class Dating:
    """What decides which time dates a sentence of an article."""

    def __init__(self, text: str, published: date | None) -> None:
        self._text = text
        self._published = published
        self.deadlines = Deadlines(text, published)
        self._day = published  # from which a time is ahead

    def main(
        self,
        sentence: Sentence,
        dating: Sequence[Mention],
        *,
        entry: date | None = None,
    ) -> Mention | None:
        """The time that dates a sentence; `entry` is the day that the heading above gives.

        'Madrid calls elections for 21 December' in such an entry is what was done on its day.
        """
        self._day = entry or self._published
        words = self._text[sentence.start : sentence.end]
        dating = self._eligible(sentence, dating, words, is_in_entry=bool(entry))
        for mention in dating:
            if self._can_date(mention, sentence, words):
                return mention
            if deadline := self.deadlines.of(mention, sentence):
                return deadline
        if behind := _first(dating, sentence, self._is_doing):
            return behind
        if entry:  # 'November 13 - The agreement of 1973 expires'
            return None
        return _first(dating, sentence, self._is_named_for)

    def _eligible(
        self,
        sentence: Sentence,
        dating: Sequence[Mention],
        words: str,
        *,
        is_in_entry: bool,
    ) -> Sequence[Mention]:
        """The times without those of what is called for in an entry, and, if there are several, of the subject."""
        if is_in_entry:
            dating = [m for m in dating if not self._is_announced(m, sentence)]
        if len(dating) > 1:
            dating = [m for m in dating if not self.is_of_subject(m, sentence, words)]
        return dating

    def is_of_subject(self, mention: Mention, sentence: Sentence, words: str) -> bool:
        """Whether a time is within the subject: 'A ban that China announced on Monday takes effect on Friday'.

        A part of a day is passed over too where the sentence has a day.
        """
        if mention.kind == "part":
            return _AFTER_PART.match(self._text, mention.end) is not None
        if words.startswith("What "):
            verb = find_act(self._text, mention.end, sentence.end, [])
            return verb is not None and verb.start - mention.end < _NEAR_BEGIN
        before = words[: mention.lead_start - sentence.start]
        that = _THAT.search(before)
        if that is None:
            return False
        begin = sentence.start + that.start()
        return find_act(self._text, sentence.start, begin, []) is None

    def _is_doing(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether a day belongs to what is done right before or after: 'capsized after leaving Bantari on Saturday'."""
        if mention.lead in NOT_DATING or mention.kind not in (
            "day",
            "weekday",
            "today",
        ):
            return False
        before = self._text[sentence.start : mention.lead_start]
        return AFTER_DOING.search(before) is not None

    def _is_named_for(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether the time belongs to what the sentence begins with: 'After the riots of 3 May, ...'."""
        before = self._text[sentence.start : mention.lead_start]
        return mention.lead == "of" and _NAMED_FOR.fullmatch(before) is not None

    def named_clause(self, mention: Mention, sentence: Sentence) -> int | None:
        """Where a clause begins whose subject has the time: '; their report of 3 July found no proof'."""
        before = self._text[sentence.start : mention.lead_start]
        joint = before.rfind("; ") + len("; ")
        if mention.lead != "of" or joint < len("; "):
            return None
        if _NAMED_FOR.fullmatch(before[joint:]) is None:
            return None
        return sentence.start + joint

    def introducing(
        self, sentence: Sentence, dating: Sequence[Mention], *, in_entry: bool
    ) -> Mention | None:
        """The time of what was before: 'After the bombing on 1 April, ...', 'fled after rebels came on 3 May'."""
        for mention in dating:
            if introduction(self._text, sentence, mention) is not None:
                return mention
            if is_participle(self._text, sentence, mention):
                return mention  # 'A commission, set up in 1926, recommended'
            if not in_entry and self._is_of_clause_after(mention, sentence):
                return mention
        return None

    def _can_date(self, mention: Mention, sentence: Sentence, words: str) -> bool:
        """Whether a time can be that of the main verb, by the word before it and by where it is."""
        if introduction(self._text, sentence, mention) is not None:
            return False
        if mention.kind in ("duration", "recent") or mention.lead == "since":
            return self._goes_on(mention, sentence, words)
        if mention.kind == "between" and mention.lead not in _BETWEEN:
            return False
        if self._is_reached(mention, sentence):
            return True
        if mention.lead in NOT_DATING and not self._is_appointed(mention, sentence):
            return self._is_not_until(mention, sentence) or self.is_at_event(
                mention, sentence
            )
        return not self._is_of_something_else(mention, sentence)

    def _is_of_something_else(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether a time belongs to a noun, to what is within commas or to a clause beside the main one."""
        if is_offset(mention) or _is_year_of_noun(mention):
            return True
        at = mention.start - sentence.start
        if at > _NEAR_BEGIN and is_aside(self._text, sentence, mention):
            return True
        return self._in_side_clause(sentence, mention)

    def _goes_on(self, mention: Mention, sentence: Sentence, words: str) -> bool:
        """Whether something has gone on for or since a time: 'have been camped for weeks'.

        Not 'said they had been ignored', which is what was before, nor 'for the first time since Thursday'.
        """
        at = mention.start - sentence.start
        before = self._text[sentence.start : mention.lead_start]
        if mention.lead == "since" and _FIRST_SINCE.search(before):
            return False
        goes_on = is_perfect(words) and not is_earlier(words)
        if mention.kind == "duration" and is_state_of_mind(words[:at]):
            goes_on = True
        is_beside = _ASIDE_WHERE.search(before) is not None
        return goes_on and not (is_beside or self._in_side_clause(sentence, mention))

    def _is_not_until(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether something was on a day and not before it: 'did not leave until 5 May', 'waited until June'."""
        before = self._text[sentence.start : mention.start]
        return mention.lead in ("until", "till") and is_not_until(before)

    def is_at_event(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether a day is that of the event at which something was done: 'at the elections of 11 December'."""
        before = self._text[sentence.start : mention.lead_start]
        return mention.lead == "of" and _AT_EVENT.search(before) is not None

    def _is_reached(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether a sentence says what was, or is to be, so by a day: 'By 30 May, rebels held the city'."""
        before = self._text[sentence.start : mention.lead_start]
        if is_quoted(self._text, sentence.start, mention.start):
            return False
        is_bound = mention.lead in ("by", "as of")
        begins = is_bound and _CLAUSE_BEGINS.search(before) is not None
        is_done = mention.lead == "by" and was_by(before)
        return (begins or is_done) and mention.first is not None

    def _is_appointed(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether a day is the one that a plan is made for: 'An election is scheduled for 5 January'."""
        before = self._text[sentence.start : mention.lead_start]
        if mention.first is None:
            return False
        is_to_come = bool(self._published and mention.first > self._published)
        if mention.lead in ("to", "until", "for") and is_moved(before):
            return is_to_come  # 'The talks were postponed to 12 January'
        if mention.lead != "for":
            return False
        is_planned = is_to_come and _PLANNED_FOR.search(before) is not None
        return (
            is_planned
            or self._is_announced(mention, sentence)
            or _APPOINTED.search(before) is not None
        )

    def _is_announced(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether a day is the one for which something is called: 'called elections for 21 December'."""
        if mention.lead != "for" or mention.first is None:
            return False
        if self._published is None or mention.first <= self._published:
            return False
        before = self._text[sentence.start : mention.lead_start]
        return may_be_announced(before)

    def _in_side_clause(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a mention belongs to a relative clause, to a plan, or to what is behind 'before' or 'a day after'."""
        if mention.start - sentence.start <= _NEAR_BEGIN:
            return False
        if relative_begin(self._text, sentence.start, mention) is not None:
            return True
        if noun_with_date(self._text, sentence, mention) is not None:
            return True
        if is_quoted(self._text, sentence.start, mention.start):
            return True
        before = self._text[sentence.start : mention.lead_start]
        if (
            _COMPARED.search(before)
            or _is_of_other_deed(before)
            or self._is_of_object(sentence, before)
        ):
            return True
        if self._is_of_clause_after(mention, sentence):
            return True
        return self._is_of_plan(mention, before)

    def _is_of_plan(self, mention: Mention, before: str) -> bool:
        """Whether a time to come is that of a plan; in 'voted for a ceasefire on Tuesday' it is that of the vote."""
        first, day = mention.first, self._day
        is_to_come = day is not None and first is not None and first > day
        if not is_to_come and not self.is_ahead(mention):
            return False
        return bool(_PLAN.search(before) or _FOR_PLAN.search(before))

    def _is_of_clause_after(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether a time is that of the clause behind 'after': 'left after rebels seized the port on 3 May'."""
        text = self._text
        for found in _AFTER_CLAUSE.finditer(text, sentence.start, mention.lead_start):
            if find_act(text, sentence.start, found.start(), []) is None:
                continue
            act = find_act(text, found.end(), mention.lead_start, [])
            if act and not _AND_OR_BUT.search(text, found.end(), act.start):
                return True
        return False

    def _is_of_object(self, sentence: Sentence, before: str) -> bool:
        """Whether a time says when an object was made: 'was recalled because of remarks made on Wednesday'."""
        found = _MADE_THEN.search(before)
        if found is None:
            return False
        begin = sentence.start + found.start()
        return find_act(self._text, sentence.start, begin, []) is not None

    def is_ahead(self, mention: Mention) -> bool:
        """Whether a time was still to come when the text was published."""
        if mention.first is None:
            return False
        if bool(self._published and mention.first > self._published):
            return True
        is_deadline = mention.lead in ("by", "until", "till")
        if is_deadline and mention.first == self._published:
            return True  # the days from publication until then
        # 'will leave in two days'
        return mention.kind == "duration" and mention.lead == "in"


def _first(
    dating: Sequence[Mention],
    sentence: Sentence,
    fits: Callable[[Mention, Sentence], bool],
) -> Mention | None:
    return next((mention for mention in dating if fits(mention, sentence)), None)


def _is_of_other_deed(before: str) -> bool:
    """Whether a time is behind what had been done, is done for a reason, or was to follow: 'before a vote on'."""
    if _HAD_DONE.search(before) and not _REPORTED.search(before):
        return True
    doing = _DOING.search(before)
    # 'accused the army of attempting a coup on Thursday': of either, which is low
    if doing and not ACCUSED_OF.search(before):
        return True
    return _BEFORE_PLAN.search(before) is not None


def _is_year_of_noun(mention: Mention) -> bool:
    """Whether a year in figures is that of something: 'the 2014 annexation'; 'late last year' dates a sentence."""
    if mention.kind != "year" or mention.lead:
        return False
    return not mention.text.endswith("year")


def is_around(mention: Mention, entry: date) -> bool:
    """Whether a time is the longer one that the day of an entry is in: 'will run for president this year'."""
    if mention.kind != "unit" or mention.first is None or mention.last is None:
        return False
    is_long = (mention.last - mention.first).days >= _MONTH
    return is_long and mention.first <= entry <= mention.last
