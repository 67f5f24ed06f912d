"""A small hand-made study (tests/small_study) that a test can open as it is, or break in one place.

`copy.txt` there stands for the report: line n is the passage of the nth finding. Its anchors were made with sha256sum.
"""

import csv
import os
import shutil
from pathlib import Path

import pytest

from analysis.files.open_study import open_study
from analysis.files.problems import Problem, StudyError
from analysis.model.dataset import Dataset

TESTS = Path(__file__).parent
SMALL = TESTS / "small_study"
# what `make quick` leaves out: a browser, an office, every page with every filter, attacks on what is hidden
SLOW = (
    "browser",
    "deploy",
    "exports",
    "pages",
    "ui/cards",
    "ui/evidence",
    "ui/present",
    "ui/sections",
    "ui/server",
    "ui/share",
    "ui/style",
    "ui/your_study",
    "analysis/databases",
    "analysis/disclosure",
    "analysis/engines",
    "analysis/passages",
    "analysis/files/test_hostile_files.py",
    "analysis/importing/test_hostile_projects.py",
    "test_pages.py",
    "test_sentences.py",
)
QUICK = "test_page_opens_with_one_title"  # of the slow ones: that every page can be drawn
# what `make rehearse-upgrade` asks of each package: the tests of what we rely on in it, and whether every page is drawn
CONTRACTS = {
    "ui/test_streamlit_internals.py": "streamlit",
    "ui/state/test_address_bind.py": "streamlit",
    "ui/server": "streamlit",
    "analysis/model": "pandas",
    "analysis/test_counts.py": "pandas",
    "analysis/test_selection.py": "pandas",
    "analysis/test_compare.py": "pandas",
    "analysis/files/test_csv_files.py": "pandas",
    "charts": "plotly",
    "ui/cards/test_figure.py": "plotly",
    "test_pages.py": "streamlit",  # of these QUICK only
}
DATA = Path(__file__).parent.parent / "data"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what `make quick` leaves out, and as contracts what `make rehearse-upgrade` runs, by where it stands."""
    for item in items:
        place, quick = item.path.relative_to(TESTS), getattr(item, "originalname", "") == QUICK
        if any(place.is_relative_to(slow) for slow in SLOW) and not quick:
            item.add_marker(pytest.mark.slow)
        if quick or place.name != "test_pages.py":
            for package in packages_of(place):
                item.add_marker(pytest.mark.contract(package))


def packages_of(place: Path) -> set[str]:
    """With which packages the tests in a file are contracts; its path begins in tests/."""
    return {package for held, package in CONTRACTS.items() if place.is_relative_to(held)}


class Edit:
    """Changes files of a study in place; rows are counted as problems count them, the header being row 1."""

    def __init__(self, folder: Path):
        self.folder = folder

    def cell(self, file: str, row: int, column: str, value: str) -> None:
        rows = self._read(file)
        rows[row - 1][rows[0].index(column)] = value
        self._write(file, rows)

    def drop_column(self, file: str, column: str) -> None:
        rows = self._read(file)
        place = rows[0].index(column)
        self._write(file, [row[:place] + row[place + 1 :] for row in rows])

    def add_column(self, file: str, column: str, value: str) -> None:
        header, *rows = self._read(file)
        self._write(file, [[*header, column], *([*row, value] for row in rows)])

    def keep_rows(self, file: str, rows: int) -> None:
        self._write(file, self._read(file)[:rows])

    def add_line(self, file: str, line: str) -> None:
        with (self.folder / file).open("a", encoding="utf-8", newline="") as target:
            target.write(line + "\n")

    def replace(self, file: str, old: bytes, new: bytes) -> None:
        content = (self.folder / file).read_bytes()
        assert content.count(old) == 1, f"{old!r} has to stand once in {file}"
        (self.folder / file).write_bytes(content.replace(old, new))

    def _read(self, file: str) -> list[list[str]]:
        with (self.folder / file).open(encoding="utf-8", newline="") as source:
            return list(csv.reader(source))

    def _write(self, file: str, rows: list[list[str]]) -> None:
        with (self.folder / file).open("w", encoding="utf-8", newline="") as target:
            csv.writer(target, lineterminator="\n").writerows(rows)


def write_study(folder: Path) -> Path:
    """A new folder with the small study, and the descriptor and the codes of data/."""
    folder.mkdir()
    for source in [*SMALL.glob("*.csv"), DATA / "datapackage.json", DATA / "codes.csv"]:
        shutil.copyfile(source, folder / source.name)
    return folder


@pytest.fixture(scope="session")
def haproxy() -> None:
    """The proxy; without one the test is skipped, or fails where REQUIRE_PROXY is set."""
    if not shutil.which("haproxy"):
        if os.environ.get("REQUIRE_PROXY"):
            pytest.fail("no HAProxy on this machine, and REQUIRE_PROXY is set")
        pytest.skip("no HAProxy on this machine")


@pytest.fixture
def study_folder(tmp_path) -> Path:
    """The small study in a folder of the test's own."""
    return write_study(tmp_path / "study")


@pytest.fixture
def edit(study_folder) -> Edit:
    """Changes the files in `study_folder`."""
    return Edit(study_folder)


@pytest.fixture(scope="session")
def small(tmp_path_factory) -> Dataset:
    """The small study as it is, opened once: nothing may change it."""
    return open_study(write_study(tmp_path_factory.mktemp("small") / "study"))


@pytest.fixture
def problems(study_folder):
    """Opens the (broken) study in `study_folder` and returns its problems."""

    def read() -> list[Problem]:
        with pytest.raises(StudyError) as caught:
            open_study(study_folder)
        return list(caught.value.problems)

    return read


@pytest.fixture
def copy_of_report() -> Path:
    """The invented text that the small study's anchors are found in, one passage a line."""
    return SMALL / "copy.txt"
