"""Draft file: its parts, read and written as JSON; `start` and `end` count characters of the article's text."""

import json
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from crisistl.errors import DataError, sentence
from crisistl.formats.core.explain import explained
from crisistl.formats.core.input import Input
from crisistl.formats.json.doubles import refuse_doubled_keys
from crisistl.model.timeline import ActorKind, EventType, PartOfDay, Status

VERSION: Literal[1] = 1
ENDING = ".draft.json"
State = Literal["open", "accepted", "skipped", "merged", "split"]
Sure = Literal["high", "medium", "low"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Article(_Part):
    """The article: its file, its text, the day of publication and where that was found."""

    file: str
    sha256: str
    title: str = ""
    published: date | None = None
    published_from: str = ""
    source: str | None = None
    text: str


class DraftActor(_Part):
    """An actor that proposals name. `state`: known (in the chronology), listed (in crisistl's tables), open (new)."""

    id: str
    name: str
    state: Literal["known", "listed", "open"]
    why: str = ""
    kind: ActorKind | None = None
    part_of: str | None = None
    iso: str | None = None


class DraftQuote(_Part):
    """Quoted words and where they are."""

    text: str
    speaker: str | None = None
    start: int
    end: int


class DraftEvent(_Part):
    """What a proposal proposes; the fields are those of an event."""

    date: str | None = None
    date_text: str = ""
    title: str
    type: EventType | None = None
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    place: str | None = None
    part_of_day: PartOfDay | None = None
    status: Status = "reported"
    attributed_to: tuple[str, ...] = ()
    quotes: tuple[DraftQuote, ...] = ()
    summary: str = ""


class Evidence(_Part):
    """The words of the article that a proposal is taken from."""

    paragraph: int
    page: int | None = None
    start: int
    end: int

    @property
    def locator(self) -> str:
        """For a citation: 'paragraph 7', 'page 2, paragraph 7'."""
        if self.page:
            return f"page {self.page}, paragraph {self.paragraph}"
        return f"paragraph {self.paragraph}"


class Reason(_Part):
    """Why a value was proposed, how sure it is, and the words that show it."""

    why: str
    sure: Sure
    start: int | None = None
    end: int | None = None


class Proposal(_Part):
    """A proposed event and what was decided about it.

    `options` are the dates between which the text doesn't decide. `event_id` is the event of the chronology that it
    became or was merged into; `into` the proposal that it was merged into. `before` is what the sentence was when it
    was decided, where the article has changed since.
    """

    id: str
    state: State = "open"
    own_date: bool = False
    event: DraftEvent
    evidence: Evidence
    reasons: dict[str, Reason] = Field(default_factory=dict)
    options: tuple[str, ...] = ()
    event_id: str | None = None
    into: str | None = None
    before: str | None = None
    edited: tuple[str, ...] = ()

    @property
    def sure(self) -> Sure:
        """How sure its date is; what a person has typed is."""
        if "date" in self.edited:
            return "high"
        if "date" in self.reasons:
            return self.reasons["date"].sure
        return "low"


class DraftMention(_Part):
    """Words that give a time; `type` and `value` are those of TIMEX3."""

    start: int
    end: int
    text: str
    kind: str
    date: str | None = None
    why: str
    sure: Sure
    options: tuple[str, ...] = ()
    type: str = "DATE"
    value: str = ""


class Gone(_Part):
    """A proposal of an earlier draft whose sentence the article no longer has."""

    id: str
    state: State
    title: str
    text: str
    event_id: str | None = None


class Draft(_Part):
    """A whole draft file."""

    draft: Literal[1] = VERSION
    article: Article
    actors: tuple[DraftActor, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    mentions: tuple[DraftMention, ...] = ()
    gone: tuple[Gone, ...] = ()
    remarks: tuple[str, ...] = ()

    def words(self, proposal: Proposal) -> str:
        """The article's words for a proposal, on one line."""
        return " ".join(
            self.article.text[proposal.evidence.start : proposal.evidence.end].split()
        )

    def with_proposal(self, changed: Proposal) -> "Draft":
        """The draft with one proposal in place of that with its id."""
        found = tuple(
            changed if proposal.id == changed.id else proposal
            for proposal in self.proposals
        )
        return self.model_copy(update={"proposals": found})


def text_of_draft(draft: Draft) -> str:
    """The draft as JSON, without what is empty, the same for the same draft."""
    plain = _without_empty(draft.model_dump(mode="json"))
    ordered = {"draft": VERSION, **plain}
    return json.dumps(ordered, ensure_ascii=False, indent=1) + "\n"


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {key: _without_empty(part) for key, part in value.items()}
        found = {}
        for key, part in kept.items():
            if part not in (None, "", [], {}) or key == "date":
                found[key] = part
        return found
    if isinstance(value, list):
        return [_without_empty(part) for part in value]
    return value


def read_draft(file: Input) -> Draft:
    """The draft of a file. DataError where it isn't one, with what is wrong."""
    refuse_doubled_keys(file, lines=False)
    try:
        data = json.loads(file.text())
    except (ValueError, RecursionError):
        raise DataError(
            f"{file.name} is not a draft; `crisistl draft ARTICLE` makes one"
        ) from None
    if not isinstance(data, dict) or "draft" not in data:
        raise DataError(
            f"{file.name} is not a draft; `crisistl draft ARTICLE` makes one"
        )
    if data["draft"] != VERSION:
        raise DataError(
            f"{file.name} is a draft of version {data['draft']!r}; this crisistl reads version {VERSION}"
        )
    try:
        draft = Draft.model_validate(data)
    except ValidationError as error:
        lines = []
        for wrong in explained(error, Draft):
            place = ".".join(map(str, wrong.path))
            lines.append(f"  {place}: {sentence(wrong.problem, wrong.remedy)}")
        raise DataError(
            "\n".join([f"{file.name} is not a valid draft:", *lines])
        ) from None
    length = len(draft.article.text)
    for proposal in draft.proposals:
        if not 0 <= proposal.evidence.start < proposal.evidence.end <= length:
            raise DataError(
                f"{file.name}: the evidence of {proposal.id} is outside the article's text"
            )
    return draft


def is_draft(name: str, head: str) -> bool:
    """Whether a file is a draft, by the end of its name or by how it begins."""
    if name.endswith(ENDING):
        return True
    return head.lstrip("\ufeff \t\r\n").replace(" ", "").startswith('{\n"draft":')
