"""Which values of people's attributes few people have."""

from analysis.disclosure.k_anonymity import ATTRIBUTE, HAVE_IT, VALUE, small_values
from tests.analysis.made_studies import made, said

PEOPLE = [{"specialty": each} for each in ("paediatrics", "paediatrics", "paediatrics", "psychiatry", "not_stated")]


def test_values_that_few_people_have_are_listed_and_silence_is_none():
    study = made([said(1)], PEOPLE)
    found = small_values(study, 3)
    assert found[found[ATTRIBUTE] == "Specialty"].to_numpy().tolist() == [["Specialty", "Psychiatry", 1]]
    assert list(found) == [ATTRIBUTE, VALUE, HAVE_IT]
    assert "Paediatrics" in small_values(study, 4)[VALUE].tolist()


def test_one_alone_is_always_a_small_group():
    assert small_values(made([said(1)], PEOPLE), 0)[VALUE].tolist() == ["Psychiatry"]
