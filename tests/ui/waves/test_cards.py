"""The cards of two studies and what is taken away of them; numbers counted by hand off `waves`."""

import csv
import io

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from analysis.model.count import SUPPRESSED
from analysis.model.dataset import FINDINGS, PEOPLE
from analysis.selection import Selection
from analysis.waves.joining import Pairs, join_attributes, join_groups
from analysis.waves.side_by_side import Group, groups_beside, themes_beside
from exports.picture import picture_png, picture_svg
from tests.analysis.waves.waves import FINDINGS_1, FINDINGS_2, THEMES_1, THEMES_2, made, wave_1, wave_2, wave_3
from tests.ui.share.test_share import text_in
from ui.cards.card import FEWEST_TO_COMPARE, Card
from ui.cards.downloads import frame_of, numbers_csv
from ui.cards.registry import exhibit_of
from ui.share.share import KINDS, Taken, as_slides, as_workbook
from ui.waves import cards
from ui.waves.cards import groups_card, most_first, themes_card
from ui.waves.further import Studies

PAIRS: Pairs = (("b_rota", "b_shifts"), ("f_help", "f_help"), ("f_peers", "f_peers"))
ROWS = (("b_rota", "b_shifts", "b_plan"), ("f_help", "f_help", "f_aid"), ("f_peers", "f_peers", "f_peers"))
MEASURE = "6 people with findings in Wave 1, 7 people with findings in Wave 2."
SECOND = "The second study: Wave 2."


def both(unit: str = PEOPLE, smallest: int = 0) -> Studies:
    one, other = (each.counting(unit, smallest) for each in (wave_1(smallest), wave_2(smallest)))
    return Studies((one, other), ("Wave 1", "Wave 2"))


def by_theme(studies: Studies, pairs: Pairs = PAIRS, group: Group | None = None) -> Card:
    lines = most_first(studies, themes_beside(studies.all, pairs, FEWEST_TO_COMPARE, group))
    return themes_card(studies, lines, group, "")


def by_group(studies: Studies, themes: tuple[str, ...] = (), fewest: int = FEWEST_TO_COMPARE) -> Card:
    attributes = next(pair for pair in join_attributes(*(each.filters for each in studies.all)) if pair[0].name == "programme")
    groups = join_groups(studies.all, attributes)
    lines = groups_beside(studies.all, attributes, groups, fewest, themes)
    return groups_card(studies, attributes, lines, themes)


def taken(studies: Studies, *shown: Card) -> Taken:
    titles = {"overview": "Overview", "several_studies": "Several studies"}
    return Taken(studies.first, Selection(), "several_studies", titles, ("limitations",), None, shown)


def test_chart_has_a_pair_of_dots_for_each_theme_under_its_kind():
    spec = by_theme(both()).spec
    assert (spec.shape, spec.unit) == ("matrix", "people")
    assert [(row.group, row.label) for row in spec.rows] == [
        ("Facilitators", "Help"),
        ("Facilitators", "Peers"),
        ("Barriers", "Rotas"),
    ]
    assert [(each.label, each.n, each.values) for each in spec.series] == [
        ("Wave 1", 6, (3, 0, 4)),
        ("Wave 2", 7, (5, 2, 2)),
    ]


def test_each_mark_opens_findings_of_its_own_study():
    studies = both(FINDINGS)
    marks = {mark.name: mark for mark in by_theme(studies).marks}
    for place, dataset, base in (("", studies.first, 8), ("second", studies.all[1], 10)):
        assert (marks[place].of or studies.first) is dataset
        assert (marks[place].n, marks[place].selection.number_listed(dataset)) == (base, base)
    assert (marks["2 0"].label, marks["2 0"].n, marks["2 0"].of) == ("Rotas, Wave 1", 4, None)
    shifts = marks["2 1"]
    assert (shifts.label, shifts.n, shifts.of) == ("Rotas, Wave 2", 2, studies.all[1])
    assert list(shifts.selection.apply(studies.all[1])["statement"]) == [
        "Shifts changed at short notice.",
        "Two nights in a row.",
    ]


