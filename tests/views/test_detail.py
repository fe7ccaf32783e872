"""One event in full."""

from crisistl.model.timeline import Citation, Timeline
from crisistl.query.cells import names_on
from crisistl.views.detail import cited, event_report, linked


def known(timeline: Timeline, event: str) -> list[tuple[object, ...]]:
    return [*event_report(timeline.events_by_id[event], timeline).rows().rows()]


def test_all_that_is_known_has_a_row(small_timeline: Timeline) -> None:
    assert known(small_timeline, "sluices-denied") == [
        ("when", "28 November 2021 (2021-11-28)"),
        ("who", "the Palace"),
        ("towards", "Südmark"),
        ("what", "reject"),
        ("about", "The dam"),
        ("status", "reported"),
        ("quoted, as published", "“Not one sluice was shut.” – Ann Osk"),
        (
            "answers",
            "between 3 and 20 Nov 2021: Norland shuts the sluices by night — claimed by Ida Berg (sluices-shut)",
        ),
        (
            "contradicts",
            "between 3 and 20 Nov 2021: Norland shuts the sluices by night — claimed by Ida Berg (sluices-shut)",
        ),
        ("source", "“Evening news”, Radio Norland, 28 November 2021, minute 4"),
    ]


def test_a_claim_says_whose_it_is_and_who_denies_it(small_timeline: Timeline) -> None:
    rows = known(small_timeline, "sluices-shut")
    assert ("in its words", "some night in November") in rows
    assert ("status", "claimed, says Ida Berg") in rows
    assert ("answered by", "28 Nov 2021: The Palace denies it (sluices-denied)") in rows
    assert ("contradicts", "28 Nov 2021: The Palace denies it (sluices-denied)") in rows


def test_a_label_stands_once_where_several_follow(small_timeline: Timeline) -> None:
    assert known(small_timeline, "league-talks")[-2:] == [
        ("source", "The Vell Gazette, Gazette Press, https://gazette.example/vell"),
        ("", "Radio Norland, January 2022"),
    ]


def test_the_part_of_the_day_and_what_an_import_had(small_timeline: Timeline) -> None:
    rows = known(small_timeline, "troops-moved")
    assert rows[0] == ("when", "12 January 2022, evening (2022-01-12)")
    assert rows[-2:] == [("also", "troops: 1200"), ("", "file: B-7")]


def test_the_title_and_the_id_stand_above(small_timeline: Timeline) -> None:
    heading = event_report(
        small_timeline.events_by_id["drought"], small_timeline
    ).heading
    assert (heading.title, heading.sentence) == ("Drought halves the Vell", "drought")


def test_a_link_to_what_was_left_out_says_so(small_timeline: Timeline) -> None:
    narrowed = small_timeline.narrowed((small_timeline.events_by_id["sluices-denied"],))
    assert linked("sluices-shut", narrowed) == (
        "between 3 and 20 Nov 2021: Norland shuts the sluices by night (sluices-shut, not in this file)"
    )


def test_a_citation_of_no_register_is_what_it_says(small_timeline: Timeline) -> None:
    citation = Citation(title="Letter", url="https://x.example", locator="p. 2")
    assert cited(citation, small_timeline) == "“Letter”, p. 2, https://x.example"


def test_a_role_without_dates_is_shown_beside_the_name(
    small_timeline: Timeline,
) -> None:
    event = next(e for e in small_timeline.events if e.id == "berg-warning")
    assert names_on(event.actors, event, small_timeline) == ("Ida Berg (president)",)
