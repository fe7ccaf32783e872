"""Comparisons of other languages are answered with the condition that is meant."""

import pytest

from crisistl.query.foreign_signs import condition_meant

COUNTED = {"sources"}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("status!=reported", "not status:reported"),
        ("status <> reported", "not status:reported"),
        ("status is not 'on hold'", 'not status:"on hold"'),
        ("status in (claimed, planned)", "status:claimed,planned"),
        ("status==claimed", "status:claimed"),
        ("title contains nato", "text:nato"),
        ("sources!=1", "not sources=1"),
        ("status nato", ""),
        ("status", ""),
    ],
)
def test_a_condition_is_said_as_we_write_it(text: str, meant: str) -> None:
    name = text.split()[0].split("!")[0].split("=")[0]
    assert condition_meant(text, name, len(name), COUNTED) == meant
