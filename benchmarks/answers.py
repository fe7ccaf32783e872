"""Answers: what a tool wrote for a job, brought to one form, so that all tools can be held to the same answer.

    python answers.py JOB FILE      prints one line that is the same for the same answer

It runs in a process of its own: what a process holds when it starts another counts as the other's memory.
"""

import csv
import hashlib
import json
import sys
from pathlib import Path
from typing import Any


def answer(job: str, file: Path) -> Any:
    """The answer in a file, as plain values in an order that does not depend on the tool."""
    if job == "json":
        return sorted(
            (_event(event) for event in _events(json.loads(file.read_text("utf-8")))),
            key=str,
        )
    with file.open(encoding="utf-8", newline="") as text:
        rows = [row for row in csv.reader(text) if row]
    if job == "count":
        return int(rows[-1][0])
    if job == "month":
        # crisistl has a row of its own for dates that may be in either of two months
        return sum(
            int(number) for label, number in rows if label not in ("month", "total")
        )
    return sorted(row for row in rows if row[0] != "id")


def _events(document: Any) -> list[Any]:
    """The events of a document, of an array of them, or of an array of rows that hold one each."""
    rows = document["events"] if isinstance(document, dict) else document
    return [row["event"] if isinstance(row.get("event"), dict) else row for row in rows]


def _event(value: Any) -> Any:
    """The event without what is empty: tools write a missing field as null or leave it out."""
    if isinstance(value, dict):
        return {
            key: _event(one)
            for key, one in sorted(value.items())
            if one not in (None, "", [], {}) and _event(one)
        }
    return [_event(one) for one in value] if isinstance(value, list) else value


def main() -> None:
    """Print the digest of an answer and how much it holds."""
    found = answer(sys.argv[1], Path(sys.argv[2]))
    size = len(found) if isinstance(found, list) else found
    digest = hashlib.sha256(json.dumps(found, ensure_ascii=False).encode()).hexdigest()
    sys.stdout.write(f"{size} {digest[:16]}\n")


if __name__ == "__main__":
    main()
