"""Many findings as one Parquet file, for databases and tools of statistics: written piece by piece, text as it stands."""

from collections.abc import Iterator, Sequence
from io import BytesIO

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq


def parquet_bytes(pieces: Iterator[pd.DataFrame], names: Sequence[str], numbers: Sequence[str]) -> bytes:
    """Frames of text one after another as one table with the columns `names`; `numbers` among them hold whole numbers.

    A cell is missing where it is '', and where its frame has no such column. Raises ValueError where a number is none.
    """
    schema = pa.schema([(name, pa.int64() if name in numbers else pa.string()) for name in names])
    written = BytesIO()
    with pq.ParquetWriter(written, schema, compression="zstd") as writer:
        for piece in pieces:
            cells = piece.reindex(columns=list(names), fill_value="").astype(object)
            cells = cells.where(cells != "", None)
            for name in numbers:
                cells[name] = [None if cell is None else int(cell) for cell in cells[name]]
            writer.write_table(pa.Table.from_pandas(cells, schema, preserve_index=False))
    return written.getvalue()
