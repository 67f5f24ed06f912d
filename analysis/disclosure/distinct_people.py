"""How many rows, and how many people, there are group by group: a person counts once in each group, however often quoted."""

import numpy as np

from analysis.engines.of_study import engine_of
from analysis.model.dataset import Dataset
from analysis.model.memoise import memoise
from analysis.model.rows import Axis, Rows
from analysis.model.schema import NOT_STATED

MOST_COUNTS = 2000  # that are kept of one function for one study: a page asks for some fifty
PART_OF = {"theme_id": "kind"}


def values_of(dataset: Dataset, column: str) -> list[str]:
    """Every value that a code or list column can have, not_stated among them."""
    return list(dict.fromkeys([*dataset.labels[dataset.codes_of.get(column, column)], NOT_STATED]))


def whole_kinds(dataset: Dataset, themes: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds that `themes` are all themes of; none where they leave out one."""
    kinds = tuple(dict.fromkeys(dataset.kind_of[theme] for theme in themes if theme in dataset.kind_of))
    return kinds if set(themes) == {theme for kind in kinds for theme in dataset.themes_of(kind)} else ()


def _distinct(dataset: Dataset, rows: Rows, axes: tuple[Axis, ...] = ()) -> np.ndarray:
    """The people in each group of `rows`: one dimension an axis, a number without any.

    Participants are one person each. Findings tied to nobody count for nobody. Raises KeyError for findings of a study in
    which none is tied.
    """
    return _fixed(engine_of(dataset).people(rows, axes))


def _rows_in(dataset: Dataset, rows: Rows, axes: tuple[Axis, ...] = ()) -> np.ndarray:
    """The rows in each group, in the same way."""
    return _fixed(engine_of(dataset).findings(rows, axes))


count_distinct, count_rows = memoise(_distinct, MOST_COUNTS), memoise(_rows_in, MOST_COUNTS)


def _fixed(counted: np.ndarray) -> np.ndarray:
    counted.setflags(write=False)
    return counted
