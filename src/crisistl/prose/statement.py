"""Statement: something that an article says, with its values and the reason for each of them."""

from dataclasses import dataclass, field

from crisistl.prose.acts import Act
from crisistl.prose.claims import Attribution, Quoted
from crisistl.prose.documents.document import Sure
from crisistl.prose.kinds import Kind
from crisistl.prose.moments import When
from crisistl.prose.spots import UNNAMED


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
class Content:
    """What the core of a clause says: its verb, who acts and towards whom, and `how` they are named.

    `said` is who says so, where that isn't the statement itself.
    """

    start: int
    end: int
    act: Act | None
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    how: str
    kind: Kind | None
    said: Attribution | None
    is_quotation: bool = False
    is_body: bool = False  # the subject is 'the company', named before or not

    @property
    def subject(self) -> tuple[str, ...]:
        """The grammatical subject, which a pronoun in the next sentence means."""
        if self.act and self.act.passive and self.targets:
            return self.targets
        return self.actors


_VAGUE = ("the subject before", "the only one with this title", UNNAMED)


def reasons_of(
    when: When, content: Content, status: tuple[str, str]
) -> dict[str, Reason]:
    """Why the date, the sides, the type and the status of a statement were chosen."""
    reasons = {"date": Reason(when.why, when.sure, when.start, when.end)}
    if content.actors or content.is_body:
        is_vague = any(words in content.how for words in _VAGUE) or not content.actors
        how = content.how or "named in the sentence"
        reasons["actors"] = Reason(how, "low" if is_vague else "medium")
    if content.targets:
        reasons["targets"] = Reason("named behind the verb", "medium")
    if content.kind:
        reasons["type"] = Reason(content.kind.words, "medium")
    name, why = status
    reasons["status"] = Reason(why, "medium" if name != "reported" else "high")
    return reasons
