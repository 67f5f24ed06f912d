"""How much of what is said comes from one person, in studies made by hand."""

import pandas as pd

from analysis.barriers_facilitators import of_kind
from analysis.concentration import Quoted, most_by_theme, most_from_one
from analysis.disclosure.subsets import filter_rows
from tests.analysis.made_studies import made, said

ROTA, ALONE, SENIOR = "b_rota", "b_alone", "b_senior"
STUDY = made(
    [
        *[said(1, theme_id=ROTA)] * 3,
        *[said(number, theme_id=ROTA) for number in (2, 3, 3, 4)],
        {"theme_id": ROTA},
        *[said(number, theme_id=ALONE) for number in (1, 2)],
        *[said(number, theme_id=SENIOR) for number in (5, 6, 7)],
    ]
)


def about(dataset, theme):
    return most_from_one(dataset, filter_rows(dataset, dataset.coded, "theme_id", [theme]))


def test_the_most_quoted_person_is_counted_in_findings_whatever_the_study_counts():
    assert about(STUDY, ROTA) == Quoted(findings=7, people=4, most=3, untied=1)
    assert about(STUDY.counting("findings", 3), ROTA) == Quoted(7, 4, 3, 1)
    assert about(STUDY.counting("people", 3), ROTA) == Quoted(7, 4, 3, 0)  # findings tied to nobody are left out
    assert about(STUDY, ALONE) == Quoted(2, 2, 1, 0)


def test_nothing_is_said_of_few_people_or_nobody(small):
    assert about(STUDY.counting("people", 3), ALONE) is None
    assert about(STUDY, "f_mentor") is None
    assert most_from_one(small, small.coded) is None


def test_by_theme_it_is_the_same_number_or_hidden():
    themes = [ROTA, SENIOR, ALONE, "f_mentor"]
    assert most_by_theme(STUDY, STUDY.coded, themes).tolist() == [3, 1, 1, 0]
    hiding = STUDY.counting("people", 3)
    found = most_by_theme(hiding, of_kind(hiding, hiding.coded, "barrier"), themes)
    assert found[ALONE] is pd.NA
    for theme in themes:
        quoted = about(hiding, theme)
        assert found[theme] is pd.NA or found[theme] == (quoted.most if quoted else 0)


def test_no_row_leaves_every_theme_at_none():
    assert most_by_theme(STUDY, STUDY.coded.iloc[:0], [ROTA]).tolist() == [0]
