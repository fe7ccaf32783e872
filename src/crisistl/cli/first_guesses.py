"""First guesses: what people type for our commands and options, and what to write instead."""

from collections.abc import Collection, Sequence
from difflib import get_close_matches
from shlex import join, quote

from crisistl.cli.catalogue import COMMANDS
from crisistl.cli.loose_files import is_file, loose_words, reading_line

SEARCHES = ("search", "find", "grep")
"""What others call `list` with words to search for."""

_LIKE = 0.7  # how like a command a mistyped one is; words to search for are less
_LISTED = "crisistl list lists the events, crisistl chart draws them"
_COUNTED = "crisistl count actor, or another field, counts events"
_OWN_FILE = "crisistl list --data {0} reads a file, crisistl convert {0} chronology.json keeps it"

_COMMANDS = {
    **dict.fromkeys(("events", "timeline", "chronology", "print", "ls"), _LISTED),
    **dict.fromkeys(("who", "people", "names"), "crisistl actors lists the actors"),
    **dict.fromkeys(("topics", "tags"), "crisistl themes lists the themes"),
    **dict.fromkeys(("stats", "statistics", "summary"), _COUNTED),
    **dict.fromkeys(("import", "open", "load", "read"), _OWN_FILE),
    **dict.fromkeys(("graph", "plot", "draw"), "crisistl chart draws the events"),
    **dict.fromkeys(("delete", "rm"), "crisistl remove FILE ID removes an event"),
    **dict.fromkeys(("last", "latest"), "crisistl list --reverse --limit 5 lists the last events"),
    "first": "crisistl list --limit 5 lists the first events",
    "redo": "crisistl undo {0} --redo restores the change",
    **dict.fromkeys(("quotes", "quotations"), "for the events with quotes, write: crisistl list --where has:quotes"),
    **dict.fromkeys(("claims", "claimed"), "for what is claimed, write: crisistl list --status claimed"),
    **dict.fromkeys(("forecasts", "predictions"), "for what is foreseen, write: crisistl list --status forecast"),
    **dict.fromkeys(("disputes", "disputed"), "for what is disputed, write: crisistl list --status disputed"),
    **dict.fromkeys(("plans", "planned"), "for what is planned, write: crisistl list --status planned"),
    "unanswered": "for what nothing responds to, write: crisistl list --unanswered",
    "unsourced": "for what has no source, write: crisistl list --where lacks:source",
    **dict.fromkeys(("conflicts", "contradict", "discrepancies"), "write: crisistl contradictions"),
    **dict.fromkeys(("places", "locations", "countries"), "to count by place, write: crisistl count place"),
    **dict.fromkeys(("types", "actions"), "to count by type, write: crisistl count type"),
    **dict.fromkeys(("map", "where"), "for the places, write: crisistl count place"),
    **dict.fromkeys(("all", "everything"), "for all events, write: crisistl list"),
    "version": "crisistl --version prints it",
}  # fmt: skip
"""What others call our commands; {0} is the word after it."""

