"""Which theme of one study is which of another: guessed, corrected, written, read again."""

import pytest

from analysis.files.problems import MOST_ALIKE, StudyError
from analysis.files.spelling import MOST_SUGGESTED
from analysis.waves import mapping_file
from analysis.waves.joining import (
    CODE,
    NAME,
    OTHER_KIND,
    SAME,
    Guess,
    guess_themes,
    join,
    join_attributes,
    join_groups,
    without_partner,
)
from analysis.waves.mapping_file import MOST_BYTES, mapping_table, read_mapping
from exports.csv import csv_bytes
from tests.analysis.waves.waves import FINDINGS_1, THEMES_1, made, wave_1, wave_2

ONE, OTHER = wave_1(), wave_2()
PAIRS = (("b_rota", "b_shifts"), ("f_help", "f_help"), ("f_peers", "f_peers"))


def with_themes(*themes: list[str]):
    """A study of these themes, with a finding of the first."""
    return made("Made", list(themes), [[themes[0][0], "P01", "north", "The rota was full."]])


def guessed(first: list[list[str]], second: list[list[str]]) -> list[tuple[str, str, str]]:
    return [(each.first, each.second, each.by) for each in guess_themes(with_themes(*first), with_themes(*second))]


def test_themes_are_joined_by_name_whatever_its_case_and_by_name_and_id():
    assert guess_themes(ONE, OTHER) == (
        Guess("b_rota", "b_shifts", NAME),
        Guess("f_help", "f_help", SAME),
        Guess("f_peers", "f_peers", SAME),
    )
    assert without_partner(ONE, dict(PAIRS)) == ("b_money",)
    assert without_partner(OTHER, dict(PAIRS).values()) == ("b_space",)


def test_each_theme_of_a_study_is_joined_with_itself():
    assert guess_themes(ONE, ONE) == tuple(Guess(theme, theme, SAME) for theme in ("b_rota", "b_money", "f_help", "f_peers"))


def test_blanks_and_hyphens_make_no_other_name():
    assert guessed([["b_a", "barrier", "Night shifts"]], [["b_b", "barrier", " night-Shifts "]]) == [("b_a", "b_b", NAME)]


def test_an_id_alone_joins_and_a_bare_number_does_not():
    assert guessed([["b_time", "barrier", "Time"]], [["b_time", "barrier", "Lack of hours"]]) == [("b_time", "b_time", CODE)]
    assert guessed([["t03", "barrier", "Time"]], [["t03", "barrier", "Money"]]) == []


def test_what_helps_is_not_what_hinders_though_both_are_called_time():
    both = [["b_time", "barrier", "Hours"], ["f_time", "facilitator", "Time"]]
    assert guessed([["b_x", "barrier", "Time"], ["f_x", "facilitator", "Luck"]], both) == []


def test_a_name_joins_across_kinds_of_which_one_study_has_only_its_own():
    assert guessed([["b_x", "barrier", "Time"]], [["m_y", "motivation", "Time"]]) == [("b_x", "m_y", OTHER_KIND)]


def test_a_name_that_two_themes_have_is_not_joined():
    twice = [["b_one", "barrier", "Time"], ["b_two", "barrier", "TIME"]]
    assert guessed([["b_x", "barrier", "Time"]], twice) == []


def test_a_theme_has_one_partner_and_the_one_before_loses_it():
    assert join(PAIRS, "b_money", "b_shifts") == (
        ("f_help", "f_help"),
        ("f_peers", "f_peers"),
        ("b_money", "b_shifts"),
    )
    assert join(PAIRS, "f_help", "") == (("b_rota", "b_shifts"), ("f_peers", "f_peers"))


def test_attributes_and_groups_that_both_have_are_joined_by_their_names():
    attributes = {one.name: other.name for one, other in join_attributes(ONE.filters, OTHER.filters)}
    assert attributes["programme"] == "programme"
    programme = ONE.filters["programme"], OTHER.filters["programme"]
    assert join_groups((ONE, OTHER), programme) == (("north", "north"), ("south", "south"))


def test_mapping_is_written_with_what_has_no_partner_and_read_again():
    table = mapping_table(ONE, [OTHER], [PAIRS])
    assert table.to_numpy().tolist() == [
        ["b_rota", "Rotas", "b_shifts", "ROTAS"],
        ["b_money", "Money", "", ""],
        ["f_help", "Help", "f_help", "Help"],
        ["f_peers", "Peers", "f_peers", "Peers"],
        ["", "", "b_space", "Space"],
    ]
    assert read_mapping("m.csv", csv_bytes(table), ONE, [OTHER]) == (PAIRS,)


def test_mapping_takes_labels_and_semicolons():
    text = "theme;theme_beside\nmoney;SPACE\n;\nb_rota;\n"
    assert read_mapping("m.csv", text.encode(), ONE, [OTHER]) == ((("b_money", "b_space"),),)


def problems_of(text: str) -> list[tuple[str, int, str, str, str]]:
    with pytest.raises(StudyError) as caught:
        read_mapping("m.csv", text.encode(), ONE, [OTHER])
    return [(each.file, each.row, each.column, each.value, each.allowed) for each in caught.value.problems]


def test_each_wrong_cell_is_named_with_row_column_value_and_what_is_allowed():
    assert problems_of("theme,theme_beside\nb_rotas,b_shifts\nf_help,f_halp\n") == [
        ("m.csv", 2, "theme", "b_rotas", "one of b_rota, b_money, f_help, f_peers"),
        ("m.csv", 3, "theme_beside", "f_halp", "one of b_shifts, b_space, f_help, f_peers"),
    ]


def test_only_the_first_wrong_values_are_compared_with_the_known_ones(monkeypatch):
    compared = []
    monkeypatch.setattr(mapping_file, "near", lambda value, known, otherwise: compared.append(value) or otherwise)
    wrong = [f"b_{number}" for number in range(100)]
    text = "theme,theme_beside\n" + "".join(f"{value},\n" for value in wrong)
    assert len(problems_of(text)) == MOST_ALIKE
    assert compared == wrong[:MOST_SUGGESTED]


def test_a_theme_that_is_joined_twice_is_named():
    assert problems_of("theme,theme_beside\nb_rota,b_shifts\nb_money,b_shifts\n") == [
        ("m.csv", 3, "theme_beside", "b_shifts", "each theme in one row only"),
    ]


def test_a_file_of_other_columns_says_which_are_missing():
    assert problems_of("from,to\nb_rota,b_shifts\n") == [
        ("m.csv", 1, "theme", "from, to", "a column theme, once"),
        ("m.csv", 1, "theme_beside", "from, to", "a column theme_beside, once"),
    ]


def test_empty_binary_and_far_too_large_files_are_refused():
    assert [each[2] for each in problems_of("")] == ["theme", "theme_beside"]
    assert problems_of("\x00\x01")[0][0] == "m.csv"
    assert problems_of("theme\n" * (MOST_BYTES // 6 + 1))[0][4] == "at most 1,000,000 bytes"
    assert problems_of("theme,theme_beside\n" + "x,y\n" * 5_000)[0][4] == "at most 5,000 rows"


def test_labels_with_signs_that_start_a_formula_come_back():
    study = made("Signs", [["b_x", "barrier", "=1+1"], *THEMES_1], FINDINGS_1)
    table = mapping_table(study, [study], [(("b_x", "b_x"),)])
    assert read_mapping("m.csv", csv_bytes(table), study, [study]) == ((("b_x", "b_x"),),)