def test_groups_say_of_how_many_each_number_is():
    studies = both()
    card = by_group(studies, ("f_help", "f_help"), fewest=3)
    assert [row.label for row in card.spec.rows] == ["North, of 3 and 3", "South, of 3 and 4"]
    assert card.table.reset_index().to_numpy().tolist() == [
        ["North", 2, 3, 3, 3, "More in Wave 2"],
        ["South", 1, 3, 2, 4, "More in Wave 2"],
    ]
    south = next(mark for mark in card.marks if mark.name == "1 1")
    assert sorted(south.selection.apply(studies.all[1])["participant_id"]) == ["P06", "P07"]


def test_groups_that_are_too_few_are_named_and_not_drawn():
    card = by_group(both(), ("f_help", "f_help"))
    assert not card.is_drawn
    assert card.too_few.endswith("3 people with findings in Wave 1, 5 people with findings in Wave 2. Too few to compare.")


def test_of_many_themes_the_most_frequent_are_drawn_and_the_table_has_all(monkeypatch):
    monkeypatch.setattr(cards, "MOST_DRAWN", 2)
    card = by_theme(both())
    assert [row.label for row in card.spec.rows] == ["Help", "Rotas"]
    assert len(card.table) == 3
    assert "Drawn are 2 themes. The table has all 3." in card.measure


def test_hidden_numbers_are_hatched_and_said():
    card = by_theme(both(PEOPLE, 3))
    assert [each.values for each in card.spec.series] == [(3, 0, SUPPRESSED), (SUPPRESSED,) * 3]
    assert card.measure.endswith("Hatched dots: hidden, to protect people.")
    assert not [mark for mark in card.marks if mark.of and mark.opens and mark.name != "second"]


def test_numbers_as_csv_say_how_many_each_study_has():
    studies = both()
    card = by_theme(studies)
    rows = list(csv.reader(io.StringIO(numbers_csv(card, frame_of(studies.first, Selection(), "people")).decode("utf-8-sig"))))
    assert rows[0][:4] == ["Theme", "Wave 1, of 6 people", "Wave 2, of 7 people", "Which way"]
    assert rows[1][:4] == ["Facilitator: Help", "3", "5", "More in Wave 2"]
    assert rows[1][rows[0].index("n")] == "6 people with findings in Wave 1, 7 people with findings in Wave 2"


def test_workbook_has_a_sheet_for_each_card():
    studies = both()
    book = load_workbook(io.BytesIO(as_workbook(taken(studies, by_theme(studies), by_group(studies)))))
    assert book.sheetnames == ["About", "Findings", "Studies themes", "Studies groups", "Columns"]
    cells = [[cell for cell in row if cell is not None] for row in book["Studies themes"].iter_rows(values_only=True)]
    assert ["Theme", "Wave 1, of 6 people", "Wave 2, of 7 people", "Which way"] in cells
    assert ["Barrier: Rotas", 4, 2, "Fewer in Wave 2"] in cells


def test_slides_stand_before_the_limitations_for_no_deck_holds_them():
    studies = both()
    slides = Presentation(io.BytesIO(as_slides(taken(studies, by_theme(studies), by_group(studies))))).slides
    assert [slide.shapes.title.text_frame.text for slide in slides] == [
        "Wave 1",
        "Themes: Wave 1 and Wave 2",
        "All themes by programme: Wave 1 and Wave 2",
        "Limitations: what these findings leave open",
    ]


OF_ONE_STUDY = ("qdpx", "qdc")  # what other tools read: the findings of the first study, no chart


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.ending not in OF_ONE_STUDY], ids=lambda kind: kind.key)
def test_every_file_is_written_and_names_the_second_study(kind):
    studies = both()
    content = kind.write(taken(studies, by_theme(studies)))
    text = " ".join(text_in(kind.ending, content).split())
    assert MEASURE in text
    assert SECOND in text


def test_picture_says_both_studies():
    studies = both()
    card = by_theme(studies)
    frame = frame_of(studies.first, Selection(), "people")
    svg = picture_svg(card, frame).decode()
    assert "Two studies are no trend" in svg and "7 people" in svg
    assert picture_png(card, frame).startswith(b"\x89PNG")


