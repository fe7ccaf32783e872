"""Write the month and weekday names of CLDR, as Babel has them, to the package: `python scripts/cldr_words.py`."""

import json
from pathlib import Path

import babel
from babel import Locale
from babel.localedata import locale_identifiers

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk")
TARGET = (
    Path(__file__).parents[1] / "src" / "crisistl" / "dates" / "written" / "cldr.json"
)


def names(language: str, kind: str) -> dict[str, list[str]]:
    """The names of one language in all its regions by number, not one-letter ones; January is 1, Monday is 1."""
    found: dict[int, set[str]] = {}
    for identifier in locale_identifiers():
        first, *others = identifier.split("_")
        if first != language or any(
            len(part) == 4 for part in others
        ):  # English in the Deseret alphabet
            continue
        locale = Locale.parse(identifier)
        for context in getattr(locale, kind).values():
            for width, words in context.items():
                if width != "narrow":
                    for number, word in words.items():
                        key = number if kind == "months" else number + 1
                        found.setdefault(key, set()).add(word.lower().rstrip("."))
    return {str(number): sorted(words) for number, words in sorted(found.items())}


def main() -> None:
    """Write all languages as JSON, with the version of Babel that they are from."""
    words = {
        language: {kind: names(language, kind) for kind in ("months", "days")}
        for language in LANGUAGES
    }
    text = json.dumps(
        {"babel": babel.__version__, "languages": words}, ensure_ascii=False, indent=1
    )
    TARGET.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
