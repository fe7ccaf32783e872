"""Each rule of `crisistl check`: what it finds, and what it leaves alone."""

from datetime import date, timedelta

import pytest

from crisistl.check import RULES, Manuscript, chosen_rules, findings
from crisistl.check.order_of_dates import longest_run, strays_of
from crisistl.errors import UsageError
from crisistl.formats.loading import load
from crisistl.model.timeline import Actor, Event, Source, Theme, Timeline

TODAY = date(2022, 1, 27)
SOURCES = (Source(id="gazette", title="Gazette"), Source(id="radio", title="Radio"))
ACTORS = (Actor(id="norland", name="Norland"), Actor(id="sudmark", name="Südmark"))


def event(identity: str, when: str = "2022-01-10", title: str = "", **fields) -> Event:
    """An event that no rule looks for, unless the fields given make one."""
    plain = {"actors": ["norland"], "sources": ["gazette", "radio"]}
    return Event(
        **plain
        | {"id": identity, "date": when, "title": title or f"Title of {identity}"}
        | fields
    )


def timeline(*events: Event, **fields) -> Timeline:
    return Timeline(
        **{"sources": SOURCES, "actors": ACTORS, "as_of": TODAY}
        | fields
        | {"events": events}
    )


def asked(rule: str, told: Timeline, today: date = TODAY) -> list[str]:
    """The places that a rule names and why, as "place: reason"."""
    found = findings(Manuscript.of(told, today), chosen_rules([rule]))
    return [f"{finding.place}: {finding.reason}" for finding in found]


# --- The bundled chronology


def test_the_bundled_chronology_has_nothing_but_remarks():
    assert {f.severity for f in findings(Manuscript.of(load(), TODAY))} == {"remark"}


# --- Sources


def test_an_event_without_a_source_is_asked_for_one():
    assert asked("no-source", timeline(event("a"), event("b", sources=()))) == [
        "events[1] 'b': has no source"
    ]


def test_an_article_of_its_own_is_a_source():
    assert (
        asked("no-source", timeline(event("a", sources=[{"url": "https://a.example"}])))
        == []
    )


def test_a_timeline_from_one_source_is_remarked_on_once():
    told = timeline(event("a", sources=["radio"]), event("b", sources=["radio"]))
    assert asked("one-source", told) == [
        "timeline: every event cites the same source, 'Radio'"
    ]


def test_two_sources_or_a_single_event_are_no_matter_for_a_remark():
    assert (
        asked(
            "one-source",
            timeline(event("a", sources=["radio"]), event("b", sources=["gazette"])),
        )
        == []
    )
    assert asked("one-source", timeline(event("a", sources=["radio"]))) == []


def test_a_contested_statement_with_one_source_is_remarked_on():
    told = timeline(
        event("a", status="disputed", sources=["radio"]),
        event("b", sources=["radio"], contradicts=["c"]),
        event("c", sources=["gazette"]),
    )
    assert asked("contested-by-one", told) == [
        "events[0] 'a': is disputed and has only one source",
        "events[1] 'b': is contradicted and has only one source",
        "events[2] 'c': is contradicted and has only one source",
    ]


def test_a_contested_statement_with_two_sources_or_in_a_timeline_of_one_is_left_alone():
    assert asked("contested-by-one", timeline(event("a", status="disputed"))) == []
    alone = timeline(
        event("a", status="disputed", sources=["radio"]), event("b", sources=["radio"])
    )
    assert asked("contested-by-one", alone) == []


# --- Claims


def test_a_claim_and_a_forecast_need_somebody_who_makes_them():
    told = timeline(event("a", status="claimed"), event("b", status="forecast"))
    assert asked("unattributed-claim", told) == [
        "events[0] 'a': is a claim without a claimant"
    ]
    assert asked("unattributed-forecast", told) == [
        "events[1] 'b': is a forecast without a forecaster"
    ]


@pytest.mark.parametrize("rule", ["unattributed-claim", "unattributed-forecast"])
def test_an_attributed_statement_and_a_plan_are_left_alone(rule):
    statements = (
        event(status, status=status, attributed_to=["sudmark"])
        for status in ("claimed", "forecast")
    )
    assert asked(rule, timeline(*statements, event("plan", status="planned"))) == []


def test_a_fact_that_is_attributed_is_asked_about():
    told = timeline(
        event("a", attributed_to=["sudmark"]),
        event("b", status="claimed", attributed_to=["sudmark"]),
    )
    assert asked("attributed-fact", told) == [
        "events[0] 'a': has the status 'reported' but is attributed to Südmark"
    ]


