"""What press reports say in one sentence: whose date, who acts and towards whom."""

import pytest

from prose.drafting import draft, only


def values(text: str) -> list[tuple[str | None, tuple[str, ...], str]]:
    """Date, actors and title of each proposal."""
    return [
        (p.event.date, p.event.actors, p.event.title) for p in draft(text).proposals
    ]


def test_a_day_behind_after_is_that_of_its_clause() -> None:
    assert values("France recalled its envoys after Oman dropped the deal on Tuesday.") == [
        ("2022-04-05~", ("france",), "France recalled its envoys"),
        ("2022-04-05", ("oman",), "Oman dropped the deal on Tuesday"),
    ]  # fmt: skip


def test_in_an_entry_the_deed_before_after_has_the_entry_s_day() -> None:
    found = values("4 April: Police arrest two men after rebels attacked Karsk on 3 April.")  # fmt: skip
    assert [row[:2] for row in found] == [
        ("2022-04-04", ("police",)),
        ("2022-04-03", ("rebels",)),
    ]


def test_because_of_is_no_clause() -> None:
    (found,) = values("Because of the storm the port closed on Tuesday.")
    assert found[0] == "2022-04-05"


@pytest.mark.parametrize(
    "text",
    [
        "Oman recalled its envoy because of remarks made on Tuesday.",
        "France protested against the measures announced on Tuesday.",
    ],
)
def test_a_day_when_an_object_was_made_dates_nothing_else(text: str) -> None:
    found = only(text)
    assert (found.event.date, found.sure) == ("2022-04-07~", "low")


def test_a_second_verb_in_the_present_has_its_own_day() -> None:
    text = "Rebels launch an offensive on 3 March and seize the port of Karsk two days later."
    assert values(text) == [
        ("2022-03-03", ("rebels",), "Rebels launch an offensive on 3 March"),
        ("2022-03-05", ("rebels",), "Rebels seize the port of Karsk two days later"),
    ]


def test_a_second_clause_has_its_own_year() -> None:
    found = values("Oman declared the ruling void in 1962, and Iran agreed to talks in 1966.")  # fmt: skip
    assert [row[:2] for row in found] == [("1962", ("oman",)), ("1966", ("iran",))]


def test_a_year_compared_with_dates_nothing() -> None:
    (found,) = values("3 March: The minister says the country is not what it was in 1962.")  # fmt: skip
    assert found[0] == "2022-03-03"


def test_this_year_in_a_plan_leaves_the_day_of_its_entry() -> None:
    (found,) = values("3 March: Jan Dorn says he will run for president this year.")
    assert found[:2] == ("2022-03-03", ("jan-dorn",))


def test_what_the_united_states_will_do_is_in_the_present_tense() -> None:
    found = only("Leaders of the United States meet in Karsk on 14 April.")
    assert (found.event.date, found.event.status) == ("2022-04-14", "planned")


def test_a_law_that_takes_effect_soon_may_be_of_this_year() -> None:
    found = only("A law that takes effect on 3 May was passed.")
    assert (found.event.date, found.sure) == ("2022-05-03", "low")


def test_in_a_chronology_says_goes_on_from_the_sentence_before() -> None:
    text = (
        "On 3 March, the army took Karsk.\n\nOn 8 March, police closed the port. Jan Dorn called Ana Kulov "
        "on 10 March. The ministry says she should talk.\n\nOn 12 March, the port was opened."
    )
    assert draft(text).proposals[3].event.date == "2022-03-10~"


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        ("King Hussein met Israeli Prime Minister Golda Meir on 3 March.", "hussein", "golda-meir"),
        ("On 3 March Jan Dorn met his Chinese counterpart, Yang Jiechi.", "jan-dorn", "yang-jiechi"),
        ("A Boeing 777 was shot down on 3 March.", "", ""),
        ("The Council adopted the Basic Law on 3 March.", "council", ""),
        ("On 3 March the Deutsche Mark was introduced.", "", ""),
        ("On 3 March a spokesman for the ministry resigned.", "ministry", ""),
        ("The minister told a spokesman to leave on 3 March.", "minister", ""),
        ("On 3 March the army put its ships on alert and said it would turn to Oman.", "army", ""),
        ("Oman and French helicopters attacked Iran on 3 March.", "oman,france", "iran"),
        ("The government fired the police commissioner on 3 March.", "government", ""),
        ("On 3 March rebels captured President Dorn and his wife Simone.", "rebels", "dorn,simone"),
        ("On 3 March rebels captured Goose Green.", "rebels", ""),
        ("Merkel telephones Vladimir Putin on 3 March.", "merkel", "vladimir-putin"),
        ("The commander of the UN force asked Oman for help on 3 March.", "un", "oman"),
        ("“This is a disgrace,” Jan Dorn told France Info radio on Tuesday.", "jan-dorn", ""),
        ("On 3 March Oman recalled its ambassadors to the United States and Iran.", "oman", "united-states,iran"),
        ("Shares in the fish company Norfisk fell on 3 March.", "", ""),
        ("On 3 March some 80 opponents of Mr Dorn walked free.", "", ""),
        ("Rebels killed a man in the resort of Pokhara on 3 March.", "rebels", ""),
        ("“This is piracy,” Ana Kulov told reporters on Tuesday.", "ana-kulov", ""),
        ("The governor of a bank, Ana Kulov, met Vice Foreign Minister Jan Dorn on 3 May.", "ana-kulov", "jan-dorn"),
        ("A deadline to form a government passed on 3 March.", "", ""),
        ("The general staff issued the demand on 3 March.", "general-staff", ""),
        ("On 3 March marines seized the South Korean-flagged tanker Selma.", "marines", ""),
        ("On 3 March Oman started legal action against Iran.", "oman", "iran"),
        ("Vienna: Tehran on Tuesday announced a plan.", "iran", ""),
        ("On 3 March, exactly a year after the US withdrawal, Iran closed the port.", "iran", ""),
        ("In a New Year message on 3 March the king called for talks.", "king", ""),
        ("On 3 March Oman called for Mr Dorn's immediate release.", "oman", ""),
        ("Ana Kulov called Jan Dorn on Tuesday and promised “help”, the ministry said.", "ana-kulov", "jan-dorn"),
    ],
)  # fmt: skip
def test_who_acts_and_towards_whom(text: str, actors: str, targets: str) -> None:
    event = only(text).event
    assert (",".join(event.actors), ",".join(event.targets)) == (actors, targets)


