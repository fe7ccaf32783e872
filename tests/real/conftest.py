"""Collected only where tests/run has set CRISISTL_REAL and installed the programs; prints what was compared."""

import os

import pytest

from real.tally import Tally

collect_ignore_glob = [] if os.environ.get("CRISISTL_REAL") else ["test_*.py"]


_TALLY = Tally()


@pytest.fixture(scope="session")
def tally() -> Tally:
    """What the tests of this run have compared."""
    return _TALLY


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not _TALLY.rows:
        return
    write = terminalreporter.write_line
    write(
        f"{'format':26} {'program':26} {'compared':>8} {'differ':>6}  known to differ"
    )
    for (form, program), (compared, differences) in _TALLY.rows.items():
        known = ", ".join(
            f"{name} {count}"
            for name, count in _TALLY.named[form, program].items()
            if count
        )
        write(f"{form:26} {program:26} {compared:8} {differences:6}  {known}")
