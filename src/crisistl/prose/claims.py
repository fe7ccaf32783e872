"""Claims: who says so, in what words, and whether it is a fact, a claim, a plan or a forecast."""

import re
from dataclasses import dataclass

from crisistl.prose.acts import Act
from crisistl.prose.times.cues import without_asides

_SAID = (
    r"(?:says?|said|told|tells|reports?|reported|claims?|claimed|announced|announces|stated|states|added|adds|insisted|insists|"
    r"warned|warns|noted|wrote|confirmed|confirms|regretted|argued|explained|declared|writes|estimates?|estimated|answered|answers|replied|replies|recalled|admitted|admits|according)"
)
_TRAILING = re.compile(
    rf",[\"”’]?\s+(?:according to\s+(?P<to>[^,.;“\"]{{2,80}})|(?P<who>(?!(?:but|and|although|though|while|which|who|whose|where)\b)[^,.;“\"]{{2,80}}?(?:,\s+(?:[A-Z]|an?\s|the\s)[^,.;“\"]{{2,60}},)?)\s+(?:told\s+[A-Za-z][^,.;“\"]{{2,50}}|{_SAID}\b)(?:\s+(?:in|on|at|to|late|during|via|last|earlier|this)\b[^“\",;]{{0,50}})?|"
    rf"{_SAID}\s+(?!(?:him|her|it)self\b|themselves\b|that\b|war\b|independence\b|victory\b|an?\b)(?P<back>[^,.;“\"]{{2,100}}(?:,\s+(?:[A-Z]|an?\s|the\s)[^,.;“\"]{{2,60}})?)(?:,\s+(?:adding|who|saying|and|after|before|during|in|at)\b[^“\"]*)?)[.\s\"”’]*$"
)
_CLAUSE = re.compile(
    r"^(?:(?!\b(?:who|which|that)\b)[^,])*?"
    r"\b(?:could|would|will|had|has|have|was|were|is|are|should|must|may|might|can|did)\b"
)
_LEAST_WORDS = 4
_OPENING = (
    60  # characters of a statement without a verb in which its outlook is looked for
)
_LEADING = re.compile(r"^\W*[Aa]ccording to\s+(?P<to>[^,“\"]{2,80}),\s*")
_QUOTE = re.compile(
    r"“([^“”]{2,1500})”|(?<!\w)\"([^\"]{2,1500})\"(?!\w)|(?<!\w)'([^'\n]{2,300}?)'(?!\w)"
)
_FORECAST = re.compile(
    r"\b(?:could|may|might|is likely to|are likely to|is expected to|are expected to|forecasts?|predicts?)\b"
)
_MAY = re.compile(r"\b(?:may|might|could)\b")
_PLANNED = re.compile(
    r"\b(?:will|is due to|are due to|is set to|are set to|plans? to|is to|are to|is scheduled|are scheduled|"
    r"intends? to|scheduled for|is planned|due to vote)\b"
)
_OUTLOOKS = ((_PLANNED, "planned"), (_FORECAST, "forecast"))
_DISPUTED = re.compile(
    r"\b(?:(?:is|are|was|were) disputed|disputed by|despite (?:its|his|her|their) (?:repeated )?denials?)\b",
    re.IGNORECASE,
)
_ALLEGED = re.compile(
    r"\b(?:allegedly|reportedly|purportedly|is said to|are said to|alleged to have)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """The end or the beginning of a sentence that says who says the rest: the offsets of it and of the speaker."""

    start: int
    end: int
    speaker_start: int
    speaker_end: int
    after_quote: bool


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotation marks, without the marks."""

    start: int
    end: int
    text: str


def attribution(text: str, start: int, end: int) -> Attribution | None:
    """Who says what a sentence says, where that is apart from it."""
    sentence = text[start:end]
    found = _TRAILING.search(sentence)
    if found is None and _QUOTE.search(sentence) is None:
        # 'A fleet sailed, officials said on Monday; it will arrive next week'
        sentence, _, _ = sentence.partition(";")
        found = _TRAILING.search(sentence)
    if found and _is_attributable(sentence[: found.start()]):
        return _trailing(sentence, found, start)
    leading = _LEADING.match(sentence)
    if leading is None:
        return None
    speaker_start, speaker_end = leading.span("to")
    return Attribution(
        start,
        start + leading.end(),
        start + speaker_start,
        start + speaker_end,
        after_quote=False,
    )


def _is_attributable(words: str) -> bool:
    """Whether words can be what somebody says: 'On Monday, France said' only begins a statement."""
    return len(words.split()) > _LEAST_WORDS or words.endswith(('"', "”"))


def _trailing(sentence: str, found: re.Match[str], start: int) -> Attribution | None:
    """The attribution at the end of a sentence that begins at `start`; None where what is said is behind it."""
    speaker = next(group for group in ("to", "who", "back") if found[group])
    if speaker == "back" and _is_said(found["back"]):
        return None  # ', Jan Tesk, said the two sides could meet'
    before = sentence[: found.start() + 2].rstrip(", ")
    is_quotation = before.endswith(('"', "”", "’")) and _begins_with_quote(before)
    return Attribution(
        start + found.start(),
        start + len(sentence),
        start + found.start(speaker),
        start + found.end(speaker),
        after_quote=is_quotation,
    )


def _begins_with_quote(words: str) -> bool:
    """Whether what somebody says is quoted, not only its last words: not 'telephoned him and promised "support"'."""
    place = min((words.find(mark) for mark in '"“‘' if mark in words), default=0)
    return len(words[:place].split()) <= _LEAST_WORDS


def _is_said(words: str) -> bool:
    """Whether words behind 'said' are a clause, and not the speaker."""
    return " that " in words or _CLAUSE.search(words) is not None


def quotes(text: str, start: int, end: int) -> list[Quoted]:
    """The quotations of a part of a text."""
    found = []
    for match in _QUOTE.finditer(text, start, end):
        group = next(number for number in (1, 2, 3) if match[number])
        found.append(Quoted(match.start(group), match.end(group), match[group]))
    return found


def status_of(
    text: str,
    start: int,
    end: int,
    act: Act | None,
    *,
    said: Attribution | None,
    ahead: bool,
) -> tuple[str, str]:
    """The status of a statement and why; `said` is who says so, where that isn't the statement itself."""
    words = text[start:end]
    if said:
        return "claimed", f"attributed: {text[said.start : said.end].strip(' ,.')!r}"
    if _DISPUTED.search(words):
        return "disputed", "said to be denied"
    if allegedly := _ALLEGED.search(words):
        return "claimed", repr(allegedly[0])
    return _outlook(_up_to_verb(words, start, act), ahead=ahead)


def _up_to_verb(words: str, start: int, act: Act | None) -> str:
    """The words of a statement up to its verb; none with a verb of saying, as what was said has happened."""
    if act is None:
        return without_asides(words[:_OPENING])
    if act.saying:
        return ""
    return without_asides(words[: act.end - start])


def _outlook(before: str, *, ahead: bool) -> tuple[str, str]:
    """Whether what is said has happened, by the words up to its verb and whether its date is `ahead`."""
    if ahead:
        may = _MAY.search(before)
        if may:
            return "forecast", repr(may[0])
        return "planned", "the date is after the text"
    for pattern, status in _OUTLOOKS:
        if found := pattern.search(before):
            return status, repr(found[0])
    return "reported", "stated as a fact"
