"""Layouts: our own JSON, which is read in pieces and in streams where it can be, against the same data read whole."""

import io
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from cases import Broken, Outcome, as_json
from chronicle import chronicle
from commandline import words_of
from crisistl.errors import CrisisError
from crisistl.formats.convert import convert
from crisistl.formats.core.fault_report import FaultyData
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import ReadOptions
from crisistl.formats.core.registry import format_named
from crisistl.formats.json import pieces, stream
from crisistl.formats.loading import load, readings
from crisistl.model.timeline import Timeline
from mutation import TOKENS, changed, spoiled
from running import Ran, Surroundings, run
from specimens import written

_BETWEEN = b"\n    },\n    {"
_COMPARED = 400  # characters at either end of a message that is cut in the middle
_ENVIRONMENT = {"CRISISTL_TODAY": "2022-01-27", "COLUMNS": "80", "NO_COLOR": "1"}


def layouts(random: Random) -> Outcome:
    """A document in our layout, whole or with a fault: it is read as the same data in other layouts is."""
    told, data, state = _document(random)
    if not _is_text(
        data
    ):  # what of a file is read as Windows-1252 depends on where its first such byte stands
        _read(data)
        return Outcome("read as Windows-1252 or refused", {})
    with _small_pieces(random, told):
        ours = _read(data)
        with_spaces = _read(_loosened(data))
        if ours != with_spaces:
            raise Broken(
                f"in our layout: {ours}\nwith spaces at the ends of lines: {with_spaces}"
            )
        for form in random.choice(((), (), ("jsonl",), ("csv",))):
            if (one := _converted(data, form)) != (
                other := _converted(_loosened(data), form)
            ):
                raise Broken(
                    f"to {form} in our layout: {one}\nwith spaces at the ends of lines: {other}"
                )
        value = _plain(data)
        if value is not None:
            indent, escaped = (
                random.choice((None, 1)),
                random.random() < 0.5 or b"\\ud" in data,
            )
            other = json.dumps(value, indent=indent, ensure_ascii=escaped).encode()
            if _lineless(ours) != _lineless(_read(other)):
                raise Broken(f"in our layout: {ours}\nin another: {_read(other)}")
    return Outcome(("read " if ours[0] == "read" else "refused ") + state, {})


def streams(random: Random) -> Outcome:
    """`list` and `count` of our JSON and JSON Lines, whole or with a fault: streamed as they are when loaded."""
    form = random.choice(("json", "jsonl"))
    told, data, state = _document(random) if form == "json" else _lines(random)
    Path(f"a.{form}").write_bytes(data)
    words = words_of(
        random, random.choice(("list", "list", "count")), told, f"a.{form}"
    )
    where = Surroundings(random.random() < 0.3, environment=_ENVIRONMENT)
    with (
        _small_pieces(random, told),
        patch("crisistl.formats.loading.load", wraps=load) as loads,
    ):
        ran = run(words, where)
        is_streamed = not loads.called
        whole = run([*words, "--from-format", form], where)
    if re.search(
        rb"\r(?!\n)", data
    ):  # which is a line's end in a text, and white space in a line of JSON
        return Outcome("not compared", {})
    # an array, which the ending doesn't say but the content does
    text = data.decode(errors="replace").removeprefix("\ufeff")
    if form == "jsonl" and text.lstrip().startswith("["):
        return Outcome("not compared", {})
    if " by its content, and read as that" in ran.stderr:
        return Outcome("not compared", {})
    if "can't read " in ran.stderr:  # an option was read as the name of another file
        return Outcome("not compared", {})
    # a name typed in UTF-8 is known before a byte far behind shows that the file isn't
    if not _is_text(data) and ran.code != whole.code:
        return Outcome("not compared", {})
    # where both the question and the file are at fault, a stream is not read to say what it is of the file
    if not (ran.code == 2 and whole.code == 3) and not _say_the_same(ran, whole):
        raise Broken(f"{words}: streamed: {ran}\nloaded: {whole}")
    way = "streamed" if is_streamed else "loaded"
    return Outcome(f"exit {ran.code} {way}", {f"{way}, by file": f"{form} {state}"})


def _say_the_same(ran: Ran, whole: Ran) -> bool:
    """Whether both came to the same; a question that is refused need not say what would be left out of the file."""
    # a message may quote the command line
    said = re.sub(" --from-format jsonl?", "", whole.stderr)
    if ran.code == whole.code == 2:
        if " characters … " in ran.stderr:  # cut in the middle, at another place
            ends = ran.stderr[:_COMPARED], ran.stderr[-_COMPARED:]
            return ends[0] in said and said.endswith(ends[1])
        return said.endswith(ran.stderr)
    return ran == replace(whole, stderr=said)


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _document(random: Random) -> tuple[Timeline, bytes, str]:
    """A chronology and its JSON, in half of the cases with a fault in a value or in the text."""
    told = _chronicle(random)
    data = written(format_named("json"), told)
    chance = random.random()
    if chance < 0.35:
        value = changed(random, json.loads(data))
        return (
            told,
            json.dumps(value, indent=2, ensure_ascii=False).encode(
                errors="surrogatepass"
            )
            + b"\n",
            "changed",
        )
    if chance < 0.6:
        return told, _torn(random, data), "torn"
    return told, data, "whole"


