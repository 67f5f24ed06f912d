"""Two coders of the same findings: where they differ, what is settled, and what is kept; worked by hand.

Ten findings of the small study: F001 to F003 coded twice, F004 by nobody else. Alpha as in test_agreement.
"""

import pandas as pd
import pytest

from analysis.coders.agreement import agreement, agreement_by_theme
from analysis.coders.doubly_coded import DoesNotFitError, disagreements, doubly_coded, may_be, settle
from analysis.files.open_study import open_file
from tests.analysis.files.given_files import TABLES, study_files, workbook_of, zip_of
from ui.your_study.files import study_workbook, study_zip

FINDINGS = [
    ["finding_id", "theme_id", "statement", "experience", "actors", "extent", "extent_count", "answers"],
    ["F001", "b_rota", "The rota was full.", "negative", "managers", "one", "1", ""],
    ["F002", "f_help", "A mentor helped.", "positive", "mentors", "some", "", ""],
    ["F003", "r_time", "Give people time.", "not_stated", "", "unquantified", "", "b_rota"],
    ["F004", "b_rota", "No rota suited.", "negative", "", "many", "", ""],
]
SECOND = [
    ["coder", "finding_id", "theme_id", "experience", "actors", "extent", "extent_count"],
    ["second", "F001", "b_rota", "mixed", "managers;consultants", "count", "4"],
    ["second", "F002", "f_help", "positive", "mentors", "some", ""],
    ["second", "F003", "b_rota", "not_stated", "", "unquantified", ""],
]


def tables(recodings: list[list[str]] = SECOND) -> dict[str, list[list[str]]]:
    return {**TABLES, "findings": FINDINGS, "recodings": recodings}


def opened(recodings: list[list[str]] = SECOND):
    return open_file("two.zip", zip_of(study_files(tables(recodings)))).dataset


@pytest.fixture(scope="module")
def study():
    return opened()


def told(dataset) -> list[tuple]:
    return list(disagreements(dataset).itertuples(index=False, name=None))


DIFFER = [
    ("F001", "experience", "negative", "mixed", "negative", False),
    ("F001", "actors", "managers", "consultants;managers", "managers", False),
    ("F001", "extent", "one", "count", "one", False),
    ("F003", "theme_id", "r_time", "b_rota", "r_time", False),
]


def test_the_first_coding_is_what_the_findings_say_where_only_the_second_is_given(study):
    pair = doubly_coded(study)
    assert list(pair.first.index) == list(pair.second.index) == ["F001", "F002", "F003"]
    assert sorted(told(study)) == sorted(DIFFER)
    assert [row[0] for row in told(study)] == ["F001", "F001", "F001", "F003"]


def test_both_codings_can_be_given_and_differ_from_what_the_findings_say():
    rows = [["coder", "finding_id", "experience"], ["first", "F001", "mixed"], ["second", "F001", "positive"]]
    assert told(opened(rows)) == [("F001", "experience", "mixed", "positive", "negative", False)]


def test_what_a_coder_left_empty_is_not_compared():
    rows = [["coder", "finding_id", "theme_id"], ["second", "F001", ""], ["second", "F002", "b_rota"]]
    assert told(opened(rows)) == [("F002", "theme_id", "f_help", "b_rota", "f_help", False)]
    assert agreement(opened(rows)).loc["theme_id", ["agreed", "compared"]].tolist() == [0, 1]


def test_a_study_coded_once_has_no_differences_and_no_agreement():
    once = open_file("once.zip", zip_of(study_files())).dataset
    assert disagreements(once).empty and doubly_coded(once) is None and agreement(once).empty


def test_alpha_of_each_attribute_over_the_findings_that_both_coded(study):
    table = agreement(study)
    # experience: negative/mixed, positive/positive, not_stated/not_stated: of 6 entries negative 1, mixed 1, positive 2,
    # not_stated 2; observed 2, expected (36 - 1 - 1 - 4 - 4) / 5 = 26/5
    assert table.loc["experience", ["alpha", "agreed", "compared"]].tolist() == pytest.approx([1 - 2 / (26 / 5), 2, 3])
    # theme: b_rota/b_rota, f_help/f_help, r_time/b_rota: b_rota 3, f_help 2, r_time 1: expected (36 - 9 - 4 - 1) / 5
    assert table.loc["theme_id", ["alpha", "agreed", "compared"]].tolist() == pytest.approx([1 - 2 / (22 / 5), 2, 3])
    assert table.index[0] == "theme_id" and "unit" not in table.index


