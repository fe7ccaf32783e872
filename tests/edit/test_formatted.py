"""A file of our own formats, read before it is written again."""

from pathlib import Path
from typing import Any

import pytest

from crisistl.edit import formatted
from crisistl.edit.formatted import Formatted
from crisistl.formats.core.input import Input
from crisistl.model.timeline import Timeline


def test_a_file_that_is_replaced_while_it_is_read_is_judged_as_it_was(
    tmp_path: Path, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.json"
    path.write_text(Formatted.of(Input.of(str(small))).text, encoding="utf-8")
    fold = formatted.timeline_of

    def replaced_meanwhile(*records: Any) -> Timeline:
        path.write_text('{"events": []}')
        return fold(*records)

    monkeypatch.setattr(formatted, "timeline_of", replaced_meanwhile)
    found = Formatted.of(Input.of(str(path)))
    assert found.is_canonical
    assert len(found.timeline.events) > 0
