"""Settings file: crisistl.toml read, with the line of what is wrong in it, and changed with its comments kept."""

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from crisistl.cli import console
from crisistl.errors import CrisisError, DataError, UsageError
from crisistl.text.names import did_you_mean
from crisistl.text.wording import file_name

QUESTIONS = "questions"
"""The table that keeps the saved questions."""

Values = Mapping[str, str | tuple[str, ...]]
"""What a file sets, by the field of an option."""

_QUESTION_NAME = re.compile(r"\w[\w.-]*")


def read(path: str) -> tuple[Values, Mapping[str, str]]:
    """The settings of a file, and its questions by name.

    DataError, with the line, where it isn't TOML or sets what doesn't exist.
    """
    text = _text(path)
    values: dict[str, str | tuple[str, ...]] = {}
    for key, value in _parsed(path, text).items():
        if key == QUESTIONS:
            continue
        if key not in _SETTINGS:
            known = (*_SETTINGS, QUESTIONS)
            near = did_you_mean(key, known) or f"; use {', '.join(known)}"
            raise fault(path, (key,), f"unknown setting {key!r}{near}")
        try:
            values[key.replace("-", "_")] = _SETTINGS[key](path, value)
        except CrisisError as error:
            raise fault(path, (key,), f"{key}: {error}") from None
    return values, _questions(path, text)


def _text(path: str) -> str:
    try:
        with open(path, "rb") as file:
            return file.read().decode("utf-8-sig")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DataError(f"can't read {file_name(path)}: {reason}") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise DataError(f"{file_name(path)}:{line}: not UTF-8 text") from None


def _parsed(path: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{file_name(path)}: not valid TOML: {error}") from None
    except RecursionError:
        raise DataError(
            f"{file_name(path)}: not valid TOML: nested too deeply"
        ) from None


def _questions(path: str, text: str) -> dict[str, str]:
    table = _parsed(path, text).get(QUESTIONS, {})
    if not isinstance(table, dict):
        example = '[questions] and under it lines such as january = "list --on 2022-01"'
        raise fault(path, (QUESTIONS,), f"{QUESTIONS}: write {example}")
    for name, words in table.items():
        if name in _SETTINGS:
            reason = f"{name} is below [{QUESTIONS}], where it is a question; move it above that line"
            raise fault(path, (QUESTIONS, name), reason)
        if not isinstance(words, str):
            reason = f'question {name!r}: write its command line in quotation marks, such as "list --by NATO"'
            raise fault(path, (QUESTIONS, name), reason)
    return table


def fault(path: str, keys: tuple[str, ...], reason: str) -> DataError:
    """The error that names the line on which a key is set."""
    text = _text(path)
    return DataError(f"{file_name(path)}:{_line(text, keys)}: {reason}")


def _line(text: str, keys: tuple[str, ...]) -> int:
    """The line on which a key is set: tomllib gives none, so the file is read line by line until it has the key."""
    lines = text.splitlines(keepends=True)
    start = 0
    for number in range(1, len(lines) + 1):
        with suppress(tomllib.TOMLDecodeError):
            if _has(tomllib.loads("".join(lines[:number])), keys):
                break
            start = number
    while start + 1 < len(lines) and _is_blank(lines[start]):
        start += 1
    return start + 1


def _is_blank(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _has(table: Any, keys: tuple[str, ...]) -> bool:
    for key in keys:
        if not isinstance(table, dict) or key not in table:
            return False
        table = table[key]
    return True


# each setting: what the file has as what the option takes; CrisisError for what makes no sense


def _one(value: object, example: str) -> str:
    if isinstance(value, str) and value.strip():
        return value.strip()
    raise DataError(f'write text in quotation marks, such as "{example}"')


def _several(value: object, example: str) -> tuple[str, ...]:
    if isinstance(value, list):
        texts = value
    else:
        texts = [value]
    given = tuple(
        text.strip() for text in texts if isinstance(text, str) and text.strip()
    )
    if texts and len(given) == len(texts):
        return given
    raise DataError(f'write text in quotation marks, such as "{example}", or a list')


def _data(path: str, value: object) -> tuple[str, ...]:
    """The files, from the folder of the settings on."""
    folder = os.path.dirname(path)
    return tuple(
        os.path.join(folder, os.path.expanduser(name))
        for name in _several(value, "mine.json")
    )


def _zone(path: str, value: object) -> str:
    from crisistl.dates.zones import zone_named

    name = _one(value, "Europe/Kyiv")
    zone_named(name)
    return name


def _columns(path: str, value: object) -> str:
    from crisistl.query.lookup import field_of

    names = [
        name.strip()
        for text in _several(value, "date,title")
        for name in text.split(",")
    ]
    for name in names:
        field_of(name, shown=True)
    return ",".join(names)


def _format(path: str, value: object) -> str:
    from crisistl.output.registry import output_named

    name = _one(value, "csv")
    output_named(name)
    return name


def _language(path: str, value: object) -> str:
    from crisistl.dates.written.words import LANGUAGES

    codes = _several(value, "de")
    for code in ",".join(codes).split(","):
        if code.strip().lower() not in LANGUAGES:
            raise DataError(f"unknown language {code!r}; use {', '.join(LANGUAGES)}")
    return ",".join(codes)


def _date_order(path: str, value: object) -> str:
    text = _one(value, "dmy")
    if text not in ("dmy", "mdy"):
        raise DataError('write "dmy" or "mdy"')
    return text


_SETTINGS: Mapping[str, Callable[[str, object], str | tuple[str, ...]]] = {
    "data": _data,
    "zone": _zone,
    "columns": _columns,
    "format": _format,
    "language": _language,
    "date-order": _date_order,
}
"""What a file can set, by the name of the option."""


def save_question(path: str, name: str, words: str, *, replace: bool) -> bool:
    """Keep a question in a file, which may not exist yet; whether one of this name was replaced.

    Raises UsageError where one of this name is there and is not to be replaced, DataError where the file is not
    valid, OutputError where it can't be written.
    """
    if not _QUESTION_NAME.fullmatch(name):
        raise UsageError(
            f"{name!r} can't be the name of a question; use letters, digits and hyphens"
        )
    if name in _SETTINGS:
        raise UsageError(f"{name!r} is the name of a setting; choose another")

    def changed(document: Any, questions: Mapping[str, str]) -> bool:
        old = questions.get(name)
        if old not in (None, words) and not replace:
            raise UsageError(
                f"{name!r} is saved already: {old}; choose another name, or add --overwrite"
            )
        from tomlkit import table

        document.setdefault(QUESTIONS, table())[name] = words
        return old is not None

    return _change(path, changed)


def forget_question(path: str, name: str) -> None:
    """Remove a question that a file has; the errors of `save_question`."""

    def changed(document: Any, questions: Mapping[str, str]) -> bool:
        del document[QUESTIONS][name]
        return True

    _change(path, changed)


def _change(path: str, change: Callable[[Any, Mapping[str, str]], bool]) -> bool:
    """Change a file while nobody else does; `change` is given its document and its questions."""
    from tomlkit import dumps, parse

    from crisistl.output.files import replacing, updating

    with updating(path, console.note) as lock:
        text = ""
        if os.path.exists(path):
            read(path)
            text = _text(path)
        document = parse(text)
        result = change(document, _questions(path, text))
        with replacing(path, console.note, lock=lock) as file:
            file.write(dumps(document).encode())
    return result
