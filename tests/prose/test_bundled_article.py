"""The article behind the bundled chronology, drafted: its kept list of dates, merges, and no new names.

The article is not part of the project; where it is missing, these tests are skipped.
"""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from crisistl.formats.draft.file import Article, Draft, Proposal
from crisistl.formats.loading import load
from crisistl.model.timeline import Timeline
from crisistl.prose.documents.plain import read_plain
from crisistl.prose.likely import Likely
from crisistl.prose.proposals import proposed
from data_places import DATED, Place

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT.parent / "shared" / "seed" / "article.txt"
pytestmark = pytest.mark.skipif(
    not ARTICLE.exists(), reason="the dispatch is not part of the project"
)
# a time that another sentence of the article gives
NOT_PROPOSED = {"after the annexation"}


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    return load(str(ROOT / "data" / "events.json"))


@pytest.fixture(scope="module")
def draft(timeline: Timeline) -> Draft:
    text = ARTICLE.read_text(encoding="utf-8")
    day = date(2022, 1, 27)
    article = Article(file="article.txt", sha256="0", published=day, text=text)
    return proposed(read_plain(text), article, timeline.actors)


def fits(proposal: Proposal, place: Place) -> bool:
    """Whether a proposal is about a place of the list: its words are in the evidence, with their date."""
    evidence = proposal.evidence
    said = (proposal.event.date or "").rstrip("~")
    is_there = evidence.start <= place.offset < evidence.end
    return is_there and said == place.date.rstrip("~")


def test_each_date_of_the_list_has_a_proposal(draft: Draft) -> None:
    missing = []
    for place in DATED:
        if not any(fits(proposal, place) for proposal in draft.proposals):
            missing.append(place.words)
    assert set(missing) == NOT_PROPOSED


def test_nothing_is_invented(draft: Draft) -> None:
    assert [actor.name for actor in draft.actors if actor.state == "open"] == [
        "mediators"
    ]
    for proposal in draft.proposals:
        words = draft.words(proposal).lower()
        for word in re.findall(r"\w+", proposal.event.title.lower()):
            assert word in words


def test_what_the_chronology_has_is_offered_to_be_merged(
    draft: Draft, timeline: Timeline
) -> None:
    likely = Likely(timeline, draft)
    merged = [proposal for proposal in draft.proposals if likely.events(proposal)]
    assert len(merged) >= 20
    events = json.loads((ROOT / "data" / "events.json").read_text(encoding="utf-8"))
    days = {event["date"].rstrip("~") for event in events["events"]}
    dated = [(p.event.date or "").rstrip("~") for p in draft.proposals]
    assert set(dated) <= days
