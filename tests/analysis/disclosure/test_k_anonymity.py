"""Who stands out among eight people made by hand, and which merges and columns left out would help, counted on paper."""

import pandas as pd
import pytest

from analysis.disclosure.k_anonymity import singled_out, suggest_leaving_out
from analysis.files.open_study import open_file
from tests.analysis.files.given_files import study_files, with_table, zip_of

LEFT = "People who would still stand out"
PROGRAMMES = [["programme_id", "name", "short_name"], ["north", "The North", "North"], ["south", "The South", "South"]]
HEAD = ["participant_id", "programme", "specialty", "grade", "experience"]
PEOPLE = [
    ["P01", "north", "medicine", "registrar", "positive"],
    ["P02", "north", "medicine", "registrar", "positive"],
    ["P03", "north", "medicine", "registrar", "positive"],
    ["P04", "north", "surgery", "registrar", "positive"],
    ["P05", "north", "paediatrics", "registrar", "positive"],
    ["P06", "south", "medicine", "consultant", "negative"],
    ["P07", "south", "medicine", "consultant", "negative"],
    ["P08", "south", "medicine", "consultant", ""],
]


def study(people=PEOPLE, head=HEAD):
    tables = {**with_table("participants", [head, *people]), "programmes": PROGRAMMES}
    return open_file("a.zip", zip_of(study_files(tables))).dataset


def rows(table: pd.DataFrame) -> list[tuple]:
    return list(table.itertuples(index=False, name=None))


@pytest.mark.parametrize("fewest", [0, 1, 2])
def test_whoever_is_the_only_one_of_their_kind_stands_out(fewest):
    found = singled_out(study(), fewest)
    assert list(found) == [
        "Participant", "Programme", "Specialty", "Grade", "Workplace", "Experience, rated", "People alike",
    ]  # fmt: skip
    assert rows(found) == [
        ("P04", "North", "Surgery", "Registrar", "Not stated", "Positive", 1),
        ("P05", "North", "Paediatrics", "Registrar", "Not stated", "Positive", 1),
        ("P08", "South", "Medicine", "Consultant", "Not stated", "Not stated", 1),
    ]


def test_in_groups_of_three_those_who_are_two_stand_out_after_those_who_are_one():
    found = singled_out(study(), 3)
    assert list(zip(found["Participant"], found["People alike"], strict=True)) == [
        ("P04", 1), ("P05", 1), ("P08", 1), ("P06", 2), ("P07", 2),
    ]  # fmt: skip
    assert len(singled_out(study(), 4)) == 8


def test_a_rating_that_tells_two_people_apart_is_left_out():
    people = [["P01", "north", "positive"], ["P02", "north", "negative"]]
    dataset = study(people, ["participant_id", "programme", "experience"])
    assert rows(suggest_leaving_out(dataset, 2)) == [("Experience, rated", 0)]


def test_columns_to_leave_out_are_those_that_help_most():
    # without the specialty P01 to P05 are alike and P08 is alone; without that and the rating nobody is
    assert rows(suggest_leaving_out(study(), 2)) == [("Specialty", 1), ("Experience, rated", 0)]
    assert list(suggest_leaving_out(study(), 2)) == ["Attribute", LEFT]


def test_where_all_are_alike_nobody_stands_out_and_nothing_is_suggested():
    dataset = study([[person, *PEOPLE[0][1:]] for person, *_ in PEOPLE])
    assert singled_out(dataset, 3).empty
    assert suggest_leaving_out(dataset, 3).empty


def test_the_study_and_its_order_decide_nothing_else():
    again = study(PEOPLE[::-1])
    assert rows(suggest_leaving_out(again, 3)) == rows(suggest_leaving_out(study(), 3))
    assert set(singled_out(again, 3)["Participant"]) == set(singled_out(study(), 3)["Participant"])
