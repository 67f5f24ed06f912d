"""The card of a matrix with hidden cells: its words, its marks, its unit."""

import pandas as pd
import pytest

from analysis.model.count import SUPPRESSED
from analysis.selection import Selection
from charts.draw import draw
from charts.style import LIGHT
from ui.cards.card import Counted
from ui.cards.matrices import Matrix, matrix_card
from wording.cards import hatched

COUNTS = pd.DataFrame(
    [[4, pd.NA, 0], [pd.NA, 3, 2]], index=["barrier", "facilitator"], columns=["a", "b", "not_stated"], dtype="Int64"
)


@pytest.fixture
def card(small):
    matrix = Matrix(
        "key", "Title", "9 people.", COUNTS, ("kind", "kind", "Kind"), ("actor", "actors", "Who"), sizes=(4, SUPPRESSED, 2)
    )
    notes = pd.DataFrame(columns=["title", "text"])
    return matrix_card(small, matrix, Selection(), notes, Counted(9, 9, 9))


def test_hidden_cells_are_said_to_be_hidden_in_words_and_in_the_narrow_table(small, card):
    first, second = (small.label("kind", kind) for kind in COUNTS.index)
    assert card.compact.loc[first, "Who"] == "a\u00a04, b\u00a0hidden"
    assert card.compact.loc[second, "Who"] == "a\u00a0hidden, b\u00a03, Not stated\u00a02"
    assert card.alt.startswith(f"Dots with the number of findings. {first}: a\u00a04, b\u00a0hidden.")


def test_the_table_keeps_what_is_hidden_and_its_marks_do_not_open(card):
    assert card.table.isna().to_numpy().tolist() == [[False, True, False], [True, False, False]]
    assert [str(kind) for kind in card.table.dtypes] == ["Int64"] * 3
    opens = {mark.name: mark.opens for mark in card.marks}
    assert opens == {"": True, "0 0": True, "0 1": False, "0 2": False, "1 0": False, "1 1": True, "1 2": True}
    drawn = [name for trace in draw(card.spec, LIGHT)["data"] for name in trace["customdata"]]
    assert sorted(drawn) == ["0 0", "0 1", "1 0", "1 1", "1 2"]
    assert draw(card.spec, LIGHT)["layout"]["xaxis"]["ticktext"][1] == "b<br>hidden"
    assert card.unit == "findings"


@pytest.mark.parametrize(
    ("counts", "sizes"),
    [
        (COUNTS, ()),
        (COUNTS.astype({"not_stated": int}), (1, 0)),
        (COUNTS["a"], ()),
        (COUNTS["not_stated"], (1, SUPPRESSED)),
        (pd.Series([pd.NA], dtype=object), ()),
    ],
)
def test_what_a_hatched_mark_means_is_said_where_any_is_hidden(counts, sizes):
    assert hatched(counts, "dots", sizes) == " Hatched dots: hidden, to protect people."


@pytest.mark.parametrize("counts", [COUNTS["not_stated"], COUNTS.fillna(0), COUNTS.iloc[:0]])
def test_and_nothing_where_none_is(counts):
    assert hatched(counts, "dots") == hatched(counts, "dots", (1, 0)) == ""


def test_rows_that_help_and_hinder_are_told_apart_by_colour(card):
    assert [row.level for row in card.spec.rows] == ["negative", "positive"]
