"""Cues: words around a mention that say whether it is ahead or was before."""

import re

_FUTURE_BEFORE = re.compile(
    r"\b(?:(?-i:may|might)\b(?! (?:not )?have\b)|between now and|from now (?:on|until|to)|(?<!a )(?<!the )will|would|shall|won['’]t|going to|due to|(?:is|are|was|were) (?:due|set|scheduled|expected|to)\b|set to|"
    r"(?<!the )(?<!a )(?<!an )(?<!its )(?<!his )(?<!her )(?<!their )plan(?:s|ned|ning)? (?:to|for|on|an?|the|its|his|her|another|new|more|further|fresh|two|three)\b|scheduled|expected|upcoming|(?:next|new|further|another|fresh) (?:round|meeting|talks|"
    r"summit|vote|hearing|session)|(?<!not )(?<!n['’]t )(?<!never )agree(?:d|s)? (?:on|to)|intend(?:s|ed)? to|hope(?:s|d)? to|to be held|to take place|"
    r"to (?:resume|begin|start|meet|hold|vote|expire|end|open|discuss|visit)|deadline|ultimatum|expire[sd]?|ahead of|"
    r"(?:has|have|had|gave|gives?|given)\b.{0,40}\b(?:until|till)|"
    r"before (?!(?:[\w-]+ ){1,4}(?:began|started|took|broke|ended|fell|left|fled|died|resigned)\b)"
    r"(?:an?|the|his|her|its|their) [\w -]{0,40}\b(?:on|in)|"
    r"propos(?:es?|ed|ing)(?: (?:an?|the) (?:new )?(?:date|day|vote|election|poll|meeting))?(?: of| on| for)?\s*$|"
    r"for (?:an?|the|its|their|his|her) (?:[\w-]+ ){0,2}(?:offensive|meeting|summit|vote|election|elections|invasion|visit|"
    r"launch|hearing|trial|session|referendum|talks|attack) (?:at|in|on|for)?)",
    re.IGNORECASE,
)
_FUTURE_VERB = re.compile(
    r"\b(?:will|shall|won['’]t|(?-i:may|might)\b(?! (?:not )?have\b)|(?:is|are) (?:now |still |also )?"
    r"(?:(?:due|set|scheduled|expected|likely|planned|about|going|supposed) )?to\b|"
    r"(?:plan|intend|hope|aim|expect|need|ha(?:s|ve))s? to\b|must|"
    r"(?:is|are) (?:due|scheduled|planned|expected) (?:in|at|on|for)\b|goes? to the polls)",
    re.IGNORECASE,
)
# 'talks resume on 5 January': the present tense of what has a timetable
_TIMETABLE = re.compile(
    r"\b(?:opens?|begins?|starts?|resumes?|expires?|takes? (?:effect|place)|comes? into (?:force|effect)|reopens?|"
    r"goes? (?:on trial|into effect)|steps? down|takes? over|is held|are held|returns?|reconvenes?|meets?|votes?|closes?|sits?|"
    r"flies|fly|travels?|arrives?|visits?|hosts?|speaks?|addresse?s?|heads? to|goes? to|convenes?|gathers?|attends?|receives?|welcomes?|departs?|marks?|celebrates?|faces?|appears? (?:in|before)|testif(?:y|ies)|"
    r"inaugurates?|unveils?|chairs?|joins?|hands? over|goes? before|is (?:back|due back)|runs? out|comes? to an end|ends?|"
    r"leaves? for|plays?|presents?|delivers?|publish(?:es)?|releases?|sets? off|sails?|kicks? off)\b"
)
# a verb, or a word that begins another clause: what is behind it isn't the main verb
_OTHER_VERB = re.compile(
    r"\b(?:that|which|whose|where|when|because|if|unless|until|after|before|while|as|was|were|is|are|has|have|had|did|"
    r"does|said|told|made|took|gave|held|met|went|came|sent|began|found|saw|became|fell|rose|spoke|wrote|broke|"
    r"won|lost|left|says|warns|announces|declares|claims|vows|threatens|reports|tells|insists|denies|confirms|"
    r"promises|decides|demands|accuses|agreed|announced|warned|declared|decided|promised|vowed|insisted|claimed|"
    r"reported|confirmed|demanded|accused|threatened|urged|ordered|"
    r"[a-z]{3,}ed(?!\s+(?:in|by|at|on|last|from|near|during|over|for|to|with|off|out|up)\b))\b",
)
_ASIDE = re.compile(
    r",\s+(?![^,;:“”\"]*\b(?:will|shall|(?:is|are) (?:due|set|scheduled|expected|to))\b[^,;:“”\"]*,)"
    r"(?!(?:and|but|or)\b)[^,;:“”\"]{1,120},(?=\s)|\s\([^()]{1,120}\)"
)
# 'On 5 January, after weeks of talks, the ministers will'
_INTRODUCTION = re.compile(
    r"^\s*,?\s+(?:after|before|at|in|on|during|amid|despite|following|for|with|under|ahead|barely|only|just|when|as|if|"
    r"unless|while|because|although|though|once)\b[^,;:“”\"]{1,160},(?=\s)"
)
_RELATIVE_ASIDE = re.compile(
    r",\s+(?:who|whom|which|whose|where)\b[^;:“”\"]{1,160}?,(?=\s)"
)
# 'On 5 January, the ministry said, the bridge will reopen'
_SAID_ASIDE = re.compile(
    r"^[^,;:“”\"]{1,80}\s(?:said|says|announced|announces|added|adds|reported|confirmed|told [^,;]{1,40}),\s+"
)
_SUBJECT_PRONOUN = re.compile(r"^\s*(?:he|she|it|they|we|who)\s+", re.IGNORECASE)
_PERFECT = re.compile(
    r"\bhad\s+(?:(?:\w+ly|already|also|never|not|just|long|been|once|previously|earlier)\s+)*(?:\w+ed|\w+en|[a-z]+)\b",
    re.IGNORECASE,
)
_NOT_PERFECT = re.compile(
    r"\bhad\s+(?:to|an?|the|no|any|some|its|his|her|their|until|been\s+no|two|three|four|five|six|several|many|more|"
    r"less|few|little|enough|\d[\d,.]*)\b",
    re.IGNORECASE,
)
_HAVE = re.compile(
    r"\b(?:has|have|had|[’']ve|having)\s+(?:\w+\s+){0,2}?(?:been|\w+ed|\w+en|risen|grown|built|held|told)\b",
    re.IGNORECASE,
)
_PAST_VERB = re.compile(
    r"\b(?:was|were|said|told|did|made|took|gave|held|met|went|came|sent|began|left|found|saw|became|fell|rose|shot|fought|"
    r"won|lost|hit|struck|spoke|wrote|put|set|broke|led|died|fled|withdrew|overthrew|drove|flew|chose|stood|sank|(?<!\bis )(?<!\bare )(?<!\bbe )[a-z]{3,}ed)\b"
)
_CLAUSE_BEGINS = re.compile(
    r"[,;]\s|\b(?:after|before|because|when|while|although|though|who|which|that)\b"
)
# 'By mid-December, 14 towns were cut off'
_WAS_SO = re.compile(
    r"[^,;.]{0,40},?\s+(?:(?!(?:must|should|will|would|shall|has to|have to)\b)"
    r"(?:[^,;.\s]+|\d[\d,.]*\d)\s+){1,9}?"
    r"(?:was|were|had|held|[a-z]{3,}ed)\b"
)
# 'More than 100,000 had fled by early May'
_HAD_BY = re.compile(
    r"\b(?:had(?: \w+ly| already| all)? (?:been )?\w+(?:ed|en|t|d|wn|ne|ft|ld)|(?:was|were) (?:\w+ly )?\w+ed)\b"
    r"(?!\s+to\b)[^,;.]*$"
)
# 'The parties were given a day; by Wednesday evening only four had answered'
_BEGINS_BY = re.compile(r"[;:]\s+(?:and\s+|but\s+)?by\s+(?:the\s+)?$")
_NOT_UNTIL = re.compile(
    r"\b(?:waited|(?:did|was|were|had)(?: not|n['’]t)\b[^,;]{0,60}?)\s+(?:until|till)\s+(?:the\s+)?$"
)
_REACH = 300  # characters behind a time within which its verb is looked for
_LONG = 1_200  # characters of a sentence
_NEAR_BEGIN = 12  # characters
# 'the deadline passed on 9 January', 'the ultimatum ran out on Sunday': over when it is told
_IS_OVER = re.compile(
    r"\b(?:passed|let\b[^,;]{0,40}\bpass|ran out|lapsed|elapsed|was (?:met|missed|extended|rejected|ignored)|"
    r"expired)\s+(?:on|in|at|last)?\s*$",
    re.IGNORECASE,
)
# 'a recording that leaked on Monday', 'rebels, who left on Monday'
_WAS_DONE = re.compile(
    r"\b(?:that|which|who)\s+(?!(?:scheduled|planned|expected|agreed)\b)"
    r"(?:\w{2,}ed|left|met|began|broke|fell|came|went|took|gave|held|won|lost|sent|made|sank|fled)\s+(?:on|in|at)?\s*$"
)
# 'The bridge will reopen, the mayor said on Friday': the day of the speaking
_SAID_LAST = re.compile(
    r",[”\"]?\s+(?:[\w.’'-]+\s+){0,8}?(?:said|told (?:[\w’'-]+\s+){1,3}?|announced|added|confirmed|warned)\s*"
    r"(?:in an? (?:[\w-]+\s+){1,2}?)?(?:(?:late|early)\s+)?(?:on\s+)?$"
)
_DESCRIBES = re.compile(
    r"[a-z],\s+(?:which|who|whose|(?:first|last|then)?\s*(?:\w+ed|held|born|built|made|begun|drawn|shot|set))\b[^,;.]*$"
)
_WHO = re.compile(r",\s+(?:which|who|whose)\b")
_NAME_BETWEEN = re.compile(
    r"[a-z],\s+(?:[A-Z][\w.’'-]*|the|an?|his|her|its)(?:\s+[\w.’'-]+){0,7}$"
)
_ENDS_ASIDE = re.compile(r"[^,;.]{0,60},")
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")


