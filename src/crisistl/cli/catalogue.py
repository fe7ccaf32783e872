"""The catalogue: the name, group, help line and example of each command, without its module."""

from typing import NamedTuple


class Command(NamedTuple):
    """A command: its name, the group it is listed in, and one line with an example."""

    name: str
    group: str
    help: str
    example: str

    @property
    def module(self) -> str:
        """The module that has the function `command`."""
        return f"crisistl.cli.commands.{self.name}"


_ASK, _AGAIN, _WRITE, _OWN = (
    "Search",
    "Ask again",
    "Write",
    "Your own chronologies",
)
_ABOUT = "Help"

COMMANDS: tuple[Command, ...] = (
    Command(
        "list",
        _ASK,
        "List matching events, one per row.",
        "crisistl list --from 2022-01-10 --actor NATO",
    ),
    Command(
        "show",
        _ASK,
        "Show everything about an event.",
        "crisistl show nato-russia-council",
    ),
    Command("count", _ASK, "Count events by one field or two.", "crisistl count month"),
    Command(
        "actors",
        _ASK,
        "List actors, with how often and when they appear.",
        "crisistl actors --theme military",
    ),
    Command(
        "themes",
        _ASK,
        "List themes, with how often and when they appear.",
        "crisistl themes --by Russia",
    ),
    Command(
        "sources",
        _ASK,
        "List sources, with how often and when they are cited.",
        "crisistl sources",
    ),
    Command(
        "chart", _ASK, "Draw the events over time.", "crisistl chart --lanes theme"
    ),
    Command(
        "thread",
        _ASK,
        "Show which events respond to which.",
        "crisistl thread us-written-answer",
    ),
    Command(
        "contradictions",
        _ASK,
        "List events that contradict each other.",
        "crisistl contradictions",
    ),
    Command(
        "days",
        _ASK,
        "Count the days between two events.",
        "crisistl days biden-putin-summit geneva-talks",
    ),
    Command("gaps", _ASK, "Find the longest silences.", "crisistl gaps --per actor"),
    Command(
        "save",
        _AGAIN,
        "Save a question under a name.",
        "crisistl save kremlin-january -- list --by Kremlin --from 2022-01",
    ),
    Command(
        "ask",
        _AGAIN,
        "Ask a saved question again.",
        "crisistl ask kremlin-january --limit 5",
    ),
    Command("saved", _AGAIN, "List the saved questions.", "crisistl saved"),
    Command(
        "forget", _AGAIN, "Remove a saved question.", "crisistl forget kremlin-january"
    ),
    Command(
        "export",
        _WRITE,
        "Write matching events to a file.",
        "crisistl export nato.csv --actor NATO",
    ),
    Command(
        "convert",
        _WRITE,
        "Convert one format to another.",
        "crisistl convert events.csv events.jsonl",
    ),
    Command(
        "archive",
        _WRITE,
        "Build an archive for very many events.",
        "crisistl archive acled.csv -o acled.crisis",
    ),
    Command(
        "formats",
        _WRITE,
        "List the formats that can be read and written.",
        "crisistl formats",
    ),
    Command(
        "new",
        _OWN,
        "Start an empty one.",
        'crisistl new mine.json --title "The harbour strike"',
    ),
    Command("add", _OWN, "Add an event to it.", "crisistl add mine.json"),
    Command(
        "edit",
        _OWN,
        "Change an event of it.",
        'crisistl edit mine.json geneva-talks --date "10 January 2022"',
    ),
    Command(
        "remove",
        _OWN,
        "Remove an event, or a name that nothing uses.",
        "crisistl remove mine.json geneva-talks",
    ),
    Command(
        "rename",
        _OWN,
        "Change an id and all links to it.",
        "crisistl rename mine.json geneva-talks geneva-dialogue",
    ),
    Command(
        "actor",
        _OWN,
        "Add or change an actor, or merge two.",
        'crisistl actor mine.json "Soviet Union" --alias USSR --kind state',
    ),
    Command(
        "theme",
        _OWN,
        "Add or change a theme, or merge two.",
        "crisistl theme mine.json Sanctions --part-of Economy",
    ),
    Command(
        "source",
        _OWN,
        "Add or change a source, or merge two.",
        'crisistl source mine.json "The Harbour Post" --alias Post',
    ),
    Command(
        "undo",
        _OWN,
        "Undo its last changes, one by one.",
        "crisistl undo mine.json",
    ),
    Command(
        "draft",
        _OWN,
        "Propose events from an article.",
        "crisistl draft article.html --into mine.json",
    ),
    Command(
        "review",
        _OWN,
        "Accept, edit or skip what a draft proposes.",
        "crisistl review article.draft.json --into mine.json",
    ),
    Command(
        "check", _OWN, "Find what an editor would question.", "crisistl check mine.json"
    ),
    Command(
        "fmt", _OWN, "Put it into canonical order and layout.", "crisistl fmt mine.json"
    ),
    Command(
        "schema",
        _OWN,
        "Print its JSON Schema, for a text editor.",
        "crisistl schema > timeline.schema.json",
    ),
    Command(
        "diff", _OWN, "Compare two chronologies.", "crisistl diff mine.json theirs.json"
    ),
    Command(
        "merge",
        _OWN,
        "Merge several into one.",
        "crisistl merge mine.json theirs.json -o both.json",
    ),
    Command("man", _ABOUT, "Show the manual page of a command.", "crisistl man list"),
)
