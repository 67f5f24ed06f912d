"""Numbers of two studies side by side, counted by hand off `waves`; what may not be shown or compared."""

from dataclasses import replace

import pytest

from analysis.model.count import SUPPRESSED
from analysis.model.dataset import FINDINGS, PEOPLE
from analysis.selection import Selection
from analysis.waves.joining import guess_themes, join_attributes, join_groups
from analysis.waves.overlap import Overlap, may_stand_beside, overlap
from analysis.waves.side_by_side import Change, Group, Number, groups_beside, numbers_of, themes_beside
from tests.analysis.waves.waves import FINDINGS_1, FINDINGS_2, THEMES_1, THEMES_2, made, wave_1, wave_2

PAIRS = (("b_rota", "b_shifts"), ("f_help", "f_help"), ("f_peers", "f_peers"))
FEWEST = 5


def told(lines) -> list[tuple]:
    return [(line.codes[0], line.numbers[0].n, line.numbers[1].n, line.change) for line in lines]


def counting(unit: str, smallest: int = 0):
    return [each.counting(unit, smallest) for each in (wave_1(smallest), wave_2(smallest))]


def programme_of(one, other):
    return next(pair for pair in join_attributes(one.filters, other.filters) if pair[0].name == "programme")


def test_people_of_each_theme_stand_side_by_side_with_how_many_there_are():
    lines = themes_beside(counting(PEOPLE), PAIRS, FEWEST)
    assert told(lines) == [
        ("b_rota", 4, 2, Change.FEWER),
        ("f_help", 3, 5, Change.MORE),
        ("f_peers", 0, 2, Change.APPEARED),
    ]
    assert {(line.numbers[0].base, line.numbers[1].base) for line in lines} == {(6, 7)}


def test_findings_are_counted_where_findings_are_asked_for():
    lines = themes_beside(counting(FINDINGS), PAIRS, FEWEST)
    assert lines[0].numbers[0] == Number(4, 8)
    assert lines[0].numbers[1] == Number(2, 10)
    assert [line.change for line in lines] == [Change.FEWER, Change.MORE, Change.APPEARED]


def test_the_other_way_round_more_is_fewer_and_appeared_is_vanished():
    one, other = counting(PEOPLE)
    lines = themes_beside((other, one), tuple((second, first) for first, second in PAIRS), FEWEST)
    assert told(lines) == [
        ("b_shifts", 2, 4, Change.MORE),
        ("f_help", 5, 3, Change.FEWER),
        ("f_peers", 2, 0, Change.VANISHED),
    ]


def test_different_units_are_never_compared():
    one, other = counting(PEOPLE)[0], counting(FINDINGS)[1]
    with pytest.raises(ValueError, match="the studies count people and findings: these are not compared"):
        themes_beside((one, other), PAIRS, FEWEST)
    with pytest.raises(ValueError, match="not compared"):
        groups_beside((one, other), programme_of(one, other), (("north", "north"),), FEWEST)


def test_a_group_of_fewer_than_five_is_not_compared():
    one, other = counting(PEOPLE)
    group = Group(programme_of(one, other), ("north", "north"))
    assert themes_beside((one, other), PAIRS[:2], FEWEST, group)[1].numbers[0] == Number(2, 3)
    assert [line.change for line in themes_beside((one, other), PAIRS[:2], FEWEST, group)] == [Change.TOO_FEW] * 2
    assert [line.change for line in themes_beside((one, other), PAIRS[:2], 3, group)] == [Change.FEWER, Change.MORE]


def test_a_theme_stands_group_by_group_of_how_many_there_are_in_each():
    one, other = counting(PEOPLE)
    programme = programme_of(one, other)
    groups = join_groups((one, other), programme)
    lines = groups_beside((one, other), programme, groups, 3, ("f_help", "f_help"))
    assert [(line.codes[0], line.numbers[0], line.numbers[1]) for line in lines] == [
        ("north", Number(2, 3), Number(3, 3)),
        ("south", Number(1, 3), Number(2, 4)),
    ]
    assert [line.change for line in lines] == [Change.MORE, Change.MORE]


