"""Counts of people on the small study, by hand."""

import pandas as pd
import pytest

from analysis.files.open_study import open_study
from analysis.model.count import SUPPRESSED
from analysis.participants import (
    ToldApart,
    count_people,
    filters_not_about_people,
    list_people,
    people_shown,
    specialties_by_programme,
    told_apart,
    with_findings,
)
from analysis.selection import Selection
from tests.analysis.made_studies import EXAMPLE, made, said
from wording.selection import describe_people


@pytest.mark.parametrize(
    ("selection", "people", "said"),
    [
        (Selection(), "P01 P02 P03 P04", "Showing all 4 people."),
        (Selection(programme=("alpha",)), "P01 P02", "Showing 2 of 4 people; programme: Alpha."),
        (Selection(specialty=("medicine", "surgery")), "P01 P03", "Showing 2 of 4 people; specialty: Medicine or Surgery."),
        (Selection(specialty=("not_stated",)), "P04", "Showing 1 of 4 people; specialty: No specialty named."),
        (
            Selection(programme=("beta",), specialty=("surgery",)),
            "",
            "Showing 0 of 4 people; programme: Beta; specialty: Surgery.",
        ),
        (Selection(voice=("author",), sponsor_support=("mixed",)), "P01 P02 P03 P04", "Showing all 4 people."),
    ],
)
def test_programme_and_specialty_narrow_the_people_and_other_filters_do_not(small, selection, people, said):
    assert list(list_people(small, people_shown(small, selection)).index) == people.split()
    assert describe_people(small, selection) == said


def test_filters_that_are_about_findings_are_named(small):
    selection = Selection(programme=("alpha",), voice=("author",), sponsor_support=("mixed",))
    assert filters_not_about_people(small, selection) == ["Sponsor support", "Source"]
    assert filters_not_about_people(small, Selection(specialty=("surgery",))) == []


def test_counts_are_in_the_codes_order_with_silence_last(small):
    table = count_people(small, small.listed, "specialty")
    assert list(table.itertuples(name=None)) == [
        ("medicine", "Medicine", 1, True),
        ("surgery", "Surgery", 1, True),
        ("paediatrics", "Paediatrics", 1, True),
        ("not_stated", "Not stated", 1, False),
    ]


def test_values_asked_for_are_there_though_nobody_has_them(small):
    table = count_people(small, small.listed, "programme", ["alpha", "beta", "gamma"])
    assert dict(table["count"]) == {"alpha": 2, "beta": 2, "gamma": 0}


def test_specialties_by_programme(small):
    table = specialties_by_programme(small, small.listed, ["alpha", "beta", "gamma"])
    assert {value: list(row) for value, row in table.iterrows()} == {
        "medicine": [0, 1, 0],
        "surgery": [1, 0, 0],
        "paediatrics": [1, 0, 0],
        "not_stated": [0, 1, 0],
    }


def test_the_list_is_in_words(small):
    table = list_people(small, small.listed)
    assert list(table.columns) == ["Programme", "Specialty", "Grade"]  # nobody can filter by workplace
    assert list(table.loc["P02"]) == ["Alpha", "Paediatrics", "Not stated"]
    assert list(table.index) == ["P01", "P02", "P03", "P04"]


def test_who_is_alone_in_the_list_and_how_many_findings_fit_one_of_them(small):
    assert told_apart(small) == ToldApart(alone=2, people=4, findings=1)  # P01 and P03, of whom all is stated; F002 fits P01
    twins = made([{}], [{"programme": "lantern", "specialty": "paediatrics", "grade": "registrar"}] * 2 + [{}])
    assert told_apart(twins) == ToldApart(0, 3, 0)  # of the third nothing is stated
    apart = {"programmes": "lantern", "specialties": "paediatrics", "grade": "registrar"}
    one = made([apart, apart, {**apart, "grade": "foundation"}], [twins.participants.iloc[0].to_dict(), {}])
    assert told_apart(one) == ToldApart(1, 2, 2)


def test_nobody_is_counted_as_nobody(small):
    nobody = small.listed.narrowed("grade", ())
    assert count_people(small, nobody, "grade").empty
    assert specialties_by_programme(small, nobody, ["alpha"]).empty
    assert list_people(small, nobody).empty


LISTED = [{"programme": "lantern", "grade": "registrar"}] * 5 + [{"programme": "orchard", "grade": "foundation"}] * 4
TIED = made([said(number) for number in (1, 2, 3, 4, 5, 6)] + [said(1)], LISTED)


@pytest.mark.parametrize("unit", ["people", "findings"])
def test_people_who_have_findings(unit):
    dataset = TIED.counting(unit, 0)
    assert with_findings(dataset, dataset.listed) == 6
    assert with_findings(dataset, people_shown(dataset, Selection(programme=("orchard",)))) == 1


def test_of_some_people_it_is_hidden_how_many_have_findings():
    dataset = TIED.counting("people", 3)
    assert with_findings(dataset, dataset.listed) == 6
    assert with_findings(dataset, people_shown(dataset, Selection(programme=("lantern",)))) is SUPPRESSED


def test_counts_of_small_groups_are_hidden_and_their_values_listed():
    dataset = made([said(1)], [*LISTED, {"grade": "consultant"}, {"grade": "consultant"}]).counting("people", 3)
    counts = count_people(dataset, dataset.listed, "grade")["count"]
    true = {"registrar": 5, "foundation": 4}
    assert counts["consultant"] is pd.NA
    assert all(count is pd.NA or count == true[value] for value, count in counts.items())
    assert len(counts) > 3  # a hidden number may be nought


def test_a_hidden_number_of_people_is_said_to_be_hidden():
    dataset = open_study(EXAMPLE).counting("people", 3)
    assert describe_people(dataset, Selection(programme=("lantern",))) == "Showing 4 of 12 people; programme: Lantern Year."
    assert describe_people(dataset, Selection(specialty=("psychiatry",))) == (
        "Showing a hidden number of 12 people; specialty: Psychiatry."
    )
