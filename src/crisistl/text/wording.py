"""Amount: a number with its noun, as a message has it."""


def counted(number: int, noun: str) -> str:
    """The two together: "1 fault", "3 faults", "1,000 faults"; the plural is that of most nouns."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