def test_two_facts_that_contradict_each_other_are_remarked_on():
    told = timeline(event("a"), event("b", contradicts=["a"]))
    assert asked("contradicted-fact", told) == [
        "events[1] 'b': contradicts 'a', and both have the status 'reported'"
    ]


def test_a_fact_that_contradicts_a_claim_is_left_alone():
    told = timeline(event("a", status="disputed"), event("b", contradicts=["a"]))
    assert asked("contradicted-fact", told) == []


def test_an_answer_before_what_it_answers_is_asked_about():
    told = timeline(
        event("a", "2022-01-10"), event("b", "2022-01-09", responds_to=["a"])
    )
    assert asked("early-answer", told) == [
        "events[1] 'b': answers 'a', which is later (2022-01-10 after 2022-01-09)"
    ]


def test_an_answer_that_may_have_come_later_is_left_alone():
    told = timeline(event("a", "2022-01-10"), event("b", "2022-01", responds_to=["a"]))
    assert asked("early-answer", told) == []


# --- Dates


@pytest.mark.parametrize(
    "when", ["2021", "202X", "2014/..", "2021-33", "2021-37", "2021-11-28?", "/2022"]
)
def test_a_date_known_no_nearer_than_to_a_month_is_vague(when):
    assert len(asked("vague-date", timeline(event("a", when)))) == 1


@pytest.mark.parametrize(
    "when",
    ["2022-01-10", "2022-01", "2022-01-10~", "2021-12/..", "../2022", "2022-01-1X"],
)
def test_a_date_known_to_a_month_or_about_a_day_is_not(when):
    assert asked("vague-date", timeline(event("a", when))) == []


def test_a_date_after_the_day_of_the_timeline_is_asked_about():
    told = timeline(
        event("a", "2022-01-28"), event("b", "2022-01-27"), event("c", "2022")
    )
    assert asked("future-date", told) == [
        "events[0] 'a': its date, 2022-01-28, is after 2022-01-27, the last day that the timeline covers"
    ]


def test_without_such_a_day_the_future_begins_tomorrow():
    told = timeline(event("a", "2022-01-28"), as_of=None)
    assert len(asked("future-date", told, date(2022, 1, 27))) == 1
    assert asked("future-date", told, date(2022, 1, 28)) == []


def test_what_is_planned_or_foreseen_may_lie_in_the_future():
    told = timeline(
        event("a", "2023", status="planned"), event("b", "2023", status="forecast")
    )
    assert asked("future-date", told) == []


def test_what_ends_after_the_day_of_the_timeline_is_asked_about_but_not_what_may_have_ended():
    told = timeline(
        event("a", "2022-01-20/2030-01-28"),
        event("b", "2022-01"),
        event("c", "2021/.."),
    )
    assert asked("future-date", told) == [
        "events[0] 'a': its date, 2022-01-20/2030-01-28, ends after 2022-01-27, the last day that the timeline covers"
    ]


def days(*texts: str) -> tuple[Event, ...]:
    return tuple(event(f"e{index}", text) for index, text in enumerate(texts))


def test_a_wrong_year_in_a_file_in_order_is_found_and_mended():
    told = timeline(
        *days("2021-12-01", "2021-12-20", "2012-01-05", "2022-01-07", "2022-01-09")
    )
    found = [*findings(Manuscript.of(told, TODAY), chosen_rules(["stray-date"]))]
    assert [(f.place, f.remedy) for f in found] == [
        ("events[2] 'e2'", "is the year right? 2022-01-05 would fit")
    ]


def test_a_wrong_year_is_found_where_the_newest_stands_first_and_at_the_end():
    told = timeline(
        *days("2022-01-09", "2022-01-07", "2022-01-05", "2021-12-20", "2012-12-18")
    )
    assert asked("stray-date", told) == []  # in order, and the oldest may be far
    told = timeline(
        *days("2022-01-09", "2022-01-07", "2022-01-05", "2021-12-20", "2031-12-18")
    )
    assert [place[:14] for place in asked("stray-date", told)] == ["events[4] 'e4'"]


def test_a_file_in_no_order_has_no_stray_dates():
    told = timeline(
        *days(
            "2022-01-05",
            "2015-12-01",
            "2020-01-09",
            "2012-01-07",
            "2018-12-20",
            "2011-01-01",
        )
    )
    assert asked("stray-date", told) == []


