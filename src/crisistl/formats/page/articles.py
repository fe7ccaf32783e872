"""Articles: the events of a page as HTML, with everything a reader sees of each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from markupsafe import Markup

from crisistl.dates import EventDate
from crisistl.formats.core.account_words import account_words
from crisistl.formats.core.kept import NameOf
from crisistl.formats.core.standing import standing
from crisistl.formats.page.citations import Cited
from crisistl.formats.page.stretches import moment
from crisistl.formats.page.words import Languages, escaped
from crisistl.model.timeline import Event, Timeline
from crisistl.query.cells import names_on

_DOT = " · "


class Articles:
    """Writes events as list items. `cited` has what events cite by their ids, or nothing where it isn't shown."""

    def __init__(
        self,
        timeline: Timeline,
        cited: Mapping[str, tuple[Cited, ...]],
        languages: Languages,
    ) -> None:
        self._timeline = timeline
        self._names = NameOf.of(timeline)
        # what an actor with dated roles is called depends on the date
        self._actors = {
            actor.id: escaped(
                f"{actor.name} ({actor.role})" if actor.role else actor.name
            )
            for actor in timeline.actors
            if not actor.roles
        }
        self._themes = {theme.id: escaped(theme.name) for theme in timeline.themes}
        self._cited = cited
        self._languages = languages
        self._tied = {*timeline.answers, *timeline.contradictions}
        own = languages.own
        self._labels = {word: own(f"{word}:") for word in ("Place", "Source")}
        self._published = own("as published")
        self._type = own("Type: |").split("|")

    def listed(self, events: Iterable[Event], level: int) -> Markup:
        """A list of events whose titles are headings of a level."""
        items = "".join([self._item(event, level) for event in events])
        return Markup(f'<ol role="list">\n{items}</ol>\n')

    def _item(self, event: Event, level: int) -> str:
        known = ""
        if event.status != "reported" or event.attributed_to:
            known = standing(event, self._names) or ""
        lines = [
            self._opening(event, bool(known)),
            f"{self._time(event)}</time>",
            *self._who(event),
            f'<h{level}><a href="#{event.id}">{escaped(event.title)}</a></h{level}>',
        ]
        if known:
            lines.append(
                f'<p class="standing"{self._languages.english}>{escaped(known)}'
            )
        if event.summary:
            lines.append(f'<p class="summary">{escaped(event.summary)}')
        if event.quotes or event.accounts:
            lines += self._said(event)
        if event.responds_to or event.id in self._tied:
            lines += self._ties(event)
        lines.append(self._about(event))
        lines.append("</article>\n")
        return "\n".join(lines)

    def _opening(self, event: Event, stands: bool) -> str:
        kind = f' class="{event.status}"' if stands else ""
        recorded = ""
        if event.recorded:
            recorded = f' data-recorded="{event.recorded}"'
        return f'<li><article id="{event.id}"{kind}{recorded}>'

    def _time(self, event: Event) -> str:
        """The element of the date, without its end."""
        begun, words = _dated(event.date)
        part = ""
        if event.part_of_day:
            part = f", {event.part_of_day}"
        quoted = ""
        if event.date_text:
            words_of_source = f"“{escaped(event.date_text)}”"
            quoted = f" <small>In the source: <q{self._languages.native}>{words_of_source}</q></small>"
        return f"<time{begun}{self._languages.english}>{words}{part}{quoted}"

    def _who(self, event: Event) -> list[str]:
        """The line of the two sides; none where nobody is on either."""
        if not (event.actors or event.targets):
            return []
        acting = self._sides(event.actors, event)
        if event.targets:
            return [f'<p class="who">{acting} → {self._sides(event.targets, event)}']
        return [f'<p class="who">{acting}']

    def _sides(self, ids: Sequence[str], event: Event) -> str:
        known = self._actors
        return ", ".join([known.get(one) or self._role(one, event) for one in ids])

    def _role(self, actor: str, event: Event) -> str:
        """The name of an actor with its role on the date of an event."""
        (name,) = names_on((actor,), event, self._timeline)
        return escaped(name)

    def _said(self, event: Event) -> Iterator[str]:
        """Quotes and accounts."""
        register = self._timeline.actors_by_id
        for quote in event.quotes:
            speaker = ""
            if quote.speaker and (name := register[quote.speaker].name):
                speaker = f"{escaped(name)}, "
            yield f'<p class="quote">“<q>{escaped(quote.text)}</q>” <small>– {speaker}{self._published}</small>'
        if event.accounts:
            yield '<ul class="accounts">'
            for account in event.accounts:
                yield f"<li>{escaped(account_words(account, self._timeline))}"
            yield "</ul>"

    def _ties(self, event: Event) -> Iterator[str]:
        """The events that this one is tied to, by how it is."""
        timeline = self._timeline
        answers = [answer.id for answer in timeline.answers.get(event.id, ())]
        for label, ids in (
            ("Answers", event.responds_to),
            ("Answered by", answers),
            ("Contradicts", timeline.contradictions.get(event.id, ())),
        ):
            if ids:
                links = "; ".join([self._link(one) for one in ids])
                yield f'<p class="tie">{self._languages.own(label)} {links}'

    def _link(self, identity: str) -> str:
        """Another event that one is tied to."""
        timeline = self._timeline
        if here := timeline.events_by_id.get(identity):
            words = escaped(here.date.describe())
            return f'<a href="#{identity}">{escaped(here.title)}</a> ({words})'
        other = timeline.omitted_by_id[identity]
        words = escaped(other.date.describe())
        return f"{escaped(other.title)} ({words}, not on this page)"

    def _about(self, event: Event) -> str:
        """The themes, the place, the type and the sources; empty where there are none."""
        parts = []
        if event.themes:
            themes = self._themes
            parts.append(
                ", ".join([themes.get(one) or escaped(one) for one in event.themes])
            )
        if event.place:
            parts.append(f"{self._labels['Place']} <i>{escaped(event.place)}</i>")
        if event.type:
            parts.append(event.type.join(self._type))
        if cited := self._cited.get(event.id):
            sources = "; ".join(map(_source, cited))
            parts.append(f"{self._labels['Source']} {sources}")
        if not parts:
            return ""
        return f'<p class="about">{_DOT.join(parts)}'


def _source(cited: Cited) -> str:
    reference = cited.reference
    link = f'<a href="#~s{reference.number}">{escaped(reference.short)}</a>'
    if cited.locator:
        return f"{link}, {escaped(cited.locator)}"
    return link


@lru_cache(maxsize=1 << 14)
def _dated(when: EventDate) -> tuple[str, str]:
    """The attribute of a date's element, and the date in words."""
    begun = moment(when)
    if begun:
        begun = f' datetime="{begun}"'
    return begun, escaped(when.describe())