def test_it_of_a_passive_is_not_the_subject_before() -> None:
    text = (
        "The Council adopted the Basic Law on 3 March. It will be proclaimed on 3 June."
    )
    second = draft(text).proposals[1]
    assert (second.event.date, second.event.actors) == ("2022-06-03", ())


def test_days_after_are_counted_from_the_day_of_the_report() -> None:
    text = "Soldiers in Oman have tightened their grip, two days after they overthrew President Dorn."
    found = only(text)
    assert (found.event.date, found.sure) == ("2022-04-05", "low")
    assert (found.event.actors, found.event.targets) == (("soldiers",), ("dorn",))


def test_days_after_are_counted_from_the_day_named_before() -> None:
    text = "Oman froze the aid on Wednesday.\n\nThe step came a day after police attacked rebels near Karsk."
    assert draft(text).proposals[1].event.date == "2022-04-05"


def test_what_is_to_come_is_not_of_the_years_told_before() -> None:
    text = (
        "Oman froze the aid on Wednesday. Jan Dorn had asked for that on Tuesday, and Ana Kulov on Monday.\n\n"
        "In 2008 Iran and Oman fought a war.\n\nParliament is to elect a king on December 14."
    )
    assert draft(text).proposals[-1].event.date == "2022-12-14"


def test_what_is_quoted_at_the_end_does_not_make_a_quotation() -> None:
    text = (
        "Ana Kulov called Jan Dorn on Tuesday and promised “help”, the ministry said."
    )
    assert only(text).event.status == "claimed"


def test_a_day_behind_accused_of_doing_is_in_doubt() -> None:
    found = only("Jan Dorn accused the army of attempting a coup on Tuesday.")
    assert (found.event.date, found.sure) == ("2022-04-05", "low")


def test_days_after_a_clause_with_an_aside() -> None:
    text = "The march came four days after the owner, the Omani group Kalva, announced a cut."
    assert only(text).event.date == "2022-04-03"


def test_a_clause_with_which_says_nothing_of_a_speaker() -> None:
    text = "The coastguard boarded two ships off the islands on Tuesday, which both countries claim."  # fmt: skip
    assert only(text).event.status == "reported"


def test_he_of_a_relative_clause_is_the_subject() -> None:
    second = draft("On 3 March Jan Dorn reinstated the parliament that he dissolved in 2002.").proposals[1]  # fmt: skip
    assert (second.event.date, second.event.actors) == ("2002", ("jan-dorn",))


def test_what_describes_the_subject_is_not_the_verb() -> None:
    found = only("Sonko, jailed since July, and Faye walked free on 3 March.")
    assert found.event.type == "retreat"


def test_does_so_is_an_act() -> None:
    text = "3 March: Oman recognises Karsk. The United States does so a day later."
    second = draft(text).proposals[1]
    assert (second.event.date, second.event.actors) == (
        "2022-03-04",
        ("united-states",),
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("On 3 March Oman announced that it would not ask for talks.", "reject"),
        ("On 3 March Oman said it would no longer respect the limits.", "reject"),
        ("The army took power on 3 March.", "coerce"),
        ("On 3 March Oman told the envoy to leave the matter alone.", "request"),
        ("On 3 March Oman launched legal action against Iran.", "accuse"),
        ("Marines seized a tanker on 3 March.", "coerce"),
        ("On 3 March Oman designated the Guards a terrorist organisation.", "sanction"),
        ("Oman imposed a travel ban on Jan Dorn on 3 March.", "sanction"),
        ("Oman declared the treaty void on 3 March.", "reject"),
        ("Oman ordered the peacekeepers to leave the country on 3 March.", "coerce"),
        ("The government fired the police commissioner on 3 March.", "coerce"),
        ("Oman lodged a protest with Iran on 3 March.", "accuse"),
        ("Oman revoked the licence of the station on 3 March.", "coerce"),
        ("On 3 March Oman gave Iran until 15 March to open the gates.", "threaten"),
    ],
)
def test_types_of_press_language(text: str, kind: str) -> None:
    assert only(text).event.type == kind


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("“On Monday they attacked us,” the mayor said on Wednesday.", ()),
        ("“On Monday the army attacked us,” the mayor said on Wednesday.", ("army",)),
        ("“On Monday we attacked the fort,” the mayor said on Wednesday.", ("mayor",)),
    ],
)
def test_who_tells_of_a_deed_did_it_only_as_we(
    text: str, actors: tuple[str, ...]
) -> None:
    event = only(text).event
    assert (event.date, event.actors) == ("2022-04-04", actors)
    assert (event.status, event.attributed_to) == ("claimed", ("mayor",))


def test_who_speaks_may_be_described_behind_his_name() -> None:
    found = only("“We met the president twice,” said Peter Abo, an adviser.")
    assert found.event.actors == ("peter-abo",)
