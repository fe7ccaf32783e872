"""Parts: the registers and the events of a store, made of texts that were validated before."""

import json
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, cast

from crisistl.errors import DataError
from crisistl.formats.archive.layout import RESTORE, Manifest
from crisistl.text.switch import is_quick

if TYPE_CHECKING:
    from crisistl.model.timeline import Event, Timeline


class Parts:
    """Makes parts as the manifest of an archive says that they are valid.

    They are plain values where this version of the program has validated them and they need not be `to_write`.
    """

    def __init__(self, manifest: Manifest, name: str, *, to_write: bool) -> None:
        self._manifest = manifest
        self._name = name
        self._to_write = to_write

    @cached_property
    def _is_plain(self) -> bool:
        if self._to_write or not is_quick():
            return False
        from crisistl.formats.seen import rules_version

        return self._manifest.model == rules_version()

    def head(self, lines: str) -> "Timeline":
        """The registers that JSON Lines are, as a timeline without events."""
        if self._is_plain:
            from crisistl.formats.seen import document_of_lines

            document = document_of_lines(lines)
            return cast("Timeline", self._readers["Timeline"](document))
        from crisistl.formats.archive.registers import head_of_lines

        return head_of_lines(lines, self._name)

    @cached_property
    def _readers(self) -> "dict[str, Callable[[object], object]]":
        from crisistl.model.plain import plain_readers

        return {**plain_readers(self._manifest.parts)}

    @cached_property
    def event(self) -> "Callable[[str], Event]":
        """What makes an event of its text."""
        if self._is_plain:
            read = self._readers["Event"]
            return lambda body: cast("Event", read(json.loads(body)))
        from crisistl.formats.json.pieces import event_of

        def validated(body: str) -> "Event":
            event = event_of(body.encode())
            if event is None:
                raise DataError(f"{self._name}: an event can't be read", RESTORE)
            return event

        return validated
