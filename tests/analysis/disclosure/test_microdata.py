"""Findings as they may be read one by one, where small groups are hidden: on studies made by hand."""

import pandas as pd
import pytest

from analysis.disclosure.microdata import releasable
from analysis.selection import Selection
from tests.analysis.made_studies import made, said

# 6 are backed and 6 are not; of those who are not, one is positive
TOLD = [said(n, sponsor_support="supported", experience="positive", statement=f"Backed {n}") for n in range(1, 7)]
TOLD += [said(n, sponsor_support="unsupported", experience="negative", statement=f"Alone {n}") for n in range(7, 12)]
TOLD += [said(12, sponsor_support="unsupported", experience="positive", statement="Alone, but well")]


def read(dataset) -> pd.DataFrame:
    return releasable(dataset).set_index("statement").astype({"experience": str, "sponsor_support": str, "theme_id": str})


def test_nothing_changes_where_nothing_is_hidden():
    dataset = made(TOLD)
    assert releasable(dataset) is dataset.findings
    assert releasable(dataset.counting("people", 0)) is dataset.counting("people", 0).findings


@pytest.mark.parametrize("unit", ["people", "findings"])
def test_a_finding_says_of_itself_what_its_cell_shows_and_no_more(unit):
    found = read(made(TOLD).counting(unit, 3))
    one = found.loc["Alone, but well"]
    assert (one["theme_id"], one["experience"], one["sponsor_support"]) == ("b_rota", "positive", "hidden")
    assert (found["experience"] != "hidden").all()  # 7 positive, 5 negative
    assert (found["sponsor_support"] == "hidden").all()  # the square around the one who is alone and well
    assert (found.loc[found["sponsor_support"] == "hidden", ["programmes", "voice", "actors"]] == "hidden").all(axis=None)


def test_what_the_cells_of_all_show_is_said():
    found = read(made(TOLD[:11]).counting("people", 3))
    assert found["sponsor_support"].value_counts().to_dict() == {"supported": 6, "unsupported": 5}
    assert (found["programmes"].astype(str) == "lantern").all()


def test_what_tells_who_said_it_is_taken_out():
    findings = [{**each, "passage_anchor": "0123456789abcdef", "passage_words": "12", "section": "work"} for each in TOLD]
    found = releasable(made(findings).counting("people", 3))
    assert (found["participant_id"] == "").all()
    assert (found["passage_anchor"] == "").all()
    assert found[["passage_words", "extent_count"]].isna().all(axis=None)
    assert (found[["section", "grade"]].astype(str) == "hidden").all(axis=None)
    assert found["finding_id"].tolist() == [f"L{n}" for n in range(1, 13)]


def test_the_order_tells_nothing_of_the_order_in_the_study():
    forwards, backwards = (releasable(made(rows).counting("people", 3)) for rows in (TOLD, TOLD[::-1]))
    columns = ["finding_id", "statement", "experience", "sponsor_support"]
    assert forwards[columns].astype(str).equals(backwards[columns].astype(str))
    assert forwards["statement"].tolist() != [each["statement"] for each in TOLD]


def test_findings_tied_to_nobody_are_listed_among_the_findings_only():
    dataset = made([*TOLD, {"statement": "Of nobody", "experience": "mixed"}])
    assert "Of nobody" in read(dataset.counting("findings", 3)).index
    assert "Of nobody" not in read(dataset.counting("people", 3)).index


def test_a_finding_says_the_same_wherever_it_is_listed():
    dataset = made(TOLD).counting("people", 3)
    whole = releasable(dataset)
    for selection in (
        Selection(experience=("positive",)),
        Selection(text="alone"),
        Selection(theme=("b_rota",), voice=("hidden",)),
    ):
        found = selection.apply(dataset)
        assert found.astype(str).equals(whole.loc[found.index].astype(str))
    assert len(Selection(sponsor_support=("unsupported",)).apply(dataset)) == 0
    assert sorted(Selection(text="but well").apply(dataset)["statement"]) == ["Alone, but well"]


def test_words_are_searched_where_the_theme_is_hidden():
    dataset = made([*TOLD, said(13, theme_id="f_time", statement="A free day")], 13).counting("people", 3)
    assert (releasable(dataset)["theme_id"].astype(str) == "hidden").any()
    assert len(Selection(text="free day").apply(dataset)) == 1
    assert len(Selection(text="hidden").apply(dataset)) == 0
