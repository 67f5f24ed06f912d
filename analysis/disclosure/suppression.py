"""Small groups: which numbers are hidden because fewer people than `dataset.fewest` stand behind them, or would be given away.

A cell is a combination of values of some columns, whether a chart or the filters go by them. A cell is hidden where

1. fewer than `fewest` people are in it, though not nobody;
2. a cell that it is part of is hidden: then also where nobody is in it;
3. it is needed so that a hidden cell cannot be worked out by taking shown ones from each other. For each cell of the first
   kind a second value of each of its columns is chosen, and every combination of the first and second values is hidden.
   The same is done for small cells hidden by (2), unless they are many: so the limits on them stay apart, too;
4. all hidden cells beside it, of one line of a table, hold few people: the whole less what is shown would tell how many. One
   more is hidden, with others as in (3). Cells that are hidden for all values of another column count as one there.

Where people are counted, who can have several values of a column, a cell is also hidden where

5. few people who are part of what it is part of are not in it; or have findings in a list of those who took part, and it has
   all but few of these;
6. it is the smallest of a line whose numbers are all shown and add up to a few more than there are: so many have several.

Why (3) is enough for one cell: adding one at a hidden cell, and taking and adding one in turn at the others chosen with it,
leaves every sum over any column as it was, and by (2) touches no cell of more columns that is shown. So everything shown
would add up as well with another number in the hidden cell. This is the hypercube method of cell suppression (R. D. Repsilber
1994; S. Giessing 2004; A. Hundepool et al., Handbook on Statistical Disclosure Control), over the whole lattice of tables
instead of one. A theme is part of its kind: its second value is another theme of that kind. Participants and the people whom
findings are tied to are the same people: where both tables have the columns, a cell that is small in one is hidden in both.

A group of several values of a column is no cell. It is shown where numbers of single values that are shown tell it anyway; and
of people, who say anything at all where that leaves few nowhere. All other unions of what people say are hidden: from them
could be worked out who has only one of the values, or both.

What the tests find, and nothing beyond it is promised (`tests/analysis/disclosure/test_attack.py`, `test_auditor.py`). On the
invented study and on studies made by chance, with smallest groups of 2, 3 and 5:

- where findings are counted, no group of few people, of any values of up to three columns, is a sum of visible numbers, and no
  cell of few people is left one number by limits (no number is below 0);
- where people are counted, by what each person has one value of and what each can have several of, no number of few people
  who have any, none, all or just some of the values is left one number.

What it does not promise: that limits on a small number stay wide, or never fix one in another study; columns in which one
finding holds a list, such as who is named, where the finding leaves a value out; more than three columns at once, of which the
tests try no unions; the people who took part and have no findings, whose number in the whole study can be told; and what
somebody knows of the people beforehand.
"""

import numpy as np

from analysis.disclosure.distinct_people import MOST_COUNTS, PART_OF, count_distinct, count_rows, values_of, whole_kinds
from analysis.disclosure.tables import Columns, Line, Split, Table, each_value, kind_numbers, tables, without
from analysis.model.dataset import FINDINGS, PEOPLE, Dataset
from analysis.model.memoise import memoise
from analysis.model.rows import FINDINGS as EVERY
from analysis.model.rows import Axis, Rows
from analysis.model.schema import NOT_STATED

Values = dict[str, tuple[str, ...]]  # of each column those wanted, or left
MOST_CELLS = 1_000_000  # where so many values are crossed, next to every group is small: all are hidden
MOST_NARROWED = 5  # columns: few people are left by more, and each doubles the work
MOST_SMALL = 400  # and so they are where so many cells are small


