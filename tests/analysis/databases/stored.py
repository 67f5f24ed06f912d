"""Studies of the tests with their findings in a database: the same tables, the findings as Parquet or all in a DuckDB file."""

import shutil
from pathlib import Path

import duckdb
import pandas as pd

from analysis.databases.open_any import open_any
from analysis.files.open_study import Opened

APART = ("codings", "recodings", "settled", "transcripts")  # tables that such a study is not asked for


def as_text(file: Path) -> pd.DataFrame:
    return pd.read_csv(file, dtype="str", keep_default_na=False)


def as_parquet(study: Path, folder: Path) -> Path:
    """A copy of a study's folder whose findings are a Parquet file."""
    folder.mkdir()
    for file in study.iterdir():
        if file.suffix in (".csv", ".json") and file.stem not in APART:
            shutil.copyfile(file, folder / file.name)
    as_text(folder / "findings.csv").to_parquet(folder / "findings.parquet")
    (folder / "findings.csv").unlink()
    return folder


def as_duckdb(study: Path, folder: Path) -> Path:
    """A DuckDB file of all tables of a study, beside its datapackage.json."""
    folder.mkdir()
    shutil.copyfile(study / "datapackage.json", folder / "datapackage.json")
    with duckdb.connect(str(folder / "study.duckdb")) as connection:
        for file in study.glob("*.csv"):
            if file.stem not in APART:
                connection.register("table_as_text", as_text(file))
                connection.execute(f'CREATE TABLE "{file.stem}" AS SELECT * FROM table_as_text')
    return folder / "study.duckdb"


def opened(path: Path, monkeypatch, cache: Path) -> Opened:
    """What opening it gives, its database written into a folder of the test."""
    monkeypatch.setenv("STUDY_CACHE", str(cache))
    return open_any(path)
