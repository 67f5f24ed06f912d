"""How much memory the studies that visitors open for themselves may take together, with the files that are still to be read.

What is open is never dropped for somebody who comes later: who comes once the budget is used up is told so. A study gives its
place back when nothing holds it any more, which is when its visit ends or shows another study.
"""

import gc
import logging
from collections.abc import Callable, Mapping
from functools import cache
from threading import BoundedSemaphore, RLock
from typing import Any
from weakref import WeakKeyDictionary

import pandas as pd

from analysis.files.open_study import Opened
from analysis.files.own_process import turn
from analysis.files.problems import StudyError
from analysis.model.dataset import Dataset
from ui.settings import own_studies_bytes
from ui.streamlit_internals import unread_bytes

log = logging.getLogger("study")
AT_ONCE = 2  # files that are opened at the same time, as many as there are readers
# Bytes in memory, as measured: of a study of 2,000 findings 6 MB, of one of 100,000 findings 77 MB, once all charts were drawn
LEAST, OF_TABLES = 4_000_000, 2.5  # what a study takes for a start, then so many times what its tables take
OF_FILE = 6  # so many times its bytes a file is expected to take, before that is known


class FullError(StudyError):
    """The budget has no room for another study: nothing is wrong with it."""

    def __init__(self) -> None:
        log.warning("own study refused: no room for it")
        super().__init__(())


class Budget:
    """At most so many bytes for own studies, for those that are being opened, and for files that are `unread`."""

    def __init__(self, most: int, unread: Callable[[], int] = unread_bytes):
        self._most, self._unread = most, unread
        self._expected: float = 0
        self._held: WeakKeyDictionary[Any, float] = WeakKeyDictionary()
        self._lock, self._opening = RLock(), BoundedSemaphore(AT_ONCE)

    def used(self) -> float:
        """The bytes that are taken."""
        return self._expected + sum(self._held.values()) + self._unread()

    def has_room(self, size: float) -> bool:
        """Whether so many bytes more may come. Before it says no, what nothing holds any more is let go."""
        if self.used() + size <= self._most:
            return True
        gc.collect()
        return self.used() + size <= self._most

    def open(
        self, size: int, open_study: Callable[[], Opened], waiting: Callable[[], object] = lambda: None, least: float = LEAST
    ) -> Opened:
        """What `open_study` makes of a file of so many bytes; its place is kept for as long as the study is held. While others
        are opened `waiting` is called now and then. `least`: the bytes that the study is known to take.

        Raises FullError where there is no place, before the file is read or once it is known what it takes, or where others are
        opened for too long; and what `open_study` and `waiting` raise."""
        expected = max(least, OF_FILE * size)
        with self._lock:
            if not self.has_room(expected - size):  # the file itself is among the unread
                raise FullError
            self._expected += expected
        try:
            with turn(self._opening, waiting):
                opened = open_study()
        except TimeoutError:
            raise FullError from None
        finally:
            with self._lock:
                self._expected -= expected
        with self._lock:
            weight = weight_of(opened.dataset)
            if not self.has_room(weight - size):
                raise FullError
            self._held[opened.dataset] = weight
        return opened

    def take(self, holder: object, size: float, already: float = 0) -> None:
        """Keep a place of so many bytes for as long as `holder` is held; of these so many are `already` counted. Raises
        FullError."""
        with self._lock:
            if not self.has_room(size - already):
                raise FullError
            self._held[holder] = size

    def hold(self, dataset: Dataset) -> None:
        """Keep a place for a study that was made of one that is open, whether or not there is room: nothing open is dropped."""
        with self._lock:
            self._held[dataset] = weight_of(dataset)


def weight_of(dataset: Dataset) -> float:
    """About the bytes that a study takes once its pages have been looked at."""
    return LEAST + OF_TABLES * bytes_of(dataset.tables)


def bytes_of(tables: Mapping[str, pd.DataFrame]) -> int:
    """The bytes that some tables take."""
    return sum(int(table.memory_usage(deep=True).sum()) for table in tables.values())


@cache
def budget() -> Budget:
    """The one of this server. Raises ValueError where its environment has no number for it."""
    return Budget(own_studies_bytes())
