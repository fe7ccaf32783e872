from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisistl.errors import DataError
from crisistl.model.timeline import Actor
from crisistl.prose.proposals import NeedsPublished
from crisistl.prose.splitting import split
from prose.drafting import draft, only


@pytest.mark.parametrize(
    ("text", "actors", "targets", "kind"),
    [
        ("On Monday, France and Germany condemned Russia.", ("france", "germany"), ("russia",), "accuse"),
        ("On Monday, Moscow expelled 23 British diplomats.", ("russia",), ("united-kingdom",), "sanction"),
        ("On Monday, Turkish President Abu Kara met Angela Weiss.", ("abu-kara",), ("angela-weiss",), "consult"),
        ("On Monday, Qatar's foreign minister called on Iran to leave.", ("qatar",), ("iran",), "request"),
        ("On Monday, police arrested 14 strikers.", ("police",), ("strikers",), "coerce"),
        ("On Monday, 14 strikers were arrested by police.", ("police",), ("strikers",), "coerce"),
        ("On Monday, Russia announced the expulsion of 23 UK diplomats.", ("russia",), ("united-kingdom",), "sanction"),
        ("On Monday, the presidents met in Moscow.", (), (), "consult"),
        ("On Monday, the United Nations refused to pay.", ("un",), (), "reject"),
    ],
)  # fmt: skip
def test_who_does_what_to_whom(
    text: str, actors: tuple[str, ...], targets: tuple[str, ...], kind: str
) -> None:
    event = only(text).event
    assert (event.actors, event.targets, event.type) == (actors, targets, kind)


def test_who_says_so_is_not_who_did_it() -> None:
    event = only("On Monday, 18 people were killed, the United Nations says.").event
    assert (event.status, event.attributed_to, event.actors) == ("claimed", ("un",), ())


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("On Monday, France closed its border.", "reported"),
        ("France will close its border on Monday.", "planned"),
        ("Parliament is due to vote on the law on 12 June.", "planned"),
        ("On Monday, France allegedly closed its border.", "claimed"),
    ],
)
def test_the_status_of_a_statement(text: str, status: str) -> None:
    assert only(text).event.status == status


def test_a_plan_within_a_report_is_a_proposal_of_its_own() -> None:
    found = draft(
        "France announced today that it will hold a summit in Lyon on Monday."
    ).proposals
    assert [(p.event.date, p.event.status) for p in found] == [
        ("2022-04-07", "reported"),
        ("2022-04-11", "planned"),
    ]


def test_a_relative_clause_with_its_own_date_is_a_proposal_of_its_own() -> None:
    text = "The rebels, who ousted President Abu Kara in January, closed the border on Monday."
    found = draft(text).proposals
    assert [(p.event.date, p.event.actors) for p in found] == [
        ("2022-04-04", ("rebels",)),
        ("2022-01", ("rebels",)),
    ]


def test_what_has_no_date_of_its_own_is_carried_over() -> None:
    text = (
        "On 3 March, France closed its border.\n\nGermany condemned the decision.\n\n"
        "On 4 March, it opened.\n\nOn 5 March, it closed."
    )
    found = draft(text).proposals[1]
    assert (found.event.date, found.own_date, found.sure) == (
        "2022-03-03~",
        False,
        "low",
    )
    assert (
        found.reasons["date"].why == "no date of its own: carried over from '3 March'"
    )


def test_a_heading_dates_all_that_is_below_it() -> None:
    text = "March 3\n\nFrance closed its border. People waited there.\n\nMarch 4\n\nNobody was let in.\n"
    assert [p.event.date for p in draft(text).proposals] == [
        "2022-03-03",
        "2022-03-03",
        "2022-03-04",
    ]


def test_the_names_of_a_register_are_used() -> None:
    register = (
        Actor(id="fr", name="France", aliases=("the Republic",)),
        Actor(id="kara", name="Abu Kara", kind="person"),
    )
    found = draft("On Monday, Kara accused Paris of a plot.", register=register)
    assert [(p.event.actors, p.event.targets) for p in found.proposals] == [
        (("kara",), ("fr",))
    ]
    assert {actor.id: actor.state for actor in found.actors} == {
        "kara": "known",
        "fr": "listed",
    } | {"fr": "known"}


