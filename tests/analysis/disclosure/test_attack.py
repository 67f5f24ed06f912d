"""What is hidden stays hidden from whoever adds and takes all the numbers that a page can show, and knows none is below 0."""

from dataclasses import replace

import numpy as np
import pytest

from analysis.disclosure.microdata import releasable
from analysis.files.open_study import open_study
from analysis.selection import Selection
from tests.analysis.chosen import cells as told
from tests.analysis.disclosure.attack import OF_FINDINGS, Seen, look, pinned, told_groups, workable
from tests.analysis.made_studies import EXAMPLE, by_chance, study

COLUMNS = [
    ("programmes", "sponsor_support", "experience", "voice"),
    ("programmes", "specialties", "experience"),
    ("theme_id", "sponsor_support", "experience"),
    ("actors", "theme_id", "experience"),
]
STUDIES = [  # seed, people, findings of each, smallest group, how uneven
    (0, 12, 1, 2, 0.6),
    (1, 25, 3, 3, 0.3),
    (2, 40, 1, 5, 0.9),
    (3, 60, 4, 2, 0.3),
    (4, 100, 1, 3, 0.5),
    (5, 200, 2, 5, 0.6),
    (6, 181, 1, 3, 0.3),
    (7, 150, 1, 2, 0.9),
]


def table(rows: list[list[int | None]]) -> Seen:
    """A table of two columns with its sums, as it would be seen with nothing but these cells hidden."""
    values = {"x": tuple(f"x{place}" for place in range(len(rows))), "y": tuple(f"y{place}" for place in range(len(rows[0])))}
    cells = {
        (("x", x), ("y", y)): number
        for x, row in zip(values["x"], rows, strict=True)
        for y, number in zip(values["y"], row, strict=True)
    }
    return Seen(("x", "y"), values, cells, [], {})


def with_sums(seen: Seen, x: list[int], y: list[int]) -> Seen:
    sums = {
        ((name, value),): number
        for name, held in (("x", x), ("y", y))
        for value, number in zip(seen.values[name], held, strict=True)
    }
    return Seen(seen.columns, seen.values, {(): sum(x), **sums, **seen.cells}, [], {})


def test_the_attack_finds_a_cell_that_is_hidden_alone():
    assert workable([with_sums(table([[None, 4], [5, 6]]), [5, 11], [6, 10])]) == {(("x", "x0"), ("y", "y0"))}
    assert pinned(with_sums(table([[None, 4], [5, 6]]), [5, 11], [6, 10])) == {(("x", "x0"), ("y", "y0"))}


def test_the_attack_finds_nothing_in_a_square_that_can_change():
    seen = with_sums(table([[None, None, 4], [None, None, 5], [7, 8, 9]]), [8, 13, 24], [12, 15, 18])
    assert not workable([seen])
    assert not pinned(seen)


def test_limits_find_what_adding_does_not():
    seen = with_sums(table([[None, None], [None, None]]), [1, 9], [10, 0])
    assert not workable([seen])
    assert pinned(seen) == set(seen.cells) - {key for key, number in seen.cells.items() if number is not None}


def test_a_group_of_two_values_gives_away_the_third():
    seen = table([[None, None, None]])
    groups = [({"y": ("y0", "y1")}, 7)]
    cells = {(): 9, **seen.cells}
    assert (("x", "x0"), ("y", "y2")) in workable([Seen(seen.columns, seen.values, cells, groups, {})])


@pytest.mark.parametrize("columns", COLUMNS, ids=" ".join)
@pytest.mark.parametrize("study", STUDIES, ids=str)
def test_no_small_group_can_be_worked_out(study, columns):
    seed, people, each, fewest, uneven = study
    seen = look(by_chance(seed, people, each, uneven).counting("people" if each == 1 else "findings", fewest), columns)
    small = set(seen.hidden(fewest))
    assert small  # there is something to protect
    assert all(seen.cells[cell] is None for cell in small)
    assert not workable([seen]) & small
    assert not pinned(seen) & small


