"""Fuzzes every reader, every form of a date, `--where` and the whole command line with what is nearly right.

A case is made from the seed, the kind and its number alone. It fails where anything but an error that a user can
mend comes out: a traceback, an exit code that is not documented, more than five seconds of processor time, or
something read that does not come out again as it went in. Prints what came of the cases; ends with 1 where one
has failed.
"""

import argparse
import faulthandler
import gc
import os
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from shutil import rmtree
from types import FrameType
from unittest.mock import patch

sys.path.append(str(Path(__file__).parents[1] / "generators"))

from cases import Case, Outcome
from kinds import KINDS

SECONDS = 5.0
_IN_MEMORY = Path("/dev/shm")  # where nothing waits for a disk
_MOST_SHOWN = 10  # failures of one place; of the others the command to run them
_COLLECTED = 1000  # cases after which garbage is looked for, which the program itself hardly does
_WATCHED = 100  # cases, in which a hang that no signal interrupts is found out


class Hang(BaseException):
    """A case has taken too long. Nothing that catches exceptions catches it."""


@contextmanager
def _limited() -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:
        raise Hang(f"more than {SECONDS:g} seconds of processor time")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def main() -> None:
    """Run the cases that the command line asks for."""
    parser = argparse.ArgumentParser(prog="tests/fuzz/run", description=__doc__)
    parser.add_argument(
        "--cases", type=int, default=1000, help="how many of each kind [1000]"
    )
    parser.add_argument("--seed", default="0", help="what the cases are made from [0]")
    parser.add_argument(
        "--first", type=int, default=0, help="the number of the first case [0]"
    )
    parser.add_argument(
        "--what", choices=KINDS, action="append", help="a kind alone; may be repeated"
    )
    parser.add_argument(
        "--verbose", action="store_true", help="print each case before it is run"
    )
    given = parser.parse_args()
    warnings.simplefilter("error")  # a user would see it
    failed = False
    for kind in given.what or KINDS:
        numbers = range(given.first, given.first + given.cases)
        with _folder() as folder, _inside(folder / "work"):
            failed = (
                not _survives(kind, KINDS[kind], given.seed, numbers, given.verbose)
                or failed
            )
    raise SystemExit(failed)


def _survives(kind: str, case: Case, seed: str, numbers: range, verbose: bool) -> bool:
    """Run the cases of a kind in the working folder and print what came of them; whether none has failed."""
    outcomes: Counter[str] = Counter()
    failures: Counter[str] = Counter()
    reached: dict[str, Counter[str]] = {}
    started, slowest = time.perf_counter(), 0.0
    for number in numbers:
        if number % _WATCHED == 0:
            if number % _COLLECTED == 0:
                gc.collect()
            faulthandler.dump_traceback_later(2 * SECONDS * _WATCHED, exit=True)
        if verbose:
            _say(f"{kind} {number}")
        before = time.process_time()
        outcome, failure = _outcome(case, f"{seed}:{kind}:{number}")
        slowest = max(slowest, time.process_time() - before)
        outcomes[outcome.name] += 1
        for what, which in outcome.reached.items():
            reached.setdefault(what, Counter())[which] += 1
        if failure:
            place = _place(failure)
            failures[place] += 1
            _say(
                f"tests/fuzz/run --verbose --what {kind} --seed {seed} --first {number} --cases 1"
            )
            if failures[place] <= _MOST_SHOWN:
                _say(
                    "".join(traceback.format_exception(failure))
                    if verbose
                    else f"  {place}: {failure}"[:2000]
                )
    spent = time.perf_counter() - started
    counted = ", ".join(
        f"{count:,} {outcome}" for outcome, count in outcomes.most_common()
    )
    _say(
        f"{kind}: {len(numbers):,} cases from {numbers.start:,}, seed {seed}: {counted}"
    )
    for what, counts in sorted(reached.items()):
        _say(
            f"{kind}: {what}: {', '.join(f'{which} {count:,}' for which, count in counts.most_common())}"
        )
    _say(f"{kind}: the slowest took {slowest:.2f} s, all {spent:.0f} s")
    return not failures


def _place(failure: BaseException) -> str:
    """What was raised and the last line of this project that it came through."""
    frames = traceback.extract_tb(failure.__traceback__)
    ours = [
        frame for frame in frames if "crisistl" in Path(frame.filename).parts
    ] or frames
    return (
        f"{type(failure).__name__} in {Path(ours[-1].filename).name}:{ours[-1].lineno}"
    )


def _outcome(case: Case, seed: str) -> tuple[Outcome, BaseException | None]:
    """What came of a case and, where it has failed, the failure. A hang is one if it hangs twice."""
    for last in (False, True):
        try:
            with _limited():
                return case(Random(seed)), None
        except Hang as hang:
            if last:
                return Outcome("hung", {}), hang
        except (Exception, SystemExit) as failure:
            return Outcome("failed", {}), failure
        finally:
            for left in Path().iterdir():
                if left.is_dir():  # the copies that `undo` needs
                    rmtree(left)
                else:
                    left.unlink()
    raise AssertionError


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder for the cases of a kind, in memory where that can be."""
    within = _IN_MEMORY if os.access(_IN_MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="crisistl-", dir=within) as folder:
        yield Path(folder)


@contextmanager
def _inside(folder: Path) -> Iterator[None]:
    """Work in a folder, with a cache beside it: that of the user is full of other files."""
    before = os.getcwd()
    folder.mkdir()
    os.chdir(folder)
    try:
        with patch.dict(os.environ, {"XDG_CACHE_HOME": str(folder.parent / "cache")}):
            yield
    finally:
        os.chdir(before)


def _say(text: str) -> None:
    sys.__stdout__.write(text + "\n")  # type: ignore[union-attr]
    sys.__stdout__.flush()  # type: ignore[union-attr]


if __name__ == "__main__":
    main()