def test_without_the_day_of_publication_a_weekday_is_refused() -> None:
    with pytest.raises(
        NeedsPublished, match=r"'Monday' \(paragraph 1\) needs the day of publication"
    ):
        draft("On Monday, France closed its border.", None)


def test_another_language_is_refused() -> None:
    with pytest.raises(DataError, match="English"):
        draft(
            "Le gouvernement a ferme la frontiere lundi et les bateaux attendent devant le port depuis ce jour. "
            * 4
        )


ARTICLE = """\
On 3 March, France and Germany condemned Russia. "We will not wait," President Abu Kara said on Friday.

The rebels, who ousted Kara in January, have been there since 2014. They left two days later, the UN says.
"""


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            [*ARTICLE.split(), "\n\n", "“", "”", "2022", "who", "that", ", "]
        ),
        max_size=60,
    )
)
def test_every_word_of_a_draft_is_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for proposal in draft(text).proposals:
        evidence = text[proposal.evidence.start : proposal.evidence.end]
        remaining = iter(evidence.lower().split())
        assert all(
            any(word in given for given in remaining)
            for word in proposal.event.title.lower().split()
        )
        assert " ".join(proposal.event.date_text.split()) in " ".join(text.split())
        for quote in proposal.event.quotes:
            assert text[quote.start : quote.end] == quote.text


def test_a_part_of_the_day_belongs_to_the_heading_it_is_under() -> None:
    text = "3 March 2022\n\nFrance closed its border in the evening.\n\n4 March 2022\n\nPolice left at dawn.\n"
    found = [(p.event.date, p.event.part_of_day) for p in draft(text).proposals]
    assert found == [("2022-03-03", "evening"), ("2022-03-04", "morning")]


def test_a_day_alone_below_the_title_is_no_heading() -> None:
    text = "A title\n\n7 April 2022\n\nFrance closed its border on Monday. Germany condemned the decision.\n"
    assert [p.event.date for p in draft(text).proposals] == [
        "2022-04-04",
        "2022-04-04~",
    ]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (
            "In May 2013 France sent troops. A year later, in September 2014, France withdrew its troops.",
            ["2013-05", "2014-09"],
        ),
        (
            "In May 2013 France sent troops, and in October of that year the African Union sent envoys.",
            ["2013-05", "2013-10"],
        ),
        (
            "In the night from 19 to 20 July 2016, rebels attacked Lund.",
            ["2016-07-19/2016-07-20"],
        ),
        (
            "On the night of 11-12 March 1938 German troops attacked Lund.",
            ["1938-03-11/1938-03-12"],
        ),
        (
            "On 25 April 1945 partisans attacked Lund. The Allies occupied the region in June.",
            ["1945-04-25", "1945-06"],
        ),
        (
            "On 3 July 2016 rebels attacked a bridge. France condemned the attack.",
            ["2016-07-03", "2016-07-03~"],
        ),
        (
            "On 3 July 2016 France blamed Norway for the attack; Norway rejected the claim.",
            ["2016-07-03", "2016-07-03"],
        ),
        (
            "The dispute goes back to August 2013, when France closed its border.",
            ["2013-08"],
        ),
        (
            "After the riots of 13 August 1948 British soldiers imposed a curfew.",
            ["1948-08-13"],
        ),
        (
            "May 2016 - France releases eleven sailors it had captured in February.",
            ["2016-05"],
        ),
    ],
)
def test_times_said_in_two_ways_or_before(text: str, dates: list[str]) -> None:
    assert [p.event.date for p in draft(text).proposals] == dates


@pytest.mark.parametrize(
    ("text", "actors", "kind"),
    [
        (
            "On 3 May 2016 France votes to expel all Russian diplomats.",
            ("france",),
            "sanction",
        ),
        (
            "On 3 May 2016 France responded by moving two brigades to the border.",
            ("france",),
            "mobilize",
        ),
        (
            "On 3 May 2016 the Minsk agreements were rejected by Norway.",
            ("norway",),
            "reject",
        ),
        (
            "On 3 May 2016 the president of France, General Jean Vidal, resigned.",
            ("jean-vidal",),
            "concede",
        ),
        (
            "Talks between France and Norway took place on 3 May 2016.",
            ("france", "norway"),
            "consult",
        ),
        (
            "On 3 May 2016 the League of Nations condemned the attack.",
            ("league-of-nations",),
            "accuse",
        ),
    ],
)
def test_who_acts_and_how(text: str, actors: tuple[str, ...], kind: str) -> None:
    (proposal,) = draft(text).proposals
    assert (proposal.event.actors, proposal.event.type) == (actors, kind)


