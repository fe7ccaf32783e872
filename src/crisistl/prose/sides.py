"""Sides: who acts in a clause of an article, and towards whom."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from crisistl.prose.acts import Act, find_act
from crisistl.prose.claims import Attribution
from crisistl.prose.kinds import SUFFERED, Kind, kind_of
from crisistl.prose.name_words import TITLES
from crisistl.prose.names import Names
from crisistl.prose.pronouns import Pronouns
from crisistl.prose.spots import UNNAMED, Spot, ids_of
from crisistl.text.names import fold

RELATIVE = re.compile(r",\s+(?:who|which|whose|whom)\s+|\s+(?:whom?|which)\s+")
_OFFICE = re.compile(
    r"\b(?:leaders?|officials|ministers?|representatives|envoys|presidents?|head|government|members|forces|troops|"
    r"soldiers|army|police|parliament|king|mediators|ambassadors?)$",
    re.IGNORECASE,
)
_DESCRIBING = re.compile(
    r",\s+(?:(?:the|an?|his|her|its|their)\s+(?:[\w-]+\s+){0,4}?(?:of|for|from|at|in)\s|"
    r"(?:some|most|many|all|both|one|two|three|four|\d+)\s+of\s+(?:them|whom)\s)"
)
_OFFICE_BEFORE = re.compile(
    r"\s+(?:leader|chief|boss|member|spokes\w+|commander|founder|head|lawyer|adviser|activist|official|candidate),\s+"
)
_REACH = 75  # characters behind a verb within which its object is looked for
_BY_REACH = 40  # characters behind 'by' within which an agent is looked for
_BY = re.compile(r"\s+(?:\w+\s+){0,6}?by\s+")
_ENDS_REACH = re.compile(
    r"[;:“\"]|,\s+(?:and|but)\s|\b(?:that|which|who|after|while|when|during|because|if|where|citing|"
    r"(?:and|but) (?:said|says|told|warned|added|called))\b"
)
_NO_OBJECT = re.compile(
    r"\b(?:in|at|near|from|as|by|about|over|into|under)\s+(?:\w+\s+){0,2}$"
)
_TITLE = (
    r"(?:(?:[Pp]resident|[Pp]rime|[Mm]inister|[Cc]hancellor|[Kk]ing|[Qq]ueen|[Gg]eneral|[Ss]ecretary|"
    r"[Ff]oreign|[Ll]eader)\s+)*"
)
_DIRECT = re.compile(
    rf"\s*(?:(?:and|,)\s+\w+(?:ed|s)\s+)?(?:the|a|an|its|his|her|their|all|some|several|former|out)?\s*(?:\d+\s+)?"
    rf"(?:[a-z’'-]+\s+)?{_TITLE}"
)
_LED = re.compile(
    rf"(?:\b(?:against|with|to|on|upon|of|for|towards?|blaming|accusing|urging|targeting|(?:and|,) \w+)\s+)"
    rf"(?:the\s+|its\s+|all\s+|\d+\s+)*{_TITLE}$"
)
# 'met Israeli Prime Minister Golda Meir', 'spoke with his Chinese counterpart, Yang Jiechi'
_OF_PERSON = (
    r"(?:(?:[A-Z][\w.’'-]*|of|for|and|state|former|then|acting|deputy|prime|foreign|defen[cs]e|minister|president|"
    r"chancellor|secretary|leader|chief|envoy|ambassador|adviser|commander|governor|mayor|general|rebel|opposition|"
    r"counterpart,?)\s+){0,7}"
)
_ONES = r"(?:the|its|his|her|their|an?)\s+"
_DIRECT_PERSON = re.compile(rf"\s*(?:{_ONES})?{_OF_PERSON}")
_LED_PERSON = re.compile(
    rf"\b(?:with|to|against|on|towards?)\s+(?:{_ONES})?{_OF_PERSON}$"
)
_SPOKESMAN = re.compile(
    r"\bspokes(?:wo)?m[ae]n$|\bspokes(?:person|people)$", re.IGNORECASE
)
_ON_PROPERTY = SUFFERED | {"reject", "request"}
# 'Shares in Norfisk fell', 'Prices in Oman rose'
_NO_ACTOR = re.compile(
    r"\W*(?:The\s+)?(?:Shares|Stocks|Bonds|Prices?|Exports|Imports|Inflation|Deaths|Casualties)\s+(?:in|of|from|at|for)\s"
)
# 'opponents of Mr Dorn', 'relatives of Ana Kulov'
_OTHERS_OF = re.compile(
    r"\b(?:opponents|critics|enemies|foes|rivals|victims|relatives|widow|wife|family|killers|kidnappers|parents|"
    r"survivors|casualties)\s+of\s+(?:(?:the|Mr|Mrs|Ms|Dr|President)\.?\s+)*$",
    re.IGNORECASE,
)
# 'A deadline to form a government passed'
_TO_FORM = re.compile(
    r"\W*(?:An?|The)\s+(?:[a-z]+\s+){1,2}to\s+[a-z]+\s+(?:an?|the|its)\s+(?:new\s+)?$"
)
_THINGS = {"ships", "fleet", "aircraft"}
_RECALLED = re.compile(
    r"\b(?:ambassadors?|envoys?|diplomats)\s+(?:from|to|in)\s+(?:the\s+)?$"
)
_CALLING_HOME = {"recall", "withdraw", "call", "pull"}
_FREEDOM = re.compile(
    r"[’']s?\s+(?:\w+\s+){0,2}(?:release|freedom|return|safety|extradition)\b"
)
_COUNTERPART = re.compile(r"\bcounterparts?$")
_DYING = {"die", "perish", "drown"}
_HARM = {"assault", "threaten"}
_SHOULD = re.compile(r"\b(?:should|must|ought|would|could)\b")
_SAYS_THAT = re.compile(
    r"\s+(?:(?:on\s+\w+|late|again|also|earlier)\s+)?(?:that\s+)?(?:the\s+|its\s+|his\s+)?"
    r"(?:[a-z-]+\s+)?" + _TITLE
)
_OWN = re.compile(r"\b(?:its|his|her|their)\s+(?:[a-z-]+\s+)?$")
_BEHIND_PLACE = re.compile(
    r"\b(?:on|in|at|near|off|aboard|from|of|to|outside|by)\s+(?:an?\s+|the\s+)?$"
)
_NOBODY = {"retreat", "concede", "protest"}
_BEHIND_PREPOSITION = re.compile(
    r"\b(?:on|about|against|to|by|with|over|for)\s+(?:the\s+)?$"
)
_BY_WHOM = re.compile(r"\b(?:by|\w+ and)\s+(?:the\s+)?$")
# 'told France Info radio'
_MEDIUM = re.compile(
    r"(?: [A-Z]\w+)* (?:radio|television|TV|newspaper|magazine|daily|news)\b"
)
_PRESS = {"reporters", "journalists"}
_BEHIND_FOR = re.compile(r"\bfor\s+(?:the\s+)?$")
_BEHIND_OF = re.compile(r"\bof\s+(?:the\s+)?$")


class Sides:
    """The sides of an article's clauses, read in order."""

    def __init__(self, text: str, names: Names) -> None:
        self._text = text
        self._names = names
        self.pronouns = Pronouns(text, names)

    def speaker(self, said: Attribution | None, spots: list[Spot]) -> tuple[str, ...]:
        """Who says what an attribution belongs to."""
        if said is None:
            return ()
        named = _between(spots, said.speaker_start, said.speaker_end)
        if not named:
            words = self._text[said.speaker_start : said.speaker_end]
            return self.pronouns.speaking(words)
        nouns = [spot for spot in named if not spot.adjective]
        persons = [spot for spot in nouns if spot.person]
        return ids_of(persons[:1] or nouns or named)[:2]

    def of(
        self, start: int, end: int, act: Act | None, here: list[Spot]
    ) -> tuple[tuple[str, ...], tuple[str, ...], str]:
        """Who acts, towards whom, and how they are named, in a part of the text with its verb and names."""
        if act is None or act.base in _DYING:  # nobody does anything
            return (), (), ""
        if _NO_ACTOR.match(self._text, start, act.start):
            return (), (), ""
        acting = self.acting(here, start, act)
        kind = kind_of(self._text, act, start, end)
        actors = ids_of(acting)
        if act.passive and not act.saying:
            return self._of_passive(actors, self._agents(here, act, end), kind)
        targets = self._targets(here, act, end, kind, actors)
        return actors, targets, self._how(acting)

    def accused(
        self, end: int, act: Act | None, here: list[Spot], actors: tuple[str, ...]
    ) -> tuple[tuple[str, ...], Kind] | None:
        """Whom somebody says to have done harm: 'Iran says Oman shelled its coast' accuses Oman."""
        if act is None or not act.saying or not actors:
            return None
        behind = _between(here, act.end, end)
        if not behind or not self._begins_saying(behind[0], act, actors):
            return None
        harm = self._harm(behind, end)
        if harm is None:
            return None
        deed, kind = harm
        words = " ".join(self._text[act.start : deed.end].split())
        accused = tuple(s.id for s in _listed_with(self._text, behind))
        return accused, Kind("accuse", repr(words), kind.end)

    def _begins_saying(self, spot: Spot, act: Act, actors: tuple[str, ...]) -> bool:
        """Whether a name is the subject of what others say: 'says that Oman', not 'says its ally Oman'."""
        if spot.id in actors or spot.adjective:
            return False
        gap = self._text[act.end : spot.start]
        return _SAYS_THAT.fullmatch(gap) is not None and not _OWN.search(gap)

    def _harm(self, behind: list[Spot], end: int) -> tuple[Act, Kind] | None:
        """The harm that the first of some names is said to have done; None for what is denied or ahead."""
        first = behind[0]
        deed = find_act(self._text, first.start, end, behind)
        if deed is None or deed.passive or deed.ahead or deed.denied:
            return None
        between = self._text[first.end : deed.start]
        if _ENDS_REACH.search(between) or _SHOULD.search(between):
            return None
        kind = kind_of(self._text, deed, first.start, end)
        if kind is None or kind.type not in _HARM:
            return None
        return deed, kind

    def _of_passive(
        self, suffering: tuple[str, ...], agents: tuple[str, ...], kind: Kind | None
    ) -> tuple[tuple[str, ...], tuple[str, ...], str]:
        """The sides of 'A was attacked by B': B acts towards A, where the verb can have an object."""
        if kind and kind.type in SUFFERED:
            return agents, suffering, "named behind 'by'"
        if agents and kind:
            return agents, (), "named behind 'by'"
        return suffering, (), "the subject of the sentence"

    def _how(self, acting: Sequence[Spot]) -> str:
        """How the actors are named; a name that is written as the actor's own needs no reason."""
        reasons = []
        for spot in acting:
            is_plain = fold(spot.words) == fold(self._names.actors[spot.id].name)
            if not is_plain or UNNAMED in spot.how:
                reasons.append(spot.how)
        return "; ".join(dict.fromkeys(reasons))

    def acting(self, spots: list[Spot], start: int, act: Act) -> list[Spot]:
        """The names before the verb that are its subject."""
        before = self._before_verb(spots, start, act)
        subject = [spot for spot in before if not spot.adjective]
        if not subject:
            return [s for s in before[:1] if not self._is_beside(s, start)]
        kept = self._kept(subject, start, act)
        if kept or act.passive:
            return kept
        return subject[:1]

    def _before_verb(self, spots: list[Spot], start: int, act: Act) -> list[Spot]:
        """The names before a verb, those of a relative clause only where there are no others."""
        before = []
        for spot in _between(spots, start, act.start):
            words = self._text[start : spot.start]
            if not (_OTHERS_OF.search(words) or _TO_FORM.match(words)):
                before.append(spot)
        relative = RELATIVE.search(self._text, start, act.start)
        if relative is None:
            return before
        ahead = [spot for spot in before if spot.end <= relative.start() + 1]
        return ahead or before

    def _kept(self, subject: list[Spot], start: int, act: Act) -> list[Spot]:
        """The names of a subject without those that only describe it or belong to a preposition."""
        kept: list[Spot] = []
        for spot in subject:
            lead = self._text[max(start, spot.start - 12) : spot.start].lower()
            if not kept:
                if not (act.passive and _BY_WHOM.search(lead)):
                    kept.append(spot)  # not 'Talks, mediated by Oman, were suspended'
                continue
            if self._describes(kept, spot, lead, act):
                continue
            if self._is_name_of(kept[0], spot):
                kept.clear()  # 'The governor of the bank, Jan Dorn,'
            elif self._says_who(kept[-1], spot, lead):
                kept.pop()
            kept.append(spot)
        return kept

    def _describes(self, kept: list[Spot], spot: Spot, lead: str, act: Act) -> bool:
        """Whether a name only describes those before it: 'talks with Russia'."""
        if self._is_aside(kept[0], spot, act):
            return True
        if _BEHIND_PREPOSITION.search(lead):
            return not self._says_who(kept[-1], spot, lead)
        return bool(_BEHIND_OF.search(lead)) and not self._is_office(kept[-1])

    def _says_who(self, before: Spot, spot: Spot, lead: str) -> bool:
        """Whether a name says who the one before it is: 'leaders of Britain' are Britain."""
        if _BEHIND_OF.search(lead):
            return True
        if _SPOKESMAN.search(before.words):  # 'a spokesman for the ministry'
            return _BEHIND_FOR.search(lead) is not None
        # 'Another gang leader, Fabricio Colon, escaped'
        between = self._text[before.end : spot.start]
        return spot.person and _OFFICE_BEFORE.fullmatch(between) is not None

    def _is_name_of(self, office: Spot, spot: Spot) -> bool:
        """Whether a person's name is behind an office, between commas."""
        text = self._text
        is_apart = text[spot.start - 2 : spot.start] == ", " and text[spot.end] == ","
        return spot.person and is_apart and office.words.lower().split()[-1] in TITLES

    def _is_aside(self, first: Spot, spot: Spot, act: Act) -> bool:
        """Whether a name is between commas: 'Jan Dorn, the head of the Choneros gang, left'."""
        text = self._text
        begun = _DESCRIBING.match(text, first.end, spot.start + 1)
        return begun is not None and "," in text[spot.end : act.start]

    def _is_beside(self, spot: Spot, start: int) -> bool:
        """Whether a name only says where: 'Two people on a Russian ship'."""
        before = self._text[start : spot.start]
        return _BEHIND_PLACE.search(before) is not None

    def _is_office(self, spot: Spot) -> bool:
        return _OFFICE.search(spot.words) is not None

    def _agents(self, spots: list[Spot], act: Act, end: int) -> tuple[str, ...]:
        """Who did what somebody suffered: the names behind 'by'."""
        by = _BY.match(self._text, act.end, end)
        if not by:
            return ()
        behind = _between(spots, by.end() - 1, by.end() + _BY_REACH)
        return tuple(spot.id for spot in _listed_with(self._text, behind))

    def _targets(
        self,
        here: list[Spot],
        act: Act,
        end: int,
        kind: Kind | None,
        actors: tuple[str, ...],
    ) -> tuple[str, ...]:
        """Towards whom somebody acts: those named as the object of the verb."""
        found = self._told(here, act)
        if kind and not found:
            found = self._objects(here, act, end, kind, actors)
            found = found or self._recalled(here, act, end, kind)
        return tuple(
            t for t in found if t not in actors and self._may_be_target(t, kind)
        )

    def _may_be_target(self, actor: str, kind: Kind | None) -> bool:
        """Whether something can be done to an actor; in 'sends ships' they are whom it sends."""
        if (
            kind
            and kind.type == "mobilize"
            and self._names.actors[actor].kind == "group"
        ):
            return False
        return actor not in _THINGS

    def _objects(
        self,
        spots: list[Spot],
        act: Act,
        end: int,
        kind: Kind,
        actors: tuple[str, ...],
    ) -> tuple[str, ...]:
        """The names behind the verb, or behind the noun that decides, that are its object."""
        if (act.saying and kind.end <= act.end) or kind.type in _NOBODY:
            return ()
        begin = self._begin_of_objects(spots, act, kind)
        behind = self._others(_between(spots, begin, end), actors)
        for place, spot in enumerate(behind):
            gap = self._text[begin : spot.start]
            if len(gap) > _REACH or _ENDS_REACH.search(gap):
                break
            if self._is_object(spot, gap, kind.type):
                return ids_of(_listed_with(self._text, behind[place:]))
        return ()

    def _others(self, spots: list[Spot], actors: tuple[str, ...]) -> list[Spot]:
        """The names of those that don't act themselves; nobody is asked in 'called for Mr Dorn's release'."""
        found = []
        for spot in spots:
            if spot.id not in actors and not _FREEDOM.match(self._text, spot.end):
                found.append(spot)
        return found

    def _begin_of_objects(self, spots: list[Spot], act: Act, kind: Kind) -> int:
        """Where objects may begin: behind what decides the type, unless a person was taken for a place there."""
        taken = next((s for s in spots if act.end <= s.start < kind.end), None)
        is_place = kind.words.endswith("and a place")
        if is_place and taken and self._is_surely_person(taken):
            return act.end
        return max(act.end, kind.end)

    def _recalled(
        self, spots: list[Spot], act: Act, end: int, kind: Kind
    ) -> tuple[str, ...]:
        """The countries from which envoys are called home; their names are places."""
        if act.base not in _CALLING_HOME or kind.type != "sanction":
            return ()
        behind = [spot for spot in spots if act.end <= spot.start < end]
        for place, spot in enumerate(behind):
            if _RECALLED.search(self._text, act.end, spot.start):
                listed = [replace(other, place=False) for other in behind[place:]]
                return ids_of(_listed_with(self._text, listed))
        return ()

    def _is_surely_person(self, spot: Spot) -> bool:
        """Whether a name is a person's by its title or by its full name before: 'General Tesk', 'Tesk'."""
        if not spot.person:
            return False
        is_named_before = spot.words != self._names.actors[spot.id].name
        before = self._text[max(0, spot.start - 30) : spot.start].split()
        title = before[-1] if before else ""
        return is_named_before or title.lower() in TITLES

    def _told(self, spots: list[Spot], act: Act) -> tuple[str, ...]:
        """Whom somebody tells something: the name right behind the verb."""
        if act.base not in ("tell", "assure"):
            return ()
        first = next((spot for spot in spots if spot.start >= act.end), None)
        if first is None or _SPOKESMAN.search(first.words) or first.id in _PRESS:
            return ()
        if (
            _MEDIUM.match(self._text, first.end)
            or self._text[act.end : first.start].strip()
        ):
            return ()
        return (first.id,)

    def _is_object(self, spot: Spot, gap: str, kind: str) -> bool:
        if _NO_OBJECT.search(gap) or _SPOKESMAN.search(spot.words):
            return False
        if spot.person and (_DIRECT_PERSON.fullmatch(gap) or _LED_PERSON.search(gap)):
            return True
        if not (_DIRECT.fullmatch(gap) or _LED.search(gap)):
            return False
        return not spot.adjective or kind in _ON_PROPERTY


def _between(spots: Sequence[Spot], start: int, end: int) -> list[Spot]:
    """The names from one offset up to another, without places."""
    return [spot for spot in spots if start <= spot.start < end and not spot.place]


def _listed_with(text: str, spots: list[Spot]) -> list[Spot]:
    """The first of some spots with those in one list with it: 'Saudi Arabia, Bahrain and Egypt'."""
    if len(spots) > 1 and spots[1].person and _COUNTERPART.search(spots[0].words):
        return spots[1:2]  # 'his Chinese counterpart, Yang Jiechi'
    found = spots[:1]
    for before, spot in itertools.pairwise(spots):
        if not re.fullmatch(
            r"\s*(?:,|and|&|,\s*and)\s+(?:the\s+|its\s+|(?:his|her)\s+(?:wife|husband|son|daughter|brother|sister|"
            r"deputy|predecessor|successor)\s+)?",
            text[before.end : spot.start],
        ):
            break
        found.append(spot)
    return [spot for spot in found if not spot.place]
