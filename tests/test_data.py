"""The shipped study: what the report's own lists say, and what must never be in the repository."""

import csv
import os
import re
import subprocess
from pathlib import Path

import pytest

from analysis.files.open_study import open_study
from analysis.files.validate import check_anchors
from analysis.model.fingerprint import words_of

ROOT = Path(__file__).parent.parent
TITLE_WORDS = 9


@pytest.fixture(scope="module")
def dataset():
    return open_study(ROOT / "data")


@pytest.fixture(scope="module")
def report():
    """A copy of the report: the file REPORT names, else one kept in a folder beside the repository."""
    copies = [Path(os.environ["REPORT"])] if os.environ.get("REPORT") else sorted(ROOT.parent.glob("*/report/report.txt"))
    if not copies:
        pytest.skip("no copy of the report on this machine: set REPORT to one")
    return copies[0].read_text(encoding="utf-8")


def test_participants_by_programme_are_those_of_the_reports_list(dataset):
    counts = dataset.participants["programme"].value_counts().to_dict()
    assert counts == {"darzi": 11, "cmo": 6, "ptl": 6, "nw": 2, "sc": 2}


def test_participants_by_specialty_are_those_of_the_reports_list(dataset):
    counts = dataset.participants["specialty"].astype(str).value_counts().to_dict()
    assert counts == {
        "general_practice": 6,
        "medicine": 5,
        "paediatrics": 5,
        "surgery": 4,
        "not_stated": 3,
        "psychiatry": 2,
        "public_health": 1,
        "radiology": 1,
    }


def test_participants_are_numbered_by_programme_then_specialty(dataset):
    people = dataset.participants
    assert list(people["participant_id"]) == [f"P{number:02d}" for number in range(1, 28)]
    programmes = list(dataset.programmes["programme_id"])
    order = [
        (programmes.index(programme), code)
        for programme, code in zip(people["programme"], people["specialty"].cat.codes, strict=True)
    ]
    assert order == sorted(order)


def test_six_programmes_and_only_yes_or_not_stated(dataset):
    assert list(dataset.programmes["programme_id"]) == ["cmo", "darzi", "nw", "sc", "severn", "ptl"]
    features = list(dataset.labels["provides"])
    provided = {
        row.programme_id: [name for name in features if getattr(row, name) == "yes"] for row in dataset.programmes.itertuples()
    }
    assert provided == {
        "cmo": ["senior_leaders"],
        "darzi": ["mentor", "protected_time", "external_education", "senior_leaders"],
        "nw": ["mentor", "coaching", "action_learning"],
        "sc": [],
        "severn": ["mentor", "protected_time", "external_education"],
        "ptl": ["mentor", "senior_leaders"],
    }


def test_there_are_enough_findings_and_every_theme_has_one(dataset):
    assert 250 <= len(dataset.findings) <= 320
    assert set(dataset.findings["theme_id"]) == set(dataset.themes["theme_id"])


def test_what_is_said_again_is_counted_once(dataset):
    every = dataset.tables["findings"].set_index("finding_id")
    again = every.loc[every["repeats"] != "", "repeats"]
    assert len(every) - len(again) == len(dataset.findings) == 337 - 23
    assert set(every.loc[again, "repeats"]) == {""}
    assert (
        every.loc[again.index, "theme_id"].astype(str).to_numpy() == every.loc[again, "theme_id"].astype(str).to_numpy()
    ).all()
    assert (every.loc[again.index, "voice"].astype(str).to_numpy() == every.loc[again, "voice"].astype(str).to_numpy()).all()


def test_key_messages_hold_no_digit_and_rest_on_findings(dataset):
    messages = dataset.tables["messages"]
    assert not messages["sentence"].str.contains("[0-9]").any()
    assert messages["sentence"].str.len().max() <= 160
    ids = set(dataset.tables["findings"]["finding_id"])
    assert {each for cell in messages["findings"] for each in dataset.members["findings"][cell]} <= ids


