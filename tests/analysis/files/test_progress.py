"""How far a study has been opened is told on the way, whatever it is opened from."""

import pytest

from analysis.files.open_study import open_file, open_path
from analysis.files.problems import StudyError
from analysis.files.rows import FOLDER
from analysis.files.sources import ROWS_A_TIME, read_csv
from tests.analysis.files.given_files import study_files, workbook_of, zip_of


def told_by(opening, *given) -> list[tuple[str, float]]:
    told = []
    opening(*given, lambda stage, done: told.append((stage, done)))
    return told


def assert_goes_from_reading_to_ready(told: list[tuple[str, float]]) -> None:
    stages, shares = [stage for stage, _ in told], [done for _, done in told]
    assert "Reading findings" in stages
    assert stages[-3:] == ["Checking every cell", "Arranging the tables", "Ready"]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)


def test_folder_tells_its_progress(study_folder):
    assert_goes_from_reading_to_ready(told_by(open_path, study_folder))


@pytest.mark.parametrize(("name", "content"), [("a.zip", zip_of(study_files())), ("a.xlsx", workbook_of())])
def test_file_tells_its_progress(name, content):
    assert_goes_from_reading_to_ready(told_by(open_file, name, content))


def test_study_with_problems_is_never_ready(study_folder, edit):
    edit.cell("findings.csv", 3, "voice", "choir")
    told = []
    with pytest.raises(StudyError):
        open_path(study_folder, lambda stage, done: told.append(stage))
    assert told[-1] == "Checking every cell"


def test_long_table_tells_how_many_rows_are_read():
    told = []
    content = b"a,b\n" + b"1,2\n" * (2 * ROWS_A_TIME + 10)
    grid = read_csv("t.csv", content, FOLDER, lambda rows, share: told.append((rows, round(share, 2))))
    assert told == [(ROWS_A_TIME, 0.5), (2 * ROWS_A_TIME, 1.0)]
    assert len(grid.frame) == 2 * ROWS_A_TIME + 10
