"""Numbers of three studies side by side, counted by hand off `waves`; joining, hiding and comparing hold for each pair."""

import pytest

from analysis.files.problems import StudyError
from analysis.model.count import SUPPRESSED
from analysis.model.dataset import FINDINGS, PEOPLE
from analysis.waves.joining import guess_themes, in_all, join_attributes, join_groups
from analysis.waves.mapping_file import mapping_table, read_mapping
from analysis.waves.overlap import Overlap, kept_apart, overlap, strictest
from analysis.waves.side_by_side import Change, Number, differ, groups_beside, numbers_of, themes_beside
from exports.csv import csv_bytes
from tests.analysis.waves.waves import FINDINGS_3, THEMES_3, made, wave_1, wave_2, wave_3

ONE, TWO, THREE = wave_1(), wave_2(), wave_3()
PAIRS_2 = (("b_rota", "b_shifts"), ("f_help", "f_help"), ("f_peers", "f_peers"))
PAIRS_3 = (("b_rota", "b_plan"), ("f_help", "f_aid"), ("f_peers", "f_peers"))
ROWS = (("b_rota", "b_shifts", "b_plan"), ("f_help", "f_help", "f_aid"), ("f_peers", "f_peers", "f_peers"))
FEWEST = 5
NOTHING, SOMEBODY, EVERYTHING = Overlap.NOTHING, Overlap.SOMEBODY, Overlap.EVERYTHING


def counting(unit: str, smallest: int = 0):
    return [each.counting(unit, smallest) for each in (wave_1(smallest), wave_2(smallest), wave_3(smallest))]


def programme(datasets):
    return next(row for row in join_attributes(*(each.filters for each in datasets)) if row[0].name == "programme")


def told(lines):
    return [(line.codes, [each.n for each in line.numbers], line.change, line.steps) for line in lines]


def test_a_theme_is_beside_others_where_every_study_has_it():
    pairs = [tuple((each.first, each.second) for each in guess_themes(ONE, other)) for other in (TWO, THREE)]
    assert pairs == [PAIRS_2, PAIRS_3]
    assert in_all(pairs) == ROWS
    assert in_all([PAIRS_2, PAIRS_3[1:]]) == ROWS[1:]
    assert in_all([PAIRS_2, PAIRS_3[1:]], 2) == (("f_help", "f_aid", "f_help"), ("f_peers", "f_peers", "f_peers"))


def test_people_of_three_studies_with_the_way_of_each_step_and_from_first_to_last():
    lines = themes_beside(counting(PEOPLE), ROWS, FEWEST)
    assert told(lines) == [
        (ROWS[0], [4, 2, 3], Change.FEWER, (Change.FEWER, Change.MORE)),  # of 6, 7 and 5: 4/6 is more than 3/5
        (ROWS[1], [3, 5, 2], Change.FEWER, (Change.MORE, Change.FEWER)),
        (ROWS[2], [0, 2, 0], Change.NEITHER, (Change.APPEARED, Change.VANISHED)),
    ]
    assert {tuple(each.base for each in line.numbers) for line in lines} == {(6, 7, 5)}
    assert [(line.differs_between, line.is_nowhere) for line in lines] == [(False, False), (False, False), (True, False)]


def test_findings_of_three_studies():
    lines = themes_beside(counting(FINDINGS), ROWS, FEWEST)
    assert lines[0].numbers == (Number(4, 8), Number(2, 10), Number(3, 6))
    assert lines[1].numbers == (Number(3, 8), Number(5, 10), Number(2, 6))


def test_in_another_order_the_steps_are_others():
    one, two, three = counting(PEOPLE)
    rows = tuple((c, a, b) for a, b, c in ROWS)
    assert told(themes_beside((three, one, two), rows, FEWEST)) == [
        (rows[0], [3, 4, 2], Change.FEWER, (Change.MORE, Change.FEWER)),
        (rows[1], [2, 3, 5], Change.MORE, (Change.MORE, Change.MORE)),
        (rows[2], [0, 0, 2], Change.APPEARED, (Change.NEITHER, Change.APPEARED)),
    ]


def test_groups_of_three_studies_say_of_how_many():
    datasets = counting(PEOPLE)
    attributes = programme(datasets)
    groups = join_groups(datasets, attributes)
    assert groups == (("north", "north", "north"), ("south", "south", "south"))
    lines = groups_beside(datasets, attributes, groups, 2, ROWS[1])
    assert [line.numbers for line in lines] == [
        (Number(2, 3), Number(3, 3), Number(0, 3)),
        (Number(1, 3), Number(2, 4), Number(2, 2)),
    ]
    assert [line.change for line in lines] == [Change.VANISHED, Change.MORE]
    assert [line.steps for line in lines] == [(Change.MORE, Change.VANISHED), (Change.MORE, Change.SAME)]


def test_one_study_that_is_too_small_keeps_all_from_being_compared():
    datasets = counting(PEOPLE)
    attributes = programme(datasets)
    lines = groups_beside(datasets, attributes, join_groups(datasets, attributes), 3, ROWS[1])
    assert lines[1].numbers[2] == Number(2, 2)  # two people of the south in wave 3
    assert (lines[1].change, lines[1].steps) == (Change.TOO_FEW, (Change.TOO_FEW, Change.TOO_FEW))
    assert lines[0].change == Change.VANISHED
    assert not differ(lines[1:]) and differ(lines)