def test_the_attack_finds_a_group_of_several_values_that_is_left_over():
    dataset = study(
        *[(9, {"sponsor_support": level, "experience": "negative"}) for level in ("supported", "mixed", "unsupported")],
        (9, {"sponsor_support": "supported", "experience": "positive"}),
        (1, {"sponsor_support": "mixed", "experience": "positive"}),
        unit="findings",
    )
    whole = look(dataset.counting("findings", 0), ("experience", "sponsor_support"))
    some = {cell: number for cell, number in whole.cells.items() if len(cell) < 2 or number != 1}
    small, told = told_groups(dataset, replace(whole, cells=some, groups=[]))
    mixed = {"experience": ("positive",), "sponsor_support": ("mixed",)}
    assert (small, mixed in told) == (2, True)  # with who is positive and mixed or unsupported, of whom there is none


@pytest.mark.parametrize(
    "columns", [("programmes", "sponsor_support", "experience"), ("specialties", "experience", "sponsor_support")]
)
@pytest.mark.parametrize(
    ("seed", "people", "each", "fewest", "uneven"),
    [(2, 25, 3, 3, 0.5), (6, 55, 1, 3, 0.3), (7, 60, 1, 5, 0.5), (9, 80, 3, 3, 0.6), (3, 30, 1, 5, 0.9), (1, 20, 3, 2, 0.3)],
)
def test_nor_can_a_small_group_of_several_values(seed, people, each, fewest, uneven, columns):
    dataset = by_chance(seed, people, each, uneven).counting("findings", fewest)
    small, told = told_groups(dataset, look(dataset, columns))
    assert small
    assert not told


@pytest.mark.parametrize(
    ("seed", "people", "each", "fewest", "uneven", "column"),
    [
        (76, 200, 2, 3, 0.3, "specialties"),
        (171, 181, 2, 2, 0.3, "specialties"),
        (204, 60, 1, 2, 0.6, "sponsor_support"),
        (127, 100, 2, 3, 0.5, "sponsor_support"),
    ],
)
def test_nor_where_limits_left_one_number_once(seed, people, each, fewest, uneven, column):
    seen = look(by_chance(seed, people, each, uneven).counting("findings", fewest), ("experience", "programmes", column))
    assert not pinned(seen) & set(seen.hidden(fewest))


@pytest.mark.parametrize("unit", ["people", "findings"])
@pytest.mark.parametrize("fewest", [2, 3])
def test_nor_in_the_example_study(unit, fewest):
    dataset = open_study(EXAMPLE).counting(unit, fewest)
    for columns in [
        ("programmes", "rated_support", "voice"),
        ("theme_id", "experience", "sponsor_support"),
        ("kind", "programmes"),
    ]:
        seen = look(dataset, columns)
        small = set(seen.hidden(fewest))
        assert all(seen.cells[cell] is None for cell in small)
        if unit == "findings":  # a person has several, so people do not add up
            assert not workable([seen]) & small
            assert not pinned(seen) & small


@pytest.mark.parametrize("study", STUDIES[:5], ids=str)
def test_kinds_do_not_give_away_their_themes_nor_themes_their_kind(study):
    seed, people, each, fewest, uneven = study
    dataset = by_chance(seed, people, each, uneven).counting("findings", fewest)
    seen = [look(dataset, (column, "sponsor_support", "experience")) for column in ("kind", "theme_id")]
    small = {cell for each in seen for cell in each.hidden(fewest)}
    assert small
    assert not workable(seen, {kind: dataset.themes_of(kind) for kind in dataset.labels["kind"]}) & small


