"""The day of publication, and a date at the beginning of a text that is none."""

from datetime import date

import pytest

from crisistl.prose.documents.published import said_in_text, text_begins
from prose.drafting import only

_SENTENCES = (
    "The army attacked the city on Dec. 30, 2020-Jan. 2, 2021.",
    "Rebels seized the port on 3 May 2021 - the day on which the president fled.",
)


@pytest.mark.parametrize("text", _SENTENCES)
def test_a_sentence_with_a_day_and_a_dash_is_no_dateline(text: str) -> None:
    assert text_begins([text]) == [0]
    assert said_in_text([text]) is None


def test_a_range_behind_a_day_with_its_year_dates_its_sentence() -> None:
    assert only(_SENTENCES[0]).event.date == "2020-12-30/2021-01-02"


@pytest.mark.parametrize(
    "line",
    [
        "Karsk, 21 March 2019 - ",
        "ST. JOHN'S, 21 March 2019 (AFP) - ",
        "Port of Spain, March 21, 2019 - ",
        "Published on 21 March 2019 - ",
    ],
)
def test_a_dateline_has_names_or_says_published(line: str) -> None:
    text = f"{line}Rebels seized the port."
    assert text_begins([text]) == [len(line)]
    found = said_in_text([text])
    assert found is not None
    assert found[0] == date(2019, 3, 21)
