"""The example study: invented and said so, tied to participants and transcripts, described in full."""

import subprocess
import sys
from pathlib import Path

import pytest

from analysis.files.open_study import open_path
from analysis.model.fingerprint import find_passages

FOLDER = Path(__file__).parent.parent / "examples" / "invented_study"


@pytest.fixture(scope="module")
def opened():
    return open_path(FOLDER)


def test_it_opens_and_says_that_it_is_invented(opened):
    study = opened.dataset.descriptor
    assert "invented example" in study.title
    assert "do not exist" in study.description
    assert all("invented" in meaning.lower() or "nobody real" in meaning for meaning in (study.people, study.source))


def test_every_participant_has_findings_a_transcript_and_ratings(opened):
    dataset = opened.dataset
    people = set(dataset.participants["participant_id"])
    assert (len(people), len(dataset.findings)) == (12, 60)
    assert set(dataset.findings["participant_id"]) == set(dataset.tables["transcripts"]["participant_id"]) == people
    for rating in ("sponsor_support", "experience"):
        assert dataset.participants[rating].astype(str).value_counts().drop("not_stated").sum() == 11


def test_every_passage_is_found_once_in_the_transcript_of_whoever_said_it(opened):
    findings, transcripts = opened.dataset.findings, opened.dataset.tables["transcripts"]
    for person, rows in findings.groupby("participant_id"):
        said = "\n".join(transcripts.loc[transcripts["participant_id"] == person, "text"])
        assert [len(places) for places in find_passages(rows, said).values()] == [1] * len(rows), person


def test_findings_have_the_programme_of_whoever_says_them(opened):
    people = opened.dataset.participants.set_index("participant_id")["programme"]
    findings = opened.dataset.findings
    assert findings["programmes"].astype(str).tolist() == [people[person] for person in findings["participant_id"]]


def test_its_package_is_valid():
    command = [str(Path(sys.executable).parent / "frictionless"), "validate", str(FOLDER / "datapackage.json")]
    assert subprocess.run(command, capture_output=True).returncode == 0
