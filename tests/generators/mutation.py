"""Mutation: valid bytes and texts spoiled at random, with a sense for JSON, tables and zip files."""

import io
import json
import zipfile
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

TOKENS = (
    "\x00", "\ufeff", "\ufffe", '"', "'", "\\", "\\ud800", "\\u0000", "\r", "\r\n", "\n", "\n\n", "\t", ",", ";", "|",
    "[" * 3000, '{"a":' * 3000, "(" * 3000, "not " * 200, "NaN", "-Infinity", "1e999", "9" * 400, "-0", "null", "true",
    "[]", "{}", "\u2028", "\u202e", "\u200b", "e\u0301" * 30, "Z\u0336\u0489" * 50, "👩\u200d🚀", "\U0010ffff", "中",
    "\x1b[31m", "\x1b]0;x\x07", "[red]", "[/]", "<b>", "<script>", "&amp;", "=1+1", "@x", "+1", "../../x", "/", "://",
    "2022-02-30", "2021-04~", "{2021,2022}", "[..]", "2022-01-10/2021-01-01", "Y-17E7", "0000", "10000-01-01",
    "31.02.2022", "10/01/2022", "Jan-22", "BEGIN:VEVENT", "END:VCALENDAR", "DTSTART:", "now", "!", "group", "---",
    "a" * 70_000, " " * 5000, "Ω" * 3000,
)  # fmt: skip
"""What files break on."""

_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 1e308, 10**40, "", " ", "x", [], {}, [[]], [None], {"": None}, ["x", "x"],
    {"text": "x", "speaker": "nobody"}, {"source": "nobody"}, {"year": "2022"}, {"headline": "x"}, "\u0000",
)  # fmt: skip
_ENCODINGS = (
    "utf-16",
    "utf-16-le",
    "latin-1",
    "cp1252",
    "utf-8-sig",
    "utf-32",
    "shift-jis",
)


def spoiled(random: Random, data: bytes, others: Sequence[bytes] = ()) -> bytes:
    """The bytes with a few mutations; `others` are files to take pieces of."""
    for _ in range(random.choice((0, 1, 1, 1, 2, 3))):
        change = random.choice(
            _ZIPPED if data.startswith(b"PK") else (*_ANY, *_TEXT, _spliced)
        )
        data = (
            change(random, data)
            if change is not _spliced
            else _spliced(random, data, random.choice([*others, data]))
        )
    return data[:300_000]


def spoiled_text(random: Random, text: str) -> str:
    """The same for a text."""
    return spoiled(random, text.encode(errors="surrogatepass")).decode(errors="replace")


def _truncated(random: Random, data: bytes) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _flipped(random: Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 8))):
        if changed:
            changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _cut(random: Random, data: bytes) -> bytes:
    start, end = _slice(random, data)
    return data[:start] + data[end:]


def _doubled(random: Random, data: bytes) -> bytes:
    start, end = _slice(random, data)
    return data[:end] + data[start:end] * random.choice((1, 1, 2, 50)) + data[end:]


def _inserted(random: Random, data: bytes) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(TOKENS).encode(errors="surrogatepass") + data[at:]


def _overwritten(random: Random, data: bytes) -> bytes:
    """A piece between two signs, such as a cell or a value, replaced."""
    places = [i for i, byte in enumerate(data) if byte in b'",;:\t\n[]{}='] or [0]
    at = random.choice(places)
    end = min([place for place in places if place > at] or [len(data)])
    return (
        data[: at + 1]
        + random.choice(TOKENS).encode(errors="surrogatepass")
        + data[end:]
    )


def _spliced(random: Random, data: bytes, other: bytes) -> bytes:
    start, end = _slice(random, other)
    at = random.randrange(len(data) + 1)
    return data[:at] + other[start:end] + data[at:]


def _emptied(random: Random, data: bytes) -> bytes:
    return random.choice(
        (b"", b"\n", b" ", b"\xef\xbb\xbf", b"\xff\xfe", b"[]", b"{}", b"\x00")
    )


def _slice(random: Random, data: bytes) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.choice((1, 3, 10, 100, 1000)))


def _with_lines(
    change: Callable[[Random, list[bytes]], None],
) -> Callable[[Random, bytes], bytes]:
    def changed(random: Random, data: bytes) -> bytes:
        lines = data.splitlines(keepends=True)
        if lines:
            change(random, lines)
        return b"".join(lines)

    return changed


def _swap(random: Random, lines: list[bytes]) -> None:
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]


def _drop(random: Random, lines: list[bytes]) -> None:
    del lines[random.randrange(len(lines))]


def _repeat(random: Random, lines: list[bytes]) -> None:
    at = random.randrange(len(lines))
    lines[at:at] = [lines[at]] * random.choice((1, 2, 300))


def _ends(random: Random, lines: list[bytes]) -> None:
    end = random.choice((b"\r\n", b"\r", b"\n\n", b"\x0b", b"\xc2\x85", b""))
    lines[:] = [line.rstrip(b"\r\n") + end for line in lines]


def _recoded(random: Random, data: bytes) -> bytes:
    return data.decode(errors="replace").encode(
        random.choice(_ENCODINGS), errors="replace"
    )


def _json(random: Random, data: bytes) -> bytes:
    """One value, key or item of a JSON text changed; other bytes are left as they are."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return data
    indent, escaped = random.choice((None, 2)), random.random() < 0.5
    return json.dumps(
        changed(random, value), indent=indent, ensure_ascii=escaped
    ).encode(errors="replace")


def changed(random: Random, value: Any) -> Any:
    """A JSON value with one value, key or item in it changed, which is done in place."""
    root = [value]
    holder, key = random.choice(_places(root))
    change = random.randrange(4)
    if change == 0:
        holder[key] = random.choice(_VALUES)
    elif change == 1 and holder is not root:
        del holder[key]
    elif change == 2 and isinstance(holder, dict):
        holder[
            random.choice(("id", "date", "events", "actors", "extra", f"{key}s", ""))
        ] = holder[key]
    else:
        holder[key] = (
            [holder[key]] if random.random() < 0.5 else {str(key): holder[key]}
        )
    return root[0]


def _places(root: Any) -> list[tuple[Any, Any]]:
    """Each holder with a key or index in it, through the whole of a JSON value."""
    found, waiting = [], [root]
    while waiting:
        holder = waiting.pop()
        for key, value in (
            holder.items() if isinstance(holder, dict) else enumerate(holder)
        ):
            found.append((holder, key))
            if isinstance(value, dict | list):
                waiting.append(value)
    return found


def _member(random: Random, data: bytes) -> bytes:
    """One file of a zip file spoiled and all packed again."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            members = {name: packed.read(name) for name in packed.namelist()}
    except Exception:  # zipfile raises whatever it comes across
        return data
    if members:
        name = random.choice([*members])
        members[name] = random.choice((*_ANY, *_TEXT))(random, members[name])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in members.items():
            packed.writestr(zipfile.ZipInfo(name), content)  # without the time of day
    return out.getvalue()


_ANY: tuple[Callable[..., bytes], ...] = (
    _truncated,
    _flipped,
    _cut,
    _doubled,
    _inserted,
    _emptied,
)
_TEXT: tuple[Callable[..., bytes], ...] = (
    _overwritten, _overwritten, _json, _json, _recoded,
    _with_lines(_swap), _with_lines(_drop), _with_lines(_repeat), _with_lines(_ends),
)  # fmt: skip
_ZIPPED: tuple[Callable[..., bytes], ...] = (
    _truncated,
    _flipped,
    _cut,
    _member,
    _member,
    _member,
    _member,
)
