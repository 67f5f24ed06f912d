"""What would break with other versions of the three packages we rely on most: `make rehearse-upgrade`.

It runs the tests marked as contracts (CONTRACTS of tests/conftest.py) in an environment of its own, says in a sentence what no
longer holds, and ends with a table. Ends with 0 where all hold, 1 where one does not, 2 where the tests could not run.

`--wanted` prints what that environment needs beside what is in it already: the rest of our own requirements.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tests.supply.locks import TO_TEST, locked

REHEARSED = ("streamlit", "pandas", "plotly")
LONGEST = 200  # characters of a reason
HEAD = ("package", "from", "to", "held", "broken")


@dataclass(frozen=True)
class Broken:
    """A contract that no longer holds: its test in words, '' where the reason says all by itself; and the reason."""

    test: str
    reason: str


@dataclass(eq=False)  # pytest keeps its plugins in a set
class Heard:
    """What pytest tells while it runs: for each package how many of its contracts hold, and those that do not.

    `packages_of` says with which packages the tests of a file are contracts.
    """

    packages_of: Callable[[Path], set[str]]
    held: Counter = field(default_factory=Counter)
    broken: dict[str, list[Broken]] = field(default_factory=dict)
    packages: dict[str, list[str]] = field(default_factory=dict)

    def pytest_collection_finish(self, session) -> None:
        """Note which package each test is a contract with."""
        for item in session.items:
            self.packages[item.nodeid] = [mark.args[0] for mark in item.iter_markers("contract")]

    def pytest_collectreport(self, report) -> None:
        """Note a file of tests that cannot be read at all, as one contract that is broken."""
        if report.failed:
            for package in self.packages_of(Path(report.nodeid).relative_to("tests")):
                self.broken.setdefault(package, []).append(Broken(f"loading {report.nodeid}", last_line(report)))

    def pytest_runtest_logreport(self, report) -> None:
        """Count a test: once when it has passed, or where it fails, even if only while it is prepared."""
        for package in self.packages[report.nodeid]:
            if report.failed:
                self.broken.setdefault(package, []).append(broken(report))
            elif report.when == "call" and report.passed:
                self.held[package] += 1


def broken(report) -> Broken:
    """What a test that failed says: by itself, where it was written to say it (pytest.fail); else its name, and the error."""
    reason = last_line(report)
    if reason.startswith("Failed: ") or isinstance(report.longrepr, str):
        return Broken("", reason.removeprefix("Failed: "))
    name, _, case = report.nodeid.rpartition("::")[2].removeprefix("test_").partition("[")
    return Broken(name.replace("_", " ") + (f" ({case.removesuffix(']')})" if case else ""), reason)


def last_line(report) -> str:
    """The first line of the error that a report ends with, without what pytest and Python put before it; cut if it is long."""
    crash = getattr(report.longrepr, "reprcrash", None)
    said = crash.message.splitlines()[0] if crash else str(report.longrepr).strip().splitlines()[-1]
    said = said.removeprefix("E ").strip().removeprefix("AssertionError: ")
    return said if len(said) <= LONGEST else f"{said[:LONGEST]} …"


def sentences(contracts: list[Broken]) -> Iterator[str]:
    """One for each reason, with the first test that gives it and how many others do."""
    for reason in dict.fromkeys(each.reason for each in contracts):
        first, *others = (each.test for each in contracts if each.reason == reason)
        yield (f"{first}: " if first else "") + reason + (f" (and {len(others)} more)" if others else "")


def told(heard: Heard, versions: dict[str, tuple[str, str]]) -> str:
    """The sentences, package by package, then a table; `versions`: of each package that of the lock, and that rehearsed."""
    lines = [f"{package}: {said}" for package, contracts in heard.broken.items() for said in sentences(contracts)]
    rows = [HEAD]
    for package, (before, after) in versions.items():
        rows.append((package, before, after, str(heard.held[package]), str(len(heard.broken.get(package, ())))))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    table = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([*lines, *([""] if lines else []), *table])


def changed() -> str:
    """What else is installed in another version than the lock has."""
    pinned: dict[str, list[str]] = {}
    for pin in locked(TO_TEST):
        pinned.setdefault(pin.name, []).append(pin.version)
    now = {name: installed(name) for name in pinned if name not in REHEARSED}
    moved = [f"{name} {pinned[name][0]} to {after}" for name, after in now.items() if after not in ("", *pinned[name])]
    return f"With them came: {', '.join(moved)}." if moved else ""


def installed(name: str) -> str:
    """The version that is installed; '' where none is."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def wanted() -> str:
    """Our own requirements: in the version that is installed, where one is, for it goes with REHEARSED; else as pinned."""
    ours = [pin for pin in locked(TO_TEST) if any(user.startswith("-r ") for user in pin.users)]
    return "".join(f"{pin.name}=={installed(pin.name) or pin.version}\n" for pin in ours)


def main() -> int:
    """Rehearse, say what was heard, give the code to end with."""
    import pytest  # neither is there yet for --wanted

    from tests.conftest import CONTRACTS, packages_of

    heard = Heard(packages_of)
    options = ["-o", "addopts=--import-mode=importlib", "-m", "contract", "-p", "no:terminal", "-p", "no:cacheprovider"]
    options += ["--continue-on-collection-errors"]
    code = pytest.main([*options, *(f"tests/{place}" for place in CONTRACTS)], plugins=[heard])
    pinned = {pin.name: pin.version for pin in locked(TO_TEST)}
    print(told(heard, {name: (pinned[name], installed(name)) for name in REHEARSED}))
    if said := changed():
        print(said)
    if heard.broken:
        return 1
    if code != pytest.ExitCode.OK:
        print(f"The tests could not run: pytest ended with {code}.")
        return 2
    return 0


if __name__ == "__main__":
    if "--wanted" in sys.argv:
        print(wanted(), end="")
    else:
        sys.exit(main())