def test_the_title_gives_the_year_of_a_text_about_the_past() -> None:
    text = (
        "Berlin: the summer of 1961\n\n"
        "On 25 July France promised to defend the city.\n\n"
        "Shortly after midnight on Sunday, 13 August, German police closed the border. "
        "On Wednesday Norway protested. In September France resumed nuclear tests. "
        "Norway did the same two weeks later. On the 22nd Germany sent tanks.\n"
    )
    assert [p.event.date for p in draft(text, date(1986, 8, 10)).proposals] == [
        "1961-07-25",
        "1961-08-13",
        "1961-08-16",
        "1961-09",
        "[1961-09-15..1961-10-14]",
        "1961-09-22",
    ]


def test_an_old_text_is_never_dated_with_high_certainty_by_its_publication() -> None:
    text = "The pact of 1951 was kept. On 3 May France sent troops to Norway."
    proposal = draft(text, date(1986, 8, 10)).proposals[-1]
    assert proposal.reasons["date"].sure != "high"


def test_the_day_of_publication_below_the_title_is_no_heading_of_a_chronology() -> None:
    text = (
        "How it unfolded\n\n28 October 2017\n\nHere are the main events.\n\n"
        "6 September\nFrance suspends the law.\n\n20 September\nNorway condemns the decision.\n\n"
        "27 October\nGermany sends troops, and in the evening France sacks its envoy.\n"
    )
    found = draft(text, date(2017, 10, 28)).proposals
    assert [(p.event.date, p.event.status) for p in found] == [
        ("2017-09-06", "reported"),
        ("2017-09-20", "reported"),
        ("2017-10-27", "reported"),
        ("2017-10-27", "reported"),
    ]


def test_a_year_that_only_describes_somebody_dates_nothing() -> None:
    text = (
        "May 3, 2019: Norway closes its border.\n\n"
        "May 9: President Omar al-Bashir, in power since a coup in 1989, resigned.\n\n"
        "May 11: Bashir left the country.\n"
    )
    found = draft(text, date(2019, 6, 1)).proposals
    assert [(p.event.date, p.event.actors) for p in found] == [
        ("2019-05-03", ("norway",)),
        ("2019-05-09", ("omar-al-bashir",)),
        ("2019-05-11", ("omar-al-bashir",)),
    ]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("France and Norway agreed on Wednesday to end the war.", ["2022-04-06"]),
        (
            "On 14 June 2021 Norway arrested three officers. They were freed on 26 June after France had mediated.",
            ["2021-06-14", "2021-06-26"],
        ),
        (
            "On 3 March Norway closed its border.\n\nOn 9 March France protested.\n\n"
            "On 14 March Norway sent troops.\n\nOn Monday, France accused Norway.",
            ["2022-03-03", "2022-03-09", "2022-03-14", "2022-04-04"],
        ),
    ],
)
def test_what_is_over_is_not_ahead_nor_long_before(text: str, dates: list[str]) -> None:
    assert [p.event.date for p in draft(text).proposals] == dates


def test_short_forms_and_first_names_are_those_of_the_names_before() -> None:
    text = (
        "On Monday Abiy Ahmed accused the Tigray People's Liberation Front (TPLF) of an attack. "
        "On Tuesday the TPLF condemned Abiy."
    )
    second = draft(text).proposals[1].event
    assert second.actors == ("tigray-people-s-liberation-front",)
    assert second.targets == ("abiy-ahmed",)


def test_a_name_may_be_the_end_of_a_longer_one() -> None:
    text = (
        "On Monday Myanmar's army accused Aung San Suu Kyi of fraud. "
        "On Tuesday Suu Kyi's National League for Democracy (NLD) rejected the charge. "
        "On Wednesday the NLD backed Suu Kyi."
    )
    third = draft(text).proposals[2].event
    assert third.actors == ("national-league-for-democracy",)
    assert third.targets == ("aung-san-suu-kyi",)


def test_declaring_oneself_president_is_no_attribution() -> None:
    event = only(
        "On Monday, the head of the National Assembly, Juan Vidal, declared himself interim president in Lund."
    ).event
    assert (event.status, event.actors) == ("reported", ("juan-vidal",))


