"""`crisistl contradictions`: the pairs in an order, and the first of them."""

from conftest import Run


def test_the_first_pairs_in_the_order_asked_for(run: Run) -> None:
    in_time = run("contradictions").lines
    result = run("contradictions", "--sort", "-date", "--limit", "2")
    assert result.lines == in_time[:-3:-1]
    assert "4 contradictions in 70 events; the first 2 shown" in result.stderr


def test_an_unknown_column_is_refused(run: Run) -> None:
    result = run("contradictions", "--sort", "wen")
    assert result.exit_code == 2
    assert "unknown column 'wen'" in result.stderr
