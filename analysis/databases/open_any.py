"""Open a study from wherever the server is told to: in memory, or counted in a database where its findings are in one."""

from pathlib import Path

from analysis.engines.address import is_address
from analysis.files.open_study import Opened, open_path
from analysis.files.read_tables import Progress, untold

ENDING = ".duckdb"


def open_any(place: Path | str, progress: Progress = untold) -> Opened:
    """Open a folder, .zip, .xlsx or .duckdb, or what is in the engine at an address. Raises StudyError with every problem."""
    if is_address(str(place)):
        from analysis.databases.load import open_loaded

        return open_loaded(str(place))
    path = Path(place)
    if path.suffix == ENDING or any(path.glob("findings.parquet")) or any(path.glob("findings/*.parquet")):
        from analysis.databases.open_given import open_given  # here: only such a study needs a database, and it takes a while

        return open_given(path, progress)
    return open_path(path, progress)
