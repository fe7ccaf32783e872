"""Contents: what the core of a clause says - who does what to whom, or who says it."""

import re
from typing import NamedTuple

from crisistl.prose.acts import Act
from crisistl.prose.claims import Attribution
from crisistl.prose.clause import Clause, is_quoted
from crisistl.prose.kinds import Kind, kind_of
from crisistl.prose.names import Names
from crisistl.prose.nominal import Nominal, is_about_result, nominal_of
from crisistl.prose.sides import Sides
from crisistl.prose.spots import Spot
from crisistl.prose.statement import Content

_OF_SPEAKER = re.compile(r"\W*(?:I|[Ww]e)\b")


class _Deed(NamedTuple):
    """Who acts, towards whom, of which type it is, and how those who act are named."""

    actors: tuple[str, ...]
    targets: tuple[str, ...]
    kind: Kind | None
    how: str


class Contents:
    """What the clauses of an article say, read in order."""

    def __init__(self, text: str, names: Names, sides: Sides) -> None:
        self._text = text
        self._names = names
        self._sides = sides

    def of(
        self,
        clause: Clause,
        said: Attribution | None,
        speaker: tuple[str, ...],
        act: Act | None,
        here: list[Spot],
        core: tuple[int, int],
    ) -> Content:
        """Who does what to whom in the core of a clause; or who says it, where that is all."""
        if said and said.after_quote and self._is_told(clause):
            return self._told(said, speaker, act, here, core)
        return self._stated(clause, said, speaker, act, here, core)

    def _stated(
        self,
        clause: Clause,
        said: Attribution | None,
        speaker: tuple[str, ...],
        act: Act | None,
        here: list[Spot],
        core: tuple[int, int],
    ) -> Content:
        """What an article states itself, or that somebody says it."""
        start, end = core
        is_quotation = said is not None and said.after_quote
        if said and (is_quotation or act is None):
            deed = self._said(clause, said, speaker)
        else:
            deed = self._done(act, here, core)
        event = nominal_of(self._text, start, end, here)
        if event and _is_by_noun(clause, start, act, deed.actors):
            deed = self._by_noun(event)
        actors, how = deed.actors or clause.subject, deed.how
        pronouns = self._sides.pronouns
        if not is_quotation:  # 'we' in a quotation is not the subject before
            actors, how = pronouns.resolved(actors, how, start, act, deed.kind)
        return Content(
            start,
            end,
            act,
            actors,
            deed.targets,
            how,
            deed.kind,
            None if is_quotation else said,
            is_quotation,
            pronouns.begins_with_body(start),
        )

    def _is_told(self, clause: Clause) -> bool:
        """Whether a time is within what is quoted: '"On Monday they attacked us," the mayor said'."""
        mention = clause.mention
        return mention is not None and is_quoted(
            self._text, clause.start, mention.start
        )

    def _told(
        self,
        said: Attribution,
        speaker: tuple[str, ...],
        act: Act | None,
        here: list[Spot],
        core: tuple[int, int],
    ) -> Content:
        """What somebody says to have happened: the speaker did it only where he says 'I' or 'we'."""
        deed = self._done(act, here, core)
        actors, how = deed.actors, deed.how
        if _OF_SPEAKER.match(self._text, *core):
            actors, how = speaker, "says so of himself"
        return Content(*core, act, actors, deed.targets, how, deed.kind, said)

    def _said(
        self, clause: Clause, said: Attribution, speaker: tuple[str, ...]
    ) -> _Deed:
        """What a clause says where its verb is only that of saying: a quotation is the speaker's act."""
        stop = said.start if said.start > clause.start else clause.end
        kind = kind_of(self._text, None, clause.start, stop)
        if said.after_quote:
            return _Deed(speaker, (), kind, "says so")
        return _Deed((), (), kind, "")  # who says that it was isn't who did it

    def _done(self, act: Act | None, here: list[Spot], core: tuple[int, int]) -> _Deed:
        """What the verb of a clause says."""
        start, end = core
        actors, targets, how = self._sides.of(start, end, act, here)
        kind = kind_of(self._text, act, start, end)
        if accused := self._sides.accused(end, act, here, actors):
            targets, kind = accused
        return _Deed(actors, targets, kind, how)

    def _by_noun(self, event: Nominal) -> _Deed:
        """What the noun at the beginning of a clause says."""
        known = self._names.actors
        return _Deed(
            tuple(actor for actor in event.actors if actor in known),
            tuple(target for target in event.targets if target in known),
            event.kind,
            "named with the noun",
        )


def _is_by_noun(
    clause: Clause, start: int, act: Act | None, actors: tuple[str, ...]
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
