"""Text that a spreadsheet opens as text: no cell or column name of it can run as a formula, and each reads back as it was."""

import pandas as pd

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def guard(cell: str) -> str:
    """`cell` with an apostrophe before it where it could run as a formula, or already begins with an apostrophe."""
    return "'" + cell if cell.startswith((*STARTS, "'")) else cell


def guarded(frame: pd.DataFrame) -> pd.DataFrame:
    """The same frame, its text cells and the names of its columns guarded; '' where a text is missing."""
    columns = [cells if pd.api.types.is_numeric_dtype(cells) else _texts(cells) for _, cells in frame.items()]
    named = pd.concat(columns, axis=1) if columns else frame.copy()
    return named.set_axis([guard(str(name)) for name in frame.columns], axis=1)


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """A frame as CSV, guarded, in the encoding that spreadsheets recognise; its index is left out."""
    return guarded(frame).to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _texts(cells: pd.Series) -> pd.Series:
    texts = cells.astype(object).where(cells.notna(), "")
    return pd.Series([guard(str(cell)) for cell in texts], index=cells.index, dtype=object)
