"""Start-up: what a command does not need is not loaded; `benchmarks/run --startup` measures what that is worth."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from crisistl.formats.core.bundled import bundled
from crisistl.formats.core.input import Input
from crisistl.formats.loading import load
from crisistl.formats.seen import remember

RICH = ("rich", "pygments", "markdown_it")
OTHER_FORMATS = (
    "icalendar",
    "openpyxl",
    "jinja2",
    "xml.etree",
    "crisistl.formats.ics.calendar",
    "crisistl.formats.markwhen.document",
    "crisistl.formats.timelinejs.document",
    "crisistl.formats.datasets.dataset",
    "crisistl.formats.page",
    "crisistl.formats.tables.rows",
    "crisistl.formats.convert",
)
OTHER_COMMANDS = (
    "rapidfuzz",
    "dateutil",
    "crisistl.check",
    "crisistl.prose",
    "crisistl.compare.difference",
    "crisistl.compare.union",
    "crisistl.query.where",
    "crisistl.views.chart.chart",
    "crisistl.views.counts.count",
    "crisistl.views.diagnosis",
    "crisistl.formats.core.explain",
    "crisistl.cli.commands.count",
    "crisistl.cli.commands.export",
)
SLOW = (
    "asyncio",
    "unittest",
    "http.client",
    "multiprocessing",
    "sqlite3",
    "typer.rich_utils",
    "typer.testing",
)
MODEL = (
    "pydantic",
    "pydantic_core",
    "crisistl.model.timeline",
    "crisistl.query.fields",
    "crisistl.cli.question",
)

WRITING = ("crisistl.output.files", "crisistl.output.lock", "hashlib", "shutil")
TYPER = ("typer", "click", "shellingham", "crisistl.cli.app")
PYDANTIC = (
    "pydantic",
    "pydantic_core",
    "annotated_types",
    "crisistl.model.parts",
    "crisistl.formats.loading",
    "crisistl.formats.json.stream",
)

WITHOUT = {
    ("list",): (
        *TYPER,
        *PYDANTIC,
        *RICH,
        *OTHER_FORMATS,
        *OTHER_COMMANDS,
        *SLOW,
        *WRITING,
        "msgspec",
        "crisistl.output.delimited",
    ),
    ("list", "--format", "csv"): (
        *TYPER,
        *PYDANTIC,
        *RICH,
        *OTHER_FORMATS,
        *OTHER_COMMANDS,
        *SLOW,
        "msgspec",
        "crisistl.output.records",
    ),
    ("show", "geneva-talks"): (*TYPER, *PYDANTIC, *RICH, *OTHER_FORMATS, *SLOW),
    ("count", "month"): (*TYPER, *PYDANTIC, *RICH, *OTHER_FORMATS, *SLOW),
    ("list", "--format", "table"): (
        *TYPER,
        *PYDANTIC,
        *RICH[1:],
        *OTHER_FORMATS,
        *OTHER_COMMANDS,
        *SLOW,
    ),
    ("--version",): (
        "typer",
        *RICH,
        *MODEL,
        *OTHER_FORMATS,
        *OTHER_COMMANDS,
        *SLOW,
        "crisistl.cli.commands.list",
    ),
    ("list", "--help"): (
        *MODEL[2:-1],
        *OTHER_FORMATS,
        *OTHER_COMMANDS,
        "crisistl.cli.asking",
    ),
    ("--help",): (
        *MODEL,
        *OTHER_FORMATS,
        *OTHER_COMMANDS,
        "crisistl.cli.commands.list",
    ),
}
"""What must not be loaded when these are asked for on the bundled chronology, which was seen valid before."""

_PROGRAM = """
import sys
from crisistl.__main__ import main
sys.argv = ["crisistl", *sys.argv[1:]]
try:
    main()
finally:
    sys.stderr.write("\\n".join(["", "loaded:", *sys.modules]))
"""


@pytest.fixture(scope="module", autouse=True)
def _seen() -> None:
    """Have the bundled chronology seen valid."""
    file = Input.of(str(bundled()))
    remember(file, file.data(), load())


@pytest.mark.parametrize("words", WITHOUT, ids=" ".join)
def test_loads_only_what_it_needs(words: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *words],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    loaded = set(done.stderr.partition("loaded:\n")[2].split("\n"))
    assert "crisistl.version" in loaded
    needless = {
        name for name in loaded for unwanted in WITHOUT[words] if _is_in(name, unwanted)
    }
    assert not needless


@pytest.mark.parametrize("words", ["list --count", "count month", "list --text truce"])
def test_a_large_file_that_was_valid_before_needs_no_model(
    tmp_path: Path, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    path = tmp_path / "large.jsonl"
    generate = Path(__file__).parent / "generators" / "generate.py"
    drawn = [sys.executable, generate, "2500", tmp_path / "large.json", path]
    subprocess.run(drawn, check=True, timeout=60)
    loaded = []
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM, *words.split(), "--data", path],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        loaded.append({*done.stderr.partition("loaded:\n")[2].split("\n")})
    first, again = ({*PYDANTIC} & names for names in loaded)
    assert "pydantic" in first
    assert not again


def _is_in(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


_OWN = sorted(
    {
        name
        for names in WITHOUT.values()
        for name in names
        if name.startswith("crisistl.")
    }
)


@pytest.mark.parametrize("name", _OWN)
def test_what_must_not_be_loaded_is_there(name: str) -> None:
    """A module that was renamed would never be found among those loaded."""
    assert import_module(name)
