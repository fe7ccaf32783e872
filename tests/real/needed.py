"""Needed programs: what is missing is skipped by name in `tests/run`, and fails in `tests/run --real`."""

import os
from importlib.util import find_spec
from pathlib import Path
from shutil import which

import pytest

_MODULES = Path(__file__).parent / "node_modules"
IS_WHOLE = os.environ.get("CRISISTL_REAL") != "here"
"""Whether all programs are to be there, and all seeds are asked."""


def need_command(name: str) -> None:
    """Skip the test that needs a command which isn't installed."""
    if which(name) is None:
        _missing(name)


def need_package(name: str) -> None:
    """Skip the test that needs a package of Python which isn't installed."""
    if find_spec(name) is None:
        _missing(name)


def need_node() -> None:
    """Skip the test that needs node and the packages in package.json."""
    need_command("node")
    if not _MODULES.is_dir():
        _missing("the packages in tests/real/package.json")


def _missing(name: str) -> None:
    reason = f"not installed: {name}"
    if IS_WHOLE:
        pytest.fail(reason)
    pytest.skip(reason)
