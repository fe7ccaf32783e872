import re
from datetime import date
from pathlib import Path

from crisistl.formats.draft.file import Article
from crisistl.prose.card import card
from crisistl.prose.documents.plain import read_plain
from crisistl.prose.proposals import proposed
from prose.drafting import draft

README = Path(__file__).parents[2] / "README.md"


def test_the_readme_shows_the_card_of_its_article() -> None:
    blocks = re.findall(
        r"```text\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL
    )
    text = next(block for block in blocks if block.startswith("Dockers return to work"))
    article = Article(
        file="harbour.txt", sha256="0", published=date(2031, 5, 12), text=text
    )
    found = proposed(read_plain(text), article, ())
    assert "\n".join([*card(found, found.proposals[1], 79), ""]) in blocks


def test_a_card_is_never_wider_than_the_screen() -> None:
    found = draft(
        "On Monday, France and Germany, whose ministers had met in Lund, condemned the decision of Russia."
    )
    for width in (40, 60, 80, 160):
        assert max(map(len, card(found, found.proposals[0], width))) <= width


def test_a_card_gives_the_terminal_no_commands() -> None:
    found = draft("On Monday, France \x1b[31mcondemned\x1b[0m Russia.")
    assert "\x1b" not in "".join(card(found, found.proposals[0], 80))


def test_what_a_paragraph_begins_with_is_shown_whole() -> None:
    found = draft("April 6: Police arrest nine men in Karsk.")
    lines = card(found, found.proposals[0], 80)
    assert "  April 6: ▸ Police arrest nine men in Karsk. ◂" in lines


def test_what_is_before_a_sentence_is_cut_at_a_word() -> None:
    text = "On 6 April the minister for foreign affairs and the head of the navy left the town. Police arrested nine."
    found = draft(text)
    (line,) = [
        line for line in card(found, found.proposals[1], 140) if "▸ Police" in line
    ]
    assert (
        line
        == "  …foreign affairs and the head of the navy left the town. ▸ Police arrested nine. ◂"
    )
