"""The elements of Word's XML: their names, attributes and children."""

from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFF = ("0", "false", "off", "none")


def local_name(element: Any) -> str:
    """The name of a Word element; another vocabulary's has its namespace before it."""
    tag: str = element.tag
    return tag.removeprefix(_W).removeprefix(_STRICT)


def attribute(element: Any, name: str) -> str | None:
    found: str | None = element.get(_W + name, element.get(_STRICT + name))
    return found


def child_of(element: Any, *path: str) -> Any | None:
    for name in path:
        element = next((child for child in element if local_name(child) == name), None)
        if element is None:
            return None
    return element


def is_on(properties: Any, name: str) -> bool | None:
    """Whether a property such as strike is set; None where it isn't mentioned."""
    found = child_of(properties, name)
    if found is None:
        return None
    return attribute(found, "val") not in _OFF