CRISIS = ("1962-10-16", "1962-10-22", "1962-10-24", "1962-10-27", "1962-10-28")


@pytest.mark.parametrize("wrong", ["1692-10-26", "2026-10-26", "1692", "0962-10"])
def test_a_date_far_from_all_others_is_asked_about_in_any_order(wrong):
    for dates in ((*CRISIS, wrong), (wrong, *CRISIS)):
        told = timeline(*days(*sorted(dates)))
        (found,) = asked("lonely-date", told)
        assert f"its date, {wrong}, is " in found
        assert "years or more from the other events (1962)" in found


@pytest.mark.parametrize(
    "dates",
    [
        ("1066-10-14", "1215-06-15", "1492", "1776-07-04", "1914-06-28", "1962-10-16"),
        ("1898-02-15/1959-01-01", *CRISIS),  # a span says both its years
        ("18XX", *CRISIS),
        ("1914-06-28", "1933", "1945-05-08", "1962-10-16", "1989-11-09", "2026-01-01"),
        ("1692", "1692-02", "1692-03", *CRISIS),  # three of eight
        ("1692", "1962"),
        ("../1692", *CRISIS),
    ],
)
def test_a_chronology_that_spans_centuries_is_not_asked(dates):
    assert asked("lonely-date", timeline(*days(*dates))) == []


def test_a_date_is_not_reported_by_two_rules():
    told = timeline(*days(*CRISIS[:2], "1692-10-26", *CRISIS[2:]))
    reported = [asked(rule, told) for rule in ("stray-date", "lonely-date")]
    assert [len(found) for found in reported] == [1, 0]


def test_a_small_step_back_is_no_stray_date():
    told = timeline(
        *days("2021-12-01", "2021-12-20", "2021-11-05", "2022-01-07", "2022-01-09")
    )
    assert asked("stray-date", told) == []


MISTYPED = days(
    "2031-05-02/2039-05-12",
    "2031-05-05",
    "2013-05-09/2031-05-12",
    "2031-05-11",
    "2021-05-14",
    "2031-05-16",
    "2031-05-20",
)


def test_two_wrong_years_do_not_hide_each_other():
    found = [
        *findings(
            Manuscript.of(timeline(*MISTYPED), TODAY), chosen_rules(["stray-date"])
        )
    ]
    assert [(f.place, f.remedy) for f in found] == [
        ("events[2] 'e2'", "is the year right? 2031-05-09/2031-05-12 would fit"),
        ("events[4] 'e4'", "is the year right? 2031-05-14 would fit"),
    ]


def test_wrong_years_side_by_side_do_not_pass_for_the_order():
    numbers = [7000, 400, 4000, *range(7010, 7060, 10)]
    assert (
        strays_of(numbers, 2) == strays_of([-number for number in numbers], 2) == {1, 2}
    )
    assert strays_of(numbers[::-1], 2) == {len(numbers) - 2, len(numbers) - 3}


def test_wrong_years_do_not_hide_spans_that_are_too_long():
    assert [place[:14] for place in asked("long-span", timeline(*MISTYPED))] == [
        "events[0] 'e0'",
        "events[2] 'e2'",
    ]


def test_a_long_span_between_times_of_which_more_is_told_is_left_alone():
    told = timeline(
        *days(
            "2014-03-01", "2022-01-02", "2014-02/2022-01-03", "2022-01-04", "2022-01-05"
        )
    )
    assert asked("long-span", told) == []


def test_a_span_longer_than_all_the_rest_is_asked_about():
    told = timeline(
        *days(
            "2022-01-01",
            "2022-01-02",
            "2022-01-03",
            "2022-01-04",
            "2022-01-05/2202-01-07",
        )
    )
    assert [place[:14] for place in asked("long-span", told)] == ["events[4] 'e4'"]


def test_an_open_end_and_a_span_within_what_is_told_are_left_alone():
    told = timeline(
        *days(
            "2014-01-01",
            "2016-01-02",
            "2018-01-03",
            "2022-01-04",
            "2014/2019",
            "2014/..",
        )
    )
    assert asked("long-span", told) == []


def test_the_length_of_the_longest_run_in_order_is_found():
    assert longest_run([]) == 0
    assert longest_run([1, 2, 9, 3, 3, 4]) == 5


def test_days_in_no_order_have_no_strays():
    shuffled = [(at * 7919) % 10_007 for at in range(2000)]
    assert strays_of(shuffled, 8) is None


