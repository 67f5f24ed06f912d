"""A second coding of given findings, agreement theme by theme, and which fields are weak: worked by hand.

Alpha is worked as in test_agreement: observed = entries of codes that differ; expected = (n² - sum of n(c)²) / (n - 1).
"""

import pandas as pd
import pytest

from analysis.coders.agreement import agreement, agreement_by_theme, compared_in, weak_fields
from analysis.model.dataset import Dataset
from tests.analysis.coders.test_agreement import codings_of, study_of

KIND = {"F1": "recommendation", "F2": "recommendation", "F3": "barrier", "F4": "outcome"}
FIRST = {
    "F1": {"stance": "asks", "answers": "b", "sponsor_support": "not_stated", "basis": "argument"},
    "F2": {"stance": "asks", "answers": "", "sponsor_support": "not_stated", "basis": "argument"},
    "F3": {"stance": "not_stated", "answers": "", "sponsor_support": "supported", "basis": "result"},
    "F4": {"stance": "not_stated", "answers": "", "sponsor_support": "supported", "basis": "result"},
}
SECOND = {
    "F1": FIRST["F1"],
    "F2": {**FIRST["F2"], "stance": "cautions", "answers": "b"},
    "F3": FIRST["F3"],
    "F4": {**FIRST["F4"], "sponsor_support": "not_stated", "basis": "background"},
}


def recoded(first: dict = FIRST, second: dict = SECOND, codings: pd.DataFrame | None = None) -> Dataset:
    """A study of the findings of KIND with a second coding, and a first one where it is given."""
    rows = [{"coder": coder, "finding_id": each, **codes} for coder, given in (("first", first), ("second", second))
            for each, codes in given.items()]  # fmt: skip
    findings = pd.DataFrame({"finding_id": list(KIND), "kind": list(KIND.values())})
    tables = {"recodings": pd.DataFrame(rows), "findings": findings}
    return Dataset(None, tables if codings is None else {**study_of(codings).tables, **tables}, {})


def row(table: pd.DataFrame, attribute: str) -> list[float]:
    return table.loc[attribute, ["alpha", "agreed", "compared"]].tolist()


def test_answers_and_stance_are_compared_on_recommendations_only():
    table = agreement(recoded())
    # F1 asks asks, F2 asks cautions: observed 2, expected (16 - 9 - 1) / 3 = 2
    assert row(table, "stance") == pytest.approx([0, 1, 2])
    # F1 b b, F2 nothing b: the same
    assert row(table, "answers") == pytest.approx([0, 1, 2])


def test_support_is_compared_where_either_coder_states_it():
    # F3 supported supported, F4 supported not_stated; neither states it of F1 and F2
    assert row(agreement(recoded()), "sponsor_support") == pytest.approx([0, 1, 2])


def test_what_holds_for_every_finding_is_compared_over_all():
    # argument 2 2, result 2, result and background: n = 8: argument 4, result 3, background 1
    # observed 2, expected (64 - 16 - 9 - 1) / 7 = 38/7
    table = agreement(recoded())
    assert row(table, "basis") == pytest.approx([1 - 2 / (38 / 7), 3, 4])  # 0.632
    assert table.index.tolist() == ["basis", "stance", "sponsor_support", "answers"]  # no first coding: no units, no themes


def test_a_finding_that_only_one_coder_was_given_is_not_compared():
    alone = recoded(second={each: codes for each, codes in SECOND.items() if each != "F2"})
    assert row(agreement(alone), "basis")[1:] == [2, 3]
    assert agreement(alone).loc["stance", ["agreed", "compared"]].tolist() == [1, 1]


def test_the_order_of_the_rows_is_nothing():
    turned = recoded(second=dict(reversed(SECOND.items())))
    pd.testing.assert_frame_equal(agreement(turned), agreement(recoded()))


def test_nothing_is_said_of_what_can_apply_to_no_finding():
    silent = {each: {**codes, "sponsor_support": "not_stated"} for each, codes in FIRST.items()}
    barriers = {each: codes for each, codes in silent.items() if each in ("F3", "F4")}
    assert agreement(recoded(barriers, barriers)).index.tolist() == ["basis"]


def test_a_second_coding_counts_before_the_first():
    # in the first coding all agree on basis and voice
    codings = codings_of(("first", "1", "t"), ("second", "1", "t"))
    table = agreement(recoded(codings=codings))
    assert row(table, "basis")[1:] == [3, 4]
    assert row(table, "voice")[1:] == [1, 1]  # which the second coding has not
    assert table.index.tolist()[:2] == ["unit", "theme_id"]


def test_a_second_coding_by_one_coder_gives_no_agreement():
    assert agreement(recoded(second={})).empty
    assert weak_fields(recoded(second={})) == {}


def test_themes_are_compared_one_by_one_over_all_sentences():
    codings = codings_of(
        ("first", "1-2", "x"), ("first", "4", "y"), ("second", "2", "x"), ("second", "4", "y"), ("second", "5", "u")
    )
    table = agreement_by_theme(study_of(codings))
    assert table.index.tolist() == ["u", "x", "y"]  # as the themes stand, without t, which nobody gave
    # u: only the second coder at 5; of 10 entries 1 given: observed 2, expected (100 - 1 - 81) / 9 = 2
    # x: both at 2, the first at 1; of 10 entries 3: observed 2, expected (100 - 9 - 49) / 9 = 42/9
    assert table["alpha"].tolist() == pytest.approx([0, 1 - 2 / (42 / 9), 1])
    assert table[["agreed", "compared", "first", "second", "shared"]].to_numpy().tolist() == [
        [4, 5, 0, 1, 0],
        [4, 5, 1, 1, 1],
        [5, 5, 1, 1, 1],
    ]


def test_findings_of_a_theme_are_the_same_where_their_sentences_meet():
    rows = [("first", "1", "x"), ("first", "3", "x"), ("second", "2", "x"), ("second", "3-4", "x")]
    assert agreement_by_theme(study_of(codings_of(*rows)))[["first", "second", "shared"]].to_numpy().tolist() == [[2, 2, 1]]


def test_weak_are_the_attributes_below_reliable_and_no_units():
    assert weak_fields(recoded()) == pytest.approx({"basis": 1 - 14 / 38, "stance": 0, "sponsor_support": 0, "answers": 0})
    # where all agree nothing is weak; where all codes are the same there is no alpha, and nothing is weak either
    assert weak_fields(recoded(FIRST, FIRST)) == {}
    apart = codings_of(("first", "1", "x"), ("second", "2", "x"))
    assert weak_fields(study_of(apart)) == pytest.approx({"theme_id": -0.5})  # observed 4, expected (16 - 4 - 4) / 3


@pytest.mark.parametrize(
    ("attribute", "over"),
    [
        ("unit", "sentences"),
        ("theme_id", "sentences"),
        ("stance", "recommendations"),
        ("answers", "recommendations"),
        ("sponsor_support", "findings where either coder states it"),
        ("experience", "findings"),
        ("basis", "findings"),
    ],
)
def test_what_an_attribute_was_compared_over_is_said(small, attribute, over):
    assert compared_in(attribute) == over
