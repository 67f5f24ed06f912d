"""What is said of what is counted, and of what is hidden."""

from dataclasses import replace

import pytest

from analysis.key_messages import silence
from tests.analysis.made_studies import made, said
from tests.invented import HIDING, PEOPLE, STUDY
from ui.sections.counting import counting_notes
from wording.app.counting import silences
from wording.overview import about_study


def notes_of(dataset) -> dict[str, str]:
    return dict(counting_notes(dataset).itertuples(index=False))


def test_study_that_ties_nothing_says_why_it_counts_findings(small):
    assert notes_of(small) == {"People cannot be counted by what they said": "The report does not name who said what."}


def test_untied_study_without_a_report_says_so_in_other_words(study_folder, edit, small):
    codes = small.tables["codes"]
    none = replace(small, tables={**small.tables, "codes": codes[codes["attribute"] != "section"]})
    assert list(notes_of(none).values()) == ["No finding of this study is tied to a person."]


def test_people_are_said_to_be_counted_and_hidden_is_said_not_to_be_zero():
    assert list(notes_of(PEOPLE)) == ["Numbers count people"]
    notes = notes_of(HIDING)
    assert list(notes) == ["Numbers count people", "Small groups are hidden"]
    assert notes["Small groups are hidden"].startswith("A number of fewer than 3 people is called hidden")
    assert "Hidden does not mean zero" in notes["Small groups are hidden"]
    assert list(notes_of(STUDY.counting("findings", 3))) == ["Numbers count findings", "Small groups are hidden"]


@pytest.mark.parametrize(
    ("untied", "people", "findings"),
    [
        (0, "", ""),
        (1, " 1 finding tied to nobody is left out.", " 1 finding tied to nobody is counted too."),
        (2, " 2 findings tied to nobody are left out.", " 2 findings tied to nobody are counted too."),
    ],
)
def test_findings_tied_to_nobody_are_said_to_be_left_out(untied, people, findings):
    dataset = made([said(1), said(1), said(2), *([{}] * untied)])
    ((_, of_people),) = notes_of(dataset.counting("people", 0)).items()
    ((_, of_findings),) = notes_of(dataset).items()
    assert of_people == (
        f"A person counts once in each number, however many findings they have, and can count in several numbers.{people}"
    )
    assert of_findings == f"One person can have several findings. Choose People under ‘Count’ to count people.{findings}"


def test_a_single_programme_and_no_year_read_well(small):
    one = replace(
        small,
        views={},
        descriptor=replace(small.descriptor, year=0),
        tables={
            **small.tables,
            "programmes": small.programmes.iloc[:1],
            "participants": small.participants.iloc[:1],
            "findings": small.findings.iloc[:1],
        },
    )
    assert about_study(one).endswith("1 junior doctor, 1 programme, 1 finding.")


def test_silence_is_said_in_the_unit(small):
    assert list(silences(small, silence(small, small.coded)).values()) == [
        "6 name no programme",
        "7 name no specialty",
        "3 do not say whether there was support",
        "5 do not state an experience",
    ]
    assert silences(PEOPLE, silence(PEOPLE, PEOPLE.coded))["specialties"] == "1 has some that name no specialty"
    assert silences(HIDING, silence(HIDING, HIDING.coded))["specialties"] == "a hidden number have some that name no specialty"
