"""Score drafts of annotated articles: python benchmarks/draft/score.py FOLDER NAME... [--published NAME=DAY] [-v]

FOLDER/NAME.txt is an article and FOLDER/NAME.gold.tsv its statements: an anchor (words of the article), the date
(EDTF, alternatives with |), whether the text dates it, actors and targets (commas between, alternatives with |, - for
nobody), type and status. A proposal belongs to the statement whose anchor is in its evidence.
"""

import csv
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from crisistl.formats.core.input import Input
from crisistl.formats.draft.file import Article, Draft, Proposal
from crisistl.prose.documents import read_document
from crisistl.prose.proposals import proposed

Row = dict[str, str]


def write(text: str) -> None:
    """A line on stdout."""
    sys.stdout.write(f"{text}\n")


def drafted(path: Path, published: date | None) -> Draft:
    """The draft of an article."""
    document = read_document(Input.of(str(path)))
    article = Article(
        file=path.name,
        sha256="0",
        published=published or document.published,
        text=document.text,
    )
    return proposed(document, article, ())


def is_named(wanted: str, actor: str, part_of: dict[str, str | None]) -> bool:
    """Whether an actor is the one that an annotator named, by a part of its id or by whom it speaks for."""
    seen: str | None = actor
    while seen:
        if f"-{wanted}-" in f"-{seen}-" or f"-{seen}-" in f"-{wanted}-":
            return True
        seen = part_of.get(seen)
    return False


def compare_side(
    gold: str, have: tuple[str, ...], part_of: dict[str, str | None]
) -> Counter[str]:
    """How many of the wanted actors are there, and how many of those there are wanted."""
    slots = [slot.split("|") for slot in gold.split(",")] if gold != "-" else []
    wanted = [slot for slot in slots if "-" not in slot]
    met = sum(
        any(is_named(name, actor, part_of) for name in slot for actor in have)
        for slot in wanted
    )
    right = sum(
        any(is_named(name, actor, part_of) for slot in slots for name in slot)
        for actor in have
    )
    return Counter(met=met, wanted=len(wanted), right=right, have=len(have))


def is_date_right(row: Row, got: str | None) -> bool:
    """Whether a date is one of the annotator's; with one that is carried over, '~' doesn't matter."""
    options = row["date"].split("|")
    if row["own"] == "0":
        return bool(got) and (got or "").rstrip("~") in [
            option.rstrip("~") for option in options
        ]
    return got in options


def points(row: Row, proposal: Proposal) -> float:
    """How well a proposal fits a statement."""
    event = proposal.event
    kind = (event.type or "-") in row["type"].split("|")
    return (
        4 * is_date_right(row, event.date)
        + kind
        + (event.status in row["status"].split("|"))
    )


def matched(rows: list[Row], draft: Draft) -> dict[int, Proposal]:
    """For each statement the best proposal that has its anchor, each used once."""
    text = draft.article.text
    pairs = [
        (points(row, proposal), number, proposal)
        for number, row in enumerate(rows)
        for proposal in draft.proposals
        if proposal.evidence.start <= text.index(row["anchor"]) < proposal.evidence.end
    ]
    found: dict[int, Proposal] = {}
    used: set[str] = set()
    for _, number, proposal in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
        if number not in found and proposal.id not in used:
            found[number] = proposal
            used.add(proposal.id)
    return found


def score(
    folder: Path, name: str, published: date | None, verbose: bool
) -> Counter[str]:
    """The counts for one article."""
    rows = [
        *csv.DictReader(
            (folder / f"{name}.gold.tsv").open(), delimiter="\t", quoting=csv.QUOTE_NONE
        )
    ]
    draft = drafted(folder / f"{name}.txt", published)
    part_of = {actor.id: actor.part_of for actor in draft.actors}
    found = matched(rows, draft)
    total = Counter(
        gold=len(rows),
        drafted=len(draft.proposals),
        extra=len(draft.proposals) - len(found),
    )
    for number, row in enumerate(rows):
        proposal = found.get(number)
        nobody = (
            compare_side(row["actors"], (), part_of),
            compare_side(row["targets"], (), part_of),
        )
        sides = nobody
        total["own"] += row["own"] == "1"
        if proposal:
            event = proposal.event
            right = is_date_right(row, event.date)
            total.update(
                found=1, date=right, high_wrong=not right and proposal.sure == "high"
            )
            total["own_found"] += row["own"] == "1"
            total["type"] += (event.type or "-") in row["type"].split("|")
            total["status"] += event.status in row["status"].split("|")
            sides = (
                compare_side(row["actors"], event.actors, part_of),
                compare_side(row["targets"], event.targets, part_of),
            )
            if verbose:
                got = (
                    event.date,
                    proposal.sure,
                    ",".join(event.actors),
                    ",".join(event.targets),
                    event.type,
                )
                write(
                    f"{row['anchor']} | gold {' '.join([*row.values()][1:])} | got {got} {event.status}"
                )
        elif verbose:
            write(f"{row['anchor']} | MISSED")
        for side, counts in zip(("actors", "targets"), sides, strict=True):
            total.update({f"{side}_{key}": value for key, value in counts.items()})
    if verbose:
        used = {proposal.id for proposal in found.values()}
        for proposal in draft.proposals:
            if proposal.id not in used:
                write(f"EXTRA {proposal.event.date} {proposal.event.title}")
    return total


def line(name: str, c: Counter[str]) -> str:
    """The counts in words."""
    return (
        f"{name}: found {c['found']}/{c['gold']} (own date {c['own_found']}/{c['own']}), drafted {c['drafted']}, "
        f"extra {c['extra']}; date {c['date']}/{c['found']}, wrong at high {c['high_wrong']}; "
        f"type {c['type']}/{c['found']}; status {c['status']}/{c['found']}; "
        f"actors {c['actors_met']}/{c['actors_wanted']} recall, "
        f"{c['actors_right']}/{c['actors_have']} precision; targets {c['targets_met']}/{c['targets_wanted']} recall, "
        f"{c['targets_right']}/{c['targets_have']} precision"
    )


def main(arguments: list[str]) -> None:
    """Print a line for each article, and one for all."""
    days = dict(text.split("=") for text in arguments if "=" in text)
    folder, *names = [
        text for text in arguments if not text.startswith("-") and "=" not in text
    ]
    total = Counter[str]()
    for name in names:
        published = date.fromisoformat(days[name]) if name in days else None
        counts = score(Path(folder), name, published, "-v" in arguments)
        write(line(name, counts))
        total.update(counts)
    write(line("all", total))


if __name__ == "__main__":
    main(sys.argv[1:])
