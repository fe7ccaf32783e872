"""A small run of the fuzz harness; tests/fuzz/run has as many cases as there is time for."""

import subprocess
import sys
from pathlib import Path

import pytest

FUZZ = Path(__file__).parent / "fuzz" / "fuzz.py"


@pytest.mark.parametrize(
    "kind", ["dates", "where", "readers", "layouts", "streams", "cli", "completions"]
)
def test_no_case_fails(kind: str) -> None:
    words = ["--what", kind, "--cases", "300", "--seed", "suite"]
    done = subprocess.run(
        [sys.executable, str(FUZZ), *words], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{kind}: 300 cases" in done.stdout
    assert any(
        went_well in done.stdout for went_well in (" read", " exit 0", " offered")
    )
