"""The streaming engine on files that turn out to be at fault, or to be those of another program."""

import json
from pathlib import Path

from conftest import Run


def test_names_are_those_of_the_events_where_the_file_is_not_ours(
    run: Run, tmp_path: Path
) -> None:
    # an event without an id or a title: the file is read as that of another program
    event = {
        "date": "1990",
        "summary": "Talks",
        "sources": [{"title": "New paper", "url": ""}],
    }
    document = {"description": "d", "sources": [{"title": "S"}]}
    file = tmp_path / "a.json"
    file.write_text(json.dumps(document | {"events": [event]}, indent=2))
    result = run("list", "--data", file, "--columns", "sources")
    assert (result.exit_code, result.stdout) == (0, "New paper\n")
