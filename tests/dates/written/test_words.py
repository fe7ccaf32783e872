"""Parts of years and centuries, limits, nights and times in the words of each language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisistl.dates import EventDate
from crisistl.dates.written import Settings, Unread, Written, read_written
from crisistl.dates.written.words import LANGUAGES, lexicon


def read(text: str) -> str | None:
    """The EDTF, with the part of the day after it; None where the text is refused."""
    found = read_written(text)
    if isinstance(found, Unread):
        return None
    return " ".join(filter(None, (found.edtf, found.part_of_day)))


@pytest.mark.parametrize(
    ("expected", "texts"),
    [
        ("1921-40", "I połowa 1921|1. Hälfte 1921|erstes Halbjahr 1921|premier semestre 1921|primer semestre de 1921|"
         "primo semestre 1921|1º semestre de 1921|eerste helft van 1921|первая половина 1921 г.|1-я половина 1921|"
         "перша половина 1921 р.|1H 1921|1921 (first half)|1.º semestre de 1921"),
        ("1921-41", "last half of 1921|II poł. 1921 r.|zweite Hälfte des Jahres 1921|2e semestre 1921"),
        ("1921-35", "III kwartał 1921|3. Quartal 1921|troisième trimestre 1921|tercer trimestre de 1921|"
         "terzo trimestre 1921|3º trimestre de 1921|derde kwartaal 1921|III квартал 1921 г.|третій квартал 1921|"
         "3Q 1921"),
        ("1921-36", "last quarter of 1921|letztes Quartal 1921|ostatni kwartał 1921"),
        ("1921-37", "first third of 1921|erstes Drittel 1921|a comienzos de 1921|в начале 1921 г.|поч. 1921 р."),
        ("1921-38/1921-39", "mid to late 1921"),
        ("[1921-05-01..1921-05-10]", "Anfang Mai 1921|début mai 1921|a principios de mayo de 1921|inizio maggio 1921|"
         "no início de maio de 1921|begin mei 1921|pocz. maja 1921|нач. мая 1921|поч. травня 1921|"
         "primi di maggio 1921"),
        ("[1921-05-11..1921-05-20]", "à la mi-mai 1921|mediados de mayo de 1921|medio mei 1921|сер. мая 1921|"
         "poł. maja 1921"),
        ("[1921-05-21..1921-05-31]", "zu Ende Mai 1921|fines de mayo de 1921|кон. мая 1921|кін. травня 1921|"
         "eind mei 1921"),
        ("[1921-05-01..1921-05-15]", "première quinzaine de mai 1921|primera quincena de mayo de 1921"),
        ("[1921-05-21..1921-05-31]", "третья декада мая 1921|trzecia dekada maja 1921"),
        ("[1921-05-21~..1921-05-31~]", "gegen Ende Mai 1921"),
        ("[1921-05-08..1921-05-14]", "zweite Woche im Mai 1921|deuxième semaine de mai 1921|"
         "segunda semana de mayo de 1921|seconda settimana di maggio 1921|segunda semana de maio de 1921|"
         "tweede week van mei 1921|drugi tydzień maja 1921|вторая неделя мая 1921|другий тиждень травня 1921"),
        ("[1921-05-02..1921-05-08]", "18. KW 1921|KW 18/1921|w/c 2 May 1921|Woche vom 2. Mai 1921|"
         "semaine du 2 mai 1921"),
        ("1921-03-27", "Páscoa de 1921|Wielkanoc 1921|domingo de Pascua de 1921|Pasqua 1921"),
    ],
)  # fmt: skip
def test_parts_of_years_and_months(expected: str, texts: str) -> None:
    for text in texts.split("|"):
        assert read(text) == expected, text


@pytest.mark.parametrize(
    ("expected", "texts"),
    [
        ("[1401..1425]", "first quarter of the 15th century|1st quarter of the fifteenth century|"
         "erstes Viertel des 15. Jahrhunderts|premier quart du XVe siècle|primer cuarto del siglo XV|"
         "primo quarto del XV secolo|I ćwierć XV w.|первая четверть XV века|перша чверть XV століття"),
        ("[1476..1500]", "last quarter of the 15th century|ostatnia ćwierć XV wieku|15th century (last quarter)"),
        ("[1451..1500]", "second half of the 15th century|2. Hälfte des 15. Jh.|2-я пол. XV в.|druga połowa XV wieku|"
         "друга половина ХV ст.|seconda metà del Quattrocento|tweede helft van de 15e eeuw"),
        ("[1434..1466]", "second third of the 15th century|mid-15th century"),
        ("[-0399..-0375]", "first quarter of the 4th century BC|1. Viertel des 4. Jh. v. Chr."),
        ("[1925..1929]", "second half of the 1920s|2. Hälfte der 1920er Jahre|seconde moitié des années 1920"),
        ("[1920..1923]", "first third of the 1920s"),
        ("192X", "anni Venti del Novecento|lata dwudzieste XX wieku"),
        ("14XX/15XX", "15th-16th century|15th and 16th centuries|XV–XVI w.|15. bis 16. Jahrhundert|XVe-XVIe siècles|"
         "siglos XV y XVI|XV-XVI вв."),
        (None, "primera quincena de 1921|первая декада 1921|first quarter of the 1920s|"
         "first quarter of May 1921|fourth third of 1921|"
         "third half of the 15th century"),
    ],
)  # fmt: skip
def test_parts_of_centuries_and_decades(expected: str | None, texts: str) -> None:
    for text in texts.split("|"):
        assert read(text) == expected, text


@pytest.mark.parametrize(
    ("expected", "texts"),
    [
        ("[..1921-05-03]", "3 May 1921 or earlier|3 May 1921 at the latest|not later than 3 May 1921|"
         "not after 3 May 1921|"
         "spätestens am 3. Mai 1921|3. Mai 1921 oder früher|pas plus tard que le 3 mai 1921|"
         "a más tardar el 3 de mayo de 1921|"
         "non oltre il 3 maggio 1921|uiterlijk 3 mei 1921|najpóźniej 3 maja 1921|не позднее 3 мая 1921 г.|"
         "не пізніше 3 травня 1921|3 maja 1921 lub wcześniej"),
        ("[1921-05-03..]", "3 May 1921 or later|3 May 1921 at the earliest|no earlier than 3 May 1921|"
         "not before 3 May 1921|"
         "frühestens am 3. Mai 1921|nicht vor dem 3. Mai 1921|au plus tôt le 3 mai 1921|"
         "no antes del 3 de mayo de 1921|"
         "non prima del 3 maggio 1921|op zijn vroegst 3 mei 1921|nie wcześniej niż 3 maja 1921|"
         "не ранее 3 мая 1921 г.|"
         "не раніше 3 травня 1921"),
        ("[..1920]", "pre-1921|pre 1921|1920 or before|1920 or earlier"),
        ("[1922..]", "post-1921|post 1921|1922 or after"),
        ("[..1921-04]", "pre-May 1921"),
        ("1921/..", "1921 and later|1921 and after|1921 onwards"),
        ("[1921-05-03,1921-05-04,1921-05-06]", "3, 4 or 6 May 1921|3, 4, or 6 May 1921|May 3, 4 or 6, 1921|"
         "3., 4. oder 6. Mai 1921|3, 4 ou 6 mai 1921|3, 4 или 6 мая 1921|3, 4 lub 6 maja 1921"),
        ("[1921,1922,1925]", "1921, 1922 or 1925"),
        ("[1921-03,1921-04,1921-05]", "March, April or May 1921"),
        ("1921-05-03/1921-05-12", "3.5.-12.5.1921|3.5. - 12.5.1921|3.5.–12.5.1921|3.5-12.5.1921"),
        ("1921-05-16/1921-05-28", "vom 16.5. bis 28.5.1921|du 16/5 au 28/5/1921|16/5-28/5/1921|"
         "5/16-28/1921|5/16-5/28/1921"),
        (None, "4/5-6/7/1921"),
        ("[1921-05-16..1921-05-28]", "zwischen 16.5. und 28.5.1921|entre le 16/5 et le 28/5/1921"),
        ("[1921-05-16,1921-05-17]", "16.5. oder 17.5.1921"),
        ("1921", "rok 1921|im Jahr 1921|l'année 1921|nell'anno 1921|в год 1921"),
        (None, "des 1921"),
        ("1921~", "~1921|env. 1921|примерно 1921 г.|приблизно 1921|intorno al 1921"),
        ("1921-05?", "vermutlich Mai 1921|sans doute mai 1921|предположительно май 1921|zapewne maj 1921|"
         "wellicht mei 1921"),
    ],
)  # fmt: skip
def test_limits_and_choices(expected: str | None, texts: str) -> None:
    for text in texts.split("|"):
        assert read(text) == expected, text


@pytest.mark.parametrize(
    ("expected", "texts"),
    [
        ("1921-05-03/1921-05-04 night", "dans la nuit du 3 au 4 mai 1921|in der Nacht zum 4. Mai 1921|"
         "in der Nacht vom 3. auf den 4. Mai 1921|в ночь на 4 мая 1921|в ночь с 3 на 4 мая 1921|"
         "w nocy z 3 na 4 maja 1921|"
         "nella notte tra il 3 e il 4 maggio 1921|noche del 3 al 4 de mayo de 1921|"
         "na noite de 3 para 4 de maio de 1921|"
         "in de nacht van 3 op 4 mei 1921|night between 3 and 4 May 1921|у ніч на 4 травня 1921"),
        ("1921-05-03 morning", "la mattina del 3 maggio 1921|le matin du 3 mai 1921|3 de mayo de 1921 por la mañana|"
         "rano 3 maja 1921|'s ochtends 3 mei 1921|3. Mai 1921 früh|вранці 3 травня 1921|рано утром 3 мая 1921"),
        ("1921-05-03 evening", "am späten Abend des 3. Mai 1921"),
        ("1921-05-03 afternoon", "am späten Nachmittag des 3. Mai 1921|po południu 3 maja 1921|днём 3 мая 1921|"
         "3 mei 1921 in de middag|"
         "tarde do 3 de maio de 1921"),
        ("1921-05-03T19:00 evening", "3 May 1921, 7 o'clock in the evening|3 мая 1921, 7 часов вечера|"
         "3. Mai 1921, 7 Uhr abends"),
        ("1921-05-03T19:00 night", "3 de mayo de 1921 a las 7 de la noche"),
        ("1921-05-03T15:00 afternoon", "3 de mayo de 1921 a las 3 de la tarde"),
        ("1921-05-03T07:00 morning", "3 May 1921, 7:00 in the morning"),
        ("1921-05-03T19:05", "3. Mai 1921 um 19.05 Uhr|3. Mai 1921, 19 Uhr 05|3 maggio 1921, ore 19.05|"
         "3 maja 1921, godz. 19:05|3 mei 1921 om 19.05 uur|3 mai 1921, 19 h 05"),
        ("1921-05-03T19:00", "3 maggio 1921 ore 19|3 maggio 1921 alle ore 19|3 maja 1921 o godz. 19|"
         "3 de maio de 1921, às 19h|"
         "3 mai 1921 à 19 heures|3 мая 1921 в 19 часов"),
        ("1921-05-03T19:00~", "3. Mai 1921 gegen 19 Uhr|3 mai 1921 vers 19h"),
        (None, "evening 1921|3 May 1921, 19:00 in the morning|3 May 1921, 12 o'clock at night"),
    ],
)  # fmt: skip
def test_nights_and_times(expected: str | None, texts: str) -> None:
    for text in texts.split("|"):
        assert read(text) == expected, text


def test_the_time_of_a_city_is_reported_and_not_guessed() -> None:
    found = read_written("3 May 1921, 23:59 London time")
    assert isinstance(found, Written)
    assert (found.edtf, found.zone) == ("1921-05-03T23:59", "LONDON TIME")


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("summer 1921/22", ["1921-22", "1922-22", "[1921-12..1922-02]"]),
        ("Sommer 1921–22", ["1921-22", "1922-22", "[1921-12..1922-02]"]),
        ("spring 1921-1922", ["1921-21", "1922-21"]),
        ("until early May 1921", ["../1921-05-10", "[..1921-05-10]"]),
        ("until the end of May 1921", ["../1921-05-31", "[..1921-05-31]"]),
        ("spring 12", ["1912-21", "2012-21"]),
        ("du printemps 1912", ["1912-21/..", "1912-21"]),
        ("first quarter of the 1920s", ["[1920..1922]"]),
        ("last quarter of May 1921", ["[1921-05-23..1921-05-31]"]),
    ],
)
def test_what_is_advised_is_read(text: str, readings: list[str]) -> None:
    """EDTF's sets are read by the reader of EDTF, and the rest by this grammar."""
    unread = read_written(text)
    assert isinstance(unread, Unread)
    assert [read(reading) or reading for reading in unread.readings] == readings
    assert all(reading in unread.remedy for reading in unread.readings)


