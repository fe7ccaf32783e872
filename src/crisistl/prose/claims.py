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
    rf",[\"”’]?\s+(?:according to\s+(?P<to>[^,.;“\"]{{2,80}})|(?P<who>(?!(?:but|and|although|though|while)\b)[^,.;“\"]{{2,80}}?(?:,\s+(?:[A-Z]|an?\s|the\s)[^,.;“\"]{{2,60}},)?)\s+(?:told\s+[a-z][^,.;“\"]{{2,50}}|{_SAID}\b)(?:\s+(?:in|on|at|to|late|during|via|last|earlier|this)\b[^“\",;]{{0,50}})?|"
    rf"{_SAID}\s+(?!(?:him|her|it)self\b|themselves\b|that\b|war\b|independence\b|victory\b|an?\b)(?P<back>[^,.;“\"]{{2,100}}(?:,\s+[A-Z][^,.;“\"]{{2,60}})?)(?:,\s+(?:adding|who|saying|and)\b[^“\"]*)?)[.\s\"”’]*$"
)
_CLAUSE = re.compile(
    r"^(?:(?!\b(?:who|which|that)\b)[^,])*?"
    r"\b(?:could|would|will|had|has|have|was|were|is|are|should|must|may|might|can|did)\b"
)
_LEAST_WORDS = 4
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
        end = start + len(sentence)
        found = _TRAILING.search(sentence)
    # 'On Monday, France said' begins a statement; what is attributed needs words of its own
    if found and (
        len(sentence[: found.start()].split()) > _LEAST_WORDS
        or sentence[: found.start()].endswith(('"', "”"))
    ):
        name = next(group for group in ("to", "who", "back") if found[group])
        if name == "back" and (
            _CLAUSE.search(found["back"]) or " that " in found["back"]
        ):
            return None  # ', Jan Tesk, said the two sides could meet'
        after = sentence[: found.start() + 2].rstrip(", ").endswith(
            ('"', "”", "’")
        ) or found[0][1:2] in (
            '"',
            "”",
        )
        return Attribution(
            start + found.start(),
            end,
            start + found.start(name),
            start + found.end(name),
            after,
        )
    leading = _LEADING.match(sentence)
    if leading:
        return Attribution(
            start,
            start + leading.end(),
            start + leading.start("to"),
            start + leading.end("to"),
            False,
        )
    return None


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
    """The status of a statement and why."""
    words = text[start:end]
    if said and not said.after_quote:
        return "claimed", f"attributed: {text[said.start : said.end].strip(' ,.')!r}"
    if _DISPUTED.search(words):
        return "disputed", "said to be denied"
    if allegedly := _ALLEGED.search(words):
        return "claimed", f"{allegedly[0]!r}"
    before = ""
    if act is None or not act.saying:
        before = without_asides(words[: (act.end - start) if act else 60])
    if ahead and (found := _MAY.search(before)):
        return "forecast", f"{found[0]!r}"
    if ahead:
        return "planned", "the date is after the text"
    if before:
        if found := _PLANNED.search(before):
            return "planned", f"{found[0]!r}"
        if found := _FORECAST.search(before):
            return "forecast", f"{found[0]!r}"
    return "reported", "stated as a fact"