def test_without_a_theme_the_groups_themselves_stand_side_by_side():
    one, other = counting(PEOPLE)
    programme = programme_of(one, other)
    lines = groups_beside((one, other), programme, join_groups((one, other), programme), FEWEST)
    assert [(line.numbers[0], line.numbers[1]) for line in lines] == [
        (Number(3, 6), Number(3, 7)),
        (Number(3, 6), Number(4, 7)),
    ]
    # as many in the north: nothing changed; one more in the south of one more in all, which is 3 of 6 and 4 of 7
    assert [line.change for line in lines] == [Change.SAME, Change.MORE]


def test_a_higher_number_of_a_much_higher_base_went_no_way():
    """Three of five people, then four of ten: more people, but fewer of those there are."""
    first = [["b_rota", f"P0{number}", "north", f"Rota {number}."] for number in (1, 2, 3)]
    first += [["f_help", f"P0{number}", "north", f"Help {number}."] for number in (4, 5)]
    second = [["b_rota", f"P{number:02}", "north", f"Shift {number}."] for number in range(1, 5)]
    second += [["f_help", f"P{number:02}", "north", f"Hand {number}."] for number in range(5, 11)]
    one, other = (made("W", THEMES_1, rows).counting(PEOPLE, 0) for rows in (first, second))
    rota, helped = themes_beside((one, other), (("b_rota", "b_rota"), ("f_help", "f_help")), FEWEST)
    assert (rota.numbers[0], rota.numbers[1], rota.change) == (Number(3, 5), Number(4, 10), Change.DEPENDS)
    assert (helped.numbers[0], helped.numbers[1], helped.change) == (Number(2, 5), Number(6, 10), Change.MORE)


def test_each_study_hides_its_own_small_groups_and_what_is_hidden_is_not_compared():
    """Two people of wave 2 speak of rotas, and two of peers; nobody of wave 1 of peers, which is no small group."""
    one, other = counting(PEOPLE, 3)
    lines = themes_beside((one, other), PAIRS, FEWEST)
    assert lines[0].numbers[1].n is SUPPRESSED and lines[2].numbers[1].n is SUPPRESSED
    for line in lines:
        assert (line.change == Change.HIDDEN) == (line.numbers[0].n is SUPPRESSED or line.numbers[1].n is SUPPRESSED)
    for dataset, place in ((one, 0), (other, 1)):
        alone = numbers_of(dataset, list(dataset.labels["theme"]))
        beside = [line.numbers[1] if place else line.numbers[0] for line in lines]
        assert [each.n is SUPPRESSED for each in beside] == [alone.isna()[pair[place]] for pair in PAIRS]


def test_what_is_hidden_of_a_theme_in_a_group_is_what_the_study_itself_hides():
    one, other = counting(PEOPLE, 2)
    programme = programme_of(one, other)
    lines = groups_beside((one, other), programme, join_groups((one, other), programme), FEWEST, ("f_help", "f_help"))
    for line, value in zip(lines, ("north", "south"), strict=True):
        for dataset, number in ((one, line.numbers[0]), (other, line.numbers[1])):
            group = Selection(programme=(value,))
            assert number.base == group.number_counted(dataset)
            assert number.n == group.with_(theme=("f_help",)).number_counted(dataset)
    assert SUPPRESSED in (lines[1].numbers[0].n, lines[1].numbers[1].n)  # one person of the south, in wave 1


@pytest.mark.parametrize(("unit", "smallest"), [(PEOPLE, 0), (PEOPLE, 3), (FINDINGS, 0), (FINDINGS, 3)])
def test_a_study_beside_itself_shows_no_difference(unit, smallest):
    one, other = (wave_1(smallest).counting(unit, smallest) for _ in range(2))
    pairs = tuple((guess.first, guess.second) for guess in guess_themes(one, other))
    assert len(pairs) == 4
    lines = themes_beside((one, other), pairs, FEWEST)
    assert {line.change for line in lines} <= {Change.SAME, Change.NEITHER, Change.HIDDEN}
    assert [line.numbers[0] for line in lines] == [line.numbers[1] for line in lines]


