"""What counts: an engine is asked for numbers of a study's rows, and for the few rows that are read."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
import pandas as pd

from analysis.model.rows import Axis, Rows


class OfOne(NamedTuple):
    """Of the findings tied to anybody, in each group: how many, of how many people, and how many of the one with most."""

    findings: np.ndarray
    people: np.ndarray
    most: np.ndarray


GONE, MEMORY, TIME, STOPPED = "gone", "memory", "time", "stopped"  # why an engine did not answer


class EngineError(RuntimeError):
    """That an engine did not answer; `why`: GONE, it had too little MEMORY, it took too much TIME, or the
    reader STOPPED it. Nothing was counted."""

    def __init__(self, why: str):
        super().__init__(why)
        self.why = why


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

    def combinations(self, columns: tuple[str, ...]) -> tuple[pd.DataFrame, np.ndarray]:
        """Every combination of cells that findings have in some columns, a row each; and how many have it."""

    def says_nothing(self, columns: tuple[str, ...]) -> tuple[str, ...]:
        """Those of these columns of the findings in which nothing is said: all cells are empty, or hidden."""

    def listing(self, says: pd.DataFrame, silent: Sequence[str], unsaid: Sequence[str], is_quote: bool) -> "Engine":
        """The engine of the findings as they may be read, called L1, L2, … in an order that tells nothing.

        `says`: each combination of cells of some columns; and, under ‘says’ and its name, whether a finding says each. What it
        does not say is 'hidden', as the columns `silent` are; the texts and numbers `unsaid` are empty. Where it `is_quote`,
        findings that are nothing but a quote are not among them.
        """

    def take(self, rows: Rows, start: int = 0, stop: int | None = None, by: str = "") -> pd.DataFrame:
        """The rows themselves, from number `start` up to `stop`: in the order of the study, or of the values of a column."""
