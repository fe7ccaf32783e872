"""Foreign signs: comparisons as other languages write them, and how an expression of ours says the same."""

import re
from collections.abc import Collection

_VALUE = r"""(?P<value>\([^()]*\)|"[^"]*"|'[^']*'|[^\s()&|"']+)"""
_NOT_EQUAL = re.compile(
    rf"\s*(?:!=|<>|!:|!~|\bis\s+not\b|\bnot\s+in\b|\bisn't\b)\s*{_VALUE}", re.IGNORECASE
)
_EQUAL = re.compile(
    rf"\s*(?:==|=~|=|~|\bis\b|\bin\b|\blike\b|\bcontains\b|\bequals\b)\s*{_VALUE}",
    re.IGNORECASE,
)
_TEXTS = ("title", "summary", "quotes", "words")
"""Fields whose words are searched for with the others of an event."""
_LIST = re.compile(r"\s*,\s*")
_BETWEEN = {"&&": "and", "&": "and", "||": "or", "|": "or"}
_SIGNS = re.compile(r"\s*(&&?|\|\|?)")
_PRESENCE = {
    **dict.fromkeys(("has", "have", "with", "any"), "has"),
    **dict.fromkeys(("no", "without", "lacks", "lacking", "missing"), "lacks"),
}
_NAME = re.compile(r"\s+(\w+)")
_NEGATION = re.compile(r"\s*[!-]\s*")


def condition_meant(text: str, name: str, end: int, counted: Collection[str]) -> str:
    """The condition that is meant by a field and what is behind it, up to `end`; "" where that can't be said.

    Fields that are `counted` are compared with =, the others with a colon.
    """
    if found := _NOT_EQUAL.match(text, end):
        begin = "not "
    elif found := _EQUAL.match(text, end):
        begin = ""
    else:
        return ""
    sign = ":"
    if name in _TEXTS:
        name = "text"
    if name in counted and found["value"].isdigit():
        sign = "="
    return f"{begin}{name}{sign}{_value(found['value'])}"


def presence_meant(text: str, word: str, end: int, known: Collection[str]) -> str:
    """The condition that is meant by "has quotes" or "no source", with the word up to `end`; "" for other words.

    `known` are the names of what an event can have.
    """
    named = _PRESENCE.get(word.lower())
    found = _NAME.match(text, end)
    if not named or not found:
        return ""
    plain = found[1].lower()
    for name in (plain, plain.removesuffix("s"), f"{plain}s"):
        if name in known:
            return f"{named}:{name}"
    return ""


def _value(text: str) -> str:
    """A value as we write it: a list without brackets, in double quotation marks where it has spaces."""
    if text.startswith("("):
        items = _LIST.split(text[1:-1].strip())
        return ",".join(map(_value, items))
    bare = text.strip("\"'")
    if " " in bare:
        return f'"{bare}"'
    return bare


def word_between(text: str, place: int) -> str:
    """ "and" or "or" for a sign of other languages at a place, with the sign: "and" instead of "&&"; else ""."""
    found = _SIGNS.match(text, place)
    if not found:
        return ""
    return f'write "{_BETWEEN[found[1]]}" instead of "{found[1]}"'


def is_negation(text: str, place: int) -> bool:
    """Whether there is a sign at a place that means "not" elsewhere."""
    return bool(_NEGATION.match(text, place))
