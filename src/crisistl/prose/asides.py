"""Asides: times of what a sentence begins with, and of what is within commas and only describes a name."""

import re

from crisistl.prose.acts import find_act
from crisistl.prose.clause import NOT_DATING
from crisistl.prose.kinds import first_noun
from crisistl.prose.sentences import Sentence
from crisistl.prose.times import Mention

_ASIDE_BEGINS = re.compile(
    r"[A-Za-z],\s+(?:in|at|as|an?|the|since|born|now|then|head|leader)\b[^,;]*$"
)
# 'The treaty, signed in Paris on 3 May, was rejected'
_PARTICIPLE = re.compile(
    r"[A-Za-z],\s+(?:(?:first|last|then|only|both|all|newly|finally)\s+)?"
    r"(?:\w{2,}ed|held|built|made|begun|drawn|shot|set|sent|known|taken|given|written|chosen|sworn|driven|"
    r"led|lost|won|bought|sold|brought|caught|found|left|put|sunk|struck|hit)\b[^,;]*$"
)
_FUTURE_AUXILIARY = re.compile(r"\s*(?:will|would|shall|(?:is|are|was|were) to)\b")
_OTHER_CLAUSE = re.compile(
    r"[,;]|\b(?:and|but|after|before|when|while|who|which|that|as|if)\b"
)
_ASIDE_ENDS = re.compile(r"[^,;.]{0,60},")
_INTRODUCTION = re.compile(
    r"\W*(?:But |And |Then )?(?:(?:Soon |Shortly |Immediately |Hours |Days |Weeks )?After|Following|"
    r"In response to|Because of|Despite|"
    r"In the wake of|As a result of|In protest (?:at|against|over)|In reaction to)\s+"
)
# 'Born in a village in 1924, she joined the resistance in 1942'
_PARTICIPLE_FIRST = re.compile(
    r"\W*(?:Born|Raised|Educated|Founded|Elected|Appointed|Built|Created|Established|Formed|Exiled|Imprisoned|Trained|"
    r"Adopted|Ratified|Introduced|Banned|Released|Freed|Launched)\s"
)
_ENDS_INTRODUCTION = re.compile(r"[^,;.]{0,40},\s")
_VERB_REACH = 30  # characters between a comma and the verb behind it


def introduction(text: str, sentence: Sentence, mention: Mention) -> int | None:
    """Where the words begin that a time dates in 'After rebels seized the port on 3 May, thousands fled'."""
    born = _PARTICIPLE_FIRST.match(text, sentence.start, mention.lead_start)
    if born and _ENDS_INTRODUCTION.match(text, mention.end, sentence.end):
        between = text[born.end() : mention.lead_start]
        return sentence.start if "," not in between else None
    begun = _INTRODUCTION.match(text, sentence.start, mention.lead_start)
    if begun is None or mention.lead in NOT_DATING:
        return None
    before = text[begun.end() : mention.lead_start]
    if "," in before or not _ENDS_INTRODUCTION.match(text, mention.end, sentence.end):
        return None
    said = find_act(text, begun.end(), mention.lead_start, [])
    if said or first_noun(text, begun.end(), mention.lead_start):
        return begun.end()
    return None


def is_aside(text: str, sentence: Sentence, mention: Mention) -> bool:
    """Whether a mention is within commas that only describe a name: ', in power since a coup in 1989,'."""
    before = text[sentence.start : mention.lead_start]
    after = text[mention.end : sentence.end]
    begun = _ASIDE_BEGINS.search(before)
    ends = _ASIDE_ENDS.match(after)
    if begun is None and ends and _verb_follows(text, sentence, mention, ends):
        begun = _PARTICIPLE.search(before)
        if begun and _FUTURE_AUXILIARY.match(text, mention.end + ends.end()):
            # 'the subsidy, abolished on 1 September, will be restored'
            return True
    if begun is None or ends is None:
        return False
    start = sentence.start + begun.start()
    return find_act(text, sentence.start, start, []) is None


def participle_begin(text: str, sentence: Sentence, mention: Mention) -> int | None:
    """Where the comma is before a participle that describes a noun behind the verb."""
    before = text[sentence.start : mention.lead_start]
    begun = _PARTICIPLE.search(before)
    if begun is None or not is_aside(text, sentence, mention):
        return None
    start = sentence.start + begun.start() + 1
    if find_act(text, sentence.start, start, []) is None:
        return None
    return start


def _verb_follows(
    text: str, sentence: Sentence, mention: Mention, ends: re.Match[str]
) -> bool:
    """Whether the main verb is behind the comma: 'The treaty, signed on 3 May, was rejected'."""
    start = mention.end + ends.end()
    act = find_act(text, start, sentence.end, [])
    if act is None or act.start - start > _VERB_REACH:
        return False
    return _OTHER_CLAUSE.search(text, start, act.start) is None


def is_participle(text: str, sentence: Sentence, mention: Mention) -> bool:
    """Whether a time says when what the sentence is about was made or done."""
    before = text[sentence.start : mention.lead_start]
    begun = _PARTICIPLE.search(before)
    if begun is None or not is_aside(text, sentence, mention):
        return False
    start = sentence.start + begun.start()
    return find_act(text, sentence.start, start, []) is None