def is_ahead(sentence: str, at: int, end: int, lead: str) -> bool:
    """Whether a mention from `at` to `end` of its sentence is about what was still to come."""
    if _is_reached(sentence, at, end, lead):
        return False
    if lead in _BOUNDS_AHEAD:
        return True
    near = sentence[max(0, at - _LONG) : at]
    # what is quoted may look ahead while the speaking is past
    before = without_asides(_QUOTED.sub(" ", near))[-90:]
    if _is_fixed_for(before, lead):
        return True
    if at <= _NEAR_BEGIN:
        return has_future_verb(sentence[end : end + _REACH])
    clause = _last_clause(before)
    if _is_over(clause) or _SAID_LAST.search(near):
        return False
    if _FUTURE_BEFORE.search(clause):
        return True
    # 'Elections on 5 January are expected to'
    is_subject = not _OTHER_VERB.search(without_asides(near))
    return is_subject and bool(_FUTURE_VERB.match(sentence[end:].lstrip()))


_BOUNDS_AHEAD = ("until", "till", "by", "no later than", "ahead of")
_NEXT_CLAUSE = re.compile(
    r"\b(?:of|to|for|with) (?:whom|which)\b|[;:]\s|,\s(?:and|but|after|as|when|while)\s|\bafter\b"
)


