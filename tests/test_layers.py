"""What the layers may know of one another, beyond the direction of their imports."""

import ast
import re
from pathlib import Path

import crisistl

_PACKAGE = Path(crisistl.__file__).parent
_OPTION = re.compile(r"(?<![-\w<!])--[a-z]")


def _names_an_option(text: str) -> bool:
    return bool(_OPTION.search(text))


def test_only_the_command_line_knows_the_names_of_options() -> None:
    found = [
        f"{path.relative_to(_PACKAGE)}:{node.lineno}: {node.value[:60]!r}"
        for path in sorted(_PACKAGE.rglob("*.py"))
        if path.relative_to(_PACKAGE).parts[0] not in ("cli", "__main__.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and _names_an_option(node.value)
    ]
    assert found == []


def test_a_name_of_an_option_is_recognised() -> None:
    assert _names_an_option("use --where instead")
    assert _names_an_option("--where")
    assert not _names_an_option("a--b, -- and <!--x -->")
