"""The bundled chronology: its rules, what must be in it, and every date of its source."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from crisistl.dates import EventDate
from crisistl.formats.loading import load
from crisistl.model.order import order_key
from data_places import DATED, MENTIONED, UNDATED, Mention, Place

ROOT = Path(__file__).parents[1]
ARTICLE = ROOT.parent / "shared" / "seed" / "article.txt"
needs_article = pytest.mark.skipif(
    not ARTICLE.exists(), reason="the dispatch is not part of the project"
)

DOCUMENT = json.loads((ROOT / "data" / "events.json").read_text(encoding="utf-8"))
EVENTS = {event["id"]: event for event in DOCUMENT["events"]}
ACTORS = {actor["id"]: actor for actor in DOCUMENT["actors"]}
THEMES = {theme["id"]: theme for theme in DOCUMENT["themes"]}

KEYS = {
    "sources": "id title publisher published url author",
    "actors": "id name kind aliases part_of role roles begins ends iso wikidata",
    "themes": "id name description part_of",
    "events": "id date title summary type actors targets themes place part_of_day date_text status "
    "attributed_to quotes responds_to contradicts sources",
}
KINDS = {"state", "organisation", "government", "person", "group", "bloc"}
TYPES = {
    "agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "request",
    "accuse", "reject", "threaten", "protest", "sanction", "mobilize", "coerce", "assault",
}  # fmt: skip
STATUSES = {"claimed", "disputed", "planned", "forecast"}
PARTS_OF_DAY = ["", "morning", "afternoon", "evening", "night"]

# No type fits: two states of affairs, and an opinion.
UNTYPED = {"nato-expansion", "nord-stream-2-wait", "kuleba-assessment"}
# Named in the dispatch, but doing nothing in it that has a date.
IDLE_ACTORS = {"turkey"}
LINKS = ("responds_to", "contradicts")
LONGEST_QUOTE = 12
LONGEST_COPY = 7

each_event = pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS)


def ancestry(register: dict[str, dict], start: str) -> Iterator[str]:
    """`start` and all that it is part of; ends at a loop's second round."""
    seen: set[str] = set()
    while start and start not in seen:
        seen.add(start)
        yield start
        start = register[start].get("part_of", "")


def thread(event_id: str) -> set[str]:
    """The event and, step by step, all that it responds to."""
    return {event_id}.union(
        *(thread(earlier) for earlier in EVENTS[event_id].get("responds_to", ()))
    )


def text_of(event: dict) -> str:
    return f"{event['title']} {event.get('summary', '')}"


# --- Shape


def test_the_file_is_written_as_json_with_two_spaces_and_a_final_newline():
    written = (ROOT / "data" / "events.json").read_text(encoding="utf-8")
    assert written == json.dumps(DOCUMENT, ensure_ascii=False, indent=2) + "\n"


def test_the_document_names_itself_before_its_registers():
    assert list(DOCUMENT) == [
        "title",
        "description",
        "language",
        "as_of",
        "license",
        *KEYS,
    ]
    assert (DOCUMENT["as_of"], DOCUMENT["language"], DOCUMENT["license"]) == (
        "2022-01-27",
        "en",
        "MIT",
    )


@pytest.mark.parametrize("register", KEYS)
def test_every_record_has_known_keys_in_their_order_and_none_that_is_empty(register):
    for record in DOCUMENT[register]:
        assert list(record) == [
            key for key in KEYS[register].split() if record.get(key)
        ], record["id"]


@pytest.mark.parametrize("register", KEYS)
def test_ids_are_kebab_case_and_unique(register):
    counted = Counter(record["id"] for record in DOCUMENT[register])
    assert [i for i, count in counted.items() if count > 1] == []
    assert [i for i in counted if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i)] == []


@each_event
def test_an_event_has_a_title_of_one_line_and_a_summary_of_sentences(event):
    assert "\n" not in event["title"]
    assert not event["title"].endswith(".")
    assert event["summary"].endswith(".")
    assert event["themes"]
    assert event["actors"]
    assert event["sources"] == ["afp-2022-01-27"]


