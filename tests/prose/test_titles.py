from crisistl.prose.titles import headline


def test_a_long_first_paragraph_gives_its_first_sentence_as_the_title_of_the_source() -> (
    None
):
    first = "General Jan Dorn ordered the first planes to the city on Thursday."
    assert headline(f"{first} " + "They carried milk and flour. " * 10) == first
    words = "General Jan Dorn " + "said again and again " * 20
    assert headline(words).endswith("again and…")
    assert len(headline(words)) <= 121
    assert headline("Suez: what happened") == "Suez: what happened"
