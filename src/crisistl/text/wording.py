"""Amount: a number with its noun, as a message has it."""

UNTITLED = "Untitled chronology"
"""The heading of a document about a chronology that has neither a title nor a file."""


def counted(number: int, noun: str) -> str:
    """The two together: "1 fault", "3 faults", "1,000 faults"; the plural is that of most nouns."""
    if number == 1:
        return f"{number:,} {noun}"
    return f"{number:,} {noun}s"


def is_server(path: str) -> bool:
    """Whether a text is the address of a database."""
    return path.startswith(("postgresql://", "postgres://")) or is_spark(path)


def is_spark(path: str) -> bool:
    """Whether a text is the address of a Spark Connect server."""
    return path.startswith(("sc://", "spark://"))


def server_name(url: str) -> str:
    """A URL for messages, without the name, the password and the token of a user."""
    kind, mark, rest = url.partition("://")
    if is_spark(url):
        # also where somebody left out the semicolon
        rest = rest.partition(";")[0].partition("token=")[0]
    return file_name(f"{kind}{mark}{rest.partition('?')[0].rpartition('@')[2]}")


def file_name(path: object) -> str:
    """A path as a message shows it: on one line, without characters that give a terminal a command."""
    text = str(path)
    if text.isprintable():
        return text
    return repr(text)[1:-1]


def typed_name(path: object) -> str:
    """A path as it is typed on a command line, on one line as `file_name` gives it."""
    from shlex import quote

    return quote(file_name(path))