def test_the_evening_is_that_of_the_entry_it_is_in() -> None:
    text = (
        "On 20 March Norway closed its border.\n\nOn the 21st, France protested.\n\n"
        "On the 23rd, Norway sent troops.\n\nIn the evening, France ordered an evacuation.\n"
    )
    assert draft(text).proposals[-1].event.date == "2022-03-23"


def test_the_cold_war_is_no_actor_called_cold() -> None:
    text = "On Monday, France condemned the order that resulted from the end of the Cold War."
    assert {actor.id for actor in draft(text).actors} == {"france"}


def test_a_plan_that_is_presented_is_not_ahead_and_march_is_no_protest() -> None:
    text = "Solberg presented the plan on 9 January. Heavy rain on 1 March flooded 300 homes."
    found = draft(text).proposals
    assert [(p.event.date, p.event.status, p.event.type) for p in found] == [
        ("2022-01-09", "reported", None),
        ("2022-03-01", "reported", None),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 3 May 2009 the General ordered the port closed, and the dockers' union refused to leave it.",
            [("2009-05-03", ("general",), "coerce"), ("2009-05-03", ("dockers-union",), "reject")],
        ),
        (
            "On 4 May 2009 France expelled two Russian diplomats, while Russia closed a consulate in Lyon.",
            [("2009-05-04", ("france",), "sanction"), ("2009-05-04", ("russia",), "coerce")],
        ),
        (
            "Rebels seized Lyon on 5 May 2009, and on 7 May they left it.",
            [("2009-05-05", ("rebels",), "assault"), ("2009-05-07", ("rebels",), "retreat")],
        ),
        (
            "On 6 June 2009, Mauritania joined the boycott and Jordan recalled its envoy.",
            [("2009-06-06", ("mauritania",), "sanction")],
        ),
    ],
)  # fmt: skip
def test_each_act_of_a_sentence_has_its_own_initiator(
    text: str, expected: list[tuple[str, tuple[str, ...], str]]
) -> None:
    found = [p.event for p in draft(text).proposals]
    assert [(e.date, e.actors, e.type) for e in found] == expected


def test_each_act_of_a_sentence_has_its_own_title_and_source() -> None:
    text = (
        "On 4 May 2009 France expelled two envoys, and Iran closed a port, Oman said."
    )
    first, second = (p.event for p in draft(text).proposals)
    assert (first.title, second.title) == (
        "France expelled two envoys",
        "Iran closed a port",
    )
    assert first.attributed_to == second.attributed_to == ("oman",)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("On Monday, ferry crews stopped work.", ("ferry-crews",)),
        ("In Lyon on Monday, police fired at strikers.", ("police",)),
        ("In Vienna, Iran and Oman met on Monday.", ("iran", "oman")),
        ("On Monday, the opposition party ZRV rejected the law.", ("zrv",)),
        ("On Monday, President B.J. Habib rejected the law.", ("b-j-habib",)),
        ("On Monday, Presidents Abu Kara and Jan Tesk met.", ("abu-kara", "jan-tesk")),
        ("On Monday, U.S. President Jan Tesk rejected the law.", ("jan-tesk",)),
        ("On Monday, the Seven Rivers Movement rejected the law.", ("seven-rivers-movement",)),
        ("On Monday, Tenkol, the pipeline operator, rejected the law.", ("tenkol",)),
    ],
)  # fmt: skip
def test_who_is_named(text: str, actors: tuple[str, ...]) -> None:
    assert only(text).event.actors == actors


def test_the_company_is_the_last_one_named_or_nobody() -> None:
    text = "On 4 May 2009 Tenkol Shipping and the European Union met. The company denied the charge."
    assert draft(text).proposals[-1].event.actors == ("tenkol-shipping",)
    text = (
        "On 4 May 2009 Iran and the European Union met. The company denied the charge."
    )
    denial = draft(text).proposals[-1]
    assert denial.event.actors == ()
    assert denial.reasons["actors"].why == "'The company': no such body is named before"


def test_a_sentence_that_begins_with_by_says_what_was_so_then() -> None:
    assert only("By 30 May 2009, rebels had taken Lyon.").event.date == "2009-05-30"


def test_a_deadline_that_passed_is_not_ahead() -> None:
    text = "When the deadline passed on 9 January, the crews stopped work."
    assert only(text).event.date == "2022-01-09"