def _lines(random: Random) -> tuple[Timeline, bytes, str]:
    """The same as JSON Lines."""
    told = _chronicle(random)
    data = written(format_named("jsonl"), told)
    chance = random.random()
    if chance < 0.35:
        lines = data.splitlines(keepends=True)
        at = random.randrange(len(lines))
        value = changed(random, json.loads(lines[at]))
        lines[at] = (
            json.dumps(value, ensure_ascii=False).encode(errors="surrogatepass") + b"\n"
        )
        return told, b"".join(lines), "changed"
    return (
        (told, spoiled(random, data), "torn") if chance < 0.6 else (told, data, "whole")
    )


def _chronicle(random: Random) -> Timeline:
    return chronicle(
        random, random.choice((24, 24, 60)) if random.random() < 0.99 else 500
    )


def _torn(random: Random, data: bytes) -> bytes:
    """The text with a fault, often where one event ends and the next begins."""
    places = [match.start() for match in re.finditer(re.escape(_BETWEEN), data)]
    if not places or random.random() < 0.4:
        return spoiled(random, data)
    at, end = random.choice(places), len(_BETWEEN)
    between = random.choice((
        b"\n    }\n    {", b"\n    },\n    ,{", b"\n    },,\n    {", b"\n    },\n\n    {", b"\n    },\n    []\n    ,{",
        b"\n  ],\n", b"\n    },\r\n    {", b"\n    }, {", b"\n    },\n    null,\n    {", b"\n    },\n    }\n    {",
        b"\n    },\n    {},\n    {", b"\n    },\n    {\n    },\n    {", b'\n    },\n    {"id": "x"\n    },\n    {',
        b'\n    },\n  ],\n  "events": [\n    {', b"\n    },\n    // no\n    {",
        _BETWEEN + random.choice(TOKENS).encode(errors="surrogatepass"),
    ))  # fmt: skip
    data = data[:at] + between + data[at + end :]
    if random.random() < 0.2:
        data = data.replace(
            b"\n    }\n  ]",
            random.choice((b"\n    },\n  ]", b"\n    }\n  ],", b"\n    }\n  ]}")),
            1,
        )
    return data


@contextmanager
def _small_pieces(random: Random, told: Timeline) -> Iterator[None]:
    """A document of a few events is read in as many pieces as a large one; a large one in its own."""
    size = random.choice((100, 700, 3000)) if len(told.events) < 100 else pieces._SIZE
    with (
        patch.object(pieces, "_SIZE", size),
        patch.object(stream, "_LINES", random.choice((1, 2, 200))),
    ):
        yield


def _loosened(data: bytes) -> bytes:
    """The same with a space at the end of lines, by which it is no longer in our layout; no line is another."""
    return data.replace(_BETWEEN, b"\n    }, \n    {").replace(b"{\n", b"{ \n", 1)


def _read(data: bytes) -> tuple[str, Any]:
    """What is read, as text, or the faults or the message with which it is refused."""
    Path("a.json").write_bytes(data)
    try:
        return "read", as_json(load("a.json", from_format="json"))
    except FaultyData as error:
        return "faults", [fault.sentence() for fault in error.faults]
    except CrisisError as error:
        return "message", "\n".join(line.rstrip() for line in str(error).split("\n"))


def _converted(data: bytes, form: str) -> tuple[list[Any], list[str]]:
    """The lines that are written when it is converted event by event, and what is said of it."""
    Path("a.json").write_bytes(data)
    out, said = io.StringIO(newline=""), []
    with Input.of("a.json") as file:
        try:
            convert(
                lambda: readings(file, "json", ReadOptions()), file.name, format_named(form), out,
                skip_bad=True, note=said.append,
            )  # fmt: skip
        except CrisisError as error:
            return [], ["\n".join(line.rstrip() for line in str(error).split("\n"))]
    lines = out.getvalue().split("\n")
    return [
        json.loads(line) for line in lines if line
    ] if form == "jsonl" else lines, said


def _plain(data: bytes) -> Any:
    """The JSON value that the bytes are; None where they are none, or one that has no other layout."""
    try:
        value = json.loads(data.decode(), object_pairs_hook=_without_doubles)
        json.dumps(value, allow_nan=False)
    except (ValueError, RecursionError):
        return None
    return value


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)


def _lineless(read: tuple[str, Any]) -> tuple[str, Any]:
    """The same without the lines on which faults stand, and without their order, which is that of the lines."""
    kind, told = read
    if kind == "faults":
        return kind, sorted(re.sub(r"\Aline \d+: ", "", fault) for fault in told)
    return kind, re.sub(
        r": line \d+(, column \d+)?|\n.*", "", told
    ) if kind == "message" else told
