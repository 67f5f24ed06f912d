"""The study that `make bench-scale` makes: it opens without a problem, is the same each time, and has what it says."""

import pytest

from analysis.files.open_study import open_path
from analysis.model.dataset import PEOPLE
from bench.scale_study import write_study

FINDINGS, WRITERS = 3000, 300


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_study(tmp_path_factory.mktemp("scale"), FINDINGS, WRITERS)


def test_it_opens_with_as_many_findings_and_people_as_asked_for(folder):
    opened = open_path(folder)
    assert opened.notices == ()
    study = opened.dataset.counting(PEOPLE, 3)
    assert (len(study.findings), study.findings["participant_id"].nunique()) == (FINDINGS, WRITERS)
    assert study.findings["theme_id"].nunique() == len(study.themes)
    assert study.findings["statement"].nunique() > FINDINGS / 2
    assert len(study.tables["transcripts"]) == WRITERS
    assert study.descriptor.coding == "Invented by a script: nobody coded it."


def test_the_same_seed_gives_the_same_files(folder, tmp_path):
    again = write_study(tmp_path / "again", FINDINGS, WRITERS)
    assert all((again / file.name).read_bytes() == file.read_bytes() for file in folder.iterdir())
