"""Which study a server shows, and that a visitor's own is theirs alone."""

import pytest

from analysis.breaches import StudyError
from tests.analysis.given_files import study_files, workbook_of, zip_of
from ui.study import own_study, served_study


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
