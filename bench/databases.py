"""Studies whose findings are in Parquet, of 10,000 and more: opening, memory, a filter change; beside a plain query.

A small invented study (`bench.scale_study`) is made and repeated by DuckDB itself, each time with other people and other texts.
Each size is opened twice, the second time from the database that the first has written, and asked for the key messages and the
first chart of Overview: without a filter, with one that nobody has set before, and with the same once more; and for the numbers
of people of one table, as one plain query, too.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb

from bench.scale_study import write_study

ROOT = Path(__file__).parent.parent
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
BASE, PEOPLE, MOST_PEOPLE = 10_000, 1_000, 1_000_000  # a tenth as many people as findings, up to a million
PART = 500  # rounds in one file
MEASURE = """
import time
begun = time.perf_counter()
import json, sys
from pathlib import Path

def spent(what):
    begun = time.perf_counter()
    given = what()
    return time.perf_counter() - begun, given

def most():
    told = Path("/proc/self/status").read_text()  # Linux; what getrusage tells may be of the process that began this one
    return int(told.split("VmHWM:")[1].split()[0]) / 1024

from analysis.databases.open_any import open_any
study = open_any(Path(sys.argv[1])).dataset
opened = time.perf_counter() - begun
to_open = most()
from analysis.engines.in_duckdb import DuckDBFile as Database
from analysis.key_messages import key_messages
from analysis.selection import Selection
from ui.cards.registry import build_card, sources
def overview(study, selection):
    key_messages(study, selection)
    return build_card(study, selection, next(iter(sources(study))))
asked, ask = [], Database.ask
def noted(database, query, **frames):
    asked.append((database, query, frames))
    return ask(database, query, **frames)
Database.ask = noted
def plain():
    for database, query, frames in asked:
        cursor = database.connection.cursor()
        for name, frame in frames.items():
            cursor.register(name, frame)
        cursor.execute(query).fetchall()
people = study.counting("people", 3)
first, _ = spent(lambda: overview(people, Selection()))
asked.clear()
chosen = Selection(voice=("author",), sponsor_support=("supported",))
cold, _ = spent(lambda: overview(people, chosen))
raw, _ = spent(plain)
questions = len(asked)
warm, _ = spent(lambda: overview(people, chosen))
listed, _ = spent(lambda: study.counting("findings", 0) and chosen.some(study.counting("findings", 0), 0, 25))
print(json.dumps([opened, to_open, first, cold, raw, questions, warm, listed, most()]))
"""
HEADS = (
    "findings",
    "opened first (s)",
    "memory (MB)",
    "again (s)",
    "memory then (MB)",
    "first view (s)",
    "filter, cold (s)",
    "its questions, plain (s)",
    "questions",
    "filter, warm (s)",
    "a page of the list (s)",
    "memory in all (MB)",
)


def write_parquet(folder: Path, findings: int) -> Path:
    """A study of so many findings, its findings and participants as Parquet."""
    base = folder.with_name("base")
    if not base.exists():
        write_study(base, BASE, PEOPLE)
    (folder / "findings").mkdir(parents=True)
    for name in ("themes", "codes", "questions", "programmes", "notes"):
        shutil.copyfile(base / f"{name}.csv", folder / f"{name}.csv")
    apart = f"(round % {MOST_PEOPLE // PEOPLE}) * {PEOPLE}"
    who = f"'P' || lpad(((substr(participant_id, 2)::INT) + {apart})::VARCHAR, 9, '0') AS participant_id"
    number = f"'F' || lpad(((substr(finding_id, 2)::BIGINT) + round * {BASE})::VARCHAR, 10, '0') AS finding_id"
    text = "replace(statement, ' days', round || ' days') AS statement"  # a text of its own, as no real one comes twice
    rounds = findings // BASE
    _repeat(base / "participants.csv", who, (0, min(rounds, MOST_PEOPLE // PEOPLE)), folder / "participants.parquet")
    for part, first in enumerate(range(0, rounds, PART)):
        file = folder / "findings" / f"part-{part}.parquet"
        _repeat(base / "findings.csv", f"{number}, {who}, {text}", (first, min(first + PART, rounds)), file)
    shutil.copyfile(base / "datapackage.json", folder / "datapackage.json")
    return folder


def _repeat(table: Path, cells: str, rounds: tuple[int, int], file: Path) -> None:
    rows = f"range({rounds[0]}, {rounds[1]}) AS rounds(round), read_csv('{table}', all_varchar = true, header = true) AS base"
    duckdb.execute(f"COPY (SELECT base.* REPLACE ({cells}) FROM {rows}) TO '{file}' (COMPRESSION zstd)")


def main() -> None:
    """Make each study where it is not there; print a line of a table for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    print(*HEADS, sep=", ")
    for size in parser.parse_args().sizes:
        folder, cache = ROOT / ".bench" / f"parquet-{size}", ROOT / ".bench" / f"cache-{size}"
        if not (folder / "datapackage.json").exists():
            write_parquet(folder, size)
        shutil.rmtree(cache, ignore_errors=True)
        (opened, memory, *_), again = (_measured(folder, cache) for _ in range(2))
        print(f"{size:,}", f"{opened:.2f}", f"{memory:.0f}", *(f"{each:.2f}" for each in again), sep=", ", flush=True)


def _measured(folder: Path, cache: Path) -> list[float]:
    told = subprocess.check_output(
        [sys.executable, "-c", MEASURE, str(folder)], cwd=ROOT, text=True, env={**os.environ, "STUDY_CACHE": str(cache)}
    )
    return [float(each) for each in json.loads(told.splitlines()[-1])]


if __name__ == "__main__":
    main()
