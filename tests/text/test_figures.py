"""Figures: the numbers of a text that two accounts can differ in."""

import pytest

from crisistl.text.figures import figures_in


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("8,500 soldiers and $200 million", ("8500", "200 million")),
        ("A C-54 brings 10 tons", ("10",)),
        ("Two MiG-21 and an F16 escort 3 B-52s", ("3",)),
        ("Covid-19 kills 12%", ("12%",)),
        ("Mid-1962, pre-2014", ("1962", "2014")),
        ("EUR200, Rs500, $5m, £30", ("200", "500", "5", "30")),
        ("A ceasefire of 24 hours on the 3rd", ("24", "3")),
        ("12 dead and 12 injured", ("12",)),
    ],
)
def test_the_numbers_of_a_text_are_its_figures_but_not_those_in_names(
    text: str, figures: tuple[str, ...]
) -> None:
    assert figures_in(text) == figures