def test_alpha_of_each_theme_over_the_findings_that_both_coded(study):
    table = agreement_by_theme(study)
    assert list(table.index) == ["b_rota", "f_help", "r_time"]
    assert table[["agreed", "compared", "first", "second", "shared"]].to_numpy().tolist() == [
        [2, 3, 1, 2, 1],
        [3, 3, 1, 1, 1],
        [2, 3, 1, 0, 0],
    ]
    # b_rota: given/given, not/not, not/given: of 6 given 3, not 3: observed 2, expected (36 - 9 - 9) / 5
    # r_time: not/not, not/not, given/not: given 1, not 5: observed 2, expected (36 - 1 - 25) / 5 = 2
    assert table["alpha"].tolist() == pytest.approx([1 - 2 / (18 / 5), 1, 0])
    assert (table["low"] <= table["alpha"]).all() and (table["alpha"] <= table["high"]).all()


@pytest.mark.parametrize("value", ["negative", "mixed", "positive"], ids=["first", "second", "another"])
def test_a_difference_is_settled_as_either_or_another_value_and_the_codings_stay(study, value):
    after = settle(study, "F001", "experience", value)
    assert after.findings.set_index("finding_id").at["F001", "experience"] == value
    assert ("F001", "experience", "negative", "mixed", value, True) in told(after)
    assert sum(row[-1] for row in told(after)) == 1
    assert told(study)[0][-1] is False  # the study before is as it was
    pd.testing.assert_frame_equal(agreement(after), agreement(study))


def test_a_list_is_settled_whole_and_in_any_order(study):
    after = settle(study, "F001", "actors", "mentors;peers")
    cell = after.findings.set_index("finding_id").at["F001", "actors"]
    assert after.members["actors"][cell] == ("mentors", "peers")
    silent = settle(study, "F001", "actors", "not_stated")
    assert silent.findings.set_index("finding_id").at["F001", "actors"] == "not_stated"


def test_a_number_goes_along_with_how_many_it_holds_for(study):
    counted = settle(study, "F001", "extent", "count").findings.set_index("finding_id").loc["F001"]
    assert (counted["extent"], counted["extent_count"]) == ("count", 4)
    several = settle(study, "F001", "extent", "several").findings.set_index("finding_id").loc["F001"]
    assert several["extent"] == "several" and pd.isna(several["extent_count"])
    assert "count" not in may_be(study, "extent")


def test_what_only_a_recommendation_says_goes_with_its_theme(study):
    after = settle(study, "F003", "theme_id", "b_rota").findings.set_index("finding_id").loc["F003"]
    assert (after["theme_id"], after["kind"], after["answers"]) == ("b_rota", "barrier", "not_stated")


def test_what_is_no_value_and_what_was_coded_once_cannot_be_settled(study):
    with pytest.raises(ValueError, match="bright is no value of experience"):
        settle(study, "F001", "experience", "bright")
    with pytest.raises(KeyError):
        settle(study, "F004", "experience", "mixed")


def test_what_does_not_go_with_the_rest_of_a_finding_is_refused():
    # F002 says F001 again; so F001 cannot say F004 again
    findings = [[*row, said] for row, said in zip(FINDINGS, ("repeats", "", "F001", "", ""), strict=True)]
    rows = [["coder", "finding_id", "repeats"], ["second", "F001", "F004"]]
    dataset = open_file("two.zip", zip_of(study_files({**tables(rows), "findings": findings}))).dataset
    assert told(dataset) == [("F001", "repeats", "", "F004", "", False)]
    with pytest.raises(DoesNotFitError, match="a finding that says nothing again itself"):
        settle(dataset, "F001", "repeats", "F004")


@pytest.mark.parametrize(("name", "write"), [("a.zip", study_zip), ("a.xlsx", study_workbook)], ids=["zip", "workbook"])
def test_a_study_so_settled_is_saved_with_its_codings_and_opens_again(study, name, write):
    after = settle(settle(study, "F001", "experience", "positive"), "F003", "theme_id", "b_rota")
    again = open_file(name, write(after)).dataset
    assert told(again) == told(after)
    assert again.findings["experience"].tolist() == ["positive", "positive", "not_stated", "negative"]
    assert again.tables["recodings"]["coder"].tolist() == ["first"] * 3 + ["second"] * 3
    for table in after.tables:
        pd.testing.assert_frame_equal(again.tables[table], after.tables[table])
    pd.testing.assert_frame_equal(agreement(again), agreement(study))
    # and it can be gone on with
    assert sum(row[-1] for row in told(settle(again, "F001", "actors", "managers"))) == 3


def test_a_workbook_brings_a_second_coding_too():
    dataset = open_file("two.xlsx", workbook_of(tables())).dataset
    assert sorted(told(dataset)) == sorted(DIFFER)