def _is_fixed_for(before: str, lead: str) -> bool:
    """Whether something was called for a day or moved to it: 'called elections for 3 January'."""
    if lead == "for" and may_be_announced(before):
        return True
    return lead in ("to", "for") and is_moved(before.rstrip().removesuffix(lead))


def _last_clause(before: str) -> str:
    """The clause right before a time; what is said before it is about something else."""
    before = re.sub(r"\bagreed on\s*$", "agreed", before)  # 'agreed on Wednesday'
    return _NEXT_CLAUSE.split(before)[-1]


def _is_over(clause: str) -> bool:
    """Whether what a clause is about was over or done when the time behind it came."""
    return bool(_IS_OVER.search(clause) or _WAS_DONE.search(clause))


def _is_reached(sentence: str, at: int, end: int, lead: str) -> bool:
    """Whether a time is one up to which or not before which something has happened."""
    near = sentence[max(0, at - _LONG) : at]
    if lead == "by":
        begins = at <= _NEAR_BEGIN or _BEGINS_BY.search(near)
        if (begins and _WAS_SO.match(sentence, at)) or was_by(near):
            return True
    if lead in ("until", "till") and is_not_until(near):
        return True
    # 'until late August, when he left'
    return re.match(r",?\s+when\b", sentence[end:]) is not None


_ANNOUNCED = re.compile(
    r"\b(?:announc|call|schedul|conven|fix|set|invit|plan|propos|demand|summon|order|postpon|delay|mov|extend|"
    r"reschedul|put off|slat|promis|offer|approv|back)\w*\s+[^,;:.“”\"]{0,60}?"
    r"\b(?:elections?|votes?|referendum|polls?|summit|talks|meetings?|conference|session|hearing|trial|strikes?|march|"
    r"rally|protests?|visit|deadline|ceremony|parade|ballot|plebiscite|truce|ceasefire|evacuation|launch|mobilisation|"
    r"exercises|drills|debate|inauguration|funeral|handover|withdrawal|reopening|curfew|lockdown|holiday|run-?off)"
    r"\s+(?:in\s+[A-Z]\w+\s+)?(?:on|for|in|to|from|until)?\s*$"
)
_MOVED = re.compile(
    r"\b(?:postpone|delay|move|put off|reschedule|push|defer|adjourn|bring forward|brought forward)\w*"
    r"(?:\s+[^,;:.]{0,60})?\s*$"
)


def is_moved(words: str) -> bool:
    """Whether words before a time say that something is held on another day: 'The talks were postponed to'."""
    return _MOVED.search(words) is not None


