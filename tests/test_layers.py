"""Who may import whom: packages and the rooms within them, what each may hold, and how long it may get."""

import ast
import inspect
import re
from pathlib import Path

import pytest
import streamlit

ROOT = Path(__file__).parent.parent
MOST_FILES = 20  # a folder
# what a package may import of the project, and what of the drawing libraries
ALLOWED = {
    "analysis": {"analysis"},
    "wording": {"analysis", "wording"},
    "charts": {"charts", "wording"},
    "exports": {"charts", "exports", "wording"},
    "ui": {"analysis", "charts", "exports", "ui", "streamlit", "plotly", "wording"},
    "pages": {"analysis", "charts", "exports", "ui", "streamlit", "wording"},
}
COMMAND_LINE = Path("analysis", "__main__.py")  # it prints what is said, so it may import words
WATCHED = {"analysis", "charts", "exports", "ui", "pages", "streamlit", "plotly", "wording"}
# what a room may import of the other rooms of its own package; '' are the modules that stand in none
ROOMS = {
    "analysis": {
        "": {"databases", "disclosure", "engines", "files", "importing", "model"},
        "coders": {"files", "model"},
        "databases": {"engines", "files", "model"},
        "disclosure": {"engines", "model"},
        "engines": {"model"},
        "files": {"model"},
        "importing": {"disclosure", "files", "model"},
        "model": set(),
        "passages": {"files", "model"},
        "waves": {"", "disclosure", "files", "model"},
    },
    "exports": {
        "": set(),
        "excel": {""},
        "html": {""},
        "opendocument": {""},
        "pdf": {""},
        "powerpoint": {""},
        "refi": {""},
        "word": {""},
    },
    "ui": {
        "": {"present", "share", "state", "style", "your_study"},  # of its modules the frame stands above all rooms
        "cards": {"", "evidence", "state"},
        "evidence": {"", "state"},
        "present": {"", "cards", "evidence", "sections", "state"},
        "sections": {"", "cards", "evidence", "state", "your_study"},
        "server": {"", "cards", "state"},
        "share": {"", "cards", "evidence", "present", "sections", "state"},
        "state": {""},
        "style": {""},
        "waves": {"", "cards", "evidence", "state", "your_study"},
        "your_study": {"", "state"},
    },
}


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


INTERNALS = ROOT / "ui" / "streamlit_internals.py"  # the only module that names what Streamlit does not promise
OTHERS = [path for package in ("ui", "pages", "exports") for path in modules(package) if path != INTERNALS]
PUBLIC_PARTS = {"column_config", "errors"}  # modules of Streamlit that its documentation names
PRIVATE_NAMES = re.compile(
    r"data-testid|_stcore|__streamlit|\bst-[a-z]|\bst[A-Z]\w*|index\.html|streamlit\.(?:runtime|web|proto)"
    r"|script_run_ctx|uploaded_file_mgr|is_history_navigation"
)


def imported(path: Path) -> set[str]:
    """The dotted names of what a module imports, with the names it takes from each."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.module and not node.level, f"{path}: relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def room_of(name: str) -> str:
    """The room of a dotted name within its package: '' for a module that stands in none."""
    package, *rest = name.split(".")
    return rest[0] if rest and (ROOT / package / rest[0]).is_dir() else ""


@pytest.mark.parametrize("path", [path for package in ALLOWED for path in modules(package)], ids=str)
def test_module_imports_only_to_the_right(path):
    allowed = ALLOWED[path.relative_to(ROOT).parts[0]] | ({"wording"} if path.relative_to(ROOT) == COMMAND_LINE else set())
    assert ({name.split(".")[0] for name in imported(path)} & WATCHED) <= allowed


@pytest.mark.parametrize("path", [path for package in ROOMS for path in modules(package)], ids=str)
def test_module_imports_only_of_the_rooms_below_its_own(path):
    package, *within = path.relative_to(ROOT).with_suffix("").parts
    room = within[0] if len(within) > 1 else ""
    others = {room_of(name) for name in imported(path) if name.split(".")[0] == package} - {room}
    assert others <= ROOMS[package][room]


def test_nothing_imports_the_frame_and_words_and_internals_stand_below_every_room():
    assert not [path for package in ALLOWED for path in modules(package) if any("ui.frame" in name for name in imported(path))]
    for name in ("words", "streamlit_internals"):
        assert not [each for each in imported(ROOT / "ui" / f"{name}.py") if each.startswith("ui.")]
    assert not {name.split(".")[0] for name in imported(INTERNALS)} & (WATCHED - {"streamlit"})


@pytest.mark.parametrize("path", [*OTHERS, ROOT / "app.py"], ids=str)
def test_module_uses_no_part_of_streamlit_that_is_private(path):
    """`import streamlit as st`, and of that what is no module: those that may be used are listed in PUBLIC_PARTS."""
    parts = {name.split(".")[1] for name in imported(path) if name.startswith("streamlit.")}
    nodes = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Attribute)]
    taken = {node.attr for node in nodes if isinstance(node.value, ast.Name) and node.value.id in ("st", "streamlit")}
    private = {name for name in taken if name.startswith("_") or inspect.ismodule(getattr(streamlit, name, None))}
    assert (parts | private) <= PUBLIC_PARTS, "use it through ui/streamlit_internals.py"


@pytest.mark.parametrize("path", [*OTHERS, ROOT / "app.py"], ids=str)
def test_module_names_nothing_that_streamlit_gives_a_page(path):
    """Class names, test ids and paths of its page: they are constants of ui/streamlit_internals.py."""
    assert PRIVATE_NAMES.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("package", ROOMS)
def test_every_room_is_known(package):
    folders = {path.name for path in (ROOT / package).iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders | {""} == set(ROOMS[package])


def test_no_folder_holds_more_files_than_can_be_looked_over():
    folders = {path.parent for package in ALLOWED for path in modules(package)}
    sizes = {folder: sum(path.is_file() for path in folder.iterdir()) for folder in folders}
    assert {str(folder): size for folder, size in sizes.items() if size > MOST_FILES} == {}


def test_every_page_file_is_in_the_menu_and_the_other_way_round():
    source = (ROOT / "ui" / "entries.py").read_text(encoding="utf-8")
    calls = [
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Entry"
    ]
    listed = {call.args[0].value for call in calls}
    assert listed == {path.stem for path in (ROOT / "pages").glob("*.py")}
