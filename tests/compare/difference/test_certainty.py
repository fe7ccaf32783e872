"""Which pairs are surely one event, and which only perhaps."""

import pytest

from crisistl.compare.difference.certainty import Certain
from crisistl.compare.difference.pairing import paired_events
from crisistl.compare.likeness import Observer
from crisistl.model.timeline import Actor, Event

NAMES = {
    "belmar": "Belmar", "republic-of-belmar": "Republic of Belmar", "osk": "Osk", "iran": "Iran", "iraq": "Iraq",
    "nordhaven": "Nordhaven", "nordhavn": "Nordhavn",
}  # fmt: skip
OBSERVER = Observer([Actor(id=i, name=name) for i, name in NAMES.items()])


def event(when, title="Talks on the dam fail", by="belmar", toward="osk", **fields):
    sides = {"actors": by.split(), "targets": toward.split()}
    return Event(id=f"e-{when}".replace(":", "-"), date=when, title=title, **sides, **fields)  # fmt: skip


def verdicts(left: list[Event], right: list[Event]) -> list[tuple[str, str, bool]]:
    right = [e.model_copy(update={"id": f"other-{e.id}"}) for e in right]
    certain = Certain(OBSERVER, left, right)
    return [
        (left[pair.left].date.text, right[pair.right].date.text, certain.unites(pair))
        for pair in paired_events(OBSERVER, left, right)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (event("2031-05-13"), event("2031-05-13", "Talks about the dam fail")),
        (event("2031-05-13"), event("2031-05-14")),
        (event("2031-05-13"), event("2031-05-14", toward="")),
        (event("2031-05-13"), event("2031-05-13T10:00")),
        (event("2031-05-13T10:00"), event("2031-05-13T10:40", "The talks on the dam fail")),
        (event("2031-05-13"), event("2031-05")),
        (event("2031-05-13", "9 killed in Osk"), event("2031-05-13", "12 killed in Osk")),
        (event("2031-05-13", place="Lund"), event("2031-05-13", place="Lund, Osk")),
    ],
)  # fmt: skip
def test_accounts_of_one_day_or_in_the_same_words_a_day_apart_are_sure(one, other):
    assert verdicts([one], [other]) == [(one.date.text, other.date.text, True)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (event("2031-05-13"), event("2031-05-15")),
        (event("2031-05-13"), event("2031-05-14", "The talks about a dam have failed again")),
        (event("2031-05-13", "9 killed in Osk"), event("2031-05-14", "12 killed in Osk")),
        (event("2031-05-13"), event("2031-05-14", type="reject")),
        (event("2031-05-13T02:00", "The talks about a dam have failed again"), event("2031-05-13T20:00")),
        (event("2031-05-13", "Talks about the dam"), event("2031-05", "Talks on dams fail")),
    ],
)  # fmt: skip
def test_accounts_that_differ_in_more_than_the_day_are_doubtful(one, other):
    if one.type is None and other.type:
        one = one.model_copy(update={"type": "consult"})
    assert verdicts([one], [other]) == [(one.date.text, other.date.text, False)]


def test_what_happens_every_few_days_is_doubtful_on_another_day():
    left = [event("2031-05-10"), event("2031-05-13")]
    right = [event("2031-05-14")]
    assert verdicts(left, right) == [("2031-05-13", "2031-05-14", False)]
    assert verdicts(right, left) == [("2031-05-14", "2031-05-13", False)]


@pytest.mark.parametrize("other", ["republic-of-belmar", "belmar"])
def test_one_minute_and_a_name_that_looks_alike_are_a_doubtful_pair(other):
    left = [event("2031-05-13T10:15", "Belmar closes its border", toward="")]
    right = [event("2031-05-13T10:15", "Frontier shut down", by=other, toward="")]
    assert verdicts(left, right) == [("2031-05-13T10:15", "2031-05-13T10:15", False)]


def test_alike_words_of_names_that_look_alike_are_a_doubtful_pair():
    left, right = [event("2031-05-13")], [event("2031-05-13", by="republic-of-belmar")]
    assert verdicts(left, right) == [("2031-05-13", "2031-05-13", False)]
    left = [event("2031-05-13", by="nordhaven")]
    right = [event("2031-05-13", by="nordhavn")]
    assert verdicts(left, right) == [("2031-05-13", "2031-05-13", False)]


def test_the_same_act_of_two_on_one_day_is_doubtful():
    left = [event("2031-05-13", "Diplomats expelled", by="iran")]
    right = [event("2031-05-13", "Diplomats expelled", by="osk")]
    assert verdicts(left, right) == [("2031-05-13", "2031-05-13", False)]


def test_other_names_and_another_minute_are_no_pair():
    left = [event("2031-05-13T10:15", "A border is closed", by="iran", toward="")]
    right = [event("2031-05-13T10:15", "Frontier shut down", by="iraq", toward="")]
    assert verdicts(left, right) == []
    left = [event("2031-05-13T10:15", "A border is closed", toward="")]
    right = [event("2031-05-13T11:15", "Frontier shut down", toward="")]
    assert verdicts(left, right) == []


def test_a_minute_is_compared_in_utc():
    left = [event("2031-05-13T10:15Z", "A border is closed", toward="")]
    right = [event("2031-05-13T12:15+02:00", "Frontier shut down", toward="")]
    assert verdicts(left, right)[0][2] is False
