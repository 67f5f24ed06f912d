"""Which study a server shows, and that a visitor's own is theirs alone."""

from dataclasses import replace

import pytest

from analysis.files.open_study import open_file
from analysis.files.problems import StudyError
from tests.analysis.files.given_files import study_files, workbook_of, zip_of
from ui.state.shown_study import OwnStudy, own_study, served_study, smallest_shown


@pytest.mark.parametrize(("name", "content"), [("a.zip", zip_of(study_files())), ("a.xlsx", workbook_of())])
def test_server_can_be_started_on_a_file(tmp_path, monkeypatch, name, content):
    (tmp_path / name).write_bytes(content)
    monkeypatch.setenv("STUDY", str(tmp_path / name))
    assert served_study.__wrapped__().descriptor.title == "Ten notes"


def test_server_does_not_start_on_a_broken_file(tmp_path, monkeypatch):
    (tmp_path / "a.zip").write_bytes(b"no zip")
    monkeypatch.setenv("STUDY", str(tmp_path / "a.zip"))
    with pytest.raises(StudyError):
        served_study.__wrapped__()


def test_outside_a_visit_there_is_no_study_of_ones_own():
    assert own_study() is None


@pytest.mark.parametrize(
    ("says", "chosen", "smallest"),
    [(None, None, 3), (5, None, 5), (0, None, 0), (1, None, 0), (5, 0, 0), (5, 1, 0), (0, 4, 4), (None, 2, 2)],
)
def test_smallest_group_is_the_visitors_choice_then_what_the_study_says_then_three(says, chosen, smallest):
    dataset = open_file("a.zip", zip_of(study_files())).dataset
    dataset = replace(dataset, descriptor=replace(dataset.descriptor, fewest=says))
    assert smallest_shown(dataset, OwnStudy(dataset, "a.zip", (), chosen)) == smallest
    assert smallest_shown(dataset, None) == (3 if says is None else says if says > 1 else 0)


def test_of_a_study_that_ties_nothing_to_people_everything_is_shown(small):
    assert not small.ties
    assert smallest_shown(small, OwnStudy(small, "small.zip", (), 5)) == 0