# --- Events told twice


def test_an_event_told_twice_in_nearly_the_same_words_is_asked_about():
    told = timeline(
        event("a", "2022-01-10", "Norland closes the northern border crossings"),
        event("b", "2022-01-11", "Norland closed its northern border crossings"),
    )
    assert asked("likely-duplicate", told) == [
        "events[1] 'b': describes nearly the same as 'a' of 2022-01-10: 'Norland closes the northern border crossings'"
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"when": "2022-01-20"},
        {"actors": ["sudmark"]},
        {"title": "Norland opens a hospital"},
        {"responds_to": ["a"]},
        {"status": "claimed"},
        {"type": "consult"},
        {"targets": ["norland"]},
    ],
    ids=str,
)
def test_another_day_actor_wording_type_or_status_and_a_link_tell_events_apart(other):
    first = event(
        "a", title="Norland closes the border", type="coerce", targets=["sudmark"]
    )
    second = event(
        "b",
        **{
            "title": "Norland closes the border",
            "type": "coerce",
            "targets": ["sudmark"],
        }
        | other,
    )
    assert asked("likely-duplicate", timeline(first, second)) == []


def test_an_event_told_twice_of_which_one_has_no_actors_is_asked_about():
    twins = timeline(
        event("a", title="A convoy is stopped", actors=["norland"]),
        event("b", title="A convoy is stopped", actors=[]),
    )
    assert len(asked("likely-duplicate", twins)) == 1


def test_an_event_is_compared_with_those_of_two_days_before_and_of_no_more():
    days = [f"2022-01-{day:02}" for day in (10, 12, 15)]
    said = [
        event(f"on-{day}", day, "Norland closes the northern border crossings")
        for day in days
    ]
    assert [
        line.split(" of ")[0] for line in asked("likely-duplicate", timeline(*said))
    ] == ["events[1] 'on-2022-01-12': describes nearly the same as 'on-2022-01-10'"]


def test_an_actor_that_is_named_twice_is_one_actor():
    words = ("closes the border crossings", "closed the border crossings")
    said = timeline(
        event("a", "2022-01-10", f"Norland {words[0]}", actors=["norland"]),
        event("b", "2022-01-11", f"Norland {words[1]}", actors=["norland", "norland"]),
    )
    assert len(asked("likely-duplicate", said)) == 1


@pytest.mark.parametrize(
    "sign", ["<b>x</b>", "x&amp;y", "a\ufffdb", "a\u200bb", "a\x07b"]
)
def test_each_sign_that_a_rule_of_texts_looks_for_is_found_in_an_event(sign):
    found = timeline(
        event("a", title=f"Nothing {sign}"), event("b", title="Plain – “text”")
    )
    rules = ("markup", "hidden-characters", "control-characters")
    assert len([line for rule in rules for line in asked(rule, found)]) == 1


# --- Registers


def test_actors_themes_and_sources_that_nothing_names_are_remarked_on():
    told = timeline(
        event("a", themes=["dam"], sources=["radio"]),
        themes=(
            Theme(id="water", name="Water"),
            Theme(id="dam", name="Dam", part_of="water"),
            Theme(id="x", name="X"),
        ),
    )
    assert asked("unused-actor", told) == [
        "actors[1] 'sudmark': 'Südmark' is not in any event"
    ]
    assert asked("unused-theme", told) == ["themes[2] 'x': 'X' is not in any event"]
    assert asked("unused-source", told) == [
        "sources[0] 'gazette': 'Gazette' is not cited by any event"
    ]


def test_who_claims_or_is_quoted_is_named():
    told = timeline(
        event("a", status="claimed", attributed_to=["sudmark"]),
        event("b", quotes=[{"text": "No", "speaker": "osk"}]),
        actors=(*ACTORS, Actor(id="osk", name="Ann Osk")),
    )
    assert asked("unused-actor", told) == []


def test_who_is_named_and_what_is_cited_in_an_account_is_used():
    account = {"source": "gazette", "words": "Other", "actors": ["sudmark"]}
    told = timeline(event("a", sources=["radio"], accounts=[account]))
    assert asked("unused-actor", told) == []
    assert asked("unused-source", told) == []


