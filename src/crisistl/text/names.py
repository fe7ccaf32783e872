"""Names: how a text is compared without case and accents, and which known ones it is near."""

import re
import unicodedata
from collections.abc import Collection, Iterable

MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
"""The combining marks of European, Hebrew and Arabic writing; those of other scripts change the letter."""

TYPESET = (
    ("’", "'"),
    ("‘", "'"),
    ("“", '"'),
    ("”", '"'),
    ("–", "-"),
    ("—", "-"),
    ("\u00a0", " "),
)
"""What typesetting makes of marks that a keyboard has, with the mark; each is one character for one."""

STROKES = (
    *(
        ("ł", "l"),
        ("đ", "d"),
        ("ð", "d"),
        ("ħ", "h"),
        ("ı", "i"),
        ("ŧ", "t"),
        ("ø", "o"),
    ),
    *(("æ", "ae"), ("œ", "oe"), ("þ", "th")),
)
"""Latin letters that Unicode does not split into a letter and a mark, with what people type instead."""

_STROKES = str.maketrans(dict(STROKES))
_HAS_STROKE = re.compile(f"[{''.join(letter for letter, _ in STROKES)}]").search


def fold(text: str) -> str:
    """The text as it is compared: without case, accents and strokes, quotation marks and dashes plain."""
    if text.isascii():
        return text.lower()
    for typeset, plain in TYPESET:
        text = text.replace(typeset, plain)
    if text.isascii():
        return text.lower()
    plain = MARKS.sub("", unicodedata.normalize("NFKD", text.casefold())).casefold()
    return (
        plain.translate(_STROKES) if _HAS_STROKE(plain) else plain
    )  # translating costs as much as all else


def same_name(text: str, known: Iterable[str]) -> str | None:
    """The known name that is this text, else the only one that is the same without case and accents."""
    names = [*known]
    if text in names:
        return text
    wanted = fold(text.strip())
    found = {name for name in names if fold(name) == wanted}
    if len(found) == 1:
        return found.pop()
    return None


def nearest(text: str, known: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """The known names nearest to `text`: by spelling, then those that contain it or that it contains."""
    import difflib

    wanted = fold(text)[:200]
    spellings: dict[str, str] = {}
    for name in known:
        spellings.setdefault(fold(name)[:200], name)
    spelled = difflib.get_close_matches(
        wanted, _closest(wanted, spellings), n=limit, cutoff=0.6
    )
    if spelled:  # beside a slip of the pen what is merely similar is no help
        best = difflib.SequenceMatcher(a=wanted, b=spelled[0]).ratio()
        spelled = difflib.get_close_matches(
            wanted, spelled, n=limit, cutoff=max(0.6, best - 0.15)
        )
        spelled.sort(
            key=lambda near: sorted(near) != sorted(wanted)
        )  # most often letters are only swapped
    worded = []
    for s in spellings:
        if len(wanted) > 2 and (wanted in s or s in wanted.split()):
            worded.append(s)
    found = dict.fromkeys([*spelled, *sorted(worded, key=len)])
    return tuple(dict.fromkeys(spellings[s] for s in found))[:limit]


def _closest(wanted: str, spellings: Collection[str]) -> Collection[str]:
    """Of very many spellings the fifty closest: difflib alone needs a minute for a hundred thousand ids."""
    if len(spellings) <= 200:
        return spellings
    from rapidfuzz import fuzz, process

    found = process.extract(
        wanted, [*spellings], scorer=fuzz.ratio, score_cutoff=60, limit=50
    )
    return [spelling for spelling, *_ in found]


def did_you_mean(text: str, known: Iterable[str]) -> str:
    """A clause to end a message with: "; did you mean 'nato'?", or nothing where nothing is near."""
    names = suggestion(text, known)
    if names:
        return f"; {names}"
    return ""


def suggestion(text: str, known: Iterable[str]) -> str:
    """The known names nearest to `text` as a question: "did you mean 'nato'?", or nothing."""
    names = " or ".join(map(repr, nearest(text, known)))
    if names:
        return f"did you mean {names}?"
    return ""
