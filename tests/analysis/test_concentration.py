"""How much of what is said comes from one person, in studies made by hand."""

import pandas as pd

from analysis.concentration import Quoted, most_by_theme, most_from_one
from analysis.disclosure.subsets import filter_rows
from analysis.model.count import SUPPRESSED
from tests.analysis.chosen import NONE
from tests.analysis.made_studies import made, said

ROTA, ALONE, SENIOR, PEERS, TIME = "b_rota", "b_alone", "b_senior", "f_peers", "o_network"
STUDY = made(
    [
        *[said(1, theme_id=ROTA)] * 3,
        *[said(number, theme_id=ROTA) for number in (2, 3, 3, 4)],
        {"theme_id": ROTA},
        *[said(number, theme_id=SENIOR) for number in (5, 6, 7, 8)],
        *[said(number, theme_id=PEERS) for number in (8, 8, 9, 9, 10, 10, 11, 11)],
        *[said(number, theme_id=TIME) for number in (9, 9, 10, 10, 11)],
    ]
)
FEW = made([*[said(number, theme_id=ALONE) for number in (1, 2)], *[said(number, theme_id=TIME) for number in range(3, 13)]])


def about(dataset, theme):
    return most_from_one(dataset, filter_rows(dataset, dataset.coded, "theme_id", [theme]))


def test_the_most_quoted_person_is_counted_in_findings_whatever_the_study_counts():
    assert about(STUDY, ROTA) == Quoted(findings=7, people=4, most=3, untied=1)
    assert about(STUDY.counting("findings", 3), ROTA) == Quoted(7, 4, 3, 1)
    assert about(STUDY.counting("people", 3), ROTA) == Quoted(7, 4, 3, 0)  # findings tied to nobody are left out
    assert about(FEW, ALONE) == Quoted(2, 2, 1, 0)


def test_it_is_hidden_where_it_would_tell_how_often_the_others_are_quoted():
    counted = STUDY.counting("findings", 3)
    assert about(STUDY, SENIOR) == Quoted(4, 4, 1, 0)
    assert about(counted, SENIOR) == Quoted(4, 4, SUPPRESSED, 0)  # the other three have one each
    assert about(STUDY, PEERS) == Quoted(8, 4, 2, 0)
    assert about(counted, PEERS) == Quoted(8, 4, SUPPRESSED, 0)  # the other three have two each
    assert about(STUDY, TIME) == Quoted(5, 3, 2, 0)
    assert about(counted, TIME) == Quoted(5, 3, SUPPRESSED, 0)  # the others are two


def test_nothing_is_said_of_few_people_or_nobody(small):
    assert about(FEW.counting("people", 3), ALONE) is None
    assert about(STUDY, "f_mentor") is None
    assert most_from_one(small, small.coded) is None


def test_by_theme_it_is_the_same_number_or_hidden():
    themes = [ROTA, SENIOR, PEERS, "f_mentor"]
    assert most_by_theme(STUDY, STUDY.coded, themes).tolist() == [3, 1, 2, 0]
    hiding = STUDY.counting("findings", 3)
    assert most_by_theme(hiding, hiding.coded, themes).tolist() == [3, pd.NA, pd.NA, 0]
    few = FEW.counting("findings", 3)
    assert most_by_theme(few, few.coded, [ALONE, TIME]).tolist() == [pd.NA, pd.NA]  # small; and one each


def test_no_row_leaves_every_theme_at_none():
    assert most_by_theme(STUDY, NONE, [ROTA]).tolist() == [0]