@pytest.mark.parametrize("study", [study for study in STUDIES if study[2] == 1], ids=str)
def test_the_list_of_people_and_their_findings_do_not_give_each_other_away(study):
    seed, people, _, fewest, uneven = study
    dataset = by_chance(seed, people, 1, uneven).counting("people", fewest)
    told = look(dataset, ("programmes", "specialties", "experience"))
    listed_people = look(dataset, ("programme", "specialty", "setting"), rows="listed")
    small = {*told.hidden(fewest), *listed_people.hidden(fewest)}
    assert small
    both = {tuple((OF_FINDINGS.get(column, column), value) for column, value in cell) for cell in small}
    for each in (told, listed_people):
        named = {tuple((OF_FINDINGS.get(column, column), value) for column, value in cell): n for cell, n in each.cells.items()}
        assert all(named.get(cell) is None for cell in both)
    assert not workable([told, listed_people]) & small


@pytest.mark.parametrize("study", STUDIES[:6], ids=str)
def test_groups_that_people_share_leave_no_few_when_a_part_is_taken(study):
    seed, people, each, fewest, uneven = study
    dataset = by_chance(seed, people, max(each, 3), uneven).counting("people", fewest)
    for column in ("experience", "sponsor_support", "actors"):
        seen = look(dataset, (column, "programmes"), most=2)
        for group, number in seen.groups:
            values, other = group.get(column, ()), group.get("programmes", ())
            if len(values) < 2 or len(other) > 1 or set(values) == set(seen.values[column]):
                continue
            rest = {"programmes": other[0]} if other else {}
            have = {value: _who(dataset, column, value, other) for value in values}
            everybody = set().union(*have.values())
            assert number == len(everybody)
            if sum(map(len, have.values())) == number:
                continue  # nobody has two: the parts add up
            shown = [value for value in values if seen.cells[tuple(sorted({**dict.fromkeys([column], value), **rest}.items()))]]
            for value in shown:
                assert len(everybody - have[value]) not in range(1, fewest)
            if len(shown) == 2 == len(values):
                assert len(have[values[0]] & have[values[1]]) not in range(1, fewest)


def _who(dataset, column: str, value: str, programme: tuple[str, ...]) -> set[int]:
    rows = told(dataset)
    rows = rows[rows["programmes"].astype(str).isin(programme)] if programme else rows
    return set(rows.loc[rows[column].astype(str) == value, "person"])


@pytest.mark.parametrize(
    "dataset", [open_study(EXAMPLE), by_chance(1, 25, 3, 0.3), by_chance(5, 200, 2)], ids=["example", "25", "200"]
)
@pytest.mark.parametrize("unit", ["people", "findings"])
def test_a_list_says_no_more_than_each_record_says_of_itself(dataset, unit):
    counted = dataset.counting(unit, 3)
    whole = releasable(counted)
    columns = {
        "programme": "programmes",
        "specialty": "specialties",
        "sponsor_support": "sponsor_support",
        "experience": "experience",
    }
    columns |= {"kind": "kind", "theme": "theme_id", "voice": "voice", "actor": "actors"}
    for name, column in columns.items():
        for value in sorted({each for cell in dataset.findings[column].astype(str) for each in cell.split(";")}):
            found = Selection(**{name: (value,)}).apply(counted)
            says = [value in cell.split(";") for cell in whole[column].astype(str)]
            assert found["finding_id"].tolist() == whole.loc[says, "finding_id"].tolist()


@pytest.mark.parametrize("dataset", [open_study(EXAMPLE), by_chance(4, 100, 2, 0.5)], ids=["example", "100"])
def test_no_record_says_that_it_is_in_a_hidden_cell(dataset):
    counted = dataset.counting("findings", 3)  # a list tells how many findings there are, whatever is counted beside it
    whole = releasable(counted)
    for columns in [("programmes", "sponsor_support", "experience"), ("experience", "sponsor_support", "theme_id")]:
        seen = look(counted, columns)
        says = {
            (column, value): np.array([value in cell.split(";") for cell in whole[column].astype(str)])
            for column in columns
            for value in seen.values[column]
        }
        for cell, number in seen.cells.items():
            if number is None:
                assert not np.logical_and.reduce([says[each] for each in cell]).any(), cell