def _hidden(dataset: Dataset, rows: Rows, axes: tuple[Axis, ...] = ()) -> np.ndarray:
    """Whether the number of each group of `rows` is hidden: one dimension an axis, as `count_distinct` counts them.

    A group of several values is shown where single values that are shown tell its number anyway: each of them, or all others
    and what they are part of; of people only where nobody has several. It is never shown where it is itself too small. What
    is no cell is hidden: lists that hold one of some values and one of others, rows chosen by something that is no column. So
    is whatever is narrowed by more than MOST_NARROWED columns.
    """
    shape = tuple(len(groups) for _, groups in axes)
    if not dataset.fewest:
        return np.zeros(shape, dtype=bool)
    known = rows.known
    if rows.otherwise or len(known) > MOST_NARROWED:
        return np.ones(shape, dtype=bool)
    people = count_distinct(dataset, rows, axes)
    hides = np.array((people > 0) & (people < dataset.fewest))
    rule = dataset.counting(FINDINGS, dataset.fewest) if rows.of_people else dataset
    for place in np.ndindex(*shape):
        if not hides[place]:
            wanted = _filtered_further(
                dataset, known, {column: groups[number] for (column, groups), number in zip(axes, place, strict=True)}
            )
            hides[place] = wanted is None or not _is_shown(rule, _named(dataset, rows, wanted), rows.of_people)
    return hides


hidden = memoise(_hidden, MOST_COUNTS)


def _filtered_further(dataset: Dataset, known: Values, by: Values) -> Values | None:
    """The values left of each column where what was filtered by `known` is filtered further; None where that is no cell."""
    wanted = dict(known)
    for column, group in by.items():
        held = known.get(column, group)
        wanted[column] = tuple(value for value in group if value in held)
        silent = {NOT_STATED} in ({*held}, {*group})
        if column in dataset.members and not silent and len(wanted[column]) < min(len({*held}), len({*group})):
            return None
    return wanted


def _named(dataset: Dataset, rows: Rows, wanted: Values) -> Values:
    """The same by the names that the columns have in the findings."""
    if not rows.of_people:
        return wanted
    of_findings = {own: column for column, own in dataset.of_people.items()}
    return {of_findings[column]: values for column, values in wanted.items()}


def _is_shown(dataset: Dataset, wanted: Values, listed: bool = False) -> bool:
    """Whether the number of a cell is shown; of a cell with several values of a column, whether it can be known anyway.

    `listed`: it is of participants, who have one value of each column.
    """
    if any(not values for values in wanted.values()):
        return True  # nothing can be in it
    several = next((column for column, values in wanted.items() if len(values) > 1), None)
    if several is None:
        return not _is_hidden(dataset, wanted)
    if several in PART_OF and PART_OF[several] not in wanted and (kinds := whole_kinds(dataset, wanted[several])):
        return _is_shown(dataset, {**_without(wanted, several), PART_OF[several]: kinds}, listed)
    return _is_shown_group(dataset, wanted, several, listed)


def _is_shown_group(dataset: Dataset, wanted: Values, column: str, listed: bool) -> bool:
    """The same of a cell with several values of this column: whether single values that are shown tell its number."""
    rest, whole = _without(wanted, column), values_of(dataset, column)
    asked, others = set(whole) & {*wanted[column]}, set(whole) - {*wanted[column]}

    def all_shown(values: set[str]) -> bool:
        return all(_is_shown(dataset, {**wanted, column: (value,)}, listed) for value in values)

    if not others or listed or _each_has_one(dataset, column):
        return (bool(others) and all_shown(asked)) or (_is_shown(dataset, rest, listed) and all_shown(others))
    if not _is_shown(dataset, rest, listed):
        return False
    if others == {NOT_STATED} and dataset.unit != PEOPLE:  # a finding that names nothing names nothing else
        return all_shown(others)
    if others == {NOT_STATED} and all(len(values) == 1 for values in rest.values()):
        return _says_anything_is_shown(dataset, tuple(sorted(rest)), column)
    if not all_shown(others):
        return False
    people = dict(zip(whole, _people(dataset, rest, column), strict=True))
    if not any(people[value] for value in others):
        return True
    return all_shown(asked) and (sum(people[value] > 0 for value in asked) < 2 or _adds_up(dataset, rest, column))


