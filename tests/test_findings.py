"""Findings: scripts that show how other programs behave, each runnable alone, outside the test run."""

import os
import re
import subprocess
from pathlib import Path

import pytest

FINDINGS = sorted((Path(__file__).parents[1] / "findings").iterdir())


@pytest.mark.parametrize("path", FINDINGS, ids=lambda path: path.stem)
def test_a_finding_has_the_form_that_contributing_describes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert path.suffix == ".sh"
    assert os.access(path, os.X_OK)
    assert len(text.splitlines()) < 60
    assert "crisistl" not in text
    packages = r"# Packages \((PyPI|npm)\): .* \d"
    for part in ("# What surprises: ", "# A good guess: ", packages):
        assert re.search(rf"^{part}", text, re.MULTILINE), part
    assert re.search(r"Seen on \d{4}-\d\d-\d\d\.$", text, re.MULTILINE)
    assert "exit 1" in text
    assert subprocess.run(["bash", "-n", path], check=False).returncode == 0


def test_every_package_of_a_finding_is_pinned() -> None:
    installing = re.compile(r"^(?:npm install|venv/bin/pip install).*$", re.MULTILINE)
    for path in FINDINGS:
        lines = installing.findall(path.read_text(encoding="utf-8"))
        packages = re.findall(r"'([^']+)'", " ".join(lines))
        assert packages, path
        assert all(re.search(r"[\w-](==|@)\d", package) for package in packages), path