def test_weekdays_in_capitals_are_headings() -> None:
    text = "SUNDAY, NOV 25\nFrance closes its border.\n\nMONDAY, NOV 26\nOman closes its border."
    found = draft(text, date(2018, 11, 30)).proposals
    assert [p.event.date for p in found] == ["2018-11-25", "2018-11-26"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("On Monday, the union suspended its strike.", "concede"),
        ("On Monday, France cut gas supplies to Oman.", "sanction"),
        ("On Monday, France extended its sanctions against Oman.", "sanction"),
        ("On Monday, the cabinet extended the state of emergency.", "coerce"),
        ("On Monday, prosecutors opened a criminal case against Abu Kara.", "accuse"),
        ("On Monday, the ministry released a statement blaming Oman.", "accuse"),
        ("On Monday, prosecutors released two envoys.", "retreat"),
        ("On Monday, the ferry crews struck.", "protest"),
        ("On Monday, rebels struck a bridge.", "assault"),
        ("On Monday, the alliance said it would leave.", "retreat"),
    ],
)  # fmt: skip
def test_the_type_comes_from_the_verb_with_its_object(text: str, kind: str) -> None:
    assert only(text).event.type == kind


def test_saying_that_somebody_did_harm_accuses_them() -> None:
    event = only("On Monday, Iran said that Oman shelled its coast.").event
    assert (event.actors, event.targets, event.type) == (
        ("iran",),
        ("oman",),
        "accuse",
    )


def test_the_main_clause_says_who_acts() -> None:
    text = "When the talks in Lyon collapsed, the dockers stopped work on Monday."
    assert only(text).event.actors == ("dockers",)


def test_a_narrative_carries_its_date_into_the_next_paragraph() -> None:
    text = (
        "On 2 November 2021 the union asked for a raise.\n\n"
        "On 16 December the cabinet ordered a lockdown.\n\n"
        "Mr Hald accused the union of treason.\n\n"
        "On 9 January the crews stopped work.\n\n"
        "On 12 February the cabinet met the union."
    )
    found = [p.event.date for p in draft(text, date(2022, 4, 7)).proposals]
    assert found == ["2021-11-02", "2021-12-16", "2021-12-16~", "2022-01-09", "2022-02-12"]  # fmt: skip


def test_a_relative_clause_is_a_proposal_with_its_own_time() -> None:
    text = "On 3 April 2022, mediators met envoys who agreed on a new meeting in May."
    found = [(p.event.date, p.event.title) for p in draft(text).proposals]
    assert found == [
        ("2022-04-03", "Mediators met envoys"),
        ("2022-05", "Envoys agreed on a new meeting in May"),
    ]


def test_a_forecast_whose_time_is_quoted_is_proposed() -> None:
    text = "France has closed its border since March 2021, so Oman says Iran may attack “between now and mid-May”."
    assert [p.event.date for p in draft(text).proposals] == [
        "2021-03/..",
        "[2022-04-07..2022-05-20]",
    ]


@pytest.mark.parametrize(
    ("text", "actors", "targets", "kind"),
    [
        ("On Monday, Oman seized the Saudi-flagged tanker Selma Rose.", ("oman",), ("saudi-arabia",), "coerce"),
        ("On Monday, Lyon's police chief, Jan Tesk, resigned.", ("jan-tesk",), (), "concede"),
        ("On Monday, Oman summoned the French ambassador.", ("oman",), ("france",), "accuse"),
        ("On Monday, gas supplies to the region were cut.", (), (), "sanction"),
        ("On Monday, it set up a checkpoint near Lyon.", (), (), "coerce"),
        ("On Monday, GoFundMe closed the page.", ("gofundme",), (), "coerce"),
        ("On Monday, rights groups called for an inquiry.", ("rights-groups",), (), "request"),
        ("On Monday, nine soldiers died in the raid.", (), (), "assault"),
        ("On Monday, gunmen burst into a party in Lyon.", ("gunmen",), (), None),
    ],
)  # fmt: skip
def test_kinds_of_names_and_verbs(
    text: str, actors: tuple[str, ...], targets: tuple[str, ...], kind: str | None
) -> None:
    event = only(text).event
    assert (event.actors, event.targets, event.type) == (actors, targets, kind)


