"""Spelling: a query as the expression that reads back to it."""

import re

from crisistl.query.conditions import RELATIONS
from crisistl.query.numbers import COUNTED
from crisistl.query.tree import (
    Among,
    And,
    Compare,
    During,
    Has,
    Not,
    Or,
    Pair,
    Query,
    Regex,
    Yearly,
)

_KEY = re.compile(r"[\w.-]+")
_BARE = re.compile(r"\w[\w.:@+-]*")
_RELATION_NAMES = {relation: name for name, relation in RELATIONS.items()}


def spell(query: Query) -> str:
    """The expression that reads back to this query; empty for the query that everything meets."""
    match query:
        case And():
            return " and ".join(map(_inside, query.parts))
        case Or():
            return " or ".join(map(_inside, query.parts))
        case Not():
            return _spelled_negation(query.part)
        case During():
            period = quoted(str(query.period), extra="/")
            return f"{_RELATION_NAMES[query.relation]}:{period}"
        case Yearly():
            return f"{_RELATION_NAMES[query.relation]}:{query.when}"
        case Among():
            return f"has:{query.what}"
        case Compare():
            return _spelled_comparison(query)
    return f"{field_name(query.field)}:{_spelled_value(query)}"


def _inside(query: Query) -> str:
    """A part of a larger expression, in brackets where it has parts itself."""
    if isinstance(query, And | Or):
        return f"({spell(query)})"
    return spell(query)


def _spelled_negation(part: Query) -> str:
    spelled = _inside(part)
    if isinstance(part, Among | Compare) and spelled.startswith("has:"):
        return spelled.replace("has:", "lacks:", 1)
    return f"not {spelled}"


def _spelled_comparison(query: Compare) -> str:
    is_any = (query.relation, query.number) == (">", 0)
    if is_any and query.field in COUNTED:
        return f"has:{query.field}"
    return f"{field_name(query.field)}{query.relation}{query.written}"


def field_name(name: str) -> str:
    """The name of a field as an expression has it: extra."number hurt" is one."""
    key = name.removeprefix("extra.")
    if key == name or _KEY.fullmatch(key):
        return name
    return f"extra.{_in_marks(key)}"


def _spelled_value(query: Has) -> str:
    value = query.value
    if isinstance(value, Regex):
        return "/" + value.pattern.replace("/", r"\/") + "/"
    mark = "=" * query.exact
    if isinstance(value, Pair):
        mark = "=" * value.exact
        return f"{mark}{quoted(value.one)},{mark}{quoted(value.other)}"
    return mark + quoted(value)


def quoted(text: str, extra: str = "") -> str:
    if _BARE.fullmatch(text.replace(extra, "") if extra else text):
        return text
    return _in_marks(text)


def _in_marks(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
