"""Event text: an event as a person edits it in a text editor, in TOML, and read back."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from crisistl.edit.event_draft import EventDraft
from crisistl.edit.typed_names import REGISTERS
from crisistl.errors import UsageError
from crisistl.model.event_fields import BY_NAME, EventField
from crisistl.model.timeline import Event, Timeline
from crisistl.query.cells import names_of
from crisistl.text.names import did_you_mean

EDITED = tuple(field for field in BY_NAME.values() if field.name != "id")
Reader = Callable[[str, list[str]], Any]
"""Reads the texts typed for a field of an event."""

_OWN_LIST = ("quotes", "citations")
_LINE = 72  # characters of a comment


def text_of(event: Event, timeline: Timeline) -> str:
    """The event in TOML: a key for each field that it has, and a comment for each that it might have.

    A field that TOML can't hold, such as a null in `extra`, is left out and stays as it is.
    """
    import tomlkit

    plain = event.model_dump(mode="json", exclude_defaults=True)
    document = tomlkit.document()
    document.add(tomlkit.comment(f"The event {event.id}. Save and close to check it."))
    document.add(tomlkit.comment("Names are written as ids or as names."))
    document.add(tomlkit.comment("Remove a line to empty its field."))
    document.add(tomlkit.nl())
    missing = []
    for field in EDITED:
        value = plain.get(field.name)
        if value in (None, "", [], {}):
            missing.append(field)
        elif _is_held(value):
            item = _inline(value)
            if names := _named(event, field, timeline):
                item.comment(names)
            document.add(field.name, item)
        else:
            document.add(tomlkit.comment(f"{field.name} can't be edited here"))
    document.add(tomlkit.nl())
    for field in missing:
        document.add(tomlkit.comment(f"{field.name}: {field.help}"))
    return tomlkit.dumps(document)


def _inline(value: Any) -> Any:
    """A TOML value on lines of its own: what follows a table header would belong to that table."""
    import tomlkit

    if isinstance(value, dict):
        table = tomlkit.inline_table()
        for name, inner in value.items():
            table.append(name, _inline(inner))
        return table
    if isinstance(value, list):
        array = tomlkit.array()
        array.extend(_inline(inner) for inner in value)
        return array.multiline(any(isinstance(inner, dict) for inner in value))
    return tomlkit.item(value)


def read_text(
    text: str, event: Event, draft: EventDraft, *, create: bool = False
) -> dict[str, Any]:
    """The values of all fields in an edited text, None for those without one.

    `event` is the one that was edited; with `create`, unknown names are added. Raises
    UsageError with everything that is wrong.
    """
    written = _parsed(text)
    problems = [*_unknown_fields(written)]
    before = event.model_dump(mode="json", exclude_defaults=True)
    read = partial(draft.read, create=create)
    values: dict[str, Any] = {}
    for field in EDITED:
        new, old = written.get(field.name), before.get(field.name)
        try:
            values[field.name] = _edited(field, new, old, read)
        except UsageError as error:
            problems.append(f"{field.name}: {error}")
    if problems:
        raise UsageError("\n".join(problems))
    return values


def _unknown_fields(written: Iterable[str]) -> Iterator[str]:
    names = [field.name for field in EDITED]
    for name in written:
        if name not in names:
            yield f"{name!r} is not a field of an event{did_you_mean(name, names)}"


def _edited(field: EventField, new: Any, old: Any, read: Reader) -> Any:
    """The value of a field after editing: None where it was emptied, as it was where TOML has no form for it."""
    if new in (None, "", [], {}):
        return None if _is_held(old) else old
    if new == old:
        return old
    return _read(field, new, read)


def with_problem(text: str, problem: str) -> str:
    """An edited text with what is wrong with it in comments at its top."""
    import textwrap

    lines = [
        part
        for line in problem.splitlines()
        for part in textwrap.wrap(line, _LINE) or [""]
    ]
    marked = [f"#! {line}" for line in ("This can't be saved:", *lines)]
    kept = [line for line in text.splitlines() if not line.startswith("#!")]
    return "\n".join([*marked, *kept, ""])


def _parsed(text: str) -> dict[str, Any]:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        found: dict[str, Any] = tomlkit.parse(text).unwrap()
    except TOMLKitError as error:
        raise UsageError(
            f"this isn't valid TOML: {error}; texts are written between quotation marks"
        ) from None
    return {name: _plain(value) for name, value in found.items()}


def _plain(value: Any) -> Any:
    """A value with the dates that were written without quotation marks as text."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    return value


def _is_held(value: Any) -> bool:
    """Whether a value comes out of TOML as it went in."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    if value is None:
        return True
    try:
        document = tomlkit.document()
        document.add("value", _inline(value))
        text = tomlkit.dumps(document)
        same = tomlkit.parse(text).unwrap()["value"]
    except (TOMLKitError, TypeError, ValueError):
        return False
    return json.dumps(same, sort_keys=True, default=str) == json.dumps(
        value, sort_keys=True
    )


def _named(event: Event, field: EventField, timeline: Timeline) -> str:
    """The names of the ids in a field, where they are in a register of actors or themes."""
    if field.kind != "names" or field.register not in ("actor", "theme"):
        return ""
    register = (
        timeline.actors_by_id if field.register == "actor" else timeline.themes_by_id
    )
    return ", ".join(names_of(getattr(event, field.name), register))


def _read(field: EventField, value: Any, read: Reader) -> Any:
    if field.kind in _OWN_LIST:
        return [_entry(field, item, read) for item in _listed(value)]
    if field.name in REGISTERS:
        return read(field.name, _texts(field, _listed(value)))
    if field.kind in ("extra", "degrees", "accounts", "day", "known", "revisions"):
        return value
    return read(field.name, _texts(field, [value]))


def _entry(field: EventField, item: Any, read: Reader) -> Any:
    """A quote or a citation, with the id of its speaker or source."""
    if field.kind == "quotes":
        name, kind = ("speaker", "actors")
    else:
        name, kind = ("source", "sources")
    if isinstance(item, str):
        if field.kind == "quotes":
            return {"text": item}
        return read(kind, [item])[0]
    if isinstance(item, Mapping) and isinstance(item.get(name), str):
        return {**item, name: read(kind, [item[name]])[0]}
    return item


def _listed(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    return [value]


def _texts(field: EventField, values: Iterable[Any]) -> list[str]:
    texts = [*values]
    for text in texts:
        if not isinstance(text, str):
            raise UsageError(f"{text!r} is not a text; write it in quotation marks")
    return texts