@pytest.mark.parametrize(
    ("text", "date_", "options"),
    [
        ("Rebels left Lyon at 5 a.m. on Thursday.", "2022-04-07T05:00", ("2022-04-07T05:00", "2022-04-07")),
        ("On 6 April, at about 06:00 GMT, rebels left.", "2022-04-06T06:00Z~", ("2022-04-06T06:00Z~", "2022-04-06")),
        ("6 April 2022, 06:40: Rebels leave Lyon.", "2022-04-06T06:40", ("2022-04-06T06:40", "2022-04-06")),
        ("At 0640 hours on 6 April rebels left Lyon.", "2022-04-06T06:40", ("2022-04-06T06:40", "2022-04-06")),
        ("At 6 a.m. EST on 6 April rebels left Lyon.", "2022-04-06T06:00", ("2022-04-06T06:00", "2022-04-06")),
        ("On 6 April a curfew was imposed from 8 p.m.", "2022-04-06", ("2022-04-06T20:00",)),
        ("By 5 p.m. on 6 April, rebels held Lyon.", "2022-04-06", ("2022-04-06T17:00",)),
        ("On 6 April rebels left Lyon at 5 p.m. and came back at 6 p.m.", "2022-04-06", ()),
        ("In March 2022 rebels left Lyon at 5 p.m.", "2022-03", ()),
        ("Rebels left Lyon at dawn on 6 April.", "2022-04-06", ()),
    ],
)  # fmt: skip
def test_the_hour_beside_the_day_is_the_date_and_another_hour_an_option(
    text: str, date_: str, options: tuple[str, ...]
) -> None:
    proposal = only(text)
    assert (proposal.event.date, proposal.options) == (date_, options)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 5 April 2022, Oman said its troops will leave in two days.", ["2022-04-05", "2022-04-07"]),
        ("Oman closed its port on 5 April 2022, a week after the neighbours met.", ["2022-04-05", "2022-03-29~"]),
    ],
)  # fmt: skip
def test_times_that_count_from_a_day_in_the_sentence(
    text: str, expected: list[str]
) -> None:
    assert [p.event.date for p in draft(text).proposals] == expected


def test_who_says_so_behind_a_name_is_no_attribution() -> None:
    text = (
        "On Monday, France's speaker, Jan Tesk, said the two sides could meet in Lyon."
    )
    event = only(text).event
    assert (event.actors, event.status) == (("jan-tesk",), "reported")


def test_what_a_person_is_does_not_act() -> None:
    text = "On Monday, Jan Tesk, Oman's president, who won a vote, accused Iran."
    assert only(text).event.actors == ("jan-tesk",)


def test_a_title_keeps_the_stop_of_an_abbreviation() -> None:
    assert only("On 6 April 2022 rebels left Lyon at 5 p.m.").event.title.endswith(
        "at 5 p.m."
    )


def test_each_part_of_a_split_proposal_has_its_own_sides() -> None:
    text = "On 6 April 2022 rebels left Lyon as Iran closed its embassy in Oman."
    found = draft(text)
    parted = split(found, found.proposals[0], "Iran closed")
    first, second = (p.event for p in parted.proposals)
    assert (first.title, first.actors, first.type, first.place) == (
        "Rebels left Lyon",
        ("rebels",),
        "retreat",
        None,
    )
    assert (second.title, second.actors, second.type, second.place) == (
        "Iran closed its embassy in Oman",
        ("iran",),
        "sanction",
        "Oman",
    )
    assert "iran" in {actor.id for actor in parted.actors}


def test_each_date_of_a_list_is_a_proposal_with_the_same_words() -> None:
    found = draft("On 7 May, 9 June and 3 July 2021, rebels shelled Lyon.").proposals
    assert [(p.event.date, p.event.title) for p in found] == [
        ("2021-05-07", "Rebels shelled Lyon"),
        ("2021-06-09", "Rebels shelled Lyon"),
        ("2021-07-03", "Rebels shelled Lyon"),
    ]


