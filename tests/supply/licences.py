"""Under which licence each package is that the locks install, and whether that is allowed: writes docs/licences.md.

What is allowed, and why, stands in licences.toml beside this file. Run it with `make licences` after a change of a lock.
"""

import re
import tomllib
from collections.abc import Iterator, Set
from email.message import Message
from functools import cache
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from tests.supply.locks import ROOT, TO_RUN, TO_TEST, Pin, locked, same_name

RULES = tomllib.loads(Path(__file__).with_name("licences.toml").read_text(encoding="utf-8"))
LIST = ROOT / "docs" / "licences.md"
TOP = """# Licences

`make licences` writes this list, of what the lock files install and what each package says of itself. Which licences are
allowed, and why, stands in `tests/supply/licences.toml`; a test refuses another. Versions stand in the lock files. A package can
bring code of others along: its own licence files name it. pillow lists libimagequant (GPL-3.0-or-later), which is not built into
it: a test asks. The licences of what is ours, and of the fonts, stand in the README.
"""


def said(package: Message, words: dict[str, str]) -> str:
    """The licence that a package's metadata name, as SPDX writes it; '' where they say none, or not which.

    The expression counts first, then a licence in one line, then the classifier, if there is one only.
    """
    if expression := package.get("License-Expression"):
        return expression
    line = (package.get("License") or "").strip()
    classes = [each for each in package.get_all("Classifier") or () if each.startswith("License ::")]
    found = [line] if line and "\n" not in line else []
    found += [classes[0].rpartition(" :: ")[2]] if len(classes) == 1 else []
    found = [words.get(each, each) for each in found]
    return next((each for each in found if re.fullmatch(r"[A-Za-z0-9.-]+", each)), "")


def allows(expression: str, allowed: Set[str]) -> bool:
    """Whether an SPDX expression of AND and OR, which binds less, can be met by these licences; brackets are refused."""
    return any(all(part.strip() in allowed for part in choice.split(" AND ")) for choice in expression.split(" OR "))


@cache
def licence_of(name: str) -> str:
    """The licence of a package as licences.toml says, else as it says itself; '' where nobody does."""
    if name in RULES["packages"]:
        return RULES["packages"][name]["licence"]
    try:
        return said(metadata(name), RULES["words"])
    except PackageNotFoundError:
        return ""


def only_to_test() -> tuple[Pin, ...]:
    """The packages that the tests need and the app does not."""
    run = {pin.name for pin in locked(TO_RUN)}
    return tuple(pin for pin in locked(TO_TEST) if pin.name not in run)


def written() -> str:
    """The text of docs/licences.md."""
    lines = [TOP, *_section("To run the app", locked(TO_RUN)), *_section("To test it", only_to_test())]
    lines += ["## Said by us", "", "| package | why |", "|---|---|"]
    lines += [f"| {name} | {each['reason']} |" for name, each in sorted(RULES["packages"].items())]
    lines += ["", "## What they ask for", "", "| licence | what it asks | for |", "|---|---|---|"]
    for rules, use in (("allowed", "all"), ("allowed_to_test", "tests only")):
        lines += [f"| {licence} | {reason} | {use} |" for licence, reason in RULES[rules].items()]
    return "\n".join([*lines, ""])


def _section(title: str, packages: tuple[Pin, ...]) -> Iterator[str]:
    yield from (f"## {title}", "", "| package | licence | needed by |", "|---|---|---|")
    users = {
        pin.name: ", ".join(dict.fromkeys(_user(each) for each in pin.users if not each.startswith("-c "))) for pin in packages
    }
    yield from (f"| {name} | {licence_of(same_name(name))} | {needed} |" for name, needed in users.items())
    yield ""


def _user(said_by: str) -> str:
    return "us" if said_by.startswith("-r ") else said_by


if __name__ == "__main__":
    LIST.write_text(written(), encoding="utf-8")
