"""Passages in the study's own transcripts: each in what its person said, in its context, counted person by person."""

import csv

import pytest

from analysis.files.open_study import open_study
from analysis.passages import transcripts
from analysis.passages.search_report import Quotation
from analysis.passages.transcripts import count_said, find_said, has_transcripts

HEADER = "transcript_id,participant_id,text"


@pytest.fixture
def spoken(study_folder, edit):
    """Opens the small study with these rows of transcripts, and with these participants for findings in the file's order."""

    def open_with(rows: list[tuple[str, str, str]], people: dict[str, str]):
        (study_folder / "transcripts.csv").write_text(HEADER + "\n", encoding="utf-8")
        with (study_folder / "transcripts.csv").open("a", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        with (study_folder / "findings.csv").open(encoding="utf-8", newline="") as file:
            findings = [row["finding_id"] for row in csv.DictReader(file)]
        for finding, person in people.items():
            edit.cell("findings.csv", findings.index(finding) + 2, "participant_id", person)
        dataset = open_study(study_folder)
        return dataset, {finding.finding_id: finding for finding in dataset.findings.itertuples()}

    return open_with


@pytest.fixture
def line(copy_of_report):
    """The passage of a finding of the small study, F001 being the first line of its copy."""
    lines = copy_of_report.read_text(encoding="utf-8").splitlines()
    return lambda finding: lines[int(finding[1:]) - 1]


def test_study_without_transcripts_has_none(small):
    assert not has_transcripts(small)


def test_passage_is_shown_in_its_context_across_the_rows_of_a_transcript(spoken, line):
    rows = [("T01", "", "Who helped?"), ("T01", "P01", line("F004")), ("T01", "", "Thank you."), ("T02", "P02", "No.")]
    dataset, findings = spoken(rows, {"F004": "P01"})
    assert has_transcripts(dataset)
    found = find_said(dataset, findings["F004"])
    assert found.places == 1
    assert found.quoted == (Quotation("Who helped? ", line("F004").removesuffix("."), ". Thank you."),)


def test_a_passage_is_looked_up_in_what_its_own_person_said(spoken, line):
    rows = [("T01", "P01", line("F004")), ("T02", "P02", line("F005"))]
    dataset, findings = spoken(rows, {"F004": "P02", "F005": "P02"})
    assert find_said(dataset, findings["F004"]) is None
    assert find_said(dataset, findings["F005"]).places == 1


def test_a_passage_may_stand_in_a_transcript_whose_speakers_are_not_named(spoken, line):
    rows = [("T01", "P01", "Hello."), ("T02", "", line("F004"))]
    dataset, findings = spoken(rows, {"F004": "P01"})
    assert find_said(dataset, findings["F004"]).quoted[0].words == line("F004").removesuffix(".")


def test_a_passage_of_nobody_in_particular_is_looked_up_in_all_of_them(spoken, line):
    rows = [("T01", "P01", line("F001")), ("T02", "", line("F002"))]
    dataset, findings = spoken(rows, {})
    assert find_said(dataset, findings["F001"]).places == 1
    assert find_said(dataset, findings["F002"]).places == 1
    assert find_said(dataset, findings["F003"]) is None


def test_places_in_several_transcripts_of_a_person_add_up_and_context_does_not_cross_them(spoken, line):
    rows = [("T01", "P01", f"One. {line('F004')}"), ("T02", "P01", f"Two. {line('F004')}"), ("T03", "P02", line("F004"))]
    dataset, findings = spoken(rows, {"F004": "P01"})
    found = find_said(dataset, findings["F004"])
    words = line("F004").removesuffix(".")
    assert found.places == 2
    assert found.quoted == (Quotation("One. ", words, "."), Quotation("Two. ", words, "."))


def test_count_is_of_findings_over_all_people(spoken, line):
    rows = [("T01", "P01", f"{line('F004')} {line('F005')} {line('F005')}"), ("T02", "", line("F006"))]
    dataset, _ = spoken(rows, {"F004": "P01", "F005": "P01", "F007": "P01"})
    counted = count_said(dataset)
    assert (counted.findings, counted.found, counted.repeated) == (11, 3, 1)


def test_where_there_is_too_much_to_search_nothing_is_found_and_nothing_counted(spoken, line, monkeypatch):
    monkeypatch.setattr(transcripts, "MOST_CHARACTERS", 100)
    rows = [("T01", "P01", line("F004")), ("T02", "P02", line("F005") + " more" * 20)]
    dataset, findings = spoken(rows, {"F004": "P01", "F005": "P02"})
    assert find_said(dataset, findings["F004"]).places == 1
    assert find_said(dataset, findings["F005"]) is None
    assert count_said(dataset) is None


def test_finding_without_fingerprint_is_not_looked_up(spoken, edit, line):
    edit.cell("findings.csv", 2, "passage_anchor", "")
    edit.cell("findings.csv", 2, "passage_words", "")
    dataset, findings = spoken([("T01", "P01", line("F001"))], {"F001": "P01"})
    assert find_said(dataset, findings["F001"]) is None
    assert count_said(dataset).findings == 10