def _people(dataset: Dataset, wanted: Values, column: str = "") -> np.ndarray:
    """How many people have these values; by each value of a column, where one is named."""
    columns = tuple(sorted((*wanted, *([column] if column else []))))
    if all(len(values) == 1 and values[0] in values_of(dataset, name) for name, values in wanted.items()):
        findings = dataset.counting(FINDINGS, dataset.fewest)  # whose cells are counted already
        cells = count_distinct(findings, EVERY, each_value(dataset, columns))
        places = [slice(None) if each == column else values_of(dataset, each).index(wanted[each][0]) for each in columns]
        return np.asarray(cells[tuple(places)])
    axes = (*_one_group(wanted), *(each_value(dataset, (column,)) if column else ()))
    return count_distinct(dataset, EVERY, axes).ravel()


def _one_group(wanted: Values) -> tuple[Axis, ...]:
    return tuple((column, (values,)) for column, values in wanted.items())


def _each_has_one(dataset: Dataset, column: str) -> bool:
    """Whether whatever is counted has one value of a column: a person of what is theirs, a finding of what is no list."""
    return column not in dataset.finding_columns or (dataset.unit != PEOPLE and column not in dataset.members)


def _adds_up(dataset: Dataset, rest: Values, column: str) -> bool:
    """Whether nothing that is counted has several values of a column, where the others are `rest`."""
    if dataset.unit == PEOPLE:
        return bool(_people(dataset, rest, column).sum() == _people(dataset, rest).sum())
    one, each = _one_group(rest), each_value(dataset, (column,))
    return bool(count_rows(dataset, EVERY, one).sum() == count_rows(dataset, EVERY, (*one, *each)).sum())


@memoise
def _says_anything_is_shown(dataset: Dataset, columns: Columns, column: str) -> bool:
    """Whether it is shown, in a table of all values of `columns`, how many people say anything in `column`.

    It is where that leaves few people nowhere: of all, who say nothing; of those who say something, who have not some value,
    or have several. What holds of one cell has to hold of all, for they can add up.
    """
    table, names = tables(dataset, columns)[0], values_of(dataset, column)
    told = tuple(value for value in names if value != NOT_STATED)
    says = count_distinct(dataset, EVERY, (*each_value(dataset, columns), (column, (told,))))[..., 0]
    each = count_distinct(dataset, EVERY, (*each_value(dataset, columns), *each_value(dataset, (column,))))
    each = each[..., [names.index(value) for value in told]]
    known = ~hidden_cells(dataset, columns)
    few = table.few(says) | table.few(table.people - says) | table.few(each.sum(axis=-1) - says)
    few |= (table.few(says[..., None] - each) & (each > 0)).any(axis=-1)
    for axis in range(len(columns)):
        rest = without(columns, axis)
        if not _says_anything_is_shown(dataset, rest, column):
            return False
        above = count_distinct(dataset, EVERY, (*each_value(dataset, rest), (column, (told,))))[..., 0]
        few |= table.few(np.expand_dims(above, axis) - says) & (says > 0)
    return not bool((few & known).any())


def _without(wanted: Values, column: str) -> Values:
    return {each: values for each, values in wanted.items() if each != column}


def _is_hidden(dataset: Dataset, cell: Values) -> bool:
    if any(value not in values_of(dataset, column) for column, (value,) in cell.items()):
        return False  # nothing can be in it
    if "theme_id" in cell and "kind" in cell:
        if dataset.kind_of.get(cell["theme_id"][0]) != cell["kind"][0]:
            return False  # nor here
        cell = _without(cell, "kind")
    columns = tuple(sorted(cell))
    place = tuple(values_of(dataset, column).index(cell[column][0]) for column in columns)
    return bool(hidden_cells(dataset, columns)[place])