def test_a_study_beside_an_altered_copy_shows_exactly_the_alterations():
    """One finding on rotas becomes one on peers, and one on help is left out; money stays."""
    changed = [["f_peers", *FINDINGS_1[0][1:]], *FINDINGS_1[1:5], *FINDINGS_1[6:]]
    one, other = (made("W", THEMES_1, rows).counting(FINDINGS, 0) for rows in (FINDINGS_1, changed))
    pairs = tuple((guess.first, guess.second) for guess in guess_themes(one, other))
    assert told(themes_beside((one, other), pairs, FEWEST)) == [
        ("b_rota", 4, 3, Change.FEWER),
        ("b_money", 1, 1, Change.SAME),
        ("f_help", 3, 2, Change.FEWER),
        ("f_peers", 0, 1, Change.APPEARED),
    ]


def test_waves_with_other_words_share_nobody():
    assert overlap(wave_1(), wave_2()) == Overlap.NOTHING
    assert may_stand_beside(wave_1(3).counting(PEOPLE, 3), wave_2(3).counting(PEOPLE, 3), Overlap.NOTHING)


def test_a_copy_with_a_person_more_shares_somebody_and_may_not_stand_beside_where_small_groups_are_hidden():
    more = [*FINDINGS_1, ["f_help", "P07", "south", "Somebody new."]]
    first, second = made("W", THEMES_1, FINDINGS_1, 3), made("W", THEMES_1, more, 3)
    assert overlap(first, second) == Overlap.SOMEBODY
    assert not may_stand_beside(first.counting(PEOPLE, 3), second.counting(PEOPLE, 3), Overlap.SOMEBODY)
    assert not may_stand_beside(first.counting(PEOPLE, 3), second.counting(PEOPLE, 0), Overlap.SOMEBODY)
    assert may_stand_beside(first.counting(PEOPLE, 0), second.counting(PEOPLE, 0), Overlap.SOMEBODY)


def test_the_same_people_are_known_under_other_numbers_and_other_codes():
    renamed = [["f_peers", f"P{10 + int(person[1:])}", *rest] for _, person, *rest in FINDINGS_1]
    assert overlap(wave_1(), made("W", THEMES_1, renamed)) == Overlap.SOMEBODY


def test_one_long_text_is_enough_and_a_short_one_is_not():
    long = "The consultant said there was no time for this, and went."
    for said, shared in ((long, Overlap.SOMEBODY), ("There was no time.", Overlap.NOTHING)):
        first = [*FINDINGS_1, ["b_money", "P01", "north", said]]
        second = [*FINDINGS_2, ["b_space", "P07", "south", said.upper()]]
        assert overlap(made("W", THEMES_1, first), made("W", THEMES_2, second)) == shared


def test_the_very_same_study_is_known():
    assert overlap(wave_1(), wave_1(3)) == Overlap.EVERYTHING
    moved = [[*FINDINGS_1[0][:2], "south", FINDINGS_1[0][3]], *FINDINGS_1[1:]]
    assert overlap(wave_1(), made("W", THEMES_1, moved)) == Overlap.SOMEBODY


def test_studies_that_tie_nobody_share_nobody():
    untied = [[theme, "", *rest] for theme, _, *rest in FINDINGS_1]
    rows = [*untied, ["f_help", "P01", "north", "One more."]]
    dataset = made("W", THEMES_1, rows)
    findings = dataset.tables["findings"].assign(participant_id="")
    alone = replace(dataset, tables=dataset.tables | {"findings": findings}, views={})
    assert overlap(alone, alone) == Overlap.NOTHING
