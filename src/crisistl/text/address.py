"""Addresses: which ones a program may open or embed."""

import re

_WEB = re.compile(r"https?://[^\s<>\"\\^`{|}]+", re.IGNORECASE)


def web_address(text: str | None) -> str | None:
    """The text if it is an address of the web, http or https and nothing else; else None.

    Other programs open, embed or run what they find in the place of an address, so other schemes don't go there.
    """
    if text and text.isprintable() and _WEB.fullmatch(text):
        return text
    return None
