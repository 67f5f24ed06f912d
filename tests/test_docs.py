"""What the documentation says is so: dependencies, tables, commands."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


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


def test_both_commands_are_targets_of_the_makefile():
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {command.split()[1] for command in re.findall(r"^make \w+$", README, re.MULTILINE)} == {"run", "test"}
    assert {"run", "test"} <= set(targets)


def test_every_file_and_folder_that_the_documents_name_exists():
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in ("docs/architecture.md", "CONTRIBUTING.md", "SECURITY.md")]
    named = {name for text in texts for name in re.findall(r"`((?:analysis|charts|data|exports|tests|ui)/[\w./]+)`", text)}
    assert len(named) > 30
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []
