"""The study being shown, opened once per process."""

import os
from functools import cache
from pathlib import Path

from analysis.study import Dataset, open_study

BUILT_IN = Path(__file__).parent.parent / "data"


@cache
def shown_study() -> Dataset:
    """The study of the STUDY environment variable, else the built-in one. Raises StudyError."""
    return open_study(Path(os.environ.get("STUDY") or BUILT_IN))
