"""Filed events: events that were read from several files at once, and know from which."""

from typing import Any, cast

from pydantic import ConfigDict, Field

from crisistl.model.timeline import Event


class FiledEvent(Event):
    """An event beside those of other files. `files` are the names of the files that have it.

    It is a class of its own, not a field of every event, because it says something about a reading and nothing
    about what happened: it is never written, has no place in a format or in the JSON Schema, and costs nothing
    where one file is read.
    """

    model_config = ConfigDict(defer_build=True)  # it is never validated

    files: tuple[str, ...] = Field(default=(), exclude=True)


def files_of(event: Event) -> tuple[str, ...]:
    """The names of the files that have the event; none where one file alone was read."""
    files: tuple[str, ...] = getattr(event, "files", ())
    return files


def filed(event: Event, files: tuple[str, ...], **new: Any) -> FiledEvent:
    """The event with the names of the files that have it, and with these new values of its fields."""
    if not isinstance(event, Event):
        from crisistl.model.checked import filed as checked_filed

        return cast(FiledEvent, checked_filed(event, files, new))
    own: dict[str, Any] = {name: getattr(event, name) for name in Event.model_fields}
    return FiledEvent.model_construct(**own | new, files=files)
