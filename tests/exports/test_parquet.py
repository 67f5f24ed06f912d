"""A table that is written piece by piece as Parquet: its columns, its numbers, what is missing."""

from io import BytesIO

import pandas as pd
import pyarrow.parquet as pq
import pytest

from exports.parquet import parquet_bytes

ONE = pd.DataFrame({"ID": ["L1", "L2"], "Statement": ["=soil", ""], "How many": ["3", ""]}, dtype=str)
TWO = pd.DataFrame({"ID": ["L3"], "Statement": ["Rain"]}, dtype=str)


def test_pieces_are_one_table_with_whole_numbers_and_missing_cells():
    read = pq.read_table(BytesIO(parquet_bytes(iter([ONE, TWO]), ["ID", "How many", "Statement"], ["How many"])))
    assert read.to_pydict() == {"ID": ["L1", "L2", "L3"], "How many": [3, None, None], "Statement": ["=soil", None, "Rain"]}
    assert [str(field.type) for field in read.schema] == ["string", "int64", "string"]


def test_a_table_without_rows_has_its_columns():
    assert pq.read_table(BytesIO(parquet_bytes(iter([]), ["ID"], []))).to_pydict() == {"ID": []}


def test_a_number_that_is_none_is_no_number():
    with pytest.raises(ValueError, match="few"):
        parquet_bytes(iter([pd.DataFrame({"How many": ["few"]})]), ["How many"], ["How many"])