@each_event
def test_an_event_is_classified_in_the_words_of_the_model(event):
    assert ("type" not in event) == (event["id"] in UNTYPED)
    assert event.get("type", "agree") in TYPES
    assert event.get("status", "claimed") in STATUSES
    assert event.get("part_of_day", "") in PARTS_OF_DAY


def test_the_source_is_the_dispatch():
    assert DOCUMENT["sources"] == [
        {
            "id": "afp-2022-01-27",
            "title": "Moscow coldly welcomes Washington’s rejection of its demands",
            "publisher": "Agence France-Presse",
            "published": "2022-01-27",
            "author": "Antoine Lambroschini",
        }
    ]


# --- Registers and references


@each_event
def test_the_references_of_an_event_resolve(event):
    for field, register in (
        ("actors", ACTORS),
        ("targets", ACTORS),
        ("attributed_to", ACTORS),
        ("themes", THEMES),
    ):
        assert set(event.get(field, ())) <= set(register), field
    for field in LINKS:
        assert set(event.get(field, ())) <= set(EVENTS) - {event["id"]}, field
    assert {quote["speaker"] for quote in event.get("quotes", ())} <= set(ACTORS)


def test_every_actor_but_the_idle_and_every_theme_is_used():
    sides = {
        a
        for e in EVENTS.values()
        for f in ("actors", "targets", "attributed_to")
        for a in e.get(f, ())
    }
    assert set(ACTORS) - sides == IDLE_ACTORS
    assert {theme for event in EVENTS.values() for theme in event["themes"]} == set(
        THEMES
    )


def test_a_name_belongs_to_one_actor():
    owners: dict[str, set[str]] = {}
    for actor in ACTORS.values():
        for name in (actor["id"], actor["name"], *actor.get("aliases", ())):
            owners.setdefault(name.casefold(), set()).add(actor["id"])
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_every_actor_has_a_kind_and_every_person_a_role_and_someone_to_speak_for():
    assert {actor["kind"] for actor in ACTORS.values()} <= KINDS
    people = [actor for actor in ACTORS.values() if actor["kind"] == "person"]
    spoken_for = [
        p for p in people if p.get("roles") or (p.get("role") and p.get("part_of"))
    ]
    assert spoken_for == people


def test_every_state_has_a_two_letter_code_that_is_also_an_alias():
    states = [actor for actor in ACTORS.values() if actor["kind"] == "state"]
    assert [s["id"] for s in states if not re.fullmatch("[A-Z]{2}", s["iso"])] == []
    codes = [s for s in states if s["iso"] in s["aliases"]]
    assert codes == states


@pytest.mark.parametrize("register", [ACTORS, THEMES], ids=["actors", "themes"])
def test_part_of_leads_to_the_top_without_a_loop(register):
    for start in register:
        *_, top = ancestry(register, start)
        assert "part_of" not in register[top], start


@pytest.mark.parametrize(
    ("actor", "line"),
    [
        ("putin", ["putin", "kremlin", "russia"]),
        ("peskov", ["peskov", "kremlin", "russia"]),
        ("lavrov", ["lavrov", "russia"]),
        ("biden", ["biden", "united-states"]),
        ("blinken", ["blinken", "united-states"]),
        ("kuleba", ["kuleba", "ukraine"]),
        ("macron", ["macron", "france"]),
        ("wang-yi", ["wang-yi", "china"]),
        ("separatists", ["separatists"]),
        ("united-russia", ["united-russia"]),
        ("nato", ["nato"]),
        ("west", ["west"]),
    ],
)
def test_an_actor_speaks_for_those_above_it_and_nobody_else(actor, line):
    assert list(ancestry(ACTORS, actor)) == line


def test_wikidata_ids_are_those_that_were_verified():
    assert {a["id"]: a["wikidata"] for a in ACTORS.values() if "wikidata" in a} == {
        "russia": "Q159",
        "putin": "Q7747",
        "united-states": "Q30",
        "biden": "Q6279",
        "ukraine": "Q212",
        "nato": "Q7184",
        "united-kingdom": "Q145",
        "germany": "Q183",
        "france": "Q142",
        "macron": "Q3052772",
        "china": "Q148",
        "australia": "Q408",
        "turkey": "Q43",
    }


