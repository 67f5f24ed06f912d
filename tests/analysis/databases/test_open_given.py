"""Studies in Parquet and in DuckDB: what is wrong is said as of any other; a checked one is opened again without a check."""

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from analysis.databases import open_given
from analysis.engines.in_duckdb import WORKS_HERE
from analysis.files.open_study import open_study
from analysis.files.problems import StudyError
from tests.analysis.databases.stored import as_duckdb, as_parquet, opened
from tests.conftest import DATA
from tests.invented import FOLDER


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


def told(error: StudyError) -> set[tuple[int, str, str, str]]:
    return {(each.row, each.column, each.value, each.allowed) for each in error.problems}


WRONG = {
    "a key twice": [("cell", 5, "finding_id", "F001")],
    "no key": [("cell", 4, "finding_id", "")],
    "a key like no other": [("cell", 4, "finding_id", "X1")],
    "an unknown theme": [("cell", 3, "theme_id", "b_nowhere")],
    "an unknown code": [("cell", 3, "voice", "somebody"), ("cell", 9, "experience", "")],
    "an unknown value in a list": [("cell", 4, "actors", "managers;nobody")],
    "a value twice in a list": [("cell", 4, "actors", "managers;managers")],
    "a long statement": [("cell", 6, "statement", "x" * 201)],
    "no statement": [("cell", 6, "statement", "")],
    "a count that is no number": [("cell", 5, "extent", "count"), ("cell", 5, "extent_count", "two")],
    "a count of nobody": [("cell", 5, "extent", "count"), ("cell", 5, "extent_count", "0")],
    "no count": [("cell", 5, "extent", "count")],
    "a count too many": [("cell", 5, "extent", "many"), ("cell", 5, "extent_count", "3")],
    "an anchor without its length": [("cell", 7, "passage_words", "")],
    "an answer that recommends nothing": [("cell", 2, "answers", "b_rota")],
    "an answer to what is no barrier": [("cell", 12, "answers", "f_mentor")],
    "a column too many": [("add_column", "weather", "fine")],
    "a column too few": [("drop_column", "theme_id")],
    "blanks around a code": [("cell", 3, "voice", " author  ")],
}


@pytest.mark.parametrize("changes", WRONG.values(), ids=WRONG)
def test_problems_are_those_of_the_same_tables_in_memory(study_folder, edit, changes, tmp_path, cache, monkeypatch):
    for what, *rest in changes:
        getattr(edit, what)("findings.csv", *rest)
    expected = set()
    try:
        open_study(study_folder)
    except StudyError as error:
        expected = told(error)
    for number, stored in enumerate((as_parquet, as_duckdb)):
        found = set()
        try:
            opened(stored(study_folder, tmp_path / f"stored{number}"), monkeypatch, cache)
        except StudyError as error:
            found = told(error)
        assert found == expected
    assert not cache.exists() or expected == set()


def test_codes_that_are_spelled_otherwise_are_a_problem(study_folder, edit, tmp_path, cache, monkeypatch):
    edit.cell("findings.csv", 3, "voice", "Report author")
    with pytest.raises(StudyError) as caught:
        opened(as_parquet(study_folder, tmp_path / "stored"), monkeypatch, cache)
    ((row, column, value, allowed),) = told(caught.value)
    assert (row, column, value) == (3, "voice", "Report author")
    assert allowed == "the code as the study spells it: findings in a database are read as they stand"
    assert [each.mend for each in caught.value.problems] == ["Write author."]


def test_a_checked_study_is_not_checked_again_until_it_changes(tmp_path, cache, monkeypatch):
    folder, checks = as_parquet(FOLDER, tmp_path / "stored"), []
    real = open_given.suspects
    monkeypatch.setattr(open_given, "suspects", lambda *asked: checks.append(asked) or real(*asked))
    assert opened(folder, monkeypatch, cache).dataset.stored.findings == 60
    assert opened(folder, monkeypatch, cache).dataset.stored.tied == 60
    assert len(checks) == 1
    (folder / "themes.csv").write_text((folder / "themes.csv").read_text(encoding="utf-8") + "\n", encoding="utf-8")
    opened(folder, monkeypatch, cache)
    assert len(checks) == 2


def test_a_database_that_cannot_be_read_is_written_anew(tmp_path, cache, monkeypatch):
    folder = as_parquet(FOLDER, tmp_path / "stored")
    (written,) = [Path(opened(folder, monkeypatch, cache).dataset.stored.place)]
    written.write_bytes(b"torn" * 1000)
    assert opened(folder, monkeypatch, cache).dataset.stored.findings == 60


def test_several_parquet_files_are_one_table(tmp_path, cache, monkeypatch):
    folder = as_parquet(FOLDER, tmp_path / "stored")
    (folder / "findings").mkdir()
    whole = f"read_parquet('{folder / 'findings.parquet'}', file_row_number = true)"
    for number, where in enumerate(("< 20", ">= 20")):
        part = folder / "findings" / f"{number}.parquet"
        duckdb.execute(f"COPY (SELECT * EXCLUDE (file_row_number) FROM {whole} WHERE file_row_number {where}) TO '{part}'")
    (folder / "findings.parquet").unlink()
    study = opened(folder, monkeypatch, cache).dataset
    assert (study.stored.findings, study.number_of_rows("findings")) == (60, 60)


def test_what_is_not_read_is_said(tmp_path, cache, monkeypatch):
    folder = as_parquet(FOLDER, tmp_path / "stored")
    (folder / "transcripts.csv").write_bytes((FOLDER / "transcripts.csv").read_bytes())
    said = [str(each) for each in opened(folder, monkeypatch, cache).notices]
    assert said[-1] == (
        "transcripts.csv: not read: a study whose findings are in a database shows no other coding, and no passages"
    )


def test_a_file_that_is_no_database_is_said(tmp_path, cache, monkeypatch):
    study = as_duckdb(FOLDER, tmp_path / "stored")
    study.write_bytes(b"This is no database." * 1000)
    with pytest.raises(StudyError) as caught:
        opened(study, monkeypatch, cache)
    assert [each.file for each in caught.value.problems] == ["study.duckdb"]


def test_the_built_in_study_loads_no_database():
    watched = "('duckdb', 'ibis', 'pyspark', 'sqlglot')"
    said = f"import sys; from ui.server.warm_up import warm_up; warm_up(); print([n for n in {watched} if n in sys.modules])"
    run = subprocess.run([sys.executable, "-c", said], cwd=DATA.parent, capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "[]"


def test_what_an_ended_process_left_is_taken_away(tmp_path, cache, monkeypatch):
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True, check=True)
    gone, ours, other = (
        cache / f"a.duckdb{host}{process}.tmp"
        for host, process in ((WORKS_HERE, int(ended.stdout)), (WORKS_HERE, os.getpid()), ("-elsewhere-", int(ended.stdout)))
    )
    old, new = cache / "old.making", cache / "new.making"
    for each in (gone, ours, other):
        each.mkdir(parents=True)
        (each / "block").write_text("x")
    for each in (old, new):
        each.write_text("x")
    os.utime(old, (0, 0))
    opened(as_parquet(FOLDER, tmp_path / "stored"), monkeypatch, cache)
    assert [each.exists() for each in (gone, ours, other, old, new)] == [False, True, True, False, True]