def test_every_finding_was_coded_twice_and_the_file_has_what_both_gave(dataset):
    codes, every = dataset.tables["recodings"], dataset.tables["findings"].set_index("finding_id")
    first, second = (codes[codes["coder"] == coder].set_index("finding_id") for coder in ("first", "second"))
    assert set(first.index) == set(second.index) == set(every.index)
    assert len(codes) == 2 * len(every) == 2 * 337
    for column in ("basis", "stance", "emphasis"):
        same = first[column].astype(str) == second[column].reindex(first.index).astype(str)
        assert (every.loc[first.index[same], column].astype(str) == first.loc[same, column].astype(str)).all()


def test_checklist_has_its_32_items(dataset):
    assert list(dataset.tables["reporting"]["item"]) == list(range(1, 33))


def test_no_finding_is_tied_to_a_participant(dataset):
    assert set(dataset.findings["participant_id"]) == {""}


def test_the_same_passage_is_not_coded_twice_to_one_theme(dataset):
    assert not dataset.findings.duplicated(["passage_anchor", "passage_words", "theme_id"]).any()


def test_the_descriptors_allowed_values_are_those_of_the_codes_table(dataset):
    for table in dataset.descriptor.tables:
        for field in table.fields:
            if field.codes and not field.is_list:
                assert field.enum == tuple(dataset.labels[field.codes]), (table.name, field.name)


def test_every_code_and_theme_has_a_label_of_its_own(dataset):
    for attribute, labels in dataset.labels.items():
        if attribute != "section":
            assert len(set(labels.values())) == len(labels), attribute


def test_every_file_in_the_data_folder_is_described(dataset):
    described = {table.path for table in dataset.descriptor.tables} | {"datapackage.json"}
    assert {path.name for path in (ROOT / "data").iterdir()} == described


def test_every_anchor_is_found_once_in_the_report(dataset, report):
    assert check_anchors(dataset.tables["findings"], report, "findings.csv") == []


def tracked_texts() -> dict[str, str]:
    names = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    files = [ROOT / name for name in names.stdout.splitlines()]
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8", errors="ignore") for path in files if path.is_file()}


def test_no_nine_words_of_the_report_stand_in_the_repository(report):
    words = words_of(report)
    runs = {tuple(words[start : start + TITLE_WORDS]) for start in range(len(words) - TITLE_WORDS + 1)}
    shared = [
        (name, " ".join(ours[start : start + TITLE_WORDS]))
        for name, text in tracked_texts().items()
        for ours in [words_of(text)]
        for start in range(len(ours) - TITLE_WORDS + 1)
        if tuple(ours[start : start + TITLE_WORDS]) in runs
    ]
    assert shared == []


def participants_surnames(report: str) -> set[str]:
    """The second word of each entry of the report's list of participants, where it is longer than three letters."""
    listed = report[report.index("Appendix 1 List of participants") : report.index("Key stakeholder interviews")]
    entries = [entry.strip() for entry in re.split(r"\n\s*\n|\n (?=Name Job)", listed)]
    people = [re.sub(r"\([^)]*\)", "", entry).split() for entry in entries if entry.count(" ") > 1]
    programmes = set(words_of((ROOT / "data" / "programmes.csv").read_text(encoding="utf-8"))) | {"name", "list"}
    people = [person for person in people if words_of(person[0])[0] not in programmes]
    return {word for person in people for word in words_of(person[1])[:1] if len(word) > 3}


def test_no_participant_is_named_in_the_repository(report):
    surnames = participants_surnames(report)
    assert len(surnames) >= 25
    named = {name: surnames & set(words_of(text)) for name, text in tracked_texts().items()}
    assert {name: found for name, found in named.items() if found} == {}


def test_findings_file_is_plain_utf8_without_formulas():
    with (ROOT / "data" / "findings.csv").open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