def test_names_that_are_nearly_the_same_are_asked_about_with_whose_they_are():
    actors = (
        Actor(id="a", name="Sergei Lavrov"),
        Actor(id="b", name="B", aliases=("Lavrov, Sergey",)),
    )
    told = timeline(event("e"), actors=(*ACTORS, *actors))
    assert asked("similar-actors", told) == [
        "actors[3] 'b': 'Lavrov, Sergey' is nearly 'Sergei Lavrov'"
    ]
    alias = (
        Actor(id="a", name="President", aliases=("Zelensky",)),
        Actor(id="b", name="Zelenskyy"),
    )
    told = timeline(event("e"), actors=(*ACTORS, *alias))
    assert asked("similar-actors", told) == [
        "actors[3] 'b': 'Zelenskyy' is nearly 'Zelensky' of 'a'"
    ]


def test_an_actor_under_two_names_is_asked_about():
    names = ("Berg", "President Ida Berg", "PIB", "Kim Berg", "UK", "Britain")
    actors = tuple(Actor(id=f"a{n}", name=name) for n, name in enumerate(names))
    told = timeline(event("e"), actors=(*ACTORS, *actors))
    assert asked("two-names", told) == [
        "actors[3] 'a1': 'President Ida Berg' may be the same as 'Berg' (a0)",
        "actors[5] 'a3': 'Kim Berg' may be the same as 'Berg' (a0)",
        "actors[4] 'a2': 'PIB' may be the same as 'President Ida Berg' (a1)",
        "actors[7] 'a5': 'Britain' may be the same as 'UK' (a4)",
    ]
    apart = (
        Actor(id="a", name="Berg", kind="organisation"),
        Actor(id="b", name="Ida Berg", kind="person"),
        Actor(id="c", name="Kim Osk", wikidata="Q1"),
        Actor(id="d", name="Osk", wikidata="Q2"),
    )
    assert asked("two-names", timeline(event("e"), actors=(*ACTORS, *apart))) == []


def test_similar_themes_are_asked_about_too():
    told = timeline(
        event("e"),
        themes=(Theme(id="a", name="Sanctions"), Theme(id="b", name="Sanction")),
    )
    assert asked("similar-themes", told) == [
        "themes[1] 'b': 'Sanction' is nearly 'Sanctions'"
    ]
    assert (
        asked(
            "similar-themes",
            timeline(event("e"), themes=(Theme(id="a", name="Sanctions"),)),
        )
        == []
    )


# --- Texts


@pytest.mark.parametrize(
    "text",
    [
        "a <b>bold</b> word",
        "two<br/>lines",
        "see <a href='x'>",
        "this &amp; that",
        "&#8217;",
    ],
)
def test_markup_is_found_in_any_text(text):
    assert len(asked("markup", timeline(event("a", summary=text)))) == 1
    assert len(asked("markup", timeline(event("a", quotes=[{"text": text}])))) == 1


@pytest.mark.parametrize(
    "text", ["a < b and c > d", "AT&T; and so on", "<3", "Q&A", "a<b"]
)
def test_signs_that_are_no_markup_are_left_alone(text):
    assert asked("markup", timeline(event("a", summary=text))) == []


@pytest.mark.parametrize(
    ("sign", "rule"),
    [
        *(
            (sign, "control-characters")
            for sign in ("\x00", "\x1b", "\x9b", "\u202e", "\u2066")
        ),
        *(
            (sign, "hidden-characters")
            for sign in ("\u200b", "\u2060", "\ufeff", "\ufffd")
        ),
    ],
)
def test_characters_that_can_not_be_seen_are_found(sign, rule):
    found = asked(rule, timeline(event("a", title=f"Ab{sign}cd")))
    assert len(found) == 1
    assert f"(U+{ord(sign):04X}) after 'Ab'" in found[0]


def test_line_breaks_and_the_marks_of_other_scripts_are_left_alone():
    told = timeline(
        event("a", summary="one\ntwo\tthree", title="می\u200cشود 👩\u200d🚀 שלום\u200f")
    )
    assert asked("control-characters", told) == asked("hidden-characters", told) == []


def test_the_registers_and_the_header_are_looked_at_too():
    told = timeline(
        event("a"),
        title="A <i>crisis</i>",
        actors=(*ACTORS, Actor(id="osk", name="Ann Osk", role="<b>minister</b>")),
        themes=(Theme(id="x", name="X", description="<p>"),),
    )
    assert [place.partition(":")[0] for place in asked("markup", told)] == [
        "timeline", "actors[2] 'osk'", "themes[0] 'x'",
    ]  # fmt: skip


# --- The registry


