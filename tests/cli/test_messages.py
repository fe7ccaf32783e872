"""Messages of the command line: what a remedy or a note advises names the option for it."""

from pathlib import Path

import pytest

import crisistl
from conftest import Run
from crisistl.cli.messages import message, remark
from crisistl.errors import Advice, DataError, InvalidSetting, UsageError
from crisistl.formats.core.record import Note


def test_advice_is_in_brackets_behind_the_remedy() -> None:
    error = DataError("no order", "give one", (Advice("date_order", ("dmy", "mdy")),))
    assert message(error) == "no order; give one (--file-date-order dmy or mdy)"
    assert str(error) == "no order; give one"


def test_a_setting_is_named_by_its_option() -> None:
    error = InvalidSetting("total", "no such number", "use extra.n", value="n")
    assert message(error) == "--sum 'n': no such number; use extra.n"
    assert str(error) == "total 'n': no such number; use extra.n"
    assert message(UsageError("wrong", "write it anew")) == "wrong; write it anew"


def test_a_value_is_quoted_for_a_shell() -> None:
    note = Note("may be several", (Advice("splits", ("Who=;,",)),))
    assert remark(note) == "may be several (--split 'Who=;,')"
    assert remark("plain") == "plain"


def test_a_file_at_fault_gets_the_option_in_each_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,date,title\na,10/01/2022,A\nb,2022-02-02,B\n")
    advice = "(--file-date-order dmy or mdy)"
    assert advice in run("list", "--data", path).stderr
    assert advice in run("check", "--data", path, "--format", "csv").stdout
    assert advice in run("list", "--data", path, "--skip-bad").stderr
    with pytest.raises(DataError) as refused:
        crisistl.load(path)
    assert "--" not in str(refused.value)
