"""The house's own rules: arrows go one way, pages are fresh, nothing imports what it must not."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mingzhang import documentation
from mingzhang.arguments import COMMANDS
from mingzhang.checking import rules

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "mingzhang"
MODULES = sorted(PACKAGE.rglob("*.py"))
FORBIDDEN = {
    "model.py": ("mingzhang.reading", "mingzhang.checking", "mingzhang.frames", "mingzhang.exporting"),
    "forms": ("mingzhang.reading", "mingzhang.checking", "mingzhang.frames", "mingzhang.exporting"),
    "reading": (
        "mingzhang.checking",
        "mingzhang.confirming",
        "mingzhang.frames",
        "mingzhang.exporting",
        "pandas",
    ),
    "checking": (
        "mingzhang.confirming",
        "mingzhang.frames",
        "mingzhang.exporting",
        "pandas",
        "mingzhang.reading.report",
    ),
    "confirming": ("mingzhang.frames", "mingzhang.exporting", "pandas", "mingzhang.reading.report"),
    "frames": ("mingzhang.exporting",),
}
"""A room, and what it must not know of."""
COMPOSING = {"reading/worker.py": "mingzhang.confirming"}
"""The reading process puts the rooms together: what a module there may know of beyond its room."""


def imports(path: Path) -> Iterator[str]:
    """The modules that a file imports when it runs (not those for type checking only)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = {
        id(child)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for child in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_arrows_go_one_way(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0]
    known = set(imports(path))
    assert not {name for name in known if name.split(".")[0] in ("streamlit", "components", "pages", "tests")}
    composed = COMPOSING.get(path.relative_to(PACKAGE).as_posix())
    for forbidden in FORBIDDEN.get(room, ()):
        if forbidden == composed:
            continue
        assert not {name for name in known if name == forbidden or name.startswith(f"{forbidden}.")}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_modules_say_what_they_are_and_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) < 500


def test_importing_everything_imports_no_streamlit() -> None:
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in MODULES
        if path.name != "__main__.py"
    ]
    code = f"import importlib, sys\nfor name in {names!r}: importlib.import_module(name)\n"
    code += "sys.exit('streamlit' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("name", documentation.PAGES)
def test_reference_pages_are_fresh(name: str) -> None:
    page = ROOT / "docs" / name
    assert page.read_text(encoding="utf-8") == documentation.PAGES[name](), "run: make docs"


def test_every_rule_and_command_has_its_page() -> None:
    told = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert all(f"## {rule.id}\n" in told for rule in rules())
    told = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert all(f"## mingzhang {command.name}\n" in told for command in COMMANDS)