def may_be_announced(words: str) -> bool:
    """Whether words before a time may announce what is on it: 'announced a vote on 3 January'."""
    return _ANNOUNCED.search(words) is not None


def is_not_until(words: str) -> bool:
    """Whether words end in 'waited until' or 'did not leave until': what was not until a day was on it."""
    return _NOT_UNTIL.search(words) is not None


def was_by(words: str) -> bool:
    """Whether words before 'by 3 May' say what had happened by then: 'More than 100,000 had fled by'."""
    return _HAD_BY.search(words) is not None


def without_asides(words: str) -> str:
    """The words of a clause without appositions, relative clauses and brackets within it."""
    return _ASIDE.sub(" ", _RELATIVE_ASIDE.sub(" ", words))


def has_future_verb(words: str) -> bool:
    """Whether the main verb of the clause behind a time is about what is to come: ', the union will meet'."""
    clause = _INTRODUCTION.sub(" ", f"{words},")
    clause = without_asides(clause.lstrip(" ,"))
    clause = _SAID_ASIDE.sub("", clause)
    clause = _SUBJECT_PRONOUN.sub("", re.split(r"[;:“”\"]", clause)[0])
    found = _FUTURE_VERB.search(clause)
    return found is not None and not _OTHER_VERB.search(clause[: found.start()])


_THAT_WILL = re.compile(
    r"\b(?:that|which)\s+(?:opens?|begins?|starts?|resumes?|expires?|takes? (?:effect|place)|comes? into (?:force|effect)|"
    r"ends?|is held|are held)\s+(?:on|in|at)?\s*$"
)


def is_in_timetable(before: str) -> bool:
    """Whether words right before a time say what has one in a timetable: 'a law that takes effect on'."""
    return _THAT_WILL.search(before) is not None


def has_timetable_verb(sentence: str) -> bool:
    """Whether a sentence in the present tense may be about a plan: 'Talks resume on 5 January'."""
    return bool(_TIMETABLE.search(sentence)) and not _PAST_VERB.search(sentence)


def is_earlier(sentence: str) -> bool:
    """Whether a sentence looks back from its time: 'had already massed'."""
    return bool(_PERFECT.search(sentence)) and not _NOT_PERFECT.search(sentence)


def is_earlier_at(sentence: str, at: int) -> bool:
    """Whether the clause around a place looks back: not 'They were freed on 26 June after Hungary had mediated'."""
    if len(sentence) > _LONG:  # of what has no end, what is near is enough
        begin = max(0, at - _LONG // 2)
        sentence, at = sentence[begin : at + _LONG // 2], at - begin
    starts = []
    for found in _CLAUSE_BEGINS.finditer(sentence):
        if found.end() <= at:
            starts.append(found.end())
    ends = []
    for found in _CLAUSE_BEGINS.finditer(sentence):
        if found.start() > at:
            ends.append(found.start())
    start, end = max(starts, default=0), min(ends, default=len(sentence))
    if is_earlier(sentence[start:end]):
        return True
    # 'In April, Moscow had already massed': the time is in front of its clause
    if starts or sentence[end : end + 2] != ", ":
        return False
    # not 'On 5 May, after they had been freed, they left'
    main = _INTRODUCTION.sub(" ", sentence[end:]).lstrip(" ,")
    return is_earlier(_CLAUSE_BEGINS.split(main)[0])


def is_in_aside(sentence: str, at: int, end: int) -> bool:
    """Whether a time is within commas that describe a thing: 'The accords, signed in August 1993, were to'."""
    near = sentence[max(0, at - _LONG) : at]
    begun = _DESCRIBES.search(near)
    if begun is None or _ENDS_ASIDE.match(sentence, end) is None:
        return False
    # 'The president, Macky Sall, called off the vote on 3 February': the comma ends the name
    is_relative = _WHO.match(near, begun.start() + 1) is not None
    return is_relative or _NAME_BETWEEN.search(near[: begun.start() + 1]) is None


def is_perfect(sentence: str) -> bool:
    """Whether a sentence says what has gone on: 'have been camped'."""
    return bool(_HAVE.search(sentence))


# a state of mind can't be planned 'for 20 years', so it has lasted as long
_STATE_OF_MIND = re.compile(
    r"\b(?:considers?|feels?|fears?|resents?|mistrusts?|distrusts?|believes?|regards?|"
    r"(?:is|are) (?:convinced|afraid|worried|wary))\b"
)


def is_state_of_mind(sentence: str) -> bool:
    """Whether a sentence in the present tense says what somebody thinks: 'considers itself threatened'."""
    return bool(_STATE_OF_MIND.search(sentence)) and not _FUTURE_VERB.search(sentence)


def is_past(sentence: str) -> bool:
    """Whether a sentence has a verb in the past tense."""
    return bool(_PAST_VERB.search(sentence))
