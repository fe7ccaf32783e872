"""Negated: "not NAME" or "!NAME" as the value of an option, answered with an expression for --where."""

import re

from crisistl.errors import UnknownName, UsageError
from crisistl.query.terms import Terms
from crisistl.query.tree import Query

_NEGATED = r"(?:not\s+|!=?\s*|-)(.+)"


def named_value(name: str, text: str, terms: Terms) -> Query:
    """The condition that an event has this value in a field; UsageError for an unknown one.

    A negated one is answered with the expression that means it.
    """
    try:
        return terms.has(name, text)
    except UnknownName:
        negated = re.fullmatch(_NEGATED, text.strip(), re.IGNORECASE)
        if not negated:
            raise
        from shlex import quote

        value = negated[1]
        if " " in value:
            value = f'"{value}"'
        expression = quote(f"not {name}:{value}")
        option = f"--{name.replace('_', '-')}"
        raise UsageError(
            f"{option} {quote(text)}: an option can't leave events out",
            f"write --where {expression}",
        ) from None