Found = tuple[str | None, tuple[str, ...], tuple[str, ...], str | None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 3 May 2021, rebels took Lyon. Two people were arrested. The bridge collapsed.",
            [
                ("2021-05-03", ("rebels",), (), "assault"),
                ("2021-05-03~", (), (), "coerce"),
                ("2021-05-03~", (), (), None),
            ],
        ),
        (
            "3 May 2021: Seizure of the port by rebels.",
            [("2021-05-03", ("rebels",), (), "assault")],
        ),
        (
            "3 May 2021: Visit by the French president to Warsaw.",
            [("2021-05-03", ("france",), ("poland",), "consult")],
        ),
        (
            "3 May 2021: Russia's annexation of Georgia.",
            [("2021-05-03", ("russia",), ("georgia",), "assault")],
        ),
        (
            "The seizure of the port by rebels on 3 May 2021 was condemned by France.",
            [("2021-05-03", ("rebels",), (), "assault")],
        ),
        (
            "After the bombing of the port on 3 May 2021, Iran vowed revenge.",
            [
                ("2021-05-03~", ("iran",), (), "threaten"),
                ("2021-05-03", (), (), "assault"),
            ],
        ),
        (
            "Two days after the attack on 3 May 2021, Iran closed its border.",
            [("2021-05-05", ("iran",), (), "sanction")],
        ),
        (
            "After rebels seized Lyon on 3 May 2021, thousands of people fled.",
            [
                ("2021-05-03~", (), (), "retreat"),
                ("2021-05-03", ("rebels",), (), "assault"),
            ],
        ),
    ],
)  # fmt: skip
def test_events_that_nobody_or_only_a_noun_names(
    text: str, expected: list[Found]
) -> None:
    found = [p.event for p in draft(text).proposals]
    assert [(e.date, e.actors, e.targets, e.type) for e in found] == expected


def test_a_live_blog_has_the_hours_of_its_entries() -> None:
    found = draft(
        "6 April 2022\n\n05:00 - Rebels attack Lyon.\n\n6 p.m.: Paris closes the border."
    ).proposals
    assert [(p.event.date, p.event.title) for p in found] == [
        ("2022-04-06T05:00", "Rebels attack Lyon"),
        ("2022-04-06T18:00", "Paris closes the border"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The union met on 25 March. The strike ends at dawn tomorrow.", "2022-04-08"),
        ("The union met on 20 March. It will strike at noon on Friday.", "2022-04-08"),
        ("It closed in the last week of March.", "[2022-03-25..2022-03-31]"),
        ("Last summer, France closed it.", "2021-22"),
        ("The night before last, France closed it.", "2022-04-05"),
        ("In the second half of August 2021, France closed it.", "[2021-08-16..2021-08-31]"),
        ("Over the weekend, France closed it.", "[2022-04-02..2022-04-03]"),
        ("Early last month, France closed it.", "[2022-03-01..2022-03-10]"),
        ("It met from 1 to 3 March. A week ago it closed. Two days earlier France left.", "2022-03-29"),
    ],
)  # fmt: skip
def test_a_time_counted_from_another_is_not_carried_over(
    text: str, expected: str
) -> None:
    found = draft(text).proposals[-1]
    assert (found.event.date, found.own_date) == (expected, True)


def test_he_is_somebody() -> None:
    found = draft("The fleet sailed on Monday. He resigned on Tuesday.").proposals
    assert found[-1].event.actors == ()


