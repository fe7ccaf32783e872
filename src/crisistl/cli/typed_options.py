"""Typed options: the options of a question as they are typed, for a command line that asks it in another way."""

from dataclasses import fields
from typing import Any

from crisistl.cli.declaring import declaration
from crisistl.cli.question import Question


def typed_options(question: Question) -> list[str]:
    """The words of a command line that give a question its options; those with their defaults are left out."""
    words = []
    for field in fields(Question):
        value = getattr(question, field.name)
        declared = declaration(field.type)
        if declared is None or value in (field.default, ()):
            continue
        name = next(name for name in declared.names if name.startswith("--"))
        for each in value if isinstance(value, list | tuple) else [value]:
            words += _typed(name, each)
    return words


def _typed(name: str, value: Any) -> list[str]:
    if value is True:
        return [name]
    return [name, str(value)]
