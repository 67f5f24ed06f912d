"""What counts: an engine is asked for numbers of a study's rows, and for the few rows that are read."""

from typing import NamedTuple, Protocol

import numpy as np
import pandas as pd

from analysis.model.rows import Axis, Rows


class OfOne(NamedTuple):
    """Of the findings tied to anybody, in each group: how many, of how many people, and how many of the one with most."""

    findings: np.ndarray
    people: np.ndarray
    most: np.ndarray


class Engine(Protocol):
    """Counts rows group by group: one dimension an axis, a number without any. A row is in each group of which it has a value.

    Raises KeyError where people are asked for and findings are not tied to them.
    """

    def findings(self, rows: Rows, axes: tuple[Axis, ...] = ()) -> np.ndarray:
        """How many rows are in each group."""

    def people(self, rows: Rows, axes: tuple[Axis, ...] = ()) -> np.ndarray:
        """How many different people: each once in a group, nobody for findings tied to nobody; participants are one each."""

    def people_along(self, rows: Rows, axes: tuple[Axis, ...], inside: np.ndarray, axis: int) -> np.ndarray:
        """How many different people are in the groups of each line along an axis, of those groups that are `inside`."""

    def of_one(self, rows: Rows, axes: tuple[Axis, ...] = ()) -> OfOne:
        """How far the findings of each group rest on one person."""

    def profiles(self, rows: Rows, axis: Axis) -> tuple[np.ndarray, np.ndarray]:
        """How many findings each person has in each group, once for all people who have the same: a row each, those that most
        people have first; and how many these are."""

    def in_groups(self, rows: Rows, axes: tuple[Axis, ...], inside: np.ndarray) -> np.ndarray:
        """For each of the rows, in order, whether any of the groups that it is in is `inside`."""

    def take(self, rows: Rows, start: int = 0, stop: int | None = None, by: str = "") -> pd.DataFrame:
        """The rows themselves, from number `start` up to `stop`: in the order of the study, or of the values of a column."""