def test_a_day_counts_as_a_day_before_it_counts_as_a_year() -> None:
    """The 17 of 'October 16, 17 or 18, 1962' isn't 1917, whatever the century of the file."""
    found = read_written("May 3, 4 or 6, 1921", Settings(century=19))
    assert isinstance(found, Written)
    assert found.edtf == "[1921-05-03,1921-05-04,1921-05-06]"


def pieces(language: str) -> st.SearchStrategy[str]:
    """Words of one language, numbers and marks, of which a text with a date may be made."""
    words = lexicon(language)
    phrases = [" ".join(phrase) for found in words.roles.values() for phrase in found]
    marks = [
        "-",
        "/",
        ",",
        "(",
        ")",
        "?",
        "~",
        "19:00",
        "XVI",
        "1912",
        "1962",
        "3",
        "12.",
    ]
    return st.sampled_from(sorted({*phrases, *words.months})) | st.sampled_from(marks)


@given(
    st.sampled_from(sorted(LANGUAGES)).flatmap(
        lambda language: st.lists(pieces(language), min_size=2, max_size=5)
    )
)
def test_what_is_read_is_edtf_and_what_is_advised_is_read(parts: list[str]) -> None:
    found = read_written(" ".join(parts))
    if isinstance(found, Written):
        assert EventDate.parse(found.edtf)
        return
    for reading in found.readings:
        assert read(reading) or EventDate.parse(reading)