def test_what_an_export_lists_is_of_one_study_so_it_lists_nothing_of_two():
    studies = both()
    exhibit = exhibit_of(studies.first, by_theme(studies), with_marks=True)
    assert exhibit.behind.empty and exhibit.marks == ()


def test_titles_of_a_study_and_its_copy_are_told_apart_in_columns():
    one, other = (made("Wave", themes, rows) for themes, rows in ((THEMES_1, FINDINGS_1), (THEMES_2, FINDINGS_2)))
    studies = Studies((one, other), ("Wave, first", "Wave, second"))
    assert list(by_theme(studies).table.columns) == [
        "Wave, first, of 8 findings",
        "Wave, second, of 10 findings",
        "Which way",
    ]


def three(unit: str = PEOPLE, smallest: int = 0, shown: int = 0) -> Studies:
    studies = tuple(each.counting(unit, smallest) for each in (wave_1(smallest), wave_2(smallest), wave_3(smallest)))
    return Studies(studies, ("Wave 1", "Wave 2", "Wave 3"), shown)


def test_three_studies_have_a_column_each_and_two_that_say_which_way():
    card = by_theme(three(), ROWS)
    assert [(each.label, each.n, each.values) for each in card.spec.series] == [
        ("Wave 1", 6, (3, 0, 4)),
        ("Wave 2", 7, (5, 2, 2)),
        ("Wave 3", 5, (2, 0, 3)),
    ]
    assert list(card.table.columns) == [
        "Wave 1, of 6 people",
        "Wave 2, of 7 people",
        "Wave 3, of 5 people",
        "Step by step",
        "Which way",
    ]
    assert card.table.reset_index().to_numpy().tolist() == [
        ["Facilitator: Help", 3, 5, 2, "More, then fewer", "Fewer in Wave 3 than in Wave 1"],
        ["Facilitator: Peers", 0, 2, 0, "Appears, then vanishes", "Neither in Wave 1 nor in Wave 3"],
        ["Barrier: Rotas", 4, 2, 3, "Fewer, then more", "Fewer in Wave 3 than in Wave 1"],
    ]


def test_groups_of_three_studies_are_drawn_where_each_has_enough():
    card = by_group(three(), ROWS[1], fewest=3)
    assert [row.label for row in card.spec.rows] == ["North, of 3, 3 and 3"]
    assert card.table.reset_index().to_numpy().tolist() == [
        ["North", 2, 3, 3, 3, 0, 3, "More, then vanishes", "In Wave 1, not in Wave 3"],
        ["South", 1, 3, 2, 4, 2, 2, "Too few to compare, then too few to compare", "Too few to compare"],
    ]
    assert "Too few to compare: South." in card.measure


@pytest.mark.parametrize("shown", [0, 1, 2])
def test_marks_are_of_their_study_and_the_one_that_the_app_shows_needs_no_name(shown):
    studies = three(FINDINGS, shown=shown)
    marks = {mark.name: mark for mark in by_theme(studies, ROWS).marks}
    assert [marks[name].n for name in ("", "second", "third")] == [8, 10, 6]
    assert [marks[name].of is None for name in ("", "second", "third")] == [at == shown for at in range(3)]
    for name, said in (("2 0", "The rota was full in January."), ("2 2", "The plan changed again.")):
        mark = marks[name]
        assert said in list(mark.selection.apply(mark.of or studies.shown)["statement"])


def test_a_study_that_is_first_but_not_shown_is_named_in_the_caveat():
    caveat = by_theme(three(shown=2), ROWS).caveat
    assert caveat.startswith("Three studies are no trend.")
    assert "The first study: Wave 1." in caveat and "The second study: Wave 2." in caveat and "Wave 3" not in caveat


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.ending not in OF_ONE_STUDY], ids=lambda kind: kind.key)
def test_every_file_is_written_of_three_studies(kind):
    studies = three()
    text = " ".join(text_in(kind.ending, kind.write(taken(studies, by_theme(studies, ROWS), by_group(studies)))).split())
    assert f"{MEASURE[:-1]}, 5 people with findings in Wave 3." in text
    assert "The second study: Wave 2." in text and "The third study: Wave 3." in text