@memoise
def hidden_cells(dataset: Dataset, columns: Columns) -> np.ndarray:
    """Which cells of all values of `columns` (as the findings call them, sorted) are hidden; without any, whether all is.

    Where people are counted: those that are hidden where findings are, and more.
    """
    shape = tuple(len(values_of(dataset, column)) for column in columns)
    if np.prod(shape) > MOST_CELLS:
        return np.ones(shape, dtype=bool)
    if dataset.unit == PEOPLE:
        return _hidden_of_people(dataset, columns, shape)
    above = _hidden_above(dataset, columns, shape)
    both = tables(dataset, columns)
    small = [table.few(table.people) for table in both]
    hides = np.asarray(np.logical_or.reduce([above, *small]))
    if not columns:
        return hides
    for table, cells in zip(both, small, strict=True):
        first, others = (np.argwhere(each) for each in (cells & ~above, cells & above))
        if len(first) > MOST_SMALL or not all(table.protect(hides, tuple(cell)) for cell in first):
            return np.ones(shape, dtype=bool)
        if len(first) + len(others) <= MOST_SMALL:
            for cell in others:
                table.protect(hides, tuple(cell), fewer=True)
    return _with_lines(dataset, both, hides)


def _hidden_of_people(dataset: Dataset, columns: Columns, shape: tuple[int, ...]) -> np.ndarray:
    """The same where people are counted: also what few of the people do not have, and what would tell who has several."""
    findings = dataset.counting(FINDINGS, dataset.fewest)
    above = hidden_cells(findings, columns) | _hidden_above(dataset, columns, shape)
    if not columns or above.all():
        return np.asarray(above)
    told, *listed = tables(findings, columns)
    few = told.leaves_few()
    for each in listed:
        few |= told.few(each.people - told.people) & (told.people > 0)
    hides, first = above | few, np.argwhere(few & ~above)
    if len(first) > MOST_SMALL or not all(
        told.protect(hides, cell, told.adds_up(cell), fewer=True) for cell in map(tuple, first)
    ):
        return np.ones(shape, dtype=bool)
    return _with_lines(dataset, [told], hides)


def _with_lines(dataset: Dataset, both: list[Table], hides: np.ndarray) -> np.ndarray:
    """The hidden cells, and one more in each line that tells of few people; again, until there is none."""
    of_people, before = dataset.unit == PEOPLE, None
    while before is None or (hides != before).any():
        before = hides.copy()
        for table, split in [(each, split) for each in both for split in each.splits]:
            for line in _lines_that_tell(dataset, table, split, hides):
                cells = table.shown_of(line, split, hides)
                if not cells or (hides[line] != before[line]).any():
                    continue  # all of it is hidden, or more than before: it is looked at again
                if not any(
                    table.protect(hides, cell, table.adds_up(cell) if of_people else None, fewer=True) for cell in cells
                ):
                    return np.ones_like(hides)
    return hides


def _lines_that_tell(dataset: Dataset, table: Table, split: Split, hides: np.ndarray) -> list[Line]:
    """The lines of a split that tell of few people though what they are part of is shown."""
    shown = ~split.of(hidden_cells(dataset, split.columns))
    tells = table.hidden_are_few(split, hides)
    if dataset.unit == PEOPLE:
        tells |= table.few_have_several(split, hides)
    elif split.taken is None:
        for axis in range(len(split.columns)):
            above = hidden_cells(dataset, without(table.columns, axis if axis < split.axis else axis + 1))
            tells |= table.hidden_elsewhere_are_few(split, axis, above, hides)
    return [(*place[: split.axis], slice(None), *place[split.axis :]) for place in np.argwhere(shown & tells).tolist()]


def _hidden_above(dataset: Dataset, columns: Columns, shape: tuple[int, ...]) -> np.ndarray:
    """The cells that are part of a hidden one: of the table without one of the columns, or with the kind for the theme."""
    hides = np.zeros(shape, dtype=bool)
    for axis, column in enumerate(columns):
        rest = without(columns, axis)
        above = np.expand_dims(hidden_cells(dataset, rest), axis)
        if column in PART_OF:
            with_kind = tuple(sorted((*rest, PART_OF[column])))
            kinds = np.moveaxis(hidden_cells(dataset, with_kind), with_kind.index(PART_OF[column]), axis)
            above = above | np.take(kinds, kind_numbers(dataset, column), axis=axis)
        hides |= above
    return hides