def test_paris_is_a_place_and_names_nobody():
    assert "paris" not in {
        a.casefold() for actor in ACTORS.values() for a in actor.get("aliases", ())
    }
    assert EVENTS["paris-meeting"]["place"] == "Paris"


# --- Who says so


@each_event
def test_a_claim_or_a_forecast_says_whose_it_is_and_nothing_else_does(event):
    assert ("attributed_to" in event) == (
        event.get("status") in {"claimed", "forecast"}
    )


@each_event
def test_a_quote_is_short_and_spoken_by_one_who_acts_or_claims(event):
    for quote in event.get("quotes", ()):
        assert len(quote["text"].split()) <= LONGEST_QUOTE, quote
        assert quote["speaker"] in [
            *event["actors"],
            *event.get("attributed_to", ()),
        ], quote


@each_event
def test_an_answer_does_not_start_before_what_it_answers(event):
    for answered in event.get("responds_to", ()):
        assert (
            EventDate.parse(EVENTS[answered]["date"]).starts.lower
            <= EventDate.parse(event["date"]).starts.lower
        )


@each_event
def test_answers_do_not_go_round_in_a_circle(event):
    later = {i for i in EVENTS if event["id"] in EVENTS[i].get("responds_to", ())}
    assert not later & thread(event["id"])


def test_opposing_claims_contradict_each_other():
    assert {
        (i, other)
        for i, event in EVENTS.items()
        for other in event.get("contradicts", ())
    } == {
        ("russia-denies-role-in-war", "russian-support-for-separatists"),
        ("russia-denies-offensive", "offensive-forecast-by-kyiv"),
        ("russia-denies-invasion-plan", "offensive-forecast-by-washington"),
        ("lavrov-security-interests", "west-refuses-guarantees"),
    }


def test_the_american_answer_runs_back_to_the_draft_treaties_and_on_to_the_27th():
    assert thread("us-written-answer") == {
        "us-written-answer",
        "lavrov-blinken-meeting",
        "draft-treaties",
    }
    for later in (
        "peskov-reaction",
        "lavrov-reaction",
        "lavrov-opening",
        "chinese-support",
    ):
        assert "draft-treaties" in thread(later)


# --- Dates


def test_events_stand_in_the_order_of_their_dates():
    events = load().events
    assert [event.id for event in events] == [
        event.id for event in sorted(events, key=order_key)
    ]


@pytest.mark.parametrize("place", DATED, ids=lambda place: f"{place.offset}")
def test_an_event_has_the_date_that_the_dispatch_gives_it(place: Place):
    assert {i: EVENTS[i]["date"] for i in place.events} == dict.fromkeys(
        place.events, place.date
    )


@pytest.mark.parametrize("place", UNDATED, ids=lambda place: f"{place.offset}")
def test_a_statement_without_a_date_is_about_the_day_of_its_item(place: Place):
    assert place.date.endswith("~")
    for event in (EVENTS[i] for i in place.events):
        assert event["date"] == place.date
        assert "date_text" not in event


@pytest.mark.parametrize("mention", MENTIONED, ids=lambda mention: f"{mention.offset}")
def test_a_time_that_dates_no_event_is_told_in_one(mention: Mention):
    assert mention.told in text_of(EVENTS[mention.event])


def test_every_event_comes_from_a_place_of_the_dispatch():
    assert {i for place in (*DATED, *UNDATED) for i in place.events} == set(EVENTS)


def test_a_dated_event_keeps_the_words_of_its_date():
    dated = {i for place in DATED for i in place.events}
    assert {i for i in EVENTS if "date_text" in EVENTS[i]} == dated - {
        "russia-denies-role-in-war"
    }


# --- What must be in it


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("8,500", "us-soldiers-on-alert"),
        ("92,000", "ukraine-troop-figure"),
        ("100,000", "april-build-up"),
        ("$200 million", "us-security-aid"),
        ("Nord Stream 2", "germany-nord-stream-warning"),
        ("Nord Stream 2", "nord-stream-2-wait"),
        ("Romania and Bulgaria", "romania-bulgaria-demand"),
        ("1997", "us-written-answer"),
        ("Baltic countries", "baltic-arms-approval"),
        ("Turkey", "separatists-ask-for-weapons"),
    ],
)
def test_figures_and_names_are_told(words, event):
    assert words in text_of(EVENTS[event])


