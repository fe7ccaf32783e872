"""The documents tell the truth: every command in them prints what stands there."""

import doctest
import re
from pathlib import Path

import pytest

from documents import DOCUMENTS, PICTURES, ROOT, drawn, refreshed


@pytest.mark.parametrize("name", DOCUMENTS)
def test_commands_print_what_the_document_shows(name: str, tmp_path: Path) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert refreshed(text, tmp_path) == text, (
        "run `python tests/documents.py` and read what changed"
    )


@pytest.mark.parametrize("name", DOCUMENTS)
def test_python_examples_give_what_the_document_shows(name: str) -> None:
    blocks = re.findall(
        r"```python\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL
    )
    # one after another, with the names of those before
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, name, name, 0)
    assert doctest.DocTestRunner().run(examples).failed == 0


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_to_files_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", text):
        assert (ROOT / target).exists(), target


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_are_what_their_commands_draw(name: str, tmp_path: Path) -> None:
    assert drawn(PICTURES[name], tmp_path) == (ROOT / name).read_bytes(), (
        "run `python tests/documents.py`"
    )
