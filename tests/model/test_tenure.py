"""Tenure: roles and belonging bound to time, on the date of an event."""

import pytest

from crisistl.dates import Certainty, EventDate
from crisistl.model.tenure import held, role_words, wholes_on
from crisistl.model.timeline import Actor, Tenure

NO, MAYBE, YES = Certainty.NO, Certainty.MAYBE, Certainty.YES


@pytest.mark.parametrize(
    ("begins", "ends", "when", "answered"),
    [
        ("2021-12-08", None, "2021-12-07", NO),
        ("2021-12-08", None, "2021-12-08", YES),
        ("2021-12-08", None, "2021-11", NO),
        ("2021-12-08", None, "2021-12", MAYBE),
        ("2021-12-08", None, "2022/..", YES),
        ("2021-12", None, "2021-12-15", MAYBE),
        ("2021-12", None, "2021-12-31", YES),
        (None, "2021-12-08", "2021-12-08", YES),
        (None, "2021-12-08", "2021-12-09", NO),
        (None, "2021", "2021-06-01", MAYBE),
        ("2021", "2021", "2021-06-01", MAYBE),
        ("2005-11-22", "2021-12-08", "2021-11/2022-01", MAYBE),
        ("[..2021-12-07]", None, "2021-12-08", YES),
        ("[..2021-12-07]", None, "2020", MAYBE),
        (None, None, "1500", YES),
    ],
)
def test_whether_a_role_was_held(begins, ends, when, answered):
    tenure = Tenure.model_validate(
        {"role": "chancellor"}
        | ({"from": begins} if begins else {})
        | ({"to": ends} if ends else {})
    )
    assert held(tenure, EventDate.parse(when)) is answered


def test_lists_in_place_of_part_of_and_role_are_roles():
    actor = Actor.model_validate(
        {
            "id": "scholz", "name": "Olaf Scholz",
            "part_of": [{"actor": "germany", "from": "2018-03-14"}],
            "role": [{"role": "Chancellor", "from": "2021-12-08"}, {"role": "finance minister", "to": "2021-12-08"}],
        }
    )  # fmt: skip
    assert (actor.part_of, actor.role, len(actor.roles)) == (None, None, 3)
    assert [*wholes_on(actor, EventDate.parse("2021"))] == [("germany", YES)]
    assert role_words(actor, EventDate.parse("2021-11")) == "finance minister"
    assert role_words(actor, EventDate.parse("2021")) == "perhaps Chancellor, perhaps finance minister"  # fmt: skip


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"from": "2021"}, "a role needs an actor, a role, or both"),
        ({"role": "x", "from": "2022", "to": "2021"}, "it ends .2021. before it begins .2022."),
        ({"role": "x", "since": "2022"}, "Extra inputs"),
    ],
)  # fmt: skip
def test_what_is_no_role_is_refused(value, message):
    with pytest.raises(ValueError, match=message):
        Tenure.model_validate(value)
