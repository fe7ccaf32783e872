"""Guarded: the items come through, and what takes too much time or memory is refused."""

import os
import sys
import time
from collections.abc import Callable, Iterator

import pytest

from crisistl.errors import DataError
from crisistl.formats.core.guarded import Limits, guarded

LIMITS = Limits(seconds=5, memory=200_000_000)

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux runs a parser in a child process"
)


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[int]]:
    """What gives the processes started by the test that nobody has waited for."""
    started: list[int] = []
    fork = os.fork

    def noted() -> int:
        child = fork()
        if child:
            started.append(child)
        return child

    def left() -> list[int]:
        assert started
        return [child for child in started if is_child(child)]

    monkeypatch.setattr(os, "fork", noted)
    return left


def is_child(process: int) -> bool:
    try:
        os.waitpid(process, os.WNOHANG)
    except ChildProcessError:
        return False
    return True


def test_the_items_come_from_another_process(children: Callable[[], list[int]]) -> None:
    def items() -> Iterator[tuple[int, int]]:
        for number in range(1000):
            yield number, os.getpid()

    found = [*guarded("a", LIMITS, items)]
    assert [number for number, _ in found] == [*range(1000)]
    assert {process for _, process in found}.isdisjoint({os.getpid()})
    assert children() == []


def test_an_error_of_the_parser_is_raised(children: Callable[[], list[int]]) -> None:
    def items() -> Iterator[int]:
        yield 1
        raise DataError("a has no sheet")

    found = guarded("a", LIMITS, items)
    assert next(found) == 1
    with pytest.raises(DataError, match="a has no sheet"):
        next(found)
    assert children() == []


def test_what_takes_too_much_time_is_refused(children: Callable[[], list[int]]) -> None:
    def items() -> Iterator[int]:
        end = time.process_time() + 30
        while time.process_time() < end:
            pass
        yield 1

    began = time.process_time()
    with pytest.raises(DataError, match="took more than 0 seconds; save it as CSV"):
        next(guarded("a", Limits(0, 200_000_000), items))
    assert time.process_time() - began < 5
    assert children() == []


def test_what_takes_too_much_memory_is_refused() -> None:
    def items() -> Iterator[int]:
        yield len(bytearray(100_000_000))

    assert [*guarded("a", LIMITS, items)] == [100_000_000]
    with pytest.raises(DataError, match="took more than 50 MB of memory"):
        next(guarded("a", Limits(5, 50_000_000), items))


def test_a_reader_that_stops_early_leaves_no_process(
    children: Callable[[], list[int]],
) -> None:
    def items() -> Iterator[int]:
        yield from range(1_000_000)

    found = guarded("a", LIMITS, items)
    assert next(found) == 0
    found.close()  # type: ignore[attr-defined]
    assert children() == []


def test_a_library_says_nothing_of_its_own(capfd: pytest.CaptureFixture[str]) -> None:
    def items() -> Iterator[int]:
        os.write(2, b"memory allocation failed\n")
        yield 1

    assert [*guarded("a", LIMITS, items)] == [1]
    assert capfd.readouterr().err == ""
