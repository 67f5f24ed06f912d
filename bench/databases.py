"""Studies whose findings are in Parquet, of 10,000 and more: opening, memory, a filter change; beside a plain query.

A small invented study (`bench.scale_study`) is made and repeated by DuckDB itself, each time with other people and other texts.
Each size is opened twice, the second time from the database that the first has written, and asked for the key messages and the
first chart of Overview: without a filter, with one that nobody has set before, and with the same once more; and for the numbers
of people of one table, as one plain query, too.
"""

import argparse
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
MEASURE = """
import json, os, resource, sys, time
from pathlib import Path

def spent(what):
    begun = time.perf_counter()
    given = what()
    return time.perf_counter() - begun, given

from analysis.databases.open_any import open_any
opened, study = spent(lambda: open_any(Path(sys.argv[1])).dataset)
from analysis.disclosure.distinct_people import count_distinct
from analysis.disclosure.tables import each_value
from analysis.engines.of_study import engine_of
from analysis.key_messages import key_messages
from analysis.selection import Selection
from ui.cards.registry import build_card, sources
def overview(study, selection):
    key_messages(study, selection)
    return build_card(study, selection, next(iter(sources(study))))
people = study.counting("people", 3)
first, _ = spent(lambda: overview(people, Selection()))
chosen = Selection(voice=("author",), sponsor_support=("supported",))
cold, _ = spent(lambda: overview(people, chosen))
warm, _ = spent(lambda: overview(people, chosen))
axes = each_value(people, ("theme_id", "experience"))
counted, _ = spent(lambda: engine_of(people).people(chosen.rows(people), axes))
engine = engine_of(people)
where = engine._where(chosen.rows(people))
last = len(study.participants) - 1
number = f"bit_count(bitstring_agg(person, 0, {last}))"
plain = f"SELECT theme_id, experience, {number} FROM study.findings WHERE {where} GROUP BY ALL"
raw, _ = spent(lambda: engine.database.connection.execute(plain).fetchall())
listed, _ = spent(lambda: chosen.some(people, 0, 25))
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([opened, first, cold, warm, counted, raw, listed, most]))
"""


def write_parquet(folder: Path, findings: int) -> Path:
    """A study of so many findings, its findings and participants as Parquet."""
    base = folder.with_name("base")
    if not base.exists():
        write_study(base, BASE, PEOPLE)
    folder.mkdir(parents=True)
    for name in ("themes", "codes", "questions", "programmes", "notes"):
        shutil.copyfile(base / f"{name}.csv", folder / f"{name}.csv")
    shutil.copyfile(base / "datapackage.json", folder / "datapackage.json")
    apart = f"(round % {MOST_PEOPLE // PEOPLE}) * {PEOPLE}"
    who = f"'P' || lpad(((substr(participant_id, 2)::INT) + {apart})::VARCHAR, 9, '0') AS participant_id"
    number = f"'F' || lpad(((substr(finding_id, 2)::BIGINT) + round * {BASE})::VARCHAR, 10, '0') AS finding_id"
    text = "replace(statement, ' days', round || ' days') AS statement"  # a text of its own, as no real one comes twice
    rounds = f"range({findings // BASE}) AS rounds(round)"
    people = f"range({min(findings // BASE, MOST_PEOPLE // PEOPLE)}) AS rounds(round)"
    for name, cells, times in (("participants", who, people), ("findings", f"{number}, {who}, {text}", rounds)):
        table = f"read_csv('{base / name}.csv', all_varchar = true, header = true)"
        query = f"SELECT base.* REPLACE ({cells}) FROM {times}, {table} AS base"
        duckdb.execute(f"COPY ({query}) TO '{folder / name}.parquet' (COMPRESSION zstd)")
    return folder


def main() -> None:
    """Make each study where it is not there; print a line of a table for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    print(
        "findings, opened first (s), again (s), first view (s), filter cold (s), warm (s), one table (s), raw (s), list (s), MB"
    )
    for size in parser.parse_args().sizes:
        folder, cache = ROOT / ".bench" / f"parquet-{size}", ROOT / ".bench" / f"cache-{size}"
        if not (folder / "findings.parquet").exists():
            write_parquet(folder, size)
        shutil.rmtree(cache, ignore_errors=True)
        runs = []
        for _ in range(2):
            told = subprocess.check_output(
                [sys.executable, "-c", MEASURE, str(folder)], cwd=ROOT, text=True, env={**os.environ, "STUDY_CACHE": str(cache)}
            )
            runs.append([float(each) for each in told.splitlines()[-1].strip("[]").split(",")])
        (opened, *_, most), (again, *rest, _) = runs
        print(f"{size:,}", *(f"{each:.2f}" for each in (opened, again, *rest)), f"{most:.0f}", sep=", ", flush=True)


if __name__ == "__main__":
    main()
