import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from crisistl.errors import UsageError
from crisistl.formats.core.input import Input
from crisistl.formats.draft.file import Draft, read_draft, text_of_draft
from crisistl.model.timeline import Timeline
from crisistl.prose.decisions import (
    accepted,
    merged_into_event,
    taken_back,
)
from crisistl.prose.likely import near, twins
from crisistl.prose.reopening import gone, reopened
from crisistl.prose.rerun import continued
from crisistl.prose.review import Review
from crisistl.prose.splitting import split
from prose.drafting import draft

TEXT = "On Monday, France condemned Russia.\n\nOn Tuesday, Paris closed its border as Berlin called for talks.\n"


def test_a_draft_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "a.draft.json"
    path.write_text(text_of_draft(draft(TEXT)))
    assert read_draft(Input.of(str(path))) == draft(TEXT)
    assert next(iter(json.loads(path.read_text()))) == "draft"


def test_accepting_adds_the_event_its_names_and_its_source() -> None:
    found = draft(TEXT)
    timeline, after = accepted(Timeline(), found, found.proposals[0])
    (event,) = timeline.events
    assert (event.id, str(event.date), event.date_text) == (
        "france-condemned-russia",
        "2022-04-04",
        "On Monday",
    )
    assert (event.actors, event.targets, event.sources[0].locator) == (
        ("france",),
        ("russia",),
        "paragraph 1",
    )
    assert [actor.id for actor in timeline.actors] == ["france", "russia"]
    assert (after.proposals[0].state, after.proposals[0].event_id) == (
        "accepted",
        event.id,
    )


def test_an_acceptance_can_be_taken_back() -> None:
    found = draft(TEXT)
    timeline, after = accepted(Timeline(), found, found.proposals[0])
    assert (
        taken_back(timeline, found.proposals[0], after.proposals[0], Timeline())
        == Timeline()
    )


def test_a_proposal_is_accepted_once() -> None:
    found = draft(TEXT)
    timeline, after = accepted(Timeline(), found, found.proposals[0])
    with pytest.raises(UsageError, match="accepted already"):
        accepted(timeline, after, after.proposals[0])


def test_what_is_in_the_chronology_already_is_shown_and_cited() -> None:
    found = draft(TEXT)
    timeline, _ = accepted(Timeline(), found, found.proposals[0])
    again = draft(TEXT.replace("condemned", "has condemned"))
    again = again.model_copy(
        update={"article": again.article.model_copy(update={"source": "other"})}
    )
    (twin,) = [
        twin for twin in twins(timeline, again, again.proposals[0]) if twin.is_event
    ]
    merged, after = merged_into_event(timeline, again, again.proposals[0], twin.id)
    assert [citation.source for citation in merged.events[0].sources] == ["a", "other"]
    assert after.proposals[0].state == "merged"


def test_who_looks_for_an_event_is_offered_one_that_is_told_in_other_words() -> None:
    found = draft(TEXT)
    timeline, _ = accepted(Timeline(), found, found.proposals[0])
    (event,) = timeline.events
    told = event.model_copy(update={"title": "Paris sharply criticises the Kremlin"})
    timeline = timeline.with_parts(events=(told,))
    seen = [find(timeline, found, found.proposals[0]) for find in (twins, near)]
    assert [[twin.id for twin in each if twin.is_event] for each in seen] == [
        [],
        [event.id],
    ]


def test_a_merge_is_taken_back_without_what_others_changed_meanwhile() -> None:
    found = draft(TEXT)
    old, _ = accepted(Timeline(), found, found.proposals[0])
    again = draft(TEXT)
    again = again.model_copy(
        update={"article": again.article.model_copy(update={"source": "other"})}
    )
    event_id = old.events[0].id
    merged, after = merged_into_event(old, again, again.proposals[0], event_id)
    meanwhile = merged.events[0].model_copy(update={"place": "Paris"})
    now = merged.with_parts(events=(meanwhile,))
    back = taken_back(now, again.proposals[0], after.proposals[0], old)
    (event,) = back.events
    assert event == old.events[0].model_copy(update={"place": "Paris"})
    assert [source.id for source in back.sources] == ["a"]
    assert gone(after, now) == ()
    renamed = back.sources[0].model_copy(update={"id": "other", "title": "Other"})
    back = back.with_parts(sources=(*back.sources, renamed))
    assert gone(after, back) == (after.proposals[0],)
    (reopen,) = reopened(after, gone(after, back)).proposals[:1]
    assert (reopen.state, reopen.event_id) == ("open", None)


