"""Amount: a number with its noun, as a message has it."""


def counted(number: int, noun: str) -> str:
    """The two together: "1 fault", "3 faults", "1,000 faults"; the plural is that of most nouns."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def file_name(path: object) -> str:
    """A path as a message shows it: on one line, without characters that give a terminal a command."""
    text = str(path)
    return text if text.isprintable() else repr(text)[1:-1]
