"""The same as `look`, for files that anyone may have sent: looked at and read in a process of its own, within limits.

A file has as many seconds as an upload (`analysis.files.upload_worker`), and more for rows that have really been read.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

from analysis.files.open_study import Opened, arrange
from analysis.files.own_process import Spare
from analysis.files.package_json import DESCRIPTOR_FILE
from analysis.files.problems import Notice, Problem, StudyError
from analysis.files.read_tables import Progress, read_source, untold
from analysis.files.rows import Grid
from analysis.files.sources import Part, Source
from analysis.files.upload_worker import SECONDS, Allow, Longest, Work, ask, made_of, serve
from analysis.importing.look import Looked, Made, look, make
from analysis.importing.mapping import Mapping
from analysis.importing.receipt import Receipt

LOOK, MAKE = "look", "make"
ROWS_A_SECOND = 8_000  # rows, read twice, for which a worker gets a second more
MOST_SECONDS = 20.0
LONGEST = Longest(60.0, f"{SECONDS:g} seconds, and one more for each {ROWS_A_SECOND:,} rows that are read")
Files = Sequence[tuple[str, bytes]]
spare = Spare(__name__)


def look_apart(files: Files, progress: Progress = untold) -> Looked:
    """What the files hold and how they may be read. Raises StudyError where that takes too long or too much memory."""
    given = _given(LOOK, files, None)
    return ask(spare, _name(files), given, lambda said, frames: made_of(Looked, said), progress, LONGEST)


def make_apart(files: Files, mapping: Mapping | None = None, progress: Progress = untold) -> Made:
    """The study that the files make, and its receipt. Raises StudyError where that takes too long or too much memory."""
    return ask(spare, _name(files), _given(MAKE, files, mapping), _made, progress, LONGEST)


def open_import(files: Files, mapping: Mapping | None = None, progress: Progress = untold) -> Opened:
    """The study that the files make, opened. Raises StudyError with every problem of the files, or of the study."""
    return open_made(make_apart(files, mapping, progress), progress)


def open_made(made: Made, progress: Progress = untold) -> Opened:
    """The study that was made, checked and opened as any other. Raises StudyError with every problem."""
    if made.package is None or made.raw is None:
        raise StudyError(made.problems, made.notices)
    parts = {f"{name}.csv": Part(f"{name}.csv", _grid(frame), max(1, len(frame))) for name, frame in made.raw.items()}
    package = json.dumps(made.package, ensure_ascii=False).encode("utf-8", "replace")
    source = Source(DESCRIPTOR_FILE, "file", package, parts, made.notices)
    return arrange(read_source(source, progress), progress)


def _grid(frame: pd.DataFrame):
    return lambda told: Grid(tuple(frame.columns), frame)


def _name(files: Files) -> str:
    return files[0][0] if files else ""


def _given(what: str, files: Files, mapping: Mapping | None) -> list[bytes]:
    """Two messages: what is asked, and the files one after the other."""
    names = [(name, len(content)) for name, content in files]
    asked = {"what": what, "names": names, "mapping": None if mapping is None else asdict(mapping), "seconds": SECONDS}
    return [json.dumps(asked).encode(), b"".join(content for _, content in files)]


def _made(said: Any, frames: list[pd.DataFrame]) -> Made:
    is_study = said["package"] is not None
    return Made(
        receipt=made_of(Receipt | None, said["receipt"]),
        package=made_of(dict, said["package"]) if is_study else None,
        raw=dict(zip(made_of(tuple[str, ...], said["tables"]), frames, strict=True)) if is_study else None,
        problems=made_of(tuple[Problem, ...], said["problems"]),
        notices=made_of(tuple[Notice, ...], said["notices"]),
    )


@dataclass
class _Clock:
    """How many seconds a worker has: more for each row that it reads, which it tells of."""

    begin: float
    progress: Progress
    rows: int = 0

    def seconds(self) -> float:
        """The seconds so far."""
        return self.begin + self.rows / ROWS_A_SECOND

    def told(self, rows: int) -> None:
        """That so many more rows have been read."""
        self.rows += rows
        self.progress(f"{self.rows:,} rows read", min(0.75, self.rows / 400_000))


def main() -> None:
    """Wait for files, look at them or read them within the limits, and answer."""
    import openpyxl  # noqa: F401  what a file may need is loaded before it comes

    serve(_work, 2)


def _work(given: list[bytes], allow: Allow, progress: Progress) -> Work:
    asked = json.loads(given[0])
    clock = _Clock(asked["seconds"], progress)
    allow(clock.seconds, max(MOST_SECONDS, asked["seconds"]))
    files, start = [], 0
    for name, length in asked["names"]:
        files.append((name, given[1][start : start + length]))
        start += length
    given.clear()
    if asked["what"] == LOOK:
        return asdict(look(files, clock.told)), []
    mapping = None if asked["mapping"] is None else made_of(Mapping, asked["mapping"])
    made = make(files, mapping, clock.told)
    raw = made.raw or {}
    told = {
        "receipt": None if made.receipt is None else asdict(made.receipt),
        "package": made.package,
        "tables": list(raw),
        "problems": [asdict(each) for each in made.problems],
        "notices": [asdict(each) for each in made.notices],
    }
    return told, list(raw.values())