_OPTIONS = {
    **dict.fromkeys(("--since", "--after", "--start"), "--from"),
    **dict.fromkeys(("--until", "--till", "--before", "--end"), "--to"),
    **dict.fromkeys(("--date", "--day", "--month", "--year", "--when", "--in"), "--on"),
    **dict.fromkeys(("--range", "--period", "--dates"), "--on"),
    **dict.fromkeys(
        ("--with", "--who", "--country", "--person", "--name", "--people"), "--actor"
    ),
    **dict.fromkeys(
        ("--target", "--against", "--towards", "--whom", "--recipient"), "--toward"
    ),
    **dict.fromkeys(
        ("--tag", "--topic", "--about", "--subject", "--category"), "--theme"
    ),
    **dict.fromkeys(
        (
            "--search",
            "--contains",
            "--keyword",
            "--word",
            "--what",
            "--title",
            "--query",
            "-q",
        ),
        "--text",
    ),
    **dict.fromkeys(("--last", "--latest", "--tail"), "--reverse --limit"),
    **dict.fromkeys(("--first", "--head", "--max", "--top"), "--limit"),
    **dict.fromkeys(
        ("--desc", "--descending", "--newest", "--recent", "--most-recent"),
        "--reverse",
    ),
    **dict.fromkeys(("--lang", "--locale"), "--language"),
    **dict.fromkeys(("--verbose", "--debug"), "--explain"),
    **dict.fromkeys(("--order", "--order-by"), "--sort"),
    **dict.fromkeys(("--fields", "--cols"), "--columns"),
    **dict.fromkeys(("--file", "--input", "-f", "-i"), "--data"),
    **dict.fromkeys(("--out", "--save"), "--output"),
    **dict.fromkeys(("--initiator", "--sender"), "--by"),
    **dict.fromkeys(("--location", "--city"), "--place"),
    **dict.fromkeys(("--kind", "--event-type"), "--type"),
    "--between": "--from DATE --to DATE, or --pair A,B",
    **dict.fromkeys(("--both", "--together"), "--pair A,B"),
    **dict.fromkeys(
        ("--not", "--exclude", "--without", "--except"), "--where 'not actor:NAME'"
    ),
    **dict.fromkeys(
        ("--no-source", "--unsourced", "--missing", "--lacks"), "--where lacks:source"
    ),
    **dict.fromkeys(("--quote", "--quotes"), "--where has:quotes"),
    **dict.fromkeys(
        ("--says", "--said", "--say", "--speaker"),
        "--by NAME, or --attributed-to NAME for a claim",
    ),
    **dict.fromkeys(
        ("--contradicts", "--contradiction", "--contradictions"),
        "--where has:contradiction",
    ),
    **dict.fromkeys(("--contradicted", "--conflicts"), "--where has:contradiction"),
    **dict.fromkeys(
        ("--answers", "--reply-to", "--response-to", "--replies"), "--responds-to"
    ),
    **dict.fromkeys(("--claims", "--claim", "--claimed"), "--status claimed"),
    **dict.fromkeys(("--forecast", "--forecasts"), "--status forecast"),
    **dict.fromkeys(("--planned", "--plans"), "--status planned"),
    **dict.fromkeys(("--disputed",), "--status disputed"),
    **dict.fromkeys(("--reported", "--facts"), "--status reported"),
    **dict.fromkeys(("--sourced", "--has-source"), "--where has:source"),
    **dict.fromkeys(("--has", "--having"), "--where has:FIELD"),
    **dict.fromkeys(("--id", "--ids"), "--where id:ID"),
    **dict.fromkeys(("--outlet", "--publisher"), "--source"),
    **dict.fromkeys(("--claimed-by", "--according-to"), "--attributed-to"),
    **dict.fromkeys(("--timezone", "--tz"), "--zone"),
    **dict.fromkeys(("--known-by", "--known-on"), "--as-of"),
    **dict.fromkeys(("--dateorder", "--order-of-dates"), "--date-order"),
    "--group-by": "--lanes",
    "--force": "--overwrite",
}
"""What others call our options."""

_OF_AN_EVENT = {
    **dict.fromkeys(("--actor", "--who", "--from-whom", "--initiator", "--country", "--person", "-a"), "--by"),
    **dict.fromkeys(("--target", "--recipient", "--to", "--against", "--towards", "--whom", "--with"), "--toward"),
    **dict.fromkeys(("--on", "--when", "--day", "--from", "--time", "--year", "--month", "--start", "--at"), "--date"),
    **dict.fromkeys(("--text", "--detail", "--description", "--note", "--comment", "--body", "--desc"), "--summary"),
    **dict.fromkeys(("--event", "--name", "--headline", "--what"), "--title"),
    **dict.fromkeys(("--location", "--where", "--in", "--city"), "--place"),
    **dict.fromkeys(("--url", "--link", "--ref", "--reference", "--citation", "--outlet", "--cite"), "--source"),
    **dict.fromkeys(("--tag", "--topic", "--about", "--category", "--keyword"), "--theme"),
    **dict.fromkeys(("--kind", "--action", "--plover"), "--type"),
    **dict.fromkeys(("--claimed-by", "--according-to", "--speaker", "--attribution", "--says"), "--attributed-to"),
    **dict.fromkeys(("--reply-to", "--answers", "--response-to", "--responds"), "--responds-to"),
    **dict.fromkeys(("--latitude", "--y"), "--lat"),
    **dict.fromkeys(("--longitude", "--lng", "--long", "--x"), "--lon"),
    **dict.fromkeys(("--new", "--force"), "--create"),
}  # fmt: skip
"""What others call the options of `add` and `edit`."""


_COLOURS = "set NO_COLOR=1 before the command: NO_COLOR=1 crisistl list"
_INSTEAD = {
    **dict.fromkeys(("--no-color", "--no-colour", "--color", "--colour"), _COLOURS),
    **dict.fromkeys(("--quiet", "--silent"), "notes go to stderr: 2>/dev/null leaves them out"),
    **dict.fromkeys(("--width", "--wide"), "a table is as wide as the terminal; CSV and JSON have all columns"),
    "--kind": "crisistl actors --sort kind has the kinds one after another",
}  # fmt: skip
"""What to do where no option of ours is what people type."""


def instead_of_option(name: str) -> str:
    """What to do where no option is meant by a name; "" where nothing is known of it."""
    return _INSTEAD.get(name, "")


def meant_option(command: str, name: str, value: str = "") -> str:
    """The option, with others that it needs, that somebody means by a name; empty where there is none.

    `value` is what follows the name, which is a date or a place after "--in".
    """
    if name == "--in" and value and not _date([value]):
        return "--place"
    if command in ("add", "edit") and (meant := _OF_AN_EVENT.get(name)):
        return meant
    return _OPTIONS.get(name, "")