@pytest.mark.parametrize(
    ("event", "actors", "targets"),
    [
        ("biden-sanctions-warning", ["biden"], ["putin"]),
        ("us-written-answer", ["united-states", "nato"], ["russia"]),
        ("london-accusation", ["united-kingdom"], ["russia"]),
        ("pro-russian-structures", ["ukraine"], []),
        ("uk-australia-evacuation", ["united-kingdom", "australia"], []),
        ("blinken-peaceful-path", ["blinken"], ["putin"]),
        ("wang-blinken-call", ["wang-yi", "blinken"], []),
        ("united-russia-arms-call", ["united-russia"], ["separatists"]),
        (
            "baltic-arms-approval",
            ["united-states"],
            ["estonia", "latvia", "lithuania", "ukraine"],
        ),
    ],
)
def test_the_two_sides_are_those_of_the_dispatch(event, actors, targets):
    assert (EVENTS[event]["actors"], EVENTS[event].get("targets", [])) == (
        actors,
        targets,
    )


# --- Against the dispatch itself, where it is at hand


def article() -> str:
    return ARTICLE.read_text(encoding="utf-8")


def words_of(text: str) -> list[str]:
    return re.findall(r"[\w$,']+", text.casefold().replace("’", "'"))


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = words_of(text)
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


TIME_WORDS = re.compile(
    r"\b(19|20)\d\d\b"
    r"|\b(January|February|March|April|June|July|August|September|October|November|December)\b"
    r"|\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\b\d+(st|nd|rd|th)\b"
    r"|\b(morning|afternoon|evening|night)\b"
    r"|\b(days?|weeks|months?|years?)\b"
    r"|\b(since|shortly|mid-February|in the past|in recent|following)\b",
    re.IGNORECASE,
)


@needs_article
@pytest.mark.parametrize(
    "place", [*DATED, *UNDATED, *MENTIONED], ids=lambda place: f"{place.offset}"
)
def test_the_words_of_a_place_stand_where_the_table_says(place: Place | Mention):
    assert article()[place.offset : place.offset + len(place.words)] == place.words


@needs_article
def test_the_table_leaves_out_no_time_of_the_dispatch():
    spans = [
        (p.offset, p.offset + len(p.words)) for p in (*DATED, *UNDATED, *MENTIONED)
    ]
    missed = [
        article()[max(0, hit.start() - 30) : hit.end() + 30]
        for hit in TIME_WORDS.finditer(article())
        if not any(start <= hit.start() and hit.end() <= end for start, end in spans)
    ]
    assert missed == []


@needs_article
@each_event
def test_the_words_of_a_date_are_the_dispatchs_own(event):
    assert event.get("date_text", "") in article()


@needs_article
def test_no_run_of_eight_words_is_carried_over():
    taken = runs(article(), LONGEST_COPY + 1)
    ours = [
        DOCUMENT["title"],
        DOCUMENT["description"],
        *(t["description"] for t in THEMES.values()),
    ]
    ours += [
        text for event in EVENTS.values() for text in (event["title"], event["summary"])
    ]
    assert [text for text in ours if runs(text, LONGEST_COPY + 1) & taken] == []


@needs_article
@each_event
def test_a_quote_stands_in_the_dispatch_near_its_speakers_name(event):
    paragraphs = ["", *re.split(r"\n\n+", article())]
    for quote in event.get("quotes", ()):
        speaker = ACTORS[quote["speaker"]]
        names = [
            speaker["name"],
            speaker["name"].split()[-1],
            *speaker.get("aliases", ()),
        ]
        where = [
            i for i, paragraph in enumerate(paragraphs) if quote["text"] in paragraph
        ]
        assert where, quote
        assert any(
            re.search(rf"\b{n}\b", paragraphs[i - 1] + paragraphs[i])
            for i in where
            for n in names
        ), quote