def test_different_units_are_never_compared():
    one, two, three = counting(PEOPLE)
    with pytest.raises(ValueError, match="the studies count people and findings: these are not compared"):
        themes_beside((one, two, three.counting(FINDINGS, 0)), ROWS, FEWEST)


@pytest.mark.parametrize("unit", [PEOPLE, FINDINGS])
def test_each_study_hides_its_own_and_no_step_from_or_to_a_hidden_number_is_said(unit):
    datasets = counting(unit, 3)
    lines = themes_beside(datasets, ROWS, FEWEST)
    for place, dataset in enumerate(datasets):
        alone = numbers_of(dataset, list(dataset.labels["theme"]))
        hidden = [line.numbers[place].n is SUPPRESSED for line in lines]
        assert hidden == [bool(alone.isna()[row[place]]) for row in ROWS]
    assert any(each.n is SUPPRESSED for line in lines for each in line.numbers)
    for line in lines:
        hidden = [each.n is SUPPRESSED for each in line.numbers]
        assert [step == Change.HIDDEN for step in line.steps] == [hidden[0] or hidden[1], hidden[1] or hidden[2]]
        assert (line.change == Change.HIDDEN) == (hidden[0] or hidden[2])


@pytest.mark.parametrize("smallest", [0, 3])
def test_three_copies_of_a_study_show_no_difference(smallest):
    copies = [wave_1(smallest).counting(PEOPLE, smallest) for _ in range(3)]
    rows = tuple((theme,) * 3 for theme in ONE.labels["theme"])
    lines = themes_beside(copies, rows, FEWEST)
    assert not differ(lines)
    assert [line.numbers[0] for line in lines] == [line.numbers[2] for line in lines]


def test_two_studies_that_share_people_are_kept_apart_whatever_else_is_open():
    more = [*FINDINGS_3, ["f_aid", "P06", "south", "Somebody new."]]
    datasets = [each.counting(PEOPLE, 3) for each in (wave_1(3), wave_3(3), made("W", THEMES_3, more, 3))]
    shared = {(one, other): overlap(datasets[one], datasets[other]) for one, other in ((0, 1), (0, 2), (1, 2))}
    assert shared == {(0, 1): NOTHING, (0, 2): NOTHING, (1, 2): SOMEBODY}
    assert kept_apart(datasets, shared) == ((1, 2),)
    assert kept_apart([each.counting(PEOPLE, 0) for each in datasets], shared) == ()
    assert kept_apart([*datasets[:2], datasets[2].counting(PEOPLE, 0)], shared) == ((1, 2),)


def test_those_that_share_people_hide_what_the_strictest_of_them_does():
    assert strictest((3, 0, 5), {(0, 1): NOTHING, (0, 2): NOTHING, (1, 2): NOTHING}) == (3, 0, 5)
    assert strictest((3, 0, 5), {(0, 1): EVERYTHING, (0, 2): NOTHING, (1, 2): NOTHING}) == (3, 3, 5)
    assert strictest((0, 0, 5), {(0, 1): EVERYTHING, (0, 2): NOTHING, (1, 2): EVERYTHING}) == (5, 5, 5)  # through the second
    chain = {(at, at + 1): SOMEBODY for at in range(5)}
    assert strictest((0, 0, 0, 0, 0, 4), chain) == (4, 4, 4, 4, 4, 4)


def test_joining_of_three_is_written_with_a_column_for_each_and_read_again():
    table = mapping_table(ONE, [TWO, THREE], [PAIRS_2, PAIRS_3[:2]])
    assert list(table) == ["theme", "label", "theme_beside", "label_beside", "theme_beside_2", "label_beside_2"]
    assert table.to_numpy().tolist() == [
        ["b_rota", "Rotas", "b_shifts", "ROTAS", "b_plan", "Rotas"],
        ["b_money", "Money", "", "", "", ""],
        ["f_help", "Help", "f_help", "Help", "f_aid", "Help"],
        ["f_peers", "Peers", "f_peers", "Peers", "", ""],
        ["", "", "b_space", "Space", "", ""],
        ["", "", "", "", "f_peers", "Peers"],
        ["", "", "", "", "b_talk", "Talk"],
    ]
    assert read_mapping("m.csv", csv_bytes(table), ONE, [TWO, THREE]) == (PAIRS_2, PAIRS_3[:2])


def problems_of(text: str):
    with pytest.raises(StudyError) as caught:
        read_mapping("m.csv", text.encode(), ONE, [TWO, THREE])
    return [(each.file, each.row, each.column, each.value, each.allowed) for each in caught.value.problems]


def test_partners_that_have_none_in_the_first_study_are_named():
    assert problems_of("theme,theme_beside,theme_beside_2\n,b_space,b_talk\nb_rota,,b_plan\n") == [
        ("m.csv", 2, "theme", "", "the theme to which the others are joined"),
    ]


def test_a_joining_of_two_does_not_do_for_three():
    assert problems_of("theme,theme_beside\nb_rota,b_shifts\n") == [
        ("m.csv", 1, "theme_beside_2", "theme, theme_beside", "a column theme_beside_2, once"),
    ]
    assert problems_of("theme,theme_beside,theme_beside_2\nb_rota,,b_plans\n") == [
        ("m.csv", 2, "theme_beside_2", "b_plans", "one of b_plan, f_aid, f_peers, b_talk"),
    ]
