"""What the documentation says is so: dependencies, tables, pages, pictures, paths, commands."""

import ast
import json
import re
from pathlib import Path

import pytest
from PIL import Image

from docs.cost_picture import LINES, cost_page, costs

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = ("README.md", "docs/architecture.md", "docs/hosting.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE)
PICTURES = ROOT / "docs" / "pictures"
SCALE = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
MOST_BYTES = 1_500_000  # of all pictures together


def test_every_dependency_is_pinned_and_has_its_reason():
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in ("requirements.txt", "requirements-dev.txt")]
    lines = [line.strip() for text in texts for line in text.splitlines()]
    pinned = [line.split("==") for line in lines if line and not line.startswith(("#", "-"))]
    assert all(len(parts) == 2 for parts in pinned)
    reasons = re.findall(r"^\| ([A-Za-z0-9-]+) \| [^|]{10,} \|$", README.split("## Dependencies")[1], re.MULTILINE)
    assert reasons == [name for name, _ in pinned]


def test_every_table_of_the_study_is_described():
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    section = README.split("## The data")[1]
    assert [resource["path"] for resource in package["resources"] if f"`{resource['path']}`" not in section] == []


def test_every_folder_named_exists():
    folders = re.findall(r"^\| `([a-z]+)/` \|", README, re.MULTILINE)
    assert folders
    assert [folder for folder in folders if not (ROOT / folder).is_dir()] == []


def test_every_page_of_the_menu_is_named_in_its_order():
    source = ast.parse((ROOT / "ui" / "entries.py").read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(source) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Entry"]
    titles = [call.args[1].value for call in calls]
    assert len(titles) > 5
    section = README.split("## The pages")[1].split("## ")[0]
    assert re.findall(r"^\| ([A-Z][^|]*) \| [^|]+ \|$", section, re.MULTILINE) == titles


def test_every_picture_named_exists_and_every_picture_is_named_light_and_dark():
    named = re.findall(r'(?:src|srcset)="(?:docs/)?pictures/([\w-]+\.png)"', README + SCALE)
    assert sorted(named) == sorted(path.name for path in PICTURES.iterdir())
    light = [name.removesuffix("-light.png") for name in named if name.endswith("-light.png")]
    assert light
    assert light == [name.removesuffix("-dark.png") for name in named if name.endswith("-dark.png")]
    assert len(re.findall(r'<img [^>]*alt="[^"]{20,}"', README + SCALE)) == len(light)


def test_pictures_are_of_one_size_and_small():
    pictures = list(PICTURES.iterdir())
    assert {Image.open(path).size for path in pictures} == {(1440, 900)}
    assert sum(path.stat().st_size for path in pictures) < MOST_BYTES


def test_both_commands_are_targets_of_the_makefile():
    assert {command.split()[1] for command in re.findall(r"^make \w+$", README, re.MULTILINE)} == {"run", "test"}
    assert {"run", "test"} <= set(TARGETS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_target_of_the_makefile_that_is_named_exists(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`|^)make ([a-z-]+)", text, re.MULTILINE))
    assert named <= set(TARGETS)


def test_every_target_that_is_no_file_is_declared_so():
    assert sorted(re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)[1].split()) == sorted(TARGETS)


def test_every_file_and_folder_that_the_documents_name_exists():
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in DOCUMENTS if name != "CHANGELOG.md"]
    rooms = "analysis|charts|data|docs|examples|exports|pages|tests|ui|wording"
    named = {name for text in texts for name in re.findall(rf"[`(]((?:{rooms})/[\w./]+)[`)]", text)} - {"pages/NAME.py"}
    assert len(named) > 40
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_the_picture_of_costs_is_drawn_from_the_table_beside_it():
    held = costs()
    assert list(held) == ["findings", *(head for head, _ in LINES)]
    assert held["findings"] == [10_000, 100_000, 1_000_000, 10_000_000, 100_000_000]
    page = cost_page("dark")
    assert all(said.split("<br>")[0] in page for _, said in LINES)
    assert str(held["opened first (s)"][-1]) in page
