"""Headers: which column is which field, by name, by synonym and by what a user says."""

import pytest

from crisistl.errors import DataError, UsageError
from crisistl.formats.tables.facts import Sample
from crisistl.formats.tables.headers import Columns, check_named
from crisistl.formats.tables.synonyms import SYNONYMS, field_named
from crisistl.query.fields import FULL_COLUMNS


def fields(*headers: str, **named: str) -> dict[str, str]:
    """The header of each field."""
    return dict(Columns.of(headers, named).fields)


def test_own_names_are_known() -> None:
    columns = Columns.of(FULL_COLUMNS, {})
    assert columns.fields.keys() == {*FULL_COLUMNS} - {
        "earliest",
        "latest",
        "precision",
        "match",
    }
    assert columns.rest == ()
    assert columns.ours
    assert columns.literal


@pytest.mark.parametrize(
    ("field", "header"), [(f, s) for f, found in SYNONYMS.items() for s in found]
)
def test_each_synonym_is_known_alone(field: str, header: str) -> None:
    if field in ("lat", "lon", "month"):
        pytest.skip(
            "one coordinate alone is none, and a month is one beside a year alone"
        )
    expected = "date" if header == "day" else field
    assert fields(header.upper().replace(" ", "_")) == {
        expected: header.upper().replace(" ", "_")
    }


@pytest.mark.parametrize(
    "headings",
    [
        "Date|What happened|Who|Against whom|Where|Source|Comments",
        "Wann|Ereignis|Wer|Gegen wen|Wo|Quelle|Anmerkungen",
        "Quand|Événement|Qui|Contre qui|Où|Références|Remarques",
        "Cuándo|Qué pasó|Quién|Contra quién|Dónde|Fuentes|Observaciones",
        "Quando|Evento|Chi|Contro chi|Dove|Fonti|Dettagli",
        "Quando|Acontecimento|Quem|Contra quem|Onde|Fontes|Observações",
        "Wanneer|Wat gebeurde|Wie|Tegen wie|Waar|Bronnen|Opmerkingen",
        "Kiedy|Wydarzenie|Kto|Przeciw komu|Gdzie|Źródła|Uwagi",
        "Когда|Что произошло|Кто|Против кого|Где|Источники|Примечания",
        "Коли|Подія|Хто|Проти кого|Де|Джерела|Примітки",
    ],
)
def test_the_headings_of_ten_languages(headings: str) -> None:
    headers = headings.split("|")
    wanted = ("date", "title", "actors", "targets", "place", "sources", "summary")
    assert fields(*headers) == dict(zip(wanted, headers, strict=True))


def test_headers_are_compared_without_case_accents_and_punctuation() -> None:
    assert fields("StartDate", "  Event-Title ", "Thèmes") == {
        "date": "StartDate", "title": "  Event-Title ", "themes": "Thèmes",
    }  # fmt: skip


def test_an_own_name_wins_over_a_synonym_and_an_earlier_synonym_over_a_later() -> None:
    columns = Columns.of(("What", "Headline", "Title", "When"), {})
    assert columns.fields == {"date": "When", "title": "Title"}
    assert columns.rest == ("What", "Headline")


def test_day_is_the_date_unless_there_is_a_year() -> None:
    assert fields("Day", "Event") == {"date": "Day", "title": "Event"}
    assert fields("Day", "Month", "Year") == {
        "year": "Year",
        "month": "Month",
        "day": "Day",
    }


def test_parts_of_a_date_beside_a_whole_one_are_data() -> None:
    columns = Columns.of(("Date", "Year", "Month", "Title"), {})
    assert columns.fields == {"date": "Date", "title": "Title"}
    assert columns.rest == ("Year", "Month")


def test_what_a_user_says_wins() -> None:
    assert fields("Date", "Datum", "Title", date="Datum") == {
        "date": "Datum",
        "title": "Title",
    }
    assert fields("Datum", "Text", theme="Text", when="Datum") == {
        "date": "Datum",
        "themes": "Text",
    }


def test_columns_that_repeat_others_are_data_in_a_table_of_others() -> None:
    assert Columns.of(("date", "title", "days", "match"), {}).rest == ()
    assert Columns.of(("date", "title", "days", "match", "Budget"), {}).rest == (
        "days",
        "match",
        "Budget",
    )


def test_extra_columns_of_ours_are_ours() -> None:
    columns = Columns.of(("id", "date", "extra.best"), {})
    assert columns.rest == ("extra.best",)
    assert columns.ours
    assert not columns.literal


@pytest.mark.parametrize(
    ("day", "precision", "is_kept"),
    [
        ("1931-05-14", "year", True),
        ("1931-05-14T00:00:00Z", "Month", True),
        ("1931-05-14", "day", False),
        ("1931-05", "month", False),
    ],
)
def test_a_precision_that_is_less_than_its_day_is_not_ours(
    day: str, precision: str, is_kept: bool
) -> None:
    headers = ("date", "precision", "title")
    columns = Columns.of(headers, {}, Sample.of(headers, [(day, precision, "Talks")]))
    assert columns.ours
    assert columns.rest == (("precision",) if is_kept else ())
    assert columns.precisions == ({"date": "precision"} if is_kept else {})


def test_described_as_a_small_table() -> None:
    columns = Columns.of(("When", "What", "Budget", "Cost"), {})
    assert (
        columns.described("a.csv")
        == "columns of a.csv:\n  date   When\n  title  What\n  extra  Budget, Cost"
    )


@pytest.mark.parametrize(
    ("headers", "summary"),
    [
        ("When What", "a.csv: all 2 columns understood; `crisistl check` lists them"),
        (
            "When Time What",
            "a.csv: all 3 columns understood; `crisistl check` lists them",
        ),
        (
            "When What Budget",
            "a.csv: 2 of 3 columns understood, extra: Budget; `crisistl check` lists them",
        ),
        (
            "When What A B C D E F",
            "a.csv: 2 of 8 columns understood, extra: A, B, C, D, E, …; `crisistl check` lists them",
        ),
    ],
)
def test_summed_up_in_a_line_that_names_what_was_not_understood(
    headers: str, summary: str
) -> None:
    assert Columns.of(headers.split(), {}).summary("a.csv") == summary


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(
        UsageError, match="columns: unknown field 'tile'; did you mean 'title'"
    ):
        field_named("tile")


def test_an_unknown_header_is_refused() -> None:
    with pytest.raises(
        DataError,
        match=r"a.csv: no column 'Dat' for date; did you mean 'Datum'\?",
    ):
        check_named(["Datum", "Titel"], {"date": "Dat"}, "a.csv")
    with pytest.raises(
        DataError, match=r"no column 'xyz' for date; it has 'Datum', 'Titel'"
    ):
        check_named(["Datum", "Titel"], {"date": "xyz"}, "a.csv")