def test_a_proposal_can_be_split() -> None:
    found = split(draft(TEXT), draft(TEXT).proposals[1], "Berlin called")
    assert [p.id for p in found.proposals] == ["p1", "p2", "p2.2"]
    assert [found.words(p) for p in found.proposals[1:]] == [
        "On Tuesday, Paris closed its border",
        "Berlin called for talks.",
    ]
    with pytest.raises(UsageError, match="not words of the sentence"):
        split(found, found.proposals[0], "Berlin")


def test_a_second_run_keeps_what_was_decided_about_the_same_sentences() -> None:
    old = draft(TEXT)
    _, old = accepted(Timeline(), old, old.proposals[0])
    new = continued(draft("On Friday, Spain met Italy.\n\n" + TEXT), old)
    assert [(p.id, p.state) for p in new.proposals] == [
        ("p3", "open"),
        ("p1", "accepted"),
        ("p2", "open"),
    ]


def test_a_second_run_reopens_what_was_changed_and_names_what_is_gone() -> None:
    old = draft(TEXT)
    timeline, old = accepted(Timeline(), old, old.proposals[0])
    _, old = accepted(timeline, old, old.proposals[1])
    new = continued(draft("On Monday, France bitterly condemned Russia.\n"), old)
    (reopened,) = new.proposals
    assert (reopened.id, reopened.state, reopened.before) == (
        "p1",
        "open",
        "On Monday, France condemned Russia.",
    )
    assert [(gone.id, gone.state) for gone in new.gone] == [("p2", "accepted")]


def of_article(title: str, day: str) -> Draft:
    """The draft of an article from a file of the same name as others."""
    found = draft(TEXT)
    article = found.article.model_copy(
        update={"file": f"{title}/news.txt", "title": title, "published": day}
    )
    return found.model_copy(update={"article": article})


def test_articles_of_files_of_one_name_are_two_sources() -> None:
    first, second = of_article("One", "2022-04-05"), of_article("Two", "2022-04-06")
    timeline, after = accepted(Timeline(), first, first.proposals[0])
    timeline, _ = accepted(timeline, second, second.proposals[0])
    assert [(source.id, source.title) for source in timeline.sources] == [
        ("news", "One"),
        ("news-2", "Two"),
    ]
    assert [event.sources[0].source for event in timeline.events] == ["news", "news-2"]
    # the rest of the first article goes on with its own source
    timeline, _ = accepted(timeline, after, after.proposals[1])
    assert timeline.events[-1].sources[0].source == "news"
    assert len(timeline.sources) == 2


def test_a_source_that_was_renamed_is_still_that_of_its_article() -> None:
    found = of_article("One", "2022-04-05")
    timeline, after = accepted(Timeline(), found, found.proposals[0])
    (source,) = timeline.sources
    renamed = source.model_copy(update={"title": "The Gazette"})
    timeline = timeline.with_parts(sources=(renamed,))
    timeline, _ = accepted(timeline, after, after.proposals[1])
    assert timeline.sources == (renamed,)


def test_a_proposal_that_another_review_has_accepted_is_not_accepted_again() -> None:
    found = draft(TEXT)
    there = _Shared(found, Timeline())
    one, other = there.review(), there.review()
    one.accept()
    with pytest.raises(UsageError, match="another review has accepted p1 meanwhile"):
        other.accept()
    assert len(there.timeline.events) == 1
    assert other.proposal.state == "accepted"
    with pytest.raises(UsageError, match="accepted already"):
        other.accept()


class _Shared:
    """A draft and a chronology that several reviews change."""

    def __init__(self, found: Draft, timeline: Timeline) -> None:
        self.draft, self.timeline = found, timeline

    def review(self) -> Review:
        return Review(self.draft, self, self.save, self.held)

    def save(self, changed: Draft) -> None:
        self.draft = changed

    @contextmanager
    def held(self) -> Iterator[Draft]:
        yield self.draft

    def now(self) -> Timeline:
        return self.timeline

    @contextmanager
    def changing(self) -> Iterator[tuple[Timeline, Callable[[Timeline], None]]]:
        yield self.timeline, self._write

    def _write(self, timeline: Timeline) -> None:
        self.timeline = timeline
