"""Settings: what the nearest crisistl.toml sets, and the questions that it keeps."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any, ClassVar, Protocol, runtime_checkable

from crisistl.frozen import frozen
from crisistl.text.wording import file_name

NAME = "crisistl.toml"
DATA = "data"
"""The setting that names the data files."""


@runtime_checkable
class FromFile(Protocol):
    """A group of options of which some can be set in the file."""

    from_file: ClassVar[Mapping[str, str]]
    """The options by field, each with the environment variable that comes before the file, or ""."""


@frozen(slots=False)
class Settings:
    """The content of a file: options by field, and questions by name, as they are written."""

    path: str
    values: Mapping[str, str | tuple[str, ...]]
    questions: Mapping[str, str]

    def applied(self, group: Any) -> tuple[Any, dict[str, str | tuple[str, ...]]]:
        """A group of options with what the file sets and nobody has given, and what that is."""
        if not isinstance(group, FromFile):
            return group, {}
        used = {}
        for field, variable in group.from_file.items():
            if (
                field in self.values
                and not getattr(group, field)
                and not os.environ.get(variable)
            ):
                used[field] = self.values[field]
        # the data is looked up when it is read: a command may be given other files
        now = {field: value for field, value in used.items() if field != DATA}
        changed: Any = replace(group, **now)  # type: ignore[type-var]
        return changed, used

    def data(self) -> tuple[str, ...]:
        """The data files. DataError where one doesn't exist."""
        names = tuple(self.values.get(DATA, ()))
        for name in names:
            # a sheet of a workbook is named after "#"
            if not os.path.exists(name) and not os.path.exists(name.partition("#")[0]):
                from crisistl.cli.settings_file import fault

                reason = f"{DATA}: there is no file {file_name(name)}"
                raise fault(self.path, (DATA,), reason)
        return names


def with_settings(groups: Iterable[Any]) -> tuple[list[Any], str]:
    """Groups of options with what the nearest file sets, and one line that says what that is.

    Raises DataError where the file can't be read or sets something that makes no sense.
    """
    groups = [*groups]
    if not any(isinstance(group, FromFile) for group in groups):
        return groups, ""
    settings = nearest_settings()
    if settings is None:
        return groups, ""
    done: list[Any] = []
    used: dict[str, str | tuple[str, ...]] = {}
    for group in groups:
        group, taken = settings.applied(group)
        done.append(group)
        used |= taken
    return done, _said(settings.path, used)


def _said(path: str, used: Mapping[str, str | tuple[str, ...]]) -> str:
    said = [f"{_key(name)} {_shown(value)}" for name, value in used.items()]
    if said:
        return f"from {file_name(path)}: {', '.join(said)}"
    return ""


def _shown(value: str | tuple[str, ...]) -> str:
    if isinstance(value, str):
        return value
    return " ".join(value)


def _key(field: str) -> str:
    """The name of a field in the file."""
    return field.replace("_", "-")


def nearest_settings() -> Settings | None:
    """The settings of the nearest file; None where there is none. DataError where it can't be read."""
    path = nearest_file()
    if path is None:
        return None
    return _settings(path)


def _settings(path: str) -> Settings:
    from crisistl.cli.settings_file import read

    return Settings(path, *read(path))


def question_files() -> Iterator[Settings]:
    """The files that have saved questions: the nearest one, then the user's own, each read when it is reached.

    Raises DataError where a file can't be read.
    """
    nearest = nearest_file()
    own = _existing(user_file)
    if nearest is not None:
        yield _settings(nearest)
    if own is not None and own != nearest:
        yield _settings(own)


def data_files() -> tuple[str, ...]:
    """The data files that the nearest file sets. DataError where it can't be read or one doesn't exist."""
    settings = nearest_settings()
    if settings:
        return settings.data()
    return ()


def nearest_file() -> str | None:
    """The nearest crisistl.toml upward from the working folder, else the user's own; None where there is none."""
    if os.path.isfile(NAME):
        return NAME
    with suppress(OSError):  # the working folder was removed
        folder = os.path.dirname(os.getcwd())
        while not os.path.isfile(path := os.path.join(folder, NAME)):
            if os.path.dirname(folder) == folder:
                return _existing(user_file)
            folder = os.path.dirname(folder)
        return path
    return _existing(user_file)


def _existing(place: Callable[[], str]) -> str | None:
    # platformdirs takes longer to import than everything else here, and is seldom needed
    if sys.platform == "linux":
        home = os.environ.get("XDG_CONFIG_HOME", "").strip() or os.path.expanduser(
            "~/.config"
        )
        if not os.path.isdir(os.path.join(home, "crisistl")):
            return None
    path = place()
    if os.path.isfile(path):
        return path
    return None


def user_file() -> str:
    """The place of the file in the user's folder for configuration."""
    from platformdirs import user_config_dir

    return os.path.join(user_config_dir("crisistl", appauthor=False), NAME)