def meant_command(words: list[str]) -> str:
    """What to write for a command that doesn't exist, given the words of the command line."""
    first, *rest = words
    names = [known.name for known in COMMANDS]
    if is_file(first):
        return f"to read the file, write: {reading_line(words, names)}"
    begin = first.partition(" ")[0]
    if begin != first and begin in names:
        return f"leave out the quotation marks: crisistl {first} {join(rest)}".rstrip()
    if date := _date(words):
        return f"for its events, write: crisistl list --on {quote(date)}"
    if [first.lower(), *rest[:1]] in (["who", "is"], ["who", "was"]):
        return f"crisistl show {join(rest[1:])} says what is known of an actor"
    if first.lower() in ("compare", "comparison", "versus"):
        return _compared(rest)
    if advice := _COMMANDS.get(first.lower()):
        return _with_rest(advice, rest)
    if near := get_close_matches(first.lower(), names, n=1, cutoff=_LIKE):
        return f"did you mean {near[0]!r}?"
    return f"to search for words, write: crisistl list {join(words)}"


def _date(words: Sequence[str]) -> str:
    """The words as one text where they are a date; "" for others."""
    from datetime import date

    from crisistl.dates import DateError, parse_period

    text = " ".join(words)
    try:
        parse_period(text, date.today())
    except DateError:
        return ""
    return text


def _with_rest(advice: str, words: Sequence[str]) -> str:
    """The advice for a command of another program, with the file or the options of the command line."""
    if words and is_file(words[0]) and advice != _OWN_FILE:
        return f"{advice}; to read the file, add --data {quote(words[0])}"
    if words and words[0].startswith("-") and "write: " in advice:
        return f"{advice} {join(words)}"
    return advice.format(quote(words[0]) if words else "FILE")


def _compared(words: Sequence[str]) -> str:
    """What to write to compare these words, which are files or perhaps actors."""
    named = [word for word in words if word.lower() not in _BETWEEN_TWO]
    if len(named) != 2 or any(len(word) == 1 or word.startswith("-") for word in named):
        return _DIFF
    if all(map(is_file, named)):
        return f"to compare two files, write: crisistl diff {join(named)}"
    if any("." in word for word in named):
        return _DIFF
    line = join(["list", "--pair", ",".join(named)])
    return f"{_DIFF}; for what two actors do, write: crisistl {line}"


_DIFF = "crisistl diff compares two files, as in `crisistl diff mine.json theirs.json`"
_BETWEEN_TWO = ("and", "vs", "vs.", "with", "to", "versus")


def with_command_first(args: list[str], with_value: Collection[str]) -> str:
    """The command line that somebody means who types options before the command, or none at all.

    `with_value` are the options that take a value, which may be the same word as a command.
    """
    names = [known.name for known in COMMANDS]
    words = loose_words(args, with_value)
    command = next((word for word in words if word in (*names, *SEARCHES)), "")
    rest = [*args]
    if command:
        rest.remove(command)
    if not command or command in SEARCHES:
        command = "list"
    for option in ("--data", "-d"):
        if option in rest[:-1]:
            at = rest.index(option)
            file = rest[at + 1]
            return reading_line([file, command, *rest[:at], *rest[at + 2 :]], names)
    return f"crisistl {command} {join(rest)}".rstrip()


def without_words(command: str, words: list[str], options: Sequence[str]) -> str:
    """What to write for words after a command that takes none, given the options beside them."""
    said = " ".join(words)
    if field := _LISTED_FIELD.get(command):
        line = join(["list", *options, f"--{field}", said])
        advice = f"for the events of {'an' if field == 'actor' else 'a'} {field}, write: crisistl {line}"
        if command == "actors":
            advice = f"{advice}; for its names, see `crisistl {join(['show', said])}`"
    else:
        line = join([command, *options, "--text", said])
        advice = f"to search for them, write: crisistl {line}"
    return f"{command} takes no words; {advice}"


_LISTED_FIELD = {"actors": "actor", "themes": "theme", "sources": "source"}
"""The fields whose values some commands list."""


_NO_AS_OF = {
    "archive": "an archive keeps all that is known, and later and earlier days are asked of it: "
    "`crisistl list --data FOLDER --as-of DAY`",
    "fmt": "it writes the same chronology in another layout, and nothing of it may be lost; "
    "`crisistl convert IN OUT --as-of DAY` writes what was known on a day",
}
_ABOUT_NO_DAY = ("save", "saved", "forget", "formats", "schema", "man", "draft")
"""Commands that answer nothing from a chronology."""


def no_as_of(command: str) -> str:
    """Why a command has no `--as-of`, and what to do instead."""
    if command in _ABOUT_NO_DAY:
        reason = "it doesn't answer from a chronology"
    else:
        reason = _NO_AS_OF.get(
            command,
            "it changes the chronology as it is now; "
            "`crisistl convert IN OUT --as-of DAY` writes what was known on a day",
        )
    return f"`{command}` has no --as-of: {reason}"