def test_a_quotation_about_a_plan_is_a_report_with_its_own_words_as_title() -> None:
    event = only('"We will remain in Lyon," the general said on Monday.').event
    assert (event.status, event.title) == ("reported", "We will remain in Lyon")


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        ("On Monday, Czechoslovak leaders met. Prague appealed to Soviet troops.", "czechoslovakia", "soviet-union"),
        ("Soviet envoys left. On Monday, Moscow expelled a Pole.", "soviet-union", "poland"),
        ("Russian envoys left. On Monday, Moscow expelled a Pole.", "russia", "poland"),
        ("On Monday, the Bosnian Serbs shelled Gorazde.", "republika-srpska", "gorazde"),
        ("On Monday, the RSF attacked the Sudanese army.", "rapid-support-forces", "sudan"),
        ("On Monday, the US secretary of state, Jan Dorn, met Angela Weiss.", "jan-dorn", "angela-weiss"),
        ("On Monday, the Hungarian and Polish governments condemned Iran.", "hungary,poland", "iran"),
        ("On Monday, talks between Iran and Oman began.", "iran,oman", ""),
        ("On Monday, two people on a Russian ship were wounded.", "", ""),
        ("On Monday, talks in Rome, mediated by Oman, were suspended.", "", ""),
        ("On Monday, Moscow said its soldiers attacked the port.", "russia", ""),
        ("On Monday, five states invade Iran.", "", "iran"),
    ],
)  # fmt: skip
def test_the_initiators_and_recipients_of_a_sentence(
    text: str, actors: str, targets: str
) -> None:
    event = draft(text).proposals[-1].event
    assert (",".join(event.actors), ",".join(event.targets)) == (actors, targets)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Serbia declared war on Monday, and on Thursday Albania closed its border.",
            [("2022-04-04", ("serbia",)), ("2022-04-07", ("albania",))],
        ),
        (
            "France closed the port until late March, when it left Mali.",
            [("[2022-03-21..2022-03-31]", ("france",))],
        ),
        (
            "*From 20 March to 1 April 2022*: Mali closes the port. Niger condemns it.",
            [
                ("2022-03-20/2022-04-01", ("mali",)),
                ("2022-03-20/2022-04-01", ("niger",)),
            ],
        ),
        (
            "On Monday, rebels of the Malian Patriotic Front (MPF) fled. The MPF denied it.",
            [
                ("2022-04-04", ("rebels", "malian-patriotic-front")),
                ("2022-04-04~", ("malian-patriotic-front",)),
            ],
        ),
    ],
)
def test_each_part_of_a_sentence_has_its_own_time_and_side(
    text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    found = [p.event for p in draft(text).proposals if p.own_date or p.event.actors]
    assert [(e.date, e.actors) for e in found][-len(expected) :] == expected


def test_a_name_of_a_body_is_no_act() -> None:
    event = only("On Monday, the Security Council set up a tribunal.").event
    assert (event.actors, event.type) == (("un-security-council",), None)


def test_an_event_in_passing_has_the_year_of_its_noun() -> None:
    text = (
        "France has been at odds with Russia since Russia's 2014 annexation of Crimea."
    )
    event = draft(text).proposals[-1].event
    assert (event.date, event.actors, event.title) == (
        "2014",
        ("russia",),
        "Russia's 2014 annexation of Crimea",
    )


@pytest.mark.parametrize(
    "line", ["By Ada Berg, Paris, 5 April 2022", "Paris, 5 April 2022"]
)
def test_a_byline_is_no_event(line: str) -> None:
    text = f"The dam\n\n{line}\n\nOn Monday, France condemned Russia.\n"
    assert [p.event.title for p in draft(text).proposals] == ["France condemned Russia"]


@pytest.mark.parametrize("document", ["Resolution 502", "Article 5", "Decree 12"])
def test_a_document_with_a_number_is_no_actor(document: str) -> None:
    event = only(f"On Monday, France rejected {document}.").event
    assert (event.actors, event.targets) == (("france",), ())


@pytest.mark.parametrize(
    ("time", "expected"),
    [("on Tuesday", "2022-04-05"), ("next Tuesday", "2022-04-03~")],
)
def test_a_past_day_behind_for_a_dates_the_act(time: str, expected: str) -> None:
    text = f"France met Russia on Sunday. NATO voted for a ceasefire {time}."
    assert [p.event.date for p in draft(text).proposals][:2] == ["2022-04-03", expected]


def test_a_clause_behind_who_says_so_has_a_date_of_its_own() -> None:
    text = "A fleet left the port of Sevastopol, Russia said on Tuesday; it is expected to arrive next week."
    assert [(p.event.date, p.event.status) for p in draft(text).proposals] == [
        ("2022-04-05", "claimed"),
        ("[2022-04-11..2022-04-17]", "planned"),
    ]


@pytest.mark.parametrize("verb", ["may", "might"])
def test_what_may_happen_is_a_forecast_ahead(verb: str) -> None:
    event = only(f"Zelensky {verb} travel to Berlin in June.").event
    assert (event.date, event.status) == ("2022-06", "forecast")


def test_what_may_have_happened_is_in_the_past() -> None:
    event = only("Russia may have attacked Ukraine in March.").event
    assert event.date == "2022-03"


def test_a_body_with_the_rest_of_its_name_is_no_reference_back() -> None:
    text = "The Organization of American States will vote on Tuesday."
    assert only(text).event.actors == ("oas",)


def test_initials_behind_a_name_of_where_somebody_is_from_mean_that_body() -> None:
    found = draft(
        "Police detained figures from the Civic League (CL) on Monday.\n\nOn Tuesday the CL condemned France."
    )
    (_, second) = found.proposals
    assert second.event.actors == ("civic-league",)
    (league,) = [actor for actor in found.actors if actor.id == "civic-league"]
    assert (league.name, league.kind) == ("Civic League", "organisation")
