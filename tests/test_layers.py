"""Data flows one way: ui → exports, charts → analysis; only ui and pages know streamlit, charts, exports and ui plotly."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# what a package may import of the project, and what of the drawing libraries
ALLOWED = {
    "analysis": {"analysis"},
    "charts": {"charts"},
    "exports": {"charts", "exports", "plotly"},
    "ui": {"analysis", "charts", "exports", "ui", "streamlit", "plotly"},
    "pages": {"analysis", "charts", "exports", "ui", "streamlit"},
}
WATCHED = {"analysis", "charts", "exports", "ui", "pages", "streamlit", "plotly"}


def imported(path: Path) -> set[str]:
    """The top-level packages that a module imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {name.split(".")[0] for name in names}


@pytest.mark.parametrize("path", sorted(path for package in ALLOWED for path in (ROOT / package).rglob("*.py")), ids=str)
def test_module_imports_only_to_the_right(path):
    assert (imported(path) & WATCHED) <= ALLOWED[path.relative_to(ROOT).parts[0]]


def test_every_page_file_is_in_the_menu_and_the_other_way_round():
    source = (ROOT / "ui" / "frame.py").read_text(encoding="utf-8")
    calls = [
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Entry"
    ]
    listed = {call.args[0].value for call in calls}
    assert listed == {path.stem for path in (ROOT / "pages").glob("*.py")}
