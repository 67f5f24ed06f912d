"""Text that a spreadsheet opens as text: no cell of it can run as a formula, and each reads back as it was."""

import pandas as pd

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def guard(cell: str) -> str:
    """`cell` with an apostrophe before it where it could run as a formula, or already begins with an apostrophe."""
    return "'" + cell if cell.startswith((*STARTS, "'")) else cell


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """A frame as CSV, its text cells guarded, in the encoding that spreadsheets recognise."""
    guarded = frame.copy()
    for name in guarded.columns:
        if not pd.api.types.is_numeric_dtype(guarded[name]):
            guarded[name] = [guard(str(cell)) for cell in guarded[name].astype(object).where(guarded[name].notna(), "")]
    return guarded.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")
