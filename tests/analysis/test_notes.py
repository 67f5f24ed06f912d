"""Notes by topic. N01: programmes and participants, on programme beta; N02: study and findings; N03: programmes."""

import pytest

from analysis.files.open_study import open_study
from analysis.notes import notes_on
from analysis.selection import Selection

COLUMNS = ["note_id", "title", "text", "affects", "attribute", "value", "section", "order"]


@pytest.mark.parametrize(
    ("topic", "expected"),
    [
        ("programmes", ["N03", "N01"]),
        ("participants", ["N01"]),
        ("study", ["N02"]),
        ("findings", ["N02"]),
        ("recommendations", []),
    ],
)
def test_notes_on_a_topic_are_in_order(small, topic, expected):
    notes = notes_on(small, topic, Selection())
    assert notes.columns.tolist() == COLUMNS
    assert notes["note_id"].tolist() == expected


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(programme=("beta",)), ["N03", "N01"]),
        (Selection(programme=("alpha", "beta")), ["N03", "N01"]),
        (Selection(programme=("alpha",)), ["N03"]),
        (Selection(specialty=("surgery",)), ["N03", "N01"]),
        (Selection(text="beta"), ["N03", "N01"]),
    ],
)
def test_note_on_one_value_is_shown_where_the_selection_leaves_that_value_in(small, selection, expected):
    assert notes_on(small, "programmes", selection)["note_id"].tolist() == expected


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(theme=("b_rota",)), ["N03", "N01"]),
        (Selection(theme=("f_time",)), ["N01"]),
        (Selection(theme=("b_rota",), answers=("b_doubt",)), ["N03", "N01"]),
    ],
)
def test_note_on_one_theme_goes_by_the_themes_selected(study_folder, edit, selection, expected):
    edit.cell("notes.csv", 4, "attribute", "theme")
    edit.cell("notes.csv", 4, "value", "b_rota")
    assert notes_on(open_study(study_folder), "programmes", selection)["note_id"].tolist() == expected


@pytest.mark.parametrize("selection", [Selection(), Selection(programme=("alpha",))])
def test_a_study_without_notes_has_none(study_folder, selection):
    (study_folder / "notes.csv").unlink()
    notes = notes_on(open_study(study_folder), "study", selection)
    assert notes.empty
    assert notes.columns.tolist() == ["title", "text"]