def test_every_rule_has_a_name_of_its_own_and_the_gravest_stand_first():
    assert len({rule.name for rule in RULES}) == len(RULES)
    grades = [("error", "warning", "remark").index(rule.severity) for rule in RULES]
    assert grades == sorted(grades)


def test_rules_are_chosen_and_left_out_by_name():
    assert [
        rule.name for rule in chosen_rules(["markup", "no-source"], ["markup"])
    ] == ["no-source"]
    assert len(chosen_rules(skip=["markup"])) == len(RULES) - 1


def test_an_unknown_rule_is_refused_with_the_nearest():
    with pytest.raises(
        UsageError, match="unknown rule 'no-sources'; did you mean 'no-source'"
    ):
        chosen_rules(["no-sources"])


def test_a_hundred_thousand_events_of_one_day_are_not_compared_with_each_other(
    monkeypatch,
):
    """The number of comparisons grows with the number of events, not with its square."""
    import rapidfuzz.process

    sizes = []
    extract = rapidfuzz.process.extract
    monkeypatch.setattr(
        rapidfuzz.process,
        "extract",
        lambda q, c, **k: sizes.append(len(c)) or extract(q, c, **k),
    )
    events = [
        event(f"e{i}", str(date(2022, 1, 1) + timedelta(days=i % 2)), f"{i * 7919}")
        for i in range(300)
    ]
    told = Timeline.model_construct(
        actors=ACTORS, events=tuple(events), sources=SOURCES
    )
    asked("likely-duplicate", told)
    assert max(sizes) <= 20


def test_dates_of_unknown_start_do_not_stand_in_any_order():
    told = timeline(
        *days(
            "2022-01-01",
            "2022-01-02",
            "../2022",
            "/2022",
            "2022-01-04",
            "2022-01-05",
            "2022-01-06",
        )
    )
    assert asked("stray-date", told) == []


# --- Terms of office


def held(*terms: tuple[str, str, str]) -> Timeline:
    """Actors who were mayors, each from one date to another."""
    return timeline(
        actors=tuple(
            Actor(
                id=name.lower(),
                name=name,
                roles=({"role": "mayor", "from": begins, "to": ends},),
            )
            for name, begins, ends in terms
        )
    )


def test_a_term_is_compared_with_the_longest_of_those_that_began_before() -> None:
    terms = held(
        ("Ann", "2000", "2010-01-01"),
        ("Bo", "2002", "2003"),
        ("Cy", "2005", "2006"),
        ("Dee", "2010-01-02", "2012"),
    )
    assert [found.split(":")[0] for found in asked("overlapping-roles", terms)] == [
        "actors[1] 'bo'",
        "actors[2] 'cy'",
    ]
    assert asked("gap-in-roles", terms) == []


def test_two_offices_at_once_are_right_and_two_holders_are_a_question() -> None:
    roles = (
        {"role": "mayor", "from": "2000", "to": "2010"},
        {"role": "treasurer", "from": "2003", "to": "2005"},
        {"role": "mayor", "actor": "norland", "from": "2002", "to": "2004"},
    )
    terms = timeline(actors=(*ACTORS, Actor(id="ann", name="Ann", roles=roles)))
    assert asked("double-term", terms) == asked("overlapping-roles", terms) == []
    severities = {rule.name: rule.severity for rule in RULES}
    assert severities["overlapping-roles"] == severities["gap-in-roles"] == "remark"


def test_terms_of_one_actor_in_one_role_overlap_only_by_mistake() -> None:
    terms = (
        {"role": "Mayor", "from": "2002", "to": "2004"},
        {"role": "mayor", "from": "2003", "to": "2005"},
    )
    ann = {"role": "mayor", "from": "2000", "to": "2010"}
    both = timeline(
        actors=(
            Actor(id="ann", name="Ann", roles=(ann,)),
            Actor(id="bo", name="Bo", roles=terms),
        )
    )
    assert asked("double-term", both) == [
        "actors[1] 'bo': two terms of 'Bo' as 'mayor' overlap, one to 2004 and one from 2003"
    ]
    assert len(asked("overlapping-roles", both)) == 2


def test_a_time_that_nobody_holds_a_role_is_a_gap() -> None:
    terms = held(("Ann", "2000", "2001"), ("Bo", "2004", "2005"))
    (found,) = asked("gap-in-roles", terms)
    assert "'mayor' is held by nobody between 'Ann' (to 2001) and 'Bo'" in found
