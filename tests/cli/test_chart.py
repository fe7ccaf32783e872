"""`crisistl chart`: to a pipe, a file, an SVG, and what is refused."""

import re
import struct
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from conftest import Run


@pytest.fixture
def charted(run: Run, small: Path) -> Run:
    """`chart` on the small timeline."""
    return lambda *args, **settings: run("chart", "--data", small, *args, **settings)


AT_60 = """\
The Vell river dispute
during January 2022 · 4 of 8 events

events 1                   ██  ██                      ██
         ┬─┬───┬───┬───┬───┬───┬───┬───┬───┬───┬───┬───┬─
         January 2022
         1 2   4   6   8   10  12  14  16  18  20  22  24
coerce   ◄━ Norland builds the Vell dam ━━━━━━━━━━━━━━━━►
consult                    ┣━━━━┫ The River League hosts ta…
mobilize                       • Südmark moves troops to th…
threaten        Ida Berg warns of a "dry spring" [sic] •

• an event   ┣━┫ lasted   ◄ began before   ► goes on
Scale: days.
Height: how many events begin, 1 at most.
1 event began before 2022-01-01, or at an unknown time.
Lanes: the busiest 4 of 4.
"""


def test_a_pipe_gets_plain_text_as_wide_as_columns_says(charted: Run) -> None:
    result = charted("--during", "2022-01", "--lanes", "type", env={"COLUMNS": "60"})
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == AT_60


def test_a_width_can_be_asked_for(charted: Run) -> None:
    assert charted("--width", "60").stdout == charted(env={"COLUMNS": "60"}).stdout
    for unusable in ("", "0", "x", "²"):
        assert (
            charted("--width", "80").stdout == charted(env={"COLUMNS": unusable}).stdout
        )
    assert charted("--width", "80").stdout == charted(env={"COLUMNS": "100000"}).stdout
    assert charted("--width", "39").exit_code == 2


def test_ascii_is_ascii(charted: Run) -> None:
    assert charted("--ascii").stdout.isascii()
    assert not charted().stdout.isascii()


def test_lanes_are_as_many_as_asked_for(charted: Run) -> None:
    lines = charted("--lanes", "theme", "--limit", "1", "--depth", "2").lines
    assert [line for line in lines if line.startswith("The dam")]
    assert lines[-1] == "Lanes: the busiest 1 of 4."


def test_colour_is_forced_only_where_it_is_asked_for(charted: Run) -> None:
    assert "\x1b[" not in charted().stdout
    assert "\x1b[" in charted(env={"FORCE_COLOR": "1"}).stdout


def test_a_picture_is_written_to_a_file(charted: Run, tmp_path: Path) -> None:
    text, drawing = tmp_path / "chart.txt", tmp_path / "chart.svg"
    result = charted("--output", text, "--width", "60")
    assert (result.stdout, result.stderr) == ("", f"wrote {text}\n")
    assert text.read_text() == charted("--width", "60").stdout
    assert charted("-o", drawing).exit_code == 0
    once = drawing.read_bytes()
    assert ElementTree.fromstring(once).tag == "{http://www.w3.org/2000/svg}svg"
    charted("-o", drawing, env={"NO_COLOR": "1", "TERM": "dumb"})
    assert drawing.read_bytes() == once
    assert charted("-o", "-").stdout == charted(env={"COLUMNS": "100"}).stdout


def test_a_figure_has_the_size_and_the_title_that_are_asked_for(
    charted: Run, tmp_path: Path
) -> None:
    drawing = tmp_path / "chart.svg"
    charted("-o", drawing, "--width", "600", "--height", "500", "--title", "A <b> & c")
    root = ElementTree.fromstring(drawing.read_bytes())
    assert root.get("viewBox") == "0 0 600 500"
    assert [*root.itertext()][1] == "A <b> & c"


def test_a_figure_is_written_as_png(charted: Run, tmp_path: Path) -> None:
    pytest.importorskip("resvg_py")
    image = tmp_path / "chart.PNG"
    assert charted("-o", image, "--width", "400", "--height", "520").exit_code == 0
    content = image.read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", content[16:24]) == (800, 1040)


def test_png_without_its_library_is_refused_with_what_to_install(
    charted: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    result = charted("-o", tmp_path / "chart.png")
    assert (result.exit_code, result.stderr) == (
        2,
        "error: PNG needs one more package: pip install 'crisistl[png]'; or end the file's name with .svg\n",
    )
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            ("--output", "chart.gif"),
            "error: can't write a picture to 'chart.gif'; end it with .svg, .txt or .png\n",
        ),
        (
            ("--title", "A title"),
            "error: --title is for pictures; name one that ends with .svg or .png: --output chart.svg\n",
        ),
        (
            ("--output", "chart.svg", "--height", "100"),
            "error: --height 100: this chart needs 436 pixels; write 436 or more, or leave it out\n",
        ),
        (
            ("--output", "chart.svg", "--width", "100"),
            "error: --width 100: a picture needs at least 320 pixels\n",
        ),
        (("--lanes", "them"), "error: unknown field 'them'; did you mean 'theme'?\n"),
    ],
)
def test_what_can_not_be_drawn_is_refused(
    charted: Run, args: tuple[str, ...], message: str
) -> None:
    result = charted(*args)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", message)


@pytest.mark.parametrize("width", [80, 120, 140, 160, 200])
def test_a_title_keeps_apart_from_the_next(run: Run, width: int) -> None:
    drawn = run("chart", "--width", str(width)).stdout
    for begin in ("forecast: ", "planned: ", "Moscow presents", "The separatists ask"):
        assert not re.search(rf"[^\W\d_]…? {begin}", drawn), begin


def test_the_bundled_crisis_is_not_squeezed_by_its_past(run: Run) -> None:
    for width in (60, 80, 160):
        lines = run("chart", "--width", width).lines
        scale = next(line for line in lines if line.startswith("Scale:"))
        assert scale.endswith(" left of │, days right of it.")
        assert any(line.startswith("// leaves out") for line in lines)
        assert all(len(line) <= width for line in lines)
